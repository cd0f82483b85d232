"""What a second, equal provider of a service would give to whom: a test by duplicate assets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.bargain import certified, clean, game, split, talking, unions
from rason.analysis.measure import refuse
from rason.analysis.relations import talk
from rason.case.tables import Rule, Where
from rason.games import graph_restricted, stand_alone_values
from rason.games.concept import Structure
from rason.games.registry import CONCEPTS
from rason.program.program import FLOWS
from rason.solve.batch import Batch, Game

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.cell import FloatArray
    from rason.scenario.variant import Variant
    from rason.solve.batch import Solutions

SERVICE = frozenset({"supply", *FLOWS, "process"})
"""Families of columns that serve others: what a second provider would bring."""


@dataclass(frozen=True, slots=True)
class Patrons:
    """What a second, equal provider would give each player, provider by provider."""

    players: tuple[str, ...]
    # What each provider has that serves: supplies, links and processes that exist and need its
    # consent, in the order of `players`.
    assets: tuple[tuple[str, ...], ...]
    # Shape ``(draws, players, players)`` [million currency per year]: what the second player gains
    # if there is a second provider like the first. The diagonal is the provider's own: below 0
    # where the newcomer only competes with it, but not where its own assets were short.
    gain: FloatArray
    # Shape ``(draws, players)`` [million currency per year]: what the newcomer itself gets.
    second: FloatArray


def patrons(question: Question) -> Analysis[Patrons]:
    """Ask what a second provider of everything that each player provides would give to whom."""
    players, whole = question.players, game(question)
    assets = tuple(service(question, provider) for provider in players)
    games = [
        _games(question, provider, some) for provider, some in zip(players, assets, strict=True)
    ]
    asked = dict.fromkeys((whole, *(each for pair in games for each in pair)))
    solutions = yield Batch(question.figures(), games=tuple(asked))
    before = _before(question, solutions, whole)
    after = np.stack(
        [
            _after(question, solutions, (whole, *pair), position)
            for position, pair in enumerate(games)
        ],
        axis=1,
    )
    v = [solutions.games[each] for each in asked]
    gain = certified(after[..., :-1] - before[:, None], *v)
    return Patrons(players, assets, gain, certified(after[..., -1], *v))


def second_provider(
    question: Question, provider: str, assets: tuple[str, ...], actor: str
) -> Analysis[FloatArray]:
    """Ask what a player would gain if a service had a second provider, equal to the first.

    Its gain with the second provider, less its gain without, shape ``(draws,)`` [million currency
    per year]. Raises `InputError` if one of the assets that the service takes needs no consent of
    the provider, or belongs to a project (RSN-S006).
    """
    for asset in assets:
        if asset not in service(question, provider):
            refuse(
                question.case, "RSN-S006", f"a second {provider}", f"{asset}",
                f"supplies, links and processes that exist and need {provider}'s consent: "
                + ", ".join(service(question, provider)),
                "name one of these",
            )  # fmt: skip
    whole = game(question)
    games = _games(question, provider, assets)
    solutions = yield Batch(question.figures(), games=tuple(dict.fromkeys((whole, *games))))
    position, whose = question.players.index(provider), question.players.index(actor)
    before = _before(question, solutions, whole)
    return (_after(question, solutions, (whole, *games), position)[:, :-1] - before)[:, whose]


def service(question: Question, provider: str) -> tuple[str, ...]:
    """Return what a player has that serves others.

    Supplies, links and processes that exist and need its consent, in the program's order.
    """
    bit, variant = question.case.players.index(provider), question.variant()
    return tuple(
        dict.fromkeys(
            column.asset
            for position, column in enumerate(question.program.columns)
            if column.family in SERVICE
            and not column.project
            and variant.consent[position] >> bit & 1
        )
    )


def with_second(v: FloatArray, stand_in: FloatArray, both: FloatArray, provider: int) -> FloatArray:
    r"""Return the game with one player more, who has a copy of what a provider serves with.

    .. math:: w(S) = v(S), \qquad
              w(S \cup \{p'\}) = \begin{cases} v'(S) & p \notin S \\ v''(S) & p \in S \end{cases}

    Here v' are the values where the service does not need its provider (`stand_in`), and v'' those
    where all that the service uses can carry twice as much (`both`), shape ``(..., 2 ** players)``;
    the newcomer p' is the last player of the result.

    Examples
    --------
    A seller and a buyer earn 6 together; a second seller leaves the first with little:

    >>> v = np.array([0.0, 0, 0, 6])
    >>> stand_in, both = np.array([0.0, 0, 6, 6]), v
    >>> with_second(v, stand_in, both, 0)
    array([0., 0., 0., 6., 0., 0., 6., 6.])
    >>> from rason.games import shapley_value
    >>> shapley_value(with_second(v, stand_in, both, 0))
    array([1., 4., 1.])
    """
    present = np.arange(v.shape[-1]) >> provider & 1 == 1
    return np.concatenate([v, np.where(present, both, stand_in)], axis=-1)


def _games(question: Question, provider: str, assets: tuple[str, ...]) -> tuple[Game, Game]:
    """Return the game in which the service does not ask its provider, and that with two of it."""
    stand_in = Rule(
        where=Where("", 0), rule=f"another {provider}", kind="release", by=(provider,), origin="",
        actor="", commodity="", asset=assets, amount=None, from_=None, until=None, source=(),
        note="",
    )  # fmt: skip
    whole = game(question)
    released = game(question, question.change().with_rule(stand_in)) if assets else whole
    return released, Game(_doubled(question, whole.variant, assets), whole.players)


def _doubled(question: Question, variant: Variant, assets: tuple[str, ...]) -> Variant:
    """Return the variant in which assets carry twice as much."""
    program = question.program
    columns = [column.family in SERVICE and column.asset in assets for column in program.columns]
    rows = [row.family == "capacity" and row.key in assets for row in program.rows]
    return replace(
        variant,
        name=f"{variant.name}, doubled",
        scale=variant.scale * np.where(columns, 2.0, 1.0),
        row_scale=variant.row_scale * np.where(rows, 2.0, 1.0),
    )


def _before(question: Question, solutions: Solutions, whole: Game) -> FloatArray:
    """Return gains with one provider."""
    v = talking(question, clean(solutions.games[whole]))
    return split(question, v) - stand_alone_values(v)


def _after(
    question: Question, solutions: Solutions, games: tuple[Game, Game, Game], provider: int
) -> FloatArray:
    """Return gains with two providers, the newcomer's last.

    A service that earns without any player's consent once its provider's is not asked is what the
    newcomer earns alone: values are therefore compared with the same nothing.
    """
    nothing = solutions.nothing[games[0]]
    v, stand_in, both = (
        solutions.games[each] + (solutions.nothing[each] - nothing)[:, None] for each in games
    )
    w = clean(with_second(v, stand_in, both, provider))
    known, newcomer = talk(question), len(question.players)
    spoken = [
        *known.links,
        *(
            (other, newcomer)
            for other in range(newcomer)
            if other == provider or {(provider, other), (other, provider)} & set(known.links)
        ),
    ]
    if question.change().talks.restricts:
        w = graph_restricted(w, spoken)
    payoff = CONCEPTS[question.choices.concept].payoffs(w, Structure(unions(question), spoken))
    return payoff - stand_alone_values(w)
