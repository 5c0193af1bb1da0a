"""A check's page: what it says, what it needs, its options and its examples, from the check itself."""

from __future__ import annotations

from tqcheck.check import Check, Example
from tqcheck.mqm import its_type


def page(check: Check) -> str:
    """The page of a check, in Markdown."""
    dimension, _, name = check.category.partition("/")
    lines = [
        f"# {check.code}",
        "",
        check.explanation,
        "",
        f"- MQM category: {dimension} / {name} (ITS 2.0: {its_type(check.category)})",
        f"- Severity: {check.severity.label}",
        f"- Looks at: {'one segment' if check.scope == 'segment' else 'a whole article'}"
        f"{'' if check.needs_source else '; it needs no source'}",
    ]
    if check.source_facts or check.target_facts:
        needs = [f"{fact} of the source's language" for fact in check.source_facts]
        needs += [f"{fact} of the translation's language" for fact in check.target_facts]
        lines.append(f"- Needs: {', '.join(needs)}")
    if check.gives_way_to:
        lines.append(f"- Gives way to: {', '.join(sorted(check.gives_way_to))}")
    for option, default in check.options.items():
        lines.append(f"- Option `{option}`, {default!r} by default")
    for good, title in ((False, "It flags"), (True, "It is silent on")):
        lines += ["", f"## {title}", ""]
        for example in check.examples:
            if example.good is good:
                lines.append(_example(example))
    return "\n".join(lines).rstrip() + "\n"


def _example(example: Example) -> str:
    source, target = example.languages.split()
    lines = [f"- {source}: {_line(example.source)}", f"{target}: {_line(example.target) or '(nothing)'}"]
    if example.glossary.startswith("- id:"):
        lines.append(
            "with the rules of the desk " + "; ".join(f"`{row}`" for row in example.glossary.strip().split("\n"))
        )
    elif example.glossary:
        rows = example.glossary.strip("\n").split("\n")
        lines.append("with the glossary rows " + "; ".join(f"`{row.replace(chr(9), ' ⇥ ')}`" for row in rows))
    return "\\\n  ".join(lines)  # a backslash ends a line of Markdown, and can be read in a terminal


def _line(text: str) -> str:
    """A text with its flagged words in bold; Markdown's own characters in it stay as they are."""
    escaped = text
    for mark in "\\`*_<>#|":
        escaped = escaped.replace(mark, f"\\{mark}")
    return escaped.replace("[[", "**").replace("]]", "**").replace("\n", " ¶ ")
