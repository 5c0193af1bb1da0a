"""Glossaries: reading, mistakes in them, matching."""

import os
from pathlib import Path

import pytest
from command_line import process
from hypothesis import given
from hypothesis import strategies as st

from tools.expand_glossaries import FOLDER, tables
from tqcheck.cache import cache_folder
from tqcheck.errors import GlossaryError
from tqcheck.glossary import cache
from tqcheck.glossary.concepts import Concept
from tqcheck.glossary.match import concepts_named, places, terms
from tqcheck.glossary.read import default_glossaries, read_glossary
from tqcheck.glossary.rows import GlossaryFile, all_rows
from tqcheck.glossary.table import table
from tqcheck.model import Text
from tqcheck.processors import processors

ROWS = """en\tru\tkk\tdistinct\tnote
organized criminal group | =OCG | !OPG\tорганизованная преступная группа | =ОПГ\tұйымдасқан қылмыстық топ\t\t
criminal group\tпреступная группа\tқылмыстық топ\t\t
armed robbery | robbery\tразбой\tқарақшылық\ttheft\tgraver
mugging | robbery\tграбёж\tтонау\ttheft\t
single dose\tразовая доза\tбір реттік доза\t\t
mayor's office\tмэрия\tәкімдік\t\t
\tвзятка\tпара ал*\t\t
"""


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture
def read(tmp_path):
    def glossary(text: str, encoding: str = "utf-8", name: str = "g.tsv"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return read_glossary([path])

    return glossary


def found(text: str, language: str, glossary) -> list[str]:
    return [text[place[0].start : place[0].end] for place in places(Text(text, language), glossary)]


def as_csv(text: str, delimiter: str) -> str:
    cells = ([f'"{cell}"' for cell in row.split("\t")] for row in text.splitlines())
    return "\r\n".join(delimiter.join(row) for row in cells) + "\r\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ROWS, "utf-8"),
        (ROWS, "utf-8-sig"),
        (ROWS, "utf-16"),
        (ROWS.replace("\n", "\r\n"), "utf-8"),
        (as_csv(ROWS, ","), "utf-8-sig"),
        (as_csv(ROWS, ";"), "utf-8"),
        (as_csv(ROWS, "\t"), "utf-16"),
        (ROWS.replace("\t\t\n", "\n"), "utf-8"),
    ],
)
def test_every_way_a_spreadsheet_saves(read, text, encoding):
    glossary = read(text, encoding)
    assert len(glossary.concepts) == 7
    first = glossary.concepts[0]
    assert [term.text for term in first.admitted("en")] == ["organized criminal group", "OCG"]
    assert first.place == "g.tsv, row 2"
    assert glossary.concepts[2].note == "graver"


def fields(glossary) -> list[tuple[object, ...]]:
    return [tuple(getattr(concept, name) for name in Concept.__slots__) for concept in glossary.concepts]


@pytest.mark.parametrize(
    "text",
    [
        ROWS,
        "\n\n" + ROWS.replace("\n", "\n\n"),
        as_csv(ROWS, ",").replace("graver", "graver:\nit\nshows").replace("\r\n", "\r\n\r\n"),
        "en\tru\tkk\tkeep\tvalid\tnear\nNATO\t\t\tyes\t2019-03-20..\tarmy | war\nwar\tвойна\t\t\t\t\n",
    ],
)
def test_rows_that_are_known_to_be_valid_are_read_on_demand_and_alike(read, text, monkeypatch):
    first = fields(read(text))
    monkeypatch.setattr("tqcheck.glossary.read.all_rows", lambda *_: pytest.fail("every row read again"))
    again = read(text)
    assert fields(again) == first
    assert again.concepts[-1] is again.concepts[len(first) - 1]
    assert [*again.concepts[:2]] == [again.concepts[0], again.concepts[1]]
    with pytest.raises(IndexError):
        again.concepts[len(first)]


def test_a_mistake_far_down_a_large_file_is_named_with_its_line(read):
    lines = ["en\tru", *(f"term {number}\tслово {number}" for number in range(70_500))]
    lines[69_999] = "term | \tслово"
    with pytest.raises(GlossaryError, match=r"g\.tsv:70000, column en: a bar with no term beside it"):
        read("\n".join(lines))
    with pytest.raises(GlossaryError, match=r"g\.tsv:70000"):
        read("\n".join(lines))


def test_quotation_marks_in_a_note_are_text(read):
    glossary = read('en\tru\tnote\nOCG\tОПГ\t"OPG" only spells "ОПГ"\ndose\tдоза\t"a ""dose"", one"\n')
    assert [concept.note for concept in glossary.concepts] == ['"OPG" only spells "ОПГ"', 'a "dose", one']


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "line 1: the header names fewer than two languages"),
        ("en\tru\tdistnict\n", "distinct"),
        ("en\tru\tsubjekt\n", "subject"),
        ("en\tru\ten\n", "two columns have this name"),
        ("en\tru\na\tб\tв\n", ":2: 3 cells under 2 column names"),
        ("en\tru\tnote\n\t\tonly a note\n", ":2: a row without a term"),
        ("en\tru\na | \tб\n", ":2, column en: a bar with no term beside it, in the cell “a |”"),
        ("en\tru\na\tб | !\n", ":2, column ru: “!” has no word"),
        ("en\tru\na* b\tб\n", "only the last word may have any ending"),
        ("en\tru\n=a*\tб\n", "keep either = or *"),
        ("en\tru\n=!a\tб\n", "write !a, ~a, =a or !=a"),
        ("en\tru\na | !a\tб\n", "keep one of the two"),
        ("en\tru\na\tб\n\0\tв\n", ":3: a NUL character"),
    ],
)
def test_a_mistake_is_named_with_its_place(read, text, expected):
    with pytest.raises(GlossaryError) as error:
        read(text)
    assert expected.removeprefix("line 1: ") in str(error.value)
    assert "g.tsv" in str(error.value)


def test_bytes_that_are_not_utf8_and_a_missing_file(read, tmp_path):
    with pytest.raises(GlossaryError, match=r"g\.tsv:2: not UTF-8"):
        read("en\tru\nвор\tвор\n", "cp1251")
    with pytest.raises(GlossaryError, match="cannot be read"):
        read_glossary([tmp_path / "none.tsv"])


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Two Organized Criminal Groups.", ["Organized Criminal Groups"]),
        ("en", "A criminal group and an organized criminal group", ["criminal group", "organized criminal group"]),
        ("en", "The OCG's boss; the ocg.", ["OCG"]),
        ("en", "It is a single-dose pack.", ["single-dose"]),
        ("en", "The mayor’s office said.", ["mayor’s office"]),
        ("en", "A robbery and an armed robbery.", ["robbery", "armed robbery"]),
        ("ru", "Члены организованной преступной группы и ОПГ.", ["организованной преступной группы", "ОПГ"]),
        ("ru", "Осуждены за грабежи и взятки.", ["грабежи", "взятки"]),
        ("kk", "Ұйымдасқан қылмыстық топтың тобы.", ["Ұйымдасқан қылмыстық топтың"]),
        ("kk", "Ол пара алған. 300 бір реттік дозадан", ["пара алған", "бір реттік дозадан"]),
        ("en-GB", "Two muggings", ["muggings"]),
        ("kk-Latn", "tonau", []),
        ("de", "Raub", []),
        ("en", "", []),
    ],
)
def test_terms_in_every_form_the_longest_first(read, language, text, expected):
    assert found(text, language, read(ROWS)) == expected


@pytest.mark.parametrize(
    ("language", "term", "text", "expected"),
    [
        ("kk", "ел", "Елдердің елі.", ["Елдердің", "елі"]),
        ("kk", "топ", "Топырақ пен тобымен.", ["тобымен"]),
        ("ru", "цон*", "В ЦОНах и Ц.", ["ЦОНах"]),
        ("ru", "дом", "Домами, до дома, домой.", ["Домами", "дома"]),
        ("ru", "закон о СМИ", "Законами о СМИ", ["Законами о СМИ"]),
        ("uz", "IIV", "IIVning va iivning.", ["IIVning"]),
        ("en", "SEZ", "SEZs, a sez and SE.", ["SEZs"]),
        ("en", "U.S. Army", "The U.S. Army.", ["U.S. Army"]),
        ("en", "air strike", "Airstrikes, air-strike.", ["Airstrikes", "air-strike"]),
        ("en", "cyberattack", "Cyber attacks, cyber-attack.", ["Cyber attacks", "cyber-attack"]),
        ("en", "conflict*", "Conflicts arise.", ["Conflicts"]),
        ("ar", "وزير", "وزيرها", ["وزيرها"]),
    ],
)
def test_words_that_are_short_written_together_or_go_on(read, language, term, text, expected):
    other = "en" if language != "en" else "ru"
    assert found(text, language, read(f"{language}\t{other}\n{term}\tx\n")) == expected


@pytest.mark.parametrize(
    ("column", "tag", "serves"),
    [
        ("en-US", "en", True),
        ("en-US", "en-GB", True),
        ("en", "en-GB", True),
        ("kk-Latn", "kk", False),
        ("de", "en", False),
    ],
)
def test_a_column_serves_its_language_in_its_script(read, column, tag, serves):
    glossary = read(f"{column}\tru\ntheft\tкража\n")
    assert glossary.column(tag) == (column if serves else None)


def test_a_shared_term_may_stand_for_each_concept(read):
    text = Text("robbery", "en")
    glossary = read(ROWS)
    assert [match.concept.best("ru") for match in terms(text, glossary)] == ["разбой", "грабёж"]


def test_a_term_inside_a_longer_one_is_named_though_not_counted(read):
    text, glossary = Text("organized criminal group", "en"), read(ROWS)
    assert len(places(text, glossary)) == 1
    assert {concept.best("en") for concept in concepts_named(text, glossary)} == {
        "organized criminal group",
        "criminal group",
    }


def test_several_files_make_one_glossary(read, tmp_path):
    read(ROWS)
    (tmp_path / "second.csv").write_text("en,ru\nhostage,заложник\n", "utf-8")
    glossary = read_glossary([tmp_path / "g.tsv", tmp_path / "second.csv"])
    assert found("The mugging of hostages", "en", glossary) == ["mugging", "hostages"]
    assert glossary.concepts[-1].place == "second.csv, row 2"
    assert glossary.digest != read(ROWS).digest


def test_an_unreadable_or_unwritable_cache_is_no_error(read, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert found("Two muggings", "en", read(ROWS)) == ["muggings"]
    stored = {path: path.read_bytes() for path in cache_folder().glob("*.json")}
    assert stored
    for damaged in b"", b"\xff{", b"[]", b'{"terms": {}}', b'{"starts": [[]], "lines": [[1]], "languages": []}':
        for path in stored:
            path.write_bytes(damaged)
        assert found("Two muggings", "en", read(ROWS)) == ["muggings"]
        assert {path: path.read_bytes() for path in stored} == stored
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "g.tsv"))
    assert found("Two muggings", "en", read(ROWS)) == ["muggings"]


def test_a_second_run_reads_the_cache_and_no_dictionary(read, monkeypatch):
    assert found("Two muggings", "en", read(ROWS)) == ["muggings"]
    monkeypatch.setattr("tqcheck.glossary.shipped.expand", lambda *_: pytest.fail("compiled again"))
    assert found("Two muggings", "en", read(ROWS)) == ["muggings"]


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_what_is_read_from_the_cache_matches_the_same(read, language):
    raw = (
        "An organised criminal group, the OCG's boss, two muggings and an armed robbery. Члены ОПГ осуждены за грабежи "
        "и взятки. Ұйымдасқан қылмыстық топтың бір реттік дозадан пара алған тобы."
    )
    made, loaded = terms(Text(raw, language), read(ROWS)), terms(Text(raw, language), read(ROWS))
    assert made
    assert [(m.concept.row, *m[1:]) for m in made] == [(m.concept.row, *m[1:]) for m in loaded]


def test_the_cache_keeps_what_was_used_last_when_it_is_full(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("tqcheck.cache.LARGEST", 25)
    for age, name in enumerate(["a", "b", "c"]):
        cache.store(name, "0123456789")
        stored = cache_folder() / f"{name}.json"
        os.utime(stored, (stored.stat().st_mtime - 50 + age,) * 2)
    cache.load("a")
    cache.store("d", "")
    assert [name for name in "abcd" if cache.load(name) is not None] == ["a", "c", "d"]


def test_the_shipped_glossaries_are_well_formed():
    glossary = read_glossary(default_glossaries())
    assert len(glossary.concepts) >= 100
    assert {"en", "kk", "ru"} <= glossary.languages


@given(st.text(max_size=60))
def test_any_file_is_read_or_refused(text):
    from pathlib import Path

    from tqcheck.glossary.table import rows

    try:
        for line, cells in rows(Path("any.tsv"), text.encode("utf-8", "surrogatepass")):
            assert line >= 1
            assert any(cells)
    except GlossaryError as error:
        assert error.path == "any.tsv"


@given(st.lists(st.sampled_from(["mugging", "OCG", "robbery", "'", "-", " ", ",", "the", "3"]), max_size=12))
def test_places_stand_in_order_and_do_not_overlap(tmp_path_factory, pieces):
    path = tmp_path_factory.getbasetemp() / "spans.tsv"
    path.write_text(ROWS, "utf-8")
    text = Text("".join(pieces), "en")
    end = 0
    for place in places(text, read_glossary([path])):
        assert end <= place[0].start < place[0].end <= len(text.raw)
        end = place[0].end


def test_the_shipped_forms_are_those_of_today() -> None:
    shipped = {path.stem: path.read_bytes() for path in FOLDER.glob("*.json")}
    assert shipped == tables(), "run: make glossaries"


LARGE = """
import sys
from tqcheck.glossary.index import is_compiled
from tqcheck.glossary.match import terms
from tqcheck.glossary.preparing import prepare
from tqcheck.glossary.read import read_glossary
from tqcheck.language import language
from tqcheck.model import Text

glossary = read_glossary(sys.argv[1:])
prepare(glossary, ("ru", "kk", "en"))
print(*glossary.memo, *(tag for tag in ("ru", "en") if is_compiled(glossary, tag, language(tag))))
for tag, raw in (("ru", "О красных домах."), ("en", "On red houses.")):
    print(*(match.term.text for match in terms(Text(raw, tag), glossary)))
"""


IN_A_WORKER = f"""
from multiprocessing import get_context

worker = get_context("fork").Process(target=exec, args=({LARGE!r}, {{}}), daemon=True)
worker.start()
worker.join()
"""


@pytest.mark.skipif(not Path("/proc/self/task").exists() or processors() == 1, reason="one processor, or no Linux")
def test_the_columns_of_a_large_glossary_are_compiled_at_once(tmp_path):
    # One by the process itself, the other by a copy of it; where nothing can be kept, each when a text asks for it.
    words = [first + second + third for first in "bdfgkp" for second in "aiou" for third in "lmnrst"]
    rows = [f"{one} {other}\t{one} {other}" for one in words for other in words]
    path = tmp_path / "large.tsv"
    path.write_text("\n".join(["en\tru", "red house\tкрасный дом", *rows]) + "\n", "utf-8")
    (tmp_path / "no folder").touch()
    for cache_home, first in ((tmp_path / "cache", "ru ru en"), (tmp_path / "no folder", "ru")):
        done = process("-c", LARGE, path, cwd=tmp_path, XDG_CACHE_HOME=str(cache_home))
        assert (done.out.splitlines(), done.err) == ([first, "красный дом", "red house"], "")
    # A worker of the service may have no processes of its own.
    done = process("-c", IN_A_WORKER, path, cwd=tmp_path, XDG_CACHE_HOME=str(tmp_path / "worker"))
    assert (done.out.split("\n")[1:3], done.err) == (["красный дом", "red house"], "")


@given(
    st.lists(st.lists(st.text('ab é!=*|_;,"\t\u00a0-', max_size=4), min_size=1, max_size=5).map("\t".join), max_size=6)
)
def test_a_row_that_is_taken_for_plain_is_one(rows):
    # To look at a row as one string must find the mistakes, the languages and the places that reading its cells finds.
    file = GlossaryFile(
        "g.tsv", table(Path("g.tsv"), "\n".join(["h", *rows]).encode()), ["en", "ru", "note", "near"], 1
    )
    try:
        each = [(row, file.concept(row)) for row in file.rows()]
    except GlossaryError as error:
        with pytest.raises(GlossaryError) as found:
            all_rows([file])
        assert str(found.value) == str(error)
        return
    concepts, languages = all_rows([file])
    assert concepts.starts == [[row.start for row, _ in each]]
    assert concepts.lines == [[row.line for row, _ in each]]
    assert languages == {tag for _, concept in each for tag in concept.terms}
