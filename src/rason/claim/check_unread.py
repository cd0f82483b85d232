"""Keys of a statement that its form does not read: what they say would count for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rason.case.document import Statement
from rason.claim.side import FORMS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.case.faults import Faults
    from rason.claim.position import Position
    from rason.claim.side import Form

_COMPARED: Final = ("compare", "than")
_DAYS: Final = ("at", "between")
_NEAR: Final = ("near", "within")
READ: Final[Mapping[Form, tuple[str, ...]]] = {
    "measure": ("with", "in", *_DAYS, "minus", *_COMPARED, "by", *_NEAR),
    "ratio": ("in", *_COMPARED, "by", *_NEAR),
    "build": ("in", *_COMPARED, "by"),
    "break_even": (
        "measure", "with", "threshold", "in", *_DAYS, "minus", *_COMPARED, "by", *_NEAR,
    ),
    "exists": (),
    "order": (),
    "trend": ("split", *_COMPARED),
    "balance": _COMPARED,
    "count": _COMPARED,
}  # fmt: skip
"""What each form reads beside its own key; `build` refuses comparisons in words of its own."""


def check_unread(statement: Statement, kind: Form, place: Position, faults: Faults) -> bool:
    """Note each key that counts for nothing."""
    said = {field.alias or name: name for name, field in Statement.model_fields.items()}
    unread = [
        key
        for key, name in said.items()
        if name in statement.model_fields_set
        and getattr(statement, name) is not None
        and key not in {kind, *READ[kind], *FORMS}
    ]
    for key in unread:
        faults.add(
            "RSN-S005", place.where(key), place.what, f"{kind} with `{key}`, which is not read",
            " and ".join(f"`{each}`" for each in (kind, *READ[kind])), f"remove `{key}:`",
        )  # fmt: skip
    return bool(unread)
