"""A glossary goes to CSV, XLSX and TBX and comes back with everything that it had."""

import io
import re
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from command_line import ROOT, process, tqcheck
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.errors import GlossaryError
from tqcheck.glossary.concepts import Term
from tqcheck.glossary.exchange import Table, lost, read_table, written
from tqcheck.glossary.read import read_glossary

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


FORMS = [("csv", "dca", 3), ("xlsx", "dca", 3), ("tbx", "dca", 3), ("tbx", "dct", 3), ("tbx", "dca", 2)]
FORM_NAMES = ["csv", "xlsx", "tbx-3-dca", "tbx-3-dct", "tbx-2"]
NOTES = st.text("aя \"'<&=,;|0.\u2028", max_size=12).map(lambda text: " ".join(text.split()))


@pytest.mark.parametrize(("form", "style", "version"), FORMS, ids=FORM_NAMES)
@settings(max_examples=40)
@given(rows=ROWS, notes=st.lists(NOTES, min_size=5, max_size=5))
def test_a_tsv_comes_back_from_every_form_as_it_was(
    tmp_path_factory: pytest.TempPathFactory,
    form: str,
    style: str,
    version: int,
    rows: list[dict[str, str]],
    notes: list[str],
) -> None:
    folder = tmp_path_factory.mktemp("exchange")
    table = Table(COLUMNS, [{**row, "note": note or row["note"]} for row, note in zip(rows, notes, strict=False)])
    first, between, last = folder / "a.tsv", folder / f"b.{form}", folder / "c.tsv"
    first.write_bytes(written(table, "tsv"))
    between.write_bytes(written(read_table(first), form, style, version))
    last.write_bytes(written(read_table(between), "tsv"))
    assert last.read_text("utf-8") == first.read_text("utf-8")
    assert [{**dict.fromkeys(COLUMNS, ""), **row} for row in read_table(between).rows] == table.rows
    assert not read_table(between).notes
    assert not [*lost(table, form)]


@pytest.mark.parametrize(("form", "style", "version"), FORMS, ids=FORM_NAMES)
def test_the_shipped_glossaries_survive(tmp_path: Path, form: str, style: str, version: int) -> None:
    for path in sorted((ROOT / "glossaries").glob("*.tsv")):
        table = read_table(path)
        out = tmp_path / f"out.{form}"
        out.write_bytes(written(table, form, style, version))
        back = read_table(out)
        assert back.columns == table.columns
        assert [[row.get(name, "") for name in table.columns] for row in back.rows] == [
            [row[name] for name in table.columns] for row in table.rows
        ]


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


FOREIGN = """<?xml version='1.0'?>
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="1"><descrip type="definition">Where judges sit.</descrip><note>One.</note><note>Two.</note>
<langSet xml:lang="en"><ntig><termGrp><term>court</term><termNote type="partOfSpeech">noun</termNote>
<termNote type="normativeAuthorization">admittedTerm</termNote></termGrp></ntig>
<tig><term>bench</term><termNote type="normativeAuthorization">supersededTerm</termNote></tig></langSet>
<langSet xml:lang="ru"><tig><term>суд</term><termNote type="grammaticalGender">masculine</termNote></tig></langSet>
</termEntry></body></text></martif>
"""


def test_what_a_tbx_of_others_has_beyond_a_row_is_said(tmp_path: Path) -> None:
    (tmp_path / "old.tbx").write_text(FOREIGN, "utf-8")
    ended = tqcheck("glossary", "convert", "old.tbx", "-o", "new.tsv", cwd=tmp_path)
    assert ended.err.splitlines() == [
        "tqcheck: “definition” is not read (1 times)",
        "tqcheck: “grammaticalGender” is not read (1 times)",
    ]
    assert (tmp_path / "new.tsv").read_text("utf-8").splitlines() == [
        "en\tru\tnote\tpos",
        "court | ~bench\tсуд\tOne.; Two.\tnoun",
    ]


def test_version_2_is_written_with_its_own_elements(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("en\tru\ncourt | !forum\tсуд\n", "utf-8")
    assert tqcheck("glossary", "convert", "a.tsv", "-o", "a.tbx", "--tbx", "2", cwd=tmp_path).status == 0
    text = (tmp_path / "a.tbx").read_text("utf-8")
    assert text.startswith("<?xml version='1.0' encoding='UTF-8'?>\n<!DOCTYPE martif ")
    assert '<martif type="TBX-Basic" xml:lang="en">' in text
    assert '<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>' in text
    assert text.count("<tig>") == 3


def workbook(path: Path, *rows: tuple[object, ...]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return book


def test_a_workbook_is_read_wherever_a_glossary_is(tmp_path: Path) -> None:
    workbook(tmp_path / "desk.xlsx", ("EN", "ru", "Keep"), (), ("court", "суд", None), ("Kaspi.kz", None, True))
    glossary = read_glossary([tmp_path / "desk.xlsx"])
    assert [
        (one.row, {tag: [term.text for term in terms] for tag, terms in one.terms.items()})
        for one in (glossary.concepts)
    ] == [(3, {"en": ["court"], "ru": ["суд"]}), (4, {"en": ["Kaspi.kz"], "ru": ["Kaspi.kz"]})]
    (tmp_path / "a.ru-en.tsv").write_text("Суд идёт.\tThe rain is falling.\n", "utf-8")
    ended = tqcheck(
        "score", "a.ru-en.tsv", "--glossary", "desk.xlsx", "--no-default-glossaries", "--select", "missing-term",
        cwd=tmp_path,
    )  # fmt: skip
    assert "nothing in the translation stands for “Суд”" in ended.out


def test_what_a_workbook_has_beyond_text_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = workbook(path, ("en", "ru", "note", "subject"), ("court", "суд", date(2024, 3, 1), "law"))
    sheet = book.active
    sheet.append(("judge", "судья", datetime(2024, 3, 1, 12, 30), None))
    sheet.append(("jury", "присяжные", 12.0, "law"))
    sheet.merge_cells("D2:D3")
    sheet["B4"].comment = openpyxl.comments.Comment("Always in the plural.", "Anna")
    book.create_sheet("Old").append(("en", "ru"))
    book.save(path)
    ended = tqcheck("glossary", "convert", "a.xlsx", "-o", "a.tsv", cwd=tmp_path)
    assert ended.err.splitlines() == [
        "tqcheck: only the sheet “Sheet” is read, not “Old”",
        "tqcheck: cells D2:D3 are merged: each of their rows gets what the first has",
        "tqcheck: cell C2: a date becomes the text “2024-03-01”",
        "tqcheck: cell C3: a date becomes the text “2024-03-01T12:30:00”",
        "tqcheck: cell B4: its comment is left out",
        "tqcheck: cell C4: a number becomes the text “12”",
    ]
    assert (tmp_path / "a.tsv").read_text("utf-8").splitlines() == [
        "en\tru\tnote\tsubject",
        "court\tсуд\t2024-03-01\tlaw",
        "judge\tсудья\t2024-03-01T12:30:00\tlaw",
        "jury\tприсяжные\t12\tlaw",
    ]


def test_a_formula_is_read_by_its_saved_result(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook(path, ("en", "ru"), ('="court"', "суд"))
    with pytest.raises(GlossaryError, match=r"a\.xlsx:2, column A: the formula =\"court\" has no saved result"):
        read_glossary([path])
    path.write_bytes(with_result(path.read_bytes()))
    table = read_table(path)
    assert table.rows == [{"en": "court", "ru": "суд"}]
    assert table.notes == ("cell A2: its formula becomes the saved result",)


def with_result(workbook: bytes) -> bytes:
    """A workbook as Excel would have saved it: the formula with what it comes to."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name.endswith("sheet1.xml"):
                content = content.replace(b'"A2"><f>"court"</f><v></v>', b'"A2" t="str"><f>"court"</f><v>court</v>')
            after.writestr(name, content)
    return out.getvalue()


def test_a_workbook_that_is_a_bomb_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook(path, ("en", "ru"), ("court", "суд"))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book, book.open("xl/media/a.png", "w") as part:
        for _ in range(260):
            part.write(bytes(1 << 20))
    with pytest.raises(GlossaryError, match=r"a\.xlsx: unpacks to 260 MiB; at most 256 are read"):
        read_glossary([path])


def test_the_entities_that_a_tbx_declares_are_text(tmp_path: Path) -> None:
    declared = VERSION_2.replace("<martif", '<!DOCTYPE martif [<!ENTITY court "Supreme Court">]><martif', 1)
    (tmp_path / "a.tbx").write_text(re.sub("<term>[^<]*", "<term>&court;", declared, count=1), "utf-8")
    assert tqcheck("glossary", "convert", "a.tbx", "-o", "a.tsv", cwd=tmp_path).status == 0
    assert "Supreme Court" in (tmp_path / "a.tsv").read_text("utf-8")


def test_a_workbook_keeps_marks_and_figures_as_text(tmp_path: Path) -> None:
    table = Table(
        ["en", "ru", "valid", "note"], [{"en": "=IT | !=it", "ru": "ИТ", "valid": "2024-01-01..", "note": "7"}]
    )
    path = tmp_path / "a.xlsx"
    path.write_bytes(written(table, "xlsx"))
    cells = openpyxl.load_workbook(path).active
    assert [cell.data_type for cell in cells[2]] == ["s", "s", "s", "s"]
    assert cells["A2"].quotePrefix
    assert read_table(path).rows == table.rows
    assert not read_table(path).notes


@pytest.mark.parametrize(
    ("form", "loss"),
    [
        ("tsv", "row 2, column note: a tab or a line break becomes a space"),
        ("xlsx", "row 2, column note: a control character is left out"),
        ("tbx", "row 2, column note: a control character is left out"),
    ],
)
def test_what_a_form_cannot_hold_is_said(form: str, loss: str) -> None:
    table = Table(["en", "ru", "note"], [{"en": "court", "ru": "суд", "note": "one\ntwo\x01"}])
    assert [*lost(table, form)] == [loss]
    assert written(table, form)


def test_without_openpyxl_a_workbook_says_how_to_get_it(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", ("en", "ru"), ("court", "суд"))
    (tmp_path / "openpyxl.py").write_text("raise ImportError", "utf-8")
    ended = process("-m", "tqcheck", "glossary", "stats", "a.xlsx", cwd=tmp_path, path=str(tmp_path))
    assert ended.status == 2
    assert "a.xlsx: workbooks need the package openpyxl, which is not installed" in ended.err
    assert "pip install 'tqcheck[xlsx]'" in ended.err


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("en\tru\ncourt\tсуд\n", "utf-8")
    with pytest.raises(GlossaryError, match="not an Excel workbook"):
        read_glossary([tmp_path / "a.xlsx"])


LAUGHS = '<!DOCTYPE tbx [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 20}">' for before, name in zip("abcdefg", "bcdefgh", strict=True)
)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("<tbx>", "not an XML file"),
        ("<tbx/>", "has no concept"),
        (f"{LAUGHS}]><tbx>&h;</tbx>", "not an XML file: Maximum entity amplification"),
        (f'{LAUGHS}]><tbx a="&h;"/>', "not an XML file: Maximum entity amplification"),
        ('<!DOCTYPE tbx [<!ENTITY a SYSTEM "bad.tbx">]><tbx>&a;</tbx>', "not an XML file: Entity 'a' not defined"),
        ("<tbx>" + "<a>" * 9_000, "not an XML file: Excessive depth"),
    ],
)
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
    ended = tqcheck("glossary", "convert", "a.tsv", "-o", "a.tbx", "--tbx", "1", cwd=tmp_path)
    assert "TBX 1 is not written" in ended.err
    ended = tqcheck("glossary", "convert", "a.tsv", "-o", "a.tbx", "--tbx", "2", "--style", "dct", cwd=tmp_path)
    assert "TBX 2 has no style “dct”" in ended.err


def test_columns_without_a_name_and_cells_beyond_them_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("EN\tru\tSubject\ncourt\tсуд\tlaw\tmore\n", "utf-8")
    ended = tqcheck("glossary", "convert", "a.tsv", "-o", "a.csv", cwd=tmp_path)
    assert ended.err == "tqcheck: row 2: what stands beyond the last named column is not read\n"
    assert (tmp_path / "a.csv").read_text("utf-8") == "en,ru,subject\ncourt,суд,law\n"


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "two.csv").write_text("en,ru,en\ntheft,кража,larceny\n", "utf-8")
    ended = tqcheck("glossary", "convert", "two.csv", "-o", "one.tsv", cwd=tmp_path)
    assert ended.status == 2
    assert "two.csv:1, column en: two columns have this name" in ended.err
    assert not (tmp_path / "one.tsv").exists()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "g.tsv").write_text("en\tru\ntheft\tкража\n", "utf-8")
    ended = tqcheck("glossary", "convert", "g.tsv", "-o", "nowhere/g.csv", cwd=tmp_path)
    assert (ended.status, "cannot write there" in ended.err) == (2, True)


@pytest.mark.parametrize(
    ("term", "said"), [("either | or", True), ("!Yahoo", True), ("star*", True), ("A*-list", False)]
)
def test_a_term_of_a_tbx_that_has_a_mark_in_it_is_said(tmp_path: Path, term: str, said: bool) -> None:
    (tmp_path / "g.tsv").write_text("en\tru\nmodel\tобразец\n", "utf-8")
    tqcheck("glossary", "convert", "g.tsv", "-o", "g.tbx", cwd=tmp_path)
    path = tmp_path / "g.tbx"
    path.write_text(path.read_text("utf-8").replace(">model<", f">{term}<"), "utf-8")
    ended = tqcheck("glossary", "convert", "g.tbx", "-o", "h.tsv", cwd=tmp_path)
    assert (f"the term “{term}” has a mark in it" in ended.err) is said


def test_tbx_is_not_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "g.tsv").write_text("en\tru\ntheft\tкража\n", "utf-8")
    tqcheck("glossary", "convert", "g.tsv", "-o", "g.tbx", cwd=tmp_path)
    ended = tqcheck("glossary", "lint", "g.tbx", cwd=tmp_path)
    assert (ended.status, "tqcheck glossary convert g.tbx -o g.tsv" in ended.err) == (2, True)


def test_a_workbook_is_taken_apart_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "g.xlsx"
    path.write_bytes(written(Table(["en", "ru"], [{"en": "theft", "ru": "кража"}]), "xlsx"))
    first = read_glossary([path]).concepts[0].terms
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert read_glossary([path]).concepts[0].terms == first == {"en": (Term("theft"),), "ru": (Term("кража"),)}
