"""Words in capitals that the source does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tqcheck.analysis.words import JOINERS, WORD, Words, words
from tqcheck.check import bad, good, segment_check
from tqcheck.language import Language, language
from tqcheck.model import Finding, Segment, Severity

# A run of capitals has this many words and letters, and one word that is longer than most acronyms; or one of its
# words is a function word.
_IN_A_RUN = 3
_LETTERS = 12
_LONG = 5
# A function word shorter than this is an acronym as well: WHO, IT, US.
_CLOSED = 4
_TITLES = frozenset({"headline", "subhead"})


@segment_check(
    "shouting",
    "linguistic-conventions/spelling",
    Severity.MINOR,
    gives_way_to=["untranslated-text", "wrong-language"],
    examples=[
        bad("kk en", "Полиция күдіктіні кеше ұстады.", "Police [[DETAINED THE SUSPECT]] yesterday."),
        bad("ru en", "Он говорил с ними.", "He spoke [[WITH]] them."),
        bad("en ru", "The court heard the witness.", "Суд [[ЗАСЛУШАЛ ПОКАЗАНИЯ СВИДЕТЕЛЯ]]."),
        bad("en kk", "The meeting took place in the capital.", "Жиналыс [[ЕЛОРДАДА ӨТКЕНІ БЕЛГІЛІ]] болды."),
        bad("zh en", "警方昨天拘留了他。", "Police [[DETAINED HIM YESTERDAY]] in Beijing."),
        good("kk en", "ҚР ІІМ ТЖК хабарлады.", "The KR IIM TJK reported it, and so did WHO."),
        good("ru en", "НЕ ПОДХОДИТЬ К ДВЕРИ, гласит надпись.", "DO NOT COME NEAR, says the sign."),
        good("ru en", "Фирма «Заря Строй Инвест».", "The firm ZARYA STROY."),
        good("ja en", "大統領が辞任", "PRESIDENT STEPS DOWN TODAY"),
        good("en ka", "Police detained him.", "პოლიციამ იგი დააკავა."),
        good("ru en", "США, ЕС, НАТО и ОБСЕ.", "The USA, EU, NATO and OSCE."),
    ],
)
def shouting(segment: Segment) -> Iterable[Finding]:
    """Words of the translation stand in capitals that those of the source do not.

    It takes three words in a row of which one is longer than most acronyms are or is a function word, or a
    single function word of four letters or more. Headlines are left alone, and so are words that the source
    has as they stand, texts whose source has words in capitals itself, and acronyms. Where the source's
    script has no capitals, a translation all in capitals is taken for a headline.
    """
    if segment.role in _TITLES:
        return ()
    tokens = words(segment.target)
    capitals = _in_capitals(tokens)
    enough = len(capitals) >= _IN_A_RUN or any(len(tokens.text[index]) >= _CLOSED for index in capitals)
    return _findings(segment, tokens, capitals) if enough else ()


def _in_capitals(tokens: Words) -> list[int]:
    return [index for index, word in enumerate(tokens.text) if word.isupper()]


def _findings(segment: Segment, tokens: Words, capitals: list[int]) -> Iterator[Finding]:
    tongue = language(segment.target.language)
    runs = [run for run in _runs(segment, tokens, capitals) if _is_prose(tokens, run, tongue)]
    if not runs or _source_shouts(segment):
        return
    source, raw = segment.source.raw, segment.target.raw
    if raw == raw.upper() and source.lower() == source.upper():
        return
    for run in runs:
        span = segment.target.span(tokens.start[run[0]], tokens.end[run[-1]])
        single = len(run) == 1 and run[0]
        yield Finding(
            "“{words}” stands in capitals, which it does not in the source",
            {"words": span.text},
            [span],
            edit=tokens.lower[run[0]] if single and tokens.kind[run[0] - 1] == WORD else None,
        )


def _runs(segment: Segment, tokens: Words, capitals: list[int]) -> Iterator[list[int]]:
    """Words in capitals that follow each other with nothing but spaces and hyphens between."""
    raw = segment.target.raw
    run: list[int] = []
    for index in capitals:
        if tokens.kind[index] != WORD:
            continue
        between = raw[tokens.end[run[-1]] : tokens.start[index]] if run else ""
        if run and (not between or between.strip("".join(JOINERS) + " \u00a0")):
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _is_prose(tokens: Words, run: list[int], tongue: Language) -> bool:
    """Whether words in capitals are no acronyms and no name."""
    closed = [index for index in run if tokens.lower[index] in tongue.closed_words]
    if len(run) < _IN_A_RUN:
        return any(len(tokens.text[index]) >= _CLOSED for index in closed)
    lengths = [len(tokens.text[index]) for index in run]
    if any(len(run) > _IN_A_RUN or len(tokens.text[index]) >= _IN_A_RUN for index in closed):
        return True
    return sum(lengths) >= _LETTERS and max(lengths) >= _LONG


def _source_shouts(segment: Segment) -> bool:
    """Whether the source has words in capitals that are no acronyms, or three in a row."""
    tokens = words(segment.source)
    tongue = language(segment.source.language)
    return any(
        len(run) >= _IN_A_RUN
        or any(len(tokens.text[i]) >= _LONG or tokens.lower[i] in tongue.closed_words for i in run)
        for run in _runs(segment, tokens, _in_capitals(tokens))
    )
