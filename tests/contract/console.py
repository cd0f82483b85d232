"""Commands as a reader types them, from a process that has all of rason imported already.

A new interpreter spends most of a short command on importing. This one forks for each command, so
that each begins as a new one does after its imports, and no command sees what another has done.
"""

from __future__ import annotations

import atexit
import json
import os
import shlex
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

ENVIRONMENT = {
    **os.environ,
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    "COLUMNS": "100",
    "NO_COLOR": "1",
}
SHELL = frozenset("|&;<>()$`*?~\n")
"""What a shell reads otherwise than it stands."""


class Done(NamedTuple):
    """What a command left behind; `output` has both streams."""

    code: int
    output: str


def typed(command: str, folder: Path) -> Done:
    """Run a line in a folder: one of rason's by a fork, any other by a shell."""
    if command.startswith("rason ") and SHELL.isdisjoint(command):
        return _forked(shlex.split(command)[1:], folder)
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=ENVIRONMENT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return Done(done.returncode, done.stdout)


def _forked(arguments: list[str], folder: Path) -> Done:
    server = _server()
    with tempfile.NamedTemporaryFile() as output:
        asked = {"arguments": arguments, "folder": str(folder), "output": output.name}
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write(json.dumps(asked) + "\n")
        server.stdin.flush()
        return Done(int(server.stdout.readline()), Path(output.name).read_text(encoding="utf-8"))


@cache
def _server() -> subprocess.Popen[str]:
    server = subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=ENVIRONMENT,
        text=True,
    )
    atexit.register(server.communicate)
    return server


def _serve() -> None:
    """Fork for each line; whoever is forked becomes the command and leaves as it does."""
    import pkgutil

    import rason

    for module in pkgutil.walk_packages(rason.__path__, "rason."):
        if not module.name.endswith("__main__"):
            __import__(module.name)
    from rason.cli import main

    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            streams = os.open(asked["output"], os.O_WRONLY)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(streams, 1)
            os.dup2(streams, 2)
            os.chdir(asked["folder"])
            sys.argv = ["rason", *asked["arguments"]]
            main()
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
