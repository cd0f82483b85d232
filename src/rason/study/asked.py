"""The digest of what is asked: equal for equal questions, in any process and on any day."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date
from functools import partial
from hashlib import blake2b
from types import FunctionType
from typing import Any

import numpy as np
from pydantic import BaseModel

from rason.program.program import Program


class Digest:
    """Digests questions about one program.

    Its case is left out of the program: whoever compares digests compares those of one program.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self._known = {id(program): b"program", id(program.case): b"case"}
        self._stay: list[BaseModel] = []

    def of(self, thing: object) -> bytes:
        """Return the digest of something.

        Of plain values, arrays, functions, and what is made of them; it must not change.
        """
        held: list[object] = []  # alive, so that nothing else can have the same id
        try:
            return self._of(thing, held)
        finally:
            for each in held:
                del self._known[id(each)]

    def _of(self, thing: object, held: list[object]) -> bytes:
        known = self._known.get(id(thing))
        if known is not None:
            return known
        if isinstance(thing, Program) and self._program.over(thing.calendar) is thing:
            days = b"" if thing.calendar is None else thing.calendar.key
            return self._of(("program", days.decode()), held)
        if isinstance(thing, Program) and thing.case.figures is self._program.case.figures:
            # The same case with changes on top: an entry of scenarios.yaml says all of each.
            days = b"" if thing.calendar is None else thing.calendar.key
            changes = [thing.case.scenarios[name] for name in thing.case.on_top]
            return self._of(("program", days.decode(), changes), held)
        digest = blake2b(type(thing).__qualname__.encode(), digest_size=16)
        for part in _parts(thing):
            if isinstance(part, bytes):
                digest.update(len(part).to_bytes(8, "big") + part)
            else:
                digest.update(self._of(part[0], held))
        found = digest.digest()
        # Figures' values and modelling choices, which many questions share.
        if isinstance(thing, dict | np.ndarray) or is_dataclass(thing):
            self._known[id(thing)] = found
            held.append(thing)
        if isinstance(thing, BaseModel):  # statements, about which much is asked
            self._known[id(thing)] = found
            self._stay.append(thing)
        return found


def _parts(thing: Any) -> list[bytes | tuple[Any]]:  # noqa: ANN401, PLR0911 - one line a kind
    """Take a thing apart: bytes as they are, other parts each as a tuple of one."""
    if isinstance(thing, str | int | float | bool | date | None):
        return [repr(thing).encode("utf-8", "surrogatepass")]
    if isinstance(thing, np.ndarray | np.generic):
        return [repr((thing.dtype.str, thing.shape)).encode(), thing.tobytes()]
    if isinstance(thing, FunctionType):
        return [f"{thing.__module__}.{thing.__qualname__}".encode()]
    if isinstance(thing, partial):
        return [(thing.func,), (thing.args,), (thing.keywords,)]
    if isinstance(thing, tuple | list):
        return [(each,) for each in thing]
    if isinstance(thing, Mapping):
        return [(each,) for item in thing.items() for each in item]
    if isinstance(thing, AbstractSet):
        return [(each,) for each in sorted(thing, key=repr)]
    if isinstance(thing, BaseModel):
        return [(thing.__dict__,)]
    assert is_dataclass(thing), f"a question holds {type(thing).__qualname__}"
    return [(getattr(thing, field.name),) for field in fields(thing)]
