"""Marks and signs where nothing asks for them."""

from __future__ import annotations

import pytest

from tqcheck.checks.stray_mark import stray_mark
from tqcheck.model import segment


@pytest.mark.parametrize(
    ("languages", "source", "target", "expected"),
    [
        ("ru en", "Он ушёл домой.", "He went_ home.", ["_"]),
        ("ru en", "Он ушёл домой.", "He went, ^ home.", ["^"]),
        ("ru en", "Он ушёл домой.", "He went! home.", ["!"]),
        ("en ru", "He went home.", "Он ушёл? домой.", ["?"]),
        ("en ru", "He lives in Moscow.", "Он живёт в, Москве.", [","]),
        ("ru en", "Он ушёл домой.", "He saw the, house.", [","]),
        ("ru en", "Больше домов.", "There are more; than five houses.", [";"]),
        ("ru en", "Он ушёл домой.", "He saw' the house.", ["'"]),
        ("ru en", "Он ушёл в Сочи.", "He went away to; Sochi.", [";", ";"]),
        ("ru en", "Он ушёл домой.", "He met Ivan and. Anna.", ["."]),
        # behind a capital as well; behind an article
        ("ru en", "Орлов ушёл домой.", "Orlov! went home.", ["!"]),
        ("ru en", "Так и было.", "So? it was.", ["?"]),
        ("en de", "He saw the man.", "Er sah den! Mann.", ["!"]),
        # right, or in the source too
        ("ru en", "Эй, иди сюда.", "Hey! Come here.", []),
        ("ru en", "Река По, что на севере, длинна.", "The Po, in the north, is long.", []),
        ("en ru", "The Po, in the north, is long.", "Река По, что на севере, длинна.", []),
        ("ru en", "Идущие в дом и из дома.", "Those going to, or coming from, the house.", []),
        ("ru en", "Он не готов, а ты готов.", "He is not; you are.", []),
        ("ru en", "Кто заплатит, вот вопрос?", "The question is: who will pay?", []),
        ("ru en", "Файл a_ ушёл.", "The file a_ left.", []),
        ("ru en", "Он ушёл! домой.", "He went! home.", []),
        ("ru en", "«Домой!» – сказал он.", "“Home!” he said.", []),
        ("ru en", "Дома рабочих и фермеров.", "The workers' and farmers' houses.", []),
        ("ru en", "Он сказал «да».", "He said 'yes, I saw' and left.", []),
        ("ru en", "Витамины A, B и C.", "Vitamins A, B and C; a U.S. firm, etc.", []),
        ("ru en", "Площадь 5 м².", "It has 5 m? of cloth.", []),
        ("ru en", "Нужны: хлеб; вода; соль.", "We need: bread; water; salt.", []),
        ("en el", "Is he there? Yes.", "Είναι εκεί; Ναι.", []),
    ],
)
def test_stray_mark(languages: str, source: str, target: str, expected: list[str]) -> None:
    findings = stray_mark.run(segment(source, target, languages))
    assert [finding.spans[0].text for finding in findings] == expected
