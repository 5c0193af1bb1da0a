"""Sentences that came out in some other language."""

from __future__ import annotations

from collections.abc import Iterable

from tqcheck.analysis.clauses import doubtful_stretches
from tqcheck.analysis.identification import Identifier
from tqcheck.check import bad, good, segment_check
from tqcheck.language import language
from tqcheck.model import Finding, Message, Segment, Severity, Span, Text


@segment_check(
    "wrong-language",
    "accuracy/untranslated",
    Severity.MAJOR,
    needs_source=False,
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
        bad(
            "en kk",
            "The decision will be announced after the meeting.",
            "[[Sheshim otyrystan keiin jarialanady dep kütilude, būl turaly keşe aityldy.]]",
        ),
        bad(
            "en zh",
            "The government said the new law would take effect next year.",
            "[[政府表示，新法律將於明年生效，這對國家來說很重要。]]",
        ),
        bad(
            "kk en",
            "Үкімет жаңа заңды қабылдады және оны келесі айда жариялайды, бірақ мұнымен іс бітпейді.",
            "The government adopted the new law and will publish it in the coming month, "
            "[[но это ещё не всё, что она должна сделать]].",
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
    """A sentence or a clause of the translation is in another language than the one the article is translated into.

    A language in another of its scripts is another one. A clause that the source has too is a quotation.
    """
    target, source = segment.target, segment.source
    other = source.language if source.raw else None
    if identifier.speaks(target, other) is False:
        return [_finding(target.span(), identifier.detect([target.raw]), target.language)]
    return [
        _finding(span, identifier.detect([span.text]), target.language)
        for span in (target.span(start, end) for start, end in doubtful_stretches(target))
        if identifier.speaks(Text(span.text, target.language), other) is False and span.text not in source.raw
    ]


def _finding(span: Span, tag: str | None, expected: str) -> Finding:
    wanted = language(expected).name
    # A garbled text looks like some small language to a model: only languages with a file are named.
    if tag is None or not language(tag).known or language(tag).name == wanted:
        return Finding("this is not {expected}", {"expected": Message(wanted)}, [span])
    values = {"found": Message(language(tag).name), "expected": Message(wanted)}
    return Finding("this is {found}, not {expected}", values, [span])
