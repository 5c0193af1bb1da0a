"""How a name of another script is written in Latin letters, letter by letter, and what no romanisation makes of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from tqcheck.analysis.name_forms import name_stems
from tqcheck.analysis.romanising import romanised

_FOLDER = Path(__file__).parent.parent / "letters"  # written by tools/learn_letters.py
_REMEMBERED = 1 << 14
UNLIKE = 3.5  # nats a letter, beyond which one name is not written as the other
_UNSEEN = 7.0  # the cost of a letter that is written as none of what it may become
_UNKNOWN = 0.5  # the cost of a letter that nothing was learned about
_NEVER = 1e6
_SHORTEST = 3
_LONGEST_ENDING = 7
_ENDING = 1.5  # the cost of a letter behind the name that is no known ending
_FURTHER = {"h": {"h": 0.4, "g": 0.8, "gh": 2.0}}  # of letters that Russian has not: Ukrainian г, foreign h and g alike
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


class _Becomes(NamedTuple):
    """What it costs to drop a letter, and what else it may become: by its first Latin letter, with length and cost."""

    dropped: float
    latin: Mapping[str, Sequence[tuple[str, int, float]]]


@lru_cache(maxsize=1 << 10)
def _becomes(unit: str) -> _Becomes:
    links = _links().get(unit) or _FURTHER.get(unit) or {unit: _UNKNOWN}
    by_first: defaultdict[str, list[tuple[str, int, float]]] = defaultdict(list)
    for latin, cost in links.items():
        if latin:
            by_first[latin[0]].append((latin, len(latin), cost))
    return _Becomes(links.get("", _UNSEEN), dict(by_first))


def _costs(native: Sequence[str], latin: str, most: float) -> list[float]:
    """What it costs, in nats, to write the first letters of a name as `latin`, for each number of them.

    Where the first letters cost more than `most` nats a letter already, the others are not looked at.
    """
    size = len(latin)
    limit = most * size
    row = [_UNSEEN * at for at in range(size + 1)]
    result = [row[-1]]
    for unit in native:
        dropped, becomes = _becomes(unit)
        after = [cost + dropped for cost in row]
        for at in range(size):
            cost = row[at]
            if cost > limit:
                continue
            replaced = cost + _UNSEEN
            if replaced < after[at + 1]:
                after[at + 1] = replaced
            for letters, length, price in becomes.get(latin[at], ()):
                if length == 1 or latin.startswith(letters, at):
                    written = cost + price
                    if written < after[at + length]:
                        after[at + length] = written
            if after[at] + _UNSEEN < after[at + 1]:
                after[at + 1] = after[at] + _UNSEEN
        row = after
        result.append(row[-1])
        if min(row) > limit:
            break
    return result


@lru_cache(maxsize=_REMEMBERED)
def unlikeness(word: str, tag: str, latin: str, most: float = UNLIKE) -> float:
    """What it costs, in nats a letter, to write a lower-case name, or what is left of it without an ending, so.

    Beyond `most` it is no more than a number that is greater.
    """
    native = units(word, tag)
    if not native or not latin:
        return _NEVER
    costs = _costs(native, latin, most)
    last = len(native)
    ends = {len(units(stem, tag)) for stem in name_stems(word, tag)} if len(costs) > last - _LONGEST_ENDING else ()
    sizes = range(max(min(_SHORTEST, last), last - _LONGEST_ENDING), len(costs))
    each = (costs[size] + (0 if size in ends else _ENDING * (last - size)) for size in sizes)
    return min(each, default=_NEVER) / len(latin)
