"""One law over all importers: whatever is wrong with a file is refused by its name.

Each importer has a small sound file; each fault is done to each file that can have it. All that is
told has file, code and one cure, nothing is written, and no connection is opened.
"""

from __future__ import annotations

import gzip
import socket
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest

from rason import importing
from rason.cli.app import run
from rason.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from rason.errors import Diagnostic

DAY: Final = date(2025, 12, 31)
MAPPING: Final = """\
source: {key: survey, author: Survey, title: Pits, year: 2013}
tables:
  places:
    columns:
      place: {made_of: [Site]}
      name: Site
      territory: Country
      latitude: Lat
      longitude: Lon
"""
QUANTITIES: Final = """\
source: {key: survey, author: Survey, title: Pits, year: 2013}
tables:
  observed:
    columns:
      from: Seller
      to: Buyer
      commodity: {is: tin}
      quantity: {column: Amount, unit_in: Unit}
      period: Year
"""


@dataclass(frozen=True)
class Form:
    """A sound file of an importer, and what can be wrong with it."""

    kind: str
    text: str
    needed: tuple[str, ...]  # columns without which it is none
    name: str = "file.csv"
    options: dict[str, Any] = field(default_factory=dict)
    accents: tuple[str, str] = ("", "")  # a word, and one with an accent that may stand for it
    wrong: tuple[tuple[str, str, str], ...] = ()  # was, becomes, code
    mapping: str = ""
    separator: str = ","

    def write(self, tmp_path: Path, content: bytes) -> Path:
        """Write a file of this form, with what stands beside it; return what is imported."""
        if self.kind == "pypsa":
            folder = tmp_path / "net"
            folder.mkdir(exist_ok=True)
            for name, text in NETWORK.items():
                (folder / name).write_text(text, encoding="utf-8")
            (folder / self.name).write_bytes(content)
            return folder
        (tmp_path / self.name).write_bytes(content)
        return tmp_path / self.name

    def take(self, tmp_path: Path, content: bytes) -> Path:
        """Import it; return the case's folder."""
        path, options = self.write(tmp_path, content), dict(self.options)
        if self.mapping:
            options["mapping"] = tmp_path / "a.mapping.yaml"
            options["mapping"].write_text(self.mapping, encoding="utf-8")
        into = tmp_path / "case"
        getattr(importing, self.kind)(path, into=into, frozen=DAY, **options)
        return into

    def refused(self, tmp_path: Path, content: bytes) -> tuple[Diagnostic, ...]:
        """Import it, and return what is told; nothing may have been written."""
        with pytest.raises(InputError) as error:
            self.take(tmp_path, content)
        assert not (tmp_path / "case").exists()
        told = error.value.diagnostics
        assert all(each.file and each.found and each.expected and each.fix for each in told)
        return told


NETWORK: Final = {
    "network.csv": "name,pypsa_version\nTwo towns,1.0.0\n",
    "buses.csv": "name,x,y,carrier,country,unit\nnorth,10,54,AC,DE,MW\nsouth,11,48,AC,DE,MW\n",
    "generators.csv": "name,bus,p_nom,marginal_cost\nwind,north,100,1\nwell,south,10,2\n",
    "loads.csv": "name,bus,p_set\ncity,south,50\n",
    "links.csv": "name,bus0,bus1,p_nom\nns,north,south,40\nsn,south,north,40\n",
}
FORMS: Final = {
    "gem": Form(
        "gem",
        "ProjectID,project,type,owner,countries,status_tabular,capacity,units,lat,lng,route\n"
        'P1,East Line,gas_pipeline,Ost AG,"Russia, China",operating,15,bcm/y,,,"60,62:44,120"\n'
        'P2,Inner Line,gas_pipeline,Mitte AG,China,operating,12,MMSCMD,,,"44,120:39,100"\n'
        "T1,Bay,lng_import_terminal,Port AG,China,operating,3,MTPA,39.1,117.7,\n",
        ("project", "countries", "status_tabular", "capacity", "units"),
        accents=("Ost AG", "Öst AG"),
        wrong=(
            ("15,bcm/y", "15,", "RSN-I005"), ("15,bcm/y", "15,bcm", "RSN-I005"),
            ("15,bcm/y", "15,km", "RSN-I005"), ("12,MMSCMD", "12 MMSCMD,", "RSN-I004"),
            ("39.1,117.7", "117.7,39.1", "RSN-I006"), ("39.1,117.7", "39°06'N,117.7", "RSN-I006"),
            ("44,120:39,100", "44,120:100,39", "RSN-I006"), ("P2,", "P1,", "RSN-I007"),
            ("China,operating,12", "Chnia,operating,12", "RSN-I008"),
            ("operating,12", "running,12", "RSN-I004"),
        ),
    ),
    "scigrid": Form(
        "scigrid",
        "id;name;node_id;lat;long;country_code;param;method\n"
        "S_1;One;['N_1', 'N_2'];[60, 54];[-65, 9];['NO', 'DE'];"
        "{'length_km': 800, 'max_cap_M_m3_per_d': 60};{}\n"
        "S_2;Two;['N_2', 'N_3'];[54, 50];[9, 3];['DE', 'BE'];"
        "{'length_km': 600, 'max_cap_M_m3_per_d': 30};{}\n",
        ("id", "name", "node_id", "lat", "long", "country_code", "param", "method"),
        separator=";", accents=("One", "Öne"),
        wrong=(
            ("max_cap_M_m3_per_d': 60", "max_cap_GWh_per_d': 60", "RSN-I005"),
            ("[60, 54];[-65, 9]", "[-165, 9];[60, 54]", "RSN-I006"),
            ("[60, 54]", "[\"60°30'N\", 54]", "RSN-I006"), ("S_2;", "S_1;", "RSN-I007"),
            ("'NO'", "'NQX'", "RSN-I008"), ("['N_2', 'N_3']", "N_2", "RSN-I004"),
        ),
    ),
    "baci": Form(
        "trade",
        "t,i,j,k,v,q\n2021,643,156,271111,10,100.5\n2021,643,392,271111,10,40\n",
        ("t", "i", "j", "k", "v", "q"), options={"goods": ("271111=lng",)},
        wrong=(
            ("643,392", "643,9999", "RSN-I008"), ("100.5", "1OO", "RSN-I004"),
            ("2021,643,156", "21,643,156", "RSN-I004"), ("643,392", "643,156", "RSN-I007"),
        ),
    ),
    "comtrade": Form(
        "trade",
        "period,reporterCode,flowCode,partnerCode,partnerDesc,cmdCode,netWgt\n"
        "2021,156,M,643,Russian Federation,271111,100500\n"
        "2021,156,M,36,Australia,271111,50000\n",
        ("period", "reporterCode", "flowCode", "partnerCode", "cmdCode", "netWgt"),
        options={"goods": ("271111=lng",)}, accents=("Australia", "Türkiye"),
        wrong=(
            ("M,36", "M,9999", "RSN-I008"), ("50000", "50t", "RSN-I004"),
            ("M,36", "M,643", "RSN-I007"), ("2021,156,M,36", "2021-Q1,156,M,36", "RSN-I004"),
        ),
    ),
    "events": Form(
        "events",
        "Event ID\tEvent Date\tEvent Type\tEvent Mode\tEvent Intensity\tActor Name\t"
        "Actor Country\tRecipient Country\n"
        "p1\t2023-01-05\tSANCTION\trestrict\t-6.5\tOne\tUSA\tRUS\n"
        "p2\t2023-01-06\tAGREE\tNone\t3\tTwo\tCHN\tIRN\n",
        ("Event ID", "Event Date", "Event Type", "Event Mode", "Event Intensity", "Actor Country",
         "Recipient Country"),
        name="events.txt", separator="\t", accents=("One", "Öne"),
        wrong=(
            ("-6.5", "-65", "RSN-I004"), ("-6.5", "minus", "RSN-I004"),
            ("2023-01-05", "05.01.2023", "RSN-I004"),
        ),
    ),
    "jodi": Form(
        "jodi",
        "REF_AREA,TIME_PERIOD,ENERGY_PRODUCT,FLOW_BREAKDOWN,UNIT_MEASURE,OBS_VALUE,"
        "ASSESSMENT_CODE\n"
        "SA,2024-01,CRUDEOIL,INDPROD,KBD,9000.5,1\nSA,2024-02,CRUDEOIL,INDPROD,KBD,9100,2\n",
        ("REF_AREA", "TIME_PERIOD", "ENERGY_PRODUCT", "FLOW_BREAKDOWN", "UNIT_MEASURE",
         "OBS_VALUE", "ASSESSMENT_CODE"),
        wrong=(
            ("9000.5", "9000;5", "RSN-I004"), ("2024-01", "2024-02", "RSN-I007"),
            ("SA,2024-01", "S9,2024-01", "RSN-I008"), ("2024-01", "Jan24", "RSN-I004"),
            ("KBD,9000.5", "KBDAY,9000.5", "RSN-I005"),
        ),
    ),
    "portwatch": Form(
        "portwatch",
        "date,portid,portname,n_tanker,n_total\n"
        + "".join(f"2024/02/{day:02},chokepoint6,Hormuz,60,90\n" for day in range(1, 30)),
        ("date", "portid", "portname", "n_tanker", "n_total"), accents=("Hormuz", "Hörmüz"),
        wrong=(
            ("2024/02/02", "2024/02/01", "RSN-I007"), ("2024/02/02", "02/02/2024", "RSN-I004"),
            ("2024/02/02,chokepoint6,Hormuz,60", "2024/02/02,chokepoint6,Hormuz,sixty",
             "RSN-I004"), ("2024/02/02", "2024-02", "RSN-I004"),
        ),
    ),
    "pypsa": Form(
        "pypsa", NETWORK["buses.csv"], ("name",), name="buses.csv",
        wrong=(
            ("10,54", "10,154", "RSN-I006"), ("11,48", "11,48°30'", "RSN-I006"),
            ("south,", "north,", "RSN-I007"), ("DE,MW\nsouth", "DE,furlong\nsouth", "RSN-I005"),
            ("DE,MW\nsouth", "DE,t\nsouth", "RSN-I005"),
        ),
    ),
    "links of pypsa": Form(
        "pypsa", NETWORK["links.csv"], ("name", "bus0", "bus1"), name="links.csv",
        wrong=(
            ("north,south,40", "north,sout,40", "RSN-I004"), ("40", "4O", "RSN-I004"),
            ("sn,", "ns,", "RSN-I007"),
        ),
    ),
    "table of places": Form(
        "table", "Site,Country,Lat,Lon\nNorth pit,Chile,-20,-168\nSouth pit,Peru,-15,-70\n",
        ("Site", "Country", "Lat", "Lon"), mapping=MAPPING, accents=("Peru", "Perú"),
        wrong=(
            ("-20,-168", "-168,-20", "RSN-I006"), ("-15,-70", "15°S,70°W", "RSN-I006"),
            ("South pit", "North pit", "RSN-I007"), ("Chile", "Chlie", "RSN-I008"),
        ),
    ),
    "table of amounts": Form(
        "table",
        "Seller,Buyer,Amount,Unit,Year\nRussia,Germany,1200,kt/yr,2013\nPeru,China,7,kt/yr,2013\n",
        ("Seller", "Buyer", "Amount", "Unit", "Year"), mapping=QUANTITIES,
        accents=("Peru", "Perú"),
        wrong=(
            ("1200,kt/yr", "1200,", "RSN-I005"), ("7,kt/yr", "7,bcm/yr", "RSN-I005"),
            ("7,kt/yr", "7,furlongs", "RSN-I005"), ("1200,", '"1200,5",', "RSN-I004"),
            ("2013\nPeru", "1/2/13\nPeru", "RSN-I004"), ("Peru,China", "Russia,Germany",
                                                         "RSN-I007"),
        ),
    ),
}  # fmt: skip
NO_TABLES: Final = {
    "a PDF": b"%PDF-1.7", "a page": b"<!DOCTYPE html><html></html>", "an archive": b"PK\x03\x04x",
    "Parquet": b"PAR1", "an old workbook": b"\xd0\xcf\x11\xe0", "half packed": b"\x1f\x8b\x08\x00",
    "JSON": b'{"type": "Topology"}', "bytes": b"a,b\n\x00\x01,2\n",
}  # fmt: skip
BOTH: Final = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


def edited(form: Form, typed: dict[str, str]) -> bytes:
    """Write other names into the header, and nothing else."""
    header, rest = form.text.split("\n", 1)
    names = [typed.get(name, name) for name in header.split(form.separator)]
    return f"{form.separator.join(names)}\n{rest}".encode()


@pytest.fixture(autouse=True)
def _closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be taken from elsewhere, whatever is in a file."""

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a connection was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)


@BOTH
def test_a_sound_file_is_taken_in_whatever_encoding_it_says_itself(
    form: Form, tmp_path: Path
) -> None:
    text = form.text.replace(*form.accents) if form.accents[0] else form.text
    plain = form.take(tmp_path, text.encode())
    told = {path.name: path.read_bytes() for path in plain.iterdir()}
    for number, content in enumerate(
        (text.encode("utf-8-sig"), text.encode("utf-16"), gzip.compress(text.encode()),
         text.replace("\n", "\r\n").encode())
    ):  # fmt: skip
        into = tmp_path / f"{number}"
        into.mkdir()
        other = form.take(into, content)
        assert {path.name: path.read_bytes() for path in other.iterdir()} == told


@BOTH
def test_one_that_does_not_say_its_encoding_is_refused_with_one_that_helps(
    form: Form, tmp_path: Path
) -> None:
    if not form.accents[0]:
        return
    content = form.text.replace(*form.accents).encode("cp1252")
    (told,) = form.refused(tmp_path, content)
    assert (told.code, "cp1252" in told.fix) == ("RSN-I001", True)
    form.options["encoding"] = "cp1252"
    try:
        assert form.take(tmp_path, content).is_dir()
    finally:
        del form.options["encoding"]


@BOTH
def test_a_missing_column_is_named_and_a_renamed_one_is_recognised(
    form: Form, tmp_path: Path
) -> None:
    for name in form.needed:
        typed = name[:-1] + "_" + name[-1] if len(name) > 1 else f"{name}_"
        told = form.refused(
            tmp_path,
            edited(form, {name: typed}),
        )
        assert [each.code for each in told] == ["RSN-I003"], name
        assert name in told[0].expected
        assert typed in told[0].fix or len(name) == 1, (name, told[0].fix)


@BOTH
def test_two_columns_of_one_name_are_refused(form: Form, tmp_path: Path) -> None:
    names = form.text.split("\n", 1)[0].split(form.separator)
    told = form.refused(tmp_path, edited(form, {names[-1]: names[0]}))
    assert "RSN-I003" in {each.code for each in told}


@BOTH
def test_a_file_of_another_version_is_refused(form: Form, tmp_path: Path) -> None:
    told = form.refused(tmp_path, b"alpha,beta,gamma\n1,2,3\n")
    assert {each.code for each in told} <= {"RSN-I003", "RSN-I010"}


@BOTH
@pytest.mark.parametrize("content", NO_TABLES.values(), ids=NO_TABLES)
def test_what_is_no_table_is_refused(form: Form, content: bytes, tmp_path: Path) -> None:
    assert {each.code for each in form.refused(tmp_path, content)} == {"RSN-I001"}


@BOTH
def test_an_empty_file_and_one_without_rows_are_refused(form: Form, tmp_path: Path) -> None:
    header = form.text.split("\n")[0].encode()
    for content in (b"", b"\n \n", b"\xef\xbb\xbf", b"\xff\xfe", header):
        if content == header and form.name == "links.csv":
            continue  # PyPSA writes a header for what it has none of
        told = form.refused(tmp_path, content)
        assert {each.code for each in told} == {"RSN-I002"}, content


@BOTH
def test_a_file_that_breaks_off_is_refused(form: Form, tmp_path: Path) -> None:
    cut = form.text.rstrip("\n").rpartition(form.separator)[0]
    assert "RSN-I004" in {each.code for each in form.refused(tmp_path, cut.encode())}


@pytest.mark.parametrize(
    ("name", "was", "becomes", "code"),
    [(name, *wrong) for name, form in FORMS.items() for wrong in form.wrong],
)
def test_each_fault_of_a_row_has_its_code_and_line(
    name: str, was: str, becomes: str, code: str, tmp_path: Path
) -> None:
    form = FORMS[name]
    assert was in form.text
    told = form.refused(tmp_path, form.text.replace(was, becomes, 1).encode())
    assert code in {each.code for each in told}
    assert all(each.line for each in told)


@BOTH
def test_all_faults_are_told_at_once(form: Form, tmp_path: Path) -> None:
    text, codes = form.text, set()
    for was, becomes, code in form.wrong:
        if was in text and code != "RSN-I007":
            text = text.replace(was, becomes, 1)
            codes.add(code)
    assert codes <= {each.code for each in form.refused(tmp_path, text.encode())} | {"RSN-I004"}


@BOTH
@pytest.mark.slow
def test_the_brief_of_each_draft_runs(form: Form, tmp_path: Path) -> None:
    into = form.take(tmp_path, form.text.encode())
    out = str(tmp_path / "run")
    assert run(["check", str(into)]) == 0
    assert run(["brief", str(into), "--draws", "16", "--workers", "1", "--out", out]) == 0
