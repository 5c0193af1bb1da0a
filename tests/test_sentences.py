"""Where sentences end, and the days that texts name."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.analysis.dateline import days, is_dateline, published_in
from tqcheck.analysis.sentences import sentences
from tqcheck.model import Text

SEPTEMBER = datetime.date(2021, 9, 13)


@pytest.mark.parametrize(
    ("tag", "parts"),
    [
        ("en", ["He met Mr. Stone of the U.S.", "The talks ended at 5 p.m.", "They left."]),
        ("en", ["“Why?” he asked.", "“Because!”", "She left… and came back."]),
        ("en", ["It cost 2.5 million.", "See fig. 3 and J. Stone’s book.", "The end"]),
        ("en", ["1. First of all.", "2. And then."]),
        ("ru", ["«Куда?» — спросил он.", "Это было в 2019 г. в Москве.", "Пришёл А. Петров."]),
        ("ru", ["— Стой! — Он обернулся.", "Тихо…", "Никого."]),
        ("kk", ["Ол 2019 ж. Алматыға көшті.", "«Дайынбыз!» – деді Асқар.", "Бәрі бітті."]),
        ("de", ["Am 3. Oktober kam er.", "Das war 2019.", "Er blieb."]),
        ("fr", ["« Non. »", "Il part avec M. Dupont.", "Fini !"]),
        ("hi", ["वह आया।", "वह गया।"]),
        ("ar", ["جاء الرجل.", "ثم ذهب؟", "نعم."]),
    ],
)
def test_sentences_end_where_they_do(tag: str, parts: list[str]) -> None:
    raw = "  " + " ".join(parts) + "\n"
    assert [raw[start:end] for start, end in sentences(Text(raw, tag))] == parts


def test_no_space_is_needed_where_none_is_set() -> None:
    raw = "他来了。她走了！“好。”"
    assert [raw[a:b] for a, b in sentences(Text(raw, "zh"))] == ["他来了。", "她走了！", "“好。”"]


@pytest.mark.parametrize("raw", ["", " \n\t", "..."])
def test_a_text_without_words_may_have_no_sentence(raw: str) -> None:
    assert [raw[a:b] for a, b in sentences(Text(raw, "en"))] == ([raw] if raw.strip() else [])


@given(
    st.text(st.sampled_from("aA1.!?…。 \n“”«»\"'—)(я Жб中"), max_size=60),
    st.sampled_from(["en", "ru", "zh", "fr", "de"]),
)
def test_every_letter_is_in_exactly_one_sentence(raw: str, tag: str) -> None:
    places = sentences(Text(raw, tag))
    assert all(start < end and raw[start:end] == raw[start:end].strip() for start, end in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))
    inside = {at for start, end in places for at in range(start, end)}
    assert all(character.isspace() for at, character in enumerate(raw) if at not in inside)


@pytest.mark.parametrize(
    ("tag", "raw"),
    [
        ("en", "Monday, September 13, 2021"),
        ("en", "by September 13, 2021 General"),
        ("en", "Updated 2021-09-13 at 10:15"),
        ("ru", "13 сентября 2021 г."),
        ("ru", "13.09.2021, 14:35"),
        ("kk", "2021 жылғы 13 қыркүйек, 10:20"),
        ("de", "13. September 2021"),
        ("zh", "2021年9月13日"),
    ],
)
def test_a_line_with_a_day(tag: str, raw: str) -> None:
    text = Text(raw, tag)
    assert is_dateline(text)
    assert [day.date for day in days(text)] == [SEPTEMBER]
    assert published_in([text]) == SEPTEMBER


@pytest.mark.parametrize(
    ("tag", "raw"),
    [
        ("en", "On September 13, 2021 the bridge was closed."),
        ("en", "From September 6-12 the police inspected pharmacies"),
        ("en", "September 13"),
        ("ru", "31.02.2021"),
        ("en", "In 1999 there were 5 bridges"),
        ("en", ""),
    ],
)
def test_what_is_no_line_with_a_day(tag: str, raw: str) -> None:
    assert not is_dateline(Text(raw, tag))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["ALMATY, September 13, 2021 (Agency) – The bridge is open."], SEPTEMBER),
        (["Wednesday, December 8th, 2021", "The bridge is open", "by September 13, 2021 General"], SEPTEMBER),
        (["The bridge is open", "It was opened on September 13, 2021."], None),
        ([], None),
    ],
)
def test_the_day_of_an_article(texts: list[str], expected: datetime.date | None) -> None:
    assert published_in(Text(raw, "en") for raw in texts) == expected


def test_a_day_takes_its_own_year() -> None:
    text = Text("In 1999, 5 May 2001 was far away.", "en")
    assert [(day.date, text.raw[day.start : day.end]) for day in days(text)] == [
        (datetime.date(2001, 5, 5), "5 May 2001")
    ]
