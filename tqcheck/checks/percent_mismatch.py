"""Percentages that became plain figures, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.pairing import paired_numbers
from tqcheck.analysis.quantity import Quantity
from tqcheck.analysis.written import became
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Segment, Severity, Text

_NEAR = 20  # characters: "45 per cent against 37"
_PERCENT, _SHARES = "%", ("%", "pp")


@segment_check(
    "percent-mismatch",
    "accuracy/mistranslation",
    Severity.MAJOR,
    gives_way_to=["untranslated-text", "wrong-language"],
    source_facts=["known"],
    target_facts=["known"],
    examples=[
        bad("kk en", "Қылмыс [[6,4%]]-ға азайды.", "Crime fell by [[6.4]]."),
        bad("ru en", "Цены выросли на [[15 процентов]].", "Prices rose by [[15]]."),
        bad("en de", "Sales rose by [[15]] units.", "Der Absatz stieg um [[15 Prozent]]."),
        bad("en ru", "The rate rose by [[2 percentage points]].", "Ставка выросла на [[2 процента]]."),
        good("kk en", "Қылмыс 6,4 пайызға азайды.", "Crime fell by 6.4 percent."),
        good("ru en", "Рост составит от 5 до 7%.", "Growth will be 5 to 7 percent."),
        good("en ru", "Growth of 5%-7% is expected.", "Ожидается рост на 5–7 процентов."),
    ],
)
def percent_mismatch(segment: Segment) -> Iterator[Finding]:
    """A percentage of one side is a plain figure on the other, or one of them is in percentage points.

    A figure in a list or a range may leave its sign to another (5–7%).
    """
    for one, other in paired_numbers(segment).same:
        if one.unit == other.unit or one.value != other.value or one.weak or other.weak:
            continue
        if one.unit in _SHARES and other.unit in _SHARES:
            yield became(segment, (one, other), units=True)
        elif _PERCENT in (one.unit, other.unit):
            plain, text = (other, segment.target) if one.unit == _PERCENT else (one, segment.source)
            share = one if one.unit == _PERCENT else other
            if share.of_range and share.reach == share.place:
                continue  # the sign may not be for it: “voters over 65 and 20% of all others”
            placeholder = text.raw[plain.start - 1 : plain.start] == _PERCENT  # %1 of software, which is no percentage
            if not placeholder and (plain.unit or not _shares_a_sign(plain, text)):
                yield became(segment, (one, other), units=True)


def _shares_a_sign(one: Quantity, text: Text) -> bool:
    """Whether another figure's sign may count for this one too: a later one's, or one's before which it stands."""
    return any(
        other.unit in _SHARES
        and (other.start > one.start or other.reach[0] < other.start or 0 < one.start - other.end < _NEAR)
        for other in quantities(text)
    )
