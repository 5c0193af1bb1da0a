import base64
import hashlib
import itertools
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from render_reports import article, issue, pair, rendered, report
from rich.cells import cell_len

import tqcheck.render
from tqcheck.accepted import Entry
from tqcheck.model import Failure, Severity, segment
from tqcheck.render.flow import direction

ARABIC = segment("The bridge has reopened.", "أُعيد فتح الجسر بعد أعمال الصيانة التي استمرت عاما كاملا.", "en ar")
CHINESE = segment("The bridge has reopened.", "大桥经过十四个月的维修后重新开放，" * 5, "en zh")
LONG = segment("Слово.", "Donaudampfschifffahrtsgesellschaftskapitän" * 3 + " und e\u0301 \u200bmehr", "ru de")

EDITED = [("a", Severity.MINOR), ("b", Severity.MAJOR), ("a b", Severity.NEUTRAL)]


def marked(place: object, *spans: tuple[int, int]) -> object:
    issues = [
        issue([(place, place.target.raw[start:end])], severity=level)
        for (start, end), level in zip(spans, itertools.cycle(Severity), strict=False)
    ]
    return report([place], issues)


def test_a_pipe_gets_marks_and_no_colours() -> None:
    text = rendered("console", [article()], colour=False)
    assert "\x1b" not in text
    for line in (
        "1  headline",
        "      en  ⟦4 tons⟧ seized",
        "   major  it is wrong  number-mismatch",
        "     try  5",
        "      en  The ministry said 5 tons ⟦was was⟧ seized.",
        "      en  A ⟦<b>bold</b>⟧ [red]tag[/red] & more.",
        " neutral  [bold]<i>as text[/bold]  markup",
        "      en  (empty)",
        "       2  The ministry said ⟦5 tons⟧ was was seized.",
        " verdict  hold: 1 critical issue",
        "accepted  1 issue, not shown",
    ):
        assert line in text.splitlines()


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([(0, 1)], "⟦a⟧bcdef"),
        ([(0, 2), (1, 4)], "⟦abcd⟧ef"),
        ([(0, 2), (2, 4)], "⟦ab⟧⟦cd⟧ef"),
        ([(1, 5), (2, 3)], "a⟦bcde⟧f"),
        ([(0, 6), (0, 6)], "⟦abcdef⟧"),
        ([(4, 6), (0, 1)], "⟦a⟧bcd⟦ef⟧"),
    ],
)
def test_overlapping_spans_are_one_mark(spans: list[tuple[int, int]], shown: str) -> None:
    assert f"en  {shown}\n" in rendered("console", [marked(pair(1, "а", "abcdef"), *spans)], colour=False)


def test_a_terminal_gets_colours_and_no_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    text = rendered("console", [article()], colour=True)
    assert "\x1b[4;31m4\x1b[0m" in text
    assert "⟦" not in text


@pytest.mark.parametrize(
    ("suggestion", "shown"),
    [
        ("5\N{NO-BREAK SPACE}000", "5⟨no-break space⟩000"),
        (" ", "⟨space⟩"),
        ("yes ", "yes⟨space⟩"),
        ("one  two", "one ⟨space⟩two"),
        ("\N{ZERO WIDTH SPACE}co\N{SOFT HYPHEN}urt", "⟨zero width space⟩co⟨soft hyphen⟩urt"),
        ("« oui »", "« oui »"),
        ("می\N{ZERO WIDTH NON-JOINER}رود", "می\N{ZERO WIDTH NON-JOINER}رود"),
        ("Tom & “Jerry”", "Tom & “Jerry”"),
    ],
)
def test_what_is_not_seen_of_a_suggestion_is_named(suggestion: str, shown: str) -> None:
    place = pair(1, "а", "a b")
    result = report([place], [issue([(place, "a")], suggestion=suggestion)])
    assert f"     try  {shown}\n" in rendered("console", [result], colour=False)
    page = rendered("html", [result])
    bold = re.search(r'<b dir="auto">(.*)</b>', page)
    assert bold
    assert unescape(re.sub(r"<[^>]*>", "", bold[1])) == suggestion  # which is what is copied
    assert page.count("<i data-name=") == shown.count("⟨")


def test_the_figures_say_how_many_edits_are_certain() -> None:
    place = pair(1, "а", "a b")
    found = [replace(issue([(place, words)], severity=level), edit="c") for words, level in EDITED]
    result = report([place], found)
    assert "   edits  2 that tqcheck fix can make\n" in rendered("console", [result], colour=False)
    assert "<dt>Edits</dt><dd>2 that tqcheck fix can make</dd>" in rendered("html", [result])
    assert "fix" not in rendered("console", [article()], colour=False)


@pytest.mark.parametrize("width", [20, 40, 80])
@pytest.mark.parametrize("place", [ARABIC, CHINESE, LONG], ids=["Arabic", "Chinese", "long words"])
def test_lines_keep_to_the_width(width: int, place: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    text = rendered("console", [marked(place, (0, 12))], colour=False)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    bare = re.sub(r"\s", "", text)
    assert re.sub(r"\s", "", place.target.raw)[20:] in bare


def test_an_article_cannot_steer_the_terminal() -> None:
    place = pair(1, "А\u2028Б\r\n", "red \x1b[31mtext\x07\x9b0m\nsecond")
    text = rendered("console", [marked(place, (0, 3))], colour=False)
    assert "en  ⟦red⟧ ␛[31mtext␇�0m second\n" in text


def test_quiet_is_one_line_a_document() -> None:
    reports = [article(), report([pair(1, "Слово. " * 120, "Word. " * 120)], path="long/" * 30 + "a.tsv")]
    lines = rendered("console", reports, quiet=True, colour=False).splitlines()
    assert lines[0] == "    hold  news.ru-en.tsv: 1 critical, 2 major, 2 minor, 1 neutral"
    assert lines[1].startswith(" publish  long/long")
    assert lines[1].endswith("no issues; quality 100")
    assert len(lines) == 2


@pytest.mark.parametrize("form", ["console", "html"])
def test_what_went_wrong_is_said(form: str) -> None:
    stale = Entry(("repeated-word", ("was was",), ("…", "It was was.")), "news", "", 7)
    text = rendered(form, [article()], failures=[Failure("a.tsv:3", "no text")], stale=lambda: [stale])
    assert "a.tsv:3: no text" in text
    assert "line 7: repeated-word" in text


class Page(HTMLParser):
    """What a browser would see of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.sides: list[tuple[str, str, str]] = []
        self._side: dict[str, str] | None = None
        self._text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.ids += [found[name] for name in ("id",) if name in found]
        self.links += [found[name] for name in ("href",) if name in found]
        assert not {"src", "style", "onclick"} & set(found)
        if tag == "p" and found.get("class") in ("source", "target"):
            self._side, self._text = found, ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "p" and self._side:
            self.sides.append((self._side["lang"], self._side["dir"], self._text))
            self._side = None

    def handle_data(self, data: str) -> None:
        self._text += data


def test_a_page_is_whole() -> None:
    attack = pair(5, "<!--", "</p></style><script>alert(1)</script> &amp; \"'")
    reports = [article(), article(), report([attack, ARABIC], [issue([(attack, "<script>")])])]
    page = Page(rendered("html", reports))
    assert page.tags.count("script") == 1
    assert len(page.ids) == len(set(page.ids))
    assert all(link.removeprefix("#") in page.ids for link in page.links)
    assert ("en", "ltr", attack.target.raw) in page.sides
    assert ("ar", "rtl", ARABIC.target.raw) in page.sides
    assert sum(text.startswith("A <b>bold</b>") for *_, text in page.sides) == 2


def test_a_page_runs_its_own_script_and_style_only() -> None:
    text = rendered("html", [article()])
    for element in ("style", "script"):
        (content,) = re.findall(f"<{element}>(.*?)</{element}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in text
    assert "http:" not in text
    assert "https:" not in text


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("", "ltr"),
        ("Almaty", "ltr"),
        ("NATO اجتمع حلف", "rtl"),
        ("The word שלום.", "ltr"),
        ("«Алматы»", "ltr"),
    ],
)
def test_direction(text: str, way: str) -> None:
    assert direction(text) == way


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_enough_in_light_dark_and_print() -> None:
    style = (Path(tqcheck.render.__file__).parent / "page.css").read_text("utf-8")
    palettes = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    assert len(palettes) == 3
    for palette in palettes:
        colour = dict(re.findall(r"--([\w-]+): (#\w{6})\b", palette))
        levels = [level.label for level in Severity]
        grounds = ["paper", "raised", *(f"{level}-tint" for level in levels)]
        used = [(text, ground) for text in ("ink", "soft") for ground in grounds]
        used += [(level, ground) for level in (*levels, "publish") for ground in ("paper", f"{level}-tint")]
        for text, ground in (*used, ("link", "paper"), ("link", "raised")):
            dark, light = sorted((_luminance(colour[text]), _luminance(colour[ground])))
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (text, ground)
