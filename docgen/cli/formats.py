"""`docgen formats`: the shelf; locking a format's files; recording that they were agreed."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from docgen.errors import ExitCode, InputError
from docgen.formats.printers import show_date
from docgen.workflow.clock import now
from docgen.workflow.shelving import Agreeing, Shelved, agree_format, list_formats, lock_format

__all__ = ["configure", "run"]


def configure(parser: ArgumentParser) -> None:
    """Add what is to be done with which format."""
    parser.add_argument(
        "act", nargs="?", choices=("list", "lock", "agree"), default="list", help="what to do (default: list)"
    )
    parser.add_argument("format", nargs="?", metavar="NAME@V", help="the format to lock or agree")
    parser.add_argument("--formats", type=Path, metavar="DIR", help="the organisation's registry and formats")
    parser.add_argument("--by", metavar="NAME", help="who agrees")
    parser.add_argument("--role", metavar="ROLE", help="in what role")
    parser.add_argument("--on", metavar="DATE", help="on which day, like 2025-04-01")


def run(arguments: Namespace) -> ExitCode:
    """List, lock or agree."""
    if arguments.act == "list":
        return _list(list_formats(arguments.formats), as_json=arguments.json)
    if arguments.format is None:
        raise InputError.at("docgen formats", f"`{arguments.act}` needs a format: write NAME@V.")
    if arguments.act == "lock":
        path = lock_format(arguments.format, arguments.formats)
        return _done({"locked": arguments.format, "file": str(path)}, "Locked as a draft", path, as_json=arguments.json)
    path = agree_format(_agreeing(arguments), now())
    return _done({"agreed": arguments.format, "file": str(path)}, "Agreed; recorded", path, as_json=arguments.json)


def _agreeing(arguments: Namespace) -> Agreeing:
    missing = [f"--{name}" for name in ("by", "role", "on", "formats") if getattr(arguments, name) is None]
    if missing:
        raise InputError.at(
            "docgen formats agree", f"needs {', '.join(missing)}.", "An agreement is a named person's act."
        )
    return Agreeing(arguments.format, arguments.by, arguments.role, arguments.on, arguments.formats)


def _done(record: dict[str, str], words: str, path: Path, *, as_json: bool) -> ExitCode:
    print(json.dumps(record, indent=2) if as_json else f"{words} in {path}")
    return ExitCode.DONE


def _list(rows: tuple[Shelved, ...], *, as_json: bool) -> ExitCode:
    if as_json:
        print(json.dumps([_record(row) for row in rows], indent=2, ensure_ascii=False))
    else:
        for row in rows:
            print(f"{row.name}@{row.version}  {_standing(row)}")
            print(f"  {_title(row)}")
    return ExitCode.INPUT if any(row.fault for row in rows) else ExitCode.DONE


def _title(row: Shelved) -> str:
    """Return what a format is for; one that is agreed is not called what it was before."""
    if row.format is None:
        return str(row.fault)
    sheet, agreed = row.format.sheet, row.standing is not None and row.standing.agreement is not None
    return f"{sheet.title}." if agreed else f"{sheet.title}. {sheet.label}"


def _standing(row: Shelved) -> str:
    if row.fault or row.standing is None:
        return "faulty"
    if row.standing.agreement:
        agreement = row.standing.agreement
        return f"agreed by {agreement.by}, {agreement.role}, {show_date(agreement.on)}"
    return row.standing.word + (" (changed since it was locked)" if row.unlocked else "")


def _record(row: Shelved) -> dict[str, object]:
    return {
        "name": row.name,
        "version": row.version,
        "standing": "faulty" if row.standing is None else row.standing.word,
        "locked": not row.unlocked,
        "sha256": row.format.digest if row.format else None,
        "fault": row.fault,
    }
