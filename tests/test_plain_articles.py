"""Articles as people save them, plain or as pages; and what is said of one without its source."""

import codecs
import datetime
import gzip
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from command_line import ROOT, tqcheck
from hypothesis import given
from hypothesis import strategies as st

from tqcheck import Checker, Document
from tqcheck import read as read_table
from tqcheck.errors import InputError
from tqcheck.formats.article import article, paragraphs
from tqcheck.formats.articles import read_article
from tqcheck.selection import find_checks
from tqcheck.selftest import document_of

DAY = datetime.date(2026, 3, 5)
ENGLISH = """Skip to content

Thursday, June 4, 2026

New bridge opens in Aksu

by March 5, 2026 City news

The mayor of Aksu opened a new bridge yesterday. It took 14 months to build.

Why it was needed

“The the old one was closed in winter, ”the mayor said. Every day 1,250 cars cross the river.

– The bridge has two lanes;

– Buses have a lane of their own.
"""
ROLES = ["caption", "caption", "headline", "caption", "lead", "subhead", "body", "body", "body"]
PAGE = """<!doctype html><html lang="en"><head><meta charset="{charset}"><title>Мост открыт – Новости</title>
<meta property="article:published_time" content="2026-03-05T10:00:00+05:00"></head><body>
<nav><a href="/">Главная</a> <a href="/news">Новости</a></nav><article><h1>Мост открыт</h1>
<p>Вчера в городе открыли новый мост. Строили его <b>четырнадцать</b> месяцев,<br>говорит мэр.</p>
<h2>Зачем он нужен</h2><p>Старый мост закрывали каждую зиму, и жители ездили в объезд через соседний город.</p>
<ul><li>Первая полоса – для машин;</li><li>вторая полоса – для автобусов.</li></ul></article>
<footer>© 2026 Новости. Все права защищены.</footer></body></html>"""


def saved(folder: Path, content: bytes | str, name: str = "article.en.txt") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(path: Path, **options: Any) -> tuple[Document, list[InputError]]:
    problems: list[InputError] = []
    [document] = read_article(str(path), **{"report": problems.append, "target_lang": None, **options})
    return document, problems


@pytest.mark.parametrize(
    "content",
    [
        ENGLISH.encode(),
        ENGLISH.replace("\n", "\r\n").encode(),
        codecs.BOM_UTF8 + ENGLISH.encode(),
        codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"),
        gzip.compress(ENGLISH.encode()),
        ENGLISH.replace("\n\n", "\n").encode(),
        ENGLISH.replace("\n\n", "\n\n \t\n\n").rstrip().encode(),
    ],
    ids=["plain", "crlf", "bom", "utf-16-le", "utf-16-be", "gzip", "no blank lines", "many blank lines"],
)
def test_an_article_is_taken_apart(tmp_path: Path, content: bytes) -> None:
    document, problems = read(saved(tmp_path, content))
    assert problems == []
    assert [segment.role for segment in document.segments] == ROLES
    assert [segment.target.raw for segment in document.segments] == ENGLISH.strip().split("\n\n")
    assert (document.id, document.published, document.target_only) == ("article", DAY, True)
    assert (document.target_language, document.languages_from) == ("en", "file name")
    assert all(segment.published == DAY and segment.source.raw == "" for segment in document.segments)


@pytest.mark.parametrize(
    ("tag", "text", "roles"),
    [
        ("en", "One sentence alone.", ["body"]),
        ("en", "One line alone", ["body"]),
        ("en", "The bridge is open\nIt was opened today.", ["headline", "lead"]),
        ("en", "The bridge is open\nBy Ann Stone\nIt was opened today. It is long.", ["headline", "caption", "lead"]),
        ("en", "Is the bridge open?\nIt is. It has been for a week.", ["headline", "lead"]),
        ("en", "It was opened today.\nIt is long.", ["body", "body"]),
        ("ru", "Курсы на 5 марта 2026 года\nДоллар подешевел.", ["headline", "lead"]),
        ("ru", "5 марта 2026 г.\nДоллар дешевеет\nОн стоит меньше.", ["caption", "headline", "lead"]),
        (
            "kk",
            "Көпір ашылды\nКөпір кеше ашылды.\nСебебі\nЕскісі жабылған еді. Ол тозған.",
            ["headline", "lead", "subhead", "body"],
        ),
        (
            "zh",
            "大桥开通\n今天大桥通车了，市长出席了仪式。\n交通\n车辆可以从两边通过大桥。",
            ["headline", "lead", "subhead", "body"],
        ),
        (
            "en",
            "Prices\nThey rose:\nbread\nmilk and all that comes of milk\nNobody knows why.",
            ["headline", "lead", "body", "body", "body"],
        ),
    ],
)
def test_roles(tag: str, text: str, roles: list[str]) -> None:
    assert [part.role for part in article(paragraphs(text.split("\n")), tag).parts] == roles


def test_wrapped_lines_are_one_paragraph() -> None:
    text = "A title\n\nThe first paragraph goes on\nover several lines until it\nends.\n\nThe second is long\nand ends."
    assert paragraphs(text.split("\n")) == text.split("\n\n")
    ragged = "A title\nAn author\n\nA long line that ends here.\nAnother that ends."
    assert paragraphs(ragged.split("\n")) == [line for line in ragged.split("\n") if line]


@given(st.lists(st.text(st.sampled_from("aB .?!–\t“”1:5я中"), max_size=30), max_size=12))
def test_nothing_is_lost(lines: list[str]) -> None:
    found = paragraphs(lines)
    assert "".join("".join(found).split()) == "".join("".join(lines).split())
    assert [part.raw for part in article(found, "en").parts] == found


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "there is no text to score"),
        (b" \r\n\r\n", "there is no text to score"),
        (b"...\n", "there is no text to score"),
        (b"<html><body><p>\xcd</p></body></html>", "byte 16 is not UTF-8, and it names no charset"),
        (b"<!doctype html><title>x</title>", "no article is found on this page"),
    ],
)
def test_what_holds_no_article(tmp_path: Path, content: bytes, problem: str) -> None:
    with pytest.raises(InputError) as raised:
        read(saved(tmp_path, content))
    assert raised.value.problem == problem
    assert raised.value.remedy


def test_a_broken_line_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = saved(tmp_path, b"The bridge is open\n\nIt co\xfft 5 million.\n\nIt is long.\n")
    document, [problem] = read(path)
    assert [segment.target.raw for segment in document.segments] == ["The bridge is open", "It is long."]
    assert (problem.path, problem.line) == (str(path), 3)
    with pytest.raises(InputError):
        read(path, strict=True)


def test_a_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a table of pairs is no plain article"):
        read(saved(tmp_path, "a\tb\n", "pair.tsv"))


@pytest.mark.parametrize(
    ("charset", "encoding"), [("utf-8", "utf-8"), ("windows-1251", "cp1251"), ("utf-8", "utf-8-sig")]
)
@pytest.mark.parametrize("name", ["page.ru.html", "page.ru.txt"])
def test_a_page_is_read_as_an_article(tmp_path: Path, charset: str, encoding: str, name: str) -> None:
    pytest.importorskip("trafilatura")
    document, _ = read(saved(tmp_path, PAGE.format(charset=charset).encode(encoding), name))
    assert [(segment.role, segment.target.raw) for segment in document.segments] == [
        ("headline", "Мост открыт"),
        ("lead", "Вчера в городе открыли новый мост. Строили его четырнадцать месяцев, говорит мэр."),
        ("subhead", "Зачем он нужен"),
        ("body", "Старый мост закрывали каждую зиму, и жители ездили в объезд через соседний город."),
        ("body", "Первая полоса – для машин;"),
        ("body", "вторая полоса – для автобусов."),
    ]
    assert (document.published, document.target_language, document.id) == (DAY, "ru", "page")


def test_issues_are_at_their_places_in_every_form(tmp_path: Path) -> None:
    path = saved(tmp_path, ENGLISH)
    common = "score", path, "--target-only", "--target-lang", "en"
    shown = tqcheck(*common, cwd=tmp_path)
    assert shown.status == 0
    assert "English, target only" in shown.out
    assert "“The the” is repeated" in shown.out or "“The” is repeated" in shown.out
    whole = json.loads(tqcheck(*common, "--format", "json", cwd=tmp_path).out)
    schema = json.loads((ROOT / "docs" / "report-schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(whole)
    [document] = whole["documents"]
    assert (document["source_lang"], document["target_only"]) == (None, True)
    assert document["score"]["words"] == len(ENGLISH.split())
    found = {
        issue["code"]: [
            segment["target"][span["start"] : span["end"]] == span["text"] and span["text"] for span in issue["spans"]
        ]
        for segment in document["segments"]
        for issue in segment["issues"]
    }
    assert found == {
        "boilerplate": ["Skip to content"],
        "repeated-word": ["The the"],
        "quotation-marks": ["winter, ”the"],
    }
    page = tqcheck(*common, "--format", "html", cwd=tmp_path).out
    assert "target-only" in page and 'class="source' not in page


def test_accepted_issues_are_set_aside(tmp_path: Path) -> None:
    path = saved(tmp_path, ENGLISH)
    tqcheck("score", path, "--target-only", "--write-accepted", tmp_path / "ok.tsv", cwd=tmp_path)
    again = tqcheck("score", path, "--target-only", "--accepted", tmp_path / "ok.tsv", cwd=tmp_path)
    assert "3 issues, not shown" in again.out
    assert "none in 9 segments" in again.out


def test_the_day_that_is_given_goes_over_the_articles_own(tmp_path: Path) -> None:
    document, _ = read(saved(tmp_path, ENGLISH), published=datetime.date(2026, 1, 1))
    assert document.published == datetime.date(2026, 1, 1)
    ended = tqcheck("score", saved(tmp_path, ENGLISH), "--target-only", "--published", "soon", cwd=tmp_path)
    assert ended.status == 2 and "soon" in ended.err


@pytest.mark.parametrize(
    ("rows", "options", "expected"),
    [
        ("source\ttarget\tpublished\nA.\tБ.\t2026-03-05\n", {"published": datetime.date(2020, 1, 1)}, DAY),
        ("source\ttarget\nA.\tБ.\n", {"published": DAY}, DAY),
        ("source\ttarget\nA\tМост открыт\nMarch 5, 2026\t5 марта 2026 г.\n", {}, DAY),
        ("source\ttarget\nA.\tБ.\n", {}, None),
    ],
)
def test_the_day_of_a_table(tmp_path: Path, rows: str, options: dict[str, Any], expected: Any) -> None:
    path = saved(tmp_path, rows, "a.en-ru.tsv")
    [document] = read_table(str(path), report=lambda error: None, **options)
    assert document.published == expected
    assert {segment.published for segment in document.segments} == {expected}


ALONE = [check for check in find_checks().values() if not check.needs_source]


@pytest.mark.parametrize("check", ALONE, ids=[check.code for check in ALONE])
def test_what_a_check_says_without_a_source_lies_in_the_translation(check: Any) -> None:
    for example in check.examples:
        given = document_of(example)
        tag = given.target_language
        segments = tuple(
            type(one)(one.id, type(one.target)("", tag, "source", one.id), one.target, one.role)
            for one in given.segments
        )
        document = Document("example", tag, tag, segments, target_only=True)
        report = Checker(None, [check]).check(document)
        assert not report.failures
        assert all(span.side == "target" for issue in report.issues for span in issue.spans)


def test_a_check_that_needs_a_source_does_not_run_without_one() -> None:
    segments = tuple(
        type(one)("1", type(one.target)("", "en", "source", "1"), one.target)
        for one in document_of(find_checks()["number-added"].examples[0]).segments
    )
    report = Checker().check(Document("a", "en", "en", segments, target_only=True))
    assert not any(find_checks()[issue.code].needs_source for issue in report.issues)
