"""Papers as they were received: the files that lie in papers/ against what the case says of them."""

import difflib
from collections.abc import Iterator

from docgen.case.material import Paper
from docgen.checks.rule import DataReading, FoundPaper, Hit, PapersReading, Reads, TextReading, rule
from docgen.findings import Mender, Severity

__all__ = [
    "each_file_in_papers_is_listed",
    "each_paper_has_the_pages_that_the_case_says",
    "each_paper_is_the_file_that_was_recorded",
    "each_paper_that_has_a_file_is_there",
    "no_statement_is_made_of_the_example",
]


def _exhibited(data: DataReading) -> set[str]:
    """Return the papers of which this statement exhibits a part."""
    exhibits = (exhibit for exhibit in data.case.exhibits if exhibit.mark in data.statement.exhibits)
    return {part.paper for exhibit in exhibits for part in exhibit.parts}


def _with_files(reading: PapersReading) -> Iterator[tuple[int, Paper, FoundPaper | None, Severity]]:
    """Yield each paper that has a file, what was found (None: nothing), and how heavily a fault of it weighs."""
    found = {paper.file: paper for paper in reading.found}
    exhibited = _exhibited(reading.data)
    for at, paper in enumerate(reading.data.case.papers):
        if paper.file is not None:
            severity = Severity.ERROR if paper.id in exhibited else Severity.WARNING
            yield at, paper, found.get(paper.file), severity


@rule(
    "WS-120",
    source="CPR PD 32 para 18.3: what is exhibited is produced (design)",
    severity=Severity.ERROR,
    reads=Reads.PAPERS,
    mender=Mender.CASE_OWNER,
    blind="Papers that the case describes without a file; whether the file is what the paper is said to be.",
)
def each_paper_that_has_a_file_is_there(reading: PapersReading) -> Iterator[Hit]:
    """Each file that the case names is in papers/ and can be read; for a paper not exhibited here, a warning."""
    named = {paper.file for paper in reading.data.case.papers}
    spare = [paper.file for paper in reading.found if paper.file not in named]
    for at, paper, found, severity in _with_files(reading):
        loc = ("papers", at, "file")
        if found is None:
            near = difflib.get_close_matches(str(paper.file), spare, 1)
            step = f"Did you mean {_shown(near[0])}?" if near else "Put the file there, or correct the name."
            yield Hit(loc, f"names a file that is not in papers/ ({paper.id}).", step, severity=severity)
        elif found.fault is not None:
            yield Hit(loc, f"is not a file that can be read ({paper.id}). {found.fault}", "", severity=severity)


@rule(
    "WS-75",
    source="CPR PD 32 para 18.3; design: the copy that is served is the copy that was exhibited",
    severity=Severity.ERROR,
    reads=Reads.PAPERS,
    mender=Mender.CASE_OWNER,
    blind="Papers that the case describes without a file; whether what was recorded was the right file.",
)
def each_paper_is_the_file_that_was_recorded(reading: PapersReading) -> Iterator[Hit]:
    """Each file has the SHA-256 that was recorded when it came; for a paper not exhibited here, a warning."""
    for at, paper, found, severity in _with_files(reading):
        if found is None or found.sha256 is None:
            continue
        if paper.sha256 is None:
            step = f"If it is the paper that was received, record it: sha256: {found.sha256}"
            yield Hit(("papers", at, "file"), f"has no recorded SHA-256 ({paper.id}).", step, severity=Severity.WARNING)
        elif paper.sha256 != found.sha256:
            step = f"Find the file that was received; or, if this is it, record its own: {found.sha256}"
            yield Hit(("papers", at, "sha256"), f"is not that of the file ({paper.id}).", step, severity=severity)


@rule(
    "WS-121",
    source="CPR PD 32 para 18.3; design: exhibits are cited by page",
    severity=Severity.ERROR,
    reads=Reads.PAPERS,
    mender=Mender.CASE_OWNER,
    blind="Files whose pages are not counted: those of office programs, e-mails, text; pictures where a draft is made.",
)
def each_paper_has_the_pages_that_the_case_says(reading: PapersReading) -> Iterator[Hit]:
    """Each file has as many pages as the case says of its paper; for a paper not exhibited here, a warning."""
    for at, paper, found, severity in _with_files(reading):
        if found is not None and found.pages not in {None, paper.pages}:
            detail = f"is not the number of pages of the file ({paper.id}): it has {found.pages}."
            step = f"Write {found.pages}, or find the file with all its pages."
            yield Hit(("papers", at, "pages"), detail, step, severity=severity)


@rule(
    "WS-122",
    source="design: what came in is accounted for",
    severity=Severity.WARNING,
    reads=Reads.PAPERS,
    mender=Mender.CASE_OWNER,
    blind="Hidden files, whose names begin with a point.",
)
def each_file_in_papers_is_listed(reading: PapersReading) -> Iterator[Hit]:
    """Each file that lies in papers/ is listed among the papers of the case."""
    named = {paper.file for paper in reading.data.case.papers}
    for paper in reading.found:
        if paper.file not in named:
            detail = f"do not list {_shown(paper.file)}, which lies in papers/."
            yield Hit(("papers",), detail, "List it as a paper, or take it out of papers/.")


def _shown(name: str) -> str:
    """Show a file's name so that no sign in it can do anything to a terminal."""
    return name if name.isprintable() else ascii(name)


@rule(
    "WS-123",
    source="design: every printed fact is a field of the case",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.CASE_OWNER,
    blind="Invented values that are left where the line `example: yes` was taken out.",
    overrulable=False,
)
def no_statement_is_made_of_the_example(reading: TextReading) -> Iterator[Hit]:
    """No final is made of docgen's invented example; a draft of it says so in a warning."""
    if reading.data.case.example:
        severity = Severity.ERROR if reading.document.mark is None else Severity.WARNING
        step = "Put your case's values in place of every one, and then take out the line `example: yes`."
        yield Hit(("example",), "says that this is still the invented example.", step, severity=severity)
