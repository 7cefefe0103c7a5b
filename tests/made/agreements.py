"""Locks the shipped formats and has the fixtures' invented approver agree to them: `python -m tests.made.agreements`.

Run it after a change to a format that is meant; a house test says when it is needed.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from docgen.errors import DocgenError
from docgen.formats.shelf import shipped_formats
from docgen.workflow.shelving import Agreeing, agree_format, list_formats, lock_format
from tests.made.shared_text import COPIES, as_it_should_be, body_of

__all__ = ["main", "renew"]

CASES = Path(__file__).resolve().parents[2] / "fixtures" / "cases"
APPROVER = "Ines Corrigan (invented)"
ROLE = "Head of Specialist Appeals, for the fixtures"
DAY = "2025-01-06"
CLOCK = datetime(2025, 1, 6, 9, 0, tzinfo=UTC)


def renew() -> None:
    """Lock every shipped format and write the registry of every fixture case anew."""
    for row in list_formats(None):  # every format, before any registry is emptied: a faulty one leaves them as they are
        lock_format(f"{row.name}@{row.version}", None)
    _keep_in_step()
    for case in sorted(CASES.glob("*/case.yaml")):
        registry = case.parent / "formats"
        for old in ("agreed.json", "agreed.jsonl"):
            (registry / old).unlink(missing_ok=True)
        for row in list_formats(None):
            agree_format(Agreeing(f"{row.name}@{row.version}", APPROVER, ROLE, DAY, registry), CLOCK)


def _keep_in_step() -> None:
    """Copy what formats have in common from one to the other, now that every format is known to be sound."""
    shelf = shipped_formats()
    for copy in COPIES:
        body_of(shelf, copy.target).write_text(as_it_should_be(copy, shelf), encoding="utf-8")
        lock_format(f"{copy.target}@1", None)


def main() -> int:
    """Renew, or say what is wrong with a format as docgen does."""
    try:
        renew()
    except DocgenError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
