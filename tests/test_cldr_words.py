"""What languages without a file know of number words and of the cases of units (tqcheck/cldr_words.json)."""

import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from tqcheck import cldr
from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.pairing import paired_numbers
from tqcheck.language import FOLDER, known_tags, language
from tqcheck.model import Text, segment
from tqcheck.selection import find_checks

# The share of CLDR's spellings that must be read back as their value, in per cent; where it is below 95, why.
LEAST = 95
LESS = {
    "ak": 85,  # a scale before its number: mpem-aduonu-biako is 21,000
    "ee": 85,
    "ff": 85,
    "sw": 80,
    "fil": 90,  # linkers written on to scales: isáng daán libó
    "ga": 80,  # a comma behind the thousands: míle, céad
    "fo": 80,  # hundreds with their rest in one word: eitthundraðogtíggju
    "ka": 80,
    "lb": 70,
    "se": 75,
    "kl": 90,  # millions that take the ending of their number: marlunnik millionillit
}


def spelled() -> dict[str, list[tuple[int, str]]]:
    rows: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for line in (Path(__file__).parent / "data" / "spelled_cldr.tsv").read_text("utf-8").splitlines():
        tag, value, text = line.split("\t")
        rows[tag].append((int(value), text))
    return rows


SPELLED = spelled()


@pytest.mark.parametrize("tag", SPELLED)
def test_spelled_numbers_are_read_back(tag: str) -> None:
    read = 0
    for value, text in SPELLED[tag]:
        found = quantities(Text(text, tag, "target", "1"))
        read += [(one.value, one.place) for one in found] == [(value, (0, len(text)))]
    assert 100 * read / len(SPELLED[tag]) >= LESS.get(tag, LEAST)


def test_every_language_whose_numbers_are_known_is_spelled() -> None:
    assert {tag for tag, facts in cldr.words().items() if "numbers" in facts} == SPELLED.keys()
    assert len(SPELLED) >= 45


def test_no_language_has_both_a_file_and_learned_words() -> None:
    """But for a file that only adds to what CLDR knows."""
    whole = [tag for tag in known_tags() if 'like = "cldr"' not in (FOLDER / f"{tag}.toml").read_text("utf-8")]
    assert cldr.words().keys().isdisjoint(tag.partition("-")[0] for tag in whole)


def test_languages_with_a_file_do_not_read_the_learned_words() -> None:
    code = (
        "from tqcheck import cldr, language\n"
        "language.language('kk'), language.language('en-GB')\n"
        "assert not cldr.words.cache_info().currsize\n"
        "language.language('sl')\n"
        "assert cldr.words.cache_info().currsize"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("sl", "Reka je široka šest milj", [(6, "mi", False)]),
        ("sk", "Rekonštrukcia trvala dva mesiace", [(2, "mo", False)]),
        ("hr", "Čekali su dvadeset i pet minuta", [(25, "min", False)]),
        ("sr-Latn", "Čekali su dvadeset i pet minuta", [(25, "min", False)]),
        ("lt", "Kelias tęsiasi trisdešimt kilometrų", [(30, "km", False)]),
        ("da", "De ventede femogtyve minutter", [(25, "min", False)]),
        ("ca", "Van esperar vint-i-cinc minuts", [(25, "min", False)]),
        ("th", "เขาทำงานสองวัน", [(2, "d", False)]),
        ("hy", "Ճանապարհը տասներկու կմ է", [(12, "km", False)]),
        ("sr", "Брзина је 3 километра у секунди", [(3, "km/s", False)]),
        ("sk", "Pozvali päť hostí", [(5, "", True)]),  # without a unit it only answers
        ("ca", "Plou des de fa una setmana", [(1, "wk", True)]),
    ],
)
def test_learned_words_are_read_with_their_units(tag: str, text: str, expected: list[tuple[int, str, bool]]) -> None:
    found = quantities(Text(text, tag, "source", "1"))
    assert [(one.value, one.unit, one.weak) for one in found] == expected


@pytest.mark.parametrize(
    ("languages", "source", "target", "changed"),
    [
        ("sl en", "Reka je široka šest milj.", "The river is 9.7 kilometres wide.", []),
        ("sl en", "Reka je široka šest milj.", "The river is 9.7 miles wide.", ["šest", "9.7"]),
        ("sk en", "Trvalo to dva mesiace.", "It took 8.7 weeks.", []),
        ("sk en", "Trvalo to dva mesiace.", "It took 8.7 months.", ["dva", "8.7"]),
        ("ca en", "Plou des de fa una setmana.", "It has been raining for 7 days.", []),
        ("ca en", "Plou des de fa una setmana.", "It has been raining for 7 weeks.", ["una", "7"]),
        ("lt en", "Jie keliavo savaitę.", "They travelled for 7 days.", []),  # the accusative of savaitė
        # Forms that CLDR does not spell say nothing, and neither do numbers without a unit.
        ("et en", "Küla on seitsmekümne kilomeetri kaugusel.", "The village is 70 kilometres away.", []),
        ("sk en", "Pozvali päť hostí.", "They invited 6 guests.", []),
        ("en sk", "They invited six guests.", "Pozvali šiestich hostí.", []),
        # Two of a kind are not told from each other.
        ("sk en", "Dva dni pršalo, tri dni snežilo.", "It rained for 4 days and snowed for 5 days.", []),
    ],
)
def test_measures_in_words_are_compared(languages: str, source: str, target: str, changed: list[str]) -> None:
    pairs = paired_numbers(segment(source, target, languages)).changed
    figures = [(source[one.start : one.end], target[other.start : other.end]) for one, other in pairs]
    assert figures == ([tuple(changed)] if changed else [])


@pytest.mark.parametrize("code", ["number-added", "number-missing"])
def test_what_needs_all_number_words_stays_off(code: str) -> None:
    check = find_checks()[code]
    assert language("sk").numbers.words
    assert not check.live(language("sk"), language("sk"))
    assert check.live(language("ru"), language("en"))
