"""`docgen form`: a case as a workbook to fill in."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from docgen.errors import ExitCode
from docgen.workflow.forms import Formed, form_case

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
        print(json.dumps({**asdict(formed), "file": str(formed.file)}, indent=2, ensure_ascii=False))
        return ExitCode.DONE
    print(f"Wrote {formed.file}")
    if formed.empty and not arguments.summary:
        print("\n".join(_begun(formed)))
    print("Its first sheet says how to fill it in.")
    print(f"Then: docgen fill {arguments.case} {formed.file}")
    return ExitCode.DONE


def _begun(formed: Formed) -> Iterator[str]:
    """Yield what stands in the workbook of a case that was just begun, and what was left open."""
    yield "It holds the papers in the folder: the case file is still docgen's invented example."
    if formed.read:
        yield f"{formed.read} yellow cells are read from papers that name the subject: look whether each is so."
    if formed.open:
        yield "Left open, since papers differ or are not clear:"
        yield from (f"  {each}" for each in formed.open)
    if formed.others:
        yield f"Not read, since they name somebody else, or more than one person: {', '.join(formed.others)}."
    yield "Kinds and markings of papers are as the papers call themselves: look whether they are what they say."
    yield "Papers are numbered S1, S2, ... by file name: use these numbers, whatever your brief calls them."
