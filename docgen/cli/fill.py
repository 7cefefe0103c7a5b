"""`docgen fill`: a workbook read back into its case."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from docgen.errors import ExitCode, InputError
from docgen.intake.cells import CellPlace
from docgen.workflow.clock import now
from docgen.workflow.filling import Filled, fill_case
from docgen.workflow.forms import CASE_FORM

__all__ = ["configure", "run"]

MOST = 20
"""So many changed cells are listed; the rest are counted, and --json lists them all."""


def configure(parser: ArgumentParser) -> None:
    """Add the case folder and the workbook."""
    parser.add_argument("case", type=Path, metavar="CASE", help="the case folder")
    parser.add_argument(
        "workbook", type=Path, nargs="?", metavar="FILE.xlsx", help=f"the workbook (CASE/{CASE_FORM}, if none is given)"
    )
    parser.add_argument(
        "--over", action="store_true", help="read it in even if the case file was changed since it was made"
    )


def run(arguments: Namespace) -> ExitCode:
    """Read the workbook in and say what changed; faults name sheet and cell."""
    try:
        filled = fill_case(arguments.case, arguments.workbook or arguments.case / CASE_FORM, now, over=arguments.over)
    except InputError as error:
        cells = {fault.place for fault in error.faults if isinstance(fault.place, CellPlace)}
        if arguments.json or not cells:
            raise
        print("\n".join(_refused(error, len(cells))), file=sys.stderr)
        return error.exit_code
    if arguments.json:
        print(json.dumps(asdict(filled), indent=2, ensure_ascii=False))
        return ExitCode.DONE
    print("\n".join(_lines(arguments.case, filled)))
    return ExitCode.DONE


def _refused(error: InputError, cells: int) -> Iterator[str]:
    """Yield every fault on a line, and at the end how the case and the workbook stand."""
    yield from (" ".join(str(fault).split()) for fault in error.faults)
    yield ""
    mend = "1 place to mend" if cells == 1 else f"{cells} places to mend"
    yield f"Nothing was kept; {mend}. Your workbook is as it was: mend it, save it, and run docgen fill again."


def _lines(case: Path, filled: Filled) -> Iterator[str]:
    what = "summary of material" if filled.summary else "case"
    if filled.changed:
        yield f"Read the {what} into {case / 'case.yaml'}; the file as it was is {case / filled.before}."
    else:
        yield f"The workbook says what {case / 'case.yaml'} says; nothing was changed."
    if not filled.kept_layout:
        yield "Nothing is lost. The file is laid out anew, since ids or the order of rows were changed; remarks that"
        yield f"somebody wrote in it by hand (lines that begin with #) now stand in {case / filled.before} only."
    yield from _changes(filled.changes)
    if filled.removed:
        yield f"Taken out of the case, since the workbook leaves them out: {', '.join(filled.removed)}."
    if filled.set_back:
        yield "Set back to what these cells said when the workbook was made; the case said something else since then:"
        yield f"{', '.join(filled.set_back)}. See that this is what you want."
    for told in filled.look_again:
        yield f"Taken in, and to be looked at: {told}"
    if filled.taken:
        yield "Cells, empty or in short, taken to say this, as their help has it; where it is wrong, write in the cell:"
        yield from (f"  {each}" for each in filled.taken)
    yield from _read(filled.read)
    yield from _lists(case, filled.out_of_date)
    for remark in filled.remarks:
        yield f"Not taken in: {remark}"
    yield f"Then: docgen check {case}"


def _read(lines: tuple[str, ...]) -> Iterator[str]:
    """Yield what the workbook of a case just begun had from its papers."""
    if lines:
        yield "Read from papers and kept; look at each, on the page that is named:"
        yield from (f"  {each}" for each in lines)


def _lists(case: Path, ids: tuple[str, ...]) -> Iterator[str]:
    """Yield that the lists of the workbook are out of date, and what to do."""
    if ids:
        yield "The lists to choose from in this workbook are as they were when it was made: they still offer, or do not"
        yield f"offer yet, {', '.join(ids)}. Before you go on, make it anew: docgen form {case} --replace"


def _changes(cells: tuple[str, ...]) -> Iterator[str]:
    more = len(cells) - MOST
    if cells:
        yield f"Changed: {', '.join(cells[:MOST])}{f' and {more} more' if more > 0 else ''}."
