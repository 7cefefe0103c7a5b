"""`docgen supplement`: the supplementary statement begun, where what was served is no longer so."""

import json
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from docgen.cli.days import day
from docgen.errors import ExitCode
from docgen.workflow.clock import now
from docgen.workflow.supplementing import Begun, begin_supplement

__all__ = ["configure", "run"]


def configure(parser: ArgumentParser) -> None:
    """Add the case folder, the statement that was served, and the day of the new one."""
    parser.add_argument("case", type=Path, metavar="CASE", help="the case folder")
    parser.add_argument("statement", metavar="ID", help="the id of a statement that was served, like G1")
    parser.add_argument("--on", required=True, type=day, metavar="DAY", help="its date, like 2025-07-01")


def run(arguments: Namespace) -> ExitCode:
    """Enter it in the case, and list what it has to put right."""
    begun = begin_supplement(arguments.case, arguments.statement, arguments.on, now)
    print(_as_json(begun) if arguments.json else "\n".join(_lines(arguments.case, begun)))
    return ExitCode.DONE


def _as_json(begun: Begun) -> str:
    rows = [asdict(each) | {"served": each.served.isoformat()} for each in begun.corrects]
    return json.dumps({"statement": begun.statement, "number": begun.number, "corrects": rows}, indent=2)


def _lines(folder: Path, begun: Begun) -> list[str]:
    lines = [f"Entered statement {begun.statement}, number {begun.number} of its maker. It is to put right:"]
    for each in begun.corrects:
        where = f"paragraph {each.paragraph}" if each.paragraph is not None else "what stands before paragraph 1"
        lines.append(f"  {each.statement}, {where}{f' ({each.heading})' if each.heading else ''}")
    lines.append("The words are the maker's: ask for them, and for the searches, and enter them.")
    return [*lines, f"Then: docgen check {folder}"]
