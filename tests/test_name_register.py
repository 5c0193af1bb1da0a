"""The desk's register of names: what of an article an archive keeps, what is held against a later one, and the rows."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from command_line import tqcheck
from desk import messages

from tqcheck import Checker, Document, Settings, segment
from tqcheck.analysis.name_register import base_pair, name_uses
from tqcheck.archive import Archive, Use
from tqcheck.glossary.read import read_glossary


def article(name: str, *pairs: tuple[str, str], languages: str = "ru en", published: date | None = None) -> Document:
    """An article with these sentences."""
    parts = tuple(segment(*pair, languages, id=str(number)) for number, pair in enumerate(pairs, 1))
    return Document(name, *languages.split(), parts, published=published)


def about(name: str, spelling: str, published: date | None = None) -> Document:
    """An article about a man whose name is spelt so, in full and by his surname alone."""
    return article(
        name,
        ("Суд оправдал адвоката Армана Бекжанова.", f"The court acquitted the lawyer Arman {spelling}."),
        ("Об этом вчера сообщил сам Бекжанов.", f"This was reported yesterday by {spelling} himself."),
        published=published,
    )


def desk(folder: Path) -> Settings:
    return Settings(select=("name-spelling",), default_glossaries=False, archive=str(folder / "desk.sqlite"))


@pytest.mark.parametrize(
    ("one", "tag", "other", "other_tag", "bases"),
    [
        ("бекжанова", "ru", "bekzhanov", "en", ("бекжанов", "bekzhanov")),
        ("бекжанова", "ru", "bekzhanova", "en", ("бекжанова", "bekzhanova")),
        ("голиковой", "ru", "golikova", "en", ("голикова", "golikova")),
        ("тоқаевтың", "kk", "tokayev", "en", ("тоқаев", "tokayev")),
        ("токаеву", "ru", "тоқаевқа", "kk", ("токаев", "тоқаев")),
        ("zhukovsky", "en", "жуковского", "ru", ("zhukovsky", "жуковский")),
        ("adams", "en", "адамса", "ru", ("adams", "адамс")),
    ],
)
def test_names_are_kept_without_their_endings(
    one: str, tag: str, other: str, other_tag: str, bases: tuple[str, str]
) -> None:
    assert base_pair(one, tag, other, other_tag)[:2] == bases


def test_a_first_name_and_a_surname_are_one_name_and_the_surname_another() -> None:
    found = [(use.key, use.spelling, use.span.text) for use in name_uses(about("a", "Bekzhanov"))]
    assert found == [
        ("Арман Бекжанов", "Arman Bekzhanov", "Arman Bekzhanov"),
        ("Бекжанов", "Bekzhanov", "Bekzhanov"),
        ("Бекжанов", "Bekzhanov", "Bekzhanov"),
    ]


def test_places_and_what_is_theirs_are_no_names_of_a_register() -> None:
    pair = ("В Алматы встретились российские гости.", "The Russian guests met in Almaty.")
    assert name_uses(article("a", pair, pair)) == ()


def test_a_spelling_unlike_that_of_earlier_articles_is_told_with_its_evidence(tmp_path: Path) -> None:
    checker = Checker(desk(tmp_path))
    for day in (19, 20, 18):
        assert messages(checker.check(about(f"court-{day}", "Bekzhanov", date(2026, 11, day)))) == []
    report = checker.check(about("today", "Bekjanov"))
    assert messages(report) == [
        "“Arman Bekjanov” was “Arman Bekzhanov” in 3 earlier articles, last in court-20 of 2026-11-20",
        "“Bekjanov” was “Bekzhanov” in 3 earlier articles, last in court-20 of 2026-11-20",
    ]
    assert [(issue.suggestion, issue.spans[0].segment) for issue in report.issues] == [
        ("Arman Bekzhanov", "1"),
        ("Bekzhanov", "2"),
    ]


@pytest.mark.parametrize(
    ("earlier", "flagged"),
    [
        ((), False),
        (("Bekzhanov",), False),
        (("Bekzhanov", "Bekzhanov", "Bekzhanov"), True),
        (("Bekzhanov", "Bekzhanov", "Bekjanov"), False),  # two of three are no habit
        (("Bekjanov", "Bekjanov", "Bekjanov"), False),
    ],
)
def test_only_a_clear_habit_is_held_against_an_article(tmp_path: Path, earlier: tuple[str, ...], flagged: bool) -> None:
    checker = Checker(desk(tmp_path))
    for number, spelling in enumerate(earlier):
        checker.check(about(f"old-{number}", spelling))
    assert bool(messages(checker.check(about("today", "Bekjanov")))) is flagged


def test_what_a_habit_is_can_be_set(tmp_path: Path) -> None:
    options = {"name-spelling": {"least_uses": 1, "least_articles": 1}}
    checker = Checker(replace(desk(tmp_path), options=options))
    checker.check(about("old", "Bekzhanov"))
    assert "in 1 earlier article, last in old of" in messages(checker.check(about("today", "Bekjanov")))[0]


def test_the_habit_and_not_the_article_says_which_spelling_is_odd(tmp_path: Path) -> None:
    checker = Checker(desk(tmp_path))
    for number in range(3):
        checker.check(about(f"old-{number}", "Bekzhanov"))
    mixed = article(
        "today",
        ("Бекжанов вчера давал показания в суде.", "Bekjanov testified in court yesterday."),
        ("По словам матери, Бекжанов не виноват.", "According to his mother Bekjanov is not guilty."),
        ("Судья сказал, что Бекжанов свободен.", "The judge said that Bekzhanov is free."),
    )
    found = [(issue.suggestion, issue.spans[0].segment) for issue in checker.check(mixed).issues]
    assert found == [("Bekzhanov", "1"), ("Bekzhanov", "2")]


@pytest.mark.parametrize(
    ("languages", "source", "target", "message", "suggestion"),
    [
        (
            "en ru",
            "The judge spoke to Yerlan Bekturov for an hour.",
            "Судья целый час говорил с Ерланом {}ым.",
            "“Ерланом Бектыровым” was “Ерлан Бектуров”",
            "Ерлан Бектуров",  # its case is not written
        ),
        (
            "ru kk",
            "Судья написал Бектурову письмо.",
            "Судья {}қа хат жазды.",
            "“Бектыровқа” was “Бектуров”",
            "Бектуровқа",
        ),
    ],
)
def test_endings_make_no_other_spelling(
    tmp_path: Path, languages: str, source: str, target: str, message: str, suggestion: str
) -> None:
    checker = Checker(desk(tmp_path))
    for number in range(3):
        old = (source, target.format("Бектуров"))
        assert messages(checker.check(article(f"old-{number}", old, old, languages=languages))) == []
    new = (source, target.format("Бектыров"))
    issue = checker.check(article("today", new, new, languages=languages)).issues[0]
    assert (issue.message.partition(" in ")[0], issue.suggestion) == (message, suggestion)


def test_names_are_listed_and_pasted_as_rows(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    archive = Archive(str(path))
    for number, spelling in enumerate(["Bekjanov", "Bekzhanov", "Bekzhanov"]):
        uses = [Use("name", "Бекжанов", spelling, 1), Use("term", "суд", "court", 9)]
        archive.record(article(f"a{number}", published=date(2026, 11, 20 + number)), uses)
    other = article("b", languages="kk en", published=date(2026, 11, 25))
    archive.record(other, [Use("name", "Құлыбаев", "Kulibayev", 4)])
    assert tqcheck("archive", "names", path, cwd=tmp_path).out == (
        "Бекжанов  (name, ru → en)\n"
        "       2 × Bekzhanov  (2 articles, last a2 of 2026-11-22)\n"
        "       1 × Bekjanov  (1 article, last a0 of 2026-11-20)\n"
        "Құлыбаев  (name, kk → en)\n"
        "       4 × Kulibayev  (1 article, last b of 2026-11-25)\n"
    )
    ended = tqcheck("archive", "names", path, "--export", "names.tsv", cwd=tmp_path)
    assert (ended.status, ended.err) == (0, "2 names written to names.tsv\n")
    assert (tmp_path / "names.tsv").read_text("utf-8") == (
        "en\tkk\tru\tcasing\tnote\n"
        "Bekzhanov\t\tБекжанов\tyes\t2 × in 2 articles, last a2 of 2026-11-22; 1 × Bekjanov\n"
        "Kulibayev\tҚұлыбаев\t\tyes\t4 × in 1 article, last b of 2026-11-25\n"
    )
    assert len(read_glossary([tmp_path / "names.tsv"]).concepts) == 2


def test_an_archive_without_names_says_so(tmp_path: Path) -> None:
    Archive(str(tmp_path / "desk.sqlite"))
    assert tqcheck("archive", "names", "desk.sqlite", cwd=tmp_path).out == "no name has been recorded yet\n"
