"""What is written down of an output: the record beside it, its line in the audit journal, the internal manifest."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from docgen.document import digest, document_to_record
from docgen.findings import Finding
from docgen.pdf import fonts_of
from docgen.workflow.fingerprint import fingerprint
from docgen.workflow.folder import INTERNAL, SERVED, OpenCase
from docgen.workflow.preparing import Prepared

__all__ = ["Files", "Finished", "audit_entries", "manifest", "named_files", "papers_digest"]

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Finished:
    """A statement with its finished files, by their names in the case folder, and all findings on them."""

    prepared: Prepared
    files: Files
    findings: tuple[Finding, ...]


def named_files(prepared: Prepared, files: Files) -> dict[str, bytes]:
    """Name finished files (given by suffix), and put beside them the JSON record of what they say.

    Finals go where what may leave is kept. The record holds no digest of anything that is not itself served.
    """
    folder = SERVED if prepared.served else INTERNAL
    record = document_to_record(prepared.document)
    del record["format"]["digest"]
    beside = {
        "docgen": 1,
        "text_sha256": digest(prepared.document),
        "files": {f"{prepared.stem}.{suffix}": _sha256(content) for suffix, content in sorted(files.items())},
        "document": record,
    }
    named = {f"{folder}/{prepared.stem}.{suffix}": content for suffix, content in files.items()}
    return {**named, f"{folder}/{prepared.stem}.json": _json(beside)}


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
    return _json(
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
            "findings": [_finding(finding) for finding in finished.findings],
            "fingerprint": {**found.fields(), "sha256": found.sha256},
            "audit_head": head,
        }
    )


def papers_digest(case: OpenCase) -> str:
    """Return one SHA-256 over the names and digests of the files in papers/: findings speak of them."""
    return _sha256("".join(f"{paper.sha256}  {paper.file}\n" for paper in case.papers).encode())


def _finding(finding: Finding) -> dict[str, Any]:
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


def _json(value: Mapping[str, Any]) -> bytes:
    """Write a record with a line for each field, and for each item of a list in it (json's own indents are slow)."""
    return (_fields(value, "") + "\n").encode()


def _fields(value: Mapping[str, Any], indent: str) -> str:
    further = indent + " "
    rows = (f"{further}{_plain(key)}: {_value(item, further)}" for key, item in value.items())
    return "{\n" + ",\n".join(rows) + f"\n{indent}}}"


def _value(value: Any, indent: str) -> str:
    if isinstance(value, dict) and value and indent == " ":
        return _fields(value, indent)
    if isinstance(value, list | tuple) and value:
        return "[\n" + ",\n".join(f"{indent} {_plain(item)}" for item in value) + f"\n{indent}]"
    return _plain(value)


def _plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
