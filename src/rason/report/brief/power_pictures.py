"""The brief's figures of bargaining power: who gains by what, and what the core allows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from rason.games.registry import CONCEPTS
from rason.games.wording import listed
from rason.report.brief.picture import NARROW, Picture
from rason.report.power_says import above, in_core
from rason.report.wording import actor_names, scenario_name
from rason.words.amounts import format_amount
from rason.words.phrases import in_prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from rason.report.document import Document, Power

LEAST = 1e-3
"""Part of the largest shift below which a player is said to gain nothing by any scenario."""


def power_pictures(document: Document) -> tuple[Picture, ...]:
    """Draw who gains by which scenario, then what the core allows in each.

    Returns
    -------
    pictures
        None where nothing is known of power.
    """
    return (*_shifts(document), *_cores(document))


def _shifts(document: Document) -> tuple[Picture, ...]:
    from rason.chart import power_shift_chart, to_svg

    games = [each for each in document.power if (each.shift or {}).get("shapley")]
    if not games:
        return ()
    frame = shift_frame(document, games)
    versus = dict.fromkeys(scenario_name(document.case, each.versus) for each in games)
    against = listed([f"“{each}”" for each in versus])
    title = "Who gains bargaining power by what"
    said = [_gainers(document, game) for game in games]
    text = f"{title}, against {against}. {' '.join(said)}"
    unit, unmoved = games[0].unit, _unmoved(document, games, frame)
    return (
        Picture(
            f"Against {against}.{unmoved}" if len(versus) == 1 else unmoved.strip(),
            to_svg(power_shift_chart(frame, title=title, unit=unit), description=text),
            to_svg(
                power_shift_chart(frame, title=title, unit=unit, width=NARROW),
                description=text,
                shrinks=True,
            ),
        ),
    )


def _unmoved(document: Document, games: list[Power], frame: pd.DataFrame) -> str:
    """Name the players who are left out, since nothing changes for them."""
    names = actor_names(document.case)
    left = [
        names.get(each, each)
        for each in games[0].players
        if names.get(each, each) not in set(frame["player"])
    ]
    return f" Nothing changes for {listed(left)}." if left else ""


def shift_frame(document: Document, games: list[Power]) -> pd.DataFrame:
    """Return what each scenario adds to what each player can bargain for.

    Returns
    -------
    frame
        As `power_shift_chart` asks for; players who gain by none are left out.
    """
    import pandas as pd

    names = actor_names(document.case)
    several = len({game.versus for game in games}) > 1
    rows = []
    for game in games:
        name = scenario_name(document.case, game.scenario)
        name += f", against “{scenario_name(document.case, game.versus)}”" if several else ""
        shifts = game.shift or {}
        ranks = {each.actor: each for each in game.ranking.ranks} if game.ranking else {}
        equal = {player for group in game.shift_symmetric for player in group}
        for player, shift in shifts["shapley"].items():
            span = ranks[player].amount if player in ranks else None
            rows.append(
                {
                    "scenario": name,
                    "player": names.get(player, player),
                    "shift": shift,
                    "other": shifts.get("nucleolus", {}).get(player, math.nan),
                    "low": _or_nan(span.low if span else None),
                    "high": _or_nan(span.high if span else None),
                    "equal": player in equal and shift != 0.0,
                }
            )
    frame = pd.DataFrame(rows)
    size = frame[["shift", "other"]].abs().max(axis=1)
    most = size.groupby(frame["player"]).transform("max")
    moved: pd.DataFrame = frame[most > LEAST * size.max()].reset_index(drop=True)
    return moved


def _gainers(document: Document, game: Power) -> str:
    """Say who gains and who loses by a scenario."""
    names = actor_names(document.case)
    shift = (game.shift or {})["shapley"]
    ranked = sorted(shift, key=lambda each: -shift[each])
    told = [
        f"{names.get(each, each)} {format_amount(shift[each], game.unit, signed=True)}"
        for each in ranked
        if shift[each]
    ]
    name = scenario_name(document.case, game.scenario)
    return in_prose(f"{name}: {', '.join(told) if told else 'nothing changes'}.")


def _cores(document: Document) -> tuple[Picture, ...]:
    from rason.chart import core_chart, to_svg

    if not document.power:
        return ()
    frame = core_frame(document)
    if frame.empty:
        return ()
    empty = [
        scenario_name(document.case, each.scenario) for each in document.power if each.core.empty
    ]
    title = "How much each could get by dealing, and what each rule would give"
    text = "For each actor the interval of the core, with the split by each concept."
    text += f" The core is empty in {listed(empty)}." if empty else ""
    unit = document.power[0].unit
    return (
        Picture(
            "",
            to_svg(core_chart(frame, title=title, unit=unit), description=text),
            to_svg(
                core_chart(frame, title=title, unit=unit, width=NARROW),
                description=text,
                shrinks=True,
            ),
        ),
    )


def core_frame(document: Document) -> pd.DataFrame:
    """Return the core interval of each player and what each concept gives it.

    Returns
    -------
    frame
        As `core_chart` asks for; players who gain nothing in any scenario are left out.
    """
    import pandas as pd

    names = actor_names(document.case)
    rows = []
    for game in document.power:
        for key, payoff in game.splits.items():
            if not CONCEPTS[key].divides:
                continue
            outside = not game.core.empty and not in_core(game, payoff)
            rows += [
                {
                    "scenario": scenario_name(document.case, game.scenario),
                    "player": names.get(player, player),
                    "concept": game.labels[key],
                    "gain": above(payoff[player], game, player),
                    "low": _end(game, game.core.low, player),
                    "high": _end(game, game.core.high, player),
                    "outside": outside,
                }
                for player in game.players
            ]
    frame = pd.DataFrame(rows)
    some = frame.groupby("player", sort=False)["gain"].apply(lambda each: bool(each.any()))
    dealing: pd.DataFrame = frame[frame["player"].map(some)].reset_index(drop=True)
    return dealing


def _end(game: Power, ends: Mapping[str, float], player: str) -> float:
    return above(ends[player], game, player) if player in ends else math.nan


def _or_nan(number: float | None) -> float:
    return math.nan if number is None else number
