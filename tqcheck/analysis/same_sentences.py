"""The sentences of an article that say what a headline says, and whether they deny it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tqcheck.analysis.denials import Denial, denials, denies_in_meaning
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
    """A sentence that says what a headline says: its tokens, those from the first to the last in common, and whether
    a word that only one of the two has denies in what it means, beside which negations cannot be counted.
    """

    bounds: tuple[int, int]
    common: tuple[int, int]
    in_meaning: bool


@analysis
def telling_words(text: Text) -> tuple[int, ...]:
    """The tokens of a text that say what it is about: no function words, no negations, no marks."""
    found, tongue = words(text), language(text.language)
    denies, with_denial = tongue.polarity.denies.by_first, tongue.polarity.with_denial.by_first
    return tuple(
        place
        for place, word in enumerate(found.lower)
        if found.kind[place] == WORD
        and (len(word) >= _SHORTEST or not tongue.spaced)
        and word not in tongue.closed_words
        and word not in denies
        and word not in with_denial
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
            shared = min(common), max(common) + 1
            yield Same(bounds, shared, _denies_otherwise(head, text, (bounds[0], min(bounds[1], shared[1] + _MARGIN))))


def _denies_otherwise(head: Text, text: Text, bounds: tuple[int, int]) -> bool:
    """Whether a word that only the headline has, or only a stretch of the text, denies in what it means.

    What both have denies in both alike.
    """
    mine, theirs = _but_denials(head, (0, len(words(head)))), _but_denials(text, bounds)
    facts = language(text.language).polarity
    own = [word for word in mine if word not in theirs], [word for word in theirs if word not in mine]
    return any(denies_in_meaning(words_of_one, facts) for words_of_one in own)


def _but_denials(text: Text, bounds: tuple[int, int]) -> list[str]:
    """The lower-case words of a stretch of a text without those that surely deny, and what stands with them."""
    found, beside = words(text).lower, language(text.language).polarity.with_denial
    denied = denials(text)
    denying = {place for one in denied for place in range(one.first, one.after)}
    for place in range(*bounds) if denied else ():
        if said := beside.at(found, place):
            denying.update(range(place, said[1]))
    return [found[place] for place in range(*bounds) if place not in denying]


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
    endings = tongue.polarity.denying_ends
    denied = bool(endings) and word.endswith(endings) != other.endswith(endings)  # көтеріледі, көтерілмейді
    shared = (min if denied else max)(len(word), len(other)) - _SHORTEST
    return same_word(word, other, tongue) or (shared >= _FEWEST and word[:shared] == other[:shared])


def denied_within(text: Text, same: Same) -> Denial | None:
    """The denial among the words that a sentence has in common with a headline; None if there is none."""
    low, high = max(same.bounds[0], same.common[0] - _MARGIN), min(same.bounds[1], same.common[1] + _MARGIN)
    return next((one for one in denials(text) if low <= one.first < high), None)
