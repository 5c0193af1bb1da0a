"""What the service is told: by its command line, and by the table [serve] of tqcheck.toml."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from tqcheck import config
from tqcheck.config import Settings
from tqcheck.errors import ConfigError, nearest
from tqcheck.formats.file_name import pair_of
from tqcheck.web.tokens import read_tokens

_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_LEAST = 0.1  # seconds


@dataclass(frozen=True, slots=True)
class Limits:
    """What the service takes on, and of whom. Times are in seconds, sizes in bytes, or characters of a segment."""

    max_body: int = 2 << 20
    max_segments: int = 2_000
    max_characters: int = 10_000
    rate: int = 600  # requests a minute of one token, or of one address where there are no tokens; 0: any number
    timeout: float = 15.0  # of a check, its waiting included
    read_timeout: float = 10.0  # until a request is here as a whole
    queue: int = 100  # checks that wait or run
    hosts: tuple[str, ...] = ()  # of the header Host; without any, those of a loopback address if it listens on one
    pairs: tuple[str, ...] = ()  # of languages, as in kk-en: they are tried out before the service says it is ready
    proxies: tuple[str, ...] = ()  # addresses whose X-Forwarded-For is believed


@dataclass(frozen=True, slots=True)
class Serving:
    """What the command line says, and the limits of the settings file; `settings` is that file."""

    host: str = "127.0.0.1"
    port: int = 8787
    workers: int = 1
    store: str | None = None
    tokens: str | None = None
    settings: str | None = None
    limits: Limits = field(default_factory=Limits)

    @property
    def loopback(self) -> bool:
        """Whether only this machine reaches the service."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names of the service that a request may use; empty for any."""
        return self.limits.hosts or (_LOOPBACK if self.loopback else ())

    def checker_settings(self) -> Settings:
        """How articles are checked."""
        return config.load(Path(self.settings)) if self.settings else Settings()

    def token_hashes(self) -> Mapping[str, str]:
        """Who may ask, by the hash of the token; empty for anybody."""
        return read_tokens(Path(self.tokens)) if self.tokens else {}


def limits_of(settings: str | None) -> Limits:
    """The limits that a settings file sets; ConfigError names the key that is wrong."""
    if settings is None:
        return Limits()
    table = config.read_table(Path(settings)).get("serve", {})
    try:
        return _limits(table)
    except ConfigError as error:
        raise ConfigError(error.problem, path=settings, remedy=error.remedy) from None


def refuse_unsafe(serving: Serving) -> None:
    """ConfigError for a service that anybody on the network could ask."""
    if not serving.loopback and not serving.token_hashes():
        raise ConfigError(
            f"on {serving.host} others than this machine reach the service, and it has no token",
            remedy="make one with tqcheck token new NAME --tokens FILE, and serve with --tokens FILE",
        )


def _limits(table: Any) -> Limits:
    if not isinstance(table, dict):
        raise ConfigError(f"“serve” must be a table, not {table!r}")
    known = {entry.name: entry for entry in fields(Limits)}
    given: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in known:
            raise ConfigError(f"there is no setting “serve.{key}”", remedy=nearest(name, known))
        given[name] = _value(key, value, known[name].default)
    for pair in given.get("pairs", ()):
        if pair_of(pair) is None:
            raise ConfigError(f"“{pair}” in “serve.pairs” is no pair of languages", remedy="write it as in kk-en")
    return Limits(**given)


def _value(key: str, value: Any, default: Any) -> Any:
    """A value of the kind that the default has."""
    if isinstance(default, tuple):
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ConfigError(f"“serve.{key}” must be a list of strings, not {value!r}")
        return tuple(value)
    number = isinstance(value, int) and not isinstance(value, bool)
    if isinstance(default, float):
        if not (number or isinstance(value, float)) or not _LEAST <= value < float("inf"):
            raise ConfigError(f"“serve.{key}” must be a number of seconds, {_LEAST} or more, not {value!r}")
        return float(value)
    least = 0 if key == "rate" else 1
    if not number or value < least:
        raise ConfigError(f"“serve.{key}” must be a whole number, {least} or more, not {value!r}")
    return value
