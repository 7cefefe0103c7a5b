"""All that docgen makes of a fixture's case: finals of every format, and the papers that are redacted."""

import fcntl
import os
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from docgen.case.loading import load_case
from docgen.workflow.making import Order, make_documents
from docgen.workflow.redacting import redact_papers
from docgen.workflow.suggesting import suggest
from tests.made.cases import FIXTURE

__all__ = ["CLOCK", "PACKS", "SERVED_FORMATS", "answered", "confirmed", "documents_of", "shared_pack", "whole_pack"]

PACKS = ("monforte", "khelladi")
CLOCK = datetime(2026, 1, 2, tzinfo=UTC)
SERVED_FORMATS = (
    "exhibit-front-sheet", "schedule-of-material", "withheld-schedule", "key-to-persons", "redaction-schedule",
    "police-disclosure-certificate",
)  # fmt: skip
"""What is served beside the statements."""
INTERNAL_FORMATS = ("summary-of-material", "statement-commission")
"""What goes to caseworkers and makers: it names people by their labels too."""
CONFIRMED = (
    "  - {{id: A{}, rule: WS-170, statement: {}, by: {}, role: maker, date: 2026-01-02, looked_at: the paragraphs}}\n"
)
BY = 'by: "Officer, I. Nvented", date: 2025-04-02'
DETAILS = '"address, contact or other details of another person"'
WORDS = "words: {}, reason: {}"
AREA = "page: {}, area: {{left: {}, top: {}, width: {}, height: {}}}, reason: {}"
SCAN = "name of another person"
BY_HAND: dict[tuple[str, str], tuple[str, ...]] = {
    ("monforte", "S15"): tuple(
        WORDS.format(f'"{log}"', "police method")
        for log in ("EM/INT/ 15/00418", "EM/INT/ 23/00077", "EM/INT/ 24/00612", "EM/INT/SUM/25/003")
    ),
    ("monforte", "S16"): (
        AREA.format(1, 27, 110, 10, 38, SCAN),
        AREA.format(1, 41, 130, 5, 18, DETAILS),
        AREA.format(1, 71, 150, 8, 33, SCAN),
    ),
    ("monforte", "S17"): (
        AREA.format(1, 63, 29, 110, 9, SCAN),
        AREA.format(1, 27, 39, 17, 8, DETAILS),
        AREA.format(1, 77, 68, 29, 10, SCAN),
    ),
    ("monforte", "S22"): (
        WORDS.format("Orchard Quay", DETAILS),
        WORDS.format("Fennimore Close", DETAILS),
    ),
    ("khelladi", "S12"): (
        WORDS.format(
            '"The partner told me in confidence that she has asked her own family for support and does not want this '
            'repeated to him.", withheld: D1',
            "irrelevant and private",
        ),
    ),
}
"""What a reader finds that docgen does not propose: rows of plans, by case and paper. Areas are on scans."""
WITHHELD = re.compile(r"^  - \{.*, withheld: .*, decision: not decided\}\n", re.MULTILINE)
"""A row of something withheld on a page, of which docgen says no more: the row by hand that names the entry has it."""
SIGNED = {("monforte", "S16"): 1, ("monforte", "S17"): 1}
"""Papers that no machine can read, with their pages: a person signs each off."""


def whole_pack(name: str, folder: Path) -> Path:
    """Copy a fixture's case, answer what waits for people, redact its papers, and make every final; return it."""
    shutil.copytree(FIXTURE.parent / name, folder)
    answered(folder / "case.yaml")
    suggest(folder, None)
    for plan in sorted((folder / "redactions").glob("*.yaml")):
        _decide(plan, name)
    redact_papers(folder, None, lambda: CLOCK)
    for form in (None, *SERVED_FORMATS, *INTERNAL_FORMATS):
        made = make_documents(Order(folder, final=True, format=form), lambda: CLOCK)
        assert all(each.files for each in made), [str(found) for each in made for found in each.findings]
    return folder


def shared_pack(name: str, folders: pytest.TempPathFactory) -> Path:
    """Return a whole pack that is made once for all tests, whichever of them asks first; nobody changes it."""
    base = folders.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    place = shared / f"pack-{name}"
    with (shared / f"pack-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            whole_pack(name, shared / f"pack-{name}.begun").rename(place)
    return place


def documents_of(folder: Path) -> list[Path]:
    """All that is kept to be served, the papers that were redacted, and the finals of internal formats."""
    served = [path for path in (folder / "out" / "served").rglob("*") if path.is_file()]
    finals = [path for form in INTERNAL_FORMATS for path in (folder / "out" / "internal").glob(f"{form}*-final.*")]
    papers = (folder / "redactions").glob("*.pdf")
    return sorted([*served, *papers, *(path for path in finals if not path.name.endswith(".manifest.json"))])


def answered(case: Path) -> None:
    """Let somebody have looked at sensitive markings and at what is kept back, and makers have confirmed their words.

    In the fixtures nobody has.
    """
    lines = re.sub(
        r"(marking: OFFICIAL-SENSITIVE[^\n]*)\n(    disclosure: disclose)",
        r"\1\n    reviewed: {by: a reviewer for this test, date: 2025-04-02}\n\2",
        case.read_text(encoding="utf-8"),
    )
    if "seen: " not in lines:
        answers = r"\1\2\n\1seen: no\n\1helps: no\n\1undermines: no\n"
        lines = re.sub(r"^( +)(route: (?:not_relied_on|pii_claimed))\n", answers, lines, flags=re.MULTILINE)
    case.write_text(lines if "\nattestations:" in lines else confirmed(lines), encoding="utf-8")


def confirmed(case: str) -> str:
    """Return a case file in which the maker of each statement has confirmed the words."""
    statements = load_case(case.encode(), "case.yaml").statements
    rows = (CONFIRMED.format(at, each.id, each.maker) for at, each in enumerate(statements, start=1))
    return f"{case.rstrip()}\n\nattestations:\n{''.join(rows)}"


def _decide(plan: Path, case: str) -> None:
    """Have everything that is proposed taken out, and what a reader found besides; authorise and sign off."""
    key = (case, plan.stem)
    text = plan.read_text(encoding="utf-8")
    text = WITHHELD.sub("", text).replace("decision: not decided", "decision: redact")
    rows = "".join(f"  - {{id: H{at}, {row}, decision: redact}}\n" for at, row in enumerate(BY_HAND.get(key, ()), 1))
    signs = "".join(f"  - {{page: {page}, {BY}}}\n" for page in range(1, SIGNED.get(key, 0) + 1))
    text = re.sub(
        r"^redactions:(?: \[\])?\n",
        f"authorised: {{{BY}, role: Head of Disclosure}}\nredactions:\n",
        text,
        flags=re.MULTILINE,
    )
    plan.write_text(text + rows + (f"signed_off:\n{signs}" if signs else ""), encoding="utf-8")
