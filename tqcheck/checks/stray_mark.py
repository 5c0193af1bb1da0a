"""Marks and signs that stand where nothing asks for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tqcheck.analysis.stops import QUESTIONS, last_stop
from tqcheck.check import bad, good, segment_check
from tqcheck.language import Language, language
from tqcheck.model import Finding, Message, Segment, Severity

_NEEDLESS = Message("the apostrophe behind “{word}” stands for nothing")
_SIGNS = frozenset("_~^|\\*")
_SIGN = re.compile(r"(?<=\w)[_~^|\\*](?=[\s.,;:!?]|$)|(?<=[,;:)])[_~^|\\*](?=\s|$)|(?<=\s)[_^|\\](?=\s)")
_FAMILY = {
    "!": "!！¡՜",
    "?": "?？¿؟՞;፧",
    ";": ";；؛·",
    ":": ":：։",
    ",": ",，、،",
    ".": ".。",
    "|": "|｜",
    "~": "~～〜",
}
# A mark and the word or figure behind it, with what may open before that; and the word before the mark.
_BETWEEN = re.compile(r"[,.:;!?]\s+[(\[\"“«]?(?=(\w*))")
_WORD_BEFORE = re.compile(r"(?<![\w'’.-])[^\W_]+$")
_APOSTROPHE = re.compile(r"(?<![\w'’])([^\W\d_]{2,})['’]\s(?=(\w*))")
_SINGLE_OPENS = re.compile(r"(?<!\w)['‘’‚]\w")
_TIME = re.compile(r"(?<=\d)[:：](?=\d)")
_NAMED_SO = re.compile(r"Yahoo|Jeopardy|Oh|Ah")  # what an exclamation mark may stand behind within a sentence
_COMMA = re.compile(r",(?!\d)")
_LAST_WORDS = re.compile(r"(;)\s+(?:(\w+)\s+)?(\w+)[.!?]?$")


@segment_check(
    "stray-mark",
    "linguistic-conventions/punctuation",
    Severity.MINOR,
    gives_way_to=[
        "untranslated-text",
        "wrong-language",
        "quotation-marks",
        "doubled-punctuation",
        "question-lost",
        "garbled-text",
        "placeholder-changed",
        "markup-mismatch",
        "apostrophe",
    ],
    examples=[
        bad("kk en", "Жиналыс кеше өтті.", "The meeting[[_]] took place yesterday."),
        bad("ru en", "Она вернулась вчера.", "She came[[!]] back yesterday."),
        bad("ru en", "Она вернулась вчера.", "She came back[[']] yesterday."),
        bad("de en", "Er traf den Richter.", "He met the[[:]] judge."),
        bad("en ru", "She came back yesterday.", "Она вернулась[[?]] вчера."),
        bad("en kk", "She came back yesterday.", "Ол кеше[[^]] оралды."),
        bad("en de", "He met the judge in Bonn.", "Er traf den Richter in[[;]] Bonn."),
        good("kk en", "Жиналыс кеше өтті.", "The meeting took place yesterday."),
        good("ru en", "«Вернулась!» — сказал он.", "“She is back!” he said."),
        good("ru en", "Права водителей нарушены.", "The drivers' rights were violated."),
        bad("en de", "Cruz said it was enough.", "Cruz[[!]] sagte, es sei genug."),
        bad("en kk", "He came and left.", "Ол келді және[[!]] кетті."),
        good("ru en", "Акции Yahoo! упали.", "Yahoo! shares fell."),
        good("zh en", "他说他累了。", "He said ‘no, I can't’ to the judge."),
        good("ru en", "Нет, я не готов, а ты готов!", "No, I'm not; you are!"),
        good("ru en", "Вопрос в том, кто заплатит.", "The question is: who will pay?"),
        good("ru en", "Больные и зараженные вирусом.", "Those exposed to, or infected by, the virus."),
        good("en ru", "The river Po, which flows east, is long.", "Река По, текущая на восток, длинная."),
        good("en ru", "The file a_b and ~ were lost.", "Файлы a_b и ~ пропали."),
    ],
)
def stray_mark(segment: Segment) -> Iterator[Finding]:
    """A mark or a sign has no business where it stands.

    It may be a sign that the source has not (_ ~ ^ | * and the like), an exclamation or question mark within a
    sentence, an apostrophe behind a word that takes none, a mark beside a word that allows none there (the, of, than),
    or a semicolon before a last word or two. What the language's words allow is in its file.
    """
    raw = segment.target.raw
    if not _SIGNS.isdisjoint(raw):
        yield from _signs(segment)
    tongue = language(segment.target.language)
    if tongue.punctuation.prepositions or "!" in raw or "?" in raw:
        yield from _between_words(segment, tongue)
    if tongue.punctuation.bare_apostrophes and ("' " in raw or "’ " in raw):
        yield from _apostrophes(segment, tongue)
    if raw.count(";") == 1 and tongue.punctuation.question != ";" and not _in_source(segment, ";"):
        closed = tongue.closed_words
        last = _LAST_WORDS.search(raw)
        # An item of a list ends in "; and", and a clause may be as short as "; you are".
        clause = last and (last[2] or "").lower() in closed and last[3].lower() in closed
        if last and last[3].lower() not in tongue.conjunctions and not clause:
            yield _finding(segment, last.start(), Message("“{mark}” cuts off the end of the sentence"))


def _finding(segment: Segment, place: int, template: Message, word: str = "") -> Finding:
    span = segment.target.span(place, place + 1)
    return Finding(template, {"mark": span.text, "word": word}, [span])


def _in_source(segment: Segment, mark: str) -> int:
    """How often the source has a mark, be it in another script's form; the colon of a time is none."""
    raw = segment.source.raw
    return sum(map((_TIME.sub("", raw) if mark == ":" else raw).count, _FAMILY.get(mark, mark)))


def _signs(segment: Segment) -> Iterator[Finding]:
    raw = segment.target.raw
    for match in _SIGN.finditer(raw):
        if raw.count(match[0]) == 1 and not _in_source(segment, match[0]):
            yield _finding(segment, match.start(), Message("“{mark}” has nothing to answer it in the source"))


def _between_words(segment: Segment, tongue: Language) -> Iterator[Finding]:
    """Marks that part what belongs together."""
    raw, marks = segment.target.raw, tongue.punctuation
    for match in _BETWEEN.finditer(raw):
        place, mark, behind = match.start(), raw[match.start()], match[1]
        start = raw.rfind(" ", 0, place) + 1
        low = raw[start:place].lower()
        calls = low in marks.leading or low in marks.prepositions or low in tongue.conjunctions
        if mark in ",." and not calls:
            continue
        before = _WORD_BEFORE.search(raw, start, place)
        if before is None:
            continue
        word = before[0]
        if mark in "!?":
            first = not any(map(str.isalnum, raw[: place - len(word)]))
            goes_on = _goes_on(word, mark, behind, tongue) and not (first and behind[:1].isupper())  # Hey! Come here.
            if goes_on and raw.count(mark) > _in_source(segment, mark):
                yield _finding(segment, place, Message("the sentence goes on behind “{mark}”"))
                continue
        elif mark == ":" and last_stop(raw) in QUESTIONS:
            continue  # the question is: who pays?
        elif mark in ":;" and _comes_late(raw, mark, behind, tongue) and not _in_source(segment, mark):
            yield _finding(segment, place, Message("“{mark}” stands before “{word}”"), behind)
            continue
        if _calls_for_word(segment, place, word, behind):
            yield _finding(segment, place, Message("“{mark}” stands behind “{word}”"), word)


def _goes_on(word: str, mark: str, behind: str, tongue: Language) -> bool:
    """Whether the sentence goes on behind an exclamation or question mark, which is part of few names (Yahoo!)."""
    if tongue.units.at((word.lower(),), 0):
        return False  # "m?" was m²
    if behind[:1].islower():
        return mark == "?" or not _NAMED_SO.fullmatch(word)
    if word[:1].isupper():
        named = behind[:1].isupper() and behind.lower() not in tongue.closed_words and bool(tongue.closed_words)
        return mark == "!" and named and not behind.isupper()
    return behind[:1].isdigit()


def _comes_late(raw: str, mark: str, behind: str, tongue: Language) -> bool:
    """Whether a word follows no such mark: "than", or "and" behind a semicolon that parts no list."""
    joined = tongue.punctuation.joined
    return behind in joined or (bool(joined) and behind in tongue.conjunctions and raw.count(";") == 1 and mark == ";")


def _calls_for_word(segment: Segment, place: int, word: str, behind: str) -> bool:
    """Whether no mark of the kind at a place may stand behind a word, because it calls for the next one."""
    tongue = language(segment.target.language)
    mark, marks, low = segment.target.raw[place], tongue.punctuation, word.lower()
    if word.isupper() or (word[0].isupper() and segment.target.raw[: place - len(word)].rstrip()[-1:].isalpha()):
        return False  # a name or a letter: vitamin A, the river Po
    if mark == ".":
        if len(word) == 1:  # no letter that counts items of a list, but an article
            before = segment.target.raw[: place - 1].rstrip()
            return word in marks.leading and behind.islower() and before[-1:].isalpha()
        return low not in tongue.abbreviations and (low in marks.leading or low in tongue.conjunctions)
    if low in marks.leading:
        return True
    if mark == ",":
        if low not in marks.prepositions or _coordinated(segment.target.raw, tongue):
            return False
        more = len(_COMMA.findall(segment.target.raw)) > _in_source(segment, ",")
        return behind in marks.leading or (more and behind.isalpha() and behind.lower() not in tongue.closed_words)
    return (low in marks.joining or low in marks.prepositions) and not _in_source(segment, mark)


def _coordinated(raw: str, tongue: Language) -> bool:
    """Whether two prepositions may share a noun: exposed to, or infected by, the virus."""
    return any(raw.find(f", {word} ") > 0 for word in tongue.conjunctions)


def _apostrophes(segment: Segment, tongue: Language) -> Iterator[Finding]:
    """Apostrophes behind a word that takes none, where no single mark opens a quotation."""
    raw = segment.target.raw
    if _SINGLE_OPENS.search(raw):
        return
    for match in _APOSTROPHE.finditer(raw):
        word, behind = match[1].lower(), match[2]
        takes_one = word.endswith(tongue.punctuation.bare_apostrophes) and word not in tongue.closed_words
        cut_off = behind in tongue.closed_words
        if behind in tongue.conjunctions:  # the workers' and farmers' rights
            cut_off = "'" not in raw[match.end() :] and "’" not in raw[match.end() :]
        if (not takes_one or cut_off) and f"{match[1]}’" not in segment.source.raw.replace("'", "’"):
            yield _finding(
                segment, match.end(1), Message("the apostrophe behind “{word}” stands for nothing"), match[1]
            )
