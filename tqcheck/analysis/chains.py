"""Endings that are no list: chains of suffixes, one of a slot, and the few letters that the prefix rule lets follow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from tqcheck.language import Inflection, Language

LONGEST_PREFIX_ENDING = 6
SHORTEST_PREFIX = 4
_WORDS_REMEMBERED = 1 << 16


@lru_cache(maxsize=32)
def ending_test(tongue: Language) -> Callable[[str], bool] | None:
    """Whether the rest of a word may be its inflection; None where words have their endings in the table."""
    facts = tongue.inflection
    if facts.method == "prefix":
        return lambda rest: len(rest) <= LONGEST_PREFIX_ENDING and rest.isalpha()
    if facts.method != "suffixes":
        return None
    back, front = _slots(facts, facts.front), _slots(facts, facts.back)
    longest = sum(max(map(len, slot), default=0) for slot in facts.slots)  # one of each slot: all cuts are not tried

    @lru_cache(maxsize=_WORDS_REMEMBERED)
    def follows(rest: str) -> bool:
        return len(rest) <= longest and (_is_chain(rest, back) or _is_chain(rest, front))

    return follows


def _slots(facts: Inflection, barred: frozenset[str]) -> tuple[frozenset[str], ...]:
    """The affixes of each slot that a chain without the barred vowels may have.

    A slot that knows one class of vowels only goes with both (Turkish -ki), and so does the last one, which
    holds what is hardly grown on to the word (Kazakh тобымен).
    """
    chain = []
    for slot in facts.slots:
        one_class = any(all(vowels.isdisjoint(affix) for affix in slot) for vowels in (facts.back, facts.front))
        free = one_class or slot is facts.slots[-1]
        chain.append(frozenset(affix for affix in slot if free or barred.isdisjoint(affix)))
    return tuple(chain)


def _is_chain(rest: str, slots: Sequence[frozenset[str]]) -> bool:
    """Whether `rest` is made of affixes from some of the slots, in their order."""
    if not rest:
        return True
    return any(
        rest[:cut] in slot and _is_chain(rest[cut:], slots[place + 1 :])
        for place, slot in enumerate(slots)
        for cut in range(1, len(rest) + 1)
    )


def begun_chains(tongue: Language, size: int) -> frozenset[str]:
    """The chains of a language's suffixes, cut behind so many letters; nothing alone where it has none."""
    facts = tongue.inflection
    if facts.method != "suffixes":
        return frozenset([""])
    return frozenset(_begun(_slots(facts, facts.front), size) | _begun(_slots(facts, facts.back), size))


def _begun(slots: Sequence[frozenset[str]], size: int) -> set[str]:
    found = {""}
    for place, slot in enumerate(slots):
        for affix in slot:
            more = _begun(slots[place + 1 :], size - len(affix)) if len(affix) < size else {""}
            found.update((affix + rest)[:size] for rest in more)
    return found
