"""A future tense on a day that is past."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.dates import dates, day_of
from tqcheck.analysis.tenses import foretold
from tqcheck.check import SO_IN_SOURCE, bad, document_check, good
from tqcheck.model import Document, Finding, Severity


@document_check(
    "date-tense",
    "accuracy/mistranslation",
    Severity.MINOR,
    needs_source=False,
    gives_way_to=["date-mismatch", "number-mismatch"],
    target_facts=["reporting.foretells"],
    examples=[
        bad(
            "kk en",
            "",
            "New rules for tenants\nThe ministry said so on June 4, 2022.\n"
            "[[From 2021]], contracts [[will]] be kept online.",
        ),
        bad(
            "en ru",
            "",
            "Новые правила аренды\nОб этом 4 июня 2022 года сообщило министерство.\n"
            "[[С 2021 года]] договоры [[будут]] храниться в реестре.",
        ),
        bad(
            "ru kk",
            "",
            "Жалдау ережесі өзгерді\nБұл туралы министрлік 2022 жылғы 4 маусымда айтты.\n"
            "[[2021 жылдан бастап]] шарттар тізілімде сақталатын [[болады]].",
        ),
        good(
            "kk en",
            "",
            "New rules for tenants\nThe ministry said so on June 4, 2022.\nFrom 2023, contracts will be kept online.",
        ),
        good(
            "kk en",
            "",
            "New rules for tenants\nThe ministry said so on June 4, 2022.\n"
            "In 2021, the minister promised that rents will fall.",
        ),
        good("kk en", "", "New rules for tenants\nFrom 2021, contracts will be kept online."),
        good(
            "en ru",
            "",
            "Новые правила аренды\nОб этом 4 июня 2022 года сообщило министерство.\n"
            "С 2021 года договоры хранятся в реестре.",
        ),
    ],
)
def date_tense(document: Document) -> Iterator[Finding]:
    """Something that the article dates before its own day is still to come: “from 2020, changes will be made”.

    The article's day is its date of publication (the column `published`, or `--published`), or the earliest full date
    at its head; without either nothing is said. Date and verb stand in one clause.
    """
    today = day_of(document)
    if today is None:
        return
    for segment in document.segments:
        for date in dates(segment.target):
            found = foretold(segment.target, date) if date.last < today else None
            if found:
                copied = any(one.last == date.last and foretold(segment.source, one) for one in dates(segment.source))
                spans = [segment.target.span(*found.date), segment.target.span(*found.verb)]
                yield Finding(
                    "“{date}” is before the day of the article ({today}), but “{verb}” is of the future{copied}",
                    {
                        "date": spans[0].text,
                        "today": today.isoformat(),
                        "verb": spans[1].text,
                        "copied": SO_IN_SOURCE if copied else "",
                    },
                    spans,
                    severity=Severity.NEUTRAL if copied else None,
                )
