"""Names that were translated as words."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.name_meanings import translated_names
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Segment, Severity


@segment_check(
    "name-translated",
    "accuracy/mistranslation",
    Severity.MAJOR,
    gives_way_to=["untranslated-text", "wrong-language", "forbidden-term", "mistaken-term"],
    examples=[
        bad("ru en", "Об этом рассказала [[Вера]] Иванова.", "[[Faith]] Ivanova spoke about it."),
        bad("ru en", "Тренер Андрей [[Волков]] доволен.", "The coach Andrey [[Wolves]] is content."),
        bad("kk en", "Жиында Қайрат [[Нұрғалиев]] сөйледі.", "Kairat, [[light of Ali]], spoke at the meeting."),
        bad("kk en", "Әртіс [[Айгүл]] Сейітова келді.", "The actress [[Moonflower]] Seitova has come."),
        bad("kk ru", "Ұстаз [[Үміт]] Ахметова марапатталды.", "Учительница [[Надежда]] Ахметова награждена."),
        bad("uk en", "Це сказав тренер Андрій [[Коваль]].", "This was said by the coach Andriy [[Blacksmith]]."),
        bad("tr en", "Bunu [[Barış]] Demirel söyledi.", "[[Peace]] Demirel said so."),
        bad("en ru", "The actress [[Hope]] Davis has arrived.", "Приехала актриса [[Надежда]] Дэвис."),
        bad("hi en", "[[आशा]] भोसले ने गाया।", "[[Hope]] Bhosle sang."),
        good("ru en", "Об этом рассказала Вера Иванова.", "Vera Ivanova spoke about it."),
        good("ru en", "Вера Иванова не теряет веры.", "Ivanova does not lose faith."),
        good("ru en", "Роман Петров издал новый роман.", "Roman Petrov has published a new novel."),
        good("ru en", "Они обогнули мыс Доброй Надежды.", "They rounded the Cape of Good Hope."),
        good("kk en", "Айгүл Сейітова келді.", "Aigul Seitova has come."),
        good("kk en", "Үміт бар.", "There is hope."),
        good("kk ru", "Роза Бағланова ән салды.", "Роза Багланова спела."),
        good("en ru", "Bill Gates signed the bill.", "Билл Гейтс подписал законопроект."),
    ],
)
def name_translated(segment: Segment) -> Iterator[Finding]:
    """A person's name is rendered by what it means as a word, instead of by its letters.

    It has to be a person's name: another one stands beside it, and beside its meaning in the translation; or a verb of
    saying or an initial stands beside it. Nothing is said where the translation has the name by its sound as well, or
    where the meaning sounds like the name (Roza, rose). What names mean is listed in `tqcheck/name_meanings/`.
    """
    for one in translated_names(segment):
        spans = [segment.target.span(*one.target), segment.source.span(*one.source)]
        values = {"meaning": spans[0].text, "name": spans[1].text}
        yield Finding("“{meaning}” only says what the name “{name}” means", values, spans)
