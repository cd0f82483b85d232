"""A place for a whole country, where a case has none of its own: statistics know no towns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.importing.countries import countries

if TYPE_CHECKING:
    from rason.importing.draft import Draft
    from rason.importing.known import Known


def national(draft: Draft, known: Known, code: str) -> tuple[str, str]:
    """Return place and actor of a country, added where they are new."""
    actor = known.state(code)
    if not known.find(actor, ("actors",)):
        draft.state(actor)
    place = known.grounds.get(actor, "")
    if not place:
        place = code.lower()
        name = countries().names.get(code, code)
        draft.put("places", {"place": place, "name": name, "territory": actor})
        draft.say("coordinates of the places that stand for whole countries, and the links between"
                  " them (places.csv, links.csv)")  # fmt: skip
    return place, actor
