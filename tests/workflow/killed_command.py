"""Run as a script, with a folder: `docgen statement` is killed (SIGKILL) at fixed moments; told is what was left.

The moments are lines of what reads and writes the case folder: so many, evenly spread over all of a run. Printed is a
JSON list of rows: the line, whether the outputs then were the old set, the new one or neither once `recover` had run,
and whether a second run made the new set and left nothing lying about.
"""

import contextlib
import io
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from types import FrameType

from docgen.cli.main import main
from docgen.workflow import making, outputs
from docgen.workroom import journal, keep, lock, scratch
from tests.workflow.cases import case_folder, files_in, made
from tests.workroom import killed

MOMENTS = 10
killed.WATCHED |= {str(module.__file__) for module in (making, outputs, journal, lock, scratch)}


def statement(case: Path) -> None:
    with contextlib.redirect_stdout(io.StringIO()):
        code = main(["statement", str(case)])
    assert code == 0, code


def begun(start: Path, case: Path) -> None:
    shutil.rmtree(case, ignore_errors=True)
    shutil.copytree(start, case)


def lines_of(start: Path, case: Path) -> int:
    """How many watched lines a whole run has; a child counts them."""
    begun(start, case)
    hear, tell = os.pipe()
    if os.fork() == 0:
        lines = [0]

        def watch(frame: FrameType, event: str, _: object) -> object:
            if frame.f_code.co_filename not in killed.WATCHED:
                return None
            lines[0] += event == "line"
            return watch

        sys.settrace(watch)
        statement(case)
        sys.settrace(None)
        os.write(tell, str(lines[0]).encode())
        os._exit(0)
    os.close(tell)
    os.wait()
    return int(os.read(hear, 20))


def rows(folder: Path) -> list[tuple[str, str, bool]]:
    start, case, scratch_space = folder / "start", folder / "case", folder / "scratch"
    scratch_space.mkdir()
    tempfile.tempdir = str(scratch_space)
    case_folder(start)
    made(start)
    text = (start / "case.yaml").read_text(encoding="utf-8").replace("two jackets", "three jackets")
    (start / "case.yaml").write_text(text, encoding="utf-8")
    old = files_in(start)
    begun(start, case)
    statement(case)
    new = files_in(case)
    assert old != new
    last = lines_of(start, case)
    return [_row(start, case, last * moment // MOMENTS or 1, (old, new)) for moment in range(MOMENTS + 1)]


def _row(start: Path, case: Path, stop: int, sets: tuple[dict[str, bytes], dict[str, bytes]]) -> tuple[str, str, bool]:
    begun(start, case)
    line = killed.killed_at(stop, lambda: statement(case))
    keep.recover(case)
    left = {0: "old", 1: "new"}.get(sets.index(found) if (found := files_in(case)) in sets else 2, "neither")
    statement(case)
    journal.read_chain(case / "audit.jsonl")  # raises where the chain is broken
    is_clean = files_in(case) == sets[1] and not list(Path(tempfile.gettempdir()).iterdir())
    return line or "end", left, is_clean


if __name__ == "__main__":
    sys.stdout.write(json.dumps(rows(Path(sys.argv[1]))))
    sys.stdout.flush()
    os._exit(0)
