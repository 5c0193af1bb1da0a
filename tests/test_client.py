"""The client that other programs use: it never raises, and what is not an answer of the service is “unknown”."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from service import article, serving

from tqcheck.integrations.client import Client
from tqcheck.web.tokens import new_token


def test_it_asks_the_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")  # is for the web, and not for a service beside the CMS
    token = new_token("cms", tmp_path / "tokens")
    with serving(tmp_path, "--tokens", "tokens", "--store", "store.db", token=token) as running:
        client = Client(running.url + "/", token)
        answer = client.check(article())
        assert answer["verdict"] == "review"
        assert client.override("post-42", answer["content_hash"], "aigerim", "It is so.") == {
            "overridden": 1,
            "verdict": "publish",
        }
        assert client.check(article())["verdict"] == "publish"
        changed = client.override("post-42", "sha256:" + "0" * 64, "aigerim", "It is so.")
        assert (changed["verdict"], changed["status"]) == ("unknown", 409)
        assert "another text" in changed["error"]
        wrong = Client(running.url, "tq_wrong").check(article())
        assert (wrong["verdict"], wrong["status"], wrong["error"]) == ("unknown", 401, "this token is not known")
        mistaken = client.check({"targt": "a"})
        assert mistaken["status"] == 422
        assert "did you mean" in mistaken["error"]


class _Answers(http.server.BaseHTTPRequestHandler):
    """A server that is not tqcheck: the path says what it answers."""

    seen: list[str] = []  # noqa: RUF012  of all connections

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        kind = self.path.strip("/").split("/")[0]
        self.seen.append(kind)
        if kind == "slow":
            threading.Event().wait(5)
        body = {"html": b"<p>Hello", "list": b"[1]", "else": b'{"ok": true}', "verdict": b'{"verdict": "maybe"}'}
        self.send_response(302 if kind == "moved" else 502 if kind == "bad" else 200)
        if kind == "moved":
            self.send_header("Location", "/taken/v1/check")
        self.send_header("Content-Length", "99" if kind == "cut" else str(len(body.get(kind, b""))))
        self.end_headers()
        self.wfile.write(body.get(kind, b""))

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def other_server() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    ("kind", "status", "problem"),
    [
        ("html", 0, "no answer"),
        ("list", 0, "no JSON object"),
        ("else", 0, "not as tqcheck serve does"),
        ("verdict", 0, "not as tqcheck serve does"),
        ("cut", 0, "no answer"),
        ("slow", 0, "timed out"),
        ("bad", 502, "HTTP 502 Bad Gateway"),
        ("moved", 302, "HTTP 302 Found"),
    ],
)
def test_another_server_is_unknown(kind: str, status: int, problem: str) -> None:
    with other_server() as url:
        answer = Client(f"{url}/{kind}", "tq_secret", timeout=1).check(article())
    assert (answer["verdict"], answer["status"]) == ("unknown", status)
    assert problem in answer["error"]
    assert "taken" not in _Answers.seen  # a token is not carried elsewhere


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "http://nowhere.invalid", "no url", "ftp://a/b", ""])
def test_no_server_is_unknown(url: str) -> None:
    answer = Client(url, timeout=5).check(article())
    assert (answer["verdict"], answer["status"]) == ("unknown", 0)
    assert answer["error"]
