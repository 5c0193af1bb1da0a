"""Minus signs that only one side has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tqcheck.analysis.measures import temperature
from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.pairing import paired_numbers
from tqcheck.analysis.quantity import Quantity
from tqcheck.analysis.words import words
from tqcheck.analysis.written import became
from tqcheck.check import bad, good, segment_check
from tqcheck.language import language
from tqcheck.model import Finding, Segment, Severity, Text, analysis

_NEAR = 4  # characters
_DASH = re.compile(r"\s[-–—]\s+$")


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
        bad("ru en", "Столбик опустится до [[-25 градусов]].", "The mercury will drop to [[25 degrees]]."),
        bad("kk en", "Түнде [[18 градус]] аяз болады.", "It will be [[18 degrees]] at night."),
        good("kk en", "Түнде 18 градус аяз болады.", "It will be 18 degrees below zero at night."),
        good("ru en", "Днём потеплеет до 15 градусов.", "It will warm to 15 degrees in the daytime."),
        good("ru en", "Ночью минус 15 градусов.", "It is 15 degrees below zero at night."),
        good("en ru", "Sales: -5 %.", "Продажи упали на 5 %."),
        good("kk en", "Бағасы 5-7 мың теңге.", "It costs 5,000-7,000 tenge."),
        good("kk en", "Ерлер – 46 %, әйелдер -54 %.", "Men - 46%, women - 54%."),
        good("ru en", "Коридор составляет +/-1 %.", "The corridor is 1% either way."),
        good("en ru", "The margin is plus or minus 3 points.", "Погрешность составляет ±3 пункта."),
        good("ru en", "Днём 0...−5 °C.", "It will be 0 to −5 °C in the daytime."),
    ],
)
def sign_lost(segment: Segment) -> Iterator[Finding]:
    """A figure is negative on one side only.

    Words say the same as the sign: minus, below zero, fell by. Where any of them stands in the sentence that lacks
    the sign, nothing is said; nor where the sign may be a dash that has lost its space. Of a temperature only words of
    cold say so, and where they stand for the sign on one side (15 degrees of frost), the other has to have it too.
    """
    for one, other in paired_numbers(segment).same:
        if one.weak or other.weak:
            continue
        if one.negative == other.negative:
            if not one.negative and temperature(one.unit) and temperature(other.unit) and _is_cold_once(segment):
                yield replace(became(segment, (one, other), units=True), severity=Severity.MINOR)
            continue
        with_sign, without = (segment.source, segment.target) if one.negative else (segment.target, segment.source)
        plain = other if one.negative else one
        if _behind_a_dash(without, plain) or _has_dashes(with_sign):
            continue  # "women - 54%" may have lost a space
        if not _says_negative(without, plain):
            yield became(segment, (one, other), units=True)


def _behind_a_dash(text: Text, one: Quantity) -> bool:
    """Whether a figure stands behind a dash with spaces around it."""
    start = one.reach[0]
    return _DASH.search(text.raw[max(0, start - _NEAR) : start]) is not None


@analysis
def _has_dashes(text: Text) -> bool:
    """Whether any figure of a text stands behind such a dash."""
    return any(_behind_a_dash(text, one) for one in quantities(text))


def _says_negative(text: Text, one: Quantity) -> bool:
    """Whether words of a text say what the sign says of a figure."""
    habits, tokens = language(text.language).numbers, words(text).lower
    if temperature(one.unit) and habits.cold:
        return bool(habits.cold.found_in(tokens))
    return any(table.found_in(tokens) for table in (habits.negative, habits.minus))


@analysis
def _is_cold_once(segment: Segment) -> bool:
    """Whether one side alone tells of cold, in words, and no figure of either has a sign."""
    texts = segment.source, segment.target
    habits = [language(text.language).numbers for text in texts]
    if not all(each.cold for each in habits) or any(one.negative for text in texts for one in quantities(text)):
        return False
    source, target = (each.cold.found_in(words(text).lower) for each, text in zip(habits, texts, strict=True))
    return ("-" in source and not target) or ("-" in target and not source)
