"""Words that are looked up where they lie on the disk, and the dictionaries that are kept so."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.analysis import lexicon
from tqcheck.analysis.word_file import WordFile
from tqcheck.cache import cache_folder

WORD = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=9)


@given(st.sets(WORD, min_size=1, max_size=40), st.lists(WORD, max_size=20))
def test_a_file_holds_the_words_that_stand_in_it(
    tmp_path_factory: pytest.TempPathFactory, listed: set[str], others: list[str]
) -> None:
    path = tmp_path_factory.mktemp("words") / "words.txt"
    path.write_bytes(b"".join(sorted(f"{word}\n".encode() for word in listed)))
    words = WordFile(path)
    assert all(word in words for word in listed)
    for word in (*others, *(word[:-1] for word in listed), *(word + "a" for word in listed), ""):
        assert (word in words) is (word in listed)


@pytest.mark.parametrize("damage", [None, b""])
def test_a_dictionary_is_loaded_once_and_then_found_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes | None
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    loaded = lexicon._table.__wrapped__("en")
    [path] = cache_folder().glob("words-en-*.txt")
    if damage is not None:
        path.write_bytes(damage)
    found = lexicon._table.__wrapped__("en")
    assert isinstance(found, WordFile) is (damage is None)
    for word in ("house", "houses", "Monday", "monday", "Bekzhanov", "qwrt", ""):
        assert (word in found) is (word in loaded)
