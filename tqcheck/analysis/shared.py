"""What stands in both texts of a segment, letter for letter."""

from __future__ import annotations

import re

from tqcheck.analysis.words import WORD, words
from tqcheck.model import Segment, Text, analysis

_QUOTED = re.compile(
    r"(?<!\w)'[^'\n]{1,300}'(?!\w)|“[^”“]{1,300}[”\"]|„[^“”\"]{1,300}[“”\"]|”[^”\"]{1,300}[”\"]|«[^»]{1,300}»|‘[^’]{1,300}’|\"[^\"]{1,300}\"|"
    r"\([^)]{1,300}\)|\[[^\]]{1,300}\]|「[^」]{1,300}」|『[^』]{1,300}』|（[^）]{1,300}）|《[^》]{1,300}》"
)


@analysis
def shared_words(segment: Segment) -> frozenset[str]:
    """The tokens in lower case that both texts have, figures and marks among them."""
    return frozenset(words(segment.source).lower).intersection(words(segment.target).lower)


@analysis
def shared_in_letters(segment: Segment) -> frozenset[str]:
    """The words in lower case that both texts have, without figures and marks: in two scripts there is hardly one."""
    return frozenset([word for word in shared_words(segment) if word[0].isalpha()])


@analysis
def quotations(text: Text) -> tuple[tuple[int, int], ...]:
    """The quotations and brackets of a text, with their marks; one inside another counts as well."""
    places, at = [], 0
    while match := _QUOTED.search(text.raw, at):
        places.append(match.span())
        at = match.start() + 1
    return tuple(places)


def quotes_source(segment: Segment, start: int, end: int) -> bool:
    """Whether a stretch of the translation stands in a quotation or in brackets with words of the source alone.

    The words of others may stay in their language; a word left over in a quotation that was translated may not.
    """
    found, shared = words(segment.target), shared_words(segment)
    return any(
        all(
            found.lower[i] in shared
            for i, kind in enumerate(found.kind)
            if kind == WORD and opened <= found.start[i] < closed
        )
        for opened, closed in quotations(segment.target)
        if opened < start and end < closed
    )
