"""Tokens by which the service knows who asks. Only their hashes are kept.

A token is 256 random bits, which nobody can guess from a hash, so a plain SHA-256 does: slow hashes are for passwords.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Mapping
from pathlib import Path

from tqcheck.errors import ConfigError

_PREFIX = "tq_"  # so that scanners of code find a token that somebody committed
_LINE = re.compile(r"([A-Za-z0-9._-]{1,64})\tsha256:([0-9a-f]{64})")
_NAME = re.compile(r"[A-Za-z0-9._-]{1,64}")
_OPEN_TO_OTHERS = 0o022


def new_token(name: str, path: Path) -> str:
    """A new token for `name`, its hash added to the file: the only time that anybody sees it."""
    if not _NAME.fullmatch(name):
        raise ConfigError(f"“{name}” cannot be a token's name", remedy="letters, digits, dots, hyphens; at most 64")
    known = read_tokens(path).values() if path.exists() else ()
    if name in known:
        raise ConfigError(f"“{name}” has a token", path=str(path), remedy="take another name, or remove its line")
    token = _PREFIX + secrets.token_urlsafe(32)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "w") as file:
            file.write(f"{name}\tsha256:{_hash(token)}\n")
    except OSError as error:
        raise ConfigError(
            f"cannot be written: {error.strerror}", path=str(path), remedy="make its folder, as who runs the service"
        ) from None
    return token


def read_tokens(path: Path) -> dict[str, str]:
    """The names in a file of tokens by their hashes; ConfigError if others may write to it or a line is malformed."""
    try:
        lines = path.read_text("utf-8").splitlines()
        mode = path.stat().st_mode
    except (OSError, UnicodeDecodeError) as error:
        what = getattr(error, "strerror", None) or "it is not UTF-8"
        remedy = "make it with tqcheck token new NAME --tokens FILE"
        raise ConfigError(f"the tokens cannot be read: {what}", path=str(path), remedy=remedy) from None
    if mode & _OPEN_TO_OTHERS:
        raise ConfigError("others may write tokens into this file", path=str(path), remedy=f"chmod 600 {path}")
    found = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        read = _LINE.fullmatch(line)
        if not read:
            remedy = "a line is a name, a tab, sha256: and 64 hexadecimal digits; tqcheck token new writes it"
            raise ConfigError("no token", path=str(path), line=number, remedy=remedy)
        found[read[2]] = read[1]
    return found


def holder(token: str, hashes: Mapping[str, str]) -> str | None:
    """Whose token this is. Every entry is compared, in constant time, so that the time taken tells nothing."""
    given = _hash(token)
    found = None
    for known, name in hashes.items():
        if hmac.compare_digest(known, given):
            found = name
    return found


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
