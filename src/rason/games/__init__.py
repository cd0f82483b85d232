"""Cooperative games: who gets what when all must agree, on arrays of coalition values.

A game of n players is an array of 2ⁿ values: position S holds what the coalition whose members are
the bits of S can earn, bit i stands for player i, and the empty coalition earns nothing. Functions
are pure, know no case, and refuse what has no answer with a `GameError` that says why.

Examples
--------
Two players hold a right glove each, the third a left one; a pair sells for 1.

>>> gloves = [0, 0, 0, 0, 0, 1, 1, 1]
>>> shapley_value(gloves).round(3)
array([0.167, 0.167, 0.667])
>>> nucleolus(gloves).payoff
array([0., 0., 1.])
"""

from __future__ import annotations

from rason.games.banzhaf import banzhaf_index, banzhaf_value
from rason.games.coalition import GameError, stand_alone_values, zero_normalised
from rason.games.coalition_structure import aumann_dreze, owen_value
from rason.games.concepts import Concepts, Core, all_concepts
from rason.games.core import LeastCore, core_interval, core_is_empty, core_vertices, least_core
from rason.games.dividends import harsanyi_dividends
from rason.games.document import GameDocument, parse_csv, parse_json, read_game
from rason.games.gately import gately_point
from rason.games.generation import CertifiedLeastCore, least_core_by_rows
from rason.games.graph import graph_restricted, myerson_value, owen_myerson
from rason.games.interaction import shapley_interaction
from rason.games.levels import Level
from rason.games.nucleoli import nucleoli
from rason.games.nucleolus import nucleolus
from rason.games.pairs import worst_pair
from rason.games.per_capita_nucleolus import per_capita_nucleolus
from rason.games.prenucleolus import prenucleolus
from rason.games.proof import Nucleolus, proof_gap
from rason.games.reading import read_aloud
from rason.games.result import GameResult, solve_game
from rason.games.sampling import SampledShapley, sampled_shapley, shapley_sampling
from rason.games.shapley import shapley_value
from rason.games.tau import tau_value
from rason.games.traits import (
    dummy_players,
    interchangeable_players,
    is_monotone,
    is_superadditive,
    veto_players,
)
from rason.games.voting import weighted_majority

__all__ = [
    "CertifiedLeastCore",
    "Concepts",
    "Core",
    "GameDocument",
    "GameError",
    "GameResult",
    "LeastCore",
    "Level",
    "Nucleolus",
    "SampledShapley",
    "all_concepts",
    "aumann_dreze",
    "banzhaf_index",
    "banzhaf_value",
    "core_interval",
    "core_is_empty",
    "core_vertices",
    "dummy_players",
    "gately_point",
    "graph_restricted",
    "harsanyi_dividends",
    "interchangeable_players",
    "is_monotone",
    "is_superadditive",
    "least_core",
    "least_core_by_rows",
    "myerson_value",
    "nucleoli",
    "nucleolus",
    "owen_myerson",
    "owen_value",
    "parse_csv",
    "parse_json",
    "per_capita_nucleolus",
    "prenucleolus",
    "proof_gap",
    "read_aloud",
    "read_game",
    "sampled_shapley",
    "shapley_interaction",
    "shapley_sampling",
    "shapley_value",
    "solve_game",
    "stand_alone_values",
    "tau_value",
    "veto_players",
    "weighted_majority",
    "worst_pair",
    "zero_normalised",
]
