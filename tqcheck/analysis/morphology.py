"""The morphological dictionaries that pymorphy3 reads: each is loaded once, for all that ask."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import Any


@lru_cache(maxsize=4)
def analyser(code: str) -> Any:
    """pymorphy3's analyser of a language, loaded at its first use in 0.1 seconds."""
    import pymorphy3

    # By its path: to look for it among all that is installed takes as long as to load it.
    return pymorphy3.MorphAnalyzer(import_module(f"pymorphy3_dicts_{code}").get_path(), code)
