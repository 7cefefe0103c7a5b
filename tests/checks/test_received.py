"""Papers against the files that came, and the example that is no case: where each rule hits, and near misses."""

from dataclasses import dataclass

import pytest

from docgen.checks.rule import DataReading, FoundPaper, Hit, PapersReading
from docgen.findings import Severity
from tests.checks.readings import RULES, Try, reading_of
from tests.made.cases import case_of

EXHIBITED, OTHER = "certificate.pdf", "decision.pdf"
ERROR, WARNING = Severity.ERROR, Severity.WARNING
FOUND = {paper.file: FoundPaper(paper.file, paper.sha256, paper.pages) for paper in case_of().papers if paper.file}
AS_EXAMPLE = (("docgen: 1\n", "docgen: 1\nexample: yes\n"),)


@dataclass(frozen=True)
class Row:
    """One rule over the fixture's papers with some found otherwise: where it hits, and how heavily."""

    rule: str
    about: str
    hits: tuple[tuple[str, Severity], ...] = ()
    found: tuple[tuple[str, FoundPaper | None], ...] = ()
    case: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.rule} {self.about}"


def otherwise(name: str, *, sha256: str | None = None, pages: int | None = 1, fault: str | None = None) -> FoundPaper:
    return FoundPaper(name, None if fault else sha256 or FOUND[name].sha256, pages, fault)


TRIES = [
    Row("WS-120", "every file is there"),
    Row("WS-120", "an exhibited file is gone", (("papers.3.file", ERROR),), ((EXHIBITED, None),)),
    Row("WS-120", "another file is gone", (("papers.0.file", WARNING),), ((OTHER, None),)),
    Row("WS-120", "a misspelt name", (("papers.3.file", ERROR),), case=(("certificate.pdf", "certficate.pdf"),)),
    Row(
        "WS-120",
        "an exhibited file cannot be read",
        (("papers.3.file", ERROR),),
        ((EXHIBITED, otherwise(EXHIBITED, pages=None, fault="The file is empty (0 bytes).")),),
    ),
    Row("WS-120", "a paper that is described without its file", case=(("    file: decision.pdf\n", ""),)),
    Row("WS-75", "every file is the one that was recorded"),
    Row(
        "WS-75", "an exhibited file is another", (("papers.3.sha256", ERROR),), case=(("sha256: be67", "sha256: be68"),)
    ),
    Row("WS-75", "another file is another", (("papers.0.sha256", WARNING),), case=(("sha256: 80c0", "sha256: 80c1"),)),
    Row(
        "WS-75",
        "nothing was recorded of a file",
        (("papers.3.file", WARNING),),
        case=(("    sha256: be67b0004802678e0dccab24199bdfd2c62dd50de64471b0e3e7ffbce6de2465\n", ""),),
    ),
    Row("WS-75", "a file that is not there is told by another rule", found=((EXHIBITED, None),)),
    Row("WS-121", "the pages are those of the files"),
    Row(
        "WS-121",
        "an exhibit has more pages",
        (("papers.3.pages", ERROR),),
        ((EXHIBITED, otherwise(EXHIBITED, pages=2)),),
    ),
    Row("WS-121", "another paper has fewer", (("papers.0.pages", WARNING),), case=(("pages: 2", "pages: 3"),)),
    Row("WS-121", "a file whose pages are not counted", found=((EXHIBITED, otherwise(EXHIBITED, pages=None)),)),
    Row("WS-122", "every file is listed"),
    Row("WS-122", "a file more", (("papers", WARNING),), (("x.txt", FoundPaper("x.txt", "0" * 64, None)),)),
]
OF_THE_EXAMPLE = (
    Try("WS-123", "an untouched example", ("example",), AS_EXAMPLE),
    Try("WS-123", "a final of it", ("example",), AS_EXAMPLE, final=True),
    Try("WS-123", "a case that says it is none", (), (("docgen: 1\n", "docgen: 1\nexample: no\n"),)),
)


def hits_of(row: Row) -> list[Hit]:
    case = case_of(*row.case)
    found = {**FOUND, **dict(row.found)}
    reading = PapersReading(DataReading(case, case.statements[0], 0), tuple(each for each in found.values() if each))
    return list(RULES[row.rule].check(reading))


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_a_rule_of_papers_hits_where_it_should(row: Row) -> None:
    rule = RULES[row.rule]
    told = [(".".join(map(str, hit.where)), hit.severity or rule.severity) for hit in hits_of(row)]
    assert tuple(told) == row.hits


@pytest.mark.parametrize("final", [False, True], ids=["draft", "final"])
def test_the_example_makes_drafts_and_no_finals(final: bool) -> None:
    row = Try("WS-123", "", case=AS_EXAMPLE, final=final)
    (hit,) = RULES["WS-123"].check(reading_of(row)[RULES["WS-123"].reads])
    assert hit.severity is (ERROR if final else WARNING)


def test_a_misspelt_name_is_told_with_the_file_that_nobody_listed() -> None:
    (hit,) = hits_of(Row("WS-120", "", case=(("certificate.pdf", "certficate.pdf"),)))
    assert hit.next_step == "Did you mean certificate.pdf?"


def test_a_file_name_can_do_nothing_to_a_terminal() -> None:
    name = "a\x1b[2J.pdf"
    (hit,) = hits_of(Row("WS-122", "", found=((name, FoundPaper(name, "0" * 64, 1)),)))
    assert "\x1b" not in hit.detail
    assert "a\\x1b[2J.pdf" in hit.detail
