"""Rules of who the subject is: links, numbers, spellings, birth dates and age; what trips each and what nearly does."""

# ruff: noqa: E501 - one row, one line where it can be

import pytest

from docgen.checks.rule import Reads
from docgen.findings import Severity
from tests.checks.readings import CLOSED, RULES, Try, reading_of, tried

I1 = "incidents.0"
HOW = "subject.identity.0.how"
LINK = "how: fingerprints taken on arrest\n      date: 2025-02-02\n      from: [M1]"
NAME_ONLY = (("fingerprints taken on arrest", "name and date of birth only"),)
SAID_TO_BE_ALL = (
    ("I took the fingerprints of {subject} myself when I arrested him.", "I have his name and date of birth only."),
)
OF_THE_NOTE = ((LINK, LINK.replace("[M1]", "[case-owner]")),)
NOTHING_OF_FINGERPRINTS = (
    ("I took the fingerprints of {subject} myself when I arrested him.", "I know {subject} by sight."),
)
CHILD = (("born: 1995-05-21", "born: 2010-05-21"),)
REASON = (("    relevance: The only", "    why_under_18: the decision rests on it\n    relevance: The only"),)
BORN = "  from: [S1 p1, S4 p1]\n\npeople"
ANOTHER_BIRTH = (
    (BORN, "  from: [S1 p1, S4 p1]\n  differs: [{field: date of birth, as: 12 May 1995, from: [S4 p1]}]\n\npeople"),
)


def spelt(family: str, paper: str = "S4 p1") -> tuple[tuple[str, str], ...]:
    """Let a paper of the open case give the subject another family name."""
    short = "  short_name: Mr Lopes\n"
    return ((short, f"{short}  aliases: [{{given: Caio, family: {family}, from: [{paper}]}}]\n"),)


def named(given: str, family: str = "Lopes") -> tuple[tuple[str, str], ...]:
    return (("name: {given: Caio Brandini, family: Lopes}", f"name: {{given: {given}, family: {family}}}"),)


GIVEN = ("subject.name.given",)
TRIES = (
    Try("WS-183", "one after the other"),
    Try("WS-183", "as a form prints a name", GIVEN, named("Caio Brandini LOPES")),
    Try("WS-183", "two family names", GIVEN, named("Caio Brandini Lopes", "Brandini Lopes")),
    Try("WS-183", "of a maker", ("makers.0.name.given",), (("given: Lowri, family", "given: Lowri Haddenham, family"),)),
    Try("WS-183", "somebody who bears one name twice", (), named("Lopes")),
    Try("WS-183", "a name within another", (), named("Caio Brandini-Lopes")),
    Try("WS-37", "nothing of identity", ("statements.0.paragraphs",), (("about: identity", "about: how I know"),)),
    Try("WS-37", "a name alone", (HOW,), NAME_ONLY),
    Try("WS-37", "a name and an address", (HOW,), (("fingerprints taken on arrest", "name and address"),)),
    Try("WS-37", "fingerprints that nobody took", (HOW,), (("fingerprints taken on arrest", "a name; no fingerprints were taken"),)),
    Try("WS-37", "a name and a photograph", case=(("fingerprints taken on arrest", "name and photograph"),)),
    Try("WS-37", "a link of the case-owner's note", ("subject.identity.0.from",), (*OF_THE_NOTE, *NOTHING_OF_FINGERPRINTS)),
    Try("WS-37", "a link of the case-owner's note and a paper", case=((LINK, LINK.replace("[M1]", "[case-owner, S4 p1]")),)),
    Try("WS-97", "another letter", ("subject.pnc",), (("2025/0031877D", "2025/0031877E"),)),
    Try("WS-97", "of a CRO number", ("subject.cro",), (("88213/19G", "88213/19H"),), CLOSED),
    Try("WS-97", "of an arrest summons number", (f"{I1}.asn",),
        (("    role: convicted\n", "    asn: 24/0142/01/00000001234A\n    role: convicted\n"),)),
    Try("WS-97", "the right letters", base=CLOSED),
    Try("WS-125", "a child, and no reason", (f"{I1}.why_under_18",), CHILD),
    Try("WS-125", "a child, and a reason", case=(*CHILD, *REASON)),
    Try("WS-125", "the eighteenth birthday", case=(("born: 1995-05-21", "born: 2007-02-02"),)),
    Try("WS-127", "another birth date in a paper", ("subject.born",), ANOTHER_BIRTH),
    Try("WS-127", "another nationality in a paper", case=((ANOTHER_BIRTH[0][0], ANOTHER_BIRTH[0][1].replace("date of birth", "nationality")),)),
    Try("WS-128", "one letter otherwise, in an exhibit", ("subject.aliases",), spelt("Lopez")),
    Try("WS-128", "with an article", ("subject.aliases",), spelt("Al-Lopes")),
    Try("WS-128", "in a paper that is no exhibit", case=spelt("Lopez", "S2 p1")),
    Try("WS-128", "another name", case=spelt("Brandini")),
    Try("WS-128", "the same with an accent", case=spelt("Lópes")),
)  # fmt: skip


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_a_rule_of_identity_hits_just_where_it_should(row: Try) -> None:
    assert tried(row) == row.hits


@pytest.mark.parametrize(
    ("case", "severities"),
    [
        (NAME_ONLY, [Severity.ERROR]),
        ((*NAME_ONLY, *SAID_TO_BE_ALL), [Severity.NOTE]),
        (OF_THE_NOTE, [Severity.NOTE]),
        ((*OF_THE_NOTE, *NOTHING_OF_FINGERPRINTS), [Severity.WARNING]),
    ],
    ids=["a name alone", "and the maker says so", "a link of the note that the maker says", "and does not say"],
)
def test_a_weak_link_weighs_less_once_the_maker_says_it(
    case: tuple[tuple[str, str], ...], severities: list[Severity]
) -> None:
    seen = reading_of(Try("WS-37", "", case=case))
    hits = RULES["WS-37"].check(seen[Reads.TEXT])
    assert [hit.severity or RULES["WS-37"].severity for hit in hits] == severities
