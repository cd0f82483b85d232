from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from rason.case import read_case
from rason.errors import InputError
from rason.report.case_note import case_note
from rason.report.explain import explain, names
from rason.report.origin import users
from rason.report.terminal_tables import show_explanation
from rason.table.naming import asset_names


def test_a_link_leads_to_its_figures_and_their_sources() -> None:
    found = explain(read_case("toy"), "pipe")
    assert (found.kind, found.name) == ("links", "Gas field to Sud City by pipe")
    cost = next(cell for cell in found.cells if cell.column == "cost")
    assert (cell_text := cost.text) == "pipe_cost", cell_text
    assert (cost.value, cost.place) == (20.0, "links.csv:3")
    assert [each.figure for each in found.figures] == ["pipe_cost"]
    assert [each.source for each in found.sources] == ["fable"]
    assert "MID" in found.says[0]


def test_a_flow_is_explained_by_its_asset() -> None:
    case = read_case("toy")
    assert explain(case, "flow:pipe") == explain(case, "pipe")


def test_a_figure_names_who_uses_it() -> None:
    found = explain(read_case("toy"), "worth")
    assert any("stoves, price" in use for use in found.used_by)
    assert any("pipe_margin, formula" in use for use in found.used_by)


def test_a_price_is_explained_by_all_that_touches_it() -> None:
    found = explain(read_case("toy"), "price:city.gas")
    assert {cell.row for cell in found.cells} == {"pipe", "undersea", "tanker", "stoves"}


def test_what_an_actor_earns_is_explained_by_what_is_its_own() -> None:
    found = explain(read_case("toy"), "surplus:NOR")
    assert (found.kind, found.name) == ("surplus", "Norland")
    assert {cell.row for cell in found.cells} == {"norgas", "undersea", "bypass"}
    assert {each.figure for each in found.figures} >= {"undersea_cost", "undersea_capital"}


def test_power_is_explained_by_what_cannot_be_used_without_an_actor() -> None:
    case = read_case("toy")
    assert {cell.row for cell in explain(case, "power:MID").cells} == {"pipe"}
    assert explain(case, "surplus:MID").cells == ()
    with pytest.raises(InputError, match="RSN-R001"):
        explain(case, "power:MIDD")


def test_a_claim_is_explained_by_its_statements() -> None:
    found = explain(read_case("toy"), "worth_the_trouble")
    assert (found.place.partition(":")[0], found.kind) == ("claims.yaml", "claims")
    assert {"worth", "field_cost", "pipe_cost"} <= {each.figure for each in found.figures}
    assert "50 %" in found.says[0]


def test_everything_can_be_explained() -> None:
    for name in ("toy", "northeast-asia-2014"):
        case = read_case(name)
        for key in names(case):
            assert int(explain(case, key).place.rpartition(":")[2]) > 0, key


def test_a_misspelt_name_gets_the_nearest() -> None:
    with pytest.raises(InputError) as refused:
        explain(read_case("toy"), "undersee")
    assert "undersea" in refused.value.diagnostics[0].fix


def test_derived_figures_count_as_users_of_those_behind_them() -> None:
    used = users(read_case("toy"))
    assert any(use.row == "pipe" for use in used["pipe_cost"])
    assert any(use.row == "pipe_margin" for use in used["field_cost"])


def test_the_note_counts_what_is_weak() -> None:
    note = case_note(read_case("toy"))
    assert (note.counts.places, note.counts.links, note.counts.figures) == (3, 3, 9)
    assert [each.figure for each in note.assumptions] == ["undersea_cost"]
    assert note.counts.unsourced == 1
    assert [each.state for each in note.links] == ["existing", "project", "existing"]


def test_a_contested_figure_shows_every_report() -> None:
    found = explain(read_case("northeast-asia-2014"), "rajin_saving")
    (figure,) = found.figures
    (other,) = figure.reports
    assert (figure.value, other.value, other.weight) == (2.8, 14.0, 0.3)
    assert figure.sources[-1:] == other.sources == ("mbn2014arrives",)
    assert "mbn2014arrives" in {source.source for source in found.sources}
    console = Console(width=200, record=True, file=StringIO())
    show_explanation(console, found)
    assert "or so in 30 % of draws" in console.export_text()


def test_ways_of_one_name_are_told_apart_by_what_they_carry() -> None:
    told = asset_names(read_case("northeast-asia-2014"))
    assert told["north_tokyo_lng"].endswith("Pacific coast of Japan by sea (Liquefied gas)")
    assert told["pipe_ru"] == "Vladivostok to Khasan by pipe"
