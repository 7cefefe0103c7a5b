"""`docgen served`: what was served, on whom, how and when."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from docgen.cli.days import day
from docgen.cli.findings import as_records, exit_code, shown
from docgen.errors import ExitCode
from docgen.workflow.clock import now
from docgen.workflow.service_kept import SERVICE
from docgen.workflow.serving import Serving, record_service

__all__ = ["configure", "run"]


def configure(parser: ArgumentParser) -> None:
    """Add the case folder, the file, and to whom, how, when and by whom."""
    parser.add_argument("case", type=Path, metavar="CASE", help="the case folder")
    parser.add_argument("file", metavar="FILE", help="a file in CASE/out/served")
    parser.add_argument("--to", required=True, metavar="WHOM", help="the Tribunal, the appellant, or who else")
    parser.add_argument("--how", required=True, metavar="WAY", help="by portal, by post, by hand")
    parser.add_argument("--on", required=True, type=day, metavar="DAY", help="the day, like 2025-02-02")
    parser.add_argument("--as", required=True, dest="recorded_by", metavar="NAME", help="who records it")


def run(arguments: Namespace) -> ExitCode:
    """Record it, and say what was too old by then."""
    serving = Serving(arguments.case, arguments.file, arguments.to, arguments.how, arguments.on, arguments.recorded_by)
    findings = record_service(serving, now)
    if arguments.json:
        print(json.dumps({"record": SERVICE, "findings": as_records(findings)}, indent=2, ensure_ascii=False))
        return exit_code(findings)
    print(f"Recorded in {arguments.case / SERVICE}.")
    print("\n".join(shown(findings)) or "  Nothing was past its day.")
    return exit_code(findings)
