"""One name spelt in two ways in one article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tqcheck.analysis.name_sounds import spelt_alike
from tqcheck.analysis.named import same_names
from tqcheck.analysis.names import Name
from tqcheck.check import bad, document_check, good
from tqcheck.model import Document, Finding, Segment, Severity

_ENDING = 3  # letters in which forms of one name may differ
_SHORTEST = 4


@document_check(
    "name-spelling",
    "style/inconsistent",
    Severity.MINOR,
    gives_way_to=["name-altered", "untranslated-text", "wrong-language", "forbidden-term"],
    examples=[
        bad(
            "ru en",
            "Суд оправдал Ермека Бахытжанова\nАдвокат Бахытжанова доволен.\nПрокурор Бахытжанова не слышал.",
            "The court acquitted Ermek [[Bakhytzhanov]]\nThe lawyer of Bakhytzhanov is content.\n"
            "The prosecutor did not hear [[Bakytzhanov]].",
        ),
        bad(
            "kk en",
            "Жиын Шымкентте өтті\nБұл туралы Арман Құлыбаев айтты.\nСосын Арман Құлыбаев кетті.",
            "The meeting was in Shymkent\nArman [[Kulibayev]] said so.\nThen Arman [[Kulybayev]] left.",
        ),
        good(
            "ru en",
            "Суд оправдал Армана Иванова\nЕго сестра Мария Иванова довольна.",
            "The court acquitted Arman Ivanov\nHis sister Maria Ivanova is content.",
        ),
        good(
            "en ru",
            "Police questioned Pavel Zhukov\nPavel Zhukov was silent.",
            "Полиция допросила Павла Жукова\nПавел Жуков молчал.",
        ),
    ],
)
def name_spelling(document: Document) -> Iterator[Finding]:
    """A name of the source is spelt in two ways in the translation of one article.

    The spelling used most often, and of two the first, is taken for the article's. Forms of a name are no spellings
    of their own.
    """
    used: dict[str, dict[str, list[tuple[Segment, Name]]]] = defaultdict(lambda: defaultdict(list))
    for segment in document.segments:
        for one, other in same_names(segment):
            key = next((key for key in used if key[:2] == one.latin[:2] and spelt_alike(key, one.latin)), one.latin)
            used[key][other.word].append((segment, other))
    for spellings in used.values():
        if len(spellings) < 2:
            continue
        first = max(spellings, key=lambda word: len(spellings[word]))
        for word, places in spellings.items():
            if not _one_form(word, first):
                segment, _ = spellings[first][0]
                seen = segment.target.span(spellings[first][0][1].start, spellings[first][0][1].end)
                for segment, name in places:
                    span = segment.target.span(name.start, name.end)
                    values = {"word": word, "first": first}
                    yield Finding("“{word}” is spelt “{first}” elsewhere in this article", values, [span, seen], first)


def _one_form(word: str, other: str) -> bool:
    """Whether two words are forms of one spelling: they differ at their end alone."""
    shared = next(
        (place for place, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other))
    )
    return shared >= _SHORTEST and max(len(word), len(other)) - shared <= _ENDING
