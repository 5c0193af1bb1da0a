"""What reports for people say in words, so that the terminal and the page say the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath

from tqcheck.analysis.scripts import character_name
from tqcheck.language import language
from tqcheck.metrics import Metrics
from tqcheck.model import Document, Severity
from tqcheck.render.whole import Whole

# Blanks other than a space among words, and characters without a shape; not the joiners that some scripts need.
_UNSEEN = re.compile(
    r"^ | $|(?<= ) |[^\S \n]|[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)

GRAVEST_FIRST = tuple(sorted(Severity, reverse=True))


def plural(count: int, noun: str) -> str:
    """A count with its noun: "1 issue", "1,200 issues"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def suggested(text: str, form: str = "⟨{name}⟩") -> str:
    """A suggestion with its blank and hidden characters named, for they would not be seen: "5⟨no-break space⟩km".

    `form` may show a `{character}` besides its `{name}`.
    """
    if text.isprintable() and text == text.strip() and "  " not in text:
        return text
    return _UNSEEN.sub(lambda match: form.format(name=character_name(match[0]), character=match[0]), text)


def figure(value: float) -> str:
    """A figure with at most one decimal: "80", "54.2", "1,204.5"."""
    return f"{value:,.1f}".removesuffix(".0")


def title(document: Document) -> str:
    """The name of a document: its file, and its own name where the file does not say it."""
    if not document.path or document.path == "-":
        return document.id or "standard input"
    return document.path if document.id in PurePath(document.path).name else f"{document.path}: {document.id}"


def language_pair(document: Document) -> str:
    """The two languages by name: "Kazakh → English"; "English, target only" without a source."""
    if document.target_only:
        return f"{language(document.target_language).name}, {TARGET_ONLY}"
    return f"{language(document.source_language).name} → {language(document.target_language).name}"


def origin(document: Document) -> str:
    """Where the languages are known from: "by file name"; empty where somebody gave them."""
    return "" if document.languages_from == "given" else f"by {document.languages_from}"


TARGET_ONLY = "target only"
LOOSE = "loose segments, no article: checks that compare sentences with each other are off"


def severities(counts: Mapping[str, int]) -> str:
    """Counts by severity, the gravest first: "2 critical, 17 major"; empty without any."""
    return ", ".join(f"{counts[level.label]:,} {level.label}" for level in GRAVEST_FIRST if counts.get(level.label))


def why(whole: Whole) -> str:
    """The reason for a verdict."""
    critical = whole.tally.severities[Severity.CRITICAL.label]
    major = whole.tally.severities[Severity.MAJOR.label]
    score, limit = whole.score, whole.thresholds.hold_below
    reasons = [plural(critical, "critical issue")] if critical else []
    if score and score.quality is not None and score.quality < limit:
        reasons.append(f"quality {figure(score.quality)} is under {figure(limit)}")
    if not reasons and major:
        reasons.append(plural(major, "major issue"))
    if reasons:
        return " and ".join(reasons)
    return "nothing graver than a minor issue" if whole.tally.severities.total() else "no issues found"


def quality(whole: Whole) -> str:
    """The quality of a document, or why there is none."""
    score = whole.score
    if score is None:
        return f"none: the {'translation' if whole.document.target_only else 'source'} has no words"
    if score.quality is None:
        return f"not stated under {whole.thresholds.min_words:,} words"
    return f"{figure(score.quality)} of 100"


def penalty(whole: Whole) -> str:
    """The penalty of a document, in all and per 1,000 words; empty without a source word."""
    score = whole.score
    if score is None:
        return ""
    points = plural(score.penalty, "penalty point")
    return f"{points} in {figure(score.words)} words, {figure(score.per_thousand)} per 1,000"


def flagged(whole: Whole) -> str:
    """How many issues in how many segments."""
    tally = whole.tally
    total = tally.severities.total()
    if not total:
        return f"none in {plural(tally.segments, 'segment')}"
    return f"{severities(tally.severities)}; {tally.flagged:,} of {plural(tally.segments, 'segment')} flagged"


def edits(whole: Whole) -> str:
    """How many issues `tqcheck fix` may mend."""
    count = whole.tally.edits
    return f"{count:,} certain" if whole.document.target_only else f"{count:,} that tqcheck fix can make"


def metrics(values: Metrics) -> str:
    """The three metrics on one line."""
    return f"chrF {values.chrf:.1f}, BLEU {values.bleu:.1f}, TER {values.ter:.1f}"
