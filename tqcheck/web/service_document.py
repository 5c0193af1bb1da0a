"""A request made into a document, or refused for what no check could read."""

from __future__ import annotations

import hashlib

import orjson
from pydantic import BaseModel

from tqcheck.config import Settings
from tqcheck.errors import InputError
from tqcheck.formats.articles import document_aligned, document_alone, read_posted
from tqcheck.formats.languages_of import Detect, Known, Side, detected
from tqcheck.formats.lines import flaw
from tqcheck.language import language
from tqcheck.model import Document, Segment, Text
from tqcheck.web.service_models import CheckIn, SegmentIn
from tqcheck.web.service_settings import Limits


def refuse_unfit(article: CheckIn, limits: Limits) -> None:
    """InputError for an article that is too large, or for a text that no check could read; its path is the field."""
    given = article.segments or ()
    if len(given) > limits.max_segments:
        raise _too_many(len(given), limits)
    for number, segment in enumerate(given):
        for side, text in (("source", segment.source), ("target", segment.target)):
            if len(text) > limits.max_characters:
                what = f"{len(text):,} characters; a segment has at most {limits.max_characters:,}"
                remedy = "send its sentences or paragraphs as segments of their own"
                raise InputError(what, path=f"segments[{number}].{side}", remedy=remedy)
    refuse_unreadable(article)


def refuse_unreadable(model: BaseModel, place: str = "") -> None:
    """InputError for half a surrogate pair, a NUL or an endless figure, anywhere in a request."""
    for name, value in model:
        for number, part in enumerate(value) if isinstance(value, list) else ():
            refuse_unreadable(part, f"{place}{name}[{number}].")
        if isinstance(value, str):
            try:
                value.encode()
            except UnicodeEncodeError as error:
                what = f"half a surrogate pair at position {error.start + 1}"
                raise InputError(what, path=place + name, remedy="send the characters themselves") from None
            if problem := flaw(value, "UTF-8"):
                raise InputError(problem[0], path=place + name, remedy=problem[1].partition(",")[0])


def document_of(article: CheckIn, settings: Settings, detect: Detect, limits: Limits) -> Document:
    """The document of a request.

    A language that it does not name is that of the settings, else the one that `detect` tells. InputError or
    LanguageError, with the field, for a language that nobody knows or can tell, and where there is no text.
    """
    document = (
        _of_segments(article, settings, detect) if article.segments else _of_texts(article, settings, detect, limits)
    )
    if len(document.segments) > limits.max_segments:
        raise _too_many(len(document.segments), limits)
    for segment in document.segments:
        if max(len(segment.source.raw), len(segment.target.raw)) > limits.max_characters:
            what = f"a paragraph of more than {limits.max_characters:,} characters"
            raise InputError(what, path=f"paragraph {segment.id}", remedy="break it into paragraphs")
    return document


def _too_many(number: int, limits: Limits) -> InputError:
    return InputError(f"{number:,} segments; at most {limits.max_segments:,} are checked at once")


def _of_texts(article: CheckIn, settings: Settings, detect: Detect, limits: Limits) -> Document:
    html = article.target_html is not None
    kind = "html" if html else "text"
    name, target_tag = article.document or "", article.target_lang or settings.target_lang
    target = read_posted(
        getattr(article, f"target_{kind}"),
        side="target",
        html=html,
        tag=target_tag,
        detect=detect,
        field=f"target_{kind}",
    )
    content = getattr(article, f"source_{kind}")
    if content is None:
        return document_alone(name, "", *target, article.published)
    source = read_posted(
        content,
        side="source",
        html=html,
        tag=article.source_lang or settings.source_lang,
        detect=detect,
        field=f"source_{kind}",
    )
    return document_aligned(name, "", source, target, article.published, limits.max_segments)


def _of_segments(article: CheckIn, settings: Settings, detect: Detect) -> Document:
    given = article.segments or []
    # White space alone is no source: checks that need none run on such a segment.
    sources = [one.source if not one.source.isspace() else "" for one in given]
    targets = [one.target for one in given]
    alone = not any(sources)
    target = _tongue("target", article.target_lang or settings.target_lang, targets, detect)
    if alone:
        source = target
        if not any(map(_has_text, targets)):
            raise InputError("there is no text to check", path="segments", remedy="send at least one sentence")
    else:
        source = _tongue("source", article.source_lang or settings.source_lang, sources, detect)
    names = [one.id or str(number) for number, one in enumerate(given, 1)]
    return Document(
        article.document or "",
        source.tag,
        target.tag,
        tuple(
            _segment(article, one, name, raw, source.tag, target.tag)
            for one, name, raw in zip(given, names, sources, strict=True)
        ),
        published=article.published,
        languages_from=" and ".join(dict.fromkeys((source.origin, target.origin))),
        target_only=alone,
    )


def _segment(article: CheckIn, one: SegmentIn, name: str, source: str, source_tag: str, target_tag: str) -> Segment:
    return Segment(
        name,
        Text(source, source_tag, "source", name),
        Text(one.target, target_tag, "target", name),
        one.role,
        published=article.published,
    )


def _tongue(side: Side, tag: str | None, texts: list[str], detect: Detect) -> Known:
    if tag:
        return Known(language(tag).tag, "given")
    return detected(texts, side, detect, "segments", f"name it in {side}_lang")


def _has_text(text: str) -> bool:
    return any(map(str.isalnum, text))


def content_hash(document: Document) -> str:
    """What a verdict is bound to: the languages, and the role and the texts of every segment, but not its id."""
    content = [
        None if document.target_only else document.source_language,
        document.target_language,
        [[segment.role, segment.source.raw, segment.target.raw] for segment in document.segments],
    ]
    return "sha256:" + hashlib.sha256(orjson.dumps(content)).hexdigest()
