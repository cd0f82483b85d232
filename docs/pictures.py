"""The picture of each case that comes with rason: the map of what it holds, as its brief has it.

They are kept in `docs/_static/cases`, where the README shows them, and written anew whenever these
pages are built; `python docs/pictures.py` does it alone.
"""

from __future__ import annotations

from pathlib import Path

import rason
from rason.case import shipped
from rason.report.brief.maps import maps
from rason.report.case_note import case_note
from rason.report.document import Document

PICTURES = Path(__file__).parent / "_static" / "cases"


def write_pictures() -> None:
    """Write the picture of every case, unless it stands there already."""
    PICTURES.mkdir(exist_ok=True)
    for name, _ in shipped():
        path, drawn = PICTURES / f"{name}.svg", picture(name)
        if not path.exists() or path.read_text(encoding="utf-8") != drawn:
            path.write_text(drawn, encoding="utf-8")


def picture(name: str) -> str:
    """Return the map of what a case holds, as SVG."""
    # A case that nobody has asked anything of has one map.
    unasked = Document.model_construct(case=case_note(rason.read_case(name)), scenarios=())
    (drawn,) = maps(unasked, narrow=False)["system"]
    return drawn.svg + "\n"


if __name__ == "__main__":
    write_pictures()
