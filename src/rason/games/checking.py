"""Checks of the parts of a game document, which note every fault and go on."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from rason.errors import Diagnostic, InputError
from rason.games.coalition import LARGEST, FloatArray, GameError, mask, members, most
from rason.games.exactness import SMALLEST
from rason.games.voting import weighted_majority
from rason.games.wording import nearest, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_PLAYERS = 20  # a game of 20 players has a million values; larger ones are sampled, not listed

PAIR = 2

SHOWN = 3  # coalitions that a fault names before it only counts them


KEY = re.compile(r'"(?:[^"\\]|\\.)*"\s*:')


class Entry(NamedTuple):
    """What a document gives a coalition or a player."""

    key: str  # the coalition's names joined by ``;``, or the player's name
    value: object
    line: int | None  # its line, from 1


@dataclass(slots=True)
class Checker:
    """The faults found so far in one document, and its players."""

    file: str
    text: str = ""
    # Their index by name, once the names are checked.
    players: dict[str, int] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)

    def fault(
        self, code: str, what: str, found: str, expected: str, fix: str, line: int | None = None
    ) -> None:
        """Note a fault."""
        self.found.append(Diagnostic(code, self.file, line, what, found, expected, fix))

    def error(self) -> InputError:
        """Return the error that holds the faults found so far."""
        return InputError(*self.found)

    def finish(self) -> None:
        """Raise the faults found, all in one `InputError`, if there are any."""
        if self.found:
            raise self.error()

    def line(self, part: str, key: str | None = None) -> int | None:
        """Find the line of a part of a JSON document, or of a string in it.

        Of the string `key`, if not the part itself is meant. Counted from 1; None where the
        document does not hold it.
        """
        at = self.text.find(json.dumps(part))
        if key is not None:
            at = self.text.find(json.dumps(key, ensure_ascii=False), max(at, 0))
        return None if at < 0 else self.text.count("\n", 0, at) + 1

    def entries(self, part: str, pairs: Iterable[tuple[str, object]]) -> list[Entry]:
        """Give the keys of a flat part of a JSON document their lines."""
        start = max(self.text.find(json.dumps(part)), 0)
        line, last = self.text.count("\n", 0, start) + 1, start
        lines = []
        for key in KEY.finditer(self.text, start + len(part)):
            line += self.text.count("\n", last, key.start())
            last = key.start()
            lines.append(line)
        return [Entry(*pair, at) for pair, at in zip(pairs, lines, strict=False)]

    def check_players(self, names: object) -> None:
        """Take the players' names.

        Raises `InputError` with all faults so far, where they are not names of few enough different
        players: no coalition could be checked against them.
        """
        line = self.line("players")
        if not isinstance(names, list) or not names:
            fix = 'write "players": ["a", "b"]'
            self.fault("RSN-G003", "players", shown(names), "a list of names", fix, line)
            raise self.error()
        before = len(self.found)
        given = list(map(shown, names))
        self.players = {name: player for player, name in enumerate(dict.fromkeys(given))}
        if len(names) > MOST_PLAYERS:
            found, expected = f"{len(names)} players", f"at most {MOST_PLAYERS}"
            self.fault("RSN-G004", "players", found, expected, "let some players act as one", line)
        for name in self.players:
            line = self.line("players", name)
            if not re.fullmatch(r"\w+", name):
                fix = f"write {re.sub(r'[^a-zA-Z0-9]+', '_', name).strip('_') or 'another name'}"
                self.fault("RSN-G003", "players", name, "letters, digits and _", fix, line)
            elif given.count(name) > 1:
                found = f"{name} twice"
                self.fault("RSN-G003", "players", found, "every player once", "drop one", line)
        if len(self.found) > before:
            raise self.error()

    def values(self, entries: Iterable[Entry], default: object) -> FloatArray:
        """Check the values of coalitions.

        All of them, shape ``(2**n,)``; `default` is the value of coalitions left out.
        """
        values = np.full(1 << len(self.players), np.nan)
        values[0] = 0.0
        if default is not None:
            line = self.line("default")
            values[1:] = self._number("default", default, line)
            self._held("default", default, values[-1], line)
        given = set()
        for key, value, line in entries:
            what = f"coalition {key or 'of nobody'}"
            members_of = [name.strip() for name in key.split(";")] if key.strip() else []
            coalition = self._coalition(what, members_of, line)
            number = self._number(what, value, line)
            if coalition is None:
                continue
            if coalition in given:
                fix = "drop one: the order of names makes no difference"
                self.fault("RSN-G006", what, "a second value", "one value", fix, line)
            elif coalition == 0 and number:
                self.fault("RSN-G008", what, shown(value), "0", "subtract it from all values", line)
            self._held(what, value, number, line)
            given.add(coalition)
            values[coalition] = number
        self._check_distinct(values)
        missing = [S for S in range(1, len(values)) if S not in given]
        if missing and default is None:
            names = list(self.players)
            first = [";".join(names[player] for player in members(S)) for S in missing[:SHOWN]]
            more = ", …" if len(missing) > SHOWN else ""
            self.fault(
                "RSN-G007",
                "values",
                f"no value for {len(missing)} of {len(values) - 1}: {', '.join(first)}{more}",
                "a value for every coalition",
                'add them, or in JSON write "default": 0 for all that are left out',
                self.line("values"),
            )
        return values

    def majority(self, weights: Sequence[Entry], quota: object) -> FloatArray:
        """Check weights and quota.

        1 for coalitions that win, else 0, shape ``(2**n,)``. Raises `InputError` with all faults so
        far, where they make no game.
        """
        given = [entry.key for entry in weights]
        for name, _, line in weights:
            self._coalition("weights", [name], line)
            if given.count(name) > 1:
                found = f"{name} twice"
                self.fault("RSN-G006", "weights", found, "one weight each", "drop one", line)
        for name in self.players:
            if name not in given:
                found, line = f"no weight for {name}", self.line("weights")
                fix = f'add "{name}": 0'
                self.fault("RSN-G007", "weights", found, "a weight for every player", fix, line)
        votes = {
            name: self._number(f"weight of {name}", value, line) for name, value, line in weights
        }
        line = self.line("quota")
        limit = self._number("quota", quota, line)
        self.finish()
        try:
            return weighted_majority([votes[name] for name in self.players], limit)
        except GameError as error:
            expected = "weights of at least 0 and a quota that they reach"
            fix = "correct weights or quota"
            self.fault("RSN-G011", "quota", str(error), expected, fix, line)
            raise self.error() from None

    def unions(self, unions: object) -> tuple[tuple[int, ...], ...]:
        """Check unions."""
        groups = self._groups("unions", unions)
        named = [player for group in groups for player in group]
        for name, player in self.players.items():
            if named.count(player) > 1:
                found, fix = f"{name} twice", "leave each player in one union"
                self.fault("RSN-G009", "unions", found, "one union", fix, self.line("unions"))
        if () in groups:
            found, fix = "a union of nobody", "drop the empty list"
            self.fault("RSN-G009", "unions", found, "members", fix, self.line("unions"))
        return groups

    def graph(self, graph: object) -> tuple[tuple[int, int], ...]:
        """Check a graph, and return its pairs of players, by index."""
        groups = self._groups("graph", graph)
        for group in groups:
            if len(group) != PAIR:
                found, fix = f"a link of {len(group)}", 'write each link as ["a", "b"]'
                self.fault("RSN-G010", "graph", found, "two players", fix, self.line("graph"))
        return tuple((group[0], group[-1]) for group in groups if group)

    def _groups(self, part: str, groups: object) -> tuple[tuple[int, ...], ...]:
        """Return lists of players, by index, less those that name a stranger."""
        line = self.line(part)
        if not isinstance(groups, list) or not all(isinstance(group, list) for group in groups):
            fix = f'write "{part}": [["a", "b"]]'
            self.fault("RSN-G002", part, shown(groups), "a list of lists of players", fix, line)
            return ()
        return tuple(
            tuple(self.players[shown(name)] for name in group)
            for group in groups
            if self._coalition(part, list(map(shown, group)), line) is not None
        )

    def _coalition(self, what: str, names: Sequence[str], line: int | None) -> int | None:
        """Return the mask of a coalition; None where it names a stranger or somebody twice."""
        if len(set(names)) == len(names) and self.players.keys() >= set(names):
            return mask(self.players[name] for name in names)
        for name in dict.fromkeys(names):
            if name not in self.players:
                fix = nearest(name, self.players)
                self.fault("RSN-G005", what, name, "one of the players", fix, line)
            elif names.count(name) > 1:
                found = f"{name} twice"
                self.fault("RSN-G005", what, found, "every member once", "drop one", line)
        return None

    def _held(self, what: str, value: object, number: float, line: int | None) -> None:
        """Refuse a value that sums over coalitions cannot hold."""
        largest = most(len(self.players))
        if abs(number) > largest:
            expected = f"at most {largest:.2g}, so that values can be added up"
            fix = "write all values in a larger unit"
            self.fault("RSN-G012", what, shown(value), expected, fix, line)

    def _check_distinct(self, values: FloatArray) -> None:
        """Refuse values that are so small that numbers of their size lose digits."""
        largest = float(np.abs(values[np.isfinite(values)]).max(initial=0.0))
        if 0.0 < largest < SMALLEST:
            found, expected = f"at most {largest:.2g}", f"a largest one of {SMALLEST:.2g} or more"
            fix = "write all values in a smaller unit"
            self.fault("RSN-G012", "values", found, expected, fix, self.line("values"))

    def _number(self, what: str, value: object, line: int | None) -> float:
        """Return a finite number; NaN, with a fault, for anything else."""
        number = (
            math.nan if isinstance(value, bool) or not isinstance(value, int | float) else value
        )
        if abs(number) <= LARGEST:  # an integer in JSON may have any length
            return float(number)
        fix = "write a number with a decimal point and without a unit"
        self.fault("RSN-G012", what, shown(value), "a finite number", fix, line)
        return math.nan
