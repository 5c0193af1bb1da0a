"""Misspelt words, by a speller; an option."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.spelling import Speller
from tqcheck.check import bad, good, segment_check
from tqcheck.language import language
from tqcheck.model import Finding, Segment, Severity


@segment_check(
    "misspelt-word",
    "linguistic-conventions/spelling",
    Severity.MINOR,
    needs_source=False,
    target_facts=["speller"],
    gives_way_to=["untranslated-text", "untranslated-word", "wrong-language", "mixed-script"],
    default=False,
    examples=[
        bad("ru en", "Правительство собралось.", "The [[goverment]] met."),
        bad("kk en", "Ол шешім қабылдады.", "He took a [[decsion]] at once."),
        bad("de en", "Die Mehrheit stimmte zu.", "The [[majorty]] agreed."),
        good("ru en", "Правительство собралось.", "The government met, and spent tenge on the colour and color grey."),
        good("kk en", "Бауыржан Бекжанов дутар тартты.", "Bauyrzhan Bekzhanov of Qyzylorda played the dutar."),
        good("de en", "Die Blumenkränzchen sind neu.", "The “blumenkränzchen” are new."),
        good("en ru", "The government met.", "Правительство собралось."),
    ],
)
def misspelt_word(segment: Segment, speller: Speller) -> Iterator[Finding]:
    """A word is misspelt, with one letter lost, added, changed or out of place.

    It is off unless asked for (`--spelling`), and needs harper-py, an offline speller of English. Names, words of
    less than five letters, words that are no slip of another, and those that the source has are left alone, and
    so are British and American spellings.
    """
    units = language(segment.target.language).units.by_first
    for start, end, likely in speller.misspelt(segment.target.raw):
        span = segment.target.span(start, end)
        if span.text not in segment.source.raw and span.text not in units:
            yield Finding("“{word}” is misspelt", {"word": span.text}, [span], likely)
