"""Which language a text is in: told by its script, then by common words and endings, then by a model.

The words and endings in a language's file are those its neighbours do not share, so that a few of them settle
nearly every sentence. A model costs half a second to load, and is asked only where they settle nothing or
speak for another language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tqcheck.analysis.language_model import METHODS, LanguageModel, language_model
from tqcheck.analysis.scripts import (
    HAN,
    HIRAGANA,
    KATAKANA,
    LATIN,
    OF_ONE_LANGUAGE,
    script,
    scripts_of,
    words_by_script,
)
from tqcheck.analysis.words import WORD, tokenise, words
from tqcheck.errors import ConfigError, nearest
from tqcheck.language import Language, canonical, known_tags, language, sketch
from tqcheck.model import Text

# With fewer different words a text may be all loans and names: no judgement.
FEWEST = 4
FEWEST_OF_A_SCRIPT = 3
# A “word” of more letters is a stretch of a script that sets no spaces between words.
LONGEST_WORD = 25
# A sentence is accepted at once with so many telling words, and one of them in so many tokens.
CLEAR, ONE_IN = 3, 8
# Votes are shares of a text's words. An undeclared language needs CONVINCING and must LEAD the others so many
# times. For the declared one SETTLED will do if it leads the source's language, and ENOUGH if no neighbour of
# its script has more.
CONVINCING, LEAD = 0.3, 1.5
SETTLED, ENOUGH = 0.2, 0.1
# Of close relatives, a text may be in the other one if it has so many of the words that tell them apart.
FEWEST_OF_ONE = 2
# A model gives the declared language less than this for 99.8 % of the sentences in another one, and for 0.3 %
# of its own; where the words speak for another language it must give more.
UNLIKELY, DOUBTFUL = 0.05, 0.5
# The share of Kana among a text's letters from which it is no Chinese.
JAPANESE = 0.2
# Written languages that a model cannot hold apart count as one.
ALIKE = (
    frozenset({"bs", "hr", "sr", "sh"}),
    frozenset({"nb", "nn", "no", "da"}),
    frozenset({"id", "ms"}),
    frozenset({"fil", "tl"}),
)

# Addresses, handles and file names are words of no language.
_CODE_SIGN = re.compile(r"[/@_\\]|[.:][0-9A-Za-z]")
_ASCII = re.compile(r"[!-~]+")


class Identifier:
    """Tells whether a text is in the language it is declared to be in, and which language it is in."""

    def __init__(self, method: str = "py3langid") -> None:
        if method not in METHODS:
            raise ConfigError(f"no identifier is called “{method}”", remedy=nearest(method, METHODS))
        self.method = method

    def limits(self, tag: str) -> str | None:
        """What it cannot do for a language, for a report; None for one it knows. Loads the model."""
        tongue = language(tag)
        if _asked_as(tongue, language_model(self.method)) or tongue.scripts & (OF_ONE_LANGUAGE.keys() | {HAN}):
            return None
        if tongue.common_words:
            return f"{self.method} does not know {tongue.name}: only its own words and letters tell it"
        return f"{self.method} does not know {tongue.name}: only its script is checked"

    def speaks(self, text: Text, other: str | None = None) -> bool | None:
        """Whether a text is in its declared language; None if that cannot be said.

        `other` is the language it would most likely be in otherwise: that of the source.
        """
        tongue = language(text.language)
        rival = language(other) if other else None
        lower = words(text).lower
        hits = _hits(tongue, lower)
        clear = hits >= CLEAR and hits * ONE_IN >= len(lower) and not _strange(text.raw, tongue)
        if clear and tongue.near and _nearer(tongue, lower):
            clear = False
        if clear and not (rival and _shares_script(tongue, rival) and 2 * _hits(rival, lower) > hits):
            return True
        return self._judge(text.raw, tongue, rival)

    def detect(self, samples: Sequence[str]) -> str | None:
        """The tag of the language most of the samples are in, or None if they have too few words."""
        raw = "\n".join(samples)
        plain = _plain_words(raw, language("en"))  # whose small letters are every language's
        found = words_by_script(text for text, _ in plain)
        if sum(found.values()) < FEWEST_OF_A_SCRIPT:
            return None
        main = _main(found)
        if main in OF_ONE_LANGUAGE:
            return OF_ONE_LANGUAGE[main]
        if main in (HAN, HIRAGANA, KATAKANA):
            return "ja" if _kana(raw) >= JAPANESE else "zh"
        evidence = _evidence(plain)
        votes = sorted(((_vote(each, evidence), each.tag) for each in _neighbours(main)), reverse=True)
        if votes and votes[0][0] >= CONVINCING and votes[0][0] >= LEAD * (*votes, (0.0, ""))[1][0]:
            return votes[0][1]
        likely = language_model(self.method).weigh(raw)
        return max((code for code in likely if likely[code] >= DOUBTFUL), key=likely.__getitem__, default=None)

    def _judge(self, raw: str, tongue: Language, other: Language | None) -> bool | None:
        plain = _plain_words(raw, tongue)
        evidence = _evidence(plain)
        found = words_by_script(text for text, _ in plain)
        verdict = _by_script(raw, found, evidence, tongue)
        if verdict is not None or len(evidence) < FEWEST:
            return verdict
        if not tongue.common_words:
            return self._model_agrees(raw, tongue, UNLIKELY)
        if _main(found) not in _learned_scripts(tongue.tag):  # such as Uzbek in Cyrillic: no tables, no model
            if tongue.own_letters.intersection(raw.lower()):
                return True
            return False if _most(_neighbours(_main(found)), evidence, tongue) >= CONVINCING else None
        own = _vote(tongue, evidence)
        relative = _nearer(tongue, evidence)
        if relative:
            agrees = None if relative in _alike(tongue) else self._model_agrees(raw, tongue, DOUBTFUL)
            return bool(agrees)
        source = _most([other] if other else [], evidence, tongue)
        if own >= SETTLED and own >= LEAD * source:
            return True
        most = max(source, _most(_neighbours(_main(found)), evidence, tongue))
        if own >= most and own >= ENOUGH:
            return True
        beaten = most >= CONVINCING and most >= LEAD * own
        agrees = self._model_agrees(raw, tongue, DOUBTFUL if beaten else UNLIKELY)
        return False if agrees is None and beaten else agrees

    def _model_agrees(self, raw: str, tongue: Language, limit: float) -> bool | None:
        """Whether the model gives a language at least `limit`; None if it does not know it."""
        if _names_script(tongue):
            return None
        model = language_model(self.method)
        names = _asked_as(tongue, model)
        if not names:
            return None
        likely = model.weigh(raw)
        return sum(likely.get(name, 0.0) for name in names) >= limit if likely else None


def _hits(tongue: Language, lower: Sequence[str]) -> int:
    """How many different words of a text are a language's own, with their endings if those are too few."""
    hits = len(tongue.common_words.intersection(lower))
    if hits >= CLEAR and hits * ONE_IN >= len(lower):
        return hits
    tails = [word[-3:] for word in lower if len(word) > 3]
    return hits + len(tongue.common_endings.intersection(tails)) // 2


def _nearer(tongue: Language, lower: Sequence[str]) -> str:
    """The close relative of which a text has more words, of those that only one of the two has; "" for none."""
    mine, found = tongue.common_words, frozenset(lower)
    for tag in tongue.near:
        theirs = sketch(tag).common_words
        hits = len(found & theirs - mine)
        if hits >= FEWEST_OF_ONE and hits > len(found & mine - theirs):
            return tag
    return ""


def _shares_script(one: Language, other: Language) -> bool:
    return not one.scripts.isdisjoint(other.scripts)


def _main(found: dict[str, int]) -> str:
    return max(found, key=lambda name: found[name])


def _names_script(tongue: Language) -> bool:
    """Whether the tag asks for a script, as kk-Latn does: models know a language in its usual one alone."""
    return any(len(part) == 4 for part in canonical(tongue.tag).split("-")[1:])


def _asked_as(tongue: Language, model: LanguageModel) -> frozenset[str]:
    if _names_script(tongue):
        return frozenset()
    return _alike(tongue) & model.labels


def _alike(tongue: Language) -> frozenset[str]:
    return next((group for group in ALIKE if tongue.primary in group), frozenset({tongue.primary}))


def _by_script(raw: str, found: dict[str, int], evidence: Sequence[str], tongue: Language) -> bool | None:
    """What the scripts of the words say; None if several languages share the script.

    Whole Latin words are at home in every text, so only those in small letters tell: names and brands do not.
    """
    at_home = sum(number for name, number in found.items() if name in tongue.scripts)
    if LATIN not in tongue.scripts:
        found = {**found, LATIN: sum(script(word[0]) == LATIN for word in evidence)}
    strangers = sum(number for name, number in found.items() if name not in tongue.scripts)
    if strangers >= FEWEST_OF_A_SCRIPT and strangers > at_home:
        return False
    if strangers > at_home and max(map(len, evidence), default=0) >= LONGEST_WORD:  # a script without spaces
        return False
    if at_home < FEWEST_OF_A_SCRIPT:
        return None
    if HAN in tongue.scripts:
        return _fits_kana(raw, tongue)
    return True if tongue.scripts & OF_ONE_LANGUAGE.keys() else None


def _fits_kana(raw: str, tongue: Language) -> bool:
    """Japanese has Kana in all but the shortest texts; Chinese has hardly any."""
    if HIRAGANA in tongue.scripts:
        return len(raw) < 12 or _kana(raw) > 0
    return _kana(raw) < JAPANESE


def _kana(raw: str) -> float:
    found = words_by_script(filter(str.isalpha, raw))
    return (found.get(HIRAGANA, 0) + found.get(KATAKANA, 0)) / (sum(found.values()) or 1)


def _most(rivals: Iterable[Language], evidence: Sequence[str], but: Language) -> float:
    return max((_vote(each, evidence) for each in rivals if each.primary != but.primary), default=0.0)


def _vote(tongue: Language, evidence: Sequence[str]) -> float:
    """Share of the words that speak for a language.

    A whole word counts 1, its ending a half; a word with a letter the language has not counts against it.
    """
    vote, alphabet = 0.0, _alphabet(tongue.tag)
    for word in evidence:
        if word in tongue.common_words:
            vote += 1
        elif not alphabet.issuperset(word):
            vote -= 1
        elif len(word) > 3 and word[-3:] in tongue.common_endings:
            vote += 0.5
    return vote / (len(evidence) or 1)


def _strange(raw: str, tongue: Language) -> bool:
    return not raw.isascii() and _strange_letter(tongue.tag).search(raw) is not None


@lru_cache(maxsize=64)
def _strange_letter(tag: str) -> re.Pattern[str]:
    """A letter beyond ASCII that a language does not use. Apostrophes are none, whatever Unicode says."""
    return re.compile(rf"[^\W\d_\x00-\x7fʰ-˿{re.escape(''.join(sorted(_alphabet(tag))))}]")


@lru_cache(maxsize=64)
def _alphabet(tag: str) -> frozenset[str]:
    """The letters of a language's common words and endings, small and capital."""
    tongue = sketch(tag) if tag in known_tags() else language(tag)
    known = (*tongue.common_words, *tongue.common_endings, *tongue.closed_words, *tongue.own_letters)
    small = frozenset("".join(known))
    return small | frozenset("".join(small).upper()) | frozenset(map(chr, tongue.casing))


@lru_cache(maxsize=64)
def _neighbours(of_script: str) -> tuple[Language, ...]:
    tongues = map(sketch, known_tags())
    return tuple(each for each in tongues if of_script in each.scripts and each.common_words)


@lru_cache(maxsize=64)
def _learned_scripts(tag: str) -> frozenset[str]:
    return scripts_of("".join(language(tag).common_words))


def _plain_words(raw: str, tongue: Language) -> list[tuple[str, str]]:
    """The words outside addresses, as written and in small letters."""
    if _CODE_SIGN.search(raw):
        raw = _ASCII.sub(lambda piece: " " if _CODE_SIGN.search(piece[0]) else piece[0], raw)
    tokens = tokenise(raw, tongue)
    cut = zip(tokens.text, tokens.lower, tokens.kind, strict=True)
    return [(text, lower) for text, lower, kind in cut if kind == WORD]


def _evidence(found: Sequence[tuple[str, str]]) -> list[str]:
    """The different words a language can be told by: the first, and all without a capital."""
    shouted = all(text.isupper() for text, _ in found)
    plain = (lower for i, (text, lower) in enumerate(found) if shouted or not i or not text[0].isupper())
    return list(dict.fromkeys(plain))
