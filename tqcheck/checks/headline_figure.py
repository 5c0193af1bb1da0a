"""A figure of the headline that the text does not bear out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from tqcheck.analysis.counts import counts, in_source, misprinted, same_thing, things
from tqcheck.analysis.measures import convertible
from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.outline import Section, sections
from tqcheck.analysis.quantity import Quantity
from tqcheck.check import bad, document_check, good
from tqcheck.language import language
from tqcheck.model import Document, Finding, Message, Segment, Severity

Place = tuple[Segment, Quantity]
_MOST_PARTS = 6  # figures of one thing whose sums are looked through
_ALIKE = 4  # the most by which two figures meant for one thing may differ, as a factor


@document_check(
    "headline-figure",
    "accuracy/mistranslation",
    Severity.MAJOR,
    needs_source=False,
    gives_way_to=["number-mismatch", "number-order", "percent-mismatch", "currency-mismatch"],
    examples=[
        bad(
            "kk en",
            "",
            "[[2,184]] fines issued in a month\nTraffic police issued [[2,148]] fines in May, the ministry said.",
        ),
        bad(
            "en ru",
            "",
            "За неделю потушено [[318]] пожаров\nСпасатели потушили [[381]] пожар и спасли 12 человек.",
        ),
        bad(
            "ru kk",
            "",
            "Бір айда [[4 126]] айыппұл салынды\nМамыр айында полиция [[4 226]] айыппұл салды.",
        ),
        bad(
            "ru en",
            "Выдано 640 грантов\nФонд выдал 604 гранта.",
            "[[640]] grants awarded\nThe fund awarded [[604]] grants.",
        ),
        good("kk en", "", "Over 2,000 fines issued in a month\nTraffic police issued 2,148 fines in May."),
        good("kk en", "", "12 drivers fined\nPolice fined 8 drivers in Almaty and 4 drivers in Taraz."),
        good("en ru", "", "За неделю потушено 318 пожаров\nСпасатели потушили 318 пожаров, а годом ранее – 381 пожар."),
        good("ru kk", "", "4 126 айыппұл салынды\nПолиция 4 126 айыппұл салды."),
    ],
)
def headline_figure(document: Document) -> Iterator[Finding]:
    """A headline or subhead gives a figure that stands nowhere in the article, where another of the same thing does.

    It is a fault where the two differ as misprints do, or where the text gives one figure alone for what the headline
    counts (minor). Rounded figures, sums and differences of the text's own are right.
    """
    for section in sections(document):
        others = [other for other in document.segments if other is not section.head]
        for one in counts(section.head.target):
            if not any(_bears_out(figure, one) for other in others for figure in quantities(other.target)):
                rival = _rival(section, one)
                if rival:
                    yield _finding((section.head, one), rival)


def _bears_out(figure: Quantity, one: Quantity) -> bool:
    """Whether a figure of the text is that of the headline, rounded perhaps, or in another unit."""
    if not set(figure.readings).isdisjoint(one.readings):
        return True
    if isinstance(figure.value, str) or isinstance(one.value, str):
        return False
    if convertible(one.unit, figure.unit):
        return True
    if one.approximator and one.unit == figure.unit:
        return Fraction(1, 2) <= Fraction(one.value or 1) / Fraction(figure.value or 1) <= 2
    return _rounded(Fraction(figure.value), Fraction(one.value))


def _rounded(exact: Fraction, one: Fraction) -> bool:
    """Whether a value is another one rounded up or down, by the zeros that it ends in."""
    zeros = 1
    while one and one % (zeros * 10) == 0:
        zeros *= 10
    return zeros > 1 and abs(exact - one) < zeros


def _rival(section: Section, one: Quantity) -> Place | None:
    """The figure of the section that stands where that of its head should."""
    head = section.head.target
    tongue, named = language(head.language), things(head, one)
    same: list[Place] = [
        (segment, figure)
        for segment in section.body
        for figure in counts(segment.target)
        if figure.unit == one.unit and (one.unit or same_thing(named, things(segment.target, figure), tongue))
    ]
    near = [place for place in same if misprinted(one.value, place[1].value, length=True)]
    if _adds_up(one, [figure for _, figure in same]):
        return None
    if near:
        return near[0]
    alone = same and len({figure.value for _, figure in same}) == 1 and not one.unit
    return same[0] if alone and _comparable(one, same[0][1]) else None


def _comparable(one: Quantity, figure: Quantity) -> bool:
    """Whether two figures of one thing, which are no misprints of each other, may be meant for one and the same."""
    if isinstance(one.value, str) or isinstance(figure.value, str) or one.spelled or figure.approximator:
        return False
    return min(one.value, figure.value) > 1 and max(one.value, figure.value) <= _ALIKE * min(one.value, figure.value)


def _adds_up(one: Quantity, figures: Sequence[Quantity]) -> bool:
    """Whether a figure is the sum or the difference of some of the text's."""
    values = list({Fraction(figure.value) for figure in figures if not isinstance(figure.value, str)})[:_MOST_PARTS]
    sums = {sum(chosen) for size in range(2, len(values) + 1) for chosen in combinations(values, size)}
    return one.value in sums | {abs(a - b) for a, b in combinations(values, 2)}


def _finding(head: Place, body: Place) -> Finding:
    (segment, one), (other, figure) = head, body
    copied = in_source(segment, one) and in_source(other, figure)
    spans = [segment.target.span(*one.place), other.target.span(*figure.place)]
    severity = None if misprinted(one.value, figure.value, length=True) else Severity.MINOR
    return Finding(
        "the {role} says “{one}”, the text “{figure}”{copied}",
        {
            "role": Message(segment.role),
            "one": spans[0].text,
            "figure": spans[1].text,
            "copied": Message("; so does the source") if copied else "",
        },
        spans,
        severity=Severity.NEUTRAL if copied else severity,
    )
