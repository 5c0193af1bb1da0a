"""Terms of the source without any rendering of the glossary in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.forms import inflects_surely
from tqcheck.analysis.words import words
from tqcheck.check import bad, good, segment_check
from tqcheck.glossary.concepts import Glossary
from tqcheck.glossary.coverage import absent, named_in
from tqcheck.language import language
from tqcheck.model import Finding, Message, Segment, Severity

_NONE = Message("nothing in the translation stands for “{term}”; the glossary has “{rendering}” ({file}, row {row})")
_FEWER = Message(
    "“{term}” stands {uses} times in the source, “{rendering}” {rendered} times in the translation ({file}, row {row})"
)
_LEFT_OUT = 1  # uses that a good translation leaves out: "3 kg of hashish in the car and 41 at home"

_ROWS = """en\tkk\tru\tde
organized criminal group | organised crime group\tұйымдасқан қылмыстық топ\tорганизованная преступная группа\t
single dose\tбір реттік доза\tразовая доза\tEinzeldosis
"""
_SHORT = """en\tkk\tru
organised criminal group | OCG\tұйымдасқан қылмыстық топ | ҰҚТ\tорганизованная преступная группа | ОПГ
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
        "mistaken-term",
        "term-not-repeated",
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
            "Одна разовая доза, вторая [[разовая доза]] и третья [[разовая доза]].",
            "One single dose, a second and a third.",
            _ROWS,
        ),
        good("ru en", "Разовая доза – это не две разовые дозы.", "A single dose is not two of them.", _ROWS),
        good("en kk", "The single-dose packs were seized.", "Бір реттік дозалық қаптамалар тәркіленді.", _ROWS),
        good("ru en", "ОПГ задержана.", "The ОПГ was detained.", "en\tru\norganized crime group\t=ОПГ\n"),
        good("kk ru", "73 мың бір реттік доза тәркіленді.", "Изъято 73 тысячи разовых доз.", _ROWS),
        good(
            "ru en",
            "Задержана организованная преступная группа (ОПГ). Главарь ОПГ скрылся.",
            "An organised criminal group (OCG) was detained. Its leader fled.",
            _SHORT,
        ),
        good("kk en", "ҰҚТ-ның жетекшісі ұсталды.", "The OCG's leader was detained.", _SHORT),
        bad("en ru", "The [[OCG]] has fled.", "Банда скрылась.", _SHORT),
    ],
)
def missing_term(segment: Segment, glossary: Glossary) -> Iterator[Finding]:
    """A term of the source has none of the glossary's renderings in the translation.

    Terms are found in every inflected form, the longest first; an abbreviation in brackets behind its expansion is no
    use of its own. A term that several concepts share is content with a rendering of any of them. Nothing is said
    where words of the same stems stand in the translation, or the term as it was (which is another fault), nor for a
    language whose forms tqcheck can only guess. A term that the source has at least twice more than the translation
    is at most a minor issue, whatever its row says, for the uses beyond; one repetition good translations leave out.
    """
    uses = named_in(segment, glossary)
    column = glossary.column(segment.target.language) if uses else None
    if column is None or not words(segment.target) or not inflects_surely(language(column)):
        return
    for use in uses:
        spans = [segment.source.span(place[0].start, place[0].end) for place in use.places]
        concept = use.concepts[0]
        best = concept.best(column) or use.admitted(column)[0].text
        row = {"rendering": best, "file": concept.file, "row": str(concept.row)}
        if rendered := use.rendered or use.inside:
            if len(spans) - rendered > _LEFT_OUT:
                counts = {"term": spans[-1].text, "uses": str(len(spans)), "rendered": str(int(rendered))}
                low = concept.rules.at_most(Severity.MINOR)
                yield Finding(_FEWER, counts | row, spans[rendered:], severity=low)
        elif absent(use, segment, column):
            yield Finding(_NONE, {"term": spans[0].text} | row, spans[:1], best, concept.rules.severity)
