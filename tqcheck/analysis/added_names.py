"""Which names of a translation are surely new: the source has nothing for them, and they are no ordinary words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tqcheck.analysis.heard_text import nearly_heard, tells_sounds
from tqcheck.analysis.known_names import exonyms
from tqcheck.analysis.lexicon import is_no_name, is_noun, knows
from tqcheck.analysis.name_answers import unanswered
from tqcheck.analysis.name_forms import is_known_name
from tqcheck.analysis.name_sounds import alike
from tqcheck.analysis.named import joined, paired_names, replaced_names, tells
from tqcheck.analysis.names import Name, names
from tqcheck.analysis.places import sure_places_of
from tqcheck.analysis.spellings import known_everywhere
from tqcheck.analysis.uncased_names import certain, has_capitals
from tqcheck.language import language
from tqcheck.model import Segment

_SHORTEST = 5  # letters of a name of one word
_AKIN = 0.5  # how alike two names are that may be one in two languages: Mallorca, Majorka
_ENDING_BETWEEN = re.compile(r"(?:['’]\w{1,3})?[ \u00a0-]")  # Jeremy’ego Corbyna


def added_names(segment: Segment) -> Iterator[Name]:
    """The names of the translation that are surely names, and that the source has nothing for.

    A first name that a translator put before a surname is none of them.
    """
    added = paired_names(segment).added
    if not added:
        return
    replaced = {other for _, other in replaced_names(segment)}
    extra = joined(sorted(one for one in added if one not in replaced), segment.target.raw)
    tag, tongue = segment.target.language, segment.source.language
    answered = [one for one in names(segment.target) if tells(one) and not any(map(one.within, added))]
    # Readers abroad are told whose government it is, but not instead of something else.
    home = frozenset() if paired_names(segment).missing else language(tongue).naming.home
    for one in extra:
        if not one.places.isdisjoint(home):
            continue
        if any(one < other and _side_by_side(one, other, segment.target.raw) for other in answered):
            continue
        if _is_surely_new(one, tag, tongue) or _is_of_strangers(one, segment):
            yield one


def _is_of_strangers(one: Name, segment: Segment) -> bool:
    """Whether a name that is no word of a dictionary is several words, or may stand for a name that nothing answers.

    In a script without capitals it is enough that nothing sounds like it, where letters tell sounds.
    """
    source, target = segment.source, segment.target
    lower = one.word.lower().split()
    tag = target.language
    if one.initial or any(knows(tag, word) and not is_known_name(word, tag) for word in lower):
        return False
    if len(lower) > 1:
        return True
    if one.places or len(one.word) < _SHORTEST:
        return False
    if not has_capitals(source.language):
        return tells_sounds(source.language) and not nearly_heard(one.latin, source)
    likely = [other for other in names(source) if _may_be_lost(other, source.language) and not other.places]
    left = unanswered(likely, names(target), source, target)
    return bool(left) and all(alike(one.latin, other.latin) < _AKIN for other in left)


def _may_be_lost(one: Name, tag: str) -> bool:
    """Whether a word is likely a name, or one that a dictionary lacks where all nouns have a capital."""
    if tells(one):
        return True
    tongue = language(tag)
    return bool(tongue.common_nouns) and not (one.small or one.acronym or is_noun(one.word, tongue))


def _is_surely_new(one: Name, tag: str, tongue: str) -> bool:
    """Whether a name that the source does not answer would be known in it: it is listed, and no ordinary word."""
    lower = one.word.lower()
    if one.acronym:
        return True
    if not has_capitals(tongue):
        listed = sure_places_of(lower, tag) or (len(lower) >= _SHORTEST and lower in exonyms(tongue))
        return bool(listed) and certain(one, tag, tongue)
    if lower in known_everywhere():
        return True
    listed = sure_places_of(lower, tag) if one.places else not one.initial and is_known_name(lower, tag)
    return bool(listed) and not is_no_name(tag, lower)


def _side_by_side(one: Name, other: Name, raw: str) -> bool:
    """Whether two names stand next to each other."""
    before, after = sorted((one, other))
    return _ENDING_BETWEEN.fullmatch(raw, before.end, after.start) is not None
