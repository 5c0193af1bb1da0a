"""Figures of one unit that changed places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from tqcheck.analysis.pairing import Pair, paired_numbers
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Segment, Severity


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
        good("ru en", "Цены выросли с 5% до 7%.", "Prices rose from 5% to 7%."),
        good("kk en", "7 адам 12 кг есірткі сатқан.", "12 kg of drugs was sold by 7 people."),
        good("en ru", "It was 5% in 2019 and 5% in 2020.", "В 2020 году было 5%, а в 2019 году 5%."),
    ],
)
def number_order(segment: Segment) -> Iterator[Finding]:
    """Two figures of one unit stand in the other order in the translation: each is now said of the other thing.

    Sentences are turned round in translation, but two percentages or two weights seldom change places in them.
    Figures without a unit do so rightly too often to say anything.
    """
    same = [pair for pair in paired_numbers(segment).same if _counts(pair)]
    if len(same) < 2:
        return
    often = Counter(one.value for one, _ in same)
    same = sorted((pair for pair in same if often[pair[0].value] == 1), key=lambda pair: pair[0].start)
    for (first, first_answer), (second, second_answer) in pairwise(same):
        if first_answer.start > second_answer.start and first.unit == second.unit:
            source = [segment.source.span(*one.reach) for one in (first, second)]
            target = [segment.target.span(*one.reach) for one in (second_answer, first_answer)]
            yield Finding(
                "“{first}” and “{second}” have changed places",
                {"first": source[0].text, "second": source[1].text},
                [*target, *source],
            )


def _counts(pair: Pair) -> bool:
    one, other = pair
    return bool(one.unit) and one.unit == other.unit and one.unit != "y" and not one.weak and not other.weak
