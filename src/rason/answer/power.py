"""Who can bargain for what in a scenario by every concept, and what a scenario changes about it."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

import numpy as np
from pydantic import Field, create_model

from rason.analysis.bargain import MOST_PLAYERS
from rason.analysis.closers import closers as worth_of_closing
from rason.analysis.empty_core import empty_core
from rason.analysis.ledger import ledger as all_earned
from rason.analysis.loop import loops
from rason.analysis.many import power_of_many
from rason.analysis.power import power as analysis
from rason.analysis.power import shift as analysis_of_shift
from rason.analysis.quantity import significant
from rason.analysis.question import Question
from rason.analysis.ranking import ranks
from rason.answer import ledger, power_shown, ranking
from rason.answer.ledger import Ledger  # noqa: TC001 - of a field
from rason.answer.power_causes import power_causes
from rason.answer.ranking import Ranking  # noqa: TC001 - of a field
from rason.claim.need import Need, Same, granted
from rason.games.concept import Structure
from rason.games.registry import ASKED, CONCEPTS, SPLITS
from rason.games.wording import ABOVE, IN_ALL, listed
from rason.table.column import Actor, Column, Scenario, Spread, Unit
from rason.table.naming import scenario_key
from rason.table.numbers import MILLION, by_name, yearly
from rason.table.part import Part
from rason.table.row import Answer, Row
from rason.words.amounts import format_amount
from rason.words.phrases import in_prose, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from rason.analysis.ledger import Ledger as AllEarned
    from rason.analysis.many import ManyPower
    from rason.analysis.power import Power as Found
    from rason.analysis.power import Shift as FoundShift
    from rason.answer.subject import Subject
    from rason.case import Case
    from rason.case.cell import FloatArray
    from rason.claim.need import Inquiry

    Versus = tuple[str, ...] | Question | None

Numbers = dict[str, float]

BASES = {"gain": ABOVE, "ranking by gain": ABOVE} | dict.fromkeys(
    (
        *("stand_alone", "indispensable", "least_core", *(each.key for each in ASKED)),
        *("core", "shift", "increment", "ranking by shift"),
    ),
    IN_ALL,
)
"""By part of `Power`: whether its amounts are gains above what each earns alone, or hold both."""
DISAGREEMENT = 0.05
"""Part of the common gain by which two concepts must differ on a player to disagree."""


def _money(title: str, base: str, *, compared: bool = False, end_of: str = "") -> Column:
    return Column(title, "amount", unit="unit", base=base, compared=compared, end_of=end_of)


def _amounts(
    name: str, title: str, base: str, keys: Sequence[str], compared: Collection[str] = ()
) -> dict[str, Any]:
    """Return a column for each concept, named after it."""
    return {
        name.format(key): (
            Annotated[
                float | None,
                _money(title.format(CONCEPTS[key].label), base, compared=key in compared),
            ],
            None,
        )
        for key in keys
    }


class _Player(Row):
    actor: Actor
    base: Annotated[str, Column("Base")] = ABOVE
    """What amounts stand for beside those of what each earns alone."""
    stand_alone: Annotated[float, _money("Alone", IN_ALL, compared=True)]
    """What it earns alone."""


class _Moved(Row):
    versus: Annotated[str, Column("Against", "scenario")]
    actor: Actor
    base: Annotated[str, Column("Base")] = IN_ALL
    stand_alone: Annotated[float | None, _money("Alone", IN_ALL)] = None
    """What the change makes of what it earns alone."""


class Core(Part):
    """The core: splits that no coalition can better on its own, as an interval for each player."""

    empty: bool | None
    """Null where that is not proved."""
    epsilon: float = 0.0
    """By how much the worst-off coalition falls short at best; below 0, by how much all gain."""
    low: Numbers = Field(default_factory=dict)
    high: Numbers = Field(default_factory=dict)


class LeastCore(Part):
    """Of many players, a payoff that leaves no coalition more to object to than can be helped."""

    payoff: Numbers
    epsilon: float
    """What the worst-off coalition lacks, as proved; below 0, what all have to spare."""
    attained: float
    """What it lacks at this payoff."""
    proved: bool


if TYPE_CHECKING:
    _Gains = _Player
    Shift = _Moved
    _Splits = Row
else:
    _Gains = create_model(
        "Gains",
        __base__=_Player,
        __module__=__name__,
        **_amounts("{}", "{}", ABOVE, [each.key for each in ASKED], ("shapley", "nucleolus")),
    )
    Shift = create_model(
        "Shift",
        __base__=_Moved,
        __cls_kwargs__={"table": "shifts"},
        __doc__="What a scenario changes for a player, what it earns alone included.",
        __module__=__name__,
        **_amounts("shift_{}", "Shift ({})", IN_ALL, SPLITS, ("shapley",)),
        **_amounts("increment_{}", "By itself ({})", IN_ALL, SPLITS),
    )
    _Splits = create_model(
        "Splits",
        __base__=Row,
        __doc__="What each concept gives each player, in all.",
        __module__=__name__,
        **{
            each.key: (Numbers | None, Field(default=None, description=f"By the {each.name}."))
            for each in ASKED
        },
    )


class Payoff(_Gains, table="power"):
    """What each concept gives a player above what it earns alone."""

    core_low: Annotated[float | None, _money("Low", ABOVE, end_of="core")] = None
    core_high: Annotated[float | None, _money("High", ABOVE, end_of="core")] = None
    shapley_error: Annotated[float | None, _money("±", ABOVE)] = None
    """Half of the 95 % interval of an estimate: of many players only."""
    least_core: Annotated[float | None, _money("In the least core", ABOVE)] = None
    """At a payoff in the least core: of many players only."""
    indispensable: Annotated[float | None, _money("Lost without it", IN_ALL)] = None
    """What all lose without it."""


class Closer(Row, table="closers"):
    """What a player's say over something that it shuts, or charges for, is worth to one player."""

    closer: Annotated[str, Column("Who shuts or charges", "actor", key=True)]
    closed: Annotated[str, Column("What", key=True)]
    kind: Annotated[str, Column("Kind", key=True)] = ""
    """Asset, place or passage; empty in older runs."""
    actor: Actor
    worth: Annotated[float, _money("Worth", ABOVE, compared=True)]
    """Its gain where the closer may refuse or charge less its gain where it may not: of the closer,
    what it could ask for; of others, if negative, what they would pay."""


class Power(_Splits):
    """What each player can bargain for in one scenario, and how another one would change it."""

    scenario: Scenario = ""
    versus: str | None = None
    access: str = "veto"
    unit: Unit
    players: tuple[str, ...]
    values: Annotated[
        Numbers,
        Spread(
            *("coalitions", "coalition", Column("Coalition")),
            *("value", Column("Worth", "amount", unit="unit")),
        ),
    ]
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
    shapley_error: Numbers = Field(default_factory=dict)
    """Of many players, half of the 95 % interval of the estimate."""
    indispensable: Numbers = Field(default_factory=dict)
    """What all lose without each."""
    least_core: LeastCore | None = None
    """Of many players."""
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
    shift_lost: Numbers = Field(default_factory=dict)
    """What of that which this game adds to `versus` is lost without each; empty in older runs."""
    increment: dict[str, Numbers] | None = None
    """By concept: the split of the difference game, `versus` kept as it is."""
    symmetric: tuple[tuple[str, ...], ...] = ()
    """Players that no coalition tells apart: their equal shares say nothing."""
    shift_symmetric: tuple[tuple[str, ...], ...] = ()
    """Players whom the change against `versus` does not tell apart."""
    ranking: Ranking | None = None
    closers: Annotated[tuple[Closer, ...] | None, Field(exclude_if=lambda rows: rows is None)] = (
        None
    )
    """What those who shut or charge could ask for, and who would pay; by the chosen concept."""
    ledger: Ledger | None = None
    """What players split and what stays outside the bargain; in all, what is earned."""
    reasons: dict[str, str] = Field(default_factory=dict)

    further: ClassVar[tuple[type[Row], ...]] = (Payoff, Shift)

    @property
    def splits(self) -> dict[str, Numbers]:
        """What each concept gives whom that has a value here."""
        found = {each.key: getattr(self, each.key) for each in ASKED}
        return {key: split for key, split in found.items() if split}

    def above(self, payoff: float, actor: str) -> float:
        """Return what a payoff leaves a player above what it earns alone; 0 for next to nothing."""
        gain = payoff - self.stand_alone[actor]
        return 0.0 if abs(gain) <= self.tolerance else gain

    def read_off(self) -> Iterator[Row]:
        """Yield what each player gains, and what the scenario changes for it."""
        payoffs = {**self.splits, "core_low": self.core.low, "core_high": self.core.high}
        if self.least_core is not None:
            payoffs["least_core"] = self.least_core.payoff
        plain = {"shapley_error": self.shapley_error, "indispensable": self.indispensable}
        for actor in self.players:
            gains: dict[str, Any] = {
                name: self.above(payoff[actor], actor)
                for name, payoff in payoffs.items()
                if actor in payoff
            }
            gains |= {name: each[actor] for name, each in plain.items() if actor in each}
            yield Payoff(actor=actor, stand_alone=self.stand_alone[actor], **gains)
        if self.shift is None:
            return
        moved = {
            "stand_alone": self.shift.get("stand_alone", {}),
            **{f"shift_{key}": self.shift.get(key, {}) for key in SPLITS},
            **{f"increment_{key}": (self.increment or {}).get(key, {}) for key in SPLITS},
        }
        for actor in self.players:
            found: dict[str, Any] = {name: each.get(actor) for name, each in moved.items()}
            yield Shift(versus=self.versus or "", actor=actor, **found)


class Powers(Answer):
    """What players can bargain for, and how another scenario would change it."""

    power: tuple[Power, ...] = ()


ANSWER = Powers
heading, layout = power_shown.heading, power_shown.layout
warns, says = power_shown.warns, power_shown.says
draw_shift, draw = power_shown.draw_shift, power_shown.draw


def power(subject: Subject, versus: str | Versus = "") -> Inquiry[Powers]:
    """Ask for every concept of a scenario's game; over draws, also who ranks where.

    `versus`: another scenario: names, joined by ``+`` or commas in a text; empty for none. Also a
    question about another state, which nobody is ranked by.
    """
    against = versus if not isinstance(versus, str) else _named(versus)
    (optimum,) = map(granted, (yield (subject.optimum,)))
    if optimum.objective is None:
        return Powers(reason=sentence(f"nothing to bargain over: {optimum.reason}"))
    if len(subject.central.players) > MOST_PLAYERS:
        many = yield from power_of_many(subject.central)
        return Powers(power=(_of_many(subject, many, alone=against is None),))
    return Powers(power=((yield from _game(subject, against)),))


def _named(versus: str) -> tuple[str, ...] | None:
    names = [each.strip() for each in re.split(r"[,+]", versus)]
    return tuple(each for each in names if each) or None


def _game(subject: Subject, versus: Versus) -> Inquiry[Power]:
    question = subject.central
    needs: dict[str, Need] = {
        "power": Need.over("power", analysis, question),
        "ledger": Need.over("ledger", all_earned, question),
    }
    if any(each.by for each in question.change().shut):
        needs["closers"] = Need.over("closers", worth_of_closing, question)
    if isinstance(versus, Question):
        change = partial(analysis_of_shift, question, versus)
        needs["shift"] = Need(("shift", Same(versus), Same(question)), change)
    elif versus is not None:
        change = partial(analysis_of_shift, versus=versus)
        needs["shift"] = Need.over(("shift", versus), change, question)
    ranked: dict[str, Need] = {}
    other = None if isinstance(versus, Question) else versus
    if subject.drawn is not None:
        ranked = ranking.needs(subject, other)
    results = yield (*needs.values(), *ranked.values())
    told = list(map(granted, results))
    found = dict(zip(needs, told, strict=False))
    causes = yield from _causes(question, found["power"])
    order = None
    if ranked:
        standings = dict(zip(ranked, told[len(needs) :], strict=True))
        nothing = found["power"].concepts.tolerance
        order = ranking.ranking(question, other, standings, nothing)
    return _put(subject, versus, found, order, causes)


def _causes(question: Question, found: Found) -> Inquiry[dict[str, str]]:
    """Ask why the core is empty, and what earns money with nobody's consent, where that is so."""
    needs = {}
    if found.concepts.core.empty:
        needs["empty"] = Need.over("empty core", empty_core, question)
    if found.nothing > 0.0:
        needs["loops"] = Need.over("loops", loops, question)
    if not needs:
        return {}
    told = dict(zip(needs, map(granted, (yield tuple(needs.values()))), strict=True))
    return power_causes(question.case, found, told.get("empty"), told.get("loops", ()))


def _put(
    subject: Subject,
    versus: Versus,
    told: Mapping[str, Any],
    order: Ranking | None,
    causes: Mapping[str, str],
) -> Power:
    """Put a scenario's game, solved at central figures, into a row: money in plain units."""
    case: Case = subject.case
    found: Found = told["power"]
    shift: FoundShift | None = told.get("shift")
    earned: AllEarned = told["ledger"]
    players, concepts = found.players, found.concepts
    core, nothing = concepts.core, concepts.tolerance

    def named(payoff: FloatArray | None) -> Numbers:
        return {} if payoff is None else by_name(players, payoff, nothing=nothing)

    def existing(payoffs: Mapping[str, FloatArray | None]) -> dict[str, Numbers]:
        return {key: named(payoff) for key, payoff in payoffs.items() if payoff is not None}

    splits = existing(concepts.payoffs)
    asked: dict[str, Any] = {each.key: splits[each.key] for each in ASKED if each.key in splits}
    against = versus.scenario if isinstance(versus, Question) else versus
    name = {key: each.name for key, each in case.actors.items()}
    return Power(
        scenario=subject.scenario,
        versus=None if against is None else scenario_key(against),
        access=subject.central.change().access,
        unit=yearly(case),
        players=players,
        values=by_name(_coalitions(players), concepts.values[1:], nothing=nothing),
        tolerance=nothing * MILLION,
        stand_alone=named(concepts.stand_alone),
        indispensable=named(_indispensable(concepts.values, len(players))),
        gain=named(found.gains["shapley"]),
        **asked,
        blocs=tuple(tuple(players[place] for place in union) for union in concepts.unions),
        quarrels=(*found.talk.quarrels, *found.talk.silent),
        unknown=found.talk.unknown,
        core=Core(
            empty=core.empty,
            epsilon=core.epsilon * MILLION if abs(core.epsilon) > nothing else 0.0,
            low=named(core.low),
            high=named(core.high),
        ),
        shift=None if shift is None else existing({"stand_alone": shift.alone} | shift.shift),
        shift_lost={} if shift is None else named(shift.lost),
        increment=None if shift is None else existing(shift.increment),
        symmetric=found.equal,
        shift_symmetric=() if shift is None else shift.equal,
        ranking=order,
        closers=None
        if "closers" not in told
        else tuple(
            Closer(
                closer=each.closer,
                closed=each.closed,
                kind=each.kind,
                actor=player,
                worth=MILLION * float(significant(each.worth[0], nothing)[place]),
            )
            for each in told["closers"]
            for place, player in enumerate(players)
        ),
        ledger=ledger.ledger(case, earned),
        reasons={
            **{key: causes[key] for key in ("unsure",) if key in causes},
            **_reasons(case, found),
            **({} if shift is None else _doubts(shift)),
            **_disagreement(case, found),
            **({} if order is None else ranking.decided(order, name)),
            **causes,
            **ledger.apart(case, earned),
        },
    )


def _indispensable(v: FloatArray, players: int) -> FloatArray:
    everybody = len(v) - 1
    without = [everybody & ~(1 << player) for player in range(players)]
    found: FloatArray = v[everybody] - v[without]
    return found


def _coalitions(players: Sequence[str]) -> list[str]:
    names = [""]
    for player in players:
        names += [f"{name};{player}" if name else player for name in names]
    return names[1:]


def _reasons(case: Case, found: Found) -> dict[str, str]:
    """Say why concepts have no value; a case that names no blocs or acts lacks no answer."""
    concepts = found.concepts
    heard = found.talk.links if found.talk.heard else None
    lacked = Structure(concepts.unions or None, heard)
    reasons = {
        about: _said(about, _in_words(case, why))
        for about, why in concepts.reasons.items()
        if about not in CONCEPTS or not lacked.lacks(CONCEPTS[about].needs)
    }
    if concepts.additive and len(found.players) > 1:
        least = in_prose(format_amount(MILLION * concepts.tolerance, yearly(case)))
        reasons["gains"] = (
            "nothing is gained by dealing: all gains are below what can be certified, which is"
            f" {least}, so every concept gives each what it earns alone"
        )
    return reasons


def _doubts(shift: FoundShift) -> dict[str, str]:
    """Say why the change bargained by itself is doubtful."""
    return {
        f"increment {key}".removesuffix(" increment"): why for key, why in shift.reasons.items()
    }


def _disagreement(case: Case, found: Found) -> dict[str, str]:
    """Say where Shapley value and nucleolus differ on a player, or name different winners."""
    shapley, other = found.gains["shapley"], found.gains.get("nucleolus")
    if shapley is None or other is None or not shapley.sum() > 0.0:
        return {}
    apart = np.abs(shapley - other)
    most = int(apart.argmax())
    if apart[most] <= DISAGREEMENT * shapley.sum() + found.concepts.tolerance:
        return {}
    name = [case.actors[player].name for player in found.players]
    by = [in_prose(format_amount(MILLION * each[most], yearly(case))) for each in (shapley, other)]
    text = (
        f"the concepts disagree, most about {name[most]}: a gain of {by[0]} by Shapley,"
        f" {by[1]} by the nucleolus"
    )
    first, rival = (
        [name[place] for place in np.flatnonzero(ranks(each) == 1)] for each in (shapley, other)
    )
    if first != rival:
        text += f"; the first gives most to {listed(first)}, the second to {listed(rival)}"
    return {"concepts": text}


def _said(about: str, why: str) -> str:
    """Say why something has no value, or what is to be known of it."""
    if about == "banzhaf_normalised" or why.startswith("no "):
        return why
    return f"the {CONCEPTS[about].name if about in CONCEPTS else about} is {why}"


def _in_words(case: Case, why: str) -> str:
    """Give a reason from the theory of games its actors' names and the unit of its amounts."""
    why = re.sub(
        r"\b[A-Za-z0-9_]+\b",
        lambda key: case.actors[key[0]].name if key[0] in case.actors else key[0],
        why,
    )
    return re.sub(
        r"(?<= )[\d,]+(?:\.\d+)?(?:e[+−-]?\d+)?(?= (?:more|less|short))",
        lambda amount: f"{amount[0]} million {case.settings.currency} a year",
        why,
    )


def _of_many(subject: Subject, found: ManyPower, *, alone: bool) -> Power:
    """Put the power of many players into a row: estimates, proofs, and the reasons of the rest."""
    players, core = found.players, found.least_core
    named: Callable[[Any], Numbers] = partial(by_name, players, nothing=core.tolerance)
    payoff, together = named(core.payoff), found.together * MILLION
    return Power(
        scenario=subject.scenario,
        access=subject.central.change().access,
        unit=yearly(subject.case),
        players=players,
        values=named(found.alone) | {";".join(players): together},
        tolerance=core.tolerance * MILLION,
        stand_alone=named(found.alone),
        gain=named(found.shapley.payoff - found.alone),
        shapley=named(found.shapley.payoff),
        shapley_error=named(found.shapley.error),
        nucleolus=payoff if core.nucleolus else None,
        indispensable=named(found.indispensable),
        least_core=LeastCore(
            payoff=payoff,
            epsilon=core.epsilon * MILLION,
            attained=core.attained * MILLION,
            proved=core.proved,
        ),
        core=Core(empty=core.epsilon > core.tolerance if core.proved else None),
        reasons=_unsolved(found, alone=alone),
    )


def _unsolved(found: ManyPower, *, alone: bool) -> dict[str, str]:
    """Say what was not solved of many players, and why."""
    count, sampled = len(found.players), found.shapley
    reasons = {
        "players": f"{count} players have {2**count:,} coalitions, and only those of"
        f" {MOST_PLAYERS} players or fewer are all solved",
        "shapley": f"the Shapley value is estimated from {sampled.orders} orders of joining and"
        f" {sampled.coalitions:,} coalitions, with 95 % intervals",
        "core": "the intervals of the core would need the values of all coalitions; the payoff in"
        " the least core stands in the core if there is one",
    }
    if not found.least_core.proved:
        reasons["least_core"] = (
            "the search for objections to the payoff in the least core ended before it proved that"
            " no coalition has a larger one"
        )
    if not found.least_core.nucleolus:
        reasons["nucleolus"] = (
            "no nucleolus: not every one of its levels is proved, and the least core holds more"
            " payoffs than this"
        )
    if found.talks_ignored:
        reasons["talks"] = "who talks with whom is left out: consents alone decide"
    if not alone:
        reasons["rest"] = (
            "a shift against another scenario, and hold-up, are not answered for so many players"
        )
    return reasons
