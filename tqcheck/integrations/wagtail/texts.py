"""What a page says: its paragraphs, in their order, and those of the source it was translated from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

import lxml.etree
import lxml.html
from django.db.models import TextField
from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock, TextBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from tqcheck.formats.body import END_OF_PAGE, was_cut_off
from tqcheck.integrations.wagtail.settings import GateSettings

_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"[ \t\n\r\f]+")  # what HTML takes for one space; a no-break space is a letter
_INLINE = frozenset(
    {"a", "abbr", "b", "br", "code", "del", "em", "i", "mark", "s", "small", "span", "strong", "sub", "sup"}
)


def article_of(page: Any, settings: GateSettings) -> dict[str, str] | None:
    """A page as `POST /v1/check` takes it, the title first; None if it is written in the source language itself.

    The source is the settings' field of the page, else the page that it translates; without either, the translation
    goes alone.
    """
    language = page.locale.language_code
    if language.lower() == settings.source_language.lower():
        return None
    target = {"target_lang": language, "target_text": _joined(paragraphs_of(page, settings))}
    source = _source(page, settings)
    if not source:
        return target
    told = {"source_lang": settings.source_language} if settings.source_language else {}
    return {**told, "source_text": source, **target}


def paragraphs_of(page: Any, settings: GateSettings) -> list[str]:
    """The paragraphs of a page's title and of its fields with running text, or of the fields it names."""
    names = page.tqcheck_fields or [
        "title",
        *(
            field.name
            for field in page._meta.concrete_fields
            if isinstance(field, StreamField | TextField)
            and field.model is not Page
            and field.name != settings.source_field
        ),
    ]
    return [paragraph for name in names for paragraph in _field_paragraphs(page, name)]


def _source(page: Any, settings: GateSettings) -> str:
    if settings.source_field and hasattr(page, settings.source_field):
        return _joined(_field_paragraphs(page, settings.source_field))
    original = page.get_translations().filter(locale__language_code__iexact=settings.source_language).first()
    return _joined(paragraphs_of(original.specific, settings)) if original else ""


def _joined(paragraphs: Iterable[str]) -> str:
    return "\n\n".join(paragraphs)


def _field_paragraphs(page: Any, name: str) -> Iterator[str]:
    field, value = page._meta.get_field(name), getattr(page, name)
    if isinstance(field, StreamField):
        return _block_paragraphs(field.stream_block, value)
    return html_paragraphs(value) if isinstance(field, RichTextField) else _lines(value)


def _block_paragraphs(block: Any, value: Any) -> Iterator[str]:
    """The paragraphs of a block: of texts and rich texts, in whatever structure they stand."""
    if isinstance(block, RichTextBlock):
        yield from html_paragraphs(value.source)
    elif isinstance(block, CharBlock | TextBlock):
        yield from _lines(value)
    elif isinstance(block, StreamBlock):
        for child in value:
            yield from _block_paragraphs(child.block, child.value)
    elif isinstance(block, ListBlock):
        for child in value.bound_blocks:
            yield from _block_paragraphs(child.block, child.value)
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from _block_paragraphs(child, value.get(name))


def _lines(value: str | None) -> Iterator[str]:
    return (line.strip() for line in (value or "").splitlines() if line.strip())


def html_paragraphs(html: str | None) -> Iterator[str]:
    """The paragraphs of rich text, its marks of emphasis and links taken away."""
    parser = lxml.html.HTMLParser(huge_tree=True)
    root = lxml.html.fragment_fromstring(END_OF_PAGE.sub("", html or ""), create_parent="div", parser=parser)
    if was_cut_off(parser):  # what it left out would go out unseen
        return _lines(unescape(_TAG.sub("\n", html or "")))
    return _paragraphs(root)


def _paragraphs(root: Any) -> Iterator[str]:
    pieces = [""]
    for event, element in lxml.etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if isinstance(element.tag, str) and element.tag not in _INLINE:
            pieces.append("")
        if event == "start":
            pieces[-1] += " " if element.tag == "br" else element.text or ""
        else:
            pieces[-1] += element.tail or ""
    return (text for piece in pieces if (text := _SPACE.sub(" ", piece).strip(" ")))
