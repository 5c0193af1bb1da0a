"""Names that the translation lacks."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.named import lost_names
from tqcheck.analysis.names import Name
from tqcheck.analysis.uncased_names import has_capitals
from tqcheck.check import bad, good, segment_check
from tqcheck.glossary.concepts import Glossary
from tqcheck.glossary.match import terms
from tqcheck.model import Finding, Segment, Severity


@segment_check(
    "name-missing",
    "accuracy/omission",
    Severity.MINOR,
    source_facts=["tells_names"],
    target_facts=["tells_names"],
    gives_way_to=[
        "untranslated-text",
        "wrong-language",
        "mixed-script",
        "empty-translation",
        "name-replaced",
        "name-translated",
    ],
    examples=[
        bad("ru en", "Суд оправдал [[Армана Бекжанова]].", "The court acquitted him."),
        bad("kk en", "Жиын кеше [[Алматыда]] өтті.", "The meeting was held yesterday."),
        bad("en ru", "The minister met [[Zhukov]] in May.", "Министр встретился с ним в мае."),
        bad("ru en", "Суд оправдал двух [[итальянских]] врачей.", "The court acquitted two doctors."),
        bad("en ru", "Anna met Zhukov, but [[Zhukov]] said nothing.", "Анна встретила Жукова, но тот молчал."),
        good("ru en", "Суд оправдал Армана Бекжанова.", "The court acquitted Arman Bekzhanov."),
        good("ru en", "В России выпал снег.", "Snow fell in the Russian regions."),
        good("en ru", "Analyst Lee said so.", "Так сказал аналитик Ли."),
        good("kk en", "Бұл туралы Үкімет хабарлады.", "This was announced by the government."),
        good("ru en", "Нацбанк РК повысил ставку.", "The National Bank raised the rate."),
        good("ru en", "Аким Шымкента открыл школу.", "The mayor of Shymkent opened a school."),
        good("de en", "Das betrifft auch das Vereinigte Königreich.", "That also affects the UK."),
        good("fr en", "L’état de Mme Pugh s’aggrave.", "Ms Pugh's condition is getting worse."),
        good("fr en", "Il vit aux Etats-Unis.", "He lives in the United States."),
        good("kk en", "Отадан кейін ол ұйықтады.", "He slept after the surgery.", "en\tkk\nsurgery\tота\n"),
        good("it en", "Era famoso negli anni Settanta.", "He was famous in the seventies."),
    ],
)
def name_missing(segment: Segment, glossary: Glossary) -> Iterator[Finding]:
    """A name of the source has nothing in the translation that could stand for it, or a further mention has nothing.

    What is a country's counts as its name, though many languages write it small (итальянский). Good translations leave
    a name out now and then, where the text has just had it; so it is a minor issue, and from a script without capitals,
    where a name may be an ordinary word as well, a neutral note, unless it is a place's or one whose English is known.
    """
    cased = has_capitals(segment.source.language)
    for one in lost_names(segment):
        if _is_a_word(one, segment, glossary):
            continue
        severity = None if cased or one.places else Severity.NEUTRAL
        span = segment.source.span(one.start, one.end)
        yield Finding("“{name}” is missing from the translation", {"name": one.word}, [span], severity=severity)


def _is_a_word(name: Name, segment: Segment, glossary: Glossary) -> bool:
    """Whether the glossary has it as a word that is written small, as at the beginning of a sentence none is."""
    return not name.places and any(
        match.start <= name.start and name.end <= match.end and match.term.text[:1].islower()
        for match in terms(segment.source, glossary)
    )
