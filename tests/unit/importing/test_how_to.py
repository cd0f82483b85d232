"""The guide to gas networks: each of its commands runs, on small files and on the published."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest

from rason.cli.app import run

ROOT = Path(__file__).parents[3]
SAMPLES = Path(os.environ.get("RASON_SAMPLES", Path(__file__).parents[4] / "shared" / "samples"))
PAGE = ROOT / "docs" / "how-to" / "import-gas-networks.md"
TRACKER = """\
project,type,owner,countries,status_tabular,capacity,units,lat,lng,route
East Line,gas_pipeline,Ost AG,"Turkmenistan, China",operating,15,bcm/y,,,"38,62:44,80"
Inner Line,gas_pipeline,Mitte AG,China,operating,12,MMSCMD,,,"44,80:39,100"
North Line,gas_pipeline,Nord AG,"Russia, China",proposed,50,bcm/y,,,"52,104:39,100"
Bay LNG Terminal,lng_terminal,Port AG,China,operating,3.5,MTPA,39.1,117.7,
"""
SEGMENTS = """\
id;name;node_id;lat;long;country_code;param;method
S_1;One;['N_1', 'N_2'];[60, 54];[5, 9];['NO', 'DE'];{'length_km': 800, 'max_cap_M_m3_per_d': 60};{}
S_2;Two;['N_2', 'N_3'];[54, 50];[9, 3];['DE', 'BE'];{'length_km': 600, 'max_cap_M_m3_per_d': 30};{}
"""
FILES = {"gem": ("gem_asia_gas.csv.gz", TRACKER), "scigrid": ("IGGINL_pipe_segments.csv.gz",
                                                              SEGMENTS)}  # fmt: skip
MOST_LINES = 10
"""From a file to the first power table."""


def commands(kind: str) -> list[list[str]]:
    """Return the commands of a block of the guide, as words."""
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (block,) = [each for each in blocks if f"rason import {kind} " in each]
    return [shlex.split(line, comments=True) for line in block.splitlines()]


def given(kind: str, file: Path, monkeypatch: pytest.MonkeyPatch, *leave: str) -> None:
    """Run them in order beside a file, but for verbs that are left."""
    monkeypatch.chdir(file.parent)
    for program, *words in commands(kind):
        assert program == "rason"
        if words[0] == "import":
            words[2] = str(file)
        if words[0] not in leave:
            assert run(words) == 0, words


@pytest.mark.parametrize("kind", sorted(FILES))
def test_the_first_power_table_is_at_most_ten_lines_away(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    verbs = [words[1] for words in commands(kind)]
    assert verbs.index("power") < MOST_LINES
    file = tmp_path / "small.csv"
    file.write_text(FILES[kind][1], encoding="utf-8")
    given(kind, file, monkeypatch, "brief")
    assert "Shapley" in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(FILES))
@pytest.mark.parametrize("published", [False, True])
def test_all_of_it_runs_up_to_the_brief(
    kind: str, published: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, text = FILES[kind]
    file = SAMPLES / name
    if not published:
        file = tmp_path / "small.csv"
        file.write_text(text, encoding="utf-8")
    elif not file.is_file():
        pytest.skip("the published file is not here")
    else:
        (tmp_path / name).symlink_to(file)
        file = tmp_path / name
    given(kind, file, monkeypatch)
    (told,) = (tmp_path / "runs").glob("*/brief.html")
    assert "are served" not in told.read_text(encoding="utf-8"), "what is assumed can be served"
