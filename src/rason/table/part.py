"""What every answer is made of: frozen, typed, and plain JSON on its way out."""

from __future__ import annotations

import ast
from functools import cache
from inspect import cleandoc, getsource
from itertools import pairwise
from textwrap import dedent
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from rason.words.html import LONGEST, short

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema


def said(field: str) -> str:
    """Return the name that JSON has for a field: that of its column in CSV, too.

    Examples
    --------
    >>> said("from_"), said("until")
    ('from', 'until')
    """
    return field.removesuffix("_")


class Part(BaseModel):
    """A part of the document: unknown keys, NaN and infinity are faults."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        allow_inf_nan=False,
        populate_by_name=True,
        defer_build=True,
        alias_generator=said,
    )

    def __repr__(self) -> str:
        """Say what it is in short: what a part holds may be a whole document."""
        return short(super().__repr__(), LONGEST)

    def __str__(self) -> str:
        """Print it in short, too."""
        return repr(self)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe fields by the texts below them, which nobody but the schema need look for."""
        schema = handler(core_schema)
        properties = handler.resolve_ref_schema(schema).get("properties", {})
        for name, text in documented(cls).items():
            field = cls.model_fields[name]
            properties[field.alias or name].setdefault("description", text)
        return schema


@cache
def documented(model: type[Part]) -> dict[str, str]:
    """Return the text below each field of a model, its bases' first."""
    texts: dict[str, str] = {}
    for each in reversed(model.__mro__):
        if not issubclass(each, Part):
            continue
        try:
            source = getsource(each)
        except OSError:  # made from declarations, which describe their fields themselves
            continue
        (body,) = ast.parse(dedent(source)).body
        assert isinstance(body, ast.ClassDef)
        for field, below in pairwise(body.body):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(below, ast.Expr)
                and isinstance(below.value, ast.Constant)
            ):
                texts[field.target.id] = cleandoc(str(below.value.value))
    return texts
