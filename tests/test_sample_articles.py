"""Articles read as articles: planted faults are found at their places, and the corrected twins are silent."""

import csv
from pathlib import Path

import pytest

from tqcheck import Checker, Report
from tqcheck.config import Settings
from tqcheck.model import ROLES, Document, Segment, Text

FOLDER = Path(__file__).parent.parent / "samples" / "articles"
LANGUAGES = {
    "fires.en": "ru en",
    "transport.ru": "kk ru",
    "housing.kk": "ru kk",
    "museum.ru-en": "ru en",
    "bridge.en-kk": "en kk",
}


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def article(name: str, languages: str) -> Document:
    """A sample as a document. Those of one language have empty sources, as an article read without one has."""
    source, target = languages.split()
    segments = tuple(
        Segment(
            row["id"],
            Text(row["source"], source, "source", row["id"]),
            Text(row["target"], target, "target", row["id"]),
            next(role for role in ROLES if role == row["role"]),
        )
        for row in rows(name)
    )
    return Document(name, source, target, segments)


FAULTS = rows("faults")
# Checks that compare with a source have nothing to say where there is none.
CHECKER = Checker(Settings(select=tuple(sorted({one["code"] for one in FAULTS})), default_glossaries=False))
EVERY = Checker(Settings(default_glossaries=False))


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return {name: CHECKER.check(article(name, languages)) for name, languages in LANGUAGES.items()}


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{one['article']} {one['id']} {one['code']}" for one in FAULTS])
def test_a_planted_fault_is_found_at_its_place(fault: dict[str, str], reports: dict[str, Report]) -> None:
    report = reports[fault["article"]]
    text = next(one.target for one in report.document.segments if one.id == fault["id"])
    start = text.raw.index(fault["quote"])
    quoted = text.span(start, start + len(fault["quote"]))
    there = {
        (issue.code, issue.severity.label) for issue in report.issues if any(span.meets(quoted) for span in issue.spans)
    }
    assert (fault["code"], fault["severity"]) in there


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_corrected_article_agrees_with_itself(name: str) -> None:
    report = CHECKER.check(article(f"{name}.corrected", LANGUAGES[name]))
    assert not report.failures
    assert [issue.message for issue in report.issues] == []


@pytest.mark.parametrize("name", [name for name in LANGUAGES if "-" in name])
def test_a_corrected_pair_is_silent(name: str) -> None:
    report = EVERY.check(article(f"{name}.corrected", LANGUAGES[name]))
    assert [issue.message for issue in report.issues] == []
