"""`docgen refs`: from the decision's paragraphs to the bundle's pages, for whoever writes the review."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from docgen.cli.findings import as_records, exit_code, shown, summed_up
from docgen.errors import ExitCode
from docgen.workflow.clock import now
from docgen.workflow.folder import ORDER
from docgen.workflow.referring import Referred, make_references

__all__ = ["configure", "run"]


def configure(parser: ArgumentParser) -> None:
    """Add the case folder, and the order of the bundle."""
    parser.add_argument("case", type=Path, metavar="CASE", help="the case folder")
    parser.add_argument(
        "--order", default=ORDER, metavar="FILE.yaml", help=f"the bundle's order, in the case folder (default: {ORDER})"
    )
    parser.add_argument(
        "--formats", type=Path, metavar="DIR", help="registry of agreed formats (default: CASE/formats)"
    )


def run(arguments: Namespace) -> ExitCode:
    """Make the table of the bundle made last, and say where it is."""
    made = make_references(arguments.case, now, arguments.order, arguments.formats)
    print(_as_json(made) if arguments.json else "\n".join(_lines(arguments.case, made)))
    return exit_code(made.findings)


def _as_json(made: Referred) -> str:
    record = {"file": made.file, "bundle": made.bundle, "rows": made.rows, "findings": as_records(made.findings)}
    return json.dumps(record, indent=2, ensure_ascii=False)


def _lines(folder: Path, made: Referred) -> list[str]:
    if made.file is None:
        first = ["Nothing was written: errors stand."]
    else:
        first = [f"Wrote {folder / made.file} ({made.rows} rows), of {', '.join(made.bundle)}.", "  It is internal."]
    return [*first, *shown(made.findings), f"  {summed_up(made.findings)}"]
