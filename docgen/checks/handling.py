"""How papers that are to be served are handled: markings, redactions, rears of forms, consent, translations."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

from collections.abc import Iterator

from docgen.case.absence import NotRecorded, WithholdingRoute, is_recorded
from docgen.case.material import Disclosure, Exhibit, Marking, Paper, PaperKind, Part
from docgen.checks.rule import DataReading, Hit, Loc, Reads, rule
from docgen.findings import Mender, Severity

__all__ = [
    "SERVED",
    "a_foreign_paper_is_exhibited_with_its_translation_beside_it",
    "a_paper_to_be_redacted_says_what_and_why",
    "a_witness_agreed_to_the_use_of_the_statement_in_civil_proceedings",
    "no_page_on_the_withheld_list_is_exhibited",
    "no_rear_of_a_witness_form_is_exhibited",
    "sensitive_markings_are_reviewed_before_service",
]

SERVED = frozenset({Disclosure.DISCLOSE, Disclosure.REDACT})
"""The answers to disclosure under which a paper goes out."""
SENSITIVE = frozenset({Marking.OFFICIAL_SENSITIVE, Marking.LEGACY})
WholeOrPages = tuple[int, int] | None


@rule(
    "WS-141",
    source="Government Security Classifications policy (2024); a sensitive marking is reviewed before service (design)",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.POLICE_DISCLOSURE,
    blind="Whether the review was a good one; markings that nobody entered: where a paper's words can be read, another "
    "rule compares them.",
    overrulable=False,
)
def sensitive_markings_are_reviewed_before_service(reading: DataReading) -> Iterator[Hit]:
    """Of each paper to be served whose marking is sensitive, or an old one, somebody has looked at the marking."""
    for at, paper in enumerate(reading.case.papers):
        if paper.disclosure in SERVED and paper.marking in SENSITIVE and paper.reviewed is None:
            step = f"Have police disclosure review {paper.id}, and record it: reviewed: {{by: ..., date: ...}}"
            yield Hit(("papers", at, "marking"), "is sensitive, and nobody has reviewed it for service.", step)


@rule(
    "WS-85",
    source="The National Archives, Redaction Toolkit: records of redaction are kept; MG6D, by analogy",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.POLICE_DISCLOSURE,
    blind="Whether the copy is redacted, and each box in it: docgen redact sees to that.",
)
def a_paper_to_be_redacted_says_what_and_why(reading: DataReading) -> Iterator[Hit]:
    """Of each paper that is to be disclosed redacted it is recorded what has to come out, and why."""
    for at, paper in enumerate(reading.case.papers):
        if paper.disclosure is Disclosure.REDACT and paper.why is None:
            step = "Say what has to come out, with people in braces, under why."
            yield Hit(("papers", at, "disclosure"), f"is redacted, and nothing says why ({paper.id}).", step)


def _parts(data: DataReading) -> Iterator[tuple[Loc, Exhibit, int, Paper]]:
    """Yield each part that the statement exhibits: its place, its exhibit, its position there, its paper."""
    papers = {paper.id: paper for paper in data.case.papers}
    for at, exhibit in enumerate(data.case.exhibits):
        if exhibit.mark in data.statement.exhibits:
            for number, part in enumerate(exhibit.parts):
                yield ("exhibits", at, "parts", number, "paper"), exhibit, number, papers[part.paper]


def _pages(part: Part) -> WholeOrPages:
    return None if part.first is None or part.last is None else (part.first, part.last)


def _meet(one: WholeOrPages, other: WholeOrPages) -> bool:
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])


def _held_back(data: DataReading, paper: str) -> tuple[WholeOrPages, ...]:
    """Return what of a paper is on the withheld list; what the Tribunal has refused to have withheld is not."""
    items = (item for item in data.case.withheld if item.route is not WithholdingRoute.R13_REFUSED)
    return tuple(_pages(part) for item in items for part in item.parts if part.paper == paper)


@rule(
    "WS-149",
    source="design: nothing withheld gets out; Procedure Rules 2014 r.13",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.POLICE_DISCLOSURE,
    blind="What is withheld of a page that is disclosed redacted; copies of the same page in another paper.",
    overrulable=False,
)
def no_page_on_the_withheld_list_is_exhibited(reading: DataReading) -> Iterator[Hit]:
    """No paper that is withheld as a whole is exhibited, and no withheld page of one that is disclosed unredacted.

    Of a paper that is disclosed redacted, what is withheld of a page may be a passage, which the redaction takes out.
    """
    for loc, exhibit, number, paper in _parts(reading):
        for held in _held_back(reading, paper.id):
            redacted = paper.disclosure is Disclosure.REDACT and held is not None
            if _meet(held, _pages(exhibit.parts[number])) and not redacted:
                detail = f"exhibits what is on the withheld list ({paper.id})."
                yield Hit(loc, detail, "Take it out of the exhibit, or have it decided anew what is withheld.")


@rule(
    "WS-91",
    source="MG11: the rear of the form holds contact details and is never served",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.POLICE_DISCLOSURE,
    blind="What is on a page: which one is the rear, a person has to say by putting it on the withheld list.",
    overrulable=False,
)
def no_rear_of_a_witness_form_is_exhibited(reading: DataReading) -> Iterator[Hit]:
    """Of a witness's statement no page that is withheld is exhibited, and no further page before it is known for none.

    A form of more than one page whose rear is not on the withheld list is a warning.
    """
    for loc, exhibit, number, paper in _parts(reading):
        pages = _pages(exhibit.parts[number]) or (1, paper.pages if isinstance(paper.pages, int) else 1)
        if paper.kind is not PaperKind.STATEMENT or pages[1] == 1:
            continue
        held = _held_back(reading, paper.id)
        if any(_meet(each, pages) for each in held):
            yield Hit(loc, f"exhibits a withheld page of a witness's form ({paper.id}).", "Exhibit its front only.")
        elif not held:
            step = "If a page is the rear, exhibit the others only, and put it on the withheld list."
            detail = (
                f"exhibits more than the first page of a witness's form ({paper.id}), of which one may be the rear."
            )
            yield Hit(loc, detail, step, severity=Severity.WARNING)


@rule(
    "WS-92",
    source="MG11: the witness is asked about use in civil proceedings",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.POLICE_DISCLOSURE,
    blind="Statements of witnesses that are entered as another kind of paper; forms that do not ask.",
)
def a_witness_agreed_to_the_use_of_the_statement_in_civil_proceedings(reading: DataReading) -> Iterator[Hit]:
    """The witness whose statement is to be served has agreed to its use in civil proceedings, and that is recorded."""
    for at, paper in enumerate(reading.case.papers):
        if paper.kind is not PaperKind.STATEMENT or paper.disclosure not in SERVED:
            continue
        if paper.civil_use is NotRecorded.NOT_RECORDED:
            step = "Ask the witness, if that is safe; say on the review sheet that the form does not tell."
            yield Hit(("papers", at, "civil_use"), f"is not answered ({paper.id}).", step)
        elif paper.civil_use is False:
            step = "Ask police disclosure whether it may be served at all."
            yield Hit(("papers", at, "civil_use"), f"says that the witness did not agree ({paper.id}).", step)


@rule(
    "WS-147",
    source="Procedure Rules 2014 r.12(5)(b); PD 32 para 23.2: translations stand beside what they translate",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Whether the translation is right or whole; languages that nobody entered; Welsh, which a case connected "
    "with Wales needs no translation of.",
)
def a_foreign_paper_is_exhibited_with_its_translation_beside_it(reading: DataReading) -> Iterator[Hit]:
    """A paper that is not in English is exhibited beside its translation, and the translation says who made it."""
    for loc, exhibit, number, paper in _parts(reading):
        if paper.translates is not None and not is_recorded(paper.translator):
            at = next(at for at, each in enumerate(reading.case.papers) if each.id == paper.id)
            step = "Record the translator's name and qualification."
            yield Hit(("papers", at, "translator"), f"is not recorded of a translation ({paper.id}).", step)
        if paper.language.casefold() != "english" and not _stands_beside(reading, exhibit, number):
            step = "Put its translation into the same exhibit, straight after it."
            yield Hit(loc, f"is not in English, and its translation does not stand beside it ({paper.id}).", step)


def _stands_beside(data: DataReading, exhibit: Exhibit, number: int) -> bool:
    beside = {part.paper for part in (*exhibit.parts[:number][-1:], *exhibit.parts[number + 1 : number + 2])}
    return any(
        paper.id in beside and paper.translates == exhibit.parts[number].paper and paper.disclosure in SERVED
        for paper in data.case.papers
    )
