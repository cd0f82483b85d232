"""All solution concepts, in the order in which they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rason.games.banzhaf import BANZHAF
from rason.games.coalition_structure import AUMANN_DREZE, OWEN
from rason.games.gately import GATELY
from rason.games.graph import MYERSON, OWEN_MYERSON
from rason.games.nucleolus import NUCLEOLUS
from rason.games.per_capita_nucleolus import PER_CAPITA_NUCLEOLUS
from rason.games.prenucleolus import PRENUCLEOLUS
from rason.games.shapley import SHAPLEY
from rason.games.tau import TAU

if TYPE_CHECKING:
    from rason.games.concept import Concept

_ALL: tuple[Concept, ...] = (
    SHAPLEY,
    NUCLEOLUS,
    PRENUCLEOLUS,
    PER_CAPITA_NUCLEOLUS,
    TAU,
    GATELY,
    BANZHAF,
    OWEN,
    AUMANN_DREZE,
    MYERSON,
    OWEN_MYERSON,
)

CONCEPTS: Final[dict[str, Concept]] = {each.key: each for each in _ALL}  # every concept by its key

ASKED: Final = tuple(each for each in _ALL if not each.bare)
"""Those by which a case's players split what they earn."""

SPLITS: Final = tuple(each.key for each in ASKED if each.divides and not each.needs)
"""Those that split all of it and need nothing but the game: each can stand for any other."""
