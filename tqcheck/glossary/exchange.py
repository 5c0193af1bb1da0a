"""Glossaries in the forms that other tools read: TSV, CSV, TBX (ISO 30042: version 3 in both styles; 2 is read)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tqcheck.errors import GlossaryError
from tqcheck.glossary.cells import FACTS
from tqcheck.glossary.table import content_of, rows
from tqcheck.language import canonical

Table = tuple[list[str], list[dict[str, str]]]  # the columns in their order, and the rows by them

FORMS = ("tsv", "csv", "tbx")
STYLES = ("dca", "dct")
_TBX = "urn:iso:std:iso:30042:ed-2"
_MIN = "http://www.tbxinfo.net/ns/min"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Our marks of a term and TBX's administrative status of it.
_STATUS = {"": "admittedTerm-admn-sts", "!": "deprecatedTerm-admn-sts", "~": "supersededTerm-admn-sts"}
_PREFERRED = "preferredTerm-admn-sts"
_MARKS = {status: mark for mark, status in _STATUS.items()} | {_PREFERRED: ""}
_OWN = "x-tqcheck-"  # the facts of a row that TBX has no name for
_TERM = re.compile(r"([!~]?)\s*(=?)(.*?)(\*?)")


def read_table(path: Path) -> Table:
    """The columns and rows of a glossary in any form; GlossaryError if it is none."""
    content = content_of(path, "check the path")
    if path.suffix.lower() == ".tbx":
        return _from_tbx(content, path)
    lines = rows(path, content)
    columns = next(lines, (1, []))[1]
    return columns, [dict(zip(columns, cells, strict=False)) for _, cells in lines]


def written(table: Table, form: str, style: str = "dca") -> str:
    """A glossary in a form: tsv, csv or tbx."""
    columns, found = table
    if form == "tbx":
        return _to_tbx(columns, found, style)
    if form == "csv":
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([row.get(name, "") for name in columns] for row in found)
        return out.getvalue()
    lines = ["\t".join(columns), *("\t".join(_plain(row.get(name, "")) for name in columns) for row in found)]
    return "\n".join(lines) + "\n"


def lost(table: Table, form: str) -> Iterator[str]:
    """What a form cannot hold of a glossary."""
    columns, found = table
    if form == "tsv":
        for number, row in enumerate(found, 2):
            for name in columns:
                if _plain(row.get(name, "")) != row.get(name, ""):
                    yield f"row {number}, column {name}: a tab or a line break becomes a space"


def _plain(cell: str) -> str:
    return re.sub(r"[\t\r\n]+", " ", cell)


def _to_tbx(columns: Sequence[str], found: Sequence[Mapping[str, str]], style: str) -> str:
    from lxml import etree  # 10 ms that only TBX needs

    names: dict[Any, str] = {None: _TBX} | ({"min": _MIN} if style == "dct" else {})
    root = etree.Element(f"{{{_TBX}}}tbx", nsmap=names)
    root.set("type", "TBX-Basic")
    root.set("style", style)
    root.set(_XML_LANG, "en")
    header = _under(_under(root, "tbxHeader"), "fileDesc")
    _under(_under(header, "sourceDesc"), "p").text = "Written by tqcheck"
    body = _under(_under(root, "text"), "body")
    languages = [name for name in columns if name.lower() not in FACTS]
    for number, row in enumerate(found, 1):
        entry = _under(body, "conceptEntry")
        entry.set("id", f"c{number}")
        if row.get("subject"):
            _fact(entry, "descrip", "subjectField", row["subject"], style)
        for name in FACTS:
            if name not in ("subject", "note") and row.get(name):
                _fact(entry, "admin", _OWN + name, row[name], "dca")
        if row.get("note"):
            _under(entry, "note").text = row["note"]
        for tag in languages:
            if row.get(tag):
                section = _under(entry, "langSec")
                section.set(_XML_LANG, tag)
                for place, cell in enumerate(row[tag].split("|")):
                    _term_section(section, cell.strip(), place, style)
    text: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return text.decode("utf-8")


def _term_section(section: Any, cell: str, place: int, style: str) -> None:
    match = _TERM.fullmatch(cell)
    mark, exact, text, open_ended = match.groups() if match else ("", "", cell, "")
    found = _under(section, "termSec")
    _under(found, "term").text = text
    status = _PREFERRED if not (mark or place) else _STATUS[mark]
    _fact(found, "termNote", "administrativeStatus", status, style)
    if exact or open_ended:
        _fact(found, "termNote", _OWN + "match", "exact" if exact else "open", "dca")


def _under(parent: Any, name: str) -> Any:
    from lxml import etree

    return etree.SubElement(parent, f"{{{_TBX}}}{name}")


def _fact(parent: Any, element: str, name: str, value: str, style: str) -> None:
    """A data category: by a `type` (DCA), or by an element of its own name (DCT)."""
    from lxml import etree

    if style == "dct":
        etree.SubElement(parent, f"{{{_MIN}}}{name}").text = value
    else:
        found = _under(parent, element)
        found.set("type", name)
        found.text = value


def _from_tbx(content: bytes, path: Path) -> Table:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise GlossaryError(
            f"not an XML file: {error.msg}", path=str(path), line=error.lineno, remedy="export it again as TBX"
        ) from error
    entries = [node for node in root.iter() if _name(node) in ("conceptEntry", "termEntry")]
    if not entries:
        raise GlossaryError("has no concept", path=str(path), remedy="give a TBX file (ISO 30042), version 2 or 3")
    found = [_row(entry) for entry in entries]
    seen = dict.fromkeys(name for row in found for name in row)
    languages = sorted(name for name in seen if name not in FACTS)
    return [*languages, *(name for name in FACTS if name in seen)], found


def _row(entry: Any) -> dict[str, str]:
    row: dict[str, str] = {}
    cells: dict[str, list[tuple[bool, str]]] = {}
    for node in entry:
        name, value = _category(node), "".join(node.itertext()).strip()
        if name == "subjectField":
            row["subject"] = value
        elif name.startswith(_OWN):
            row[name.removeprefix(_OWN)] = value
        elif _name(node) == "note":
            row["note"] = value
        elif _name(node) in ("langSec", "langSet"):
            tag = canonical(node.get(_XML_LANG, "und"))
            cells.setdefault(tag, []).extend(_terms(node))
    for tag, terms in cells.items():
        best = [text for preferred, text in terms if preferred]
        row[tag] = " | ".join([*best, *(text for preferred, text in terms if not preferred)])
    return row


def _terms(section: Any) -> Iterator[tuple[bool, str]]:
    """The terms of a language with our marks, each with whether it is the preferred one."""
    for group in section.iter():
        if _name(group) not in ("termSec", "tig", "ntig"):
            continue
        text, status, way = "", "", ""
        for node in group.iter():
            value = "".join(node.itertext()).strip()
            if _name(node) == "term":
                text = value
            elif _category(node) == "administrativeStatus":
                status = value
            elif _category(node) == _OWN + "match":
                way = value
        if text:
            mark = _MARKS.get(status, "")
            yield status == _PREFERRED, f"{mark}{'=' if way == 'exact' else ''}{text}{'*' if way == 'open' else ''}"


def _name(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _category(node: Any) -> str:
    """The data category of an element: its type, or else its own name."""
    return str(node.get("type") or _name(node))
