"""Figures that kept their value and changed their unit."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.measures import duration, measured, same_unit
from tqcheck.analysis.pairing import paired_numbers
from tqcheck.analysis.runs import CENTURY
from tqcheck.analysis.written import became
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Segment, Severity


@segment_check(
    "unit-mismatch",
    "accuracy/mistranslation",
    Severity.MAJOR,
    gives_way_to=["untranslated-text", "wrong-language"],
    source_facts=["units"],
    target_facts=["units"],
    examples=[
        bad("kk en", "Қоймадан [[129 келі]] гашиш табылды.", "[[129 grams]] of hashish was found in the warehouse."),
        bad("ru en", "До села [[40 километров]].", "The village is [[40 miles]] away."),
        bad("en de", "The talks lasted [[three days]].", "Die Gespräche dauerten [[drei Wochen]]."),
        bad("ru en", "Ветер до [[20 м/с]].", "Winds of up to [[20 km/h]]."),
        bad("kk en", "Аумағы – [[300 шаршы километр]].", "It covers [[300 square miles]]."),
        bad("en de", "Temperatures reached [[40 °C]].", "Die Temperaturen erreichten [[40 °F]]."),
        bad("sl en", "Reka je široka [[šest milj]].", "The river is [[six kilometres]] wide."),
        good("en de", "It was 95 °F in the shade.", "Im Schatten waren es 35 °C."),
        good("ru en", "До границы 100 км.", "The border is 62 miles away."),
        good("kk ru", "Ол екі сағат күтті.", "Он ждал два часа."),
        good("en fr", "The sack weighs 5 kg.", "Le sac pèse 5 kilos."),
        good("ru en", "Прошло 12 месяцев.", "One year has passed."),
        good("lt en", "Jie keliavo savaitę.", "They travelled for 7 days."),
    ],
)
def unit_mismatch(segment: Segment) -> Iterator[Finding]:
    """A measure in the translation has the source's figure with another unit.

    Units that are converted together with their figure, miles for kilometres or a year for twelve months, are no
    fault.
    """
    for one, other in paired_numbers(segment).same:
        if one.value != other.value or same_unit(one.unit, other.unit):
            continue
        if CENTURY in (one.unit, other.unit) and not (duration(one.unit) and duration(other.unit)):
            continue  # the suffix of an ordinal that looks like a unit: 21m of a language without a file
        if measured(one.unit) and measured(other.unit) and not _speed_left_unsaid(one.unit, other.unit):
            yield became(segment, (one, other), units=True)


def _speed_left_unsaid(unit: str, other: str) -> bool:
    """Whether one unit is the other without its "per hour", which languages leave unsaid or say elsewhere."""
    return ("/" in unit) != ("/" in other) and unit.partition("/")[0] == other.partition("/")[0]
