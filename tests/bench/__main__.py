"""Measure docgen against its peers: `python -m tests.bench [KEY...]` writes out/bench.json and prints a table."""

import compileall
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docgen
from tests.bench.figures import FIGURES, Bench, Figure, Row

OUT = Path(__file__).resolve().parents[2] / "out" / "bench.json"


def main(wanted: list[str]) -> None:
    """Measure the figures asked for, or all of them; a missed target is told, and is no failure of the bench."""
    stamp = {"date": datetime.now(UTC).isoformat(timespec="seconds"), "commit": _commit()}
    report: dict[str, Any] = {}
    compileall.compile_dir(Path(docgen.__file__).parent, quiet=1)  # as pip did for the peers
    _say(f"{'figure':<20} {'value':>8} {'at most':>8}  met")
    with TemporaryDirectory(prefix="docgen-bench-") as folder:
        bench = Bench(Path(folder))
        for row in FIGURES:
            if not wanted or row.key in wanted:
                report[row.key] = {**_measured(row, bench), **stamp}
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    _say(f"Absolute figures: {OUT.relative_to(Path.cwd()) if OUT.is_relative_to(Path.cwd()) else OUT}")


def _measured(row: Row, bench: Bench) -> dict[str, Any]:
    found = row.measure(bench)
    met = found.value is not None and (found.value >= row.target if row.least else found.value <= row.target)
    shown = "none" if found.value is None else f"{found.value:g}"
    _say(f"{row.key:<20} {shown:>8} {row.target:>8g}  {'yes' if met else 'NO'}{_remark(found)}")
    return {"value": found.value, "target": row.target, "met": met, **found.absolute}


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _remark(found: Figure) -> str:
    return (
        "  (" + ", ".join(f"{name} {value}" for name, value in found.absolute.items()) + ")" if found.absolute else ""
    )


def _commit() -> str:
    """Return the commit, and whether files differ from it."""
    said = [
        subprocess.run(["git", *words], capture_output=True, text=True, check=False, cwd=OUT.parents[1]).stdout.strip()
        for words in (("rev-parse", "HEAD"), ("status", "--porcelain", "--untracked-files=no"))
    ]
    return said[0] + ("+" if said[1] else "")


main(sys.argv[1:])
