"""Who can refuse what, who stands between whom, and who could be replaced."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from rason.analysis.broker import Brokers, brokers
from rason.analysis.patron import Patrons, patrons
from rason.analysis.relations import declared_in, relations, spread, talk
from rason.analysis.veto import Vetoes, vetoes
from rason.claim.need import Need, granted, over
from rason.games.wording import ABOVE, IN_ALL, listed
from rason.solve.batch import Batch
from rason.table.column import Column, Spread
from rason.table.naming import name_of
from rason.table.numbers import MILLION, by_name, certain, finite, money, yearly
from rason.table.row import Answer, Row
from rason.table.shown import Shown
from rason.words.phrases import amount

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rason.analysis.question import Analysis, Question
    from rason.answer.subject import Subject
    from rason.case import Case
    from rason.case import tables as case_tables
    from rason.claim.need import Inquiry
    from rason.table.naming import Names

LITTLE = 1e-3
"""Part of what the most valuable veto or broker brings below which another is not worth a line."""


def _gain(table: str) -> Spread:
    gain = Column("Gain", "amount", unit="unit", compared=True, base=ABOVE)
    return Spread(table, "actor", Column("Actor", "actor"), "gain", gain)


class Veto(Row, table="vetoes"):
    """One player's right to refuse one asset or project."""

    holder: Annotated[str, Column("Holder", "actor", key=True)]
    asset: str
    stake: Annotated[
        float | None, Column("Stake", "amount", unit="unit", compared=True, base=IN_ALL)
    ]
    """What all together lose if it is shut."""
    gain: Annotated[dict[str, float], _gain("vetoes_by_actor")] = Field(default_factory=dict)
    """What the right brings each player: gains with it, less gains where the holder has no say."""


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
    total: Annotated[
        float | None, Column("Total", "amount", unit="unit", compared=True, base=IN_ALL)
    ]
    """To all together."""
    alone: Annotated[float | None, Column("Alone", "amount", unit="unit", base=IN_ALL)] = None
    """What of that they earn alone, each by itself."""
    gain: Annotated[dict[str, float], _gain("rules_by_actor")] = Field(default_factory=dict)
    """To each player, above what it earns alone."""


class Relation(Row, table="relations"):
    """How two players stand to each other."""

    between: Annotated[tuple[str, str], Column("Between", key=True)]
    index: Annotated[float | None, Column("Index", "amount", unit="1")]
    """Sum of their acts' scores, older ones counting for less; None where too few are known."""
    low: Annotated[float | None, Column("Low", "amount", unit="1", end_of="index")] = None
    """Its lower end over half-lives from half to twice the one assumed."""
    high: Annotated[float | None, Column("High", "amount", unit="1", end_of="index")] = None
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
    """What the two add together beyond what they add apart, with the broker there less without."""
    takes: Annotated[float, Column("Takes", "amount", unit="unit", compared=True)]


class Patron(Row, table="patrons"):
    """What a second provider, with a copy of all that a player serves with, would give."""

    provider: Annotated[str, Column("Provider", "actor", key=True)]
    assets: tuple[str, ...]
    gain: Annotated[dict[str, float], _gain("patrons_by_actor")] = Field(default_factory=dict)
    """To each player, the provider itself among them."""
    second: Annotated[float, Column("Second", "amount", unit="unit", compared=True)]
    """To the newcomer."""


class Ties(Row):
    """Who can refuse what, who stands between whom, and who could be replaced in a scenario."""

    scenario: str = ""
    concept: str
    """The rule by which gains are split."""
    unit: str
    players: tuple[str, ...]
    vetoes: tuple[Veto, ...] = ()
    effects: tuple[Effect, ...] = ()
    rules: tuple[RuleWorth, ...] = ()
    among: bool
    """Whether all of this is among those who talk, because the scenario says who does."""
    threshold: float | None
    """Of the relation index; None where acts do not matter."""
    half_life: float
    """Years after which an act counts half."""
    relations: tuple[Relation, ...] = ()
    brokers: tuple[Broker, ...] = ()
    patrons: tuple[Patron, ...] = ()


class Tied(Answer):
    """Vetoes and rules with what they are worth, relations, brokers and second providers."""

    ties: tuple[Ties, ...] = ()


ANSWER = Tied


def ties(subject: Subject) -> Inquiry[Tied]:
    """Ask what rules and vetoes do and bring, who could broker, and who could be replaced."""
    question = subject.central
    reason = yield from over("no solution", _no_solution, question)
    if reason:
        return Tied(reason=f"Nothing to bargain over: {reason}.")
    found = yield (
        Need.over("vetoes", vetoes, question),
        Need.over("brokers", brokers, question),
        Need.over("patrons", patrons, question),
    )
    held, between, seconds = map(granted, found)
    case, change = subject.case, question.change()
    graph = talk(question)
    part = Ties(
        scenario=subject.scenario,
        concept=question.choices.concept,
        unit=yearly(case),
        players=held.players,
        vetoes=tuple(_vetoes(held)),
        effects=tuple(_effects(held)),
        rules=tuple(_rules(held)),
        among=change.talks.restricts,
        threshold=graph.threshold,
        half_life=graph.half_life,
        relations=tuple(_relations(case, question)),
        brokers=tuple(_brokers(between)),
        patrons=tuple(_patrons(seconds)),
    )
    return Tied(ties=(part,))


def _no_solution(question: Question) -> Analysis[str]:
    """Ask why a scenario has no solution; empty where it has one."""
    variant = question.variant()
    solved = (yield Batch(question.figures(), variants=(variant,))).variants[variant]
    if finite(solved.objective[0]) is not None:
        return ""
    return "; ".join(dict.fromkeys(each for each in solved.reasons if each)) or "no solution"


def _vetoes(found: Vetoes) -> Iterator[Veto]:
    for each in found.vetoes:
        yield Veto(
            holder=each.holder,
            asset=each.asset,
            stake=money(each.stake[0]),
            gain=by_name(found.players, each.worth[0]),
        )


def _effects(found: Vetoes) -> Iterator[Effect]:
    for each in found.effects:
        yield Effect(
            rule=each.rule,
            kind=each.kind,
            by=each.by,
            asset=each.asset,
            does=each.does,
            before=each.before,
            after=each.after,
            decides=each.decides,
        )


def _rules(found: Vetoes) -> Iterator[RuleWorth]:
    for each in found.rules:
        yield RuleWorth(
            rule=each.rule,
            total=money(each.total[0]),
            alone=money(each.alone[0]),
            gain=by_name(found.players, each.worth[0]),
        )


def _relations(case: Case, question: Question) -> Iterator[Relation]:
    graph, players = talk(question), question.players
    acts = (case.events, players, case.settings.frozen, graph.half_life)
    found, (low, high) = relations(*acts, declared_in(case)), spread(*acts)
    for one, other in combinations(range(len(players)), 2):
        pair = (players[one], players[other])
        yield Relation(
            between=pair,
            index=finite(found.index[one, other]),
            low=finite(low[one, other]),
            high=finite(high[one, other]),
            acts=int(found.acts[one, other]),
            declared=tuple(map(in_force, found.declared.get(pair, ()))),
            standing=found.standing(pair, low[one, other], high[one, other]),
            talk=(one, other) in graph.links,
        )


def in_force(relation: case_tables.Relation) -> str:
    """Say what is in force between two actors, such as ``alliance since 1960``."""
    kind = relation.kind.replace("_", " ")
    return kind if relation.since is None else f"{kind} since {relation.since.year}"


def _brokers(found: Brokers) -> Iterator[Broker]:
    players = found.players
    for row, (one, other) in enumerate(found.pairs):
        for third in range(len(players)):
            if third not in (one, other):
                yield Broker(
                    between=(players[one], players[other]),
                    broker=players[third],
                    brings=MILLION * certain(found.brings[0, row, third]),
                    takes=MILLION * certain(found.takes[0, row, third]),
                )


def _patrons(found: Patrons) -> Iterator[Patron]:
    for place, provider in enumerate(found.players):
        if found.assets[place]:
            yield Patron(
                provider=provider,
                assets=found.assets[place],
                gain=by_name(found.players, found.gain[0, place]),
                second=MILLION * certain(found.second[0, place]),
            )


def says(answer: Tied, names: Names) -> tuple[str, ...]:
    """Say who counts as talking, and what that rests on."""
    return tuple(dict.fromkeys(text for each in answer.ties for text in _says(each, names)))


def _says(ties: Ties, names: Names) -> Iterator[str]:
    apart = [each for each in ties.relations if not each.talk]
    unknown = [each for each in ties.relations if each.standing == "unknown" and each.talk]
    pairs = "; ".join(_pair(each.between, names) for each in apart)
    if apart and ties.among:
        yield f"Only those deal who talk, directly or through others. Do not talk: {pairs}."
    elif apart:
        yield (
            "Rules, vetoes and second providers are weighed as if all talked with all. By their"
            f" acts these do not, which brokers and Myerson's value count: {pairs}."
        )
    if not (ties.vetoes or ties.effects or ties.patrons or any(b.brings > 0 for b in ties.brokers)):
        yield (
            "Nobody's consent is needed for anything, nobody brings two others together, and "
            "nobody serves with what a second provider could copy."
        )
    if unknown:
        yield (
            "Too few acts are known to say how they stand, and they count as talking: "
            + "; ".join(_pair(each.between, names) for each in unknown)
            + "."
        )


def layout(answer: Tied, names: Names, most: int) -> tuple[Shown, ...]:
    """Lay out vetoes and brokers of all scenarios, rules and second providers of the first."""
    if not answer.ties:
        return ()
    first = answer.ties[0]
    tables = (
        _veto_table(answer, names, most),
        _rule_table(first, names),
        _broker_table(answer, names, most),
        _patron_table(first, names),
        _relation_table(first, names),
    )
    return tuple(table for table in tables if table.rows)


def _veto_table(answer: Tied, names: Names, most: int) -> Shown:
    """Show rights to refuse, the dearest first; of several scenarios those that bring something."""
    held = [(ties, each) for ties in answer.ties for each in ties.vetoes]
    brought = [abs(each.gain.get(each.holder, 0.0)) for _, each in held]
    least = LITTLE * max(brought, default=0.0) if len(answer.ties) > 1 else -1.0
    shown = [each for each, gain in zip(held, brought, strict=True) if gain > least]
    shown.sort(key=lambda each: -each[1].gain.get(each[1].holder, 0.0))
    rows = tuple(
        (
            name_of(names, "scenario", ties.scenario),
            name_of(names, "actor", veto.holder),
            _asset(names, veto.asset),
            "" if veto.stake is None else amount(veto.stake, ties.unit),
            amount(veto.gain.get(veto.holder, 0.0), ties.unit),
            _most_moved(
                {who: -gain for who, gain in veto.gain.items() if who != veto.holder},
                ties.unit,
                names,
            ),
        )
        for ties, veto in shown[:most]
    )
    concept = answer.ties[0].concept.capitalize()
    note = "Who is needed all the same, for goods or ground, gains nothing by a say over one asset."
    return Shown(
        f"What the right to refuse brings its holder, by {concept}",
        (
            "Scenario",
            "Who may refuse",
            "What",
            "All lose if shut",
            "Brings its holder",
            "Costs most",
        ),
        rows,
        note + _rest("vetoes", len(rows), len(held)),
        (3, 4),
    )


def _rule_table(ties: Ties, names: Names) -> Shown:
    worth = {each.rule: each for each in ties.rules}
    groups: dict[tuple[str, str, bool], list[Effect]] = {}
    for effect in ties.effects:
        groups.setdefault((effect.rule, _does(effect, names), effect.decides), []).append(effect)
    rows = tuple(
        (
            f"{rule} ({effects[0].kind})",
            ", ".join(name_of(names, "actor", each) for each in effects[0].by),
            f"{does} {listed(list(dict.fromkeys(_asset(names, each.asset) for each in effects)))}"
            + ("" if decides else ", but for other rules"),
            "" if worth[rule].total is None else amount(worth[rule].total or 0.0, ties.unit),
            _most_moved(worth[rule].gain, ties.unit, names),
        )
        for (rule, does, decides), effects in groups.items()
    )
    return Shown(
        f"Whose rule opens or shuts what: {name_of(names, 'scenario', ties.scenario)}",
        ("Rule", "By", "What it does", "Worth to all", "Whom it moves most"),
        rows,
        numbers=(3,),
    )


def _does(effect: Effect, names: Names) -> str:
    """Say what a rule does, and whose consent comes or goes."""
    before, after = (
        {who for some in each for who in some} for each in (effect.before, effect.after)
    )
    whom = listed([name_of(names, "actor", e) for e in sorted(before ^ after)] or ["anybody"])
    return {
        "adds": f"asks also {whom} about",
        "removes": f"no longer asks {whom} about",
        "opens": f"opens, without asking {whom}," if before != after else "opens",
        "shuts": "shuts",
        "costs": "makes dearer",
        "caps": "caps",
    }[effect.does]


def _broker_table(answer: Tied, names: Names, most: int) -> Shown:
    """Show brokers where they bring most; of several scenarios those of pairs that do not talk."""
    several = len(answer.ties) > 1
    held = [(each, ties) for ties in answer.ties for each in ties.brokers]
    least = max(0.0, LITTLE * max((each.brings for each, _ in held), default=0.0))
    best: dict[tuple[str, ...], tuple[Broker, Ties]] = {}
    for each, ties in held:
        silent = any(pair.between == each.between and not pair.talk for pair in ties.relations)
        worth = min(each.brings, each.takes) if several else each.brings
        key = (*each.between, each.broker)
        better = key not in best or each.brings > best[key][0].brings
        if (silent or not several) and worth > least and better:
            best[key] = (each, ties)
    ranked = sorted(best.values(), key=lambda each: -each[0].brings)
    rows = tuple(
        (
            _pair(each.between, names),
            name_of(names, "actor", each.broker),
            amount(each.brings, ties.unit),
            amount(each.takes, ties.unit),
            name_of(names, "scenario", ties.scenario),
        )
        for each, ties in ranked[:most]
    )
    note = "What the two add together beyond what they add apart, with the broker there less"
    note += " without."
    if _alike(each for each, _ in ranked[:most]):
        note += " Whoever talks with both takes the same: to carry words needs no assets."
    return Shown(
        "Who could stand between two who by their acts, or by what is in force, do not talk"
        if several
        else "Who could stand between two, were they not to talk",
        ("Between", "Broker", "Brings them", "Takes for their silence", "Where that is most"),
        rows,
        note + _rest("brokers", len(rows), len(held)),
        (2, 3),
    )


def _alike(brokers: Iterable[Broker]) -> bool:
    """Tell whether some pair pays all its brokers the same."""
    takes: dict[tuple[str, str], list[float]] = {}
    for each in brokers:
        takes.setdefault(each.between, []).append(round(each.takes))
    return any(len(some) > 1 and some[0] > 0 and len({*some}) == 1 for some in takes.values())


def _patron_table(ties: Ties, names: Names) -> Shown:
    rows = tuple(
        (
            name_of(names, "actor", patron.provider),
            _most_moved(
                {who: gain for who, gain in patron.gain.items() if who != patron.provider},
                ties.unit,
                names,
            ),
            amount(-patron.gain.get(patron.provider, 0.0), ties.unit),
            amount(patron.second, ties.unit),
        )
        for patron in ties.patrons
    )
    return Shown(
        "What a second provider with a copy of all that it serves with would change: "
        + name_of(names, "scenario", ties.scenario),
        ("A second, equal", "Moves most", "Takes from the first", "Gets itself"),
        rows,
        numbers=(2, 3),
    )


def _relation_table(ties: Ties, names: Names) -> Shown:
    """Show how every pair stands by its acts and treaties, and on what that hangs."""
    known = [each for each in ties.relations if each.standing != "unknown"]
    rows = tuple(
        (
            _pair(each.between, names),
            _signed(each.index),
            ""
            if each.low is None or each.high is None
            else f"{_signed(each.low)} to {_signed(each.high)}",
            str(each.acts),
            ", ".join(each.declared),
            _standing(each),
        )
        for each in sorted(known, key=lambda each: -(each.index or 0.0))
    )
    return Shown(
        "How pairs stand by their recorded acts and by what is in force between them",
        ("Between", "Index", "Range", "Acts", "In force", "They are"),
        rows,
        f"An act counts half after {ties.half_life:g} years; the range is over half-lives from"
        f" {ties.half_life / 2:g} to {2 * ties.half_life:g}. The index depends on how closely a"
        " pair was watched.",
        (1, 2, 3),
    )


def _signed(index: float | None) -> str:
    return "" if index is None else f"{index:+.1f}".replace("-", "−")


def _standing(each: Relation) -> str:
    """Say how a pair stands, and why that is undecided."""
    if each.standing != "undecided":
        return each.standing
    if each.declared:
        return "undecided: acts and what is in force do not agree"
    return "undecided: it hangs on how fast acts fade"


def _most_moved(gain: Mapping[str, float], unit: str, names: Names) -> str:
    """Name who is moved most, and by how much, such as ``Norland: USD 12 m/yr``."""
    who = max(gain, key=lambda each: abs(gain[each]), default="")
    if not who or not gain[who]:
        return "nobody"
    return f"{name_of(names, 'actor', who)}: {amount(gain[who], unit)}"


def _pair(pair: tuple[str, str], names: Names) -> str:
    return "–".join(name_of(names, "actor", each) for each in pair)


def _asset(names: Names, key: str) -> str:
    """Name an asset or a project."""
    return names["project"].get(key) or name_of(names, "asset", key)


def _rest(table: str, rows: int, held: int) -> str:
    return f" All {held} in {table}.csv." if held > rows else ""
