"""What stands when all decisions are taken together: a pure function of their list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from tqcheck.accepted import Fingerprint
from tqcheck.store.decision import ON_ISSUES, Decision, Pair


@dataclass(frozen=True, slots=True)
class Standing:
    """The decision that stands on each issue and the edit that stands on each pair: the latest; and all notes."""

    issues: Mapping[Fingerprint, Decision] = field(default_factory=dict)
    edits: Mapping[Pair, Decision] = field(default_factory=dict)
    notes: Mapping[Pair, tuple[Decision, ...]] = field(default_factory=dict)

    @property
    def dismissed(self) -> dict[Fingerprint, Decision]:
        """The issues that are set aside, with why, by whom and until when."""
        return {known: decision for known, decision in self.issues.items() if decision.kind != "confirm"}

    @property
    def confirmed(self) -> dict[Fingerprint, Decision]:
        """The issues that a person has confirmed as errors."""
        return {known: decision for known, decision in self.issues.items() if decision.kind == "confirm"}


def standing(decisions: Iterable[Decision], today: date | None = None) -> Standing:
    """What stands of decisions in any order. With `today` what has expired by then does not."""
    issues: dict[Fingerprint, Decision] = {}
    edits: dict[Pair, Decision] = {}
    notes: dict[Pair, tuple[Decision, ...]] = {}
    for decision in not_undone(decisions):
        if decision.kind in ON_ISSUES:
            issues[decision.fingerprint] = decision
        elif decision.kind == "edit":
            edits[decision.pair] = decision
        else:
            notes[decision.pair] = (*notes.get(decision.pair, ()), decision)
    live = {known: one for known, one in issues.items() if today is None or not one.expires or today < one.expires}
    return Standing(live, edits, notes)


def not_undone(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that nobody has taken back, in the order of their ids, without the undos themselves.

    An undo can be undone, which brings back what it took.
    """
    undone: set[int] = set()
    left = []
    for decision in sorted(decisions, key=lambda one: one.id, reverse=True):
        if decision.id in undone:
            continue
        if decision.undoes is None:
            left.append(decision)
        else:
            undone.add(decision.undoes)
    return left[::-1]
