"""The names that languages have for countries and cities, as they are listed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from tqcheck.language import language

PARTS = re.compile(r"[^\W\d_]+")  # the words of a name
FOLDER = Path(__file__).parent.parent / "places"  # written by tools/learn_places.py, but for the tables


@lru_cache(maxsize=64)
def place_names(tag: str) -> Mapping[str, tuple[str, ...]]:
    """The names that a language has for countries and cities, by their code; empty without a list."""
    own = {code: tuple(word for word in stems if word[:1].isupper()) for code, stems in cities(tag)}
    return {**listed_places(tag), **own}


@lru_cache(maxsize=64)
def listed_places(tag: str) -> Mapping[str, tuple[str, ...]]:
    """Those of CLDR, by its codes, of which nobody has listed the beginnings that their forms share."""
    names: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for line in _lines(tag):
        code, _, name = line.partition(" ")
        names[code] += (name,)
    for code, name in _further().get(language(tag).base, ()):
        names[code] += (name,)
    return dict(names)


@lru_cache(maxsize=1)
def _further() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Names that newsrooms use and CLDR does not list, by language: codes and names."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in (FOLDER / "further.tsv").read_text("utf-8").splitlines():
        tag, code, name = line.split("\t")
        found[tag].append((code, name))
    return found


def _lines(tag: str) -> Iterator[str]:
    for candidate in (tag, tag.partition("-")[0]):
        path = FOLDER / f"{candidate}.txt"
        if path.exists():
            yield from path.read_text("utf-8").splitlines()
            return


def cities(tag: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Cities, rivers and regions that languages call by different names, by their English one, with word beginnings."""
    header, *rows = (line.split("\t") for line in (FOLDER / "cities.tsv").read_text("utf-8").splitlines())
    base = language(tag).base
    if base in header:
        column = header.index(base)
        yield from ((row[0], tuple(row[column].split())) for row in rows)
