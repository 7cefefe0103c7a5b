"""`docgen batch`: the statements of many cases."""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from docgen.errors import ExitCode
from docgen.workflow.batch import PRELOAD, CaseDone, Task, batch, case_folders, worst
from docgen.workroom.pool import WarmPool

__all__ = ["configure", "run"]

MOST_WORKERS = 64
HEAD = ("statements", "errors", "warnings", "exit")


def configure(parser: ArgumentParser) -> None:
    """Add the folders and the options."""
    parser.add_argument("folders", type=Path, nargs="+", metavar="DIR", help="a case folder, or a folder of them")
    parser.add_argument("--workers", type=_workers, default=2, metavar="N", help="processes at work (default: 2)")
    parser.add_argument(
        "--final", action="store_true", help="make the unmarked texts for signature (agreed formats only)"
    )
    parser.add_argument("--replace", action="store_true", help="let a final take the place of one made before")
    parser.add_argument("--again", action="store_true", help="make what stands already again")
    parser.add_argument(
        "--formats", type=Path, metavar="DIR", help="registry of agreed formats (default: formats/ in each case)"
    )


def run(arguments: Namespace) -> ExitCode:
    """Make the statements, print what came of each case, and end as the case that ended worst."""
    folders = case_folders(arguments.folders)
    task = Task(arguments.final, arguments.formats, arguments.replace, arguments.again)
    with WarmPool(min(arguments.workers, len(folders)), PRELOAD) as pool:
        done = batch(folders, executor=pool, task=task, told=_progress(len(folders)))
    for fault in (fault for each in done for fault in each.faults):
        print(fault, file=sys.stderr)
    print(
        json.dumps([_record(each) for each in done], indent=2, ensure_ascii=False) if arguments.json else _table(done)
    )
    return worst(done)


def _workers(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_WORKERS:
        raise ArgumentTypeError(f"give a number from 1 to {MOST_WORKERS}")
    return int(text)


def _progress(of: int) -> Callable[[CaseDone], None]:
    """Return what says on a terminal how far the work is; elsewhere it says nothing."""
    done: list[CaseDone] = []

    def tell(each: CaseDone) -> None:
        done.append(each)
        end = "\n" if len(done) == of else ""
        print(f"\r\x1b[K{len(done)} of {of}: {each.folder}", end=end, file=sys.stderr, flush=True)

    return tell if sys.stderr.isatty() else lambda _: None


def _as_json(done: Sequence[CaseDone]) -> str:
    return json.dumps([_record(each) for each in done], indent=2, ensure_ascii=False)


def _table(done: Sequence[CaseDone]) -> str:
    return "\n".join(_lines(done))


def _lines(done: Sequence[CaseDone]) -> Iterator[str]:
    width = max(len("case"), *(len(str(each.folder)) for each in done))
    yield f"{'case':<{width}}  {'  '.join(HEAD)}"
    for each in done:
        counts = (each.statements, each.errors, each.warnings, int(each.exit_code))
        cells = "  ".join(f"{count:>{len(name)}}" for name, count in zip(HEAD, counts, strict=True))
        yield f"{each.folder!s:<{width}}  {cells}{'  stood already' if each.stood else ''}"
    stood = sum(each.stood for each in done)
    failed = sum(each.exit_code > ExitCode.FINDINGS for each in done)
    what = "case" if len(done) == 1 else "cases"
    yield f"{len(done)} {what}: {len(done) - stood - failed} made, {stood} stood already, {failed} failed"


def _record(each: CaseDone) -> dict[str, object]:
    return {
        "case": str(each.folder),
        "statements": each.statements,
        "errors": each.errors,
        "warnings": each.warnings,
        "exit": int(each.exit_code),
        "stood": each.stood,
        "faults": list(each.faults),
        "seconds": each.seconds,
    }
