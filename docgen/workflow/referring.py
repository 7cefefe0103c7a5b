"""The table of references of a bundle that was made: from the decision's paragraphs to pages, for the review."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from docgen.checks.running import blocking
from docgen.disclosure.bundle_references import references_view
from docgen.findings import Finding
from docgen.word import write_docx
from docgen.workflow.bundle_documents import day_of
from docgen.workflow.bundle_places_kept import kept_places
from docgen.workflow.bundle_wanted import order_of
from docgen.workflow.folder import AUDIT, INTERNAL, ORDER, check_case_folder, open_case
from docgen.workflow.making import Clock
from docgen.workflow.preparing import prepare, take
from docgen.workflow.topics import Topic
from docgen.workroom.folder import inside
from docgen.workroom.journal import append
from docgen.workroom.keep import keep, recover
from docgen.workroom.lock import case_lock

__all__ = ["Referred", "make_references"]

REFERENCES: Final = "table-of-references"


@dataclass(frozen=True, slots=True)
class Referred:
    """What came of it: the file in the case folder (None: refused), the bundle's files, its rows, and the findings."""

    file: str | None
    bundle: tuple[str, ...]
    rows: int
    findings: tuple[Finding, ...]


def make_references(folder: Path, clock: Clock, order: str = ORDER, formats: Path | None = None) -> Referred:
    """Make the table of references of the bundle made last. Raises InputError where that is of another state."""
    check_case_folder(folder)
    with case_lock(folder):
        recover(folder)
        case = open_case(folder, formats)
        asked = order_of(case, order)
        kept = kept_places(case, asked)
        on, stage = day_of(case, asked.order), "final" if kept.final else "draft"
        view = references_view(case.loaded.case, asked.order, on, kept.places, final=kept.final)
        form = take(case, REFERENCES, ("statements",), None)
        prepared = prepare(case, Topic("case", "", on, None, view), form, final=kept.final)
        if kept.final and any(blocking(prepared.findings)):
            return Referred(None, kept.files, len(view.rows), prepared.findings)
        name = f"{INTERNAL}/{Path(kept.files[0]).stem.removesuffix(' draft')} references {stage}.docx"
        content = write_docx(prepared.document, form.reference)
        inside(folder, name)
        entry = {"did": "make", "stage": stage, "output": name, "sha256": sha256(content).hexdigest()}
        append(folder / AUDIT, {**entry, "case_sha256": case.digest}, at=clock())
        keep(folder, {name: content})
        return Referred(name, kept.files, len(view.rows), prepared.findings)
