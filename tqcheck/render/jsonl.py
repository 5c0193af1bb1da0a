"""A JSON object a line, for streams and logs: each segment, then its document, and what failed at the end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

import orjson

from tqcheck.render.about import About
from tqcheck.render.records import Record, failures, figures, origin, segments, stale, wide_issues
from tqcheck.render.whole import Whole, by_document
from tqcheck.report import Report


def write(reports: Iterable[Report], out: TextIO, about: About) -> None:
    """Write reports line by line; docs/report-schema.json describes each line under `$defs/line`."""
    for whole in by_document(reports):
        _document(whole, out, about)
    for failure in failures(about.failures):
        out.write(_line({"failure": failure}))
    for entry in stale(about.stale()):
        out.write(_line({"stale": entry}))


def _document(whole: Whole, out: TextIO, about: About) -> None:
    issues: list[Record] = []
    named: Record = {"document": whole.document.id}
    for report in whole.blocks():
        out.write("".join([_line({**named, **record}) for record in segments(report)]))
        issues += wide_issues(report)
    known = {**origin(whole.document), "issues": issues, **figures(whole), "signature": about.signature()}
    out.write(_line({**named, **known}))


def _line(record: Record) -> str:
    return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE).decode()
