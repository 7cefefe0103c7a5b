"""What lies in papers/, looked at: markings that are seen, names of files, what is hidden, what is idle."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
from collections.abc import Iterator

from docgen.case.absence import is_recorded
from docgen.case.material import Disclosure, FromParty, Marking, Paper
from docgen.checks.handling import SERVED
from docgen.checks.rule import FoundPaper, Hit, PapersReading, Reads, rule
from docgen.findings import Mender, Severity
from docgen.papers.kinds import ENDINGS
from docgen.papers.looks import Looks
from docgen.papers.wording import CLOSED

__all__ = [
    "a_paper_for_the_tribunal_alone_is_not_served",
    "a_paper_of_the_police_stands_in_an_exhibit",
    "a_paper_that_is_served_hides_nothing",
    "calls_itself_closed",
    "each_paper_that_is_served_has_a_date",
    "is_marked_more_heavily",
    "the_marking_recorded_is_the_marking_seen",
    "the_name_of_a_file_ends_as_its_kind_does",
    "the_name_of_a_file_tells_nothing_of_people",
]

WEIGHTS = {Marking.NONE: 0, Marking.OFFICIAL: 1, Marking.OFFICIAL_SENSITIVE: 2, Marking.LEGACY: 2}
SEEN = {"OFFICIAL": 1, "NOT PROTECTIVELY MARKED": 0, CLOSED: 0}
"""What markings weigh that are not sensitive; every other one that can be seen weighs 2."""
TELLING = re.compile(
    r"(?<![^\W\d_])(?:restricted|confidential|secret|sensitive|victims?|complainants?|witness(?:es)?|"
    r"child(?:ren)?|informants?|chis)(?![^\W\d_])",
    re.IGNORECASE,
)
NAMED = 2


def _with_files(reading: PapersReading) -> Iterator[tuple[int, Paper, FoundPaper | None]]:
    """Yield each paper that names a file, with what was found under that name (None: nothing)."""
    found = {paper.file: paper for paper in reading.found}
    for at, paper in enumerate(reading.data.case.papers):
        if paper.file is not None:
            yield at, paper, found.get(paper.file)


def _weight_seen(looks: Looks) -> int:
    return max((SEEN.get(marking, 2) for marking in looks.markings), default=0)


def is_marked_more_heavily(paper: Paper, looks: Looks) -> bool:
    """Tell whether a file that can be read shows a sensitive marking where the case records a lighter one (WS-142)."""
    seen = _weight_seen(looks) if looks.fault is None else 0
    return seen > 1 and seen > WEIGHTS[paper.marking]


def calls_itself_closed(looks: Looks) -> bool:
    """Tell whether a file says that it is for the Tribunal alone (WS-185)."""
    return CLOSED in looks.markings


@rule(
    "WS-142",
    source="Government Security Classifications policy (2024); design: what came in is entered as it is",
    severity=Severity.WARNING,
    reads=Reads.PAPERS,
    mender=Mender.CASE_OWNER,
    blind="Pictures and scans, on which a marking can stand unseen; words that only look like a marking.",
)
def the_marking_recorded_is_the_marking_seen(reading: PapersReading) -> Iterator[Hit]:
    """The marking that the case records of a paper is the one that its words show.

    A weightier one that is seen on a paper to be served is an error: it would go out unreviewed.
    """
    for at, paper, found in _with_files(reading):
        looks = found.looks if found is not None else None
        if looks is None or looks.fault is not None:
            continue
        seen = _weight_seen(looks)
        loc, recorded = ("papers", at, "marking"), WEIGHTS[paper.marking]
        if seen > recorded:
            is_error = is_marked_more_heavily(paper, looks) and paper.disclosure in SERVED
            severity = Severity.ERROR if is_error else Severity.WARNING
            step = "Look at the paper, enter the marking that it carries, and have it reviewed."
            yield Hit(loc, f"is lighter than the one seen in the file ({paper.id}).", step, severity=severity)
        elif seen < recorded and not looks.blind:
            detail = f"is not to be seen in the file ({paper.id})."
            yield Hit(loc, detail, "Look at the paper, and enter the marking that it carries.")


@rule(
    "WS-185",
    source="Procedure Rules 2014, rule 13: what the Tribunal has excluded is served on nobody; design",
    severity=Severity.ERROR,
    reads=Reads.PAPERS,
    mender=Mender.CASE_OWNER,
    blind="Pictures and scans; a closed paper that calls itself otherwise, or says it further down than its heading.",
)
def a_paper_for_the_tribunal_alone_is_not_served(reading: PapersReading) -> Iterator[Hit]:
    """No paper that is to be served calls itself CLOSED: for the Tribunal alone."""
    for at, paper, found in _with_files(reading):
        looks = found.looks if found is not None else None
        if looks is not None and calls_itself_closed(looks) and paper.disclosure in SERVED:
            step = "Withhold it; if nothing closed is in it, ask its author for one that does not say so."
            yield Hit(("papers", at, "disclosure"), f"calls itself closed, and is to be served ({paper.id}).", step)


@rule(
    "WS-143",
    source="FtTIAC Practice Direction (2024) para 7: a bundle lists each document with its date (by analogy)",
    severity=Severity.WARNING,
    reads=Reads.PAPERS,
    mender=Mender.CASE_OWNER,
    blind="Papers that the case describes without a file: nobody can look for their date; whether a date is right.",
)
def each_paper_that_is_served_has_a_date(reading: PapersReading) -> Iterator[Hit]:
    """Each paper in papers/ that is to be served has a date, or words for it as far as it is known."""
    for at, paper, _ in _with_files(reading):
        if paper.disclosure in SERVED and not is_recorded(paper.date) and paper.date_in_words is None:
            step = "Ask who made it, or say under date_in_words how far it is known, for example September 2024."
            yield Hit(("papers", at, "date"), f"is not recorded ({paper.id}).", step)


@rule(
    "WS-144",
    source="ICO guidance on redaction: names of files disclose too",
    severity=Severity.WARNING,
    reads=Reads.PAPERS,
    mender=Mender.CASE_OWNER,
    blind="Names of people and children in a file's name, which are looked for when a bundle is made; names of "
    "folders, which never go out; other languages.",
)
def the_name_of_a_file_tells_nothing_of_people(reading: PapersReading) -> Iterator[Hit]:
    """No file's name holds a marking or says that somebody is a victim, a witness, a child or an informant."""
    for at, paper, _ in _with_files(reading):
        if TELLING.search(str(paper.file).rpartition("/")[2]):
            step = "Leave the file as it came; let no list that is served repeat its name."
            yield Hit(("papers", at, "file"), f"holds sensitive words ({paper.id}).", step)


@rule(
    "WS-145",
    source="Farquharson [2013] UKUT 146 (IAC), headnote (3); design: what came in is accounted for",
    severity=Severity.NOTE,
    reads=Reads.PAPERS,
    mender=Mender.CASE_OWNER,
    blind="Papers of courts, of the Home Office and of the appellant, which a bundle takes in by themselves; whether "
    "what is said not to be needed helps the appellant.",
)
def a_paper_of_the_police_stands_in_an_exhibit(reading: PapersReading) -> Iterator[Hit]:
    """Each paper of the police in papers/ that may go out stands in an exhibit of some maker."""
    shown = {part.paper for exhibit in reading.data.case.exhibits for part in exhibit.parts}
    for at, paper, _ in _with_files(reading):
        idle = paper.disclosure in SERVED or paper.disclosure is Disclosure.NOT_NEEDED
        if idle and paper.from_party is FromParty.POLICE and paper.id not in shown:
            step = f"See that it does not help the appellant; exhibit it, or leave {paper.id} out for a reason."
            yield Hit(("papers", at), "lies in papers/ and stands in no exhibit.", step)


@rule(
    "WS-146",
    source="design: what came in is entered as what it is",
    severity=Severity.NOTE,
    reads=Reads.PAPERS,
    mender=Mender.CASE_OWNER,
    blind="Files of kinds that docgen does not know, and names without an ending.",
)
def the_name_of_a_file_ends_as_its_kind_does(reading: PapersReading) -> Iterator[Hit]:
    """The name of a file ends as files of its kind do, and with one ending only.

    An e-mail that was printed to PDF is a PDF: what was attached to the e-mail is not in it.
    """
    for at, paper, found in _with_files(reading):
        endings = str(paper.file).rpartition("/")[2].casefold().split(".")[1:][-NAMED:]
        named = [ENDINGS[each] for each in endings if each in ENDINGS]
        looks = found.looks if found is not None and found.fault is None else None
        kind = looks.kind if looks is not None else None
        if len(named) == NAMED and named[0] is not named[1]:
            detail = f"has two endings: {named[0]} by the first of them, {named[1]} by the last ({paper.id})."
            yield Hit(("papers", at, "file"), detail, "Ask for the original too, if something was attached to it.")
        elif named and kind is not None and kind is not named[-1]:
            detail = f"ends like that of a {named[-1]}; the file is of another kind: {kind} ({paper.id})."
            yield Hit(("papers", at, "file"), detail, "Ask who sent it what it is.", severity=Severity.WARNING)


@rule(
    "WS-148",
    source="ICO guidance on redaction: hidden data, mark-up, comments",
    severity=Severity.WARNING,
    reads=Reads.PAPERS,
    mender=Mender.POLICE_DISCLOSURE,
    blind="What hides in pictures and PDFs but for notes, layers and embedded files; names in a file's properties, "
    "which a bundle leaves behind.",
)
def a_paper_that_is_served_hides_nothing(reading: PapersReading) -> Iterator[Hit]:
    """No paper that is to be served holds tracked changes, comments, hidden text, hidden sheets or the like."""
    for at, paper, found in _with_files(reading):
        hidden = found.looks.unseen if found is not None and found.looks is not None else ()
        if hidden and paper.disclosure in SERVED:
            step = "Have police disclosure look at it; serve a copy that is made of what is to be seen."
            yield Hit(("papers", at, "file"), f"hides something ({paper.id}). {' '.join(hidden)}", step)
