"""How Chinese characters are read, in China, Korea, Vietnam and Japan: names keep their own country's reading."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parent.parent / "readings"  # han.txt is written by tools/learn_han_readings.py


class Readings(NamedTuple):
    """The readings of a character in the letters a to z, the usual first. `foreign`: it is for foreign names."""

    mandarin: tuple[str, ...] = ()
    cantonese: tuple[str, ...] = ()
    korean: tuple[str, ...] = ()
    vietnamese: tuple[str, ...] = ()
    japanese: tuple[str, ...] = ()
    foreign: bool = False


@lru_cache(maxsize=1 << 14)
def readings(character: str) -> Readings:
    """The readings of a character; none if it is no usual Chinese character."""
    line = _lines("han.txt").get(character)
    if line is None:
        return Readings()
    mark, *columns = line.split("\t")
    mandarin, cantonese, korean, vietnamese, japanese = (column.split() for column in (*columns, "", "", "", "")[:5])
    in_names = _lines("japan.txt").get(character, "").split()
    return Readings(
        tuple(mandarin),
        tuple(cantonese),
        tuple(korean),
        tuple(vietnamese),
        (*japanese, *in_names),
        foreign=bool(mark),
    )


@lru_cache(maxsize=2)
def _lines(name: str) -> Mapping[str, str]:
    return {line[0]: line[1:] for line in (_FOLDER / name).read_text("utf-8").splitlines()}
