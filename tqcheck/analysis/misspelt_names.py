"""Names of a translation that are misspelt beside the source's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from tqcheck.analysis.letter_links import UNLIKE, unlikeness
from tqcheck.analysis.letter_triples import oddness
from tqcheck.analysis.letters import swapped
from tqcheck.analysis.lexicon import is_ordinary, knows
from tqcheck.analysis.name_forms import is_known_name, name_stems
from tqcheck.analysis.name_sounds import alike, plain_spelling, share_a_key, sounds, spelt_alike, turned_round
from tqcheck.analysis.names import Name
from tqcheck.analysis.places import is_people, letters_of, place_word, places_in, places_of, sure_places_of
from tqcheck.analysis.romanising import romanised
from tqcheck.analysis.scripts import CYRILLIC, LATIN, script
from tqcheck.analysis.spellings import is_listed
from tqcheck.analysis.vocabulary import is_listed_small
from tqcheck.language import language
from tqcheck.model import Segment

_REMEMBERED = 1 << 14
_SHORTEST, _SHORTEST_ROOT = 5, 4  # letters
_CUTS = (2, 3, 4)  # letters of the ending of a surname in another script
_RELATED = 30  # per cent of letters, below which one name is not another misspelt
_AS_SPELT = 50  # the same, below which no habits of romanisation make one name of two
_AKIN = 60  # the same of a word that may be no name
_NEAR = 0.6  # how alike a misspelt name of one script is to the source's
_SURELY = 5.0  # nats by which the right letters must be likelier than those that stand there
_KNOWN = 3.5  # of these, what it is worth that they make a known name
_ODD = 4  # nats a letter, from which a word's letters may stand in an order that never occurs
_SHARE = 0.5  # of how much more usual they look
_LIKE = 2.0  # nats a letter that the right letters may cost
_SAME = 1e-6  # nats a letter in which two costs may differ that are one: signs and glides have no sound
_RIGHT = 0.5  # nats a letter, up to which a name is not misspelt

Altered = tuple[Name, Name, str | None]  # the source's name, the translation's, and how that should be written


def misspelt_names(wanted: Sequence[Name], found: Sequence[Name], segment: Segment) -> list[Altered]:
    """The names of the translation of which two letters changed places, or a surname lost its ending."""
    from rapidfuzz.fuzz import ratio  # 15 ms that texts without names do not cost

    tag, tongue = segment.target.language, segment.source.language
    result: list[Altered] = []
    spelt_out = [other for other in wanted if not other.acronym]
    told = bool(places_in(segment.source))
    for one in found:
        if one.acronym or len(one.word) < _SHORTEST:
            continue
        lower = one.word.lower()
        if is_listed_small(lower, tag):
            continue
        known = _is_listed(lower, tag)
        listed = known and (bool(one.places) or not _is_form(lower, tag))
        if listed and not told:
            continue
        near, same = spelt_out, _begun_like(one, spelt_out)
        if same and same.word == one.word:
            continue
        # Where the name it is tells of no place, neither would it with two letters turned round: most names.
        may_tell = told and (same is None or bool(sure_places_of(same.word.lower(), tongue)))
        turned = [*_by_place(one, segment)] if may_tell else []
        if listed and not turned:
            continue
        if not same:  # most names are; to compare the letters of the others is dear, so that the likest come first
            likeness = [ratio(one.latin, other.latin) for other in spelt_out]
            least = _RELATED if one.sure or one.initial else _AKIN
            likest = sorted((-degree, place) for place, degree in enumerate(likeness) if degree >= _AS_SPELT)
            near = [other for other, degree in zip(spelt_out, likeness, strict=True) if degree >= least]
            likely = (spelt_out[place] for _, place in likest)
            same = next((other for other in likely if _spelt_like(one.word, tag, other.word, tongue)), None)
            if same and (
                plain_spelling(one.latin) == plain_spelling(same.latin) or not sure_places_of(same.word.lower(), tongue)
            ):
                turned = []
        wrong = [] if listed else [*_copied(one, spelt_out, segment)]
        if same and not (listed or wrong):
            right = _usual_order(one.word, tag, same.word, tongue)
            wrong += [(same, one, right)] if right else []
        elif not (listed or wrong):
            wrong += _by_letters(one, near, segment, surely=known)
        wrong += turned
        if wrong and not is_ordinary(tag, lower):  # the dictionary is asked last, for it has to be loaded
            result += wrong[:1]
    return result + _without_ending(spelt_out, found, segment)


def _copied(one: Name, wanted: Iterable[Name], segment: Segment) -> Iterator[Altered]:
    """The name that one is a copy of, to the letter but for two, in a script that one of the languages does not use."""
    alphabet = script(one.word[0])
    if all(alphabet in language(text.language).scripts for text in (segment.source, segment.target)):
        return
    turned = {*_turned(one.word)}
    yield from ((other, one, other.word) for other in wanted if other.word in turned)


def _begun_like(one: Name, wanted: Iterable[Name]) -> Name | None:
    """The name of which one is the beginning, or that is its beginning."""
    latin = one.latin
    for other in wanted:
        if latin.startswith(other.latin) or other.latin.startswith(latin):
            return other
    return None


def _without_ending(wanted: Sequence[Name], found: Sequence[Name], segment: Segment) -> list[Altered]:
    """The surnames of the source of which the translation has all but what makes them surnames: Bekzhanov, Bekzhan."""
    tag, tongue = segment.source.language, segment.target.language
    result: list[Altered] = []
    ends = {other.end for other in wanted if not other.small}
    for one in wanted:
        if not one.sure or one.places or one.start - 1 not in ends:  # dynasties and adjectives end like surnames
            continue
        root = _root(one.word.lower(), tag)
        short = [other for other in found if root and other.sure and _is_root(root, tag, other.word, tongue)]
        if root and short and not any(_is_root(root, tag, each.word[:-cut], tongue) for each in found for cut in _CUTS):
            result.append((one, short[0], None))
    return result


@lru_cache(maxsize=_REMEMBERED)
def _root(lower: str, tag: str) -> str | None:
    """A surname without its ending; None where it has none."""
    endings = language(tag).surname_endings
    roots = (stem[: -len(end)] for stem in name_stems(lower, tag) for end in endings if stem.endswith(end))
    return next((root for root in roots if len(root) >= _SHORTEST_ROOT), None) if endings else None


def _is_root(root: str, tag: str, other: str, tongue: str) -> bool:
    """Whether a name of another script is what is left of a surname without its ending, to the letter."""
    if len(other) < _SHORTEST_ROOT or abs(len(other) - len(romanised(root, tag))) > 1:
        return False
    return _is_written(root, tag, other, tongue)


@lru_cache(maxsize=_REMEMBERED)
def _spelt_like(word: str, tag: str, other: str, tongue: str) -> bool:
    """Whether a name is another's, to the letter but for the habits of romanisation and endings."""
    one, same = romanised(word, tag), romanised(other, tongue)
    if spelt_alike(one, same):
        return True
    cost = _cost(word, tag, other, tongue, _RIGHT)
    if cost is not None:
        return cost < _RIGHT
    stems = {romanised(stem, tongue) for stem in name_stems(other.lower(), tongue)}
    return any(romanised(stem, tag) in stems for stem in name_stems(word.lower(), tag))


def _cost(word: str, tag: str, other: str, tongue: str, most: float = UNLIKE) -> float | None:
    """What it costs, in nats a letter, to write a name of one script as that of another; None where nothing tells."""
    if script(word[0]) == CYRILLIC and script(other[0]) == LATIN:
        return unlikeness(word.lower(), tag, romanised(other, tongue), most)
    if script(word[0]) == LATIN and script(other[0]) == CYRILLIC:
        return unlikeness(other.lower(), tongue, romanised(word, tag), most)
    return None


@lru_cache(maxsize=_REMEMBERED)
def _is_listed(lower: str, tag: str) -> bool:
    """Whether a lower-case word is spelt like a name, a people or a word that is known."""
    return is_known_name(lower, tag) or is_people(lower, tag) or is_listed_small(lower, tag)


@lru_cache(maxsize=_REMEMBERED)
def _is_form(lower: str, tag: str) -> bool:
    """Whether it may be no more than what a short name and an ending happen to make together: Merkle, Мерклеь."""
    chains = language(tag).inflection.method == "suffixes"
    return not (chains or script(lower[0]) == LATIN or is_listed(lower) or is_people(lower, tag))


@lru_cache(maxsize=_REMEMBERED)
def _is_right(lower: str, tag: str) -> bool:
    """The same, and words that a dictionary knows."""
    return _is_listed(lower, tag) or bool(knows(tag, lower))


def _turned(word: str) -> Iterator[str]:
    """A word with two letters inside it turned round, for each two that differ."""
    for place in range(1, len(word) - 2):
        if word[place] != word[place + 1]:
            yield swapped(word, place)


def _by_letters(one: Name, wanted: Iterable[Name], segment: Segment, surely: bool) -> Iterator[Altered]:
    """The name of the source that a name would rather be with two letters turned round, or `surely` is then."""
    likely = one.sure or one.initial
    tag, tongue = segment.target.language, segment.source.language
    for other in wanted:
        right = _likelier(one.word, tag, other.word, tongue)
        if right and (likely or other.sure) and (not surely or _is_written(right, tag, other.word, tongue)):
            yield other, one, right


def _is_written(word: str, tag: str, other: str, tongue: str) -> bool:
    """Whether a name is how one of another script is written."""
    cost = _cost(word, tag, other, tongue, _RIGHT)
    return cost is not None and cost < _RIGHT


@lru_cache(maxsize=_REMEMBERED)
def _usual_order(word: str, tag: str, other: str, tongue: str) -> str | None:
    """A name as it would be if two letters stood in an order that occurs, where theirs does not: Донаьлд, Дональд.

    Both are the other name to the letter, for signs have no sound.
    """
    odd = _oddness(word, tag)
    right = (
        min(_turned(word), key=lambda turned: _oddness(turned, tag), default=word) if odd >= _ODD * len(word) else word
    )
    if _SHARE * (odd - _oddness(right, tag)) < _SURELY:
        return None
    cost, now = _cost(right, tag, other, tongue), _cost(word, tag, other, tongue)
    return right if cost is not None and now is not None and cost <= now else None


@lru_cache(maxsize=_REMEMBERED)
def _likelier(word: str, tag: str, other: str, tongue: str) -> str | None:
    """A word with two letters turned round, if it is far likelier so to be another in its language; or None."""
    now = _cost(word, tag, other, tongue)
    if now is None:
        return _same_script(word, tag, other, tongue)
    if not _RIGHT < now < UNLIKE:
        return None
    size = len(romanised(word if script(word[0]) == LATIN else other, tag))
    odd = _oddness(word, tag)
    best, right = _SURELY, None
    for spelling in _turned(word):
        usual = _SHARE * (odd - _oddness(spelling, tag)) + _KNOWN * is_known_name(spelling.lower(), tag)
        most = min(now, _LIKE, now - (best - usual) / size)  # what its letters may cost to be better than the best one
        cost = _cost(spelling, tag, other, tongue, most + _SAME) if most > 0 else None
        if cost is not None and cost < most + _SAME:
            best, right = (now - cost) * size + usual, spelling
    return right


def _oddness(word: str, tag: str) -> int:
    """How unusual the letters of a word look in their order."""
    alphabet = script(word[0])
    return oddness(romanised(word, tag) if alphabet == LATIN else word.lower().replace("ё", "е"), alphabet)


def _same_script(word: str, tag: str, other: str, tongue: str) -> str | None:
    """The same for names of one script: it is spelt like the other so, or is a known name that sounds like it."""
    one, same = romanised(word, tag), romanised(other, tongue)
    if alike(one, same) < _NEAR:
        return None
    place = turned_round(one, same)
    if place is not None and len(one) == len(word):
        return swapped(word, place)
    for right in _turned(word):
        latin = romanised(right, tag)
        nearer = is_known_name(right.lower(), tag) and alike(latin, same) > alike(one, same)  # Byorn is Bjorn, no Byron
        if nearer and share_a_key(sounds(latin), sounds(same)):
            return right
    return None


def _by_place(one: Name, segment: Segment) -> Iterator[Altered]:
    """The place of the source that a name would tell of with two letters turned round.

    Where nothing else in the translation tells of it, it may be a name on the lists, or the form of a word.
    """
    tag, wanted = segment.target.language, places_in(segment.source)
    lower = one.word.lower()
    listed = _is_listed(lower, tag)
    if listed and not wanted.isdisjoint(sure_places_of(lower, tag)):
        return  # it tells of one, and is spelt like it
    letters, known = frozenset(lower), letters_of(tag)
    wanted = frozenset(place for place in wanted if any(map(letters.issuperset, known.get(place, ()))))
    if not wanted:
        return
    likely = (one.sure or one.initial) and not listed
    lost = wanted - places_in(segment.target)
    for right in _turned(one.word):
        turned = right.lower()
        told = places_of(turned, tag) & wanted
        places = told and sure_places_of(turned, tag) & lost
        if told and likely and not places and _is_right(turned, tag):
            places = told
        if places:
            start, end = place_word(segment.source, places)
            word = segment.source.raw[start:end]
            yield Name(start, end, word, "", places, True, False, False, False), one, right
