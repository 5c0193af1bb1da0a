"""Parts that do not make their whole."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tqcheck.analysis.counts import in_source, misprinted
from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.quantity import Quantity
from tqcheck.analysis.sums import Sum, sums
from tqcheck.check import SO_IN_SOURCE, bad, good, segment_check
from tqcheck.model import Finding, Message, Segment, Severity

_OTHERWISE = Message("“{parts}” add up to {made}, not “{whole}”{copied}")
_LARGER = Message("“{whole}” is less than “{parts}”, a part of it{copied}")
_FACTOR = Fraction(3, 2)  # by which the parts of a list may miss their whole and still be meant for it


@segment_check(
    "sum-mismatch",
    "accuracy/mistranslation",
    Severity.MINOR,
    needs_source=False,
    gives_way_to=["number-mismatch", "number-missing", "number-added"],
    examples=[
        bad(
            "kk en",
            "",
            "Of these, [[1,420]] are serious: [[412]] involve sales, [[528]] possession and [[470]] transport.",
        ),
        bad("en ru", "", "Подано [[315]] жалоб: [[120]] на дороги, [[98]] на шум и [[79]] на свет."),
        bad("ru kk", "", "Мектепке [[127]] бала келді: [[58]] қыз және [[96]] ұл."),
        bad("ru en", "", "Auditors found [[1,765]] errors, of which [[992]] were in forms and [[273]] in tables."),
        bad("ru en", "", "They sold [[240]] flats, [[310]] of which are new and 12 old."),
        bad("kk en", "", "They planted [[418]] oaks and [[274]] birches, [[629]] trees in total."),
        good("kk en", "", "They planted 418 oaks and 274 birches, 692 trees in total."),
        good("kk en", "", "Of these, 1,420 are serious: 412 involve sales, 538 possession and 470 transport."),
        good("en ru", "", "Зарегистрировано 127 дел, из них 58 – о рекламе и 69 – о продаже."),
        good("ru kk", "", "Мектепке 127 бала келді: 58 қыз және 69 ұл."),
        good("ru en", "", "Auditors found 1,765 errors, of which 992 were in forms and 402 in tables."),
        good("en ru", "", "Из 240 квартир, из которых 90 пустуют, 31 продана."),
    ],
)
def sum_mismatch(segment: Segment) -> Iterator[Finding]:
    """The parts that must make a stated whole do not: a list behind a colon, or the figures before a total.

    Those before a total are only held against it where they differ from it as a misprint does.
    “Of which” and “among them” promise no sum: only where the parts differ from the whole as a misprint does is that
    noted, at no cost. A part larger than its whole is always wrong.
    """
    for one in sums(segment.target):
        yield from _judged(one, segment)


def _judged(one: Sum, segment: Segment) -> Iterator[Finding]:
    """The finding that a whole and its parts give, if any."""
    larger = [part for part in one.parts[:1] if _exceeds(part, one.whole)]
    near = one.made.denominator == 1 and misprinted(one.whole.value, int(one.made))
    if one.made == one.whole.value or _made_with_ones(one, segment):
        return
    if one.claim == "some" and larger:
        yield _finding(segment, one.whole, tuple(larger), _LARGER, None)
    elif near or (one.claim == "whole" and _comparable(one)):
        severity = Severity.NEUTRAL if one.claim == "some" else Severity.MAJOR if near else None
        made = int(one.made) if one.made.denominator == 1 else float(one.made)
        yield _finding(segment, one.whole, one.parts, _OTHERWISE, severity, f"{made:,}")


def _made_with_ones(one: Sum, segment: Segment) -> bool:
    """Whether the parts make the whole with words that are a figure now and then: nine gold and one bronze."""
    ones = sum(figure.weak and figure.spelled and figure.value == 1 for figure in quantities(segment.target))
    return isinstance(one.whole.value, int) and one.made < one.whole.value <= one.made + ones


def _comparable(one: Sum) -> bool:
    """Whether the parts come near enough to the whole to be meant for it."""
    whole = Fraction(0) if isinstance(one.whole.value, str) else Fraction(one.whole.value)
    return whole / _FACTOR <= one.made <= whole * _FACTOR


def _exceeds(part: Quantity, whole: Quantity) -> bool:
    return not isinstance(part.value, str) and not isinstance(whole.value, str) and part.value > whole.value


def _finding(
    segment: Segment,
    whole: Quantity,
    parts: tuple[Quantity, ...],
    template: Message,
    severity: Severity | None,
    made: str = "",
) -> Finding:
    copied = in_source(segment, whole, *parts)
    spans = [segment.target.span(*figure.place) for figure in (whole, *parts)]
    return Finding(
        template,
        {
            "whole": spans[0].text,
            "parts": " + ".join(span.text for span in spans[1:]),
            "made": made,
            "copied": SO_IN_SOURCE if copied else "",
        },
        spans,
        severity=Severity.NEUTRAL if copied else severity,
    )
