"""Terms of the source without any rendering of the glossary in the translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tqcheck.analysis.forms import inflects_surely
from tqcheck.analysis.scripts import scripts_of
from tqcheck.analysis.wording import words_of
from tqcheck.analysis.words import words
from tqcheck.check import bad, good, segment_check
from tqcheck.glossary.concepts import Concept, Glossary, Term
from tqcheck.glossary.match import concepts_named, places
from tqcheck.language import language
from tqcheck.model import Finding, Segment, Severity

_NONE = "nothing in the translation stands for “{term}”; the glossary has “{rendering}” ({row})"
_FEWER = "“{term}” stands {uses} times in the source, “{rendering}” {rendered} times in the translation ({row})"
_LEFT_OUT = 1  # uses that a good translation leaves out: "3 kg of hashish in the car and 41 at home"
_STEM = 4  # letters; of a longer word all but two must agree

_ROWS = """en\tkk\tru\tde
organized criminal group | organised crime group\tұйымдасқан қылмыстық топ\tорганизованная преступная группа\t
single dose\tбір реттік доза\tразовая доза\tEinzeldosis
"""


@segment_check(
    "missing-term",
    "terminology/inconsistent-with-resource",
    Severity.MINOR,
    gives_way_to=[
        "untranslated-text",
        "wrong-language",
        "empty-translation",
        "forbidden-term",
        "conflated-terms",
    ],
    examples=[
        bad(
            "kk en",
            "[[Ұйымдасқан қылмыстық топтың]] жетекшісі ұсталды.",
            "The leader of a well-arranged team was detained.",
            _ROWS,
        ),
        bad(
            "ru en",
            "Задержаны участники [[организованной преступной группы]].",
            "Members of a team were detained.",
            _ROWS,
        ),
        bad("ru de", "Изъято 300 [[разовых доз]].", "Es wurden 300 Portionen sichergestellt.", _ROWS),
        good(
            "kk en",
            "Ұйымдасқан қылмыстық топтың жетекшісі ұсталды.",
            "The leader of an organised crime group was detained.",
            _ROWS,
        ),
        good(
            "en ru",
            "Two organized criminal groups were broken up.",
            "Ликвидированы две организованные преступные группы.",
            _ROWS,
        ),
        bad(
            "ru en",
            "Одна разовая доза, вторая разовая доза и третья [[разовая доза]].",
            "One single dose, a second and a third.",
            _ROWS,
        ),
        good("ru en", "Разовая доза – это не две разовые дозы.", "A single dose is not two of them.", _ROWS),
        good("en kk", "The single-dose packs were seized.", "Бір реттік дозалық қаптамалар тәркіленді.", _ROWS),
        good("ru en", "ОПГ задержана.", "The ОПГ was detained.", "en\tru\norganized crime group\t=ОПГ\n"),
        good("kk ru", "73 мың бір реттік доза тәркіленді.", "Изъято 73 тысячи разовых доз.", _ROWS),
    ],
)
def missing_term(segment: Segment, glossary: Glossary) -> Iterator[Finding]:
    """A term of the source has none of the glossary's renderings in the translation.

    Terms are found in every inflected form, the longest first. A term that several concepts share is content
    with a rendering of any of them. Nothing is said where words of the same stems stand in the translation,
    or letters of the source's script (the term left as it was, which is another fault), nor for a language
    whose forms tqcheck can only guess. A term that the source has twice more than the translation is a minor issue;
    one repetition good translations leave out.
    """
    column = glossary.column(segment.target.language)
    if column is None or not words(segment.target) or not inflects_surely(language(column)):
        return
    told: set[Concept] = set()
    sources = places(segment.source, glossary)
    for place in sources:
        concepts = [match.concept for match in place if not match.term.forbidden]
        admitted = [concept.admitted(column) for concept in concepts]
        if not admitted or not all(admitted) or concepts[0] in told or not _hold(concepts, segment):
            continue
        told.add(concepts[0])
        uses = [use for use in sources if any(match.concept in concepts for match in use)]
        rendered = _rendered(concepts, segment, glossary)
        best = concepts[0].best(column) or admitted[0][0].text
        row = {"rendering": best, "row": concepts[0].place}
        span = segment.source.span(uses[-1][0].start, uses[-1][0].end)
        if rendered:
            if rendered + _LEFT_OUT < len(uses):
                counts = {"term": span.text, "uses": str(len(uses)), "rendered": str(rendered)}
                yield Finding(_FEWER, counts | row, [span], severity=Severity.MINOR)
        elif not _may_stand([term for renderings in admitted for term in renderings], segment):
            first = segment.source.span(place[0].start, place[0].end)
            yield Finding(_NONE, {"term": first.text} | row, [first], best, concepts[0].rules.severity)


def _rendered(concepts: Sequence[Concept], segment: Segment, glossary: Glossary) -> int:
    """How many places of the translation may stand for any of some concepts, those inside longer terms too."""
    found = sum(any(match.concept in concepts for match in place) for place in places(segment.target, glossary))
    return found or int(not concepts_named(segment.target, glossary).isdisjoint(concepts))


def _hold(concepts: Iterable[Concept], segment: Segment) -> bool:
    """Whether the rows hold on the day of the article."""
    return all(concept.rules.hold(segment.published) for concept in concepts)


def _may_stand(renderings: Iterable[Term], segment: Segment) -> bool:
    """Whether the term may stand in the translation after all: in its own letters, or in words of its stems."""
    source, target = language(segment.source.language), language(segment.target.language)
    foreign = source.scripts - target.scripts
    if not foreign.isdisjoint(scripts_of(segment.target.raw)):
        return True
    found = words(segment.target).lower
    for term in renderings:
        parts = words_of(term.text, target.tag)
        stems = [word[: max(_STEM, len(word) - 2)] for word in parts]
        if all(any(word.startswith(stem) for word in found) for stem in stems):
            return True
    return False
