from __future__ import annotations

from tests.unit.report.sample import sample

from rason.report.summary import summary


def test_the_answer_in_five_sentences() -> None:
    assert summary(sample()) == (
        "Of the five claims drawn from “A pipe and its middle”, four can be tested against what "
        "was known on 30 November 2014: two hold, one does not hold and one depends on a modelling "
        "choice.",
        "The firmest is “Losing the pipe would cost the three more than a billion dollars a year” "
        "(it holds in every draw); the least borne out is “As long as the pipe works the "
        "undersea line is not worth building, and without the pipe it is” (it holds in 12 ± 1 % of "
        "draws).",
        "Against “base”, no scenario shown gives the players more to gain together; most changes "
        "hands in “bypass”: Norland and Sudland each gain about USD 110 million a year, and "
        "Midland loses USD 220 million a year.",
        "Shutting “Gas field to Sud City by pipe” for a year would cost USD 1.3 billion a year in "
        "all, and Norland would lose most, USD 1.3 billion a year.",
        "One of the nine figures behind this has no source and is an assumption.",
    )


def test_what_was_not_asked_is_not_answered() -> None:
    bare = sample().model_copy(update={"claims": (), "power": (), "closures": ()})
    assert len(summary(bare)) == 1


def test_a_figure_that_overturns_within_its_range_is_named() -> None:
    first, *rest = sample().claims
    (nearest,) = first.overturned_by
    inside = first.model_copy(
        update={"overturned_by": (nearest.model_copy(update={"inside": True}),)}
    )
    told = summary(sample().model_copy(update={"claims": (inside, *rest)}))
    assert told[-1].endswith(
        "the one to check first is “What a thousand cubic metres is worth in Sudland”, which "
        "within its range overturns one verdict."
    )


def test_a_loss_at_the_ceiling_is_never_the_largest() -> None:
    pipe, city = sample().closures
    worst = city.model_copy(update={"name": "Tanker", "kind": "link", "corridor": True})
    assert worst.ceiling
    told = summary(sample().model_copy(update={"closures": (pipe, worst)}))[3]
    assert worst.name not in told
    assert told.endswith("one other would cost more than the model can price.")


def test_one_player_has_nobody_to_bargain_with() -> None:
    """Neither gains nor their want are spoken of where there is no bargain."""
    alone = [
        each.model_copy(
            update={"shift": each.shift and {rule: {"NOR": 0.0} for rule in each.shift}}
        )
        for each in sample().power
    ]
    told = summary(sample().model_copy(update={"power": tuple(alone)}))
    assert len(told) == len(summary(sample())) - 1
    assert not any("players" in each or "scenario shown" in each for each in told)
