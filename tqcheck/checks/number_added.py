"""Figures of the translation that the source lacks."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.pairing import paired_numbers
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Segment, Severity


@segment_check(
    "number-added",
    "accuracy/addition",
    Severity.MAJOR,
    gives_way_to=["untranslated-text", "wrong-language"],
    source_facts=["numbers.spelled"],
    examples=[
        bad("ru en", "Задержаны несколько человек.", "[[37]] people were detained."),
        bad("kk en", "Қоймадан гашиш табылды.", "[[129]] kg of hashish was found in the warehouse."),
        bad("en de", "The court heard several witnesses.", "Das Gericht hörte [[58]] Zeugen."),
        good("ru en", "Обратились двенадцать человек.", "12 people applied."),
        good("kk en", "Қазан айының бесінде жиын өтті.", "A meeting was held on 5 October."),
        good("en ru", "The second stage begins in May.", "В мае начинается 2-й этап."),
    ],
)
def number_added(segment: Segment) -> Iterator[Finding]:
    """A figure stands in the translation that the source does not have.

    Only figures in digits raise this, and only where the source's number words are known.
    """
    for found in paired_numbers(segment).added:
        if not found.spelled or found.sort == "month":
            span = segment.target.span(found.start, found.end)
            yield Finding("“{found}” is not in the source", {"found": span.text}, [span])
