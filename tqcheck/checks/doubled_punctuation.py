"""Marks of punctuation that stand twice, or beside one that they exclude."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tqcheck.check import bad, good, segment_check
from tqcheck.language import Language, language
from tqcheck.model import Finding, Segment, Severity

_RUN = re.compile(r"[.,;:!?。，、；：！？،؛؟](?: ?[.,;:!?。，、；：！？،؛؟])+")
# Two marks that exclude each other, and the one that stays where that is certain.
_STAYS = {
    ",,": ",", ";;": ";", "::": ":", "!!": "!", "??": "?", "..": ".", "،،": "،", "؛؛": "؛", "؟؟": "؟",
    "。。": "。", "，，": "，", "、、": "、", "；；": "；", "：：": "：", ",.": ".", ";.": ".", ",!": "!", ",?": "?",
    "?.": "?", "!.": "!", "،.": ".", "،؟": "؟", "؟.": "؟", "，。": "。", "、。": "。", "？。": "？", "！。": "！",
    ":,": "", ",:": "", ";:": "", ":;": "", ",;": "", ";,": "", ";?": "", ";!": "", ":.": "", ".,": "", ".;": "",
    ".:": "", ".!": "", ".?": "", "。，": "", "，、": "", "、，": "", "，：": "",
}  # fmt: skip
_WORD = re.compile(r"[^\s(\[\"“„«]*$")
_ELLIPSES = ("…", "..", "⋯")


@segment_check(
    "doubled-punctuation",
    "linguistic-conventions/punctuation",
    Severity.MINOR,
    needs_source=False,
    gives_way_to=["untranslated-text", "wrong-language"],
    examples=[
        bad("kk en", "Ол келді, бірақ кешікті.", "He came[[,,]] but was late."),
        bad("ru en", "Он вернулся домой.", "He came home[[..]]"),
        bad("en ru", "He came, and left.", "Он пришёл и ушёл[[,.]]"),
        bad("en de", "Who is to pay?", "Wer soll das bezahlen[[?.]]"),
        bad("en kk", "The court, in Almaty, ruled.", "Сот[[, ,]] Алматыда шешім шығарды."),
        bad("en zh", "He left.", "他走了[[。。]]"),
        bad("en ar", "He came, and left.", "جاء[[،،]] ثم غادر."),
        good("kk en", "Ол келді, бірақ кешікті.", "He came, but was late."),
        good("ru en", "Он сказал… и ушёл!!!", "He spoke... and left!!!"),
        good("en ru", "Why?! Nobody knows.", "Почему?! Никто не знает."),
        good("ru en", "Компания и др., а также банк.", "Zarya Inc., etc., and the bank."),
        good("en pl", "The firm “Zarya” closed.", "Zamknięto firmę ,,Zarya”."),
        good("ru en", "Он ушёл..", "He left.."),
        good("ru en", "Сайты в зонах «ру» и «рф» закрыты.", "Sites in .ru, .рф are closed."),
    ],
)
def doubled_punctuation(segment: Segment) -> Iterator[Finding]:
    """Two marks stand where one belongs: “,,”, “..”, “,.”.

    Ellipses, “?!” and rows of three and more are left alone, and so is a stop behind an abbreviation. Where the source
    has the same two marks, nothing is said.
    """
    raw = segment.target.raw
    for match in _RUN.finditer(raw):
        run = match[0].replace(" ", "")
        if run not in _STAYS or (" " in match[0] and run[0] not in ",;:،，") or run in segment.source.raw:
            continue
        tongue = language(segment.target.language)
        if _may_stand(raw, match, tongue):
            continue
        edit = _STAYS[run]
        if run == ".." and any(mark in segment.source.raw for mark in _ELLIPSES):
            edit = "…"
        yield Finding(
            "“{marks}” stands where one mark belongs",
            {"marks": match[0]},
            [segment.target.span(*match.span())],
            edit=edit or None,
        )


def _may_stand(raw: str, match: re.Match[str], tongue: Language) -> bool:
    """Whether two marks are right after all: in an address or a face, behind an abbreviation or a name."""
    start, end = match.span()
    before, behind = raw[start - 1 : start] or " ", raw[end : end + 1] or " "
    run = match[0]
    if before in "/\\" or behind in "/\\)(|" or (behind.isalnum() and " " not in run and run.isascii()):
        return True
    if run[1:] == " ." and behind.isalnum():  # the end of a name: .com, .рф
        return True
    if run == ",,":
        return before.isspace()
    word = _WORD.search(raw, max(0, start - 40), start)
    name = word[0] if word else ""
    if run[0] == ".":
        known = bool(tongue.abbreviations) and len(name) > 2 and name.islower() and name.isalpha()
        return run != ".." and not (known and name not in tongue.abbreviations)
    return run[0] in "!?" and run[1:] == "." and name[:1].isupper()
