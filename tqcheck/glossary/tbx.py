"""Glossaries as TBX (ISO 30042): version 3 in both its styles, DCA and DCT, and version 2 (TBX-Basic, martif)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tqcheck.errors import GlossaryError
from tqcheck.glossary.cells import FACTS
from tqcheck.language import canonical

STYLES = ("dca", "dct")
VERSIONS = (3, 2)
_TBX = "urn:iso:std:iso:30042:ed-2"
_MIN = "http://www.tbxinfo.net/ns/min"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Our marks of a term and TBX's administrative status of it.
_STATUS = {"": "admittedTerm", "!": "deprecatedTerm", "~": "supersededTerm"}
_PREFERRED = "preferredTerm"
_ENDING = "-admn-sts"  # what TBX puts behind each; version 2 has it without in another category
_MARKS = {status: mark for mark, status in _STATUS.items()} | {_PREFERRED: ""}
_STATUSES = ("administrativeStatus", "normativeAuthorization")
_OWN = "x-tqcheck-"  # the facts of a row that TBX has no name for
_COLUMNS = "Columns: "
_TERM = re.compile(r"([!~]?)\s*(=?)(.*?)(\*?)", re.DOTALL)
_MARKED = re.compile(r"^[!~=]|\||\*$").search
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold


class _Dialect(NamedTuple):
    """The names of a version's elements."""

    namespace: str
    root: str
    header: str
    entry: str
    language: str
    term: str
    dct: bool = False


_VERSION_3 = _Dialect(f"{{{_TBX}}}", "tbx", "tbxHeader", "conceptEntry", "langSec", "termSec")
_VERSION_2 = _Dialect("", "martif", "martifHeader", "termEntry", "langSet", "tig")
_DOCTYPE = b'<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">\n'
_ENTRIES = (_VERSION_3.entry, _VERSION_2.entry)
_LANGUAGES = (_VERSION_3.language, _VERSION_2.language)
_TERMS = (_VERSION_3.term, _VERSION_2.term, "ntig")


def to_tbx(columns: Sequence[str], found: Sequence[Mapping[str, str]], style: str, version: int) -> bytes:
    """A glossary as an XML file; what XML cannot hold (control characters) is left out."""
    from lxml import etree  # 10 ms that only TBX needs

    dialect = _VERSION_2 if version == 2 else _VERSION_3._replace(dct=style == "dct")
    root = _root(dialect)
    header = _under(_under(root, dialect.header, dialect), "fileDesc", dialect)
    source = _under(header, "sourceDesc", dialect)
    _text(_under(source, "p", dialect), "Written by tqcheck")
    _text(_under(source, "p", dialect), _COLUMNS + ", ".join(columns))
    if version == 2:
        encoding = _under(root[0], "encodingDesc", dialect)
        _text(_typed(encoding, "p", "XCSURI", dialect), "TBXBasicXCSV02.xcs")
    body = _under(_under(root, "text", dialect), "body", dialect)
    languages = [name for name in columns if name not in FACTS]
    for number, row in enumerate(found, 1):
        entry = _under(body, dialect.entry, dialect)
        entry.set("id", f"c{number}")
        _write_row(entry, row, languages, dialect)
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=False, pretty_print=True)
    doctype = _DOCTYPE if version == 2 else b""
    return b"<?xml version='1.0' encoding='UTF-8'?>\n" + doctype + written


def _root(dialect: _Dialect) -> Any:
    from lxml import etree

    names: dict[Any, str] = ({None: _TBX} if dialect.namespace else {}) | ({"min": _MIN} if dialect.dct else {})
    root = etree.Element(dialect.namespace + dialect.root, nsmap=names)
    root.set("type", "TBX-Basic")
    if dialect.namespace:
        root.set("style", "dct" if dialect.dct else "dca")
    root.set(_XML_LANG, "en")
    return root


def _write_row(entry: Any, row: Mapping[str, str], languages: Sequence[str], dialect: _Dialect) -> None:
    if row.get("subject"):
        _fact(entry, "descrip", "subjectField", row["subject"], dialect)
    for name in FACTS:
        if name not in ("subject", "note") and row.get(name):
            _text(_typed(entry, "admin", _OWN + name, dialect), row[name])
    if row.get("note"):
        _text(_under(entry, "note", dialect), row["note"])
    for tag in languages:
        if row.get(tag):
            section = _under(entry, dialect.language, dialect)
            section.set(_XML_LANG, tag)
            for place, cell in enumerate(row[tag].split("|")):
                _write_term(section, cell.strip(), place, dialect)


def _write_term(section: Any, cell: str, place: int, dialect: _Dialect) -> None:
    match = _TERM.fullmatch(cell)
    mark, exact, text, open_ended = match.groups() if match else ("", "", cell, "")
    found = _under(section, dialect.term, dialect)
    _text(_under(found, "term", dialect), text)
    status = _PREFERRED if not (mark or place) else _STATUS[mark]
    _fact(found, "termNote", _STATUSES[0], status + _ENDING, dialect)
    if exact or open_ended:
        _text(_typed(found, "termNote", _OWN + "match", dialect), "exact" if exact else "open")


def _under(parent: Any, name: str, dialect: _Dialect) -> Any:
    from lxml import etree

    return etree.SubElement(parent, dialect.namespace + name)


def _typed(parent: Any, name: str, kind: str, dialect: _Dialect) -> Any:
    found = _under(parent, name, dialect)
    found.set("type", kind)
    return found


def _fact(parent: Any, element: str, name: str, value: str, dialect: _Dialect) -> None:
    """A data category: by a `type` (DCA), or by an element of its own name (DCT)."""
    from lxml import etree

    if dialect.dct:
        _text(etree.SubElement(parent, f"{{{_MIN}}}{name}"), value)
    else:
        _text(_typed(parent, element, name, dialect), value)


def _text(node: Any, value: str) -> None:
    node.text = CONTROL.sub("", value)


def from_tbx(content: bytes, path: Path) -> tuple[list[str], list[dict[str, str]], list[str]]:
    """The columns, the rows and what was not read of a TBX file; GlossaryError if it is none."""
    from lxml import etree

    internal: Any = "internal"  # since lxml 5; its types know True and False alone
    parser = etree.XMLParser(resolve_entities=internal, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise GlossaryError(
            f"not an XML file: {error.msg}", path=str(path), line=error.lineno, remedy="export it again as TBX"
        ) from error
    entries = [node for node in root.iter() if _name(node) in _ENTRIES]
    if not entries:
        raise GlossaryError("has no concept", path=str(path), remedy="give a TBX file (ISO 30042), version 2 or 3")
    left_out: Counter[str] = Counter()
    found = [_row(entry, left_out) for entry in entries]
    notes = [f"“{name}” is not read ({count} times)" for name, count in sorted(left_out.items())]
    texts = (_value(node) for entry in entries for node in entry.iter() if _name(node) == "term")
    notes += [f"the term “{text}” has a mark in it, which a cell takes for its own" for text in texts if _MARKED(text)]
    return _columns(root, found), found, notes


def _columns(root: Any, found: Sequence[Mapping[str, str]]) -> list[str]:
    """The columns as they were when we wrote the file; else the languages in their order, and the facts."""
    seen = dict.fromkeys(name for row in found for name in row)
    for node in root.iter():
        if _name(node) == "p" and (node.text or "").startswith(_COLUMNS):
            columns = str(node.text).removeprefix(_COLUMNS).split(", ")
            if seen.keys() <= {*columns}:
                return columns
    return [*sorted(name for name in seen if name not in FACTS), *(name for name in FACTS if name in seen)]


def _row(entry: Any, left_out: Counter[str]) -> dict[str, str]:
    row: dict[str, str] = {}
    cells: dict[str, list[tuple[bool, str]]] = {}
    for node in entry:
        name, value = _category(node), _value(node)
        if name == "subjectField":
            row["subject"] = value
        elif name.startswith(_OWN):
            row[name.removeprefix(_OWN)] = value
        elif _name(node) == "note":
            row["note"] = f"{row['note']}; {value}" if "note" in row else value
        elif _name(node) in _LANGUAGES:
            tag = canonical(node.get(_XML_LANG) or node.get("lang") or "und")
            cells.setdefault(tag, []).extend(_terms(node, row, left_out))
        else:
            left_out[name] += 1
    for tag, terms in cells.items():
        best = [text for preferred, text in terms if preferred]
        row[tag] = " | ".join([*best, *(text for preferred, text in terms if not preferred)])
    return row


def _terms(section: Any, row: dict[str, str], left_out: Counter[str]) -> Iterator[tuple[bool, str]]:
    """The terms of a language with our marks, each with whether it is the preferred one."""
    for group in section:
        if _name(group) not in _TERMS:
            left_out[_category(group)] += 1
            continue
        text, status, way = "", "", ""
        for node in group.iter():
            name, value = _category(node), _value(node)
            if _name(node) == "term":
                text = value
            elif name in _STATUSES:
                status = value.removesuffix(_ENDING)
            elif name == _OWN + "match":
                way = value
            elif name == "partOfSpeech" and row.setdefault("pos", value) == value:
                pass
            elif len(node) == 0:
                left_out[name] += 1
        if text:
            mark = _MARKS.get(status, "")
            yield status == _PREFERRED, f"{mark}{'=' if way == 'exact' else ''}{text}{'*' if way == 'open' else ''}"


def _value(node: Any) -> str:
    return "".join(node.itertext()).strip()


def _name(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _category(node: Any) -> str:
    """The data category of an element: its type, or else its own name."""
    return str(node.get("type") or _name(node))
