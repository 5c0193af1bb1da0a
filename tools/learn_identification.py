"""Learn the [identify] tables of the language files: the words and word endings a language is told by.

    python tools/learn_identification.py CORPORA [--languages FOLDER]

CORPORA holds XX-YY.tsv.gz files (columns src_lang, tgt_lang, source, target, set, licence) and mono.tsv.gz
(columns lang, text, set, licence). Only rows under a licence in LICENCES are read: the tables are shipped.
A word is kept if it is common, and clearly more common than in every other language of the same script.
Where a language file has an entry "nouns", its language begins every noun with a capital: those that are common and
hardly ever stand in the other side of their row, as names do, are put there.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from tqcheck import language as languages
from tqcheck.analysis.scripts import script, scripts_of
from tqcheck.analysis.words import WORD, tokenise
from tqcheck.language import Language

LICENCES = {"CC0 1.0", "CC BY 2.0 FR", "CC BY 4.0", "MIT", "Apache-2.0", "MPL-2.0", "public domain (UN)"}
# How much a set counts, however large it is: running text before interface strings (file, window, key).
WEIGHTS = {"kaznerd-news": 4.0, "tico19": 3.0, "tatoeba": 3.0, "udhr": 0.7, "mozilla-web": 0.7}
INTERFACE = 0.25
WORDS, ENDINGS, ENDING = 1000, 600, 3
TIMES_AS_COMMON = 3.0  # than in any other language of the script
SEEN_AT_LEAST = 3
BY_HAND = "# chosen by hand"  # above a table that is left as it is
NOUNS = 4000
KEPT_AT_MOST = 0.1  # of a noun's rows have it on both sides: of a name's, nearly all
LISTED_NEAR = 4
LISTED = 1 / 400  # the frequency assumed for a word that a language file lists by hand

# Nothing permitted is written in these alphabets, so the tables are respelled: Kazakh has two Latin ones in print, and
# of Uzbek the words without a letter that takes two (sh, yo) will do.
RESPELLED = {
    "uz-Cyrl": ("uz", "aа bб dд eе fф gг iи jж kк lл mм nн oо pп qқ rр tт uу vв xх zз"),
    "kk-Latn": (
        "kk",
        "аa әä бb вv гg ғğ дd еe жj зz иi йi кk қq лl мm нn ңñ оo өö пp рr сs тt уu ұū үü фf хh һh чç шş ыy іı эe",
        "аa әá бb вv гg ғǵ дd еe жj зz иi йi кk қq лl мm нn ңń оo өó пp рr сs тt уý ұu үú фf хh һh шş ыy іi эe",
    ),
}
Frequencies = dict[str, float]


def permitted(folder: Path) -> Iterator[dict[str, str]]:
    """Every row that may be learned from."""
    for path in sorted(folder.glob("*.tsv.gz")):
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
            header = next(file).rstrip("\n").split("\t")
            if "licence" not in header or not {"source", "text"} & set(header):
                continue
            for line in file:
                row = dict(zip(header, line.rstrip("\n").split("\t"), strict=True))
                if row["licence"] in LICENCES:
                    yield row


def rows(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Language, set and text of every permitted row."""
    for row in permitted(folder):
        if "text" in row:
            yield row["lang"], row["set"], row["text"]
        else:
            yield row["src_lang"], row["set"], row["source"]
            yield row["tgt_lang"], row["set"], row["target"]


def nouns(folder: Path, tag: str) -> list[str]:
    """The commonest words of a language that have a capital inside a sentence and are translated."""
    tongue = languages.language(tag)
    seen: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    low: Counter[str] = Counter()
    for row in permitted(folder):
        if row.get("src_lang") != tag:
            continue
        tokens = tokenise(row["source"], tongue)
        other = set(tokenise(row["target"], languages.language(row["tgt_lang"])).lower)
        for i, word in enumerate(tokens.text):
            if word.islower():
                low[word] += 1
            elif i and tokens.kind[i - 1] == tokens.kind[i] == WORD and word[1:].islower():
                seen[word] += 1
                kept[word] += tokens.lower[i] in other
    common = sorted((word for word in seen if seen[word] > 1), key=lambda word: (-seen[word], word))
    return [w for w in common if kept[w] <= KEPT_AT_MOST * seen[w] and low[w.lower()] <= seen[w]][:NOUNS]


def plain_words(text: str, tongue: Language) -> list[str]:
    """The lower-case words of a text. Capitals begin names and sentences, which tell no language."""
    tokens = tokenise(text, tongue)
    return [
        token
        for token, raw, kind in zip(tokens.lower, tokens.text, tokens.kind, strict=True)
        if kind == WORD and (raw[0] == token[0]) and script(raw[0]) in tongue.scripts
    ]


def count(folder: Path) -> dict[str, dict[str, Counter[str]]]:
    """Language → set → word → how often."""
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    seen: set[int] = set()
    for tag, origin, text in rows(folder):
        key = hash((tag, text))
        if key not in seen:
            seen.add(key)
            counts[tag][origin].update(plain_words(text, languages.language(tag)))
    return counts


def frequencies(sets: dict[str, Counter[str]]) -> Frequencies:
    """Share of each word in a language's running text: a weighted mean over the sets."""
    total = sum(sets.values(), Counter())
    weights = {name: WEIGHTS.get(name, INTERFACE) * min(1.0, n.total() / 20_000) for name, n in sets.items()}
    return {
        word: sum(weights[name] * n[word] / n.total() for name, n in sets.items() if n) / sum(weights.values())
        for word, times in total.items()
        if times >= SEEN_AT_LEAST
    }


def endings(words: Frequencies) -> Frequencies:
    """Share of each three-letter ending, over the words that are longer than it."""
    found: dict[str, float] = defaultdict(float)
    for word, share in words.items():
        if len(word) > ENDING:
            found[word[-ENDING:]] += share
    return found


def telling(tag: str, of: dict[str, Frequencies], most: int) -> list[str]:
    """The commonest entries of a language that are much rarer in all its neighbours."""
    tongue = languages.language(tag)
    # What a close relative's file lists may be as common there as here.
    others = [
        (TIMES_AS_COMMON * (LISTED_NEAR if other in tongue.near and LISTED in f.values() else 1), f)
        for other, f in of.items()
        if other != tag and _same_script(tag, other)
    ]
    ranked = sorted(of[tag].items(), key=lambda item: (-item[1], item[0]))
    return [w for w, share in ranked if all(share >= times * f.get(w, 0.0) for times, f in others)][:most]


def _same_script(one: str, other: str) -> bool:
    return bool(languages.language(one).scripts & languages.language(other).scripts)


def respell(words: list[str], *alphabets: str) -> list[str]:
    """The words in other alphabets, each given as pairs of letters; what they cannot spell is left out."""
    tables = [{pair[0]: pair[1:] for pair in alphabet.split()} for alphabet in alphabets]
    return ["".join(map(table.__getitem__, word)) for word in words for table in tables if set(word) <= table.keys()]


def write(path: Path, tables: dict[str, list[str]]) -> None:
    """Replace entries of a language file's [identify] table; the rest stays as it is."""
    text = path.read_text("utf-8")
    for key, entries in tables.items():
        value = f"{key} = '''\n{_wrapped(entries)}\n'''\n"
        pattern = rf"(?ms)(^\[identify\]\n(?:(?!^\[).)*?)^{key} = ('''.*?'''|\"\"\".*?\"\"\"|\"[^\n]*\")\n"
        text, changed = re.subn(pattern, lambda found, new=value: found[1] + new, text)
        if changed != 1:
            raise SystemExit(f"{path}: no [identify] table with an entry “{key}” to fill")
    path.write_text(text, "utf-8")


def _wrapped(entries: list[str], width: int = 108) -> str:
    lines = [""]
    for entry in entries:
        if lines[-1] and len(lines[-1]) + len(entry) >= width:
            lines.append("")
        lines[-1] += f" {entry}" if lines[-1] else entry
    return "\n".join(lines)


def _listed(tongue: Language) -> frozenset[str]:
    """What a language file says of common words: function words, months, weekdays, and what was chosen before."""
    days = [*tongue.numbers.months, *tongue.numbers.weekdays]
    return tongue.common_words | tongue.closed_words | {form[0] for form in days if len(form) == 1}


def _file(folder: Path, tag: str) -> str:
    return (folder / f"{tag}.toml").read_text("utf-8")


def main() -> None:
    """Learn every table for which there is text, and report what was kept."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("--languages", type=Path, default=languages.FOLDER)
    options = arguments.parse_args()
    languages.FOLDER = options.languages
    known = languages.known_tags()
    counts = count(options.corpora)
    words = {tag: frequencies(sets) for tag, sets in counts.items()}
    ends = {tag: endings(found) for tag, found in words.items()}
    by_hand = [tag for tag in known if tag not in counts and tag not in RESPELLED]
    for tag in by_hand:
        listed = {word for word in _listed(languages.language(tag)) if len(word) > 1}
        words[tag] = dict.fromkeys(sorted(listed), LISTED)
        ends[tag] = dict.fromkeys(languages.language(tag).common_endings, LISTED)
    kept = {
        tag: (telling(tag, words, WORDS), telling(tag, ends, ENDINGS))
        for tag in known
        if tag in counts and not scripts_of("".join(words[tag])) & {"Han"}
    }
    for tag, (model, *alphabets) in RESPELLED.items():
        common, tails = (respell(table, *alphabets) for table in kept[model])
        tongue = languages.language(tag)
        own = [word for word in sorted(tongue.closed_words) if scripts_of(word) <= tongue.scripts]
        words[tag] = dict.fromkeys(own, LISTED)
        kept[tag] = list(dict.fromkeys(telling(tag, words, WORDS) + common)), tails
    for tag in by_hand:
        if BY_HAND not in _file(options.languages, tag) and not scripts_of("".join(words[tag])) & {"Han"}:
            kept[tag] = telling(tag, words, WORDS), []  # the function words that no neighbour has
    for tag, (common, tails) in kept.items():
        if tag in known:
            tables = {"words": common, "endings": tails}
            if languages.language(tag).common_nouns:
                tables["nouns"] = nouns(options.corpora, tag)
            write(options.languages / f"{tag}.toml", tables)
            print(f"{tag}: {len(common)} words, {len(tails)} endings; {' '.join(common[:12])}")


if __name__ == "__main__":
    main()
