"""The commands `tqcheck serve`, the service that a CMS asks before it publishes, and `tqcheck token` for its tokens."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tqcheck import config, options
from tqcheck.extras import part
from tqcheck.web.tokens import new_token

tokens_app = typer.Typer(name="token", help="Tokens for those who ask the service.", no_args_is_help=True)

TokensFile = Annotated[Path, typer.Option("--tokens", metavar="FILE", help="Hashes of tokens, a line each.")]


def serve(
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", help="Port to listen on; 0: a free one.", min=0, max=65535)] = 8787,
    workers: Annotated[int, typer.Option(metavar="N", help="Processes that check.", min=1, max=256)] = 1,
    store: Annotated[
        str | None,
        typer.Option(metavar="PLACE", help="Where decisions and last checks are kept: an SQLite file or a database."),
    ] = None,
    tokens: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Who may ask; made by tqcheck token new. Without: anybody here.")
    ] = None,
    settings_file: options.SettingsFile = None,
) -> None:
    """Answer over HTTP whether an article may be published (docs/service.md).

    Settings of the checks and the table [serve] are read from tqcheck.toml when it starts.
    """
    found = settings_file or config.find(Path.cwd())
    settings = part("tqcheck.web.service_settings", "web")
    serving = settings.Serving(
        host=host,
        port=port,
        workers=workers,
        store=store,
        tokens=str(tokens) if tokens else None,
        settings=str(found) if found else None,
        limits=settings.limits_of(str(found) if found else None),
    )
    part("tqcheck.web.service_process", "web").run(serving)


@tokens_app.command()
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who asks with it; the log shows this name.")],
    tokens: TokensFile,
) -> None:
    """Make a token, print it, and add its hash to FILE. It cannot be shown again."""
    typer.echo(new_token(name, tokens))
