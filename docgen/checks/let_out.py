"""What a paper of the police or a court would let out that is to be disclosed as it is."""

from collections.abc import Iterator

from docgen.case.material import Disclosure, FromParty, Paper
from docgen.checks.rule import Hit, PapersReading, Reads, rule
from docgen.disclosure.finding_terms import Index
from docgen.disclosure.scanning import FILE_NAME, sought_of
from docgen.findings import Mender, Severity
from docgen.papers.looks import Looks

__all__ = ["a_paper_disclosed_as_it_is_names_nobody_who_is_not_named"]

AS_THEY_ARE = frozenset({FromParty.APPELLANT, FromParty.TRIBUNAL})
"""Whose papers go in unredacted."""
MOST_SHOWN = 3


@rule(
    "WS-190",
    source="ICO guidance on redaction: personal data of others; design: nothing withheld gets out",
    severity=Severity.ERROR,
    reads=Reads.PAPERS,
    mender=Mender.CASE_OWNER,
    blind="Scans and pictures, files within files, and words that are not text: look at these papers, or ask for what "
    "is to be taken out of them by `docgen redact --suggest`. What the case does not know of somebody.",
)
def a_paper_disclosed_as_it_is_names_nobody_who_is_not_named(reading: PapersReading) -> Iterator[Hit]:
    """No paper of the police or a court that is disclosed as it is holds what may not be served: names, places, values.

    Papers of the appellant and of a tribunal go in as they are.
    """
    found = {each.file: each for each in reading.found}
    wanted = [(at, paper) for at, paper in enumerate(reading.data.case.papers) if _goes_in_as_it_is(paper)]
    index: Index | None = None
    for at, paper in wanted:
        file = found.get(paper.file or "")
        if file is None or file.looks is None:
            continue
        if index is None:
            index = Index(each for each in sought_of(reading.data.case).terms if each.kind != FILE_NAME)
        told = sorted({f"{match.term.kind} ({match.term.whose})" for match in index.found(_words(file.looks))})
        if told:
            more = f" and {len(told) - MOST_SHOWN} more" if len(told) > MOST_SHOWN else ""
            yield Hit(
                ("papers", at, "disclosure"),
                f"lets out as it is what may not be served: {', '.join(told[:MOST_SHOWN])}{more}.",
                "Write disclose redacted and take it out, or record the decision by which it may be told.",
            )


def _goes_in_as_it_is(paper: Paper) -> bool:
    return paper.disclosure is Disclosure.DISCLOSE and paper.from_party not in AS_THEY_ARE


def _words(looks: Looks) -> list[str]:
    return [word for text in (*looks.words, looks.partly) if text for word in text.split()]
