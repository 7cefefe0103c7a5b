"""What cannot be so, or points at nothing, is refused at its place; the near misses are not."""

import pytest

from docgen.case import load_case
from docgen.errors import InputError
from tests.made.cases import CASE_TEXT, FIXTURE, edited

CLOSED_TEXT = (FIXTURE.parent / "small-closed" / "case.yaml").read_text(encoding="utf-8")
PERSON = """people:
  - id: P1
    name: {given: Zofia, family: Żółć-Brandt}
    label: LABEL
    categories: [witness]
    under_18: no
    lifetime_anonymity: no
    born: not recorded
    address: not recorded
    contact: not recorded
    from: [M1]
"""
NO_PEOPLE = "people: []          # no third party is named in any paper\n"
SECOND = """statements:
  - id: G2
    format: police-statement-tribunal
    maker: M1
    number: NUMBER
    date: 2025-04-25
    marking: OFFICIAL
    incidents: [I1]
    searches: []
    paragraphs: []
"""


def labelled(label: str) -> tuple[str, str]:
    return NO_PEOPLE, PERSON.replace("LABEL", label)


CONTRADICTORY = [
    # what is wrong, the change, the field, what is said
    ("acquitted with a sentence", ("result: convicted", "result: acquitted"), "incidents.I1.outcome", "not a field"),
    (
        "incident before birth",
        ("born: 1995-05-21", "born: 2025-02-03"),
        "incidents.I1.date",
        "before the subject was born",
    ),
    (
        "arrest before the incident",
        ("arrested, date: 2025-02-02", "arrested, date: 2025-02-01"),
        "incidents.I1.steps.T1a.date",
        "before the incident",
    ),
    (
        "steps out of order",
        ("interviewed, date: 2025-02-02", "interviewed, date: 2025-02-28"),
        "incidents.I1.steps.T1d.date",
        "before the step above it",
    ),
    (
        "account before the incident",
        ("where: in interview\n      date: 2025-02-02", "where: here\n      date: 2025-02-01"),
        "incidents.I1.account.date",
        "before the incident",
    ),
    (
        "outcome before the incident",
        ("result: convicted\n      date: 2025-02-27", "result: convicted\n      date: 2025-02-01"),
        "incidents.I1",
        "outcome dated before",
    ),
    (
        "range that ends before it begins",
        ('    time: "16:20"', '    last_date: 2025-02-01\n    time: "16:20"'),
        "incidents.I1",
        "last_date before its date",
    ),
    (
        "a source of a time and a place that are not there",
        ('time: "16:20"\n    place: a shop in Saltmarsh', "time: not recorded\n    place: not applicable"),
        "incidents.I1",
        "neither a time nor a place",
    ),
    (
        "a source of the time that is not there",
        ("time_and_place: {from: [M1]}", "time_and_place: {from: [S7]}"),
        "incidents.I1.time_and_place.from.1",
        "a paper or maker that the case does not have",
    ),
    (
        "leave that ends before it begins",
        ("end: 2023-12-11", "end: 2022-12-11"),
        "subject.immigration.Z1.end",
        "before it begins",
    ),
    (
        "appeal sent on before it came",
        ("notified: 2025-04-22", "notified: 2025-04-16"),
        "appeal.notified",
        "before the appeal was received",
    ),
    ("order without initials", ("anonymity: none", "anonymity: made"), "appeal", "must give initials"),
    (
        "silence on what points the other way",
        (
            (
                "      none_found:\n        by: M1\n        date: 2025-04-24\n        searched:\n"
                "          - the Police National Computer (PNC)\n          - the records of Saltmarsh Constabulary\n"
            ),
            "      items: []\n",
        ),
        "incidents.I1.undermining",
        "either items, or none_found",
    ),
    ("one id twice", ("id: T1b", "id: T1a"), "incidents.I1.steps.T1a.id", "given to two records"),
    ("one id in two lists", ("id: K1", "id: W1"), "comments.W1.id", "given to two records"),
    (
        "one mark twice",
        ("statements:\n", "  - {mark: LH/1, maker: M1, description: x, parts: [{paper: S1}]}\n\nstatements:\n"),
        "exhibits.LH/1.mark",
        "given to two records",
    ),
    (
        "exhibit's maker not there",
        ("mark: LH/1\n    maker: M1", "mark: LH/1\n    maker: M2"),
        "exhibits.LH/1.maker",
        "a maker that the case does not have. Known are: M1.",
    ),
    ("exhibit's paper not there", ("- paper: S4", "- paper: S5"), "exhibits.LH/1.parts.1.paper", "a paper that"),
    (
        "page that the paper has not",
        ("- paper: S4", "- {paper: S4, first: 1, last: 2}"),
        "exhibits.LH/1.parts.1.last",
        "a page that S4 does not have: it has 1",
    ),
    ("half a range", ("- paper: S4", "- {paper: S4, first: 1}"), "exhibits.LH/1.parts.1", "both first and last"),
    (
        "source not there",
        ("from: [S1 p1, S4 p1]", "from: [S1 p1, S8 p1]"),
        "subject.from.2",
        "a paper or maker that the case does not have",
    ),
    ("source's page not there", ("from: [S1 p1, S4 p1]", "from: [S1 p1, S4 p7]"), "subject.from.2", "a page that S4"),
    ("identity link not there", ("identity: [L1]", "identity: [L2]"), "incidents.I1.identity.1", "an identity link"),
    (
        "attestation of a statement that is not there",
        ("statement: G1\n    by:", "statement: G9\n    by:"),
        "attestations.A1.statement",
        "a statement that",
    ),
    ("person not there", ("    reliance:", "    people: [P9]\n    reliance:"), "incidents.I1.people.1", "a person"),
    (
        "step's maker not there",
        (
            "date: 2025-02-02, by: M1, from: [M1]}\n      - {id: T1b",
            ("date: 2025-02-02, by: M3, from: [M1]}\n      - {id: T1b"),
        ),
        "incidents.I1.steps.T1a.by",
        "a maker",
    ),
    (
        "searcher not there",
        ("none_found:\n        by: M1", "none_found:\n        by: M4"),
        "incidents.I1.undermining.none_found.by",
        "a maker",
    ),
    (
        "statement's maker not there",
        ("tribunal\n    maker: M1", "tribunal\n    maker: M2"),
        "statements.G1.maker",
        "a maker",
    ),
    (
        "statement's incident not there",
        ("incidents: [I1]", "incidents: [I1, I2]"),
        "statements.G1.incidents.2",
        "an incident",
    ),
    ("statement's incident twice", ("incidents: [I1]", "incidents: [I1, I1]"), "statements.G1.incidents.2", "twice"),
    (
        "statement's exhibit not there",
        ("exhibits: [LH/1]", "exhibits: [LH/2]"),
        "statements.G1.exhibits.1",
        "an exhibit",
    ),
    (
        "paragraph's author not there",
        (
            (
                "author: M1\n        written: 2025-04-25\n        from: [M1]\n        note: invented "
                "for this example\n      - id: W2"
            ),
            "author: M2\n        written: 2025-04-25\n        from: [M1]\n      - id: W2",
        ),
        "statements.G1.paragraphs.W1.author",
        "a maker",
    ),
    (
        "paragraph about an incident of another statement",
        ("        incident: I1\n", "        incident: I7\n"),
        "statements.G1.paragraphs.W3.incident",
        "an incident that the case does not have",
    ),
    (
        "paragraph about no incident",
        ("        incident: I1\n", ""),
        "statements.G1.paragraphs.W3",
        "names no incident, although the paragraph is about one",
    ),
    (
        "paragraph about identity with an incident",
        ("about: identity\n", "about: identity\n        incident: I1\n"),
        "statements.G1.paragraphs.W2.incident",
        "names an incident, although the paragraph is about something else",
    ),
    (
        "unknown reference in braces",
        ("certificate.\n        author", "certificate, {LH/9}.\n        author"),
        "statements.G1.paragraphs.W1.text",
        "something in braces that the case does not have",
    ),
    (
        "two statements of one number",
        ("statements:\n", SECOND.replace("NUMBER", "1")),
        "statements.G1.number",
        "one maker",
    ),
    ("mark with a name in it", ("LH/1", "CAIO/1"), "exhibits.CAIO/1.mark", "part of somebody's name"),
    ("label with a name", labelled("Zofia's brother"), "people.P1.label", "part of somebody's name"),
    ("label with a name without its accents", labelled("Person Zolc"), "people.P1.label", "part of somebody's name"),
    ("label with half a double name", labelled("Ms BRANDT"), "people.P1.label", "part of somebody's name"),
    ("label with the subject's name", labelled("wife of Lopes"), "people.P1.label", "part of somebody's name"),
    ("label with a name within a word", labelled("the Zofiawoman"), "people.P1.label", "part of somebody's name"),
    ("label of initials", labelled("Z. Ż. B."), "people.P1.label", "part of somebody's name"),
    ("label with an address", labelled("the woman at 14 Gull Row"), "people.P1.label", "is an address"),
    ("label with a postcode", labelled("the woman of ZS4 2PQ"), "people.P1.label", "is an address"),
    ("label without a letter", labelled("'14'"), "people.P1.label", "holds no letter"),
    ("label that is the subject's", labelled("'mr  lopes'"), "people.P1.label", "is what the subject is called"),
    ("label with the maker's name", labelled("Haddenham's colleague"), "people.P1.label", "part of somebody's name"),
]
SOUND = [
    ("incident on the day of birth", ("born: 1995-05-21", "born: 2025-02-02")),
    ("birth not recorded", ("born: 1995-05-21", "born: not recorded")),
    ("a second statement with the next number", ("statements:\n", SECOND.replace("NUMBER", "2"))),
    (
        "a mark of the maker's initials that spells a name",
        ("Lowri, family: Haddenham", "Caio Ann, family: Ilves Ott"),
        ("LH/1", "CAIO/1"),
    ),
    ("a plain label", labelled("Witness 1 (a child)")),
    ("a label that a name only begins like", labelled("Person Zo")),
    ("braces round no reference", ("certificate.\n        author", "certificate, {7*7} {{x}} { y }.\n        author")),
    ("the last page of a paper", ("from: [S1 p1, S4 p1]", "from: [S1 p1-2, S4 p1]")),
]


def faults_of(text: str) -> list[str]:
    try:
        load_case(text.encode(), "case.yaml")
    except InputError as refused:
        return [f"{fault.place.field}: {fault.detail} {fault.next_step}" for fault in refused.faults]
    return []


@pytest.mark.parametrize(
    ("change", "field", "said"), [row[1:] for row in CONTRADICTORY], ids=[r[0] for r in CONTRADICTORY]
)
def test_a_contradiction_is_refused_at_its_field(change: tuple[str, str], field: str, said: str) -> None:
    faults = faults_of(edited(change))
    assert [fault for fault in faults if fault.startswith(f"{field}: ") and said in fault], faults


@pytest.mark.parametrize("changes", [row[1:] for row in SOUND], ids=[str(row[0]) for row in SOUND])
def test_a_near_miss_is_not_refused(changes: tuple[tuple[str, str], ...]) -> None:
    assert faults_of(edited(*changes)) == []


def test_what_points_at_nothing_is_told_beside_a_faulty_field() -> None:
    faults = faults_of(edited(("born: 1995-05-21", "born: once"), ("- paper: S4", "- paper: S5"), ("id: K1", "id: W1")))
    assert [fault.partition(":")[0] for fault in faults] == [
        "subject.born",
        "exhibits.LH/1.parts.1.paper",
        "comments.W1.id",
    ]


def test_a_faulty_id_does_not_set_off_a_fault_at_each_place_that_names_it() -> None:
    faults = faults_of(edited(("  - id: M1", "  - id: Lowri")))
    assert [fault.partition(":")[0] for fault in faults] == ["makers.1.id"]


def test_two_people_cannot_have_labels_that_differ_in_spaces_only() -> None:
    faults = faults_of(edited(("label: Witness 1 (a child)", "label: 'Person  A'"), text=CLOSED_TEXT))
    assert [fault for fault in faults if fault.startswith("people.P2.label: is given to two people.")], faults


def test_two_people_cannot_have_one_label() -> None:
    faults = faults_of(edited(("label: Witness 1 (a child)", "label: person a"), text=CLOSED_TEXT))
    assert len(faults) == 1
    assert faults[0].startswith("people.P2.label: is given to two people.")


def test_the_fixtures_hold_no_contradiction() -> None:
    assert faults_of(CASE_TEXT) == faults_of(CLOSED_TEXT) == []
