"""The terms of a column, compiled for a language: what each begins with, and the words that are matched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from tqcheck.analysis.words import JOINERS, WORD, fold, tokenise
from tqcheck.glossary.concepts import Term
from tqcheck.glossary.spelling import is_abbreviation, written_as_one
from tqcheck.language import Language

# Words that stand exactly so and words that may go on with any letters are headwords of their own.
EXACT, OPEN = "=", "*"


class Compiled(NamedTuple):
    """The terms of a column as an Index has them.

    `terms` has, for each headword that terms begin with, a line a term: the numbers of its concept and in its cell,
    and the headwords that follow. `exact` are words that stand exactly so, `open` those that may go on with any
    letters, with their headwords. `headwords` are the words that are matched in every form, and whether each is a term
    by itself.
    """

    terms: dict[str, str]
    exact: dict[str, str]
    open: dict[str, str]
    headwords: dict[str, bool]


class _Pieces(dict[str, str]):
    """The headwords that the pieces of terms, between spaces, are made of, with spaces between them.

    `exact`: all stand as they are written; `loud`: that a word is all in capitals tells nothing.
    """

    def __init__(self, tongue: Language, *, exact: bool = False, loud: bool = False) -> None:
        super().__init__()
        self.tongue, self.exact, self.loud = tongue, exact, loud
        self.inflected: set[str] = set()  # the pieces that are matched in their forms

    def __missing__(self, piece: str) -> str:
        tokens = tokenise(piece, self.tongue)
        self[piece] = found = " ".join(
            EXACT + text if self.exact or kind != WORD or (not self.loud and is_abbreviation(text)) else lower
            for text, lower, kind in zip(tokens.text, tokens.lower, tokens.kind, strict=True)
            if lower not in JOINERS
        )
        return found


def compiled(terms: Iterable[tuple[int, int, Term]], tongue: Language) -> Compiled:
    """Terms, each with the number of its concept and its place in the cell, compiled for a language."""
    plain, loud, exact = _Pieces(tongue), _Pieces(tongue, loud=True), _Pieces(tongue, exact=True)
    lines: defaultdict[str, list[str]] = defaultdict(list)
    alone: set[str] = set()
    words: set[str] = set()  # headwords that are no piece of a term
    for number, place, term in terms:
        pieces = term.text.split()
        known = exact if term.exact else loud if len(pieces) > 1 and term.text.isupper() else plain
        way = " ".join(filter(None, map(known.__getitem__, pieces)))
        ways = [way] if way else []
        if tongue.inflection.joined and way.count(" ") == 1 and EXACT not in way:
            ways += filter(None, [written_as_one(way.split(" "), tongue, len(pieces) == 1)])
        if term.open_ended:
            ways = [_opened(way, tongue) for way in ways]
            words.update(key for way in ways for key in way.split(" "))
        else:
            known.inflected.update(pieces)
            words.update(ways[1:])
        for one_way in ways:
            first, _, rest = one_way.partition(" ")
            lines[first].append(f"{number} {place} {rest}" if rest else f"{number} {place}")
            if not rest:
                alone.add(first)
    words.update(key for known in (plain, loud, exact) for piece in known.inflected for key in known[piece].split(" "))
    found = Compiled({first: "\n".join(of) for first, of in lines.items()}, {}, {}, {})
    for key in sorted(words - {""}):
        if key[0] == EXACT:
            found.exact[key[1:]] = key
        elif key[-1] == OPEN:
            found.open[key[:-1]] = key
        else:
            found.headwords[key] = key in alone
    return found


def _opened(way: str, tongue: Language) -> str:
    """The headwords of a term whose last word may go on with any letters, be it an abbreviation: ЦОН*, ЦОНу."""
    *before, last = way.split(" ")
    return " ".join([*before, fold(last.removeprefix(EXACT), tongue) + OPEN])
