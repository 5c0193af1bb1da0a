from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from test_formats import EN, KK, saved, texts
from test_formats_languages import by_letters

from tqcheck.errors import InputError
from tqcheck.formats.reading import read_aligned
from tqcheck.model import Document


def aligned(
    folder: Path, source: bytes, target: bytes, names: str = "a.kk b.en", **options: Any
) -> tuple[list[Document], list[InputError]]:
    problems: list[InputError] = []
    source_name, target_name = names.split()
    source_path, target_path = saved(folder, source, source_name), saved(folder, target, target_name)
    options = {"report": problems.append} | options
    return list(read_aligned(str(source_path), str(target_path), **options)), problems


@pytest.mark.parametrize("tail", [b"", b"\n", b"\n\n", b"\r\n \n"])
def test_line_answers_line(tmp_path: Path, tail: bytes) -> None:
    source = f'{KK}\n\n"{KK}\t\u2028\r\n{KK}'.encode()
    [document], problems = aligned(tmp_path, source, f'{EN}\r\n\r\n"{EN}"\n\n'.encode() + tail)
    assert problems == []
    assert texts([document]) == [(KK, EN), (f'"{KK}\t\u2028', f'"{EN}"'), (KK, "")]
    assert [segment.id for segment in document.segments] == ["1", "3", "4"]
    assert (document.id, document.path) == ("a", str(tmp_path / "b.en"))


@pytest.mark.parametrize(
    ("names", "options", "expected"),
    [
        ("a.kk a.en", {}, ("kk", "en", "file name")),
        ("a.en-kk.kk.txt a.en-kk.en.txt", {}, ("kk", "en", "file name")),
        ("a.kk-en.src a.kk-en.mt", {}, ("kk", "en", "file name")),
        ("a.txt b.en.txt", {"source_lang": "ky"}, ("ky", "en", "options and file name")),
        ("a.txt b.txt", {"detect": by_letters}, ("kk", "en", "detection")),
    ],
)
def test_languages(tmp_path: Path, names: str, options: dict[str, Any], expected: tuple[str, str, str]) -> None:
    [document], _ = aligned(tmp_path, KK.encode(), EN.encode(), names, **options)
    assert (document.source_language, document.target_language, document.languages_from) == expected


def test_bad_lines(tmp_path: Path) -> None:
    source = f"{KK}\n\n{KK}\n{KK}\n".encode()
    [document], problems = aligned(tmp_path, source, f"{EN}\n{EN}\n".encode() + b"\xe9\n" + EN.encode())
    assert [segment.id for segment in document.segments] == ["1", "4"]
    assert [(Path(p.path or "").name, p.line, p.problem) for p in problems] == [
        ("a.kk", 2, "the source is empty"),
        ("b.en", 3, "byte 0xE9 at position 1 is not UTF-8"),
    ]


@pytest.mark.parametrize(
    ("source", "target", "counts", "place"),
    [
        (3, 1, "3 in the source, 1 in the target", "b.en:1"),
        (1, 4, "1 in the source, 4 in the target", "a.kk:1"),
        (3000, 2999, "3,000 in the source, 2,999 in the target", "b.en:2999"),
        (0, 2, "0 in the source, 2 in the target", "a.kk"),
    ],
)
def test_different_numbers_of_lines(tmp_path: Path, source: int, target: int, counts: str, place: str) -> None:
    with pytest.raises(InputError) as caught:
        aligned(tmp_path, f"{KK}\n".encode() * source, f"{EN}\n".encode() * target)
    assert counts in str(caught.value)
    assert place in str(caught.value)


def test_nothing_on_either_side(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no lines"):
        aligned(tmp_path, b"", b"\n")
