"""Articles by the sound of the next word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.checks.wrong_article import wrong_article
from tqcheck.language import language
from tqcheck.model import segment


def mended(tag: str, target: str) -> str:
    """The translation with every edit applied, from its end."""
    for finding in reversed(list(wrong_article.run(segment("", target, f"kk {tag}")))):
        span = finding.spans[0]
        assert finding.edit is not None
        target = target[: span.start] + finding.edit + target[span.end :]
    return target


@pytest.mark.parametrize(
    ("tag", "target", "expected"),
    [
        ("en", "A hour, a heir, an union, an one-off.", "An hour, an heir, a union, a one-off."),
        ("en", "It is an European in a unimportant role.", "It is a European in an unimportant role."),
        ("en", "A MP, an BBC crew, a EU aide, a FBI man.", "An MP, a BBC crew, an EU aide, an FBI man."),
        ("en", "a 8-year-old, a 11,000 crowd, an 100th day", "an 8-year-old, an 11,000 crowd, a 100th day"),
        ("en", "a $8 note, a “odd” look, a F-16, an T-shirt", "an $8 note, an “odd” look, an F-16, a T-shirt"),
        ("fr", "Le homme dit que elle a de eau.", "L’homme dit qu’elle a d’eau."),
        ("fr", "L'an dernier, la école.", "L'an dernier, l'école."),
        ("es", "Padre y hijo; siete o ocho; la agua.", "Padre e hijo; siete u ocho; el agua."),
        ("it", "Il amico e un studente dei stati.", "L’amico e uno studente degli stati."),
        ("hu", "A ember és a ház.", "Az ember és a ház."),
    ],
)
def test_the_right_form(tag: str, target: str, expected: str) -> None:
    assert mended(tag, target) == expected
    assert mended(tag, expected) == expected


@pytest.mark.parametrize(
    ("tag", "target"),
    [
        ("en", "An 1100-mile road, an 1800 map and a 1900 one; a 0.5 rise."),
        ("en", "A NATO or a SIM, an LED, a LED, an Uyghur, a Uyghur; an historic day, a historic day."),
        ("en", "From a to e; vitamin A intake; An Giang is a province; Serie A outing; an Mi-8."),
        (
            "en",
            "At 9 a.m. on Monday, an-Nahda met Xi’an staff; a in-depth talk is an in-depth one, not a in it.",
        ),
        ("fr", "Le héros, le onze, la une, le oui, de un à dix, de Alep; donne-le à Anne."),
        ("es", "Agua y hielo, nieve y iones; la armada; ¿Y ahora?"),
        ("it", "Lo ha visto; il whisky; gli dei e il sole."),
        ("hu", "Az volt az az ember."),
        ("de", "Ein Apfel und eine Birne."),
    ],
)
def test_what_may_be_right(tag: str, target: str) -> None:
    if tag == "en" and "in-depth" in target:
        assert mended(tag, target) == target.replace("a in-depth", "an in-depth")
    else:
        assert mended(tag, target) == target


def test_the_longest_beginning_decides() -> None:
    sounds = language("en").sounds
    assert [sounds.of(word) for word in ("unit", "unimportant", "hour", "house", "one", "onerous")] == [
        "consonant",
        "vowel",
        "vowel",
        "consonant",
        "consonant",
        "vowel",
    ]
    assert language("de").sounds.of("Apfel") == ""


@given(st.text(alphabet="aAn eEuUhoMPF18,.$“”'-", max_size=25), st.sampled_from(["en", "fr", "es", "it", "hu"]))
def test_what_is_mended_stays_mended(target: str, tag: str) -> None:
    once = mended(tag, target)
    assert mended(tag, once) == once
