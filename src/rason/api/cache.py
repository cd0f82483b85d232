"""What was solved before: single variants, games and faces at central figures, and their blocks.

Each is solved alone, so that an answer does not depend on what was asked before it. A lever moves
numbers of a block or two; what the others say is found here, too, whichever lever was moved before.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from hashlib import blake2b
from threading import Event
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from rason.analysis.bargain import game
from rason.analysis.question import Question
from rason.case.figures import central
from rason.case.read import read_case
from rason.program import compile as compile_case
from rason.solve import Batch, solve
from rason.solve.batch import Solutions
from rason.solve.kernel.at_hand import available
from rason.solve.work import run as work
from rason.study.lockstep import bulk, run

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from rason.case.cell import Values
    from rason.claim.need import Inquiry
    from rason.program.program import Program
    from rason.scenario.variant import Variant
    from rason.solve.batch import Face, Game, Solved
    from rason.solve.block import Block
    from rason.solve.chunk import Chunk, ChunkAnswer
    from rason.study.lockstep import Advance

Key = TypeVar("Key")
Found = TypeVar("Found")
MOST_KEPT: Final = 512  # solutions that are kept of a large case of a year: about 30 kB each
BLOCKS: Final = 4096  # answers of single blocks that are kept of one: about 3 kB each
BLOCK: Final = 100  # columns and rows of such a block
COMPILED: Final = Event()
"""Whether this process has the compiled solver at hand; until then games take three times as long.
Their values are certified either way."""
SMALL: Final = "toy"  # a case that has all that the compiled solver is made of


def get_compiled() -> None:
    """Bring the compiled solver to hand, where it is installed.

    That takes seconds, and the first time after an installation a minute: nobody should wait.
    Of several workers one makes the machine code; the others would keep it from its processor.
    """
    if not available():
        return
    from rason.solve.kernel.compiling import one_at_a_time

    with one_at_a_time():
        _compile()
    COMPILED.set()


def _compile() -> None:
    """Solve something with the compiled solver."""
    program = compile_case(read_case(SMALL))
    question = Question(program, central(program.case))
    asked = Batch(question.values, variants=(question.variant(),), games=(game(question),))
    solve(program, asked, compiled=True)


class Cache:
    """Asks the solver what it was not asked before."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._known: _Kept[Hashable, Any] = _Kept(MOST_KEPT)
        self._worked: _Kept[tuple[Block, bytes], ChunkAnswer] = _Kept(BLOCKS)

    def ask(self, inquiries: Mapping[Hashable, Inquiry[Any]]) -> dict[Hashable, Any]:
        """Run inquiries in lockstep: what each returned, or the `InputError` that ended it."""
        return run(inquiries, self._solve)

    def _solve(self, batch: Batch, advance: Advance) -> Solutions:
        """Answer a batch, part by part."""
        if batch.begun is not None:
            found = self._solve_alone(batch)
            advance(1.0)
            return found
        values, at = batch.values, _digest(batch.values)
        games = {each: self._game(values, at, each) for each in batch.games}
        few = self._few(batch)
        found = Solutions(
            variants={each: self._variant(values, at, each) for each in batch.variants},
            games={asked: each.games[asked] for asked, each in games.items()},
            nothing={asked: each.nothing[asked] for asked, each in games.items()},
            faces={each: self._face(values, at, each) for each in batch.faces},
            coalitions=few.coalitions,
            objectors=few.objectors,
        )
        advance(1.0)
        return found

    def _few(self, batch: Batch) -> Solutions:
        """Answer what is asked of some coalitions alone."""
        if not batch.coalitions and not batch.objections:
            return Solutions()
        asked = replace(batch, variants=(), games=(), faces=())
        return self._solve_alone(asked)

    def _variant(self, values: Values, at: bytes, variant: Variant) -> Solved:
        def find() -> Solved:
            return self._solve_alone(Batch(values, variants=(variant,))).variants[variant]

        solved: Solved = self.once(("variant", at, variant), find, self._over(variant))
        return solved

    def _game(self, values: Values, at: bytes, wanted: Game) -> Solutions:
        def find() -> Solutions:
            # The variant's own solution bounds the coalitions' values.
            asked = Batch(values, variants=(wanted.variant,), games=(wanted,))
            return self._solve_alone(asked, compiled=COMPILED.is_set())

        solved: Solutions = self.once(("game", at, wanted), find, self._over(wanted.variant))
        return solved

    def _face(self, values: Values, at: bytes, variant: Variant) -> Face:
        def find() -> Face:
            return self._solve_alone(Batch(values, faces=(variant,))).faces[variant]

        face: Face = self.once(("face", at, variant), find, self._over(variant))
        return face

    def _solve_alone(self, batch: Batch, *, compiled: bool = False) -> Solutions:
        """Answer a batch of one question, block by block."""
        return solve(self._program, batch, compiled=compiled, work=self._work)

    def _work(self, chunk: Chunk) -> ChunkAnswer:
        """Answer a chunk, or remember the answer."""
        block = chunk.block
        size = max(1, (len(block.columns) + len(block.rows)) // BLOCK)
        return self._worked.once((block, chunk.digest()), lambda: work(chunk), size)

    def _over(self, variant: Variant) -> Program:
        """Return the program that a variant is of: that over the days of its scenario."""
        return self._program.over(variant.calendar)

    def once(
        self, key: Hashable, find: Callable[[], Found], program: Program | None = None
    ) -> Found:
        """Find something, or remember it; equal questions about this program have equal keys.

        `program`: the one that it is a solution of, where that is over the days of a scenario; of
        larger ones fewer are kept.
        """
        found: Found = self._known.once(key, find, bulk(program or self._program))
        return found


class _Kept(Generic[Key, Found]):
    """What was found, as far as there is room for it."""

    def __init__(self, room: int) -> None:
        self._room, self._taken = room, 0
        self._known: OrderedDict[Key, tuple[Found, int]] = OrderedDict()

    def once(self, key: Key, find: Callable[[], Found], size: int) -> Found:
        """Find something, or remember it; forget what was wanted longest ago where room ends.

        `size`: how many times as large as usual it is. The last one is kept, however large.
        """
        if key not in self._known:
            self._known[key] = (find(), size)
            self._taken += size
        self._known.move_to_end(key)
        while self._taken > self._room and len(self._known) > 1:
            _, (_, freed) = self._known.popitem(last=False)
            self._taken -= freed
        return self._known[key][0]


def _digest(values: Values) -> bytes:
    """Return what equal values have in common."""
    digest = blake2b(digest_size=16)
    for key in sorted(values):
        digest.update(key.encode())
        digest.update(values[key].tobytes())
    return digest.digest()
