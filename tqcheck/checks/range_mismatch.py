"""A duration that its dates contradict."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.counts import in_source
from tqcheck.analysis.spells import Lasting, Spell, lastings, spells
from tqcheck.check import SO_IN_SOURCE, bad, document_check, good
from tqcheck.model import Document, Finding, Segment, Severity

_FACTOR = 2  # by which a duration may miss its dates and still be meant for them


@document_check(
    "range-mismatch",
    "accuracy/mistranslation",
    Severity.MINOR,
    needs_source=False,
    gives_way_to=["number-mismatch", "date-mismatch"],
    target_facts=["reporting.timed"],
    examples=[
        bad(
            "ru en",
            "",
            "Raids in the south\nThe raids were held on May [[3–9]].\nIn [[5 days]], officers searched 40 shops.",
        ),
        bad(
            "en ru",
            "",
            "Ярмарка закрылась\nЯрмарка шла с [[28 мая по 3]] июня.\nЗа [[9 дней]] её посетили 12 тысяч человек.",
        ),
        bad(
            "ru kk",
            "",
            "Рейд аяқталды\nРейд [[3–9]] мамырда өтті.\n[[5 күн]] ішінде 40 дүкен тексерілді.",
        ),
        good(
            "ru en",
            "",
            "Raids in the south\nThe raids were held on May 3–9.\nIn 7 days, officers searched 40 shops.",
        ),
        good(
            "en ru",
            "",
            "Ярмарка закрылась\nЯрмарка шла с 28 мая по 3 июня.\nЗа неделю её посетили 12 тысяч человек.",
        ),
        good(
            "ru en",
            "",
            "Raids in the south\nThe raids were held on May 3 and 9.\nIn 5 days, officers searched 40 shops.",
        ),
        good("ru en", "", "Fair closes\nThe fair ran from May 3 to May 9.\nIn the past 30 days, prices rose."),
    ],
)
def range_mismatch(document: Document) -> Iterator[Finding]:
    """A duration in days differs from the dates just given: “during 6 days” of September 6–12, which are seven.

    Both ends count. The dates stand in the same segment or in the one before.
    """
    before: tuple[Segment, tuple[Spell, ...]] = document.segments[0], ()
    for segment in document.segments:
        here = spells(segment.target)
        for one in lastings(segment.target):
            place, near = (segment, here) if here else before
            if len(near) == 1 and _contradicts(one, near[0]):
                yield _finding(segment, one, place, near[0])
        before = segment, here


def _contradicts(one: Lasting, spell: Spell) -> bool:
    return one.days != spell.days and max(one.days, spell.days) <= _FACTOR * min(one.days, spell.days)


def _finding(segment: Segment, one: Lasting, other: Segment, spell: Spell) -> Finding:
    copied = in_source(segment, one.quantity) and bool(spells(other.source))
    spans = [segment.target.span(*one.quantity.reach), other.target.span(spell.start, spell.end)]
    return Finding(
        "“{duration}”, though “{range}” is {days} days{copied}",
        {
            "duration": spans[0].text,
            "range": spans[1].text,
            "days": str(spell.days),
            "copied": SO_IN_SOURCE if copied else "",
        },
        spans,
        severity=Severity.NEUTRAL if copied else None,
    )
