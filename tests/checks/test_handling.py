"""How papers that are to be served are handled: where each rule hits, and near misses."""

import pytest

from docgen.checks.rule import Reads
from docgen.findings import Severity
from tests.checks.readings import CLOSED, RULES, Changes, Try, reading_of, tried

HASH = "sha256: be67b0004802678e0dccab24199bdfd2c62dd50de64471b0e3e7ffbce6de2465\n"
CERTIFICATE = f"{HASH}    marking: none\n    disclosure: disclose\n"
EXHIBITED = "exhibits.0.parts.0.paper"


def paper(lines: str, marking: str = "none", disclosure: str = "disclose") -> Changes:
    """Enter the exhibited certificate otherwise, with lines of its own."""
    return ((CERTIFICATE, f"{HASH}    marking: {marking}\n    disclosure: {disclosure}\n{lines}"),)


def held(*pages: str, route: str = "not_relied_on") -> Changes:
    """Put the certificate, or pages of it, on the withheld list."""
    part = ", ".join(("paper: S4", *pages))
    item = (
        f"{{id: D1, what: a paper, parts: [{{{part}}}], route: {route}, reason: none, authority: x, date: 2025-04-01}}"
    )
    return (("\nexhibits:\n", f"\nwithheld:\n  - {item}\n\nexhibits:\n"),)


STATEMENT = (
    ("title: certificate of conviction\n    kind: certificate of conviction", "title: a paper\n    kind: statement"),
)
TWO_PAGES = ((f"pages: 1\n    {HASH}", f"pages: 2\n    {HASH}"),)
FRONT = (("      - paper: S4\n", "      - {paper: S4, first: 1, last: 1}\n"),)
BOTH = (("      - paper: S4\n", "      - {paper: S4, first: 1, last: 2}\n"),)
SECOND = ("first: 2", "last: 2")
TRANSLATION = (
    "  - id: S5\n    title: translation\n    kind: translation\n    date: 2025-03-11\n    from_party: police\n"
    "    held_by: Saltmarsh Constabulary\n    pages: 1\n"
    "    marking: none\n    disclosure: disclose\n    translates: S4\n"
)


def translated(by: str, parts: str) -> Changes:
    """Let the certificate be in Polish, enter a translation, and exhibit parts in some order."""
    return (
        (CERTIFICATE, f"{CERTIFICATE}    language: Polish\n{TRANSLATION}{by}"),
        ("      - paper: S4\n", "".join(f"      - paper: {each}\n" for each in parts.split())),
    )


WHO = "    translator: a translator, sworn\n"
TRIES = [
    Try("WS-141", "a marking that is not sensitive", (), paper("", "OFFICIAL")),
    Try("WS-141", "a sensitive one that nobody reviewed", ("papers.3.marking",), paper("", "OFFICIAL-SENSITIVE")),
    Try("WS-141", "an old one", ("papers.3.marking",), paper("", "legacy")),
    Try(
        "WS-141", "redacted copies go out too", ("papers.3.marking",),
        paper("    why: a name\n", "OFFICIAL-SENSITIVE", "disclose redacted"),
    ),
    Try(
        "WS-141", "a sensitive one that was reviewed", (),
        paper("    reviewed: {by: a reviewer, date: 2025-04-20}\n", "OFFICIAL-SENSITIVE"),
    ),
    *(
        Try("WS-141", f"a sensitive one that does not go out: {answer}", (), paper("", "OFFICIAL-SENSITIVE", answer))
        for answer in ("withhold", "internal", "not needed")
    ),
    Try("WS-85", "what has to come out is said", base=CLOSED),
    Try(
        "WS-85", "nothing is said of it", ("papers.0.disclosure",),
        (("    why: names {P1} and {P2}, with an address\n", ""),), base=CLOSED,
    ),
    *(
        Try("WS-113", f"an exhibit that is {answer}", (EXHIBITED,), paper("", disclosure=answer))
        for answer in ("internal", "not needed")
    ),
    Try("WS-149", "nothing is withheld"),
    Try("WS-149", "the paper is withheld as a whole", (EXHIBITED,), held()),
    Try("WS-149", "a page of it is withheld", (EXHIBITED,), held("first: 1", "last: 1")),
    Try("WS-149", "a page that is not in the exhibit", (), (*held(*SECOND), *TWO_PAGES, *FRONT)),
    Try("WS-149", "the Tribunal refused to have it withheld", (), held(route="r13_refused")),
    Try(
        "WS-149", "a passage of a page of which the copy is redacted", (),
        (*held("first: 1", "last: 1"), *paper("    why: a name\n", disclosure="disclose redacted")),
    ),
    Try(
        "WS-149", "the whole of a paper of which the copy is redacted", (EXHIBITED,),
        (*held(), *paper("    why: a name\n", disclosure="disclose redacted")),
    ),
    Try("WS-91", "a witness's form of one page", (), STATEMENT),
    Try("WS-91", "a form of two pages", (EXHIBITED,), (*STATEMENT, *TWO_PAGES)),
    Try("WS-91", "its front only", (), (*STATEMENT, *TWO_PAGES, *FRONT)),
    Try("WS-91", "its rear, which is withheld", (EXHIBITED,), (*STATEMENT, *TWO_PAGES, *BOTH, *held(*SECOND))),
    Try("WS-91", "another paper of two pages", (), TWO_PAGES),
    Try("WS-92", "a witness who agreed", (), (*STATEMENT, *paper("    civil_use: yes\n"))),
    Try("WS-92", "a box that is empty", ("papers.3.civil_use",), (*STATEMENT, *paper("    civil_use: not recorded\n"))),
    Try("WS-92", "a witness who did not agree", ("papers.3.civil_use",), (*STATEMENT, *paper("    civil_use: no\n"))),
    Try(
        "WS-92", "a statement that is not served", (),
        (*STATEMENT, *paper("    civil_use: not recorded\n", disclosure="withhold")),
    ),
    Try("WS-147", "a paper in English"),
    Try("WS-147", "a paper in Polish alone", (EXHIBITED,), paper("    language: Polish\n")),
    Try("WS-147", "its translation straight after it", (), translated(WHO, "S4 S5")),
    Try("WS-147", "its translation straight before it", (), translated(WHO, "S5 S4")),
    Try("WS-147", "another paper between", (EXHIBITED,), translated(WHO, "S4 S3 S5")),
    Try("WS-147", "nobody knows who translated", ("papers.4.translator",), translated("", "S4 S5")),
]  # fmt: skip


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_a_rule_of_handling_hits_where_it_should(row: Try) -> None:
    assert tried(row) == row.hits


def test_a_form_of_two_pages_is_a_warning_until_its_rear_is_withheld() -> None:
    def severity(row: Try) -> Severity:
        (hit,) = RULES["WS-91"].check(reading_of(row)[Reads.DATA])
        return hit.severity or RULES["WS-91"].severity

    assert severity(Try("WS-91", "", case=(*STATEMENT, *TWO_PAGES))) is Severity.WARNING
    assert severity(Try("WS-91", "", case=(*STATEMENT, *TWO_PAGES, *BOTH, *held(*SECOND)))) is Severity.ERROR
