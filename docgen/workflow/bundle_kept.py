"""A finished bundle looked through and kept: all of its files or none, with what they hold beside them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import NamedTuple

from docgen.case.bundle_order import BundleOrder
from docgen.disclosure.bundle_places import Places
from docgen.disclosure.scanning import sought_of
from docgen.findings import Finding, Severity
from docgen.workflow.bundle_earlier import earlier_files, kept_with, refuse_to_drop
from docgen.workflow.bundle_manifest import Assembled, Sources, bundle_manifest, manifest_file
from docgen.workflow.bundle_places_kept import places_file, places_told
from docgen.workflow.bundle_wanted import BundleAsked
from docgen.workflow.folder import AUDIT, INTERNAL, SERVED, OpenCase
from docgen.workflow.making import Clock, leave_finals_alone
from docgen.workflow.outputs import Finished
from docgen.workflow.preparing import Prepared
from docgen.workflow.scanning import scan_own
from docgen.workflow.service_kept import refuse_served
from docgen.workflow.withheld_words import WithheldWords
from docgen.workroom.folder import inside
from docgen.workroom.journal import append
from docgen.workroom.keep import keep

__all__ = ["Bundled", "Made", "Placed", "keep_bundle", "name_of"]


class Placed(NamedTuple):
    """Where a document stands: its title, its first and last page in the file, and which of the files it is, from 1.

    `label` is what is printed on its first page where that is not the page's number.
    """

    title: str
    first: int
    last: int
    volume: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Bundled:
    """What came of it: the files in the case folder, a volume each (none: refused), their pages, and the findings.

    `beside` are files that go with it and are no part of it.
    """

    files: tuple[str, ...]
    pages: int
    documents: tuple[Placed, ...]
    findings: tuple[Finding, ...]
    beside: tuple[str, ...] = ()

    @property
    def file(self) -> str | None:
        """Return the file, or the first of several."""
        return next(iter(self.files), None)


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: files by their names in the case folder, what stands in them, a document made for them.

    `unredacted` are the pages that go in as they are, whatever they say; `statements` the ids of those that are in it;
    `beside` are files that go with it and are no part of it; `places` says where all stands, of a bundle of its own.
    """

    files: Mapping[str, bytes]
    pages: int
    documents: tuple[Placed, ...]
    prepared: Prepared
    findings: tuple[Finding, ...]
    unredacted: Mapping[str, bytes]
    statements: tuple[str, ...] = ()
    sources: Sources | None = None
    """The order and the files that it was made from, for its manifest; None until they are told."""
    beside: Mapping[str, bytes] = field(default_factory=dict)
    places: Places | None = None

    def with_beside(self, name: str, content: bytes, findings: tuple[Finding, ...]) -> "Made":
        """Return it with a file beside it, and what is to be said of that."""
        told = tuple(dict.fromkeys((*self.findings, *findings)))
        return replace(self, beside={**self.beside, name: content}, findings=told)


def keep_bundle(case: OpenCase, asked: BundleAsked, made: Made, clock: Clock) -> Bundled:
    """Keep what was made, but for a final in which an error stands. Raises InputError where another stands there."""
    bundled = Bundled(tuple(made.files), made.pages, made.documents, made.findings, tuple(made.beside))
    every, earlier = {**made.files, **made.beside}, earlier_files(case.folder, made.files)
    if asked.final:
        found = scan_own(sought_of(case.loaded.case), every, WithheldWords(case), dict(made.unredacted))
        bundled = replace(bundled, findings=(*made.findings, *found))
        if any(each.severity is Severity.ERROR and each.stands for each in bundled.findings):
            return replace(bundled, files=(), beside=())
        for name, content in every.items():
            if (case.folder / name).exists() and (case.folder / name).read_bytes() != content:
                refuse_served(case.folder, name)
        refuse_to_drop(case.folder, earlier, replace=asked.replace)
        if not asked.replace:
            leave_finals_alone(case.folder, [Finished(made.prepared, every, bundled.findings)])
    kept = _kept(case, asked, bundled, made, clock)
    keep(case.folder, kept, gone={each for name in earlier for each in kept_with(name)})
    return bundled


def name_of(order: BundleOrder, prepared: Prepared, part: str, *, final: bool) -> str:
    """Return what a file is called: the appeal's number and what it is, as portals ask; no sign that they refuse."""
    appeal = getattr(prepared.topic.view, "appeal", None)
    number = str(appeal.number).replace("/", " ") + " " if appeal is not None else ""
    plain = "".join(char for char in order.title if char.isalnum() or char in " -")
    return f"{SERVED if final else INTERNAL}/{number}{plain}{part}{'' if final else ' draft'}.pdf"


def _kept(case: OpenCase, asked: BundleAsked, bundled: Bundled, made: Made, clock: Clock) -> dict[str, bytes]:
    """Log what is to be, and return it: each volume with a list of what it holds beside it.

    One internal manifest tells of all of them.
    """
    for name in (AUDIT, *made.files, *made.beside):
        inside(case.folder, name)
    kept, outputs, stage = dict[str, bytes](), dict[str, str](), "final" if asked.final else "draft"
    for volume, (name, content) in enumerate(made.files.items(), 1):
        outputs[name] = sha256(content).hexdigest()
        here = (each for each in bundled.documents if each.volume == volume)
        rows = [{"document": each.title, "first": each.first, "last": each.last} | _label(each) for each in here]
        listed = {"docgen": 1, "file": name.rpartition("/")[2], "sha256": outputs[name], "documents": rows}
        kept[name] = content
        kept[f"{name.removesuffix('.pdf')}.json"] = f"{json.dumps(listed, indent=1, ensure_ascii=False)}\n".encode()
    kept |= made.beside
    outputs |= {name: sha256(content).hexdigest() for name, content in made.beside.items()}
    head = _logged(case, made, stage, clock)
    if made.sources is not None:
        places = tuple((each.volume, each.first) for each in made.documents)
        told = Assembled(case, made.prepared, made.sources, places, made.pages, bundled.findings)
        kept[manifest_file(next(iter(outputs)))] = bundle_manifest(told, outputs, head)
        if made.places is not None:
            order = made.sources.order.digest
            kept[places_file(asked.order)] = places_told(case, order, made.places, made.files, final=asked.final)
    return kept


def _logged(case: OpenCase, made: Made, stage: str, clock: Clock) -> str:
    """Log each file, and return the head of the audit chain."""
    head = ""
    for name, content in {**made.files, **made.beside}.items():
        entry: dict[str, str | list[str]] = {
            "did": "bundle" if name in made.files else "make",
            "stage": stage,
            "output": name,
            "sha256": sha256(content).hexdigest(),
            "case_sha256": case.digest,
        }
        if name in made.files and made.statements:
            entry["statements"] = list(made.statements)
        head = append(case.folder / AUDIT, entry, at=clock())
    return head


def _label(placed: Placed) -> dict[str, str]:
    return {"label": placed.label} if placed.label else {}
