"""Two seconds of processor for one trial: a hang is stopped where it is, and told."""

from __future__ import annotations

import signal
import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MOST = 2.0
"""Seconds of processor that one answer may take."""


class TooLongError(BaseException):
    """It takes longer than it may; no `except Exception` holds it up."""


def trial(ask: Callable[[], Iterable[str]], seconds: float | None) -> list[str]:
    """Ask, and return all that is wrong: what the answer says, a traceback, or a hang."""

    def late(*_: object) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGPROF, late) if seconds is not None else None
    if seconds is not None:
        signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return list(ask())
    except TooLongError:
        return [f"more than {seconds} s: {traceback.format_exc()[-1500:]}"]
    except Exception:  # noqa: BLE001 - whatever it is, it is a bug
        return [traceback.format_exc()[-2500:]]
    finally:
        if seconds is not None:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)
