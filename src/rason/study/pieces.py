"""Needs over many draws, cut into pieces of some draws each that other processes work out.

A piece brings back one number a draw, where a batch would bring back whole solutions: so memory
does not grow with the draws, and no process waits for another.
"""

from __future__ import annotations

import gc
import pickle
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache, partial
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from threadpoolctl import threadpool_limits

from rason.analysis.question import Question
from rason.case.figures import central
from rason.errors import InputError
from rason.program.program import Program
from rason.scenario.size import RESULTS, hold_draws
from rason.solve import solve
from rason.solve.batch import Batch
from rason.study.asked import Digest
from rason.study.kept import found_again, packed, unpacked
from rason.study.lockstep import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor, Future

    from rason.case.calendar import Calendar
    from rason.claim.need import Inquiry, Need
    from rason.solve.batch import Solutions
    from rason.study.kept import Kept
    from rason.study.lockstep import Advance

    Asked = list[tuple[Callable[[Question], Inquiry[Any]], Question]]

DRAWS = 128
"""Draws in a piece. Pieces are fixed by what is asked, so that the bytes of an answer do not depend
on who works them out."""
WORKERS = 2  # processes that are made ready before the first piece
REST = DRAWS // 2  # fewer draws than this make no piece of their own


class Pieces:
    """Works out needs piece by piece, here or by other processes.

    No `executor` works here and now; results are kept in `kept` as they are worked out, and looked
    for there before.
    """

    def __init__(
        self,
        program: Program,
        *,
        compiled: bool,
        executor: Executor | None,
        kept: Kept | None = None,
    ) -> None:
        self._program, self._compiled, self._executor = program, compiled, executor
        self._kept, self._digest = kept, Digest(program)
        self._packed = pickle.dumps(program) if executor is not None else b""
        if executor is not None:
            for _ in range(WORKERS):
                executor.submit(_make_ready, self._packed, compiled)

    def begin(
        self, needs: Sequence[Need], advance: Callable[[int], None]
    ) -> Iterator[dict[Need, Any]]:
        """Begin to work out needs.

        Yields needs about the same values with their results, or the `InputError` that ended one;
        waits for whoever works.
        """
        draws = max((_question(each).draws for each in needs), default=0)
        hold_draws(draws, len(needs), "results", RESULTS)
        groups: dict[int, list[Need]] = {}
        for need in needs:
            groups.setdefault(id(_question(need).values), []).append(need)
        # What takes longest is begun first, so that nobody waits for it at the end.
        longest = sorted(groups.values(), key=lambda group: -len(group))
        begun = [(group, [self._submit(group, part) for part in _cut(group)]) for group in longest]
        return self._collect(begun, advance)

    def _submit(self, needs: list[Need], part: slice) -> Callable[[], list[Any]]:
        """Begin a piece; return what waits for its results."""
        whole = _question(needs[0]).values
        values = {key: array[part] for key, array in whole.items()}
        asked: Asked = [
            (need.apart.about, replace(need.apart.question, values=values))
            for need in needs
            if need.apart is not None
        ]
        kept, key = self._kept, b""
        if kept is not None:
            key = self._digest.of(asked)
            content = kept.find(key)
            results = None if content is None else found_again(content)
            if results is not None:
                return lambda: results
        if self._executor is None:
            return lambda: unpacked(self._keep(key, self._here(asked)))
        question = BytesIO()
        _Pickler(question, self._program).dump(asked)
        future = self._executor.submit(_work, self._packed, self._compiled, question.getvalue())
        if kept is not None:
            future.add_done_callback(partial(self._keep_done, key))
        return lambda: unpacked(future.result())

    def _here(self, asked: Asked) -> bytes:
        """Work out a piece in this process; packed, so that it is laid out as if in another."""
        return packed(_answers(self._program, self._compiled, asked))

    def _keep(self, key: bytes, content: bytes) -> bytes:
        """Keep results, if anything is kept, and return them."""
        if self._kept is not None:
            self._kept.keep(key, content)
        return content

    def _keep_done(self, key: bytes, future: Future[bytes]) -> None:
        """Keep what another process has worked out, as soon as it has."""
        if not future.cancelled() and future.exception() is None:
            self._keep(key, future.result())

    def _collect(
        self,
        begun: list[tuple[list[Need], list[Callable[[], list[Any]]]]],
        advance: Callable[[int], None],
    ) -> Iterator[dict[Need, Any]]:
        for needs, parts in begun:
            pieces = []
            for part, cut in zip(parts, _cut(needs), strict=True):
                pieces.append(part())
                advance(len(needs) * (cut.stop - cut.start))
            yield {need: joined(results) for need, *results in zip(needs, *pieces, strict=True)}


def joined(results: Sequence[Any]) -> Any:  # noqa: ANN401 - results of any kind
    """Put the results of pieces together: arrays along their first axis, the draws.

    What is no array is the same in all pieces. The first `InputError` if there is one.

    Examples
    --------
    >>> joined([{"rent": np.array([1.0]), "unit": "USD"}, {"rent": np.array([2.0]), "unit": "USD"}])
    {'rent': array([1., 2.]), 'unit': 'USD'}
    """
    first = next((each for each in results if isinstance(each, InputError)), results[0])
    if len(results) == 1:
        return first
    if isinstance(first, np.ndarray):
        return np.concatenate(results)
    if isinstance(first, tuple):
        return tuple(joined(each) for each in zip(*results, strict=True))
    if isinstance(first, dict):
        return {key: joined([each[key] for each in results]) for key in first}
    if is_dataclass(first) and not isinstance(first, type):
        return replace(
            first,
            **{
                name: joined([getattr(each, name) for each in results])
                for name in (field.name for field in fields(first))
            },
        )
    return first


def _question(need: Need) -> Question:
    assert need.apart is not None, "only what may be cut is cut"
    return need.apart.question


def _cut(needs: list[Need]) -> list[slice]:
    """Cut the draws that needs are about."""
    draws = _question(needs[0]).draws
    edges = [*range(0, max(draws - REST, 1), DRAWS), draws]
    return [slice(start, stop) for start, stop in pairwise(edges)]


def _answers(program: Program, compiled: bool, asked: Asked) -> list[Any]:  # noqa: FBT001 - travels
    """Work out what is asked about a few draws."""

    def answer(batch: Batch, advance: Advance) -> Solutions:
        found = solve(program, batch, compiled=compiled)
        advance(1.0)
        return found

    found = run(
        {position: about(question) for position, (about, question) in enumerate(asked)},
        answer,
        program=program,
    )
    return [found[position] for position in range(len(asked))]


def _work(program: bytes, compiled: bool, question: bytes) -> bytes:  # noqa: FBT001 - travels
    """Do the same in another process, and return it packed."""
    made = _ready(program)
    return packed(_answers(made, compiled, _Unpickler(BytesIO(question), made).load()))


def one_thread() -> threadpool_limits:
    """Keep linear algebra to one thread: threads that wait for small matrices cost the workers."""
    return threadpool_limits(1)


def _make_ready(program: bytes, compiled: bool) -> None:  # noqa: FBT001 - travels
    """Unpack the program and load the solver, while the first question is still being put."""
    made = _ready(program)
    question = Question(made, central(made.case))
    solve(made, Batch(question.values, variants=(question.variant(),)), compiled=compiled)


@lru_cache(maxsize=1)
def _ready(program: bytes) -> Program:
    """Return the program that a process was sent; the same one is sent with every piece."""
    one_thread()
    made: Program = pickle.loads(program)  # noqa: S301 - from the process that began this one
    gc.freeze()  # what stays until the end need not be looked at for garbage again and again
    return made


class _Pickler(pickle.Pickler):
    """Packs questions without their program, which the other process has."""

    def __init__(self, file: BytesIO, program: Program) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._program = program

    def persistent_id(self, thing: object) -> tuple[str, Calendar | None] | None:
        """Name a program by its days instead of packing it."""
        if isinstance(thing, Program) and self._program.over(thing.calendar) is thing:
            return "program", thing.calendar
        return None


class _Unpickler(pickle.Unpickler):
    """Unpacks questions about a program."""

    def __init__(self, file: BytesIO, program: Program) -> None:
        super().__init__(file)
        self._program = program

    def persistent_load(self, named: tuple[str, Calendar | None]) -> Program:
        """Return the program."""
        name, calendar = named
        assert name == "program", "nothing else is named"
        return self._program.over(calendar)
