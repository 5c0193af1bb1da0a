"""What the checks are worth, learnt from what people decided: how many of their issues were confirmed as errors."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tqcheck.model import Severity
from tqcheck.store.decision import Decision
from tqcheck.store.standing import standing

_Z = 1.959964  # the quantile of the normal distribution for 95 %, both sides


@dataclass(frozen=True, slots=True)
class Worth:
    """What people decided on the issues of a check, each issue once; an override counts as not confirmed."""

    code: str
    confirmed: int
    dismissed: int
    overridden: int

    @property
    def decided(self) -> int:
        """How many issues of the check were decided on."""
        return self.confirmed + self.dismissed + self.overridden

    @property
    def share(self) -> float:
        """The confirmed share of them, from 0 to 1."""
        return self.confirmed / self.decided

    @property
    def interval(self) -> tuple[float, float]:
        """The bounds between which the check's true share lies, with 95 % confidence."""
        return wilson(self.confirmed, self.decided)


@dataclass(frozen=True, slots=True)
class Demotion:
    """A check that people do not confirm often enough, its severity now, and the one below."""

    worth: Worth
    now: Severity
    then: Severity


def worths(decisions: Iterable[Decision]) -> list[Worth]:
    """The worth of each check that was decided on, the most decided first.

    An issue counts by the decision that stands on it; that a dismissal has expired does not make it any less one.
    """
    counts = Counter((one.code, one.kind) for one in standing(decisions).issues.values())
    found = [
        Worth(code, counts[code, "confirm"], counts[code, "dismiss"], counts[code, "override"])
        for code in {code for code, _ in counts}
    ]
    return sorted(found, key=lambda worth: (-worth.decided, worth.code))


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """The 95 % score interval of a share (E. B. Wilson 1927, Journal of the American Statistical Association 22, 209).

    The roots in p of (k/n - p)² = z² p (1 - p) / n. It holds its level for small numbers, and for none and all, where
    the usual interval does not. `trials` is at least 1.
    """
    share, z2n = successes / trials, _Z * _Z / trials
    centre = (share + z2n / 2) / (1 + z2n)
    half = _Z * math.sqrt(share * (1 - share) / trials + z2n / (4 * trials)) / (1 + z2n)
    return max(0.0, centre - half), min(1.0, centre + half)


def demotions(
    found: Sequence[Worth],
    own: Mapping[str, Severity],
    configured: Mapping[str, Severity],
    least: int,
    below: float,
) -> list[Demotion]:
    """The checks with at least `least` decisions whose true share is, with confidence, below `below` (0 to 1).

    `own` are the severities that the checks declare, `configured` those that the settings put over them. A check that
    stands below its own severity already is not named again: the same decisions would sink it step by step.
    """
    named = []
    for worth in found:
        if worth.code not in own:
            continue  # a check of an earlier version, or of a plug-in that is not installed
        now = configured.get(worth.code, own[worth.code])
        if now < own[worth.code] or now == Severity.NEUTRAL:
            continue
        if worth.decided >= least and worth.interval[1] < below:
            named.append(Demotion(worth, now, Severity(now - 1)))
    return named
