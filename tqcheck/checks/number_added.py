"""Figures of the translation that the source lacks."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.pairing import paired_numbers
from tqcheck.analysis.quantity import Quantity
from tqcheck.analysis.told_dates import completes_a_date
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
        bad("ru en", "В этом году откроют пять школ.", "Five schools will open in [[2024]]."),
        good("kk en", "төлемдер жүйелілігін қамтамасыз ету;", "3. ensuring the regularity of payments;"),
        good("kk en", "Қазан айының бесінде жиын өтті.", "A meeting was held on 5 October."),
        good("en ru", "The second stage begins in May.", "В мае начинается 2-й этап."),
    ],
)
def number_added(segment: Segment) -> Iterator[Finding]:
    """A figure stands in the translation that the source does not have.

    Only figures in digits raise this, and only where the source's number words are known. A year that completes a date,
    or that the source tells of otherwise (this year), is at most minor, and where the day of the article is known the
    right year is none; so is a day that the source calls yesterday.
    """
    pairing = paired_numbers(segment)
    for found in pairing.told if segment.published is None else ():
        yield _added(found, segment, Severity.MINOR)
    for found in pairing.added:
        if _numbers_the_text(found, segment.target.raw):
            continue
        if not found.spelled or found.sort == "month":
            minor = completes_a_date(found, pairing.same, segment.published)
            yield _added(found, segment, Severity.MINOR if minor else None)


def _added(found: Quantity, segment: Segment, severity: Severity | None) -> Finding:
    span = segment.target.span(found.start, found.end)
    return Finding("“{found}” is not in the source", {"found": span.text}, [span], severity=severity)


def _numbers_the_text(one: Quantity, raw: str) -> bool:
    """Whether a figure is that of an entry of a list, which lists may have or not: 3. Payments are made monthly."""
    return not raw[: one.start].strip() and raw[one.end : one.end + 2] in (". ", ") ")
