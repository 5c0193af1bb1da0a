"""Names that became others."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.named import replaced_names
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Segment, Severity


@segment_check(
    "name-replaced",
    "accuracy/mistranslation",
    Severity.MAJOR,
    source_facts=["tells_names"],
    target_facts=["tells_names"],
    gives_way_to=["untranslated-text", "wrong-language", "mixed-script", "name-altered", "name-translated"],
    examples=[
        bad("kk en", "Жиын [[Алматыда]] өтті.", "The meeting was held in [[Tashkent]]."),
        bad("ru en", "Делегация прибыла из [[Узбекистана]].", "The delegation arrived from [[Kyrgyzstan]]."),
        bad("ru en", "Следствие ведёт майор Арман [[Бекжанов]].", "The case is led by Major Arman [[Sadykov]]."),
        bad("en ru", "Police questioned Pavel [[Zhukov]].", "Полиция допросила Павла [[Орлова]]."),
        good("ru en", "Делегация прибыла из Пекина.", "The delegation arrived from Beijing."),
        good("kk en", "Франция президенті келді.", "The French president has come."),
        good("ru en", "Приехал Джон Смит.", "John Smith has come."),
        good("ru en", "Заседал Верховный суд.", "The Supreme Court was in session."),
    ],
)
def name_replaced(segment: Segment) -> Iterator[Finding]:
    """A name stands in the translation that the source does not have, and one of the source's has gone.

    Names answer each other by their sound in any script, and countries and cities by what they are called in both
    languages. Words that a language writes in small letters elsewhere are taken for no names, and of two names that
    stand for each other one at least must be listed.
    """
    for one, other in replaced_names(segment):
        spans = [segment.target.span(other.start, other.end), segment.source.span(one.start, one.end)]
        yield Finding("“{one}” became “{other}”", {"one": one.word, "other": other.word}, spans)
