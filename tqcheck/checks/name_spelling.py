"""One name spelt in two ways in one article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tqcheck.analysis.forms import same_word
from tqcheck.analysis.name_sounds import spelt_alike
from tqcheck.analysis.named import same_names
from tqcheck.analysis.names import Name
from tqcheck.check import bad, document_check, good
from tqcheck.language import Language, language
from tqcheck.model import Document, Finding, Segment, Severity

_ENDING = 3  # letters that a form of a name may have more


@document_check(
    "name-spelling",
    "style/inconsistent",
    Severity.MINOR,
    gives_way_to=["name-altered", "untranslated-text", "wrong-language", "forbidden-term"],
    examples=[
        bad(
            "ru en",
            "Суд оправдал Ермека Бахытжанова\nАдвокат Бахытжанова доволен.\nПрокурор Бахытжанова не слышал.",
            "The court acquitted Ermek Bakhytzhanov\nThe lawyer of Bakhytzhanov is content.\n"
            "The prosecutor did not hear [[Bakytzhanov]].",
        ),
        bad(
            "kk en",
            "Жиын Шымкентте өтті\nБұл туралы Арман Құлыбаев айтты.\nСосын Арман Құлыбаев кетті.",
            "The meeting was in Shymkent\nArman Kulibayev said so.\nThen Arman [[Kulybayev]] left.",
        ),
        bad(
            "en ru",
            "Police questioned Pavel Zhukovsky\nPavel Zhukovsky was silent.\nZhukovsky left.",
            "Полиция допросила Павла Жуковского\nПавел Жуковский молчал.\n[[Жюковский]] ушёл с адвокатом.",
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
    tongue = language(document.target_language)
    for spellings in used.values():
        first = max(spellings, key=lambda word: len(spellings[word]))  # of equals the first: a dict keeps its order
        for word, places in spellings.items():
            if not _one_form(word, first, tongue):
                for segment, name in places:
                    span = segment.target.span(name.start, name.end)
                    values = {"word": word, "first": first, "row": spellings[first][0][0].id}
                    yield Finding("“{word}” is spelt “{first}” elsewhere (segment {row})", values, [span], first)


def _one_form(word: str, other: str, tongue: Language) -> bool:
    """Whether two words may be forms of one spelling."""
    short, long = sorted((word.lower(), other.lower()), key=len)
    return (long.startswith(short) and len(long) - len(short) <= _ENDING) or same_word(short, long, tongue)
