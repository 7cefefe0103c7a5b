"""`docgen form`: a case as a workbook to fill in."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from docgen.errors import ExitCode
from docgen.workflow.forms import form_case

__all__ = ["configure", "run"]


def configure(parser: ArgumentParser) -> None:
    """Add the case folder and what to write."""
    parser.add_argument("case", type=Path, metavar="CASE", help="the case folder")
    parser.add_argument(
        "--summary", action="store_true", help="the summary of available material alone, for the police to fill in"
    )
    parser.add_argument("--replace", action="store_true", help="write over a workbook that is there already")


def run(arguments: Namespace) -> ExitCode:
    """Write the workbook and say where it is."""
    formed = form_case(arguments.case, summary=arguments.summary, replace=arguments.replace)
    if arguments.json:
        print(json.dumps({"file": str(formed.file), "empty": formed.empty}, indent=2, ensure_ascii=False))
        return ExitCode.DONE
    print(f"Wrote {formed.file}")
    if formed.empty and not arguments.summary:
        print("It is empty but for the papers in the folder: the case file still holds docgen's invented example.")
        print("Kinds and markings of papers are as the papers call themselves: look whether they are what they say.")
        print("Papers are numbered S1, S2, ... by file name: use these numbers, whatever your brief calls them.")
    print("Its first sheet says how to fill it in.")
    print(f"Then: docgen fill {arguments.case} {formed.file}")
    return ExitCode.DONE
