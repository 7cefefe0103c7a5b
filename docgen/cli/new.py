"""`docgen new`: start a case folder."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from docgen.checks.rule import FoundPaper
from docgen.errors import ExitCode
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


def _lines(started: Started) -> Iterator[str]:
    yield f"Started {started.folder}"
    if started.papers:
        yield f"{len(started.papers)} {'paper' if len(started.papers) == 1 else 'papers'} copied to papers/:"
    width = max((len(paper.file) for paper in started.papers), default=0)
    for paper in started.papers:
        yield f"  {paper.file:<{width}}  {_pages(paper):<17}  SHA-256 {str(paper.sha256)[:12]}"
    for name in started.left_out:
        yield f"  not copied: {name} (a link to a folder, or hidden)"
    yield f"{started.folder / 'case.yaml'} holds an invented example: put your case's values in place of every one."
    if started.papers:
        yield "The papers are listed at its end, with the fields that each still needs."
    yield f"Then: docgen check {started.folder}"


def _pages(paper: FoundPaper) -> str:
    if paper.pages is None:
        return "pages not counted"
    return f"{paper.pages} page{'' if paper.pages == 1 else 's'}"
