"""Every document that a format makes of a fixture's case, composed."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from docgen.case import Case, load_case
from docgen.case.material import Disclosure
from docgen.case.redaction import Decided, RedactionReason
from docgen.case.redaction_record import RedactedPlace, RedactionRecord
from docgen.compose import compose
from docgen.document import Document, canonical_text
from docgen.formats.shelf import Format, load_format, shipped_formats
from docgen.workflow.topics import topics_of
from tests.made.cases import FIXTURE

__all__ = [
    "OTHERS",
    "Made",
    "case_named",
    "form_named",
    "made_of",
    "named_section",
    "record_of",
    "records_of",
    "unspeakable",
]

SECTION_9 = "police-statement-s9"
REDACTIONS = "redaction-schedule"
OTHERS = (
    SECTION_9, "summary-of-material", "statement-commission", "exhibit-front-sheet", "schedule-of-material",
    "key-to-persons", "withheld-schedule", "police-disclosure-certificate", REDACTIONS,
)  # fmt: skip
"""The shipped formats but the tribunal's statement and what is closed."""


@dataclass(frozen=True)
class Made:
    """A document, what it is of (an id, a mark, or `case`), and its canonical text."""

    name: str
    form: Format
    document: Document

    @property
    def text(self) -> str:
        return canonical_text(self.document)


@cache
def case_named(name: str) -> Case:
    return load_case((FIXTURE.parent / name / "case.yaml").read_bytes(), "case.yaml")


def form_named(name: str) -> Format:
    return load_format(shipped_formats() / name / "1")


def made_of(case: Case, form_name: str, *, mark: str | None = "DRAFT", on: date | None = None) -> tuple[Made, ...]:
    """Compose what a format makes of a case; under section 9, of the statements that were commissioned otherwise."""
    form = form_named(form_name)
    if form_name == SECTION_9:
        statements = tuple(each.model_copy(update={"format": SECTION_9}) for each in case.statements)
        case = case.model_copy(update={"statements": statements})
    topics = topics_of(case, form, records=records_of(case) if form_name == REDACTIONS else ())
    return tuple(
        Made(topic.name, form, compose(topic.view, form, as_at=on or topic.as_at, mark=mark)) for topic in topics
    )


def records_of(case: Case) -> tuple[RedactionRecord, ...]:
    """Invented records of the papers that are disclosed redacted, or of the first paper where there is none."""
    papers = [paper for paper in case.papers if paper.disclosure is Disclosure.REDACT] or case.papers[:1]
    return tuple(record_of(paper.id, (1, "NAME"), (1, "NAME"), (1, "METHOD"), (3, "CHILD")) for paper in papers)


def record_of(paper: str, *places: tuple[int, str]) -> RedactionRecord:
    """An invented record: a page and the name of a reason for each area."""
    return RedactionRecord(
        paper=paper,
        paper_sha256="0" * 64,
        plan_sha256="0" * 64,
        redacted_sha256="0" * 64,
        pages=4,
        authorised=Decided(by="I. Nvented", role="Head of Disclosure", date=date(2025, 2, 2)),
        places=tuple(RedactedPlace(page=page, reason=RedactionReason[reason]) for page, reason in places),
    )


def named_section(text: str, heading: str) -> str:
    """What stands under a heading, up to the next heading."""
    return text.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def unspeakable(case_name: str) -> tuple[str, ...]:
    """The strings that a pack's expected.md says must never appear in anything that is served."""
    path: Path = FIXTURE.parent / case_name / "expected.md"
    listed = path.read_text(encoding="utf-8").partition("## Strings that must never appear")[2].partition("\n\n")[0]
    rows = [line.split("|")[1].strip() for line in listed.splitlines() if line.startswith("|")]
    return tuple(row for row in rows if row not in {"String", "---"})
