"""Marks of quotation that do not pair."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tqcheck.analysis.quotes import QuoteFault, closed_quotations, foreign_quotations, quote_faults, quote_mark_in
from tqcheck.check import bad, good, segment_check
from tqcheck.language import language
from tqcheck.model import Finding, Message, Segment, Severity, Span, Text

_UNCLOSED = Message("the quotation that {mark} opens is never closed")
_SAYS = {
    "unclosed": _UNCLOSED,
    "unopened": Message("{mark} closes a quotation that was never opened"),
    "opening where it closes": Message("the opening mark {mark} stands where a quotation closes"),
    "closing where it opens": Message("the closing mark {mark} stands where a quotation opens"),
    "mixed": Message("{opening} opens this quotation and {mark} closes it"),
    "space before closing": Message("before the closing mark {mark} stands a space, and after it none"),
    "space after opening": Message("after the opening mark {mark} stands a space, and before it none"),
}
_FOREIGN = Message("{marks} are not this language’s marks of quotation, which are {house}")
_LOST = frozenset({"unclosed", "unopened"})
_TURNED = frozenset({"opening where it closes", "closing where it opens"})
# Single marks of the source: what surely is a quotation, and what may be the begin or the end of one.
_SINGLE_PAIR = re.compile(
    r"(?<!\w)['‘‚‹](?=\w)[^'‘’‚‹›]*(?:\w['’]\w[^'‘’‚‹›]*)*(?:(?<![sS])['’‘›](?!\w)|(?<=[sS])['’›](?=[.,;:!?)]|$))"
)
_SINGLE = re.compile(r"(?<!\w)['‘‚‹]\w|['’›](?!\w)")
# A quotation that began before or goes on behind: one mark alone, where a quotation surely opens or closes.
_LONE = re.compile(r'(?:(?:^|:)\s*["“„«»](?=\w)|[,.!?…]["”“»](?=\s|$))')
_SPEECH = re.compile(r"['‘’‚‹›《》〈〉]|(?:^|[\s,.])[-–—―]")
_FIGURE = re.compile('[“„«"](\\d+)[”“»"]')
_OPENS_LOW = re.compile('(?<=\\w )[“„«"](\\w+)')
# Two quotations that end together, of which Russian and its neighbours close both by one mark.
_TWO_END = re.compile(r"[\"”’'»]{2}")
_ALONE = re.compile(r"[^\w\s]0[^\w\s]")


@segment_check(
    "quotation-marks",
    "linguistic-conventions/punctuation",
    Severity.MINOR,
    needs_source=False,
    target_facts=["quotes"],
    gives_way_to=["untranslated-text", "wrong-language"],
    examples=[
        bad("kk en", "«Біз дайынбыз», – деді Асқар.", "“We are [[ready, ”Askar]] said."),
        bad("ru en", "«Это остановит их», — сказал он.", "“It will stop [[them, “he]] said."),
        bad("ru en", "Группа «Заря» распалась.", "The group “Zarya[[“]] broke up."),
        bad("de en", "Er nannte es „Verrat“.", "He called it [[”]]treason”."),
        bad("en de", "He called it “treason” twice.", "Er nannte es zweimal [[„]]Verrat."),
        bad("en ru", "“We are ready,” he said.", "«Мы готовы[[”]], — сказал он."),
        bad("en ru", 'The firm "Zarya" closed.', 'Фирма [["Заря "закрылась.]]'),
        good("kk en", "«Біз дайынбыз», – деді Асқар.", "“We are ready,” Askar said."),
        bad(
            "kk en",
            "«264 «Трансұлттық топ» бабында бұл анық жазылған», – деді ол.",
            "[[“264”]] Transnational group “of the article says so clearly,” he said.",
        ),
        bad("ru en", "Он сказал «нет».", "He said [[«no»]]."),
        bad("en kk", "We need to go back there.”", "Ол жаққа қайта баруымыз керек[[«]]."),
        bad("en ru", "[[“]]We lived through a hard year.", "Мы пережили трудный год."),
        bad("en ru", "He called it ‘a lie’ again.", "Он снова назвал это [[«]]ложью."),
        bad("kk en", "«Арлан» тобы ұсталды.", "The [[group“ Arlan”]] was detained."),
        good("ru en", "«Всё началось в 90-е.", "“It all began in the ’90s."),
        good("en ru", "He works for “Zarya Bank”.", "Он работает в ООО «Банк «Заря»."),
        good("en ru", "“People said, ‘It is over,’” he said.", "«Люди говорили: «Всё кончено», — сказал он."),
        bad("kk ru", "“Арлан“ тобы ұсталды.", "Задержана группа «Арлан[[«]]."),
        good("en de", "The screen has 27 inches.", 'Der Bildschirm hat 27".'),
        good("en tr", "He told “Sabah” so.", "Bunu “Sabah”a söyledi."),
        good("en kk", 'He told "Zarya" so.', 'Ол мұны "Заря"ға айтты.'),
        good("en fr", "He said “no”.", "Il a dit « non »."),
        good("en zh", "He said “no”.", "他说“不”。"),
    ],
)
def quotation_marks(segment: Segment) -> Iterable[Finding]:
    """Marks of quotation do not pair in the translation, or are another language's.

    One was lost, turned round, set on the wrong side of its space, or is of another kind than its partner.
    Where the source has a fault of the same kind, or a quotation there goes on in another segment, nothing
    is said, unless the translation lost the only mark of a quotation that the source begins or ends there.
    Apostrophes, inches and single marks are left alone.
    """
    if not quote_mark_in(segment.target.raw):
        return _lone_lost(segment) if quote_mark_in(segment.source.raw) else ()
    faults = quote_faults(segment.target)
    found = list(_findings(segment, faults)) if faults else list(_foreign(segment)) or list(_unshared(segment))
    return found or _round_figures(segment)


def _lone_lost(segment: Segment) -> Iterator[Finding]:
    """The one mark of a quotation that the segment shares with its neighbours, where the translation has none."""
    source = segment.source
    lone = _LONE.search(source.raw)
    if lone is None or _SPEECH.search(segment.target.raw):
        return
    place = lone.end() - 1
    if any(fault.place != place for fault in quote_faults(source)) or closed_quotations(source):
        return
    if quote_faults(source):
        values = {"mark": source.raw[place]}
        yield Finding("the mark of quotation {mark} is lost", values, [source.span(place, place + 1)])


def _foreign(segment: Segment) -> Iterator[Finding]:
    """Quotations in marks that the language does not use so."""
    target = segment.target
    for start, end, house in foreign_quotations(target):
        raw = target.raw[start:end]
        values = {"marks": raw[0] + raw[-1], "house": "".join(house)}
        habits = language(target.language).punctuation
        inner = habits.after.get(house[0], "") + raw[1:-1].strip() + habits.before.get(house[1], "")
        yield Finding(_FOREIGN, values, [target.span(start, end)], edit=f"{house[0]}{inner}{house[1]}")


def _unshared(segment: Segment) -> Iterator[Finding]:
    """A mark that opens a quotation inside another, both closed by one mark, where the source has no such two."""
    raw = segment.target.raw
    opened, closed = raw.count("«"), raw.count("»")
    if 0 < closed < opened and _TWO_END.search(segment.source.raw) is None and opened <= _quotations(segment.source):
        place = raw.index("«")
        yield Finding(_UNCLOSED, {"mark": "«"}, [segment.target.span(place, place + 1)])


def _quotations(source: Text) -> int:
    """How many quotations of the source surely are opened and closed, none of them inside another."""
    outer = closed_quotations(source)
    alone = [match for match in _SINGLE_PAIR.finditer(source.raw) if not any(a < match.start() < b for a, b in outer)]
    return len(outer) + len(alone)


def _round_figures(segment: Segment) -> Iterator[Finding]:
    """Figures alone in marks of quotation, where the source has marks, but round other words.

    Without a source: a figure that begins the text, where a second quotation opens before a function word, as nothing
    else than a quotation within a quotation would have it (“264” Group “of the code is clear,” he said).
    """
    if not segment.source.raw:
        first, second = _FIGURE.match(segment.target.raw), _OPENS_LOW.search(segment.target.raw)
        closed = language(segment.target.language).closed_words
        if first and second and second[1] in closed and second.start() > first.end():
            figure, span = first[1], segment.target.span(*first.span())
            yield Finding("marks of quotation stand round {figure} alone", {"figure": figure}, [span], figure)
        return
    for match in _FIGURE.finditer(segment.target.raw):
        figure = match[1]
        source = segment.source.raw
        if figure in source and quote_mark_in(source) and not _ALONE.search(source.replace(figure, "0")):
            yield Finding(
                "marks of quotation stand round {figure} alone, which they do not in the source",
                {"figure": figure},
                [segment.target.span(*match.span())],
                figure,
            )


def _findings(segment: Segment, faults: Iterable[QuoteFault]) -> Iterator[Finding]:
    of_source = {fault.kind for fault in quote_faults(segment.source)}
    unsure = "inside a word" in of_source or '""' in segment.source.raw
    target = segment.target
    for fault in faults:
        if fault.kind not in _SAYS:
            continue
        own = fault.kind in _TURNED and target.raw[fault.place] not in segment.source.raw
        if fault.kind in of_source and not own:
            continue
        if fault.kind in _LOST and (unsure or _goes_on(segment, fault.place)):
            continue
        values = {"mark": target.raw[fault.place]}
        if fault.opening is not None:
            values["opening"] = target.raw[fault.opening]
        span, edit = _mended(target, fault)
        yield Finding(_SAYS[fault.kind], values, [span], edit=edit)


def _goes_on(segment: Segment, place: int) -> bool:
    """Whether a lone mark may belong to a quotation that the source does not mark here, or marks otherwise."""
    source = segment.source.raw
    if quote_mark_in(source):
        return False
    loose = _SINGLE_PAIR.sub("", source)
    if _SINGLE.search(loose):
        return True
    if loose != source:
        return False
    before, after = segment.target.raw[:place].rstrip(), segment.target.raw[place + 1 :]
    return before[-1:] in ("", ":") or not any(map(str.isalnum, after))


def _mended(text: Text, fault: QuoteFault) -> tuple[Span, str | None]:
    """The place of a fault and how it should read, where that is certain."""
    raw, place = text.raw, fault.place
    before, after = raw[:place], raw[place + 1 :]
    if not fault.right:
        return text.span(place, place + 1), None
    if before[-1:].isspace() and fault.kind in ("space before closing", "opening where it closes"):
        start, end = _run_before(before[:-1]), place + 1 + _run_after(after)
        rest = raw[place + 1 : end]
        return text.span(start, end), f"{raw[start : place - 1]}{fault.right}{rest and ' ' + rest}"
    if fault.kind == "space after opening":
        if not after[:1].isspace():  # a mark of the sentence follows: where it belongs nobody knows
            return text.span(place, place + 1), None
        start, end = _run_before(before), place + 2 + _run_after(after[1:])
        return text.span(start, end), f"{raw[start:place]} {fault.right}{raw[place + 2 : end]}"
    return text.span(place, place + 1), fault.right


def _run_before(text: str) -> int:
    """Where the last word of `text` starts; its length if it ends in white space."""
    return len(text) - len(text.split(" ")[-1])


def _run_after(text: str) -> int:
    """How long the first word of `text` is; 0 if it starts with white space."""
    return len(text.split(" ", 1)[0])
