"""`docgen redact`: what to take out of papers is proposed, decided in a plan by a person, and taken out for good."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from docgen.cli.findings import as_records, exit_code, shown
from docgen.errors import ExitCode
from docgen.papers.looks import as_pages
from docgen.workflow.clock import now
from docgen.workflow.redacting import RedactedPaper, redact_papers
from docgen.workflow.suggesting import Suggested, suggest

__all__ = ["configure", "run"]


def configure(parser: ArgumentParser) -> None:
    """Add the case folder, the paper, and whether to propose."""
    parser.add_argument("case", type=Path, metavar="CASE", help="the case folder")
    parser.add_argument(
        "paper", nargs="?", metavar="PAPER", help="a paper's id, like S4 (default: all that are disclosed redacted)"
    )
    parser.add_argument(
        "--suggest",
        action="store_true",
        help="propose places and write them into redactions/PAPER.yaml, where a person decides; nothing is redacted",
    )


def run(arguments: Namespace) -> ExitCode:
    """Propose, or redact as was decided."""
    if arguments.suggest:
        return _suggest(arguments)
    done = redact_papers(arguments.case, arguments.paper, now)
    findings = [finding for each in done for finding in each.findings]
    if arguments.json:
        rows = [
            {
                "paper": each.paper,
                "files": each.files,
                "pages": each.pages,
                "pages_made_anew": each.anew,
                "places": each.places,
                "findings": as_records(each.findings),
            }
            for each in done
        ]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        print("\n".join(_redacted(arguments.case, done)))
    return exit_code(findings)


def _suggest(arguments: Namespace) -> ExitCode:
    done = suggest(arguments.case, arguments.paper)
    if arguments.json:
        rows = [
            {
                "paper": each.paper,
                "plan": each.plan,
                "already": each.already,
                "unread_pages": each.unread,
                "pages_file": each.pages_file,
                "marks": [{"row": row, "withheld": entry, "page": page} for row, entry, page in each.marks],
                "pages_left_out": [{"page": page, "withheld": entry} for page, entry in each.left_out],
                "new": [{"row": row, **asdict(proposal)} for row, proposal in each.new],
            }
            for each in done
        ]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        print("\n".join(_suggested(arguments.case, done)))
    return ExitCode.DONE


def _suggested(case: Path, done: Sequence[Suggested]) -> Iterator[str]:
    for each in done:
        already = f"; {_count(each.already, 'place')} in the plan already" if each.already else ""
        yield f"{each.paper}: {_count(len(each.new), 'new place')}{already}"
        for row, what in each.new:
            whom = f", of {what.person}" if what.person else ""
            yield f"  {row:<5} page {what.page}  {what.what}{whom}"
            yield f"        … {what.before} [{what.words}] {what.after} …"
        yield from _withheld(each)
        if each.unread:
            yield f"  No machine can read {as_pages(each.unread)}: look there yourself, and sign off in the plan."
        if each.pages_file:
            yield f"  Its pages, as they are redacted: {case / each.pages_file}"
        yield f"  Decide in {case / each.plan}; nothing is redacted yet."
    if not done:
        yield "No paper is to be disclosed redacted."
        return
    yield "The machine proposes what it knows from the case. Read the papers: what it does not know, only you see."
    yield f"Then: docgen redact {case}"


def _withheld(each: Suggested) -> Iterator[str]:
    """Say what the case withholds of a paper: what a person has to mark, and what is left out in any case."""
    for row, entry, page in each.marks:
        yield f"  {row:<5} page {page}  {entry} withholds something on this page: give its words or an area in this row"
    for page, entry in each.left_out:
        yield f"  Page {page} is withheld ({entry}): it is left out, whatever the plan says."


def _redacted(case: Path, done: Sequence[RedactedPaper]) -> Iterator[str]:
    for each in done:
        anew = f"; {as_pages(each.anew)} made anew" if each.anew else ""
        yield f"{each.paper}: {_count(each.places, 'place')} taken out of {_count(each.pages, 'page')}{anew}"
        yield from (f"  {case / name}" for name in each.files)
        yield from shown(each.findings)
    if not done:
        yield "No paper is to be disclosed redacted."
        return
    yield "Look at each page before it is served."
    yield "A file that leaves by itself needs another name: its own is the paper's id, and ids count all papers."


def _count(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"
