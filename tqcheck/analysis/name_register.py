"""Which spelling an article gives each name of its source: what an archive keeps of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, product
from typing import NamedTuple

from tqcheck.analysis.morphology import analyser
from tqcheck.analysis.name_sounds import plain_spelling
from tqcheck.analysis.named import same_names
from tqcheck.analysis.names import Name
from tqcheck.analysis.romanising import romanised
from tqcheck.analysis.scripts import LATIN, script
from tqcheck.analysis.spellings import is_listed
from tqcheck.analysis.stems import stems
from tqcheck.archive import Use
from tqcheck.language import language
from tqcheck.model import Document, Segment, Span, analysis

NAME = "name"  # the kind of these uses in an archive
_BETWEEN = frozenset((" ", "-", "\u00a0"))
_LIKENESS = 0.75  # of two names without endings, that they are one
_REMEMBERED = 1 << 14

Pair = tuple[Name, Name]


class NameUse(NamedTuple):
    """A name of the source and its spelling in the translation, both without endings, and where that stands."""

    key: str
    spelling: str
    span: Span


@analysis
def name_uses(document: Document) -> tuple[NameUse, ...]:
    """How the translation spells the names that it has by their sound, in the order of the text.

    A first name and a surname are one name; the surname is one by itself as well, since articles go on with it alone.
    """
    return tuple(use for segment in document.segments for use in _uses(segment))


def register_uses(document: Document) -> tuple[Use, ...]:
    """What an archive keeps of an article's names."""
    counts = Counter((use.key, use.spelling) for use in name_uses(document))
    return tuple(Use(NAME, *pair, times) for pair, times in sorted(counts.items()))


def _uses(segment: Segment) -> Iterator[NameUse]:
    for run in _runs(same_names(segment), segment):
        bases = [_bases(pair, segment) for pair in run]
        if any(base is None for base in bases):
            continue
        ones, others = zip(*filter(None, bases), strict=True)
        names = [one for one, _ in run], [other for _, other in run]
        if len(run) > 1:
            span = segment.target.span(names[1][0].start, names[1][-1].end)
            key = _put_together(ones, names[0], segment.source.raw)
            yield NameUse(key, _put_together(others, names[1], segment.target.raw), span)
        last = names[1][-1]
        yield NameUse(ones[-1], others[-1], segment.target.span(last.start, last.end))


def _runs(pairs: Sequence[Pair], segment: Segment) -> Iterator[list[Pair]]:
    """Pairs of names that follow each other on both sides: the parts of one name."""
    run: list[Pair] = []
    for pair in pairs:
        if run and not all(
            raw[before.end : name.start] in _BETWEEN
            for raw, before, name in zip((segment.source.raw, segment.target.raw), run[-1], pair, strict=True)
        ):
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


def _put_together(bases: Sequence[str], names: Sequence[Name], raw: str) -> str:
    """The parts of a name without their endings, with what stands between them."""
    gaps = [raw[one.end : other.start] for one, other in pairwise(names)]
    return "".join(base + gap for base, gap in zip(bases, [*gaps, ""], strict=True))


def _bases(pair: Pair, segment: Segment) -> tuple[str, str] | None:
    """Two names that answer each other without their endings, as they are written; None where that is not sure.

    Places are none of a desk's names: languages have names of their own for them, and for what is theirs.
    """
    one, other = pair
    tags = segment.source.language, segment.target.language
    if one.places or other.places or script(one.word[0]) not in language(tags[0]).scripts:
        return None
    found = base_pair(one.word.lower(), tags[0], other.word.lower(), tags[1])
    if found.likeness < _LIKENESS or script(other.word[0]) not in language(tags[1]).scripts:
        return None
    return _as_written(found.one, one.word), _as_written(found.other, other.word)


def _as_written(base: str, word: str) -> str:
    """A lower-case base with the capitals of the word it is of."""
    return word[: len(base)] if word.lower().startswith(base) else base.capitalize()


class Bases(NamedTuple):
    """Two names without endings, in lower case, and how alike they are spelt, from 0 to 1."""

    one: str
    other: str
    likeness: float


@lru_cache(maxsize=_REMEMBERED)
def base_pair(one: str, tag: str, other: str, other_tag: str) -> Bases:
    """Two lower-case names that answer each other as they are without endings: those that sound most alike.

    Of equals those whose letters are nearer as well, then known names, then the longest.
    """
    best = _most_alike(stems(one, tag), tag, stems(other, other_tag), other_tag)
    if best.likeness < 1 and "pymorphy3" in (language(tag).inflection.method, language(other_tag).inflection.method):
        best = _most_alike(_nominatives(one, tag), tag, _nominatives(other, other_tag), other_tag)
    return best


def _most_alike(ones: Sequence[str], tag: str, others: Sequence[str], other_tag: str) -> Bases:
    from rapidfuzz.fuzz import ratio

    found = []
    for one, other in product(ones, others):
        heard, read = romanised(one, tag), romanised(other, other_tag)
        sound = ratio(plain_spelling(heard), plain_spelling(read)) / 100
        found.append((sound, ratio(heard, read), _is_listed(one) + _is_listed(other), len(one), one, other))
    best = max(found)
    return Bases(best[4], best[5], best[0])


def _is_listed(word: str) -> bool:
    return is_listed(romanised(word, "en") if script(word[0]) == LATIN else word)


@lru_cache(maxsize=_REMEMBERED)
def _nominatives(word: str, tag: str) -> Sequence[str]:
    """What a name may be without its ending: by the dictionary, where one of all forms knows it, or by the rules."""
    if language(tag).inflection.method != "pymorphy3":
        return stems(word, tag)
    parses = analyser(language(tag).primary).parse(word)
    forms = [form.word for parse in parses if (form := parse.inflect({"nomn"}))]
    return forms if any(parse.is_known for parse in parses) and forms else [*forms, *stems(word, tag)]
