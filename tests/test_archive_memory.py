"""What inconsistent-term holds against an article from the archive, and what of an article is kept there."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from desk import COURT, HEAD, POLICE, article, court_of, desk, messages

from tqcheck import Checker, Document

# --- inconsistent-term


def test_a_name_unlike_that_of_earlier_articles_is_told_with_its_evidence(tmp_path: Path) -> None:
    checker = Checker(desk(tmp_path))
    for day in (19, 20, 18):
        checker.check(article(f"court-{day}", "district court", published=date(2026, 11, day)))
    (issue,) = checker.check(article("today", "county court", "county courts")).issues
    assert issue.message == (
        "“county court” was “district court” in 3 earlier articles, last in court-20 of 2026-11-20 (desk.tsv, row 2)"
    )
    assert (issue.severity.label, issue.suggestion) == ("minor", "district court")
    assert [(span.segment, span.text) for span in issue.spans] == [("2", "county court"), ("3", "county courts")]


@pytest.mark.parametrize(
    ("earlier", "flagged"),
    [
        ((), False),
        ((["district court"],), False),
        ((["district court"], ["district court"]), False),
        ((["district court"] * 3,), False),
        ((["district court"] * 2, ["district court"]), True),
        ((["county court"] * 3, ["county court"]), False),
        # four of five are enough, three of four are not
        ((["district court"] * 3, ["district court"], ["county court"]), True),
        ((["district court"] * 2, ["district court"], ["county court"]), False),
        # what is out of use is nothing to return to, and what is forbidden was never kept
        ((["rayon court"] * 3, ["rayon court"]), False),
        ((["forum"] * 3, ["forum"]), False),
    ],
)
def test_only_a_clear_habit_is_held_against_an_article(
    tmp_path: Path, earlier: tuple[list[str], ...], flagged: bool
) -> None:
    checker = Checker(desk(tmp_path))
    for number, courts in enumerate(earlier):
        checker.check(article(f"old-{number}", *courts))
    assert bool(messages(checker.check(article("today", "county court")))) is flagged


def test_what_a_habit_is_can_be_set(tmp_path: Path) -> None:
    options = {"inconsistent-term": {"least_uses": 1, "least_articles": 1, "least_share": 60}}
    checker = Checker(replace(desk(tmp_path), options=options))
    checker.check(article("old", "district court"))
    (message,) = messages(checker.check(article("today", "county court")))
    assert "in 1 earlier article, last in old of" in message


def test_a_row_that_does_not_ask_for_one_name_is_left_alone(tmp_path: Path) -> None:
    checker = Checker(desk(tmp_path, HEAD, COURT.removesuffix("yes"), POLICE))
    for number in range(4):
        checker.check(article(f"old-{number}", "district court"))
    assert messages(checker.check(article("today", "county court"))) == []
    assert court_of(checker.settings) == {"district court": (4, 4), "county court": (1, 1)}


def test_the_habit_outweighs_the_majority_in_an_article(tmp_path: Path) -> None:
    checker = Checker(desk(tmp_path))
    names = "county court", "county court", "district court"
    (alone,) = messages(checker.check(article("first", *names)))
    assert "“district court” is “county court” elsewhere" in alone
    for number in range(8):
        checker.check(article(f"old-{number}", "district court"))
    (message,) = messages(checker.check(article("today", *names)))
    assert "“county court” was “district court” in 9 earlier articles" in message


def test_a_pair_of_languages_has_a_memory_of_its_own(tmp_path: Path) -> None:
    checker = Checker(desk(tmp_path))
    for number in range(3):
        checker.check(article(f"old-{number}", "district court"))
    assert messages(checker.check(article("today", "county court", languages="ru en-GB"))) == []


def test_without_an_archive_nothing_is_remembered(tmp_path: Path) -> None:
    checker = Checker(replace(desk(tmp_path), archive=None))
    for number in range(3):
        checker.check(article(f"old-{number}", "district court"))
    assert messages(checker.check(article("today", "county court"))) == []
    assert "archive" not in checker.signature()
    assert not (tmp_path / "desk.sqlite").exists()


@pytest.mark.parametrize(
    "rows",
    [
        (HEAD, POLICE, COURT),
        (HEAD, COURT.replace("district court | county court", "county court | district court")),
        (HEAD, COURT.replace("суд района", "суд областного района")),
        ("ru\tnote\ten\tconsistent", "районный суд\tas decided\tcounty court | borough court | district court\tyes"),
    ],
    ids=["another row", "another order", "another synonym", "other columns"],
)
def test_the_memory_outlives_edits_of_the_glossary(tmp_path: Path, rows: tuple[str, ...]) -> None:
    checker = Checker(desk(tmp_path))
    for number in range(3):
        checker.check(article(f"old-{number}", "district court"))
    (message,) = messages(Checker(desk(tmp_path, *rows)).check(article("today", "county court")))
    assert "was “district court” in 3 earlier articles" in message


def test_a_name_that_the_row_no_longer_admits_is_no_habit(tmp_path: Path) -> None:
    checker = Checker(desk(tmp_path))
    for number in range(3):
        checker.check(article(f"old-{number}", "district court"))
    for changed in (COURT.replace("district", "!district"), COURT.replace("district court | ", "")):
        assert messages(Checker(desk(tmp_path, HEAD, changed)).check(article("today", "county court"))) == []


# --- what is kept


def test_an_article_scored_again_replaces_what_it_did(tmp_path: Path) -> None:
    settings = desk(tmp_path)
    for courts in (["county court"] * 4, ["county court"] * 4, ["district court", "county court"]):
        Checker(settings).check(article("draft", *courts))
    assert court_of(settings) == {"district court": (1, 1), "county court": (1, 1)}
    Checker(settings).check(article("draft", "bench", "bench"))
    assert court_of(settings) == {}


def test_an_article_is_not_compared_with_itself_nor_with_later_ones(tmp_path: Path) -> None:
    run = [article("a", "county court"), *(article(f"b{number}", "district court") for number in range(4))]
    settings = desk(tmp_path)
    for _ in range(2):  # the second run says what the first one said
        checker = Checker(settings)
        assert [messages(checker.check(document)) for document in run] == [[]] * 5
    # no day that is corrected makes it another article
    again = article("a", "county court", published=date(2026, 11, 20))
    assert messages(Checker(settings).check(again)) == []
    assert len(messages(Checker(settings).check(article("c", "county court")))) == 1


def test_scoring_again_without_a_change_changes_nothing(tmp_path: Path) -> None:
    settings = desk(tmp_path)
    assert Checker(settings).signature().endswith("|archive:0 changes")
    for number in range(3):
        Checker(settings).check(article(str(number % 2), "district court"))
    assert Checker(settings).signature().endswith("|archive:2 changes")


def test_what_is_scored_is_kept_whichever_checks_run(tmp_path: Path) -> None:
    settings = replace(desk(tmp_path), select=("number-mismatch",))
    Checker(settings).check(article("a", "district court"))
    assert court_of(settings) == {"district court": (1, 1)}


def test_two_rows_of_one_source_term_count_a_place_once(tmp_path: Path) -> None:
    settings = desk(tmp_path, HEAD, "district court\tрайонный суд\t", "county court | district court\tрайонный суд\t")
    Checker(settings).check(article("a", "district court", "district court"))
    assert court_of(settings) == {"district court": (2, 1)}


def test_loose_segments_are_no_article(tmp_path: Path) -> None:
    settings = desk(tmp_path)
    loose = Document("loose", "ru", "en", article("a", "district court").segments, article=False)
    Checker(settings).check(loose)
    assert court_of(settings) == {}
