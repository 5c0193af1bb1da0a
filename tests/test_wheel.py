"""The wheel: installed into a fresh environment, it scores the samples from anywhere."""

import importlib.util
import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
from command_line import ROOT, Ended

PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]


def done(*command: str | Path, cwd: Path, expected: int = 0) -> Ended:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    ran = subprocess.run([*map(str, command)], cwd=cwd, capture_output=True, env=env, timeout=120, check=False)
    ended = Ended(ran.returncode, ran.stdout.decode(), ran.stderr.decode())
    assert ended.status == expected, ended.err
    return ended


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an environment `env` in it, which has the wheel and, from ours, what it needs."""
    folder = tmp_path_factory.mktemp("wheel")
    # the builder that is here already, where it is, so that this works without a network
    isolation = ["--no-build-isolation"] if importlib.util.find_spec("hatchling") else []
    done(*PIP, "wheel", "--no-deps", *isolation, "--wheel-dir", folder, ROOT, cwd=folder)
    (wheel,) = folder.glob("tqcheck-*.whl")
    env = folder / "env"
    done(sys.executable, "-m", "venv", "--without-pip", env, cwd=folder)
    done(*PIP, "--python", env / "bin" / "python", "install", "--no-deps", wheel, cwd=folder)
    (packages,) = env.glob("lib/*/site-packages")
    (packages / "needed.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return folder


def test_it_is_the_wheel_that_runs(folder: Path) -> None:
    code = "import tqcheck; print(tqcheck.__file__)"
    place = done(folder / "env" / "bin" / "python", "-c", code, cwd=folder).out.strip()
    assert Path(place).is_relative_to(folder)


def test_the_shortest_way_in(folder: Path) -> None:
    ended = done(folder / "env" / "bin" / "tqcheck", "score", ROOT / "samples" / "pair.tsv", cwd=folder, expected=1)
    assert "number-mismatch" in ended.out


@pytest.mark.parametrize("pair", ["kk-en", "ru-en"])
def test_a_briefing_is_scored_as_from_a_checkout(folder: Path, pair: str) -> None:
    briefing = ROOT / "samples" / pair / "briefing.tsv"
    command = folder / "env" / "bin" / "tqcheck"
    installed = json.loads(done(command, "score", briefing, "--format", "json", cwd=folder, expected=1).out)
    checkout = done(sys.executable, "-m", "tqcheck", "score", briefing, "--format", "json", cwd=ROOT, expected=1)
    assert installed == json.loads(checkout.out)
    # the glossaries are inside
    assert installed["documents"][0]["counts"]["checks"]["forbidden-term"]


def test_it_holds_the_program_and_nothing_else(folder: Path) -> None:
    (wheel,) = folder.glob("tqcheck-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"tqcheck"}
    packed = {name for name in names if name.startswith("tqcheck/glossaries/")}
    assert packed >= {f"tqcheck/glossaries/{path.name}" for path in (ROOT / "glossaries").glob("*.tsv")}
    assert {f"tqcheck/languages/{tag}.toml" for tag in ("en", "kk", "ru")} <= set(names)
    assert {f"tqcheck/locale/{tag}/LC_MESSAGES/tqcheck.mo" for tag in ("kk", "ru")} <= set(names)
    assert "tqcheck/store/migrations/versions/first.py" in names
    assert {"tqcheck/web/static/review.js", "tqcheck/web/templates/review/base.html"} <= set(names)
    assert {"LICENSE", "NOTICE"} <= {Path(name).name for name in names}
