"""What a workbook says put into the case that it is read into."""

from collections.abc import Mapping, Sequence
from typing import Any

from docgen.checks.rule import FoundPaper
from docgen.intake.lacking import with_lacking
from docgen.intake.plain import as_filled, spelt_as
from docgen.intake.reading import Form

__all__ = ["merged"]

VERSION = "1"


def merged(old: Mapping[str, Any], form: Form, papers: Sequence[FoundPaper]) -> dict[str, Any]:
    """Return the case's plain data with what the workbook says in it; what it does not speak of stays.

    What can be told of the files of `papers` (pages, SHA-256) is added where the workbook leaves it open.
    """
    spoken_of = {"summary": old["summary"]} if form.summary and "summary" in old else {} if form.summary else dict(old)
    said = with_lacking(spoken_of, form.assembled.data, form.lacking)
    new: dict[str, Any] = spelt_as(spoken_of, as_filled(spoken_of, form.of), said)
    return _with_files({"docgen": VERSION, **(old if form.summary else {}), **new}, papers)


def _with_files(data: dict[str, Any], found: Sequence[FoundPaper]) -> dict[str, Any]:
    files = {paper.file: paper for paper in found}
    papers = data.get("papers", ())
    if not papers:
        return data
    return {**data, "papers": tuple(_with_file(each, files.get(str(each.get("file")))) for each in papers)}


def _with_file(entry: dict[str, Any], found: FoundPaper | None) -> dict[str, Any]:
    if found is None:
        return entry
    known = {"pages": None if found.pages is None else str(found.pages), "sha256": found.sha256}
    return {**entry, **{name: value for name, value in known.items() if value is not None and name not in entry}}
