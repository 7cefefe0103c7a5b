"""What a rule is: one function, one plain name, one id that a person can cite, one source, and what it is blind to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import Any, TypeVar

from docgen.case import Case, Statement
from docgen.checks.bundle_profile import BundleProfile
from docgen.document import Document
from docgen.findings import Audience, Mender, Severity
from docgen.formats.shelf import PROFILES, Format
from docgen.papers.bundle_facts import BundleFacts
from docgen.papers.looks import Looks
from docgen.papers.ooxml import DocxFacts
from docgen.papers.pdf import PdfFacts
from docgen.papers.shapes import Face

__all__ = [
    "BUNDLE",
    "CATALOGUE",
    "CLOSED",
    "DOCUMENTS",
    "FORUMS",
    "KEY",
    "PRODUCED",
    "SECTION_9",
    "SERVED",
    "STATEMENTS",
    "TELLING",
    "TRIBUNAL",
    "BundleReading",
    "DataReading",
    "DocumentReading",
    "FileReading",
    "FoundPaper",
    "Hit",
    "Loc",
    "PapersReading",
    "Reads",
    "Rule",
    "Stage",
    "TextReading",
    "rule",
]

Loc = tuple[str | int, ...]
"""A place in the case, as keys and positions: ("incidents", 0, "outcome")."""


class Reads(StrEnum):
    """What a rule looks at.

    An attested rule asks what no program can see. It reads the text to tell whether the question arises, and what it
    then says stands until a named person has confirmed it (`attestations` of the case).
    """

    DATA = "data"
    TEXT = "text"
    DOCUMENT = "document"
    FILE = "file"
    PAPERS = "papers"
    ATTESTED = "attested"
    BUNDLE = "bundle"


class Stage(IntEnum):
    """From when on a rule applies."""

    DRAFT = 1
    FINAL = 2


@dataclass(frozen=True, slots=True)
class DataReading:
    """A case and the statement that is looked at. `position` is the statement's place in the case."""

    case: Case
    statement: Statement
    position: int


@dataclass(frozen=True, slots=True)
class TextReading:
    """The same with the composed document and its format; `agreed` tells whether these very files were agreed."""

    data: DataReading
    document: Document
    form: Format
    agreed: bool


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """A case and a document of any format that was composed from it, as at a day; `data` where it is a statement.

    `agreed` tells whether these very files of its format were agreed.
    """

    case: Case
    document: Document
    as_at: date
    data: DataReading | None = None
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class FileReading:
    """The finished files' facts beside the document that they must show. `faces` are the fonts that PDFs are set in."""

    document: Document
    docx: DocxFacts
    pdf: PdfFacts
    faces: tuple[Face, ...]


@dataclass(frozen=True, slots=True)
class BundleReading:
    """A finished bundle, whoever made it, under the profile of a forum."""

    facts: BundleFacts
    profile: BundleProfile


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """A file in papers/ as it was found: its name from there on, SHA-256, and pages (None where none are counted).

    `fault` says why it cannot be read; None where it can. `looks` is what was seen in it; None where it was only
    counted.
    """

    file: str
    sha256: str | None
    pages: int | None
    fault: str | None = None
    looks: Looks | None = None


@dataclass(frozen=True, slots=True)
class PapersReading:
    """A case and a statement of it beside every file that lies in papers/."""

    data: DataReading
    found: tuple[FoundPaper, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule does not hold.

    `where` is a place in the case (a tuple), the id of a block, or a page or part of a file ("page 3 of the PDF").
    `detail` and `next_step` name fields and ids, never the value of a personal field. `mender` is who can mend this
    place, or None where it is who mends what the rule says as a whole; `severity` likewise.
    """

    where: Loc | str
    detail: str
    next_step: str
    mender: Mender | None = None
    severity: Severity | None = None


Check = Callable[[Any], Iterator[Hit]]
C = TypeVar("C", bound=Check)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue."""

    id: str
    name: str
    says: str
    source: str
    severity: Severity
    reads: Reads
    stage: Stage
    audience: Audience
    mender: Mender
    blind: str
    overrulable: bool
    profiles: frozenset[str]
    check: Check


FORUMS = frozenset({"ftt-iac-2024", "utiac-ce-file", "general-2021"})
"""The profiles of finished bundles (bundle_profiles.toml)."""
STATEMENTS = frozenset({"tribunal_cpr", "s9_mg11"})
"""The profiles of police statements: in the form of CPR PD 32, and of section 9 of the Criminal Justice Act 1967."""
TRIBUNAL = frozenset({"tribunal_cpr"})
"""The profile of a statement in the form of CPR PD 32 alone."""
SECTION_9 = frozenset({"s9_mg11"})
"""The profile of a statement under section 9 alone."""
PRODUCED = frozenset(
    {"front_sheet", "schedule", "bundle", "key", "withheld_schedule", "redaction_schedule", "certificate"}
)
"""The profiles of what is served beside a statement."""
BUNDLE = frozenset({"bundle"})
"""The profile of what stands at the front of a bundle: its pages have the bundle's numbers."""
KEY = frozenset({"key"})
"""The profile of the one document that says who stands under a label."""
TELLING = frozenset({"withheld_schedule", "certificate"})
"""The profiles of what tells those served that something is withheld."""
CLOSED = frozenset({"rule_13_application", "excluded_pack"})
"""The profiles of what the tribunal alone is given, under rule 13."""
SERVED = STATEMENTS | PRODUCED
"""The profiles of all that is served."""
DOCUMENTS = frozenset(profile for profiles in PROFILES.values() for profile in profiles)
"""The profiles of all documents."""
CATALOGUE: dict[str, Rule] = {}
"""Every rule by its id; the modules of `checks` put theirs in as they are imported."""


def rule(  # noqa: PLR0913 - each argument is a column of the catalogue
    number: str,
    *,
    source: str,
    severity: Severity,
    reads: Reads,
    mender: Mender,
    blind: str,
    stage: Stage = Stage.DRAFT,
    audience: Audience = Audience.INTERNAL,
    overrulable: bool = True,
    profiles: frozenset[str] = STATEMENTS,
    catalogue: dict[str, Rule] = CATALOGUE,
) -> Callable[[C], C]:
    """Enter a function in the catalogue: its name is the rule's plain name, its docstring's first line what it says.

    `blind` says what the rule cannot see; `profiles` are the formats' profiles it holds for; `catalogue` is where it is
    entered. Raises ValueError for an id given twice.
    """

    def enter(check: C) -> C:
        if number in catalogue:
            raise ValueError(f"{number} is given to two rules")
        says = (check.__doc__ or "").strip().splitlines()[0]
        catalogue[number] = Rule(
            number, check.__name__.replace("_", " "), says, source, severity, reads, stage, audience, mender, blind,
            overrulable, profiles, check,
        )  # fmt: skip
        return check

    return enter
