"""What holds for every figure: read back as written, never raised at, never slow."""

from decimal import Decimal

import pytest
from babel import Locale, localedata
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.pairing import paired_numbers
from tqcheck.language import known_tags
from tqcheck.model import Text, segment

# Every language of CLDR once, by its bare tag, but those that alone set digits apart otherwise: Toki Pona by twos, and
# Swiss German the last three and no others (1000000'000).
TAGS = sorted(tag for tag in localedata.locale_identifiers() if "_" not in tag and tag not in ("root", "tok", "gsw"))
VALUES = st.integers(0, 10**12) | st.decimals(0, 10**9, allow_nan=False, allow_infinity=False, places=2).map(
    lambda value: value.normalize()
)


def read(text: str, tag: str) -> list[object]:
    """The likeliest value of each figure of a text."""
    return [one.value for one in quantities(Text(text, tag, "target", "1"))]


@given(st.sampled_from(TAGS), VALUES, st.sampled_from(("latn", "default")))
def test_a_value_written_as_its_locale_writes_it_is_read_back(tag: str, value: int | Decimal, digits: str) -> None:
    locale = Locale.parse(tag)
    written = format_decimal(value, locale=locale, numbering_system=digits)
    assert read(written, tag) == [value], written


@given(st.sampled_from(known_tags()), st.text(max_size=80))
def test_nothing_makes_it_raise_and_every_span_lies_in_the_text(tag: str, raw: str) -> None:
    for one in quantities(Text(raw, tag, "target", "1")):
        assert 0 <= one.reach[0] <= one.start < one.end <= one.reach[1] <= len(raw)


@given(
    st.sampled_from(known_tags()),
    st.sampled_from(known_tags()),
    st.lists(st.integers(2, 10**6), min_size=1, max_size=6),
)
def test_the_same_figures_on_both_sides_answer_each_other(source: str, target: str, values: list[int]) -> None:
    sentence = " | ".join(str(value) for value in values)
    pairing = paired_numbers(segment(sentence, sentence, f"{source} {target}"))
    assert not pairing.changed and not pairing.missing and not pairing.added


@pytest.mark.parametrize(
    "raw",
    [
        "9" * 10_000,
        "1,000" + ",000" * 5_000,
        "1 000" + " 000" * 5_000,
        "7 of 9, " * 3_000,
        "twenty " * 5_000,
        "five million " * 3_000,
        "1:2:" * 3_000,
        "(" * 3_000 + "5",
        "5-" * 3_000,
    ],
    ids=lambda raw: raw[:12],
)
def test_long_figures_and_many_figures_are_no_trouble(raw: str) -> None:
    other = raw.replace("5", "6").replace("7", "8")
    paired_numbers(segment(raw, other, "en ru"))
