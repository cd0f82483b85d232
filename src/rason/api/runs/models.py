"""What is said about runs."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from rason.api.problem import Answer, Problem
from rason.api.state import Request, State, Whole
from rason.claim.verdict import Verdict
from rason.scenario.draws import DEFAULT_DRAWS

Status = Literal["waiting", "running", "done", "cancelled", "failed", "interrupted"]


class RunAsk(Request):
    """What is run."""

    case: str = Field(min_length=1, max_length=100, pattern=r"^[A-Za-z0-9_-]+$")
    state: State | None = None
    """Levers under which every claim is tested, on top of its own scenarios; without edits the
    run is the one that `rason brief` makes."""
    draws: Whole = Field(default=DEFAULT_DRAWS, ge=16, le=65_536)
    """Rounded up to 16, 32, 64, …"""
    seed: Whole = Field(default=0, ge=0, le=2**32 - 1)


class Progress(Answer):
    """How far a run is."""

    share: float = Field(default=0.0, ge=0.0, le=1.0)
    """Part of the work that is done, as far as can be foretold."""
    left: float | None = None
    """Seconds that it will take yet; null while nobody can tell."""
    claims_done: int = 0
    claims: int = 0


class Run(Answer):
    """A run: waiting, under way, or done."""

    run: str
    case: str
    digest: str
    """Of the case that is run; another one than `CaseView.digest` means that it changed since."""
    draws: int
    seed: int
    state: State | None
    """Levers under which it stands; null for the case as its claims have it."""
    status: Status
    """`interrupted`: the server ended before it; ask for it again, and it goes on."""
    progress: Progress
    problem: Problem | None
    """Why it failed."""
    result: bool
    """Whether `result` can be asked for."""
    brief: bool
    """Whether `brief` can be asked for."""


class RunList(Answer):
    """Runs, the latest first."""

    runs: tuple[Run, ...]


class ClaimList(Answer):
    """The claims of a run that are done, in the order in which they were."""

    claims: tuple[Verdict, ...]


class Plan(Answer):
    """What a run will be: the same for everybody who asks for the same."""

    run: str
    digest: str
    """Of the run."""
    case_digest: str
    settings: dict[str, object]
    claims: int
