"""Ties as pandas frames: rules and vetoes, relations and brokers, second providers."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from rason.answer.numbers import money_frame
from rason.games.wording import ABOVE, IN_ALL

if TYPE_CHECKING:
    import pandas as pd

    from rason.analysis.broker import Brokers
    from rason.analysis.patron import Patrons
    from rason.analysis.relations import Relations, Talk
    from rason.analysis.veto import Vetoes
    from rason.case.case import Case
    from rason.case.cell import FloatArray


def effects(found: Vetoes) -> pd.DataFrame:
    """Return what each rule in force does to each asset.

    Parameters
    ----------
    found
        Rules and vetoes of a scenario.

    Returns
    -------
    frame
        By rule: kind, by, asset, does, who must agree before and after, decides. Alternatives of
        consent are joined by `|`.
    """
    import pandas as pd

    return pd.DataFrame(
        {
            "rule": [each.rule for each in found.effects],
            "kind": [each.kind for each in found.effects],
            "by": [";".join(each.by) for each in found.effects],
            "asset": [each.asset for each in found.effects],
            "does": [each.does for each in found.effects],
            "before": ["|".join(map(";".join, each.before)) for each in found.effects],
            "after": ["|".join(map(";".join, each.after)) for each in found.effects],
            "decides": [each.decides for each in found.effects],
        }
    ).set_index("rule")


def rules(case: Case, found: Vetoes) -> pd.DataFrame:
    """Return what each rule in force is worth.

    Parameters
    ----------
    case
        The case.
    found
        Rules and vetoes of a scenario.

    Returns
    -------
    frame
        By rule: what it is worth to all in total, what of that each earns alone, and what it adds
        to the gain of each player above that. Bases in `attrs`.
    """
    import pandas as pd

    frame = pd.DataFrame(
        {
            "total": [each.total[0] for each in found.rules],
            "alone": [each.alone[0] for each in found.rules],
        }
        | _by_player(found.players, [each.worth[0] for each in found.rules]),
        index=pd.Index([each.rule for each in found.rules], name="rule"),
    )
    return money_frame(case, _based(frame, ("total", "alone"), found.players))


def vetoes(case: Case, found: Vetoes) -> pd.DataFrame:
    """Return what each right to refuse is worth.

    Parameters
    ----------
    case
        The case.
    found
        Rules and vetoes of a scenario.

    Returns
    -------
    frame
        By holder and asset: the stake of all, and what the right adds to the gain of each player
        above what it earns alone. Bases in `attrs`.
    """
    import pandas as pd

    frame = pd.DataFrame(
        {"stake": [each.stake[0] for each in found.vetoes]}
        | _by_player(found.players, [each.worth[0] for each in found.vetoes]),
        index=pd.MultiIndex.from_arrays(
            [[each.holder for each in found.vetoes], [each.asset for each in found.vetoes]],
            names=["holder", "asset"],
        ),
    )
    return money_frame(case, _based(frame, ("stake",), found.players))


def relations(found: Relations, talk: Talk) -> pd.DataFrame:
    """Return how every two players stand to each other.

    Parameters
    ----------
    found
        The index of every pair.
    talk
        Who talks with whom.

    Returns
    -------
    frame
        By pair: index (NaN where too few acts are known), acts, whether they talk, and whether that
        is only because too little is known.
    """
    import pandas as pd

    pairs = list(combinations(range(len(talk.players)), 2))
    return pd.DataFrame(
        {
            "index": [found.index[pair] for pair in pairs],
            "acts": [int(found.acts[pair]) for pair in pairs],
            "talk": [pair in talk.links for pair in pairs],
            "unknown": [
                (talk.players[one], talk.players[other]) in talk.unknown for one, other in pairs
            ],
        },
        index=pd.MultiIndex.from_tuples(
            [(talk.players[one], talk.players[other]) for one, other in pairs],
            names=["one", "other"],
        ),
    )


def brokers(case: Case, found: Brokers) -> pd.DataFrame:
    """Return what each third player brings to each pair, and takes for it.

    Parameters
    ----------
    case
        The case.
    found
        The brokers.

    Returns
    -------
    frame
        By pair and broker: brings, takes.
    """
    import pandas as pd

    players = found.players
    rows = [
        (row, one, other, third)
        for row, (one, other) in enumerate(found.pairs)
        for third in range(len(players))
        if third not in (one, other)
    ]
    frame = pd.DataFrame(
        {
            "brings": [found.brings[0, row, third] for row, _, _, third in rows],
            "takes": [found.takes[0, row, third] for row, _, _, third in rows],
        },
        index=pd.MultiIndex.from_tuples(
            [tuple(players[place] for place in places) for _, *places in rows],
            names=["one", "other", "broker"],
        ),
    )
    return money_frame(case, frame)


def patrons(case: Case, found: Patrons) -> pd.DataFrame:
    """Return what a second provider of all that each player serves with would give.

    Parameters
    ----------
    case
        The case.
    found
        The patrons.

    Returns
    -------
    frame
        By provider: what each player gains, and what the newcomer gets.
    """
    import pandas as pd

    frame = pd.DataFrame(
        _by_player(found.players, list(found.gain[0])) | {"second": found.second[0]},
        index=pd.Index(found.players, name="provider"),
    )
    return money_frame(case, frame)


def _by_player(players: tuple[str, ...], rows: list[FloatArray]) -> dict[str, FloatArray]:
    table = np.array(rows).reshape(-1, len(players))
    return {player: table[:, place] for place, player in enumerate(players)}


def _based(frame: pd.DataFrame, whole: tuple[str, ...], players: tuple[str, ...]) -> pd.DataFrame:
    """Say which columns hold what players earn alone, too, and which gains above that."""
    frame.attrs["base"] = dict.fromkeys(whole, IN_ALL) | dict.fromkeys(players, ABOVE)
    return frame
