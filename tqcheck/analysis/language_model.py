"""The statistical identifiers, asked where the words of a text do not tell its language."""

from __future__ import annotations

import json
import math
import mmap
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tqcheck.cache import keep, kept, version_of
from tqcheck.errors import ConfigError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_ARRAYS = ("nb_ptc", "nb_pc", "tk_nextmove", "tk_row", "tk_output")  # what makes the model, beside its labels
_ALIGNED = 16  # bytes
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
    identifier = _from_disk() or _unpacked()
    return LanguageModel(frozenset(identifier.labels), lambda raw: dict(identifier.rank(raw)))


def _unpacked() -> LanguageIdentifier:
    """The model as it comes, which takes half a second to unpack; it is kept on the disk as it lies in memory."""
    import numpy as np
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    arrays = [np.asarray(getattr(identifier, name)) for name in _ARRAYS]
    kinds = [(array.dtype.str, array.shape) for array in arrays]
    header = json.dumps([identifier.nb_classes, kinds]).encode()
    keep(_kept_as(), b"".join(map(_padded, (header + b"\n", *(array.tobytes() for array in arrays)))))
    return identifier


def _padded(content: bytes) -> bytes:
    """Bytes, so that what follows them begins where a number may."""
    return content + bytes(-len(content) % _ALIGNED)


def _kept_as() -> str:
    return f"language-model-{version_of('py3langid')}.txt"


def _from_disk() -> LanguageIdentifier | None:
    """The model as it was kept, of which only what is asked for is read; None if it was not, or not whole."""
    path = kept(_kept_as())
    try:
        return _mapped(path) if path else None
    except (OSError, ValueError, TypeError):
        return None


def _mapped(path: Path) -> LanguageIdentifier:
    import numpy as np
    from py3langid.langid import LanguageIdentifier

    with path.open("rb") as file:
        content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    place = content.find(b"\n") + 1
    labels, kinds = json.loads(content[:place])
    arrays = []
    for kind, shape in kinds:
        place += -place % _ALIGNED
        array = np.frombuffer(content, np.dtype(kind), math.prod(shape), place).reshape(shape)
        place += array.nbytes
        arrays.append(array)
    weights, likely, moves, rows, outputs = arrays
    return LanguageIdentifier(
        weights, likely, labels, moves.data, outputs.tolist(), norm_probs=True, tk_row=rows.tolist()
    )


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
