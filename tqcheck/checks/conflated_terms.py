"""Two concepts of the source under one name in the translation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tqcheck.analysis.counted import Item, counted_lists, counted_twice_in, same_things
from tqcheck.check import bad, good, segment_check
from tqcheck.glossary.concepts import Concept, Glossary
from tqcheck.glossary.match import Place, concepts_named, places
from tqcheck.language import language
from tqcheck.model import Finding, Message, Segment, Severity, Span, Text

_ROWS = """en\tkk\tru\tde\tdistinct
armed robbery | robbery\tқарақшылық\tразбой\tRaubüberfall | Raub\ttheft
mugging | robbery\tтонау\tграбёж\tStraßenraub | Raub\ttheft
theft\tұрлық\tкража\tDiebstahl\ttheft
"""
_TEMPLATE = Message("“{first}” and “{second}” are two things in the source, and both are “{words}” in the translation")


@segment_check(
    "conflated-terms",
    "terminology/wrong-term",
    Severity.MAJOR,
    gives_way_to=["untranslated-text", "wrong-language"],
    examples=[
        bad(
            "kk en",
            "1 [[қарақшылық]], 35 [[тонау]] және 536 ұрлық ашылды.",
            "Police solved 1 [[robbery]], 35 [[robberies]] and 536 thefts.",
            _ROWS,
        ),
        bad(
            "ru de",
            "Раскрыты два [[разбоя]] и несколько [[грабежей]].",
            "Aufgeklärt wurden zwei [[Raube]] und mehrere [[Raube]].",
            _ROWS,
        ),
        bad(
            "en ru",
            "Police are investigating a [[mugging]] and a [[theft]].",
            "Полиция расследует [[кражу]] и ещё одну [[кражу]].",
            _ROWS,
        ),
        bad(
            "ru en",
            "Раскрыты [[2 поджога]], [[7 взрывов]] и 40 краж.",
            "Police solved [[2 bombings]], [[7 bombings]] and 40 thefts.",
        ),
        good(
            "kk en",
            "1 қарақшылық, 35 тонау және 536 ұрлық ашылды.",
            "Police solved 1 armed robbery, 35 robberies and 536 thefts.",
            _ROWS,
        ),
        good(
            "ru en",
            "Разбой отличается от грабежа насилием.",
            "Armed robbery differs from mugging by its violence.",
            _ROWS,
        ),
        good(
            "kk ru",
            "Ұрлық, тағы бір ұрлық және тонау ашылды.",
            "Раскрыты кража, ещё одна кража и нападение на прохожего.",
            _ROWS,
        ),
        good("en ru", "One robbery and another robbery.", "Один разбой и ещё один разбой.", _ROWS),
        good("ru kk", "За месяц совершены кража и грабёж.", "Бір айда ұрлық пен тонау жасалды.", _ROWS),
    ],
)
def conflated_terms(segment: Segment, glossary: Glossary) -> Iterator[Finding]:
    """Two things that the source keeps apart bear one name in the translation.

    By the glossary, where both are concepts of one `distinct` group; and without it, where a list in the
    translation counts the same thing twice while the source counts two different ones under the same figures.
    """
    named = list(_by_glossary(segment, glossary))
    yield from named or _by_lists(segment)


def _by_glossary(segment: Segment, glossary: Glossary) -> Iterator[Finding]:
    named = places(segment.source, glossary)
    column = glossary.column(segment.target.language) if len(named) > 1 else None
    if column is None:
        return
    groups = _groups(named)
    for group, sources in groups.items():
        renderings = _renderings(places(segment.target, glossary), group)
        words, shared = max(renderings.items(), key=lambda item: len(item[1]), default=("", []))
        # Used more often than the source uses any one concept, it must stand for two.
        if len(renderings) >= len(sources) or len(shared) <= max(map(len, sources.values())):
            continue
        right = concepts_named(segment.target, glossary)
        lumped = [concept for concept in sources if concept not in right or _may_be(concept, shared)]
        if len(lumped) < 2:
            continue
        first, second = (_span(segment.source, sources[concept][0]) for concept in lumped[:2])
        yield Finding(
            _TEMPLATE,
            {"first": first.text, "second": second.text, "words": words},
            [*(_span(segment.target, place) for place in shared[:2]), first, second],
            suggestion=_apart(lumped, column),
        )


def _groups(found: Iterable[Place]) -> dict[str, dict[Concept, list[Place]]]:
    """The groups of which the source names two concepts or more, each by a term that means it alone."""
    groups: dict[str, dict[Concept, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for place in found:
        concepts = [match.concept for match in place if not match.term.forbidden]
        if len(concepts) == 1 and concepts[0].distinct:
            groups[concepts[0].distinct][concepts[0]].append(place)
    return {group: sources for group, sources in groups.items() if len(sources) > 1}


def _renderings(found: Iterable[Place], group: str) -> dict[str, list[Place]]:
    """The terms of a group in the translation, each with its places."""
    renderings: dict[str, list[Place]] = defaultdict(list)
    for place in found:
        names = [match.term.text for match in place if match.concept.distinct == group]
        if names:
            renderings[names[0].lower()].append(place)
    return renderings


def _may_be(concept: Concept, found: Iterable[Place]) -> bool:
    return any(match.concept is concept for place in found for match in place)


def _span(text: Text, place: Place) -> Span:
    return text.span(place[0].start, place[0].end)


def _apart(concepts: Sequence[Concept], column: str) -> str | None:
    """Renderings that keep concepts apart; None where one has none of its own."""
    admitted = [[term.text for term in concept.admitted(column)] for concept in concepts]
    own = [
        next((name for name in names if sum(name in others for others in admitted) == 1), None) for names in admitted
    ]
    return " / ".join(filter(None, own)) if all(own) else None


def _by_lists(segment: Segment) -> Iterator[Finding]:
    for one, other in counted_twice_in(segment.target):
        first, second = _answer(segment, one), _answer(segment, other)
        if first is None or second is None:
            continue
        if same_things(first, second, language(segment.source.language)):
            continue
        target = [segment.target.span(item.start, item.end) for item in (one, other)]
        source = [segment.source.span(item.start, item.end) for item in (first, second)]
        yield Finding(
            _TEMPLATE,
            {"first": source[0].text, "second": source[1].text, "words": target[1].text},
            [*target, *source],
        )


def _answer(segment: Segment, item: Item) -> Item | None:
    """The one entry of the source's lists with the figure of an entry in the translation."""
    entries = [entry for items in counted_lists(segment.source) for entry in items]
    found = [entry for entry in entries if entry.quantity.value == item.quantity.value]
    return found[0] if len(found) == 1 else None
