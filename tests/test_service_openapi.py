"""What the service says it takes and answers: docs/openapi.json, and schemathesis, which tries all of it out."""

import subprocess
import sys
from pathlib import Path

from service import article, serving

from tools.write_openapi import PATH, described
from tqcheck.web.tokens import new_token

# 422 is for what no schema can say: a language that nobody knows or can tell, two segments of one name, no text at all.
CONFIG = """
[checks]
positive_data_acceptance.expected-statuses = ["2xx", 401, 404, 409, 422]
"""


def test_the_description_is_that_of_the_service() -> None:
    assert PATH.read_text("utf-8") == described(), "run: make docs"


def test_schemathesis_finds_nothing(tmp_path: Path) -> None:
    token = new_token("schemathesis", tmp_path / "tokens")
    (tmp_path / "schemathesis.toml").write_text(CONFIG, "utf-8")
    options = ["--tokens", "tokens", "--store", "store.db"]
    with serving(tmp_path, *options, settings="[serve]\nrate = 0\n", token=token) as running:
        command = f"""
            -m schemathesis.cli --config-file schemathesis.toml run {running.url}/openapi.json --no-color
            --checks all --phases examples,coverage,fuzzing --max-examples 8 --seed 1
        """
        ended = subprocess.run(
            [sys.executable, *command.split(), "--header", f"Authorization: Bearer {token}"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert ended.returncode == 0, ended.stdout
        assert running.post("/v1/check", article()).status_code == 200
        assert not [line for line in running.lines() if line["level"] in ("error", "critical")]
