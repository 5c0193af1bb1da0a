"""Reports in the reader's language: all that is ours is translated, and nothing of the article's."""

import gettext
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from command_line import CLEAN, CRITICAL, table, tqcheck
from playwright.sync_api import Browser, sync_playwright
from render_reports import article, pair, rendered, report
from reviewing import CHROMIUM, FLAGS

from tqcheck.messages import catalogue, counted, number
from tqcheck.render.html import FOLDER, SCRIPT_SAYS
from tqcheck.report import Report
from tqcheck.version import VERSION


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists() and os.environ.get("CI") != "true":
        pytest.skip(f"there is no {CHROMIUM}: tools/install_system_parts.sh installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Marked(gettext.NullTranslations):
    """Everything translated, to itself between ‹ and ›."""

    def gettext(self, message: str) -> str:
        return f"‹{message}›"

    def ngettext(self, one: str, many: str, count: int) -> str:
        return f"‹{one if count == 1 else many}›"

    def pgettext(self, context: str, message: str) -> str:
        return f"‹{message}›"


class Shown(HTMLParser):
    """The texts of a page that are read, aloud or not."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.quiet = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.quiet = tag in ("style", "script", "title", "code")
        self.texts += [value or "" for name, value in attrs if name in ("title", "aria-label")]

    def handle_data(self, data: str) -> None:
        if not self.quiet:
            self.texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        self.quiet = False


def reports() -> list[Report]:
    """Reports with every kind of thing that is said of a document."""
    loose = report([pair(1, "Да", "Yes", reference="Yes"), pair(2, "", "")], article=False, path="-")
    alone = report([pair(1, "", "No")])
    alone = replace(alone, document=replace(alone.document, target_only=True))
    return [article(), loose, alone, report([pair(1, "Мир " * 200, "Peace " * 200)])]


def untranslated(text: str) -> set[str]:
    """The words of a text that are neither ours and translated, nor of the article, nor names of checks."""
    while (rest := re.sub("‹[^‹›]*›", " ", text)) != text:
        text = rest
    own = ["tqcheck", VERSION, "accuracy/mistranslation", "chrF BLEU TER"]
    for one in reports():
        document = one.document
        own += [document.id, document.path, document.source_language, document.target_language]
        own += [part.raw for segment in document.segments for part in (segment.source, segment.target)]
        own += [text for issue in one.issues for text in (issue.code, issue.suggestion or "")]
    return set(re.findall(r"[^\W\d_]+", text)) - set(re.findall(r"[^\W\d_]+", " ".join(own)))


def test_a_page_leaves_nothing_in_english() -> None:
    shown = Shown()
    shown.feed(rendered("html", reports(), catalogue=Marked()))
    assert untranslated("\n".join(shown.texts)) == set()


@pytest.mark.parametrize("quiet", [False, True])
def test_a_terminal_leaves_nothing_in_english(quiet: bool) -> None:
    text = rendered("console", reports(), catalogue=Marked(), quiet=quiet, colour=False)
    assert untranslated(re.sub(r"\n +(?=\S)", " ", text)) == set()


def test_a_report_for_programs_is_in_english_whoever_reads_it() -> None:
    for form in ("json", "jsonl"):
        assert rendered(form, [article()], catalogue=catalogue("kk")) == rendered(form, [article()])


def test_the_script_of_a_page_asks_for_what_the_page_brings() -> None:
    script = (FOLDER / "page.js").read_text("utf-8")
    assert set(re.findall(r"\bsay\(\"([^\"]+)\"", script)) == set(SCRIPT_SAYS)


def test_a_page_filters_and_jumps_in_the_readers_language(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(rendered("html", [article()], catalogue=catalogue("kk")), "utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    assert page.get_attribute("html", "lang") == "kk"
    assert page.locator(".jump [role=status]").inner_text() == "ескертуі бар: 4"
    page.get_by_label("елеулі 2").uncheck()
    page.get_by_role("button", name="Ескертуі бар келесі сегмент").click()
    assert page.locator(".jump [role=status]").inner_text() == "ескертуі бар сегменттер: 1 / 4"
    page.close()


@pytest.mark.parametrize(
    ("tag", "lines"),
    [
        ("kk", ["қарап шығу: 2 елеулі ескерту", "түпнұсқада «1500» саны жоқ  number-added", "ескертулер  елеулі: 2"]),
        ("ru", ["просмотреть: 2 значительных замечания", "в оригинале нет числа «1500»  number-added"]),
        ("ru-KZ", ["просмотреть: 2 значительных замечания"]),
    ],
)
def test_a_report_at_a_terminal(tag: str, lines: list[str], tmp_path: Path) -> None:
    rows = "Der Bund zahlt.\tThe state pays 1500 euros.", "Der Kreis zahlt.\tThe county pays 90 euros."
    ended = tqcheck("score", table(tmp_path, *rows, name="a.de-en.tsv"), "--report-lang", tag, cwd=tmp_path)
    assert ended.status == 1
    assert [line for line in lines if line not in ended.out] == []


def test_the_language_of_reports_may_be_set(tmp_path: Path) -> None:
    (tmp_path / "tqcheck.toml").write_text('report_lang = "kk"\n', "utf-8")
    assert "аударма жоқ  empty-translation" in tqcheck("score", table(tmp_path, CRITICAL), cwd=tmp_path).out


def test_a_language_that_we_do_not_write_is_refused(tmp_path: Path) -> None:
    ended = tqcheck("score", table(tmp_path, CLEAN), "--report-lang", "kz", cwd=tmp_path)
    assert ended.status == 2
    assert ended.err == "tqcheck: no report is written in “kz” (did you mean “kk”?)\n"


@pytest.mark.parametrize(
    ("tag", "figure", "issues"),
    [
        ("en", "1,204.5", ["1 issue", "2 issues", "5 issues", "1,021 issues"]),
        ("kk", "1\u00a0204,5", ["1 ескерту", "2 ескерту", "5 ескерту", "1\u00a0021 ескерту"]),
        ("ru", "1\u00a0204,5", ["1 замечание", "2 замечания", "5 замечаний", "1\u00a0021 замечание"]),
    ],
)
def test_figures_and_counts(tag: str, figure: str, issues: list[str]) -> None:
    words = catalogue(tag)
    assert number("1,204.5", words) == figure
    assert [counted("{count} issue", "{count} issues", count, words) for count in (1, 2, 5, 1021)] == issues
