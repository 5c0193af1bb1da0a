"""Words that stand twice in a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tqcheck.analysis.repeats import Repeat, repeats
from tqcheck.analysis.words import MARK, Words, words
from tqcheck.check import bad, good, segment_check
from tqcheck.language import Language, language
from tqcheck.model import Finding, Segment, Severity, Text

_LONGEST_ENDING = 4  # letters by which two forms of one word differ


@segment_check(
    "repeated-word",
    "linguistic-conventions/textual-conventions",
    Severity.MINOR,
    needs_source=False,
    gives_way_to=["repeated-text"],
    examples=[
        bad("kk en", "Екі адам ұсталды.", "Two people [[were were]] detained."),
        bad("ru en", "Это часть нового плана.", "It is part [[of the of the]] new plan."),
        bad("en de", "The court adjourned the case.", "Das Gericht hat [[den den]] Fall vertagt."),
        bad("en ru", "He lives in Moscow.", "Он живёт [[в в]] Москве."),
        bad("en kk", "The meeting took place yesterday.", "Жиналыс кеше [[өтті өтті өтті]]."),
        good("ru en", "Он сказал, что это ошибка.", "He said that that was a mistake."),
        bad("ru kk", "Он пришёл вчера.", "Ол кеше [[келді келді]]."),
        bad("ru en", "Ему 60 лет.", "He is [[60 60]] years old."),
        good("en kk", "Prices fell little by little.", "Баға бірте-бірте төмендеді."),
        good("en ru", "The band Duran Duran will play.", "Выступит группа Duran Duran."),
        good("ja en", "デュラン・デュランが来日した。", "Duran Duran came to Japan."),
        good("de en", "Das kostet 100 100 Rubel.", "It costs 100 100 roubles."),
        good("ru en", "Звоните: 26 26.", "Call 26 26."),
        good("es en", "Cantó “Muy muy lejos” otra vez.", "She sang “Very Very Far” again."),
        good("ru en", "Сенов А. А. уехал.", "Senov A A has left."),
        good("en zh", "Prices rose day by day.", "物价天天上涨。"),
        good("ru en", "Разбился самолёт Ан-24.", "An An-24 plane crashed."),
    ],
)
def repeated_word(segment: Segment) -> Iterable[Finding]:
    """A word or a short phrase stands twice in a row.

    Words that a language may rightly double are in its file, and so is whether doubling is part of its
    grammar; there, as in a language without a file, only a third copy is a fault, unless doubled words have
    a hyphen between them. Where the source repeats words too, as in the names of bands and towns, only function
    words are. Without a source a word with a capital is taken for such a name.
    """
    found = repeats(segment.target)
    return _findings(segment, found) if found else ()


def _findings(segment: Segment, found: Iterable[Repeat]) -> Iterator[Finding]:
    tokens = words(segment.target)
    for repeat in found:
        if not _is_fault(segment, repeat):
            continue
        first, last, size = repeat
        span = segment.target.span(tokens.start[first], tokens.end[last - 1])
        once = segment.target.raw[tokens.start[first] : tokens.end[first + size - 1]]
        # Only its bearers know whether a name is double: a suggestion, and no edit unless the source has it once.
        name = first > 0 and size == 1 and once[:1].isupper() and once not in segment.source.raw
        edit = None if name and tokens.kind[first - 1] != MARK else once
        # One of the two may be too many, or the hyphen between them be lost.
        unsure = size == 1 and repeat.times == 2 and language(segment.target.language).hyphened_doubles
        suggestion, edit = (None, None) if unsure else (once, edit)
        yield Finding("“{words}” is repeated", {"words": once}, [span], suggestion, edit=edit)


def _is_fault(segment: Segment, repeat: Repeat) -> bool:
    tongue = language(segment.target.language)
    tokens = words(segment.target)
    once = tokens.lower[repeat.first : repeat.first + repeat.size]
    if not tongue.repeatable.isdisjoint(once):
        return False
    if repeat.times == 2:
        if not tongue.known or not tongue.spaced or not _same_case(tokens, repeat) or _are_initials(tokens, repeat):
            return False
        # Grammar doubles words, and no phrases; and where it sets a hyphen between them, none with a space.
        if tongue.reduplicates and repeat.size == 1 and not tongue.hyphened_doubles:
            return False
        if not tongue.closed_words.isdisjoint(once) and not _in_title(tokens, repeat):
            return True
    again = tokens.text[repeat.first + repeat.size][0]
    if not segment.source.raw and (again.isupper() or again.isdecimal()):  # of a name, or a telephone number
        return False
    return repeat.times > _times_in(segment.source)


def _same_case(tokens: Words, repeat: Repeat) -> bool:
    """Whether two copies are written alike, but for a capital that begins the sentence: not "in May may"."""
    first, last, size = repeat
    one, other = tokens.text[first : first + size], tokens.text[first + size : last]
    if one != other and (first == 0 or tokens.kind[first - 1] == MARK):
        one[0] = tokens.lower[first]
        if other[0].istitle():  # machines double “The” so as well
            other[0] = one[0]
    return one == other


def _are_initials(tokens: Words, repeat: Repeat) -> bool:
    """Whether a doubled letter behind a name begins two others: Ivanov A. A., written without stops."""
    word, before = tokens.text[repeat.first], tokens.text[repeat.first - 1] if repeat.first else ""
    return repeat.size == 1 and len(word) == 1 and word.isupper() and before.istitle()


def _in_title(tokens: Words, repeat: Repeat) -> bool:
    """Whether two copies and the word behind them all have capitals, as in the title of a song."""
    places = (repeat.first, repeat.first + repeat.size, repeat.last)
    return all(place < len(tokens) and tokens.text[place].istitle() for place in places)


def _times_in(source: Text) -> int:
    """How often in a row the source says the same, be it in another form or with a mark between."""
    tongue = language(source.language)
    lower = [token for token in words(source).lower if token[0].isalnum()]
    most = 1
    for size in range(1 if tongue.spaced else 2, 6):
        for index in range(len(lower) - size):
            one = lower[index : index + size]
            times = 1
            while _alike(one, lower[index + times * size : index + (times + 1) * size], tongue):
                times += 1
            most = max(most, times)
    return most


def _alike(one: list[str], other: list[str], tongue: Language) -> bool:
    if one == other:
        return tongue.repeatable.isdisjoint(one)
    if len(one) != 1 or not other or not tongue.spaced:
        return False
    shorter, longer = sorted((one[0], other[0]), key=len)
    return len(shorter) > 2 and len(longer) - len(shorter) <= _LONGEST_ENDING and longer.startswith(shorter)
