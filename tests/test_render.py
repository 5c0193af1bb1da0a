import io
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from render_reports import about, article, issue, pair, rendered, report

from tqcheck.accepted import Entry
from tqcheck.errors import ConfigError
from tqcheck.messages import ENGLISH
from tqcheck.metrics import corpus_metrics
from tqcheck.model import Failure, Severity, Span
from tqcheck.render import renderer, renderers, wording
from tqcheck.render.marks import Mark, gravest, pieces
from tqcheck.render.whole import by_document

SCHEMA = json.loads((Path(__file__).parent.parent / "docs/report-schema.json").read_text("utf-8"))
LINE = {**{key: SCHEMA[key] for key in ("$schema", "$defs")}, "$ref": "#/$defs/line"}
STALE = Entry(("number-mismatch", ("7",), ("семь", "7")), "news", "", 3)
FAILED = Failure("news.tsv:9", "3 columns where the header has 2")


def loose(first: int, count: int, reference: str | None = None) -> object:
    segments = [pair(i, "Три слова тут.", f"Words {i}", "body", reference) for i in range(first, first + count)]
    return report(segments, [issue([(segments[0], str(first))])], article=False)


RUNS = {
    "article": [article()],
    "two articles of one name": [article(), article()],
    "blocks": [loose(1, 3), loose(4, 3), loose(7, 1)],
    "references": [loose(1, 3, "Words 1"), loose(4, 3, "Words 4")],
    "no source word": [report([pair(1, "…", "…")])],
    "nothing": [],
}


@pytest.mark.parametrize("name", RUNS)
def test_json_keeps_to_its_schema(name: str) -> None:
    whole = json.loads(rendered("json", RUNS[name], failures=[FAILED], stale=lambda: [STALE]))
    jsonschema.Draft202012Validator(SCHEMA).validate(whole)
    lines = rendered("jsonl", RUNS[name], failures=[FAILED], stale=lambda: [STALE]).splitlines()
    for line in lines:
        jsonschema.Draft202012Validator(LINE).validate(json.loads(line))
    segments = [segment for document in whole["documents"] for segment in document["segments"]]
    assert len(lines) == len(segments) + len(whole["documents"]) + 2
    assert whole["failures"] == [{"where": "news.tsv:9", "problem": "3 columns where the header has 2"}]
    assert whole["stale"][0]["words"] == ["7"]


def test_schemas_are_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_json_says_everything() -> None:
    (document,) = json.loads(rendered("json", [article()]))["documents"]
    assert [len(segment["issues"]) for segment in document["segments"]] == [2, 1, 1, 1]
    assert document["issues"][0]["spans"] == [
        {"segment": "1", "side": "target", "start": 0, "end": 1, "text": "4"},
        {"segment": "2", "side": "target", "start": 18, "end": 24, "text": "5 tons"},
    ]
    assert document["segments"][0]["issues"][0]["suggestion"] == "5"
    assert document["counts"]["severities"] == {"critical": 1, "major": 2, "minor": 2, "neutral": 1}
    assert (document["counts"]["accepted"], document["verdict"]) == (1, "hold")
    assert document["score"]["quality"] is None


def test_blocks_of_a_long_file_are_one_document() -> None:
    blocks = RUNS["references"]
    (document,) = json.loads(rendered("json", blocks))["documents"]
    assert [segment["id"] for segment in document["segments"]] == list("123456")
    assert document["counts"]["checks"] == {"number-mismatch": 2}
    paired = [segment for block in blocks for segment in block.document.segments]
    metrics = corpus_metrics([one.target.raw for one in paired], [one.reference for one in paired], "en")
    assert document["metrics"] == {"chrf": metrics.chrf, "bleu": metrics.bleu, "ter": metrics.ter}
    assert len(list(by_document([article(), article()]))) == 2


@pytest.mark.parametrize("form", ["json", "jsonl", "console"])
def test_written_while_read(form: str) -> None:
    out = io.StringIO()

    def blocks() -> object:
        for first in range(1, 50, 10):
            assert f"Words {first - 10}" in out.getvalue() or f"⟦{first - 10}⟧" in out.getvalue() or first < 11
            yield loose(first, 10)

    renderer(form)(blocks(), out, about())
    assert "41" in out.getvalue()


def test_an_unknown_form_names_the_nearest() -> None:
    with pytest.raises(ConfigError, match="json"):
        renderer("jsom")
    with pytest.raises(ConfigError):
        renderer("marks")
    assert {"console", "html", "json", "jsonl"} <= set(renderers())


def test_forms_load_nothing_heavy_before_they_write() -> None:
    code = "import sys, tqcheck.render as r; r.renderers(); print('rich.console' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 35), st.integers(0, 35)), max_size=6))
def test_pieces_are_the_text(raw: str, places: list[tuple[int, int]]) -> None:
    one = issue([(pair(1, "a", "b"), "b")])
    marks = [Mark(Span("1", "target", min(place), max(place), ""), one, number) for number, place in enumerate(places)]
    found = pieces(raw, marks)
    assert "".join(piece.text for piece in found) == raw
    for mark in marks:
        assert "".join(p.text for p in found if mark in p.marks) == raw[mark.span.start : mark.span.end]
        assert sum(mark in piece.ending for piece in found) == 1


def test_the_gravest_mark_shows() -> None:
    place = pair(1, "a", "b")
    span = place.target.span()
    marks = [Mark(span, issue([(place, "b")], severity=level), int(level)) for level in Severity]
    assert gravest(marks).issue.severity is Severity.CRITICAL


@pytest.mark.parametrize(
    ("severities", "words", "said"),
    [
        ([], 100, "no issues found"),
        ([Severity.NEUTRAL, Severity.MINOR], 100, "nothing graver than a minor issue"),
        ([Severity.MAJOR], 100, "1 major issue"),
        ([Severity.CRITICAL, Severity.MAJOR], 1000, "1 critical issue"),
        ([Severity.MAJOR], 10, "quality 50 is under 80"),
        ([Severity.CRITICAL], 20, "1 critical issue and quality 0 is under 80"),
    ],
)
def test_a_verdict_says_why(severities: list[Severity], words: int, said: str) -> None:
    place = pair(1, "слово " * words, "abcdefg")
    issues = [issue([(place, "abcdefg"[i])], severity=level) for i, level in enumerate(severities)]
    (whole,) = by_document([report([place], issues, min_words=1)])
    list(whole.blocks())
    assert wording.why(whole, ENGLISH) == said
