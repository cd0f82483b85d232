"""Parts of the result document about who stands between whom: rules, vetoes, brokers, patrons."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from rason.answer.column import Column
from rason.answer.table import Row

Numbers = dict[str, float]


class Effect(Row, table="effects"):
    """What one rule does to one asset, and who must agree without it and with it."""

    rule: str
    kind: str
    by: tuple[str, ...] = ()
    asset: str
    does: Annotated[
        Literal["adds", "removes", "opens", "shuts", "costs", "caps"], Column("Does", key=True)
    ]
    before: tuple[tuple[str, ...], ...] = ()
    """Players who must agree without the rule, in alternatives."""
    after: tuple[tuple[str, ...], ...] = ()
    decides: bool
    """If not, other rules do the same, or undo it."""


class RuleWorth(Row, table="rules"):
    """What a rule in force is worth: with it less without."""

    rule: str
    total: Annotated[float | None, Column("Total", "amount", unit="unit", compared=True)]
    """To all together."""
    gain: Numbers = Field(default_factory=dict)
    """To each player."""


class Veto(Row, table="vetoes"):
    """One player's right to refuse one asset or project."""

    holder: Annotated[str, Column("Holder", "actor", key=True)]
    asset: str
    stake: Annotated[float | None, Column("Stake", "amount", unit="unit", compared=True)]
    """What all together lose if it is shut."""
    gain: Numbers = Field(default_factory=dict)
    """What the right brings each player: gains with it, less gains where the holder has no say."""


class Relation(Row, table="relations"):
    """How two players stand to each other."""

    between: Annotated[tuple[str, str], Column("Between", key=True)]
    index: float | None
    """Sum of their acts' scores, older ones counting for less; None where too few are known."""
    low: float | None = None
    """Its lower end over half-lives from half to twice the one assumed."""
    high: float | None = None
    acts: int
    """Acts in the last five half-lives; of fewer than three nothing is said."""
    declared: tuple[str, ...] = ()
    """What is in force between them: an alliance, a treaty, patronage, sanctions, enmity."""
    standing: Literal["on good terms", "on bad terms", "undecided", "unknown"]
    talk: bool
    """Whether they talk, where only those do whose index is not below the threshold."""


class Broker(Row, table="brokers"):
    """What a third player brings to two who are supposed not to talk, and takes for it."""

    between: Annotated[tuple[str, str], Column("Between", key=True)]
    broker: Annotated[str, Column("Broker", "actor", key=True)]
    brings: Annotated[float, Column("Brings", "amount", unit="unit", compared=True)]
    takes: Annotated[float, Column("Takes", "amount", unit="unit", compared=True)]


class Patron(Row, table="patrons"):
    """What a second provider, with a copy of all that a player serves with, would give."""

    provider: Annotated[str, Column("Provider", "actor", key=True)]
    assets: tuple[str, ...]
    gain: Numbers = Field(default_factory=dict)
    """To each player, the provider itself among them."""
    second: Annotated[float, Column("Second", "amount", unit="unit", compared=True)]
    """To the newcomer."""


class Ties(Row):
    """Who can refuse what, who stands between whom, and who could be replaced."""

    scenario: str = ""
    concept: str
    """The rule by which gains are split."""
    unit: str
    players: tuple[str, ...]
    effects: tuple[Effect, ...] = ()
    rules: tuple[RuleWorth, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    among: bool
    """Whether all of this is among those who talk, because the scenario says who does."""
    threshold: float | None
    """Of the relation index; None where acts do not matter."""
    half_life: float
    """Years after which an act counts half."""
    relations: tuple[Relation, ...] = ()
    brokers: tuple[Broker, ...] = ()
    patrons: tuple[Patron, ...] = ()
