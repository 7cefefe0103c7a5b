"""`docgen check`: all findings on a case, grouped by who can mend them."""

import json
import re
import textwrap
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from docgen.cli.findings import as_records, exit_code, shown, summed_up
from docgen.errors import ExitCode
from docgen.findings import Finding, Mender, Severity
from docgen.workflow.checking import Checked, check_case

__all__ = ["configure", "run"]

STATEMENT_DATE = re.compile(r"statements\.[^.]+\.date")
"""The field from which most else follows, where it is wrong."""


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
    """Yield what is to be mended first, then what only the maker can answer: each error that has a cell, with the cell.

    A statement's own date comes before all. That nothing is the case-owner's is said where no warning is either.
    """
    standing = [(each, one) for each in checked for one in each.findings if one.stands]
    errors = [pair for pair in standing if pair[1].severity is Severity.ERROR]
    mend = _in_cells(pair for pair in errors if pair[1].mender is not Mender.MAKER)
    ask = _in_cells(pair for pair in errors if pair[1].mender is Mender.MAKER)
    if mend:
        yield from _listed(f"First, in the workbook ({len(mend)} error{'' if len(mend) == 1 else 's'})", mend)
    yours = [pair for pair in standing if pair[1].mender is Mender.CASE_OWNER and pair[1].severity is Severity.WARNING]
    if ask:
        is_clear = not mend and not yours
        yield from _listed(f"{'Nothing for you to mend; ' if is_clear else ''}{len(ask)} to ask the maker", ask)
    if look := _in_cells(yours):
        yield from _listed(f"{len(look)} for you to look at", look)


def _in_cells(found: Iterable[tuple[Checked, Finding]]) -> list[tuple[str, str]]:
    """Return the cells of findings with what is said of them, each once."""
    spots = [(spot, one) for each, one in found if (spot := each.cells.get(one.place.field))]
    in_order = sorted(spots, key=lambda pair: not STATEMENT_DATE.fullmatch(pair[1].place.field))
    return [*dict.fromkeys((str(spot), one.detail) for spot, one in in_order)]


def _listed(head: str, cells: list[tuple[str, str]]) -> Iterator[str]:
    yield f"{head}:"
    for cell, detail in cells:
        yield from textwrap.wrap(f"{cell}: {detail}", 100, initial_indent="  ", subsequent_indent="    ")
    yield ""


def _named(checked: Checked) -> dict[str, str]:
    """Return the cells to mend, as they are printed, by field path."""
    return {path: str(spot) for path, spot in checked.cells.items()}
