"""Who is said to speak in an article, on both sides, and which name of the one is which of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Literal, NamedTuple

from tqcheck.analysis.capitals import capitals, is_name, small_words
from tqcheck.analysis.ledger import attributions, quotations, speech
from tqcheck.analysis.words import WORD, words
from tqcheck.language import language
from tqcheck.model import Document, Segment, Text, analysis

_BEGINNING = 5  # letters by which forms of a name are known as one
_FEWEST = 2  # quotations of an article whose speakers can be told apart
_FEW = 2  # words beside a quotation, too few to name who speaks

Which = Literal["source", "target"]


class Changed(NamedTuple):
    """A segment whose quotation has another speaker: the span of the source's name, and of the translation's."""

    segment: Segment
    was: tuple[int, int]
    now: tuple[int, int]


def words_outside(text: Text) -> int:
    """How many words of a text stand outside its quotations."""
    inside, found = quotations(text), words(text)
    return sum(
        kind == WORD and not any(one.start <= start < one.end for one in inside)
        for kind, start in zip(found.kind, found.start, strict=True)
    )


def speaker_lost(segment: Segment) -> bool:
    """Whether the source says who speaks a quotation, and the translation has the quotation and hardly a word more."""
    return (
        bool(speech(segment.source) and speech(segment.target) and attributions(segment.source))
        and words_outside(segment.target) < _FEW < words_outside(segment.source)
        and all(one.closed for one in speech(segment.target))
    )


@analysis
def speakers_changed(document: Document) -> tuple[Changed, ...]:
    """The quotations whose speaker became another of the article.

    Names are not compared by their letters: a name of the source and one of the translation are one where they stand in
    the same segments, and no other name does.
    """
    quoting = [place for place, one in enumerate(document.segments) if speech(one.source) and speech(one.target)]
    if len(quoting) < _FEWEST:
        return ()
    sources, targets = _places(document, "source"), _places(document, "target")
    return tuple(
        changed for place in quoting if (changed := _changed(place, document.segments[place], sources, targets))
    )


def _key(lower: str) -> str:
    return lower[:_BEGINNING]


def _places(document: Document, side: Which) -> dict[str, set[int]]:
    """The segments in which each name stands, by its beginning."""
    found: dict[str, set[int]] = defaultdict(set)
    texts = [segment.source if side == "source" else segment.target for segment in document.segments]
    small = small_words(texts)
    for place, text in enumerate(texts):
        for one in capitals(text):
            if is_name(one, small, language(text.language)):
                found[_key(one.lower)].add(place)
    return found


def _changed(
    place: int, segment: Segment, sources: Mapping[str, set[int]], targets: Mapping[str, set[int]]
) -> Changed | None:
    was, now = _outside(segment.source), _outside(segment.target)
    for key, span in was.items():
        answer = _partner(sources.get(key, set()), place, sources, targets)
        if answer is None or place in targets[answer]:
            continue
        for other, there in now.items():
            back = _partner(targets.get(other, set()), place, targets, sources)
            if back and back != key and place not in sources[back] and other != answer:
                return Changed(segment, span, there)
    return None


def _outside(text: Text) -> dict[str, tuple[int, int]]:
    """The names outside the quotations of a text, by their beginnings."""
    inside = quotations(text)
    return {
        _key(one.lower): (one.start, one.end)
        for one in capitals(text)
        if not any(quoted.start <= one.start < quoted.end for quoted in inside)
    }


def _partner(places: set[int], without: int, own: Mapping[str, set[int]], others: Mapping[str, set[int]]) -> str | None:
    """The one name of the other side that stands in the same segments, one segment left out; None where it is not
    sure: in fewer than two segments, or where several names of either side stand in these."""
    wanted = places - {without}
    if len(wanted) < 2:
        return None
    same = [name for name, there in others.items() if there - {without} == wanted]
    alike = [name for name, there in own.items() if there - {without} == wanted]
    return same[0] if len(same) == 1 == len(alike) else None
