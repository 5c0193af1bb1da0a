import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.analysis.scripts import script, scripts_of, words_by_script


@pytest.mark.parametrize(
    ("character", "expected"),
    [
        ("a", "Latin"), ("ə", "Latin"), ("Ａ", "Latin"), ("а", "Cyrillic"), ("ұ", "Cyrillic"), ("μ", "Greek"),
        ("ע", "Hebrew"), ("ع", "Arabic"), ("ह", "Devanagari"), ("漢", "Han"), ("々", "Han"),
        ("の", "Hiragana"), ("カ", "Katakana"), ("ｶ", "Katakana"), ("한", "Hangul"), ("ქ", "Georgian"),
        ("Ծ", "Armenian"), ("ไ", "Thai"), ("አ", "Ethiopic"), ("ᐃ", "Canadian"),
        ("1", ""), (" ", ""), ("«", ""), ("µ", ""), ("ʼ", ""), ("ー", "Katakana"),
    ],
)  # fmt: skip
def test_script(character, expected):
    assert script(character) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("", set()),
        ("12:30 — 14:00", set()),
        ("COVID-19", {"Latin"}),
        ("Вирус COVID-19", {"Cyrillic", "Latin"}),
        ("東京タワーへ", {"Han", "Katakana", "Hiragana"}),
    ],
)
def test_scripts_of(raw, expected):
    assert scripts_of(raw) == expected


@given(st.text())
def test_any_text_has_scripts_and_none_is_empty(raw):
    assert "" not in scripts_of(raw)
    assert scripts_of(raw) == {script(character) for character in raw} - {""}


def test_words_by_script():
    assert words_by_script(["НАТО", "и", "iPhone", "5"]) == {"Cyrillic": 2, "Latin": 1, "": 1}
