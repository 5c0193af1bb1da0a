"""Whether a text denies anything: surely, perhaps, or not at all."""

from __future__ import annotations

from typing import NamedTuple

from tqcheck.analysis.words import MARK, NUMBER, WORD, words
from tqcheck.language import Language, language
from tqcheck.model import Text, analysis

_SHORTEST = 5  # letters of a word whose beginning or end may deny
_SHORTEST_VERB = 7  # letters of a verb whose end denies
_FIRST = 2  # letters that stand before what denies inside a word


class Denials(NamedTuple):
    """The spans of the words that surely deny, and whether any other word may."""

    sure: tuple[tuple[int, int], ...]
    possible: bool


@analysis
def denials(text: Text) -> Denials:
    """What a text denies, by its words."""
    tongue, found = language(text.language), words(text)
    facts, lower = tongue.polarity, found.lower
    sure: list[tuple[int, int]] = []
    possible = False
    after = 0  # where reading goes on, behind a phrase
    for place, word in enumerate(lower):
        if place < after:
            continue
        phrase = facts.may_deny.at(lower, place)
        denial = facts.denies.at(lower, place)
        if denial and (phrase is None or phrase[1] <= denial[1]):
            after = denial[1]
            behind = after + (lower[after : after + 1] == ["."])
            if found.kind[behind : behind + 1] != [NUMBER]:  # No. 1
                written_on = found.kind[place] == MARK and place > 0 and found.end[place - 1] == found.start[place]
                sure.append((found.start[place - written_on], found.end[after - 1]))  # didn't
        elif phrase:
            possible, after = True, phrase[1]
        elif found.kind[place] == WORD:
            if len(word) >= _SHORTEST_VERB and word.endswith(facts.denying_ends):
                sure.append((found.start[place], found.end[place]))
            else:
                possible = possible or _may_deny(word, tongue)
    return Denials(tuple(sure), possible)


def _may_deny(word: str, tongue: Language) -> bool:
    """Whether the beginning, the end or the middle of a word may deny."""
    facts = tongue.polarity
    if len(word) < _SHORTEST or word.startswith(facts.plain):
        return False
    return (
        word.startswith(facts.beginnings)
        or word.endswith(facts.ends)
        or any(word.find(middle, _FIRST) > 0 for middle in facts.middles)
    )
