"""Make `src/rason/chart/data/land.json.gz` from the npm package world-atlas.

Natural Earth's 1:50m outlines are in the public domain; world-atlas ships them as one
quantised topology. This keeps what a map needs of it: the arcs, the rings of the land, which arcs
are borders between two countries, and names and rings of each country that ISO 3166-1 has a number
for.

Run ``python scripts/make_land.py`` from the root of the project; npm must be on the path.
The same package gives the same bytes.

References
----------
Natural Earth, https://www.naturalearthdata.com; world-atlas,
https://github.com/topojson/world-atlas.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

PACKAGE = "world-atlas@2.0.2"
MEMBER = "package/countries-50m.json"
SHA256 = "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394"
CODES = Path(__file__).parents[1] / "src" / "rason" / "importing" / "data" / "countries.csv"
TARGET = Path(__file__).parents[1] / "src" / "rason" / "chart" / "data" / "land.json.gz"


def fetch_topology(folder: Path) -> dict[str, Any]:
    """Download the pinned package into `folder` and return its 1:50m topology.

    Parameters
    ----------
    folder
        An empty folder, for the archive.

    Returns
    -------
    topology
        The parsed TopoJSON document.

    Raises
    ------
    RuntimeError
        If npm is missing, or the file is not the pinned one.
    """
    npm = shutil.which("npm")
    if npm is None:
        message = "npm is not on the path"
        raise RuntimeError(message)
    subprocess.run([npm, "pack", PACKAGE, "--silent"], cwd=folder, check=True)
    (archive,) = folder.glob("*.tgz")
    with tarfile.open(archive) as opened:
        member = opened.extractfile(MEMBER)
        if member is None:
            message = f"{PACKAGE} has no {MEMBER}"
            raise RuntimeError(message)
        content = member.read()
    digest = hashlib.sha256(content).hexdigest()
    if digest != SHA256:
        message = f"{MEMBER} of {PACKAGE} has SHA-256 {digest}, expected {SHA256}"
        raise RuntimeError(message)
    topology: dict[str, Any] = json.loads(content)
    return topology


def polygon_rings(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """List the polygons of a topology's geometry, each a list of rings of signed arcs.

    Parameters
    ----------
    geometry
        A TopoJSON geometry: a polygon, several, or a collection.

    Returns
    -------
    polygons
        Outer ring first; the arc ``~i`` is arc ``i`` backwards.
    """
    if geometry["type"] == "GeometryCollection":
        return [ring for part in geometry["geometries"] for ring in polygon_rings(part)]
    arcs: Any = geometry["arcs"]
    return [arcs] if geometry["type"] == "Polygon" else list(arcs)


def keep_outlines(topology: dict[str, Any]) -> dict[str, Any]:
    """Keep the arcs, the rings of the land, and the arcs that part two countries.

    Parameters
    ----------
    topology
        The TopoJSON document, with the objects ``countries`` and ``land``.

    Returns
    -------
    outlines
        ``scale``, ``translate``, ``arcs``, ``rings``, ``borders`` and ``countries``: by two
        letters names and rings.
    """
    uses: Counter[int] = Counter()
    for country in topology["objects"]["countries"]["geometries"]:
        own = {
            max(arc, ~arc) for polygon in polygon_rings(country) for ring in polygon for arc in ring
        }
        uses.update(own)
    return {
        "source": f"Natural Earth 1:50m, from {PACKAGE}",
        **topology["transform"],
        "arcs": topology["arcs"],
        "rings": [
            ring for polygon in polygon_rings(topology["objects"]["land"]) for ring in polygon
        ],
        "countries": keep_countries(topology),
        "borders": sorted(arc for arc, count in uses.items() if count > 1),
    }


def keep_countries(topology: dict[str, Any]) -> dict[str, list[Any]]:
    """Keep the rings of the countries that have a number in ISO 3166-1.

    Parameters
    ----------
    topology
        The TopoJSON document.

    Returns
    -------
    countries
        Names and rings, by the two letters of the country.
    """
    with CODES.open(encoding="utf-8") as lines:
        codes = {row["number"]: row for row in csv.DictReader(lines)}
    kept: dict[str, list[Any]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        code = codes.get(country.get("id"))
        if code is None:
            continue
        names = [code["name"], code["code"], country["properties"]["name"]]
        found = kept.setdefault(code["alpha2"], [list(dict.fromkeys(names)), []])
        found[1] += [ring for polygon in polygon_rings(country) for ring in polygon]
    return kept


def main() -> None:
    """Write the land file."""
    with tempfile.TemporaryDirectory() as folder:
        outlines = keep_outlines(fetch_topology(Path(folder)))
    content = json.dumps(outlines, separators=(",", ":"), sort_keys=True).encode()
    TARGET.write_bytes(gzip.compress(content, 9, mtime=0))
    sys.stdout.write(f"{TARGET}: {TARGET.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
