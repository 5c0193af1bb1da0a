"""chrF, BLEU and TER against a reference, as sacreBLEU computes them, with its signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tqcheck.language import language


@dataclass(frozen=True, slots=True)
class Metrics:
    """A translation against its reference: chrF2 and BLEU, 0 to 100, more is better; TER, less is better."""

    chrf: float
    bleu: float
    ter: float


def sentence_metrics(target: str, reference: str, tag: str) -> Metrics:
    """The metrics of one sentence; BLEU with sacreBLEU's effective order, which short sentences need."""
    metrics = [metric.sentence_score(target, [reference]).score for metric in _metrics(tag, True)]
    return Metrics(*(round(value, 2) for value in metrics))


def corpus_metrics(targets: Sequence[str], references: Sequence[str], tag: str) -> Metrics:
    """The metrics of a whole document: computed over all its sentences together, not averaged."""
    metrics = [metric.corpus_score(list(targets), [list(references)]).score for metric in _metrics(tag, False)]
    return Metrics(*(round(value, 2) for value in metrics))


def signatures(tag: str) -> dict[str, str]:
    """sacreBLEU's own signatures of the corpus metrics for a target language."""
    found = {}
    for name, metric in zip(("chrf", "bleu", "ter"), _metrics(tag, False), strict=True):
        metric.corpus_score(["a"], [["a"]])  # a signature counts references, which are known after a call only
        found[name] = str(metric.get_signature())
    return found


@lru_cache(maxsize=16)
def _metrics(tag: str, sentence: bool) -> tuple[Any, Any, Any]:
    # 0.2 s that only a reference needs
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    tongue = language(tag)
    return (
        CHRF(),
        BLEU(tokenize=tongue.bleu_tokenizer, effective_order=sentence),
        TER(asian_support=not tongue.spaced),
    )
