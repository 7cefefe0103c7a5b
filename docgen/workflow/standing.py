"""What stands already: outputs whose manifests say that the same input under the same fingerprint would make them."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from docgen.errors import InputError
from docgen.findings import Severity
from docgen.formats.registry import read_registry, standing
from docgen.formats.shelf import Format
from docgen.workflow.fingerprint import fingerprint
from docgen.workflow.folder import INTERNAL, OpenCase, open_case
from docgen.workflow.outputs import papers_digest
from docgen.workflow.preparing import chosen, stem_of
from docgen.workflow.topics import Topic
from docgen.workroom.folder import inside
from docgen.workroom.keep import INTENT
from docgen.workroom.reading import read_bounded

__all__ = ["findings_that_stood"]

LARGEST_MANIFEST = 64_000_000
LARGEST_OUTPUT = 1_000_000_000


def findings_that_stood(folder: Path, formats: Path | None, *, final: bool) -> tuple[tuple[Severity, ...], ...] | None:
    """Return the severities of the findings that stand on each statement, if every output of the case stands.

    None means that something must be made: an output is missing or altered, a run was cut off, or the case, its papers,
    a format, its agreement or what shapes bytes here is not what it was. Raises InputError for a case that cannot be
    read.
    """
    if not (folder / INTERNAL).is_dir() or (folder / INTENT).exists():
        return None
    case = open_case(folder, formats)
    found = [_findings(case, topic, form, final=final) for form, topic in chosen(case, None, None, None)]
    stood = tuple(each for each in found if each is not None)
    return stood if len(stood) == len(found) else None


def _findings(case: OpenCase, topic: Topic, form: Format, *, final: bool) -> tuple[Severity, ...] | None:
    """Return what stands on one document, or None where it must be made."""
    stage = "final" if final else "draft"
    stem = stem_of(form, topic, final=final)
    how = standing(form, read_registry(case.registry))
    wanted = {
        "stage": stage,
        "of": topic.name,
        "case_sha256": case.digest,
        "papers_sha256": papers_digest(case),
        "format_sha256": form.digest,
        "format_standing": how.word,
        "agreement": how.agreement.model_dump(mode="json") if how.agreement else None,
    }
    try:
        manifest = json.loads(_read(case.folder, f"{INTERNAL}/{stem}.{stage}.manifest.json", LARGEST_MANIFEST))
        is_same = {key: manifest[key] for key in wanted} == wanted
        if not is_same or not _is_of_this_machine(manifest["fingerprint"]) or not _are_there(case, manifest):
            return None
        return tuple(Severity(each["severity"]) for each in manifest["findings"] if each["overruled_by"] is None)
    except (InputError, ValueError, TypeError, LookupError):  # not there, or not as docgen wrote it
        return None


def _is_of_this_machine(found: dict[str, Any]) -> bool:
    """Tell whether what a manifest says shaped its outputs is here as it was: programs, libraries, their fonts."""
    return bool(found["sha256"] == fingerprint(frozenset(found["fonts"])).sha256)


def _are_there(case: OpenCase, manifest: dict[str, Any]) -> bool:
    outputs = manifest["outputs"].items()
    return bool(outputs) and all(
        sha256(_read(case.folder, name, LARGEST_OUTPUT)).hexdigest() == digest for name, digest in outputs
    )


def _read(folder: Path, name: str, limit: int) -> bytes:
    return read_bounded(inside(folder, name), limit, root=folder)
