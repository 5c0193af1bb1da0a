"""One JSON object with everything in it (docs/report-schema.json), written as it comes: a segment a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

import orjson

from tqcheck.render.about import About
from tqcheck.render.records import Record, failures, figures, origin, segments, stale, wide_issues
from tqcheck.render.whole import Whole, by_document
from tqcheck.report import Report


def write(reports: Iterable[Report], out: TextIO, about: About) -> None:
    """Write reports as one JSON object. Its keys stand in the order in which they become known."""
    out.write(f'{{"tool": {_json({"name": about.tool, "version": about.version})},\n"documents": [')
    separator = "\n"
    for whole in by_document(reports):
        out.write(separator)
        separator = ",\n"
        _document(whole, out)
    out.write("\n],\n")
    out.write(f'"failures": {_json(failures(about.failures))},\n')
    out.write(f'"stale": {_json(stale(about.stale()))},\n')
    out.write(f'"signature": {_json(about.signature())}}}\n')


def _document(whole: Whole, out: TextIO) -> None:
    issues: list[Record] = []
    document = whole.document
    out.write(f'{{{_members({"id": document.id, **origin(document)})},\n"segments": [')
    separator = "\n"
    for report in whole.blocks():
        for record in segments(report):
            out.write(separator + _json(record))
            separator = ",\n"
        issues += wide_issues(report)
    out.write(f'\n],\n"issues": {_json(issues)},\n{_members(figures(whole))}}}')


def _members(record: Record) -> str:
    return _json(record)[1:-1]


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()
