"""Corrected pairs as a translation memory: TMX 1.4b, the form that translators' tools exchange."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from lxml import etree

from tqcheck.model import Document
from tqcheck.store.corrected import Corrected, corrected
from tqcheck.store.standing import Standing
from tqcheck.version import VERSION

_XML = "{http://www.w3.org/XML/1998/namespace}"
_UNFIT = re.compile(r"([\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff])")  # no XML can hold them


def tmx(documents: Iterable[Document], standing: Standing) -> bytes:
    """A memory of the pairs with an edit that stands, each with who made it and when; a pair has a source."""
    pairs = [one for one in corrected(documents, standing) if one.segment.source.raw]
    languages = {one.document.source_language for one in pairs}
    root = etree.Element("tmx", version="1.4")
    etree.SubElement(
        root,
        "header",
        {
            "creationtool": "tqcheck",
            "creationtoolversion": VERSION,
            "segtype": "sentence",
            "o-tmf": "tqcheck",
            "adminlang": "en",
            "srclang": languages.pop() if len(languages) == 1 else "*all*",
            "datatype": "plaintext",
        },
    )
    body = etree.SubElement(root, "body")
    body.text = "\n"
    for one in pairs:
        _add(body, one)
    told = etree.tostring(root, encoding="UTF-8", xml_declaration=True, doctype='<!DOCTYPE tmx SYSTEM "tmx14.dtd">')
    return told + b"\n"


def _add(body: etree._Element, one: Corrected) -> None:
    changed = {"changeid": _plain(one.edit.author), "changedate": _told(one.edit.at)}
    unit = etree.SubElement(body, "tu", {"srclang": one.document.source_language, **changed})
    unit.tail = "\n"  # a unit a line; more space could get into the texts
    for kind, text in (("x-document", one.document.id), ("x-segment", one.segment.id)):
        etree.SubElement(unit, "prop", type=kind).text = _plain(text)
    source, target = one.segment.source, one.segment.target
    for language, text, more in ((source.language, source.raw, {}), (target.language, one.edit.text, changed)):
        variant = etree.SubElement(unit, "tuv", {f"{_XML}lang": language, **more})
        _fill(etree.SubElement(variant, "seg"), text)


def _fill(segment: etree._Element, text: str) -> None:
    """Put a text into its element. What XML cannot hold becomes a placeholder that says which character it was."""
    first, *rest = _UNFIT.split(text)
    segment.text = first
    for unfit, after in zip(rest[::2], rest[1::2], strict=True):
        mark = etree.SubElement(segment, "ph")
        mark.text, mark.tail = f"\\u{ord(unfit):04x}", after


def _plain(text: str) -> str:
    return _UNFIT.sub(lambda unfit: f"\\u{ord(unfit[0]):04x}", text)


def _told(at: datetime | None) -> str:
    return (at or datetime.now(UTC)).strftime("%Y%m%dT%H%M%SZ")
