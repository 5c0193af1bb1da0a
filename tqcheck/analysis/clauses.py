"""Stretches of a text that may be in another language than the rest of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tqcheck.analysis.scripts import script, scripts
from tqcheck.analysis.shared import quotations
from tqcheck.analysis.words import MARK, WORD, Words, words
from tqcheck.language import Language, language
from tqcheck.model import Text

# So many words without a capital, and none of them among the language's own, may be a clause of another one; where
# they are in another script, so many.
FEWEST, FEWEST_OF_A_SCRIPT = 6, 4
# Unless one in so many is a function word of the language, though of others too, or has one of its endings.
ONE_IN = 4
_ENDING = 3
Stretches = tuple[tuple[int, int], ...]


def doubtful_stretches(text: Text) -> Stretches:
    """The stretches of a text in which nothing speaks for its language: where they start and end.

    Words with capitals are nobody's evidence, and quotations may stay in their language.
    """
    tongue = language(text.language)
    found = words(text)
    if len(found.text) < FEWEST_OF_A_SCRIPT:
        return ()
    places: list[tuple[int, int]] = []
    if not scripts(text) <= tongue.scripts:
        places += _of_another_script(found, tongue)
    if tongue.common_words and not places:
        places += _without_own_words(found, tongue)
    if not places:
        return ()
    spans = [(found.start[first], found.end[last]) for first, last in places]
    quoted = quotations(text)
    return tuple(span for span in spans if not any(span[0] < closed and opened < span[1] for opened, closed in quoted))


def _of_another_script(found: Words, tongue: Language) -> Iterator[tuple[int, int]]:
    """The first and last of words in a row that are in a script the language does not use, and have no capitals."""
    run: list[int] = []
    for i in range(len(found) + 1):
        if i < len(found) and found.kind[i] == MARK and run:
            continue
        strange = i < len(found) and found.kind[i] == WORD and script(found.text[i][0]) not in tongue.scripts
        if strange and found.text[i] == found.lower[i]:
            run.append(i)
        else:
            if len(run) >= FEWEST_OF_A_SCRIPT:
                yield run[0], run[-1]
            run = []


def _without_own_words(found: Words, tongue: Language) -> Iterator[tuple[int, int]]:
    own, endings = tongue.common_words, tongue.common_endings
    places = [-1, *[i for i, word in enumerate(found.lower) if word in own], len(found)]
    for before, behind in pairwise(places):
        if behind - before <= FEWEST:
            continue
        low = [i for i in range(before + 1, behind) if found.kind[i] == WORD and found.text[i] == found.lower[i]]
        if len(low) < FEWEST:
            continue
        near = [i for i in low if found.lower[i] in tongue.closed_words or found.lower[i][-_ENDING:] in endings]
        if ONE_IN * len(near) <= len(low):
            yield low[0], low[-1]
