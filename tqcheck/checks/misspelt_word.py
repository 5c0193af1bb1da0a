"""Misspelt words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tqcheck.analysis.name_sounds import spelt_alike
from tqcheck.analysis.romanising import romanised
from tqcheck.analysis.slips import Misspelt
from tqcheck.analysis.spelling import Speller
from tqcheck.analysis.words import words
from tqcheck.check import bad, good, segment_check
from tqcheck.language import language
from tqcheck.model import Finding, Segment, Severity, Text


@segment_check(
    "misspelt-word",
    "linguistic-conventions/spelling",
    Severity.MINOR,
    needs_source=False,
    target_facts=["orthography.slips"],
    gives_way_to=["mixed-script", "untranslated-text", "untranslated-word", "wrong-language"],
    examples=[
        bad("ru en", "Правительство собралось.", "The [[goverment]] met."),
        bad("kk en", "Ол шешім қабылдады.", "He took a [[decsion]] at once."),
        bad("kk en", "Жол қардан жабылды.", "The road is closed [[becuase]] of the snow."),
        bad("kk ru", "Сот шешімді өзгертті.", "Суд [[измнил]] решение."),
        bad("en ru", "The ministry replied.", "Ответило [[министрество]]."),
        bad("en fr", "The government met.", "Le [[gouvernment]] s’est réuni."),
        bad("en es", "The government met.", "Se reunió el [[gobireno]]."),
        good("ru en", "Правительство собралось.", "The government met, and spent tenge on the colour and color grey."),
        good("kk en", "Бауыржан Бекжанов дутар тартты.", "Bauyrzhan Bekzhanov of Qyzylorda played the dutar."),
        good("kk en", "Той дастарқанында қазы болды.", "There was qazy, a sausage, on the table."),
        good("de en", "Die Blumenkränzchen sind neu.", "The “blumenkränzchen” are new."),
        good("en ru", "The government met.", "Правительство собралось."),
        good("en es", "They had to pay him.", "Tuvieron que pagarle."),
        good("en fr", "The chains are new.", "Les chaines sont neuves."),
    ],
)
def misspelt_word(segment: Segment, speller: Speller) -> Iterable[Finding]:
    """A word is none of its language, and one slip away from a common one.

    A letter was lost, added or changed, or changed places with its neighbour.

    It speaks of words in small letters where a dictionary of the language comes with tqcheck or with a package that it
    needs. Where that lacks many words, as in all languages but English and Russian, only slips are told that hardly
    make another word: letters in an order that no common word has, two letters turned round, in some also accents and
    doubled letters. Names, parts of links and codes, words in which the last letter is another one, and those that the
    source has or that sound like one of it (tenge) are left alone, and so are spellings that are both in use.
    `--spelling` has English looked at more closely, for slips of rarer words too; it needs harper-py, an offline
    speller.
    """
    found = speller.misspelt(segment.target)
    return _findings(segment, found) if found else ()


def _findings(segment: Segment, found: Iterable[Misspelt]) -> Iterator[Finding]:
    units = language(segment.target.language).units.by_first
    for start, end, likely in found:
        span = segment.target.span(start, end)
        if span.text not in segment.source.raw and span.text not in units and not _is_heard(span.text, segment.source):
            yield Finding("“{word}” is misspelt", {"word": span.text}, [span], likely)


def _is_heard(word: str, source: Text) -> bool:
    """Whether a word is one of the source in other letters."""
    spelt = {romanised(each, source.language) for each in words(source).lower if not each.isascii()} - {""}
    return any(spelt_alike(word, other) for other in spelt)
