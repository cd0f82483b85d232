"""Power as its readers see it: tables, sentences, charts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from rason import chart
from rason.answer import ledger
from rason.answer.ranking import firmness
from rason.games.registry import CONCEPTS
from rason.games.wording import listed
from rason.table.naming import closed_name, name_of
from rason.table.shown import Drawn, Shown
from rason.words.amounts import format_amount, format_share
from rason.words.phrases import amount, in_prose, interval, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pandas as pd

    from rason.answer.power import Power, Powers
    from rason.table.naming import Names

READING = (
    "What a scenario changes is read in two ways, what each earns alone included: each rule's split"
    " of the whole game less its split without the scenario, and the change bargained by itself,"
    " all else being kept."
)
OUTLETS = (
    " “With other outlets” is the first of them by Shapley, where every other project may be built"
    " in either."
)
LEAST = 1e-3
"""Part of the largest shift below which a player is said to gain nothing by any scenario."""


def heading(answer: Powers, names: Names) -> str:  # noqa: ARG001 - as every question's
    """Tell whether scenarios are compared."""
    gained = any(each.shift for each in answer.power)
    return "Who would gain bargaining power" if gained else "Who holds bargaining power"


def warns(answer: Powers, names: Names) -> tuple[str, ...]:
    """Say first of which scenarios nobody could be sure of the amounts, and since what."""
    told = [(each, each.reasons["unsure"]) for each in answer.power if "unsure" in each.reasons]
    if len(answer.power) == 1:
        return tuple(sentence(why) for _, why in told)
    return tuple(f"“{_scenario(names, each.scenario)}”: {sentence(why)}" for each, why in told)


def says(answer: Powers, names: Names) -> tuple[str, ...]:
    """Say what holds in every scenario; of several, the rest stands below the tables."""
    shifted = [each for each in answer.power if _shifted(each)]
    outlets = any("With other outlets" in _shift_columns(each) for each in shifted)
    reading = [READING + OUTLETS * outlets] * bool(shifted)
    return (*reading, *map(sentence, _common(answer, names["actor"])))


def layout(answer: Powers, names: Names, most: int) -> tuple[Shown, ...]:  # noqa: ARG001 - all
    """Lay out what each scenario changes, and what players gain in it; last, all that is earned."""
    common = _common(answer, names["actor"])
    tables = []
    for game in answer.power:
        told = sentences(game, names["actor"])
        note = " ".join(sentence(text) for text in told if text not in common)
        own = [_shift(game, names, note)] if _shifted(game) else []
        tables += [*own, _gains(game, names, "" if own else note), *_closers(game, names)]
    ledgers = {_scenario(names, game.scenario): game.ledger for game in answer.power if game.ledger}
    return (*tables, *ledger.layout(ledgers))


def _common(answer: Powers, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return what is said of all scenarios alike."""
    told = [sentences(game, names) for game in answer.power]
    return tuple(text for text in told[0] if all(text in each for each in told)) if told else ()


def _shifted(game: Power) -> bool:
    return bool((game.shift or {}).get("shapley"))


def _scenario(names: Names, key: str | None) -> str:
    return name_of(names, "scenario", key or "")


def _gains(game: Power, names: Names, note: str) -> Shown:
    """Show every concept of a scenario's game, as gains above what each earns alone."""
    ranked = game.versus is None and game.ranking is not None

    def gain(payoff: Mapping[str, float], actor: str) -> str:
        return bare(amount(game.above(payoff[actor], actor), game.unit), game.unit)

    columns = {game.labels[key]: split for key, split in game.splits.items()}
    many = game.least_core
    if many is not None and not game.nucleolus:
        columns["In the least core"] = many.payoff
    plain = {"±": game.shapley_error, "Lost without it": game.indispensable} if many else {}
    headings = ("Actor", "Alone", *([] if many else ["Core"]), *columns, *plain)
    rows = tuple(
        (
            name_of(names, "actor", actor),
            bare(amount(game.stand_alone[actor], game.unit), game.unit),
            *([] if many else [bare(core_gain(game, actor), game.unit)]),
            *(gain(payoff, actor) for payoff in columns.values()),
            *(bare(amount(each[actor], game.unit), game.unit) for each in plain.values()),
            *((rank_of(game, actor), held_in(game, actor)) if ranked else ()),
        )
        for actor in game.players
    )
    return _table(
        game,
        f"{_scenario(names, game.scenario)}: what each earns alone, and gains above that by"
        " dealing",
        (*headings, *(("Rank", "held in draws") if ranked else ())),
        rows,
        note,
    )


def _closers(game: Power, names: Names) -> tuple[Shown, ...]:
    """Show what those who shut or charge could ask for, and who would pay."""
    asked: dict[tuple[str, str, str], dict[str, float]] = {}
    for each in game.closers or ():
        asked.setdefault((each.closer, each.kind, each.closed), {})[each.actor] = each.worth
    rows = tuple(
        (
            name_of(names, "actor", closer),
            closed_name(names, kind, closed),
            bare(amount(worth[closer], game.unit), game.unit),
            "; ".join(
                f"{name_of(names, 'actor', actor)} {bare(amount(-lost, game.unit), game.unit)}"
                for actor, lost in sorted(worth.items(), key=lambda pair: pair[1])
                if lost < 0.0 and actor != closer
            )
            or "nobody",
        )
        for (closer, kind, closed), worth in asked.items()
    )
    if not rows:
        return ()
    caption = f"{_scenario(names, game.scenario)}: what those who shut or charge could ask for"
    headings = ("Who", "What", "Could ask for", "Who would pay")
    note = (
        "The gain of each player where that one may refuse or charge, less its gain where it may"
        " not; what several could ask for does not add up."
    )
    return (Shown(f"{caption} ({in_prose(game.unit)})", headings, rows, note, (2,)),)


def _shift(game: Power, names: Names, note: str) -> Shown:
    """Show what a scenario changes against another, in both readings."""
    order = game.ranking
    spans = {each.actor: each.amount for each in order.ranks} if order else {}
    (first, shapley), *others = _shift_columns(game).items()
    rows = tuple(
        (
            name_of(names, "actor", actor),
            bare(amount(shapley[actor], game.unit, signed=True), game.unit),
            *(
                [bare(interval(spans[actor].low, spans[actor].high, game.unit), game.unit)]
                if spans
                else []
            ),
            *(
                bare(amount(other.get(actor, 0.0), game.unit, signed=True), game.unit)
                for _, other in others
            ),
            *((rank_of(game, actor), held_in(game, actor)) if order else ()),
        )
        for actor in game.players
    )
    ranges = ("in nine draws of ten",) if spans else ()
    ranks = ("Rank", "held in draws") if order else ()
    return _table(
        game,
        f"{_scenario(names, game.scenario)}: what that changes against"
        f" “{_scenario(names, game.versus)}”, what each earns alone included",
        ("Actor", first, *ranges, *(each for each, _ in others), *ranks),
        rows,
        note,
    )


def _table(
    game: Power,
    caption: str,
    headings: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    note: str,
) -> Shown:
    numbers = tuple(range(1, len(headings)))
    return Shown(f"{caption} ({in_prose(game.unit)})", headings, rows, note, numbers)


def _shift_columns(game: Power) -> dict[str, Mapping[str, float]]:
    """Return what a scenario changes against another, in both readings, by heading."""
    shift, increment, label = game.shift or {}, game.increment or {}, game.labels
    outlets = game.ranking.outlets if game.ranking is not None else None
    return {
        **{label[key]: shift[key] for key in label if key in shift},
        **({} if outlets is None else {"With other outlets": outlets}),
        **{f"By itself ({label[key]})": increment[key] for key in label if key in increment},
    }


def rank_of(game: Power, actor: str) -> str:
    """Write where a player ranks.

    Such as ``1``, ``2=`` for one who is equal to another by symmetry, or ``2 (1–4)`` where other
    choices rank it otherwise; empty where nobody was ranked.
    """
    for found in game.ranking.ranks if game.ranking else ():
        if found.actor == actor:
            classes = game.symmetric if game.versus is None else game.shift_symmetric
            equal = "=" if any(actor in group for group in classes) else ""
            ends = f" ({found.best}–{found.worst})" if found.best != found.worst else ""
            return f"{found.rank}{equal}{ends}"
    return ""


def held_in(game: Power, actor: str) -> str:
    """Write in what share of draws a player has its rank; empty where no draws were asked."""
    ranks = game.ranking.ranks if game.ranking else ()
    held = next((each.held for each in ranks if each.actor == actor), None)
    return "" if held is None else format_share(held)


def core_gain(game: Power, actor: str) -> str:
    """Write a player's interval in the core, above what it earns alone; ``empty`` without one."""
    if game.core.empty or actor not in game.core.low:
        return "empty"
    low, high = (game.above(ends[actor], actor) for ends in (game.core.low, game.core.high))
    return interval(low, high, game.unit, none=amount(high, game.unit))


def bare(text: str, unit: str) -> str:
    """Take the currency and the year off an amount, for a table that says them once.

    Examples
    --------
    >>> bare("+USD 2.3 bn/yr", "USD/yr"), bare("USD 0–12 m/yr", "USD/yr"), bare("0", "USD/yr")
    ('+2.3 bn', '0–12 m', '0')
    """
    currency, _, time = unit.partition("/")
    return text.replace(f"{currency} ", "").replace(f"/{time}", "")


def in_core(game: Power, payoff: Mapping[str, float]) -> bool:
    """Tell whether a split of what all earn leaves no coalition a reason to go its own way."""
    return all(
        sum(payoff[player] for player in coalition.split(";")) >= value - game.tolerance
        for coalition, value in game.values.items()
    )


def sentences(game: Power, names: Mapping[str, str]) -> tuple[str, ...]:
    """Say what a reader of the table must know: symmetry first, then how firm it is.

    Without capital and full stop.
    """
    flags = (
        f"the change bargained by itself: {why}" if what.startswith("increment") else why
        for what, why in game.reasons.items()
        if what != "unsure"
    )
    order = firmness(game.ranking) if game.ranking is not None else ()
    return (*_equal(game, names), *order, *_structure(game, names), *flags)


def _equal(game: Power, names: Mapping[str, str]) -> Iterator[str]:
    for group in game.symmetric:
        equal = _named(group, names)
        if all(not game.gain[each] for each in group):
            yield f"{equal} gain nothing by dealing with anybody"
        else:
            yield (
                f"{equal} are equal by symmetry in what they gain: no coalition tells them apart,"
                " so that equal shares are no evidence of equal power, and who gains more is"
                " undetermined"
            )
    shift = (game.shift or {}).get("shapley", {})
    for group in game.shift_symmetric:
        if any(shift.get(each) for each in group) and group not in game.symmetric:
            yield (
                f"in the shift by Shapley {_named(group, names)} are equal by symmetry: the change"
                " needs each of them alike, so that who gains more by it is undetermined"
            )


def _structure(game: Power, names: Mapping[str, str]) -> Iterator[str]:
    def pairs(found: Iterable[tuple[str, str]]) -> str:
        return listed(["–".join(names.get(each, each) for each in pair) for pair in found])

    if "owen" in game.splits:
        blocs = "; ".join(", ".join(names.get(each, each) for each in bloc) for bloc in game.blocs)
        yield f"Owen's value lets these bargain as one: {blocs}"
    if "myerson" in game.splits and game.quarrels:
        yield (
            "Myerson's value lets only those deal whose past acts, treaties and sanctions do not"
            f" speak against it, or whom others join; against it they speak for"
            f" {pairs(game.quarrels)}"
        )
    if "myerson" in game.splits and game.unknown:
        yield (
            f"too little is known of how {pairs(game.unknown)} stand to each other: they count"
            " there as dealing"
        )


def _named(group: Sequence[str], names: Mapping[str, str]) -> str:
    return listed([names.get(each, each) for each in group])


def draw(answer: Powers, names: Names, width: float) -> Drawn:
    """Draw what the core allows each player in each scenario, and what each concept gives it."""
    if not answer.power:
        return Drawn(None, answer.reason)
    frame = core_frame(answer.power, names)
    if frame.empty:
        return Drawn(None, "Nobody gains anything by dealing with others.")
    several = len(answer.power) > 1
    title = "How much each could get by dealing, and what each rule would give"
    text = "For each actor the interval of the core, with the split by each concept."
    if not several:
        text = f"What each gains above what it has alone (Shapley): {_most_first(answer, names)}."
    empty = [_scenario(names, each.scenario) for each in answer.power if each.core.empty]
    if empty:
        text += f" The core is empty{f' in {listed(empty)}' if several else ''}."
    unit = answer.power[0].unit
    return Drawn(chart.core_chart(frame, title=title, unit=unit, width=width), text)


def _most_first(answer: Powers, names: Names) -> str:
    """Say who gains how much in one scenario, the most first."""
    (game,) = answer.power
    ranked = sorted(game.players, key=lambda each: -game.gain[each])
    said = (f"{names['actor'][e]} {format_amount(game.gain[e], game.unit)}" for e in ranked)
    return in_prose("; ".join(said))


def core_frame(games: Sequence[Power], names: Names) -> pd.DataFrame:
    """Return what `core_chart` asks for; players who gain nothing in any scenario are left out."""
    import pandas as pd

    rows = []
    for game in games:
        for key, payoff in game.splits.items():
            if not CONCEPTS[key].divides:
                continue
            outside = not game.core.empty and not in_core(game, payoff)
            rows += [
                {
                    "scenario": _scenario(names, game.scenario),
                    "player": name_of(names, "actor", player),
                    "concept": game.labels[key],
                    "gain": game.above(payoff[player], player),
                    **{
                        end: game.above(ends[player], player) if player in ends else math.nan
                        for end, ends in (("low", game.core.low), ("high", game.core.high))
                    },
                    "outside": outside,
                }
                for player in game.players
            ]
    frame = pd.DataFrame(rows)
    some = frame.groupby("player", sort=False)["gain"].apply(lambda each: bool(each.any()))
    dealing: pd.DataFrame = frame[frame["player"].map(some)].reset_index(drop=True)
    return dealing


def draw_shift(answer: Powers, names: Names, width: float) -> Drawn:
    """Draw what each scenario adds to what each player can bargain for, against another."""
    games = [each for each in answer.power if _shifted(each)]
    if not games:
        return Drawn(None, "There is no other state with a solution to compare this one with.")
    frame = shift_frame(games, names)
    if frame.empty:
        return Drawn(None, "Nothing changes for anybody.")
    versus = dict.fromkeys(_scenario(names, each.versus) for each in games)
    against = listed([f"“{each}”" for each in versus])
    title = "Who gains bargaining power by what"
    said = " ".join(_gainers(game, names) for game in games)
    drawn = set(frame["player"])
    left = [each for p in games[0].players if (each := name_of(names, "actor", p)) not in drawn]
    unmoved = [f"Nothing changes for {listed(left)}."] if left else []
    return Drawn(
        chart.power_shift_chart(frame, title=title, unit=games[0].unit, width=width),
        f"{title}, against {against}. {said}",
        " ".join([*([f"Against {against}."] if len(versus) == 1 else []), *unmoved]),
    )


def shift_frame(games: Sequence[Power], names: Names) -> pd.DataFrame:
    """Return what `power_shift_chart` asks for; players who gain by no scenario are left out."""
    import pandas as pd

    several = len({game.versus for game in games}) > 1
    rows = []
    for game in games:
        against = f", against “{_scenario(names, game.versus)}”" if several else ""
        shifts = game.shift or {}
        spans = {each.actor: each.amount for each in game.ranking.ranks} if game.ranking else {}
        equal = {player for group in game.shift_symmetric for player in group}
        for player, shift in shifts["shapley"].items():
            ends = spans.get(player)
            rows.append(
                {
                    "scenario": f"{_scenario(names, game.scenario)}{against}",
                    "player": name_of(names, "actor", player),
                    "shift": shift,
                    "other": shifts.get("nucleolus", {}).get(player, math.nan),
                    "low": math.nan if ends is None or ends.low is None else ends.low,
                    "high": math.nan if ends is None or ends.high is None else ends.high,
                    "equal": player in equal and shift != 0.0,
                }
            )
    frame = pd.DataFrame(rows)
    size = frame[["shift", "other"]].abs().max(axis=1)
    most = size.groupby(frame["player"]).transform("max")
    moved: pd.DataFrame = frame[most > LEAST * size.max()].reset_index(drop=True)
    return moved


def _gainers(game: Power, names: Names) -> str:
    """Say who gains and who loses by a scenario, the most first."""
    shift = (game.shift or {})["shapley"]
    told = [
        f"{name_of(names, 'actor', each)} {format_amount(shift[each], game.unit, signed=True)}"
        for each in sorted(shift, key=lambda each: -shift[each])
        if shift[each]
    ]
    told_of = ", ".join(told) if told else "nothing changes"
    return in_prose(f"{_scenario(names, game.scenario)}: {told_of}.")
