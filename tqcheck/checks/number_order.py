"""Figures that changed places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.pairing import paired_numbers
from tqcheck.analysis.quantity import YEARS, Pair
from tqcheck.analysis.wording import words_of
from tqcheck.check import bad, good, segment_check
from tqcheck.language import Language, language
from tqcheck.model import Finding, Segment, Severity, Text

_MOVING = ("time", "day", "month", "weekday", "year", "decade", "code", "ordinal", "roman")
_LIST_GAP = 45  # characters between two neighbours of a list
_SEPARATORS = frozenset(",;،、，；")


@segment_check(
    "number-order",
    "accuracy/mistranslation",
    Severity.MAJOR,
    gives_way_to=["untranslated-text", "wrong-language"],
    source_facts=["known"],
    target_facts=["known"],
    examples=[
        bad(
            "ru en",
            "За проголосовали [[29%]] жителей, против – [[31%]].",
            "[[31%]] of residents voted in favor and [[29%]] against.",
        ),
        bad(
            "kk en",
            "Біріншісінің салмағы [[12 кг]], екіншісінікі [[47 кг]].",
            "The first weighs [[47 kg]], the second [[12 kg]].",
        ),
        bad(
            "en de",
            "The first stage took [[two hours]], the second [[five hours]].",
            "Die erste Etappe dauerte [[fünf Stunden]], die zweite [[zwei Stunden]].",
        ),
        bad(
            "ru en",
            "В пожаре погибли [[4]] человека, ранены [[16]].",
            "The fire killed [[16]] people and injured [[4]].",
        ),
        bad("en ru", "They shot down [[62]] of [[80]] drones.", "Сбили [[80]] из [[62]] беспилотников."),
        good("ru en", "Сбили 62 из 80 беспилотников.", "Of 80 drones, 62 were shot down."),
        good("ru en", "Цены выросли с 5% до 7%.", "Prices rose from 5% to 7%."),
        good("kk en", "Табыс 5%-дан 7%-ға өсті.", "Revenue rose to 7% from 5%."),
        good("kk en", "7 адам 12 кг есірткі сатқан.", "12 kg of drugs was sold by 7 people."),
        good("kk en", "Үлес 17,5%-бен салыстырғанда 36%-ға жетті.", "The share reached 36% compared to 17.5%."),
        good("en ru", "It was 5% in 2019 and 5% in 2020.", "В 2020 году было 5%, а в 2019 году 5%."),
    ],
)
def number_order(segment: Segment) -> Iterable[Finding]:
    """Two figures stand in the other order in the translation: each is now said of the other thing.

    Sentences are turned round in translation, so only two kinds of places tell: figures of one unit (two percentages,
    two weights), and neighbours in a list, with a comma or an "and" between them on both sides. Years, times and
    ordinals move about too often to say anything.
    """
    same = [pair for pair in paired_numbers(segment).same if not pair[0].weak and not pair[1].weak]
    if len(same) < 2:
        return ()
    same.sort(key=lambda pair: pair[0].start)
    places = [other.start for _, other in same]
    return _findings(segment, same) if places != sorted(places) else ()


def _findings(segment: Segment, same: list[Pair]) -> Iterator[Finding]:
    often = Counter(one.value for one, _ in same)
    same = [pair for pair in same if often[pair[0].value] == 1]
    counted = [pair for pair in same if _measured(pair)]
    exchanged = [*pairwise(counted), *((one, other) for one, other in pairwise(same) if _listed(one, other, segment))]
    tongue = language(segment.target.language)
    for one, other in pairwise(same):
        if all(_is_part_of(between, text.language) for between, text in _between(one, other, segment)):
            yield _exchanged(segment, one, other)
    for (first, first_answer), (second, second_answer) in dict.fromkeys(exchanged):
        between = segment.target.raw[second_answer.reach[1] : first_answer.reach[0]]
        if _compares(segment.source.raw[first.reach[1] : second.reach[0]], segment.source.language):
            continue
        if _compares(between, segment.target.language):
            continue  # "36%, compared to 17%"
        if first_answer.of_range and second_answer.of_range and not any(map(str.isalpha, between)):
            continue  # right-to-left scripts show 70–90 the other way round
        if any(tongue.numbers.negative.at([word], 0) for word in between.lower().split()):
            continue  # "45, down from 57"
        if between.strip().isalpha() and between.strip().lower() not in tongue.conjunctions:
            continue  # "rose to 7% from 5%" says itself which is which
        if first_answer.start > second_answer.start and first.unit == second.unit:
            yield _exchanged(segment, (first, first_answer), (second, second_answer))


def _exchanged(segment: Segment, first: Pair, second: Pair) -> Finding:
    source = [segment.source.span(*pair[0].reach) for pair in (first, second)]
    target = [segment.target.span(*pair[1].reach) for pair in (second, first)]
    return Finding(
        "“{first}” and “{second}” have changed places",
        {"first": source[0].text, "second": source[1].text},
        [*target, *source],
    )


def _between(one: Pair, other: Pair, segment: Segment) -> tuple[tuple[str, Text], tuple[str, Text]]:
    """What stands between two figures of the source, and between their answers in the other order, with its text."""
    source, target = segment.source, segment.target
    return (source.raw[one[0].end : other[0].start], source), (target.raw[other[1].end : one[1].start], target)


def _is_part_of(between: str, tag: str) -> bool:
    """Whether what stands between two figures makes the first a part of the second: 62 of 80."""
    said = words_of(between, tag)
    phrase = language(tag).numbers.one_of.at(said, 0)
    return phrase is not None and phrase[1] == len(said)


def _compares(between: str, tag: str) -> bool:
    """Whether words between two figures hold one against the other."""
    return bool(language(tag).reporting.compared.found_in(words_of(between, tag)))


def _measured(pair: Pair) -> bool:
    one, other = pair
    return bool(one.unit) and one.unit == other.unit and one.unit != "y" and one.kind not in _MOVING


def _listed(one: Pair, other: Pair, segment: Segment) -> bool:
    """Whether two figures are neighbours in a list on both sides."""
    figures = (*one, *other)
    if any(figure.kind in _MOVING or figure.value in YEARS or figure.unit == "y" for figure in figures):
        return False
    if any(isinstance(figure.value, Fraction) for figure in figures):  # 3 of 5 goes with who scored them
        return False
    return all(
        0 < len(between) <= _LIST_GAP and _separates(between, language(text.language))
        for between, text in _between(one, other, segment)
    ) and not any(
        first.end <= figure.start and figure.end <= last.start and not figure.weak
        for first, last, text in ((one[0], other[0], segment.source), (other[1], one[1], segment.target))
        for figure in quantities(text)
    )


def _separates(between: str, tongue: Language) -> bool:
    return not _SEPARATORS.isdisjoint(between) or any(
        word in tongue.conjunctions or (not tongue.spaced and not tongue.conjunctions.isdisjoint(word))
        for word in between.lower().split()
    )
