"""Metrics against a reference: sacreBLEU's own numbers, with its signatures."""

import pytest
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

from tqcheck import Checker, Document, segment
from tqcheck.metrics import Metrics, corpus_metrics, sentence_metrics, signatures

TEXTS = {
    "en": (
        ["The bridge was closed for 14 months.", "Traffic has resumed."],
        ["The bridge stayed closed for 14 months.", "Traffic over it has resumed."],
    ),
    "kk": (
        ["Көпір он төрт ай жабық тұрды.", "Қозғалыс қалпына келді."],
        ["Көпір 14 ай жабық болды.", "Қозғалыс басталды."],
    ),
    "zh": (["这座桥关闭了十四个月。", "交通已恢复。"], ["这座桥封闭了14个月。", "交通已经恢复。"]),
    "ja": (["橋は十四か月閉鎖された。", "交通が再開した。"], ["橋は14か月間閉鎖された。", "通行が再開した。"]),
}
TOKENIZERS = {"en": "13a", "kk": "13a", "zh": "zh", "ja": "char"}


def rounded(chrf: float, bleu: float, ter: float) -> Metrics:
    return Metrics(round(chrf, 2), round(bleu, 2), round(ter, 2))


@pytest.mark.parametrize("tag", TEXTS)
def test_a_documents_metrics_are_those_of_sacrebleu(tag: str) -> None:
    targets, references = TEXTS[tag]
    assert corpus_metrics(targets, references, tag) == rounded(
        CHRF().corpus_score(targets, [references]).score,
        BLEU(tokenize=TOKENIZERS[tag]).corpus_score(targets, [references]).score,
        TER(asian_support=tag in ("zh", "ja")).corpus_score(targets, [references]).score,
    )


@pytest.mark.parametrize("tag", TEXTS)
def test_a_sentences_metrics_are_those_of_sacrebleu(tag: str) -> None:
    for target, reference in zip(*TEXTS[tag], strict=True):
        assert sentence_metrics(target, reference, tag) == rounded(
            CHRF().sentence_score(target, [reference]).score,
            BLEU(tokenize=TOKENIZERS[tag], effective_order=True).sentence_score(target, [reference]).score,
            TER(asian_support=tag in ("zh", "ja")).sentence_score(target, [reference]).score,
        )


def test_the_signatures_are_sacrebleus_own() -> None:
    bleu = BLEU(tokenize="zh")
    bleu.corpus_score(["a"], [["a"]])
    assert signatures("zh")["bleu"] == str(bleu.get_signature())
    assert "tok:13a" in signatures("en")["bleu"]
    assert "nc:6" in signatures("en")["chrf"]


def test_segments_with_a_reference_have_metrics_and_the_others_none() -> None:
    segments = (
        segment("Мост закрыт.", "The bridge is closed.", "ru en", id="1", reference="The bridge is shut."),
        segment("Мост открыт.", "The bridge is open.", "ru en", id="2"),
    )
    report = Checker(checks=[]).check(Document("news", "ru", "en", segments))
    assert report.segment_metrics == {"1": sentence_metrics("The bridge is closed.", "The bridge is shut.", "en")}
    assert report.metrics == corpus_metrics(["The bridge is closed."], ["The bridge is shut."], "en")


def test_without_references_there_are_no_metrics() -> None:
    report = Checker(checks=[]).check(Document("news", "ru", "en", (segment("Да.", "Yes.", "ru en"),)))
    assert report.metrics is None
    assert report.segment_metrics == {}


def test_the_signature_holds_sacrebleus_where_there_are_references() -> None:
    checker = Checker(checks=[])
    assert "bleu.en" not in checker.signature(["en"])
    assert f"bleu.en:{signatures('en')['bleu'].replace('|', ',')}" in checker.signature(["en"], True)
    assert "bleu.kk" in checker.signature(["en", "kk"], True)
