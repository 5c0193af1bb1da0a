"""The service before publishing: what it answers to articles, re-checks and overrides."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from command_line import ROOT, tqcheck
from service import ARTICLE, RIGHT, Service, serving

REPORT = json.loads((ROOT / "docs/report-schema.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("service")
    with serving(folder, "--store", folder / "store.db", settings='[serve]\npairs = ["kk-en"]\n') as running:
        yield running


def codes(answer: dict[str, Any]) -> dict[str, list[str]]:
    """The checks that spoke, by segment; those of the article under ""."""
    document = answer["document"]
    found = {segment["id"]: [issue["code"] for issue in segment["issues"]] for segment in document["segments"]}
    return {**found, "": [issue["code"] for issue in document["issues"]]}


def test_an_article_gets_its_issues_and_a_verdict(service: Service) -> None:
    answer = service.check(document=None)
    assert answer["verdict"] == "review"
    assert codes(answer) == {"h": [], "2": ["number-mismatch"], "3": ["repeated-word"], "": []}
    assert (answer["new"], answer["known"], answer["gone"]) == (2, 0, 0)
    assert service.check(document=None, segments=[RIGHT])["verdict"] == "publish"
    assert service.check(document=None, segments=[{**RIGHT, "target": ""}])["verdict"] == "hold"


def test_the_document_is_that_of_the_json_report(service: Service) -> None:
    document = service.check()["document"]
    for segment in document["segments"]:
        for issue in segment["issues"]:
            assert len(issue.pop("key")) == 32
            assert issue.pop("new") in (True, False)
    jsonschema.validate(document, {**REPORT, **REPORT["$defs"]["document"]})
    assert document["id"] == "post-42"
    assert [segment["role"] for segment in document["segments"]] == ["headline", "body", "body"]


def test_a_recheck_tells_what_is_new(service: Service) -> None:
    first = service.check(document="updated")
    again = service.check(document="updated")
    assert (again["new"], again["known"], again["gone"]) == (0, 2, 0)
    assert again["content_hash"] == first["content_hash"]
    mended = service.check(document="updated", segments=[ARTICLE["segments"][0], RIGHT, ARTICLE["segments"][2]])
    assert (mended["new"], mended["known"], mended["gone"]) == (0, 1, 1)
    worse = service.check(document="updated", segments=[RIGHT, {"id": "9", "source": "Жол ашық.", "target": ""}])
    assert (worse["new"], worse["known"], worse["gone"]) == (1, 0, 1)
    [issue] = worse["document"]["segments"][1]["issues"]
    assert issue["new"]


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ({"document": "another"}, True),
        ({"segments": [{**one, "id": f"x{one['id']}"} for one in ARTICLE["segments"]]}, True),
        ({"published": "2026-11-25"}, True),
        ({"source_lang": "KK"}, True),
        ({"target_lang": "en-GB"}, False),
        ({"segments": ARTICLE["segments"][:2]}, False),
        ({"segments": [{**ARTICLE["segments"][0], "role": "body"}, *ARTICLE["segments"][1:]]}, False),
        ({"segments": [{**ARTICLE["segments"][0], "target": "A bridge has opened "}, *ARTICLE["segments"][1:]]}, False),
    ],
)
def test_the_content_hash_is_over_languages_roles_and_texts(service: Service, changed: dict, same: bool) -> None:
    assert (service.check(**changed)["content_hash"] == service.check()["content_hash"]) is same


def test_an_override_goes_with_its_text(service: Service) -> None:
    checked = service.check(document="overridden")
    wanted = {"document": "overridden", "content_hash": checked["content_hash"], "author": "aigerim", "reason": "So."}
    response = service.post("/v1/override", wanted)
    assert (response.status_code, response.json()) == (200, {"overridden": 1, "verdict": "publish"})
    after = service.check(document="overridden")
    assert (after["verdict"], codes(after)["2"], codes(after)["3"]) == ("publish", [], ["repeated-word"])
    assert after["document"]["counts"]["accepted"] == 1
    assert (after["new"], after["known"], after["gone"]) == (0, 1, 0)
    other = {**RIGHT, "target": "The repairs took 16 months."}
    changed = service.check(document="overridden", segments=[other])
    assert (changed["verdict"], codes(changed)["2"]) == ("review", ["number-mismatch"])
    # Whoever overrides must have seen what was checked last.
    response = service.post("/v1/override", wanted)
    assert response.status_code == 409
    assert "another text of this document was checked last" in response.json()["error"]


@pytest.mark.parametrize(
    ("wanted", "status", "problem"),
    [
        ({"document": "never"}, 404, "no document of this name was checked"),
        ({"reason": " \n"}, 422, "reason: "),
        ({"reason": ""}, 422, "reason: "),
        ({"author": ""}, 422, "author: "),
        ({"content_hash": "sha256:abc"}, 422, "content_hash: "),
        ({"contenthash": "a"}, 422, "did you mean “content_hash”?"),
        ({"author": "a\0b"}, 422, "author: a NUL character at position 2"),
        ({"reason": "a\0b"}, 422, "reason: a NUL character at position 2"),
    ],
)
def test_an_override_that_cannot_be(service: Service, wanted: dict, status: int, problem: str) -> None:
    segments = [{**RIGHT, "target": "The repairs took 17 months."}]
    checked = service.check(document="refused", segments=segments)
    good = {"document": "refused", "content_hash": checked["content_hash"], "author": "aigerim", "reason": "So."}
    response = service.post("/v1/override", {**good, **wanted})
    assert response.status_code == status
    assert problem in response.json()["error"]
    assert service.check(document="refused", segments=segments)["verdict"] == "review"


def test_an_override_leaves_what_is_minor_unless_it_is_asked_for(service: Service) -> None:
    words = "on the one hand and on the other hand and on the third one as well"
    minor = [{"source": f"Бірінші {n} жол.", "target": f"The the line {n} {words}."} for n in range(60)]
    segments = [{"source": "Жөндеу 14 айға созылды.", "target": "The repairs took 18 months."}, *minor]
    checked = service.check(document="many", segments=segments)
    assert checked["verdict"] == "hold"  # 60 minor issues in few words
    wanted = {"document": "many", "content_hash": checked["content_hash"], "author": "a", "reason": "b"}
    assert service.post("/v1/override", wanted).json() == {"overridden": 1, "verdict": "hold"}
    assert service.check(document="many", segments=segments)["verdict"] == "hold"
    assert service.post("/v1/override", {**wanted, "severity": "minor"}).json()["verdict"] == "publish"
    assert service.check(document="many", segments=segments)["verdict"] == "publish"


def test_an_override_counts_in_tqcheck_precision(service: Service) -> None:
    checked = service.check(document="counted", segments=[{**RIGHT, "target": "The repairs took 19 months."}])
    wanted = {"document": "counted", "content_hash": checked["content_hash"], "author": "a", "reason": "It is so."}
    assert service.post("/v1/override", wanted).json()["overridden"] == 1
    folder = service.log.parent
    ended = tqcheck("precision", "--store", folder / "store.db", "--format", "json", cwd=folder)
    [counted] = [one for one in json.loads(ended.out)["checks"] if one["code"] == "number-mismatch"]
    assert counted["overridden"] > 0
    assert counted["confirmed"] == 0


@pytest.mark.parametrize(
    ("body", "roles", "alone"),
    [
        (
            {
                "source_lang": "ru",
                "target_lang": "en",
                "source_text": "Мост открыт\nРемонт занял 14 месяцев. Он стоил 2 млрд тенге.",
                "target_text": "The bridge is open\nThe repairs took 15 months. They cost 2 billion tenge.",
            },
            ["headline", "lead", "lead"],
            False,
        ),
        (
            {
                "source_lang": "ru",
                "target_lang": "en",
                "source_html": "<h1>Мост открыт</h1><p>Ремонт занял <b>14</b> месяцев.</p>"
                "<p>Он стоил 2 млрд тенге.</p>",
                "target_html": "<h1>The bridge is open</h1><p>The repairs took <b>15</b> months.</p>"
                "<!-- wp:paragraph --><p>They cost 2 billion tenge.</p><script>var months = 99;</script>",
            },
            ["headline", "lead", "body"],
            False,
        ),
        (
            {"target_text": "The bridge is open\n\nThe repairs took took 15 months, and everybody waited for them."},
            ["headline", "lead"],
            True,
        ),
        (
            {
                "target_lang": "en",
                "target_html": "<h2>The bridge is open</h2><p>The repairs took took 15 months.</p>"
                "<figure><figcaption>The bridge</figcaption></figure>",
            },
            ["subhead", "body", "caption"],
            True,
        ),
        (
            {"target_lang": "en", "segments": [{"id": "a", "target": "The repairs took took 15 months."}]},
            ["body"],
            True,
        ),
    ],
    ids=["two texts", "two HTML bodies", "a text alone", "an HTML body alone", "segments alone"],
)
def test_articles_in_other_forms(service: Service, body: dict, roles: list[str], alone: bool) -> None:
    response = service.post("/v1/check", body)
    assert response.status_code == 200, response.text
    document = response.json()["document"]
    assert [segment["role"] for segment in document["segments"]] == roles
    assert document["target_only"] is alone
    assert document["source_lang"] == (None if alone else "ru")
    found = [issue["code"] for segment in document["segments"] for issue in segment["issues"]]
    assert found == ["repeated-word" if alone else "number-mismatch"]


def test_the_blocks_of_a_cms_are_read(service: Service) -> None:
    block = "<!-- wp:paragraph -->\n<p>{}</p>\n<!-- /wp:paragraph -->\n\n"
    source, target = (
        "".join(block.format(text) for text in [one] * 40) for one in ("Мост открыт.", "A bridge is open.")
    )
    body = {"source_lang": "ru", "target_lang": "en", "source_html": source, "target_html": target}
    response = service.post("/v1/check", body)
    assert response.status_code == 200, response.text
    assert len(response.json()["document"]["segments"]) == 40


def test_a_word_of_thousands_of_letters_is_no_end_of_a_check(service: Service) -> None:
    word = "A" * 9_000
    answer = service.check(document=None, segments=[{"source": f"Сурет {word}.", "target": f"A picture {word}."}])
    assert answer["failures"] == []


def test_a_segment_without_a_source_among_others(service: Service) -> None:
    added = {"id": "9", "source": " ", "target": "The the bridge is 30 metres wide."}
    answer = service.check(document=None, segments=[RIGHT, added])
    assert codes(answer) == {"2": [], "9": ["repeated-word"], "": []}


@pytest.mark.parametrize(("published", "spoken"), [("2026-11-26", ["date-tense"]), ("2020-11-26", []), (None, [])])
def test_the_day_of_an_article_is_used(service: Service, published: str | None, spoken: list[str]) -> None:
    segments = [{"target": "New rules for tenants"}, {"target": "From 2021, contracts will be kept online."}]
    answer = service.check(document=None, source_lang=None, published=published, segments=segments)
    assert codes(answer)[""] == spoken


def test_the_checks_that_run(service: Service) -> None:
    with service.client() as client:
        listed = client.get("/v1/checks").json()["checks"]
    by_code = {one["code"]: one for one in listed}
    assert by_code["number-mismatch"]["severity"] == "major"
    assert by_code["headline-figure"]["scope"] == "document"
    assert len(listed) > 50


def test_texts_come_back_as_they_were_sent(service: Service) -> None:
    texts = ["Cafe\u0301 👨‍👩‍👧 \u202b\u200f end", "A\r\nB\u2028C\tD ", "é"]
    segments = [{"id": str(n), "source": "Кафе ашық.", "target": text} for n, text in enumerate(texts)]
    document = service.check(document=None, segments=segments)["document"]
    assert [segment["target"] for segment in document["segments"]] == texts


def test_a_service_without_a_store_but_with_settings(tmp_path: Path) -> None:
    with serving(tmp_path, settings='ignore = ["repeated-word"]\narchive = "memory.db"\n') as running:
        answers = [running.check(), running.check()]
        assert [answer["new"] for answer in answers] == [1, 1]
        assert [answer["failures"] for answer in answers] == [[], []]
        assert (tmp_path / "memory.db").exists()
        wanted = {"document": "post-42", "content_hash": answers[0]["content_hash"], "author": "a", "reason": "b"}
        response = running.post("/v1/override", wanted)
    assert response.status_code == 404
    assert "--store" in response.json()["error"]
