"""Put uv into `.uv/bin` with nothing but Python's standard library.

pip does it where there is one. Debian ships Python without pip and without the means to make an
environment that has it; there the wheel is fetched from the package index itself, and its digest
checked.
"""

from __future__ import annotations

import hashlib
import io
import json
import platform
import re
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path
from urllib.parse import urljoin

INDEX = "https://pypi.org/pypi/uv/json"
HOME = Path(__file__).resolve().parent.parent / ".uv"


def fetch_with_pip() -> bool:
    """Make an environment in `.uv` and let its pip install uv."""
    steps = [
        [sys.executable, "-m", "venv", "--clear", str(HOME)],
        [str(HOME / "bin" / "python"), "-m", "pip", "install", "--quiet", "uv"],
    ]
    return all(
        subprocess.run(step, check=False, stdout=subprocess.DEVNULL).returncode == 0
        for step in steps
    )


def fetch_wheel() -> None:
    """Unpack uv's wheel for this machine into `.uv/bin`."""
    with urllib.request.urlopen(INDEX, timeout=60) as answer:
        files = json.load(answer)["urls"]
    pattern = wheel_pattern()
    file = next((file for file in files if re.search(pattern, file["filename"])), None)
    if file is None:
        sys.exit("uv has no wheel for this machine; see https://docs.astral.sh/uv for other ways")
    with urllib.request.urlopen(urljoin(INDEX, file["url"]), timeout=300) as answer:
        wheel = answer.read()
    if hashlib.sha256(wheel).hexdigest() != file["digests"]["sha256"]:
        sys.exit(f"{file['filename']} is not what the index says it is; try again")
    target = HOME / "bin" / "uv"
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        name = next(name for name in archive.namelist() if name.endswith("/scripts/uv"))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(archive.read(name))
    target.chmod(0o755)


def wheel_pattern() -> str:
    """Return a pattern that the name of the wheel for this machine matches."""
    if sys.platform == "darwin":
        system = "macosx"
    else:
        system = "manylinux" if platform.libc_ver()[0] == "glibc" else "musllinux"
    return rf"{system}[^-]*_{re.escape(platform.machine())}\."


if __name__ == "__main__":
    if not fetch_with_pip():
        print("no pip here; fetching uv from the package index", file=sys.stderr)
        fetch_wheel()
