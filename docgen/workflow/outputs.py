"""What is written down of an output: the record beside it, its line in the audit journal, the internal manifest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from docgen.case.record import View
from docgen.case.views import FrontSheetView, StatementView
from docgen.document import as_lines, digest, record_beside
from docgen.findings import Finding
from docgen.pdf import fonts_of
from docgen.workflow.fingerprint import fingerprint
from docgen.workflow.folder import CLOSED, INTERNAL, SERVED, OpenCase
from docgen.workflow.preparing import Prepared

__all__ = [
    "Files",
    "Finished",
    "audit_entries",
    "exhibits_in",
    "finding_told",
    "folder_of",
    "manifest",
    "named_files",
    "papers_digest",
]

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Finished:
    """A statement with its finished files, by their names in the case folder, and all findings on them."""

    prepared: Prepared
    files: Files
    findings: tuple[Finding, ...]


def named_files(prepared: Prepared, files: Files, pages: int) -> dict[str, bytes]:
    """Name finished files (given by suffix), and put beside them the JSON record of what they say.

    Finals go where what may leave is kept; what is closed has a name that no case folder has. `pages` is how many the
    PDF has.
    """
    folder = folder_of(prepared)
    named = {f"{prepared.stem}.{suffix}": content for suffix, content in files.items()}
    beside = record_beside(prepared.document, exhibits_in(prepared.topic.view), named, pages)
    return {f"{folder}/{name}": content for name, content in {**named, f"{prepared.stem}.json": beside}.items()}


def exhibits_in(view: View) -> dict[str, int | None]:
    """Return the exhibits that a document produces, by mark, each with its number of pages (None: not counted)."""
    match view:
        case StatementView(exhibits=produced):
            return {each.mark: each.pages if isinstance(each.pages, int) else None for each in produced}
        case FrontSheetView(exhibit=one):
            return {one.mark: one.pages if isinstance(one.pages, int) else None}
        case _:
            return {}


def folder_of(prepared: Prepared) -> str:
    """Return the folder that a document's files lie in: of the case, or of the closed root where it is closed."""
    if prepared.closed:
        return CLOSED
    return SERVED if prepared.served else INTERNAL


def audit_entries(case: OpenCase, finished: Finished) -> Iterator[dict[str, str]]:
    """Yield one entry for each output: ids and digests only."""
    prepared = finished.prepared
    for name, content in finished.files.items():
        yield {
            "did": "make",
            "stage": prepared.stage_word,
            "output": name,
            "sha256": _sha256(content),
            "case_sha256": case.digest,
            "format": f"{prepared.form.name}@{prepared.form.version}",
            "format_sha256": prepared.form.digest,
        }


def manifest(case: OpenCase, finished: Finished, head: str) -> bytes:
    """Write the internal manifest: all that is known of an output. `head` is the audit chain's."""
    prepared = finished.prepared
    found = fingerprint(frozenset(font.path.name for font in fonts_of(prepared.document)))
    agreement = prepared.standing.agreement
    return as_lines(
        {
            "docgen": 1,
            "stage": prepared.stage_word,
            "of": prepared.topic.name,
            "case_sha256": case.digest,
            "papers_sha256": papers_digest(case),
            "format": f"{prepared.form.name}@{prepared.form.version}",
            "format_sha256": prepared.form.digest,
            "format_standing": prepared.standing.word,
            "agreement": agreement.model_dump(mode="json") if agreement else None,
            "text_sha256": digest(prepared.document),
            "names": dict(prepared.topic.names),
            "outputs": {name: _sha256(content) for name, content in sorted(finished.files.items())},
            "findings": [finding_told(finding) for finding in finished.findings],
            "fingerprint": {**found.fields(), "sha256": found.sha256},
            "audit_head": head,
        }
    )


def papers_digest(case: OpenCase) -> str:
    """Return one SHA-256 over the names and digests of the files in papers/: findings speak of them."""
    return _sha256("".join(f"{paper.sha256}  {paper.file}\n" for paper in case.papers).encode())


def finding_told(finding: Finding) -> dict[str, Any]:
    """Return a finding as manifests tell it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "place": str(finding.place),
        "detail": finding.detail,
        "next_step": finding.next_step,
        "mender": finding.mender,
        "audience": finding.audience,
        "overruled_by": finding.overruled_by,
    }


def _sha256(content: bytes) -> str:
    return sha256(content).hexdigest()
