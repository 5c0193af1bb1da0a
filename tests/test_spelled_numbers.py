"""Numbers in words as CLDR spells them (tests/data/spelled.tsv, written by tools/spell_numbers.py) are read back."""

from collections import defaultdict
from pathlib import Path

import pytest

from tqcheck.analysis.numbers import quantities
from tqcheck.model import Text

# Spellings that we do not read, and why.
EXCEPTIONS = {
    "ar": {"إثنتان", "إثنتا"},  # written with a hamza that grammar does not have there
    "az": {"atmış", "səqsən"},  # for altmış, səksən
    "be": {"адзiн", "сямсот", "васямсот"},  # a Latin i; for семсот, восемсот
    "el": {"χίλιάδες", "εννενήντα", "δεκατρεις"},  # for χιλιάδες, ενενήντα, δεκατρείς
    # Words of two syllables and native numerals behind hundreds are other words more often than numbers.
    "ko": {"이", "사", "오", "구", "백일", "백십", "천일", "천백", "백한", "백열", "천한"}
    | {"백열다섯", "백스물다섯", "삼백마흔다섯", "육백일흔여덟", "구백아흔아홉", "천이백서른네", "구천구백아흔아홉"}
    | {"이천삼백마흔다섯", "사천오백예순일곱"},
    "ro": {"şasesprezece", "şasezeci"},  # for șaisprezece, șaizeci
    "ru": {"семью"},  # the family more often than seven
    "sv": {"tjugoettusen"},
}


def spelled() -> dict[str, list[tuple[int, str]]]:
    rows: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for line in (Path(__file__).parent / "data" / "spelled.tsv").read_text("utf-8").splitlines():
        tag, value, text = line.split("\t")
        if EXCEPTIONS.get(tag, set()).isdisjoint(text.split()):
            rows[tag].append((int(value), text))
    return rows


SPELLED = spelled()


@pytest.mark.parametrize("tag", SPELLED)
def test_numbers_in_words_are_read_as_their_value(tag: str) -> None:
    wrong = []
    for value, text in SPELLED[tag]:
        found = quantities(Text(text, tag, "target", "1"))
        if [(one.value, one.place) for one in found] != [(value, (0, len(text)))]:
            wrong.append((text, value, [one.value for one in found]))
    assert not wrong


def test_every_language_that_cldr_spells_is_there() -> None:
    assert len(SPELLED) >= 29
