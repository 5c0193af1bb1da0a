"""Terms written with other capitals than the glossary's."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.words import fold, with_capital
from tqcheck.check import bad, good, segment_check
from tqcheck.glossary.concepts import Glossary
from tqcheck.glossary.match import terms
from tqcheck.language import Language, language
from tqcheck.model import Finding, Segment, Severity

_ROWS = """en\tkk\tru\tde\tcasing
Interior Ministry\tІшкі істер министрлігі\tМинистерство внутренних дел\tInnenministerium\tyes
akim\tәкім\tаким\tAkim\tyes
EuroChem\tЕвроХим\tЕвроХим\tEuroChem\tyes
"""


@segment_check(
    "term-casing",
    "terminology/inconsistent-with-resource",
    Severity.MINOR,
    needs_source=False,
    gives_way_to=["untranslated-text", "wrong-language", "sentence-case", "forbidden-term"],
    examples=[
        bad("ru en", "Так сообщило Министерство внутренних дел.", "The [[interior ministry]] said so.", _ROWS),
        bad("ru en", "Встречу провёл аким.", "The [[Akim]] held the meeting.", _ROWS),
        bad("kk en", "Жиынды әкім өткізді.", "The [[Akim]] chaired the meeting.", _ROWS),
        bad("en de", "The akim held a meeting.", "Der [[akim]] hielt eine Sitzung ab.", _ROWS),
        bad("ru en", "Завод построит «ЕвроХим».", "The plant will be built by [[Eurochem]].", _ROWS),
        good("ru en", "Завод построит «ЕвроХим».", "The plant will be built by EuroChem.", _ROWS),
        good("ru en", "Так сообщило Министерство внутренних дел.", "The Interior Ministry said so.", _ROWS),
        good("ru en", "Аким провёл встречу.", "Akim Serik Ivanov held the meeting.", _ROWS),
        good("ru en", "ГЛАВНОЕ ИЗ МВД", "NEWS FROM THE INTERIOR MINISTRY", _ROWS),
    ],
)
def term_casing(segment: Segment, glossary: Glossary) -> Iterator[Finding]:
    """A term has capitals where the glossary has none, or the other way round.

    It speaks only of rows whose `casing` is yes. The first word of a sentence, a text in capitals and a title
    before a name are as they should be.
    """
    raw = segment.target.raw
    if "casing" not in glossary.facts or raw.isupper():
        return
    tongue = language(segment.target.language)
    for match in terms(segment.target, glossary):
        if not match.concept.rules.casing or match.term.forbidden or match.term.exact:
            continue
        written, wanted = raw[match.start : match.end].split(), match.term.text.split()
        if len(written) != len(wanted) or _begins(raw, match.start):
            continue
        right = [_cased(one, other, tongue) for one, other in zip(written, wanted, strict=True)]
        if right != written and not _before_a_name(raw, match.end, written[-1]):
            yield Finding(
                "“{words}” is “{term}” in the glossary ({file}, row {row})",
                {
                    "words": raw[match.start : match.end],
                    "term": match.term.text,
                    "file": match.concept.file,
                    "row": str(match.concept.row),
                },
                [segment.target.span(match.start, match.end)],
                suggestion=" ".join(right),
                severity=match.concept.rules.severity,
            )


def _cased(written: str, wanted: str, tongue: Language) -> str:
    """A word in the capitals of another, which may have another ending; as it stands where that leaves a doubt."""
    small = fold(written, tongue)
    if wanted.isupper() and len(wanted) > 1:
        return written.upper()
    if wanted[1:] == wanted[1:].lower():
        return with_capital(small, tongue) if wanted[:1].isupper() else small
    model = fold(wanted, tongue)  # EuroChem, Kassym-Jomart
    return wanted + small.removeprefix(model) if small.startswith(model) else written


def _begins(raw: str, start: int) -> bool:
    """Whether a place begins a sentence or a quotation."""
    before = raw[:start].rstrip()
    return not before or before[-1] in ".!?…:–—“”«„\"'(" or (not before[-1].isalnum() and before[-1] not in ",;")


def _before_a_name(raw: str, end: int, word: str) -> bool:
    """Whether a title in a capital stands before a name."""
    return word[:1].isupper() and raw[end:].lstrip()[:1].isupper()
