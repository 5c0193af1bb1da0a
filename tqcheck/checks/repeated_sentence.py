"""A sentence that stands twice in one article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tqcheck.analysis.outline import HEADS
from tqcheck.analysis.sentence_tokens import sentence_tokens
from tqcheck.analysis.words import MARK, words
from tqcheck.check import bad, document_check, good
from tqcheck.model import Document, Finding, Segment, Severity, Text

_FEWEST_WORDS = 5
_STOP = re.compile("[.!?…。！？।]")
_MARKS = " \"'“”«»„‘’–—-"
_FEWEST_LETTERS = 15  # in scripts without spaces, where a word is a character


class _Place(NamedTuple):
    segment: Segment
    start: int
    end: int


@document_check(
    "repeated-sentence",
    "accuracy/addition",
    Severity.MINOR,
    needs_source=False,
    gives_way_to=["shifted-segment", "untranslated-text", "boilerplate"],
    examples=[
        bad(
            "ru en",
            "Мост закрыт\nОбъезд идёт через соседнее село.\nРаботы продлятся до октября.",
            "The bridge is closed\nThe detour runs through the next village.\n"
            "[[The detour runs through the next village.]]",
        ),
        bad(
            "kk ru",
            "",
            "Мост закрыт\nОбъезд идёт через соседнее село.\n"
            "Работы начались в мае. [[Объезд идёт через соседнее село.]]",
        ),
        bad(
            "ru kk",
            "",
            "Көпір жабылды\nАйналма жол көрші ауыл арқылы өтеді.\n[[Айналма жол көрші ауыл арқылы өтеді.]]",
        ),
        good(
            "ru en",
            "Мост закрыт\nЭто был очень трудный для нас год.\nЭто был очень трудный для нас год.",
            "The bridge is closed\nIt was a very hard year for us.\nIt was a very hard year for us.",
        ),
        good("ru en", "", "The bridge on the river is closed\nThe bridge on the river is closed.\nA detour is open."),
        good("kk ru", "", "Мост закрыт\n– Да.\n– Да."),
    ],
)
def repeated_sentence(document: Document) -> Iterator[Finding]:
    """A sentence of the translation comes again in the same article, word for word.

    Headlines and captions may say what the text says. Where the source repeats itself as well, the translation is not
    to blame and nothing is said.
    """
    if not _may_repeat(document):
        return
    seen: dict[tuple[str, ...], _Place] = {}
    for segment in document.segments:
        if segment.role in HEADS or segment.role == "caption":
            continue
        for words_of, start, end in _long_sentences(segment.target):
            first = seen.setdefault(words_of, _Place(segment, start, end))
            if (first.segment is not segment or first.start != start) and not _repeats(first.segment, segment):
                spans = [segment.target.span(start, end)]
                yield Finding(
                    "this sentence stands in the article already, in segment {segment}",
                    {"segment": first.segment.id},
                    spans,
                )


def _may_repeat(document: Document) -> bool:
    """Whether a stretch between two stops comes twice in the translation: a test that costs little."""
    seen: set[str] = set()
    for segment in document.segments:
        for piece in _STOP.split(segment.target.raw.lower()):
            told = piece.strip(_MARKS)
            if len(told) >= _FEWEST_LETTERS:
                if told in seen:
                    return True
                seen.add(told)
    return False


def _long_sentences(text: Text) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """The sentences of a text that are long enough to tell, as their words, with their spans."""
    found = words(text)
    if len(found) < _FEWEST_WORDS:
        return
    for first, last in sentence_tokens(text):
        told = tuple(found.lower[place] for place in range(first, last) if found.kind[place] != MARK)
        if len(told) >= _FEWEST_WORDS and sum(map(len, told)) >= _FEWEST_LETTERS:
            yield told, found.start[first], found.end[last - 1]


def _repeats(one: Segment, other: Segment) -> bool:
    """Whether the sources of two segments have a sentence in common as well, or are one segment that repeats itself."""
    mine = _told(one.source)
    if one is other:
        return len(set(mine)) < len(mine)
    return bool(one.source.raw.strip()) and not set(mine).isdisjoint(_told(other.source))


def _told(source: Text) -> list[tuple[str, ...]]:
    """The long sentences of a source as their words, or the whole of it."""
    return [told for told, *_ in _long_sentences(source)] or [(source.raw.strip(),)]
