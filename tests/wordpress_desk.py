"""A newsroom for tests: a WordPress that asks the real service, and the articles that tests put there."""

from __future__ import annotations

import contextlib
import csv
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import httpx
from wordpress_site import Site, answers, end, free_port, php_value

SAMPLES = Path(__file__).parent.parent / "samples" / "kk-en"
SOURCE = """Көпір жөндеуден кейін ашылды
Жөндеу жұмыстары 14 айға созылды.
Құрылысшылар көпірдің бойына 120 шам орнатты."""
TITLE = "Bridge opens after repairs"
CLEAN = "<p>The repairs took 14 months.</p>\n<p>Builders put up 120 lamps along the bridge.</p>"
WRONG = CLEAN.replace("14", "15")
MINOR = CLEAN.replace("lamps along", "lamps along along")


@dataclass(frozen=True)
class Service:
    """A running service, and a token for it."""

    url: str
    token: str

    def checks(self) -> int:
        """How many articles it has checked."""
        metrics = httpx.get(f"{self.url}/metrics", headers={"Authorization": f"Bearer {self.token}"}).text
        return sum(int(float(count)) for count in re.findall(r"^tqcheck_verdicts_total{.*} (\S+)$", metrics, re.M))


@contextlib.contextmanager
def running_service(folder: Path) -> Iterator[Service]:
    """A service with a store and a token, until the block ends."""
    python, tokens, port = [sys.executable, "-m", "tqcheck"], folder / "tokens", free_port()
    url = f"http://127.0.0.1:{port}"
    made = subprocess.run([*python, "token", "new", "desk", "--tokens", tokens], check=True, capture_output=True)
    command = [*python, "serve", "--port", str(port), "--tokens", tokens, "--store", folder / "store.sqlite"]
    with (folder / "service.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        answers(lambda: httpx.get(f"{url}/readyz").status_code == 200, process)
        yield Service(url, re.findall(r"\S{20,}", made.stdout.decode())[-1])
    finally:
        end(process)


@dataclass(frozen=True)
class Desk:
    """The site with its service."""

    site: Site
    service: Service

    def reset(self) -> None:
        """Give the plug-in the settings that tests begin with."""
        self.site.settings(
            url=self.service.url,
            token=self.service.token,
            timeout=20,
            down="closed",
            source="text",
            source_key="tqcheck_source",
            source_lang="kk",
            target_lang="en",
            post_types=["post", "page"],
            critical="require",
            major="require",
            minor="advise",
        )

    def post(self, content: str, *, source: str = SOURCE, user: str = "editor", **fields: Any) -> int:
        """A post that is saved without being checked, a draft unless `post_status` says otherwise."""
        texts = {"post_title": TITLE, "post_content": content, "meta_input": {"tqcheck_source": source}}
        insert = f"return wp_insert_post(wp_slash({php_value(texts | fields)}));"
        return int(self.site.php(f"define('WP_IMPORTING', true); {insert}", user=user))

    def status(self, post: int) -> str:
        return str(self.site.php(f"return get_post_status({post});"))

    def field(self, post: int, name: str) -> str:
        return str(self.site.php(f"return get_post_field('{name}', {post});"))

    def meta(self, post: int, key: str) -> Any:
        return self.site.php(f"return get_post_meta({post}, '{key}', true);")

    def check(self, post: int, user: str = "editor", **given: object) -> Any:
        """What the panel is told of a post as it stands in the editor."""
        return self.site.rest(user, "/tqcheck/v1/check", id=post, **given).json()

    def override(self, post: int, user: str = "editor", **given: str) -> int:
        """The status of the answer to an override of what the panel shows."""
        fields = {"content_hash": self.check(post)["content_hash"], "reason": "It is so.", **given}
        return self.site.rest(user, "/tqcheck/v1/override", id=post, **fields).status_code

    def publish(self, post: int, user: str = "editor", **changes: object) -> httpx.Response:
        """The answer of REST, by which the block editor publishes."""
        return self.site.rest(user, f"/wp/v2/posts/{post}", status="publish", **changes)


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
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # whoever asked has gone
            self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


def sample(name: str) -> tuple[str, str, str]:
    """The headline and the body of a sample's translation, in blocks, and its source as HTML."""
    with (SAMPLES / name).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    source = [f"<{_tag(row)}>{row['source']}</{_tag(row)}>" for row in rows]
    heading = "<!-- wp:heading --><h2>{}</h2><!-- /wp:heading -->"
    paragraph = "<!-- wp:paragraph --><p>{}</p><!-- /wp:paragraph -->"
    blocks = [(heading if row["role"] == "subhead" else paragraph).format(row["target"]) for row in rows[1:]]
    return rows[0]["target"], "\n\n".join(blocks), "".join(source)


def _tag(row: dict[str, str]) -> str:
    return {"headline": "h1", "subhead": "h2"}.get(row["role"], "p")
