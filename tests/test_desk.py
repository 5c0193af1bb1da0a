"""Desk rules: how they are written, when they speak, and what is wrong with a file of them."""

from pathlib import Path

import pytest
from command_line import tqcheck

from tqcheck import Checker
from tqcheck.config import Settings
from tqcheck.desk import read_desk
from tqcheck.errors import GlossaryError
from tqcheck.model import Document, segment

RULES = """
- id: officer
  source: {forms: сотрудник полиции}
  target: {regex: 'officers? of (the )?police'}
  message: say “police officer”
  suggestion: police officer
  severity: minor
  languages: ru en
  bad:
    - [Сотрудник полиции ранен., An officer of the police was wounded.]
  good:
    - [Сотрудник полиции ранен., A police officer was wounded.]
- id: doses
  target: {words: harmful alcohol}
  source: [{forms: доза}, {words: мөлшер}]
  without: {source: {words: алкоголь}}
  message: a dose is no alcohol
  good:
    - [a, b]
  bad:
    - [доза, harmful alcohol]
"""


def said(tmp_path: Path, rules: str, source: str, target: str, languages: str) -> list[tuple[str, str]]:
    path = tmp_path / "rules.yaml"
    path.write_text(rules, "utf-8")
    pair = segment(source, target, languages)
    document = Document("one", pair.source.language, pair.target.language, (pair,), article=False)
    report = Checker(Settings(select=("desk-rule",), rules=(str(path),))).check(document)
    assert not report.failures, report.failures
    return [(issue.severity.label, issue.spans[0].text) for issue in report.issues]


@pytest.mark.parametrize(
    ("source", "target", "languages", "expected"),
    [
        ("Двое сотрудников полиции.", "Two officers of police.", "ru en", [("minor", "officers of police")]),
        ("Двое сотрудников полиции.", "Two police officers.", "ru en", []),
        ("Двое граждан.", "Two officers of police.", "ru en", []),  # the source does not speak of them
        ("Двое сотрудников полиции.", "Two officers of police.", "uk en", []),  # the rule is for another pair
        ("73 тысячи доз.", "73,000 of harmful alcohol.", "ru en", [("major", "harmful alcohol")]),
        ("73 тысячи доз, алкоголь.", "73,000 of harmful alcohol.", "ru en", []),
    ],
)
def test_a_rule_speaks_where_all_its_patterns_stand(
    tmp_path: Path, source: str, target: str, languages: str, expected: list[tuple[str, str]]
) -> None:
    assert said(tmp_path, RULES, source, target, languages) == expected


@pytest.mark.parametrize(
    ("rules", "problem"),
    [
        ("id: a", "not a list of rules"),
        ("- just words", "rule 1 is no table"),
        ("- {id: a, target: {words: b}}", "needs an id and a message"),
        ("- {id: a, message: m}", "neither a source nor a target pattern"),
        ("- {id: a, message: m, taget: {words: b}}", "there is no key “taget”"),
        ("- {id: a, message: m, target: {word: b}}", "no pattern of the kind “word”"),
        ("- {id: a, message: m, target: {regex: '('}}", "is no regular expression"),
        ("- {id: a, message: m, target: {words: b}, severity: grave}", "no severity is called “grave”"),
        ("- {id: a, message: m, target: {words: b}, languages: ru}", "a pair such as"),
        ("- {id: a, message: m, target: {words: b}, bad: [c]}", "its examples are pairs"),
        (
            "- {id: a, message: m, target: {words: b}}\n- {id: a, message: m, target: {words: b}}",
            "two rules are called",
        ),
        ("- {id: a", "not a YAML file"),
    ],
)
def test_a_mistake_in_a_file_of_rules_is_named(tmp_path: Path, rules: str, problem: str) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(rules, "utf-8")
    with pytest.raises(GlossaryError, match=problem.replace("(", r"\(")):
        read_desk([path])


def test_a_regular_expression_without_end_is_stopped_and_named(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text("- {id: slow, message: m, target: {regex: '(a|aa)+$'}}", "utf-8")
    pair = segment("б", "a" * 60 + "!", "ru en")
    report = Checker(Settings(select=("desk-rule",), rules=(str(path),))).check(
        Document("one", "ru", "en", (pair,), article=False)
    )
    assert not report.issues
    assert "TimeoutError" in report.failures[0].problem


def test_the_examples_of_rules_are_run(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text(RULES, "utf-8")
    ended = tqcheck("glossary", "test", "rules.yaml", cwd=tmp_path)
    assert (ended.status, ended.out) == (0, "4 examples, 0 failed\n")
    (tmp_path / "rules.yaml").write_text(RULES.replace("A police officer", "An officer of police"), "utf-8")
    ended = tqcheck("glossary", "test", "rules.yaml", cwd=tmp_path)
    assert ended.status == 1
    assert "officer: flags a good example" in ended.err
