"""`docgen new`: start a case folder."""

import json
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from docgen.errors import ExitCode
from docgen.workflow.starting import start_case

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
        print(json.dumps({"folder": str(started.folder), "papers": papers}, indent=2, ensure_ascii=False))
        return ExitCode.DONE
    print(f"Started {started.folder}")
    for paper in started.papers:
        pages = "pages not counted" if paper.pages is None else f"{paper.pages} page{'' if paper.pages == 1 else 's'}"
        print(f"  papers/{paper.file}  {pages}  SHA-256 {paper.sha256[:12]}...")
    print(f"Now fill in {started.folder / 'case.yaml'}, then: docgen check {started.folder}")
    return ExitCode.DONE
