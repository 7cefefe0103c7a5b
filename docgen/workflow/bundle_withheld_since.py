"""Papers of a bundle that was served, of which the case keeps something back by now: they come again with its pages."""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, Final

from docgen.case.material import Disclosure
from docgen.case.orders import LoadedOrder
from docgen.disclosure.keeping_back import pages_kept_back, pages_kept_in_part, whole_papers_kept_back
from docgen.errors import DocgenError
from docgen.findings import Finding, Mender, Severity
from docgen.workflow.folder import INTERNAL, SERVED, OpenCase
from docgen.workflow.papers_to_redact import PLANS
from docgen.workflow.service_kept import service_of
from docgen.workroom.folder import inside
from docgen.workroom.reading import read_bounded

__all__ = ["withheld_since"]

LARGEST: Final = 100_000_000
RULE: Final = "BU-51"
STEP: Final = "Have whoever has it give it back; serve what is new as a supplementary bundle, and not with these pages."


def withheld_since(case: OpenCase, order: LoadedOrder) -> Iterator[Finding]:
    """Yield what may not be served again, where an order adds to a bundle: the pages that were served come along.

    What is in it is told by the manifests of all bundles that were served.
    """
    place = order.place("adds_to")
    for file in dict.fromkeys(each.file for each in service_of(case.folder).served if each.file.endswith(".pdf")):
        sources = _sources(case, file)
        if sources is None and file == order.order.adds_to:
            detail = "has no manifest that says what is in it, so that nobody can see what is withheld by now."
            yield Finding(RULE, Severity.ERROR, place, detail, STEP, Mender.CASE_OWNER)
        for name in sorted({str(each["name"]) for each in sources or () if _is_withheld(case, each)}):
            detail = f"brings again what was served in it and is kept back by now, in whole or in part ({name})."
            yield Finding(RULE, Severity.ERROR, place, detail, STEP, Mender.CASE_OWNER)


def _sources(case: OpenCase, file: str) -> list[dict[str, Any]] | None:
    """Return what the manifest says that is in a served file; None where no manifest speaks of it."""
    there = inside(case.folder, INTERNAL)
    for path in sorted(there.glob("*.manifest.json")) if there.is_dir() else ():
        try:
            told = json.loads(read_bounded(path, LARGEST, root=case.folder))
            if told["of"] == "bundle" and f"{SERVED}/{file}" in told["outputs"]:
                return [each for each in told["sources"] if {"name", "redacted_sha256"} <= {*each}]
        except (DocgenError, ValueError, TypeError, LookupError):
            continue  # one that cannot be read speaks of nothing
    return None


def _is_withheld(case: OpenCase, source: dict[str, Any]) -> bool:
    """Tell whether a file of a served bundle would not go in as it did: its paper is kept back, in whole or in part."""
    name, whole = str(source["name"]).partition(",")[0], case.loaded.case
    paper = next((each for each in whole.papers if each.id == name), None)
    if paper is None:
        return False
    if paper.disclosure is Disclosure.REDACT and paper.id not in whole_papers_kept_back(whole):
        copy = case.folder / PLANS / f"{paper.id}.pdf"
        now = sha256(read_bounded(copy, LARGEST, root=case.folder)).hexdigest() if copy.is_file() else ""
        return bool(source["redacted_sha256"] != now)
    in_part = pages_kept_back(whole, paper.id) or pages_kept_in_part(whole, paper.id)
    return paper.disclosure is not Disclosure.DISCLOSE or paper.id in whole_papers_kept_back(whole) or bool(in_part)
