"""How well terms are found in their forms, and how fast in a large glossary.

    python benchmarks/terms.py [--concepts N] [--pairs FILE.xx-yy.tsv] [--terms FILE] [--clean FILE] [--show TAG]

Matching: for each list in benchmarks/forms/TAG.tsv (term, form, whether it is a form of the term), precision and
recall of tqcheck's matcher, of exact match, and of the prefix rule (all but the last two letters agree).

Size: a glossary of N concepts, made of words of FILE, is read and compiled, as a run compiles it, until it has answered
for a sentence of each language, then again from the disk cache, and the sentences of FILE are searched in it and in one
of 100 concepts, in the same run, twice: what has once been looked up is remembered. Terms of two or three words in
their dictionary forms are as real glossaries have them; of one to three, dozens stand in every sentence, as they do of
the rarer words and of any of the words in the forms in which they stand, which have more forms of their own.

Terms in machine translation: `--terms` is a TSV with the columns tgt_lang, reference, terms (JSON, source term → the
reference's term) and mt. Nobody has marked whether a term stands there in some form, so another program is the judge: a
term stands in a text if its words do, one after the other, by their Snowball stems (hyphens overlooked). That is no
truth either: a stemmer takes some words for one that are not, and misses changed stems. Printed: how often tqcheck's
matcher and exact match (the words as the glossary has them, in any capitals) agree with it, in the machine
translations, and in the reference where a row has none.

False alarms: `--clean` is a TSV with the columns src_lang, tgt_lang, source and target, human translations. Printed,
for the pairs of English with Kazakh and Russian: the share on which a check of the default glossaries speaks.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import re
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import snowballstemmer

from tqcheck import Checker, read
from tqcheck.analysis.dictionary_forms import dictionary_forms
from tqcheck.analysis.lemmas import lemmas_of
from tqcheck.analysis.morphology import analyser
from tqcheck.analysis.wording import words_of
from tqcheck.config import Settings
from tqcheck.glossary.concepts import Glossary
from tqcheck.glossary.match import concepts_named, terms
from tqcheck.glossary.preparing import prepare
from tqcheck.glossary.read import read_glossary
from tqcheck.language import language
from tqcheck.model import Document, Severity, Text, segment

FORMS = Path(__file__).parent / "forms"
DICTIONARY_FORMS, RARE_WORDS, ANY_WORDS = "dictionary forms", "rare words", "any words"
RARE = 3  # how often a word that is rare stands in the sentences at most
WRITTEN_ON = re.compile(r"^['’ʼʻ‘]\w{0,8}$")  # government's, İstanbul'da
Rule = Callable[[str, str], bool]


def rows(path: Path) -> list[tuple[str, str, bool]]:
    """The rows of a list: term, form, whether they are one."""
    lines = path.read_text("utf-8").splitlines()[1:]
    return [(term, form, same == "yes") for term, form, same in (line.split("\t") for line in lines)]


def glossary_of(folder: Path, tag: str, found: list[str]) -> Glossary:
    """A glossary with some terms of a language."""
    path = folder / f"{tag}.tsv"
    other = "en" if tag != "en" else "ru"
    path.write_text(f"{tag}\t{other}\n" + "".join(f"{term}\tx{place}\n" for place, term in enumerate(found)), "utf-8")
    return read_glossary([path])


def ours(tag: str, listed: list[tuple[str, str, bool]]) -> Rule:
    """Tqcheck's matcher: the form must be a match of the term, but for what an apostrophe writes on to it."""
    with tempfile.TemporaryDirectory() as folder:
        glossary = glossary_of(Path(folder), tag, sorted({term for term, _, _ in listed}))

    def found(term: str, form: str) -> bool:
        text = Text(form, tag, "target", "1")
        return any(
            match.term.text == term and not match.start and not WRITTEN_ON.sub("", form[match.end :])
            for match in terms(text, glossary)
        )

    return found


def prefix(term: str, form: str) -> bool:
    """The rule that many tools have: words begin alike."""
    one, other = term.lower().split(), form.lower().split()
    return len(one) == len(other) and all(
        b.startswith(a[: max(3, len(a) - 2)]) for a, b in zip(one, other, strict=True)
    )


def matching(show: str | None) -> None:
    """Print precision and recall for each list."""
    print(f"{'forms':6}{'yes':>5}{'no':>5}{'tqcheck P / R':>18}{'exact P / R':>16}{'prefix P / R':>16}")
    for path in sorted(FORMS.glob("*.tsv")):
        listed = rows(path)
        cells = ""
        for rule in (ours(path.stem, listed), lambda term, form: term.lower() == form.lower(), prefix):
            hits = [(same, rule(term, form)) for term, form, same in listed]
            right = sum(same and found for same, found in hits)
            said = sum(found for _, found in hits)
            yes = sum(same for same, _ in hits)
            cells += f"{100 * right / max(said, 1):10.1f} /{100 * right / yes:5.1f}"
            if show == path.stem and not cells.count("/") > 1:
                for (term, form, same), (_, found) in zip(listed, hits, strict=True):
                    if same != found:
                        print(f"{'missed' if same else 'wrong '}  {term}  {form}")
        print(f"{path.stem:6}{sum(s for *_, s in listed):5}{sum(not s for *_, s in listed):5}{cells}")


def words_of_sentences(sentences: list[tuple[str, str]], tag: str, kind: str) -> list[str]:
    """The words that stand in the sentences of a language: all, the rarer ones, or the dictionary forms of all."""
    counts = Counter(word for raw, own in sentences if own == tag for word in raw.split() if word.isalpha())
    if kind == DICTIONARY_FORMS:
        return sorted({*dictionary_forms(dict.fromkeys(map(str.lower, counts), 2), language(tag)).values()})
    return sorted(word for word, count in counts.items() if count <= RARE or kind != RARE_WORDS)


def made_up(folder: Path, size: int, sentences: list[tuple[str, str]], kind: str, least: int) -> Path:
    """A glossary of concepts of up to three words, drawn from the words of real sentences in two languages."""
    draw = random.Random(1)
    tags = sorted({tag for _, tag in sentences})
    words = {tag: words_of_sentences(sentences, tag, kind) for tag in tags}
    path = folder / f"{size} {least} {kind}.tsv"
    lines = (
        "\t".join(" ".join(draw.choice(words[tag]) for _ in range(draw.randint(least, 3))) for tag in tags)
        for _ in range(size)
    )
    path.write_text("\t".join(tags) + "\n" + "\n".join(lines) + "\n", "utf-8")
    return path


def size(concepts: int, files: list[Path]) -> None:
    """Print how long a large glossary takes."""
    sentences = [
        (side.raw, side.language)
        for path in files
        for document in read(str(path), report=lambda error: None)
        for segment in document.segments
        for side in (segment.source, segment.target)
    ]
    if not sentences:
        return
    firsts = {tag: raw for raw, tag in reversed(sentences)}
    gc.disable()  # as the command does
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        for number, kind, least in (
            (100, DICTIONARY_FORMS, 2),
            (concepts, DICTIONARY_FORMS, 2),
            (concepts, DICTIONARY_FORMS, 1),
            (concepts, RARE_WORDS, 1),
            (concepts, ANY_WORDS, 1),
        ):
            gc.collect()
            path = made_up(Path(folder), number, sentences, kind, least)
            print(f"{number} concepts of {least} to 3 words, {kind}:")
            for turn in ("built", "cached"):
                for dictionary in (analyser, lemmas_of):  # loaded by a process once: as in a new one
                    dictionary.cache_clear()
                start = time.perf_counter()
                glossary = read_glossary([path])
                prepare(glossary, firsts)
                for tag, raw in firsts.items():
                    terms(Text(raw, tag, "target", "1"), glossary)
                print(f"    {turn:7}{time.perf_counter() - start:7.2f} s", end="")
                print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f} MiB at most")
            for turn in ("first", "again"):
                start = time.perf_counter()
                found = sum(len(terms(Text(raw, tag, "target", "1"), glossary)) for raw, tag in sentences)
                speed = len(sentences) / (time.perf_counter() - start)
                print(
                    f"    {turn:7}{speed:7.0f} sentences/s, words cut as well; {found / len(sentences):.1f} terms each"
                )


STEMMERS = {"de": "german", "es": "spanish", "ru": "russian"}
OF_GLOSSARIES = (
    "missing-term", "term-not-repeated", "mistaken-term", "forbidden-term", "conflated-terms", "untranslated-term",
    "term-casing", "inconsistent-term",
)  # fmt: skip
CLEAN_PAIRS = ("kk-en", "ru-en", "en-kk", "en-ru")


def columns(path: Path) -> Iterator[dict[str, str]]:
    """The rows of an unquoted TSV with a header."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        header = next(lines).rstrip("\n").split("\t")
        for line in lines:
            yield dict(zip(header, line.rstrip("\n").split("\t"), strict=True))


@lru_cache(maxsize=1 << 16)
def stems(text: str, tag: str) -> tuple[str, ...]:
    """The Snowball stems of a text's words."""
    return tuple(snowballstemmer.stemmer(STEMMERS[tag]).stemWords(words_of(text, tag)))


def run_of(wanted: tuple[str, ...], there: tuple[str, ...]) -> bool:
    """Whether some words stand one after the other."""
    return any(there[at : at + len(wanted)] == wanted for at in range(len(there) - len(wanted) + 1))


def in_translations(path: Path, show: str | None) -> None:
    """Print how often matchers agree with the judge on whether a term stands in a translation."""
    listed = [
        (row["tgt_lang"], term, row["mt"] or row["reference"], "mt" if row["mt"] else "reference")
        for row in columns(path)
        for term in json.loads(row["terms"]).values()
        if row["tgt_lang"] in STEMMERS
    ]
    print(f"\n{'terms in':14}{'n':>5}{'there':>7}{'tqcheck agrees / P / R':>26}{'exact agrees / P / R':>26}")
    with tempfile.TemporaryDirectory() as folder:
        glossaries = {
            tag: glossary_of(Path(folder), tag, sorted({term for own, term, *_ in listed if own == tag}))
            for tag in STEMMERS
        }
    for tag in STEMMERS:
        for kind in ("mt", "reference"):
            counts: Counter[tuple[bool, bool]] = Counter()
            exactly: Counter[tuple[bool, bool]] = Counter()
            for own, term, text, of in listed:
                if (own, of) != (tag, kind):
                    continue
                judged = run_of(stems(term, tag), stems(text, tag))
                found = stands(term, Text(text, tag, "target", "1"), glossaries[tag])
                counts[judged, found] += 1
                exactly[judged, run_of(words_of(term, tag), words_of(text, tag))] += 1
                if show == tag and judged != found:
                    print(f"{'missed' if judged else 'judge misses'}  {term}  {text}")
            n = counts.total()
            there = counts[True, True] + counts[True, False]
            print(f"{tag + ' ' + kind:14}{n:5}{there:7}{agreement(counts):>26}{agreement(exactly):>26}")


def stands(term: str, text: Text, glossary: Glossary) -> bool:
    """Whether a term of a glossary stands in a text, inside a longer one as well."""
    return any(concept.best(text.language) == term for concept in concepts_named(text, glossary))


def agreement(counts: Counter[tuple[bool, bool]]) -> str:
    """How often two judgements agree, and the precision and recall of the second, in per cent."""
    both = counts[True, True]
    said, there = both + counts[False, True], both + counts[True, False]
    shares = (both + counts[False, False]) / counts.total(), both / max(said, 1), both / max(there, 1)
    return " / ".join(f"{100 * share:.1f}" for share in shares)


def false_alarms(path: Path) -> None:
    """Print the share of human translations on which the checks of glossaries speak, by check."""
    checker = Checker(Settings(select=OF_GLOSSARIES))
    pairs: Counter[str] = Counter()
    flagged: Counter[tuple[str, str, Severity]] = Counter()
    for row in columns(path):
        pair = f"{row['src_lang']}-{row['tgt_lang']}"
        if pair not in CLEAN_PAIRS:
            continue
        pairs[pair] += 1
        one = segment(row["source"], row["target"], pair.replace("-", " "))
        document = Document("pair", row["src_lang"], row["tgt_lang"], (one,), article=False)
        issues = checker.check(document).issues
        for level in (Severity.MINOR, Severity.MAJOR):
            codes = {issue.code for issue in issues if issue.severity >= level}
            flagged.update((pair, code, level) for code in {*codes, *(["any"] if codes else [])})
    print(f"\n{'false alarms':20}" + "".join(f"{pair:>14}" for pair in CLEAN_PAIRS) + f"{'all':>14}  minor / major, %")
    for code in (*OF_GLOSSARIES[:-1], "any"):  # the last one needs an article
        shares = [
            [100 * sum(flagged[pair, code, level] for pair in found) / max(sum(pairs[pair] for pair in found), 1)
             for level in (Severity.MINOR, Severity.MAJOR)]
            for found in (*((pair,) for pair in CLEAN_PAIRS), CLEAN_PAIRS)
        ]  # fmt: skip
        print(f"{code:20}" + "".join(f"{f'{minor:.2f} / {major:.2f}':>14}" for minor, major in shares))


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--concepts", type=int, default=100_000)
    parser.add_argument("--pairs", type=Path, action="append", default=[])
    parser.add_argument("--terms", type=Path, help="machine translations with terms")
    parser.add_argument("--clean", type=Path, help="human translations")
    parser.add_argument("--show", help="a language: what was missed or wrong")
    arguments = parser.parse_args()
    matching(arguments.show)
    if arguments.terms:
        in_translations(arguments.terms, arguments.show)
    if arguments.clean:
        false_alarms(arguments.clean)
    size(arguments.concepts, arguments.pairs)


if __name__ == "__main__":
    main()
