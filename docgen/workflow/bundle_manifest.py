"""The internal manifest of a bundle: of every file in it what came in, what was done with it, and where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from docgen.case.orders import LoadedOrder
from docgen.document import as_lines
from docgen.findings import Finding
from docgen.papers.html_words import is_html
from docgen.papers.kinds import FileKind, kind_of
from docgen.papers.media_kinds import media_kind
from docgen.pdf import fonts_of
from docgen.workflow.fingerprint import fingerprint
from docgen.workflow.folder import INTERNAL, OpenCase
from docgen.workflow.gathering import Gathered, Wanted
from docgen.workflow.outputs import finding_told, papers_digest
from docgen.workflow.preparing import Prepared

__all__ = ["Assembled", "SourceRow", "Sources", "bundle_manifest", "manifest_file", "rows_of"]

Range = tuple[int, int]
"""The first and the last page of a run, from 1."""
VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Sources:
    """The files that a bundle was made from, of each entry of its order: as they were wanted, and as gathered."""

    order: LoadedOrder
    files: Sequence[Sequence[Wanted]]
    gathered: Sequence[Sequence[Gathered]]


@dataclass(frozen=True, slots=True)
class Assembled:
    """All that a bundle was put together from; `places` are the volume and the first page of each entry."""

    case: OpenCase
    prepared: Prepared
    sources: Sources
    places: Sequence[tuple[int, int]]
    pages: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One file of a bundle, as its manifest tells it.

    `received` is the SHA-256 of what came in (None: nothing is there), `redacted` that of the copy that went in for it
    (None: it went in itself). `pages_in` are those of the file, or of what was made of it, from which `went_in` did;
    `runs` pair pages of the file with those of the bundle. `placeholder` says why a page stands for it; None where
    its pages are its own.
    """

    entry: int
    volume: int
    name: str
    file: str | None
    kind: str
    received: str | None
    redacted: str | None
    pages_in: int | None
    pages_out: int
    went_in: Range | None
    runs: tuple[tuple[Range, Range], ...]
    placeholder: str | None
    made: Gathered

    def told(self) -> dict[str, Any]:
        """Return the row as JSON has it."""
        facts = self.made.facts
        return {
            "entry": self.entry,
            "volume": self.volume,
            "name": self.name,
            "file": self.file,
            "kind": self.kind,
            "sha256": self.received,
            "redacted_sha256": self.redacted,
            "pages_in": self.pages_in,
            "went_in": list(self.went_in) if self.went_in else None,
            "pages_out": self.pages_out,
            "steps": list(self.made.steps),
            "smaller": list(facts.smaller),
            "turned": list(facts.turned),
            "damaged_drawing": list(facts.unread),
            "without_text": list(facts.pictures),
            "removed": dict(facts.left),
            "signatures": [
                {"field": each.field, "state": str(each.state), "why": each.why, "signer": each.signer}
                for each in self.made.signatures
            ],
            "pages": [{"of_file": list(own), "in_bundle": list(there)} for own, there in self.runs],
            "placeholder": self.placeholder,
        }


def manifest_file(bundle: str) -> str:
    """Return where the manifest of a bundle lies, a draft's or a final's: never beside what is served."""
    return f"{INTERNAL}/{bundle.rpartition('/')[2].removesuffix('.pdf')}.manifest.json"


def rows_of(made: Assembled) -> Iterator[SourceRow]:
    """Yield a row for each file, in the order of the bundle."""
    every = zip(made.sources.files, made.sources.gathered, made.places, strict=True)
    for entry, (files, gathered, (volume, at)) in enumerate(every, start=1):
        before = 0
        for wanted, got in zip(files, gathered, strict=True):
            yield _row(made.case, (entry, volume, at + before), wanted, got)
            before += got.facts.pages


def _row(case: OpenCase, place: tuple[int, int, int], wanted: Wanted, got: Gathered) -> SourceRow:
    """Return the row of a file; `place` is its entry, its volume, and the page on which it begins."""
    entry, volume, at = place
    original, file = _original(case, wanted)
    own, count = wanted.sha256 if wanted.content else None, got.facts.pages
    first, last = wanted.pages or (1, count)
    stands = got.broken is not None
    return SourceRow(
        entry=entry,
        volume=volume,
        name=wanted.name,
        file=file,
        kind=_kind(wanted.content) if wanted.content else "nothing",
        received=original or own,
        redacted=own if original is not None else None,
        pages_in=None if stands else got.facts.came,
        pages_out=count,
        went_in=None if stands else (first, last),
        runs=() if stands else (((first, last), (at, at + count - 1)),),
        placeholder=got.broken,
        made=got,
    )


def _original(case: OpenCase, wanted: Wanted) -> tuple[str | None, str | None]:
    """Return the digest of the paper that a redacted copy stands for (None: it is none), and the paper's file."""
    if wanted.paper is not None:
        return None, wanted.paper.paper.file
    paper = next((each for each in case.loaded.case.papers if each.id == wanted.name), None)
    if paper is None:
        return None, None
    found = next((each.sha256 for each in case.papers if each.file == paper.file), None)
    return found or paper.sha256, paper.file


def _kind(content: bytes) -> str:
    kind = kind_of(content)
    if kind is FileKind.OTHER:
        return media_kind(content).removeprefix("a ") or str(kind)
    return "HTML" if kind is FileKind.TEXT and is_html(content) else str(kind)


def bundle_manifest(made: Assembled, outputs: Mapping[str, str], head: str) -> bytes:
    """Write the manifest of a bundle: its files with the SHA-256 of each; `head` is the audit chain's.

    Pages of the bundle are counted as in its index; `other_pages` are those of its front matter, and of the bundle that
    it adds to.

    What is told here of signers and files is for the casework side alone.
    """
    prepared = made.prepared
    found = fingerprint(frozenset(font.path.name for font in fonts_of(prepared.document)))
    rows = [*rows_of(made)]
    return as_lines(
        {
            "docgen": VERSION,
            "of": "bundle",
            "stage": prepared.stage_word,
            "case_sha256": made.case.digest,
            "order_sha256": made.sources.order.digest,
            "papers_sha256": papers_digest(made.case),
            "format": f"{prepared.form.name}@{prepared.form.version}",
            "format_sha256": prepared.form.digest,
            "format_standing": prepared.standing.word,
            "outputs": dict(outputs),
            "pages": made.pages,
            "other_pages": made.pages - sum(each.pages_out for each in rows),
            "sources": [each.told() for each in rows],
            "findings": [finding_told(each) for each in made.findings],
            "fingerprint": {**found.fields(), "sha256": found.sha256},
            "audit_head": head,
        }
    )
