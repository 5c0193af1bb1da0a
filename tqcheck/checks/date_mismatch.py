"""Dates that became others."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.pairing import paired_numbers
from tqcheck.analysis.written import became
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Segment, Severity


@segment_check(
    "date-mismatch",
    "accuracy/mistranslation",
    Severity.MAJOR,
    gives_way_to=["untranslated-text", "wrong-language"],
    examples=[
        bad("kk en", "Жиын 5 [[қазанда]] өтті.", "The meeting was held on [[November]] 5."),
        bad("ru en", "Суд начнётся 19 [[июля]].", "The trial opens on [[June]] 19."),
        bad("en zh", "It opened on [[March]] 8.", "它于[[5]]月8日开幕。"),
        bad("en ru", "The vote is on [[Tuesday]].", "Голосование пройдёт в [[четверг]]."),
        bad("ru en", "Он родился 5 мая [[1951]] года.", "He was born on May 5, [[1915]]."),
        bad("kk en", "Жиын [[5]] қазанда өтті.", "The meeting was held on October [[15]]."),
        good("kk en", "Жиын 2023 жылғы 5 қазанда өтті.", "The meeting was held on October 5, 2023."),
        good("ru en", "Встреча 05.10.2023.", "The meeting is on 5 October 2023."),
        good("zh en", "7月26日", "July 26"),
        good("en ru", "It may rain in June.", "В июне возможен дождь."),
    ],
)
def date_mismatch(segment: Segment) -> Iterator[Finding]:
    """A date in the translation is another one than the source's: its day, month, year or day of the week.

    The day and the year are those beside a month; a year by itself is a figure like others.
    """
    pairing = paired_numbers(segment)
    for pair in (*pairing.dates, *pairing.changed):
        if {one.sort for one in pair} <= {"month", "weekday", "day", "year"}:
            yield became(segment, pair)
