"""A schedule of disclosed material tells of the pages that are disclosed, and of no others."""

from docgen.disclosure.served import schedule_view
from tests.made.cases import FIXTURE, case_of

MONFORTE = (FIXTURE.parent / "monforte" / "case.yaml").read_text(encoding="utf-8")


def test_pages_that_are_kept_back_are_not_counted() -> None:
    case = case_of(text=MONFORTE)
    rows = {row.id: row for row in schedule_view(case, case.statements[0].date).rows}
    assert (case.papers[15].id, case.papers[15].pages, rows["S16"].pages) == ("S16", 2, 1)  # W3: its second page
    assert all(rows[paper.id].pages == paper.pages for paper in case.papers if paper.id in rows and paper.id != "S16")
