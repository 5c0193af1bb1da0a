"""Sentences that lost the stop at their end."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from tqcheck.analysis.stops import CLOSERS, QUESTIONS, STOPS, last_stop
from tqcheck.check import bad, good, segment_check
from tqcheck.language import language
from tqcheck.model import Finding, Segment, Severity

_TITLES = frozenset({"headline", "subhead", "caption"})
_COMMAS = frozenset(",،、，")
_ELLIPSES = frozenset("…⋯")
_ENOUGH_WORDS = 4
_LONG_WORD = 4  # letters of the words that no title has in small ones
_CALLS = frozenset("!！")


@segment_check(
    "final-punctuation",
    "linguistic-conventions/punctuation",
    Severity.MINOR,
    source_facts=["punctuation.stop"],
    target_facts=["punctuation.stop"],
    gives_way_to=["untranslated-text", "wrong-language", "cut-short"],
    examples=[
        bad("kk en", "Сот үкім шығарды.", "The court passed its [[sentence]]"),
        bad("ru en", "Он вернулся домой.", "He came [[home,]]"),
        bad("en kk", "Prices rose by 5%.", "Баға 5%-ға [[өсті]]"),
        bad("en zh", "The court rejected the appeal.", "法院驳回了上[[诉]]"),
        bad("en hi", "He came home.", "वह घर [[आया]]"),
        bad("ru en", "Он сказал: «Мы готовы».", "He said: “We are [[ready”]]"),
        good("kk en", "Сот үкім шығарды.", "The court passed its sentence."),
        good("kk en", "Сот үкім шығарды", "The court passed its sentence"),
        good("ru en", "Он сказал: «Мы готовы».", "He said: “We are ready.”"),
        bad("en kk", "They shouted: “Who is there?”", "Олар «Кім бар?» деп [[айқайлады]]"),
        good("ja en", "市長、新しい橋の計画を発表。", "Mayor Presents Plans for the New Bridge"),
        good("en ja", "He said: “We are ready.”", "彼は「準備はできている」"),
        good("en hi", "He came home.", "वह घर आया।"),
        good("en th", "He came home.", "เขากลับบ้าน"),
        good("ru en", "Подробнее на сайте.", "More at example.org/news"),
        good("en ru", "The firm is called Zarya Inc.", "Фирма называется «Заря»"),
    ],
)
def final_punctuation(segment: Segment) -> Iterable[Finding]:
    """The translation of a sentence ends without a stop.

    It speaks where the source ends with one. Headlines and captions need none; of a headline it says where the
    translation has added one. Text that ends with an address is left alone, and so is a source that ends with an
    abbreviation or an ellipsis.
    """
    raw = segment.target.raw
    if segment.role in _TITLES:
        return _added(segment) if raw.endswith(".") else ()
    return () if raw[-1:] in STOPS or last_stop(raw) else _missing(segment)


def _added(segment: Segment) -> Iterator[Finding]:
    """A stop at the end of a headline whose source has none."""
    raw = segment.target.raw
    word = raw.split()[-1]
    source = segment.source.raw.rstrip()
    sentences = raw.count(". ") + raw.count("! ") + raw.count("? ")
    plain = word[:-1].isalpha() and len(word) > 2 and not _is_abbreviation(word, segment.target.language)
    if segment.role == "headline" and plain and not sentences and source and not last_stop(source):
        span = segment.target.span(len(raw) - len(word))
        yield Finding("a headline ends with a full stop", {}, [span], edit=word[:-1])


def _missing(segment: Segment) -> Iterator[Finding]:
    raw, due = segment.target.raw.rstrip(), _due(segment)
    bare = raw
    while bare and (bare[-1] in CLOSERS or bare[-1].isspace()):
        bare = bare[:-1]
    if not due or not bare or _is_title(raw):
        return
    tongue = language(segment.target.language)
    quoted = len(bare) < len(raw)
    if quoted and not tongue.spaced:
        return  # 「…」 holds no stop, and needs none behind it
    start = raw.rfind(" ") + 1 if tongue.spaced else len(raw) - 1
    word = raw[start:]
    if bare[-1] in _COMMAS and not quoted:
        yield Finding(
            "the sentence ends with “{mark}”",
            {"mark": bare[-1]},
            [segment.target.span(start, len(raw))],
            edit=word[:-1] + due if len(word) > 1 else due,
        )
    elif _ends_in_word(bare) and not _is_address(word):
        yield Finding(
            "the sentence ends without “{mark}”",
            {"mark": due},
            [segment.target.span(start, len(raw))],
            edit=None if quoted else word + due,
        )


def _due(segment: Segment) -> str:
    """The stop that should end the translation; "" where the source ends without one, or it is not certain."""
    source = segment.source.raw.rstrip()
    stop = last_stop(source)
    if not stop or stop in _ELLIPSES or source.endswith(".."):
        return ""
    words = source.split()
    if stop == "." and _is_abbreviation(words[-1], segment.source.language):
        return ""
    if words[-1][:-1].isdecimal() and len(words) < _ENOUGH_WORDS:
        return ""  # the number of an item, or an ordinal
    marks, target = language(segment.target.language).punctuation, segment.target.raw
    if stop in QUESTIONS:
        asked = _count(target, QUESTIONS) >= _count(source, QUESTIONS)  # inside a quotation: «Who?» he asked
        return marks.stop if asked else marks.question if marks.question != "՞" else ""
    if stop in _CALLS and _count(target, _CALLS) < _count(source, _CALLS):
        return "！" if marks.stop == "。" else "!"
    return marks.stop


def _count(raw: str, marks: Iterable[str]) -> int:
    return sum(map(raw.count, marks))


def _is_title(raw: str) -> bool:
    """Whether the words of a text have capitals as in a title, which needs no stop; short ones need none."""
    long = [word for word in raw.split() if len(word) > _LONG_WORD and word[0].isalpha()]
    return len(long) >= _ENOUGH_WORDS and all(word[0].isupper() for word in long)


def _is_abbreviation(word: str, tag: str) -> bool:
    """Whether the stop behind a word may belong to it: etc., U.S., an initial."""
    bare = word.strip("\"'“”„«»()[]").rstrip(".").lower()
    letters = bare.replace(".", "")
    return letters.isalpha() and (len(letters) < 2 or "." in bare or bare in language(tag).abbreviations)


def _ends_in_word(bare: str) -> bool:
    """Whether a text ends in a letter, a mark that belongs to one, a digit, or a sign of per cent or money."""
    return unicodedata.category(bare[-1])[0] in "LMN" or bare[-1] in "%٪％€$£₽₸°"


def _is_address(word: str) -> bool:
    return "/" in word or "@" in word or "." in word.strip(".")
