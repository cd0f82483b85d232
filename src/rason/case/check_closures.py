"""Checking closures that act on some and not on others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rason.case.columns import Column
from rason.case.tracing import destinations, destinations_of, origins_of
from rason.errors import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rason.case.assets import Demand, Store, Supply
    from rason.case.case import Case
    from rason.case.document import Closure, Whom
    from rason.case.faults import Faults
    from rason.case.rows import Rows
    from rason.case.tables import Market
    from rason.case.yaml_file import Tree

Path = tuple["str | int", ...]
WHOM: Final = {
    "origin": ("actors", "markets"),
    "destination": ("places", "actors", "markets"),
    "buyer": ("actors", "markets"),
    "flag": ("flags",),
}
"""Words that say whom a closure is about, and the tables that hold their keys."""
TERMS: Final = ("exempt", "capped", "charged")
PASSING: Final = Column("cell", "A cap or a toll.", low=0.0)
SHARE: Final = Column("cell", "A share.", low=0.0, high=1.0)


def keys_of(said: Whom, word: str) -> tuple[str, ...]:
    """Return the keys behind a word of a closure."""
    found = getattr(said, word)
    return (found,) if isinstance(found, str) else found or ()


def selectors(
    closure: Closure,
) -> Iterator[tuple[Path, dict[str, tuple[tuple[str, ...], tuple[str, ...]]]]]:
    """Yield whom a closure tells apart, group by group.

    Where each group stands in the closure and, by word, its keys and the tables that hold them.
    """
    groups: list[tuple[Path, Whom]] = [((), closure)]
    groups += [
        ((word, place), group)
        for word in TERMS
        for place, group in enumerate(getattr(closure, word))
    ]
    for at, group in groups:
        yield at, {word: (keys_of(group, word), tables) for word, tables in WHOM.items()}
    alone = {"by": ("actors",), "commodity": ("commodities",)}
    said: dict[str, tuple[str, ...]] = {"by": (), "commodity": ()}
    said["by"] = (closure.by,) if isinstance(closure.by, str) else closure.by or ()
    said["commodity"] = (closure.commodity,) if closure.commodity else ()
    yield (), {word: (said[word], tables) for word, tables in alone.items()}


def check_terms(closure: Closure, what: str, path: Path, tree: Tree, rows: Rows) -> None:
    """Refuse terms of a closure that contradict each other or leave something open."""
    faults = rows.faults
    groups = {
        word: [
            {key: {*keys_of(group, key)} for key in WHOM if keys_of(group, key)}
            for group in getattr(closure, word)
        ]
        for word in TERMS
    }
    _check_groups(groups, what, path, tree, faults)
    bare = [word for word in ("capped", "charged") if {} in groups[word]]
    if bare and "share" in closure.model_fields_set:
        faults.add(
            "RSN-C050", tree.where(*path, "share"), f"{what}.share",
            f"a share that is shut, where all are {bare[0]}", f"what is shut, or `{bare[0]}`",
            "remove `share`, or write it as a closure of its own",
        )  # fmt: skip
    takers = (closure.by,) if isinstance(closure.by, str) else closure.by or ()
    if closure.charged and len(takers) > 1:
        faults.add(
            "RSN-C050", tree.where(*path, "by"), f"{what}.by",
            f"{len(takers)} actors who take one toll", "one who takes it",
            "write a closure for the toll of each",
        )  # fmt: skip
    priced = [word for word in ("capped", "charged") if getattr(closure, word)]
    if priced and not (closure.commodity or counted_in(closure, rows)):
        faults.add(
            "RSN-C052", tree.where(*path, priced[0]), f"{what}.{priced[0]}", "no commodity",
            "the commodity in which the amount is counted", "add `commodity:` to the closure",
        )  # fmt: skip
    given = [word for word in ("by", "commodity", "flag", *TERMS) if getattr(closure, word)]
    tables = [rows.keys.get(table) for table in ("links", "processes", "projects")]
    unpassed = closure.asset and not any(closure.asset in (keys or ()) for keys in tables)
    if given and unpassed and None not in tables:
        faults.add(
            "RSN-C050", tree.where(*path, given[0]), f"{what}.{given[0]}",
            f"`{given[0]}` of {closure.asset}, which nothing passes",
            "a link, a process, a passage or a place",
            f"name what is passed, or remove `{given[0]}`",
        )  # fmt: skip


def _check_groups(
    groups: Mapping[str, list[dict[str, set[str]]]],
    what: str,
    path: Path,
    tree: Tree,
    faults: Faults,
) -> None:
    """Refuse who is exempt and charged at once, twice under one term, or nobody."""
    for place, group in enumerate(groups["exempt"]):
        if not group:
            faults.add(
                "RSN-C042", tree.where(*path, "exempt", place), f"{what}.exempt", "nobody",
                "who passes freely: origin, destination, buyer or flag",
                "write `exempt: {flag: CHN}`, or remove it",
            )  # fmt: skip
        for word in ("capped", "charged"):
            if group and any(_meet(group, other) for other in groups[word]):
                faults.add(
                    "RSN-C050", tree.where(*path, "exempt", place), f"{what}.exempt",
                    f"{_said(group)}, exempt and {word}", f"who is exempt, or who is {word}",
                    f"remove one of the two, or name others in `{word}`",
                )  # fmt: skip
    for word in ("capped", "charged"):
        for place, group in enumerate(groups[word]):
            if any(_meet(group, other) for other in groups[word][:place]):
                faults.add(
                    "RSN-C050", tree.where(*path, word, place), f"{what}.{word}",
                    f"{_said(group) or 'all'}, {word} twice", "one amount for each",
                    "remove one of the two",
                )  # fmt: skip


def counted_in(closure: Closure, rows: Rows) -> str:
    """Return the commodity in which a closure that names none counts its amounts.

    The first of the asset, or the only one that the case has; empty where there is neither.
    """
    own = rows.assets.get(closure.asset or "", "")
    known = tuple(rows.units.commodities)
    return own or (known[0] if len(known) == 1 else "")


def _meet(one: dict[str, set[str]], other: dict[str, set[str]]) -> bool:
    """Tell whether two groups name somebody twice, as far as their words are the same."""
    return set(one) == set(other) and all(one[word] & other[word] for word in one)


def _said(group: dict[str, set[str]]) -> str:
    return ", ".join(f"{word} {' and '.join(sorted(keys))}" for word, keys in group.items())


def kept_apart(case: Case, names: Iterable[str], trees: dict[str, Tree]) -> list[Diagnostic]:
    """Return what closures of some scenarios tell apart and the case does not."""
    found: list[Diagnostic] = []
    for name in names:
        tree = trees[name]
        for index, closure in enumerate(case.scenarios[name].closures):
            if not isinstance(closure, str):
                check = _Apart(case, closure, tree, (name, "closures", index))
                found += check.faults()
                found += _drawn(case, name, index, closure, tree)
                found += _berths(case, name, index, closure, tree)
    return found


def _berths(
    case: Case, name: str, index: int, closure: Closure, tree: Tree
) -> Iterator[Diagnostic]:
    """Refuse to close a project's berths to some, or on some days of a calendar.

    All that arrives at a place shares its berths: they are closed as the project is not built.
    """
    berth = next(
        (row for row in case.handling.values() if closure.asset and row.project == closure.asset),
        None,
    )
    some = ("commodity", "origin", "destination", "buyer", "flag", "by", *TERMS)
    words = (*some, *(("from_", "until") if case.calendars else ()))
    given = [word.rstrip("_") for word in words if getattr(closure, word)]
    if berth is None or not given:
        return
    where = tree.where(name, "closures", index, given[0])
    yield Diagnostic(
        "RSN-C044", case.path(where.file), where.line or None,
        f"{name}.closures.{index + 1}.{given[0]}",
        f"`{given[0]}` of {closure.asset}, to which handling {berth.handling} belongs",
        "a project closed to all, and on all days of a calendar: what arrives shares the handling",
        f"remove `{given[0]}`, or write `place: {berth.place}` for `asset: {closure.asset}`",
    )  # fmt: skip


def _drawn(case: Case, name: str, index: int, closure: Closure, tree: Tree) -> Iterator[Diagnostic]:
    """Refuse a share that reads figures where it cannot be drawn: it bounds what passes alone."""
    cell = case.scenario_amounts.get(name, {}).get((index, "share", 0))
    if cell is None or cell.constant:
        return
    where = tree.where(name, "closures", index, "share")
    at = case.path(where.file), where.line or None, f"{name}.closures.{index + 1}.share"
    found = f"`{cell.text}`, which reads figures"
    if closure.asset and not any(
        closure.asset in table for table in (case.links, case.processes, case.supplies)
    ):
        yield Diagnostic(
            "RSN-C044", *at, f"{found}, of {closure.asset}",
            "a plain share: figures may be read for a link, process, supply, passage or place",
            "write a number such as 25 %, or close the links and supplies themselves",
        )  # fmt: skip
    for contract in case.contracts.values():
        link = case.links[contract.link]
        met = {link.link, *link.passage, link.from_, link.to}
        if contract.force_majeure in ("passages", "both") and met & {
            closure.asset, closure.passage, closure.place,
        }:  # fmt: skip
            yield Diagnostic(
                "RSN-C044", *at, f"{found}, where it excuses contract {contract.contract}",
                "a plain share, by which a contract can be excused",
                "write a number such as 25 %, or `none` or `rules` as the contract's force_majeure",
            )  # fmt: skip


class _Apart:
    """What one closure tells apart, beside what its case keeps apart."""

    def __init__(self, case: Case, closure: Closure, tree: Tree, path: Path) -> None:
        self.case, self.closure, self.tree, self.path = case, closure, tree, path
        self.what = f"{path[0]}.closures.{int(path[2]) + 1}"
        self.links = [
            link
            for link in case.links.values()
            if (closure.asset is not None and closure.asset in (link.link, link.project))
            or closure.passage in link.passage
            or closure.place in (link.from_, link.to)
        ]
        self.commodities = self._commodities()

    def _commodities(self) -> tuple[str, ...]:
        """Return what passes, makes or uses what is closed."""
        case, closure = self.case, self.closure
        goods = [good for link in self.links for good in link.commodity]
        goods += [
            process.input
            for process in case.processes.values()
            if (closure.asset is not None and closure.asset in (process.process, process.project))
            or closure.place == process.place
        ]
        tables: tuple[Mapping[str, Supply | Demand | Market | Store], ...] = (
            case.supplies, case.demands, case.markets, case.stores,
        )  # fmt: skip
        asset = closure.asset or ""
        goods += [table[asset].commodity for table in tables if asset in table]
        wanted = closure.commodity
        return tuple(dict.fromkeys(good for good in goods if wanted in (None, good)))

    def _fault(self, at: Path, code: str, found: str, expected: str, fix: str) -> Diagnostic:
        where = self.tree.where(*self.path, *at)
        words = ".".join(str(each) for each in at if isinstance(each, str))
        what = f"{self.what}.{words}" if words else self.what
        known = where.file in ("scenarios.yaml", "case.yaml")
        file = self.case.path(where.file) if known else where.file
        return self.case.named(
            Diagnostic(code, file, where.line or None, what, found, expected, fix)
        )

    def faults(self) -> Iterator[Diagnostic]:
        """Yield all that is wrong."""
        closure = self.closure
        if closure.commodity and not self.commodities:
            yield self._fault(
                ("commodity",), "RSN-C050", f"`{closure.commodity}`, which does not pass here",
                "a commodity that passes what is closed",
                "correct the commodity, or what is closed",
            )  # fmt: skip
            return
        flags = {
            (*at, "flag"): group["flag"][0]
            for at, group in selectors(closure)
            if group.get("flag", ((), ()))[0]
        }
        wrong = list(self._flags(flags))
        yield from wrong
        known = not wrong
        for at, group in selectors(closure):
            for word in ("origin", "destination", "buyer"):
                keys = group.get(word, ((), ()))[0]
                if keys:
                    faults = list(self._goods((*at, word), word, keys))
                    known = known and not faults
                    yield from faults
        if known and self.links:
            yield from self._together()

    def _together(self) -> Iterator[Diagnostic]:
        """Refuse groups of whom nobody is: what they say apart names some, but never the same."""
        case, known = self.case, origins_of(self.case)
        passing = [
            (link.flag, origin, end)
            for link in self.links
            for good in link.commodity
            if good in self.commodities
            for origin in known.get(good, ("",))
            for end in destinations_of(case, good) or ("",)
        ]
        groups: list[tuple[Path, Whom]] = [((), self.closure)]
        groups += [
            ((word, place), group)
            for word in TERMS
            for place, group in enumerate(getattr(self.closure, word))
        ]
        for at, group in groups:
            said = [
                one for one in (self.closure, group) if any(keys_of(one, word) for word in WHOM)
            ]
            if not any(all(self._meets(one, *each) for one in said) for each in passing):
                words = [word for word in WHOM if any(keys_of(one, word) for one in said)]
                yield self._fault(
                    at, "RSN-C056", f"nobody, by {' and '.join(words)}",
                    "somebody whom the closure is about", "remove it, or name others",
                )  # fmt: skip

    def _meets(self, said: Whom, flag: str, origin: str, end: str) -> bool:
        """Tell whether somebody who passes is of a group."""
        bound = destinations(self.case).get(end)
        lands = {flag} if bound is None else {bound.place, self.case.places[bound.place].territory}
        is_ = {
            "flag": {flag},
            "origin": {origin},
            "buyer": set() if bound is None else {bound.buyer},
            "destination": set()
            if bound is None
            else lands | {bound.buyer} & set(self.case.markets),
        }
        return all(
            not keys_of(said, word) or set(self.case.everyone(keys_of(said, word))) & is_[word]
            for word in WHOM
        )

    def _flags(self, said: dict[Path, tuple[str, ...]]) -> Iterator[Diagnostic]:
        """Refuse flags where links here have none, or none of these."""
        wanted = self.closure.commodity
        links = [link for link in self.links if wanted is None or wanted in link.commodity]
        bare = [link.link for link in links if not link.flag]
        if bare and said:
            at = next(iter(said))
            yield self._fault(
                at, "RSN-C056", f"flags, which {', '.join(bare)} of links.csv does not have",
                "links whose ships are kept apart by flag",
                "fill the column flag of these links: split each into one link a flag, and one "
                "for all others",
            )  # fmt: skip
            return
        known = sorted({link.flag for link in links})
        for at, flag in ((at, flag) for at, flags in said.items() for flag in flags):
            if flag not in known:
                yield self._fault(
                    at, "RSN-C056", f"`{flag}`, the flag of no link here",
                    "one of " + (", ".join(known) or "the flags of links.csv"),
                    f"write {known[0]}, or add a link with this flag" if known
                    else "add a link with this flag",
                )  # fmt: skip

    def _goods(self, at: Path, word: str, keys: tuple[str, ...]) -> Iterator[Diagnostic]:
        """Refuse origins, destinations and buyers of goods that are not kept apart by them."""
        case, needed = self.case, "yes" if word == "origin" else "both"
        mixed = [
            good
            for good in self.commodities
            if not (
                case.commodities[good].traced if word == "origin" else case.commodities[good].bound
            )
        ]
        if mixed:
            yield self._fault(
                at, "RSN-C056", f"{word} of {', '.join(mixed)}, which is not kept apart by it",
                f"a commodity that is traced{'' if word == 'origin' else ' by destination, too'}",
                f"write `{needed}` in the column traced of {mixed[0]} in commodities.csv"
                + (", or name another `commodity:`" if len(self.commodities) > 1 else ""),
            )  # fmt: skip
            return
        known = {name for good in self.commodities for name in self._named(good, word)}
        for key in keys:
            one = {*case.members(key)} if key in case.actors else {key}
            if not one & known:
                offered = sorted(known)
                yield self._fault(
                    at, "RSN-C056", f"`{key}`, the {word} of nothing that passes here",
                    "one of " + (", ".join(offered) or "none: nothing passes here"),
                    f"write {offered[0]}, or remove `{key}`" if offered else f"remove `{key}`",
                )  # fmt: skip

    def _named(self, commodity: str, word: str) -> set[str]:
        """Return the keys that name some of a commodity's origins, destinations or buyers."""
        case = self.case
        if word == "origin":
            return set(origins_of(case)[commodity])
        ends = [destinations(case)[name] for name in destinations_of(case, commodity)]
        if word == "buyer":
            return {end.buyer for end in ends} - {""}
        lands = {land for end in ends for land in (end.place, case.places[end.place].territory)}
        return (lands | {end.buyer for end in ends if end.buyer in case.markets}) - {""}
