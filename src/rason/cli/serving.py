"""The verb that serves the workbench and the HTTP interface."""

from __future__ import annotations

import secrets
import signal
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rason.cli.code_page import tell
from rason.cli.faults import write_json
from rason.cli.options import CORES, AsJson
from rason.errors import Diagnostic, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
ANYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104 - they are recognised here, not bound


def serve(
    cases: Annotated[
        list[Path] | None,
        typer.Option(
            "--cases",
            metavar="FOLDER",
            help="A folder whose subfolders are cases; repeat for several. Without it, this "
            "folder, ./cases, and the cases that come with rason. Nothing outside is read.",
        ),
    ] = None,
    runs: Annotated[
        Path,
        typer.Option(metavar="FOLDER", help="Where runs are kept, shared with `rason brief`."),
    ] = Path("runs"),
    host: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help="The address that is listened on. Any but the loopback needs a token, which is "
            "made and printed if none is given.",
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Its port; 0 takes a free one.")
    ] = 8321,
    name: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="A further name by which the server is called, alone or with a port, as behind "
            "a proxy; repeat for several. Requests that call it by another name are refused.",
        ),
    ] = None,
    token: Annotated[
        str,
        typer.Option(
            envvar="RASON_TOKEN",
            metavar="TOKEN",
            show_envvar=True,
            help="Ask for this token, in the address or as `Authorization: Bearer TOKEN`.",
        ),
    ] = "",
    workers: Annotated[
        int, typer.Option("--workers", "-w", min=1, metavar="N", help="Processes that solve.")
    ] = CORES,
    browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the workbench in the browser.")
    ] = True,
    as_json: AsJson = False,
) -> None:
    """Serve the workbench in the browser, and all of rason over HTTP.

    Who is answered: this machine alone, unless --host says otherwise; then
    every request needs a token. A request that calls the server by another
    name (Host), or that another site's page sends (Origin), is refused.

    What pages may do: run the server's own script files, by a strict content
    security policy: no inline script, no eval, nothing from elsewhere.

    How much: bodies up to 4 MB, and with files to be imported 48 MB; of what
    is too much at once, 512 connections (384 from one address), 128 requests,
    64 questions to be solved, 8 runs that wait, 4 imports, the rest is told
    when to come again (Retry-After), and so is a question whose turn does not
    come within 20 seconds. Several people at once get their own answers each.

    How long: a request has 10 seconds for its head and 20 for its body, and
    who does not read an answer for 20 seconds is hung up on. Who sends or
    reads slowly holds up nobody, and gives way where no place is free.

    What is read and written: cases in the folders of --cases, and runs in
    that of --runs; no path leads out of them. New cases are made in the first
    folder of --cases. A file that changed underneath is never overwritten, and
    one with faults is never written.

    Draws run in the background, and what they did survives page and server.

    /openapi.json describes every route; faults come as
    application/problem+json with the diagnostics of this command line.
    """
    from rason.api.app import make_app
    from rason.api.serving import Server
    from rason.api.settings import STATIC, Settings

    folders = _case_folders(cases)
    listening = _listen(host, port)
    port = listening.getsockname()[1]
    if host not in LOOPBACK and not token:
        token = secrets.token_urlsafe(24)
    names = _names(host, name or ())
    settings = Settings(
        folders=folders,
        runs=runs,
        hosts=(*_hosts(names, port), *(each.lower() for each in name or ())),
        token=token,
        workers=workers,
    )
    called = "localhost" if host in LOOPBACK else names[0]
    address = f"http://{_bracketed(called)}:{port}/" + (f"?token={token}" if token else "")
    built = (STATIC / "index.html").is_file()
    if as_json:
        write_json({"address": address, "token": token or None, "workbench": built})
    else:
        tell(address)
        if not built:
            tell("The workbench is not built: `make web` needs Node. The rest works.")
    sys.stdout.flush()
    if browser and built and not as_json:
        typer.launch(address)
    server = Server(make_app(settings))
    # The server hands the signal on once it has shut down: leave as after any other verb.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """Take an address, or say who has it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)  # whoever reads the address may call at once, and waits
    except OSError as error:
        listening.close()
        raise InputError(
            Diagnostic(
                code="RSN-R003",
                file="the command line",
                line=None,
                what="--host, --port",
                found=f"{host}:{port}: {error.strerror or error}",
                expected="an address of this machine and a port that is free",
                fix="take another one: --port 0 finds a free port",
            )
        ) from error
    return listening


def _case_folders(cases: list[Path] | None) -> tuple[Path, ...]:
    """Return the folders of cases."""
    from rason.case.find import CASE_FOLDERS

    if cases is None:
        return tuple(
            dict.fromkeys(each.resolve() for each in (Path(), Path("cases"), *CASE_FOLDERS))
        )
    missing = [each for each in cases if not each.is_dir()]
    if missing:
        raise InputError(
            *(
                Diagnostic(
                    code="RSN-R004",
                    file=str(each),
                    line=None,
                    what="--cases",
                    found="no such folder",
                    expected="a folder whose subfolders are cases",
                    fix=f"make it, and a case in it: rason new {each}/my_case",
                )
                for each in missing
            )
        )
    return tuple(each.resolve() for each in cases)


def _names(host: str, more: Iterable[str]) -> list[str]:
    """Return the names by which the server may be called."""
    if host in LOOPBACK:
        names = ["localhost", "127.0.0.1", "::1"]
    elif host in ANYWHERE:
        names = [socket.gethostname(), *_addresses(), "localhost", "127.0.0.1"]
    else:
        names = [host]
    return list(dict.fromkeys((*more, *names)))


def _addresses() -> list[str]:
    """Return this machine's own addresses, as far as its name leads to them."""
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, type=socket.SOCK_STREAM)
    except OSError:
        return []
    return [str(address[0]) for *_, address in found]


def _hosts(names: Iterable[str], port: int) -> tuple[str, ...]:
    """Return the values of the header Host that are meant for this server."""
    usual = 80
    called = [_bracketed(name).lower() for name in names]
    return tuple(dict.fromkeys([f"{name}:{port}" for name in called] + called * (port == usual)))


def _bracketed(name: str) -> str:
    return f"[{name}]" if ":" in name else name
