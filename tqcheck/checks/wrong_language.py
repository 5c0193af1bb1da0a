"""Sentences that came out in some other language."""

from __future__ import annotations

from collections.abc import Iterable

from tqcheck.analysis.identification import Identifier
from tqcheck.check import bad, good, segment_check
from tqcheck.language import language
from tqcheck.model import Finding, Segment, Severity


@segment_check(
    "wrong-language",
    "accuracy/untranslated",
    Severity.MAJOR,
    gives_way_to=["empty-translation", "untranslated-text"],
    examples=[
        bad(
            "kk en",
            "Полиция екі күдіктіні ұстады.",
            "[[Полиция задержала двух подозреваемых в краже.]]",
        ),
        bad(
            "en ru",
            "The government has not yet decided who will pay for the repairs.",
            "[[Уряд ще не вирішив, хто буде платити за цей ремонт.]]",
        ),
        bad(
            "en kk",
            "The decision will be announced after the meeting.",
            "[[Чечим жыйындан кийин жарыяланат деп күтүлүүдө.]]",
        ),
        bad(
            "en pt",
            "The minister said that the law would be changed this year.",
            "[[El ministro dijo que la ley se cambiaría este año, pero no dio más detalles.]]",
        ),
        bad(
            "ru kk-Latn",
            "Решение объявят после заседания.",
            "[[Karar toplantıdan sonra açıklanacak, ancak daha fazla bilgi verilmedi.]]",
        ),
        good("kk en", "Полиция екі күдіктіні ұстады.", "Police detained two suspects."),
        good(
            "en ru",
            "He called it “the beginning of the end”.",
            "По его словам, это было “the beginning of the end”, и спорить с этим трудно.",
        ),
        good("ru en", "«Барселона» — «Реал Мадрид» — 2:1", "Barcelona – Real Madrid – 2:1"),
        good("en kk", "Manchester United, Real Madrid, Juventus", "Manchester United, Real Madrid, Juventus"),
        good("en kk", "Alexei Ivanov, Pyotr Smirnov", "Алексей Иванов, Пётр Смирнов"),
        good(
            "ru kk-Latn",
            "Полиция задержала двоих.",
            "Polisia eki adamdy ūstady, būl turaly keşe habarlandy.",
        ),
    ],
)
def wrong_language(segment: Segment, identifier: Identifier) -> Iterable[Finding]:
    """A sentence of the translation is in another language than the one the article is translated into."""
    if identifier.speaks(segment.target, segment.source.language) is not False:
        return ()
    expected = language(segment.target.language).name
    tag = identifier.detect([segment.target.raw])
    # A garbled text looks like some small language to a model: only languages with a file are named.
    if tag is None or not language(tag).known or language(tag).name == expected:
        return [Finding("this is not {expected}", {"expected": expected}, [segment.target.span()])]
    values = {"found": language(tag).name, "expected": expected}
    return [Finding("this is {found}, not {expected}", values, [segment.target.span()])]
