"""How well terms are found in their forms, and how fast in a large glossary.

    python benchmarks/terms.py [--concepts N] [--pairs FILE.xx-yy.tsv] [--show TAG]

Matching: for each list in benchmarks/forms/TAG.tsv (term, form, whether it is a form of the term), precision and
recall of tqcheck's matcher, of exact match, and of the prefix rule (all but the last two letters agree).

Size: a glossary of N concepts, made of words of FILE, is read and compiled until it has answered for a sentence of
each language, then again from the disk cache, and the sentences of FILE are searched in it and in one of 100
concepts, in the same run, twice: what has once been looked up is remembered. Of two kinds: terms of any of the words,
so that dozens stand in every sentence, which is far harsher than life; and terms of the rarer words.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tqcheck import read
from tqcheck.glossary.concepts import Glossary
from tqcheck.glossary.match import terms
from tqcheck.glossary.read import read_glossary
from tqcheck.model import Text

FORMS = Path(__file__).parent / "forms"
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


def made_up(folder: Path, size: int, sentences: list[tuple[str, str]], most: int) -> Path:
    """A glossary of concepts of one to three words, drawn from the words of real sentences in two languages.

    Only from words that stand at most so many times in the sentences: those of real terms are rarer than most.
    """
    draw = random.Random(1)
    tags = sorted({tag for _, tag in sentences})
    words = {}
    for tag in tags:
        counts = Counter(word for raw, own in sentences if own == tag for word in raw.split() if word.isalpha())
        words[tag] = sorted(word for word, count in counts.items() if count <= most)
    path = folder / f"{size}-{most}.tsv"
    lines = (
        "\t".join(" ".join(draw.choice(words[tag]) for _ in range(draw.randint(1, 3))) for tag in tags)
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
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        for number, most, kind in (
            (100, sys.maxsize, "any words"),
            (concepts, RARE, "words that are rare"),
            (concepts, sys.maxsize, "any words"),
        ):
            path = made_up(Path(folder), number, sentences, most)
            print(f"{number} concepts of {kind}:")
            for turn in ("built", "cached"):
                start = time.perf_counter()
                glossary = read_glossary([path])
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


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--concepts", type=int, default=100_000)
    parser.add_argument("--pairs", type=Path, action="append", default=[])
    parser.add_argument("--show", help="a language: what was missed or wrong")
    arguments = parser.parse_args()
    matching(arguments.show)
    size(arguments.concepts, arguments.pairs)


if __name__ == "__main__":
    main()
