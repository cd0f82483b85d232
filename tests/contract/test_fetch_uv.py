"""On a machine without pip, uv comes from the index itself, and only as the index describes it."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import platform
import re
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

SCRIPT = Path(__file__).parents[2] / "scripts" / "fetch_uv.py"


def load() -> ModuleType:
    """Load the script, which belongs to no package."""
    specification = importlib.util.spec_from_file_location("fetch_uv", SCRIPT)
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture
def fetch_uv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Load the script, its home moved to an empty folder and its index to a file beside it."""
    module = load()
    monkeypatch.setattr(module, "HOME", tmp_path / ".uv")
    monkeypatch.setattr(module, "INDEX", (tmp_path / "index.json").as_uri())
    monkeypatch.setattr(module, "wheel_pattern", lambda: r"-here\.whl$")
    return module


def publish(folder: Path, digest: str | None = None) -> None:
    """Write an index with one wheel for another machine and one for this."""
    with zipfile.ZipFile(folder / "uv-1-here.whl", "w") as wheel:
        wheel.writestr("uv-1.data/scripts/uv", "#!/bin/sh\n")
    found = hashlib.sha256((folder / "uv-1-here.whl").read_bytes()).hexdigest()
    files = [
        {"filename": name, "url": name, "digests": {"sha256": digest or found}}
        for name in ("uv-1-elsewhere.whl", "uv-1-here.whl")
    ]
    (folder / "index.json").write_text(json.dumps({"urls": files}), encoding="utf-8")


def test_unpacks_the_wheel_for_this_machine(fetch_uv: ModuleType, tmp_path: Path) -> None:
    publish(tmp_path)
    fetch_uv.fetch_wheel()
    assert (tmp_path / ".uv" / "bin" / "uv").read_text(encoding="utf-8") == "#!/bin/sh\n"


def test_refuses_a_wheel_that_was_changed(fetch_uv: ModuleType, tmp_path: Path) -> None:
    publish(tmp_path, digest="0" * 64)
    with pytest.raises(SystemExit, match="is not what the index says"):
        fetch_uv.fetch_wheel()
    assert not (tmp_path / ".uv").exists()


@pytest.mark.parametrize(
    ("system", "libc", "machine", "name"),
    [
        (
            "linux",
            "glibc",
            "x86_64",
            "uv-1-py3-none-manylinux_2_17_x86_64.whl",
        ),
        ("linux", "glibc", "aarch64", "uv-1-py3-none-manylinux_2_28_aarch64.whl"),
        ("linux", "", "x86_64", "uv-1-py3-none-musllinux_1_1_x86_64.whl"),
        ("darwin", "", "arm64", "uv-1-py3-none-macosx_11_0_arm64.whl"),
    ],
)
def test_knows_the_wheel_of_each_machine(
    monkeypatch: pytest.MonkeyPatch, system: str, libc: str, machine: str, name: str
) -> None:
    module = load()
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(platform, "libc_ver", lambda: (libc, ""))
    monkeypatch.setattr(platform, "machine", lambda: machine)
    assert re.search(module.wheel_pattern(), name)
    assert not re.search(module.wheel_pattern(), "uv-1-py3-none-win_amd64.whl")
