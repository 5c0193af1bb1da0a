"""The checks of what machines leave in a text: broken letters, hidden ones, links, placeholders, tags."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.analysis.codes import links, placeholders, tags
from tqcheck.check import Check
from tqcheck.checks.garbled_text import garbled_text
from tqcheck.checks.hidden_characters import hidden_characters
from tqcheck.checks.link_changed import link_changed
from tqcheck.checks.markup_mismatch import markup_mismatch
from tqcheck.checks.placeholder_changed import placeholder_changed
from tqcheck.model import Severity, Text, segment

ANY_TEXT = st.text(max_size=80) | st.text("Рр Ссâ€™&amp;\\u201c?@-<b>{x}%s.com/ \u200b", max_size=60)


def found(check: Check, languages: str, source: str, target: str) -> list[tuple[str, str | None]]:
    findings = list(check.run(segment(source, target, languages)))
    for finding in findings:
        assert finding.template.format_map(finding.values)
    return [(finding.spans[0].text, finding.edit) for finding in findings]


@pytest.mark.parametrize(
    ("languages", "target", "expected"),
    [
        ("ru en", "CafÃ© â€œMiraâ€\u009d", [("CafÃ©", "Café"), ("â€œMiraâ€\u009d", "“Mira”")]),
        ("en ru", "РџСЂРµРјСЊРµСЂ ушёл", [("РџСЂРµРјСЊРµСЂ", "Премьер")]),
        ("en ru", "Он вЂ“ судья", [("вЂ“", "–")]),
        ("en ru", "Ïðåìüåð óø¸ë.", [("Ïðåìüåð óø¸ë", "Премьер ушёл")]),
        ("ru en", "R&D, AT&T; &hellip; &#8217;", [("&hellip;", "…"), ("&#8217;", "’")]),
        ("ru en", "He said \\u201cno\\u201d", [("\\u201c", "“"), ("\\u201d", "”")]),
        ("ru en", "He said \\ud83d\\ude00 and \\ud83d", [("\\ud83d\\ude00", "😀"), ("\\ud83d", None)]),
        ("ru en", "One.&#10;Two.&#0; \\u0009", [("&#10;", None), ("&#0;", None), ("\\u0009", None)]),
        ("ru en", "ÀÀÀÀ\u02d2À", [("ÀÀÀÀ\u02d2À", None)]),
        ("ru en", "It didn?t work", [("?", None)]),
        ("ru en", "a long@-@ term plan ( 1@,@ 200 )", [("@-@ ", "-"), ("@,@ ", ",")]),
        ("ru en", "the go@@ vern@@ ment", [("go@@ ", "go"), ("vern@@ ", "vern")]),
        ("ru en", "-LRB- sic -RRB-", [("-LRB-", "("), ("-RRB-", ")")]),
        # right as they are
        ("ru en", "Is it so? Yes?! “What?”", []),
        ("ru en", "Write to press@example.org, or see example.org/?a=%D0%90%D0%91%D0%92&b;", []),
        ("en fr", "Où êtes-vous ? L’été à Évry – « déjà »", []),
        ("en ru", "СССР – это Россия… Р. Сёмин", []),
        ("en kk", "Рәсім Сіңірі туралы", []),
        ("en sv", "ÅÄÖ är bokstäver", []),
    ],
)
def test_garbled_text(languages: str, target: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(garbled_text, languages, "Источник.", target) == expected


def test_what_the_source_has_too_is_a_neutral_note() -> None:
    pair = segment("Рога &amp; копыта", "Horns &amp; Hooves", "ru en")
    assert [finding.severity for finding in garbled_text.run(pair)] == [Severity.NEUTRAL]


@pytest.mark.parametrize(
    ("languages", "target", "expected"),
    [
        ("ru en", "a zero\u200bwidth space", [("zero\u200bwidth", "zerowidth")]),
        ("ru en", "bell\x07 rings", [("bell\x07", "bell")]),
        ("ru en", "left\u200eto right", [("left\u200eto", "leftto")]),
        ("en he", "שלום\u200f (NATO)", []),
        ("en fa", "می\u200cخواهم", []),
        ("en en", "thin\u2009space, no\u00a0break, tab\there", []),
        ("en en", "👩\u200d👩\u200d👧 and 1\ufe0f\u20e3", []),
    ],
)
def test_hidden_characters(languages: str, target: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(hidden_characters, languages, "x", target) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (
            "см. https://example.org/a.",
            "see https://example.org/b.",
            [("https://example.org/b", "https://example.org/a")],
        ),
        ("см. https://example.org/a/", "see (http://www.example.org/a)", []),
        ("почта a@example.kz", "mail", [("a@example.kz", None)]),
        ("Спортс.ру сообщает", "Sports.ru reports", []),
        ("пишет 1example.ru", "example.ru writes", [("example.ru", "1example.ru")]),
        ("сайт https://example.kz/ru/news", "the site https://example.kz/en/news", []),
        ("страница https://ru.example.org/Kazakh_(language)", "https://en.example.org/Kazakh_(language)", []),
        ("два: example.org/a и example.org/a", "one: example.org/a", [("example.org/a", None)]),
    ],
)
def test_link_changed(source: str, target: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(link_changed, "ru en", source, target) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("{a} und {b}", "{b} and {a}", []),
        ("%1$s von %2$s", "%2$s of %1$s", []),
        ("100 % sicher", "100% sure, 5 %s", [("%s", None)]),
        ("Hallo {{ name }}", "Hello {{name}}", []),
        ("Hallo {name}", "Hello", [("{name}", None)]),
    ],
)
def test_placeholder_changed(source: str, target: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(placeholder_changed, "de en", source, target) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("<p>Ja</p>", "<p>Yes", [("</p>", None)]),
        ('<a href="/de/x">Ja</a>', '<a href="/en/x">Yes</a>', []),
        ("Ja", "<b>Yes</b>", [("<b>", None), ("</b>", None)]),
        ("x < y > z", "x < y", []),
    ],
)
def test_markup_mismatch(source: str, target: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(markup_mismatch, "de en", source, target) == expected


@given(ANY_TEXT, ANY_TEXT)
def test_any_text_can_be_read_and_an_edit_leaves_no_fault_of_its_kind(source: str, target: str) -> None:
    pair = segment(source, target, "ru en")
    for codes in (links, placeholders, tags):
        for one in codes(pair.target):
            assert 0 <= one.start < one.end <= len(target)
    for check in (garbled_text, hidden_characters, link_changed, placeholder_changed, markup_mismatch):
        for finding in check.run(pair):
            assert all(finding.spans)
            assert finding.edit != finding.spans[0].text


@given(st.text(max_size=40))
def test_a_text_beside_itself_has_no_changed_codes(raw: str) -> None:
    text = Text(raw, "en")
    pair = segment(raw, text.raw, "ru en")
    assert not [*link_changed.run(pair), *placeholder_changed.run(pair), *markup_mismatch.run(pair)]
