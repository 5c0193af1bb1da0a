"""Spaces beside marks of punctuation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tqcheck.analysis.spaces import SpaceFault, SpaceKind, space_faults
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Message, Segment, Severity

_SAYS: dict[SpaceKind, str] = {
    "doubled": Message("a space is doubled"),
    "before": Message("before “{mark}” stands a space"),
    "inside": Message("a space stands on the inner side of “{mark}”"),
    "empty": Message("the brackets hold nothing"),
    "nothing quoted": Message("the marks of quotation hold nothing"),
    "after": Message("after “{mark}” a space is missing"),
    "after stop": Message("after “{mark}” a space is missing"),
    "outside": Message("a space is missing on the outer side of “{mark}”"),
    "ending": Message("“{mark}” is torn from its word"),
    "wide": Message("beside the full-width “{mark}” stands a space"),
    "due before": Message("before “{mark}” a space is missing"),
    "due after": Message("after “{mark}” a space is missing"),
}


@segment_check(
    "spacing",
    "linguistic-conventions/punctuation",
    Severity.MINOR,
    needs_source=False,
    gives_way_to=["untranslated-text", "wrong-language", "quotation-marks", "garbled-text", "doubled-punctuation"],
    examples=[
        bad("kk en", "Сот кеше басталып, бүгін аяқталды.", "The trial began[[ ,]] and ended[[ .]]"),
        bad("ru en", "Он пришёл, но опоздал.", "He came[[,]]but was late."),
        bad("ru en", "Он ушёл. Никто не заметил.", "He was seen[[.]]Nobody stopped him."),
        bad("de en", "Der Richter (ein Brite) ging.", "The judge [[( ]]a Briton[[ )]] left."),
        bad("kk en", "Бұл оның кінәсі емес.", "It is[[ n't]] the court[[ 's]] fault."),
        bad("en ru", "He came back home.", "Он вернулся[[  ]]домой."),
        bad("en kk", "The court (in Almaty) ruled.", "Сот [[( )]] шешім шығарды."),
        bad("en ru", "The “Rangers” did not score.", "Команда [[«»]] не забила."),
        bad("en ru", "They play “Roe versus Wade”.", "Показали «Роу против[[ »]]."),
        bad("en kk", "Prices rose, he said.", "Баға өсті[[,]]деді ол."),
        bad("en fr", "Who is to pay? Nobody!", "Qui doit payer[[?]] Personne[[!]]"),
        bad("en fr", "He said “no”.", "Il a dit [[«]]non[[»]]."),
        bad("en zh", "He came, and left.", "他来了[[， ]]又走了。"),
        bad("ru en", "Цены выросли на 5 %.", "Prices rose by 5[[ %]]."),
        good("kk en", "Сот кеше басталып, бүгін аяқталды.", "The trial began, and ended."),
        good("en fr", "Who is to pay? Nobody!", "Qui doit payer ? Personne !"),
        good("en de", "Prices rose by 5%.", "Die Preise stiegen um 5 %."),
        good("en de", "They won 2:1.", "Sie gewannen 2 : 1."),
        good("ru en", "Сайт .рф вырос на 1,5 тыс.", "The .rf zone grew by 1,500, said U.S.News."),
        good("en ru", "Write to a.b@example.org.", "Пишите на a.b@example.org."),
        good("en ko", "The club (Arsenal FC) won.", "아스널(Arsenal FC)이 이겼다."),
        good("en zh", "He came, and left.", "他来了，又走了。"),
        good("en de", "The pupils came and signed.", "Die Schüler(innen) kamen und haben (unter-)zeichnet."),
        good("ru en", "Он пришёл , но опоздал .", "He came , but was late ."),
    ],
)
def spacing(segment: Segment) -> Iterable[Finding]:
    """A space beside a mark is doubled, missing, or stands where none should.

    Which marks a space stands before is the language's own habit: French sets one before ! ? ; : and inside « »,
    Chinese and Japanese set none beside full-width marks. A fault of a kind that the source has too is not reported.
    """
    found = space_faults(segment.target)
    return _findings(segment, found) if found else ()


def _findings(segment: Segment, found: Iterable[SpaceFault]) -> Iterator[Finding]:
    of_source = {fault.kind for fault in space_faults(segment.source)}
    source, target = segment.source.raw, segment.target
    for fault in found:
        around = target.raw[max(0, fault.start - 3) : fault.end + 3]
        if fault.kind in of_source or (fault.kind.startswith(("after", "due", "outside")) and around in source):
            continue
        span = target.span(fault.start, fault.end)
        yield Finding(_SAYS[fault.kind], {"mark": span.text.strip()}, [span], edit=fault.right or None)
