"""`docgen new`: start a case folder."""

import json
import textwrap
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import asdict
from itertools import zip_longest
from pathlib import Path

from docgen.checks.rule import FoundPaper
from docgen.errors import ExitCode
from docgen.papers.looks import Looks, Shows, as_pages
from docgen.workflow.papers import seen_marking
from docgen.workflow.starting import Started, start_case

__all__ = ["configure", "run"]


def configure(parser: ArgumentParser) -> None:
    """Add the folder, the papers and the example."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="the case folder to make")
    parser.add_argument("--from", type=Path, dest="source", metavar="FOLDER", help="take in the papers of this folder")
    parser.add_argument("--example", metavar="NAME", help="begin with the example of this format")


def run(arguments: Namespace) -> ExitCode:
    """Make the folder and list what is in it."""
    started = start_case(arguments.folder, source=arguments.source, example=arguments.example)
    if arguments.json:
        papers = [asdict(paper) for paper in started.papers]
        record = {"folder": str(started.folder), "papers": papers, "left_out": list(started.left_out)}
        print(json.dumps(record, indent=2, ensure_ascii=False))
        return ExitCode.DONE
    print("\n".join(_lines(started)))
    return ExitCode.DONE


WIDTH = 100
HEADS = ("paper", "kind", "pages", "text", "marking seen", "SHA-256")
WIDTHS = (11, 11, 7, 21, 12)
"""Columns after the first, which takes what is left."""
GAP = "  "
NARROWEST = 12


def _lines(started: Started) -> Iterator[str]:
    yield f"Started {started.folder}"
    if started.papers:
        yield f"{len(started.papers)} {'paper' if len(started.papers) == 1 else 'papers'} copied to papers/:"
        yield from _table(started.papers)
    for name in started.left_out:
        yield f"  not copied: {name} (a link to a folder, or hidden)"
    yield f"{started.folder / 'case.yaml'} holds an invented example: put your case's values in place of every one."
    if started.papers:
        yield "The papers are listed at its end, with the fields that each still needs."
    case = started.folder / "case.yaml"
    yield f"Then: docgen form {started.folder} (a workbook to fill in), or write {case} yourself."


def _table(papers: tuple[FoundPaper, ...]) -> Iterator[str]:
    room = WIDTH - len(GAP) * (len(WIDTHS) + 1) - sum(WIDTHS)
    first = min(room, max(NARROWEST, *(len(paper.file) for paper in papers)))
    yield from _row(HEADS, first)
    for paper in papers:
        yield from _row((paper.file, *_columns(paper)), first)
        yield from _notes(paper.looks, "    ")


def _row(cells: tuple[str, ...], first: int) -> Iterator[str]:
    """Yield the lines of one row; what is longer than its column goes on below."""
    columns = [
        textwrap.wrap(cell, width, break_on_hyphens=False) or [""]
        for cell, width in zip(cells, (first, *WIDTHS), strict=True)
    ]
    for line in zip_longest(*columns, fillvalue=""):
        padded = (part.ljust(width) for part, width in zip(line, (first, *WIDTHS), strict=True))
        yield f"{GAP}{GAP.join(padded)}".rstrip()


def _columns(paper: FoundPaper) -> tuple[str, ...]:
    looks = paper.looks
    pages = "not counted" if paper.pages is None else str(paper.pages)
    digest = str(paper.sha256)[:12]
    if looks is None:
        return ("", pages, "", "", digest)
    return (str(looks.kind), pages, str(looks.shows or "unknown"), seen_marking(looks), digest)


def _notes(looks: Looks | None, indent: str) -> Iterator[str]:
    if looks is None:
        return
    no_text = f"Without text: {as_pages(looks.textless)}." if looks.shows == Shows.MIXED else ""
    for note in (looks.fault, no_text, *looks.remarks):
        yield from textwrap.wrap(note or "", WIDTH, initial_indent=f"{indent}- ", subsequent_indent=f"{indent}  ")
    for each in looks.attachments:
        pages = "" if each.looks.pages is None else f", {each.looks.pages} page{'' if each.looks.pages == 1 else 's'}"
        seen = f"attached: {each.name} ({each.looks.kind}{pages}, marking {seen_marking(each.looks)})"
        yield from textwrap.wrap(seen, WIDTH, initial_indent=f"{indent}- ", subsequent_indent=f"{indent}  ")
        yield from _notes(each.looks, f"{indent}  ")
