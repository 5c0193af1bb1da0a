"""The rules of the house that a script can see."""

import ast
from pathlib import Path

import pytest

import tqcheck

PACKAGE = Path(tqcheck.__file__).parent

# A module imports only from layers before its own, or from its own folder.
LAYERS = [
    {"errors", "version"},
    {"files", "cache", "remembered", "processors", "cycles"},
    {"model", "plugins", "extras"},
    {"mqm", "archive"},
    {"phrases", "punctuation", "naming", "sounds", "inflection", "cldr"},
    {"clock", "habits"},
    {"orthography", "polarity", "reporting"},
    {"facts"},
    {"language"},
    {"analysis"},
    {"glossary"},
    {"desk"},
    {"check"},
    {"checks"},
    {"metrics"},
    {"scoring"},
    {"accepted"},
    {"config"},
    {"store"},
    {"report"},
    {"selection"},
    {"engine"},
    {"pages", "selftest", "frames", "fixing", "align", "processes"},
    {"messages"},
    {"formats", "render"},
    {"run", "options"},
    {"web"},
    {"integrations"},
    {
        "archive_commands",
        "align_command",
        "fix_command",
        "glossary_commands",
        "precision_command",
        "review_command",
        "serve_command",
    },
    {"cli"},
    {"__main__"},
]
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")
CHECKS = [path for path in MODULES if path.parent.name == "checks" and path.name != "__init__.py"]
NAMES = [str(path.relative_to(PACKAGE)) for path in MODULES]


def imported(tree: ast.Module) -> set[str]:
    """The names right under tqcheck that a module imports from, wherever in it."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "tqcheck":
            parts = node.module.split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {name.name.split(".")[1] for name in node.names if name.name.startswith("tqcheck.")}
    return found


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_imports_go_one_way(path: Path) -> None:
    own = path.relative_to(PACKAGE).with_suffix("").parts[0]
    others = imported(ast.parse(path.read_text("utf-8"))) - {own}
    late = sorted(name for name in others if RANK[name] >= RANK[own])
    assert not late, f"{own} imports {late}, which stand at or after it"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_our_own_modules_are_imported_at_the_top(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    hidden = [
        node.lineno
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tqcheck")
    ]
    assert not hidden


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_files_are_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", CHECKS, ids=[path.stem for path in CHECKS])
def test_no_check_names_a_language(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    tags = {file.stem for file in (PACKAGE / "languages").glob("*.toml")} - {"it"}
    for function in functions:
        named = [
            node.value
            for statement in function.body
            for node in ast.walk(statement)
            if isinstance(node, ast.Constant) and node.value in tags
        ]
        assert not named
