"""Percentages that became plain figures, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.pairing import became, paired_numbers
from tqcheck.analysis.quantity import Quantity
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Segment, Severity, Text

_PERCENT = "%"


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
        good("kk en", "Қылмыс 6,4 пайызға азайды.", "Crime fell by 6.4 percent."),
        good("ru en", "Рост составит от 5 до 7%.", "Growth will be 5 to 7 percent."),
        good("en ru", "Growth of 5%-7% is expected.", "Ожидается рост на 5–7 процентов."),
    ],
)
def percent_mismatch(segment: Segment) -> Iterator[Finding]:
    """A percentage of one side is a plain figure on the other.

    The first figure of a range may leave the sign to the second (5–7%).
    """
    for one, other in paired_numbers(segment).same:
        if (one.unit == _PERCENT) is (other.unit == _PERCENT):
            continue
        if one.value != other.value or one.weak or other.weak:
            continue
        plain, text = (other, segment.target) if one.unit == _PERCENT else (one, segment.source)
        if not plain.unit and _shares_a_sign(plain, text):
            continue
        yield became(segment, one.reach, other.reach)


def _shares_a_sign(one: Quantity, text: Text) -> bool:
    """Whether a percentage stands after a figure in its sentence, whose sign may count for both."""
    return any(other.unit == _PERCENT and other.start > one.start for other in quantities(text))
