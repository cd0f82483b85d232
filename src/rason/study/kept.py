"""Results of pieces, kept on disk as they are worked out, so that a run can be gone on with."""

from __future__ import annotations

import os
import pickle
from contextlib import suppress
from dataclasses import is_dataclass
from hashlib import blake2b
from importlib import import_module
from io import BytesIO
from threading import Lock
from types import FunctionType
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Self

from rason.case import evaluate
from rason.case.output import refused
from rason.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

_MARK: Final = b"rason pieces 1"
_SIZE: Final = 16  # bytes of a digest
_LENGTH: Final = 8  # bytes in which the length of a result is written
_KNOWN: Final = {
    "datetime": {"date"},
    "functools": {"partial"},
    "numpy": {"ndarray", "dtype", "add", "subtract", "multiply", "minimum", "maximum"},
    "numpy._core.multiarray": {"_reconstruct", "scalar"},
    "operator": {"itemgetter"},
}
"""What arrays, numbers, dates and the cells of a case are made of when they are unpacked."""


class Kept:
    """The results of one run's pieces, in one file that grows.

    `digest`: of all that could change a result: what another run has kept is thrown away.
    """

    def __init__(self, path: Path, digest: str) -> None:
        self._path = path
        self._places: dict[bytes, tuple[int, int]] = {}
        self._writing = Lock()
        self._fault: InputError | None = None
        self.of_another_run = False
        with refused(path):
            self._file: BinaryIO = path.open("a+b")
            self._read(_MARK + b" " + digest.encode("ascii") + b"\n")

    def __len__(self) -> int:
        """Return how many pieces are kept."""
        return len(self._places)

    def __enter__(self) -> Self:
        """Keep the file open until the end of the block."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Close the file; what the system refused to write was told of before."""
        with self._writing, suppress(OSError):
            self._file.close()

    def find(self, key: bytes) -> bytes | None:
        """Return what was kept under a key; None if nothing was."""
        if self._fault is not None:
            raise self._fault
        if key not in self._places:
            return None
        start, length = self._places[key]
        with self._writing:
            self._file.seek(start)
            return self._file.read(length)

    def keep(self, key: bytes, content: bytes) -> None:
        """Keep something; a system that refuses to is told of when the next piece is asked for."""
        with self._writing:
            if self._file.closed or self._fault is not None:
                return
            try:
                with refused(self._path):
                    start = self._file.seek(0, os.SEEK_END)
                    head = key + len(content).to_bytes(_LENGTH, "big") + _check(key, content)
                    self._file.write(head + content)
                    self._file.flush()
            except InputError as fault:
                self._fault = fault
            else:
                self._places[key] = start + len(head), len(content)

    def _read(self, head: bytes) -> None:
        """Find all that is whole, and cut off what a sudden end left in part."""
        self._file.seek(0)
        first = self._file.readline(len(head))
        end = len(head) if first == head else 0
        self.of_another_run = bool(first) and not head.startswith(first) and not end
        size = os.fstat(self._file.fileno()).st_size
        while end:
            self._file.seek(end)
            found = self._file.read(_SIZE + _LENGTH + _SIZE)
            key, said = found[:_SIZE], found[_SIZE + _LENGTH :]
            length = int.from_bytes(found[_SIZE : _SIZE + _LENGTH], "big")
            content = self._file.read(min(length, size))
            if len(content) != length or said != _check(key, content):
                break
            self._places[key] = end + len(found), len(content)
            end += len(found) + len(content)
        self._file.truncate(end)
        if not end:
            self._file.write(head)
            self._file.flush()


def packed(results: list[Any]) -> bytes:
    """Pack the results of a piece for `unpacked`, in this process or another."""
    return pickle.dumps(results, 4)


def unpacked(content: bytes) -> list[Any]:
    """Unpack results that a process of this run has just packed.

    Equal to those that were packed, and laid out in memory alike, whoever packed them.
    """
    found: list[Any] = pickle.loads(content)  # noqa: S301 - from this process or its workers
    return found


def found_again(content: bytes) -> list[Any] | None:
    """Unpack results from disk, where somebody may have put what runs a program of theirs.

    None if they hold anything that no result does.
    """
    try:
        found: list[Any] = _Unpacker(BytesIO(content)).load()
    except Exception:  # noqa: BLE001 - bytes that mean anything can fail in any way
        return None
    return found


class _Unpacker(pickle.Unpickler):
    """Knows what results are made of, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - a class or function
        """Return what a result is made of."""
        if name in _KNOWN.get(module, ()):
            return super().find_class(module, name)
        if module.split(".")[0] == "rason":
            found = getattr(import_module(module), name)
            plain = isinstance(found, type) and (is_dataclass(found) or found is InputError)
            if plain or (isinstance(found, FunctionType) and found.__module__ == evaluate.__name__):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is in no result")


def _check(key: bytes, content: bytes) -> bytes:
    return blake2b(key + content, digest_size=_SIZE).digest()
