"""What a measure takes: a key, several keys, a word or a part of 1."""

from __future__ import annotations

from dataclasses import dataclass

from rason.program.closure import fraction


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a measure takes."""

    doc: str
    # Tables whose keys it may be; `passages` and `scenarios` count as tables. Empty where anything
    # may stand.
    tables: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()  # the words that it may be, where it is no key
    required: bool = True
    several: bool = False
    part: bool = False  # whether it is a part of 1: a number from 0 to 1, or a percentage

    def misread(self, value: object) -> tuple[str, str, str] | None:
        """Say what is wrong with the form of a value, whatever keys there are.

        Returns what was found, what was expected, and the fix; None where the form is right.
        """
        if self.part:
            return _no_part(value)
        parts = value if isinstance(value, list | tuple) else (value,)
        words = [each for each in parts if isinstance(each, str | int | float)]
        if isinstance(value, list | tuple) and not self.several:
            listed = ", ".join(map(str, words))
            first = f"write {words[0]}" if words else "write one key"
            return (
                f"a list, `[{listed}]`",
                "one key",
                f"{first}, and a statement for each other one",
            )
        if not parts or any(
            isinstance(each, bool) or not isinstance(each, str | int | float) for each in parts
        ):
            found = "nothing" if value is None else "an empty list" if not parts else f"`{value}`"
            expected = "keys" if self.several else "one key"
            return found, expected, f"write {'a list of keys' if self.several else 'a key'}"
        return None


def _no_part(value: object) -> tuple[str, str, str] | None:
    """Say what is wrong with a part of 1."""
    expected = "a part from 0 to 1, or a percentage"
    try:
        good = isinstance(value, str | int | float) and not isinstance(value, bool)
        good = good and 0.0 <= fraction(value) <= 1.0  # type: ignore[arg-type] # tested before
    except ValueError:
        good = False
    return None if good else (f"`{value}`", expected, "write 25 % for a quarter")
