"""`docgen verify`: what a forum's rules say against a finished bundle, whoever made it."""

import json
import sys
import textwrap
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from docgen.checks.bundle_running import Told, runs_of
from docgen.checks.listing import NOT_IN_A_FILE
from docgen.cli.findings import as_records, exit_code, summed_up
from docgen.errors import ExitCode
from docgen.workflow.verifying import Verified, verify_file

__all__ = ["configure", "run"]

WIDTH = 100
INDENT = " " * 18


def configure(parser: ArgumentParser) -> None:
    """Add the bundle, the forum's profile, and where a page of HTML is written."""
    parser.add_argument("file", type=Path, metavar="FILE.pdf", help="a finished bundle, whoever made it")
    parser.add_argument(
        "--profile",
        default="ftt-iac-2024",
        metavar="NAME",
        help="the forum: ftt-iac-2024 (the default), utiac-ce-file or general-2021",
    )
    parser.add_argument("--html", type=Path, metavar="OUT.html", help="write a page with thumbnails there as well")


def run(arguments: Namespace) -> ExitCode:
    """Print what was found: rule, severity, pages, what, next step; exit 1 where an error is among it."""
    verified = verify_file(arguments.file, arguments.profile, arguments.html, read=_progress())
    findings = [told.finding for told in verified.told]
    if arguments.json:
        print(json.dumps(_record(verified), indent=2, ensure_ascii=False))
        return exit_code(findings)
    print(f"  {verified.pages} pages, held against: {verified.profile.says}")
    print("\n".join(line for told in verified.told for line in _one(told)) or "  Nothing was found.")
    print(f"  {summed_up(findings)}")
    print("\n".join(_left_out()))
    return exit_code(findings)


def _progress() -> Callable[[int, int], None]:
    """Return what says on a terminal how far the reading is; elsewhere it says nothing."""
    done: list[int] = []

    def tell(more: int, of: int) -> None:
        done.append(more)
        end = "\n" if sum(done) == of else ""
        print(f"\r\x1b[K{sum(done)} of {of} pages read", end=end, file=sys.stderr, flush=True)

    return tell if sys.stderr.isatty() else lambda _, __: None


def _one(told: Told) -> Iterator[str]:
    finding = told.finding
    first = f"    {finding.severity:<8} {finding.rule:<7} "
    yield from textwrap.wrap(finding.place.field, WIDTH, initial_indent=first, subsequent_indent=INDENT)
    for text in (finding.detail, finding.next_step):
        yield from textwrap.wrap(text, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)


def _left_out() -> Sequence[str]:
    """Say what no file can show by itself."""
    said = f"Not asked, since no file shows it (`docgen rules ID` says why): {', '.join(sorted(NOT_IN_A_FILE))}."
    return textwrap.wrap(said, WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def _record(verified: Verified) -> dict[str, Any]:
    profile = verified.profile
    records = as_records(told.finding for told in verified.told)
    for record, told in zip(records, verified.told, strict=True):
        record["pages"] = runs_of(told.pages)
        record["source"] = profile.rules[told.finding.rule].source
    return {
        "profile": profile.name,
        "reviewed": profile.reviewed,
        "pages": verified.pages,
        "findings": records,
        "not_shown_by_a_file": NOT_IN_A_FILE,
    }
