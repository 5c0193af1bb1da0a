"""What reports for people say in words, so that the terminal and the page say the same, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath

from tqcheck.analysis.scripts import character_name
from tqcheck.messages import ENGLISH, Catalogue, counted, language_label, number, severity_label
from tqcheck.metrics import Metrics
from tqcheck.model import Document, Message, Severity
from tqcheck.render.whole import Whole

# Blanks other than a space among words, and characters without a shape; not the joiners that some scripts need.
_UNSEEN = re.compile(
    r"^ | $|(?<= ) |[^\S \n]|[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)

GRAVEST_FIRST = tuple(sorted(Severity, reverse=True))
LOOSE = Message("loose segments, no article: checks that compare sentences with each other are off")


def issues(count: int, words: Catalogue) -> str:
    """A count of issues."""
    return counted("{count} issue", "{count} issues", count, words)


def segments(count: int, words: Catalogue) -> str:
    """A count of segments."""
    return counted("{count} segment", "{count} segments", count, words)


def documents(count: int, words: Catalogue) -> str:
    """A count of documents."""
    return counted("{count} document", "{count} documents", count, words)


def suggested(text: str, form: str = "⟨{name}⟩", words: Catalogue = ENGLISH) -> str:
    """A suggestion with its blank and hidden characters named, for they would not be seen: "5⟨no-break space⟩km".

    `form` may show a `{character}` besides its `{name}`.
    """
    if text.isprintable() and text == text.strip() and "  " not in text:
        return text
    return _UNSEEN.sub(
        lambda match: form.format(name=words.gettext(character_name(match[0])), character=match[0]), text
    )


def figure(value: float, words: Catalogue) -> str:
    """A figure with at most one decimal: "80", "54.2", "1,204.5"."""
    return number(f"{value:,.1f}".removesuffix(".0"), words)


def title(document: Document, words: Catalogue = ENGLISH) -> str:
    """The name of a document: its file, and its own name where the file does not say it."""
    if not document.path or document.path == "-":
        return document.id or words.gettext("standard input")
    return document.path if document.id in PurePath(document.path).name else f"{document.path}: {document.id}"


def language_pair(document: Document, words: Catalogue) -> str:
    """The two languages by name: "Kazakh → English"; "English, target only" without a source."""
    target = language_label(document.target_language, words)
    if document.target_only:
        return f"{target}, {words.gettext('target only')}"
    return f"{language_label(document.source_language, words)} → {target}"


def origin(document: Document, words: Catalogue) -> str:
    """Where the languages are known from: "by file name"; empty where somebody gave them."""
    found = document.languages_from
    if found == "given":
        return ""
    one, *other = (words.gettext(part) for part in found.split(" and "))
    both = words.gettext("{one} and {other}").format(one=one, other=other[0]) if other else one
    return words.gettext("by {origin}").format(origin=both)


def severities(counts: Mapping[str, int], words: Catalogue) -> str:
    """Counts by severity, the gravest first: "2 critical, 17 major"; empty without any."""
    return ", ".join(
        words.gettext("{count} {severity}").format(
            count=number(f"{counts[level.label]:,}", words), severity=severity_label(level, words)
        )
        for level in GRAVEST_FIRST
        if counts.get(level.label)
    )


def why(whole: Whole, words: Catalogue) -> str:
    """The reason for a verdict."""
    critical = whole.tally.severities[Severity.CRITICAL.label]
    major = whole.tally.severities[Severity.MAJOR.label]
    score, limit = whole.score, whole.thresholds.hold_below
    grave = counted("{count} critical issue", "{count} critical issues", critical, words) if critical else ""
    low = ""
    if score and score.quality is not None and score.quality < limit:
        values = {"quality": figure(score.quality, words), "limit": figure(limit, words)}
        low = words.gettext("quality {quality} is under {limit}").format(**values)
    if grave and low:
        return words.gettext("{one} and {other}").format(one=grave, other=low)
    if grave or low:
        return grave or low
    if major:
        return counted("{count} major issue", "{count} major issues", major, words)
    if whole.tally.severities.total():
        return words.gettext("nothing graver than a minor issue")
    return words.gettext("no issues found")


def quality(whole: Whole, words: Catalogue) -> str:
    """The quality of a document, or why there is none."""
    score = whole.score
    if score is None and whole.document.target_only:
        return words.gettext("none: the translation has no words")
    if score is None:
        return words.gettext("none: the source has no words")
    if score.quality is None:
        least = number(f"{whole.thresholds.min_words:,}", words)
        return words.gettext("not stated under {least} words").format(least=least)
    return words.gettext("{quality} of 100").format(quality=figure(score.quality, words))


def penalty(whole: Whole, words: Catalogue) -> str:
    """The penalty of a document, in all and per 1,000 words; empty without a source word."""
    score = whole.score
    if score is None:
        return ""
    return words.gettext("{points} in {words} words, {share} per 1,000").format(
        points=counted("{count} penalty point", "{count} penalty points", score.penalty, words),
        words=figure(score.words, words),
        share=figure(score.per_thousand, words),
    )


def flagged(whole: Whole, words: Catalogue) -> str:
    """How many issues in how many segments."""
    tally = whole.tally
    if not tally.severities.total():
        return words.gettext("none in {segments}").format(segments=segments(tally.segments, words))
    return words.gettext("{severities}; {flagged} of {segments} flagged").format(
        severities=severities(tally.severities, words),
        flagged=number(f"{tally.flagged:,}", words),
        segments=segments(tally.segments, words),
    )


def edits(whole: Whole, words: Catalogue) -> str:
    """How many issues `tqcheck fix` may mend."""
    count = number(f"{whole.tally.edits:,}", words)
    if whole.document.target_only:
        return words.gettext("{count} certain").format(count=count)
    return words.gettext("{count} that tqcheck fix can make").format(count=count)


def accepted(whole: Whole, words: Catalogue) -> str:
    """How many issues were set aside; empty without any."""
    count = whole.accepted
    return counted("{count} issue, not shown", "{count} issues, not shown", count, words) if count else ""


def metrics(values: Metrics, words: Catalogue) -> str:
    """The three metrics on one line."""
    chrf, bleu, ter = (number(f"{value:.1f}", words) for value in (values.chrf, values.bleu, values.ter))
    return f"chrF {chrf}, BLEU {bleu}, TER {ter}"
