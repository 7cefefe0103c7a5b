"""What `docgen verify` is measured on: 10,000 pages, by the clock and by the memory of all its processes."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

from tests.made.bundles import Made, bundle_bytes

__all__ = ["Verifying", "verifying"]

LONG = Made(documents=500, pages=20, lines=46)
OFTEN = 0.05
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Verifying:
    """How long it took, in seconds by the clock; the most memory that its processes held at one time, in MB; pages."""

    seconds: float
    peak: float
    pages: int


def verifying(folder: Path) -> Verifying:
    """Verify a long bundle as a person does, and return what it took. What is found in it must be nothing."""
    path = folder / "HU 00001 2026 hearing bundle.pdf"
    path.write_bytes(bundle_bytes(LONG))
    start, peak = perf_counter(), 0
    docgen = Path(sys.executable).with_name("docgen")
    with subprocess.Popen([docgen, "verify", path], stdout=subprocess.PIPE, text=True) as ran:
        while ran.poll() is None:
            peak = max(peak, sum(map(_resident, _with_children(ran.pid))))
            sleep(OFTEN)
        seconds = perf_counter() - start
        assert ran.stdout is not None
        assert "Nothing was found." in ran.stdout.read()
    return Verifying(seconds, peak / 1e6, LONG.front + LONG.documents * LONG.pages)


def _with_children(process: int) -> Iterator[int]:
    yield process
    try:
        threads = [*Path(f"/proc/{process}/task").iterdir()]
        children = [child for thread in threads for child in (thread / "children").read_text().split()]
    except OSError:
        return
    for child in children:
        yield from _with_children(int(child))


def _resident(process: int) -> int:
    """Return the bytes of memory that a process has; what it shares with others is counted for each."""
    try:
        said = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in said.splitlines() if line.startswith("VmRSS:"))
