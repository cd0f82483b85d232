"""Many inquiries in lockstep: each round's batches are merged and solved once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from rason.errors import InputError
from rason.solve.batch import Batch, Solutions

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from rason.case.cell import Values
    from rason.claim.need import Inquiry, Need
    from rason.program.program import Program
    from rason.scenario.variant import Variant
    from rason.solve.batch import Solved

HELD = 2048
"""Most variants times draws whose solutions are held at a time: about 30 MB of a large case."""
LARGE = 1000
"""Columns and rows of a large case: of one that has more, as one over days, fewer are held."""
Key = TypeVar("Key", bound=Hashable)
Advance = Callable[[float], None]
Solve = Callable[[Batch, Advance], Solutions]  # answers a batch, and tells what share of it is done
Begin = Callable[["Sequence[Need]", Callable[[int], None]], "Iterable[dict[Need, Any]]"]
"""Begins to work out needs whose draws may be cut, tells how many numbers are done, and returns
results as they come, in an order that does not depend on who works."""
Answered = tuple["list[_Task]", Solutions | InputError]


def run(
    inquiries: Mapping[Key, Inquiry[Any]],
    solve: Solve,
    *,
    begin: Begin | None = None,
    progress: Callable[[int, int], None] | None = None,
    program: Program | None = None,
) -> dict[Key, Any]:
    """Run inquiries to their ends, side by side.

    What each returned, or the `InputError` that ended it; one that fails leaves the others alone.
    `begin` begins to work out needs whose draws may be cut; `progress` is called with the programs
    and numbers that are done and those in all, round by round. `program` says how large solutions
    are; None is a usual case.

    Notes
    -----
    In a round every inquiry first goes as far as it can without the solver. Needs whose draws may
    be cut are begun; meanwhile batches over equal values become one without duplicates. One that is
    too large to be held is solved in portions; a portion is handed out before the next is solved.
    Answers are handed out as they come, in an order that does not depend on who works; what is
    asked then belongs to the next round.
    """
    lockstep = _Lockstep(apart=begin is not None)
    for key, inquiry in inquiries.items():
        lockstep.begin(key, inquiry)
    while lockstep.advance():
        needs, groups = lockstep.take_apart(), lockstep.by_values()
        meter = _Meter(sum(map(_weight, groups)) + sum(map(_numbers, needs)), progress)
        begun = begin(needs, meter) if begin is not None and needs else ()
        for group in groups:
            for tasks, answer in _portions(group, solve, meter, program):
                lockstep.answer(tasks, answer)
        for results in begun:
            lockstep.meet(results)
    return {key: lockstep.results[key] for key in inquiries}


def _numbers(need: Need) -> int:
    """Return how many numbers a need whose draws may be cut brings."""
    return need.apart.question.draws if need.apart is not None else 0


def _draws(tasks: list[_Task]) -> int:
    """Return the number of draws that a group asks about."""
    return max((np.size(value) for value in tasks[0].batch.values.values()), default=1)


def _weight(tasks: list[_Task]) -> int:
    """Return how many programs a group asks for."""
    batch = merged([task.batch for task in tasks])
    coalitions = sum(1 << len(game.players) for game in batch.games)
    some = sum(len(asked.masks) for asked in batch.coalitions) + len(batch.objections)
    return _draws(tasks) * (len(batch.variants) + coalitions + len(batch.faces)) + some


class _Meter:
    """Adds up what is done in a round."""

    def __init__(self, total: int, progress: Callable[[int, int], None] | None) -> None:
        self.total, self.progress = total, progress
        self.done = 0.0

    def __call__(self, more: float) -> None:
        self.done += more
        if self.progress is not None:
            self.progress(min(round(self.done), self.total), self.total)

    def part(self, weight: float) -> Advance:
        """Return what a batch tells its share to."""
        last = 0.0

        def advance(share: float) -> None:
            nonlocal last
            more, last = weight * (share - last), share
            self(more)

        return advance


def bulk(program: Program) -> int:
    """Return how many times as large as those of a large case a program's solutions are."""
    return max(1, (len(program.columns) + len(program.rows)) // LARGE)


def _portions(
    tasks: list[_Task], solve: Solve, meter: _Meter, program: Program | None
) -> Iterator[Answered]:
    """Answer tasks over equal values, some at a time, each variant solved once.

    Solutions are large, so only those are held that somebody still waits for.
    """
    left = sorted(tasks, key=lambda task: [variant.key for variant in task.batch.variants])
    most, weight = max(1, HELD // _draws(tasks)), _weight(tasks) / len(tasks)
    held: dict[Variant, Solved] = {}

    def size(task: _Task) -> dict[Variant, int]:
        variants = task.batch.variants
        return {v: 1 if program is None else bulk(program.over(v.calendar)) for v in variants}

    while left:
        some = [left.pop(0)]
        wanted = size(some[0])
        while left and sum((wanted | size(left[0])).values()) <= most:
            some.append(left.pop(0))
            wanted |= size(some[-1])
        advance = meter.part(weight * len(some))
        try:
            answer = solve(merged([task.batch for task in some], known=held), advance)
        except InputError as fault:
            yield some, fault
        else:
            held |= answer.variants
            yield some, replace(answer, variants={**held})
        advance(1.0)
        waited = {variant for task in left for variant in task.batch.variants}
        held = {variant: solved for variant, solved in held.items() if variant in waited}


def merged(batches: Sequence[Batch], known: Container[Variant] = ()) -> Batch:
    """Return one batch that asks all that several do over the same values.

    Each question once, in order of first appearance.
    """
    variants = dict.fromkeys(v for batch in batches for v in batch.variants)
    return Batch(
        values=batches[0].values,
        variants=tuple(variant for variant in variants if variant not in known),
        games=tuple(dict.fromkeys(g for batch in batches for g in batch.games)),
        faces=tuple(dict.fromkeys(f for batch in batches for f in batch.faces)),
        coalitions=tuple(dict.fromkeys(c for batch in batches for c in batch.coalitions)),
        objections=tuple(dict.fromkeys(o for batch in batches for o in batch.objections)),
        begun=batches[0].begun,
    )


@dataclass(eq=False)
class _Task:
    """An inquiry on its way."""

    key: Hashable
    inquiry: Inquiry[Any]
    batch: Batch = field(default_factory=lambda: Batch({}))
    needs: tuple[Need, ...] = ()


class _Lockstep:
    """Who waits for what."""

    def __init__(self, *, apart: bool) -> None:
        self.may_cut = apart
        self.apart: list[Need] = []
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
        self._go_on()
        waits = bool(self.asking or self.apart)
        assert waits or not self.needing, "inquiries need each other in a circle"
        return waits

    def meet(self, results: Mapping[Need, Any]) -> None:
        """Take some results, and let everybody go on whose needs are met, while others work."""
        self.results |= {need.key: result for need, result in results.items()}
        self._go_on()

    def _go_on(self) -> None:
        while self.ready or self._met():
            while self.ready:
                self.step(*self.ready.popleft())

    def take_apart(self) -> list[Need]:
        """Return the needs that are to be cut, which are then somebody else's."""
        needs, self.apart = self.apart, []
        return needs

    def answer(self, tasks: list[_Task], answer: Solutions | InputError) -> None:
        """Hand out the answer to a batch, and let those who asked go on."""
        for task in tasks:
            self.asking.remove(task)
            self.step(task, answer)

    def step(self, task: _Task, answer: Any) -> None:  # noqa: ANN401 - of any inquiry
        """Send an answer, or throw the fault that a batch met, and note what is asked next."""
        try:
            if isinstance(answer, InputError):
                request = task.inquiry.throw(answer)
            else:
                request = task.inquiry.send(answer)
        except StopIteration as end:
            self.results[task.key] = end.value
        except InputError as fault:
            self.results[task.key] = fault
        else:
            if isinstance(request, Batch):
                task.batch = request
                self.asking.append(task)
            else:
                task.needs = request
                self.needing.append(task)
                for need in request:
                    if need.key in self.begun:
                        continue
                    if self.may_cut and need.apart is not None:
                        self.begun.add(need.key)
                        self.apart.append(need)
                    else:
                        self.begin(need.key, need.start())

    def _met(self) -> bool:
        """Move those whose needs are met to the ready; tell whether there are any."""
        met = [t for t in self.needing if all(need.key in self.results for need in t.needs)]
        self.needing = [task for task in self.needing if task not in met]
        self.ready.extend((t, tuple(self.results[need.key] for need in t.needs)) for t in met)
        return bool(met)

    def by_values(self) -> list[list[_Task]]:
        """Group those who ask by the values that they ask about, and by what is begun with."""
        known: dict[int, bytes] = {}
        groups: dict[Hashable, list[_Task]] = {}
        for task in self.asking:
            begun = None if task.batch.begun is None else _begun(task.batch)
            groups.setdefault((_digest(task.batch.values, known), begun), []).append(task)
        return list(groups.values())


def _begun(batch: Batch) -> Hashable:
    """Return what windows have in common that begin alike, in the same calendar."""
    assert batch.begun is not None
    return batch.begun.key, *(each.calendar for each in (*batch.variants, *batch.faces)[:1])


def _digest(values: Values, known: dict[int, bytes]) -> tuple[tuple[str, bytes], ...]:
    """Return what equal values have in common; the same array is looked at once."""
    from hashlib import blake2b

    for array in values.values():
        if id(array) not in known:
            content = np.ascontiguousarray(array).tobytes()
            known[id(array)] = blake2b(content, digest_size=16).digest()
    return tuple((key, known[id(values[key])]) for key in sorted(values))
