"""What is legal in a case and suspicious: warnings that need no solving."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from rason.case.arbitrage import profitable_loops
from rason.case.gain import gains
from rason.case.keep import keeps_stock
from rason.case.reachable import reachable
from rason.case.sheet import columns_of, key_of
from rason.case.tables import TABLES, Where
from rason.case.texts import DOCUMENTS
from rason.case.unseen import unseen
from rason.errors import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.case.case import Case
    from rason.case.cell import Cell

SHOWN: Final = 5  # keys that a warning lists before it only counts
NAMED: Final = 100  # the same where each is a row to remove
_OWNERS: Final = {
    "supplies": "owner",
    "demands": "buyer",
    "processes": "operator",
    "stores": "owner",
}
_WARNING: Severity = "warning"


def suspicions(case: Case) -> tuple[Diagnostic, ...]:
    """List what is legal and suspicious, in the order of the files.

    Each a diagnostic of severity ``warning``. A ceiling that binds is not among them, as it takes
    solving to find.
    """
    found = [
        *_short(case),
        *_unseen(case),
        *_late(case),
        *_unused(case),
        *_unsourced(case),
        *_unreachable(case),
        *_ownerless(case),
        *_open(case),
        *_tariffs(case),
        *_curves(case),
        *_loops(case),
        *_gains(case),
    ]
    files = [*DOCUMENTS, *(f"{table}.csv" for table in TABLES)]
    names = [case.path(name) for name in files]
    found.sort(key=lambda each: (names.index(each.file), each.line or 0))
    return tuple(map(case.named, found))


def _warn(case: Case, code: str, where: Where, what: str, *words: str) -> Diagnostic:
    """Make one warning: `words` are found, expected and fix."""
    found, expected, fix = words
    return Diagnostic(
        code,
        case.path(where.file),
        where.line or None,
        what,
        found,
        expected,
        fix,
        _WARNING,
    )


def _short(case: Case) -> Iterator[Diagnostic]:
    """Calendars whose last step is shorter than the others."""
    for name, span in case.calendars.items():
        if span.short is None:
            continue
        file = "scenarios.yaml" if name else "case.yaml"
        path = (name, "calendar", "until") if name else ("calendar", "until")
        first, last = span.short
        after = span.step.after(span.first, span.count) if span.step else None
        whole = "" if after is None else f"; a whole one would end on {after - timedelta(days=1)}"
        yield _warn(
            case, "RSN-W011", Where(file, case.line(file, *path) or 0), ".".join(path),
            f"a last step from {first} to {last}, shorter than {span.step}",
            f"steps of one length{whole}", "move `until`, or leave it: it counts by its days",
        )  # fmt: skip


def _unseen(case: Case) -> Iterator[Diagnostic]:
    """Tell what has days, and none of them in a calendar."""
    spans = case.calendars.values()
    for rule in case.rules.values() if not spans else ():
        if rule.kind == "drawdown" or keeps_stock(case, rule):
            yield _warn(
                case, "RSN-W012", rule.where, f"rule {rule.rule}",
                "a rule about stock: without a calendar stores move nothing", "a calendar",
                "add `calendar:` to case.yaml or to a scenario, or remove the rule",
            )  # fmt: skip
    for where, what, days in unseen(case):
        yield _warn(
            case, "RSN-W012", where, what, f"{days}: on no day of a calendar",
            f"days between {min(s.first for s in spans)} and {max(s.last for s in spans)}",
            "correct the dates, or move `from` or `until` of the calendar",
        )  # fmt: skip


def _used(case: Case) -> set[str]:
    """Return the figures that a cell, a formula, a claim or a scenario reads."""
    used = {key for _, cell in cells_of(case) for key in cell.figures}
    used |= {row.key for row in case.series if row.figure in used}
    used |= {each.moves_with.figure for each in case.figures.values() if each.moves_with}
    tree = case.trees.get("claims.yaml")
    return used | (set(re.findall(r"\w+", " ".join(_strings(tree.value)))) if tree else set())


def _late(case: Case) -> Iterator[Diagnostic]:
    """Figures that are used and were not known at the freeze."""
    used = _used(case)
    late = [
        figure
        for key, figure in case.figures.items()
        if key in used
        and any(
            day is not None and day > case.settings.frozen
            for day in (figure.published, *(report.published for report in figure.reports))
        )
    ]
    if late:
        yield _warn(
            case, "RSN-W009", late[0].where, "figures, published",
            f"{_count(len(late), 'figure')} known later: " + ", ".join(f.figure for f in late),
            f"sources up to {case.settings.frozen}", "look for earlier sources",
        )  # fmt: skip


def cells_of(case: Case) -> Iterator[tuple[str, Cell]]:
    """Yield every numeric cell of a case, with its table.

    In file order; the settings' discount rate and the scenarios' figures last.
    """
    for table in TABLES:
        fields = [name for name, column in columns_of(table).items() if column.kind == "cell"]
        rows = getattr(case, table)
        for row in rows.values() if isinstance(rows, dict) else rows:
            for name in fields:
                cell = getattr(row, name)
                if cell is not None:
                    yield table, cell
    yield "case", case.discount
    yield from (("case", each.discount) for each in case.calendars.values() if each.discount)
    for cells in case.scenario_figures.values():
        yield from (("scenarios", cell) for cell in cells.values())
    for rules in case.scenario_rules.values():
        yield from (("scenarios", rule.amount) for rule in rules.values() if rule.amount)
    for amounts in case.scenario_amounts.values():
        yield from (("scenarios", cell) for cell in amounts.values())


def _unused(case: Case) -> Iterator[Diagnostic]:
    """Figures that no cell, formula, claim or scenario reads."""
    used = _used(case)
    idle = [figure for key, figure in case.figures.items() if key not in used]
    if idle:
        yield _warn(
            case, "RSN-W008", idle[0].where, "figures",
            f"nothing reads {_count(len(idle), 'figure')}: "
            + _listed([figure.figure for figure in idle], NAMED),
            "a cell, a formula or a claim that does", "use them, or remove the rows",
        )  # fmt: skip


def _strings(value: object) -> Iterator[str]:
    """Yield all texts in a document."""
    if isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
    elif isinstance(value, str):
        yield value


def _unsourced(case: Case) -> Iterator[Diagnostic]:
    """Figures without a source, and numbers that stand in cells."""
    from rason.case.tables import Where

    bare = [
        key for key, figure in case.figures.items() if figure.formula is None and not figure.sourced
    ]
    if bare:
        yield _warn(
            case, "RSN-W001", Where("figures.csv", 0), "",
            f"{len(bare)} of {len(case.figures)} figures without a source: {_listed(bare)}",
            "a source for every figure", "cite one, or keep the range wide and the grade D",
        )  # fmt: skip
    lines: dict[str, list[int]] = {}
    for name, cell in cells_of(case):
        if cell.constant and float(cell.evaluate({})) not in {0.0, 1.0}:
            lines.setdefault(name, []).append(cell.where.line)
    sourced = {"observed", "figures"}
    for table in TABLES:
        if (written := lines.get(table)) and table not in sourced:
            yield _warn(
                case, "RSN-W001", Where(f"{table}.csv", 0), "",
                f"{_count(len(written), 'number')} written in cells, in lines {_listed(written)}",
                "figures, which have range and source", "make figures of those that matter",
            )  # fmt: skip


def _count(number: int, thing: str) -> str:
    """Say how many."""
    return f"{number} {thing}" + ("" if number == 1 else "s")


def _listed(items: list[str] | list[int], most: int = SHOWN) -> str:
    """List the first few."""
    unique = [str(item) for item in dict.fromkeys(items)]
    more = f" and {len(unique) - most} more" if len(unique) > most else ""
    return ", ".join(unique[:most]) + more


def _unreachable(case: Case) -> Iterator[Diagnostic]:
    """Places that nothing reaches, and demands that no commodity reaches."""
    reached = reachable(case)
    places = {place for place, _ in reached}
    for place in case.places.values():
        if place.place not in places:
            yield _warn(
                case, "RSN-W002", place.where, f"place {place.place}",
                "no supply, market or link brings anything here", "a place that something reaches",
                "add the link that is missing, or remove the place",
            )  # fmt: skip
    for demand in case.demands.values():
        if (demand.place, demand.commodity) not in reached:
            yield _warn(
                case, "RSN-W003", demand.where, f"demand {demand.demand}",
                f"no {demand.commodity} can reach {demand.place}, whatever is built",
                "a supply, a market or a process upstream",
                "add the link or process that is missing",
            )  # fmt: skip


def _ownerless(case: Case) -> Iterator[Diagnostic]:
    """Assets whose use nobody can refuse and whose rent nobody earns."""
    for table, column in _OWNERS.items():
        for key, row in getattr(case, table).items():
            if not getattr(row, column):
                yield _warn(
                    case, "RSN-W004", row.where, f"{key_of(table)} {key}, {column}",
                    "an empty cell", "the actor whose it is", f"fill {column}",
                )  # fmt: skip


def _open(case: Case) -> Iterator[Diagnostic]:
    """Links that nobody can refuse, told once: over the high seas that is as it should be."""
    found = [
        link
        for link in case.links.values()
        if not link.operator
        and not case.places[link.from_].territory
        and not case.places[link.to].territory
        and link.consent == (frozenset(),)
    ]
    if found:
        keys = [link.link for link in found]
        one = len(keys) == 1
        yield _warn(
            case, "RSN-W004", found[0].where,
            f"link {keys[0]}, operator" if one else "column operator",
            "no operator, no territory, no consent" if one
            else f"{len(keys)} links without operator, territory and consent: {_listed(keys)}",
            "the actor that runs it, if it is not the high seas",
            "fill operator, or leave it if all may pass",
        )  # fmt: skip


def _tariffs(case: Case) -> Iterator[Diagnostic]:
    """Tell of tariffs that are nobody's money: no operator takes them, or no origin pays them."""
    for link in case.links.values():
        if link.tariff.constant and not float(link.tariff.evaluate({})):
            continue
        mixed = [good for good in link.commodity if not case.commodities[good].traced]
        what = f"link {link.link}, tariff"
        if not link.operator:
            yield _warn(
                case, "RSN-W013", link.where, what,
                f"a tariff of {link.tariff.text} that nobody takes: the link has no operator",
                "the actor to whom it is paid",
                "fill operator, or write it as a cost if it pays for what is used up",
            )  # fmt: skip
        elif mixed:
            yield _warn(
                case, "RSN-W013", link.where, what,
                f"a tariff of {link.tariff.text} that nobody pays by contract prices: whose"
                f" {mixed[0]} it is, is not kept apart",
                "a good whose origin is traced, so that its owner pays",
                f"write `yes` in the column traced of {mixed[0]} in commodities.csv, or leave it if"
                " the tariff is for access alone",
            )  # fmt: skip


def _curves(case: Case) -> Iterator[Diagnostic]:
    """Outsiders are price takers: a curve of theirs earns a rent that no coalition shares."""
    for demand in case.demands.values():
        elastic = not demand.elasticity.constant or float(demand.elasticity.evaluate({})) != 0.0
        if demand.buyer and demand.buyer not in case.players and elastic:
            yield _warn(
                case, "RSN-W006", demand.where, f"demand {demand.demand}, elasticity",
                f"a curve of {demand.buyer}, who is no player", "a flat bid, or a market",
                "write elasticity 0, or make the buyer a player",
            )  # fmt: skip
    steps: dict[tuple[str, str, str], int] = {}
    for supply in case.supplies.values():
        place = (supply.owner, supply.place, supply.commodity)
        steps[place] = steps.get(place, 0) + 1
        if supply.owner and supply.owner not in case.players and steps[place] > 1:
            yield _warn(
                case, "RSN-W006", supply.where, f"supply {supply.supply}",
                f"a further step of {supply.owner}, who is no player", "one step, or a market",
                "join the steps, or make the owner a player",
            )  # fmt: skip


def _loops(case: Case) -> Iterator[Diagnostic]:
    """Markets between which anybody can earn, so that nobody's worth is above zero."""
    for loop in profitable_loops(case):
        market = case.markets[loop.sold]
        yield _warn(
            case, "RSN-W005", market.where, f"market {loop.sold}",
            f"what {loop.bought} sells can be sold here at a profit of {loop.profit:.4g} "
            f"{case.units.price_unit(market.commodity)}",
            "prices between which nobody earns", "widen a spread, or correct a price or a cost",
        )  # fmt: skip


def _gains(case: Case) -> Iterator[Diagnostic]:
    """Loops of links and processes round which goods or money come from nothing."""
    for gain in gains(case):
        first = gain.ways[0]
        place, commodity = first.start
        table = "processes" if first.asset in case.processes else "links"
        where = getattr(case, table)[first.asset].where
        unit, price = case.commodities[commodity].unit, case.units.price_unit(commodity)
        *before, last = dict.fromkeys(way.asset for way in gain.ways)
        round_ = f"{', '.join(before)} and {last}" if before else last
        words = (
            f"1 {unit} of {commodity} at {place}, sent through {round_}, comes back as "
            f"{gain.share:.4g} {unit}"
        )
        words += f" and costs {gain.cost:.4g} {price} on the way" if gain.cost >= 0.0 else ""
        words += f" and earns {-gain.cost:.4g} {price} on the way" if gain.cost < 0.0 else ""
        more = gain.share > 1.0
        if gain.earned is not None and gain.earned > 0.0 and more:
            words += f"; at the best bid on the way a round brings {gain.earned:.4g} {price}"
        yield _warn(
            case, "RSN-W005", where, f"{key_of(table)} {first.asset}", words,
            "loops from which no more comes than went in" if more else "loops that cost something",
            f"correct a {'yield or a loss' if more else 'cost'} of {round_}",
        )  # fmt: skip
