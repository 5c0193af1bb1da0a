"""Which language a text is in: told by its script, then by common words and endings, then by a model.

The words and endings in a language's file are those its neighbours do not share, so that a few of them settle
nearly every sentence. A model, which takes half a second to load the first time, is asked only where they settle
nothing or speak for another language.
"""

from __future__ import annotations

from collections.abc import Sequence

from tqcheck.analysis.language_model import METHODS, LanguageModel, language_model
from tqcheck.analysis.lexicon import knows
from tqcheck.analysis.scripts import (
    HAN,
    HIRAGANA,
    KATAKANA,
    LATIN,
    OF_ONE_LANGUAGE,
    script,
    words_by_script,
)
from tqcheck.analysis.telling import (
    CLEAR,
    ONE_IN,
    evidence_of,
    has_strange_letter,
    hits,
    lacks_usual_letters,
    learned_scripts,
    letters_of_relative,
    most_of,
    nearer_relative,
    neighbours,
    plain_words,
    sibling,
    vote,
)
from tqcheck.analysis.vocabulary import is_listed_small, listed_small
from tqcheck.analysis.words import words
from tqcheck.errors import ConfigError, nearest
from tqcheck.language import Language, canonical, language
from tqcheck.model import Text

# With fewer different words a text may be all loans and names: no judgement. With fewer than a model needs, only
# another language's own words speak against the declared one.
FEWEST, FEWEST_FOR_A_MODEL = 4, 6
FEWEST_OF_A_SCRIPT = 3
# A “word” of more letters is a stretch of a script that sets no spaces between words.
LONGEST_WORD = 25
# Votes are shares of a text's words. An undeclared language needs CONVINCING and must LEAD the others so many
# times. For the declared one SETTLED will do if it leads the source's language, and ENOUGH if no neighbour of
# its script has more.
CONVINCING, LEAD = 0.3, 1.5
SETTLED, ENOUGH = 0.2, 0.1
# Lists of words are asked before a model, which costs more to load: of so large a share of the words.
MOSTLY = 0.5
# Where no model knows a language, a text with so small a vote is not in it, if it has so many different words.
HARDLY, ENOUGH_WORDS = 0.08, 8
# A model gives the declared language less than this for 99.8 % of the sentences in another one, and for 0.3 %
# of its own; where the words speak for another language it must give more.
UNLIKELY, DOUBTFUL = 0.05, 0.5
# The share of Kana among a text's letters from which it is no Chinese.
JAPANESE = 0.2
# A headline of fewer letters may be Japanese without any.
SHORT_JAPANESE = 15
# A text in traditional characters has one in three or four that simplified writing has not; a name may be one.
OTHERWISE_ONE_IN = 12
# Written languages that a model cannot hold apart count as one.
ALIKE = (
    frozenset({"bs", "hr", "sr", "sh"}),
    frozenset({"nb", "nn", "no", "da"}),
    frozenset({"id", "ms"}),
    frozenset({"fil", "tl"}),
)


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
        own = hits(tongue, lower)
        clear = own >= CLEAR and own * ONE_IN >= len(lower) and not has_strange_letter(text.raw, tongue)
        if clear and tongue.near:
            clear = not nearer_relative(tongue, lower) and not lacks_usual_letters(text.raw, tongue)
        if clear and rival and not tongue.scripts.isdisjoint(rival.scripts):
            clear = 2 * hits(rival, lower) <= own
        verdict = clear or self._judge(text, tongue, rival)
        # A short sentence may look like a near relative's, to the model above all: a dictionary that has every word of
        # it is the better witness, and is loaded for nothing else here.
        return None if verdict is False and _knows_all(text, tongue) else verdict

    def detect(self, samples: Sequence[str]) -> str | None:
        """The tag of the language most of the samples are in, or None if they have too few words."""
        raw = "\n".join(samples)
        plain = plain_words(Text(raw, "en"))  # whose small letters are every language's
        found = words_by_script(text for text, _ in plain)
        if sum(found.values()) < FEWEST_OF_A_SCRIPT:
            return None
        main = _main(found)
        if main in OF_ONE_LANGUAGE:
            return OF_ONE_LANGUAGE[main]
        if main in (HAN, HIRAGANA, KATAKANA):
            return "ja" if _kana(raw) >= JAPANESE else "zh-Hant" if _otherwise_written(raw, language("zh")) else "zh"
        evidence = evidence_of(plain)
        votes = sorted(((vote(each, evidence), each.tag) for each in neighbours(main)), reverse=True)
        if votes and votes[0][0] >= CONVINCING and votes[0][0] >= LEAD * (*votes, (0.0, ""))[1][0]:
            return votes[0][1]
        likely = language_model(self.method).weigh(raw)
        return max((code for code in likely if likely[code] >= DOUBTFUL), key=likely.__getitem__, default=None)

    def _judge(self, text: Text, tongue: Language, other: Language | None) -> bool | None:
        raw, plain = text.raw, plain_words(text)
        evidence = evidence_of(plain)
        found = words_by_script(text for text, _ in plain)
        verdict = _by_script(raw, found, evidence, tongue)
        if verdict is not None or len(evidence) < FEWEST:
            return verdict
        if not tongue.common_words:
            return self._model_agrees(raw, tongue, UNLIKELY)
        if _main(found) not in learned_scripts(tongue.tag):  # such as Uzbek in Cyrillic
            other_script = sibling(tongue.primary, _main(found))
            if other_script is None:
                return False if most_of(neighbours(_main(found)), evidence, tongue) >= CONVINCING else None
            tongue = other_script
        evidence = [word for word in evidence if script(word[0]) == _main(found)]  # a stretch in another script
        own = vote(tongue, evidence)
        foreign = letters_of_relative(plain, tongue)
        relative = nearer_relative(tongue, evidence) or foreign
        # Where a language has close relatives, words of a letter and names count too: the model is what tells them.
        counted = [word for word, _ in plain] if tongue.near else [word for word in evidence if len(word) > 1]
        few = len(counted) < FEWEST_FOR_A_MODEL
        if relative or lacks_usual_letters(raw, tongue):
            if few and not foreign:
                return None
            agrees = None if relative in _alike(tongue) else self._model_agrees(raw, tongue, DOUBTFUL)
            return bool(agrees)
        source = most_of([other] if other else [], evidence, tongue)
        if own >= SETTLED and own >= LEAD * source:
            return True
        most = max(source, most_of(neighbours(_main(found)), evidence, tongue))
        if own >= most and own >= ENOUGH:
            return True
        beaten = most >= CONVINCING and most >= LEAD * own
        others = neighbours(_main(found))
        if not beaten and few:
            return None
        if not beaten and _is_vocabulary_of(tongue, evidence, others):
            return True
        winners = [each for each in others if vote(each, evidence) == most] if beaten else []
        if any(_is_vocabulary_of(each, evidence, [tongue]) for each in winners):
            return False
        agrees = self._model_agrees(raw, tongue, DOUBTFUL if beaten else UNLIKELY)
        if agrees is None:
            return False if beaten or (own < HARDLY and len(evidence) >= ENOUGH_WORDS) else None
        return agrees

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


def _is_vocabulary_of(tongue: Language, evidence: Sequence[str], others: Sequence[Language]) -> bool:
    """Whether half the words of a text are listed as a language's, and clearly fewer as any other's alone."""
    words_of = [word for word in evidence if len(word) > 1]
    own = frozenset(word for word in words_of if is_listed_small(word, tongue.tag))
    if len(own) < MOSTLY * len(words_of):
        return False
    listed = (listed_small(words_of, other.tag) for other in others if other.primary != tongue.primary)
    return all(len(own - theirs) > LEAD * len(theirs - own) for theirs in listed)


def _knows_all(text: Text, tongue: Language) -> bool:
    """Whether a language's dictionary has all small words of a text, of which there are several."""
    found = plain_words(text)
    if letters_of_relative(found, tongue):
        return False
    small = [word for word, _ in found if word.islower() and word.isalpha()]
    return len(small) >= FEWEST_OF_A_SCRIPT and all(knows(tongue.tag, word) for word in small)


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
        return _fits_kana(raw, tongue) and not _otherwise_written(raw, tongue)
    return True if tongue.scripts & OF_ONE_LANGUAGE.keys() else None


def _fits_kana(raw: str, tongue: Language) -> bool:
    """Japanese has Kana in all but the shortest texts; Chinese has hardly any."""
    if HIRAGANA in tongue.scripts:
        return sum(map(str.isalpha, raw)) < SHORT_JAPANESE or _kana(raw) > 0
    return _kana(raw) < JAPANESE


def _otherwise_written(raw: str, tongue: Language) -> bool:
    """Whether a text has many characters that only the other way of writing its language has."""
    others = sum(letter in tongue.other_letters for letter in raw) if tongue.other_letters else 0
    return others >= FEWEST_OF_A_SCRIPT and others * OTHERWISE_ONE_IN >= len(raw)


def _kana(raw: str) -> float:
    found = words_by_script(filter(str.isalpha, raw))
    return (found.get(HIRAGANA, 0) + found.get(KATAKANA, 0)) / (sum(found.values()) or 1)
