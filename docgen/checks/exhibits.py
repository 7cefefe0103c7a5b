"""Exhibits: references to them, the records that must be among them, and the papers that may not."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
from collections.abc import Iterator

from docgen.case.absence import is_recorded
from docgen.case.incidents import WhenAndWhere
from docgen.case.material import Disclosure, Exhibit, Paper, PaperKind
from docgen.case.record import Record
from docgen.case.references import parse_source
from docgen.case.walking import has_steps, steps_of
from docgen.checks.rule import DataReading, Hit, Loc, Reads, TextReading, rule
from docgen.checks.seen import Passage, as_printed, incidents_of, passages, text_of_all
from docgen.document import Document, Paragraph, Role, Table, text_of
from docgen.findings import Mender, Severity

__all__ = [
    "a_recording_has_something_to_read_and_says_how_to_play_it",
    "a_redacted_copy_is_said_to_be_one",
    "each_exhibit_is_referred_to_by_description_and_mark",
    "each_mark_cited_exists_and_each_exhibit_is_cited",
    "no_paper_that_is_withheld_is_exhibited",
    "records_referred_to_are_exhibited",
    "the_front_sheet_of_each_exhibit_can_be_filled_in",
]

MARK = re.compile(r"(?<![\w/])[A-Z]{2,4}/[1-9][0-9]{0,3}(?![\w/])")
VAGUE = re.compile(
    r"(?:(?:a|the|some|other|various|misc(?:ellaneous)?) )?(?:document|paper|file|scan|copy|image|picture|attachment|"
    r"printout|exhibit|bundle|page|item|misc(?:ellaneous)?|various|other|MG ?[0-9]+[A-Z]?)s?(?: [0-9]+)?",
    re.IGNORECASE,
)
"""Descriptions that could be of anything: a form's number alone is not enough (CPS Disclosure Manual ch.7)."""
RECORDS = {
    PaperKind.CRIME_REPORT,
    PaperKind.PNC_PRINT,
    PaperKind.CUSTODY_RECORD,
    PaperKind.CHARGE_SHEET,
    PaperKind.INTELLIGENCE,
}
"""Unpublished papers that must be produced, not merely told of (Farquharson; Procedure Rules 2014 r.24(1)(d))."""
KEPT = {
    Disclosure.WITHHOLD: "is to be withheld",
    Disclosure.INTERNAL: "is internal",
    Disclosure.NOT_NEEDED: "is said not to be needed",
}
"""The answers to disclosure under which a paper does not go out, in words."""
CALLED = {kind: re.compile(rf"\b{re.escape(kind)}s?\b", re.IGNORECASE) for kind in sorted(RECORDS)}


def _produced(data: DataReading) -> set[str]:
    """Return the papers of which a statement of the case, this or another, exhibits a part."""
    marks = {mark for statement in data.case.statements for mark in statement.exhibits}
    exhibits = (exhibit for exhibit in data.case.exhibits if exhibit.mark in marks)
    return {part.paper for exhibit in exhibits for part in exhibit.parts}


@rule(
    "WS-33",
    source="Farquharson [2013] UKUT 146 (IAC), headnote (3); Procedure Rules 2014 r.24(1)(d)",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.CASE_OWNER,
    blind="Records that the text speaks of by names other than those of the case's kinds of paper.",
)
def records_referred_to_are_exhibited(reading: TextReading) -> Iterator[Hit]:
    """A crime report, PNC print, intelligence or like record that the statement rests on or names is exhibited.

    One that is withheld is on the schedule instead. A force's reference is printed only where its record is exhibited.
    """
    papers = {paper.id: (at, paper) for at, paper in enumerate(reading.data.case.papers)}
    produced = _produced(reading.data)
    for name in dict.fromkeys(_rested_on(reading.data)):
        at, paper = papers[name]
        if paper.kind in RECORDS and name not in produced and paper.disclosure is not Disclosure.WITHHOLD:
            yield Hit(("papers", at), "is rested on and not exhibited.", "Exhibit it, or record that it is withheld.")
    yield from _named_in_text(reading, {papers[name][1].kind for name in produced})


def _rested_on(data: DataReading) -> Iterator[str]:
    """Yield the papers that the statement's incidents and paragraphs are from."""
    for record in (*(incident for _, incident in incidents_of(data)), *data.statement.paragraphs):
        for source in _sources(record):
            name = parse_source(source)[0]
            if name.startswith("S"):
                yield name


def _sources(value: object) -> Iterator[str]:
    if isinstance(value, Record | WhenAndWhere):
        yield from value.sources
    for _, part in steps_of(value):
        yield from _sources(part) if has_steps(part) else ()


def _named_in_text(reading: TextReading, kinds: set[PaperKind]) -> Iterator[Hit]:
    step = "Exhibit the record, or do not refer to it."
    unshown = tuple(_unshown_references(reading.data))
    for passage in passages(reading.document):
        for kind, pattern in CALLED.items():
            if kind not in kinds and passage.words and pattern.search(passage.words):
                yield Hit(passage.id, f"refers to a {kind}, and none is exhibited.", step)
        for incident, reference in unshown:
            if reference in passage.text:
                yield Hit(passage.id, f"gives the reference of {incident}; its record is not exhibited.", step)


def _unshown_references(data: DataReading) -> Iterator[tuple[str, str]]:
    """Yield each incident whose force's reference is recorded and whose record is not exhibited, with the reference."""
    records = {paper.id for paper in data.case.papers if paper.kind in RECORDS} & _produced(data)
    for _, incident in incidents_of(data):
        cited = {parse_source(source)[0] for source in incident.sources}
        if is_recorded(incident.reference) and not records & cited:
            yield incident.id, str(incident.reference)


@rule(
    "WS-72",
    source="CPR PD 32 paras 18.3 to 18.6; design",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.CASE_OWNER,
    blind="Whether the exhibit shows what it is cited for.",
    overrulable=False,
)
def each_mark_cited_exists_and_each_exhibit_is_cited(reading: TextReading) -> Iterator[Hit]:
    """Each mark in the text is an exhibit of the case, and each exhibit produced is the maker's and spoken of.

    To be listed in the corner or in the table of exhibits is not to be spoken of.
    """
    seen, data = passages(reading.document), reading.data
    known = {exhibit.mark: (at, exhibit) for at, exhibit in enumerate(data.case.exhibits)}
    for passage in seen:
        for mark in dict.fromkeys(MARK.findall(passage.text)):
            if mark not in known:
                yield Hit(passage.id, f"cites {mark}, which the case does not have.", "Enter it, or correct the mark.")
    cited = {mark for passage in seen if _speaks(passage) for mark in MARK.findall(passage.text)}
    for at, mark in enumerate(data.statement.exhibits):
        loc: Loc = ("statements", data.position, "exhibits", at)
        if known[mark][1].maker != data.statement.maker:
            yield Hit(loc, "is another maker's exhibit; this maker cannot produce it.", "Refer to it in words instead.")
        if mark not in cited:
            yield Hit(
                loc,
                "is nowhere spoken of.",
                f"Ask the maker to refer to it, or do not produce it. {_made_of(known[mark][1])}",
            )


def _made_of(exhibit: Exhibit) -> str:
    """Say where the papers of an exhibit are chosen: another may have been meant."""
    names = ", ".join(dict.fromkeys(part.paper for part in exhibit.parts))
    return f"If another paper than {names} was meant: sheet parts, column paper."


def _speaks(passage: Passage) -> bool:
    return isinstance(passage.leaf, Paragraph) and passage.role in {Role.NUMBERED, Role.PLAIN}


def _produced_papers(data: DataReading, disclosure: Disclosure) -> Iterator[tuple[Loc, Exhibit, Paper]]:
    """Yield each part that the statement exhibits of papers with one answer to disclosure, with its place."""
    papers = {paper.id: paper for paper in data.case.papers if paper.disclosure is disclosure}
    for at, exhibit in enumerate(data.case.exhibits):
        for number, part in enumerate(exhibit.parts):
            if exhibit.mark in data.statement.exhibits and part.paper in papers:
                yield ("exhibits", at, "parts", number, "paper"), exhibit, papers[part.paper]


@rule(
    "WS-73",
    source="CPR PD 32 paras 18.4 and 19.1(7); CrimPR 2020 r.16.3: identified clearly",
    severity=Severity.WARNING,
    reads=Reads.TEXT,
    mender=Mender.FORMAT_OWNER,
    blind="Bold type; whether the description tells the exhibit from others of its kind.",
)
def each_exhibit_is_referred_to_by_description_and_mark(reading: TextReading) -> Iterator[Hit]:
    """Each exhibit is called by its description beside its mark once, and the description says what it is."""
    seen, data = passages(reading.document), reading.data
    known = {exhibit.mark: (at, exhibit) for at, exhibit in enumerate(data.case.exhibits)}
    rows, whole = _rows(reading.document), text_of_all(seen).casefold()
    for at, mark in enumerate(data.statement.exhibits):
        place, exhibit = known[mark]
        if VAGUE.fullmatch(exhibit.description):
            step = "Say what it is, whose, and of which day or incident."
            yield Hit(("exhibits", place, "description"), "does not say what it is.", step, Mender.CASE_OWNER)
        described = as_printed(data, exhibit.description).casefold()
        named = f"{described} marked {mark}".casefold() in whole
        if not named and not any(mark in row and described in row.casefold() for row in rows):
            loc: Loc = ("statements", data.position, "exhibits", at)
            step = "Print the description and the mark side by side in the format."
            yield Hit(loc, "is nowhere called by its description and its mark together.", step)


def _rows(document: Document) -> tuple[str, ...]:
    """Return the rows of every table, each as one line of text."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    return tuple(" | ".join(text_of(cell.spans) for cell in row.cells) for table in tables for row in table.rows)


@rule(
    "WS-74",
    source="CPR PD 32 paras 11.3 to 15 (recalled, to be confirmed)",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="The front sheet itself, which is made from the same fields; whether the copy has these pages.",
)
def the_front_sheet_of_each_exhibit_can_be_filled_in(reading: DataReading) -> Iterator[Hit]:
    """Of each part of an exhibit the pages are known, so that its front sheet and the statement say the same."""
    papers = {paper.id: paper for paper in reading.case.papers}
    for at, exhibit in enumerate(reading.case.exhibits):
        for number, part in enumerate(exhibit.parts if exhibit.mark in reading.statement.exhibits else ()):
            if not isinstance(papers[part.paper].pages, int):
                loc: Loc = ("exhibits", at, "parts", number, "paper")
                yield Hit(loc, "is of a paper whose pages are not counted.", "Count its pages.")


@rule(
    "WS-76",
    source="design: a judge must be able to read what a recording shows (practice in appeals with video evidence)",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Whether the transcript or the still is a true one.",
)
def a_recording_has_something_to_read_and_says_how_to_play_it(reading: DataReading) -> Iterator[Hit]:
    """A recording is exhibited with a transcript or stills, and the case says how to see or hear it."""
    papers = {paper.id: (at, paper) for at, paper in enumerate(reading.case.papers)}
    for at, exhibit in enumerate(reading.case.exhibits):
        if exhibit.mark not in reading.statement.exhibits:
            continue
        parts = [papers[part.paper] for part in exhibit.parts]
        recordings = [(place, paper) for place, paper in parts if paper.kind is PaperKind.RECORDING]
        if recordings and len(recordings) == len(parts):
            step = "Add a transcript or stills as a part of the exhibit."
            yield Hit(("exhibits", at, "parts"), "hold a recording and nothing to read.", step)
        for place, paper in recordings:
            if not is_recorded(paper.viewing):
                yield Hit(("papers", place, "viewing"), "does not say how to see or hear it.", "Enter it in viewing.")


@rule(
    "WS-113",
    source="design: nothing withheld gets out",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.POLICE_DISCLOSURE,
    blind="Whether what is to be disclosed should be; copies of a withheld paper that the case has as another paper.",
    overrulable=False,
)
def no_paper_that_is_withheld_is_exhibited(reading: DataReading) -> Iterator[Hit]:
    """No paper that is to be withheld, that is internal or not needed, and no page of one, is exhibited."""
    for answer, said in KEPT.items():
        for loc, _, paper in _produced_papers(reading, answer):
            step = f"Take it out of the exhibit, or have police disclosure decide anew on {paper.id}."
            yield Hit(loc, f"is exhibited, and {said}.", step)


@rule(
    "WS-114",
    source="CPR PD 32 paras 18.3 and 18.4: an exhibit is described as what it is (design)",
    severity=Severity.WARNING,
    reads=Reads.TEXT,
    mender=Mender.MAKER,
    blind="Whether the copy that is served is the redacted one (docgen redact makes it); other words for it.",
)
def a_redacted_copy_is_said_to_be_one(reading: TextReading) -> Iterator[Hit]:
    """Where a paper is to be disclosed redacted, the statement says that the copy is, and who holds the original."""
    said = [passage.text.casefold() for passage in passages(reading.document) if _speaks(passage)]
    for loc, exhibit, paper in _produced_papers(reading.data, Disclosure.REDACT):
        wanted = (exhibit.mark.casefold(), "redact", paper.holder.casefold())
        if not any(all(word in text for word in wanted) for text in said):
            detail = "is to be disclosed redacted; no paragraph says so with its mark, and who holds the original."
            step = f"Redact the copy; ask the maker to say that {exhibit.mark} is redacted, and who holds the original."
            yield Hit(loc, detail, step)
