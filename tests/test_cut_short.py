"""Translations that break off."""

from __future__ import annotations

import pytest

from tqcheck.checks.cut_short import cut_short
from tqcheck.language import known_tags, language
from tqcheck.model import Role, segment

LONG = "Министр сообщил вчера, что новая дорога свяжет столицу с севером страны к концу этого года."


def flagged(languages: str, source: str, target: str, role: Role = "body") -> list[str]:
    return [finding.spans[0].text for finding in cut_short.run(segment(source, target, languages, role=role))]


@pytest.mark.parametrize(
    ("languages", "source", "target", "expected"),
    [
        ("ru en", "Он ушёл домой.", "He went to the", ["the"]),
        ("ru en", "Он ушёл домой.", "He went home because ", ["because"]),
        ("ru en", "Он ушёл домой.", "He went to the govern-", ["govern-"]),
        ("en ru", "He left because of her.", "Он ушёл из-за", ["из-за"]),
        ("zh en", "他走了。", "He left and", ["and"]),
        ("ru en", LONG, "The minister said yesterday", ["yesterday"]),
        ("ru en", LONG, "The minister said yesterday.", []),
        ("ru en", "Он ушёл домой рано утром", "He went to the", []),
        ("ru en", "Он ушёл.", "He left.", []),
        ("ru en", "Он ушёл домой", "He left “the", []),
        ("ru en", "Это витамин А.", "This is vitamin A", []),
        ("en ru", "It is Henry II of Poland, 13th c.", "Это XIII в", []),
        ("en ru", "It was in the 13 c.", "Это было в 13 в", []),
        ("ru zh", LONG, "部长昨天说", []),
        ("ru en", "…", "and", ["and"]),
        ("ru en", "Он ушёл.", "", []),
        ("ru en", "Он ушёл.", "-", []),
    ],
)
def test_where_a_translation_breaks_off(languages: str, source: str, target: str, expected: list[str]) -> None:
    assert flagged(languages, source, target) == expected


def test_a_headline_needs_no_stop_to_be_whole() -> None:
    assert flagged("ru en", "Министр посетил столицу", "Minister visits the", "headline") == ["the"]
    assert flagged("ru en", "Министр посетил столицу", "Minister visits the") == []


@pytest.mark.parametrize("tag", known_tags())
def test_words_that_cannot_end_a_sentence_are_in_lower_case(tag: str) -> None:
    assert all(word == word.lower() for word in language(tag).unfinished)
