"""The WordPress plug-in in a real WordPress that asks the real service."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import xmlrpc.client
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from wordpress_site import PASSWORD, PLUGIN, Site, answers, end, form_of, free_port, missing, php_value, running_site

SAMPLES = Path(__file__).parent.parent / "samples" / "kk-en"
SOURCE = "Көпір жөндеуден кейін ашылды\nЖөндеу жұмыстары 14 айға созылды.\nҚұрылысшылар көпірдің бойына 120 шам орнатты."
TITLE = "Bridge opens after repairs"
CLEAN = "<p>The repairs took 14 months.</p>\n<p>Builders put up 120 lamps along the bridge.</p>"
WRONG = CLEAN.replace("14", "15")
MINOR = CLEAN.replace("lamps along", "lamps along along")
PATIENCE = 30_000  # milliseconds: the editor is large, and the machine may be busy
REASON = "The agency has confirmed the figure."

lacking = missing()
pytestmark = pytest.mark.skipif(
    bool(lacking) and os.environ.get("CI") != "true", reason=f"no WordPress to test with: {lacking} is not installed"
)


class Desk(Site):
    """The site with its service, and the articles that tests put there."""

    service = ""
    token = ""

    def post(self, content: str, *, source: str = SOURCE, title: str = TITLE, user: str = "editor", **fields: Any) -> int:
        """A post that is saved without being checked, a draft unless `post_status` says otherwise."""
        values = {"post_title": title, "post_content": content, "meta_input": {"tqcheck_source": source}, **fields}
        insert = f"define('WP_IMPORTING', true); return wp_insert_post(wp_slash({php_value(values)}));"
        return int(self.php(insert, user=user))

    def reset(self) -> None:
        self.settings(
            url=self.service, token=self.token, source="text", source_key="tqcheck_source", source_lang="kk",
            target_lang="en", post_types=["post", "page"], critical="require", major="require", minor="advise",
            down="closed", timeout=20,
        )  # fmt: skip


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="tqcheck-wordpress-") as name:  # short: a socket's path has a limit
        yield Path(name)


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[tuple[str, str]]:
    """The address of the service and a token for it."""
    python, tokens = [sys.executable, "-m", "tqcheck"], folder / "tokens"
    made = subprocess.run([*python, "token", "new", "desk", "--tokens", tokens], check=True, capture_output=True, text=True)
    port = free_port()
    command = [*python, "serve", "--port", str(port), "--tokens", str(tokens), "--store", str(folder / "store.sqlite")]
    with open(folder / "service.log", "wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        answers(lambda: httpx.get(f"http://127.0.0.1:{port}/readyz").status_code == 200, process)
        yield f"http://127.0.0.1:{port}", re.findall(r"\S{20,}", made.stdout)[-1]
    finally:
        end(process)


@pytest.fixture(scope="module")
def running(folder: Path, service: tuple[str, str]) -> Iterator[Desk]:
    with running_site(folder) as site:
        desk = Desk(site.root, site.url, site.clients)
        Desk.service, Desk.token = service
        yield desk


@pytest.fixture
def desk(running: Desk) -> Desk:
    running.reset()
    return running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


def screen(desk: Desk, browser: Browser, user: str) -> Page:
    """A page of a browser in which a user is logged in."""
    expect.set_options(timeout=PATIENCE)
    context = browser.new_context(base_url=desk.url, viewport={"width": 1280, "height": 900})
    cookies = desk.client(user).cookies.jar
    context.add_cookies([{"name": one.name, "value": one.value or "", "url": desk.url + one.path} for one in cookies])
    return context.new_page()


# The ways of publishing, but for REST and cron


def by_classic_editor(desk: Desk, post: int) -> None:
    sent(desk, post, publish="Publish")


def by_quick_edit(desk: Desk, post: int) -> None:
    nonce = re.search(r'name="_inline_edit" value="(\w+)"', desk.page("/wp-admin/edit.php"))
    fields = {"action": "inline-save", "post_type": "post", "screen": "edit-post", "post_view": "list"}
    given = {**fields, "_inline_edit": nonce and nonce[1], "post_ID": post, "_status": "publish"}
    row = desk.client("editor").post("/wp-admin/admin-ajax.php", data=given).text
    assert f"post-{post}" in row
    assert ("held by tqcheck" in row) == (desk.status(post) == "draft")


def by_bulk_edit(desk: Desk, post: int) -> str:
    form = form_of(desk.page("/wp-admin/edit.php"), "posts-filter")
    fields = {"bulk_edit": "Update", "action": "edit", "_status": "publish", "post[]": str(post), "post_view": "list"}
    given = {"_wpnonce": form["_wpnonce"], "screen": "edit-post", **fields}
    return desk.client("editor").get("/wp-admin/edit.php", params=given).text


def by_xml_rpc(desk: Desk, post: int) -> None:
    server: Any = xmlrpc.client.ServerProxy(f"{desk.url}/xmlrpc.php")
    assert server.wp.editPost(1, "editor", PASSWORD, post, {"post_status": "publish"})


def by_a_program(desk: Desk, post: int) -> None:
    desk.php(f"return wp_update_post(array('ID' => {post}, 'post_status' => 'publish'));", user="editor")


def past_the_insert_filters(desk: Desk, post: int) -> None:
    desk.php(f"return wp_publish_post({post});", user="editor")


def sent(desk: Desk, post: int, **fields: str) -> str:
    """The page after the classic editor's form was sent with some fields filled in."""
    page = desk.page(f"/wp-admin/post.php?post={post}&action=edit")
    kept = {"post_title": desk.field(post, "post_title"), "content": desk.field(post, "post_content")}
    return desk.client("editor").post("/wp-admin/post.php", data={**form_of(page, "post"), **kept, **fields}).text


@pytest.mark.parametrize(
    "publish",
    [by_classic_editor, by_quick_edit, by_bulk_edit, by_xml_rpc, by_a_program, past_the_insert_filters],
    ids=lambda way: way.__name__,
)
def test_every_way_of_publishing_asks(desk: Desk, publish: Callable[[Desk, int], object]) -> None:
    kind = "page" if publish is by_classic_editor else "post"
    wrong, clean = desk.post(WRONG, post_type=kind), desk.post(CLEAN, post_type=kind)
    publish(desk, wrong)
    publish(desk, clean)
    assert (desk.status(wrong), desk.status(clean)) == ("draft", "publish")
    assert httpx.get(desk.url, params={"p": wrong}).status_code == 404
    assert desk.meta(wrong, "_tqcheck")["outcome"] == "held"


def test_a_held_article_is_told_of_once_with_its_issues(desk: Desk) -> None:
    page = sent(desk, desk.post(WRONG, post_type="page"), publish="Publish")
    assert "has not been published; it is held back" in page
    assert "Page published" not in page
    assert "<mark>15</mark>" in page
    listed = by_bulk_edit(desk, desk.post(WRONG, title="Another bridge"))
    told = re.compile(r"Another bridge</a></strong>\s+has not been published")
    assert told.search(listed) and "<mark>15</mark>" in listed
    again = desk.page("/wp-admin/edit.php")
    assert not told.search(again) and "held by tqcheck" in again


# REST and the block editor


def test_rest_refuses_with_the_issues(desk: Desk) -> None:
    post = desk.post(WRONG)
    answer = desk.rest("editor", f"/wp/v2/posts/{post}", status="publish")
    data = answer.json()["data"]
    assert (answer.status_code, desk.status(post)) == (422, "draft")
    assert [(issue["code"], issue["severity"], issue["blocks"]) for issue in data["issues"]] == [
        ("number-mismatch", "major", True)
    ]
    assert data["issues"][0]["sentences"] == [
        {
            "source": [["Жөндеу жұмыстары ", False], ["14", True], [" айға созылды.", False]],
            "target": [["The repairs took ", False], ["15", True], [" months.", False]],
        }
    ]
    assert desk.rest("editor", f"/wp/v2/posts/{post}", status="publish", content=CLEAN).status_code == 200
    assert desk.status(post) == "publish"


def test_rest_reads_the_source_that_comes_with_a_new_article(desk: Desk) -> None:
    new = {"title": TITLE, "status": "publish", "meta": {"tqcheck_source": SOURCE}}
    refused, taken = (desk.rest("editor", "/wp/v2/posts", content=content, **new) for content in (WRONG, CLEAN))
    assert (refused.status_code, taken.status_code) == (422, 201)
    assert taken.json()["status"] == "publish"


def test_a_new_article_of_a_program_is_held(desk: Desk) -> None:
    values = {"post_title": TITLE, "post_status": "publish", "meta_input": {"tqcheck_source": SOURCE}}
    for content, status, outcome in ((WRONG, "draft", "held"), (CLEAN, "publish", "passed")):
        given = php_value({**values, "post_content": content})
        post = desk.php(f"return wp_insert_post(wp_slash({given}));", user="editor")
        assert (desk.status(post), desk.meta(post, "_tqcheck")["outcome"]) == (status, outcome)


def test_what_does_not_go_out_is_not_checked(desk: Desk) -> None:
    desk.settings(url="http://127.0.0.1:1")  # nothing answers there, and the gate is closed
    draft, live = desk.post(WRONG), desk.post(CLEAN, post_status="publish")
    for path, content in {
        f"/wp/v2/posts/{draft}": {"title": "Another title"},
        f"/wp/v2/posts/{draft}/autosaves": {"content": WRONG},
        f"/wp/v2/posts/{live}/autosaves": {"content": WRONG},
        f"/wp/v2/posts/{live}": {"sticky": True},
    }.items():
        assert desk.rest("editor", path, **content).status_code == 200
    assert desk.status(live) == "publish"
    assert desk.rest("editor", f"/wp/v2/posts/{draft}", status="private").status_code == 200
    desk.php(f"return (bool) wp_trash_post({live});")
    assert desk.status(live) == "trash"


def test_one_click_is_one_check(desk: Desk) -> None:
    one, other = desk.post(CLEAN, title="The bridge is open"), desk.post(CLEAN, title="The bridge opens", post_type="page")
    before = checks_made(desk)
    desk.rest("editor", "/tqcheck/v1/check", id=one)
    assert desk.rest("editor", f"/wp/v2/posts/{one}", status="publish").status_code == 200
    assert checks_made(desk) == before + 1
    sent(desk, other, publish="Publish")
    assert (desk.status(other), checks_made(desk)) == ("publish", before + 2)


def checks_made(desk: Desk) -> int:
    metrics = httpx.get(f"{desk.service}/metrics", headers={"Authorization": f"Bearer {desk.token}"}).text
    return sum(int(float(count)) for count in re.findall(r"^tqcheck_verdicts_total{.*} (\S+)$", metrics, re.M))


def test_an_autosave_publishes_nothing(desk: Desk) -> None:
    post = desk.post(WRONG)
    desk.rest("editor", f"/wp/v2/posts/{post}/autosaves", content=WRONG, status="publish")
    assert desk.status(post) == "draft"


def test_the_panel_shows_the_issues_takes_an_override_and_lets_the_article_out(desk: Desk, browser: Browser) -> None:
    title, content, source = sample("briefing.tsv")
    post = desk.post(content, title=title, source=source)
    by_a_program(desk, post)
    page = edited(desk, browser, "editor", post)
    expect(page.locator(".components-notice", has_text="The article has not been published")).to_be_visible()
    page.get_by_role("button", name="Publish", exact=True).click()
    panel = page.locator(".editor-post-publish-panel")
    expect(panel.get_by_text("Verdict: hold. 18 issues must be resolved or overridden before this is published")).to_be_visible()
    issue = panel.locator("li.tqcheck-blocks", has_text="“3 482” became “3,842”")
    expect(issue.locator("blockquote").first).to_have_text(title)
    expect(issue.locator("mark").first).to_have_text("3,842")
    if "TQCHECK_SCREENSHOT" in os.environ:  # the picture of docs/wordpress.md
        page.screenshot(path=os.environ["TQCHECK_SCREENSHOT"])
    publish = panel.get_by_role("button", name="Publish", exact=True)
    publish.click()
    expect(page.locator(".components-notice.is-error", has_text="Publishing failed. tqcheck:")).to_be_visible()
    assert desk.status(post) == "draft"
    panel.get_by_label("Reason to publish").fill(REASON)
    panel.get_by_role("button", name="Override").click()
    expect(panel.get_by_text("Nothing here stands against publishing")).to_be_visible()
    publish.click()
    expect(panel.get_by_text("is now live")).to_be_visible()
    assert desk.status(post) == "publish"
    page.context.close()


def test_the_panel_lets_a_clean_article_pass(desk: Desk, browser: Browser) -> None:
    title, content, source = sample("briefing.corrected.tsv")
    post = desk.post(content, title=title, source=source, user="author")
    page = edited(desk, browser, "author", post)
    page.get_by_role("button", name="Publish", exact=True).click()
    panel = page.locator(".editor-post-publish-panel")
    expect(panel.get_by_text("Verdict: publish. Nothing was found.")).to_be_visible()
    panel.get_by_role("button", name="Publish", exact=True).click()
    expect(panel.get_by_text("is now live")).to_be_visible()
    assert desk.status(post) == "publish"
    page.context.close()


def test_a_change_to_a_live_article_is_overridden_in_the_sidebar(desk: Desk, browser: Browser) -> None:
    post = desk.post(CLEAN, post_status="publish")
    page = edited(desk, browser, "editor", post)
    page.get_by_text("The repairs took 14 months.").wait_for()
    rewrite = "text => wp.data.dispatch('core/block-editor').resetBlocks(wp.blocks.parse(text))"
    page.evaluate(rewrite, WRONG.replace("15", "18"))
    page.get_by_role("button", name="Update").click()
    expect(page.locator(".components-notice.is-error", has_text="Updating failed. tqcheck: 1 issue")).to_be_visible()
    page.get_by_role("button", name="tqcheck").click()
    sidebar = page.locator(".tqcheck-panel")
    sidebar.get_by_role("button", name="Check").click()
    sidebar.get_by_label("Reason to publish").fill(REASON)
    sidebar.get_by_role("button", name="Override").click()
    expect(sidebar.get_by_text("Nothing was found.")).to_be_visible()
    page.get_by_role("button", name="Update").click()
    expect(page.get_by_text("Post updated.").first).to_be_visible()
    assert "18 months" in desk.field(post, "post_content")
    page.context.close()


def edited(desk: Desk, browser: Browser, user: str, post: int) -> Page:
    """The block editor with a post in it."""
    page = screen(desk, browser, user)
    page.goto(f"/wp-admin/post.php?post={post}&action=edit")
    return page


def sample(name: str) -> tuple[str, str, str]:
    """The headline and the body of a sample's translation, in blocks, and its source as HTML."""
    with (SAMPLES / name).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    source = [f"<{tag(row)}>{row['source']}</{tag(row)}>" for row in rows]
    blocks = {"h2": "<!-- wp:heading --><h2>{}</h2><!-- /wp:heading -->"}
    paragraph = "<!-- wp:paragraph --><p>{}</p><!-- /wp:paragraph -->"
    target = [blocks.get(tag(row), paragraph).format(row["target"]) for row in rows[1:]]
    return rows[0]["target"], "\n\n".join(target), "".join(source)


def tag(row: dict[str, str]) -> str:
    return {"headline": "h1", "subhead": "h2"}.get(row["role"], "p")


# Scheduled articles


def schedule(desk: Desk, post: int) -> str:
    tomorrow = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(time.time() + 86_400))
    when = f"'post_status' => 'future', 'edit_date' => true, 'post_date' => '{tomorrow}', 'post_date_gmt' => '{tomorrow}'"
    desk.php(f"return wp_update_post(array('ID' => {post}, {when}));", user="editor")
    return desk.status(post)


def test_scheduled_articles_are_checked_then_and_again_when_they_are_due(desk: Desk) -> None:
    author = desk.client("author")
    wrong, clean, changed = desk.post(WRONG), desk.post(CLEAN), desk.post(CLEAN, user="author")
    assert [schedule(desk, post) for post in (wrong, clean, changed)] == ["draft", "future", "future"]
    desk.php(f"""
        global $wpdb;
        $wpdb->update($wpdb->posts, array('post_content' => {php_value(WRONG)}), array('ID' => {changed}));
        foreach (array({clean}, {changed}) as $id) {{
            $past = array('post_date' => '2026-01-01 00:00:00', 'post_date_gmt' => '2026-01-01 00:00:00');
            $wpdb->update($wpdb->posts, $past, array('ID' => $id));
            wp_clear_scheduled_hook('publish_future_post', array($id));
            wp_schedule_single_event(time() - 5, 'publish_future_post', array($id));
        }}
        return true;
    """)
    desk.cron()
    assert [desk.status(post) for post in (clean, changed)] == ["publish", "draft"]
    assert "has not been published; it is held back" in author.get("/wp-admin/index.php").text


# Articles that are out


def test_a_live_article_is_never_taken_down_by_a_change(desk: Desk) -> None:
    post = desk.post(CLEAN, post_type="page", post_status="publish")
    assert desk.rest("editor", f"/wp/v2/pages/{post}", content=WRONG).status_code == 422
    page = sent(desk, post, content=WRONG, save="Update")
    assert "stays published as it was; the new text is kept as an autosave" in page
    assert "Page updated" not in page
    assert (desk.status(post), desk.field(post, "post_content")) == ("publish", CLEAN)
    assert "There is an autosave of this post that is more recent" in page
    kept = "return wp_get_post_autosave({}, get_current_user_id())->post_content;"
    assert desk.php(kept.format(post), user="editor") == WRONG
    sent(desk, post, content=CLEAN.replace("120 lamps", "120 new lamps"), save="Update")
    assert "120 new lamps" in desk.field(post, "post_content")


def test_what_is_wrong_in_a_live_article_already_stops_no_change_to_it(desk: Desk) -> None:
    post = desk.post(WRONG, post_status="publish")
    better = WRONG.replace("lamps", "street lamps")
    worse = better.replace("120", "210")
    assert desk.rest("editor", f"/wp/v2/posts/{post}", content=better).status_code == 200
    assert desk.rest("editor", f"/wp/v2/posts/{post}", content=worse).status_code == 422
    assert desk.field(post, "post_content") == better


# Overrides


def override(desk: Desk, post: int, user: str = "editor", **given: str) -> httpx.Response:
    found = desk.rest("editor", "/tqcheck/v1/check", id=post).json()
    fields = {"id": post, "content_hash": found["content_hash"], "reason": REASON, **given}
    return desk.rest(user, "/tqcheck/v1/override", **fields)


def test_an_override_needs_the_capability_a_reason_and_the_text_that_was_seen(desk: Desk) -> None:
    post = desk.post(WRONG, user="author")
    refused = {"sha256:" + "0" * 64: 409}
    assert override(desk, post, "author").status_code == 403
    assert override(desk, post, reason=" \n").status_code == 400
    for content_hash, status in refused.items():
        assert override(desk, post, content_hash=content_hash).status_code == status
    assert desk.rest("author", f"/wp/v2/posts/{post}", status="publish").status_code == 422
    assert desk.meta(post, "_tqcheck_override") == ""


def test_an_overridden_article_goes_out_and_a_changed_sentence_is_asked_about_again(desk: Desk) -> None:
    post = desk.post(WRONG.replace("120", "121"), title="Bridge is open")
    assert override(desk, post).status_code == 200
    log = desk.meta(post, "_tqcheck_override")
    assert (log["login"], log["reason"], log["issues"]) == ("editor", REASON, 2)
    changed = WRONG.replace("120", "122")
    assert desk.rest("editor", f"/wp/v2/posts/{post}", status="publish", content=changed).status_code == 422
    assert desk.rest("editor", f"/wp/v2/posts/{post}", status="publish").status_code == 200
    assert desk.status(post) == "publish"


def test_minor_issues_block_where_the_site_says_so_and_are_overridden_too(desk: Desk) -> None:
    post = desk.post(MINOR)
    found = desk.rest("editor", "/tqcheck/v1/check", id=post).json()
    assert [(issue["code"], issue["blocks"]) for issue in found["issues"]] == [("repeated-word", False)]
    desk.settings(minor="require")
    assert desk.rest("editor", f"/wp/v2/posts/{post}", status="publish").status_code == 422
    assert override(desk, post).status_code == 200
    assert desk.rest("editor", f"/wp/v2/posts/{post}", status="publish").status_code == 200
    desk.settings(minor="off")
    assert desk.rest("editor", "/tqcheck/v1/check", id=post).json()["issues"] == []


def test_the_classic_editor_overrides_with_a_reason_in_its_form(desk: Desk) -> None:
    post = desk.post(WRONG.replace("15", "16"), post_type="page")
    assert "To publish in spite of these issues" in sent(desk, post, publish="Publish")
    page = sent(desk, post, publish="Publish", tqcheck_reason=REASON, tqcheck_nonce="forged")
    assert desk.status(post) == "draft"
    page = sent(desk, post, publish="Publish", tqcheck_reason=REASON)
    assert desk.status(post) == "publish"
    assert f"editor overrode 1 issue: {REASON}" in page


# When the service is down


class Broken(BaseHTTPRequestHandler):
    """A service that is ill in the way that its path names."""

    def do_POST(self) -> None:
        kind = self.path.split("/")[1]
        if kind == "slow":
            time.sleep(2)
        body = {"garbage": b"<html>", "other": b'{"verdict": "publish"}'}.get(kind, b'{"error": "ill"}')
        self.send_response(500 if kind == "500" else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def broken() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Broken)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("kind", ["500", "garbage", "other", "slow", "nobody", "wrong token"])
def test_with_the_service_down_the_setting_decides(desk: Desk, broken: str, kind: str) -> None:
    address = {"nobody": "http://127.0.0.1:1", "wrong token": desk.service}.get(kind, f"{broken}/{kind}")
    desk.settings(url=address, token="tq_wrong", timeout=1)
    post = desk.post(CLEAN)
    answer = desk.rest("editor", f"/wp/v2/posts/{post}", status="publish")
    assert (answer.status_code, answer.json()["data"]["verdict"]) == (422, "unknown")
    by_a_program(desk, post)
    assert desk.status(post) == "draft"
    desk.settings(down="open")
    by_a_program(desk, post)
    assert desk.status(post) == "publish"
    assert "has been published without a check" in desk.page("/wp-admin/index.php")


# Settings


def test_a_saved_token_is_never_shown(desk: Desk, folder: Path) -> None:
    post, page = desk.post(WRONG), desk.post(WRONG, post_type="page")
    shown = [sent(desk, page, publish="Publish"), desk.rest("editor", f"/wp/v2/posts/{post}", status="publish").text]
    for path in (f"post.php?post={post}&action=edit", f"post.php?post={page}&action=edit", "edit.php"):
        shown.append(desk.page(f"/wp-admin/{path}"))
    for path in ("options-general.php?page=tqcheck", "options.php"):
        shown.append(desk.page(f"/wp-admin/{path}", "admin"))
    shown += [log.read_text("utf-8", "replace") for log in folder.glob("*.log")]
    assert all(len(text) > 100 for text in shown[:-3])
    assert not [text[:200] for text in shown if desk.token in text]


def open_settings(desk: Desk, browser: Browser) -> Page:
    page = screen(desk, browser, "admin")
    page.goto("/wp-admin/options-general.php?page=tqcheck")
    return page


def saved(desk: Desk) -> dict[str, Any]:
    return dict(desk.php("return get_option('tqcheck');"))


def test_the_settings_page_saves_and_keeps_the_token_for_its_address(desk: Desk, browser: Browser) -> None:
    before, page = saved(desk), open_settings(desk, browser)
    page.get_by_label("Minor issues").select_option("off")
    page.get_by_label("Seconds to wait").fill("7")
    page.get_by_label("Language of the translation").fill("en_GB")
    page.get_by_text("Save Changes").click()
    assert saved(desk) == before | {"minor": "off", "timeout": 7, "target_lang": "en-GB", "source_title_key": ""}
    page.get_by_label("Address").fill("http://localhost:9999")
    page.get_by_text("Save Changes").click()
    assert page.get_by_text("its token was forgotten").is_visible()
    assert (saved(desk)["token"], saved(desk)["url"]) == ("", "http://localhost:9999")
    page.get_by_label("Token").fill("tq_new")
    page.get_by_text("Save Changes").click()
    assert saved(desk)["token"] == "tq_new"
    assert page.get_by_label("Token", exact=True).input_value() == ""
    page.get_by_label("Forget the saved token").check()
    page.get_by_text("Save Changes").click()
    assert saved(desk)["token"] == ""


def test_roles_decide_who_may_override(desk: Desk, browser: Browser) -> None:
    may = "return array_keys(array_filter(wp_roles()->role_objects, fn($r) => $r->has_cap('tqcheck_override')));"
    assert desk.php(may) == ["administrator", "editor"]
    page = open_settings(desk, browser)
    page.get_by_label("Administrator").uncheck()
    page.get_by_label("Author").check()
    page.get_by_text("Save Changes").click()
    assert desk.php(may) == ["editor", "author"]
    desk.php("wp_roles()->remove_cap('author', 'tqcheck_override'); Tqcheck\\grant_overriding(); return true;")


def test_only_administrators_see_the_settings(desk: Desk) -> None:
    answer = desk.client("editor").get("/wp-admin/options-general.php?page=tqcheck")
    assert answer.status_code == 403


def test_the_button_tests_the_connection(desk: Desk, browser: Browser) -> None:
    for token, said in ((desk.token, r"The service answers, and runs \d+ checks"), ("tq_wrong", "The service answers 401")):
        desk.settings(token=token)
        page = open_settings(desk, browser)
        page.get_by_text("Test the connection").click()
        assert page.get_by_text(re.compile(said)).is_visible()


# What is sent


def test_what_is_sent_of_a_post(desk: Desk) -> None:
    original = desk.post("<!-- wp:paragraph --><p>Бірінші.</p>", title="Тақырып", post_excerpt="Қысқаша.")
    post = desk.post("One.\nTwo.", source="", post_excerpt="In short.", meta_input={"from": original})
    asked = f"return Tqcheck\\question(get_post({post}), array());"
    alone = {"document": f"{desk.url}#post-{post}", "published": time.strftime("%Y-%m-%d", time.gmtime()), "target_lang": "en"}
    html = "<h1>Bridge opens after repairs</h1>{}<p>One.</p>\n<p>Two.</p>"
    assert desk.php(asked) == alone | {"target_html": html.format("<p>In short.</p>")}
    desk.settings(source="post", source_key="from")
    paired = {
        "source_lang": "kk",
        "source_html": "<h1>Тақырып</h1><p>Қысқаша.</p><!-- wp:paragraph --><p>Бірінші.</p>",
        "target_html": html.format("<p>In short.</p>"),
    }
    assert desk.php(asked) == alone | paired
    by_filter = "add_filter('tqcheck_source', function () { return array('content' => \"Бас\\nЕкі.\", 'language' => 'kk_KZ'); });"
    told = {"source_lang": "kk-KZ", "source_html": "<h1>Бас</h1>\n<p>Екі.</p>", "target_html": html.format("")}
    assert desk.php(by_filter + asked) == alone | told


def test_nobody_points_at_an_article_they_may_not_read(desk: Desk) -> None:
    desk.settings(source="post", source_key="from")
    secret, public = desk.post(CLEAN, post_status="private"), desk.post(CLEAN, post_status="publish")
    post = desk.post(CLEAN, user="author")
    for given, kept in ((secret, ""), (public, str(public))):
        desk.rest("author", f"/wp/v2/posts/{post}", meta={"from": str(given)})
        assert desk.meta(post, "from") == kept
    desk.rest("author", f"/wp/v2/posts/{post}", meta={"from": ""})
    for given, told in ((secret, None), (public, "“14” became “15”")):
        found = desk.rest("author", "/tqcheck/v1/check", id=post, content=WRONG, meta={"from": str(given)}).json()
        assert next((issue["message"] for issue in found["issues"]), None) == told


def test_words_are_marked_by_code_points(desk: Desk) -> None:
    spans = php_value([{"start": 8, "end": 12}, {"start": 2, "end": 6}, {"start": 5, "end": 7}])
    assert desk.php(f"return Tqcheck\\marked('😀 шамы шамы.', {spans});") == [
        ["😀 ", False], ["шамы", True], [" ", True], ["ш", False], ["амы.", True],
    ]  # fmt: skip


# The plug-in as such


def test_php_reads_every_file() -> None:
    for path in PLUGIN.rglob("*.php"):
        subprocess.run(["php", "-l", path], check=True, capture_output=True)


def test_it_leaves_nothing_but_the_log_of_overrides(desk: Desk) -> None:
    post = desk.post(WRONG.replace("15", "19"))
    override(desk, post)
    desk.php(f"define('WP_UNINSTALL_PLUGIN', true); require '{desk.root}/wp-content/plugins/tqcheck/uninstall.php'; return 1;")
    assert desk.php("return get_option('tqcheck');") is False
    assert desk.php("return get_role('editor')->has_cap('tqcheck_override');") is False
    assert (desk.meta(post, "_tqcheck"), desk.meta(post, "_tqcheck_override")["reason"]) == ("", REASON)
    desk.php("Tqcheck\\grant_overriding(); return true;")


def test_php_complains_of_nothing_here(desk: Desk, folder: Path) -> None:
    log = folder / "wordpress.log"
    assert not [line for line in log.read_text("utf-8").splitlines() if "plugins/tqcheck" in line]
