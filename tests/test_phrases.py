"""Phrases in any of their forms: what a row's `near` and `forms` in a desk's rules look for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqcheck.config import Settings
from tqcheck.desk import read_desk
from tqcheck.engine import Checker
from tqcheck.glossary.phrases import find_phrase
from tqcheck.model import Document, Text, segment


@pytest.mark.parametrize(
    ("tag", "phrase", "text", "found"),
    [
        ("ru", "разовая доза", "Изъято 300 разовых доз.", "разовых доз"),
        ("ru", "подозреваемый", "Задержали подозреваемого.", "подозреваемого"),
        ("ru", "ребёнок", "Пострадали двое детей.", "детей"),
        ("ru", "строительный", "Кран упал у строительной площадки.", "строительной"),
        ("en", "steal", "They stole it.", "stole"),
        ("en", "wolf", "Wolves came down.", "Wolves"),
        ("en", "cease-fire", "The ceasefires failed.", "ceasefires"),
        ("kk", "бір реттік доза", "Бұл 73 мың бір реттік дозадан артық.", "бір реттік дозадан"),
        ("tr", "tek doz", "Tek dozda verildi.", "Tek dozda"),
        ("en", "wolf", "They wolfed it down with the fox.", "wolfed"),
        ("en", "steal", "The steel is strong.", None),
        ("ru", "строительный", "Строение упало.", None),
        ("en", "разовая доза", "A single dose.", None),
        ("en", "доза", "The word is доза.", "доза"),
    ],
)
def test_a_phrase_is_found_in_every_form(tag: str, phrase: str, text: str, found: str | None) -> None:
    place = find_phrase(phrase, Text(text, tag, "target", "1"))
    assert (text[slice(*place)] if place else None) == found


@pytest.mark.parametrize(
    ("source", "target", "flagged"),
    [
        ("Изъято 300 разовых доз.", "They seized 300 portions.", True),
        ("Изъято 300 грамм.", "They seized 300 portions.", False),
    ],
)
def test_a_rule_of_a_desk_looks_for_forms(tmp_path: Path, source: str, target: str, flagged: bool) -> None:
    path = tmp_path / "desk.yaml"
    path.write_text(
        "- {id: dose, source: {forms: разовая доза}, target: {forms: portion}, message: say dose}\n", "utf-8"
    )
    (rule,) = read_desk([path]).rules
    assert (rule.find(segment(source, target, "ru en")) is not None) is flagged


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("Кран упал у строительной площадки.", "The tap fell at the site.", "forbidden-term"),
        ("Кран на кухне течёт.", "The tap in the kitchen leaks.", None),
        ("Он прибыл в Астану.", "He arrived in Nur-Sultan.", "forbidden-term"),  # a shipped row would admit it
        ("Раскрыта кража.", "The stealing was solved.", "forbidden-term"),
    ],
)
def test_a_row_of_ones_own_holds(tmp_path: Path, source: str, target: str, code: str | None) -> None:
    path = tmp_path / "desk.tsv"
    rows = ("crane | !tap\tкран\tстроительный", "Astana | !Nur-Sultan\tАстана\t", "theft | !stealing\tкража\t")
    path.write_text("en\tru\tnear\n" + "\n".join(rows) + "\n", "utf-8")
    checker = Checker(Settings(select=("forbidden-term",), glossaries=(path,)))
    issues = checker.check(Document("news", "ru", "en", (segment(source, target, "ru en"),))).issues
    assert [issue.code for issue in issues] == ([code] if code else [])
