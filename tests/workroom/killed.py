"""Run as a script, with a folder: keep files in a case, be killed at every line in turn, recover, tell what was left.

A child is forked for each line that `keep` and what it calls run, and kills itself (SIGKILL) just before that line.
Nothing in docgen knows of it: the child traces itself. Printed is a JSON list of rows: what was killed, at which line,
what was left, and what stood after recovery; the last two are "old", "new" or "neither".
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from types import FrameType

from docgen.workroom import folder, keep, reading

WATCHED = {folder.__file__, keep.__file__, reading.__file__}
OLD = {"out/internal/gone.txt": b"old only", "out/served/a.json": b"old json", "out/served/a.pdf": b"old a"}
NEW = {"out/internal/deep/b.txt": b"new only", "out/served/a.json": b"new json", "out/served/a.pdf": b"new a" * 9999}
GONE = ("out/internal/gone.txt",)


def held(case: Path) -> dict[str, bytes]:
    return {path.relative_to(case).as_posix(): path.read_bytes() for path in case.rglob("*") if path.is_file()}


def verdict(case: Path) -> str:
    return "old" if held(case) == OLD else "new" if held(case) == NEW else "neither"


def fresh(case: Path) -> None:
    shutil.rmtree(case, ignore_errors=True)
    for name, content in OLD.items():
        (case / name).parent.mkdir(parents=True, exist_ok=True)
        (case / name).write_bytes(content)


def killer(stop: int, tell: int) -> Callable[[FrameType, str, object], object]:
    lines = count(1)

    def watch(frame: FrameType, event: str, _: object) -> object:
        if frame.f_code.co_filename not in WATCHED:
            return None
        if event == "line" and next(lines) == stop:
            os.write(tell, f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}".encode())
            os.kill(os.getpid(), signal.SIGKILL)
        return watch

    return watch


def killed_at(stop: int, run: Callable[[], None]) -> str | None:
    """Run in a child that dies just before its line number `stop`; name the line, or None when it had fewer lines."""
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        sys.settrace(killer(stop, tell))
        run()
        os._exit(0)
    os.close(tell)
    _, status = os.waitpid(child, 0)
    line = os.read(hear, 100).decode() or None
    os.close(hear)
    assert os.WIFSIGNALED(status) == (line is not None)
    assert line or status == 0
    return line


def put_new(case: Path) -> None:
    keep.keep(case, NEW, gone=GONE)


def killed_while_keeping(case: Path) -> Iterator[tuple[str, str, str, str]]:
    for stop in count(1):
        fresh(case)
        line = killed_at(stop, lambda: put_new(case))
        left = verdict(case)
        keep.recover(case)
        yield "keep", line or "end", left, verdict(case)
        if line is None:
            return


def killed_while_recovering(case: Path) -> Iterator[tuple[str, str, str, str]]:
    fresh(case)
    cut = next(stop for stop in count(1) if killed_at(stop, lambda: put_new(case)) and (case / keep.INTENT).exists())
    for stop in count(1):
        fresh(case)
        killed_at(cut, lambda: put_new(case))
        line = killed_at(stop, lambda: keep.recover(case))
        left = verdict(case)
        keep.recover(case)
        yield "recover", line or "end", left, verdict(case)
        if line is None:
            return


if __name__ == "__main__":
    place = Path(sys.argv[1])
    sys.stdout.write(json.dumps([*killed_while_keeping(place), *killed_while_recovering(place)]))
