"""The server of a review: who is let in, what is answered, what decisions do."""

import gzip
import socket
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from command_line import tqcheck
from postgresql import new_database, postgresql
from reviewing import ARTICLE, BASE, PORT, Opened, article, on_issue, on_row, opened, review_of

from tqcheck.accepted import read_accepted
from tqcheck.web.review_export import exported
from tqcheck.web.review_summary import summary

PAGES = ["/", "/figures", "/api/issues", "/api/rows?first=0&count=5", "/api/changes?since=0", "/api/search?q=a"]
PAGES += ["/api/undoable?author=a", "/export/mqm", "/export/tmx", "/export/accepted", "/export/corrected/0"]


@pytest.fixture
def news(tmp_path: Path) -> Opened:
    return opened(article(tmp_path))


def rows(news: Opened) -> list[dict]:
    return news.client.get("/api/rows", params={"first": 0, "count": 100}).json()


def issues(news: Opened) -> dict[str, dict]:
    return {f"{issue['code']} {row['id']}": issue for row in rows(news) for issue in row["issues"]}


# Who is let in


@pytest.mark.parametrize("path", PAGES)
def test_who_came_by_a_link_sees_everything_and_others_nothing(news: Opened, path: str) -> None:
    assert news.client.get(path).status_code == 200
    news.client.cookies.clear()
    assert news.client.get(path).status_code == (401 if path.startswith("/api") else 403)
    assert "Мост" not in news.client.get(path).text


def test_a_link_lets_one_browser_in(news: Opened) -> None:
    first, second = news.links
    news.client.cookies.clear()
    assert news.client.get(first, follow_redirects=False).status_code == 403
    answer = news.client.get(second)
    assert (answer.status_code, 'content="0; url=/"' in answer.text) == (200, True)
    cookie = answer.headers["set-cookie"]
    assert f"tqcheck-{PORT}=" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert len(news.links) == 3


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", "", f"[::1]:{PORT}"]
)
@pytest.mark.parametrize("path", ["/", "/api/issues", "/static/review.js", "/enter"])
def test_a_foreign_name_that_points_here_is_refused(news: Opened, host: str, path: str) -> None:
    assert news.client.get(path, headers={"Host": host}).status_code == 421


def test_the_name_localhost_is_ours(news: Opened) -> None:
    assert news.client.get("/static/review.css", headers={"Host": f"localhost:{PORT}"}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "http://127.0.0.1:9999"}, 403),
        ({"Origin": f"https://127.0.0.1:{PORT}"}, 403),
        ({"Origin": BASE, "Content-Type": "text/plain"}, 415),
        ({"Origin": BASE, "Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({"Origin": BASE, "Content-Type": "multipart/form-data; boundary=x"}, 415),
        ({"Origin": BASE, "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": BASE, "Content-Length": "8000001"}, 413),
        ({"Origin": BASE}, 200),
    ],
)
def test_only_our_own_pages_post(news: Opened, headers: dict[str, str], status: int) -> None:
    body = b'{"decisions": [], "since": 0}'
    given = {"Content-Type": "application/json", **headers}
    assert news.client.post("/api/decisions", content=body, headers=given).status_code == status


def test_a_post_of_unknown_length_is_refused(news: Opened) -> None:
    answer = news.client.post(
        "/api/decisions", content=iter([b"{}"]), headers={"Origin": BASE, "Content-Type": "application/json"}
    )
    assert answer.status_code == 411


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_do_nothing(news: Opened, method: str) -> None:
    assert news.client.request(method, "/api/decisions").status_code in (403, 405)


def test_no_answer_may_be_read_by_another_site(news: Opened) -> None:
    for path in PAGES:
        answer = news.client.get(path, headers={"Origin": "https://evil.example"})
        assert not [name for name in answer.headers if name.startswith("access-control")]
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'")
        assert "unsafe" not in policy
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    assert news.client.get("/api/issues", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/static/../review_app.py",
        "/static/..%2freview_app.py",
        "/static/%2e%2e/review_app.py",
        "/static/..%5creview_app.py",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/review.js%00.css",
        "/static/review.js/",
        "/static/",
        "/export/..%2f..%2fetc%2fpasswd",
        "/export/corrected/1",
        "/export/corrected/-1",
        "/export/mqm/1",
    ],
)
def test_no_path_leads_out(news: Opened, path: str) -> None:
    answer = news.client.get(path, follow_redirects=False)
    assert answer.status_code in (404, 307)
    assert b"import" not in answer.content
    assert b"root:" not in answer.content


def test_nothing_of_an_article_becomes_markup(tmp_path: Path) -> None:
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{1234*5678}}"
    news = opened(article(tmp_path, [(f"{evil} 14", f"{evil} 15")], name=f"{evil.replace('/', '')}.ru-en.tsv"))
    for path in ("/", "/figures"):
        page = news.client.get(path).text
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "7006652" not in page.split("<main")[0]
    (row,) = rows(news)
    assert row["target"]["text"] == f"{evil} 15"
    assert "".join(piece["text"] for piece in row["target"]["pieces"]) == f"{evil} 15"


# What is answered


def test_what_is_found(news: Opened) -> None:
    assert sorted(issues(news)) == [
        "empty-translation 4",
        "number-mismatch 2",
        "number-mismatch 5",
        "repeated-word 3",
    ]
    issue = issues(news)["number-mismatch 2"]
    assert issue["state"] == "open"
    assert [(span["side"], span["words"], span["lang"]) for span in issue["spans"]] == [
        ("target", "15", "en"),
        ("source", "14", "ru"),
    ]
    marked = {row["id"]: [piece["text"] for piece in row["target"]["pieces"] if "level" in piece] for row in rows(news)}
    assert marked == {"1": [], "2": ["15"], "3": ["The the"], "4": [""], "5": ["13"]}


@pytest.mark.parametrize(
    ("query", "found"), [("МОСТ", [0, 1, 4]), ("the the", [2]), ("nowhere", []), ("5", [1, 4]), ("<b>", [])]
)
def test_search(news: Opened, query: str, found: list[int]) -> None:
    assert [one["row"] for one in news.client.get("/api/search", params={"q": query}).json()] == found


@pytest.mark.parametrize(
    ("accepts", "tag"),
    [
        ("kk", "kk"),
        ("kk-KZ,ru;q=0.9,en;q=0.8", "kk"),
        ("ru-RU", "ru"),
        ("de-DE,ru;q=0.5", "ru"),
        ("en;q=0.5,kk;q=0.9", "kk"),
        ("de,fr", "en"),
        ("", "en"),
        ("kk;q=0,ru", "ru"),
        ("*;q=x,;;", "en"),
    ],
)
def test_the_language_of_the_pages(news: Opened, accepts: str, tag: str) -> None:
    page = news.client.get("/", headers={"Accept-Language": accepts}).text
    assert f'<html lang="{tag}">' in page


def test_the_language_chosen_goes_before_the_browsers(news: Opened) -> None:
    news.client.get("/language/kk?back=https://evil.example")
    assert '<html lang="kk">' in news.client.get("/", headers={"Accept-Language": "ru"}).text
    answer = news.client.get("/language/ru?back=//evil.example", follow_redirects=False)
    assert answer.headers["location"] == "/"


# What decisions do


def test_decisions_are_kept_with_author_and_time_and_told(news: Opened) -> None:
    found = issues(news)
    wanted = on_issue(found["number-mismatch 2"])
    aside = on_issue(found["repeated-word 3"], "dismiss", reason="a quotation", author="Батыр")
    answer = news.post(wanted, aside).json()
    assert answer["taken"] == [wanted["token"], aside["token"]]
    assert sorted(row["row"] for row in answer["rows"]) == [1, 2]
    after = issues(news)
    assert after["number-mismatch 2"]["state"] == "confirmed"
    assert after["number-mismatch 2"]["decided"]["author"] == "Aigerim"
    assert after["number-mismatch 2"]["decided"]["at"]
    assert after["repeated-word 3"]["decided"]["reason"] == "a quotation"
    assert after["repeated-word 3"]["decided"]["author"] == "Батыр"


def test_a_decision_posted_again_is_kept_once(news: Opened) -> None:
    wanted = on_issue(issues(news)["number-mismatch 2"])
    for _ in range(3):
        assert news.post(wanted, wanted).json()["taken"] == [wanted["token"]] * 2
    assert [one.token for one in news.review.decisions()] == [wanted["token"]]


def test_an_issue_may_be_named_by_its_key(news: Opened) -> None:
    issue = issues(news)["number-mismatch 2"]
    wanted = {"token": str(uuid4()), "kind": "dismiss", "document": "news", "author": "A", "issue": issue["key"]}
    assert news.post(wanted).json()["refused"] == {}
    assert issues(news)["number-mismatch 2"]["state"] == "dismissed"


def test_an_edit_is_checked_at_once_and_undone(news: Opened) -> None:
    row = rows(news)[1]
    edit = on_row(row, text="The the bridge was built in 14 months.")
    (told,) = news.post(edit).json()["rows"]
    assert [issue["code"] for issue in told["issues"]] == ["repeated-word"]
    assert told["edit"]["author"] == "Aigerim"
    undo = {"token": str(uuid4()), "kind": "undo", "author": "Aigerim", "undoes": edit["token"]}
    news.post(undo)
    assert rows(news)[1]["target"]["text"] == "The bridge was built in 15 months."
    assert "number-mismatch 2" in issues(news)


def test_an_edit_changes_what_compares_sentences(tmp_path: Path) -> None:
    pairs = [("Спикер – Жолдыбаев.", "The speaker is Zholdybayev."), ("Жолдыбаев ушёл.", "Zholdybaev left.")]
    pairs.append(("Жолдыбаев вернулся.", "Zholdybaev came back."))
    news = opened(article(tmp_path, pairs))
    assert [name for name in issues(news) if name.startswith("name-spelling")]
    news.post(on_row(rows(news)[0], text="The speaker is Zholdybaev."))
    assert not issues(news)


def test_of_equal_pairs_the_right_one_is_edited(tmp_path: Path) -> None:
    news = opened(article(tmp_path, [("Цена 5 тенге.", "The price is 6 tenge.")] * 3))
    news.post(on_row(rows(news)[1], text="The price is 5 tenge."))
    assert [row["target"]["text"][-8:] for row in rows(news)] == ["6 tenge.", "5 tenge.", "6 tenge."]


def test_decisions_and_their_undo_in_one_post(news: Opened) -> None:
    wanted = on_issue(issues(news)["number-mismatch 2"])
    undo = {"token": str(uuid4()), "kind": "undo", "author": "Aigerim", "undoes": wanted["token"]}
    news.post(wanted, undo)
    assert issues(news)["number-mismatch 2"]["state"] == "open"
    assert news.client.get("/api/undoable", params={"author": "Aigerim"}).json() == []


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"kind": "override"}, 422),
        ({"kind": "delete"}, 422),
        ({"token": "1"}, 422),
        ({"token": "'; drop table decisions --"}, 422),
        ({"author": ""}, 422),
        ({"author": "a" * 101}, 422),
        ({"text": "a" * 100_001}, 422),
        ({"expires": "soon"}, 422),
        ({"more": 1}, 422),
        ({"reason": "a\0b"}, 422),
        ({"reason": "\ud800"}, 422),
        ({"texts": ["one"], "kind": "edit"}, "refused"),
        ({"texts": [], "issue": "0" * 32}, "refused"),
        ({"kind": "undo", "undoes": str(uuid4())}, "refused"),
        ({"document": ""}, "refused"),
        ({"kind": "edit", "texts": ["а", "a"], "text": "a\tb"}, "refused"),
        ({"kind": "edit", "texts": ["а", "a"], "text": "a\nb"}, "refused"),
    ],
)
def test_what_makes_no_sense_is_refused_and_the_rest_is_kept(
    news: Opened, changes: dict[str, object], status: int | str
) -> None:
    found = issues(news)
    bad = {**on_issue(found["number-mismatch 2"]), **changes}
    fine = on_issue(found["number-mismatch 5"])
    answer = news.post(bad, fine)
    if status == "refused":
        assert list(answer.json()["refused"]) == [bad["token"]]
        assert answer.json()["taken"] == [fine["token"]]
    else:
        assert answer.status_code == status
        assert news.review.decisions() == []


def test_reviews_of_one_store_see_each_others_decisions(tmp_path: Path) -> None:
    path = article(tmp_path)
    one, two = opened(path), opened(path)  # as two processes have it
    one.post(on_issue(issues(one)["number-mismatch 2"]), on_row(rows(one)[2], text="The road is open to everyone."))
    told = two.client.get("/api/changes?since=1").json()
    assert [row["row"] for row in told["rows"]] == [1, 2]
    assert issues(two)["number-mismatch 2"]["decided"]["author"] == "Aigerim"
    assert rows(two)[2]["target"]["text"] == "The road is open to everyone."
    assert two.client.get("/api/changes", params={"since": told["version"]}).json()["rows"] == []


def test_a_team_shares_a_database(tmp_path: Path) -> None:
    with postgresql() as folder:
        url = new_database(folder, "team")
        one, two = opened(article(tmp_path), url), opened(article(tmp_path), url)
        wanted = on_issue(issues(one)["number-mismatch 2"])
        one.post(wanted, on_row(rows(one)[2], text="The road is open to everyone."))
        two.post({"token": str(uuid4()), "kind": "undo", "author": "Two", "undoes": wanted["token"]})
        one.client.get("/api/changes?since=1")
        for news in (one, two):
            assert issues(news)["number-mismatch 2"]["state"] == "open"
            assert rows(news)[2]["target"]["text"] == "The road is open to everyone."
            news.review.store.close()


def test_a_decision_holds_when_the_file_changes_around_it(tmp_path: Path) -> None:
    path = article(tmp_path)
    first = opened(path)
    first.post(on_issue(issues(first)["number-mismatch 2"], "dismiss"), on_issue(issues(first)["number-mismatch 5"]))
    changed = [ARTICLE[4], ("Новая строка.", "A new row."), ARTICLE[1], ("По мосту идут 12 автобусов.", "13 buses!")]
    second = opened(article(tmp_path, changed))
    states = {name: issue["state"] for name, issue in issues(second).items()}
    assert states == {"number-mismatch 1": "confirmed", "number-mismatch 3": "dismissed", "number-mismatch 4": "open"}


def test_a_dismissal_expires(tmp_path: Path) -> None:
    news = opened(article(tmp_path))
    found = issues(news)
    past = on_issue(found["number-mismatch 2"], "dismiss", expires=str(date(2020, 1, 1)))
    news.post(past, on_issue(found["number-mismatch 5"], "dismiss", expires=str(date(2999, 1, 1))))
    after = issues(news)
    assert after["number-mismatch 2"]["state"] == "open"
    assert after["number-mismatch 5"]["state"] == "dismissed"


def test_an_article_that_is_slow_to_check_is_completed_in_the_background(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tqcheck.web.review_state.QUICK", -1.0)
    pairs = [("Спикер – Жолдыбаев.", "The speaker is Zholdybayev."), ("Жолдыбаев ушёл.", "Zholdybaev left.")]
    pairs.append(("Жолдыбаев вернулся.", "Zholdybaev came back."))
    news = opened(article(tmp_path, pairs))
    news.post(on_row(rows(news)[1], text="Zholdybayev left left."))
    assert [issue["code"] for issue in rows(news)[1]["issues"]][-1] == "repeated-word"
    worker = news.review._background
    if worker:
        worker.join(30)
    assert all(row["complete"] for row in rows(news))
    assert {name.split()[0] for name in issues(news)} == {"name-spelling", "repeated-word"}


# What leaves a review


def test_exports(tmp_path: Path) -> None:
    path = article(tmp_path)
    news = opened(path)
    found = issues(news)
    news.post(
        on_issue(found["number-mismatch 2"]),
        on_row(rows(news)[1], text="The bridge was built in 14 months."),
        on_issue(found["repeated-word 3"], "dismiss", reason="a name"),
    )
    name, corrected = exported(news.review, "corrected")
    assert name == "news.ru-en.corrected.tsv"
    assert corrected.decode() == path.read_text("utf-8").replace("15 months", "14 months")
    assert "The bridge was built in <v>15</v> months." in exported(news.review, "mqm")[1].decode()
    assert "<seg>The bridge was built in 14 months.</seg>" in exported(news.review, "tmx")[1].decode()
    (tmp_path / "accepted.tsv").write_bytes(exported(news.review, "accepted")[1])
    (entry,) = read_accepted(str(tmp_path / "accepted.tsv")).entries.values()
    assert (entry.fingerprint[0], entry.reason) == ("repeated-word", "a name")


@pytest.mark.parametrize(
    ("name", "corrected"),
    [
        ("news.ru-en.tsv", "news.ru-en.corrected.tsv"),
        ("news.ru-en.csv.gz", "news.ru-en.corrected.csv.gz"),
        ("новости.v2.ru-en.tsv", "новости.v2.ru-en.corrected.tsv"),
    ],
)
def test_the_name_of_a_corrected_file(tmp_path: Path, name: str, corrected: str) -> None:
    path = tmp_path / name
    content = "source,target\nЦена 5 тенге.,The price is 6 tenge.\n".replace(",", "\t" if "tsv" in name else ",")
    path.write_bytes(gzip.compress(content.encode()) if name.endswith("gz") else content.encode())
    assert exported(review_of(path), "corrected")[0] == corrected


def test_a_file_that_changed_is_not_written_over(tmp_path: Path) -> None:
    path = article(tmp_path)
    news = opened(path)
    news.post(on_row(rows(news)[1], text="The bridge was built in 14 months."))
    article(tmp_path, ARTICLE[::-1])
    answer = news.client.get("/export/corrected/0")
    assert answer.status_code == 409
    assert "changed" in answer.text


def test_figures(tmp_path: Path) -> None:
    news = opened(article(tmp_path))
    found = issues(news)
    news.post(
        on_issue(found["number-mismatch 2"]),
        on_issue(found["empty-translation 4"], "dismiss"),
        on_row(rows(news)[2], text="The road is open to everyone."),
    )
    told = summary(news.review)
    assert (told.all.found, told.all.open, told.all.done, told.all.mended) == (4, 1, 3, 1)
    assert told.checks["number-mismatch"].states == {"open": 1, "confirmed": 1}
    assert told.checks["repeated-word"].mended == 1
    assert told.severities["critical"].states == {"dismissed": 1}
    assert told.edited == 1
    assert [part.verdict for part in told.parts] == ["review"]  # the critical issue is set aside
    assert [weak.row for weak in told.weakest] == [1, 4]
    assert len(told.bins) == 5


def test_loose_segments_of_a_long_file_are_one_document(tmp_path: Path) -> None:
    review = review_of(article(tmp_path, [(f"Строка {n}.", f"Row {n}.") for n in range(2_300)]))
    assert len(review.blocks) == 5
    assert len(summary(review).parts) == 1
    assert review.row(2_299).own.id == "2300"


# The command


def test_files_of_one_name_in_two_folders_are_two_reviews(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = set()
    for folder in (tmp_path / "today", tmp_path / "yesterday"):
        folder.mkdir()
        article(folder)
        monkeypatch.chdir(folder)
        names.add(review_of(Path("news.ru-en.tsv")).name)
    assert len(names) == 2  # what one could not send is not given to the other


def test_what_was_decided_is_exported_by_the_command(tmp_path: Path) -> None:
    path = article(tmp_path)
    news = opened(path)
    news.post(on_row(rows(news)[1], text="The bridge was built in 14 months."))
    ended = tqcheck("review", path.name, "--export", "corrected", "-o", "out.tsv", cwd=tmp_path)
    assert (ended.status, ended.err) == (0, "")
    assert (tmp_path / "out.tsv").read_text("utf-8") == path.read_text("utf-8").replace("15 months", "14 months")


def test_the_store_may_be_set(tmp_path: Path) -> None:
    path = article(tmp_path)
    (tmp_path / "tqcheck.toml").write_text('[review]\nstore = "team.sqlite"\n', "utf-8")
    assert tqcheck("review", path.name, "--export", "tmx", "-o", "out.tmx", cwd=tmp_path).status == 0
    assert (tmp_path / "team.sqlite").exists()
    assert not (tmp_path / "news.ru-en.tsv.review.sqlite").exists()


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ([], "no file is given (tqcheck review FILE.tsv, or - for standard input)"),
        (["-"], "standard input has no place for decisions (say one with --store FILE)"),
        (["news.ru-en.tsv", "-o", "out.tsv"], "--output is for --export"),
        (["news.ru-en.tsv", "--export", "tmc"], "there is no export “tmc” (did you mean “tmx”?)"),
        (["gone.tsv"], "there is nothing to review"),
        (["news.ru-en.tsv", "--store", "oracle://x"], "decisions are not kept in oracle"),
    ],
)
def test_mistakes_of_who_calls_it(tmp_path: Path, arguments: list[str], problem: str) -> None:
    article(tmp_path)
    ended = tqcheck("review", *arguments, cwd=tmp_path)
    assert ended.status == 2
    assert problem in ended.err


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    article(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = tqcheck("review", "news.ru-en.tsv", "--port", str(port), "--no-browser", cwd=tmp_path)
    assert ended.status == 2
    assert f"cannot serve on port {port}" in ended.err
    assert "leave --port out for a free one" in ended.err
