"""Confirmed errors as a table of MQM ratings, in the layout of the WMT evaluations, which Marot and others read."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tqcheck.accepted import Fingerprint, fingerprints
from tqcheck.check import Check
from tqcheck.model import Document, Issue, Segment, Severity, Span
from tqcheck.store.decision import Decision, Pair, pairs_of
from tqcheck.store.standing import Standing

COLUMNS = ["system", "doc", "docSegId", "globalSegId", "rater", "source", "target", "category", "severity", "metadata"]
# The names of the WMT evaluations (Freitag et al. 2021, “Experts, Errors, and Context”) for types of MQM-Core.
_CATEGORIES = {
    "accuracy/mistranslation": "Accuracy/Mistranslation",
    "accuracy/overtranslation": "Accuracy/Mistranslation",
    "accuracy/undertranslation": "Accuracy/Mistranslation",
    "accuracy/addition": "Accuracy/Addition",
    "accuracy/omission": "Accuracy/Omission",
    "accuracy/untranslated": "Accuracy/Untranslated text",
    "terminology/inconsistent-with-resource": "Terminology/Inappropriate for context",
    "terminology/wrong-term": "Terminology/Inappropriate for context",
    "terminology/inconsistent-use": "Terminology/Inconsistent use of terminology",
    "linguistic-conventions/grammar": "Fluency/Grammar",
    "linguistic-conventions/punctuation": "Fluency/Punctuation",
    "linguistic-conventions/spelling": "Fluency/Spelling",
    "linguistic-conventions/character-encoding": "Fluency/Character encoding",
    "style/inconsistent": "Fluency/Inconsistency",
    "style/language-register": "Fluency/Register",
    "style/awkward": "Style/Awkward",
    "style/unidiomatic": "Style/Awkward",
    "locale-conventions/currency-format": "Locale convention/Currency format",
    "locale-conventions/date-format": "Locale convention/Date format",
    "locale-conventions/time-format": "Locale convention/Time format",
    "locale-conventions/telephone-format": "Locale convention/Telephone format",
    "locale-conventions/address-format": "Locale convention/Address format",
}
# WMT has no level above major; what an issue is called here stands in the metadata.
_SEVERITIES = ("Neutral", "Minor", "Major", "Major")


class _Place(NamedTuple):
    """A segment, its number in its document and among all (from 1), and the pair that an edit knows it by."""

    segment: Segment
    in_document: int
    of_all: int
    pair: Pair


class _Error(NamedTuple):
    """An issue that a person has confirmed, and where it stands."""

    place: _Place
    issue: Issue
    decision: Decision


def mqm_tsv(
    checked: Sequence[tuple[Document, Sequence[Issue]]],
    standing: Standing,
    checks: Mapping[str, Check],
    system: str = "mt",
) -> str:
    """A row for each confirmed error in the documents of a file, in their order; what is not confirmed is left out.

    `checked` are the documents as the file has them, each with the issues found in it. A confirmed error that its check
    does not report any more is found by its words, and has the check's own severity.
    """
    errors = sorted(_errors(checked, standing, checks), key=lambda error: error.place.of_all)
    rows = (_row(error, standing, system) for error in errors)
    return "".join("\t".join(map(_cell, row)) + "\n" for row in (COLUMNS, *rows))


def _errors(
    checked: Sequence[tuple[Document, Sequence[Issue]]], standing: Standing, checks: Mapping[str, Check]
) -> Iterator[_Error]:
    places = _places([document for document, _ in checked])
    confirmed, met = standing.confirmed, set()
    for document, issues in checked:
        for issue, known in zip(issues, fingerprints(document, issues), strict=True):
            if known in confirmed:
                met.add(known)
                yield _Error(places[id(document), _marked(issue).segment], issue, confirmed[known])
    by_texts = {(place.pair.source, place.pair.target): place for place in reversed(places.values())}
    for known, decision in confirmed.items():
        source, target = known[2][:2]
        if known not in met and (place := by_texts.get((source, target))):
            yield _Error(place, _recalled(known, place.segment, checks), decision)


def _places(documents: Sequence[Document]) -> dict[tuple[int, str], _Place]:
    """The place of each segment, by its document (as an object: a long file has several of one name) and its id."""
    counts: Counter[str] = Counter()
    places = {}
    for number, (document, segment, pair) in enumerate(pairs_of(documents), 1):
        counts[document.id] += 1
        places[id(document), segment.id] = _Place(segment, counts[document.id], number, pair)
    return places


def _recalled(known: Fingerprint, segment: Segment, checks: Mapping[str, Check]) -> Issue:
    """The issue that a fingerprint was taken from, as far as it tells."""
    code, words, _ = known
    check = checks.get(code)
    tried = [(text, text.raw.find(word), word) for text in (segment.target, segment.source) for word in words if word]
    spans = [text.span(at, at + len(word)) for text, at, word in tried if at >= 0] or [segment.target.span()]
    category, severity = (check.category, check.severity) if check else ("", Severity.MINOR)
    return Issue(code, category, severity, "", {}, (spans[0],))


def _marked(issue: Issue) -> Span:
    """The one span that a row can mark: in the translation if it has one there."""
    return next((span for span in issue.spans if span.side == "target"), issue.spans[0])


def _row(error: _Error, standing: Standing, system: str) -> list[str]:
    (segment, in_document, of_all, pair), issue, decision = error
    span = _marked(issue)
    texts = {side: text.raw for side, text in (("source", segment.source), ("target", segment.target))}
    raw = texts[span.side]
    texts[span.side] = f"{raw[: span.start]}<v>{raw[span.start : span.end]}</v>{raw[span.end :]}"
    metadata: dict[str, object] = {"check": issue.code, "marked_text": span.text}
    if decision.at:
        metadata["timestamp"] = int(decision.at.timestamp() * 1000)
    if issue.category:
        metadata |= {"mqm": issue.category, "severity": issue.severity.label}
    if pair in standing.edits:
        metadata["corrected_translation"] = standing.edits[pair].text
    if pair in standing.notes:
        metadata["note"] = "; ".join(note.text for note in standing.notes[pair])
    return [
        system,
        pair.document,
        str(in_document),
        str(of_all),
        decision.author,
        texts["source"],
        texts["target"],
        _CATEGORIES.get(issue.category, "Other"),
        _SEVERITIES[issue.severity],
        json.dumps(metadata, ensure_ascii=False),
    ]


def _cell(text: str) -> str:
    """A cell of a table without quotation marks: a break in a text becomes a space."""
    return re.sub(r"[\t\n\r]", " ", text)
