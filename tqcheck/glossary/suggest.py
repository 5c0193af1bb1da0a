"""Rows that a glossary might have, learned from translated or corrected pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tqcheck.analysis.scripts import scripts_of
from tqcheck.glossary.concepts import Concept, Glossary
from tqcheck.glossary.corpus import Line, Phrase, lines, usual_form
from tqcheck.glossary.corrections import Correction, corrections
from tqcheck.glossary.linking import links, weights
from tqcheck.glossary.match import places
from tqcheck.glossary.renderings import Rendering, renderings
from tqcheck.language import Language, language
from tqcheck.model import Segment, Text

_LEAST_LINKED = 2  # pairs: a word that stands in one pair alone cannot be linked to another by counting
_AROUND = 40  # characters of a sample on both sides of the term


class Suggestion(NamedTuple):
    """A row to paste: the two cells, and in its note the evidence."""

    source: str
    target: str
    note: str


@dataclass(frozen=True, slots=True)
class _Corpus:
    """The pairs as counted words; `machine` has what people could correct, by the number of the pair."""

    source: list[Line]
    corrected: list[Line]
    machine: dict[int, Line]
    tongues: tuple[Language, Language]
    glossary: Glossary

    def term(self, one: Rendering | Correction, numbers: Sequence[int]) -> str:
        return usual_form(self.source, one.term, numbers, self.tongues[0])

    def rendering(self, phrase: Phrase, numbers: Sequence[int]) -> str:
        return usual_form(self.corrected, phrase, numbers, self.tongues[1])


def suggest(segments: Sequence[Segment], glossary: Glossary, *, least: int, share: float) -> Iterator[Suggestion]:
    """Rows for a glossary, corrections first, each kind with the best supported first.

    `segments` are of one pair of languages. Where one has a reference, that is the corrected text and its
    target the machine's. `least` is the number of pairs in which a term or a correction must recur, `share` the
    part of a term's pairs that must have its rendering. What the glossary has is not suggested, nor is a term or
    a rendering twice, so that the rows contradict neither it nor each other.
    """
    if not segments:
        return
    corpus = _corpus(_distinct(segments), glossary)
    named: set[str] = set()
    for one in (*_of_corrections(corpus, least), *_of_renderings(corpus, least, share)):
        best = one.target.split(" | ")[0]
        names = {f"source {one.source.lower()}", f"target {best.lower()}"}
        stays = f" {one.source.lower()} " in f" {best.lower()} "  # a name that is not translated
        if not stays and named.isdisjoint(names):
            named |= names
            yield one


def _distinct(segments: Sequence[Segment]) -> list[Segment]:
    """One segment for each source: what one sentence says in several machines' words does not recur."""
    return list({" ".join(segment.source.raw.split()): segment for segment in segments}.values())


def _corpus(segments: Sequence[Segment], glossary: Glossary) -> _Corpus:
    tongues = language(segments[0].source.language), language(segments[0].target.language)
    texts = [segment.reference or segment.target.raw for segment in segments]
    said = {number: one.target.raw for number, one in enumerate(segments) if one.reference and one.target.raw.strip()}
    # One pass over both, so that a word is counted under one form in both; what nobody changed is there already.
    changed = [number for number, text in said.items() if text != texts[number]]
    both = lines([*texts, *(said[number] for number in changed)], tongues[1])
    machine = {number: both[number] for number in said} | dict(zip(changed, both[len(texts) :], strict=True))
    source = lines([segment.source.raw for segment in segments], tongues[0])
    return _Corpus(source, both[: len(texts)], machine, tongues, glossary)


def _of_renderings(corpus: _Corpus, least: int, share: float) -> Iterator[Suggestion]:
    found = weights(corpus.source, corpus.corrected, min(least, _LEAST_LINKED))
    linked = [links(here, there, found) for here, there in zip(corpus.source, corpus.corrected, strict=True)]
    for one in renderings(corpus.source, corpus.corrected, linked, least, share):
        source = corpus.term(one, one.both)
        target = corpus.rendering(one.rendering, one.both)
        if _in_its_letters(source, corpus.tongues[0]) and _one_script(target) and not _known(corpus, source):
            sample = _sample(corpus, one.both, one.term, one.rendering)
            yield Suggestion(source, target, f"{len(one.both)} of {one.pairs} pairs: {sample}")


def _of_corrections(corpus: _Corpus, least: int) -> Iterator[Suggestion]:
    for one in corrections(corpus.source, corpus.machine, corpus.corrected, least):
        source = corpus.term(one, one.corrected)
        right = corpus.rendering(one.right, one.corrected)
        wrong = usual_form(
            [corpus.machine[number] for number in one.corrected],
            one.wrong,
            range(len(one.corrected)),
            corpus.tongues[1],
        )
        known = _known(corpus, source)
        if not (_one_script(source) and _one_script(right) and _one_script(wrong)) or _forbids(corpus, known, wrong):
            continue
        inside = f" {wrong.lower()} " in f" {right.lower()} "  # the longer would be flagged with it
        sample = _sample(corpus, one.corrected, one.term, one.right)
        there = f"; its row is {known[0].place}" if known else ""
        said = f"“{wrong}” corrected in {len(one.corrected)} of {len(one.said)} pairs"
        yield Suggestion(source, right if inside else f"{right} | !{wrong}", f"{said}: {sample}{there}")


def _known(corpus: _Corpus, term: str) -> list[Concept]:
    """The concepts of the glossary that a whole term names and that have a term in the other language."""
    text = Text(term, corpus.tongues[0].tag)
    column = corpus.glossary.column(corpus.tongues[1].tag)
    return [
        match.concept
        for place in places(text, corpus.glossary)
        for match in place
        if (match.start, match.end) == (0, len(term)) and column in match.concept.terms
    ]


def _forbids(corpus: _Corpus, concepts: Iterable[Concept], wrong: str) -> bool:
    text = Text(wrong, corpus.tongues[1].tag)
    found = {match.concept for place in places(text, corpus.glossary) for match in place if match.term.forbidden}
    return not found.isdisjoint(concepts)


def _sample(corpus: _Corpus, numbers: Sequence[int], term: Phrase, rendering: Phrase) -> str:
    """The shortest of some pairs as evidence, cut around the term and its rendering."""
    number = min(numbers, key=lambda number: len(corpus.source[number].raw))
    return f"“{_around(corpus.source[number], term)}” → “{_around(corpus.corrected[number], rendering)}”"


def _around(line: Line, phrase: Phrase) -> str:
    first = next(line.places(phrase))
    start, end = line.start[first], line.end[first + len(phrase) - 1]
    begin = line.raw.find(" ", start - _AROUND) + 1 if start > _AROUND else 0
    stop = line.raw.rfind(" ", end, end + _AROUND) if len(line.raw) > end + _AROUND else len(line.raw)
    cut = line.raw[min(begin, start) : max(stop, end)]
    return f"{'… ' if begin else ''}{' '.join(cut.split())}{' …' if stop < len(line.raw) else ''}"


def _in_its_letters(term: str, tongue: Language) -> bool:
    """Whether a term is written in the letters of its language, and not a name that stays as it is."""
    return _one_script(term) and not tongue.scripts.isdisjoint(scripts_of(term))


def _one_script(term: str) -> bool:
    """Whether a term's words mix no letters of two scripts."""
    return len(scripts_of(term)) <= 1
