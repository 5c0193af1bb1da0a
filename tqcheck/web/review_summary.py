"""A file under review in figures: what is left to do, by check and by category, and quality along the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from tqcheck.model import Document, Severity
from tqcheck.scoring import Score, Tally, Thresholds, Verdict, score, segment_score, tally, verdict
from tqcheck.web.review_block import Block, Checked, Found
from tqcheck.web.review_rows import state_of
from tqcheck.web.review_state import Review

MOST_BINS = 120  # of the curve
MOST_WEAKEST = 10


@dataclass(slots=True)
class Count:
    """Issues of one kind: those that stand, by what people decided, and those that edits have mended."""

    states: Counter[str] = field(default_factory=Counter)
    mended: int = 0

    @property
    def found(self) -> int:
        """All of them."""
        return self.states.total() + self.mended

    @property
    def open(self) -> int:
        """Those that nobody has decided."""
        return self.states["open"]

    @property
    def done(self) -> int:
        """Those that are decided or mended."""
        return self.found - self.open


class Bin(NamedTuple):
    """A stretch of the text, the one numbered `at` of all, with its mean score and its lowest."""

    at: int
    mean: float
    lowest: float


class Weak(NamedTuple):
    """A sentence with a low score."""

    row: int
    id: str
    score: float
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Part:
    """A document of the file as it stands: what people set aside does not count."""

    document: Document
    tally: Tally
    thresholds: Thresholds

    @property
    def score(self) -> Score | None:
        """Its figures, None without a source word."""
        return score(self.tally, self.thresholds)

    @property
    def verdict(self) -> Verdict:
        """Whether it could go out now."""
        return verdict(self.tally, self.thresholds)


@dataclass(frozen=True, slots=True)
class Summary:
    """A file under review in figures."""

    parts: Sequence[Part]
    all: Count
    severities: Mapping[str, Count]
    checks: Mapping[str, Count]
    categories: Mapping[str, Count]
    bins: Sequence[Bin]
    tenths: Sequence[Bin]
    weakest: Sequence[Weak]
    edited: int


def summary(review: Review) -> Summary:
    """The figures of a review at this moment."""
    blocks = list(zip(review.blocks, review.first, review.now, strict=True))
    counts = _counts(review, blocks)
    scores = [one for block, _, now in blocks for one in _scores(review, block, now)]
    return Summary(
        _parts(review, blocks),
        counts["", ""],
        {level.label: counts["severity", level.label] for level in sorted(Severity, reverse=True)},
        _busiest(counts, "check"),
        _busiest(counts, "category"),
        _bins([one.score for one in scores]),
        _bins([one.score for one in scores], 10),
        sorted((one for one in scores if one.score < 100), key=lambda one: (one.score, one.row))[:MOST_WEAKEST],
        sum(1 for row in review.rows() if row.edit),
    )


_Blocks = Iterable[tuple[Block, Checked, Checked]]


def _counts(review: Review, blocks: _Blocks) -> dict[tuple[str, str], Count]:
    counts: dict[tuple[str, str], Count] = {("severity", level.label): Count() for level in Severity}
    counts["", ""] = Count()
    for _, first, now in blocks:
        standing = Counter(found.key for found in _own(now))
        for found in _own(now):
            for kind in _kinds(found):
                counts.setdefault(kind, Count()).states[state_of(found, review.decision_on(found))] += 1
        for found in _own(first):
            if standing[found.key]:
                standing[found.key] -= 1
                continue
            for kind in _kinds(found):
                counts.setdefault(kind, Count()).mended += 1
    return counts


def _own(part: Checked) -> Iterator[Found]:
    """The issues of a block, each once."""
    for row, found in part.found.items():
        yield from (one for one in found if one.home == row)


def _kinds(found: Found) -> Iterator[tuple[str, str]]:
    yield "", ""
    yield "severity", found.issue.severity.label
    yield "check", found.issue.code
    yield "category", found.issue.category


def _busiest(counts: Mapping[tuple[str, str], Count], kind: str) -> dict[str, Count]:
    own = [(name, count) for (of, name), count in counts.items() if of == kind]
    return dict(sorted(own, key=lambda one: (-one[1].found, one[0])))


def _standing(review: Review, found: Iterable[Found]) -> list[Found]:
    return [one for one in found if state_of(one, review.decision_on(one)) != "dismissed"]


def _scores(review: Review, block: Block, now: Checked) -> Iterator[Weak]:
    for row, segment in enumerate(now.document.segments, block.first):
        issues = [one.issue for one in _standing(review, now.found.get(row, ()))]
        yield Weak(
            row,
            segment.id,
            segment_score(segment, issues, now.document.target_only),
            segment.target.raw,
            segment.target.language,
        )


def _parts(review: Review, blocks: _Blocks) -> list[Part]:
    """The documents of a file; the blocks of loose segments that have one name are one."""
    parts: dict[object, Part] = {}
    for block, _, now in blocks:
        document = block.document
        counted = tally(now.document, [one.issue for one in _standing(review, _own(now))])
        name = block.first if document.article else (document.path, document.id, document.target_language)
        if name in parts:
            parts[name].tally.add(counted)
        else:
            parts[name] = Part(document, counted, now.report.thresholds)
    return list(parts.values())


def _bins(scores: Sequence[float], most: int = MOST_BINS) -> list[Bin]:
    count = min(most, len(scores))
    edges = [len(scores) * number // count for number in range(count + 1)]
    cut = enumerate(pairwise(edges))
    return [Bin(at, sum(scores[first:end]) / (end - first), min(scores[first:end])) for at, (first, end) in cut]
