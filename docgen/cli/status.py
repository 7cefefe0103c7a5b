"""`docgen status`: one page on how a case stands."""

import json
import textwrap
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docgen.cli.findings import summed_up
from docgen.errors import ExitCode
from docgen.findings import Finding, Mender, Severity
from docgen.intake.cells import Spot
from docgen.workflow.clock import now
from docgen.workflow.served_words import Outdated
from docgen.workflow.status import CaseStatus, status_of

__all__ = ["configure", "run"]

WIDTH = 100
MOST = 8
"""So many things are listed of one kind; the rest are counted."""


def configure(parser: ArgumentParser) -> None:
    """Add the case folder and the registry."""
    parser.add_argument("case", type=Path, metavar="CASE", help="the case folder")
    parser.add_argument(
        "--formats", type=Path, metavar="DIR", help="registry of agreed formats (default: CASE/formats)"
    )


def run(arguments: Namespace) -> ExitCode:
    """Print how the case stands; findings do not make it fail."""
    status = status_of(arguments.case, now().date(), arguments.formats)
    print(json.dumps(_record(status), indent=2, ensure_ascii=False) if arguments.json else "\n".join(_lines(status)))
    return ExitCode.DONE


def _lines(status: CaseStatus) -> Iterator[str]:
    yield f"{status.folder}: {status.stage}" + (
        " (docgen's invented example; nothing is filled in yet)" if status.example else ""
    )
    yield from _section(
        "Documents",
        [f"{each.stem}: {_state(each.draft, each.final)}; {summed_up(each.findings)}" for each in status.outputs],
    )
    yield from _section("Other finals", [f"{each.stem}: {_state('none', each.final)}" for each in status.finals])
    yield from _section("To mend", _menders(status))
    yield from _section(
        "Of these, in the workbook", [f"{spot}: {found.detail} ({found.rule})" for spot, found in status.cells]
    )
    by_whom = {
        who: [each for each in status.lacking if each.who == who]
        for who in dict.fromkeys(each.who for each in status.lacking)
    }
    for who, every in by_whom.items():
        yield from _section(f"Missing, from the {who}", [f"{each.of}: {each.what}" for each in every])
    yield from _section("To be redacted again", [str(each) for each in status.redactions])
    yield from _section("Files in papers/ of which the case says nothing", list(status.strays))
    yield from _section(
        "Served", [f"{each.on.isoformat()}: {each.file}, to {each.to}, {each.how}" for each in status.served]
    )
    yield from _section(
        "Served, and no longer what the case says (docgen supplement)", [_outdated(each) for each in status.outdated]
    )
    yield from _section(
        "Due",
        [
            f"{each.day.isoformat()} ({_left(each.days_left(status.today))}): {each.what}, {each.of} ({each.rule})"
            for each in status.due
        ],
    )
    yield ""
    yield f"Next: {status.next_step}"


def _outdated(each: Outdated) -> str:
    where = f"paragraph {each.paragraph}" if each.paragraph is not None else "before its first paragraph"
    below = f", below: {each.heading}" if each.heading else ""
    return f"{each.statement}, served {each.served.isoformat()}: {where}{below}"


def _section(title: str, items: list[str]) -> Iterator[str]:
    if not items:
        return
    yield ""
    yield f"{title}:"
    for item in items[:MOST]:
        yield from textwrap.wrap(item, WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)
    if len(items) > MOST:
        yield f"  and {len(items) - MOST} more (--json lists all)"


def _state(draft: str, final: str) -> str:
    return f"final {final}" if final != "none" else f"draft {draft}" if draft != "none" else "not made yet"


def _menders(status: CaseStatus) -> list[str]:
    found = [each for output in status.outputs for each in output.findings if each.severity is not Severity.NOTE]
    by_mender = ((mender, [each for each in found if each.mender is mender]) for mender in Mender)
    return [f"{mender}: {summed_up(every)}" for mender, every in by_mender if every]


def _left(days: int) -> str:
    if days < 0:
        # the case does not say whether it was done
        return f"past by {-days} {'day' if days == -1 else 'days'}, unless done"
    return "today" if days == 0 else f"in {days} {'day' if days == 1 else 'days'}"


def _record(status: CaseStatus) -> dict[str, Any]:
    return {
        "case": str(status.folder),
        "stage": status.stage,
        "example": status.example,
        "today": status.today.isoformat(),
        "documents": [
            {"stem": each.stem, "draft": each.draft, "final": each.final, "format": each.format, "errors": each.errors}
            for each in status.outputs
        ],
        "finals": [{"stem": each.stem, "final": each.final} for each in status.finals],
        "cells": [_cell(spot, found) for spot, found in status.cells],
        "lacking": [{"from": each.who, "of": each.of, "what": each.what} for each in status.lacking],
        "strays": list(status.strays),
        "redact_again": [str(each) for each in status.redactions],
        "served": [
            {"file": each.file, "sha256": each.sha256, "to": each.to, "how": each.how, "on": each.on.isoformat()}
            for each in status.served
        ],
        "outdated": [_as_record(each) for each in status.outdated],
        "due": [
            {
                "day": each.day.isoformat(),
                "days_left": each.days_left(status.today),
                "what": each.what,
                "of": each.of,
                "rule": each.rule,
            }
            for each in status.due
        ],
        "next": status.next_step,
    }


def _as_record(each: Outdated) -> dict[str, Any]:
    return {
        "statement": each.statement,
        "served": each.served.isoformat(),
        "paragraph": each.paragraph,
        "incident": each.incident,
    }


def _cell(spot: Spot, found: Finding) -> dict[str, Any]:
    place = {"sheet": spot.sheet, "row": spot.row, "column": spot.column}
    return {**place, "field": found.place.field, "rule": found.rule}
