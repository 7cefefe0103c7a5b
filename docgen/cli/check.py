"""`docgen check`: all findings on a case, grouped by who can mend them."""

import json
import re
import textwrap
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from docgen.cli.findings import as_records, exit_code, shown, summed_up
from docgen.errors import ExitCode
from docgen.findings import Severity
from docgen.workflow.checking import Checked, check_case

__all__ = ["configure", "run"]

STATEMENT_DATE = re.compile(r"statements\.[^.]+\.date")
"""The field from which most else follows, where it is wrong."""
MOST = 5
"""So many cells are told first; all stand below with what to do."""


def configure(parser: ArgumentParser) -> None:
    """Add the case folder and the registry."""
    parser.add_argument("case", type=Path, metavar="CASE", help="the case folder")
    parser.add_argument(
        "--formats", type=Path, metavar="DIR", help="registry of agreed formats (default: CASE/formats)"
    )


def run(arguments: Namespace) -> ExitCode:
    """Print the findings; exit 1 where an error stands."""
    checked = check_case(arguments.case, arguments.formats, with_cells=True)
    every = [finding for each in checked for finding in each.findings]
    if arguments.json:
        rows = [
            {
                "statement": each.stem,
                "format": each.standing,
                "example": each.example,
                "findings": as_records(each.findings, _named(each)),
            }
            for each in checked
        ]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return exit_code(every)
    print("\n".join(_lines(arguments.case, checked)))
    return exit_code(every)


def _lines(case: Path, checked: tuple[Checked, ...]) -> Iterator[str]:
    yield from _first(checked)
    for each in checked:
        yield f"{each.stem} (format: {each.standing})"
        yield from shown(each.findings, _named(each)) if each.findings else ("  Nothing to mend.",)
        yield f"  {summed_up(each.findings)}"
    if any(each.example for each in checked):
        yield ""
        yield "All this is of docgen's invented example, which the case file still holds: it says example: yes."
        yield f"Fill in yours: docgen form {case}, then docgen fill; or write it into {case / 'case.yaml'} yourself."


def _first(checked: tuple[Checked, ...]) -> Iterator[str]:
    """Yield what is to be mended first: errors that have a cell, with the cell, a statement's own date before all."""
    found = (
        (spot, one)
        for each in checked
        for one in each.findings
        if one.stands and one.severity is Severity.ERROR and (spot := each.cells.get(one.place.field))
    )
    in_order = sorted(found, key=lambda pair: not STATEMENT_DATE.fullmatch(pair[1].place.field))
    mend = dict.fromkeys((str(spot), one.detail) for spot, one in in_order)
    if mend:
        yield f"First, in the workbook{f' ({MOST} of {len(mend)})' if len(mend) > MOST else ''}:"
        for cell, detail in list(mend)[:MOST]:
            yield from textwrap.wrap(f"{cell}: {detail}", 100, initial_indent="  ", subsequent_indent="    ")
        yield ""


def _named(checked: Checked) -> dict[str, str]:
    """Return the cells to mend, as they are printed, by field path."""
    return {path: str(spot) for path, spot in checked.cells.items()}
