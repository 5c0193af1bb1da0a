"""Questions that became statements, and statements that became questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tqcheck.analysis.stops import asking, last_stop
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Segment, Severity, Text


@segment_check(
    "question-lost",
    "accuracy/mistranslation",
    Severity.MAJOR,
    source_facts=["punctuation.question"],
    target_facts=["punctuation.question"],
    gives_way_to=["untranslated-text", "wrong-language"],
    examples=[
        bad("kk en", "Ол қашан келеді[[?]]", "He will come [[soon.]]"),
        bad("ru en", "Закон уже принят.", "Has the law been passed [[already?]]"),
        bad("en ru", "Who will pay for it[[?]]", "За это заплатят [[другие.]]"),
        bad("en el", "Where is he[[?]]", "Είναι [[εδώ.]]"),
        bad("zh en", "法院驳回了上诉。", "Did the court reject the [[appeal?]]"),
        bad("en ar", "Why did they leave[[?]]", "غادروا [[المدينة.]]"),
        good("kk en", "Ол қашан келеді?", "When will he come?"),
        good("en el", "Where is he?", "Πού είναι;"),
        good("en ar", "Why did they leave?", "لماذا غادروا؟"),
        good("en es", "Why did they leave?", "¿Por qué se fueron?"),
        good("en hy", "Did he come?", "Նա եկա՞վ։"),
        good("ja en", "彼は来ますか。", "Will he come?"),
        good("ru en", "«Куда они ушли?» — спросил он.", "He asked where they had gone."),
        good("es en", "Lo dijo el ministro Tomás Vega.", "This was said by the minister, Tom?s Vega."),
        good("en fr", "do you still have a fever", "avez-vous encore de la fièvre ?"),
        good("ja en", "いいんじゃない。", "It is good, isn’t it?"),
        good("ru en", "Это важно, не так ли? Он не ответил.", "It is important. Isn't it? He did not answer."),
    ],
)
def question_lost(segment: Segment) -> Iterable[Finding]:
    """The source asks and the translation states, or the other way round.

    It speaks where one side ends a sentence with a question mark and the other has none at all. A question inside a
    sentence may rightly be told in other words (he asked where they had gone), and languages that ask by a particle
    alone (か, 吗) are understood.
    """
    source, target = asking(segment.source), asking(segment.target)
    return _findings(segment) if bool(source) is not bool(target) else ()


def _findings(segment: Segment) -> Iterator[Finding]:
    source, target = asking(segment.source).ends, asking(segment.target).ends
    if target and not _is_loose(segment.source.raw):
        place = target[0]
        start = _word_before(segment.target, place)
        yield Finding("the translation asks, and the source does not", {}, [segment.target.span(start, place + 1)])
    elif source and not target and segment.target.raw.strip():
        place, end = source[0], len(segment.target.raw.rstrip())
        spans = [segment.target.span(_word_before(segment.target, end - 1), end)]
        spans.append(segment.source.span(place, place + 1))
        yield Finding("the source asks, and the translation does not", {}, spans)


def _is_loose(raw: str) -> bool:
    """Whether a text neither begins nor ends as a sentence does, as speech that was typed without marks."""
    return raw.lstrip()[:1].islower() and not last_stop(raw)


def _word_before(text: Text, place: int) -> int:
    """Where the word before a mark starts."""
    return max(text.raw.rfind(" ", 0, place), text.raw.rfind("\n", 0, place)) + 1
