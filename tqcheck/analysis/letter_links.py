"""How a name of another script is written in Latin letters, letter by letter, and what no romanisation makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from tqcheck.analysis.name_forms import name_stems
from tqcheck.analysis.romanising import romanised

_FOLDER = Path(__file__).parent.parent / "letters"  # written by tools/learn_letters.py
_REMEMBERED = 1 << 14
_UNSEEN = 7.0  # the cost of a letter that is written as none of what it may become
_UNKNOWN = 0.5  # the cost of a letter that nothing was learned about
_NEVER = 1e6
_LONGEST = 4  # Latin letters of one
_SHORTEST = 3
_LONGEST_ENDING = 7
_ENDING = 1.5  # the cost of a letter behind the name that is no known ending
_ONE_SOUND = {("d", "zh"): "dzh", ("k", "s"): "ks"}


@lru_cache(maxsize=_REMEMBERED)
def units(word: str, tag: str) -> tuple[str, ...]:
    """The letters of a lower-case word, each romanised, without those that have no sound: m i sh u s t i n."""
    found: list[str] = []
    for letter in word:
        latin = romanised(letter, tag)
        if found and (found[-1], latin) in _ONE_SOUND:
            found[-1] = _ONE_SOUND[found[-1], latin]
        elif latin:
            found.append(latin)
    return tuple(found)


@lru_cache(maxsize=1)
def _links() -> Mapping[str, Mapping[str, float]]:
    """For each letter, romanised, what it may become in Latin script, and at what cost."""
    rows = (line.split("\t") for line in (_FOLDER / "Cyrillic.tsv").read_text("utf-8").splitlines())
    return {
        unit: {latin.strip("-"): float(cost) for latin, cost in (link.split(":") for link in links)}
        for unit, *links in rows
    }


def _costs(native: Sequence[str], latin: str) -> list[float]:
    """What it costs, in nats, to write the first letters of a name as `latin`, for each number of them."""
    table, size = _links(), len(latin)
    row = [_UNSEEN * at for at in range(size + 1)]
    result = [row[-1]]
    for unit in native:
        links = table.get(unit, {unit: _UNKNOWN})
        dropped = links.get("", _UNSEEN)
        after = [cost + dropped for cost in row]
        for at in range(size):
            cost = row[at]
            for end in range(at + 1, min(at + _LONGEST, size) + 1):
                price = links.get(latin[at:end], _UNSEEN if end == at + 1 else _NEVER)
                if cost + price < after[end]:
                    after[end] = cost + price
        for at in range(size):
            if after[at] + _UNSEEN < after[at + 1]:
                after[at + 1] = after[at] + _UNSEEN
        row = after
        result.append(row[-1])
    return result


@lru_cache(maxsize=_REMEMBERED)
def unlikeness(word: str, tag: str, latin: str) -> float:
    """What it costs, in nats a letter, to write a lower-case name, or what is left of it without an ending, so."""
    native = units(word, tag)
    if not native or not latin:
        return _NEVER
    costs = _costs(native, latin)
    ends = {len(units(stem, tag)) for stem in name_stems(word, tag)}
    least = (
        min(
            costs[size] + (0 if size in ends else _ENDING * (len(native) - size))
            for size in range(max(_SHORTEST, len(native) - _LONGEST_ENDING), len(native) + 1)
        )
        if len(native) > _SHORTEST
        else costs[-1]
    )
    return least / len(latin)
