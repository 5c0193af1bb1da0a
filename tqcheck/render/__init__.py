"""Reports out: one form a file. A form is a module with a `write`, or an entry point `tqcheck.render`."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from tqcheck.errors import ConfigError, nearest
from tqcheck.plugins import added
from tqcheck.render.about import About, Renderer

GROUP = "tqcheck.render"

__all__ = ["About", "Renderer", "renderer", "renderers"]


def renderer(name: str) -> Renderer:
    """The form called `name`; a ConfigError names the nearest if there is none."""
    if name in _modules() and (own := _own(name)):
        return own
    forms = renderers()
    if name not in forms:
        raise ConfigError(f"there is no report form “{name}”", remedy=nearest(name, forms))
    return forms[name]


def renderers() -> dict[str, Renderer]:
    """Every form by its name: ours, and those that installed packages add."""
    found = {name: own for name in _modules() if (own := _own(name))}
    return {**dict(added(GROUP)), **found}


def _modules() -> list[str]:
    return [name for _, name, _ in pkgutil.iter_modules(__path__)]


def _own(name: str) -> Renderer | None:
    return getattr(import_module(f"{__name__}.{name}"), "write", None)
