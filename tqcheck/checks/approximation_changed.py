"""Figures whose "more than" became "less than"."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.pairing import paired_numbers
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Message, Segment, Severity

_SAID = {
    ">": Message("more than that"),
    ">=": Message("at least that"),
    "<": Message("less than that"),
    "<=": Message("at most that"),
}
_MORE, _LESS = frozenset((">", ">=")), frozenset(("<", "<="))


@segment_check(
    "approximation-changed",
    "accuracy/mistranslation",
    Severity.MINOR,
    gives_way_to=["untranslated-text", "wrong-language"],
    source_facts=["numbers.approximated"],
    target_facts=["numbers.approximated"],
    examples=[
        bad("ru en", "Пришли более [[300]] человек.", "Fewer than [[300]] people came."),
        bad("kk en", "Жиынға [[73 мыңнан]] астам адам қатысты.", "Less than [[73,000]] people took part."),
        bad("en ru", "At least [[12]] people were hurt.", "Пострадали не более [[12]] человек."),
        good("ru en", "Пришли более 300 человек.", "Over 300 people came."),
        good("kk en", "73 мыңнан астам адам қатысты.", "More than 73,000 people took part."),
        good("en ru", "Nearly 400 homes burned.", "Сгорело около 400 домов."),
    ],
)
def approximation_changed(segment: Segment) -> Iterator[Finding]:
    """A figure that was a lower bound became an upper one, or the other way round.

    One that is merely left out, or rendered by "about", is not flagged: good translations do so too often.
    """
    for one, other in paired_numbers(segment).same:
        sides = {one.approximator, other.approximator}
        if sides & _MORE and sides & _LESS:
            source, target = segment.source.span(*one.place), segment.target.span(*other.place)
            yield Finding(
                "“{one}” is {bound} in the source and {other} in the translation",
                {"one": source.text, "bound": _SAID[one.approximator], "other": _SAID[other.approximator]},
                [target, source],
            )
