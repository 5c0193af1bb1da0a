"""The sentences of a text, as stretches of its tokens."""

from __future__ import annotations

from bisect import bisect_left

from tqcheck.analysis.sentences import sentences
from tqcheck.analysis.words import words
from tqcheck.model import Text, analysis


@analysis
def sentence_tokens(text: Text) -> tuple[tuple[int, int], ...]:
    """The sentences of a text: for each its first token and the one after its last."""
    starts = words(text).start
    bounds = ((bisect_left(starts, start), bisect_left(starts, end)) for start, end in sentences(text))
    return tuple((first, last) for first, last in bounds if first < last)
