"""Words that are none of their language, and one slip away from a common one of it (Damerau 1964)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, compress, count
from typing import NamedTuple

from tqcheck.analysis.forms import bases, spelling_variants
from tqcheck.analysis.letters import swapped, without_accents
from tqcheck.analysis.lexicon import in_dictionary, knows
from tqcheck.analysis.quotes import closed_quotations
from tqcheck.analysis.vocabulary import is_small, small_words
from tqcheck.analysis.words import JOINERS, Words, words
from tqcheck.language import Language, language
from tqcheck.model import Text, analysis
from tqcheck.remembered import Remembered

_SHORTEST = 4  # letters of a word that may be misspelt
_SHORT = 5  # letters of a word that may be one of the commonest alone
_LONG = 7  # letters of a word of which one was changed
_SEVERAL = 2  # words in a quotation that are told
_LONGEST = 30  # letters of a word: what is longer is none
_BEFORE = frozenset(' \t\n\u00a0\u202f"“”„«»‘([—–…¡¿')  # what may touch a word without being a part of it
_BEHIND = frozenset(' \t\n\u00a0\u202f"“”„«»’)]—–….,:;!?')


class Misspelt(NamedTuple):
    """A word from `start` to `end` in code points that is none of the language, and the word it may be."""

    start: int
    end: int
    likely: str


@analysis
def slips(text: Text) -> tuple[Misspelt, ...]:
    """The words of a text in small letters that are one slip away from a common word, and no words themselves.

    Several in one quotation are words of another language.
    """
    right = _right(text.language)
    if right is None:
        return ()
    found, tongue = words(text), language(text.language)
    likely = [*map(right.__getitem__, found.text)]
    places = [place for place in compress(count(), likely) if _stands_alone(text.raw, found, place, tongue)]
    told = tuple([Misspelt(found.start[place], found.end[place], likely[place]) for place in places])
    return told if len(told) < _SEVERAL else _but_foreign(told, text)


def _stands_alone(raw: str, found: Words, place: int, tongue: Language) -> bool:
    """Whether nothing ties a word to others, as in compounds, links and codes, but for what is elided: l’année."""
    start, end = found.start[place], found.end[place]
    elided = place > 1 and found.text[place - 1] in JOINERS and found.lower[place - 2] in tongue.elided_words
    before, after = raw[start - 1 : start], raw[end : end + 1]
    if not (elided or not before or before in _BEFORE) or (after and after not in _BEHIND):
        return False
    return not (raw[end + 1 : end + 2].isalnum() and after in ".:’")  # example.org, goverment’s


def _but_foreign(told: tuple[Misspelt, ...], text: Text) -> tuple[Misspelt, ...]:
    """What is told but for several in one quotation."""
    inside = [[one for one in told if start < one.start < end] for start, end in closed_quotations(text)]
    foreign = {one for each in inside if len(each) >= _SEVERAL for one in each}
    return tuple(one for one in told if one not in foreign)


@lru_cache(maxsize=64)
def _right(tag: str) -> Remembered[str] | None:
    """What words were to be, as they are written; nothing for nearly all. None where no slips are told."""
    if not language(tag).orthography.slips:
        return None
    return Remembered(
        lambda word: _common_word(word, tag) if _SHORTEST <= len(word) <= _LONGEST and word.islower() else ""
    )


def _common_word(word: str, tag: str) -> str:
    """The common word of which another is a slip, of several one of the commonest; nothing if it is a word itself."""
    if not set(word).issubset(_letters(tag)) or _is_word(word, tag):
        return ""
    tongue = language(tag)
    likely = list(dict.fromkeys(_one_slip_away(word, tag)))
    if any(_plain(other, tongue) == _plain(word, tongue) for other in likely):
        return ""
    return next((other for other in likely if other in tongue.common_words), likely[0] if likely else "")


def _plain(word: str, tongue: Language) -> str:
    """A word with one of the letters of which either may stand."""
    for one, other in tongue.orthography.either:
        word = word.replace(one, other)
    return word


def _is_word(word: str, tag: str) -> bool:
    """Whether a lower-case word is one of the language, or nobody can say that it is none."""
    tongue = language(tag)
    if word in _listed(tag) or knows(tag, word) is not False:
        return True
    variants = spelling_variants(word, tongue)
    if not variants.isdisjoint(_listed(tag)) or any(knows(tag, other) for other in (*bases(word, tongue), *variants)):
        return True
    held = tongue.orthography.written_on
    return any(word.endswith(end) and knows(tag, word.removesuffix(end) + instead) for end, instead in held)


@lru_cache(maxsize=64)
def _listed(tag: str) -> frozenset[str]:
    """The words that texts of a language have."""
    return frozenset((*small_words(tag), *language(tag).common_words))


@lru_cache(maxsize=64)
def _letters(tag: str) -> str:
    """The letters of a language: others stand in foreign words."""
    return "".join(sorted(filter(str.isalpha, set().union(*language(tag).common_words))))


@lru_cache(maxsize=64)
def _threes(tag: str) -> frozenset[str]:
    """All that stands in common words in threes: letters, and where a word begins and ends."""
    every = f" {'  '.join(_listed(tag))} "
    return frozenset([every[at : at + 3] for at in range(len(every) - 2)])


@lru_cache(maxsize=64)
def _by_bare_letters(tag: str) -> Mapping[str, Sequence[str]]:
    """The words that texts of a language have, by their letters without accents."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(_listed(tag)):
        if not word.isascii():
            found[without_accents(word)].append(word)
    return dict(found)


def _odd_places(word: str, tag: str) -> frozenset[int]:
    """The letters of a word in the middle of three in an order that no common word has."""
    whole, known = f" {word} ", _threes(tag)
    return frozenset(at for at in range(len(word)) if whole[at : at + 3] not in known)


def _one_slip_away(word: str, tag: str) -> Iterator[str]:
    """The common words that two letters of a word turned round make of it, or one added, lost or changed.

    A short word may be one of the commonest alone. The first letter stays as it is, and so does the last one, which
    endings change, unless a longer word has letters there in an order that no common word has; a letter that was
    changed leaves too much open where a word is neither long nor odd. What may be a form of a word that is not long,
    which the dictionary may lack, is only taken for one of the commonest with two letters turned round: thier, but no
    memes.
    """
    tongue, size, odd = language(tag), len(word), _odd_places(word, tag)
    short, long = size <= _SHORT, size >= _LONG
    form = not long and not odd and is_small(word, tag)
    first = not short and not odd.isdisjoint((0, 1))
    last = not short and not odd.isdisjoint((size - 2, size - 1))
    inside, behind = range(not first, size - (not last)), range(not first, size + last)
    letters, among = _letters(tag), tongue.common_words if short or form else _listed(tag)
    changed = inside if long or (odd and not short) else ()
    told = tongue.orthography.slips | (tongue.orthography.odd_slips if odd else frozenset())
    made = {
        "turned": (swapped(word, at) for at in inside if at + 1 < size),
        "added": (word[:at] + word[at + 1 :] for at in inside),
        "lost": (word[:at] + letter + word[at:] for at in behind for letter in letters),
        "changed": (word[:at] + letter + word[at + 1 :] for at in changed for letter in letters),
        "doubled": chain(
            (word[:at] + word[at - 1 :] for at in range(1, size)),
            (word[:at] + word[at + 1 :] for at in range(1, size) if word[at - 1] == word[at]),
        ),
        "accents": _by_bare_letters(tag).get(without_accents(word), ()) if "accents" in told else (),
    }
    for slip, others in made.items():
        if slip in told and (not form or slip == "turned"):
            # What texts have is misspelt there too now and then: the dictionary has to have it.
            yield from (
                other
                for other in others
                if other in among and other not in tongue.orthography.fragments and in_dictionary(tag, other)
            )
