from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path

import pytest
from test_formats import EN, KK, TSV, read_all, saved

from tqcheck.errors import LanguageError
from tqcheck.formats.file_name import file_name, pair_of, tag_in_name

PAIR = {"source_lang": None, "target_lang": None}


@pytest.mark.parametrize(
    ("path", "header", "cells", "options", "expected"),
    [
        ("a.kk-en.tsv", "", "", {}, ("kk", "en", "file name")),
        ("a.KK_EN.tsv", "", "", {}, ("kk", "en", "file name")),
        ("a.zh-Hans-pt-BR.csv.gz", "", "", {}, ("zh-Hans", "pt-BR", "file name")),
        ("kk-en.tsv", "", "", {}, ("kk", "en", "file name")),
        ("kk-en/a.tsv", "", "", {}, ("kk", "en", "file name")),
        ("ru-en/a.kk-en.tsv", "", "", {}, ("kk", "en", "file name")),
        ("a.kk-en.tsv", "", "", {"source_lang": "ky"}, ("ky", "en", "options and file name")),
        ("a.kk-en.tsv", "", "", {"source_lang": "ky", "target_lang": "TR"}, ("ky", "tr", "options")),
        ("a.kk-en.tsv", "src_lang", "ru", {}, ("ru", "en", "columns and file name")),
        ("a.tsv", "lp", "ru-kk", {"source_lang": "ky"}, ("ru", "kk", "columns")),
        ("a.tsv", "", "", {}, ("kk", "en", "detection")),
        ("a.tsv", "", "", {"target_lang": "tr"}, ("kk", "tr", "detection and options")),
    ],
)
def test_languages(
    tmp_path: Path,
    path: str,
    header: str,
    cells: str,
    options: dict[str, str],
    expected: tuple[str, str, str],
) -> None:
    file = tmp_path / path
    file.parent.mkdir(exist_ok=True)
    lines = [("source", "target", header), (KK, EN, cells)]
    data = "".join("\t".join(filter(None, line)) + "\n" for line in lines).encode()
    file.write_bytes(gzip.compress(data) if path.endswith("gz") else data)
    [document], problems = read_all(file, **(PAIR | {"detect": by_letters} | options))
    assert problems == []
    assert (document.source_language, document.target_language, document.languages_from) == expected


def by_letters(sample: Sequence[str]) -> str:
    return "kk" if KK in sample else "en"


def test_detection_sees_at_most_200_texts_of_one_side(tmp_path: Path) -> None:
    samples: list[Sequence[str]] = []

    def detect(sample: Sequence[str]) -> str:
        samples.append(sample)
        return "kk"

    read_all(saved(tmp_path, f"{KK}\t\n{KK}\t{EN}\n" * 300), **(PAIR | {"detect": detect}))
    assert samples == [[KK] * 200, [EN] * 200]


def test_two_pairs_are_two_documents(tmp_path: Path) -> None:
    data = f"lp\tsource\ttarget\nkk-en\t{KK}\t{EN}\nru-en\tДа.\tYes.\nkk-en\t{KK}\t{EN}\n"
    documents, _ = read_all(saved(tmp_path, data), **PAIR)
    assert [(d.source_language, len(d.segments)) for d in documents] == [("kk", 2), ("ru", 1)]


def test_an_unknown_language_in_an_option(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="xq"):
        read_all(saved(tmp_path, TSV), source_lang="xq")


@pytest.mark.parametrize(
    ("path", "stem", "pair"),
    [
        ("news/briefing.kk-en.tsv", "briefing", ("kk", "en")),
        ("kk-en/briefing.corrected.tsv", "briefing.corrected", ("kk", "en")),
        ("covid-19.up-to-date.csv", "covid-19.up-to-date", None),
        (".tsv", "", None),
    ],
)
def test_file_names(path: str, stem: str, pair: tuple[str, str] | None) -> None:
    assert (file_name(path).stem, file_name(path).pair) == (stem, pair)


def test_names_of_one_language_or_two() -> None:
    names = {"a.kk": "kk", "a.kk.txt": "kk", "a.kk.gz": "kk", "kk": None, "a.mt": None, "a.ref.txt": None}
    assert {name: tag_in_name(name) for name in names} == names
    pairs = {"kk-en": ("kk", "en"), "kk-Latn-en": ("kk-Latn", "en"), "kk": None, "zh-Hans": None}
    assert {text: pair_of(text) for text in pairs} == pairs
