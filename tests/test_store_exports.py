"""What leaves the store: corrected files, ratings of confirmed errors, a translation memory, accepted issues."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest
from command_line import CLEAN, MAJOR, MINOR, table, tqcheck
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tqcheck import Checker, Settings, read
from tqcheck.accepted import Fingerprint, fingerprints, read_accepted
from tqcheck.errors import InputError
from tqcheck.files import replaced
from tqcheck.fixing import fix
from tqcheck.formats.corrected import write_corrected
from tqcheck.formats.reading import read_aligned
from tqcheck.model import Document, Issue, Segment, Text
from tqcheck.selection import find_checks
from tqcheck.store.corrected import corrected
from tqcheck.store.decision import Decision, Kind, Pair, pairs_of
from tqcheck.store.decisions import Store, open_store
from tqcheck.store.exchange import export_accepted, import_accepted
from tqcheck.store.mqm_tsv import mqm_tsv
from tqcheck.store.standing import Standing, standing
from tqcheck.store.tmx import tmx

AT = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
_numbers = count(1)


def decided(kind: Kind, document: str = "news", **more: object) -> Decision:
    number = next(_numbers)
    return replace(Decision(f"token-{number}", kind, document, "Aigul", id=number, at=AT), **more)


def edited(source: str, target: str, text: str, document: str = "news", occurrence: int = 0) -> Decision:
    return decided("edit", document, texts=(source, target), text=text, occurrence=occurrence)


def on(kind: Kind, known: Fingerprint, **more: object) -> Decision:
    return decided(kind, code=known[0], words=known[1], texts=known[2], **more)


def documents(path: Path) -> list[Document]:
    def refuse(error: InputError) -> None:
        raise error

    return list(read(str(path), report=refuse))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(open_store(tmp_path / "decisions.sqlite")) as store:
        yield store


# --- corrected files


def written(path: Path, standing: Standing) -> bytes:
    """What a file becomes with the edits that stand, as it is written for a download."""
    made = path.with_name(f"corrected.{path.name}")
    with replaced(made) as out:
        write_corrected(str(path), documents(path), standing, out)
    return made.read_bytes()


def test_only_the_edited_translations_change(tmp_path: Path) -> None:
    text = 'id,source,target,note\r\n1,Да.,Yes.,Yes.\r\n2,Нет.,"No, no.",\r\n\r\n3,Да.,Yes.,last'
    path = tmp_path / "news.ru-en.csv"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    edits = [edited("Да.", "Yes.", "Yes, indeed.", occurrence=1), edited("Нет.", "No, no.", 'Not "no".')]
    expected = text.replace('"No, no."', '"Not ""no""."').replace("Yes.,last", '"Yes, indeed.",last')
    assert written(path, standing(edits)) == b"\xef\xbb\xbf" + expected.encode()


def test_an_edit_belongs_to_its_document_and_its_text(tmp_path: Path) -> None:
    path = table(tmp_path, "document\tsource\ttarget", "a\tДа.\tYes.", "b\tДа.\tYes.", "b\tДа.\tYeah.", "a\tДа.\tYes.")
    edits = standing(
        [
            edited("Да.", "Yes.", "Aye.", "b"),
            edited("Да.", "Yes.", "Sure.", "a", occurrence=1),
            edited("Да.", "Yep.", "Nobody asked.", "a"),
            edited("Да.", "Yes.", "Too far.", "a", occurrence=2),
        ]
    )
    assert written(path, edits).decode().splitlines()[1:] == [
        "a\tДа.\tYes.",
        "b\tДа.\tAye.",
        "b\tДа.\tYeah.",
        "a\tДа.\tSure.",
    ]


def test_the_latest_edit_stands_until_it_is_taken_back() -> None:
    first, second = edited("Да.", "Yes.", "Aye."), edited("Да.", "Yes.", "Sure.")
    pair = Pair("news", "Да.", "Yes.")
    assert standing([second, first]).edits[pair] == second
    back = decided("undo", undoes=second.id)
    assert standing([first, second, back]).edits[pair] == first
    assert standing([first, second, back, decided("undo", undoes=first.id)]).edits == {}
    assert standing([first, second, back, decided("undo", undoes=back.id)]).edits[pair] == second


def test_notes_add_up() -> None:
    notes = [decided("note", texts=("Да.", "Yes."), text=text) for text in ("who said it?", "the mayor", "wrong")]
    left = standing([*notes, decided("undo", undoes=notes[2].id)]).notes
    assert left == {Pair("news", "Да.", "Yes."): (notes[0], notes[1])}


def test_an_edit_back_to_the_first_text_changes_nothing(tmp_path: Path) -> None:
    path = table(tmp_path, "Да.\tYes.")
    assert list(corrected(documents(path), standing([edited("Да.", "Yes.", "Yes.")]))) == []


def test_a_text_aligned_by_line_is_corrected(tmp_path: Path) -> None:
    (tmp_path / "a.ru.txt").write_text("Да.\n\nНет.\n", "utf-8")
    target = tmp_path / "a.en.txt"
    target.write_text("Yes.\n\nNo.\n", "utf-8")
    read_in = list(read_aligned(str(tmp_path / "a.ru.txt"), str(target), report=print))
    made = tmp_path / "made.txt"
    with replaced(made) as out:
        assert write_corrected(
            str(target), read_in, standing([edited("Нет.", "No.", "Not at all.", "a")]), out, aligned=True
        )
    assert made.read_text("utf-8") == "Yes.\n\nNot at all.\n"


def test_a_row_that_a_text_would_tear_is_named(tmp_path: Path) -> None:
    path = table(tmp_path, "Да.\tYes.", "Нет.\tNo.")
    with pytest.raises(InputError, match=r"news\.ru-en\.tsv:2: .*cannot stand in this row"):
        written(path, standing([edited("Нет.", "No.", "No\tno.")]))


def test_a_long_file_counts_equal_pairs_over_its_blocks(tmp_path: Path) -> None:
    path = table(tmp_path, *["Да.\tYes."] * 2_100)
    places = [pair for _, _, pair in pairs_of(documents(path))]
    assert [pair.occurrence for pair in places] == list(range(2_100))
    lines = written(path, standing([edited("Да.", "Yes.", "Aye.", occurrence=1_999)])).decode().splitlines()
    assert [number for number, line in enumerate(lines) if "Aye" in line] == [1_999]


# --- ratings of confirmed errors

CRITICAL = "Он не был осуждён.\t"
HEADER = "system\tdoc\tdocSegId\tglobalSegId\trater\tsource\ttarget\tcategory\tseverity\tmetadata"


def checked(path: Path) -> list[tuple[Document, list[Issue]]]:
    checker = Checker(Settings(default_glossaries=False))
    return [(document, list(checker.check(document).issues)) for document in documents(path)]


def known_in(found: list[tuple[Document, list[Issue]]], code: str) -> Fingerprint:
    return next(one for document, issues in found for one in fingerprints(document, issues) if one[0] == code)


def test_confirmed_errors_become_ratings(tmp_path: Path) -> None:
    rows = [f"{name}\t{row}" for name, row in (("a", CLEAN), ("a", MAJOR), ("b", MINOR), ("b", CRITICAL))]
    found = checked(table(tmp_path, "document\tsource\ttarget", *rows))
    major, minor, critical = (
        known_in(found, code) for code in ("number-mismatch", "repeated-word", "empty-translation")
    )
    decisions = [
        on("confirm", major),
        on("confirm", critical),
        on("dismiss", minor),
        edited(*major[2], "The bridge was built in 14 months.", "a"),
        decided("note", "a", texts=major[2], text="a\tslip"),
    ]
    header, *lines = mqm_tsv(found, standing(decisions), find_checks(), system="engine-3").splitlines()
    assert header == HEADER
    first, second = (line.split("\t") for line in lines)
    assert first[:9] == [
        "engine-3",
        "a",
        "2",
        "2",
        "Aigul",
        "Мост построили за 14 месяцев.",
        "The bridge was built in <v>15</v> months.",
        "Accuracy/Mistranslation",
        "Major",
    ]
    assert json.loads(first[9]) == {
        "check": "number-mismatch",
        "mqm": "accuracy/mistranslation",
        "severity": "major",
        "marked_text": "15",
        "timestamp": int(AT.timestamp() * 1000),
        "corrected_translation": "The bridge was built in 14 months.",
        "note": "a\tslip",
    }
    # WMT has no “critical”
    assert (second[1:4], second[8], json.loads(second[9])["severity"]) == (["b", "2", "4"], "Major", "critical")


def test_an_error_that_no_check_reports_any_more_is_still_rated(tmp_path: Path) -> None:
    path = table(tmp_path, CLEAN, MAJOR)
    found = checked(path)
    decisions = [
        on("confirm", known_in(found, "number-mismatch")),
        on("confirm", ("gone-check", ("Ремонт",), ("Ремонт занял 14 месяцев.", "The repairs took 14 months."))),
        on("confirm", ("number-mismatch", ("16",), ("Да.", "a text that is not in this file"))),
    ]
    lines = mqm_tsv([(document, []) for document, _ in found], standing(decisions), find_checks()).splitlines()
    assert [line.split("\t")[5:9] for line in lines[1:]] == [
        ["<v>Ремонт</v> занял 14 месяцев.", "The repairs took 14 months.", "Other", "Minor"],
        [
            "Мост построили за 14 месяцев.",
            "The bridge was built in <v>15</v> months.",
            "Accuracy/Mistranslation",
            "Major",
        ],
    ]


def test_an_error_in_two_equal_sentences_is_rated_in_both(tmp_path: Path) -> None:
    found = checked(table(tmp_path, MAJOR, CLEAN, MAJOR))
    decisions = [on("confirm", known_in(found, "number-mismatch"))]
    lines = mqm_tsv(found, standing(decisions), find_checks()).splitlines()
    assert [line.split("\t")[2] for line in lines[1:]] == ["1", "3"]


# --- a translation memory

# From the specification of TMX 1.4b: the elements that are written here, with all that it demands of them.
DTD = etree.DTD(
    io.StringIO(
        """
<!ELEMENT tmx (header, body)> <!ATTLIST tmx version CDATA #FIXED "1.4">
<!ELEMENT header (note | prop | ude)*>
<!ATTLIST header creationtool CDATA #REQUIRED creationtoolversion CDATA #REQUIRED
    segtype (block | paragraph | sentence | phrase) #REQUIRED o-tmf CDATA #REQUIRED adminlang CDATA #REQUIRED
    srclang CDATA #REQUIRED datatype CDATA #REQUIRED creationdate CDATA #IMPLIED creationid CDATA #IMPLIED>
<!ELEMENT ude EMPTY> <!ELEMENT body (tu*)> <!ELEMENT note (#PCDATA)>
<!ELEMENT prop (#PCDATA)> <!ATTLIST prop type CDATA #REQUIRED>
<!ELEMENT tu ((note | prop)*, tuv+)>
<!ATTLIST tu tuid CDATA #IMPLIED srclang CDATA #IMPLIED changedate CDATA #IMPLIED changeid CDATA #IMPLIED>
<!ELEMENT tuv ((note | prop)*, seg)>
<!ATTLIST tuv xml:lang CDATA #REQUIRED changedate CDATA #IMPLIED changeid CDATA #IMPLIED>
<!ELEMENT seg (#PCDATA | ph)*> <!ELEMENT ph (#PCDATA)> <!ATTLIST ph x CDATA #IMPLIED type CDATA #IMPLIED>
"""
    )
)


def memory(documents: list[Document], edits: list[Decision]) -> etree._Element:
    told = tmx(documents, standing(edits))
    assert told.endswith(b"</tmx>\n")
    root = etree.fromstring(told)
    assert DTD.validate(root), DTD.error_log
    return root


def test_a_memory_holds_the_corrected_pairs(tmp_path: Path) -> None:
    path = table(tmp_path, MAJOR, CLEAN, "Да.\tYes & no.")
    edits = [edited(*MAJOR.split("\t"), "The bridge took <14> months."), edited("Да.", "Yes & no.", "Yes & yes.")]
    root = memory(documents(path), edits)
    header = root.find("header")
    assert header is not None and header.get("srclang") == "ru"
    units = root.findall("body/tu")
    assert [[(tuv.get(f"{{{XML}}}lang"), tuv.findtext("seg")) for tuv in unit.findall("tuv")] for unit in units] == [
        [("ru", "Мост построили за 14 месяцев."), ("en", "The bridge took <14> months.")],
        [("ru", "Да."), ("en", "Yes & yes.")],
    ]
    assert {(unit.get("changeid"), unit.get("changedate")) for unit in units} == {("Aigul", "20261126T093000Z")}
    assert [prop.text for prop in units[1].findall("prop")] == ["news", "3"]


XML = "http://www.w3.org/XML/1998/namespace"


def test_a_memory_of_nothing_is_one_too(tmp_path: Path) -> None:
    assert memory(documents(table(tmp_path, CLEAN)), []).findall("body/tu") == []


def test_a_file_in_several_languages_says_so(tmp_path: Path) -> None:
    rows = ["source\ttarget\tsource_lang\ttarget_lang", "Да.\tYes.\tru\ten", "Иә.\tYes.\tkk\ten"]
    edits = [edited("Да.", "Yes.", "Aye."), edited("Иә.", "Yes.", "Aye.")]
    root = memory(documents(table(tmp_path, *rows)), edits)
    header = root.find("header")
    assert header is not None and header.get("srclang") == "*all*"
    assert [unit.get("srclang") for unit in root.findall("body/tu")] == ["ru", "kk"]


def pair(source: str, target: str) -> Document:
    texts = Text(source, "ru", "source", "1"), Text(target, "en", "target", "1")
    return Document("news", "ru", "en", (Segment("1", *texts),))


@given(st.text(min_size=1), st.text(), st.text())
def test_any_text_makes_a_memory(source: str, target: str, text: str) -> None:
    root = memory([pair(source, target)], [edited(source, target, text)])
    segments = root.findall("body/tu/tuv/seg")
    assert len(segments) == (2 if text != target else 0)
    for segment, raw in zip(segments, (source, text), strict=False):
        parts = [segment.text or ""]
        for mark in segment:
            parts += [chr(int((mark.text or "").removeprefix("\\u"), 16)), mark.tail or ""]
        assert "".join(parts) == raw


# --- accepted issues


def test_what_is_dismissed_is_exported_for_the_command_line(tmp_path: Path, store: Store) -> None:
    path = table(tmp_path, CLEAN, MAJOR, MINOR)
    found = checked(path)
    store.record(on("dismiss", known_in(found, "number-mismatch"), reason="the source\nis wrong"))
    store.record(on("override", known_in(found, "repeated-word"), expires=date(2026, 11, 1)))
    accepted = tmp_path / "accepted.tsv"
    accepted.write_text(export_accepted(store, today=date(2026, 10, 31)), "utf-8")
    assert tqcheck("score", path, "--accepted", accepted, "--fail-on", "minor", cwd=tmp_path).status == 0
    accepted.write_text(export_accepted(store, today=date(2026, 11, 1)), "utf-8")
    ended = tqcheck("score", path, "--accepted", accepted, "--fail-on", "minor", "--format", "json", cwd=tmp_path)
    assert ended.status == 1
    assert list(json.loads(ended.out)["documents"][0]["counts"]["checks"]) == ["repeated-word"]
    (entry,) = read_accepted(str(accepted)).entries.values()
    assert (entry.document, entry.reason) == ("news", "the source is wrong")
    assert export_accepted(store, ["other"]).count("\n") == 1


def test_an_exchange_there_and_back_changes_nothing(tmp_path: Path, store: Store) -> None:
    known = ("check", ("one\ttwo", "[x]"), ("[а", "b\n", "в", "г"))
    store.record(on("dismiss", known, reason="so it is"))
    store.record(on("dismiss", ("check", ("",), ("а", "b")), document=""))
    exported = tmp_path / "accepted.tsv"
    exported.write_text(export_accepted(store), "utf-8")
    assert import_accepted(store, str(exported), "Dana") == []
    with closing(open_store(tmp_path / "other.sqlite")) as other:
        recorded = import_accepted(other, str(exported), "Dana")
        assert [(one.fingerprint, one.document, one.reason, one.author) for one in recorded] == [
            (known, "news", "so it is", "Dana"),
            (("check", ("",), ("а", "b")), "", "", "Dana"),
        ]
        assert export_accepted(other) == exported.read_text("utf-8")


def test_what_was_taken_back_can_be_imported_again(tmp_path: Path, store: Store) -> None:
    kept = store.record(on("dismiss", ("check", ("a",), ("а", "b"))))
    exported = tmp_path / "accepted.tsv"
    exported.write_text(export_accepted(store), "utf-8")
    store.record(decided("undo", undoes=kept.id))
    assert len(import_accepted(store, str(exported), "Dana")) == 1
    assert kept.fingerprint in store.dismissed()


# --- a Checker that asks the store


def test_a_checker_sets_aside_what_is_dismissed_as_soon_as_it_is(tmp_path: Path, store: Store) -> None:
    checker = Checker(Settings(default_glossaries=False), dismissed=store.dismissed())
    (document,) = documents(table(tmp_path, CLEAN, MAJOR, MINOR))
    first = checker.check(document)
    assert [issue.code for issue in first.issues] == ["number-mismatch", "repeated-word"]
    kept = store.record(on("dismiss", fingerprints(document, first.issues)[1], document="another"))
    second = checker.check(document)
    assert [issue.code for issue in second.issues] == ["number-mismatch"]
    assert [issue.code for issue in second.accepted] == ["repeated-word"]
    assert fix(checker, document).mended == ()  # it is accepted for these very texts
    store.record(decided("undo", "another", undoes=kept.id))
    assert checker.check(document).issues == first.issues


def test_a_checker_takes_a_file_and_a_store_together(tmp_path: Path, store: Store) -> None:
    path = table(tmp_path, CLEAN, MAJOR, MINOR)
    found = checked(path)
    with closing(open_store(tmp_path / "other.sqlite")) as other:
        other.record(on("dismiss", known_in(found, "number-mismatch")))
        accepted = table(tmp_path, *export_accepted(other).splitlines(), name="accepted.tsv")
    store.record(on("dismiss", known_in(found, "repeated-word")))
    settings = Settings(default_glossaries=False, accepted=str(accepted))
    report = Checker(settings, dismissed=store.dismissed()).check(documents(path)[0])
    assert (report.issues, len(report.accepted)) == ((), 2)
