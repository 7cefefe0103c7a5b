"""What `docgen make` and `docgen statement` share: asking for documents and showing what came of it."""

import json
from argparse import ArgumentParser
from pathlib import Path

from docgen.cli.findings import as_records, exit_code, shown, summed_up
from docgen.errors import ExitCode
from docgen.workflow.clock import now
from docgen.workflow.making import Order, Produced, make_documents

__all__ = ["add_common", "carry_out"]


def add_common(parser: ArgumentParser) -> None:
    """Add what both commands take."""
    parser.add_argument("case", type=Path, metavar="CASE", help="the case folder")
    parser.add_argument(
        "--final", action="store_true", help="make the unmarked text for signature (agreed formats only)"
    )
    parser.add_argument("--replace", action="store_true", help="let a final take the place of one made before")
    parser.add_argument(
        "--formats", type=Path, metavar="DIR", help="registry of agreed formats (default: CASE/formats)"
    )


def carry_out(order: Order, *, as_json: bool) -> ExitCode:
    """Make what was ordered and print it; exit 1 where an error stands."""
    produced = make_documents(order, now)
    print(_as_json(produced) if as_json else "\n".join(line for each in produced for line in _lines(order, each)))
    return exit_code(finding for each in produced for finding in each.findings)


def _as_json(produced: tuple[Produced, ...]) -> str:
    rows = [
        {
            "statement": each.stem,
            "format": each.standing.word,
            "files": list(each.files),
            "findings": as_records(each.findings),
        }
        for each in produced
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False)


def _lines(order: Order, each: Produced) -> list[str]:
    stage = "final" if order.final else f"draft, marked {each.mark} on every page"
    lines = [f"{each.stem}: {stage}" if each.files else f"{each.stem}: no final was made, because errors stand"]
    lines += [f"  {order.folder / name}" for name in each.files]
    lines += shown(each.findings)
    lines.append(f"  {summed_up(each.findings)}")
    if not order.final:
        lines.append(f"  What the papers say was not looked at for this draft: docgen check {order.folder}")
    if each.files and not order.final and each.standing.agreement is None:
        lines.append(f"  The format is not agreed ({each.standing.word}), so it can make drafts only: docgen formats")
    return lines
