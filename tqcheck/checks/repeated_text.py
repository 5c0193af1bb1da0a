"""Phrases and sentences that the translation says again and again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tqcheck.analysis.loops import Loop, all_loops, is_sentence, loops, word_count_of
from tqcheck.analysis.words import words
from tqcheck.check import bad, good, segment_check
from tqcheck.language import language
from tqcheck.model import Finding, Segment, Severity, Text

# How many words a phrase must have, by how often it is said, and a whole sentence; where words are not set apart,
# twice as many characters.
_WORDS = {2: 5, 3: 3}
_OFTEN, _SENTENCE = 2, 3
_IN_CHARACTERS = 2
_SHOWN = 8


@segment_check(
    "repeated-text",
    "accuracy/addition",
    Severity.MAJOR,
    needs_source=False,
    gives_way_to=["untranslated-text", "wrong-language"],
    examples=[
        bad(
            "kk en",
            "Сот үкімді кеше шығарды.",
            "The court passed [[its sentence in the case, its sentence in the case]] yesterday.",
        ),
        bad("ru en", "Это был долгий путь.", "It was [[a long way, a long way, a long way, a long way]]."),
        bad("en ru", "He came home late.", "[[Он пришёл домой поздно. Он пришёл домой поздно.]]"),
        bad(
            "en kk",
            "The work goes on in the city.",
            "Жұмыс [[қалада жалғасуда, қалада жалғасуда, қалада жалғасуда, қалада жалғасуда]].",
        ),
        bad("en zh", "He left yesterday.", "[[他昨天离开了北京。他昨天离开了北京。]]"),
        bad(
            "ru en",
            "Он ушёл домой. Потом пошёл дождь. Все спали.",
            "He went home early. Then came the rain. [[He went home early.]] All slept.",
        ),
        good("ru en", "Всё дальше и дальше.", "On and on and on it goes, further and further."),
        good("ru en", "Он ушёл. Он ушёл. Он ушёл домой.", "He went home. He went home. He went home."),
        good("ru en", "Нам нужен мир, нам нужен мир!", "What we need is peace, what we need is peace!"),
        good("en zh", "Prices rose day by day.", "物价天天上涨，天天上涨。"),
        good(
            "ru en",
            "Совет города и глава совета города.",
            "The council of the city and the head of the council of the city.",
        ),
    ],
)
def repeated_text(segment: Segment) -> Iterable[Finding]:
    """A phrase or a sentence stands there again and again.

    A phrase of five words or more twice in a row, one of three words three times, one of two words more often,
    or one and the same sentence twice: a machine that has lost its way does so. Where the source repeats
    something as often, nothing is said.
    """
    found = loops(segment.target)
    return _findings(segment, found) if found else ()


def _findings(segment: Segment, found: Iterable[Loop]) -> Iterator[Finding]:
    target = segment.target
    tokens = words(target)
    of_source = max((loop.times for loop in all_loops(segment.source)), default=1)
    for loop in found:
        if loop.times <= of_source or not _is_long(target, loop):
            continue
        apart = loop.again != loop.end
        start = tokens.start[loop.again if apart else loop.first]
        once = target.raw[tokens.start[loop.first] : tokens.end[loop.end - 1]]
        shown = once.split()
        values = {
            "words": " ".join(shown[:_SHOWN]) + (" …" if len(shown) > _SHOWN else ""),
            "times": str(loop.times),
        }
        span = target.span(start, tokens.end[loop.last - 1])
        yield Finding("“{words}” stands here {times} times", values, [span])


def _is_long(text: Text, loop: Loop) -> bool:
    size = word_count_of(text, loop)
    if not language(text.language).spaced:
        size //= _IN_CHARACTERS
    return size >= (_SENTENCE if is_sentence(text, loop) else _WORDS.get(loop.times, _OFTEN))
