"""The names that a language without capitals is known to have, and what answers them in English."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from tqcheck.analysis.han_readings import readings
from tqcheck.analysis.scripts import HAN, script
from tqcheck.analysis.words import words
from tqcheck.language import language
from tqcheck.model import Text, analysis

_FOLDER = Path(__file__).parent.parent / "known_names"  # TAG.txt are written by tools/learn_known_names.py
_BEGINNING = 2  # characters by which names are looked up
_HAN = "[\u4e00-\u9fff]"
_PARTICLE = 3  # characters that may be written on to a name, before or behind it


class Known(NamedTuple):
    """A name that stands in a text: its span, itself, and the codes of places or English words that answer it."""

    start: int
    end: int
    form: str
    answers: frozenset[str]


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Sequence[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """For each language, the rows of the table: its forms, and the English ones in lower case, with codes of places."""
    header, *rows = (line.split("\t") for line in (_FOLDER / "exonyms.tsv").read_text("utf-8").splitlines())
    return {
        tag: [(tuple(row[column].split()), _english(row[0])) for row in rows if row[column]]
        for column, tag in enumerate(header)
    }


def _english(words_and_codes: str) -> tuple[str, ...]:
    return tuple(one if one.isupper() else one.lower() for one in words_and_codes.split())


@lru_cache(maxsize=64)
def exonyms(tag: str) -> Mapping[str, tuple[str, ...]]:
    """English words for names, in lower case, and codes of places, with what a language has for them."""
    found: dict[str, tuple[str, ...]] = {}
    for forms, english in _table().get(tag.partition("-")[0], ()):
        for word in english:
            found[word] = found.get(word, ()) + forms
    return found


@lru_cache(maxsize=64)
def listed(tag: str) -> Mapping[str, str]:
    """The names of a language by which a loss is noticed, with what answers them beside their sound."""
    path = _FOLDER / f"{tag.partition('-')[0]}.txt"
    lines = path.read_text("utf-8").split("\n") if path.exists() else ()
    return {form: answers for form, _, answers in (line.partition("\t") for line in lines) if form}


@lru_cache(maxsize=64)
def by_beginning(tag: str) -> Mapping[str, tuple[str, ...]]:
    """The listed names by their first two characters, the longest first."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for form in sorted(listed(tag), key=len, reverse=True):
        found[form[:_BEGINNING]] += (form,)
    return dict(found)


@analysis
def known_in(text: Text) -> tuple[Known, ...]:
    """The listed names in a text, in its order; the longest where several begin at one place."""
    if not listed(text.language):
        return ()
    return tuple(_spaced(text) if language(text.language).spaced else _unspaced(text))


def _known(start: int, form: str, tag: str) -> Known:
    return Known(start, start + len(form), form, frozenset(listed(tag)[form].split()))


def _unspaced(text: Text) -> Iterator[Known]:
    """The names in a text without spaces: in katakana, as whole words alone."""
    raw, names = text.raw, by_beginning(text.language)
    behind = 0
    for place in range(len(raw) - 1):
        forms = names.get(raw[place : place + _BEGINNING])
        if forms is None or place < behind:
            continue
        for form in forms:
            if raw.startswith(form, place) and _apart(raw, place, place + len(form)):
                yield _known(place, form, text.language)
                behind = place + len(form)
                break


def _apart(raw: str, start: int, end: int) -> bool:
    """Whether a form does not go on in its script, where that is not Han, in which all words go on."""
    for inside, outside in ((raw[start], raw[start - 1 : start]), (raw[end - 1], raw[end : end + 1])):
        written = script(inside)
        if outside and written != HAN and (script(outside) == written or outside == "ー"):
            return False
    return True


def _spaced(text: Text) -> Iterator[Known]:
    """The names in a text with spaces: words, or words without the particles that are written on to them."""
    found = words(text)
    tongue, names = language(text.language), listed(text.language)
    for start, word in zip(found.start, found.lower, strict=True):
        form = word if word in names else _bare(word, tongue.naming.prefixes, tongue.naming.particles, names)
        if form:
            yield _known(start + word.index(form), form, text.language)


def _bare(word: str, before: frozenset[str], behind: frozenset[str], names: Mapping[str, str]) -> str | None:
    """A listed name to which particles are written on; None if the word is none."""
    for cut in range(1, min(_PARTICLE + 1, len(word) - 1)):
        if word[:cut] in before and word[cut:] in names:
            return word[cut:]
        if word[-cut:] in behind and word[:-cut] in names:
            return word[:-cut]
    return None


@analysis
def likely_in(text: Text) -> tuple[Known, ...]:
    """What is likely to be a name by what it stands with: titles, the dots of foreign names, and katakana.

    It may be an ordinary word all the same, so that it tells of a loss only where another name has come.
    """
    pattern = _likely(text.language)
    matches = pattern.finditer(text.raw) if pattern else ()
    places = (_trimmed(match, group) for match in matches for group in range(1, len(match.groups()) + 1))
    return tuple(Known(start, end, text.raw[start:end], frozenset()) for start, end in places if start < end)


def _trimmed(match: re.Match[str], group: int) -> tuple[int, int]:
    """The span of a name: of characters at a dot, those next to it that Chinese writes foreign names with."""
    start, end = match.span(group)
    if "·" not in match[0] or start < 0:
        return start, end
    dot = match.start() + match[0].index("·")
    while start < dot and any(not readings(character).foreign for character in match.string[start : min(end, dot)]):
        start += 1
    while end > dot and any(not readings(character).foreign for character in match.string[max(start, dot + 1) : end]):
        end -= 1
    return start, end


@lru_cache(maxsize=64)
def _likely(tag: str) -> re.Pattern[str] | None:
    """The pattern of likely names in a language; None where nothing makes them likely."""
    tongue = language(tag)
    before, behind = _any(tongue.naming.titles_before), _any(tongue.naming.titles_behind)
    parts = []
    if not tongue.spaced:
        parts += [rf"({_HAN}{{2,6}})·({_HAN}{{2,7}})", "([ァ-ヺー]{3,})"]
        parts += [rf"({_HAN}{{2,4}}?)(?:{behind})"] if behind else []
    if before:
        parts += [rf"(?<!\S)(?:{before})\.? ([^\s\d,.!?;:।،؟]{{3,}})"]
    return re.compile("|".join(parts)) if parts else None


def _any(titles: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, titles), key=len, reverse=True))
