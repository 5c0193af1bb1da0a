"""Scoring in a notebook: a pandas DataFrame in, the same with scores and issues out."""

from __future__ import annotations

import warnings
from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from tqcheck.engine import Checker
from tqcheck.errors import ConfigError, InputError, nearest
from tqcheck.metrics import Metrics
from tqcheck.model import ROLES, Document, Issue, Segment, Text

if TYPE_CHECKING:
    from pandas import DataFrame

_COLUMNS = ("source", "target", "document", "role", "reference", "source_lang", "target_lang")
_METRICS = ("chrf", "bleu", "ter")


def score_frame(
    frame: DataFrame,
    *,
    source_lang: str | None = None,
    target_lang: str | None = None,
    checker: Checker | None = None,
) -> DataFrame:
    """A copy of `frame` with the columns `score` and `issues`, a row for each of its rows, its index kept.

    Columns read: source, target, and where they are there document, role, reference, source_lang, target_lang.
    `score` is the sentence's score from 0 to 100; `issues` is a list of dicts with code, category, severity,
    message, suggestion and words (those flagged), so that `frame.explode("issues")` and
    `frame.groupby("document").score.mean()` do what one expects. With a document column the document checks
    run, on each document by itself; without one every row stands alone, as does a row whose document is empty.
    With a reference column come the columns `chrf`, `bleu` and `ter`. A check that raises is a warning.

    Raises ConfigError where a needed column is missing or no language is given, InputError where a cell that
    must be text is none, or a role is none.
    """
    rows = _rows(frame)
    runner = checker or Checker()
    documents: dict[tuple[Hashable, str, str], list[int]] = {}
    for number, row in enumerate(rows):
        pair = _language(row, "source_lang", source_lang), _language(row, "target_lang", target_lang)
        documents.setdefault((row.get("document"), *pair), []).append(number)
    scores: list[float] = [0.0] * len(rows)
    issues: list[list[dict[str, Any]]] = [[] for _ in rows]
    metrics: list[Metrics | None] = [None] * len(rows)
    for (label, from_tag, to_tag), numbers in documents.items():
        segments = tuple(_segment(rows[number], number, from_tag, to_tag) for number in numbers)
        name = "frame" if label is None else str(label)
        document = Document(name, from_tag, to_tag, segments, article=label is not None)
        report = runner.check(document)
        for failure in report.failures:
            warnings.warn(f"{failure.where}: {failure.problem}", stacklevel=2)
        for number in numbers:
            scores[number] = report.segment_scores[str(number)]
            metrics[number] = report.segment_metrics.get(str(number))
        for issue in report.issues:
            for place in dict.fromkeys(span.segment for span in issue.spans):
                issues[int(place)].append(_record(issue))
    compared = _METRICS if "reference" in frame.columns else ()
    figures = {name: [getattr(one, name) if one else float("nan") for one in metrics] for name in compared}
    return frame.assign(score=scores, issues=issues, **figures)


def _rows(frame: DataFrame) -> list[dict[Hashable, Any]]:
    for name in ("source", "target"):
        if name not in frame.columns:
            raise ConfigError(f"the frame has no column “{name}”", remedy=nearest(name, map(str, frame.columns)))
    known = frame[[name for name in _COLUMNS if name in frame.columns]].astype(object)
    # pandas has several signs for an empty cell
    rows: list[dict[Hashable, Any]] = known.where(known.notna(), None).to_dict("records")
    return rows


def _language(row: dict[Hashable, Any], column: str, given: str | None) -> str:
    tag = row.get(column) or given
    if not isinstance(tag, str):
        raise ConfigError(f"no {column} is given", remedy=f"pass {column}=… or add the column {column}")
    return tag


def _segment(row: dict[Hashable, Any], number: int, source: str, target: str) -> Segment:
    texts = {}
    for side in ("source", "target"):
        value = "" if row[side] is None else row[side]
        if not isinstance(value, str):
            raise InputError(f"not a text but {value!r}", line=number + 1, column=side)
        texts[side] = value
    reference = row.get("reference")
    role = row.get("role") or "body"
    if role not in ROLES:
        raise InputError(f"“{role}” is no role", line=number + 1, column="role", remedy=nearest(str(role), ROLES))
    return Segment(
        str(number),
        Text(texts["source"], source, "source", str(number)),
        Text(texts["target"], target, "target", str(number)),
        role,
        reference if isinstance(reference, str) else None,
    )


def _record(issue: Issue) -> dict[str, Any]:
    return {
        "code": issue.code,
        "category": issue.category,
        "severity": issue.severity.label,
        "message": issue.message,
        "suggestion": issue.suggestion,
        "words": [span.text for span in issue.spans if span.side == "target"],
    }
