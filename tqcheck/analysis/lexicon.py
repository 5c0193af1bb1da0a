"""Which words are a language's own: told by its tables, and by a dictionary where one is light enough to load."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Mapping
from contextlib import suppress
from functools import lru_cache

from tqcheck.analysis.morphology import analyser
from tqcheck.analysis.word_file import WordFile
from tqcheck.cache import keep, kept, version_of
from tqcheck.language import Language, language

_ENDING = 3  # letters of a common ending
_SEVERAL = 3  # common words of one ending
_SUFFIXED = 8  # letters of a noun that its ending tells: Samsung is none
# A compound is known by its parts, or by the first one and what joins it (Sicherheit-s-berater). A short first part
# is left alone: many institutions begin with one (Bundestag).
_FIRST_PART, _LAST_PART, _JOINT = 6, 4, "s"
# What texts of all languages have as it is: pairs of words of Latin and French phrases, and words of the web.
_PHRASES = """
in_vitro in_vivo in_situ in_utero in_absentia de_facto de_jure a_priori a_posteriori ad_hoc pro_bono alma_mater
per_capita persona_non non_grata honoris_causa homo_sapiens curriculum_vitae habeas_corpus modus_operandi modus_vivendi
mea_culpa casus_belli bona_fide terra_incognita nota_bene status_quo quid_pro pro_quo sine_qua qua_non cordon_sanitaire
de_grâce art_nouveau art_déco haute_couture haute_cuisine film_noir bon_voyage fait_accompli enfant_terrible
carte_blanche sotto_voce prima_facie
"""
_WEB = "online offline vegan email spam wifi blockchain hashtag selfie streaming startup laptop"
SET_PHRASES = frozenset(tuple(pair.split("_")) for pair in _PHRASES.split())
OF_THE_WEB = frozenset(_WEB.split())
_NAME_MARKS = ("Name", "Surn", "Patr", "Geox", "Orgn", "Trad")  # of pymorphy3's dictionary
_SHORTEST_CLIPPED, _LONGEST_CLIPPED, _SHORTEST_REST = 3, 7, 3  # letters of a part of an institution's name
_REMEMBERED = 20_000


@lru_cache(maxsize=_REMEMBERED)
def knows(tag: str, word: str) -> bool | None:
    """Whether a word in lower case is one of a language's words; None if nobody can say.

    A table knows the common words, and a dictionary nearly all: only one that has a dictionary denies a word.
    """
    tongue = language(tag)
    if word in tongue.common_words or word in tongue.closed_words:
        return True
    return in_dictionary(tag, word)


def in_dictionary(tag: str, word: str) -> bool | None:
    """Whether a language's dictionary has a word in lower case; None if there is no dictionary."""
    tongue = language(tag)
    known = _dictionary(tongue.dictionary, tongue.primary)
    return known(word) if known else None


@lru_cache(maxsize=_REMEMBERED)
def speaks_for(tag: str, word: str) -> bool:
    """Whether a word in lower case is surely, or by its ending, of a language rather than of its neighbours."""
    tongue = language(tag)
    if word in tongue.common_words or word in tongue.closed_words:
        return True
    if len(word) > _ENDING and word[-_ENDING:] in tongue.common_endings:
        return True
    return bool(knows(tag, word))


@lru_cache(maxsize=_REMEMBERED)
def ends_like(tag: str, other: str, word: str) -> bool:
    """Whether a word in lower case ends as several common words of a language do, and as none of another's."""
    ending = word[-_ENDING:]
    return len(word) > 2 * _ENDING and _endings(tag)[ending] >= _SEVERAL and not _endings(other)[ending]


@lru_cache(maxsize=64)
def _endings(tag: str) -> Counter[str]:
    common = language(tag).common_words | language(tag).closed_words
    return Counter(word[-_ENDING:] for word in common if len(word) > _ENDING)


def is_noun(word: str, tongue: Language) -> bool:
    """Whether a word with a capital is a common noun and no name, in a language that begins all nouns with one."""
    nouns = tongue.common_nouns
    if word in nouns or (len(word) >= _SUFFIXED and word.endswith(tongue.noun_endings)):
        return True
    for cut in range(_FIRST_PART, len(word) - _LAST_PART + 1):
        first, last = word[:cut], word[cut:]
        if first in nouns and last.capitalize() in nouns:
            return True
        if first[-1] == _JOINT and first[:-1] in nouns and len(first) > _FIRST_PART:
            return True
    return False


@lru_cache(maxsize=_REMEMBERED)
def is_ordinary(tag: str, word: str) -> bool | None:
    """Whether a dictionary has a word in lower case as something else than a name; None if nobody can say."""
    tongue = language(tag)
    if tongue.dictionary == "pymorphy3":
        return any(not named for named in _parses(tongue, word))
    return knows(tag, word)


@lru_cache(maxsize=_REMEMBERED)
def is_no_name(tag: str, word: str) -> bool:
    """Whether a dictionary that marks names, or writes them with a capital, has a word in lower case and as none."""
    tongue = language(tag)
    if tongue.dictionary == "pymorphy3":
        named = _parses(tongue, word)
        return bool(named) and not any(named)
    if tongue.dictionary == "simplemma":
        table = _table(tongue.primary)
        return word in table and word.capitalize() not in table
    return False


def _parses(tongue: Language, word: str) -> list[bool]:
    """For each way in which pymorphy3 knows a word, or what it is put together from, whether it is a name."""
    known = analyser(tongue.primary)
    if not known.word_is_known(word):  # what it may be is guessed at length
        rest = _without_clipped(word, tongue)
        return _parses(tongue, rest) if rest else []
    return [any(mark in parse for mark in _NAME_MARKS) for parse in known.tag(word)]


def _without_clipped(word: str, tongue: Language) -> str:
    """What is left of a word behind the beginning of another one: директора of замгендиректора; or nothing."""
    cuts = range(min(_LONGEST_CLIPPED, len(word) - _SHORTEST_REST), _SHORTEST_CLIPPED - 1, -1)
    return next((word[cut:] for cut in cuts if word[:cut] in tongue.naming.clipped), "")


@lru_cache(maxsize=16)
def _dictionary(name: str, code: str) -> Callable[[str], bool] | None:
    """The test of whether a dictionary has a word; loaded at its first use, in some 0.1 to 0.3 seconds."""
    if name == "pymorphy3":
        return lambda word: bool(analyser(code).word_is_known(word))
    if name == "simplemma":
        table = _table(code)
        return lambda word: word in table or word.capitalize() in table
    return None


@lru_cache(maxsize=8)
def _table(code: str) -> Container[str]:
    """The words of simplemma's dictionary of a language: loaded in half a second once, then found on the disk."""
    name = f"words-{code}-{version_of('simplemma')}.txt"
    path = kept(name)
    if path:
        with suppress(OSError, ValueError):  # somebody emptied it
            return WordFile(path)
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    listed: Mapping[str, str] = DefaultDictionaryFactory(cache_max_size=0).get_dictionary(code)
    keep(name, b"".join(sorted(f"{word}\n".encode() for word in listed)))
    return listed
