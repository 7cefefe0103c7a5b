"""What tells who somebody is without a name: where each rule hits, and near misses."""

import pytest

from tests.checks.readings import CLOSED, OPEN, Changes, Try, besides, numbered, of_it, own, tried
from tests.made.cases import FIXTURE

MONFORTE = (FIXTURE.parent / "monforte" / "case.yaml").read_text(encoding="utf-8")
IT, ELSE = (numbered("incident-words"),), (numbered("do-not-know"),)
OURS = (numbered("incident-words", OPEN),)
SCHOOLED: Changes = (
    ("    from: [S1 p2]\n\nmakers", "    places: [Sealark Primary School]\n    from: [S1 p2]\n\nmakers"),
)
BORN: Changes = (("    under_18: yes\n    lifetime_anonymity: no\n    born: not recorded", "    under_18: yes\n    lifetime_anonymity: no\n    born: 2012-03-09"),)  # fmt: skip # noqa: E501 - one piece of the file and what stands for it
ITEM: tuple[str, str] = (
    "\nexhibits:\n",
    """
intelligence:
  - {id: N1, label: I1, log: SC/IR/23/0042, report_date: 2023-04-01, grading: not recorded, text: nothing,
     sanitised: not recorded, release: not recorded, corroboration: not recorded, reliance: context, from: [S3]}

exhibits:
""",
)
INFORMANT: Changes = (("categories: [complainant]", "categories: [complainant, informant]"),)
RELIED: Changes = (("reliance: context", "reliance: relied on"),)
LABEL_ONLY: Changes = (
    (
        "    contact: 07700 900143\n",
        "    contact: 07700 900143\n    label_only: {by: Head of Legal, date: 2024-02-01, reason: wish, from: [S1]}\n",
    ),
)


def called(label: str, before: str = "Person A") -> Changes:
    """Give somebody of the closed case another label."""
    return ((f"label: {before}", f"label: {label}"),)


def somebody(in_the_incident: str) -> Changes:
    """Put somebody with the label of a victim into the open case, who has a part in the conviction or none."""
    person = """people:
  - {id: P1, name: not recorded, label: Victim 1, categories: [victim], under_18: no, lifetime_anonymity: no,
     born: not recorded, address: not recorded, contact: not recorded, from: [S1]}
"""
    return (
        ("people: []          # no third party is named in any paper\n", person),
        ("    role: convicted\n", f"    role: convicted\n    {in_the_incident}\n"),
    )


TRIES = [
    Try("WS-108", "a decision that the label is all that is served", ("people.1",), (*RELIED, *LABEL_ONLY), CLOSED),
    Try("WS-81", "her words without a place", base=CLOSED),
    Try("WS-81", "her street without its number", IT, of_it("That is in Gull Row."), CLOSED),
    Try("WS-81", "her street, told elsewhere", ELSE, besides("I went to Gull Row."), CLOSED),
    Try("WS-81", "the street where it was", IT, of_it("It was near Tide Lane."), CLOSED),
    Try("WS-81", "her town", (), of_it("It was in Saltmarsh."), CLOSED),
    Try("WS-81", "a school", IT, of_it("It was outside Harbour View Academy."), CLOSED),
    Try("WS-81", "a school that is not named", (), of_it("It was outside a school."), CLOSED),
    Try("WS-81", "her place of work", ELSE, (*besides("I asked at Kittiwake Bakery."), ("    contact: 07700 900143\n", "    contact: 07700 900143\n    places: [The Kittiwake Bakery]\n")), CLOSED),  # noqa: E501 - one change of the case
    Try("WS-81", "without anonymity for life", (), (*besides("I asked in Gull Row."), ("lifetime_anonymity: yes", "lifetime_anonymity: no")), CLOSED),  # noqa: E501 - one change of the case
    Try("WS-82", "a child without a place", base=CLOSED),
    Try("WS-82", "the child's street", ELSE, besides("I asked in Gull Row."), CLOSED),
    Try("WS-82", "the child's school", ELSE, (*SCHOOLED, *besides("I rang Sealark Primary School.")), CLOSED),
    Try("WS-82", "a school that is nobody's, elsewhere", (), besides("I was at Harbour View Academy."), CLOSED),
    Try("WS-82", "the child's birth", IT, (*BORN, *of_it("{P2} was born on 9 March 2012.")), CLOSED),
    Try("WS-82", "the child's age", (), (*BORN, *of_it("{P2} was 11 years old.")), CLOSED),
    Try("WS-83", "labels by id", base=CLOSED),
    Try("WS-83", "a label by hand", (), of_it("Person A and Witness 1 were there."), CLOSED),
    Try("WS-83", "a label that is nobody's", IT, of_it("Person B was there."), CLOSED),
    Try("WS-83", "a number that is nobody's", IT, of_it("Witness 2 was there."), CLOSED),
    Try("WS-83", "a person whom I saw", (), of_it("The person I saw was tall."), CLOSED),
    Try("WS-84", "the office's own address"),
    *(
        Try("WS-84", about, OURS, own(f"I noted {said} then."))
        for about, said in (
            ("a telephone number", "020 7946 0142"),
            ("a telephone number from abroad", "+48 22 555 01 20"),
            ("an e-mail address", "a.person@example.org"),
            ("a postcode", "ZS4 2PQ"),
            ("a car", "ZS51 XYZ"),
            ("a National Insurance number", "AB 12 34 56 C"),
            ("somebody else's PNC number", "2011/0456789X"),
        )
    ),
    Try("WS-84", "the subject's own PNC number", (), own("His PNC number is 2025/0031877D.")),
    Try("WS-84", "other references and sums", (), own("25/0142/01/00000008854A, SC25/000914, £85.00.")),
    Try("WS-87", "a complainant and a child", base=CLOSED),
    Try("WS-87", "anonymity of a witness", ("people.0.categories",), (("[complainant]", "[witness]"),), CLOSED),
    Try("WS-87", "a child not called one", ("people.1.categories",), (("[witness, child]", "[witness]"),), CLOSED),
    Try("WS-181", "a label that says nothing", base=CLOSED),
    Try("WS-181", "a victim of what nobody was convicted of", ("people.0.label",), called("Victim A"), CLOSED),
    Try("WS-181", "a complainant, likewise", ("people.0.label",), called("Complainant 1"), CLOSED),
    Try("WS-181", "a supporter of victims", (), called("Adviser to Victimless"), CLOSED),
    Try("WS-181", "a victim of what a court found", (), somebody("people: [P1]")),
    Try("WS-181", "a victim who has no part in it", ("people.0.label",), somebody("people: []")),
    Try("WS-90", "a plain record", base=CLOSED),
    Try("WS-90", "an informant", ELSE, besides("An informant said so."), CLOSED),
    Try("WS-90", "a covert method", ELSE, besides("He was followed covertly."), CLOSED),
    Try("WS-90", "a camera in a shop", (), besides("I watched the CCTV of the shop."), CLOSED),
    Try("WS-90", "a source of information", (), besides("My source is the crime report."), CLOSED),
    Try("WS-90", "a log number of the usual form", ELSE, besides("It is SC/INT/23/00042."), CLOSED),
    Try("WS-90", "a log number of the case", ELSE, (ITEM, *besides("It is SC-IR-23-0042.")), CLOSED),
    Try("WS-90", "the same where the case has no such item", (), besides("It is SC-IR-23-0042."), CLOSED),
    Try("WS-90", "a person who is an informant", ("statements.0.paragraphs.2.text",), INFORMANT, CLOSED),
]  # fmt: skip


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_what_tells_who_somebody_is_is_told(row: Try) -> None:
    assert tried(row) == row.hits


STREETS = {
    # the places in the text of monforte that expected.md lets nowhere be printed, by whose they are
    "WS-81": ("Gull Street", "19 Gull St.", "Copper Ladle", "Harbour Steps"),
    "WS-82": ("Quillmoor Academy", "40 Mallard Basin"),
}


@pytest.mark.parametrize(("rule", "place"), [(rule, place) for rule in STREETS for place in STREETS[rule]])
def test_the_places_that_may_stand_nowhere_are_found_in_the_whole_case(rule: str, place: str) -> None:
    found = tried(Try(rule, place, case=(("It is not to scale.", f"It is not far from {place}."),), base=MONFORTE))
    assert len(found) == 1


def test_a_public_place_of_which_the_case_speaks_elsewhere_may_be_named_without_a_number() -> None:
    """Expected.md allows the basin beside which the child lives, and not the house."""
    assert tried(Try("WS-82", "", case=(("It is not to scale.", "It shows Mallard Basin."),), base=MONFORTE)) == ()


def test_the_whole_case_tells_of_nobody_by_place() -> None:
    for rule in STREETS:
        assert tried(Try(rule, "as it is", base=MONFORTE)) == ()
