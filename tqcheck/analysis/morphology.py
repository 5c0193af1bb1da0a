"""The morphological dictionaries of Russian and Ukrainian: each is loaded once, for all that ask."""

from __future__ import annotations

from functools import lru_cache
from typing import Any


@lru_cache(maxsize=4)
def analyser(code: str) -> Any:
    """pymorphy3's analyser of a language, loaded at its first use in 0.1 seconds."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=code)
