"""What docs/cms.md and docs/service.md show to others works as it stands there; so do the hooks and the action."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
import yaml
from command_line import CLEAN, CRITICAL, MAJOR, ROOT, table
from service import Service, article, serving

from tqcheck.web.service_settings import Limits
from tqcheck.web.tokens import new_token

DOCS = ROOT / "docs"
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))


def shown(page: str, language: str) -> list[str]:
    """The pieces of code in a page that are in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", (DOCS / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("service")
    token = new_token("cms", folder / "tokens")
    with serving(folder, "--tokens", "tokens", "--store", "store.db", token=token) as running:
        yield running


def test_the_curl_that_is_shown(service: Service) -> None:
    if not shutil.which("curl"):
        if os.environ.get("CI"):
            pytest.fail("curl is missing")
        pytest.skip("curl is not installed")
    [command] = shown("cms.md", "bash")
    env = {**os.environ, "TQCHECK_URL": service.url, "TQCHECK_TOKEN": service.token, "no_proxy": "127.0.0.1"}
    ended = subprocess.run(["bash", "-c", command], env=env, capture_output=True, timeout=60, check=True)
    assert json.loads(ended.stdout)["verdict"] == "review"


def test_the_client_of_ten_lines(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    [code] = shown("cms.md", "python")
    assert len([line for line in code.splitlines() if line]) <= 10
    found: dict = {}
    exec(code, found)
    monkeypatch.setenv("TQCHECK_URL", service.url)
    monkeypatch.setenv("TQCHECK_TOKEN", service.token)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert found["ask"](article())["verdict"] == "review"
    assert found["ask"]({})["verdict"] == "unknown"
    monkeypatch.setenv("TQCHECK_URL", "http://127.0.0.1:1")
    assert found["ask"](article())["verdict"] == "unknown"


def test_the_limits_that_are_shown_are_the_defaults() -> None:
    [settings] = shown("service.md", "toml")
    table_shown = tomllib.loads(settings)["serve"]
    assert table_shown == {key: list(v) if isinstance(v, tuple) else v for key, v in asdict(Limits()).items()}


@pytest.fixture
def on_the_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A PATH on which `tqcheck` is ours."""
    folder = tmp_path_factory.mktemp("bin")
    script = folder / "tqcheck"
    script.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m tqcheck "$@"\n', "utf-8")
    script.chmod(0o755)
    return f"{folder}:{os.environ['PATH']}"


@pytest.mark.parametrize(
    ("hook", "name", "rows", "arguments", "status"),
    [
        ("tqcheck", "news.ru-en.tsv", [CLEAN], [], 0),
        ("tqcheck", "news.ru-en.tsv", [CLEAN, MAJOR], [], 1),
        ("tqcheck", "news.ru-en.tsv", [CLEAN, MAJOR], ["--fail-on", "critical"], 0),
        ("tqcheck", "news.tsv", [CRITICAL], ["--source-lang", "ru", "--target-lang", "en"], 1),
        ("tqcheck-articles", "news.en.txt", ["The bridge is open to everyone."], [], 0),
        ("tqcheck-articles", "news.txt", ["Open", "The the bridge."], ["--target-lang", "en", "--fail-on", "minor"], 1),
    ],
)
def test_hooks(
    tmp_path: Path, on_the_path: str, hook: str, name: str, rows: list[str], arguments: list[str], status: int
) -> None:
    [entry] = [one["entry"] for one in HOOKS if one["id"] == hook]
    table(tmp_path, *rows, name=name)
    command = [*entry.split(), *arguments, name]
    ended = subprocess.run(command, cwd=tmp_path, env={**os.environ, "PATH": on_the_path}, timeout=60, check=False)
    assert ended.returncode == status


@pytest.mark.parametrize(
    ("inputs", "status"),
    [
        ({"FILES": "news/good.ru-en.tsv"}, 0),
        ({"FILES": "news/*.ru-en.tsv"}, 1),
        ({"FILES": "news/**/*.tsv"}, 1),
        ({"FILES": "news/good.ru-en.tsv news/deeper/bad.ru-en.tsv"}, 1),
        ({"FILES": "news/*.ru-en.tsv", "FAIL_ON": "critical"}, 0),
        ({"FILES": "plain.tsv", "SOURCE_LANG": "ru", "TARGET_LANG": "en"}, 1),
        ({"FILES": "text.txt", "TARGET_LANG": "en", "TARGET_ONLY": "true"}, 0),
        ({"FILES": "nothing/*.tsv"}, 2),
        ({"FILES": "$(touch${IFS}taken)"}, 2),
    ],
)
def test_the_action(tmp_path: Path, on_the_path: str, inputs: dict[str, str], status: int) -> None:
    (tmp_path / "news" / "deeper").mkdir(parents=True)
    table(tmp_path, CLEAN, name="news/good.ru-en.tsv")
    table(tmp_path, MAJOR, name="news/bad.ru-en.tsv")
    table(tmp_path, MAJOR, name="news/deeper/bad.ru-en.tsv")
    table(tmp_path, MAJOR, name="plain.tsv")
    table(tmp_path, "The bridge is open to everyone.", name="text.txt")
    step = ACTION["runs"]["steps"][-1]
    given = {name: ACTION["inputs"][name.lower().replace("_", "-")].get("default", "") for name in step["env"]}
    env = {**os.environ, **given, **inputs, "PATH": on_the_path}
    # As GitHub runs a step of bash.
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    ended = subprocess.run(command, cwd=tmp_path, env=env, timeout=60, check=False)
    assert ended.returncode == status
    assert not (tmp_path / "taken").exists()


def test_the_action_hands_every_input_over() -> None:
    step = ACTION["runs"]["steps"][-1]
    assert {f"${{{{ inputs.{name} }}}}" for name in ACTION["inputs"]} == set(step["env"].values())
