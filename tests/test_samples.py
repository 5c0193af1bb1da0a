"""The samples: every planted fault is found, the corrected twins are silent, reports are as expected."""

import json
from pathlib import Path

import pytest

from tools.write_reports import SAMPLES, place, report
from tqcheck import Checker, Report, read
from tqcheck.errors import InputError
from tqcheck.selection import find_checks

ROOT = Path(__file__).parent.parent
PAIRS = ("kk-en", "ru-en")
CHECKER = Checker()


def refuse(error: InputError) -> None:
    raise error


def checked(name: str) -> Report:
    (document,) = read(str(ROOT / "samples" / name), report=refuse, detect=CHECKER.detect)
    return CHECKER.check(document)


def faults(pair: str) -> list[dict[str, str]]:
    lines = (ROOT / "samples" / pair / "faults.tsv").read_text("utf-8").splitlines()
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


PLANTED = [(pair, fault) for pair in PAIRS for fault in faults(pair) if fault["code"] in find_checks()]


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return {pair: checked(f"{pair}/briefing.tsv") for pair in PAIRS}


@pytest.mark.parametrize(
    ("pair", "fault"), PLANTED, ids=[f"{pair} {fault['id']} {fault['code']}" for pair, fault in PLANTED]
)
def test_a_planted_fault_is_found_at_its_place(pair: str, fault: dict[str, str], reports: dict[str, Report]) -> None:
    found = reports[pair]
    segment = next(one for one in found.document.segments if one.id == fault["id"])
    text = segment.source if fault["side"] == "source" else segment.target
    start = text.raw.index(fault["quote"])
    quoted = text.span(start, start + len(fault["quote"]))
    explained = {fault["code"]} | set(find_checks()[fault["code"]].gives_way_to)
    assert any(issue.code in explained and any(span.meets(quoted) for span in issue.spans) for issue in found.issues), [
        (issue.code, issue.message) for issue in found.issues if issue.spans[0].segment == fault["id"]
    ]


@pytest.mark.parametrize("pair", PAIRS)
def test_nothing_is_flagged_where_nothing_was_planted(pair: str, reports: dict[str, Report]) -> None:
    planted = {fault["id"] for fault in faults(pair)}
    flagged = {span.segment for issue in reports[pair].issues for span in issue.spans}
    assert flagged <= planted


@pytest.mark.parametrize("pair", PAIRS)
def test_a_corrected_twin_is_silent(pair: str) -> None:
    found = checked(f"{pair}/briefing.corrected.tsv")
    assert [issue.message for issue in found.issues] == []
    assert found.verdict == "publish"
    assert found.score is not None
    assert found.score.quality == 100


def test_the_shortest_way_in_needs_no_option() -> None:
    found = checked("pair.tsv")
    assert (found.document.source_language, found.document.target_language) == ("ru", "en")
    assert [issue.code for issue in found.issues] == [
        "number-mismatch",
        "quotation-marks",
        "untranslated-text",
        "repeated-word",
    ]


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_report_of_a_sample_is_the_expected_one(sample: str) -> None:
    assert json.loads(report(sample)) == json.loads(place(sample).read_text("utf-8")), "run: make reports"
