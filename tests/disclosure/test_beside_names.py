"""Names beside each other: each person is proposed by themselves, and no word that is not theirs with them."""

import pytest

from docgen.case.people import Name
from docgen.disclosure.finding_terms import Index
from docgen.disclosure.proposing import proposals
from docgen.disclosure.terms import of_name
from tests.disclosure.test_redacting import page
from tests.made.cases import case_of

PERSON = """
  - id: P{number}
    name: {{given: {given}, family: {family}}}
    label: Person {number}
    part: witness
    categories: [witness]
    under_18: no
    lifetime_anonymity: no
    born: 1980-03-14
    address: not recorded
    contact: not recorded
    label_only: {{by: A. Vellacott, date: not recorded, reason: "a label", from: [case-owner]}}
    from: [case-owner]"""


def proposed(text: str, *people: str) -> list[str]:
    """What is proposed on a page, of people by their names in the case of Caio Brandini Lopes, who is no secret."""
    names = (name.rpartition(" ") for name in people)
    each = (PERSON.format(number=at, given=given, family=family) for at, (given, _, family) in enumerate(names, 1))
    case = case_of(("people: []          # no third party is named in any paper", "people:" + "".join(each)))
    return [each.words for each in proposals(case, [page(*text.splitlines())])]


APART = [
    "{0} & {1} were here", "{0} / {1} were", "{0} – {1} were", "{0} — {1}", "{0} | {1}", "{0} + {1}", "{0} • {1}",
    "{0}; {1}", "{0}: {1}", "{0} = {1}", "{0}. {1} came", "{0} ({1})", "{0}, {1}", "{0} {1} seen", "{0}\n{1}",
    "{0} - {1}", "Present: {0}? {1}!",
]  # fmt: skip
PAIRS = [("Gwen Tarrow", "Tom Tarrow"), ("Tom Pell", "Tom Tarrow"), ("Ana Quell", "Jo Torraw")]


@pytest.mark.parametrize("layout", APART)
@pytest.mark.parametrize("pair", PAIRS)
def test_two_people_beside_each_other_are_proposed_each_by_themselves(layout: str, pair: tuple[str, str]) -> None:
    assert proposed(layout.format(*pair), *pair) == [*pair]


@pytest.mark.parametrize("layout", APART)
@pytest.mark.parametrize("subject", ["Caio Brandini Lopes", "Brandini Lopes", "Mr Lopes", "Mr. Lopes", "Fred Lopes"])
def test_a_family_name_that_ends_another_name_stays(layout: str, subject: str) -> None:
    assert proposed(layout.format(subject, "Maria Lopes"), "Maria Lopes") == ["Maria Lopes"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("seen by Lopes, Maria today", ["Lopes, Maria"]),
        ("seen by Lopes Maria today", ["Lopes Maria"]),
        ("Suspect LOPES, Caio Brandini LOPES, Maria seen", ["LOPES, Maria"]),
        ("Witness LOPES, Maria", ["LOPES, Maria"]),
        ("I told LOPES, Maria Lopes being there", ["Maria Lopes"]),
        ("Mr Lopes, Maria Posel", ["Maria"]),
        ("Suspect: Lopes\nMaria was there", ["Maria"]),
        ("seen were Lopes,\nMaria and others", ["Lopes, Maria"]),
        ("LOPES M BRA", []),
        ("LOPES, M. was there", ["LOPES, M"]),
        ("Tarrow Gwen Tarrow Tom", ["Tarrow Gwen", "Tarrow Tom"]),
        ("maria lopes said", ["maria lopes"]),
        ("Gwen/Tarrow", ["Gwen/Tarrow"]),
    ],
)
def test_a_family_name_that_begins_a_name_is_taken(text: str, words: list[str]) -> None:
    assert proposed(text, "Maria Lopes", "Gwen Tarrow", "Tom Tarrow") == words


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("Adam Brownlow", "It was Adam Brownlow, a neighbour", ["Adam Brownlow"]),
        ("Ian Brownlow", "I spoke to Ian Brownlow. I then left", ["Ian Brownlow"]),
        ("Ian Brownlow", "told Brownlow I then left", ["Brownlow"]),
        ("Adam Brownlow", "In category A Brownlow was seen", ["Brownlow"]),
        ("Adam Brownlow", "told A. Brownlow; Brownlow, A. was", ["A. Brownlow", "Brownlow, A"]),
        ("Adam Brownlow", "Seen by Mr A Brownlow", ["A Brownlow"]),
        ("Adam Brownlow", "BROWNLOW, A was", ["BROWNLOW, A"]),
        ("Adam John Brownlow", "A J Brownlow was, Brownlow A J", ["A J Brownlow", "Brownlow A J"]),
        ("Mary Brownlow", "Mary Brownlow M 31", ["Mary Brownlow"]),
        ("Fran Brownlow", "Caller Brownlow (F, 31)", ["Brownlow"]),
        ("Fran Brownlow", "Brownlow F was there", ["Brownlow F"]),
        ("Éva Ångström", "Éva Ångström, a bus driver", ["Éva Ångström"]),
        ("Ines Lopes", "LOPES: I had none. Mr Lopes. I took it", []),
        ("Will Denholm", "Mr Denholm will come; Denholm, will or not", ["Denholm"]),
        ("Will Denholm", "seen by denholm will today", ["denholm will"]),
        ("Gwen White", "Gwen, white, aged 40", ["Gwen"]),
        ("Gwen ffrench", "Gwen ffrench was", ["Gwen ffrench"]),
        ("Ana de Souza", "Ana de Souza, SOUZA de Ana", ["Ana de Souza", "SOUZA de Ana"]),
    ],
)  # fmt: skip
def test_words_beside_a_name_are_no_part_of_it(name: str, text: str, words: list[str]) -> None:
    assert proposed(text, name) == words


INDEX = Index(of_name(Name(given="Idris", family="Khelladi"), "P1"))


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [
        ("Mr Khelladi. I do not know", False),
        ("Mr Khelladi: I do not", False),
        ("K h e l l a d i / I d r i s", True),
        ("Khelladi,Idris", True),
        ("KhelladiIdris idrisKhelladi", True),
        ("I. Khelladi", True),
        ("i.khelladi@mail.example", True),
        ("KHELLADI<<IDRIS", True),
    ],
)
def test_the_scan_takes_no_sentence_for_a_name(text: str, is_whole: bool) -> None:
    assert any(match.term.kind == "name" for match in INDEX.found(text.split())) is is_whole


@pytest.mark.parametrize("title", ["Mrs", "Miss", "Ms", "Dr", "MRS"])
def test_another_person_of_the_subjects_family_is_proposed_behind_a_title(title: str) -> None:
    assert proposed(f"I saw {title} Lopes with Mr Lopes at home", "Maria Lopes") == [f"{title} Lopes"]
