"""A review in a real browser, by keyboard alone, against the real server."""

from __future__ import annotations

import os
import re
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright
from reviewing import ARTICLE, CHROMIUM, FLAGS, article, command, kept, served

SAVED = "All saved"
# Two sentences of three have one issue, and that a certain one: a figure that is another one.
LONG = [
    (f"В доме {number} живут {number + 3} семьи.", f"In house {number} live {number + 3 + (number % 3 > 0)} families.")
    for number in range(100, 400)
]


expect.set_options(timeout=20_000)  # however busy the machine is


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists() and os.environ.get("CI") != "true":
        pytest.skip(f"there is no {CHROMIUM}: tools/install_system_parts.sh installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def page_of(browser: Browser, link: str, **context: object) -> Iterator[Page]:
    """A page that came in by a link and stands at its first issue; what goes wrong in its script is an error here."""
    errors: list[str] = []
    held = browser.new_context(viewport={"width": 1280, "height": 800}, **context)  # type: ignore[arg-type]
    page = held.new_page()
    page.set_default_timeout(20_000)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if "Content Security" in said.text else None)
    page.goto(link)
    expect(page.locator(".row:focus")).to_be_visible()
    expect(page.locator("#issue h2, #issue p").first).to_be_visible()
    try:
        yield page
    finally:
        assert errors == []
        held.close()


def press(page: Page, keys: str) -> None:
    for key in keys.split():
        page.keyboard.press(key)


def eventually(page: Page, true: str) -> None:
    """Wait until an expression holds; the page's policy forbids Playwright's own way, which is to evaluate a string."""
    for _ in range(100):
        if page.evaluate(true):
            return
        page.wait_for_timeout(100)
    raise AssertionError(true)


def test_a_whole_review_by_keyboard(browser: Browser, tmp_path: Path) -> None:
    path = article(tmp_path)
    with served(path, author="Айгерім") as links, page_of(browser, links[-1]) as page:
        expect(page.locator("#left")).to_have_text("4 of 4 left")
        expect(page.locator(".row[aria-current] .name")).to_have_text("4")  # the gravest first: a sentence is lost
        press(page, "e")
        page.keyboard.type("Traffic has been restored.")
        press(page, "Control+Enter")
        expect(page.locator("#r3 .target")).to_have_text("Traffic has been restored.")
        press(page, "j")
        expect(page.locator("#issue h2")).to_contain_text("“14 месяцев” became “15 months”")
        press(page, "c e Control+a")
        page.keyboard.type("The bridge was built in 14 months.")
        press(page, "Control+Enter j D")
        page.keyboard.type("так и было")
        press(page, "Control+Enter")
        expect(page.locator("#issue .decided")).to_contain_text("Dismissed by Айгерім")
        expect(page.locator("#issue .decided")).to_contain_text("так и было")
        press(page, "j n")
        page.keyboard.type("Ask the desk.")
        press(page, "Control+Enter a")  # a certain edit
        expect(page.locator("#r2 .target")).to_have_text("The road is open to everyone.")
        expect(page.locator("#left")).to_have_text("0 of 1 left")
        press(page, "o")
        expect(page.locator("#said")).to_have_text("Nothing is left undecided.")
        expect(page.locator("#saved")).to_have_text(SAVED)
        press(page, "g d")
        expect(page.locator("#progress")).to_contain_text("0 of 4 issues are undecided; 3 are mended")
    decisions = kept(path)
    assert [(one.kind, one.code) for one in decisions] == [
        ("confirm", "empty-translation"),
        ("edit", ""),
        ("confirm", "number-mismatch"),
        ("edit", ""),
        ("dismiss", "number-mismatch"),
        ("note", ""),
        ("confirm", "repeated-word"),
        ("edit", ""),
    ]
    assert {one.author for one in decisions} == {"Айгерім"}
    assert [one.suggested for one in decisions if one.kind == "edit"] == [False, False, True]


def test_a_burst_of_keys_loses_and_doubles_nothing(browser: Browser, tmp_path: Path) -> None:
    path = article(tmp_path, LONG)
    asked: list[str] = []

    def failing(route: Route) -> None:
        """Every third answer fails, in turn before the server has the decisions and after it has kept them."""
        asked.append(route.request.url)
        if len(asked) % 3:
            route.continue_()
        elif len(asked) % 2:
            route.abort()
        else:
            route.fetch()
            route.fulfill(status=500, body="lost")

    with served(path) as links, page_of(browser, links[-1]) as page:
        issues = int(page.locator("#left").inner_text().split()[0])
        page.route("**/api/decisions", failing)
        for number in range(150):
            page.keyboard.press("cd"[number % 2])
            page.keyboard.press("j")
        expect(page.locator("#saved")).to_have_text(SAVED, timeout=30_000)
        expect(page.locator("#left")).to_have_text(f"{issues - 150} of {issues} left")
    decisions = kept(path)
    assert len(asked) > 10
    assert [one.kind for one in decisions] == ["confirm", "dismiss"] * 75
    assert Counter(one.fingerprint for one in decisions).most_common(1)[0][1] == 1


def test_what_could_not_be_sent_survives_the_page(browser: Browser, tmp_path: Path) -> None:
    path = article(tmp_path)
    with served(path) as links, page_of(browser, links[-1]) as page:
        page.route("**/api/decisions", lambda route: route.abort())
        page.reload()  # in a page that is open the browser may let the first request pass
        expect(page.locator(".row:focus")).to_be_visible()
        expect(page.locator("#issue h2").first).to_be_visible()
        press(page, "c j d")
        expect(page.locator("#saved")).to_contain_text("Not saved yet: 2")
        asked: list[str] = []
        page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        page.unroute("**/api/decisions")
        page.route("**/api/decisions", lambda route: route.abort())
        page.reload()
        assert asked == ["beforeunload"]
        expect(page.locator("#left")).to_have_text("2 of 4 left")
        assert kept(path) == []
        page.unroute("**/api/decisions")
        expect(page.locator("#saved")).to_have_text(SAVED, timeout=20_000)
        assert [one.kind for one in kept(path)] == ["confirm", "dismiss"]
        press(page, "u u")
        expect(page.locator("#left")).to_have_text("4 of 4 left")


def test_two_browsers_see_each_other(browser: Browser, tmp_path: Path) -> None:
    path = article(tmp_path)
    with served(path, author="One") as links, page_of(browser, links[0]) as one, page_of(browser, links[1]) as two:
        two.get_by_text("Settings").click()
        two.get_by_label("You decide as").fill("Two")
        press(two, "Escape")
        press(one, "j c")
        press(two, "j")
        expect(two.locator("#issue .decided")).to_contain_text("Confirmed by One")
        press(two, "j d e Control+a")
        two.keyboard.type("There are 12 buses on the bridge.")
        press(two, "Control+Enter")
        expect(one.locator("#r4 .target")).to_have_text("There are 12 buses on the bridge.")
        expect(one.locator("#left")).to_have_text("2 of 3 left")
    assert [(one.kind, one.author) for one in kept(path)] == [("confirm", "One"), ("dismiss", "Two"), ("edit", "Two")]


def test_two_processes_share_a_store(browser: Browser, tmp_path: Path) -> None:
    path = article(tmp_path)
    with command(path, "--author", "Two") as other, served(path, author="One") as links:
        first, second = page_of(browser, links[0]), page_of(browser, other.link)
        with first as one, second as two:
            press(one, "d")
            expect(two.locator("#issue .decided")).to_contain_text("Dismissed by One")
            press(two, "j c")
            expect(one.locator("#left")).to_have_text("2 of 4 left")


def test_an_editor_left_open_confirms_the_issue_it_was_opened_for(browser: Browser, tmp_path: Path) -> None:
    path = article(tmp_path)
    with served(path) as links, page_of(browser, links[-1]) as page:
        press(page, "j e Control+a")
        page.keyboard.type("The bridge was built in 14 months.")
        page.locator("#r4 .name").click()
        expect(page.locator(".row[aria-current] .name")).to_have_text("5")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.locator(".row:focus .name")).to_contain_text("2")
        expect(page.locator("#saved")).to_have_text(SAVED)
    assert [(one.kind, one.words) for one in kept(path)] == [("confirm", ("15", "14")), ("edit", ())]


def test_undo(browser: Browser, tmp_path: Path) -> None:
    path = article(tmp_path)
    with served(path) as links, page_of(browser, links[-1]) as page:
        press(page, "End a")
        expect(page.locator("#r2 .target")).to_have_text("The road is open to everyone.")
        expect(page.locator("#left")).to_have_text("3 of 3 left")
        press(page, "Home d u")
        expect(page.locator("#left")).to_have_text("3 of 3 left")
        press(page, "u")  # the edit, and that it was an error
        expect(page.locator("#r2 .target")).to_have_text("The the road is open to everyone.")
        expect(page.locator("#left")).to_have_text("4 of 4 left")
        press(page, "u")
        expect(page.locator("#said")).to_have_text("There is nothing of yours to undo.")


def test_a_killed_server_has_kept_all_it_acknowledged(browser: Browser, tmp_path: Path) -> None:
    path = article(tmp_path, LONG)
    with command(path) as server, page_of(browser, server.link) as page:
        for _ in range(60):
            press(page, "c j")
        eventually(page, "Object.keys(localStorage).filter((key) => key.startsWith('tqcheck ')).length < 40")
        server.process.send_signal(signal.SIGKILL)
        server.process.wait()
        press(page, "c j c j")
        expect(page.locator("#saved")).to_contain_text("Not saved yet")
        unsent = page.evaluate(
            "Object.entries(localStorage).filter(([key]) => key.startsWith('tqcheck '))"
            ".map(([, text]) => JSON.parse(text).decision.token)"
        )
    decided = kept(path)
    assert len({one.token for one in decided} | set(unsent)) == 62  # what was kept and not acknowledged is in both
    with served(path) as links, page_of(browser, links[-1]) as page:
        expect(page.locator("#left")).to_contain_text(f"of {len(LONG) - 100} left")
        press(page, "Home")
        expect(page.locator("#issue .decided")).to_contain_text("Confirmed by")
        left = int(page.locator("#left").inner_text().split()[0])
        assert left == len(LONG) - 100 - len(decided)


def test_what_a_killed_server_did_not_get_is_sent_when_the_command_is_called_again(
    browser: Browser, tmp_path: Path
) -> None:
    path = article(tmp_path)
    with command(path) as server, page_of(browser, server.link) as page:
        server.process.send_signal(signal.SIGKILL)
        server.process.wait()
        press(page, "c j d")
        expect(page.locator("#saved")).to_contain_text("Not saved yet: 2")
        with command(path) as again:
            other = page.context.new_page()
            other.goto(again.link)
            for one in (other, page):
                expect(one.locator("#saved")).to_have_text(SAVED)
    assert [one.kind for one in kept(path)] == ["confirm", "dismiss"]


def test_a_link_in_another_site_lets_in_as_well(browser: Browser, tmp_path: Path) -> None:
    with served(article(tmp_path)) as links, closing(browser.new_page()) as page:
        mail = f'<a href="{links[-1]}">Review</a>'
        page.route("http://mail.example/", lambda route: route.fulfill(body=mail, content_type="text/html"))
        page.goto("http://mail.example/")
        page.get_by_text("Review").click()
        expect(page.locator(".row:focus")).to_be_visible()


def test_axe_finds_nothing(browser: Browser, tmp_path: Path) -> None:
    paths = (
        article(tmp_path),
        article(tmp_path, [("大桥在14个月后开放。", "The bridge opened after 15 months.")], "b.zh-en.tsv"),
    )

    def clean(page: Page, what: str) -> None:
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            results = Axe().run(page)
            assert results.violations_count == 0, f"{what}, {scheme}: {results.generate_report()}"

    with served(*paths) as links, page_of(browser, links[-1], bypass_csp=True) as page:
        press(page, "j c j D")
        clean(page, "dismiss, why")
        page.keyboard.type("why")
        press(page, "Control+Enter n")
        page.keyboard.type("a note")
        press(page, "Control+Enter")
        expect(page.locator("#saved")).to_have_text(SAVED)
        clean(page, "text")
        press(page, "e")
        clean(page, "editor")
        press(page, "Escape f")
        clean(page, "filter")
        press(page, "Escape ?")
        clean(page, "help")
        press(page, "Escape")
        page.get_by_text("Settings").click()
        clean(page, "settings")
        page.set_viewport_size({"width": 420, "height": 800})
        page.get_by_role("button", name="List").click()
        page.get_by_text("Export").click()
        clean(page, "narrow, with exports")
        page.goto(re.sub(r"/enter.*", "/figures", links[0]))
        clean(page, "figures")
        page.context.clear_cookies()
        page.reload()
        clean(page, "stranger")


def test_nothing_in_texts_notes_and_glossaries_runs(browser: Browser, tmp_path: Path) -> None:
    evil = "<img src=x onerror=window.hacked=1><script>window.hacked=1</script>"
    rows = [(f"Налог {evil} 14.", f"The duty {evil} 15."), ARTICLE[2]]
    glossary = tmp_path / "evil.tsv"
    glossary.write_text(f"ru\ten\tnote\nналог\ttax | !duty\t{evil}\n", "utf-8")
    path = article(tmp_path, rows)
    with served(path, author=evil[:90], glossaries=(str(glossary),)) as links, page_of(browser, links[-1]) as page:
        press(page, "Home")
        for _ in range(4):
            press(page, "D")
            page.keyboard.type(evil)
            press(page, "Control+Enter n")
            page.keyboard.type(evil)
            press(page, "Control+Enter j")
        expect(page.locator("#saved")).to_have_text(SAVED)
        page.get_by_placeholder("Search").fill("<img")
        press(page, "Enter")
        expect(page.locator(".item .words").first).to_contain_text("<img")
        assert page.locator("#issue").inner_text().count("<script>window.hacked=1</script>") >= 2
        press(page, "Escape g d")
        expect(page.locator("h1")).to_have_text("Figures")
        assert page.locator("img").count() == 0
        assert page.evaluate("window.hacked") is None


def test_a_long_file_is_in_the_page_as_far_as_it_is_in_sight(browser: Browser, tmp_path: Path) -> None:
    path = article(tmp_path, [(f"{a} № {n}.", f"{b} No. {n}.") for n in range(1_000) for a, b in ARTICLE[:3]])
    with served(path, select=("repeated-word",)) as links, page_of(browser, links[-1]) as page:
        press(page, "End")
        expect(page.locator(".row:focus .name")).to_have_text("3000")
        expect(page.locator(".row:focus")).to_be_in_viewport()
        press(page, "c Home")
        expect(page.locator(".row:focus .name")).to_have_text("3")
        for place in (0.3, 0.6, 0.9):
            page.locator("#flow").evaluate("(flow, place) => { flow.scrollTop = flow.scrollHeight * place }", place)
            eventually(
                page,
                "[...document.querySelectorAll('.row')].map((row) => row.getBoundingClientRect())"
                ".some((box) => box.top > 100 && box.bottom < 700)",
            )
        assert page.locator(".row").count() < 400
        assert page.locator(".item").count() < 60
        press(page, "/")
        page.keyboard.type("No. 777.")
        press(page, "Enter")
        expect(page.locator(".row:focus .name")).to_have_text("2332")
        expect(page.locator(".row:focus")).to_be_in_viewport()


def test_filter_order_and_search_by_keyboard(browser: Browser, tmp_path: Path) -> None:
    with served(article(tmp_path)) as links, page_of(browser, links[-1]) as page:
        names = page.locator(".item .at")
        expect(names).to_have_text(["4", "2", "5", "3"])
        press(page, "s")
        expect(names).to_have_text(["2", "3", "4", "5"])
        press(page, "f Tab Space Escape")  # without major ones; the issue at hand stays
        expect(page.locator("#filtered")).to_have_text("Filter: on")
        expect(names).to_have_text(["3", "4"])
        press(page, "/")
        page.keyboard.type("МОСТ")
        press(page, "Enter")
        expect(names).to_have_text(["1", "2", "5"])
        press(page, "j")
        expect(page.locator(".row:focus .name")).to_have_text("2")
        press(page, "/ Escape")
        expect(names).to_have_text(["2", "3", "4"])


def test_the_keys_of_another_keyboard(browser: Browser, tmp_path: Path) -> None:
    with served(article(tmp_path)) as links, page_of(browser, links[-1], locale="ru-RU") as page:
        expect(page.locator("html")).to_have_attribute("lang", "ru")
        for key, code in (("о", "KeyJ"), ("с", "KeyC")):  # Cyrillic letters where a Latin keyboard has j and c
            page.locator("body").dispatch_event("keydown", {"key": key, "code": code, "bubbles": True})
        expect(page.locator("#issue .decided.confirmed")).to_be_visible()


def test_every_text_has_its_language_and_direction(browser: Browser, tmp_path: Path) -> None:
    arabic = article(tmp_path, [("افتتح الجسر بعد 14 شهرا.", "The bridge opened after 15 months.")], "a.ar-en.tsv")
    chinese = article(tmp_path, [("大桥在14个月后开放。", "The bridge opened after 15 months.")], "b.zh-en.tsv")
    with served(arabic, chinese) as links, page_of(browser, links[-1]) as page:
        for row, tag, way in ((0, "ar", "rtl"), (1, "zh", "ltr")):
            expect(page.locator(f"#r{row} .source")).to_have_attribute("lang", tag)
            expect(page.locator(f"#r{row} .source")).to_have_attribute("dir", way)
        expect(page.locator("h2.document").first).to_contain_text("Arabic → English")
        press(page, "End")
        evidence = page.locator("#issue .evidence dd")
        assert {one.get_attribute("lang") for one in evidence.all()} == {"zh", "en"}


def test_one_tab_stop_for_the_list_and_one_for_the_text(browser: Browser, tmp_path: Path) -> None:
    with served(article(tmp_path)) as links, page_of(browser, links[-1]) as page:
        page.locator(".skip").focus()
        stops = []
        for _ in range(20):
            page.keyboard.press("Tab")
            stops.append(page.evaluate("(document.activeElement.closest('[id]') ?? document.body).id"))
        assert stops[5:11] == ["query", "main", "order", "list", "r3", "issue"]
        assert stops[11:14] == ["do-confirm", "do-dismiss", "do-apply"]
        page.get_by_role("button", name="Dismiss", exact=True).focus()
        press(page, "Enter")
        expect(page.locator("#issue .decided.dismissed")).to_be_visible()
        assert page.evaluate("document.activeElement.id") == "do-dismiss"  # a button that was pressed keeps the focus


def test_an_issue_lights_its_places_on_both_sides(browser: Browser, tmp_path: Path) -> None:
    with served(article(tmp_path)) as links, page_of(browser, links[-1]) as page:
        lit = page.locator("mark.lit")
        page.locator(".item button").nth(1).hover()
        expect(lit).to_have_text(["14", "15"])
        page.locator(".item button").nth(2).focus()
        expect(lit).to_have_text(["12", "13"])
        page.locator("#r1 .target mark").click()
        expect(page.locator(".row:focus .name")).to_have_text("2")
        expect(lit).to_have_text(["14", "15"])


def test_light_and_dark_by_choice(browser: Browser, tmp_path: Path) -> None:
    with served(article(tmp_path)) as links, page_of(browser, links[-1], color_scheme="light") as page:
        paper = "getComputedStyle(document.body).backgroundColor"
        light = page.evaluate(paper)
        page.get_by_text("Settings").click()
        page.get_by_label("dark").check()
        dark = page.evaluate(paper)
        assert light != dark
        page.reload()
        expect(page.locator(".row:focus")).to_be_visible()
        assert page.evaluate(paper) == dark
