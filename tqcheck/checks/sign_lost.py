"""Minus signs that only one side has."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.pairing import paired_numbers
from tqcheck.analysis.words import words
from tqcheck.analysis.written import became
from tqcheck.check import bad, good, segment_check
from tqcheck.language import language
from tqcheck.model import Finding, Segment, Severity, Text


@segment_check(
    "sign-lost",
    "accuracy/mistranslation",
    Severity.MAJOR,
    gives_way_to=["untranslated-text", "wrong-language"],
    source_facts=["numbers.negative"],
    target_facts=["numbers.negative"],
    examples=[
        bad("ru en", "Ночью ожидается [[−15 °C]].", "[[15 °C]] is expected at night."),
        bad("kk en", "Түнде ауа температурасы [[-20 градус]] болады.", "It will be [[20 degrees]] at night."),
        bad("en ru", "The index stood at [[4.2]] points.", "Индекс составил [[минус 4,2]] пункта."),
        good("ru en", "Ночью минус 15 градусов.", "It is 15 degrees below zero at night."),
        good("en ru", "Sales: -5 %.", "Продажи упали на 5 %."),
        good("kk en", "Бағасы 5-7 мың теңге.", "It costs 5,000-7,000 tenge."),
        good("ru en", "Коридор составляет +/-1 %.", "The corridor is 1% either way."),
    ],
)
def sign_lost(segment: Segment) -> Iterator[Finding]:
    """A figure is negative on one side only.

    Words say the same as the sign: minus, below zero, fell by. Where any of them stands in the sentence that lacks
    the sign, nothing is said.
    """
    for one, other in paired_numbers(segment).same:
        if one.negative == other.negative or one.weak or other.weak:
            continue
        if not _says_negative(segment.target if one.negative else segment.source):
            yield became(segment, (one, other), units=True)


def _says_negative(text: Text) -> bool:
    habits, tokens = language(text.language).numbers, words(text).lower
    return any(table.at(tokens, place) for table in (habits.negative, habits.minus) for place in range(len(tokens)))
