"""PyPSA networks: small ones as PyPSA writes them, by hand, and ones made by PyPSA itself."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from rason import importing
from rason.case import read_case
from rason.cli.app import run
from rason.errors import InputError
from rason.exporting.counted import count
from rason.solve import Batch, solve

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2025, 12, 31)
NETWORK = {
    "network.csv": "name,pypsa_version\nTwo towns,1.0.0\n",
    "snapshots.csv": ",snapshot,objective,stores,generators\n0,2025-01-01,24,24,24\n"
    "1,2025-01-02,24,24,24\n",
    "buses.csv": "name,x,y,carrier,country\nnorth,10,54,AC,DE\nsouth,11,48,AC,DE\n"
    "fuel,11,48,gas,\n",
    "generators.csv": "name,bus,p_nom,marginal_cost,p_nom_extendable,p_nom_max,capital_cost\n"
    "wind,north,100,1,False,inf,0\nwell,fuel,500,20,False,inf,0\nnew,north,0,5,True,50,1000\n",
    "generators-p_max_pu.csv": ",wind\n0,0.2\n1,0.8\n",
    "loads.csv": "name,bus\ncity,south\n",
    "loads-p_set.csv": ",city\n0,50\n1,70\n",
    "lines.csv": "name,bus0,bus1,s_nom,x\nns,north,south,40,0.1\n",
    "links.csv": "name,bus0,bus1,p_nom,efficiency,marginal_cost\nplant,fuel,south,100,0.5,2\n",
    "stores.csv": "name,bus,e_nom,e_initial,e_cyclic\ncave,fuel,1000,100,True\n",
}


def write(folder: Path, **changed: str) -> Path:
    folder.mkdir()
    for name, text in (NETWORK | {f"{k}.csv": v for k, v in changed.items()}).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def pypsa(tmp_path: Path, **changed: str) -> importing.Imported:
    return importing.pypsa(write(tmp_path / "net", **changed), into=tmp_path / "case", frozen=DAY)


def test_components_become_rows_and_snapshots_a_calendar(tmp_path: Path) -> None:
    pypsa(tmp_path)
    case = read_case(tmp_path / "case")
    assert set(case.supplies) == {"wind", "well", "new"}
    assert set(case.links) == {"ns", "plant_out"}
    assert case.links["ns"].both
    assert not case.links["plant_out"].both
    assert case.processes["plant"].output == "electricity"
    assert case.figures["plant_yield"].value == 0.5
    assert case.supplies["new"].project == "build_new"
    assert case.stores["cave"].final is not None
    assert case.players == ("DEU",)
    calendar = case.settings.calendar
    assert calendar is not None
    assert [str(each) for each in (calendar.from_, *calendar.bounds, calendar.until)] == [
        "2025-01-01", "2025-01-02", "2025-01-02"
    ]  # fmt: skip
    wind = [each.value for each in case.series if each.figure == "wind_size"]
    assert wind == [20.0, 80.0]
    assert case.figures["city_use"].unit == "MW"
    assumed = case.figures["assumed_worth_electricity"]
    assert (assumed.grade, assumed.source) == ("D", ())


def test_hours_become_means_and_it_says_so(tmp_path: Path) -> None:
    hours = NETWORK["snapshots.csv"].replace("2025-01-02", "2025-01-01 06:00:00")
    done = pypsa(tmp_path, snapshots=hours.replace("24,24,24\n", "6,6,6\n"))
    case = read_case(tmp_path / "case")
    assert case.settings.calendar is None
    assert case.figures["wind_size"].value == 50.0
    assert any("means" in each.where for each in done.left)


@pytest.mark.parametrize(
    ("name", "was", "becomes", "code"),
    [
        ("links", "bus0", "from_bus", "RSN-I003"),
        ("loads", ",south", ",sout", "RSN-I004"),
        ("generators", ",500,", ",5OO,", "RSN-I004"),
        ("generators", "well,", "wind,", "RSN-I007"),
        ("buses", "north,10,54", "north,154,54\nwest,54,154", "RSN-I006"),
        ("buses", "carrier,country\nnorth,10,54,AC,DE",
         "carrier,unit\nnorth,10,54,AC,furlong", "RSN-I005"),
        ("buses", "name,", "bus_id,", "RSN-I003"),
    ],
)  # fmt: skip
def test_each_fault_has_its_code(
    tmp_path: Path, name: str, was: str, becomes: str, code: str
) -> None:
    text = NETWORK[f"{name}.csv"]
    assert was in text
    with pytest.raises(InputError) as error:
        pypsa(tmp_path, **{name: text.replace(was, becomes, 1)})
    assert code in {each.code for each in error.value.diagnostics}
    assert not (tmp_path / "case").exists()


def test_what_is_no_network_is_refused(tmp_path: Path) -> None:
    (tmp_path / "net").mkdir()
    (tmp_path / "file.txt").write_text("x", encoding="utf-8")
    (tmp_path / "net" / "nodes.csv").write_text("a\n1\n", encoding="utf-8")
    for path, code in ((tmp_path / "net", "RSN-I010"), (tmp_path / "file.txt", "RSN-I001")):
        with pytest.raises(InputError) as error:
            importing.pypsa(path, into=tmp_path / "case")
        assert [each.code for each in error.value.diagnostics] == [code]


def test_netcdf_without_the_extra_names_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "net.nc").write_bytes(b"CDF")
    monkeypatch.setitem(sys.modules, "pypsa", None)
    with pytest.raises(InputError) as error:
        importing.pypsa(tmp_path / "net.nc", into=tmp_path / "case")
    assert [(each.code, each.fix) for each in error.value.diagnostics] == [
        ("RSN-R013", "pip install 'rason[pypsa]'")
    ]


def made(tmp_path: Path) -> tuple[Any, Path]:
    """Make a network with PyPSA, of one snapshot that stands for a year."""
    library = pytest.importorskip("pypsa")
    net = library.Network()
    net.set_snapshots(pd.Index(["now"]))
    net.snapshot_weightings.loc[:, :] = 8766.0
    for bus, carrier in (("north", "AC"), ("south", "AC"), ("fuel", "gas")):
        net.add("Bus", bus, carrier=carrier)
    net.add("Generator", "wind", bus="north", p_nom=100, p_max_pu=0.4, marginal_cost=1)
    net.add("Generator", "well", bus="fuel", p_nom=500, marginal_cost=20)
    net.add("Link", "plant", bus0="fuel", bus1="south", p_nom=100, efficiency=0.5, marginal_cost=2)
    net.add("Link", "ns", bus0="north", bus1="south", p_nom=30, efficiency=0.9, marginal_cost=0.5)
    net.add("Load", "city", bus="south", p_set=60)
    net.export_to_netcdf(tmp_path / "net.nc")
    net.export_to_csv_folder(tmp_path / "net")
    return net, tmp_path / "net.nc"


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # of PyPSA about types and files
def test_a_network_costs_what_pypsa_says_that_it_costs(tmp_path: Path) -> None:
    net, path = made(tmp_path)
    net.optimize(solver_name="highs", include_objective_constant=False)
    importing.pypsa(path, into=tmp_path / "case", frozen=DAY)
    case = read_case(tmp_path / "case")
    worth = case.figures["assumed_worth_electricity"].value or 0.0
    counted = count(case, ("base",))
    found = solve(counted.program, Batch(counted.values, variants=(counted.variant,)))
    surplus = float(found.variants[counted.variant].objective[0])
    served = 60.0 * 8766.0 * worth / 1e6
    assert served - surplus == pytest.approx(net.objective / 1e6, rel=1e-6)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # of PyPSA about types and files
def test_netcdf_reads_as_csv_does(tmp_path: Path) -> None:
    _, path = made(tmp_path)
    importing.pypsa(path, into=tmp_path / "one", frozen=DAY)
    importing.pypsa(tmp_path / "net", into=tmp_path / "two", frozen=DAY)
    for name in ("links.csv", "supplies.csv", "processes.csv", "figures.csv"):
        one, two = (tmp_path / each / name for each in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()


@pytest.mark.slow
def test_a_case_comes_back_from_pypsa_with_its_surplus(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run(["export", "toy", str(out), "--to", "pypsa", "--agreed"]) == 0
    importing.pypsa(out, into=tmp_path / "case", frozen=DAY)
    capsys.readouterr()
    assert run(["solve", str(tmp_path / "case")]) == 0
    assert "surplus USD 1.5 bn/yr" in capsys.readouterr().out
