"""`docgen scan`: whether finished files hold what a case withholds."""

import json
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from docgen.cli.findings import as_records, exit_code, shown, summed_up
from docgen.errors import ExitCode
from docgen.workflow.scanning import Reading, scan_files

__all__ = ["configure", "run"]


def configure(parser: ArgumentParser) -> None:
    """Add the files, the case, and whether pictures are read."""
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="a finished file, of any kind")
    parser.add_argument("--case", type=Path, required=True, metavar="CASE", help="the case folder")
    reading = parser.add_mutually_exclusive_group()
    reading.add_argument(
        "--no-ocr", dest="reading", action="store_const", const=Reading.NO, help="leave words in pictures unread"
    )
    reading.add_argument(
        "--ocr",
        dest="reading",
        action="store_const",
        const=Reading.DEMANDED,
        help="exit 3 where this machine cannot read words in pictures",
    )
    parser.set_defaults(reading=Reading.IF_IT_CAN_BE)


def run(arguments: Namespace) -> ExitCode:
    """Print what was found: file, place and kind, never the value; exit 1 where anything was."""
    scanned = scan_files(arguments.case, arguments.files, arguments.reading)
    if arguments.json:
        exemptions = [asdict(each) for each in scanned.exemptions]
        record = {"findings": as_records(scanned.findings), "exemptions": exemptions}
        print(json.dumps(record, indent=2, ensure_ascii=False))
        return exit_code(scanned.findings)
    print("\n".join(shown(scanned.findings)) or "  Nothing was found.")
    for each in scanned.exemptions:
        print(f"  Not looked for as it stands: {each.kind} ({each.whose}) {each.why}.")
    print(f"  {summed_up(scanned.findings)}")
    return exit_code(scanned.findings)
