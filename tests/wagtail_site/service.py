"""The service that the site asks: `tqcheck serve`, in a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


@contextmanager
def running_service(folder: Path) -> Iterator[dict[str, str]]:
    """`TQCHECK` for a site that asks this service, with a store and a token in a folder."""
    tokens, log, env = folder / "tokens", folder / "log", {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tqcheck"]
    making = [*command, "token", "new", "site", "--tokens", str(tokens)]
    token = subprocess.run(making, env=env, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()
    serving = [*command, "serve", "--port", "0", "--store", str(folder / "store.sqlite"), "--tokens", str(tokens)]
    told = {"token": token, "source_language": "kk", "source_field": "source_text"}
    with log.open("w") as lines, subprocess.Popen(serving, env=env, cwd=folder, stderr=lines) as process:
        try:
            yield {"url": _address(process, log), **told}
        finally:
            process.terminate()


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    """Where it says that it listens."""
    while process.poll() is None:
        if found := re.search(r"http://127\.0\.0\.1:\d+", log.read_text()):
            return found[0]
        time.sleep(0.05)
    raise AssertionError(log.read_text())
