"""Parts of the result document about who stands between whom: rules, vetoes, brokers, patrons."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from rason.report.parts import Part

Numbers = dict[str, float]


class Effect(Part):
    """What one rule does to one asset, and who must agree without it and with it."""

    rule: str
    kind: str
    by: tuple[str, ...] = ()
    asset: str
    does: Literal["adds", "removes", "opens", "shuts", "costs", "caps"]
    before: tuple[tuple[str, ...], ...] = ()
    """Players who must agree without the rule, in alternatives."""
    after: tuple[tuple[str, ...], ...] = ()
    decides: bool
    """If not, other rules do the same, or undo it."""


class RuleWorth(Part):
    """What a rule in force is worth: with it less without."""

    rule: str
    total: float | None
    """To all together."""
    gain: Numbers = Field(default_factory=dict)
    """To each player."""


class Veto(Part):
    """One player's right to refuse one asset or project."""

    holder: str
    asset: str
    stake: float | None
    """What all together lose if it is shut."""
    gain: Numbers = Field(default_factory=dict)
    """What the right brings each player: gains with it, less gains where the holder has no say."""


class Relation(Part):
    """How two players stand to each other."""

    between: tuple[str, str]
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


class Broker(Part):
    """What a third player brings to two who are supposed not to talk, and takes for it."""

    between: tuple[str, str]
    broker: str
    brings: float
    takes: float


class Patron(Part):
    """What a second provider, with a copy of all that a player serves with, would give."""

    provider: str
    assets: tuple[str, ...]
    gain: Numbers = Field(default_factory=dict)
    """To each player, the provider itself among them."""
    second: float
    """To the newcomer."""


class Ties(Part):
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
