"""Desk rules: what a newsroom wants flagged and no glossary row can say, written in YAML and not in Python.

    - id: no-officers-as-police
      source: {forms: сотрудник полиции}
      target: {regex: "\\\\bofficers? of police\\\\b"}
      message: say “police officer”
      suggestion: police officer
      severity: minor
      languages: ru en
      bad:
        - [Сотрудник полиции ранен., An officer of police was wounded.]
      good:
        - [Сотрудник полиции ранен., A police officer was wounded.]

A rule speaks where all its patterns stand: `words` as written in any case, `forms` in any inflected form, `regex`, or
a list of such, any of which will do. `without` names what must not stand on a side for the rule to speak.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from tqcheck.analysis.wording import find_words, words_of
from tqcheck.errors import GlossaryError, nearest
from tqcheck.glossary.phrases import find_phrase
from tqcheck.glossary.table import content_of
from tqcheck.language import canonical
from tqcheck.model import Segment, Severity, Text

_KEYS = (
    "id", "source", "target", "without", "message", "suggestion", "severity", "languages", "good", "bad",
)  # fmt: skip
_KINDS = ("words", "forms", "regex")
_SECONDS = 0.1  # for one regular expression in one sentence


class Pattern(NamedTuple):
    """One thing to look for in a text: its kind (words, forms, regex) and what is looked for."""

    kind: str
    wanted: str

    def find(self, text: Text) -> tuple[int, int] | None:
        """The first place where it stands; TimeoutError if a regular expression takes too long."""
        if self.kind == "regex":
            return _by_regex(self.wanted, text)
        if self.kind == "forms":
            return find_phrase(self.wanted, text)
        return find_words(words_of(self.wanted, text.language), text)


@dataclass(frozen=True, slots=True)
class Rule:
    """A desk's rule. `languages` is a pair, or empty for any; `good` and `bad` are pairs of source and target."""

    id: str
    source: tuple[Pattern, ...]
    target: tuple[Pattern, ...]
    without: tuple[tuple[str, Pattern], ...]
    message: str
    suggestion: str | None
    severity: Severity | None
    languages: tuple[str, str] | None
    good: tuple[tuple[str, str], ...]
    bad: tuple[tuple[str, str], ...]
    path: str

    def find(self, segment: Segment) -> dict[str, tuple[int, int]] | None:
        """The places by side where the rule speaks, or None where it does not."""
        if self.languages and self.languages != (segment.source.language, segment.target.language):
            return None
        found: dict[str, tuple[int, int]] = {}
        for side, text, patterns in (
            ("target", segment.target, self.target),
            ("source", segment.source, self.source),
        ):
            if patterns:
                place = _first(patterns, text)
                if place is None:
                    return None
                found[side] = place
        for side, pattern in self.without:
            # Where there is no source, nobody knows what stands in it.
            text = segment.source if side == "source" else segment.target
            if (side == "source" and not text.raw) or pattern.find(text) is not None:
                return None
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """The rules of a desk, and a digest of their files."""

    rules: tuple[Rule, ...] = ()
    digest: str = ""


def read_desk(paths: Iterable[str | Path]) -> Desk:
    """The rules of some files; GlossaryError for the first mistake in them."""
    rules: list[Rule] = []
    digest = hashlib.sha256()
    for path in map(Path, paths):
        content = content_of(path, "check the path of the rules")
        digest.update(content)
        rules += _rules(content, str(path))
    seen: dict[str, Rule] = {}
    for rule in rules:
        if rule.id in seen:
            raise GlossaryError(f"two rules are called “{rule.id}”", path=rule.path, remedy="give one another id")
        seen[rule.id] = rule
    return Desk(tuple(rules), digest.hexdigest() if rules else "")


def _rules(content: bytes, path: str) -> Iterator[Rule]:
    import yaml  # 15 ms that only a desk with rules needs

    try:
        table = yaml.safe_load(content.decode("utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        raise GlossaryError(
            f"not a YAML file: {str(error).splitlines()[0]}", path=path, line=line, remedy="check the indentation there"
        ) from error
    if not isinstance(table, list):
        raise GlossaryError("not a list of rules", path=path, remedy="begin each rule with “- id: …”")
    for number, entry in enumerate(table, 1):
        if not isinstance(entry, dict):
            raise GlossaryError(f"rule {number} is no table of keys", path=path, remedy="begin it with “- id: …”")
        yield _rule(entry, f"rule {entry.get('id', number)}", path)


def _rule(entry: Mapping[str, Any], name: str, path: str) -> Rule:
    def refuse(problem: str, remedy: str | None = None) -> GlossaryError:
        return GlossaryError(f"{name}: {problem}", path=path, remedy=remedy)

    for key in entry:
        if key not in _KEYS:
            raise refuse(f"there is no key “{key}”", nearest(str(key), _KEYS))
    if not entry.get("id") or not entry.get("message"):
        raise refuse("a rule needs an id and a message")
    sides: dict[str, tuple[Pattern, ...]] = {}
    for side in ("source", "target"):
        sides[side] = _patterns(entry.get(side), refuse)
    if not any(sides.values()):
        raise refuse("it has neither a source nor a target pattern", "say what it looks for, and on which side")
    without = entry.get("without") or {}
    if not isinstance(without, dict) or not without.keys() <= {"source", "target"}:
        raise refuse("“without” names a side", "write without: {target: {words: …}}")
    label = entry.get("severity")
    if label is not None and label not in [level.label for level in Severity]:
        raise refuse(f"no severity is called “{label}”", nearest(str(label), [level.label for level in Severity]))
    pair = str(entry.get("languages", "")).split()
    if len(pair) not in (0, 2):
        raise refuse("“languages” is a pair such as “kk en”")
    for side, tag in zip(("source", "target"), pair, strict=False):
        for pattern in sides[side]:
            _refuse_empty(pattern, tag, refuse)
    return Rule(
        str(entry["id"]),
        sides["source"],
        sides["target"],
        tuple((side, pattern) for side, given in without.items() for pattern in _patterns(given, refuse)),
        str(entry["message"]),
        str(entry["suggestion"]) if entry.get("suggestion") else None,
        Severity.of(label) if label else None,
        (canonical(pair[0]), canonical(pair[1])) if pair else None,
        _examples(entry.get("good"), refuse),
        _examples(entry.get("bad"), refuse),
        path,
    )


def _refuse_empty(pattern: Pattern, tag: str, refuse: Any) -> None:
    if pattern.kind != "regex" and not words_of(pattern.wanted, tag):
        raise refuse(f"“{pattern.wanted}” has no word")


def _patterns(given: Any, refuse: Any) -> tuple[Pattern, ...]:
    """The patterns of a side: one table, or a list of them, or plain words."""
    if given is None:
        return ()
    found: list[Pattern] = []
    for one in given if isinstance(given, list) else [given]:
        table = {"words": one} if isinstance(one, str) else one
        if not isinstance(table, dict) or not table:
            raise refuse(f"“{one}” is no pattern", "write {words: …}, {forms: …} or {regex: …}")
        for kind, wanted in table.items():
            if kind not in _KINDS:
                raise refuse(f"there is no pattern of the kind “{kind}”", nearest(str(kind), _KINDS))
            if kind == "regex":
                _compiled(str(wanted), refuse)
            found.append(Pattern(kind, str(wanted)))
    return tuple(found)


def _examples(given: Any, refuse: Any) -> tuple[tuple[str, str], ...]:
    pairs = given or []
    if not isinstance(pairs, list) or any(not isinstance(pair, list) or len(pair) != 2 for pair in pairs):
        raise refuse("its examples are pairs", "write - [source, target]")
    return tuple((str(source), str(target)) for source, target in pairs)


def _first(patterns: Sequence[Pattern], text: Text) -> tuple[int, int] | None:
    return next((place for pattern in patterns if (place := pattern.find(text)) is not None), None)


def _by_regex(wanted: str, text: Text) -> tuple[int, int] | None:
    import regex  # it has a time limit, which the standard library's has not

    match = regex.search(wanted, text.raw, flags=regex.IGNORECASE, timeout=_SECONDS)
    return match.span() if match else None


def _compiled(wanted: str, refuse: Any) -> None:
    import regex

    try:
        regex.compile(wanted)
    except regex.error as error:
        raise refuse(f"“{wanted}” is no regular expression: {error}") from error
