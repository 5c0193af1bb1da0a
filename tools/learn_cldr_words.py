"""Learn the number words and the inflected units of languages without a file from CLDR, through ICU.

    pip install PyICU        # needs ICU's headers: apt-get install libicu-dev pkg-config g++
    python tools/learn_cldr_words.py

Writes tqcheck/cldr_words.json, which `cldr.py` adds to what Babel knows of a language: the number words that CLDR's
rule-based formats spell in any gender or case, the words that join them, and the cases of units, which Babel leaves
out. Nothing is listed by hand: a word is worth what makes the numbers it stands in read as their value (the "ze" of a
spelled 23 is a joiner, the unknown word of 200 is a hundred), and only a word that is read back as our reader reads
texts is kept. It also writes tests/data/spelled_cldr.tsv: language, value, the number in words. CLDR's data are under
the Unicode licence (see NOTICE).
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import icu
from babel.core import Locale, UnknownLocaleError
from spell_numbers import VALUES, is_read

from tqcheck import cldr
from tqcheck.analysis import number_words
from tqcheck.analysis.words import WORD, tokenise
from tqcheck.language import FOLDER, Language, NumberHabits, language

SPELLED = Path(__file__).parent.parent / "tests" / "data" / "spelled_cldr.tsv"
ROUND = [digit * scale for scale in (1, 10, 100, 1000) for digit in range(1, 10)]
SCALES = (100, 1000, 10**4, 10**5, 10**6, 10**7, 10**9, 10**12)
LEARNED_FROM = sorted({*range(1, 101), *ROUND, *VALUES, *SCALES, *(2 * scale for scale in SCALES)})
WORTHS = (*SCALES, *ROUND[:18])  # what a word may be worth that is never spelled alone
ORDINALS = (*range(1, 32), *range(40, 100, 10), 100, 1000, 10**6)
LEAST_READ = 0.5  # of a language's spellings, for its number words to be of use
COUNTED = (1, 2, 3, 5, 11, 21)  # one of each plural category
CASES = [
    getattr(icu.UDisplayOptionsGrammaticalCase, name)
    for name in dir(icu.UDisplayOptionsGrammaticalCase)
    if name.isupper()
]
Phrase = tuple[str, ...]


class Spelled(NamedTuple):
    """A number in words: its value, its words cut where CLDR cuts them, and whether it is an ordinal."""

    value: int
    pieces: tuple[Phrase, ...]
    ordinal: bool
    text: str

    @property
    def phrase(self) -> Phrase:
        """All its tokens."""
        return tuple(token for piece in self.pieces for token in piece)


class Trial(NamedTuple):
    """Number words that are tried: what they are worth, what joins them, and how they are put together.

    `whole` are phrases of several words that do not add up, and are learned as they stand (elfu mbili).
    """

    worth: dict[Phrase, int]
    whole: set[Phrase]
    joiners: set[str]
    habits: NumberHabits

    def value(self, phrase: Phrase) -> int | None:
        """What a phrase is worth as a whole, the way `analysis/number_words.py` adds up; None if it is no number."""
        total, here, joined = number_words._Sum(self.habits), 0, False
        while here < len(phrase):
            length = next((n for n in range(len(phrase) - here, 0, -1) if phrase[here : here + n] in self.worth), 0)
            if length and total.take(self.worth[phrase[here : here + length]], joined):
                here, joined = here + length, False
            elif not length and here and not joined and phrase[here] in self.joiners:
                here, joined = here + 1, True
            else:
                return None
        return None if joined else total.value

    def unknown(self, pieces: tuple[Phrase, ...]) -> Iterator[Phrase]:
        """The words of a number that are worth nothing yet; one word may hold known ones where there are no spaces."""
        here = 0
        while here < len(pieces):
            lengths = range(len(pieces) - here, 0, -1)
            known = next((n for n in lengths if sum(pieces[here : here + n], ()) in self.worth), 0)
            if not known and len(pieces[here]) > 1:
                yield from self._unknown_within(pieces[here])
            elif not known and pieces[here][0] not in self.joiners:
                yield pieces[here]
            here += known or 1

    def _unknown_within(self, word: Phrase) -> Iterator[Phrase]:
        start = here = 0
        while here < len(word):
            known = next((n for n in range(len(word) - here, 0, -1) if word[here : here + n] in self.worth), 0)
            if known and start < here:
                yield word[start:here]
            start = here + known if known else start
            here += known or 1
        if start < len(word):
            yield word[start:]


def spelled(tag: str, tongue: Language) -> Iterator[Spelled]:
    """Numbers by every rule of a language, smaller ones and cardinals first; none where CLDR has no rules for it."""
    wanted = icu.Locale.forLanguageTag(tag)
    rules = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, wanted)
    found = rules.getLocale(icu.ULocDataLocaleType.VALID_LOCALE)
    if (found.getLanguage(), found.getScript()) != (wanted.getLanguage(), wanted.getScript()):
        return
    names = [rules.getRuleSetName(place) for place in range(rules.getNumberOfRuleSetNames())]
    seen = set()
    for ordinal in (False, True):
        kept = [name for name in names if ("ordinal" if ordinal else "cardinal") in name and "financial" not in name]
        for value in ORDINALS if ordinal else LEARNED_FROM:
            for name in kept:
                text = rules.format(value, name).replace("\u00ad", "")
                plain = text.replace("\u200b", "").strip()
                pieces = _pieces(text.replace("\u200b", " "), tongue)
                if pieces and (value, plain) not in seen and not any(letter.isdigit() for letter in plain):
                    seen.add((value, plain))
                    yield Spelled(value, pieces, ordinal, plain)


def _pieces(text: str, tongue: Language) -> tuple[Phrase, ...]:
    """The words of a spelling; one word is several tokens where texts have no spaces."""
    if tongue.spaced:
        found = tokenise(text, tongue)
        return tuple((word,) for word, kind in zip(found.lower, found.kind, strict=True) if kind == WORD)
    return tuple(tuple(tokenise(word, tongue).lower) for word in text.split())


def learned(numbers: list[Spelled], habits: NumberHabits) -> Trial:
    """The words of cardinal numbers, each worth what lets the numbers add up."""
    trial = Trial({}, set(), set(), habits)
    for one in numbers:
        if one.ordinal or trial.value(one.phrase) == one.value:
            continue
        plain = one.value <= 100 or one.value in ROUND or one.value in SCALES
        if len(one.pieces) == 1 and plain and (len(one.phrase) == 1 or one.value <= 10):
            trial.worth.setdefault(one.phrase, one.value)
            continue
        unknown = set(trial.unknown(one.pieces))
        if len(unknown) == 1 and _solve(unknown.pop(), one, trial):
            continue
        if plain:
            trial.worth.setdefault(one.phrase, one.value)
            trial.whole.add(one.phrase)
    return trial


def _solve(piece: Phrase, one: Spelled, trial: Trial) -> bool:
    """Whether a word of unknown worth may join words or be worth something, so that a number adds up."""
    if len(piece) == 1 and one.value > 20:
        trial.joiners.add(piece[0])
        if trial.value(one.phrase) == one.value:
            return True
        trial.joiners.discard(piece[0])
    for worth in WORTHS:
        trial.worth[piece] = worth
        if trial.value(one.phrase) == one.value:
            return True
    del trial.worth[piece]
    return False


def best(numbers: list[Spelled]) -> Trial:
    """The number words under the habits that add most numbers up: units before tens, tens that multiply."""
    trials = [
        learned(numbers, NumberHabits("", "", multipliers=frozenset((*tens, *SCALES)), units_first=units_first))
        for tens in ((), (10,))
        for units_first in (False, True)
    ]
    return max(
        trials, key=lambda trial: (sum(trial.value(one.phrase) == one.value for one in numbers), -len(trial.worth))
    )


def table(tag: str, numbers: list[Spelled]) -> dict[str, Any]:
    """The number words of a language in the shape of its file, those alone that our reader reads back."""
    trial = best(numbers)
    answers: dict[Phrase, int] = {}
    for one in numbers:  # an ordinal may be what the words before it and its last word make: двайсет и първи
        new = len(one.pieces) == 1 or (one.pieces[-1] not in answers and one.value in ROUND)
        if one.ordinal and new and one.phrase not in trial.worth:
            answers[one.phrase] = one.value
    facts = _facts(trial, trial.worth, answers)
    _install(tag, facts)
    read = [one for one in numbers if is_read(tag, one.value, one.text)]
    cardinals = [one for one in numbers if not one.ordinal]
    share = sum(not one.ordinal for one in read) / len(cardinals)
    print(f"{tag}\t{len(numbers)}\t{share:.1%}\t{' '.join(sorted(trial.joiners))}", file=sys.stderr)
    if share < LEAST_READ:
        return {}
    standing = [f" {' '.join(one.phrase)} " for one in read]
    used = {phrase for phrase in trial.worth if any(f" {' '.join(phrase)} " in text for text in standing)}
    phrases = {one.phrase for one in read}
    return _facts(
        trial,
        {phrase: value for phrase, value in trial.worth.items() if phrase in used},
        {phrase: value for phrase, value in answers.items() if phrase in phrases},
    )


def _facts(trial: Trial, worth: Mapping[Phrase, int], answers: Mapping[Phrase, int]) -> dict[str, Any]:
    single = {value for phrase, value in worth.items() if phrase not in trial.whole}
    facts: dict[str, Any] = {
        "multipliers": sorted(trial.habits.multipliers & single),
        "joiners": " ".join(sorted(trial.joiners)),
        "articles": " ".join(phrase[0] for phrase, value in worth.items() if value == 1 and len(phrase) == 1),
        "words": _by_value(worth),
        "answers": _by_value(answers),
        "units_first": trial.habits.units_first,
    }
    return {key: value for key, value in facts.items() if value}


def _by_value(worth: Mapping[Phrase, int]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for phrase, value in sorted(worth.items(), key=lambda entry: entry[1]):
        found.setdefault(str(value), []).append("_".join(phrase))
    return {value: " ".join(forms) for value, forms in found.items()}


def _install(tag: str, numbers: dict[str, Any]) -> None:
    """Let the reader know a language by number words that are not yet in the file."""
    cldr.words()[tag] = {"numbers": numbers}
    for memo in (language, number_words.lexicon, number_words._compound):
        memo.cache_clear()


def units(tag: str, tongue: Language) -> dict[str, str]:
    """The forms of units in CLDR's grammatical cases that Babel does not have, by our sign of the unit."""
    known = cldr.facts(tag)["units"]
    found: dict[str, str] = {}
    for sign, name in cldr.UNITS.items():
        forms = {cldr.form(text, tongue.spaced) for text in _cases(tag, name.partition("-")[2])}
        new = sorted(forms - {*known.get(sign, "").split(), ""})
        if sign in known and new:
            found[sign] = " ".join(new)
    return found


def _cases(tag: str, unit: str) -> Iterator[str]:
    """The names of a unit beside a number, without the number; CLDR writes some on both sides of it."""
    measure = icu.MeasureUnit.forIdentifier(unit)
    for case in CASES:
        options = icu.DisplayOptions.builder().setGrammaticalCase(case).build()
        formatter = icu.UnlocalizedNumberFormatter().unit(measure).unitWidth(icu.UNumberUnitWidth.FULL_NAME)
        localised = formatter.displayOptions(options).locale(icu.Locale.forLanguageTag(tag))
        for value in COUNTED:
            name = "".join("\n" if letter.isdigit() else letter for letter in localised.formatInt(value)).strip()
            if "\n" not in name and len(name) > 2:
                yield name


def tags() -> list[str]:
    """The languages that CLDR knows, and their second scripts, without those that have a file of their own."""
    own = {path.stem.partition("-")[0] for path in FOLDER.glob("*.toml")} | {"no"}  # which is nb
    found = set()
    for name in icu.Locale.getAvailableLocales():
        locale = icu.Locale(name)
        tag, script = locale.getLanguage(), locale.getScript()
        with contextlib.suppress(ValueError, UnknownLocaleError):
            if tag not in own and Locale.parse(tag).language == tag:
                found.add(tag if script in ("", _usual_script(tag)) else f"{tag}-{script}")
    return sorted(found)


def _usual_script(tag: str) -> str:
    likely = icu.Locale(tag)
    likely.addLikelySubtags()
    return str(likely.getScript())


def main() -> None:
    """Learn and write."""
    learnt, rows = {}, []
    for tag in tags():
        cldr.words().pop(tag, None)
        language.cache_clear()
        tongue = language(tag)
        numbers = list(spelled(tag, tongue))
        entry = {"numbers": table(tag, numbers) if numbers else {}, "units": units(tag, tongue)}
        if any(entry.values()):
            learnt[tag] = {key: part for key, part in entry.items() if part}
        rows += [(tag, one) for one in numbers if entry["numbers"] and not one.ordinal and one.value in VALUES]
    cldr.WORDS.write_text(json.dumps(learnt, ensure_ascii=False, indent=0) + "\n", "utf-8")
    SPELLED.write_text("".join(f"{tag}\t{one.value}\t{one.text}\n" for tag, one in rows), "utf-8")


if __name__ == "__main__":
    main()
