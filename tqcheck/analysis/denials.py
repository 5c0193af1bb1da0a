"""What a text denies: surely, and perhaps."""

from __future__ import annotations

from tqcheck.analysis.words import MARK, NUMBER, WORD, Words, words
from tqcheck.language import Language, language
from tqcheck.model import Text, analysis
from tqcheck.polarity import Polarity

_SHORTEST = 5  # letters of a word whose beginning or end may deny
_SHORTEST_VERB = 7  # letters of a verb whose end denies
_FIRST = 2  # letters that stand before what denies inside a word
_NOTHING: tuple[tuple[int, int], ...] = ()


@analysis
def denials(text: Text) -> tuple[tuple[int, int], ...]:
    """The spans of the words of a text that surely deny."""
    facts, found = language(text.language).polarity, words(text)
    lower, firsts, ends = found.lower, facts.denies.by_first, facts.denying_ends
    if firsts.keys().isdisjoint(lower) and not ends:  # most texts deny nothing
        return _NOTHING
    sure = []
    for place, word in enumerate(lower):
        if word in firsts:
            last = _denied_by(found, place, text)
            if last >= place:
                mark = found.kind[place] == MARK
                if not mark or (place and found.end[place - 1] == found.start[place]):  # didn't, and no ’t Hooft
                    sure.append((found.start[place - mark], found.end[last]))
        elif ends and word.endswith(ends) and _is_verb(word, found.text[place], facts):
            sure.append((found.start[place], found.end[place]))
    return tuple(sure)


def _is_verb(word: str, written: str, facts: Polarity) -> bool:
    """Whether a word that ends as verbs that deny do may be one: no name, and none whose stem ends so."""
    return len(word) >= _SHORTEST_VERB and written.islower() and not word.startswith(facts.plain)


def _denied_by(found: Words, place: int, text: Text) -> int:
    """The last token of the words at a token that surely deny; the one before it where they do not: not only, No. 1."""
    facts = language(text.language).polarity
    denial = facts.denies.at(found.lower, place)
    if denial is None:
        return place - 1
    after = denial[1]
    longer = facts.may_deny.at(found.lower, place)
    earlier = facts.may_deny.before(found.lower, after)
    if (longer and longer[1] > after) or (earlier and earlier[1] < place):
        return place - 1
    behind = after + (found.lower[after : after + 1] == ["."])
    return place - 1 if found.kind[behind : behind + 1] == [NUMBER] else after - 1


def may_deny(text: Text) -> bool:
    """Whether any word of a text may deny: surely, in what it means, or by its beginning, its end or its form."""
    tongue, found = language(text.language), words(text)
    phrases = tongue.polarity.may_deny
    if denials(text) or any(phrases.at(found.lower, place) for place in range(len(found))):
        return True
    each = zip(found.lower, found.kind, strict=True)
    return any(_looks_denying(word, tongue) for word, kind in each if kind == WORD)


def _looks_denying(word: str, tongue: Language) -> bool:
    """Whether the beginning, the end or the middle of a word may deny."""
    facts = tongue.polarity
    if len(word) < _SHORTEST or word.startswith(facts.plain):
        return False
    return (
        word.startswith(facts.beginnings)
        or word.endswith(facts.ends)
        or any(word.find(middle, _FIRST) > 0 for middle in facts.middles)
    )
