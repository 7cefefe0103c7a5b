"""What a record gives, looked for on the pages that it is from: where that hits, what it says, and near misses."""

from dataclasses import replace
from time import process_time

import pytest

from docgen.checks.rule import FoundPaper
from docgen.checks.said_on_pages import page_says
from docgen.findings import Severity
from docgen.papers.kinds import FileKind
from docgen.papers.looks import Looks
from tests.checks.readings import RULES, Changes
from tests.checks.test_received import FOUND, Row, hits_of

CERTIFICATE, HISTORY = "certificate.pdf", "immigration history.pdf"
UNDATED = "Of May 2024, page 7 of 8."
PAGE = (
    "Born 21 May 1995. Theft from a shop on 2 February 2025. Date of conviction 27 February 2025. Order: fine £200; "
    "costs £85; surcharge £80. Seen at 16.20 by the manager. Office copy, 10 March 2025."
)
TIME, INCIDENT_DATE, FINE = "incidents.0.time", "incidents.0.date", "incidents.0.outcome.sentence.0.amount"
BORN, OWN_DATE, BIRTH = "subject.born", "papers.3.date", "1995-05-21"
CONVICTED = ("incidents.0.steps.3.date", "incidents.0.outcome.date")
HASH = "sha256: be67b0004802678e0dccab24199bdfd2c62dd50de64471b0e3e7ffbce6de2465"
WARNING = Severity.WARNING
Found = tuple[tuple[str, FoundPaper | None], ...]


def read(*words: str | None, pages: int | None = 1, sha256: str | None = None, name: str = CERTIFICATE) -> Found:
    """A paper, by default the certificate, whose pages say this."""
    looks = Looks(FileKind.PDF, pages=pages, words=words)
    found = FOUND[name]
    return ((name, replace(found, looks=looks, sha256=sha256 or found.sha256)),)


def without(said: str, instead: str = "") -> Found:
    assert said in PAGE
    return read(PAGE.replace(said, instead))


DECISION = read("You were convicted of theft. 7 April 2025.", "Right of appeal.", pages=2, name="decision.pdf")[0]


def warned(*fields: str) -> tuple[tuple[str, Severity], ...]:
    return tuple((field, WARNING) for field in fields)


FROM = "    from: [M1, S4 p1]\n\nexhibits"


APART = "    time_and_place: {from: [M1]}      # the certificate has neither\n"


def time_from(sources: str) -> Changes:
    return ((APART, APART.replace("M1", sources)),)


def incident_from(sources: str) -> Changes:
    """The whole incident from some sources, its time and place too."""
    return ((APART, ""), (FROM, FROM.replace("M1, S4 p1", sources)))


SECOND_PAGE: Changes = ((f"pages: 1\n    {HASH}", f"pages: 2\n    {HASH}"), *incident_from("M1, S4 p2"))


def effect_from(sources: str, extent: str = "worth £140 together") -> Changes:
    """What was taken, told in other words, and from other sources."""
    return (("worth £140 together, were recovered\n        from: [M1]", f"{extent}\n        from: [{sources}]"),)


NO_OWN_DATE = PAGE.replace("10 March 2025", "")
TRIES = [
    Row("WS-184", "all is on its page", found=read(PAGE)),
    Row("WS-184", "nobody looked"),
    Row("WS-184", "the time is nowhere", warned(TIME), without("16.20"), incident_from("M1, S4 p1")),
    Row("WS-184", "another time", warned(TIME), without("16.20", "16.30"), incident_from("M1, S4 p1")),
    Row("WS-184", "the time in another way", found=without("16.20", "4:20 pm"), case=incident_from("M1, S4 p1")),
    Row("WS-184", "the time is from the maker, and the rest from the paper", found=without("16.20")),
    Row("WS-184", "the time is said apart to be from the paper", warned(TIME), without("16.20"), time_from("S4 p1")),
    Row("WS-184", "it is there", found=read(PAGE), case=time_from("S4 p1")),
    Row("WS-184", "another day", warned(INCIDENT_DATE), without("2 February 2025.", "3 February 2025.")),
    Row("WS-184", "the day without its year", found=without("2 February 2025.", "2 February.")),
    Row("WS-184", "another day of the court", warned(*CONVICTED), without("27 February", "26 February")),
    Row("WS-184", "another sum", warned(FINE), without("£200", "£2,000")),
    Row("WS-184", "the sum with its pence", found=without("£200", "200.00")),
    Row("WS-184", "the maker alone", found=without("16.20"), case=incident_from("M1")),
    Row("WS-184", "no maker", warned(TIME), without("16.20"), incident_from("S4")),
    Row("WS-184", "the case-owner's note beside", warned(TIME), without("16.20"), incident_from("S4 p1, case-owner")),
    Row("WS-184", "the case-owner's note alone", found=without("16.20"), case=time_from("case-owner")),
    Row("WS-184", "a time in words", found=without("16.20"), case=(*incident_from("M1, S4 p1"), ('    time: "16:20"\n', '    time: "16:20"\n    time_in_words: about 16:20\n'))),  # noqa: E501 - one piece of the file and what stands for it
    Row("WS-184", "another page has it", warned(TIME), read(PAGE.replace("16.20", ""), "At 16:20", pages=2), time_from("S4 p1")),  # noqa: E501 - one row
    Row("WS-184", "the whole paper is named, and has it", found=read(PAGE.replace("16.20", ""), "At 16:20", pages=2), case=incident_from("M1, S4")),  # noqa: E501 - one piece of the file and what stands for it
    Row("WS-184", "a page that goes on with a day", found=read(PAGE, "Seen at 16.20.", pages=2), case=SECOND_PAGE),
    Row("WS-184", "a page before the day", warned(INCIDENT_DATE, *CONVICTED), read("At 16.20, fine £200; costs £85; surcharge £80.", PAGE, pages=2)),  # noqa: E501 - one piece of the file and what stands for it
    Row("WS-184", "pages that are not counted", found=read(PAGE, pages=None)),
    Row("WS-184", "a page that is a scan", found=read(None)),
    Row("WS-184", "a page that is not there", found=read(pages=0)),
    Row("WS-184", "another file than the one recorded", found=read("x", sha256="0" * 64)),
    Row("WS-184", "a page in another language", found=read("x"), case=((HASH, f"language: French\n    {HASH}"),)),
    Row("WS-184", "another paper named, which nobody can read", found=without("16.20"), case=incident_from("S4 p1, S3 p1")),  # noqa: E501 - one piece of the file and what stands for it
    Row(
        "WS-184", "another paper named, which has it", case=incident_from("S4 p1, S3 p1"),
        found=(*without("16.20"), *read("7 April 2025. 16:20, 11 June 2023 to 11 December 2023.", name=HISTORY)),
    ),
    Row("WS-184", "days of status that a note gives too", found=read("7 April 2025. No leave since 11 December 2023.", name=HISTORY), case=(("end: 2023-12-11\n      from: [S3 p1]", "end: 2023-12-11\n      from: [S3 p1, case-owner]"),)),  # noqa: E501 - one piece of the file and what stands for it
    Row("WS-184", "another birth", warned(BORN), (*without("21 May", "22 May"), DECISION)),
    Row("WS-184", "the birth in figures", found=(*without("21 May 1995", "21/05/95"), DECISION)),
    Row("WS-184", "the birth in words", found=(*without("21 May", "the twenty-first day of May"), DECISION)),
    Row("WS-184", "no birth is the day after another", warned(BORN), (*without("21", "next day: 22"), DECISION)),
    Row("WS-184", "a paper that may have the birth and cannot be read", found=without("21 May", "22 May")),
    Row("WS-184", "a birth that nobody recorded", found=(*without("Born 21 May 1995."), DECISION), case=((f"born: {BIRTH}", "born: not recorded"),)),  # noqa: E501 - one row
    Row("WS-184", "another day of a paper itself", warned(OWN_DATE), without("10 March", "11 March")),
    Row("WS-184", "the paper's day without its year", found=without("10 March 2025", "10 March")),
    Row("WS-184", "the paper's day on another page", found=read(NO_OWN_DATE, "10/3/2025", pages=2)),
    Row("WS-184", "a paper of which a page cannot be read", found=read(NO_OWN_DATE, None, pages=2)),
    Row("WS-184", "a paper that gives no day in full", found=read(UNDATED, name="notice of appeal.pdf")),
    Row("WS-184", "a paper whose day is said in words", found=without("10 March", "11 March"), case=(("date: 2025-03-10", "date: 2025-03-10\n    date_in_words: March 2025"),)),  # noqa: E501 - one row
    Row("WS-184", "a paper without a day", found=without("10 March", "11 March"), case=(("date: 2025-03-10", "date: not recorded"),)),  # noqa: E501 - one row
    Row("WS-184", "a sum within a text", warned("incidents.0.impact.0.extent"), read(PAGE), effect_from("S4 p1")),
    Row("WS-184", "a sum within a text, and the maker beside", warned("incidents.0.impact.0.extent"), read(PAGE), effect_from("M1, S4 p1")),  # noqa: E501 - one row
    Row("WS-184", "a sum within a text of the maker alone", found=read(PAGE), case=effect_from("M1")),
    Row("WS-184", "the sum of a text on its page", found=read(f"{PAGE} Value GBP 140"), case=effect_from("S4 p1")),
    Row("WS-184", "two sums within a text, told of once", warned("incidents.0.impact.0.extent"), read(PAGE), effect_from("S4 p1", "£140, then £1,500.50")),  # noqa: E501 - one row
    Row("WS-184", "a text without a sum", found=read(PAGE), case=effect_from("S4 p1", "small")),
    Row("WS-184", "a day within a text", warned("incidents.0.allegation"), read(PAGE), (("two jackets\n    role", "two jackets on 3 February 2025\n    role"),)),  # noqa: E501 - one row
    Row("WS-184", "the day of a text on its page", found=read(PAGE), case=(("two jackets\n    role", "two jackets on 2 February 2025\n    role"),)),  # noqa: E501 - one row
    Row("WS-184", "a text that names a paper by its own day", found=read(NO_OWN_DATE, "10/3/2025", pages=2), case=(("two jackets\n    role", "theft, as certified on 10 March 2025\n    role"),)),  # noqa: E501 - one row
    Row("WS-184", "days of status", warned("subject.immigration.0.start"), read("7 April 2025. 11 December 2023. No leave.", name=HISTORY)),  # noqa: E501 - one piece of the file and what stands for it
]  # fmt: skip


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_what_a_record_gives_is_looked_for_on_the_pages_that_it_is_from(row: Row) -> None:
    rule = RULES[row.rule]
    told = tuple((".".join(map(str, hit.where)), hit.severity or rule.severity) for hit in hits_of(row))
    assert told == row.hits


@pytest.mark.parametrize(
    ("sources", "detail", "step"),
    [
        (
            "M1, S4 p1",
            "is in none of the papers named beside the maker, and would be printed as from them: S4 p1.",
            "say so under time_and_place (in the workbook: time and place: from).",
        ),
        (
            "S4 p1, case-owner",
            "is in none of the papers named beside the case-owner's note, and would be printed as from them: S4 p1.",
            "What the case-owner's note alone gives is no record: obtain the paper, or write not recorded.",
        ),
        ("S4 p1", "is on none of the pages that it is said to be from: S4 p1.", "time and place: from)."),
    ],
)
def test_it_is_said_what_would_be_printed_and_what_to_do(sources: str, detail: str, step: str) -> None:
    (hit,) = hits_of(Row("WS-184", "", found=without("16.20"), case=incident_from(sources)))
    assert hit.detail == detail
    assert hit.next_step.endswith(step)


def test_what_a_maker_knows_of_another_field_is_from_the_maker_alone() -> None:
    (hit,) = hits_of(Row("WS-184", "", found=without("2 February 2025.", "3 February 2025.")))
    assert hit.next_step.endswith("What a maker alone knows is from the maker alone.")


@pytest.mark.parametrize(("extent", "held"), [("£140", "a sum"), ("on 4 May 2024", "a day")])
def test_of_a_text_it_is_said_what_it_holds(extent: str, held: str) -> None:
    (hit,) = hits_of(Row("WS-184", "", found=read(PAGE), case=effect_from("S4 p1", extent)))
    assert hit.detail == f"holds {held} that is on none of the pages that it is said to be from: S4 p1."


def test_another_page_of_the_paper_that_has_it_is_named() -> None:
    row = Row("WS-184", "", found=read(PAGE.replace("16.20", ""), "", "At 16:20", pages=3), case=time_from("S4 p1"))
    (hit,) = hits_of(row)
    assert "It may be on S4 p3." in hit.next_step


@pytest.mark.parametrize("row", [row for row in TRIES if row.hits], ids=str)
def test_no_finding_repeats_a_day_a_time_or_a_sum(row: Row) -> None:
    for hit in hits_of(row):
        told = f"{hit.detail} {hit.next_step}"
        assert not any(said in told for said in ("16:20", "February", "March", "May", "2025", "1995", "£", "200"))


LONG = {
    "figures": "1 " * 50_000,
    "figures without a space": "1" * 100_000,
    "letters without a space": "a" * 100_000,
    "days without an end": "1, 2 and " * 12_000,
    "spaces": "1" + " " * 100_000,
    "spaces before a stroke": ("1" + " " * 1_000 + "/") * 100,
    "strokes": "/ - . " * 16_000,
    "lines": "-\n" * 50_000,
    "days": "2 February 2025 at 16:20, £1,400. " * 3_000,
    "thousands with spaces": "1 " + "000 " * 25_000,
    "thousands": "1,000" + ",000" * 25_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_long_page_is_read_in_a_moment(text: str) -> None:
    page_says.cache_clear()
    begun = process_time()
    page_says(text)
    assert process_time() - begun < 5
