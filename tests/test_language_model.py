"""The model that tells languages apart: unpacked once, and then found on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqcheck.analysis import language_model
from tqcheck.cache import cache_folder

TEXTS = ["Police detained two people in Almaty.", "Полиция задержала двоих.", "Полиция екі адамды ұстады.", "12:30", ""]


@pytest.mark.parametrize("left", [None, 0, 1, 1_000_000])
def test_a_model_is_unpacked_once_and_then_found_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: int | None
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    unpacked = language_model._py3langid()
    [path] = cache_folder().glob("language-model-*")
    if left is not None:
        path.write_bytes(path.read_bytes()[:left])
    assert (language_model._from_disk() is not None) is (left is None)
    found = language_model._py3langid()
    assert found.labels == unpacked.labels
    assert [found.weigh(text) for text in TEXTS] == [unpacked.weigh(text) for text in TEXTS]
