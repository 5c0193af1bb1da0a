"""Which name of the source became which in the translation: one answer, which all checks of names share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tqcheck.analysis.lexicon import is_no_name, is_ordinary, knows
from tqcheck.analysis.measures import currency
from tqcheck.analysis.misspelt_names import Altered, misspelt_names
from tqcheck.analysis.name_answers import lost_mentions, lost_peoples, unanswered
from tqcheck.analysis.name_forms import is_known_name
from tqcheck.analysis.name_sounds import ALIKE, alike
from tqcheck.analysis.names import Name, names
from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.place_names import place_names
from tqcheck.analysis.place_phrases import named_by_phrases
from tqcheck.analysis.places import places_in, sure_places_of, told_closely
from tqcheck.analysis.uncased_names import certain, has_capitals
from tqcheck.analysis.uncased_names import unanswered as unanswered_uncased
from tqcheck.analysis.vocabulary import small_words
from tqcheck.language import language
from tqcheck.model import Segment, Text, analysis

_SHORTEST_ALTERED = 5  # letters
_SHORTEST_ROOT = 4  # letters of a place's name that words are made from
_ENOUGH_WORDS = 10_000  # of a language's small ones, that another with a capital is a name
_FEW_FORMS = 8  # endings of a language of which a dictionary has all forms
_BETWEEN = frozenset((" ", "-", "\u00a0"))


@dataclass(frozen=True, slots=True)
class NamePairing:
    """How the names of a segment answer each other.

    `altered` are names of the translation that are misspelt beside the source's; `missing` are sure names of the
    source that no word of the translation answers, `added` sure names of the translation that no word of the source
    answers.
    """

    altered: tuple[Altered, ...] = ()
    missing: tuple[Name, ...] = ()
    added: tuple[Name, ...] = ()


NOTHING = NamePairing()


@analysis
def paired_names(segment: Segment) -> NamePairing:
    """How the names of the source and of the translation answer each other."""
    if not (has_capitals(segment.source.language) and has_capitals(segment.target.language)):
        return _without_capitals(segment)
    source, target = segment.source, segment.target
    wanted, found = names(source), names(target)
    if not wanted and not found:
        return NOTHING
    altered = misspelt_names(wanted, found, segment)
    missing, added = _missing(wanted, found, segment), _added(wanted, found, segment)
    if not (altered or missing or added):
        return NOTHING
    right, wrong = {one.start for one, _, _ in altered}, {other.start for _, other, _ in altered}
    return NamePairing(
        tuple(altered),
        joined([one for one in missing if one.start not in right], source.raw),
        joined([one for one in added if one.start not in wrong], target.raw),
    )


def _missing(wanted: Sequence[Name], found: Sequence[Name], segment: Segment) -> list[Name]:
    """The sure names of the source that the translation does not answer, or not so often."""
    source, target = segment.source, segment.target
    likely = [one for one in wanted if tells(one)]
    left = [one for one in unanswered(likely, found, source, target) if not _of_a_measure(one, source)]
    again = lost_mentions([one for one in likely if one not in left] if left else likely, source, target)
    left = [*_names_of(left, source.language), *again, *_countries(wanted, source, target)]
    peoples = (one for one in lost_peoples(source, target) if not _of_a_sum(one, source))  # £ says British pounds
    return _with_phrases([*left, *peoples], source, target)


def _countries(wanted: Iterable[Name], text: Text, other: Text) -> Iterator[Name]:
    """The initials of countries (UK, США) of which nothing in the other text tells, whose words for them are known.

    Those beside a sum belong to its currency: US$20, 20 долларов США. Beside a name or an institution they may be left
    out: МВД РК.
    """
    for one in wanted:
        if (
            one.acronym
            and not _beside_a_capital(one, text.raw)
            and one.places
            and one.places.isdisjoint(places_in(other))
        ):
            told, initials = language(other.language).demonyms, language(text.language).demonyms
            ways = {one.word, one.word.lower()}
            known = (place for place in one.places if place in told and not ways.isdisjoint(initials.get(place, ())))
            if any(known) and not _of_a_sum(one, text):
                yield one


def _beside_a_capital(one: Name, raw: str) -> bool:
    """Whether nothing but a space stands between a name and a word with a capital that is no short one: В США."""
    before = raw[: one.start - 1].rpartition(" ")[2] if raw[one.start - 1 : one.start] == " " else ""
    after = raw[one.end + 1 :] if raw[one.end : one.end + 1] == " " else ""
    return after[:1].isupper() or (before[:1].isupper() and (before[1:].isupper() or len(before) >= _SHORTEST_ROOT))


def _of_a_measure(one: Name, text: Text) -> bool:
    """Whether a name is a word of a unit: 104 degrees Fahrenheit."""
    return any(each.end <= one.start and one.end <= each.reach[1] for each in quantities(text) if each.unit)


def _of_a_sum(one: Name, text: Text) -> bool:
    """Whether a name stands in or beside a sum of money."""
    sums = (each.reach for each in quantities(text) if currency(each.unit))
    return any(start <= one.end and one.start <= end + 1 for start, end in sums)


def _added(wanted: Sequence[Name], found: Sequence[Name], segment: Segment) -> list[Name]:
    """The sure names of the translation that the source does not answer."""
    source, target = segment.source, segment.target
    left = unanswered([one for one in found if tells(one)], wanted, target, source)
    tag = target.language
    new = [one for one in _names_of(left, tag) if _is_known(one, tag) or not knows(tag, one.word.lower())]
    return _with_phrases([*new, *_countries(found, target, source)], target, source)


def _with_phrases(left: Iterable[Name], text: Text, other: Text) -> list[Name]:
    """Some names in their order, with places of several words of which the other text tells nothing: United States.

    Of those it tells of, no word by itself is lost.
    """
    named = named_by_phrases(text)
    known = place_names(other.language) if named else {}
    for start, end, places in named:
        word = text.raw[start:end]
        phrase = Name(start, end, word, "", places, sure=True, initial=False, small=False, acronym=False)
        told = word in other.raw or not places.isdisjoint(told_closely(other))
        if told or not places.isdisjoint(known):
            left = [one for one in left if not one.within(phrase)] + ([] if told else [phrase])
    return sorted(left)


@analysis
def replaced_names(segment: Segment) -> tuple[tuple[Name, Name], ...]:
    """The names of the source that became others: what is missing and what was added, in the order of the texts.

    Of two names that stand for each other one at least is listed.
    """
    pairing = paired_names(segment)
    if not pairing.missing or not pairing.added:
        return ()
    tag, tongue = segment.source.language, segment.target.language
    pairs = zip(pairing.missing, pairing.added, strict=False)
    return tuple(
        (one, other)
        for one, other in pairs
        if (_is_known(one, tag) or _is_known(other, tongue))
        # what is written small, as a country's, may be left out beside a person's name that was added
        and (bool(other.places) or not one.small)
    )


def lost_names(segment: Segment) -> tuple[Name, ...]:
    """The names of the source that are missing, with none in their place."""
    missing = paired_names(segment).missing
    if not missing:
        return ()
    replaced = {one for one, _ in replaced_names(segment)}
    lost = tuple(one for one in missing if one not in replaced)
    if has_capitals(segment.source.language):
        return lost
    home = language(segment.source.language).naming.home
    return tuple(one for one in lost if one.places.isdisjoint(home))


def _is_known(one: Name, tag: str) -> bool:
    """Whether a name, or any word of it, is listed as a place's or a person's; in a script without capitals all are."""
    return (
        bool(one.places) or not has_capitals(tag) or any(is_known_name(word, tag) for word in one.word.lower().split())
    )


@analysis
def same_names(segment: Segment) -> tuple[tuple[Name, Name], ...]:
    """The sure names of the translation, each with the name of the source that it answers by its sound."""
    wanted = [one for one in names(segment.source) if not one.small and not one.acronym]
    pairs = []
    for other in names(segment.target) if wanted else ():
        if tells(other) and len(other.latin) >= _SHORTEST_ALTERED:
            likeness, _, one = max((alike(one.latin, other.latin), -one.start, one) for one in wanted)
            if likeness >= ALIKE:
                pairs.append((one, other))
    return tuple(pairs)


def _without_capitals(segment: Segment) -> NamePairing:
    """How names answer each other where a side has no capitals.

    Of the names of a source with capitals those alone are missing of which it is known what the translation calls them.
    """
    source, target = segment.source, segment.target
    if has_capitals(target.language):
        added, missing = unanswered_uncased(target, source)
        return NamePairing(missing=missing, added=added)
    if not has_capitals(source.language):
        return NOTHING
    missing, added = unanswered_uncased(source, target)
    known = (one for one in missing if certain(one, source.language, target.language))
    return NamePairing(missing=tuple(known), added=added)


def tells(one: Name) -> bool:
    """Whether a word is likely a name, and one that is spelt out."""
    return (one.sure or one.initial) and not one.acronym


def _names_of(left: Iterable[Name], tag: str) -> list[Name]:
    """Those of some likely names that are no ordinary words by the language's dictionary, which only they load.

    A word at the head of a sentence is a name only if the dictionary denies it, or it surely is a place's.
    """
    return [one for one in left if _is_place(one, tag) or not _is_word(one, tag)]


def _is_place(one: Name, tag: str) -> bool:
    return bool(one.places) and (not one.initial or bool(sure_places_of(one.word.lower(), tag)))


def _is_word(one: Name, tag: str) -> bool:
    """Whether a likely name is an ordinary word, or nobody can say that it is none.

    A dictionary that marks names denies a word at the head of a sentence; where it does not, a list of names has to.
    """
    lower, tongue = one.word.lower(), language(tag)
    if one.sure and any(mark in lower[_SHORTEST_ROOT:] for mark in tongue.naming.peoples):
        return False  # with a capital, what is made from a place's name is that place's: Тюменская область
    if tongue.dictionary == "pymorphy3":
        if one.initial:
            return is_ordinary(tag, lower) is not False
        surname = lower.endswith(tuple(tongue.surname_endings)) and is_known_name(lower, tag)
        return not surname and is_no_name(tag, lower)
    many_forms = tongue.inflection.method == "suffixes" or len(tongue.inflection.endings) > _FEW_FORMS
    if is_known_name(lower, tag) and not (one.initial and many_forms and knows(tag, lower)):
        return False  # ¡Miren! may be a name too
    if one.initial:  # a dictionary lacks too many forms to deny a word of a language that has many
        return many_forms or is_ordinary(tag, lower) is not False
    return is_no_name(tag, lower) if tongue.dictionary else len(small_words(tag)) < _ENOUGH_WORDS


def joined(left: Sequence[Name], raw: str) -> tuple[Name, ...]:
    """Names with their neighbours: first name and surname are one."""
    found: list[Name] = []
    for one in left:
        before = found[-1] if found else None
        if before and raw[before.end : one.start] in _BETWEEN:
            word = raw[before.start : one.end]
            found[-1] = before._replace(end=one.end, word=word, places=before.places | one.places)
        else:
            found.append(one)
    return tuple(found)
