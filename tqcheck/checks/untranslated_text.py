"""Sentences, or long stretches of them, that were left as they are in the source."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import Match, SequenceMatcher

from tqcheck.analysis.identification import FEWEST_OF_A_SCRIPT, Identifier
from tqcheck.analysis.shared import quotes_source, shared_in_letters
from tqcheck.analysis.words import WORD, Words, words
from tqcheck.check import bad, good, segment_check
from tqcheck.language import language
from tqcheck.model import Finding, Segment, Severity, Span, Text

LONGEST = 1000  # words of a segment that are compared: the time grows with the square


@segment_check(
    "untranslated-text",
    "accuracy/untranslated",
    Severity.MAJOR,
    gives_way_to=["empty-translation"],
    examples=[
        bad(
            "kk en",
            "[[Тергеу амалдары жалғасып жатыр.]]",
            "[[Тергеу амалдары жалғасып жатыр.]]",
        ),
        bad(
            "en de",
            "[[The court has not yet decided when it will hear the case.]]",
            "[[The court has not yet decided when it will hear the case.]]",
        ),
        bad(
            "de en",
            "Der Minister sagte, [[dass die Regierung noch nicht entschieden habe]].",
            "The minister said [[dass die Regierung noch nicht entschieden habe]].",
        ),
        bad(
            "ru kk",
            "[[Следствие по этому делу ещё не закончено.]]",
            "[[СЛЕДСТВИЕ ПО ЭТОМУ ДЕЛУ ЕЩЁ НЕ ЗАКОНЧЕНО]]",
        ),
        good("kk ru", "Президент Қасым-Жомарт Тоқаев", "Президент Қасым-Жомарт Тоқаев"),
        good("en de", "The New York Times, 620 Eighth Avenue", "The New York Times, 620 Eighth Avenue"),
        good("en fr", "Police questioned two men.", "La police a interrogé deux hommes."),
        good(
            "de en",
            "Das Lied „Über den Wolken muss die Freiheit wohl grenzenlos sein“ kennt jeder.",
            "Everyone knows the song “Über den Wolken muss die Freiheit wohl grenzenlos sein”.",
        ),
        good("en kk", "iPhone 15 Pro Max", "iPhone 15 Pro Max"),
        good("ru kk", "Аэропорт, стадион, театр, парк", "Аэропорт, стадион, театр, парк"),
    ],
)
def untranslated_text(segment: Segment, identifier: Identifier, *, shortest_run: int = 5) -> Iterable[Finding]:
    """The translation is the source copied, or a long run of the source stands in it.

    `shortest_run` is how many words in a row make a long run.
    """
    source, target = segment.source, segment.target
    if language(source.language).primary == language(target.language).primary:
        return ()
    alike = len(shared_in_letters(segment))
    if alike < FEWEST_OF_A_SCRIPT:
        return ()
    here, there = words(source), words(target)
    left, right = _spoken(here), _spoken(there)
    if [here.lower[i] for i in left] == [there.lower[i] for i in right]:
        spans = (source.span(), target.span())
    elif alike + 1 < shortest_run:  # a run may hold a word twice
        return ()
    else:
        run = _longest_run(here, there, left, right)
        if run.size < shortest_run or _mostly_capitals(there, right[run.b : run.b + run.size]):
            return ()
        spans = _span(source, here, left, run.a, run.size), _span(target, there, right, run.b, run.size)
        if quotes_source(segment, spans[1].start, spans[1].end):
            return ()
    if identifier.speaks(Text(spans[1].text, target.language), source.language) is not False:
        return ()
    return [Finding("left untranslated", {}, [spans[1], spans[0]])]


def _spoken(found: Words) -> list[int]:
    """The places of the words among the tokens: figures and marks are alike in most languages."""
    return [i for i, kind in enumerate(found.kind) if kind == WORD]


def _longest_run(here: Words, there: Words, left: list[int], right: list[int]) -> Match:
    pair = [here.lower[i] for i in left[:LONGEST]], [there.lower[i] for i in right[:LONGEST]]
    return SequenceMatcher(None, *pair, autojunk=False).find_longest_match()


def _mostly_capitals(found: Words, places: list[int]) -> bool:
    """Whether most of some words begin with a capital, as in names and titles."""
    return 2 * sum(found.text[i][0].isupper() for i in places) > len(places)


def _span(text: Text, found: Words, places: list[int], first: int, size: int) -> Span:
    return text.span(found.start[places[first]], found.end[places[first + size - 1]])
