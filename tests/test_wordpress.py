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
from wordpress_site import PASSWORD, PLUGIN, Site, answers, end, form_of, free_port, missing, running_site

SAMPLES = Path(__file__).parent.parent / "samples" / "kk-en"
SOURCE = "Көпір жөндеуден кейін ашылды\nЖөндеу жұмыстары 14 айға созылды.\nҚұрылысшылар көпірдің бойына 120 шам орнатты."
TITLE = "Bridge opens after repairs"
CLEAN = "<p>The repairs took 14 months.</p>\n<p>Builders put up 120 lamps along the bridge.</p>"
WRONG = CLEAN.replace("14", "15")
MINOR = CLEAN.replace("lamps along", "lamps along along")
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
        return int(
            self.php(
                f"define('WP_IMPORTING', true); return wp_insert_post(wp_slash({self.quoted(values)}));", user=user
            )
        )

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


def by_bulk_edit(desk: Desk, post: int) -> None:
    form = form_of(desk.page("/wp-admin/edit.php"), "posts-filter")
    fields = {"bulk_edit": "Update", "action": "edit", "_status": "publish", "post[]": str(post), "post_view": "list"}
    desk.client("editor").get("/wp-admin/edit.php", params={"_wpnonce": form["_wpnonce"], "screen": "edit-post", **fields})


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
def test_every_way_of_publishing_asks(desk: Desk, publish: Callable[[Desk, int], None]) -> None:
    kind = "page" if publish is by_classic_editor else "post"
    wrong, clean = desk.post(WRONG, post_type=kind), desk.post(CLEAN, post_type=kind)
    publish(desk, wrong)
    publish(desk, clean)
    assert (desk.status(wrong), desk.status(clean)) == ("draft", "publish")
    assert httpx.get(desk.url, params={"p": wrong}).status_code == 404
    assert desk.meta(wrong, "_tqcheck")["outcome"] == "held"


def test_a_held_article_is_told_of_once_with_its_issues(desk: Desk) -> None:
    post = desk.post(WRONG, post_type="page")
    page = sent(desk, post, publish="Publish")
    assert "has not been published; it waits as a draft" in page
    assert "Page published" not in page
    assert "<mark>15</mark>" in page, "the meta box shows the sentence"
    other = desk.post(WRONG, title="Another bridge")
    by_bulk_edit(desk, other)
    first, second = desk.page("/wp-admin/edit.php"), desk.page("/wp-admin/edit.php")
    assert ("Another bridge</a></strong> has not been" in first, "<mark>15</mark>" in first) == (False, False), (
        "the page after the bulk edit was the one that told"
    )
    assert "held by tqcheck" in second
