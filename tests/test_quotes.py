"""Marks of quotation: which of them cannot be read as they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.analysis.quotes import quote_faults
from tqcheck.model import Text


def kinds(language: str, raw: str) -> list[tuple[str, str]]:
    return [(fault.kind, raw[fault.place]) for fault in quote_faults(Text(raw, language))]


@pytest.mark.parametrize(
    ("language", "raw"),
    [
        ("en", "No marks at all, and don't count the ’90s."),
        ("en", "“We stay,” she said, “and you leave.”"),
        ("en", "“He called it ‘strange’ and left.”"),
        ("en", "“He told me “no” again,” she said."),
        ("en", '"We stay," she said. "You leave."'),
        ("en", '"He told me "no" again," she said.'),
        ("en", 'A man of 5\'10" bought a 27" screen.'),
        ("en", "„Wir bleiben“ is German for “we stay”."),
        ("de", "„Wir bleiben“, sagte sie, »und ihr geht«."),
        ("ru", "ООО «Банк «Заря» закрылось."),
        ("ru", "Он читал „Зарю“ и “Вечер”."),
        ("kk", "“Нұр”дың кеңсесі «Алтын»ға көшті."),
        ("kk", 'Ол "Заря"ға айтты.'),
        ("tr", "“Sabah”ın yazarı geldi."),
        ("fr", "Il a dit « non » hier."),
        ("zh", "他说“不”，然后离开了“公司”。"),
        ("ja", "彼は「『朝』を読む」と言った。"),
        ("am", "“Selam,” said the woman."),
        ("he", "נשיא ארה“ב אמר „שלום“."),
    ],
)
def test_marks_that_pair(language: str, raw: str) -> None:
    assert kinds(language, raw) == []


@pytest.mark.parametrize(
    ("language", "raw", "expected"),
    [
        ("en", "“We stay, she said.", [("unclosed", "“")]),
        ("en", "We stay,” she said.", [("unopened", "”")]),
        ("en", "“We stay, “she said.", [("opening where it closes", "“")]),
        ("en", "“We stay,“ she said.", [("opening where it closes", "“")]),
        ("en", "He said ”no” again.", [("closing where it opens", "”")]),
        ("en", "“We stay, ”she said.", [("space before closing", "”")]),
        ("en", '"We stay, "she said.', [("space before closing", '"')]),
        ("en", "The group“ Arlan” left.", [("space after opening", "“")]),
        ("en", 'The group" Arlan" left.', [("space after opening", '"')]),
        ("en", '“We stay," she said.', [("mixed", '"')]),
        ("ru", "«Мы остаёмся”, — сказала она.", [("mixed", "”")]),
        ("de", "Er nannte es „Verrat.", [("unclosed", "„")]),
        ("ja", "彼は「はい と言った。", [("unclosed", "「")]),
    ],
)
def test_marks_that_do_not(language: str, raw: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(language, raw) == expected


def test_gershayim_are_no_marks_of_quotation() -> None:
    assert kinds("he", 'הוא אמר: "דו"ח חדש".') == []
    assert kinds("he", 'הוא אמר: "דו"ח חדש.') == [("unclosed", '"')]


WORDS = st.lists(st.sampled_from(["river", "town", "1998", "don’t", "so"]), min_size=1, max_size=3)


@given(
    st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4),
    st.sampled_from([("en", "“", "”"), ("en", '"', '"'), ("de", "„", "“"), ("ru", "«", "»"), ("en", "«", "»")]),
)
def test_quotations_one_after_the_other_have_no_fault(
    parts: list[tuple[list[str], list[str]]], style: tuple[str, str, str]
) -> None:
    language, opening, closing = style
    raw = ", ".join(f"{' '.join(free)} {opening}{' '.join(quoted)}{closing}" for free, quoted in parts)
    assert kinds(language, raw) == []


@given(st.text(alphabet="ab 1.,'\"“”„«»「」", max_size=30), st.sampled_from(["en", "de", "ru", "zh", "he"]))
def test_every_fault_stands_on_a_mark(raw: str, language: str) -> None:
    for fault in quote_faults(Text(raw, language)):
        assert raw[fault.place] in '"“”„«»「」'
        assert fault.opening is None or fault.opening < fault.place
