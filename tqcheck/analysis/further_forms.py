"""Forms that follow from other forms: what a dictionary leaves out, and what a chain of suffixes cannot say."""

from __future__ import annotations

from collections.abc import Iterable

from tqcheck.analysis.lemmas import Lemmas
from tqcheck.language import Inflection

_SHORTEST_STEM = 3
_SHORTEST_TAIL = 4
_SURELY_LONG = 9  # letters: so long a word that ends like a possessive is one (milletvekili, not kapı)


def further(forms: Iterable[str], facts: Inflection) -> set[str]:
    """Forms with those that follow from them: by `paradigm` all endings of a set, by `also` an ending from another."""
    found = set(forms)
    if facts.paradigm:
        telltale, *others = facts.paradigm
        stems = {form[: -len(telltale)] for form in found if form.endswith(telltale)}
        # System ends like diesem and is not declined so: a second ending of the set must be there.
        found |= {
            stem + end
            for stem in stems
            if any(stem + other in found for other in others if len(stem) >= _SHORTEST_STEM)
            for end in others
        }
    if facts.also:
        found |= {
            form[: -len(known)] + end
            for form in tuple(found)
            for end, known in facts.also
            if form.endswith(known) and form != known
        }
    return found


def phrase_forms(word: str, alone: bool, facts: Inflection) -> set[str]:
    """What follows from the last word of a longer term, where the language adds to it inside: bankası → bankaları.

    A term of one word must be so long that what it ends in is no accident.
    """
    return further([word], facts) - {word} if not alone or len(word) >= _SURELY_LONG else set()


def known_tail(word: str, lemmas: Lemmas) -> str:
    """The longest end of a compound that is a dictionary form of its own; empty if there is none."""
    tails = (word[cut:] for cut in range(_SHORTEST_STEM, len(word) - _SHORTEST_TAIL + 1))
    return next((tail for tail in tails if lemmas.has(tail.capitalize()) or lemmas.has(tail)), "")
