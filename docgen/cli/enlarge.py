"""`docgen enlarge`: a finished bundle made larger for print on A3."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from docgen.errors import ExitCode
from docgen.workflow.enlarging import enlarge_file

__all__ = ["configure", "run"]


def configure(parser: ArgumentParser) -> None:
    """Add the bundle, and where its enlargement is written."""
    parser.add_argument("file", type=Path, metavar="FILE.pdf", help="a finished bundle, whoever made it")
    parser.add_argument(
        "--to", type=Path, metavar="OUT.pdf", help="where it is written (default: beside, `... A3.pdf`)"
    )


def run(arguments: Namespace) -> ExitCode:
    """Write it, and say where."""
    to = arguments.to or arguments.file.with_name(f"{arguments.file.stem} A3.pdf")
    path = enlarge_file(arguments.file, to)
    print(json.dumps({"file": str(path)}) if arguments.json else f"Wrote {path}: print it on A3.")
    return ExitCode.DONE
