"""Machine code on disk: what is damaged is compiled anew, and no disk that refuses ends a run."""

# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from numba.core.caching import FunctionCache, IndexDataCacheFile

_SIZE: Final = 16  # bytes of the digest that ends a file


class Stored(FunctionCache):
    """The machine code of one function, under the signatures that it was called with."""

    def __init__(self, function: Any) -> None:  # noqa: ANN401 - numba's own types have no stubs
        super().__init__(function)
        usual = self._cache_file
        self._cache_file = _Checked(usual._cache_path, "", usual._source_stamp)  # noqa: SLF001 - a copy
        vars(self._cache_file).update(vars(usual))

    def load_overload(self, sig: Any, target_context: Any) -> Any:  # noqa: ANN401 - as above
        """Return the code of a signature; None where there is none, or none that is whole."""
        try:
            return super().load_overload(sig, target_context)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - damaged bytes fail in any way
            with suppress(OSError):
                self.flush()
            return None

    def save_overload(self, sig: Any, data: Any) -> None:  # noqa: ANN401 - as above
        """Keep the code of a signature, if the system lets it be written."""
        with suppress(OSError):
            super().save_overload(sig, data)


class _Checked(IndexDataCacheFile):
    """Files that end in a digest of what they hold: damaged machine code would end the process."""

    def _dump(self, obj: object) -> bytes:
        content: bytes = super()._dump(obj)
        return content + _digest(content)  # what stands behind a pickle is not read with it

    def _load_data(self, name: str) -> Any:  # noqa: ANN401 - as above
        content = Path(self._data_path(name)).read_bytes()
        if content[-_SIZE:] != _digest(content[:-_SIZE]):
            raise ValueError(f"{name} is damaged")
        return super()._load_data(name)


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_SIZE).digest()
