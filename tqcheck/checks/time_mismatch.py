"""Times of day that became others."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.pairing import paired_numbers
from tqcheck.analysis.quantity import Pair
from tqcheck.analysis.written import became
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Segment, Severity


@segment_check(
    "time-mismatch",
    "accuracy/mistranslation",
    Severity.MAJOR,
    gives_way_to=["untranslated-text", "wrong-language"],
    examples=[
        bad("ru en", "Совещание начнётся в [[15:30]].", "The meeting starts at [[15:20]]."),
        bad("kk en", "Жиын сағат [[15:00]]-де басталады.", "The meeting starts at [[3]] am."),
        bad("en ru", "Doors open at [[8]] pm.", "Двери откроются в [[8]] часов утра."),
        bad("en de", "The train leaves at [[9 am]].".replace("[[9 am]]", "[[9]] am"), "Der Zug fährt um [[21]] Uhr."),
        good("en ru", "The match starts at 3 pm.", "Матч начнётся в 15:00."),
        good("kk en", "Жиын сағат 9:00-де басталады.", "The meeting starts at 9 am."),
        good("zh en", "演出晚上8:30开始。", "The show starts at 8:30 in the evening."),
        good("en de", "The train leaves at 9 pm.", "Der Zug fährt um 21 Uhr."),
        bad("en ru", "They worked until [[half past four]] in the morning.", "Работали до [[5:30]] утра."),
        good("en de", "They worked until half past four.", "Sie arbeiteten bis 4:30 Uhr."),
        good("en ru", "The final score was 3:1.", "Матч закончился со счётом 3:1."),
    ],
)
def time_mismatch(segment: Segment) -> Iterator[Finding]:
    """A time of day in the translation is another one than the source's, or in the other half of the day.

    Clocks of 12 and of 24 hours are read alike: 3 pm is 15:00. Where one side leaves the half of the day unsaid,
    it is not held against the other, nor is an hour in words without minutes: "halb neun" is not read everywhere.
    """
    pairing = paired_numbers(segment)
    for pair in pairing.same:
        if _times(pair) and _other_half(pair):
            yield became(segment, pair)
    for pair in pairing.changed:
        if _times(pair) and all(not one.spelled or one.parts[0][1] for one in pair):
            yield became(segment, pair)


def _times(pair: Pair) -> bool:
    return pair[0].sort == pair[1].sort == "time"


def _other_half(pair: Pair) -> bool:
    one, other = pair
    return bool(one.half and other.half) and one.value != other.value and one.half != other.half
