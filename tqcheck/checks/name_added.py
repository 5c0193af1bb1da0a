"""Names that the source does not have."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.added_names import added_names
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Segment, Severity


@segment_check(
    "name-added",
    "accuracy/addition",
    Severity.MINOR,
    source_facts=["tells_names"],
    target_facts=["tells_names"],
    gives_way_to=["untranslated-text", "wrong-language", "mixed-script", "name-altered", "name-replaced"],
    examples=[
        bad("ru en", "Суд оправдал его в мае.", "The court in [[Belgrade]] acquitted him in May."),
        bad("kk en", "Бұл туралы министр айтты.", "This was said by minister [[Robertson]]."),
        bad("en ru", "Police questioned the driver.", "Полиция [[Найроби]] допросила водителя."),
        bad("es en", "El alcalde dimitió ayer.", "Yesterday [[Dorvan Kelpuri]] resigned."),
        good("ru en", "Суд в Белграде оправдал его.", "The court in Belgrade acquitted him."),
        good("en ru", "Merkel left the meeting.", "Ангела Меркель покинула встречу."),
        good("ru en", "Итальянские врачи приехали.", "Doctors from Italy have come."),
        good("ru en", "На китайской границе тихо.", "All is quiet on the Chinese border."),
        good("pl en", "Polski rząd podał się do dymisji.", "The Polish government has resigned."),
        good("es en", "El torneo se jugó en Montecarlo.", "The tournament was played in Monte Carlo."),
        good("tr en", "Toplantı Fas'ta yapıldı.", "The meeting was held in Morocco."),
        good("de en", "Die Regierung von Hong Kong stimmte zu.", "The Hong Kong government agreed."),
        good("fr en", "Le président français est arrivé.", "The French president has arrived."),
    ],
)
def name_added(segment: Segment) -> Iterator[Finding]:
    """A known name of a person or place stands in the translation, and nothing in the source could stand for it.

    Names that are on no list count where they are several words, or where the source has a name that nothing answers.

    Good translations name what the source calls otherwise now and then (РФ, Russia), so it is a minor issue; a first
    name that is put before a surname raises nothing.
    """
    for one in added_names(segment):
        yield Finding("“{name}” is not in the source", {"name": one.word}, [segment.target.span(one.start, one.end)])
