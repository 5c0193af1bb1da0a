"""What the service refuses: bad bodies, wrong tokens, too much, too slow. Each is told what, where and what to do."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from service import ARTICLE, Service, article, serving

from tqcheck.web.tokens import new_token

SETTINGS = """
[serve]
max_body = 100_000
max_segments = 50
max_characters = 1_000
read_timeout = 1.5
"""
JSON = {"Content-Type": "application/json"}
SEGMENT = ARTICLE["segments"][1]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("service")
    token = new_token("cms", folder / "tokens")
    with serving(folder, "--tokens", "tokens", settings=SETTINGS, token=token) as running:
        yield running


def complaint(response: httpx.Response, status: int) -> str:
    """What an answer complains of; it must be whole."""
    assert response.status_code == status, response.text
    body = response.json()
    assert set(body) == {"error", "request_id"}
    assert response.headers["x-request-id"] == body["request_id"]
    return str(body["error"])


def posted(service: Service, content: Any, status: int, **headers: str) -> str:
    """The complaint about a body of these bytes."""
    with service.client() as client:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        return complaint(client.post("/v1/check", content=content, headers={**JSON, **names}), status)


@pytest.mark.parametrize(
    ("content", "status", "problem"),
    [
        (b"", 400, "the body is empty"),
        (b"target=Hello", 400, "not JSON: line 1, column 1"),
        (b'{"target_lang": "en",\n "target_text": "a",}', 400, "not JSON: line 2, column 21"),
        (b'{"target_text": "caf\xe9"}', 400, "byte 0xE9 at position 21 is not UTF-8"),
        ('{"target_text": "a"}'.encode("utf-16"), 400, "byte 0xFF at position 1 is not UTF-8"),
        ('{"target_text": "a"}'.encode("utf-16-le"), 400, "a NUL byte at position 2"),
        (b"[" * 50_000, 400, "JSON"),
        (b'{"published": ' + b"9" * 50_000 + b"}", 400, "JSON"),
        (b"null", 422, "the body must be a JSON object"),
        (b"[1, 2]", 422, "the body must be a JSON object"),
        (b"{}", 422, "give exactly one of segments, target_text and target_html"),
    ],
)
def test_a_body_that_is_no_article(service: Service, content: bytes, status: int, problem: str) -> None:
    assert problem in posted(service, content, status)


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"segment": []}, "segment: there is no such field (did you mean “segments”?)"),
        ({"segments": [{**SEGMENT, "tgt": "a"}]}, "segments[0].tgt: there is no such field (did you mean “target”?)"),
        ({"segments": [SEGMENT, {"id": "9", "source": "Жол."}]}, "segments[1].target: is missing"),
        ({"segments": [{**SEGMENT, "target": 15}]}, "[0].target: must be a string; write it in quotation marks"),
        ({"segments": "Жол."}, "segments: must be a list; write it in square brackets"),
        ({"segments": [{**SEGMENT, "role": "headlin"}]}, "“headlin” is no role (did you mean “headline”?)"),
        ({"segments": []}, "segments: is empty; send at least one"),
        ({"segments": [1] * 40_000}, "segments[0] must be a JSON object; /openapi.json describes it"),
        ({"segments": [{str(number): 1 for number in range(5_000)}]}, "an object of 5,000 fields"),
        ({str(number): 1 for number in range(5_000)}, "an object of 5,005 fields; /openapi.json names those"),
        ({"segments": [SEGMENT, SEGMENT]}, "segments[1].id: “2” is the name of another"),
        ({"segments": [{**SEGMENT, "id": "2"}, {"target": "a"}]}, "segments[1].id: “2” is the name of another"),
        ({"segments": [{**SEGMENT, "target": "a\0b"}]}, "target: a NUL character at position 2 (remove it)"),
        ({"segments": [{**SEGMENT, "id": "a\0b"}]}, "segments[0].id: a NUL character"),
        ({"segments": [{**SEGMENT, "target": "9" * 900}] * 60}, "name of another segment"),
        ({"segments": [{"target": "a"}] * 51}, "51 segments; at most 50 are checked at once"),
        ({"segments": [{**SEGMENT, "target": "a" * 1_001}]}, "segments[0].target: 1,001 characters"),
        ({"segments": [{"target": " "}, {"target": ""}]}, "segments: there is no text to check"),
        ({"segments": None, "target_text": "…\n\n—"}, "target_text: there is no text"),
        ({"segments": None, "target_html": "<script>var a = 1;</script>"}, "target_html: there is no text"),
        ({"segments": None, "target_html": "<div>" * 999 + "a"}, "target_html: its elements stand too deep"),
        ({"segments": None, "target_text": "Yes.\n" * 60}, "60 segments; at most 50"),
        ({"segments": None, "source_text": "Иә.\n", "target_text": "Yes. " * 60}, "60 sentences; at most 50"),
        ({"segments": None, "target_text": "a b" * 1_000}, "paragraph 1: a paragraph of more than 1,000 characters"),
        ({"target_text": "a"}, "target_text and target_html, not segments and target_text"),
        ({"segments": None, "target_text": "a", "source_html": "b"}, "source_html goes with target_html"),
        ({"source_text": "a"}, "source_text goes with target_text, and not with segments"),
        ({"segments": None, "source_text": "a"}, "give exactly one of"),
        ({"source_lang": "xq"}, "xq"),
        ({"source_lang": "../../secret"}, "source_lang: no language tag"),
        ({"source_lang": "kazakh"}, "source_lang: no language tag; write it as in kk"),
        ({"target_lang": None, "segments": [{"source": "Жол.", "target": "15 %"}]}, "name it in target_lang"),
        ({"published": "26.11.2026"}, "published: no date; write it as in 2026-11-26"),
        ({"published": 20261126}, "published: no date; write it as in 2026-11-26"),
        ({"published": True}, "published: no date; write it as in 2026-11-26"),
        ({"document": ""}, "document: is empty; write at least one character"),
        ({"document": "a" * 201}, "document: 201 characters; at most 200 are taken, shorten it"),
    ],
)  # fmt: skip
def test_an_article_with_a_mistake(service: Service, changed: dict, problem: str) -> None:
    assert problem in complaint(service.post("/v1/check", article(**changed)), 422)


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"content_hash": "sha256:0"}, "content_hash: no content hash; send that of the answer to the last check"),
        ({"reason": " "}, "reason: is blank; say why"),
        ({"reason": ""}, "reason: is empty; write at least one character"),
        ({"severity": "critical"}, "severity: “critical” is no severity (valid: major, minor)"),
        ({"author": None}, "author: must be a string; write it in quotation marks"),
    ],
)
def test_an_override_with_a_mistake(service: Service, changed: dict, problem: str) -> None:
    right = {"document": "a", "content_hash": "sha256:" + "0" * 64, "author": "a", "reason": "It is so."}
    assert problem in complaint(service.post("/v1/override", right | changed), 422)


@pytest.mark.parametrize("field", ["target", "source", "id"])
def test_half_a_surrogate_pair(service: Service, field: str) -> None:
    content = json.dumps({**ARTICLE, "segments": [{**SEGMENT, field: "a \ud800 b"}]}).encode()
    assert f"segments[0].{field}: half a surrogate pair" in posted(service, content, 422)


@pytest.mark.parametrize(
    ("headers", "problem"),
    [
        ({"Content_Type": "text/plain"}, "Content-Type: application/json"),
        ({"Content_Type": "application/x-www-form-urlencoded"}, "Content-Type: application/json"),
        ({"Content_Type": "application/json; charset=windows-1251"}, "JSON in UTF-8"),
        ({"Content_Encoding": "gzip"}, "compressed bodies are not read"),
    ],
)
def test_a_body_of_another_kind(service: Service, headers: dict[str, str], problem: str) -> None:
    assert problem in posted(service, json.dumps(ARTICLE).encode(), 415, **headers)


def test_a_charset_that_is_utf_8(service: Service) -> None:
    with service.client() as client:
        headers = {"Content-Type": 'application/json; charset="UTF-8"'}
        assert client.post("/v1/check", content=json.dumps(ARTICLE), headers=headers).status_code == 200


@pytest.mark.parametrize("path", ["/v1/check", "/v1/override", "/v1/checks", "/metrics", "/nowhere"])
@pytest.mark.parametrize(
    ("authorization", "problem"),
    [
        ("", "send a token: Authorization: Bearer TOKEN"),
        ("Bearer tq_wrong", "not known"),
        ("Bearer", "not known"),
        ("Basic dXNlcjpwYXNz", "not known"),
        ("Bearer \xe9", "not known"),
    ],
)
def test_no_token_or_a_wrong_one(service: Service, path: str, authorization: str, problem: str) -> None:
    with service.client(token="") as client:
        headers = {b"Authorization": authorization.encode("latin-1")} if authorization else {}
        method = "GET" if path in ("/v1/checks", "/metrics", "/nowhere") else "POST"
        response = client.request(method, path, headers=headers)
    assert problem in complaint(response, 401)
    assert response.headers["www-authenticate"] == "Bearer"


def test_what_needs_no_token(service: Service) -> None:
    with service.client(token="") as client:
        for path in ("/healthz", "/readyz", "/openapi.json"):
            assert client.get(path).status_code == 200


def test_an_address_that_there_is_not(service: Service) -> None:
    with service.client() as client:
        assert "/openapi.json" in complaint(client.get("/v1/chek"), 404)
        wrong = client.get("/v1/check")
        assert complaint(wrong, 405) == "/v1/check is not asked with GET but with POST; /openapi.json says what to send"
        assert wrong.headers["allow"] == "POST"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8787", "127.0.0.1.evil.example", ""])
def test_a_page_cannot_have_the_service_called_by_its_own_name(service: Service, host: str) -> None:
    with service.client() as client:
        response = client.post("/v1/check", json=ARTICLE, headers={"Host": host})
        assert "this service is not called" in complaint(response, 400)
        assert client.get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1:1", "[::1]:8787", "[::1]"])
def test_names_of_this_machine(service: Service, host: str) -> None:
    with service.client() as client:
        assert client.get("/v1/checks", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("piece", [70_000, 1_000_000, 3_000])
def test_a_body_that_is_too_long(service: Service, piece: int) -> None:
    content = b"x" * piece
    error = posted(service, iter([content] * (2_000_000 // piece)), 413)  # chunked: httpx knows no length
    assert "longer than 100,000 bytes" in error
    assert "longer than 100,000 bytes" in posted(service, b"x" * 100_001, 413)


def request_of(service: Service, *headers: str) -> bytes:
    """The head of a POST, as bytes."""
    lines = ["POST /v1/check HTTP/1.1", "Host: localhost", f"Authorization: Bearer {service.token}",
             "Content-Type: application/json", *headers]  # fmt: skip
    return "\r\n".join(lines).encode() + b"\r\n\r\n"


def answer(connection: socket.socket) -> bytes:
    """Everything that a connection says until it is closed."""
    pieces = []
    while piece := connection.recv(65536):
        pieces.append(piece)
    return b"".join(pieces)


def test_a_body_that_never_ends(service: Service) -> None:
    with service.connect() as connection:
        connection.sendall(request_of(service, "Transfer-Encoding: chunked"))
        try:
            while True:
                connection.sendall(b"2710\r\n" + b"x" * 10_000 + b"\r\n")
        except OSError:
            pass  # cut off, as it must be
    assert service.check()["verdict"] == "review"
    [line] = [line for line in service.lines() if line.get("status") == 413][-1:]
    assert line["seconds"] < 30


def test_a_length_that_is_said_too_short(service: Service) -> None:
    body = json.dumps(ARTICLE).encode()
    with service.connect() as connection:
        connection.sendall(request_of(service, "Content-Length: 20", "Connection: close") + body)
        assert b" 400 " in answer(connection).splitlines()[0]


@pytest.mark.parametrize("length", ["999999999999", "100001"])
def test_a_length_that_is_too_long_is_not_waited_for(service: Service, length: str) -> None:
    with service.connect() as connection:
        connection.sendall(request_of(service, f"Content-Length: {length}", "Expect: 100-continue"))
        said = answer(connection)
    assert b" 413 " in said.splitlines()[0]
    assert b"longer than 100,000 bytes" in said


@pytest.mark.parametrize("length", ["-1", "20, 30", "abc", "20\r\nContent-Length: 30"])
def test_a_length_that_is_none(service: Service, length: str) -> None:
    with service.connect() as connection:
        connection.sendall(request_of(service, f"Content-Length: {length}", "Connection: close") + b"{}")
        assert b" 400 " in answer(connection).splitlines()[0]


def test_a_body_that_comes_too_slowly(service: Service) -> None:
    with service.connect() as connection:
        connection.sendall(request_of(service, "Content-Length: 1000") + b'{"segments"')
        said = answer(connection)
    assert b" 408 " in said.splitlines()[0]
    assert b"did not come within 1.5 s" in said


@pytest.mark.parametrize("head", [b"", b"POST /v1/check HTTP/1.1\r\nHost: loc"])
def test_a_head_that_does_not_come(service: Service, head: bytes) -> None:
    with service.connect() as connection:
        connection.sendall(head)
        assert b" 408 " in answer(connection).splitlines()[0]


def test_a_client_that_goes_away_half_way(service: Service) -> None:
    before = len(service.lines())
    with service.connect() as connection:
        connection.sendall(request_of(service, "Content-Length: 1000") + b'{"segments"')
    assert service.check()["verdict"] == "review"
    later = [line for line in service.lines()[before:] if line["event"] == "request"]
    assert all(line["status"] in (0, 200) for line in later)


def test_too_many_requests(tmp_path: Path) -> None:
    with serving(tmp_path, settings="[serve]\nrate = 3\n") as running, running.client() as client:
        statuses = [client.get("/v1/checks").status_code for _ in range(4)]
        assert statuses == [200, 200, 200, 429]
        response = client.post("/v1/check", json=ARTICLE)
        assert "more than 3 requests in a minute" in complaint(response, 429)
        assert 0 < int(response.headers["retry-after"]) <= 20
        assert client.get("/healthz").status_code == 200
