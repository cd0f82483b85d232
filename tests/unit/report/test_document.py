from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest
from pydantic import ValidationError
from tests.unit.report.sample import UNIT, sample

from rason.answer.surplus import Surplus
from rason.claim.verdict import Verdict
from rason.report import document

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_document_survives_writing_and_reading() -> None:
    text = sample().to_json()
    assert document.Document.model_validate_json(text) == sample()
    assert document.Document.model_validate_json(text).to_json() == text


def test_the_schema_describes_what_is_written() -> None:
    schema = document.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(sample().to_json()), schema)
    assert json.loads(sample().to_json())["schema"] == document.SCHEMA


def test_links_say_from_and_to_as_their_table_does() -> None:
    link = json.loads(sample().to_json())["case"]["links"][0]
    assert (link["from"], link["to"]) == ("field", "city")


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_is_none_is_refused(number: float) -> None:
    made: list[Callable[[], object]] = [
        lambda: Surplus(actor="NOR", rule="nodal", value=number, unit=UNIT),
        lambda: document.Core(empty=False, low={"NOR": number}),
    ]
    for make in made:
        with pytest.raises(ValidationError):
            make()


def test_every_field_that_needs_words_has_them() -> None:
    """A reader of the schema must learn what is not plain from the name."""
    fields = Verdict.model_json_schema()["properties"]
    assert "description" in fields["probability"]
    assert "description" in fields["holds"]
