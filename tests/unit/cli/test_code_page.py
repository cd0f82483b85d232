from __future__ import annotations

import os
import subprocess
import sys

import pytest

from rason.cli.code_page import plain

VERBS = (("solve", "toy"), ("ties", "toy"))


@pytest.mark.parametrize("code_page", ["cp949", "cp437", "ascii"])
def test_output_never_dies_of_a_code_page(code_page: str) -> None:
    for verb in VERBS if code_page == "ascii" else VERBS[:1]:
        run = subprocess.run(
            [sys.executable, "-m", "rason", *verb],
            env=os.environ | {"PYTHONIOENCODING": code_page},
            capture_output=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        assert run.stdout.decode(code_page).strip()


def test_what_a_code_page_lacks_is_said_in_plain_signs() -> None:
    with pytest.raises(UnicodeEncodeError) as caught:
        "1–2 ± 3 日".encode("ascii")
    assert plain(caught.value) == ("-", 2)
    assert plain(UnicodeEncodeError("ascii", "日本", 0, 2, "")) == ("??", 2)
    with pytest.raises(UnicodeDecodeError):
        plain(UnicodeDecodeError("ascii", b"\xff", 0, 1, ""))
