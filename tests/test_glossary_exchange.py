"""A glossary goes to CSV and TBX and comes back with everything that it had."""

from pathlib import Path

import pytest
from command_line import ROOT, tqcheck
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.errors import GlossaryError
from tqcheck.glossary.exchange import read_table, written

WORDS = (
    st.text("abcdeфжқәüß -'’", min_size=1, max_size=12).map(str.strip).filter(lambda text: any(map(str.isalpha, text)))
)
TERMS = st.lists(
    st.builds(lambda mark, text: mark + text, st.sampled_from(["", "!", "~", "=", "!="]), WORDS), min_size=1, max_size=4
)
CELLS = TERMS.map(lambda terms: " | ".join(dict.fromkeys(terms)))
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "en": CELLS.filter(lambda cell: cell[0] not in "!~"),
            "kk": CELLS,
            "subject": WORDS,
            "note": WORDS,
            "near": WORDS,
        }
    ),
    min_size=1,
    max_size=5,
)
COLUMNS = ["en", "kk", "subject", "note", "near"]


@given(ROWS, st.sampled_from(["tsv", "csv", "tbx"]), st.sampled_from(["dca", "dct"]))
def test_what_goes_out_comes_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]], form: str, style: str
) -> None:
    path = tmp_path_factory.mktemp("exchange") / f"glossary.{form}"
    path.write_text(written((COLUMNS, rows), form, style), "utf-8")
    columns, found = read_table(path)
    assert sorted(columns) == sorted(COLUMNS)
    if form == "tbx":  # TBX has the preferred term first
        found = [{name: row.get(name, "") for name in COLUMNS} for row in found]
        assert [sorted(row["kk"].split(" | ")) for row in found] == [sorted(row["kk"].split(" | ")) for row in rows]
        assert [row["en"] for row in found] == [row["en"] for row in rows]
    else:
        assert found == rows


def test_the_shipped_glossaries_survive_tbx(tmp_path: Path) -> None:
    for path in sorted((ROOT / "glossaries").glob("*.tsv")):
        table = read_table(path)
        out = tmp_path / "out.tbx"
        out.write_text(written(table, "tbx"), "utf-8")
        back = read_table(out)[1]
        assert [row.get("kk", "") for row in back] == [row["kk"] for row in table[1]]
        assert [row.get("note", "") for row in back] == [row.get("note", "") for row in table[1]]


VERSION_2 = """<?xml version='1.0'?>
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="1"><descrip type="subjectField">law</descrip>
<langSet xml:lang="en"><tig><term>court</term></tig>
<tig><term>forum</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
<langSet xml:lang="ru"><ntig><termGrp><term>суд</term></termGrp></ntig></langSet></termEntry>
</body></text></martif>
"""


def test_version_2_is_read(tmp_path: Path) -> None:
    (tmp_path / "old.tbx").write_text(VERSION_2, "utf-8")
    ended = tqcheck("glossary", "convert", "old.tbx", "-o", "new.tsv", cwd=tmp_path)
    assert ended.out == "1 concepts written to new.tsv\n"
    assert (tmp_path / "new.tsv").read_text("utf-8") == "en\tru\tsubject\ncourt | !forum\tсуд\tlaw\n"


@pytest.mark.parametrize(("content", "problem"), [("<tbx>", "not an XML file"), ("<tbx/>", "has no concept")])
def test_what_is_no_tbx_is_refused(tmp_path: Path, content: str, problem: str) -> None:
    path = tmp_path / "bad.tbx"
    path.write_text(content, "utf-8")
    with pytest.raises(GlossaryError, match=problem):
        read_table(path)


def test_an_unknown_form_and_style_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("en\tru\ncourt\tсуд\n", "utf-8")
    assert "is in no form" in tqcheck("glossary", "convert", "a.tsv", "-o", "a.docx", cwd=tmp_path).err
    ended = tqcheck("glossary", "convert", "a.tsv", "-o", "a.tbx", "--style", "x", cwd=tmp_path)
    assert "TBX has no style “x”" in ended.err
