"""The command `tqcheck serve`: the service that a CMS asks before it publishes."""

from __future__ import annotations

from typing import Annotated

import typer

from tqcheck.extras import part


def serve(
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", help="Port to listen on; 0: a free one.", min=0, max=65535)] = 8787,
    workers: Annotated[int, typer.Option(metavar="N", help="Processes that check.", min=1)] = 1,
) -> None:
    """Answer over HTTP whether an article may be published (docs/service.md)."""
    part("tqcheck.web.service_process", "web").run(host, port, workers)
