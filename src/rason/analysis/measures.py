"""The measures that claims can name, each a question with a unit; what they ask stands beside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from rason.analysis import closures, cover, dependence, flows, hold_up, power, prices, projects
from rason.analysis.measure import (
    ASSETS,
    CLOSABLE,
    COMMODITY,
    CONCEPT,
    GAMES,
    PROGRAM,
    RULE,
    VERSUS,
    Measure,
    Parameter,
    Parameters,
    actor,
    money,
    refuse,
    registry,
    several,
    share,
)
from rason.analysis.surplus import by_actor
from rason.solve.batch import Batch

if TYPE_CHECKING:
    from collections.abc import Callable

    from rason.analysis.question import Analysis, Question
    from rason.case.case import Case
    from rason.case.cell import FloatArray
    from rason.solve.batch import Solved

CONCEPTS = ("concept", *GAMES)
SHIFTS = ("concept", "increment", *GAMES)
SURPLUSES = ("price_rule", *PROGRAM)
ASSET = Parameter("The asset.", ASSETS)
CLOSED = Parameter("What closes: an asset, a passage or a place.", CLOSABLE)
PROJECT = Parameter("The project.", ("projects",))
BUYER = actor("Who buys.")
SELLER = Parameter("Who sells.", ("actors", "markets"))


def _quantity(case: Case, parameters: Parameters) -> str:
    return case.units.quantity_unit(str(parameters["commodity"]))


def _flow_unit(case: Case, parameters: Parameters) -> str:
    asset = str(parameters["asset"])
    commodity = str(parameters.get("commodity", ""))
    if not commodity and asset in case.links:
        commodity = case.links[asset].commodity[0]
    for table in (case.supplies, case.demands, case.markets):
        if not commodity and asset in table:
            commodity = table[asset].commodity
    if not commodity and asset in case.processes:
        commodity = case.processes[asset].input
    return case.units.quantity_unit(commodity)


def _price(case: Case, parameters: Parameters) -> str:
    return case.units.price_unit(str(parameters["commodity"]))


def _days(case: Case, parameters: Parameters) -> str:  # noqa: ARG001 - a unit of every measure
    return "day"


def _read(
    read: Callable[[Question, Solved, Parameters], FloatArray],
) -> Callable[[Question, Parameters], Analysis[FloatArray]]:
    """Return the question that reads one number off a scenario's solution."""

    def ask(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
        variant = question.variant()
        solutions = yield Batch(question.figures(), variants=(variant,))
        return read(question, solutions.variants[variant], parameters)

    return ask


def _delivered_share(
    question: Question, solved: Solved, told: Parameters, whole: str
) -> FloatArray:
    """Return what part of all that `whole` (buyer or seller) trades the pair trades."""
    program, commodity = question.program, str(told["commodity"])
    both = flows.delivered(program, solved, commodity, str(told["buyer"]), str(told["seller"]))
    all_ = flows.delivered(program, solved, commodity, **{whole: str(told[whole])})
    return flows.ratio(both, all_)


def _by_concept(question: Question, told: Parameters) -> Question:
    """Return the question with the concept that the statement names, if it names one."""
    concept = told.get("concept")
    return (
        question
        if concept is None
        else replace(question, choices=replace(question.choices, concept=concept))
    )


def _player(question: Question, told: Parameters, name: str = "actor") -> int:
    """Return a player's place; an outsider has no power to be measured."""
    player, players = str(told[name]), question.players
    if player not in question.case.players:
        refuse(
            question.case, "RSN-S006", f"power of {player}", "an actor that does not bargain",
            "one of the case's players: " + ", ".join(question.case.players),
            f"add {player} to `players` in case.yaml",
        )  # fmt: skip
    return players.index(player) if player in players else -1


def _of(array: FloatArray, place: int) -> FloatArray:
    """Return one player's column; NaN for a player who is left out of the bargaining."""
    return array[:, place] if place >= 0 else np.full(len(array), np.nan)


def _power(question: Question, told: Parameters) -> Analysis[FloatArray]:
    place = _player(question, told)
    gains = yield from power.gains(_by_concept(question, told))
    return _of(gains, place)


def _power_share(question: Question, told: Parameters) -> Analysis[FloatArray]:
    place = _player(question, told)
    gains = yield from power.gains(_by_concept(question, told))
    return flows.ratio(_of(gains, place), gains.sum(axis=1))


def _shift(question: Question, told: Parameters) -> Analysis[FloatArray]:
    if question.choices.increment:
        return (yield from _increment(question, told))
    question, place = _by_concept(question, told), _player(question, told)
    with_, without = yield from power.pair(question, several(told["versus"]))
    after, before = (power.concept_of(question.choices.concept, v) for v in (with_, without))
    return _of(after - before, place)


def _increment(question: Question, told: Parameters) -> Analysis[FloatArray]:
    question, place = _by_concept(question, told), _player(question, told)
    with_, without = yield from power.pair(question, several(told["versus"]))
    return _of(power.concept_of(question.choices.concept, power.clean(with_ - without)), place)


def _coalition_value(question: Question, told: Parameters) -> Analysis[FloatArray]:
    members = several(told["members"])
    for member in members:
        _player(question, {"actor": member})
    v = yield from power.coalition_values(question)
    return v[:, power.coalition(question, members)]


def _consent_value(question: Question, told: Parameters) -> Analysis[FloatArray]:
    place = _player(question, told)
    v = yield from power.coalition_values(question)
    return (
        v[:, -1] - v[:, (v.shape[1] - 1) & ~(1 << place)] if place >= 0 else np.full(len(v), np.nan)
    )


def _interaction(question: Question, told: Parameters) -> Analysis[FloatArray]:
    members = several(told["players"])
    if len(members) not in (2, 3):
        refuse(
            question.case, "RSN-S002", "interaction, players", f"{len(members)} players",
            "two or three", "name two or three players",
        )  # fmt: skip
    if any(_player(question, {"actor": member}) < 0 for member in members):
        return np.full(question.draws, np.nan)
    return (yield from power.interaction(question, members))


def _bargaining_loss(question: Question, told: Parameters) -> Analysis[FloatArray]:
    if _player(question, told) < 0 or _player(question, told, "partner") < 0:
        return np.full(question.draws, np.nan)
    return (
        yield from dependence.bargaining_loss(
            _by_concept(question, told), str(told["actor"]), str(told["partner"])
        )
    )


def _surplus(question: Question, told: Parameters) -> Analysis[FloatArray]:
    earned = yield from by_actor(question, told.get("rule", question.choices.price_rule))
    return earned.get(str(told["actor"]), np.zeros(question.draws))


def _closure_loss(question: Question, told: Parameters) -> Analysis[FloatArray]:
    return (
        yield from closures.closure_loss(
            question,
            str(told["closed"]),
            str(told.get("actor", "")),
            float(told.get("share", 1.0)),
            told.get("rule"),
        )  # fmt: skip
    )


def _now(
    read: Callable[[Question, Parameters], Any],
) -> Callable[[Question, Parameters], Analysis[FloatArray]]:
    """Return the question that needs no solver."""

    def ask(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
        return np.broadcast_to(read(question, parameters), (question.draws,))
        yield  # an analysis is a generator, even one that asks nothing

    return ask


def _transfer(question: Question, told: Parameters) -> FloatArray:
    values = question.figures()
    total = np.zeros(question.draws)
    for row in question.case.transfers:
        ends = (("from", row.from_), ("to", row.to), ("kind", row.kind))
        if all(name not in told or told[name] == found for name, found in ends):
            total = total + row.amount.evaluate(values)
    return total


def _observed(question: Question, told: Parameters) -> FloatArray:
    return dependence.observed_share(
        question.case, question.figures(), str(told["of"]), str(told["with"]),
        str(told.get("commodity", "")), str(told.get("side", "")),
    )  # fmt: skip


def _veto_count(question: Question, told: Parameters) -> float:
    mask = int(question.variant().consent[question.program.build[str(told["project"])]])
    return float(mask.bit_count())


def _use(question: Question, solved: Solved, asset: str) -> FloatArray:
    """Return the used part of an asset's capacity: of a demand, the part of its curve served."""
    program = question.program
    upper = program.numbers(question.figures()).upper
    columns = [
        index
        for index in program.by_asset[asset]
        if program.columns[index].family not in ("delivery", "sale")
    ]
    if asset in question.case.demands:
        return flows.ratio(solved.primal[:, columns].sum(axis=1), upper[:, columns].sum(axis=1))
    parts = [flows.ratio(solved.primal[:, index], upper[:, index]) for index in columns]
    used: FloatArray = np.sum(parts, axis=0)
    return used


MEASURES = registry(
    Measure(
        "flow",
        "What an asset carries, makes, serves or (a market) sells on balance.",
        _flow_unit,
        _read(
            lambda q, s, t: flows.carried(
                q.program, s, str(t["asset"]), str(t.get("commodity", ""))
            )
        ),
        {"asset": ASSET, "commodity": replace(COMMODITY, required=False)},
    ),
    Measure(
        "capacity_use",
        "What part of an asset's yearly capacity is used; NaN where it has none.",
        share,
        _read(lambda q, s, t: _use(q, s, str(t["asset"]))),
        {"asset": ASSET},
    ),
    Measure(
        "delivered",
        "What reaches a buyer's demands, of all sellers or of one.",
        _quantity,
        _read(
            lambda q, s, t: flows.delivered(
                q.program, s, str(t["commodity"]), str(t["buyer"]), str(t.get("seller", ""))
            )
        ),
        {"commodity": COMMODITY, "buyer": BUYER, "seller": replace(SELLER, required=False)},
    ),
    Measure(
        "price",
        "What a unit more is worth at a place.",
        _price,
        _read(lambda q, s, t: prices.price_at(q.program, s, str(t["place"]), str(t["commodity"]))),
        {"place": Parameter("The place.", ("places",)), "commodity": COMMODITY},
    ),
    Measure(
        "welfare",
        "Surplus of all together, outsiders included.",
        money,
        _read(lambda _, s, __: s.objective),
    ),
    Measure(
        "surplus",
        "What an actor or a market earns under a price rule.",
        money,
        _surplus,
        {"actor": Parameter("Who earns.", ("actors", "markets")), "rule": RULE},
        SURPLUSES,
    ),
    Measure(
        "buyer_share",
        "What part of a seller's deliveries a buyer takes; NaN where it delivers nothing.",
        share,
        _read(lambda q, s, t: _delivered_share(q, s, t, "seller")),
        {
            "seller": SELLER,
            "commodity": COMMODITY,
            "buyer": Parameter("Who buys.", ("actors", "markets")),
        },
        traced=True,
    ),
    Measure(
        "supplier_share",
        "What part of what a buyer takes comes from a seller; NaN where it takes nothing.",
        share,
        _read(lambda q, s, t: _delivered_share(q, s, t, "buyer")),
        {"buyer": BUYER, "commodity": COMMODITY, "seller": SELLER},
        traced=True,
    ),
    Measure(
        "supplier_concentration",
        "Herfindahl–Hirschman index of a buyer's sources: 1 for a single one.",
        share,
        _read(
            lambda q, s, t: dependence.concentration(
                q.program, s, str(t["buyer"]), str(t["commodity"])
            )
        ),
        {"buyer": BUYER, "commodity": COMMODITY},
        traced=True,
    ),
    Measure(
        "observed_share",
        "What part of an actor's observed trade is with a partner, in the latest period seen.",
        share,
        _now(_observed),
        {
            "of": Parameter("Whose trade.", ("actors", "markets", "places")),
            "with": Parameter("With whom.", ("actors", "markets", "places")),
            "commodity": replace(COMMODITY, required=False),
            "side": Parameter("Sending or receiving.", choices=("from", "to"), required=False),
        },
        (),
    ),
    Measure(
        "lane_share",
        "What part of what enters a buyer's territory by link passes a strait or canal.",
        share,
        _read(
            lambda q, s, t: flows.lane_share(
                q.program, s, str(t["passage"]), str(t["buyer"]), str(t["commodity"])
            )
        ),
        {
            "passage": Parameter("The strait or canal.", ("passages",)),
            "buyer": BUYER,
            "commodity": COMMODITY,
        },
    ),
    Measure(
        "closure_loss",
        "What a closure of a year costs all, or one actor; negative where it helps.",
        money,
        _closure_loss,
        {
            "closed": CLOSED,
            "actor": actor("Whose loss; everybody's if it is left out.", required=False),
            "share": Parameter("Part of the year's capacity that is shut.", required=False),
            "rule": RULE,
        },
        SURPLUSES,
    ),
    Measure(
        "project_value",
        "What the option to build a project adds, net of its annuity.",
        money,
        lambda q, t: projects.project_value(q, str(t["project"])),
        {"project": PROJECT},
    ),
    Measure(
        "built",
        "What part of a project is built, from 0 to 1.",
        share,
        lambda q, t: projects.built(q, str(t["project"])),
        {"project": PROJECT},
    ),
    Measure(
        "power",
        "What a concept gives a player above what it earns alone.",
        money,
        _power,
        {"actor": actor("The player."), "concept": CONCEPT},
        CONCEPTS,
    ),
    Measure(
        "power_share",
        "A player's part of all players' gains.",
        share,
        _power_share,
        {"actor": actor("The player."), "concept": CONCEPT},
        CONCEPTS,
    ),
    Measure(
        "shift",
        "A concept of the game with, less the concept of the game without.",
        money,
        _shift,
        {"actor": actor("The player."), "versus": VERSUS, "concept": CONCEPT},
        SHIFTS,
    ),
    Measure(
        "increment",
        "A concept of the difference game: the change bargained alone, base payoffs fixed.",
        money,
        _increment,
        {"actor": actor("The player."), "versus": VERSUS, "concept": CONCEPT},
        CONCEPTS,
    ),
    Measure(
        "coalition_value",
        "What a coalition can earn with the assets it can use.",
        money,
        _coalition_value,
        {"members": Parameter("Its members.", ("actors",), several=True)},
        GAMES,
    ),
    Measure(
        "consent_value",
        "What all lose if a player agrees to nothing.",
        money,
        _consent_value,
        {"actor": actor("The player.")},
        GAMES,
    ),
    Measure(
        "interaction",
        "What two or three players add together beyond what they add apart.",
        money,
        _interaction,
        {"players": Parameter("Two or three players.", ("actors",), several=True)},
        GAMES,
    ),
    Measure(
        "bargaining_loss",
        "What a player loses when it and another no longer deal.",
        money,
        _bargaining_loss,
        {
            "actor": actor("Who loses."),
            "partner": actor("With whom it no longer deals."),
            "concept": CONCEPT,
        },
        CONCEPTS,
    ),
    Measure(
        "transfer",
        "Grants, wages and fees outside the program.",
        money,
        _now(_transfer),
        {
            "from": actor("Who pays.", required=False),
            "to": actor("Who receives.", required=False),
            "kind": Parameter("What it is.", required=False),
        },
        (),
    ),
    Measure(
        "patience",
        "How much an actor must value next year to keep a corridor open for its fee: 1 - F/Q.",
        share,
        lambda q, t: hold_up.patience(q, str(t["actor"]), str(t["fee"]), str(t.get("closed", ""))),
        {
            "actor": actor("Who could shut it."),
            "fee": Parameter("The figure that it is paid a year.", ("figures",)),
            "closed": replace(CLOSED, required=False),
        },
        ("spread", "options"),
    ),
    Measure(
        "cover",
        "For how many days a buyer's stocks stand in for a closed asset.",
        _days,
        lambda q, t: cover.cover(q, str(t["buyer"]), str(t["commodity"]), str(t["closed"])),
        {"buyer": BUYER, "commodity": COMMODITY, "closed": replace(CLOSED, tables=ASSETS)},
    ),
    Measure(
        "spare",
        "What part of a closed asset's flow other routes replace.",
        share,
        lambda q, t: cover.spare(q, str(t["buyer"]), str(t["commodity"]), str(t["closed"])),
        {"buyer": BUYER, "commodity": COMMODITY, "closed": replace(CLOSED, tables=ASSETS)},
    ),
    Measure(
        "veto_count",
        "How many players must agree to a project.",
        share,
        _now(_veto_count),
        {"project": PROJECT},
        (),
    ),
)
"""Every measure by its name."""
