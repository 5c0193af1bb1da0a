"""A review opened and served to browsers on this machine alone."""

from __future__ import annotations

import gc
import logging
import socket
from collections.abc import Callable, Sequence

import uvicorn

from tqcheck.engine import Checker
from tqcheck.errors import ConfigError, InputError
from tqcheck.model import Document
from tqcheck.store.decisions import open_store
from tqcheck.web.review_app import HOST, create_app
from tqcheck.web.review_state import Review

_PORTS = range(61_000, 65_500)  # which Linux gives to nobody who asks for any


def opened(
    checker: Checker,
    documents: Sequence[Document],
    place: str,
    progress: Callable[[int, int], None],
    *,
    aligned: bool,
) -> Review:
    """The review of some documents, checked, with the decisions that are kept at a place. The rest is as for Review."""
    if not documents:
        raise InputError("there is nothing to review")
    store = open_store(place, checker.settings.expire_days)
    return Review(checker, documents, store, progress, aligned=aligned)


def serve(review: Review, author: str, port: int | None, announce: Callable[[str, bool], None]) -> None:
    """Answer browsers until somebody presses Ctrl+C. Port 0 is any free one, None the one of these files if it is free.

    `announce` is as for `create_app`.
    """
    server, listener = ready(review, author, port, announce)
    try:
        server.run(sockets=[listener])
    finally:
        review.store.close()


def ready(
    review: Review, author: str, port: int | None, announce: Callable[[str, bool], None]
) -> tuple[uvicorn.Server, socket.socket]:
    """A server that is ready to run, and the socket it is to run on."""
    listener = _listening_as_usual(review) if port is None else _listening(port)
    app = create_app(review, author, listener.getsockname()[1], announce)
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    config = uvicorn.Config(app, access_log=False, log_config=None, server_header=False, timeout_graceful_shutdown=2)
    gc.freeze()  # what was checked stays: to look through it all for garbage would hold an answer up for a second
    gc.enable()
    return uvicorn.Server(config), listener


def _listening_as_usual(review: Review) -> socket.socket:
    """A socket on the same port each time: what a page could not send lies in its browser under this very address."""
    try:
        return _listening(_PORTS[int(review.name, 16) % len(_PORTS)])
    except ConfigError:
        return _listening(0)


def _listening(port: int) -> socket.socket:
    """A socket on this machine's own address; port 0 is any free one. ConfigError if it is taken."""
    # With its protocol named asyncio lets no answer wait for the acknowledgement of its head, which would take 40 ms.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except (OSError, OverflowError) as error:
        listener.close()
        why = error.strerror if isinstance(error, OSError) else error
        raise ConfigError(f"cannot serve on port {port}: {why}", remedy="leave --port out for a free one") from None
    listener.listen(128)
    return listener
