"""Whatever is done to the files of a case, reading it ends with a case or with diagnostics."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from rason.case import find, read

TOY = find("toy")
FILES = sorted(path.name for path in TOY.iterdir() if path.suffix != ".md")
WORDS = (
    "", "nan", "-1", "1,5", "(", "1e999", "é", "#x", "a;b", "|", "0", "2014-13", "USD", "5 %",
    "10 bcm/yr", "max(", "pipe", '"', "{", "[", ": ", "- ", "&a", "*a", "!!int x", "@", "~", "<<",
    "9999", "bcm//yr", "1 bcm = ", "m^99", "x" * 3000, "(" * 300, "worth / 0", "\ufeff", "\x0b",
)  # fmt: skip


@given(
    st.sampled_from(FILES),
    st.floats(0, 1),
    st.integers(0, 40),
    st.one_of(st.sampled_from(WORDS), st.text(max_size=20), st.binary(max_size=20)),
)
def test_reading_never_fails(name: str, place: float, length: int, new: str | bytes) -> None:
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "toy"
        shutil.copytree(TOY, folder)
        raw = (folder / name).read_bytes()
        start = int(place * len(raw))
        put = new.encode("utf-8", "surrogatepass") if isinstance(new, str) else new
        (folder / name).write_bytes(raw[:start] + put + raw[start + length :])
        reading = read(folder)
        assert (reading.case is None) == bool(reading.diagnostics)
        for fault in reading.diagnostics:
            assert fault.found
            assert fault.expected
            assert fault.fix
            assert fault.line is None or fault.line > 0
