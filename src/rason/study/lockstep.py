"""Many inquiries in lockstep: each round's batches are merged and solved once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from rason.errors import InputError
from rason.solve.batch import Batch, Solutions

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from rason.case.cell import Values
    from rason.claim.need import Inquiry, Need

Solve = Callable[[Batch], Solutions]


def run(inquiries: Mapping[Hashable, Inquiry[Any]], solve: Solve) -> dict[Hashable, Any]:
    """Run inquiries to their ends, side by side.

    Parameters
    ----------
    inquiries
        Generators, each with a name.
    solve
        Answers a batch.

    Returns
    -------
    results
        What each returned, or the `InputError` that ended it; one that fails leaves the others
        alone.

    Notes
    -----
    In a round every inquiry first goes as far as it can without the solver. Then batches over equal
    values become one without duplicates, which is solved and handed out before the next, so that
    only one batch's solutions are held at a time.
    """
    lockstep = _Lockstep()
    for key, inquiry in inquiries.items():
        lockstep.begin(key, inquiry)
    while lockstep.advance():
        for tasks in lockstep.by_values():
            answer = _solved(merged([task.batch for task in tasks]), solve)
            for task in tasks:
                lockstep.answer(task, answer)
    return {key: lockstep.results[key] for key in inquiries}


def merged(batches: list[Batch]) -> Batch:
    """Return one batch that asks all that several do over the same values.

    Parameters
    ----------
    batches
        Batches over equal values.

    Returns
    -------
    batch
        Each variant, game and face once, in order of first appearance.
    """
    return Batch(
        values=batches[0].values,
        variants=tuple(dict.fromkeys(v for batch in batches for v in batch.variants)),
        games=tuple(dict.fromkeys(g for batch in batches for g in batch.games)),
        faces=tuple(dict.fromkeys(f for batch in batches for f in batch.faces)),
    )


def _solved(batch: Batch, solve: Solve) -> Solutions | InputError:
    """Solve a batch; a fault of the input becomes the answer of all who asked."""
    try:
        return solve(batch)
    except InputError as fault:
        return fault


@dataclass(eq=False)
class _Task:
    """An inquiry on its way."""

    key: Hashable
    inquiry: Inquiry[Any]
    batch: Batch = field(default_factory=lambda: Batch({}))
    needs: tuple[Need, ...] = ()


class _Lockstep:
    """Who waits for what."""

    def __init__(self) -> None:
        self.results: dict[Hashable, Any] = {}
        self.ready: deque[tuple[_Task, Any]] = deque()
        self.asking: list[_Task] = []
        self.needing: list[_Task] = []
        self.begun: set[Hashable] = set()

    def begin(self, key: Hashable, inquiry: Inquiry[Any]) -> None:
        self.begun.add(key)
        self.ready.append((_Task(key, inquiry), None))

    def advance(self) -> bool:
        """Let everybody go on until only batches are waited for; tell whether any is."""
        while self.ready or self._met():
            while self.ready:
                self.step(*self.ready.popleft())
        assert self.asking or not self.needing, "inquiries need each other in a circle"
        return bool(self.asking)

    def answer(self, task: _Task, answer: Any) -> None:  # noqa: ANN401 - of any inquiry
        self.asking.remove(task)
        self.ready.append((task, answer))

    def step(self, task: _Task, answer: Any) -> None:  # noqa: ANN401 - of any inquiry
        """Send an answer, or throw the fault that a batch met, and note what is asked next."""
        try:
            if isinstance(answer, InputError):
                wish = task.inquiry.throw(answer)
            else:
                wish = task.inquiry.send(answer)
        except StopIteration as end:
            self.results[task.key] = end.value
        except InputError as fault:
            self.results[task.key] = fault
        else:
            if isinstance(wish, Batch):
                task.batch = wish
                self.asking.append(task)
            else:
                task.needs = wish
                self.needing.append(task)
                for need in wish:
                    if need.key not in self.begun:
                        self.begin(need.key, need.start())

    def _met(self) -> bool:
        """Move those whose needs are met to the ready; tell whether there are any."""
        met = [t for t in self.needing if all(need.key in self.results for need in t.needs)]
        self.needing = [task for task in self.needing if task not in met]
        self.ready.extend((t, tuple(self.results[need.key] for need in t.needs)) for t in met)
        return bool(met)

    def by_values(self) -> list[list[_Task]]:
        """Group those who ask by the values that they ask about."""
        known: dict[int, bytes] = {}
        groups: dict[tuple[tuple[str, bytes], ...], list[_Task]] = {}
        for task in self.asking:
            groups.setdefault(_digest(task.batch.values, known), []).append(task)
        return list(groups.values())


def _digest(values: Values, known: dict[int, bytes]) -> tuple[tuple[str, bytes], ...]:
    """Return what equal values have in common; the same array is looked at once."""
    from hashlib import blake2b

    for array in values.values():
        if id(array) not in known:
            content = np.ascontiguousarray(array).tobytes()
            known[id(array)] = blake2b(content, digest_size=16).digest()
    return tuple((key, known[id(values[key])]) for key in sorted(values))
