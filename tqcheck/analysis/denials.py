"""What a text denies: surely, and perhaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tqcheck.analysis.words import MARK, NUMBER, Words, words
from tqcheck.language import language
from tqcheck.model import Text, analysis
from tqcheck.polarity import Polarity

_SHORTEST = 5  # letters of a word whose beginning or end may deny
_SHORTEST_VERB = 7  # letters of a verb whose end denies
_FIRST = 2  # letters that stand before what denies inside a word


class Denial(NamedTuple):
    """Words that surely deny: their first token, the one behind the last, and their span."""

    first: int
    after: int
    start: int
    end: int


@analysis
def denials(text: Text) -> tuple[Denial, ...]:
    """The words of a text that surely deny."""
    facts, found = language(text.language).polarity, words(text)
    lower, firsts, ends = found.lower, facts.denies.by_first, facts.denying_ends
    if firsts.keys().isdisjoint(lower) and not ends:  # most texts deny nothing
        return ()
    sure = []
    for place, word in enumerate(lower):
        if word in firsts:
            after = _denied_until(found, place, facts)
            mark = found.kind[place] == MARK
            alone = mark and (not place or found.end[place - 1] < found.start[place])  # no didn't: ’t Hooft
            if after and not alone:
                sure.append(Denial(place, after, found.start[place - mark], found.end[after - 1]))
        elif ends and word.endswith(ends) and _is_verb(word, found.text[place], facts):
            sure.append(Denial(place, place + 1, found.start[place], found.end[place]))
    return tuple(sure)


def _is_verb(word: str, written: str, facts: Polarity) -> bool:
    """Whether a word that ends as verbs that deny do may be one: no name, and none whose stem ends so."""
    return len(word) >= _SHORTEST_VERB and written.islower() and not word.startswith(facts.plain)


def _denied_until(found: Words, place: int, facts: Polarity) -> int:
    """The position behind the words at a token that surely deny, or 0 where they do not: not only, No. 1."""
    denial = facts.denies.at(found.lower, place)
    if denial is None:
        return 0
    after = denial[1]
    longer = facts.may_deny.at(found.lower, place)
    earlier = facts.may_deny.before(found.lower, after)
    if (longer and longer[1] > after) or (earlier and earlier[1] < place):
        return 0
    behind = after + (found.lower[after : after + 1] == ["."])
    return 0 if found.kind[behind : behind + 1] == [NUMBER] else after


def may_deny(text: Text) -> bool:
    """Whether any word of a text may deny: surely, in what it means, or by its beginning, its end or its form."""
    facts, lower = language(text.language).polarity, words(text).lower
    return bool(denials(text)) or bool(facts.with_denial.found_in(lower)) or denies_in_meaning(lower, facts)


def denies_in_meaning(lower: Sequence[str], facts: Polarity) -> bool:
    """Whether any of some lower-case words denies in what it means (refuse), or may by its beginning, end or form."""
    return bool(facts.may_deny.found_in(lower)) or any(_looks_denying(word, facts) for word in lower)


def _looks_denying(word: str, facts: Polarity) -> bool:
    """Whether the beginning, the end or the middle of a word may deny."""
    if len(word) < _SHORTEST or word.startswith(facts.plain):
        return False
    return (
        word.startswith(facts.beginnings)
        or word.endswith(facts.ends)
        or any(word.find(middle, _FIRST) > 0 for middle in facts.middles)
    )
