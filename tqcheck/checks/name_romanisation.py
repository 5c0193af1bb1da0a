"""Names in another romanisation than the house's."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.house_style import HouseStyle, unlike_house
from tqcheck.check import bad, good, segment_check
from tqcheck.glossary.concepts import Glossary
from tqcheck.glossary.match import terms
from tqcheck.model import Finding, Segment, Severity


@segment_check(
    "name-romanisation",
    "style/organization-style",
    Severity.MINOR,
    source_facts=["romanisations"],
    default=False,
    gives_way_to=["name-altered", "name-spelling", "untranslated-text", "wrong-language", "forbidden-term"],
    examples=[
        bad("kk en", "Бұл туралы [[Жәнібек]] Омаров айтты.", "This was said by [[Janibek]] Omarov."),
        bad("ru en", "Об этом сообщил [[Алексей]] Журавлёв.", "This was reported by [[Aleksey]] Zhuravlyov."),
        bad("uk en", "Про це повідомив [[Сергій]] Ковальчук.", "This was reported by [[Serhiy]] Kovalchuk."),
        good("kk en", "Бұл туралы Жәнібек Омаров айтты.", "This was said by Zhanibek Omarov."),
        good("ru en", "Об этом сообщил Сергей Журавлёв.", "This was reported by Sergei Zhuravlyov."),
        good("ru en", "Выступил Александр Лукашенко.", "Alexander Lukashenko spoke."),
        good("ru en", "Приехал Джозеф Байден.", "Joseph Biden has come."),
        good(
            "kk en",
            "Бұл туралы Жәнібек Омаров айтты.",
            "This was said by Janibek Omarov.",
            "en\tkk\nJanibek Omarov\tЖәнібек Омаров\n",
        ),
    ],
)
def name_romanisation(segment: Segment, style: HouseStyle, glossary: Glossary) -> Iterator[Finding]:
    """A name is romanised in another way than the house does: Janibek where it writes Zhanibek.

    It runs where the settings name a romanisation (`[names] romanisation`), for the languages that they name. What
    follows no romanisation at all (Alexander, Biden) is established and left alone, and so is what the glossary has.
    """
    for one in unlike_house(segment, style):
        start, end = one.target.start, one.target.end
        if any(match.start <= start and end <= match.end for match in terms(segment.target, glossary)):
            continue
        values = {"word": one.target.word, "right": one.right, "system": one.system, "source": one.source.word}
        spans = [segment.target.span(start, end), segment.source.span(one.source.start, one.source.end)]
        yield Finding(
            "“{word}” is “{source}” by the way “{system}”; the house writes “{right}”", values, spans, one.right
        )
