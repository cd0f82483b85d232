"""Small, valid, commented cases to begin from: one of a year, one of a crisis in days."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, Literal

from rason.case.output import new_folder

TEMPLATES: Final = Path(__file__).parent / "templates"


def new_case(path: str | Path, template: Literal["year", "crisis"] = "year") -> Path:
    """Write a new case folder that is valid and says in comments how to go on.

    A case of a year has no dates; one of a crisis has a calendar of weeks, stores, and figures
    that change in time. The folder must not exist yet. Raises `InputError` if it does, or cannot be
    written; nothing is then left behind.
    """
    folder = Path(path)
    title = re.sub(r"[-_]+", " ", folder.name).strip().capitalize() or "My case"
    with new_folder(folder) as working:
        for source in sorted((TEMPLATES / template).iterdir()):
            text = source.read_text(encoding="utf-8")
            if source.name == "case.yaml":
                quoted = title.replace("\\", "\\\\").replace('"', '\\"')
                text = text.replace("title: My case", f'title: "{quoted}"')
            (working / source.name).write_bytes(_for_spreadsheets(source, text))
    return folder


def _for_spreadsheets(source: Path, text: str) -> bytes:
    """Mark tables as UTF-8, since Excel takes them for another encoding otherwise."""
    return text.encode("utf-8-sig" if source.suffix == ".csv" else "utf-8")
