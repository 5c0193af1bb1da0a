"""The statistical identifiers, asked where the words of a text do not tell its language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from tqcheck.errors import ConfigError

METHODS = ("py3langid", "langdetect")


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A statistical identifier: the languages it knows, and how likely each is for a text (sums to 1)."""

    labels: frozenset[str]
    weigh: Callable[[str], dict[str, float]]


@lru_cache(maxsize=2)
def language_model(method: str) -> LanguageModel:
    """The model called `method`, loaded at its first use; ConfigError if it is not installed."""
    return _py3langid() if method == "py3langid" else _langdetect()


def _py3langid() -> LanguageModel:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return LanguageModel(frozenset(identifier.labels), lambda raw: dict(identifier.rank(raw)))


def _langdetect() -> LanguageModel:
    try:
        from langdetect import DetectorFactory, LangDetectException, detect_langs, detector_factory
    except ImportError as error:
        raise ConfigError("langdetect is not installed", remedy="pip install tqcheck[langdetect]") from error

    DetectorFactory.seed = 0  # without it, two runs on one text differ
    detector_factory.init_factory()
    labels = frozenset(tag.partition("-")[0] for tag in detector_factory._factory.get_lang_list())

    def weigh(raw: str) -> dict[str, float]:
        likely = dict.fromkeys(labels, 0.0)
        try:
            for each in detect_langs(raw):
                likely[each.lang.partition("-")[0]] += each.prob
        except LangDetectException:  # a text without letters it knows
            return {}
        return likely

    return LanguageModel(labels, weigh)
