"""Names in two spellings, told by one article alone: what is one name, and what only looks like it."""

import pytest

from tqcheck.analysis.respellings import respellings
from tqcheck.model import Document, Segment, Text

ONE_NAME = [
    # romanisations of one sound, beside the same name
    ("en", "The case of Bakytzhan Omarov|The judge heard that Bakhytzhan Omarov had left.", ["Bakytzhan Bakhytzhan"]),
    ("en", "A prize for Zhanibek Alimkhanov|The boxer Janibek Alimkhanov has won again.", ["Janibek Zhanibek"]),
    ("en", "A prize for Yevgeny Petrosyan|The actor Evgeny Petrosyan is glad.", ["Evgeny Yevgeny"]),
    ("fr", "Le juge a entendu Bakhyt Omarov|Le témoin, dit Bakyt Omarov, est parti.", ["Bakhyt Bakyt"]),
    # a known name with a letter wrong
    ("en", "Floods in Kazakhstan|The paper Kazakhtan wrote about it.", ["Kazakhtan Kazakhstan"]),
    ("en", "Floods in Samarkand|The mayor of Smaarkand asked for help.", ["Smaarkand Samarkand"]),
    ("ru", "Наводнение в Самарканде|Мэр Самраканда попросил о помощи.", ["Самраканда Самарканда"]),
    ("ru", "Приехал Константин|Все ждали Контстантина с утра.", ["Контстантина Константина"]),
    # a name that nobody knows, against what the article usually has
    ("en", "Fire in Zhanakuduk|Zhanakuduk has no pump.|Help for Zhankuduk came late.", ["Zhankuduk Zhanakuduk"]),
]
TWO_NAMES = [
    ("en", "Sergei Ivanov met Sergey Orlov|They spoke of Sergei and Sergey."),
    ("en", "Arman Akhmetov is here|His sister Aigul Akhmetova and the Akhmetovs are away."),
    ("en", "Nursultan Bekov spoke|Then Murat Nursultanov spoke."),
    ("en", "Kazakhstan votes|The Kazakhstani vote pleased many Kazakhs, as Kazakhstan’s papers say."),
    ("en", "He flew from Slovakia to Slovenia|In Slovenia it rained, in Slovakia it did not."),
    ("en", "Voters in Montréal are few|In Montreal they say so."),
    ("en", "John Clark and Mary Clarke won|So did Ann Catherine Moore and Katherine Hill."),
    ("ru", "Сборная Самарканда выиграла|В Самарканде радуются, самаркандский клуб тоже."),
    ("ru", "Приехала Ольга Жукова|Она встретила Петра Жукова, Жуковы рады."),
    ("kk", "Тараздағы жиын|Таразға Тараздан, Тараздың маңынан келді."),
    ("fi", "Kazakstan voitti|Kazakstanissa iloitaan, Kazakstanin joukkue on hyvä, kazakstanilaiset juhlivat."),
    ("de", "Tschechien wählt|Die Tschechen wählen, und Tschechiens Nachbarn sehen zu."),
]


def article(tag: str, lines: str) -> Document:
    segments = [
        Segment(str(row), Text("", tag, "source", str(row)), Text(line, tag, "target", str(row)))
        for row, line in enumerate(lines.split("|"))
    ]
    return Document("article", tag, tag, tuple(segments), target_only=True)


def found(tag: str, lines: str) -> list[str]:
    each = respellings(article(tag, lines))
    return [f"{use.name.word} {one.difference.respelt(use.name.word)}" for one in each for use in one.odd]


@pytest.mark.parametrize(("tag", "lines", "expected"), ONE_NAME)
def test_one_name_in_two_spellings(tag: str, lines: str, expected: list[str]) -> None:
    assert found(tag, lines) == expected


@pytest.mark.parametrize(("tag", "lines"), TWO_NAMES)
def test_what_only_looks_like_one_name(tag: str, lines: str) -> None:
    assert found(tag, lines) == []


def test_the_usual_spelling_is_the_one_used_most() -> None:
    assert found("en", "Bakhyt Omarov is away|Bakyt Omarov said so.|Bakyt Omarov left.") == ["Bakhyt Bakyt"]


def test_the_capital_of_a_respelt_beginning_is_kept() -> None:
    assert found("en", "We saw Kasym Omarov|We heard Qasym Omarov.|Then Qasym Omarov left.") == ["Kasym Qasym"]
