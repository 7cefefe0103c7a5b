"""`docgen closed`: documents for the Tribunal alone, made into a folder outside every case."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from docgen.cli.findings import as_records, exit_code, shown, summed_up
from docgen.cli.making import add_common
from docgen.errors import ExitCode
from docgen.formats.registry import name_and_version
from docgen.workflow.clock import now
from docgen.workflow.closing import ClosedOrder, make_closed
from docgen.workflow.making import Produced

__all__ = ["configure", "run"]


def configure(parser: ArgumentParser) -> None:
    """Add the case folder, the format, the closed root and the options."""
    add_common(parser)
    parser.add_argument(
        "format", nargs="?", metavar="FORMAT", help="the format's name, or name@version (default: every closed one)"
    )
    parser.add_argument(
        "--closed",
        type=Path,
        metavar="DIR",
        help="the folder for closed papers, outside every case (default: what DOCGEN_CLOSED names)",
    )


def run(arguments: Namespace) -> ExitCode:
    """Make the closed documents of a case."""
    name, version = name_and_version(arguments.format) if arguments.format else (None, None)
    order = ClosedOrder(
        arguments.case,
        arguments.closed,
        format=name,
        version=version,
        final=arguments.final,
        formats=arguments.formats,
        replace=arguments.replace,
    )
    closed, produced = make_closed(order, now)
    if arguments.json:
        rows = [
            {
                "document": each.stem,
                "format": each.standing.word,
                "files": [str(closed / name) for name in each.files],
                "findings": as_records(each.findings),
            }
            for each in produced
        ]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        print("\n".join(line for each in produced for line in _lines(closed, each, final=arguments.final)))
    return exit_code(finding for each in produced for finding in each.findings)


def _lines(closed: Path, each: Produced, *, final: bool) -> list[str]:
    stage = "final" if final else f"draft, marked {each.mark} on every page"
    lines = [f"{each.stem}: closed, {stage}" if each.files else f"{each.stem}: no final was made: errors stand"]
    lines += [f"  {closed / name}" for name in each.files]
    lines += shown(each.findings)
    lines.append(f"  {summed_up(each.findings)}")
    if each.files:
        lines.append("  For the Tribunal alone: it is not to be served, and not to be copied into the case folder.")
    if each.files and not final and each.standing.agreement is None:
        lines.append(f"  The format is not agreed ({each.standing.word}), so it can make drafts only: docgen formats")
    return lines
