"""Every check on its own examples, and every language file against the model."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from babel.core import get_global

from tools.write_check_pages import FOLDER, pages
from tqcheck.check import Check
from tqcheck.language import known_tags, language
from tqcheck.selection import find_checks
from tqcheck.selftest import Result, selftest

RESULTS = list(selftest(find_checks().values()))


@pytest.mark.parametrize("result", RESULTS, ids=[f"{one.check.code}: {one.example.target[:40]}" for one in RESULTS])
def test_a_check_does_as_its_example_says(result: Result) -> None:
    assert result.problem == ""


@pytest.mark.parametrize("check", find_checks().values(), ids=lambda check: check.code)
def test_a_country_changes_nothing(check: Check) -> None:
    """Tables and lists are by language: en-US has those of en."""
    countries = get_global("likely_subtags")
    told = tuple(
        replace(example, languages=" ".join(_with_its_country(tag, countries) for tag in example.languages.split()))
        for example in check.examples
    )
    assert [result for result in selftest([replace(check, examples=told)]) if result.problem] == []


def _with_its_country(tag: str, countries: Mapping[str, str]) -> str:
    return f"{tag}-{countries[tag][-2:]}" if tag in countries else tag


@pytest.mark.parametrize("code", find_checks())
def test_a_check_has_examples_in_three_pairs_of_languages(code: str) -> None:
    pairs = {example.languages for example in find_checks()[code].examples}
    assert len(pairs) >= 3


def test_the_pages_of_the_checks_are_those_of_today() -> None:
    written = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")}
    assert written == pages(), "run: make docs"


@pytest.mark.parametrize("tag", known_tags())
def test_a_language_file_reads(tag: str) -> None:
    tongue = language(tag)
    assert tongue.known
    assert tongue.scripts
    assert tongue.numbers.decimal != tongue.numbers.groups[:1]


@pytest.mark.parametrize("tag", known_tags())
def test_a_number_word_has_one_value(tag: str) -> None:
    habits = language(tag).numbers
    clashes = {
        word
        for word, value in habits.words.items()
        if word in habits.answers and habits.answers[word] != value and word[0] not in habits.articles
    }
    assert not clashes
