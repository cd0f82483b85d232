"""The body of a request before anybody looks at what it says: JSON, every key of it once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NoReturn

from rason.errors import Diagnostic, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

SHOWN: Final = 60  # characters of a key that a message repeats


def check_json(path: str, body: bytes) -> None:
    """Check that a body is JSON in UTF-8 that every reader understands alike.

    Nothing at all is left to whoever asks for a body. Raises `InputError` if it is not, or if a key
    stands twice in one mapping, of which readers take the one or the other (RSN-R005).
    """

    def refuse(found: str, expected: str, fix: str) -> NoReturn:
        raise InputError(Diagnostic("RSN-R005", path[:200], None, "body", found, expected, fix))

    def once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
        mapping = dict(pairs)
        if len(mapping) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in mapping if keys.count(key) > 1)
            refuse(f"the key `{_brief(twice)}` twice", "every key once", "remove one of them")
        return mapping

    def constant(word: str) -> NoReturn:
        refuse(f"`{word}`", "a finite number", "write null where there is no number")

    if not body:
        return
    try:
        json.loads(body.decode("utf-8-sig"), object_pairs_hook=once, parse_constant=constant)
    except UnicodeDecodeError as error:
        refuse(f"byte 0x{body[error.start]:02x}", "UTF-8 text", "send the body as UTF-8")
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        refuse(f"no JSON: {error.msg}, {where}", "JSON", "compare quotes, brackets and commas")
    except RecursionError:
        refuse("brackets in brackets, too many", "JSON of a few levels", "compare the brackets")
    except ValueError:  # an integer of thousands of digits
        refuse("a number of thousands of digits", "a finite number", "write it as 1e18, or shorter")


def _brief(key: str) -> str:
    return key if len(key) <= SHOWN else f"{key[:SHOWN]}…"
