"""`docgen check`: all findings on a case, grouped by who can mend them."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from docgen.cli.findings import as_records, exit_code, shown, summed_up
from docgen.errors import ExitCode
from docgen.workflow.checking import Checked, check_case

__all__ = ["configure", "run"]


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
            {"statement": each.stem, "format": each.standing, "findings": as_records(each.findings, _named(each))}
            for each in checked
        ]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return exit_code(every)
    for each in checked:
        print(f"{each.stem} (format: {each.standing})")
        print("\n".join(shown(each.findings, _named(each))) or "  Nothing to mend.")
        print(f"  {summed_up(each.findings)}")
    return exit_code(every)


def _named(checked: Checked) -> dict[str, str]:
    """Return the cells to mend, as they are printed, by field path."""
    return {path: str(spot) for path, spot in checked.cells.items()}
