"""A word with the suffixes that another word has, as vowel harmony and the last sound ask for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from tqcheck.language import Inflection

_LONGEST_CHAIN = 3
Chain = Sequence[int]  # the affixes of a chain by their number


def suffixed_like(word: str, model: str, written: str, facts: Inflection) -> str | None:
    """A lower-case word with the suffixes that `written` adds to its dictionary form `model`; None if uncertain.

    It is certain where every chain of suffixes that may be meant gives one and the same form.
    """
    if written == model:
        return word
    forms = {
        _grown(word, chain, facts, possessed)
        for chain in _chains(facts)
        if any(_grown(model, chain, facts, own) == written for own in _readings(model, facts))
        for possessed in _readings(word, facts)
    }
    return forms.pop() if len(forms) == 1 else None


def _chains(facts: Inflection) -> Iterator[Chain]:
    for length in range(1, _LONGEST_CHAIN + 1):
        yield from combinations(range(len(facts.affixes)), length)


def _readings(word: str, facts: Inflection) -> tuple[bool, ...]:
    """Whether a word may end in a possessive (банкі), which other suffixes follow than a stem: both, where it may."""
    return (False, True) if word.endswith(facts.possessive) else (False,)


def _grown(word: str, chain: Chain, facts: Inflection, possessed: bool) -> str | None:
    """A word with a chain of affixes; None where its own shape leaves doubt."""
    for place in chain:
        vowel = next((letter for letter in reversed(word) if letter in facts.back | facts.front | facts.elided), "")
        shape = next((one for one in facts.harmony if vowel and vowel in one[0]), None)
        column = next((number for number, finals in enumerate(facts.finals) if word[-1] in finals), None)
        if shape is None or column is None:
            return None
        affix = facts.affixes[place][-1 if possessed else column]
        if affix == "-":
            return None
        affix = affix.translate(str.maketrans(facts.harmony[0][1], shape[1]))
        if affix[0] in facts.back | facts.front and _may_change(word, facts):
            return None
        word += affix
        possessed = affix in facts.possessive
    return word


def _may_change(word: str, facts: Inflection) -> bool:
    """Whether a word may change before a vowel: in its last consonant, or by losing the vowel before it."""
    changing = {end for originals in facts.alternations.values() for end in originals}
    return word.endswith(tuple(changing)) or word[-2:-1] in facts.elided
