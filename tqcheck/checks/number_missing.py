"""Figures of the source that the translation lacks."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.pairing import paired_numbers
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Segment, Severity

_LEAST_SPELLED = 3


@segment_check(
    "number-missing",
    "accuracy/omission",
    Severity.MAJOR,
    gives_way_to=["untranslated-text", "wrong-language", "empty-translation"],
    target_facts=["numbers.spelled"],
    examples=[
        bad("ru en", "Задержаны [[37]] человек.", "Several people were detained."),
        bad("kk en", "Қоймадан [[129]] келі гашиш табылды.", "Hashish was found in the warehouse."),
        bad("en de", "The court heard [[58]] witnesses.", "Das Gericht hörte mehrere Zeugen."),
        bad("ru en", "Построят [[десять]] домов.", "New houses will be built."),
        good(
            "ru en",
            "В 2021 году открыли две школы, а в 2022 году ни одной.",
            "Two schools opened in 2021, none in 2022.",
        ),
        good("kk en", "Бір адам жараланды.", "A person was injured."),
        good("de en", "In den 50er-Jahren des 19. Jahrhunderts wuchs die Stadt.", "In the 1850s the town grew."),
        good("en ru", "In May, 12 people applied.", "В мае обратились двенадцать человек."),
        good("ru en", "Объём вырос в 3 раза.", "The volume has tripled."),
        good("kk en", "Көлем 2 есеге өсті.", "The volume doubled."),
    ],
)
def number_missing(segment: Segment) -> Iterator[Finding]:
    """A figure of the source is missing from the translation.

    A number in words is often rightly translated by something else ("eight-sided" by "octagonal"), so one of three or
    more that nothing answers is a minor issue, and smaller ones are none.
    """
    for wanted in paired_numbers(segment).missing:
        if wanted.spelled and not (isinstance(wanted.value, int) and wanted.value >= _LEAST_SPELLED):
            continue
        span = segment.source.span(wanted.start, wanted.end)
        severity = Severity.MINOR if wanted.spelled else None
        yield Finding("“{wanted}” is missing from the translation", {"wanted": span.text}, [span], severity=severity)
