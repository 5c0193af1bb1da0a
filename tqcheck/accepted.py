"""Issues that a person has accepted, and issues that an earlier report had already.

Both are known by what they say and not by where they stand: the check, the flagged words, and the texts of
the segments they are in. So an entry outlives re-runs, moved lines and edits of neighbours, and goes stale
when its own sentence changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from tqcheck.errors import InputError, nearest
from tqcheck.model import Document, Issue

Fingerprint = tuple[str, tuple[str, ...], tuple[str, ...]]
COLUMNS = ("document", "code", "words", "source", "target", "reason")
_MARKS = ("[", "=", "+", "-", "@")  # of a list, of a formula
_REQUIRED = ("code", "words", "source", "target")


class Dismissed(Protocol):
    """Issues that people have set aside, wherever that is kept."""

    def among(self, fingerprints: Iterable[Fingerprint]) -> set[Fingerprint]:
        """Which of some issues are set aside."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted issue: of which document (empty: any), why, and in which line of a table it stands, or 0."""

    fingerprint: Fingerprint
    document: str
    reason: str
    line: int

    def describe(self) -> str:
        """The entry in a line, for a person who looks after the table."""
        code, words, texts = self.fingerprint
        line = f"line {self.line}: " if self.line else ""
        return f"{line}{code} on “{' … '.join(words)}” in “{texts[-1]}”"


@dataclass(slots=True)
class Accepted:
    """The accepted issues of a file, and which of them were met in this run."""

    path: str
    entries: Mapping[Fingerprint, Entry]
    met: set[Fingerprint] = field(default_factory=set)

    def __contains__(self, fingerprint: Fingerprint) -> bool:
        if fingerprint not in self.entries:
            return False
        self.met.add(fingerprint)
        return True

    def among(self, fingerprints: Iterable[Fingerprint]) -> set[Fingerprint]:
        """Which of some issues are accepted."""
        return {fingerprint for fingerprint in fingerprints if fingerprint in self}

    def stale(self, documents: Iterable[str], codes: Iterable[str]) -> Iterator[Entry]:
        """Entries for these documents and checks that met no issue: their sentences changed, or were mended."""
        seen, run = set(documents), set(codes)
        for fingerprint, entry in self.entries.items():
            fits = fingerprint[0] in run and (not entry.document or entry.document in seen)
            if fits and fingerprint not in self.met:
                yield entry


def fingerprint(issue: Issue, sources: Mapping[str, str], targets: Mapping[str, str]) -> Fingerprint:
    """What an issue is known by; `sources` and `targets` give a segment's texts by its id."""
    return known_by(issue.code, [(span.segment, span.text) for span in issue.spans], sources, targets)


def known_by(
    code: str, spans: Sequence[tuple[str, str]], sources: Mapping[str, str], targets: Mapping[str, str]
) -> Fingerprint:
    """A fingerprint from a check's code and the spans of an issue, each its segment's id and its words."""
    places = dict.fromkeys(place for place, _ in spans)
    texts = tuple(text for place in places for text in (sources[place], targets[place]))
    return code, tuple(words for _, words in spans), texts


def fingerprints(document: Document, issues: Iterable[Issue]) -> list[Fingerprint]:
    """The fingerprints of a document's issues, in their order."""
    sources = {segment.id: segment.source.raw for segment in document.segments}
    targets = {segment.id: segment.target.raw for segment in document.segments}
    return [fingerprint(issue, sources, targets) for issue in issues]


def read_accepted(path: str) -> Accepted:
    """Read a table of accepted issues: a TSV with the columns code, words, source, target, and perhaps more.

    `words`, and for an issue over several segments `source` and `target` too, hold JSON lists of strings.
    """
    entries: dict[Fingerprint, Entry] = {}
    rows = [line.removesuffix("\r").split("\t") for line in _text(path).split("\n")]
    header = rows[0]
    for name in _REQUIRED:
        if name not in header:
            raise InputError(
                f"a table of accepted issues needs the column “{name}”",
                path=path,
                line=1,
                remedy=f"its header is {', '.join(header)}; {nearest(name, header)}",
            )
    for line, row in enumerate(rows[1:], 2):
        if row == [""]:
            continue
        if len(row) != len(header):
            raise InputError(f"{len(row)} columns where the header has {len(header)}", path=path, line=line)
        cells = dict(zip(header, row, strict=True))
        try:
            words, sources, targets = (_list(cells[name]) for name in ("words", "source", "target"))
            texts = [text for pair in zip(sources, targets, strict=True) for text in pair]
        except ValueError as error:
            raise InputError(f"not a list as JSON writes it: {error}", path=path, line=line) from None
        key = (cells["code"], words, tuple(texts))
        entries[key] = Entry(key, cells.get("document", ""), cells.get("reason", ""), line)
    return Accepted(path, entries)


def accepted_row(document: str, known: Fingerprint, reason: str = "") -> str:
    """One line of a table of accepted issues, for `read_accepted`."""
    code, words, texts = known
    cells = (document, code, _json(words), _json(texts[::2]), _json(texts[1::2]), reason)
    return "\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in cells)


def accepted_table(rows: Iterable[str]) -> str:
    """A whole table of accepted issues from its lines."""
    return "\n".join(["\t".join(COLUMNS), *rows]) + "\n"


def read_baseline(path: str) -> frozenset[Fingerprint]:
    """The fingerprints of every issue in an earlier JSON report."""
    try:
        report = json.loads(_text(path))
        return frozenset(_of_report(report))
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"not a JSON report of tqcheck: {error}", path=path, remedy="write one with --format json -o FILE"
        ) from None


def _of_report(report: Mapping[str, Any]) -> Iterator[Fingerprint]:
    for document in report["documents"]:
        sources = {segment["id"]: segment["source"] for segment in document["segments"]}
        targets = {segment["id"]: segment["target"] for segment in document["segments"]}
        issues = [issue for segment in document["segments"] for issue in segment["issues"]] + document["issues"]
        for issue in issues:
            spans = [(span["segment"], span["text"]) for span in issue["spans"]]
            yield known_by(issue["code"], spans, sources, targets)


def _json(strings: tuple[str, ...]) -> str:
    # A single string stands as it is: that is what a person reads and searches. A spreadsheet would run a formula.
    plain = len(strings) == 1 and not strings[0].startswith(_MARKS) and not set(strings[0]) & set("\t\n\r")
    return strings[0] if plain else json.dumps(strings, ensure_ascii=False)


def _list(cell: str) -> tuple[str, ...]:
    if not cell.startswith("["):
        return (cell,)
    found = json.loads(cell)
    if not all(isinstance(item, str) for item in found):
        raise ValueError(f"{cell} holds something other than strings")
    return tuple(found)


def _text(path: str) -> str:
    try:
        return Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=path) from None
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8: {error.reason} at byte {error.start}", path=path) from None
