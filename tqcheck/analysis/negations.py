"""What a text denies: its negations, and the sentences of an article that say what a headline says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tqcheck.analysis.forms import same_word
from tqcheck.analysis.sentence_tokens import sentence_tokens
from tqcheck.analysis.words import WORD, words
from tqcheck.language import Language, language
from tqcheck.model import Text, analysis

_SHORTEST = 3  # letters of a word that tells
_FEWEST = 4  # such words that a headline must have
_SHARE = 0.8  # of them that a sentence must have, to say the same
_ADDED = 4  # tokens that the sentence may have among the words in common, beyond those of the headline
_MARGIN = 2  # tokens round the words in common in which a negation counts


class Same(NamedTuple):
    """A sentence that says what a headline says: its tokens, and those from the first to the last in common."""

    bounds: tuple[int, int]
    common: tuple[int, int]
    share: float


@analysis
def negations(text: Text) -> tuple[tuple[int, int], ...]:
    """The words of a text that deny, as a first token and the one after the last."""
    tongue = language(text.language)
    habits, found = tongue.reporting, words(text)
    result = []
    for place, word in enumerate(found.lower):
        phrase = habits.negation.at(found.lower, place)
        if phrase:
            result.append((place, phrase[1]))
        elif habits.negative_endings and word.endswith(habits.negative_endings):
            result.append((place, place + 1))
    return tuple(result)


def denies_in_meaning(text: Text, bounds: tuple[int, int]) -> bool:
    """Whether a stretch has a word such as "refuse", beside which negations cannot be counted."""
    denial = language(text.language).reporting.denial
    lower = words(text).lower
    return any(denial.at(lower, place) for place in range(*bounds))


@analysis
def telling_words(text: Text) -> tuple[int, ...]:
    """The tokens of a text that say what it is about: no function words, no negations, no marks."""
    found, tongue = words(text), language(text.language)
    return tuple(
        place
        for place, word in enumerate(found.lower)
        if found.kind[place] == WORD
        and (len(word) >= _SHORTEST or not tongue.spaced)
        and word not in tongue.closed_words
        and not tongue.reporting.negation.at(found.lower, place)
    )


def sentences_like(head: Text, text: Text) -> Iterator[Same]:
    """The sentences of a text that have most of the telling words of a headline, in any form."""
    wanted = [words(head).lower[place] for place in telling_words(head)]
    if len(wanted) < _FEWEST:
        return
    if not _may_be_like(wanted, text):
        return
    tongue, telling = language(text.language), telling_words(text)
    for bounds in sentence_tokens(text):
        there = [place for place in telling if bounds[0] <= place < bounds[1]]
        common = _common(wanted, there, text, tongue)
        if len(common) >= _SHARE * len(wanted) and max(common) - min(common) < len(words(head)) + _ADDED:
            yield Same(bounds, (min(common), max(common) + 1), len(common) / len(wanted))


def _may_be_like(wanted: Sequence[str], text: Text) -> bool:
    """Whether a text has words that begin as most of the wanted ones do: a test that costs little."""
    known = beginnings(text)
    return sum(word[:_SHORTEST] in known for word in wanted) >= _SHARE * len(wanted)


@analysis
def beginnings(text: Text) -> frozenset[str]:
    """The first letters of every word of a text."""
    return frozenset([word[:_SHORTEST] for word in words(text).lower])


def _common(wanted: Sequence[str], there: Sequence[int], text: Text, tongue: Language) -> list[int]:
    """The tokens of a sentence that answer wanted words, one each."""
    lower = words(text).lower
    left = list(there)
    common = []
    for word in wanted:
        place = next((near for near in left if lower[near] == word or _alike(word, lower[near], tongue)), None)
        if place is not None:
            common.append(place)
            left.remove(place)
    return common


def _alike(word: str, other: str, tongue: Language) -> bool:
    """Whether two words are forms of one: by the endings of nouns, or by a beginning that is most of both."""
    if word[:_SHORTEST] != other[:_SHORTEST]:
        return False
    endings = tongue.reporting.negative_endings
    denied = bool(endings) and word.endswith(endings) != other.endswith(endings)  # көтеріледі, көтерілмейді
    shared = (min if denied else max)(len(word), len(other)) - _SHORTEST
    return same_word(word, other, tongue) or (shared >= _FEWEST and word[:shared] == other[:shared])


def denied_within(text: Text, same: Same) -> tuple[int, int] | None:
    """The negation among the words that a sentence has in common with a headline, as a span; None if there is none."""
    found = words(text)
    low, high = max(same.bounds[0], same.common[0] - _MARGIN), min(same.bounds[1], same.common[1] + _MARGIN)
    for first, last in negations(text):
        if low <= first < high:
            return found.start[first], found.end[last - 1]
    return None
