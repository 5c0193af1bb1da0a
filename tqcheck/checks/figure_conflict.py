"""Two figures for one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tqcheck.analysis.counts import counts, in_source, misprinted, things
from tqcheck.analysis.measures import same_unit
from tqcheck.analysis.quantity import Quantity
from tqcheck.check import SO_IN_SOURCE, bad, good, segment_check
from tqcheck.model import Finding, Segment, Severity, Text

_OPENS = re.compile(r"\s?[(（]\s?")
_CLOSES = re.compile(r"\s?[)）]")


@segment_check(
    "figure-conflict",
    "accuracy/mistranslation",
    Severity.MINOR,
    needs_source=False,
    gives_way_to=["number-added", "number-mismatch"],
    examples=[
        bad("ru en", "", "Officers seized [[64 kg]] ([[46 kg]]) of hashish at the border."),
        bad("en ru", "", "За год построено [[240 км]] ([[204 км]]) дорог."),
        bad("ru kk", "", "Қоймадан [[75 кг]] ([[57 кг]]) алма табылды."),
        bad("en de", "", "Der Bau kostet [[12 Millionen Euro]] ([[21 Millionen Euro]])."),
        good("ru en", "", "The road is 240 km (149 miles) long."),
        good("en ru", "", "Инфляция составила 9,1% (годом ранее – 8,4%)."),
        good("ru kk", "", "Қоймадан 75 кг (1 кг – 300 теңге) алма табылды."),
        good("en ru", "", "Команда выиграла 3:1 (1:0)."),
        good("kk en", "", "He was fined 50,000 tenge ($105)."),
    ],
)
def figure_conflict(segment: Segment) -> Iterator[Finding]:
    """A figure is followed in brackets by another of the same unit, and nothing says what either of them is.

    Conversions have another unit; a word inside the brackets (“a year ago”) says what the second figure is.
    """
    text = segment.target
    if "(" not in text.raw and "（" not in text.raw:
        return
    for one, other in pairwise(counts(text)):
        if one.value != other.value and _alone_in_brackets(text, one, other) and _one_measure(text, one, other):
            copied = in_source(segment, one, other)
            spans = [text.span(*one.reach), text.span(*other.reach)]
            yield Finding(
                "“{one}” or “{other}”: two figures stand for one thing{copied}",
                {"one": spans[0].text, "other": spans[1].text, "copied": SO_IN_SOURCE if copied else ""},
                spans,
                severity=Severity.NEUTRAL if copied else None,
            )


def _alone_in_brackets(text: Text, one: Quantity, other: Quantity) -> bool:
    """Whether nothing but a bracket stands between two figures, and nothing but its end behind the second."""
    between = text.raw[one.reach[1] : other.reach[0]]
    return bool(_OPENS.fullmatch(between) and _CLOSES.match(text.raw, other.reach[1]))


def _one_measure(text: Text, one: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one unit, or count one thing and differ as misprints do."""
    if one.unit or other.unit:
        return bool(one.unit and other.unit) and same_unit(one.unit, other.unit)
    return misprinted(one.value, other.value) and not things(text, other)
