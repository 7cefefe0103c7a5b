from datetime import date

from docgen.case.absence import WithheldMark
from docgen.disclosure.served import schedule_view, served_view
from docgen.document import canonical_text
from tests.made.cases import FIXTURE, case_of, document_of


def test_under_an_anonymity_order_the_subject_is_named_nowhere() -> None:
    hidden = case_of(("anonymity: none", "anonymity: made\n  initials: C.B.L."))
    text = canonical_text(document_of(hidden))
    assert "C.B.L." in text
    assert [word for word in ("Lopes", "Caio", "Brandini", "21 May 1995") if word in text] == []


def test_what_is_withheld_is_a_mark_and_what_was_not_recorded_is_said_to_be_so() -> None:
    case = case_of(
        ('time: "16:20"', "time: not recorded"),
        ("words: I had no money", "words: {withheld: {value: x, route: pii_claimed, authority: y, date: 2025-03-01}}"),
    )
    text = canonical_text(document_of(case))
    assert "at a time that is not recorded" in text
    assert "The record of the words is withheld." in text


def test_a_view_holds_incidents_in_order_of_date_whatever_the_order_of_the_file() -> None:
    case = case_of()
    view = served_view(case, case.statements[0])
    assert [incident.date for incident in view.incidents] == sorted(incident.date for incident in view.incidents)


def test_an_exhibit_of_some_pages_of_a_paper_has_so_many_pages() -> None:
    case = case_of(("- paper: S4", "- {paper: S1, first: 2, last: 2}\n      - {paper: S4}"))
    (exhibit,) = served_view(case, case.statements[0]).exhibits
    assert (exhibit.pages, str(exhibit.date)) == (2, "2025-04-07")


def test_an_exhibit_is_named_as_a_source_only_for_the_pages_it_holds() -> None:
    of_one_page = (("- paper: S4", "- {paper: S1, first: 1, last: 1}"),)
    whole = case_of(*of_one_page, ("      from: [S4 p1]", "      from: [S1 p1]"))
    other = case_of(*of_one_page, ("      from: [S4 p1]", "      from: [S1 p2]"))
    assert [e.mark for e in served_view(whole, whole.statements[0]).incidents[0].outcome.evidence] == ["LH/1"]
    assert served_view(other, other.statements[0]).incidents[0].outcome.evidence == ()


def test_what_is_withheld_is_always_said_to_be_withheld() -> None:
    withheld = "{withheld: {value: x, route: pii_claimed, authority: y, date: 2025-03-01}}"
    case = case_of(
        ('time: "16:20"', f"time: {withheld}"),
        ("place: a shop in Saltmarsh", f"place: {withheld}"),
        ("amount: £85", f"amount: {withheld}"),
        ("found: the conviction set out in this statement and no other record", f"found: {withheld}"),
    )
    text = canonical_text(document_of(case))
    for said in (
        "at a time that is withheld",
        "at a place that is withheld",
        "costs of an amount that is withheld",
        "What it showed is withheld.",
    ):
        assert said in text


def test_an_order_binds_a_statement_that_is_dated_before_the_appeal() -> None:
    hidden = case_of(
        ("anonymity: none", "anonymity: made\n  initials: C.B.L."), ("notified: 2025-04-22", "notified: 2025-04-28")
    )
    view = served_view(hidden, hidden.statements[0])
    assert (view.appeal, view.subject.name, view.subject.short_name) == (None, None, "C.B.L.")
    assert view.subject.born is WithheldMark.WITHHELD


def test_a_report_that_is_not_set_out_is_not_spoken_of() -> None:
    text = (FIXTURE.parent / "monforte" / "case.yaml").read_text(encoding="utf-8")
    with_two = case_of(("intelligence: [N1, N2, N3]", "intelligence: [N1, N3]"), text=text)
    data = with_two.intelligence[2].model_copy(update={"same_root": ("N2", "I6")})
    case = with_two.model_copy(update={"intelligence": (*with_two.intelligence[:2], data)})
    told = {item.id: item.same_root for item in served_view(case, case.statements[0]).intelligence}
    assert told == {"N1": (), "N3": ("incident 6",)}


KEPT_BACK = """withheld:
  - id: D1
    what: a page
    parts: [{paper: S4, first: 1, last: 1}]
    route: pii_claimed
    reason: for a test
    authority: not recorded
    date: not recorded

statements:"""


def test_pages_that_are_kept_back_are_not_counted_in_an_exhibit_or_a_schedule() -> None:
    before, after = case_of(), case_of(("statements:", KEPT_BACK))
    (paper,) = (each for each in before.papers if each.id == "S4")
    assert isinstance(paper.pages, int)
    pages = [served_view(case, case.statements[0]).exhibits[0].pages for case in (before, after)]
    schedules = [schedule_view(case, date(2025, 5, 1)).rows for case in (before, after)]
    rows = [row.pages for schedule in schedules for row in schedule if "LH/1" in row.marks]
    assert pages == rows == [paper.pages, paper.pages - 1]


def test_an_exhibit_that_no_statement_produces_is_in_no_schedule() -> None:
    spare = "  - {mark: LH/7, maker: M1, description: spare, parts: [{paper: S4}]}\n"
    case = case_of(("exhibits:\n  - mark", f"exhibits:\n{spare}  - mark"))
    assert {exhibit.mark for exhibit in case.exhibits} == {"LH/1", "LH/7"}
    assert {mark for row in schedule_view(case, date(2025, 5, 1)).rows for mark in row.marks} == {"LH/1"}


def test_incidents_of_one_day_stand_in_the_order_of_the_statement_whatever_their_ids() -> None:
    case = case_of()
    (incident,) = case.incidents
    both = (incident, incident.model_copy(update={"id": "I10"}))
    for order in (("I1", "I10"), ("I10", "I1")):
        statement = case.statements[0].model_copy(update={"incidents": order})
        view = served_view(case.model_copy(update={"incidents": both, "statements": (statement,)}), statement)
        assert tuple(each.id for each in view.incidents) == order
