"""`docgen doctor`: what this machine has and lacks, and its fingerprint."""

import json
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from itertools import groupby

from docgen.errors import ExitCode
from docgen.workflow.doctor import Check, Diagnosis, Group, State, examine
from docgen.workflow.fingerprint import Fingerprint

__all__ = ["configure", "run"]

COUNTED = frozenset({Group.PACKAGE, Group.FONT})
"""Groups too long to list when nothing is wrong with them."""


def configure(parser: ArgumentParser) -> None:
    """Add no arguments: the doctor looks at everything."""


def run(arguments: Namespace) -> ExitCode:
    """Print the diagnosis; exit 3 where something needed is missing."""
    diagnosis = examine()
    print(_as_json(diagnosis) if arguments.json else "\n".join(_as_text(diagnosis)))
    return ExitCode.DONE if diagnosis.is_able else ExitCode.MACHINE


def _as_json(diagnosis: Diagnosis) -> str:
    found = diagnosis.fingerprint
    fields = {
        "able": diagnosis.is_able,
        "checks": [asdict(check) for check in diagnosis.checks],
        "remedies": diagnosis.remedies(),
        "fingerprint": {**found.fields(), "sha256": found.sha256} if found else None,
    }
    return json.dumps(fields, indent=2, ensure_ascii=False)


def _as_text(diagnosis: Diagnosis) -> list[str]:
    lines = ["docgen can work here." if diagnosis.is_able else "docgen cannot work here yet."]
    for group, checks in groupby(diagnosis.checks, key=lambda check: check.group):
        lines += ["", group, *_group(group, list(checks))]
    if diagnosis.remedies():
        lines += ["", "To install what is missing:", *(f"  {command}" for command in diagnosis.remedies())]
    if diagnosis.fingerprint:
        lines += ["", *_fingerprint(diagnosis.fingerprint)]
    return lines


def _group(group: Group, checks: list[Check]) -> list[str]:
    wrong = [check for check in checks if check.state is not State.OK]
    if group in COUNTED and not wrong:
        return [f"  ok       all {len(checks)}"]
    shown = wrong if group in COUNTED else checks
    width = max(len(check.name) for check in shown)
    return [f"  {check.state:<7}  {check.name:<{width}}  {check.detail}{_package(check)}" for check in shown]


def _package(check: Check) -> str:
    return f" (in the package {check.source})" if check.state is State.ABSENT else ""


def _fingerprint(found: Fingerprint) -> list[str]:
    versions = {"docgen": found.docgen, "Python": found.python, "WeasyPrint": found.packages["weasyprint"]}
    named = {"pango": "Pango", "harfbuzz": "HarfBuzz", "fontconfig": "Fontconfig"}
    versions |= {named.get(name, name): number for name, number in sorted(found.libraries.items())}
    return [
        f"Fingerprint {found.sha256}",
        "  " + ", ".join(f"{name} {number}" for name, number in versions.items()) + f", on {found.machine}",
        f"  and {len(found.packages)} pinned packages and {len(found.fonts)} fonts; --json lists them.",
        "  The same case under the same fingerprint gives the same bytes.",
    ]
