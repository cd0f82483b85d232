"""What the places of a case are called that was read from no folder."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from rason.case.texts import FILES

if TYPE_CHECKING:
    from rason.errors import Diagnostic

_FILE: Final = "|".join(re.escape(name) for name in FILES)
_PLACE: Final = re.compile(rf"\b({_FILE}):(\d+)")
_LINE: Final = re.compile(r"\b(in|of|to) line (\d+)")
_NAME: Final = re.compile(rf"\b({_FILE})")


class Places(ABC):
    """Turns files and lines of the texts that are read into places that their author knows."""

    @abstractmethod
    def file(self, name: str) -> str:
        """Return what a file is called, such as ``links`` for ``links.csv``."""

    @abstractmethod
    def line(self, name: str, line: int, column: str = "") -> str:
        """Return what a line of a file is called, or a cell of it: ``links, row 'espo'``."""

    def short(self, name: str, line: int) -> str:
        """Return what a line is called within its own file, as in ``first in row 'espo'``."""
        return self.line(name, line).removeprefix(f"{self.file(name)}, ")

    def fault(self, fault: Diagnostic) -> Diagnostic:
        """Return a fault with the words for files and lines of its other parts set right."""
        return fault

    def named(self, fault: Diagnostic) -> Diagnostic:
        """Return a fault that names its place, and other places, as their author knows them.

        `fault` names a file as `FILES` or `file` does; a line is counted in its text.
        """
        files = {self.file(name): name for name in FILES}
        name = files.get(fault.file) or PurePath(fault.file).name
        if name not in FILES:
            return self._worded(fault, "")
        fault = self.fault(replace(fault, file=name))
        place = self.file(name)
        if fault.line is not None:
            _, _, column = fault.what.rpartition(", ")
            column = column or fault.what.removeprefix("column ")
            place = self.line(name, fault.line, column)
        return self._worded(replace(fault, file=place, line=None), name)

    def _worded(self, fault: Diagnostic, name: str) -> Diagnostic:
        """Return a fault of a file whose words name other places as their author knows them."""
        return replace(
            fault,
            found=self.says(name, fault.found),
            expected=self.says(name, fault.expected),
            fix=self.says(name, fault.fix),
        )

    def says(self, name: str, text: str) -> str:
        """Return a text that names files and lines with what these are called."""
        text = _PLACE.sub(lambda found: self.line(found[1], int(found[2])), text)
        if name:
            text = _LINE.sub(lambda found: f"{found[1]} {self.short(name, int(found[2]))}", text)
        return _NAME.sub(lambda found: self.file(found[1]), text)
