"""Damaged machine code is compiled anew, and a disk that takes none is done without."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

numba = pytest.importorskip("numba")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def twice(number: float) -> float:
    return 2.0 * number


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Any]:
    """Return what makes the function as another process would: from what is on disk."""
    from rason.solve.kernel import compiling

    monkeypatch.setattr(compiling, "_folder", lambda: tmp_path)
    return lambda: compiling.compiled(twice)


def hits(function: Any) -> int:
    return sum(function.stats.cache_hits.values())


@pytest.mark.parametrize("kind", ["nbi", "nbc"])
@pytest.mark.parametrize("damage", ["gone", "cut", "changed", "empty"])
def test_damaged_code_is_compiled_anew_and_kept_again(
    made: Callable[[], Any], tmp_path: Path, kind: str, damage: str
) -> None:
    assert made()(2.0) == 4.0
    (path,) = tmp_path.rglob(f"*.{kind}")
    content = path.read_bytes()
    middle = len(content) // 2
    changed = content[:middle] + bytes([content[middle] ^ 255]) + content[middle + 1 :]
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes({"cut": content[:middle], "changed": changed, "empty": b""}[damage])

    again = made()
    assert (again(2.0), hits(again)) == (4.0, 0)
    found = made()
    assert (found(2.0), hits(found)) == (4.0, 1)


def test_a_disk_that_takes_nothing_is_done_without(
    made: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from rason.solve.kernel.stored import _Checked

    @contextmanager
    def full(*_: object) -> Iterator[None]:
        raise OSError(errno.ENOSPC, "No space left on device")
        yield

    monkeypatch.setattr(_Checked, "_open_for_write", full)
    assert made()(2.0) == 4.0
