"""One thing counted twice in one list."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.counted import counted_twice_in
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Segment, Severity


@segment_check(
    "counted-twice",
    "accuracy/mistranslation",
    Severity.MAJOR,
    needs_source=False,
    gives_way_to=["conflated-terms"],
    target_facts=["conjunctions"],
    examples=[
        bad(
            "ru en",
            "Раскрыты преступления: 4 убийства и прочие.",
            "Police solved 4 murders, [[2 robberies]], [[31 robberies]] and 480 thefts.",
        ),
        bad(
            "en ru",
            "The count: arson and others.",
            "Зарегистрированы [[1 поджог]], 3 грабежа и [[12 поджогов]].",
        ),
        bad("en de", "Damage of the week.", "Es gab 3 Brände, [[1 Explosion]] und [[12 Explosionen]]."),
        good(
            "kk en",
            "Бір аптада 4 кісі өлтіру, 31 тонау тіркелді.",
            "Police solved 4 murders and 31 robberies.",
        ),
        good("ru en", "Изъято 2 кг героина и 5 кг гашиша.", "Police seized 2 kg of heroin and 5 kg of hashish."),
        good("de en", "3 Siege, 2 Niederlagen und 3 Remis.", "Three wins, 2 defeats and 3 draws."),
        good("en ru", "He got 2 years and 3 years.", "Он получил 2 года и 3 года."),
    ],
)
def counted_twice(segment: Segment) -> Iterator[Finding]:
    """A list in the translation counts the same thing twice, as in “1 robbery, 35 robberies”.

    It is seen from the translation alone: two things of the source were most likely given one name. Where the
    source counts one thing twice as well, the translation is not to blame and nothing is said.
    """
    pairs = counted_twice_in(segment.target)
    if not pairs or counted_twice_in(segment.source):
        return
    for one, other in pairs:
        spans = [segment.target.span(item.start, item.end) for item in (one, other)]
        yield Finding(
            "“{one}” and “{other}” stand in one list: the same thing is counted twice",
            {"one": spans[0].text, "other": spans[1].text},
            spans,
        )
