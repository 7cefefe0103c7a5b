"""How findings are shown: grouped by who can mend them, worst first, and as JSON."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from docgen.errors import ExitCode
from docgen.findings import Finding, Mender, Severity

__all__ = ["as_records", "exit_code", "shown", "summed_up"]

ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
WIDTH = 100
INDENT = " " * 18


def exit_code(findings: Iterable[Finding]) -> ExitCode:
    """Return 1 where an error stands, else 0."""
    errors = any(finding.severity is Severity.ERROR and finding.stands for finding in findings)
    return ExitCode.FINDINGS if errors else ExitCode.DONE


NO_CELLS: Mapping[str, str] = {}


def shown(findings: Sequence[Finding], cells: Mapping[str, str] = NO_CELLS) -> Iterator[str]:
    """Yield the lines that show findings to a person; `cells` are those of the case's workbook, by field path."""
    for mender in Mender:
        mine = sorted((f for f in findings if f.mender is mender), key=lambda f: ORDER.index(f.severity))
        if mine:
            yield f"  For the {mender}:"
        for finding in mine:
            yield from _one(finding, cells.get(finding.place.field))


def _one(finding: Finding, cell: str | None) -> Iterator[str]:
    word = str(finding.severity) if finding.stands else f"overruled ({finding.overruled_by})"
    yield f"    {word:<8} {finding.rule:<7} {finding.place}"
    for text in (f"In the workbook: {cell}" if cell else "", finding.detail, finding.next_step):
        yield from textwrap.wrap(text, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)


def summed_up(findings: Iterable[Finding]) -> str:
    """Return the counts in words: 1 error, no warnings, 2 notes."""
    counts = Counter(finding.severity for finding in findings if finding.stands)
    return ", ".join(_counted(counts[severity], severity) for severity in ORDER)


def _counted(count: int, severity: Severity) -> str:
    return f"{count or 'no'} {severity}{'' if count == 1 else 's'}"


def as_records(findings: Iterable[Finding], cells: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
    """Return findings as plain JSON values, with the workbook's cells by field path (None: without)."""
    return [
        {
            "rule": finding.rule,
            "severity": finding.severity,
            "file": finding.place.file,
            "line": finding.place.line,
            "column": finding.place.column,
            "field": finding.place.field,
            "detail": finding.detail,
            "next_step": finding.next_step,
            "mender": finding.mender,
            "audience": finding.audience,
            "overruled_by": finding.overruled_by,
            **({} if cells is None else {"cell": cells.get(finding.place.field)}),
        }
        for finding in findings
    ]
