"""Values of figures as a cell has them: written, and read back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from rason.claim.printed import written

if TYPE_CHECKING:
    from rason.case import Case


@pytest.mark.parametrize(
    ("unit", "number", "text"),
    [
        ("1/yr", "0.08", "8 %/yr"),
        ("1/yr", "0.0825", "8.25 %/yr"),
        ("1", "0.40", "0.4"),
        ("", "12", "12"),
        ("USD/bbl", "80.50", "80.5 USD/bbl"),
    ],
)
def test_a_value_is_written_as_a_cell_has_it(toy: Case, unit: str, number: str, text: str) -> None:
    assert written(replace(toy.figures["worth"], unit=unit), Decimal(number)) == text
