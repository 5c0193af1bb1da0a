"""What is caught and what is flagged in vain, on data with known answers.

    python benchmarks/accuracy.py DIR [--select NAME]... [--show CATEGORY] [--false-alarms PAIR]

DIR holds `detect.tsv` (source, a good and a damaged translation, and the category of the damage) and
`clean.tsv` (source and human translation). Both are unquoted TSV with a header.

For each category: the share of damaged translations with an issue that the good one does not have ("caught"),
and the share of good ones with any issue, each for issues of minor severity or above and of major or above;
and whether the score puts the good translation first (win), level (tie) or last (loss). For clean pairs: the
share flagged, pooled, with a 95 % Wilson interval. A category of several phenomena has a line for each as well.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from tqcheck import Checker
from tqcheck.config import Settings
from tqcheck.model import Document, Issue, Severity, segment
from tqcheck.report import Report

LEVELS = (Severity.MINOR, Severity.MAJOR)


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of an unquoted TSV with a header."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        header = next(lines).rstrip("\n").split("\t")
        for line in lines:
            yield dict(zip(header, line.rstrip("\n").split("\t"), strict=True))


def checked(checker: Checker, source: str, target: str, languages: str) -> Report:
    """The report of one pair by itself."""
    pair = segment(source, target, languages)
    document = Document("pair", pair.source.language, pair.target.language, (pair,), article=False)
    return checker.check(document)


def known(issue: Issue) -> tuple[str, str]:
    """What makes an issue the same in two translations of one source."""
    return issue.code, issue.message


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of a share (Wilson 1927), in per cent."""
    if not total:
        return 0.0, 0.0
    z = 1.959964
    share = hits / total
    centre = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return 100 * (centre - spread) / scale, 100 * (centre + spread) / scale


def detect(checker: Checker, path: Path, show: str | None) -> None:
    """Print what is caught of each category, of its phenomena where it has several, and of the pairs of one."""
    totals: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows(path):
        languages = f"{row['src_lang']} {row['tgt_lang']}"
        good = checked(checker, row["source"], row["good"], languages)
        bad = checked(checker, row["source"], row["bad"], languages)
        outcome = Counter({"rows": 1})
        for level in LEVELS:
            before = {known(issue) for issue in good.issues if issue.severity >= level}
            after = {known(issue) for issue in bad.issues if issue.severity >= level}
            outcome[f"caught {level.label}"] += bool(after - before)
            outcome[f"good {level.label}"] += bool(before)
        difference = good.segment_scores["1"] - bad.segment_scores["1"]
        outcome["win" if difference > 0 else "loss" if difference < 0 else "tie"] += 1
        pair = f"{row['set']} {languages.replace(' ', '-')}"
        for key in (row["category"], ""), (row["category"], pair), (f"{row['category']}: {row['phenomenon']}", ""):
            totals[key].update(outcome)
        if show == row["category"] and not outcome["caught minor"]:
            print(f"missed {languages}\n  {row['source']}\n  {row['good']}\n  {row['bad']}")
        if show == row["category"] and outcome["good minor"]:
            print(f"flagged {languages}\n  {row['source']}\n  {row['good']}")
            print("".join(f"  {issue.code}: {issue.message}\n" for issue in good.issues), end="")
    kinds = Counter(name.partition(": ")[0] for name, pair in totals if not pair and ": " in name)
    print(
        f"{'category':58}{'set, pair':24}{'rows':>6}{'caught≥minor/major':>20}"
        f"{'good≥minor/major':>18}{'win/tie/loss':>14}"
    )
    for (category, pair), seen in sorted(totals.items()):
        if (pair and show != category) or (": " in category and kinds[category.partition(": ")[0]] < 2):
            continue
        n = seen["rows"]
        caught = "/".join(f"{100 * seen[f'caught {level.label}'] / n:.1f}" for level in LEVELS)
        flagged = "/".join(f"{100 * seen[f'good {level.label}'] / n:.1f}" for level in LEVELS)
        score = "/".join(f"{100 * seen[word] / n:.0f}" for word in ("win", "tie", "loss"))
        print(f"{category:58}{pair:24}{n:6}{caught:>20}{flagged:>18}{score:>14}")


def clean(checker: Checker, path: Path, show: str | None) -> None:
    """Print the share of human translations that are flagged."""
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    codes: dict[Severity, Counter[str]] = {level: Counter() for level in LEVELS}
    for row in rows(path):
        languages = f"{row['src_lang']} {row['tgt_lang']}"
        pair = languages.replace(" ", "-")
        report = checked(checker, row["source"], row["target"], languages)
        for level in LEVELS:
            found = [issue for issue in report.issues if issue.severity >= level]
            for name in (pair, "all pairs"):
                totals[name]["rows"] += level is Severity.MINOR
                totals[name][level.label] += bool(found)
            codes[level].update({issue.code for issue in found})
        if show in (pair, *{issue.code for issue in report.issues}):
            for issue in report.issues:
                print(f"{pair} {issue.severity.label} {issue.code}: {issue.message}")
            if report.issues:
                print(f"  {row['source']}\n  {row['target']}")
    print(f"\n{'pair':12}{'rows':>6}{'≥minor %':>10}{'≥major %':>10}   95 % of ≥major")
    for pair, seen in sorted(totals.items(), key=lambda item: (item[0] != "all pairs", item[0])):
        low, high = wilson(seen["major"], seen["rows"])
        shares = [100 * seen[level.label] / seen["rows"] for level in LEVELS]
        print(f"{pair:12}{seen['rows']:6}{shares[0]:10.2f}{shares[1]:10.2f}   {low:.2f}–{high:.2f}")
    for level in LEVELS:
        print(f"{level.label} and above, pairs flagged by check:", dict(codes[level].most_common()))


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--select", action="append", default=[])
    parser.add_argument("--show", help="a category: its pairs, and what was missed")
    parser.add_argument("--false-alarms", help="a pair or a check: what was flagged in clean text")
    arguments = parser.parse_args()
    checker = Checker(Settings(select=tuple(arguments.select)))
    if not arguments.false_alarms:
        detect(checker, arguments.folder / "detect.tsv", arguments.show)
    if not arguments.show:
        clean(checker, arguments.folder / "clean.tsv", arguments.false_alarms)


if __name__ == "__main__":
    main()
