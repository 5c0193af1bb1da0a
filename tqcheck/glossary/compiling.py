"""The terms of a column, compiled for a language: what each begins with, and the words that are matched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from tqcheck.analysis.words import JOINERS, WORD, fold, is_plain_word, tokenise
from tqcheck.glossary.concepts import Term
from tqcheck.glossary.spelling import is_abbreviation, may_be_one
from tqcheck.language import Language

# Words that stand exactly so and words that may go on with any letters are headwords of their own.
EXACT, OPEN = "=", "*"


class Compiled(NamedTuple):
    """The terms of a column as an Index has them.

    `terms` has, for each headword that terms begin with, a line a term: the numbers of its concept and in its cell,
    and the headwords that follow. `exact` are words that stand exactly so, `open` those that may go on with any
    letters, with their headwords. `headwords` are the words that are matched in every form, and whether each is a term
    by itself. `joined` are terms of two words as one, where a language may write them so (airstrike), with their lines.
    """

    terms: dict[str, str]
    exact: dict[str, str]
    open: dict[str, str]
    headwords: dict[str, bool]
    joined: dict[str, list[str]]


class _Pieces(dict[str, str]):
    """The headwords that the pieces of terms, between spaces, are made of, with spaces between them.

    `exact`: all stand as they are written; `loud`: that a word is all in capitals tells nothing.
    """

    def __init__(self, tongue: Language, *, exact: bool = False, loud: bool = False) -> None:
        super().__init__()
        self.tongue, self.exact, self.loud = tongue, exact, loud

    def __missing__(self, piece: str) -> str:
        if not self.exact and is_plain_word(piece) and (self.loud or not is_abbreviation(piece)):
            self[piece] = found = fold(piece, self.tongue)
            return found
        tokens = tokenise(piece, self.tongue)
        self[piece] = found = " ".join(
            EXACT + text if self.exact or kind != WORD or (not self.loud and is_abbreviation(text)) else lower
            for text, lower, kind in zip(tokens.text, tokens.lower, tokens.kind, strict=True)
            if lower not in JOINERS
        )
        return found


def compiled(terms: Iterable[tuple[int, int, Term]], tongue: Language) -> Compiled:
    """Terms, each with the number of its concept and its place in the cell, compiled for a language."""
    inflected, opened = _every_pieces(tongue), _every_pieces(tongue)
    lines: defaultdict[str, list[str]] = defaultdict(list)
    alone: set[str] = set()
    further_ways: list[str] = []
    joined: defaultdict[str, list[str]] = defaultdict(list)
    may_join = tongue.inflection.joined
    for number, place, (text, _, open_ended, exactly, _) in terms:
        plain, loud, exact = opened if open_ended else inflected
        pieces = text.split()
        known = exact if exactly else loud if len(pieces) > 1 and text.isupper() else plain
        way = known[pieces[0]] if len(pieces) == 1 else " ".join(filter(None, map(known.__getitem__, pieces)))
        may_be = may_join and EXACT not in way
        if open_ended and way:
            way = _opened(way, tongue)
            further_ways.append(way)
        elif EXACT in way and not exactly and (dotted := _dotted(way)) != way:
            first, _, rest = dotted.partition(" ")
            lines[first].append(f"{number} {place} {rest}")
            further_ways.append(dotted)
        first, _, rest = way.partition(" ")
        if rest:
            lines[first].append(f"{number} {place} {rest}")
            if may_be and " " not in rest and may_be_one(text, first, rest.removesuffix(OPEN)):
                joined[first + rest].append(f"{number} {place}")
        elif first:
            lines[first].append(f"{number} {place}")
            alone.add(first)
    made_of = chain(further_ways, *(known.values() for known in inflected))
    found = Compiled({first: "\n".join(of) for first, of in lines.items()}, {}, {}, {}, joined)
    for key in dict.fromkeys(" ".join(made_of).split()):
        if key[0] == EXACT:
            found.exact[key[1:]] = key
        elif key[-1] == OPEN:
            found.open[key[:-1]] = key
        else:
            found.headwords[key] = key in alone
    return found


def _every_pieces(tongue: Language) -> tuple[_Pieces, _Pieces, _Pieces]:
    """Those of plain terms, of terms in capitals, and of terms that stand exactly so."""
    return _Pieces(tongue), _Pieces(tongue, loud=True), _Pieces(tongue, exact=True)


def _opened(way: str, tongue: Language) -> str:
    """The headwords of a term whose last word may go on with any letters, be it an abbreviation: ЦОН*, ЦОНу."""
    *before, last = way.split(" ")
    return " ".join([*before, fold(last.removeprefix(EXACT), tongue) + OPEN])


def _dotted(way: str) -> str:
    """The headwords of a term with its abbreviations as they are with points: US, U.S."""
    return " ".join(
        " ".join(f"{EXACT}{letter} {EXACT}." for letter in key[1:])
        if key[0] == EXACT and key.isascii() and key[1:].isalpha() and is_abbreviation(key[1:])
        else key
        for key in way.split(" ")
    )
