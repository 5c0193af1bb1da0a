"""Write reports/: what `tqcheck score --format json` says of each sample, for tests to compare.

Run it when a report has rightly changed, and read the difference before committing it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAMPLES = (
    "pair.tsv",
    "kk-en/briefing.tsv",
    "kk-en/briefing.corrected.tsv",
    "ru-en/briefing.tsv",
    "ru-en/briefing.corrected.tsv",
)


def report(sample: str) -> str:
    """The report of a sample, without what changes with every version of the program or its data."""
    command = [sys.executable, "-m", "tqcheck", "score", f"samples/{sample}", "--format", "json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    found = json.loads(done.stdout)
    del found["signature"], found["tool"]
    return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def place(sample: str) -> Path:
    """Where the expected report of a sample stands."""
    return ROOT / "reports" / (sample.removesuffix(".tsv").replace("/", ".") + ".json")


def main() -> None:
    """Write every expected report."""
    for sample in SAMPLES:
        place(sample).write_text(report(sample), "utf-8")


if __name__ == "__main__":
    main()
