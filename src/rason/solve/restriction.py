"""A batch's questions cut down to what concerns one block, and keyed so that equals meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.scenario.outside import bonds, settled
from rason.solve.coalition_bounds import Bargain
from rason.solve.face import Wanted
from rason.solve.part import FacePart, GamePart, Part

if TYPE_CHECKING:
    from rason.case.cell import Values
    from rason.program.program import IntArray, Program
    from rason.scenario.variant import Variant
    from rason.solve.batch import Game
    from rason.solve.block import Block

PRICED = frozenset({"balance", "pool"})
OWED = frozenset({"taken", "shortfall"})  # what a contract with an outsider makes dearer or cheaper


def variant_part(block: Block, variant: Variant, values: Values, draws: int) -> tuple[bytes, Part]:
    """Return what of a variant concerns a block, and the key under which equals meet.

    Keys are equal for variants that do not differ in this block.
    """
    position = block.position
    surcharges = [surcharge for surcharge in variant.surcharges if surcharge[0] in position]
    labels = [(column, label) for column, label, _ in surcharges]
    surcharge = np.zeros((draws if surcharges else 1, len(block.columns)))
    for column, _, term in surcharges:
        surcharge[:, position[column]] += term.evaluate(values)
    rows = {int(row): place for place, row in enumerate(block.rows)} if variant.keeps else {}
    keeps = tuple(
        keep for each in variant.keeps for keep in (each.at(position, rows),) if len(keep.own)
    )
    lumpy = np.array([position[c] for c in variant.lumpy if c in position], dtype=np.int64)
    part = Part(
        scale=variant.scale[block.columns],
        lower=variant.lower[block.columns],
        cost_scale=variant.cost_scale[block.columns],
        row_scale=variant.row_scale[block.rows],
        surcharge=surcharge,
        lumpy=lumpy,
        steered=variant.steered,
        keeps=keeps,
    )
    arrays = (part.scale, part.lower, part.cost_scale, part.row_scale, lumpy)
    key = b"|".join(array.tobytes() for array in arrays)
    key += repr((labels, variant.steered)).encode()
    return key + b"".join(b"|keep|" + keep.key for keep in keeps), part


def game_part(
    program: Program, block: Block, game: Game, values: Values, draws: int
) -> tuple[bytes, GamePart, IntArray]:
    """Return what of a game concerns a block, its key, and whom of each coalition it concerns.

    Contracts between players are what is bargained over and are lifted; a contract with an
    outsider binds the coalitions that its player is in, which pay and are paid its price.

    The last has shape ``(2 ** players,)``: for each coalition of the game, the coalition of the
    block's players in it.
    """
    key, part, own = bargain_part(program, block, game, values, draws)
    return key, part, _members(game, own)


def bargain_part(
    program: Program, block: Block, game: Game, values: Values, draws: int
) -> tuple[bytes, GamePart, list[int]]:
    """Return what of a game concerns a block, its key, and the block's own players.

    Players are positions in the case's; see `game_part`.
    """
    columns = [program.columns[index] for index in block.columns]
    bargaining = sum(1 << player for player in game.players)
    variant = settled(program, game.variant, bargaining)
    key, part = variant_part(block, variant, values, draws)
    party = {
        bond.contract.contract: bond.party for bond in bonds(program, game.variant, bargaining)
    }
    consent = variant.consent[block.columns] & bargaining
    toll_bits = variant.toll[block.columns] & bargaining
    toll = np.zeros((draws, len(columns)))
    for index, column in enumerate(columns):
        if column.family in OWED and column.asset in party:
            # A coalition without the party to a contract is free of it.
            toll_bits[index] = party[column.asset]
            toll[:, index] = -part.surcharge[:, index]
        elif toll_bits[index]:
            # Of a closure's toll the factor is the part of the period in which it is asked.
            toll[:, index] = column.tariff.evaluate(values) * part.cost_scale[index]
    concerned = int(np.bitwise_or.reduce(consent | toll_bits, initial=0))
    own = [bit for bit in range(len(program.case.players)) if concerned >> bit & 1]
    bargain = Bargain(
        consent=_onto(consent, own),
        toll_to=np.array(
            [own.index(int(bits).bit_length() - 1) if bits else -1 for bits in toll_bits],
            dtype=np.int64,
        ),
        players=len(own),
        lumpy=part.lumpy,
    )
    if not toll.any():
        toll = toll[:1]
    key += bargain.consent.tobytes() + b"|" + bargain.toll_to.tobytes()
    return key, GamePart(part, bargain, toll), own


def _onto(masks: IntArray, own: list[int]) -> IntArray:
    """Return masks over the case's players as masks over a block's own."""
    local = np.zeros_like(masks)
    for position, bit in enumerate(own):
        local |= ((masks >> bit) & 1) << position
    return local


def _members(game: Game, own: list[int]) -> IntArray:
    """Return for each coalition of a game which of a block's own players it holds."""
    coalitions = np.arange(1 << len(game.players))
    local = np.zeros_like(coalitions)
    for position, bit in enumerate(own):
        local |= ((coalitions >> game.players.index(bit)) & 1) << position
    return local


def sums(program: Program, block: Block) -> dict[tuple[str, str, str], IntArray]:
    """Return the block's columns by family, asset and commodity: what a reader calls a flow.

    Positions in the block by ``(family, asset, commodity)``.
    """
    groups: dict[tuple[str, str, str], list[int]] = {}
    for position, index in enumerate(block.columns):
        column = program.columns[index]
        groups.setdefault((column.family, column.asset, column.commodity), []).append(position)
    return {key: np.array(positions, dtype=np.int64) for key, positions in groups.items()}


def owners(program: Program, block: Block) -> dict[str, tuple[IntArray, IntArray]]:
    """Return the columns and rows of the block whose bounds each owner earns.

    Positions in the block; the empty key is nobody.
    """
    groups: dict[str, tuple[list[int], list[int]]] = {}
    for position, index in enumerate(block.columns):
        groups.setdefault(program.columns[index].owner, ([], []))[0].append(position)
    for position, index in enumerate(block.rows):
        groups.setdefault(program.rows[index].owner, ([], []))[1].append(position)
    return {
        owner: (np.array(columns, dtype=np.int64), np.array(rows, dtype=np.int64))
        for owner, (columns, rows) in groups.items()
    }


def face_part(
    program: Program, block: Block, variant: Variant, values: Values, draws: int
) -> FacePart:
    """Return what of a face concerns a block: all its flows, prices and owners are wanted."""
    _, part = variant_part(block, variant, values, draws)
    flows = sums(program, block)
    wanted = Wanted(
        sums=tuple((columns, np.ones(len(columns))) for columns in flows.values()),
        rows=np.array(
            [p for p, index in enumerate(block.rows) if program.rows[index].family in PRICED],
            dtype=np.int64,
        ),
        owners=tuple(owners(program, block).values()),
    )
    return FacePart(part, wanted)
