"""Sentences that begin in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tqcheck.analysis.sentence_starts import LowStart, is_low, low_starts
from tqcheck.check import bad, good, segment_check
from tqcheck.language import Language, language
from tqcheck.model import Finding, Segment, Severity

_FIRST_LETTER = re.compile(r"\W*([^\W\d_])")
_ENDS_LIKE_SENTENCE = re.compile(r"[.!?…][\"“”»’)\]]*\s*$")
_ENOUGH_WORDS = 4


@segment_check(
    "sentence-case",
    "linguistic-conventions/spelling",
    Severity.MINOR,
    needs_source=False,
    gives_way_to=["untranslated-text", "wrong-language"],
    examples=[
        bad("kk en", "Полиция оны ұстады.", "[[police]] detained him."),
        bad("ru en", "Он ушёл. Было поздно.", "He left. [[it]] was late."),
        bad("en tr", "The work goes on.", "[[iş]] devam ediyor."),
        bad("en ru", "Why did he leave? Nobody knows.", "Почему он ушёл? [[никто]] не знает."),
        bad("zh en", "他昨天离开了。", "[[he]] left yesterday."),
        bad("ru en", "«Мы готовы», — сказал он.", "“[[we]] are ready,” he said."),
        good("kk en", "Полиция оны ұстады.", "Police detained him."),
        good("zh en", "李教授说。", "said Professor Li."),
        good("ru en", "Компания объявила новинки.", "iPhone sales fell, said Apple."),
        good("en ru", "It was signed in 2019, that is, later.", "Его подписали в 2019 г. и позже."),
        good("en de", "It is his 3rd great success.", "Es ist sein 3. großer Erfolg."),
        good("ru en", "«Почему?» — спросил он.", "“Why?” he asked."),
        good("zh en", "阿尔纳赫达党获胜。", "al-Nahda won."),
        good("ru en", "…и тогда он ушёл.", "…and then he left."),
        good("ru en", "и другие вопросы.", "and other questions."),
        good("en ka", "He left.", "ის წავიდა."),
    ],
)
def sentence_case(segment: Segment) -> Iterable[Finding]:
    """A sentence of the translation begins in lower case.

    At the start of the segment this counts where the source begins with a capital or, having none in its
    script, where the translation is a whole sentence. Names that are written small, and words that the source
    writes so too, are no fault.
    """
    found = low_starts(segment.target)
    return _findings(segment, found) if found else ()


def _findings(segment: Segment, found: Iterable[LowStart]) -> Iterator[Finding]:
    tongue = language(segment.target.language)
    source_has_inner = any(start.inner for start in low_starts(segment.source))
    for start in found:
        span = segment.target.span(start.start, start.end)
        if source_has_inner if start.inner else not _begins_sentence(segment):
            continue
        if not start.inner and _says(segment, span.text, tongue):
            continue
        if span.text.lower() not in tongue.closed_words and _in_source(segment, start):
            continue
        yield Finding(
            "a sentence begins with “{word}” in lower case",
            {"word": span.text},
            [span],
            edit=_capitalised(span.text, tongue),
        )


def _says(segment: Segment, word: str, tongue: Language) -> bool:
    """Whether a first word is “said” behind a quotation in another segment, which a capital in the source denies."""
    first = _FIRST_LETTER.match(segment.source.raw)
    return bool(tongue.reporting.saying.at((word,), 0)) and not (first and first[1].isupper())


def _in_source(segment: Segment, start: LowStart) -> bool:
    """Whether the source has the very word, as of a brand, or the one before it with its stop, as in Yahoo!"""
    raw = segment.target.raw
    words = [raw[start.start : start.end]]
    if start.inner:
        words.append(raw[: start.start].split()[-1])
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", segment.source.raw) for word in words)


def _begins_sentence(segment: Segment) -> bool:
    """Whether the segment's start ought to be a sentence's: by the source's capital, else by its end."""
    first = _FIRST_LETTER.match(segment.source.raw)
    if first and is_low(first[1]):
        return False
    whole = bool(_ENDS_LIKE_SENTENCE.search(segment.target.raw))
    if first and first[1].isupper():
        return whole or len(segment.target.raw.split()) >= _ENOUGH_WORDS
    return whole


def _capitalised(word: str, tongue: Language) -> str:
    """A word with a capital, as its language has it: Turkish i becomes İ."""
    capitals = {small: chr(large) for large, small in tongue.casing.items()}
    return capitals.get(word[0], word[0].title()) + word[1:]
