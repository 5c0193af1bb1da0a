"""Sums that kept their figure and changed their currency."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.measures import currency
from tqcheck.analysis.pairing import became, paired_numbers
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Segment, Severity


@segment_check(
    "currency-mismatch",
    "accuracy/mistranslation",
    Severity.MAJOR,
    gives_way_to=["untranslated-text", "wrong-language"],
    source_facts=["units"],
    target_facts=["units"],
    examples=[
        bad("kk en", "Айыппұл – [[25 мың теңге]].", "The fine is [[25,000 roubles]]."),
        bad("ru en", "Сделка на [[3 млн долларов]].", "A deal worth [[€3 million]]."),
        bad("en ru", "A ticket costs [[20 euros]].", "Билет стоит [[20 долларов]]."),
        good("kk en", "Айыппұл – 25 мың теңге.", "The fine is 25,000 tenge."),
        good("ru en", "Сделка на 3 млн долларов.", "A deal worth $3 million."),
        good("en ru", "It costs €5 ($6).", "Это стоит 5 евро (6 долларов)."),
    ],
)
def currency_mismatch(segment: Segment) -> Iterator[Finding]:
    """A sum in the translation has the source's figure in another currency."""
    for one, other in paired_numbers(segment).same:
        if one.unit != other.unit and one.value == other.value and currency(one.unit) and currency(other.unit):
            yield became(segment, one.reach, other.reach)
