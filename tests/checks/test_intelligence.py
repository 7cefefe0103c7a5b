"""Rules of intelligence: what trips each and what nearly does. The closed case is given two reports to set out."""

# ruff: noqa: E501 - one row, one line where it can be

from dataclasses import replace

import pytest

from docgen.document import Document
from tests.checks.readings import CLOSED, Changes, Edit, Try, numbered, said, tried, without

REPORTS = """intelligence:
  - id: N1
    label: I1
    log: SC/INT/22/0047
    report_date: 2022-11-02
    grading: {system: 5x5x5, source: B, information: "2", handling: "1"}
    text: Subject was seen with stolen telephones at the market.
    sanitised: {by: Desk Manager Orme Tallis, date: 2024-03-01}
    release: {by: DI Ysolde Brack, date: 2024-03-02, conditions: these proceedings only}
    corroboration: not recorded
    reliance: context
    from: [S3]
  - id: N2
    label: I2
    log: SC/INT/23/0112
    report_date: 2023-09-14
    grading: {system: 3x5x2, source: "2", information: B, handling: P}
    text: Subject offered a telephone for sale.
    sanitised: {by: Desk Manager Orme Tallis, date: 2024-03-01}
    release: {by: DI Ysolde Brack, date: 2024-03-02, conditions: these proceedings only}
    corroboration: not recorded
    reliance: context
    from: [S3]

exhibits:
  - mark: TQ/1"""
BASE = CLOSED.replace("exhibits:\n  - mark: TQ/1", REPORTS).replace(
    "    incidents: [I1]\n    exhibits", "    incidents: [I1]\n    intelligence: [N1, N2]\n    exhibits"
)
N1, N2 = "intelligence.0", "intelligence.1"
GRADED_1, GRADED_2 = 'B, information: "2", handling: "1"', '"2", information: B, handling: P'
RELEASED = "    release: {by: DI Ysolde Brack, date: 2024-03-02, conditions: these proceedings only}\n    corroboration: not recorded\n    reliance: context\n    from: [S3]\n\n"
SUSPECT_1 = (GRADED_1, GRADED_1.replace('"2"', '"5"'))
SUSPECT_2 = (GRADED_2, GRADED_2.replace("information: B", "information: E"))
ON_CONDITIONS = (GRADED_2, GRADED_2.replace("handling: P", "handling: C"))
FIRST = "    text: Subject was seen with stolen telephones at the market.\n"
OLD = ("report_date: 2022-11-02", "report_date: 2019-03-05")
FRESH = ("report_date: 2022-11-02", "report_date: 2019-03-06")
ONE_ROOT = (("    from: [S3]\n  - id: N2", "    same_root: [N2]\n    from: [S3]\n  - id: N2"),)
BOTH_SAY_SO = (*ONE_ROOT, (RELEASED, RELEASED.replace("    from", "    same_root: [N1]\n    from")))


def first(text: str) -> Changes:
    """Let the first report read otherwise."""
    return ((FIRST, f"    text: {text}\n"),)


def graded(source: str, information: str, handling: str, system: str = "5x5x5") -> Changes:
    """Give one of the reports another grade under its own system."""
    old = GRADED_1 if system == "5x5x5" else GRADED_2
    return ((old, f'"{source}", information: "{information}", handling: "{handling}"'),)


def borne_out(text: str) -> Changes:
    """Record of the first report what bears it out."""
    return (
        *ONE_ROOT,
        (
            "    corroboration: not recorded\n    reliance: context\n    same_root",
            f"    corroboration: {text}\n    reliance: context\n    same_root",
        ),
    )


def told_at_once(document: Document) -> Document:
    """Set the intelligence out under the heading of the incident."""
    blocks = tuple(block for block in document.blocks if block.clause != "h-intelligence")
    moved = [block for block in blocks if block.clause == "intelligence"]
    rest = [block for block in blocks if block not in moved]
    at = next(at for at, block in enumerate(rest) if block.clause == "link")
    return replace(document, blocks=(*rest[:at], *moved, *rest[at:]))


def called(heading: str) -> Edit:
    return said("Intelligence", heading, "h-intelligence")


ITEM = (numbered("intelligence", BASE),)
TOLD = tuple(f"paragraph {int(ITEM[0].split()[1]) + more}" for more in range(4))
TRIES = (
    Try("WS-60", "no grade", (f"{N1}.grading",), ((f"{{system: 5x5x5, source: {GRADED_1}}}", "not recorded"),), BASE),
    Try("WS-60", "no log", (f"{N2}.log",), (("SC/INT/23/0112", "not recorded"),), BASE),
    Try("WS-60", "both there", base=BASE),
    Try("WS-60", "an item that the statement does not set out", base=BASE,
        case=(("intelligence: [N1, N2]", "intelligence: [N2]"), ("SC/INT/22/0047", "not recorded"))),
    Try("WS-62", "suspected false", (f"{N1}.grading.information",), (SUSPECT_1,), BASE),
    Try("WS-62", "suspected false under the other system", (f"{N2}.grading.information",), (SUSPECT_2,), BASE),
    Try("WS-62", "suspected false, and relied on for a reason", (f"{N1}.grading.information",), base=BASE,
        case=(SUSPECT_1, (FIRST, f"{FIRST}    weight: It was suspected to be false.\n"), ("reliance: context\n    from: [S3]\n  - id: N2", "reliance: relied on\n    from: [S3]\n  - id: N2"))),
    Try("WS-62", "suspected false, and why it is told", base=BASE, case=(SUSPECT_1, (FIRST, f"{FIRST}    weight: It was suspected to be false.\n"))),
    Try("WS-63", "conditions, and nobody who released it", (f"{N2}.release",),
        (ON_CONDITIONS, (RELEASED, RELEASED.replace("{by: DI Ysolde Brack, date: 2024-03-02, conditions: these proceedings only}", "not recorded"))), BASE),
    Try("WS-63", "conditions that nobody recorded", (f"{N2}.release.date", f"{N2}.release.conditions"),
        (ON_CONDITIONS, (RELEASED, RELEASED.replace("2024-03-02, conditions: these proceedings only", "not recorded, conditions: not recorded"))), BASE),
    Try("WS-63", "within the agency only", (f"{N1}.release",), base=BASE, case=(
        *graded("B", "2", "4"), ("    release: {by: DI Ysolde Brack, date: 2024-03-02, conditions: these proceedings only}\n    corroboration: not recorded\n    reliance: context\n    from: [S3]\n  - id", "    release: not recorded\n    corroboration: not recorded\n    reliance: context\n    from: [S3]\n  - id"))),
    Try("WS-63", "conditions, released", case=(ON_CONDITIONS,), base=BASE),
    Try("WS-63", "no conditions, and nobody who released it", base=BASE,
        case=((RELEASED, RELEASED.replace("{by: DI Ysolde Brack, date: 2024-03-02, conditions: these proceedings only}", "not recorded")),)),
    Try("WS-64", "the letter without its words", (f"{N1}.grading",), base=BASE, document=said("mostly reliable", "B", "intelligence")),
    Try("WS-64", "the words of another grade", (f"{N2}.grading",), base=BASE, document=said("untested", "reliable", "intelligence")),
    Try("WS-64", "the words of the format", base=BASE),
    Try("WS-65", "nobody", (f"{N1}.sanitised",), (("{by: Desk Manager Orme Tallis, date: 2024-03-01}\n    release: {by: DI Ysolde Brack, date: 2024-03-02, conditions: these proceedings only}\n    corroboration: not recorded\n    reliance: context\n    from: [S3]\n  - id", "not recorded\n    release: not recorded\n    corroboration: not recorded\n    reliance: context\n    from: [S3]\n  - id"),), BASE),
    Try("WS-65", "the number of its log", (f"{N1}.text",), first("Subject was seen. See SC/INT/22/0047."), BASE),
    Try("WS-65", "a number that is no log's", case=first("Subject was seen at 0047 hours."), base=BASE),
    Try("WS-66", "under an incident", (TOLD[0], TOLD[2], TOLD[1], TOLD[3]), base=BASE, document=told_at_once),
    Try("WS-66", "under another heading", TOLD, base=BASE, document=called("Also recorded")),
    Try("WS-66", "an incident told from it", ("statements.0.paragraphs.2.from",), base=BASE,
        case=(("that {P2} was there.\n        author: M1\n        written: 2024-03-05\n        from: [S1 p1]", "that {P2} was there.\n        author: M1\n        written: 2024-03-05\n        from: [S1 p1, S3]"),)),
    Try("WS-66", "by itself, under a longer heading", base=BASE, document=called("Intelligence reports")),
    Try("WS-67", "only one of the two says so", (f"{N2}.same_root",), ONE_ROOT, BASE),
    Try("WS-67", "not said", (f"{N1}.same_root", f"{N2}.same_root"), BOTH_SAY_SO, BASE, without("intelligence-limits")),
    Try("WS-67", "the one bears out the other", (f"{N1}.corroboration", f"{N2}.same_root"),
        borne_out("Intelligence item I2 corroborates it."), BASE),
    Try("WS-67", "the one does not bear out the other", (f"{N2}.same_root",),
        borne_out("Intelligence item I2 does not corroborate it."), BASE),
    Try("WS-67", "both say so", case=BOTH_SAY_SO, base=BASE),
    Try("WS-68", "a label alone", (f"{N1}.text",), first("Subject is a member of a gang."), BASE),
    Try("WS-68", "the maker's label", ("statements.0.paragraphs.3.text",), base=BASE,
        case=(("anybody else was looked for.", "anybody else was looked for. He is a gang member."),)),
    Try("WS-68", "with a day", case=first("Subject ran errands for a gang on 3 May 2022."), base=BASE),
    Try("WS-68", "no gang", case=first("Subject was in no gang."), base=BASE),
    Try("WS-124", "five years to the day", (f"{N1}.report_date",), (OLD,), BASE),
    Try("WS-124", "nothing later", (f"{N1}.report_date",), (OLD, ("    corroboration: not recorded\n    reliance: context\n    from: [S3]\n  - id", "    corroboration: Nothing later is recorded.\n    reliance: context\n    from: [S3]\n  - id")), BASE),
    Try("WS-124", "one day less", case=(FRESH,), base=BASE),
    Try("WS-124", "something later", base=BASE, case=(OLD, ("    corroboration: not recorded\n    reliance: context\n    from: [S3]\n  - id", "    corroboration: A certificate of 2023 bears it out.\n    reliance: context\n    from: [S3]\n  - id"))),
)  # fmt: skip


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_a_rule_of_intelligence_hits_just_where_it_should(row: Try) -> None:
    assert tried(row) == row.hits


GRADES = [("5x5x5", *grade) for grade in zip("ABCDE", "12345", "12345", strict=True)]
GRADES += [("3x5x2", *grade) for grade in zip("12312", "ABCDE", "PCPCP", strict=True)]


@pytest.mark.parametrize("grade", GRADES, ids="-".join)
def test_the_shipped_format_tells_every_grade_in_words(grade: tuple[str, str, str, str]) -> None:
    system, source, information, handling = grade
    row = Try("WS-64", "", case=graded(source, information, handling, system), base=BASE)
    assert tried(row) == ()
