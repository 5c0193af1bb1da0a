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
        _line({"failure": failure}, out)
    for entry in stale(about.stale()):
        _line({"stale": entry}, out)


def _document(whole: Whole, out: TextIO, about: About) -> None:
    issues: list[Record] = []
    named: Record = {"document": whole.document.id}
    for report in whole.blocks():
        for record in segments(report):
            _line({**named, **record}, out)
        issues += wide_issues(report)
    known = {**origin(whole.document), "issues": issues, **figures(whole), "signature": about.signature()}
    _line({**named, **known}, out)


def _line(record: Record, out: TextIO) -> None:
    out.write(orjson.dumps(record).decode() + "\n")
