"""A report as plain data, for JSON: docs/report-schema.json says what each part means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tqcheck.accepted import Entry
from tqcheck.metrics import Metrics
from tqcheck.model import Document, Failure, Issue
from tqcheck.render.whole import Whole, by_document
from tqcheck.render.wording import GRAVEST_FIRST
from tqcheck.report import Report
from tqcheck.scoring import Tally

Record = dict[str, Any]


def whole_document(report: Report) -> Record:
    """The document of a report that is not one block of several, with everything in it."""
    [whole] = by_document([report])
    [_] = whole.blocks()
    document = report.document
    return {
        "id": document.id,
        **origin(document),
        "segments": list(segments(report)),
        "issues": wide_issues(report),
        **figures(whole),
    }


def segments(report: Report) -> Iterator[Record]:
    """The segments of a report with the issues that each has by itself."""
    own: dict[str, list[Record]] = {}
    for issue in report.issues:
        if issue.scope == "segment":
            own.setdefault(issue.spans[0].segment, []).append(_issue(issue))
    for segment in report.document.segments:
        record = {
            "id": segment.id,
            "role": segment.role,
            "source": segment.source.raw,
            "target": segment.target.raw,
            "score": report.segment_scores[segment.id],
            "issues": own.get(segment.id, []),
        }
        if segment.id in report.segment_metrics:
            record["metrics"] = _metrics(report.segment_metrics[segment.id])
        yield record


def wide_issues(report: Report) -> list[Record]:
    """The issues of a report that concern the document and not one segment."""
    return [_issue(issue) for issue in report.issues if issue.scope == "document"]


def origin(document: Document) -> Record:
    """Where a document comes from, what is known of its languages, and whether it is one article."""
    return {
        "path": document.path,
        "source_lang": None if document.target_only else document.source_language,
        "target_lang": document.target_language,
        "languages_from": document.languages_from,
        "article": document.article,
        "target_only": document.target_only,
    }


def figures(whole: Whole) -> Record:
    """What was counted in a document, its score and its verdict."""
    score = whole.score
    record: Record = {
        "verdict": whole.verdict,
        "score": score
        and {
            "penalty": score.penalty,
            "words": score.words,
            "per_thousand": score.per_thousand,
            "quality": score.quality,
        },
        "counts": _counts(whole.tally, whole.accepted),
    }
    metrics = whole.metrics
    if metrics:
        record["metrics"] = _metrics(metrics)
    return record


def failures(found: Iterable[Failure]) -> list[Record]:
    """What could not be done."""
    return [{"where": failure.where, "problem": failure.problem} for failure in found]


def stale(entries: Iterable[Entry]) -> list[Record]:
    """Accepted entries that met no issue."""
    return [
        {
            "document": entry.document,
            "code": entry.fingerprint[0],
            "words": list(entry.fingerprint[1]),
            "line": entry.line,
        }
        for entry in entries
    ]


def _issue(issue: Issue) -> Record:
    return {
        "code": issue.code,
        "category": issue.category,
        "severity": issue.severity.label,
        "message": issue.message,
        "suggestion": issue.suggestion,
        "edit": issue.edit,
        "spans": [span._asdict() for span in issue.spans],
    }


def _counts(tally: Tally, accepted: int) -> Record:
    return {
        "segments": tally.segments,
        "flagged": tally.flagged,
        "accepted": accepted,
        "severities": {level.label: tally.severities[level.label] for level in GRAVEST_FIRST},
        "categories": dict(sorted(tally.categories.items())),
        "checks": dict(sorted(tally.codes.items())),
    }


def _metrics(values: Metrics) -> Record:
    return {"chrf": values.chrf, "bleu": values.bleu, "ter": values.ter}
