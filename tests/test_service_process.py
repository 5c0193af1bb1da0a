"""The service as a process: several workers, its end, its log, its figures, and what it does when something breaks."""

import os
import re
import signal
import socket
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from command_line import process
from service import ARTICLE, RIGHT, Service, article, eventually, serving
from test_plugins import install

# A check that does to its process what a text tells it.
CHECK = '''
import os
import time

from tqcheck import Segment, Severity, bad, good, segment_check


@segment_check(
    "told-word",
    "style/unidiomatic",
    Severity.MINOR,
    examples=[good("ru en", "Тихо.", "Quiet."), bad("ru en", "Тихо.", "sleep 9")],
    needs_source=False,
)
def told_word(segment: Segment):
    """A text says what to do."""
    verb, _, rest = segment.target.raw.partition(" ")
    if verb == "sleep":
        time.sleep(float(rest))
    if verb == "exit":
        os._exit(1)
    if verb == "raise":
        raise ValueError(rest)
    return ()
'''


def told(text: str) -> dict:
    """An article that tells the check above what to do."""
    return {"target_lang": "en", "segments": [{"id": "1", "target": text}]}


def with_check(folder: Path) -> str:
    """Where a package with the check above is."""
    place = folder / "packages"
    place.mkdir()
    install(place, "telling", CHECK, "[tqcheck.checks]", "telling = telling:told_word")
    return str(place)


def samples(service: Service, name: str) -> dict[str, float]:
    """The figures of one name, by their labels."""
    with service.client() as client:
        page = client.get("/metrics").text
    found = re.findall(rf"^{name}(?:\{{(.*)\}})? (\S+)$", page, re.MULTILINE)
    return {labels: float(value) for labels, value in found}


def ends_when_all_is_answered(running: Service) -> None:
    """Two checks are on their way when the service is told to end: it answers them, and nobody else."""
    with ThreadPoolExecutor() as pool:
        answers = [pool.submit(running.post, "/v1/check", told("sleep 1.5")) for _ in range(2)]
        eventually(lambda: samples(running, "tqcheck_waiting") == {"": 2.0})
        status = running.end()
        assert [answer.result().status_code for answer in answers] == [200, 200]
    assert status in (0, -15)
    with pytest.raises(httpx.ConnectError):
        running.check()


def test_an_answer_on_its_way_is_finished_when_the_service_ends(tmp_path: Path) -> None:
    with serving(tmp_path, path=with_check(tmp_path)) as running:
        ends_when_all_is_answered(running)
    assert not [line for line in running.lines() if line["level"] in ("error", "critical")]


def checked_by(running: Service) -> set[int]:
    """The processes that have checked articles."""
    return {line["checked_by"] for line in running.lines() if "checked_by" in line}


def test_several_processes_are_one_service(tmp_path: Path) -> None:
    with serving(tmp_path, "--workers", 2, "--store", "store.db", path=with_check(tmp_path)) as running:
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda n: running.check(document=f"post-{n}"), range(40)))
        assert {answer["verdict"] for answer in answers} == {"review"}
        first = checked_by(running)
        assert len(first) == 2
        assert samples(running, "tqcheck_verdicts_total") == {'verdict="review"': 40.0}
        # Whoever of them checked it last, the other one knows it, and honours an override.
        override = {"document": "post-7", "content_hash": answers[7]["content_hash"], "author": "a", "reason": "b"}
        assert running.post("/v1/override", override).json()["overridden"] == 1
        again = [running.check(document="post-7") for _ in range(8)]
        assert [answer["verdict"] for answer in again] == ["publish"] * 8
        assert [answer["new"] for answer in again] == [0] * 8
        # One that dies is replaced, and nobody notices.
        os.kill(min(first), signal.SIGKILL)
        assert [running.check(document="post-7")["verdict"] for _ in range(4)] == ["publish"] * 4
        eventually(lambda: running.check() and len(checked_by(running)) == 3)
        ends_when_all_is_answered(running)
        for process in checked_by(running):
            eventually(lambda process=process: not Path(f"/proc/{process}").exists())


def test_its_processes_do_not_outlive_it(tmp_path: Path) -> None:
    with serving(tmp_path) as running:
        running.check()
        eventually(lambda: bool(checked_by(running)))  # its log is written beside the answer
        [process] = checked_by(running)
        running.process.kill()
        eventually(lambda: not Path(f"/proc/{process}").exists())


@pytest.mark.parametrize(
    ("text", "problem"), [("sleep 500", "the check took longer than it may"), ("exit 1", "the process that checked")]
)
def test_a_check_that_does_not_come_to_its_end_is_unknown(tmp_path: Path, text: str, problem: str) -> None:
    with serving(tmp_path, settings="[serve]\ntimeout = 1\n", path=with_check(tmp_path)) as running:
        response = running.post("/v1/check", told(text))
        assert (response.status_code, response.json()["verdict"]) == (500, "unknown")
        assert problem in response.json()["error"]
        with running.client() as client:
            assert client.get("/healthz").status_code == 200
        # Another process takes the place of the one that was ended.
        eventually(lambda: running.post("/v1/check", told("sleep 0")).status_code == 200)


def test_more_checks_than_it_takes_on(tmp_path: Path) -> None:
    with serving(tmp_path, settings="[serve]\nqueue = 1\n", path=with_check(tmp_path)) as running:
        first = threading.Thread(target=running.post, args=("/v1/check", told("sleep 1.5")))
        first.start()
        eventually(lambda: samples(running, "tqcheck_waiting") == {"": 1.0})
        response = running.post("/v1/check", ARTICLE)
        assert response.status_code == 503
        assert "too many checks wait" in response.json()["error"]
        assert int(response.headers["retry-after"]) > 0
        first.join()
        assert running.post("/v1/check", ARTICLE).status_code == 200


def test_more_checks_than_can_be_done_in_time(tmp_path: Path) -> None:
    settings = "[serve]\ntimeout = 2\nrate = 0\n"
    with serving(tmp_path, settings=settings, path=with_check(tmp_path)) as running:

        def ask(_: int) -> int:
            return running.post("/v1/check", told("sleep 0.3")).status_code

        with ThreadPoolExecutor(20) as pool:
            # Each round ends before the next one begins, so that none is served by what the one before has left.
            rounds = [list(pool.map(ask, range(20))) for _ in range(3)]
        assert all(200 in statuses and 500 in statuses for statuses in rounds), rounds
        assert running.post("/v1/check", ARTICLE).status_code == 200
        # No check took too long by itself: no process is to blame.
        assert not [line for line in running.lines() if "was replaced" in line["event"]]


def test_a_store_that_is_not_there_is_unknown_until_it_is(tmp_path: Path) -> None:
    with serving(tmp_path, "--store", "later/store.db", ready=False) as running:
        problem = running.wait_for("not ready")["problem"]
        assert "later/store.db: cannot be opened" in problem
        with running.client() as client:
            ready = client.get("/readyz")
            assert (ready.status_code, ready.json()["status"]) == (503, problem)
            assert client.get("/healthz").status_code == 200
        response = running.post("/v1/check", article())
        assert (response.status_code, response.json()["verdict"]) == (500, "unknown")
        assert "cannot be opened" in response.json()["error"]
        # An article that is not named is not kept, but whether its issues are dismissed cannot be told either.
        assert running.post("/v1/check", article(document=None)).status_code == 500
        (tmp_path / "later").mkdir()
        assert running.check()["verdict"] == "review"
        running.wait_for("ready", 2)


def test_the_log_says_what_was_asked_and_nothing_of_its_text(tmp_path: Path) -> None:
    secret = "кұпиясөз"
    with serving(tmp_path, "--store", "store.db", path=with_check(tmp_path)) as running:
        secrets = article(
            document=secret,
            segments=[
                {"id": secret, "source": secret, "target": f"{secret} 15 {secret}"},
                {"id": "2", "source": "Жол.", "target": f"raise {secret}"},
            ],
        )
        assert running.post("/v1/check", secrets).status_code == 200
        for body in (
            {secret: secret},
            {**secrets, "segments": [{"target": f"{secret}\0"}]},
            {"target_lang": "kk", "target_text": secret},
        ):
            running.post("/v1/check", body)
        with running.client() as client:
            client.get(f"/{secret}?{secret}={secret}", headers={"Host": "127.0.0.1", "User-Agent": "x"})
            client.post("/v1/check", content=f"{secret}".encode(), headers={"Content-Type": "application/json"})
            named = client.get("/v1/checks", headers={"X-Request-Id": "post-42.1"})
            unnamed = client.get("/v1/checks", headers={"X-Request-Id": "two words"})
            page = client.get("/metrics").text
        broken = sqlite3.connect(tmp_path / "store.db")
        broken.execute("DROP TABLE checks")
        broken.commit()
        response = running.post("/v1/check", secrets)
        assert (response.status_code, response.json()["verdict"]) == (500, "unknown")
        running.end()
    log = running.log.read_text("utf-8")
    for text in (log, page):
        assert secret not in text
        assert secret.encode("unicode_escape").decode() not in text
    assert named.headers["x-request-id"] == "post-42.1"
    assert unnamed.headers["x-request-id"] not in ("", "two words")
    requests = [line for line in running.lines() if line["event"] == "request" and line["path"] == "/v1/check"]
    assert [line["status"] for line in requests] == [200, 422, 422, 200, 400, 500]
    first = requests[0]
    assert (first["segments"], first["failures"]) == (2, 1)
    assert first["verdict"] in ("review", "hold")
    assert first["seconds"] > 0
    assert requests[-1]["level"] == "error"
    assert requests[-1]["error"]["kind"] == "StoreError"


def test_figures_for_prometheus_and_failures(tmp_path: Path) -> None:
    with serving(tmp_path, "--store", "store.db", path=with_check(tmp_path)) as running:
        answer = running.check()
        running.post("/v1/check", {"a": 1})
        override = {"document": "post-42", "content_hash": answer["content_hash"], "author": "a", "reason": "b"}
        running.post("/v1/override", override)
        assert samples(running, "tqcheck_requests_total")['path="/v1/check",status="200"'] == 1.0
        assert samples(running, "tqcheck_requests_total")['path="/v1/check",status="422"'] == 1.0
        assert samples(running, "tqcheck_verdicts_total") == {'verdict="review"': 1.0}
        assert samples(running, "tqcheck_issues_total") == {
            'check="number-mismatch",severity="major"': 1.0,
            'check="repeated-word",severity="minor"': 1.0,
        }
        assert samples(running, "tqcheck_overrides_total") == {"": 1.0}
        assert samples(running, "tqcheck_segments_total") == {"": 3.0}
        assert samples(running, "tqcheck_check_seconds_count") == {"": 1.0}
        # A check that raises is named, and the rest is told.
        answer = running.check(segments=[RIGHT, {"id": "9", "target": "raise the the roof"}])
        [failure] = answer["failures"]
        assert failure["where"] == "post-42, segment 9"
        assert "told-word raised ValueError" in failure["problem"]
        assert [issue["code"] for issue in answer["document"]["segments"][1]["issues"]] == ["repeated-word"]
        assert samples(running, "tqcheck_failures_total") == {"": 1.0}


@pytest.mark.parametrize(
    ("options", "settings", "problem"),
    [
        (["--host", "0.0.0.0"], "", "tqcheck token new NAME --tokens FILE"),
        (["--tokens", "none"], "", "none: the tokens cannot be read: No such file"),
        ([], "[serve]\nmax_bdy = 1\n", "there is no setting “serve.max_bdy” (did you mean “max_body”?)"),
        ([], "glossaries = ['none.tsv']\n", "none.tsv"),
    ],
)
def test_what_it_does_not_begin_with(tmp_path: Path, options: list[str], settings: str, problem: str) -> None:
    (tmp_path / "tqcheck.toml").write_text(settings, "utf-8")
    ended = process("-m", "tqcheck", "serve", "--port", "0", *options, cwd=tmp_path)
    assert ended.status == 2
    assert problem in ended.err
    assert "Traceback" not in ended.err


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = process("-m", "tqcheck", "serve", "--port", port, cwd=tmp_path)
    assert ended.status == 2
    assert f"cannot listen on 127.0.0.1, port {port}: Address already in use" in ended.err
