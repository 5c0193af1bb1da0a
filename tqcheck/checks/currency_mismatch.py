"""Sums that kept their figure and changed their currency."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tqcheck.analysis.changes import power
from tqcheck.analysis.measures import currency
from tqcheck.analysis.pairing import paired_numbers
from tqcheck.analysis.written import became
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
    """A sum in the translation has the source's figure in another currency.

    A sum whose figure changed with its currency was converted, rightly or not: that is a neutral note.
    """
    pairing = paired_numbers(segment)
    for one, other in (*pairing.same, *pairing.changed):
        if one.unit == other.unit or not (currency(one.unit) and currency(other.unit)):
            continue
        finding = became(segment, (one, other), units=True)
        converted = one.value not in other.readings and not power(one.value, other.value, 10)
        yield replace(finding, severity=Severity.NEUTRAL) if converted else finding
