"""Names across scripts: what is one name, what was altered, lost or replaced, and what raises nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.analysis.acronyms import acronyms, explained
from tqcheck.analysis.name_sounds import ALIKE, alike, share_a_key, sounds, spelt_alike, turned_round
from tqcheck.analysis.named import paired_names
from tqcheck.analysis.places import places_of
from tqcheck.analysis.romanising import romanised
from tqcheck.analysis.spellings import is_spelling
from tqcheck.model import Text, segment


def may_be_one(one: str, other: str) -> bool:
    return share_a_key(sounds(one), sounds(other)) or alike(one, other) >= ALIKE


@pytest.mark.parametrize(
    ("word", "tag", "english"),
    [
        ("Тоқаев", "kk", "Tokayev"),
        ("Жомарт", "kk", "Jomart"),
        ("Құлыбаевтың", "kk", "Kulibayev"),
        ("Говарда", "ru", "Howard"),
        ("Хельсинки", "ru", "Helsinki"),
        ("Хусейн", "ru", "Hussein"),
        ("Ювентус", "ru", "Juventus"),
        ("Цин", "ru", "Qing"),
        ("Зеленський", "uk", "Zelensky"),
        ("Χριστοφόρου", "el", "Christoforou"),
    ],
)
def test_spellings_of_one_name(word: str, tag: str, english: str) -> None:
    assert may_be_one(romanised(word, tag), romanised(english, "en"))


@pytest.mark.parametrize(("one", "other"), [("Бекжанов", "Sadykov"), ("Алматы", "Tashkent"), ("Иванов", "Petersen")])
def test_names_that_are_not_one(one: str, other: str) -> None:
    assert not may_be_one(romanised(one, "ru"), romanised(other, "en"))


@pytest.mark.parametrize(
    ("written", "right", "place"),
    [
        ("mishutsin", "mishustin", 5),
        ("bezkhanov", "bekzhanov", 2),
        ("bekzhanov", "bekzhanov", None),
        ("nicholas", "nikolas", None),  # a silent h has not changed its place
        ("tokaev", "tokayev", None),
    ],
)
def test_two_letters_that_changed_places(written: str, right: str, place: int | None) -> None:
    assert turned_round(written, right) == place


@pytest.mark.parametrize(
    ("word", "tag", "code"),
    [
        ("россии", "ru", "RU"),
        ("russian", "en", "RU"),
        ("dänische", "de", "DK"),
        ("қазақстанның", "kk", "KZ"),
        ("пекине", "ru", "Beijing"),
        ("köln", "de", "Cologne"),
    ],
)
def test_a_place_is_known_in_its_forms(word: str, tag: str, code: str) -> None:
    assert code in places_of(word, tag)


# languages, source, target, what is missing, what was added, what was altered into what
PAIRED = [
    ("ru en", "Приехал Арман Бекжанов.", "Arman Bekzhanov has come.", [], [], []),
    ("ru en", "Приехал майор Арман Бекжанов.", "Major Arman Sadykov has come.", ["Бекжанов"], ["Sadykov"], []),
    ("ru en", "Делегация прилетела из Пекина.", "The delegation flew in from Beijing.", [], [], []),
    ("de en", "Der Bürgermeister von Köln trat zurück.", "The mayor of Cologne resigned.", [], [], []),
    ("kk en", "Кездесу кеше Ташкентте өтті.", "The meeting was held yesterday.", ["Ташкентте"], [], []),
    ("en ru", "He met Jonathan Pearson.", "Он встретил Джонатана Пирсона.", [], [], []),
    ("ru en", "Об этом сказал Михаил Мишустин.", "Mikhail Mishutsin said so.", [], [], [("Мишустин", "Mishutsin")]),
    ("ru en", "Заседал Верховный суд.", "The Supreme Court sat.", [], [], []),
    ("ru en", "Встреча прошла в понедельник.", "The meeting was held on Monday.", [], [], []),
]


@pytest.mark.parametrize(("languages", "source", "target", "missing", "added", "altered"), PAIRED)
def test_names_answer_each_other(
    languages: str, source: str, target: str, missing: list[str], added: list[str], altered: list[tuple[str, str]]
) -> None:
    found = paired_names(segment(source, target, languages))
    assert [one.word for one in found.missing] == missing
    assert [one.word for one in found.added] == added
    assert [(one.word, other.word) for one, other, _ in found.altered] == altered


@pytest.mark.parametrize(
    ("word", "known"), [("johnson", True), ("jonhson", False), ("вашингтон", True), ("вашингтона", True), ("", False)]
)
def test_known_spellings(word: str, known: bool) -> None:
    assert is_spelling(word) is known


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Members of the OPG met.", ["OPG"]),
        ("The MChS (Emergencies Ministry) said so.", ["MChS"]),
        ("SHOUTED HEADLINE OF THE DAY", []),
        ("He left.", []),
    ],
)
def test_acronyms(raw: str, expected: list[str]) -> None:
    text = Text(raw, "en")
    assert [raw[start:end] for start, end in acronyms(text)] == expected


def test_an_acronym_with_its_words_is_explained() -> None:
    text = Text("The organised criminal group (OCG) fled; the OPG did not.", "en")
    assert [explained(text, *span) for span in acronyms(text)] == [True, False]


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=14))
def test_a_name_is_spelt_like_itself(latin: str) -> None:
    assert spelt_alike(latin, latin)
    assert turned_round(latin, latin) is None
    assert sounds(latin).whole
    assert len(latin) < 3 or alike(latin, latin) == 1.0


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_read(source: str, target: str) -> None:
    found = paired_names(segment(source, target, "ru en"))
    for one in found.missing:
        assert source[one.start : one.end] == one.word
