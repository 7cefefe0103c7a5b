"""Names are found in each spelling, and places by themselves unless a recorded decision lets them stand."""

from collections.abc import Callable

import pytest

from docgen.case import load_case
from docgen.case.people import Name
from docgen.disclosure.finding_terms import Index
from docgen.disclosure.placing import PLACE, alone
from docgen.disclosure.proposing import terms_of
from docgen.disclosure.scanning import sought_of
from docgen.disclosure.terms import of_address, of_name, of_number, of_place_alone
from tests.made.cases import FIXTURE

MONFORTE = (FIXTURE.parent / "monforte" / "case.yaml").read_text(encoding="utf-8")
DECISION = "    place_alone: {words: Mallard Basin, "


def found(name: tuple[str, str], text: str) -> bool:
    index = Index(of_name(Name(given=name[0], family=name[1]), "P1"))
    return any(index.found(f"On that day {text} came.".split()))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (("Ada", "Mac Quennell"), "MacQuennell"),
        (("Ada", "Mac Quennell"), "McQuennell"),
        (("Ada", "McQuennell"), "MacQuennell"),
        (("Ada", "van der Quennell"), "VanderQuennell"),
        (("Jürgen", "Müllerkorn"), "Muellerkorn"),
        (("Jurgen", "Muellerkorn"), "Müllerkorn"),
        (("Émile", "Østerlund"), "Oesterlund"),
        (("Ute", "Straßnerin"), "STRASSNERIN"),
        (("Bo", "Li"), "Mr Li"),
        (("Bo", "Li"), "B. Li"),
        (("Sian", "O'Dwyer-Quennell"), "ODwyer"),
        (
            ("\u0623\u0646\u064a\u0633", "\u0627\u0644\u062e\u0644\u0627\u062f\u064a"),
            "\u0627\u0644\u062e\u0644\u0627\u062f\u0649",
        ),
        (
            ("\u041e\u043b\u0435\u043d\u0430", "\u0428\u0435\u0432\u0447\u0443\u043a"),
            "\u0428\u0415\u0412\u0427\u0423\u041a",
        ),
        (
            ("\u041e\u043b\u0435\u043d\u0430", "\u0428\u0435\u0432\u0447\u0443\u043a"),
            "\u0448\u0435\u0432\u0447\u0443\u043a",
        ),
        (
            ("\u0412\u0435\u0440\u0430", "\u041d\u044b\u043c\u043e\u0432\u0430"),
            "\u0412\u0415\u0420\u0410 \u041d\u042b\u041c\u041e\u0412\u0410",
        ),
        (
            ("\u0412\u0435\u0440\u0430", "\u041d\u044b\u043c\u043e\u0432\u0430"),
            "\u0412\u0435\u0440\u0430 \u041d\u042b\u041c\u041e\u0412\u0410",
        ),
        (
            ("\u0412\u0415\u0420\u0410", "\u041d\u042b\u041c\u041e\u0412\u0410"),
            "\u0412\u0435\u0440\u0430 \u041d\u044b\u043c\u043e\u0432\u0430",
        ),
        (
            ("\u0393\u0399\u03a9\u03a1\u0393\u039f\u03a3", "\u03a0\u0391\u03a0\u0391\u0394\u039f\u03a3"),
            "\u0393\u03b9\u03ce\u03c1\u03b3\u03bf\u03c2 \u03a0\u03b1\u03c0\u03ac\u03b4\u03bf\u03c2",
        ),
        (("Jos\u00e9", "N\u00fa\u00f1ez"), "Jos\u00c3\u00a9 N\u00c3\u00ba\u00c3\u00b1ez"),
        (("J\u00fcrgen", "Gro\u00dfmann"), "Gro\u00c3\u0178mann"),
        (("Marisol", "Quennell"), "llenneuQ losiraM"),
        (("Marisol", "Quennell"), "Quenne11"),
        (("Marisol", "Quennell"), "Qu\u03b5nnell"),
    ],
)
def test_a_name_is_found_in_another_spelling(name: tuple[str, str], text: str) -> None:
    assert found(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (("Bo", "Li"), "Mr Link"),
        (("Thị", "Nguyễn"), "This says who stands there"),
        (("Bo", "Li"), "Li"),
        (("Bo", "Li"), "A. Li"),
        (("Marisol", "Quennell"), "llenneuQ"),
        (("Marisol", "Quennell"), "Quennel2"),
        (("Ada", "McQuennell"), "Quinnell"),
    ],
)
def test_what_is_another_word_is_not_found(name: tuple[str, str], text: str) -> None:
    assert not found(name, text)


def test_a_name_of_two_words_of_every_text_is_found_whole_round_an_initial() -> None:
    terms = {term.squeezed: term.kind for term in of_name(Name(given="Rose", family="Hope"), "P1")}
    assert terms["roseehope"] == terms["rosehope"] == "name"
    assert "marisolequennell" not in {term.squeezed for term in of_name(Name(given="Marisol", family="Quennell"), "P1")}


@pytest.mark.parametrize("said", [str, str.upper, str.lower])
def test_a_cyrillic_address_is_found_in_capitals_and_in_small_letters(said: Callable[[str], str]) -> None:
    address = "\u0443\u043b. \u0421\u0435\u0432\u0435\u0440\u043d\u0430\u044f 12"
    assert [*Index(of_address(address, "P1")).found(f"on {said(address)} there".split())]


def told(address: str, number: str, text: str) -> set[str]:
    terms = (*of_address(address, ""), *of_place_alone(address, ""), *of_number(number, "contact", ""))
    return {match.term.kind for match in Index(terms).found(text.split())}


STREET, HOUSE = {PLACE}, {PLACE, "address"}


@pytest.mark.parametrize(
    ("address", "text", "kinds"),
    [
        ("19 Gull Street, Eastmere", "at 19 Gull St, where", HOUSE),
        ("19 Gull Street, Eastmere", "into GULL STR. again", STREET),
        ("19 Gull St., Eastmere", "at 19 Gull Street then", HOUSE),
        ("19 Gull St, Eastmere", "into Gull Str", STREET),
        ("14 Fennimore Cl, Eastmere", "of Fennimore Close", STREET),
        ("Linden Terrace, Eastmere", "to Linden Terr.", STREET),
        ("5 St Mary's Road, Eastmere", "at 5 St. Marys Rd", HOUSE),
        ("5 Saint Road, Eastmere", "at 5 Saint Rd", HOUSE),
        ("12 Fore St, Eastmere", "a forest", set()),
        ("12 Fore Street, Eastmere", "12 forest ways", set()),
        ("19 Gull Street, Eastmere", "a gull st", STREET),
        ("19 Gull Street, Eastmere", "19 Gull Strand, Gull Rd and Gull Stores", set()),
    ],
)
def test_a_street_is_found_whichever_of_both_has_its_last_word_short(address: str, text: str, kinds: set[str]) -> None:
    assert told(address, "x", text) == kinds


@pytest.mark.parametrize(
    ("number", "text", "is_told"),
    [
        ("020 7946 0733", "ring 7946 0733 (local)", True),
        ("0161 496 0123", "496-0123", True),
        ("+44 1632 960733", "his telephone: 960 733", True),
        ("01632 960733", "Tel. no. 960733", True),
        ("01632 960733", "entry 960733 of the log", False),
        ("07700 900733", "900733 and tel. 00733", False),
        ("020 7946 0733", "0733 and tel. 0733", False),
    ],
)
def test_a_number_is_found_without_the_code_of_its_area_if_it_is_long_or_called_a_telephone(
    number: str, text: str, *, is_told: bool
) -> None:
    assert bool(told("x", number, text)) is is_told


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("14 Fennimore Close, Eastmere, ZY3 5RW", ["Fennimore Close"]),
        ("Flat 2, 19 Gull Street, Eastmere, ZY1 4PX", ["Gull Street"]),
        ("The Ropewalk public house, 9 Tannery Lane, Eastmere", ["Ropewalk", "Tannery Lane"]),
        ("Footpath beside Mallard Basin, Eastmere", ["Mallard Basin"]),
        ("Quillmoor Academy", ["Quillmoor Academy", "Quillmoor"]),
        ("office@fennelrow.example.org", []),
    ],
)
def test_a_place_is_known_without_number_article_and_town(place: str, names: list[str]) -> None:
    assert [*alone(place)] == names


def test_a_street_is_looked_for_and_proposed_unless_a_decision_lets_it_stand() -> None:
    decided = load_case(MONFORTE.encode(), "case.yaml")
    lines = [line for line in MONFORTE.splitlines() if not line.startswith(DECISION)]
    open_ = load_case("\n".join(lines).encode(), "case.yaml")
    for case, is_sought in ((decided, False), (open_, True)):
        for terms in (sought_of(case).terms, terms_of(case)):
            sought = {term.squeezed for term in terms}
            assert ("mallardbasin" in sought) is is_sought
            assert {"fennimoreclose", "40mallardbasin", "ropewalk"} <= sought


def test_a_decision_on_a_place_never_gives_a_number() -> None:
    wrong = MONFORTE.replace("{words: Mallard Basin,", "{words: 40 Mallard Basin,")
    with pytest.raises(Exception, match="without a number"):
        load_case(wrong.encode(), "case.yaml")
