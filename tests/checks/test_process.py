"""Rules of how a statement came about, how fresh it is, and whose words it is in; what trips each and what nearly does."""

# ruff: noqa: E501 - one row, one line where it can be

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.checks.rule import Reads
from docgen.checks.sameness import masked, said_alike, said_in
from docgen.findings import Severity
from tests.checks.readings import CLOSED, OPEN, RULES, Changes, Try, outcome, own, reading_of, tried
from tests.checks.test_facts import PENDING, TWO_MAKERS
from tests.made.cases import case_of

SEARCHES = """    searches:
      - id: Q1
        system: the crime recording system of Saltmarsh Constabulary
        date: 2024-03-04
        found: the crime report that I exhibit
        from: [M1]
"""
UNSEARCHED = (SEARCHES, "    searches: []\n")
ELSEWHERE = (
    SEARCHES,
    SEARCHES.replace("the crime recording system of Saltmarsh Constabulary", "the Police National Computer (PNC)"),
)
LISTED = "    disclosure: disclose redacted\n"
TAKEN = (LISTED, f"{LISTED}    retrieved: {{by: PC 77, date: 2024-03-01, system: the crime recording system}}\n")
TAKEN_SOMEWHERE = (LISTED, f"{LISTED}    retrieved: {{by: PC 77, date: 2024-03-01}}\n")
REFERRED = (
    "appeal: not applicable\n",
    "appeal: not applicable\nreferral: {date: 2024-02-01, accepted: not recorded}\n",
)
SUMMED_UP = ("\nstatements:\n", "\nsummary: {asked: 2024-02-05, received: 2024-02-12, by: not recorded}\nstatements:\n")
SUMMED_UP_SOME_DAY = (SUMMED_UP[0], SUMMED_UP[1].replace("2024-02-05", "not recorded"))
COMMISSIONED = (
    "\nstatements:\n",
    "\ncommissions: [{id: C1, statement: G1, maker: M1, date: 2024-02-14, due: not recorded}]\nstatements:\n",
)
COMMISSIONED_SOME_DAY = (COMMISSIONED[0], COMMISSIONED[1].replace("2024-02-14", "not recorded"))
OF_ANOTHER = (
    COMMISSIONED[0],
    COMMISSIONED[1].replace("maker: M1", "maker: M1").replace("statement: G1", "statement: G2"),
)
AT_LIBERTY = ("  born: 1995-05-21\n", "  born: 1995-05-21\n  detention: not applicable\n")
HELD = ("  born: 1995-05-21\n", "  born: 1995-05-21\n  detention: {where: HMP Fellgate, from: [S1 p1]}\n")


def relied(name: str, citation: str, status: str, by: str = "not recorded") -> Changes:
    """Enter an authority of the open case."""
    row = f"{{id: H1, name: {name}, citation: '{citation}', status: {status}, by: '{by}', reviewed: 2025-04-01}}"
    return (("\ncomments:", f"\nauthorities: [{row}]\n\ncomments:"),)


def alike(words: str) -> Changes:
    """Let a second maker of the closed case make a statement of one paragraph."""
    statement = f"""  - id: G2
    format: police-statement-tribunal
    maker: M2
    number: 1
    date: 2024-03-05
    marking: OFFICIAL
    searches: []
    paragraphs:
      - {{id: W5, about: how I know, kind: own knowledge, author: M2, written: 2024-03-05, from: [M2], text: "{words}"}}

comments:"""
    return (TWO_MAKERS, ("comments:", statement))


BAH = ("Bah (EO (Turkey))", "[2012] UKUT 196 (IAC)")
TRIES = (
    Try("WS-26", "a final", ("statements.0",), final=True),
    Try("WS-26", "a draft"),
    Try("WS-34", "no search, and no day of the print", ("papers.0.retrieved",), (UNSEARCHED,), CLOSED),
    Try("WS-34", "a search of another system", ("papers.0.retrieved",), (ELSEWHERE,), CLOSED),
    Try("WS-34", "a print of some system", ("papers.0.retrieved.system",), (UNSEARCHED, TAKEN_SOMEWHERE), CLOSED),
    Try("WS-34", "a search of that system", base=CLOSED),
    Try("WS-34", "no search, and the day of the print", case=(UNSEARCHED, TAKEN), base=CLOSED),
    Try("WS-34", "no search, and no print exhibited", case=(UNSEARCHED, ("    exhibits: [TQ/1]", "    exhibits: []")), base=CLOSED),
    Try("WS-98", "another maker's words with other values", ("statements.0.paragraphs.3.text",), base=CLOSED,
        case=(("I do not know whether anybody else was looked for.", "I do not know whether 3 people were looked for on 4 May 2023."), *alike("I do not know whether 5 people were looked for on 6 June 2022."))),
    Try("WS-98", "other words", base=CLOSED, case=alike("I do not know whether anybody was ever asked about that at all.")),
    Try("WS-98", "a few words", base=CLOSED, case=(("I do not know whether anybody else was looked for.", "I was there."), *alike("I was there."))),
    Try("WS-100", "referred, and neither summary nor commission", ("referral", "statements.0.id"), (REFERRED,), CLOSED),
    Try("WS-100", "another statement's commission", ("statements.0.id",), base=CLOSED, position=0, case=(
        REFERRED, SUMMED_UP, OF_ANOTHER, ("\ncomments:", "\n  - {id: G2, format: police-statement-tribunal, maker: M1, number: 2, date: 2024-03-06, marking: OFFICIAL, searches: [], paragraphs: []}\n\ncomments:"))),
    Try("WS-100", "days that nobody recorded", ("commissions.0.date", "summary.asked"), (REFERRED, SUMMED_UP_SOME_DAY, COMMISSIONED_SOME_DAY), CLOSED),
    Try("WS-100", "all recorded", case=(REFERRED, SUMMED_UP, COMMISSIONED), base=CLOSED),
    Try("WS-100", "nothing known of a referral", base=CLOSED),
    Try("WS-102", "Bah as current", ("authorities.0.status",), relied(*BAH, "current")),
    Try("WS-102", "Bah overtaken by something else", ("authorities.0.status",), relied(*BAH, "overtaken", "YM (Uganda)")),
    Try("WS-102", "a case that nobody entered", ("statements.0.paragraphs.2.text",), own("See [2013] UKUT 146 (IAC).")),
    Try("WS-102", "Bah with RLP", case=relied(*BAH, "overtaken", "RLP [2017] UKUT 330 (IAC)")),
    Try("WS-102", "another case, entered and cited", case=(*relied("Farquharson", "[2013] UKUT 146 (IAC)", "current"), *own("See [2013] UKUT 146 (IAC)."))),
    Try("WS-129", "detained", ("subject.detention",), (HELD,)),
    Try("WS-129", "at liberty", case=(AT_LIBERTY,)),
    Try("WS-130", "asked 29 days before", ("incidents.0.outcome.prosecutor_checked",), outcome(PENDING + "2024-02-05"), CLOSED),
    Try("WS-130", "asked 28 days before", case=outcome(PENDING + "2024-02-06"), base=CLOSED),
    Try("WS-131", "searched 29 days before", ("statements.0.searches.0.date",), (("        date: 2024-03-04\n        found", "        date: 2024-02-05\n        found"),), CLOSED),
    Try("WS-131", "searched 28 days before", case=(("        date: 2024-03-04\n        found", "        date: 2024-02-06\n        found"),), base=CLOSED),
)  # fmt: skip


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_a_rule_of_process_hits_just_where_it_should(row: Try) -> None:
    assert tried(row) == row.hits


def test_a_search_of_another_system_and_a_day_that_nobody_recorded_are_notes() -> None:
    rows = {row.about: row for row in TRIES}
    for about, severity in (
        ("a search of another system", Severity.NOTE),
        ("no search, and no day of the print", Severity.WARNING),
        ("days that nobody recorded", Severity.NOTE),
        ("referred, and neither summary nor commission", Severity.WARNING),
    ):
        rule = RULES[rows[about].rule]
        hits = list(rule.check(reading_of(rows[about])[Reads.DATA]))
        assert {hit.severity or rule.severity for hit in hits} == {severity}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("On 3 May 2023 {P1} told me that she saw two men.", "On 12 June 2021 {P7} told me that she saw three men.", True),
        ("I met Odile Ferrant at 23:40 and paid £20.", "I met Wren at 07:05 and paid £1,250.50.", True),
        ("I saw him at the shop.", "I heard him at the shop.", False),
        ("I read SC23/004417 and {TQ/1}.", "I read CV22/018842, 4417762/19 and {RT/10}.", True),
    ],
)  # fmt: skip
def test_paragraphs_of_one_pattern_are_the_same_once_values_are_masked(one: str, other: str, same: bool) -> None:
    assert (masked(one) == masked(other)) is same


def test_paragraphs_of_two_cases_are_compared_by_what_is_said_in_each() -> None:
    words = "I do not know whether anybody else was looked for."
    one = case_of(text=CLOSED)
    other = case_of(*own(words), text=OPEN)
    again = case_of(("          recovered.\n", "          recovered.\n"), text=OPEN)
    assert list(said_alike(said_in(one), said_in(again))) == []
    longer = case_of(
        ("They were\n          recovered.", "x"),
        (
            "{subject} took two jackets from the shop without paying for them. The value of the jackets was £140. x",
            words,
        ),
        text=OPEN,
    )
    ((mine, theirs),) = said_alike(said_in(one), said_in(longer))
    assert (mine.where, theirs.id) == (("statements", 0, "paragraphs", 3, "text"), "W3")
    assert list(said_alike(said_in(one), said_in(other))) == []


NAMES = st.from_regex(r"[A-Z][a-z]{1,9}", fullmatch=True)
DAYS = st.dates(date(1950, 1, 1), date(2030, 12, 31)).map(lambda day: f"{day.day} {day:%B} {day.year}")
SUMS = st.integers(0, 10**6).map(lambda pounds: f"£{pounds:,}")
FILLED = st.tuples(NAMES, DAYS, SUMS, st.integers(0, 999))


def filled(values: tuple[str, str, str, int]) -> str:
    name, day, amount, number = values
    return f"On {day} {name} told me that {amount} had been taken from {number} of the shops near {name}."


@given(FILLED, FILLED)
def test_one_pattern_is_the_same_with_whatever_values(
    one: tuple[str, str, str, int], other: tuple[str, str, str, int]
) -> None:
    assert masked(filled(one)) == masked(filled(other))
    assert masked(filled(one)) != masked(filled(other).replace("taken", "stolen"))
