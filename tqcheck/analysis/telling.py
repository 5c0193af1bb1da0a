"""The words, endings and letters by which languages of one script are told from each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tqcheck.analysis.scripts import scripts_of
from tqcheck.analysis.words import WORD, tokenise, words
from tqcheck.language import Language, known_tags, language, sketch
from tqcheck.model import Text

# A sentence is accepted at once with so many telling words, and one of them in so many tokens.
CLEAR, ONE_IN = 3, 8
# Of close relatives, a text may be in the other one if it has so many of the words that tell them apart.
FEWEST_OF_ONE = 2
# A sentence with so many characters has one of a language's usual letters.
LONG = 40
# Addresses, handles and file names are words of no language.
_CODE_SIGN = re.compile(r"[/@_\\]|[.:][0-9A-Za-z]")
_ASCII = re.compile(r"[!-~]+")


def hits(tongue: Language, lower: Sequence[str]) -> int:
    """How many different words of a text are a language's own, with their endings if those are too few."""
    found = len(tongue.common_words.intersection(lower))
    if found >= CLEAR and found * ONE_IN >= len(lower):
        return found
    tails = [word[-3:] for word in lower if len(word) > 3]
    return found + len(tongue.common_endings.intersection(tails)) // 2


def nearer_relative(tongue: Language, lower: Sequence[str]) -> str:
    """The close relative of which a text has more words, of those that only one of the two has; "" for none."""
    for tag, mine, theirs in _apart(tongue.tag):
        against = len(theirs.intersection(lower))
        if against >= FEWEST_OF_ONE and against > len(mine.intersection(lower)):
            return tag
    return ""


def letters_of_relative(found: Iterable[tuple[str, str]], tongue: Language) -> str:
    """The close relative of whose letters a text's words have one that the language has not; "" for none.

    Words with a capital may be foreign names as they are written there, such as François in Spanish.
    """
    small = frozenset("".join([lower for text, lower in found if text == lower])) if tongue.near else frozenset()
    return next((near for near, letters in _letters_apart(tongue.tag) if not letters.isdisjoint(small)), "")


@lru_cache(maxsize=64)
def _letters_apart(tag: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """For each close relative of a language, the letters that only the relative has."""
    return tuple((near, _alphabet(near) - _alphabet(tag)) for near in language(tag).near)


@lru_cache(maxsize=64)
def _apart(tag: str) -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """For each close relative of a language, the words that only the one and only the other of them has."""
    mine = language(tag).common_words
    relatives = [(near, sketch(near).common_words) for near in language(tag).near]
    return tuple((near, mine - theirs, theirs - mine) for near, theirs in relatives)


def most_of(rivals: Iterable[Language], evidence: Sequence[str], but: Language) -> float:
    """The largest vote that any of some languages gets, but for the one meant and its other scripts."""
    return max((vote(each, evidence) for each in rivals if each.primary != but.primary), default=0.0)


def vote(tongue: Language, evidence: Sequence[str]) -> float:
    """Share of the words that speak for a language.

    A whole word counts 1, its ending a half; a word with a letter the language has not counts against it.
    """
    weight, alphabet = 0.0, _alphabet(tongue.tag)
    for word in evidence:
        if word in tongue.common_words:
            weight += 1
        elif not alphabet.issuperset(word):
            weight -= 1
        elif len(word) > 3 and word[-3:] in tongue.common_endings:
            weight += 0.5
    return weight / (len(evidence) or 1)


def has_strange_letter(raw: str, tongue: Language) -> bool:
    """Whether a text has a letter that a language does not use."""
    return not raw.isascii() and _strange_letter(tongue.tag).search(raw) is not None


def lacks_usual_letters(raw: str, tongue: Language) -> bool:
    """Whether a text is long and has none of the letters that nearly every sentence in a language has."""
    usual = tongue.usual_letters
    return bool(usual) and len(raw) >= LONG and usual.isdisjoint(raw.lower())


@lru_cache(maxsize=64)
def _strange_letter(tag: str) -> re.Pattern[str]:
    """A letter beyond ASCII that a language does not use. Apostrophes are none, whatever Unicode says."""
    return re.compile(rf"[^\W\d_\x00-\x7fʰ-˿{re.escape(''.join(sorted(_alphabet(tag))))}]")


@lru_cache(maxsize=64)
def _alphabet(tag: str) -> frozenset[str]:
    """The letters of a language's common words and endings, small and capital."""
    tongue = sketch(tag) if tag in known_tags() else language(tag)
    known = (*tongue.common_words, *tongue.common_endings, *tongue.closed_words, *tongue.own_letters)
    small = frozenset("".join(known))
    return small | frozenset("".join(small).upper()) | frozenset(map(chr, tongue.casing))


@lru_cache(maxsize=64)
def neighbours(of_script: str) -> tuple[Language, ...]:
    """The languages of a script whose words are known."""
    tongues = map(sketch, known_tags())
    return tuple(each for each in tongues if of_script in each.scripts and each.common_words)


@lru_cache(maxsize=64)
def sibling(primary: str, of_script: str) -> Language | None:
    """A language in another of its scripts."""
    others = (each for each in neighbours(of_script) if each.primary == primary)
    return next(others, None)


@lru_cache(maxsize=64)
def learned_scripts(tag: str) -> frozenset[str]:
    """The scripts that the common words of a language are written in."""
    return scripts_of("".join(language(tag).common_words))


def plain_words(text: Text) -> list[tuple[str, str]]:
    """The words of a text outside addresses, as written and in small letters."""
    tokens = words(text)
    if _CODE_SIGN.search(text.raw):
        raw = _ASCII.sub(lambda piece: " " if _CODE_SIGN.search(piece[0]) else piece[0], text.raw)
        tokens = tokenise(raw, language(text.language))
    cut = zip(tokens.text, tokens.lower, tokens.kind, strict=True)
    return [(word, lower) for word, lower, kind in cut if kind == WORD]


def evidence_of(found: Sequence[tuple[str, str]]) -> list[str]:
    """The different words a language can be told by: the first, and all without a capital."""
    shouted = all(text.isupper() for text, _ in found)
    plain = (lower for i, (text, lower) in enumerate(found) if shouted or not i or not text[0].isupper())
    return list(dict.fromkeys(plain))
