"""`docgen fill`: a workbook read back into its case."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from docgen.errors import ExitCode
from docgen.workflow.clock import now
from docgen.workflow.filling import BEFORE, Filled, fill_case

__all__ = ["configure", "run"]


def configure(parser: ArgumentParser) -> None:
    """Add the case folder and the workbook."""
    parser.add_argument("case", type=Path, metavar="CASE", help="the case folder")
    parser.add_argument("workbook", type=Path, metavar="FILE.xlsx", help="the workbook, as docgen form wrote it")
    parser.add_argument(
        "--over", action="store_true", help="read it in even if the case file was changed since it was made"
    )


def run(arguments: Namespace) -> ExitCode:
    """Read the workbook in and say what changed; faults name sheet and cell."""
    filled = fill_case(arguments.case, arguments.workbook, now, over=arguments.over)
    if arguments.json:
        print(json.dumps(asdict(filled), indent=2, ensure_ascii=False))
        return ExitCode.DONE
    print("\n".join(_lines(arguments.case, filled)))
    return ExitCode.DONE


def _lines(case: Path, filled: Filled) -> Iterator[str]:
    what = "summary of material" if filled.summary else "case"
    if filled.changed:
        yield f"Read the {what} into {case / 'case.yaml'}; the file as it was is {case / BEFORE}."
    else:
        yield f"The workbook says what {case / 'case.yaml'} says; nothing was changed."
    if not filled.kept_layout:
        yield "The case file had to be written anew: remarks in it are left out."
    for remark in filled.remarks:
        yield f"  not taken in: {remark}"
    yield f"Then: docgen check {case}"
