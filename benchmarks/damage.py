"""How much of known damage is caught, by kind: correct pairs of any language are damaged and checked again.

    python benchmarks/damage.py FILE.kk-en.tsv [FILE ...] [--limit N] [--show KIND] [--write FOLDER]

Each FILE holds correct pairs, as `tqcheck score` reads them. Every kind of damage is applied to the translation
of every pair that has a place for it, at a place drawn from the pair's own text, so that a run can be repeated.
Printed for each pair of languages and kind: the pairs it fitted, and the share caught, that is, with an issue
of minor severity or above that the undamaged pair does not have; and the share caught as major.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from tqcheck import Checker, read
from tqcheck.analysis.counted import counted_lists
from tqcheck.analysis.letters import swapped
from tqcheck.analysis.names import names
from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.pairing import paired_numbers
from tqcheck.analysis.quantity import Quantity
from tqcheck.analysis.quotes import closed_quotations, quote_faults
from tqcheck.analysis.stops import STOPS
from tqcheck.analysis.words import NUMBER, WORD, words
from tqcheck.glossary.match import places, terms
from tqcheck.glossary.read import default_glossaries, read_glossary
from tqcheck.language import Language, language
from tqcheck.model import Document, Segment, Severity, Text

# Where a “not” makes a translation deny, with that; and a “not” that does.
DENIABLE = {
    "en": (r"(?:(?<=\bis)|(?<=\bwas)|(?<=\bare)|(?<=\bwere)|(?<=\bhas)|(?<=\bwill))(?= \w)(?! not\b)", " not"),
    "ru": (r"(?<!\bне )(?<= )(?=(?:был[аио]?|буд[еу]т|мо[жг]у?е?т|смог(?:л[аи])?|стал[аи]?)\b)", "не "),
}
DENYING = {"en": r"(?<=\w) not\b(?! only)|(?<=[a-z])n['’]t\b", "ru": r"\bне (?!только|менее|более|раз\b)"}
Damage = Callable[[Segment, random.Random], str | None]
GLOSSARY = read_glossary(default_glossaries())
CURRENCY = re.compile(r"[A-Z]{3}")
LOOK_ALIKES = dict(zip("aceopxyAEKMOPCTX", "асеорхуАЕКМОРСТХ", strict=True))


def put(raw: str, start: int, end: int, new: str) -> str:
    """A text with a stretch of it replaced."""
    return raw[:start] + new + raw[end:]


def figures(segment: Segment) -> list[Quantity]:
    """The figures in digits of the translation."""
    return [one for one in quantities(segment.target) if not one.weak and not one.spelled]


def digits_swapped(segment: Segment, draw: random.Random) -> str | None:
    """1,345 → 1,354."""
    raw = segment.target.raw
    places = [
        (a, b)
        for one in figures(segment)
        for a, b in zip(_digits(raw, one), _digits(raw, one)[1:], strict=False)
        if raw[a] != raw[b]
    ]
    if not places:
        return None
    a, b = draw.choice(places)
    return raw[:a] + raw[b] + raw[a + 1 : b] + raw[a] + raw[b + 1 :]


def digit_changed(segment: Segment, draw: random.Random) -> str | None:
    """3,454 → 3,354."""
    raw = segment.target.raw
    places = [place for one in figures(segment) for place in _digits(raw, one)]
    if not places:
        return None
    place = draw.choice(places)
    return put(raw, place, place + 1, draw.choice([digit for digit in "123456789" if digit != raw[place]]))


def number_dropped(segment: Segment, draw: random.Random) -> str | None:
    """A figure is left out."""
    found = figures(segment)
    if not found:
        return None
    one = draw.choice(found)
    return re.sub(r"  +", " ", put(segment.target.raw, one.start, one.end, ""))


def number_added(segment: Segment, draw: random.Random) -> str | None:
    """A figure is put before some word."""
    found = words(segment.target)
    places = [
        place
        for place in range(1, len(found))
        if found.kind[place] == WORD and segment.target.raw[found.start[place] - 1].isspace()
    ]
    if not places or not language(segment.target.language).spaced:
        return None
    start = found.start[draw.choice(places)]
    return put(segment.target.raw, start, start, f"{draw.randint(213, 987)} ")


def scale_changed(segment: Segment, draw: random.Random) -> str | None:
    """Million → billion, by the translation's own scale words."""
    scales = {form[0]: value for form, value in _habits(segment).words.items() if len(form) == 1}
    big = {form: value for form, value in scales.items() if isinstance(value, int) and value >= 1000 and len(form) > 2}
    return _other_form(segment, draw, big)


def month_changed(segment: Segment, draw: random.Random) -> str | None:
    """May → June."""
    months = {form[0]: value for form, value in _habits(segment).months.items() if len(form) == 1 and len(form[0]) > 2}
    return _other_form(segment, draw, months)


def unit_changed(segment: Segment, draw: random.Random) -> str | None:
    """Kilograms → metres: another unit behind a figure."""
    return _unit(segment, draw, currency=False)


def currency_changed(segment: Segment, draw: random.Random) -> str | None:
    """Tenge → roubles."""
    return _unit(segment, draw, currency=True)


def percent_lost(segment: Segment, draw: random.Random) -> str | None:
    """15% → 15."""
    places = [match.span() for match in re.finditer(r"(?<=\d)\s?%", segment.target.raw)]
    return put(segment.target.raw, *draw.choice(places), "") if places else None


def sign_lost(segment: Segment, draw: random.Random) -> str | None:
    """-15 → 15."""
    places = [match.span() for match in re.finditer(r"(?<!\S)[-−](?=\d)", segment.target.raw)]
    return put(segment.target.raw, *draw.choice(places), "") if places else None


def name_dropped(segment: Segment, draw: random.Random) -> str | None:
    """A name is left out."""
    names = _names(segment)
    if not names:
        return None
    start, end = draw.choice(names)
    return re.sub(r"  +", " ", put(segment.target.raw, start, end, ""))


def name_altered(segment: Segment, draw: random.Random) -> str | None:
    """Bekzhanov → Bezkhanov: two letters inside a name change places."""
    raw = segment.target.raw
    places = [
        at for start, end in _names(segment) for at in range(start + 1, end - 2) if raw[at].lower() != raw[at + 1]
    ]
    if not places:
        return None
    at = draw.choice(places)
    return swapped(raw, at)


def name_replaced(segment: Segment, draw: random.Random) -> str | None:
    """Almaty → Belgrade: another name of the same alphabet stands there."""
    found = _names(segment)
    if not found:
        return None
    start, end = draw.choice(found)
    others = {"Latin": ["Belgrade", "Robertson", "Vasquez", "Nairobi"], "Cyrillic": ["Белград", "Робертсон", "Найроби"]}
    script = "Latin" if segment.target.raw[start].isascii() else "Cyrillic"
    return put(segment.target.raw, start, end, draw.choice(others[script]))


def word_doubled(segment: Segment, draw: random.Random) -> str | None:
    """Were → were were."""
    found = words(segment.target)
    tongue = language(segment.target.language)
    places = [p for p in range(len(found)) if found.kind[p] == WORD and found.lower[p] not in tongue.repeatable]
    if not places or not tongue.spaced:
        return None
    place = draw.choice(places)
    return put(segment.target.raw, found.end[place], found.end[place], f" {found.text[place]}")


def clause_dropped(segment: Segment, draw: random.Random) -> str | None:
    """What stands between two commas is left out."""
    raw = segment.target.raw
    commas = [match.start() for match in re.finditer(r"[,،，]\s?(?=\D)", raw)]
    clauses = [(a, b) for a, b in zip(commas, [*commas[1:], len(raw) - 1], strict=False) if b - a > 25]
    return put(raw, *draw.choice(clauses), "") if clauses else None


def quote_turned(segment: Segment, draw: random.Random) -> str | None:
    """A closing quotation mark becomes an opening one, where all marks were right before."""
    pairs = language(segment.target.language).quotes
    opening = {close: mark for mark, close in reversed(pairs) if mark != close}
    if quote_faults(segment.target):
        return None
    places = [end for _, end in closed_quotations(segment.target) if segment.target.raw[end] in opening]
    if not places:
        return None
    at = draw.choice(places)
    return put(segment.target.raw, at, at + 1, opening[segment.target.raw[at]])


def quote_lost(segment: Segment, draw: random.Random) -> str | None:
    """A quotation mark is left out."""
    places = [at for at, letter in enumerate(segment.target.raw) if letter in "“”«»„"]
    return put(segment.target.raw, (at := draw.choice(places)), at + 1, "") if places else None


def cut_off(segment: Segment, draw: random.Random) -> str | None:
    """The last tenth to two thirds of the words are left out."""
    found = segment.target.raw.split()
    if len(found) < 6 or segment.target.raw[-1:] not in STOPS:
        return None
    return " ".join(found[: draw.randint(len(found) // 3, len(found) * 9 // 10)]).rstrip(",;:–—- ")


def sentence_repeated(segment: Segment, draw: random.Random) -> str | None:
    """The translation stands there twice."""
    raw = segment.target.raw
    return f"{raw} {raw}" if len(raw.split()) > 3 and raw[-1:] in STOPS else None


def phrase_looped(segment: Segment, draw: random.Random) -> str | None:
    """Three to six words are said over and over."""
    found = words(segment.target)
    size, times = draw.randint(3, 6), draw.randint(3, 8)
    if len(found) < size or not language(segment.target.language).spaced:
        return None
    first = draw.randrange(len(found) - size + 1)
    start, end = found.start[first], found.end[first + size - 1]
    return put(segment.target.raw, end, end, f" {segment.target.raw[start:end]}" * times)


def article_wrong(segment: Segment, draw: random.Random) -> str | None:
    """An hour → a hour."""
    forms = {"a": "an", "an": "a"} if segment.target.language == "en" else {}
    found = words(segment.target)
    places = [p for p in range(len(found)) if found.text[p] in forms and found.kind[p + 1 : p + 2] == [WORD]]
    if not places:
        return None
    place = draw.choice(places)
    return put(segment.target.raw, found.start[place], found.end[place], forms[found.text[place]])


def word_shouted(segment: Segment, draw: random.Random) -> str | None:
    """Four words in a row in capitals."""
    found = re.split(r"(\s+)", segment.target.raw)
    if len(found) < 11:
        return None
    first = 2 * draw.randrange(1, (len(found) - 7) // 2)
    return "".join(found[:first] + [word.upper() for word in found[first : first + 7]] + found[first + 7 :])


def apostrophe_changed(segment: Segment, draw: random.Random) -> str | None:
    """Don't → don`t, don´t or don 't."""
    places = [m.start() for m in re.finditer(r"(?<=[^\W\d_])['’](?=[^\W\d_])", segment.target.raw)]
    at = draw.choice(places) if places else 0
    return put(segment.target.raw, at, at + 1, draw.choice(["`", "´", " '", "' "])) if places else None


def bracket_lost(segment: Segment, draw: random.Random) -> str | None:
    """A bracket is left out."""
    places = [at for at, letter in enumerate(segment.target.raw) if letter in "()[]"]
    return put(segment.target.raw, (at := draw.choice(places)), at + 1, "") if places else None


def stop_lost(segment: Segment, draw: random.Random) -> str | None:
    """The stop at the end is left out, where the source has one."""
    raw = segment.target.raw
    return raw[:-1] if raw[-1:] in tuple(".。।") and segment.source.raw[-1:] in tuple(".。।") else None


def statement_asked(segment: Segment, draw: random.Random) -> str | None:
    """A question mark takes the place of the last stop, where the source asks nothing."""
    raw = segment.target.raw
    asks = any(mark in segment.source.raw + raw for mark in "?？؟")
    return None if asks or raw[-1:] != "." else f"{raw[:-1]}{language(segment.target.language).punctuation.question}"


def negation_added(segment: Segment, draw: random.Random) -> str | None:
    """Was found guilty → was not found guilty; может → не может. In English and Russian."""
    place = DENIABLE.get(segment.target.language)
    return _at_mark(segment, draw, place[0], place[1]) if place else None


def negation_lost(segment: Segment, draw: random.Random) -> str | None:
    """Was not found guilty → was found guilty; не может → может. In English and Russian, where it denies once."""
    denying = DENYING.get(segment.target.language)
    if denying is None or len(re.findall(denying, segment.target.raw)) != 1:
        return None
    return re.sub(denying, "", segment.target.raw)


def space_doubled(segment: Segment, draw: random.Random) -> str | None:
    """Two spaces stand for one."""
    return _at_mark(segment, draw, r"(?<=\w) (?=\w)", "  ")


def space_before_mark(segment: Segment, draw: random.Random) -> str | None:
    """A space stands before a comma or a stop."""
    return _at_mark(segment, draw, r"(?<=[^\W\d_]{2})(?=[,.](?: |$))", " ")


def space_lost(segment: Segment, draw: random.Random) -> str | None:
    """The space behind a comma is lost."""
    return _at_mark(segment, draw, r"(?<=[^\W\d_],) (?=[^\W\d_])", "")


def comma_doubled(segment: Segment, draw: random.Random) -> str | None:
    """Two commas stand for one."""
    return _at_mark(segment, draw, r"(?<=\w)(?=, )", ",")


def hyphen_torn(segment: Segment, draw: random.Random) -> str | None:
    """Well-known → well- known."""
    return _at_mark(segment, draw, r"(?<=[^\W\d_]{3}-)(?=[^\W\d_]{3})", " ")


def sign_added(segment: Segment, draw: random.Random) -> str | None:
    """A sign hangs on a word."""
    return _at_mark(segment, draw, r"(?<=[^\W\d_]{2})(?= [^\W\d_])", draw.choice("_^~!?"))


def _at_mark(segment: Segment, draw: random.Random, pattern: str, new: str) -> str | None:
    """A translation with something else at one of the places of a pattern."""
    places = [match.span() for match in re.finditer(pattern, segment.target.raw)]
    return put(segment.target.raw, *draw.choice(places), new) if places else None


def letters_turned(segment: Segment, draw: random.Random) -> str | None:
    """Parliament → parlaiment: two letters inside a word in small letters change places."""
    return _misspelt(segment, draw, swapped)


def letter_lost(segment: Segment, draw: random.Random) -> str | None:
    """Parliament → parliment: a letter inside a word is lost."""
    return _misspelt(segment, draw, lambda word, at: word[:at] + word[at + 1 :])


def letter_changed(segment: Segment, draw: random.Random) -> str | None:
    """Parliament → parlicment: a letter inside a word is another one of it."""
    return _misspelt(segment, draw, lambda word, at: word[:at] + draw.choice(word) + word[at + 1 :])


def _misspelt(segment: Segment, draw: random.Random, slip: Callable[[str, int], str]) -> str | None:
    """A translation with a slip inside one of its words of five letters or more."""
    found = words(segment.target)
    each = zip(found.text, found.start, found.end, strict=True)
    long = [(word, start, end) for word, start, end in each if len(word) > 4 and word.isalpha() and word.islower()]
    if not long:
        return None
    word, start, end = draw.choice(long)
    return put(segment.target.raw, start, end, slip(word, draw.randrange(1, len(word) - 2)))


def source_copied(segment: Segment, draw: random.Random) -> str | None:
    """The source stands in place of the translation."""
    return segment.source.raw if len(segment.source.raw.split()) > 3 else None


def emptied(segment: Segment, draw: random.Random) -> str | None:
    """There is no translation."""
    return ""


def lower_cased(segment: Segment, draw: random.Random) -> str | None:
    """The sentence begins in lower case."""
    raw = segment.target.raw
    return raw[0].lower() + raw[1:] if raw[:1].isupper() and raw[1:2].islower() else None


def homoglyph(segment: Segment, draw: random.Random) -> str | None:
    """A letter becomes its look-alike of the other script."""
    found = words(segment.target)
    cyrillic = {look: letter for letter, look in LOOK_ALIKES.items()}
    table = LOOK_ALIKES | cyrillic
    places = [
        at
        for p in range(len(found))
        if found.kind[p] == WORD and found.end[p] - found.start[p] > 3
        for at in range(found.start[p], found.end[p])
        if segment.target.raw[at] in table
    ]
    if not places:
        return None
    at = draw.choice(places)
    return put(segment.target.raw, at, at + 1, table[segment.target.raw[at]])


def term_swapped(segment: Segment, draw: random.Random) -> str | None:
    """A rendering of the shipped glossaries becomes that of another concept of its subject."""
    column = GLOSSARY.column(segment.target.language)
    if column is None:
        return None
    # Terms that the glossary asks for: those of too many senses stand in a row of their own, without a rendering.
    asked = [place for place in places(segment.source, GLOSSARY) if all(m.concept.admitted(column) for m in place)]
    wanted = {match.concept for place in asked for match in place}
    found = [match for match in terms(segment.target, GLOSSARY) if match.concept in wanted]
    if not found:
        return None
    match = draw.choice(found)
    others = sorted(
        {
            best
            for concept in GLOSSARY.concepts
            if concept.subject == match.concept.subject and (best := concept.best(column)) and concept not in wanted
        }
    )
    return put(segment.target.raw, match.start, match.end, draw.choice(others)) if others else None


def misread(segment: Segment, draw: random.Random) -> str | None:
    """A word with letters or marks beyond ASCII was read in another encoding: sûreté → sÃ»retÃ©."""
    raw = segment.target.raw
    places = [match.span() for match in re.finditer(r"\S{3,}", raw) if not match[0].isascii()]
    if not places:
        return None
    start, end = draw.choice(places)
    encoding = "cp1251" if "Cyrillic" in language(segment.target.language).scripts else "cp1252"
    try:
        return put(raw, start, end, raw[start:end].encode().decode(encoding))
    except UnicodeDecodeError:
        return None


def entity_left(segment: Segment, draw: random.Random) -> str | None:
    """A mark became an entity of HTML, or a space one that cannot break."""
    entities = {'"': "&quot;", "'": "&#39;", "’": "&rsquo;", "«": "&laquo;", "“": "&ldquo;", " ": "&nbsp;"}
    raw = segment.target.raw
    marks = sorted(entities.keys() & set(raw))
    if not marks:
        return None
    mark = draw.choice(marks)
    at = draw.choice([at for at, letter in enumerate(raw) if letter == mark])
    return put(raw, at, at + 1, entities[mark])


def list_merged(segment: Segment, draw: random.Random) -> str | None:
    """1 murder, 35 thefts → 1 theft, 35 thefts: two entries of a counting list under one name."""
    for items in counted_lists(segment.target):
        one, other = items[0], items[1]
        if one.things != other.things:
            name = segment.target.raw[one.quantity.end : one.end]
            return put(segment.target.raw, other.quantity.end, other.end, name)
    return None


def _digits(raw: str, one: Quantity) -> list[int]:
    return [place for place in range(one.start, one.end) if raw[place].isdecimal()]


def _habits(segment: Segment) -> object:
    return language(segment.target.language).numbers


def _other_form(segment: Segment, draw: random.Random, values: dict[str, object]) -> str | None:
    """A word of a table, replaced by a form of the same place in the list of another value's forms."""
    found = words(segment.target)
    places = [place for place, lower in enumerate(found.lower) if lower in values]
    places = [p for p in places if found.kind[p - 1] == NUMBER or (p + 1 < len(found) and found.kind[p + 1] == NUMBER)]
    if not places:
        return None
    place = draw.choice(places)
    lower = found.lower[place]
    of_value = defaultdict(list)
    for form, value in values.items():
        of_value[value].append(form)
    rank = of_value[values[lower]].index(lower)
    other = draw.choice([value for value in of_value if value != values[lower]])
    new = of_value[other][min(rank, len(of_value[other]) - 1)]
    new = new.capitalize() if found.text[place][0].isupper() else new
    return put(segment.target.raw, found.start[place], found.end[place], new)


def _unit(segment: Segment, draw: random.Random, currency: bool) -> str | None:
    tongue: Language = language(segment.target.language)
    units = {
        form: unit
        for form, entries in tongue.units.by_first.items()
        for rest, unit in entries
        if not rest and form.isalpha() and len(form) > 2 and unit[0] not in "/×"
    }
    units = {form: unit for form, unit in units.items() if bool(CURRENCY.fullmatch(unit)) is currency}
    found = words(segment.target)
    # Only where the source has the same unit: the year of "2020 жылы" is no measure that could change.
    ends = {b.reach[1] for a, b in paired_numbers(segment).same if a.unit == b.unit != "y" and not b.weak}
    places = [
        p
        for p in range(1, len(found))
        if found.lower[p] in units and found.end[p] in ends and (currency or found.kind[p - 1] == NUMBER)
    ]
    if not places:
        return None
    place = draw.choice(places)
    others = [form for form, unit in units.items() if unit != units[found.lower[place]]]
    return put(segment.target.raw, found.start[place], found.end[place], draw.choice(others)) if others else None


def _names(segment: Segment) -> list[tuple[int, int]]:
    """Words with a capital that the language never writes small: neither Ministry nor Monday."""
    return [
        (one.start, one.end) for one in names(segment.target) if one.sure and one.word.istitle() and len(one.word) > 4
    ]


KINDS: tuple[Damage, ...] = (
    digits_swapped, digit_changed, number_dropped, number_added, scale_changed, month_changed, unit_changed,
    currency_changed, percent_lost, sign_lost, name_dropped, name_altered, name_replaced, word_doubled,
    clause_dropped,
    quote_turned, quote_lost, cut_off, sentence_repeated, phrase_looped, article_wrong, word_shouted,
    apostrophe_changed, bracket_lost, source_copied, emptied, lower_cased, homoglyph, misread,
    entity_left, list_merged, term_swapped, letters_turned, letter_lost, letter_changed,
    stop_lost, statement_asked, negation_added, negation_lost,
    space_doubled, space_before_mark, space_lost, comma_doubled, hyphen_torn, sign_added,
)  # fmt: skip


def damaged(segment: Segment, kind: Damage) -> str | None:
    """The damaged translation of a segment, or None where this kind finds no place or changes nothing."""
    seed = hashlib.sha256(f"{kind.__name__}\0{segment.source.raw}\0{segment.target.raw}".encode()).digest()
    target = kind(segment, random.Random(seed))
    return None if target == segment.target.raw else target


def known(checker: Checker, segment: Segment, target: str) -> dict[tuple[str, str], Severity]:
    """The issues of a source with some translation."""
    side = Text(target, segment.target.language, "target", segment.id)
    again = Segment(segment.id, Text(segment.source.raw, segment.source.language, "source", segment.id), side)
    document = Document("pair", again.source.language, side.language, (again,), article=False)
    return {(issue.code, issue.message): issue.severity for issue in checker.check(document).issues}


def pairs(files: list[Path], limit: int | None) -> Iterator[Segment]:
    """The segments of all files."""
    for path in files:
        left = limit
        for document in read(str(path), report=lambda error: None):
            yield from document.segments[:left]
            if left is not None:
                left -= min(left, len(document.segments))
                if not left:
                    break


def main() -> None:
    """Read the arguments, damage, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--limit", type=int, help="pairs of each file")
    parser.add_argument("--show", help="a kind: what of it was missed")
    arguments = parser.parse_args()
    checker = Checker()
    seen: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for segment in pairs(arguments.files, arguments.limit):
        pair = f"{segment.source.language}-{segment.target.language}"
        before = known(checker, segment, segment.target.raw)
        for kind in KINDS:
            target = damaged(segment, kind)
            if target is None:
                continue
            after = known(checker, segment, target)
            new = [severity for issue, severity in after.items() if issue not in before]
            counts = seen[kind.__name__][pair]
            counts["pairs"] += 1
            counts["minor"] += any(severity >= Severity.MINOR for severity in new)
            counts["major"] += any(severity >= Severity.MAJOR for severity in new)
            if arguments.show == kind.__name__ and not new:
                print(f"missed\n  {segment.source.raw}\n  {segment.target.raw}\n  {target}")
    print(f"{'kind':18}" + "".join(f"{pair:>24}" for pair in sorted({p for row in seen.values() for p in row})))
    for kind in KINDS:
        row = seen[kind.__name__]
        cells = ""
        for pair in sorted({p for rows in seen.values() for p in rows}):
            counts = row[pair]
            n = counts["pairs"]
            cells += f"{n:8} {100 * counts['minor'] / n:6.1f} {100 * counts['major'] / n:6.1f} %" if n else f"{'–':>24}"
        print(f"{kind.__name__:18}{cells}")
    print("for each pair of languages: pairs damaged, caught at minor or above, caught at major or above")


if __name__ == "__main__":
    main()
