"""Parts of the result document that say who can bargain for what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field, create_model

from rason.games.registry import ASKED
from rason.games.wording import ABOVE, IN_ALL
from rason.report.ledger import Ledger  # noqa: TC001 - of a field
from rason.table.numbers import Span
from rason.table.part import Part

Numbers = dict[str, float]

BASES = {"gain": ABOVE, "ranking by gain": ABOVE} | dict.fromkeys(
    (
        *("stand_alone", *(each.key for each in ASKED)),
        *("core", "shift", "increment", "ranking by shift"),
    ),
    IN_ALL,
)
"""By part of `Power`: whether its amounts are gains above what each earns alone, or hold both."""


class Core(Part):
    """The core: splits that no coalition can better on its own, as an interval for each player."""

    empty: bool
    epsilon: float = 0.0
    """By how much the worst-off coalition falls short at best; below 0, by how much all gain."""
    low: Numbers = Field(default_factory=dict)
    high: Numbers = Field(default_factory=dict)


class Rank(Part):
    """Where a player ranks, and how firmly."""

    actor: str
    amount: Span
    """What is ranked."""
    rank: int
    """At central figures by Shapley: 1 is the most, and equals share the better rank."""
    best: int
    worst: int
    """Ends of the rank over other concepts, the other rule of access and the other option set."""
    held: float | None = None
    """Share of draws in which it has this rank or shares it."""
    first: float | None = None
    """Share of draws in which nobody gets more."""


class Ranking(Part):
    """The players in order of what they get."""

    by: str
    """`shift` against the other scenario where there is one, what each earns alone included; else
    `gain` above it."""
    ranks: tuple[Rank, ...] = ()
    changes: dict[str, bool | None] = Field(default_factory=dict)
    """By another choice, such as `access: open`: whether it ranks anybody otherwise."""
    outlets: Numbers | None = None
    """What is ranked, where every other project of the case may be built as well."""
    reasons: dict[str, str] = Field(default_factory=dict)
    """Why another choice could not be asked."""


if TYPE_CHECKING:
    Splits = Part
else:
    Splits = create_model(
        "Splits",
        __base__=Part,
        __doc__="What each concept gives each player, in all.",
        __module__=__name__,
        **{
            each.key: (Numbers | None, Field(default=None, description=f"By the {each.name}."))
            for each in ASKED
        },
    )


class Power(Splits):
    """What each player can bargain for in one scenario, and how another one would change it."""

    scenario: str = ""
    versus: str | None = None
    access: str = "veto"
    unit: str
    players: tuple[str, ...]
    values: Numbers
    """Worth of each coalition, players joined by ``;``."""
    bases: dict[str, str] = Field(default_factory=lambda: dict(BASES))
    """What the amounts of each part stand for: gains above what each earns alone, or both."""
    tolerance: float = 0.0
    """Difference below which two amounts count as equal."""
    stand_alone: Numbers
    gain: Numbers
    """By Shapley, above what each earns alone."""
    shapley: Numbers
    nucleolus: Numbers | None = None
    labels: dict[str, str] = Field(default_factory=lambda: {each.key: each.label for each in ASKED})
    """Heading of each concept."""
    blocs: tuple[tuple[str, ...], ...] = ()
    """Players who bargain as one in Owen's value."""
    quarrels: tuple[tuple[str, str], ...] = ()
    """Pairs that do not deal in Myerson's value."""
    unknown: tuple[tuple[str, str], ...] = ()
    """Pairs that deal there only because too little is known of how they stand."""
    core: Core
    shift: dict[str, Numbers] | None = None
    """By concept: this game's split less that of `versus`; and `stand_alone`, the part of it that
    each earns alone."""
    increment: dict[str, Numbers] | None = None
    """By concept: the split of the difference game, `versus` kept as it is."""
    symmetric: tuple[tuple[str, ...], ...] = ()
    """Players that no coalition tells apart: their equal shares say nothing."""
    shift_symmetric: tuple[tuple[str, ...], ...] = ()
    """Players whom the change against `versus` does not tell apart."""
    ranking: Ranking | None = None
    ledger: Ledger | None = None
    """What players split and what stays outside the bargain; in all, what is earned."""
    reasons: dict[str, str] = Field(default_factory=dict)

    @property
    def splits(self) -> dict[str, Numbers]:
        """What each concept gives whom that has a value here."""
        found = {each.key: getattr(self, each.key) for each in ASKED}
        return {key: split for key, split in found.items() if split}
