"""What inflection leaves of a name: the word itself, and the word without each ending that it may have."""

from __future__ import annotations

from functools import lru_cache

from tqcheck.analysis.chains import ending_test
from tqcheck.analysis.forms import bases
from tqcheck.analysis.romanising import romanised
from tqcheck.analysis.scripts import LATIN, script
from tqcheck.analysis.spellings import is_listed
from tqcheck.language import language

_REMEMBERED = 1 << 16
_SHORTEST = 3
_LONGEST_ENDING = 9
LOST_VOWELS = ("", "а", "я")  # that a form lost at its end: Анной, Анна


@lru_cache(maxsize=_REMEMBERED)
def name_stems(word: str, tag: str) -> tuple[str, ...]:
    """A lower-case word, and what is left of it without an ending of its language, the longest first."""
    tongue = language(tag)
    if tongue.inflection.method == "suffixes":
        follows = ending_test(tongue)
        cuts = range(len(word) - 1, max(_SHORTEST, len(word) - _LONGEST_ENDING) - 1, -1)
        return (word, *(word[:cut] for cut in cuts if follows and follows(word[cut:])))
    return tuple(sorted(bases(word, tongue), key=len, reverse=True))


@lru_cache(maxsize=_REMEMBERED)
def is_known_name(word: str, tag: str) -> bool:
    """Whether a lower-case word is, in one of its forms, a known spelling of a name."""
    if script(word[:1]) == LATIN:
        return is_listed(romanised(word, tag))
    return any(is_listed(stem + vowel) for stem in name_stems(word, tag) for vowel in LOST_VOWELS)
