"""What a desk's own rules say."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.check import bad, good, segment_check
from tqcheck.desk import Desk
from tqcheck.model import Finding, Segment, Severity

_RULES = """- id: police-officer
  target: {regex: 'officers? of (the )?police'}
  message: say “police officer”
  suggestion: police officer
- id: doses
  source: [{forms: разовая доза}, {forms: бір реттік доза}]
  target: {words: portions}
  message: a dose is no portion
- id: grad
  target: {forms: Strafverfahren}
  source: {words: case}
  without: {source: {words: criminal}}
  message: a case is a Strafverfahren only where the source says criminal
"""


@segment_check(
    "desk-rule",
    "terminology/inconsistent-with-resource",
    Severity.MAJOR,
    needs_source=False,
    gives_way_to=["untranslated-text", "wrong-language"],
    examples=[
        bad("ru en", "Ранен полицейский.", "An [[officer of the police]] was wounded.", _RULES),
        bad("kk en", "Бұл – 300 [[бір реттік доза]].", "That is 300 [[portions]].", _RULES),
        bad("en de", "The [[case]] goes on.", "Das [[Strafverfahren]] geht weiter.", _RULES),
        good("ru en", "Ранен полицейский.", "A police officer was wounded.", _RULES),
        good("kk en", "Ас 300 бөлікке бөлінді.", "The food was cut into 300 portions.", _RULES),
        good("en de", "The criminal case goes on.", "Das Strafverfahren geht weiter.", _RULES),
    ],
)
def desk_rule(segment: Segment, desk: Desk) -> Iterator[Finding]:
    """A rule of the desk speaks: its patterns stand on the sides that it names.

    The rules are written in YAML (see docs/glossaries.md) and given by `rules` in the settings or by `--rules`. A
    regular expression that takes longer than a tenth of a second in a sentence is named among the run's failures.
    """
    for rule in desk.rules:
        places = rule.find(segment)
        if places is None:
            continue
        sides = {"target": segment.target, "source": segment.source}
        spans = [sides[side].span(*place) for side, place in places.items()]
        yield Finding(
            "{message} (rule {rule})",
            {"message": rule.message, "rule": rule.id},
            spans,
            suggestion=rule.suggestion if "target" in places else None,
            severity=rule.severity,
        )
