"""All concepts side by side, and what they say in words."""

from __future__ import annotations

import numpy as np
import pytest

from rason.games import GameError, all_concepts, read_aloud
from rason.games.coalition import coalition_sums

NAMES = ["ann", "ben", "cy", "dan"]
GLOVES = [0, 0, 0, 0, 0, 1, 1, 1]


def said(values: object, **given: object) -> str:
    """Read a game of up to four players aloud, in one string."""
    game = np.asarray(values, dtype=float)
    names = NAMES[: len(game).bit_length() - 1]
    return "\n".join(read_aloud(all_concepts(game, names, **given)))  # type: ignore[arg-type]


def test_missing_concepts_have_a_reason() -> None:
    concepts = all_concepts([0, 2, 2, 1])
    assert concepts.players == ("0", "1")
    missing = {name for name, payoff in concepts.payoffs.items() if payoff is None}
    assert missing == {
        *("nucleolus", "per_capita_nucleolus", "tau", "gately"),
        *("owen", "aumann_dreze", "myerson", "owen_myerson"),
    }
    assert missing < concepts.reasons.keys()
    assert (
        concepts.reasons["core"] == "empty: any division leaves some coalition at least 1.5 short"
    )


def test_a_full_question_leaves_no_reason_unless_there_is_one() -> None:
    concepts = all_concepts([0, 0, 0, 1], unions=[[0, 1]], links=[(0, 1)])
    assert concepts.reasons == {}
    assert all(payoff is not None for payoff in concepts.payoffs.values())


def test_names_must_fit_the_players() -> None:
    with pytest.raises(GameError, match="1 names were given for 2 players"):
        all_concepts([0, 0, 0, 1], players=["ann"])


def test_one_player_is_soon_read() -> None:
    assert said([0, 12.5]) == "ann has nobody to bargain with and earns 12.5."


def test_nothing_to_divide() -> None:
    text = said(coalition_sums(np.array([1.0, 2.0, 3.0])))
    assert "earn 6, as much as they earn alone: there is nothing to divide" in text
    assert "The game is additive: no coalition earns more or less than its members do" in text
    assert "The core is a single division: what each player earns alone." in text
    assert "agree" not in text


def test_a_dummy_is_named() -> None:
    text = said([0, 1, 2, 5, 3, 4, 5, 8])
    assert "cy is a dummy: to any coalition it adds the 3 it earns alone." in text


def test_what_smaller_coalitions_could_divide_is_not_hidden() -> None:
    # Ann only spoils what ben and cy earn together.
    assert "earn 3, as much as they earn alone, though ben and cy gain 2 by themselves" in said(
        [0, 1, 1, 2, 1, 3, 4, 3]
    )
    assert "Smaller coalitions have something to divide: ann and ben gain 7" in said(
        [0, 1, 1, 9, 1, 1, 1, 2]
    )


def test_nobody_has_a_veto_where_no_coalition_earns_anything() -> None:
    assert "veto" not in said([0, 2, 2, 1])


def test_zero_games_can_be_read() -> None:
    assert "The core is a single division: what each player earns alone." in said(np.zeros(8))


def test_a_single_division_is_said_in_gains() -> None:
    text = said(np.array(GLOVES) + coalition_sums(np.array([3.0, 0.0, 2.0])))
    assert "The core is a single division of the gains: ann 0, ben 0 and cy 1." in text


def test_a_losing_union_is_named() -> None:
    text = said([0, 2, 2, 1])
    assert "which is 3 less than they earn alone" in text
    assert "there is no nucleolus" in text
    assert "not monotone" in text
    assert "not superadditive" in text
    assert "Shapley value and prenucleolus agree" in text
    assert "veto" not in text


def test_an_empty_core_says_by_how_much() -> None:
    text = said([0, 0, 0, 9, 0, 9, 9, 9])
    assert "some coalition gets at least 3 less than it can earn on its own (33.3%" in text
    assert "ann, ben and cy are interchangeable" in text
    assert "Shapley value lies" not in text


def test_a_wide_core_names_who_has_room() -> None:
    text = said([0, 0, 0, 1, 0, 2, 3, 4])
    assert "They leave most room to ben (a gain of 0 to 2) and cy (a gain of 1 to 3)." in text
    assert "shares in them lie within a range of 4" in said([0, 0, 0, 0, 0, 0, 0, 4])


def test_dummies_are_not_called_interchangeable() -> None:
    assert "ben and cy are interchangeable" not in said([0, 1, 0, 1, 0, 1, 0, 1])


def test_several_vetoes() -> None:
    text = said([0, 0, 0, 0, 0, 0, 0, 1])
    assert "ann, ben and cy are veto players: without any one of them" in text


def test_concepts_can_name_different_winners() -> None:
    text = said([0, 0, 0, 3, 0, 2, 1, 3, 0, 2, 0, 3, 0, 2, 3, 3])
    assert "disagree, most about ben: a gain of 1 by Shapley, 1.4 by the nucleolus" in text
    assert "They also name different winners: ann and ben." in text


def test_structures_say_what_they_change() -> None:
    text = said(GLOVES, unions=[[0, 1], [2]], links=[(0, 1), (1, 2)])
    assert "As a union ann and ben gain 0.5 by Owen, against 0.3333 by Shapley" in text
    assert "changes most for ben: a gain of 0.5 by Myerson, against 0.1667 by Shapley" in text
    everyone = said(GLOVES, links=[(0, 1), (1, 2), (0, 2)])
    assert "changes nobody's Shapley value" in everyone
