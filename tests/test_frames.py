"""DataFrames in notebooks: the same rows out, with scores and issues."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
import pytest

from tqcheck import Checker, Document, Finding, Segment, Severity, bad, document_check, good, score_frame, segment_check
from tqcheck.errors import ConfigError, InputError, TqcheckError
from tqcheck.metrics import sentence_metrics

CLEAN = {"source": "Ремонт занял 14 месяцев.", "target": "The repairs took 14 months."}
WRONG = {"source": "Мост построили за 14 месяцев.", "target": "The bridge was built in 15 months."}
LANGUAGES = {"source_lang": "ru", "target_lang": "en"}
EXAMPLES = [good("ru en", "Да.", "Yes."), bad("ru en", "Да.", "[[No]].")]


def codes(scored: pd.DataFrame) -> list[list[str]]:
    return [[issue["code"] for issue in issues] for issues in scored.issues]


def test_every_row_is_scored_and_its_index_kept() -> None:
    frame = pd.DataFrame([CLEAN, WRONG, CLEAN], index=["b", "a", "a"]).assign(desk="news")
    scored = score_frame(frame, **LANGUAGES)
    assert list(scored.columns) == ["source", "target", "desk", "score", "issues"]
    assert list(scored.index) == ["b", "a", "a"]
    assert scored.score.tolist() == [100.0, 0.0, 100.0]
    assert codes(scored) == [[], ["number-mismatch"], []]
    assert list(frame.columns) == ["source", "target", "desk"]


def test_an_issue_is_a_plain_record() -> None:
    ((issue,),) = score_frame(pd.DataFrame([WRONG]), **LANGUAGES).issues
    assert issue == {
        "code": "number-mismatch",
        "category": "accuracy/mistranslation",
        "severity": "major",
        "message": "“14 месяцев” became “15 months”",
        "suggestion": "14",
        "words": ["15"],
    }


def test_it_groups_and_explodes() -> None:
    frame = pd.DataFrame([CLEAN, WRONG, WRONG]).assign(document=["a", "a", "b"])
    scored = score_frame(frame, **LANGUAGES)
    assert scored.groupby("document").score.mean().to_dict() == {"a": 50.0, "b": 0.0}
    exploded = scored.explode("issues").issues.dropna().map(lambda issue: issue["severity"])
    assert exploded.tolist() == ["major", "major"]


@document_check("says-no-twice", "style/inconsistent", Severity.MINOR, examples=EXAMPLES)
def says_no_twice(document: Document) -> Iterable[Finding]:
    """The article says no twice."""
    places = [part.target.span() for part in document.segments if "No" in part.target.raw]
    return [Finding("twice", {}, places)] if len(places) > 1 else []


@pytest.mark.parametrize(
    ("columns", "flagged"),
    [
        ({"document": ["a", "a", "b"]}, [0, 1]),
        ({"document": ["a", "b", "a"]}, [0, 2]),
        ({"document": [7, 0, 0]}, [1, 2]),
        ({"document": ["a", "b", "c"]}, []),
        ({"document": ["a", None, None]}, []),
        ({"document": ["a", "a", "a"], "target_lang": ["en", "en", "de"]}, [0, 1]),
        ({}, []),
    ],
)
def test_document_checks_run_on_each_document_by_itself(columns: dict[str, list[Any]], flagged: list[int]) -> None:
    frame = pd.DataFrame([{"source": "Нет.", "target": "No."}] * 3).assign(**columns)
    scored = score_frame(frame, checker=Checker(checks=[says_no_twice]), **LANGUAGES)
    assert [row for row, issues in enumerate(scored.issues) if issues] == flagged


@pytest.mark.parametrize(
    ("tags", "given"),
    [
        ({"source_lang": ["ru", "kk"], "target_lang": ["en", "en"]}, {}),
        ({"source_lang": [None, "kk"]}, {"source_lang": "ru", "target_lang": "en"}),
        ({"source_lang": [None, "kk"], "target_lang": ["en", None]}, {"source_lang": "ru", "target_lang": "en"}),
    ],
)
def test_languages_come_from_columns_then_from_what_is_given(
    tags: dict[str, list[str | None]], given: dict[str, str]
) -> None:
    kazakh = {"source": "Көпір 14 айда салынды.", "target": "The bridge was built in 15 months."}
    assert codes(score_frame(pd.DataFrame([CLEAN, kazakh]).assign(**tags), **given)) == [[], ["number-mismatch"]]


def test_a_column_goes_over_what_is_given() -> None:
    frame = pd.DataFrame([{"source": "Мост открыт для всех машин города.", "target": "Мост открыт."}])
    scored = score_frame(frame.assign(target_lang="ru"), source_lang="ru", target_lang="en")
    assert "wrong-language" not in codes(scored)[0]


@pytest.mark.parametrize("kind", ["object", "string", "str"])
def test_an_empty_cell_is_an_empty_text_of_whatever_kind(kind: str) -> None:
    frame = pd.DataFrame({"source": [CLEAN["source"]] * 2, "target": [CLEAN["target"], None]}).astype(kind)
    assert codes(score_frame(frame, **LANGUAGES)) == [[], ["empty-translation"]]


def test_a_frame_without_rows_is_scored() -> None:
    scored = score_frame(pd.DataFrame({"source": [], "target": []}), **LANGUAGES)
    assert list(scored.columns) == ["source", "target", "score", "issues"]
    assert len(scored) == 0


def test_references_add_their_metrics() -> None:
    reference = "The repair took 14 months."
    scored = score_frame(pd.DataFrame([CLEAN, WRONG]).assign(reference=[reference, None]), **LANGUAGES)
    metrics = sentence_metrics(CLEAN["target"], reference, "en")
    assert scored.loc[0, ["chrf", "bleu", "ter"]].tolist() == [metrics.chrf, metrics.bleu, metrics.ter]
    assert scored.loc[1, ["chrf", "bleu", "ter"]].isna().all()


@pytest.mark.parametrize(
    ("frame", "given", "kind", "message"),
    [
        ({"src": ["a"], "target": ["b"]}, LANGUAGES, ConfigError, "no column “source” (did you mean “src”?)"),
        ({"source": ["a"], "targt": ["b"]}, LANGUAGES, ConfigError, "no column “target” (did you mean “targt”?)"),
        ({"source": ["a"], "target": ["b"]}, {}, ConfigError, "no source_lang is given"),
        ({"source": ["a"], "target": ["b"]}, {"source_lang": "ru"}, ConfigError, "no target_lang is given"),
        ({"source": ["a"], "target": [5]}, LANGUAGES, InputError, "line 1, column target: not a text but 5"),
        (
            {"source": ["a"], "target": ["b"], "role": ["hedline"]},
            LANGUAGES,
            InputError,
            "line 1, column role: “hedline” is no role (did you mean “headline”?)",
        ),
    ],
)
def test_a_mistake_in_the_frame_is_named(
    frame: dict[str, list[Any]], given: dict[str, str], kind: type[TqcheckError], message: str
) -> None:
    with pytest.raises(kind) as caught:
        score_frame(pd.DataFrame(frame), **given)
    assert message in str(caught.value)


def test_a_checker_of_ones_own_is_used_and_a_check_that_raises_is_a_warning() -> None:
    @segment_check("breaks", "accuracy/mistranslation", Severity.MAJOR, examples=EXAMPLES)
    def breaks(segment: Segment) -> Iterable[Finding]:
        """It raises."""
        raise ZeroDivisionError("a mistake of mine")

    with pytest.warns(UserWarning, match="segment 0: check breaks raised ZeroDivisionError: a mistake of mine"):
        scored = score_frame(pd.DataFrame([WRONG]), checker=Checker(checks=[breaks]), **LANGUAGES)
    assert scored.score.tolist() == [100.0]
