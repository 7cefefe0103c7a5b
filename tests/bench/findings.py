"""Findings that the packs ask for, against those that the rules give: missed, and false."""

from pathlib import Path

from tests.made.cases import FIXTURE

__all__ = ["Tally", "tally"]

TABLE = "findings.txt"
Tally = tuple[int, int] | None
"""How many findings are missed and how many are false; None where no case says yet what it expects."""


def tally() -> Tally:
    """Return the counts over all cases that hold a table of findings."""
    counts = [_counted(folder) for folder in sorted(FIXTURE.parent.iterdir()) if (folder / TABLE).exists()]
    return (sum(missed for missed, _ in counts), sum(false for _, false in counts)) if counts else None


def _counted(folder: Path) -> tuple[int, int]:
    """Compare a case's table with its findings."""
    raise NotImplementedError(f"how {folder.name}/{TABLE} is read is decided with the first such table")
