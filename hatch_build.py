"""Build the workbench into the wheel, where npm is there to do so.

An editable install is left alone: `make web` builds the bundle of a checkout.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from typing import Any


class WorkbenchHook(BuildHookInterface):
    """Run npm for the bundle; without Node the wheel has all but the workbench, and says so."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build the bundle before the files of a wheel are gathered.

        Parameters
        ----------
        version
            ``editable`` for an install that points at the checkout.
        build_data
            Of hatchling; left as it is.
        """
        web = Path(self.root) / "web"
        if version == "editable" or not web.is_dir():
            return
        npm = shutil.which("npm")
        if npm is None:
            built = (Path(self.root) / "src/rason/api/static/index.html").is_file()
            kept = "the workbench as it was built before" if built else "all but the workbench"
            _say(f"no npm here: {kept}")
            return
        for verb in (["ci", "--no-audit", "--no-fund"], ["run", "build"]):
            done = subprocess.run(  # noqa: S603
                [npm, *verb], cwd=web, capture_output=True, text=True, check=False
            )
            if done.returncode:
                last = (done.stderr or done.stdout).strip().splitlines()[-1:]
                _say(f"`npm {verb[0]}` failed, so without the workbench: {''.join(last)}")
                return


def _say(words: str) -> None:
    print(f"rason: {words}", file=sys.stderr)  # noqa: T201
