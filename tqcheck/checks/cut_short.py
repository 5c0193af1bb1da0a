"""Translations that stop before their sentence does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tqcheck.analysis.stops import last_stop
from tqcheck.analysis.words import MARK, NUMBER, WORD, Words, word_count, words
from tqcheck.check import bad, good, segment_check
from tqcheck.language import language
from tqcheck.model import Finding, Segment, Severity

_HYPHENS = frozenset("-‐\u00ad")
# Where a sentence of the source has this many words, a translation of less than this share of them is no sentence.
_ENOUGH_WORDS = 12
_FAR_TOO_SHORT = 0.5


@segment_check(
    "cut-short",
    "accuracy/omission",
    Severity.MAJOR,
    gives_way_to=["untranslated-text", "wrong-language", "empty-translation", "repeated-text"],
    examples=[
        bad("kk en", "Сот үкімді кеше шығарды.", "The court passed its sentence on [[the]]"),
        bad("ru en", "Он приехал в город и сразу ушёл.", "He came to the town [[and]]"),
        bad("en ru", "The court has closed the case for lack of proof.", "Суд закрыл дело [[из-за]]"),
        bad("en de", "The government met yesterday.", "Die Regierung traf sich, [[weil]]"),
        bad("en kk", "Prices rose and wages fell.", "Баға өсті [[және]]"),
        bad("ru en", "Правительство собралось вчера.", "Yesterday the [[govern-]]"),
        bad(
            "ru en",
            "Министр сообщил, что новая дорога свяжет столицу с севером страны к концу будущего года.",
            "The minister said the road will [[from]]",
        ),
        bad(
            "ru en",
            "Министр сообщил журналистам, что новая дорога свяжет столицу с севером страны к концу этого года.",
            "The minister said [[yesterday]]",
        ),
        good("kk en", "Сот үкім шығарды.", "The court passed its sentence."),
        good("ru en", "Он ушёл. Это то, о чём он", "He left. It is the"),
        good("ru en", "Витамин А полезен.", "Good is vitamin A"),
        good("ru en", "Вот на что он смотрел.", "That is what he was looking at"),
        good("en ru", "It was in the 19th century.", "Это было в XIX в."),
        good("en de", "He opened it.", "Er machte es auf"),
        good("en th", "He came home yesterday with two of his old friends from school.", "เขากลับบ้าน"),
    ],
)
def cut_short(segment: Segment) -> Iterable[Finding]:
    """The translation ends in the middle of a word or of a clause.

    Its last word cannot end a sentence, such as an article or “and”, or is broken off at a hyphen; or it has
    no stop at its end and hardly any of the words that a translation needs. It speaks only where the source
    ends with a stop; in a headline, where it ends with no such word.
    """
    raw = segment.target.raw
    return () if raw[-1:] in ".!?…" or last_stop(raw) else _ending(segment)


def _ending(segment: Segment) -> Iterator[Finding]:
    tokens = words(segment.target)
    if not len(tokens) or not _is_whole(segment):
        return
    last = _last_word(segment.target.raw, tokens)
    if last is None:
        return
    span = segment.target.span(tokens.start[last], len(segment.target.raw.rstrip()))
    if span.text[-1:] in _HYPHENS:
        yield Finding("the translation breaks off in the middle of a word: “{word}”", {"word": span.text}, [span])
    elif tokens.text[last] in language(segment.target.language).unfinished and not _counted(tokens, last):
        yield Finding("the translation breaks off after “{word}”", {"word": span.text}, [span])
    elif last_stop(segment.source.raw) and _far_too_short(segment):
        yield Finding("the translation breaks off: it is far shorter than its source, and no stop ends it", {}, [span])


def _counted(tokens: Words, last: int) -> bool:
    """Whether a last word may be short for a measure: 20 в, XIII в."""
    before = tokens.text[last - 1] if last else ""
    return bool(before) and (tokens.kind[last - 1] == NUMBER or (len(tokens.text[last]) == 1 and before.isupper()))


def _last_word(raw: str, tokens: Words) -> int | None:
    """The last token, if it is a word with nothing but a hyphen behind it."""
    last = len(tokens) - 1
    if tokens.text[last] in _HYPHENS and last and tokens.end[last - 1] == tokens.start[last]:
        last -= 1
    if tokens.kind[last] != WORD:
        return None
    while last and tokens.text[last - 1] in _HYPHENS and tokens.start[last - 1] == tokens.end[last - 2]:
        last -= 2  # из-за, day-to
    return last


def _is_whole(segment: Segment) -> bool:
    """Whether the source is a whole sentence or headline, so that its translation should be one."""
    source = segment.source
    if last_stop(source.raw):
        return True
    if segment.role != "headline":
        return False
    tokens = words(source)
    return (
        bool(len(tokens)) and tokens.lower[-1] not in language(source.language).unfinished and tokens.kind[-1] != MARK
    )


def _far_too_short(segment: Segment) -> bool:
    target = language(segment.target.language)
    needed = word_count(segment.source)
    return target.spaced and needed >= _ENOUGH_WORDS and word_count(segment.target) < _FAR_TOO_SHORT * needed
