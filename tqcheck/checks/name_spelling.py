"""One name spelt in two ways in one article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tqcheck.analysis.forms import same_word
from tqcheck.analysis.name_register import NAME, NameUse, base_pair, name_uses
from tqcheck.analysis.name_sounds import spelt_alike
from tqcheck.analysis.named import same_names
from tqcheck.analysis.names import Name
from tqcheck.analysis.respellings import respellings
from tqcheck.analysis.spelling_differences import SHORTEST, Difference, slip_difference, sound_difference
from tqcheck.analysis.words import fold
from tqcheck.archive import Archive, Earlier, Habit
from tqcheck.check import bad, document_check, good
from tqcheck.glossary.concepts import Glossary
from tqcheck.glossary.match import terms
from tqcheck.language import Language, language
from tqcheck.model import Document, Finding, Message, Severity, Text

_ENDING = 3  # letters that a form of a name may have more
_ONCE_BEFORE = Message("“{word}” was “{name}” in 1 earlier article, last in {document} of {day}")
_BEFORE = Message("“{word}” was “{name}” in {articles} earlier articles, last in {document} of {day}")


class Spelt(NamedTuple):
    """A name of a translation where it stands, and the name of the source in lower case with its language."""

    text: Text
    name: Name
    source: tuple[str, str]


@document_check(
    "name-spelling",
    "style/inconsistent",
    Severity.MINOR,
    needs_source=False,
    gives_way_to=["name-altered", "untranslated-text", "wrong-language", "mixed-script", "forbidden-term"],
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
        bad(
            "kk en",
            "",
            "Crime fell in Kazakhstan\nMore in Kazakhstan is solved, Bakytzhan Amirkhanov said.\n"
            "Bakytzhan Amirkhanov was appointed in May.\n“It is a start,” [[Bakhytzhan]] Amirkhanov said.\n"
            "[[Kazakhtan]] will publish the figures in June.",
        ),
        bad(
            "kk ru",
            "",
            "Открыта выставка\nЕё автор Нурсултан Жолдасбеков живёт и работает в столице.\n"
            "Картины [[Нурсутлана]] Жолдасбекова давно знают и за границей.\nЭто не первая выставка художника.",
        ),
        bad(
            "ru kk",
            "",
            "Жаңа мектеп ашылды\nБұл туралы кеше әкім Қайролла Сейітов айтты.\n"
            "[[Кайролламен]] Сейітовтің кабинетінде сұхбаттастық.\nКейін Қайролла Сейітов ұстаздарға алғыс айтты.",
        ),
        bad(
            "kk en",
            "",
            "A school opens in Ekibastuz\nOthers will follow in [[Ekibsatuz]] next year.",
            "en\tkk\nEkibastuz\tЕкібастұз\n",
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
        good(
            "kk en",
            "",
            "Kazakhs vote in Kazakhstan\nSergei Ivanov and Sergey Orlov were the first.\nMaria Ivanova came later.\n"
            "Kazakhstani papers quote Nursultan Bekov; Nursultanov was away.\nIvanov’s vote was the Ivanovs’ third.",
        ),
        good(
            "kk fi",
            "",
            "Kazakstanin joukkue voitti\nBakytžan Orazov pelasi Kazakstanissa.\nValmentaja kiitti Bakytžania.",
        ),
    ],
)
def name_spelling(
    document: Document,
    archive: Archive,
    glossary: Glossary,
    *,
    least_uses: int = 3,
    least_articles: int = 2,
    least_share: int = 80,
) -> Iterator[Finding]:
    """A name is spelt in two ways in the translation of one article, or in a run of articles.

    Two words are one name where they answer one name of the source. What no source tells is one name if romanisations
    write one sound so (Bakytzhan, Bakhytzhan) and the same name stands beside both, or if one of the two is a name
    that neither our lists nor the glossary know, a letter away from the other. The spelling used most often, of two the
    known one, and then the first, is taken for the article's. Forms of a name are no spellings of their own, nor are
    diacritics, and names that stand beside different ones are two people's.

    With `--archive` the spellings of earlier articles count for more: one that they used `least_uses` times in
    `least_articles` articles, and in `least_share` of a hundred uses of the name, is the one to keep to.
    """
    told: set[str] = set()
    tongue = language(document.target_language)
    for use, before in _settled(document, archive, Habit(least_uses, least_articles, least_share)):
        told.update(re.findall(r"\w+", f"{use.span.text} {before.rendering}"))
        if not _one_form(use.spelling, before.rendering, tongue):
            yield _unlike_before(use, before)
    for spellings in _by_source(document):
        if not told.isdisjoint(spellings):
            continue
        told.update(spellings)
        first = max(spellings, key=lambda word: len(spellings[word]))  # of equals the first: a dict keeps its order
        for word, places in spellings.items():
            difference = _difference(places[0], spellings[first][0])
            if difference:
                row = spellings[first][0].text.segment
                yield from (_finding(text, name, difference.respelt(word), row) for text, name, _ in places)
    for one in respellings(document, _official(document, glossary)):
        if told.isdisjoint(use.name.word for use in one.odd):
            row = one.usual.text.segment
            yield from (_finding(text, name, one.difference.respelt(name.word), row) for text, name, _ in one.odd)


def _settled(document: Document, archive: Archive, habit: Habit) -> Iterator[tuple[NameUse, Earlier]]:
    """The names that the desk spells in one way, each with that; of a whole name and its surname the whole one."""
    uses = name_uses(document) if archive.path else ()
    settled = {key: habit.of(archive.earlier(document, NAME, key)) for key in dict.fromkeys(use.key for use in uses)}
    whole = {(use.span.segment, use.span.end): use for use in reversed(uses)}
    for use in uses:
        before, longer = settled[use.key], whole[use.span.segment, use.span.end]
        if before and (longer is use or not settled[longer.key]):
            yield use, before


def _official(document: Document, glossary: Glossary) -> frozenset[str]:
    """The words of a translation that the glossary admits with a capital, in lower case."""
    tongue = language(document.target_language)
    return frozenset(
        fold(word, tongue)
        for segment in document.segments
        for match in terms(segment.target, glossary)
        if not (match.term.forbidden or match.term.deprecated)
        for word in re.findall(r"\w+", segment.target.raw[match.start : match.end])
        if word[0].isupper()
    )


def _unlike_before(use: NameUse, before: Earlier) -> Finding:
    """A name that is not spelt as the desk spells it; its endings stay."""
    own = use.span.text
    right = before.rendering + own.removeprefix(use.spelling) if own.startswith(use.spelling) else before.rendering
    values = {
        "word": own,
        "name": before.rendering,
        "articles": str(before.articles),
        "document": before.document,
        "day": before.day.isoformat(),
    }
    return Finding(_ONCE_BEFORE if before.articles == 1 else _BEFORE, values, [use.span], right)


def _by_source(document: Document) -> Iterable[Mapping[str, list[Spelt]]]:
    """For each name of the source, its spellings in the translation and their places."""
    used: dict[str, dict[str, list[Spelt]]] = defaultdict(lambda: defaultdict(list))
    for segment in document.segments:
        for one, other in same_names(segment):
            key = next((key for key in used if key[:2] == one.latin[:2] and spelt_alike(key, one.latin)), one.latin)
            used[key][other.word].append(Spelt(segment.target, other, (one.word.lower(), segment.source.language)))
    return used.values()


def _finding(text: Text, name: Name, right: str, row: str) -> Finding:
    values = {"word": name.word, "first": right, "row": row}
    span = text.span(name.start, name.end)
    return Finding("“{word}” is spelt “{first}” elsewhere (segment {row})", values, [span], right)


def _difference(one: Spelt, other: Spelt) -> Difference | None:
    """Where two words differ that answer one name of the source; None if they are forms of one spelling, or two words.

    A dictionary may know them for forms as well: Павел, Павла.
    """
    tag, words = one.text.language, (one.name.word.lower(), other.name.word.lower())
    found = sound_difference(*words, tag) or slip_difference(*words, tag, SHORTEST)
    if found is None:
        return None
    bases = [base_pair(*each.source, each.name.word.lower(), tag).other for each in (one, other)]
    return found if bases[0] != bases[1] else None


def _one_form(word: str, other: str, tongue: Language) -> bool:
    """Whether two words may be forms of one spelling."""
    short, long = sorted((word.lower(), other.lower()), key=len)
    return (long.startswith(short) and len(long) - len(short) <= _ENDING) or same_word(short, long, tongue)
