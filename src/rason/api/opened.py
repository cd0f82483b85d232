"""Cases that are open: read and compiled once, and kept as long as their files stay as they are."""

from __future__ import annotations

import json
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from rason.analysis.question import Choices, Question
from rason.api.cache import Cache
from rason.api.library import stamp
from rason.case.faults import nearest
from rason.case.read import read
from rason.claim.check import check_reading
from rason.claim.need import granted
from rason.errors import Diagnostic, InputError
from rason.scenario.lay import bounds_of, lay
from rason.scenario.merge import merge
from rason.study import Study
from rason.study.setting import usual_scenario

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from pathlib import Path

    from rason.api.library import Stamp
    from rason.api.state import State
    from rason.case.case import Case
    from rason.claim.need import Inquiry
    from rason.scenario.lay import Bounds

KEPT: Final = 6  # cases that a process keeps open
FEWEST: Final = 16  # draws of a study that is asked at central figures only


@dataclass(frozen=True, slots=True)
class Opened:
    """A case without faults, compiled."""

    case: Case
    study: Study  # who asks the solver many things at once
    cache: Cache  # who asks it single things, each once
    bounds: Bounds  # what checks the numbers of edits

    def scenarios(self, state: State) -> tuple[str, ...]:
        """Return the scenarios of a state.

        The usual one where none is named. Raises `InputError` if one is unknown.
        """
        names = usual_scenario(self.case) if state.scenarios is None else state.scenarios
        merge(self.case, names)
        return names

    def question(self, state: State) -> Question:
        """Return the question about a state at central figures.

        Raises `InputError` with every fault of the state.
        """
        strangers = [each for each in state.without if each not in self.case.players]
        if strangers:
            raise InputError(*(_no_player(self.case, each) for each in strangers))
        if set(state.without) == set(self.case.players):
            raise InputError(_nobody_left(self.case))
        names, plain = self.scenarios(state), state.edits.plain()
        program = self.cache.once(
            ("laid", repr(plain)),
            lambda: self.study.program.under(lay(self.case, plain, self.bounds)),
        )
        choices = Choices(without=state.without)
        return Question(program, self.study.context.middle, names, choices)

    def ask(self, inquiries: Mapping[Hashable, Inquiry[Any]]) -> dict[Hashable, Any]:
        """Run a few inquiries in lockstep; what was solved before is remembered.

        Raises `InputError` if any was refused.
        """
        return {key: granted(found) for key, found in self.cache.ask(inquiries).items()}


class OpenCases:
    """Keeps cases open, each in the state that its files were in when it was read."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Path, Stamp], Opened | InputError] = OrderedDict()

    def open(self, folder: Path) -> Opened:
        """Open a case, or find it open; every fault of it is raised as an `InputError`."""
        key = (folder, stamp(folder))
        if key not in self._kept:
            try:
                self._kept[key] = _open(folder)
            except InputError as error:
                self._kept[key] = error
        self._kept.move_to_end(key)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        found = self._kept[key]
        if isinstance(found, InputError):
            raise InputError(*found.diagnostics)
        return found


def _open(folder: Path) -> Opened:
    """Read, check and compile a case."""
    reading = read(folder)
    faults = (*reading.diagnostics, *check_reading(reading))
    if faults or reading.case is None:
        raise InputError(*faults)
    study = Study(reading.case, draws=FEWEST, executor=None)
    return Opened(reading.case, study, Cache(study.program), bounds_of(reading.case))


def same_players(state: State, versus: State) -> None:
    """Check that two states are bargained over by the same players.

    Raises `InputError` if they are not: a shift of power is what a change of the system gives each
    player, not what a change of the table gives those who sit at it (RSN-R005).
    """
    here, there = (list(dict.fromkeys(each.without)) for each in (state, versus))
    if set(here) != set(there):
        raise InputError(
            Diagnostic(
                "RSN-R005", "state and versus", None, "versus.without", _left_out(there),
                f"{_left_out(here)}, as in `state`: power is compared among the same players",
                f"write {json.dumps(here)}",
            )
        )  # fmt: skip


def _left_out(players: list[str]) -> str:
    """Name who does not bargain."""
    return ", ".join(f"`{each}`" for each in players) or "nobody"


def _nobody_left(case: Case) -> Diagnostic:
    """Say that somebody has to bargain."""
    return Diagnostic(
        "RSN-R005", case.path("case.yaml"), None, "without", "all players",
        "at least one player who bargains", f"leave {case.players[0]} out of `without`",
    )  # fmt: skip


def _no_player(case: Case, found: str) -> Diagnostic:
    """Say that somebody does not bargain anyway."""
    close = nearest(found, case.players)
    return Diagnostic(
        code="RSN-R001",
        file=case.path("case.yaml"),
        line=None,
        what="player",
        found=f"`{found}`",
        expected="one of " + ", ".join(case.players),
        fix=f"write {close}" if close else "leave it out of `without`",
    )
