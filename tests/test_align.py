"""Sentences of two texts that nobody has aligned, and the table that comes of them."""

from pathlib import Path

import pytest
from command_line import tqcheck
from hypothesis import given
from hypothesis import strategies as st

from tqcheck import read
from tqcheck.align import align
from tqcheck.formats.articles import read_unaligned
from tqcheck.model import Text

RUSSIAN = """Мост открыт

5 марта 2026 г.

Мэр Аксу Арман Жумагалиев открыл новый мост через реку. Строили его 14 месяцев.

Каждый день по мосту проезжают 1250 автомобилей. Старый мост закрывали каждую зиму, потому что он обледеневал.

«Мы закончили раньше срока», – сказал инженер Петров. Работы обошлись в 3,5 млрд тенге.
"""
# Two sentences joined, one left out, one added.
ENGLISH = """The bridge is open

March 5, 2026

The mayor of Aksu, Arman Zhumagaliyev, opened a new bridge over the river, which took 14 months to build.

Every day 1,250 cars cross the bridge.

“We finished ahead of schedule,” said Petrov, an engineer. The works cost 3.5 billion tenge.

It was windy at the ceremony, and few people came.
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    source, target = tmp_path / "bridge.ru.txt", tmp_path / "bridge.en.txt"
    source.write_text(RUSSIAN, "utf-8")
    target.write_text(ENGLISH, "utf-8")
    return source, target


def texts(sentences: list[str], tag: str) -> list[Text]:
    return [Text(raw, tag) for raw in sentences]


@pytest.mark.parametrize(
    ("source", "target", "kinds"),
    [
        (["Он пришёл в 10:15.", "Никого не было."], ["He came at 10:15.", "Nobody was there."], ["1-1", "1-1"]),
        (
            ["Он пришёл в 10:15 и увидел, что никого нет.", "В 2019 году здесь жили 340 человек."],
            ["He came at 10:15.", "He saw that nobody was there.", "In 2019, 340 people lived here."],
            ["1-2", "1-1"],
        ),
        (
            ["Первым говорил Ахметов.", "Затем 1250 человек вышли на площадь.", "Последним говорил Иванов."],
            ["Akhmetov spoke first.", "Ivanov spoke last."],
            ["1-1", "1-0", "1-1"],
        ),
        ([], ["Nobody was there."], ["0-1"]),
        (["Никого не было."], [], ["1-0"]),
        ([], [], []),
    ],
)
def test_links(source: list[str], target: list[str], kinds: list[str]) -> None:
    assert [link.kind for link in align(texts(source, "ru"), texts(target, "en"))] == kinds


SENTENCES = st.lists(st.sampled_from(["One.", "Ivanov came in 2019?", "It is long " * 9, "7", "…", ""]), max_size=9)


@given(SENTENCES, SENTENCES)
def test_every_sentence_is_in_exactly_one_link(source: list[str], target: list[str]) -> None:
    links = align(texts(source, "ru"), texts(target, "en"))
    assert [at for link in links for at in range(link.source, link.source_end)] == list(range(len(source)))
    assert [at for link in links for at in range(link.target, link.target_end)] == list(range(len(target)))
    assert all(link.kind != "0-0" for link in links)


def test_a_text_is_aligned_with_itself_sentence_by_sentence() -> None:
    sentences = [f"Sentence number {number} is here." for number in range(90)]
    links = align(texts(sentences, "en"), texts(sentences, "en"))
    assert [(link.source, link.target) for link in links] == [(number, number) for number in range(90)]


def test_a_long_stretch_may_be_missing() -> None:
    sentences = [f"Object {7 * number + 1000} was seen{' again' * (number % 5)}." for number in range(200)]
    links = align(texts(sentences, "en"), texts(sentences[150:], "en"))
    assert [link.source for link in links if link.kind == "1-1"] == list(range(150, 200))


def test_articles_become_pairs(files: tuple[Path, Path]) -> None:
    [document] = read_unaligned(*map(str, files), report=lambda error: None)
    assert (document.source_language, document.target_language, document.id) == ("ru", "en", "bridge")
    assert str(document.published) == "2026-03-05"
    pairs = {segment.source.raw[:14]: segment.target.raw[:16] for segment in document.segments}
    assert pairs == {
        "Мост открыт": "The bridge is op",
        "5 марта 2026 г": "March 5, 2026",
        "Мэр Аксу Арман": "The mayor of Aks",
        "Каждый день по": "Every day 1,250 ",
        "Старый мост за": "",
        "«Мы закончили ": "“We finished ahe",
        "Работы обошлис": "The works cost 3",
        "": "It was windy at ",
    }
    joined = next(segment for segment in document.segments if segment.source.raw.startswith("Мэр"))
    assert joined.source.raw == RUSSIAN.split("\n\n")[2]
    assert [segment.role for segment in document.segments][:3] == ["headline", "caption", "lead"]


def test_the_table_is_read_as_it_was_aligned(files: tuple[Path, Path], tmp_path: Path) -> None:
    ended = tqcheck("align", *files, "-o", tmp_path / "pair.tsv", cwd=tmp_path)
    assert (ended.status, ended.out) == (0, "")
    assert "8 pairs: 5 × 1-1, " in ended.err
    problems: list[object] = []
    [table] = read(str(tmp_path / "pair.tsv"), report=problems.append)
    [document] = read_unaligned(*map(str, files), report=lambda error: None)
    assert problems == []
    assert [(one.source.raw, one.target.raw, one.role, one.published) for one in table.segments] == [
        (one.source.raw, one.target.raw, one.role, one.published) for one in document.segments
    ]
    of_files = tqcheck("score", "--source", files[0].name, "--target", files[1].name, "--align", cwd=tmp_path)
    of_table = tqcheck("score", "pair.tsv", cwd=tmp_path)
    assert of_files.status == of_table.status == 1
    assert of_files.out.splitlines()[3:] == of_table.out.splitlines()[3:]
    assert "empty-translation" in of_files.out


def test_a_row_without_a_source_must_say_so(tmp_path: Path) -> None:
    table = tmp_path / "a.ru-en.tsv"
    table.write_text("source\ttarget\talignment\n\tAdded in 2019.\t0-1\n\tLost.\t1-1\nДа.\tYes.\t1-1\n", "utf-8")
    problems: list[str] = []
    [document] = read(str(table), report=lambda error: problems.append(error.problem))
    assert [segment.target.raw for segment in document.segments] == ["Added in 2019.", "Yes."]
    assert problems == ["the source is empty"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["score", "--align", "a.tsv"], "--align needs --source and --target"),
        (["score", "--source", "a", "--target", "b", "--target-only"], "--target-only goes without --source"),
        (["align", "nowhere.ru.txt", "none.en.txt"], "no such file"),
        (["align", "same.txt", "same.txt"], "source and target are the same file"),
    ],
)
def test_what_cannot_be_done_is_said(tmp_path: Path, arguments: list[str], message: str) -> None:
    ended = tqcheck(*arguments, cwd=tmp_path)
    assert ended.status == 2
    assert message in ended.err
