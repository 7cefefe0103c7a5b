"""What papers plainly say is proposed for a new workbook; what has to be guessed, or is of somebody else, is not."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from docgen.case.contradiction import Loc
from docgen.checks.rule import FoundPaper
from docgen.intake.prefilling import Prefilled, data_with, prefilled
from docgen.papers.kinds import FileKind
from docgen.papers.looks import Looks, Shows
from docgen.papers.wording import heading_in, titles_in
from docgen.workflow.papers import find_papers
from tests.intake.books import ROOT, fixture

CERTIFICATE = """Saltmarsh Magistrates' Court
Memorandum of conviction
Defendant Caio Brandini LOPES
Born 21 May 1995
Offence Theft from a shop on 2 February 2025, contrary to section 1(1) of the Theft Act 1968
Plea Guilty
Date of conviction 27 February 2025
Order Fine £200; costs £85; surcharge £80
I certify that this is a true extract of the register. Office copy, 10 March 2025."""
DECISION = """Home Office
Notice of liability to removal and refusal of a human rights claim
Name Caio Brandini Lopes
Nationality Brazilian
Date 7 April 2025
1. You entered the United Kingdom on 11 June 2023 as a visitor.
Home Office reference L1234567"""
HISTORY = """Immigration history
Date Event
11 June 2023 Entered as a visitor
11 December 2023 Leave ended
2 February 2025 Arrested for theft; found to have no leave
20 March 2025 Human rights claim
7 April 2025 Claim refused
L1234567"""
APPEAL = """NOTICE OF APPEAL
Appellant : Caio Brandini Lopes
Appeal number : HU/01188/2025
Received : 17 April 2025
1. Removal would interfere with the appellant's private life."""
BORN: Loc = ("subject", "born")
FAMILY: Loc = ("subject", "name", "family")
CONVICTED: Loc = ("incidents", 0, "outcome", "result")
FINE: Loc = ("incidents", 0, "outcome", "sentence", 0, "amount")
LEAVE: Loc = ("subject", "immigration", 0, "status")
FILLED = {
    # the fixture: what is read from its papers, by the path of the field
    "brandini-lopes": {
        "subject.name.given", "subject.name.family", "subject.born", "subject.nationality", "subject.home_office",
        "subject.from", "papers.date", "appeal.number", "appeal.received", "subject.immigration.status",
        "subject.immigration.start", "subject.immigration.end", "subject.immigration.from", "incidents.date",
        "incidents.outcome.result", "incidents.outcome.date", "incidents.outcome.court", "incidents.outcome.offence",
        "incidents.outcome.statute", "incidents.outcome.plea", "incidents.outcome.from",
        "incidents.outcome.sentence.kind", "incidents.outcome.sentence.amount",
    },
    "monforte": {
        "subject.name.given", "subject.name.family", "subject.born", "subject.nationality", "subject.home_office",
        "subject.uan", "subject.pnc", "subject.cro", "subject.from", "papers.date",
    },
    "khelladi": {
        "subject.name.given", "subject.name.family", "subject.nationality", "subject.home_office", "subject.uan",
        "subject.pnc", "subject.cro", "subject.from", "papers.date",
    },
}  # fmt: skip


def paper(text: str, **said: Any) -> FoundPaper:
    looks = {
        "kind": FileKind.TEXT, "pages": 1, "shows": Shows.TEXT, "heading": heading_in(text), "titles": titles_in(text),
        "words": (text,), **said,
    }  # fmt: skip
    return FoundPaper("paper.txt", None, 1, looks=Looks(**looks))


def read(*texts: str) -> Prefilled:
    return prefilled([paper(each) for each in texts])


def of_case(data: Any, loc: Loc) -> Any:
    for step in loc:
        data = data[step]
    return data


def in_the_case(found: Prefilled, papers: tuple[FoundPaper, ...], case: Mapping[str, Any]) -> Iterator[tuple[Any, Any]]:
    """Every value that was read, with what the case has in its place; papers by the ids that the case gives them."""
    ids = {
        f"S{at}": next(each["id"] for each in case["papers"] if each["file"] == one.file)
        for at, one in enumerate(papers, 1)
    }
    for loc, value in found.values.items():
        if loc[0] == "papers":
            name = ids[f"S{int(loc[1]) + 1}"]
            yield value, next(each for each in case["papers"] if each["id"] == name)[str(loc[2])]
        elif loc[-1] == "from":
            theirs = {(each.split()[0], page) for each in of_case(case, loc) for page in pages(each)}
            assert {(ids[each.split()[0]], page) for each in value for page in pages(each)} <= theirs, loc
        else:
            yield value, of_case(case, loc)


def pages(source: str) -> range:
    first, _, last = source.partition(" p")[2].partition("-")
    return range(int(first or 0), int(last or first or 0) + 1)


@pytest.mark.parametrize("name", sorted(FILLED))
def test_what_is_read_from_the_papers_of_a_fixture_is_what_its_case_says(name: str) -> None:
    papers = find_papers(ROOT / "fixtures" / "cases" / name / "papers", looked_at=True)
    found = prefilled(papers)
    for value, known in in_the_case(found, papers, fixture(name)):
        assert value == known
    assert {".".join(str(step) for step in loc if isinstance(step, str)) for loc in found.values} == FILLED[name]


def test_of_a_birth_that_one_paper_has_in_two_ways_nothing_is_filled_in_and_the_pages_are_named() -> None:
    papers = find_papers(ROOT / "fixtures" / "cases" / "khelladi" / "papers", looked_at=True)
    assert "S16 p1" in prefilled(papers).unsure[BORN]


def test_the_page_that_bears_a_value_is_its_source() -> None:
    found = read(CERTIFICATE, DECISION, HISTORY, APPEAL)
    assert found.sources[FAMILY] == ("S1 p1", "S2 p1")
    assert found.sources[BORN] == found.sources[FINE] == ("S1 p1",)
    assert found.sources[LEAVE] == ("S3 p1",)
    assert found.values["subject", "from"] == ("S1 p1", "S2 p1")


@pytest.mark.parametrize(
    ("loc", "old", "new"),
    [
        (BORN, "Born 21 May 1995", "Born 03/04/1995"),
        (BORN, "Born 21 May 1995", "Born 31 June 1995"),
        (FINE, "surcharge £80", "surcharge £80; forfeiture of a bag"),
        (FINE, "Fine £200", "Fine =cmd()"),
        (CONVICTED, "Theft from a shop", "Theft from Marvin Tarrow"),
        (CONVICTED, "Theft from a shop on", "Theft from a shop by Marvin on"),
        (CONVICTED, "Theft Act 1968", "Theft Act 1968; going equipped"),
        (CONVICTED, "Theft Act 1968", "Theft\nAct 1968"),
        (CONVICTED, "Date of conviction 27 February 2025", "Date of conviction in February"),
        (CONVICTED, "Saltmarsh Magistrates' Court", "A court"),
        (("papers", 0, "date"), "Office copy, 10 March 2025", "Office copy of the Act of 10 March 2025"),
        (("subject", "home_office"), "reference L1234567", "references L1234567 and L7654321"),
        (("subject", "nationality"), "Nationality Brazilian", "Nationality Brazilian (claimed)"),
        (("appeal", "number"), "HU/01188/2025", "HU/1188/25"),
        (LEAVE, "Human rights claim", "Leave to remain applied for"),
        (LEAVE, "11 December 2023 Leave ended", "11 December 2022 Leave ended"),
        (FAMILY, "LOPES", "Lopes"),
        (FAMILY, "Caio Brandini LOPES", "CAIO BRANDINI LOPES"),
    ],
)  # fmt: skip
def test_what_is_not_of_a_strict_form_is_left_to_a_person(loc: Loc, old: str, new: str) -> None:
    texts = (CERTIFICATE, DECISION, HISTORY, APPEAL)
    assert loc in read(*texts).values
    assert any(old in each for each in texts)
    assert loc not in read(*(each.replace(old, new) for each in texts)).values


def test_what_two_papers_say_otherwise_is_left_open_with_both_pages() -> None:
    found = read(CERTIFICATE, DECISION.replace("Nationality", "Born 12 May 1995\nNationality"), APPEAL)
    assert BORN not in found.values
    assert found.unsure[BORN] == ("S1 p1", "S2 p1")


def test_another_spelling_of_the_name_leaves_the_name_open_and_that_paper_unread() -> None:
    found = read(CERTIFICATE.replace("LOPES", "LOPEZ"), DECISION, APPEAL)
    assert FAMILY in found.unsure
    assert not {BORN, FAMILY, CONVICTED} & found.values.keys()
    assert found.others == ("S1",)


def test_a_paper_that_names_somebody_else_is_not_read() -> None:
    found = read(CERTIFICATE.replace("Caio Brandini LOPES", "Marvin TARROW"), DECISION, APPEAL)
    assert {loc[0] for loc in found.values} == {"subject", "papers", "appeal"}
    assert ("papers", 0, "date") not in found.values
    assert BORN not in found.values
    assert found.others == ("S1",)


def test_what_stands_apart_from_the_name_may_be_of_somebody_else() -> None:
    apart = CERTIFICATE.replace("Born 21 May 1995", "Victim Marvin Tarrow\nBorn 21 May 1995")
    assert BORN not in read(apart, DECISION, APPEAL).values


def test_a_paper_with_two_defendants_is_not_read() -> None:
    two = CERTIFICATE.replace("Born 21", "Defendant Marvin TARROW\nBorn 21")
    assert CONVICTED not in read(two, DECISION, APPEAL).values


def test_papers_that_are_of_nobody_for_certain_say_nothing() -> None:
    assert read(CERTIFICATE, HISTORY) == Prefilled()
    assert read(CERTIFICATE, DECISION, APPEAL.replace("Caio Brandini Lopes", "Marvin Tarrow")) == Prefilled()


def test_a_history_that_names_nobody_is_read_where_it_has_the_reference_of_the_decision() -> None:
    assert LEAVE in read(DECISION, HISTORY).values
    assert LEAVE not in read(DECISION, HISTORY.replace("L1234567", "L7654321")).values
    assert LEAVE not in read(DECISION, HISTORY.replace("L1234567", "")).values


@pytest.mark.parametrize(
    "said",
    [
        {"shows": Shows.IMAGE}, {"shows": Shows.MIXED}, {"blind": True}, {"words": (None,)}, {"fault": "damaged"},
        {"kind": FileKind.WORD},
    ],
)  # fmt: skip
def test_nothing_is_read_from_a_scan_or_from_what_may_say_more_than_its_text(said: dict[str, Any]) -> None:
    found = prefilled([paper(CERTIFICATE, **said), paper(DECISION), paper(APPEAL)])
    assert not {BORN, CONVICTED} & found.values.keys()


def test_with_papers_of_other_kinds_there_may_be_other_incidents_and_none_is_filled_in() -> None:
    for other in (CERTIFICATE, "Crime report 1/25", "A letter"):
        assert CONVICTED not in read(CERTIFICATE, DECISION, APPEAL, other).values
    assert BORN in read(CERTIFICATE, DECISION, APPEAL, "A letter").values


def test_whether_a_paper_is_disclosed_is_never_filled_in() -> None:
    found = read(CERTIFICATE, DECISION, HISTORY, APPEAL)
    assert {loc[-1] for loc in found.values if loc[0] == "papers"} == {"date"}


@pytest.mark.parametrize(
    "text",
    [
        "Defendant =cmd()\n" * 10_000,
        CERTIFICATE.replace("Caio", "C" * 100_000),
        CERTIFICATE.replace("Caio Brandini LOPES", "Caio\x07 Brandini LOPES"),
        CERTIFICATE.replace("Caio Brandini LOPES", "Caio Brandini \u202eLOPES"),
        CERTIFICATE.replace("Caio Brandini LOPES", "=HYPERLINK(1) Brandini LOPES"),
        CERTIFICATE + "\nName" * 10_000,
        "Order " + "fine £1;" * 10_000,
        "Offence " + "a " * 100_000,
    ],
)
def test_a_hostile_paper_says_nothing(text: str) -> None:
    found = prefilled([paper(text, heading="certificate of conviction"), paper(DECISION), paper(APPEAL)])
    assert {source for pages in found.sources.values() for source in pages} <= {"S2 p1", "S3 p1"}


def test_what_is_read_stands_beside_what_the_new_workbook_has_already() -> None:
    begun = {"papers": ({"id": "S1"}, {"id": "S2"}), "incidents": ({"id": "I1"},)}
    found = Prefilled({("papers", 1, "date"): "2025-04-07", FINE: "£200"})
    assert data_with(begun, found) == {
        "papers": ({"id": "S1"}, {"id": "S2", "date": "2025-04-07"}),
        "incidents": ({"id": "I1", "outcome": {"sentence": ({"amount": "£200"},)}},),
    }
