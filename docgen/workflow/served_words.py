"""What served statements say, kept as it was served, and which of their paragraphs the case no longer bears out.

A statement that was served stands as it is. When a fact of the case changes afterwards, what it says is to be put right
by a supplementary statement, and by nobody in silence.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Final

from pydantic import ValidationError

from docgen.case.service import Service
from docgen.disclosure.served_names import in_case
from docgen.document import Document, Heading, Leaf, Paragraph, document_from_record, leaves, text_of
from docgen.errors import DocgenError, InputError
from docgen.workflow.folder import AUDIT, INTERNAL, SERVED, OpenCase
from docgen.workflow.preparing import prepare, take, topics
from docgen.workroom.folder import inside
from docgen.workroom.journal import read_chain
from docgen.workroom.reading import read_bounded

__all__ = ["KEPT", "Outdated", "kept_words", "outdated_paragraphs"]

KEPT: Final = f"{INTERNAL}/served"
LARGEST: Final = 20_000_000
OF_A_FINAL: Final = ".final.manifest.json"
INCIDENTS: Final = "incidents"


@dataclass(frozen=True, slots=True)
class Outdated:
    """A paragraph that was served and is no longer what the case says.

    `statement` is the statement's id, `paragraph` the number (of the last one before, for a table or heading; None
    where none stood before), `incident` the case's id of the incident that it tells of, if it tells of one.
    """

    statement: str
    served: date
    paragraph: int | None
    heading: str
    incident: str | None


def kept_words(case: OpenCase, digest: str) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return what is to be kept of the statements that a served file is or holds, and under which names.

    Each is the record of the final with the way back to the case's ids; a bundle holds those that the journal says.
    """
    found, names = dict[str, bytes](), list[str]()
    manifests = {told["of"]: told for told in _manifests(case)}
    ids = [name for name, told in manifests.items() if digest in told["outputs"].values()]
    ids += [name for name in _in_bundle(case, digest) if name in manifests]
    for name in dict.fromkeys(ids):
        told = manifests[name]
        path = next((each for each in told["outputs"] if each.startswith(SERVED) and each.endswith(".json")), None)
        if path is None:
            continue
        record = json.loads(read_bounded(inside(case.folder, path), LARGEST, root=case.folder))
        document = record["document"]
        document["format"]["digest"] = told["format_sha256"]  # what was served does not say it
        content = json.dumps({"of": name, "names": told["names"], "document": document}).encode()
        kept = f"{KEPT}/{name}-{sha256(content).hexdigest()[:16]}.json"
        found[kept] = content
        names.append(kept.rpartition("/")[2])
    return found, tuple(names)


def _manifests(case: OpenCase) -> Iterator[dict[str, Any]]:
    there = inside(case.folder, INTERNAL)
    for path in sorted(there.glob(f"*{OF_A_FINAL}")) if there.is_dir() else ():
        try:
            told = json.loads(read_bounded(path, LARGEST, root=case.folder))
            if isinstance(told["of"], str) and isinstance(told["outputs"], dict) and isinstance(told["names"], dict):
                yield told
        except (DocgenError, ValueError, TypeError, LookupError):
            continue  # what was made is told by `status`; here it only has no words to keep


def _in_bundle(case: OpenCase, digest: str) -> Iterator[str]:
    for line in read_chain(inside(case.folder, AUDIT)).lines:
        if line.entry.get("did") == "bundle" and line.entry.get("sha256") == digest:
            listed = line.entry.get("statements")
            yield from listed if isinstance(listed, list) else ()


def outdated_paragraphs(case: OpenCase, service: Service) -> tuple[Outdated, ...]:
    """Return every served paragraph that the case no longer says, in the order in which they were served."""
    since = dict[str, date]()
    for row in service.served:
        for name in row.words:
            since.setdefault(name, row.on)
    found = [each for name, on in since.items() for each in _outdated(case, name, on)]
    return tuple(dict.fromkeys(found))


def _outdated(case: OpenCase, name: str, on: date) -> Iterator[Outdated]:
    path = inside(case.folder, f"{KEPT}/{name}")
    try:
        told = json.loads(read_bounded(path, LARGEST, root=case.folder))
        statement, names, was = str(told["of"]), dict(told["names"]), document_from_record(told["document"])
    except (ValueError, TypeError, LookupError, ValidationError):
        raise InputError.at(str(path), "This record of what was served cannot be read.", "Put it back.") from None
    now = _now(case, statement)
    said = {text_of(leaf.spans) for leaf in leaves(now)} if now is not None else set[str]()
    number, heading = None, ""
    for leaf in leaves(was):
        number = leaf.number if isinstance(leaf, Paragraph) and leaf.number is not None else number
        heading = text_of(leaf.spans) if isinstance(leaf, Heading) else heading
        if text_of(leaf.spans) not in said:
            yield Outdated(statement, on, number, heading, _incident(leaf, names))


def _now(case: OpenCase, name: str) -> Document | None:
    """Return the statement as the case would have it now; None where the case has no such statement any more."""
    statements = case.loaded.case.statements
    at = next((at for at, each in enumerate(statements) if each.id == name), None)
    if at is None:
        return None
    form = take(case, statements[at].format, ("statements", at, "format"), None)
    topic = next(each for each in topics(case, form, None) if each.statement == at)
    return prepare(case, topic, form, final=True).document


def _incident(leaf: Leaf, names: Mapping[str, str]) -> str | None:
    for span in leaf.spans:
        parts = in_case(getattr(span, "path", ""), names).split(".")
        if parts[0] == INCIDENTS and len(parts) > 1:
            return parts[1]
    return None
