"""A clause that contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.contradictions import denied_and_affirmed, turned_round
from tqcheck.check import SO_IN_SOURCE, bad, good, segment_check
from tqcheck.model import Finding, Message, Segment, Severity, Span

_DENIED = Message("“{denied}” is denied and affirmed in one clause{copied}")
_TURNED = Message("“{verb}” does not fit the figures: from “{first}” to “{last}”{copied}")


@segment_check(
    "self-contradiction",
    "accuracy/mistranslation",
    Severity.MAJOR,
    needs_source=False,
    gives_way_to=["number-order", "number-mismatch"],
    target_facts=["reporting.not_this"],
    examples=[
        bad("kk en", "", "Parents apply [[not twice, but only twice]], the office said."),
        bad("ru en", "", "Visitors pay [[not at the gate but only at the gate]]."),
        bad("en ru", "", "Справку выдают [[не в банке, а только в банке]]."),
        bad("ru kk", "", "Құжат [[екі рет емес, тек екі рет]] тапсырылады."),
        bad("ru en", "", "Unemployment [[fell]] from [[4.8%]] to [[5.6%]] in a year."),
        bad("en ru", "", "Цена [[выросла]] с [[310 тенге]] до [[280 тенге]] за литр."),
        good("kk en", "", "Parents apply not twice, but only once."),
        good("ru en", "", "Not once but twice did he win."),
        good("en ru", "", "Справку выдают не в банке, а только в суде."),
        good("ru kk", "", "Құжат екі рет емес, тек бір рет тапсырылады."),
        good("ru en", "", "Unemployment fell from 5.6% to 4.8% in a year."),
        good("en ru", "", "Рост цен снизился с 9% до 7%."),
        good("kk en", "", "Kazakhstan rose from 30 to 25 place in the index."),
    ],
)
def self_contradiction(segment: Segment) -> Iterator[Finding]:
    """A clause denies and affirms one thing (“not once, but only once”), or its figures fall where they should rise.

    It is seen from the translation alone. Where the source contradicts itself in the same way, that is said, at no
    cost.
    """
    text = segment.target
    for one in denied_and_affirmed(text):
        copied = bool(denied_and_affirmed(segment.source))
        values = {"denied": text.raw[slice(*one.denied)]}
        yield _finding(_DENIED, values, [text.span(one.start, one.end)], copied)
    for two in turned_round(text):
        copied = bool(turned_round(segment.source))
        spans = [text.span(*place) for place in two]
        values = {"verb": spans[0].text, "first": spans[1].text, "last": spans[2].text}
        yield _finding(_TURNED, values, spans, copied)


def _finding(template: Message, values: dict[str, str], spans: list[Span], copied: bool) -> Finding:
    values["copied"] = SO_IN_SOURCE if copied else ""
    return Finding(template, values, spans, severity=Severity.NEUTRAL if copied else None)
