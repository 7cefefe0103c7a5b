"""What is certified, and what the tribunal alone is given: looked at first, with its reason, marked on each page."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

from collections.abc import Iterable, Iterator

from docgen.case.absence import NotApplicable, NotRecorded
from docgen.checks.rule import CLOSED, TELLING, DocumentReading, Hit, Reads, Stage, TextReading, rule
from docgen.checks.withholding import (
    a_paper_that_is_withheld_is_accounted_for,
    what_is_kept_back_and_helps_the_appellant_is_answered,
    what_is_kept_back_was_looked_at_for_the_appellant,
    what_the_tribunal_refused_to_have_withheld_is_served_or_withdrawn,
)
from docgen.disclosure.closed import UNDER_RULE_13, under
from docgen.disclosure.keeping_back import SETTLED, KeptBack, Loc, kept_back
from docgen.document import text_of
from docgen.findings import Mender, Severity

__all__ = [
    "a_closed_document_says_so_on_every_page",
    "a_police_disclosure_officer_has_certified_what_is_kept_back",
    "what_is_kept_back_is_fair_before_it_is_listed_or_certified",
    "what_the_tribunal_is_asked_to_withhold_has_its_reason_and_its_answers",
]

MARKING = "CLOSED"
QUESTIONS = ("seen", "helps", "undermines")


@rule(
    "WS-175",
    source="Procedure Rules 2014 r.13; disclosure officer's report, CPS Disclosure Manual ch.10, by analogy; "
    "domain BU-55",
    severity=Severity.ERROR,
    reads=Reads.DOCUMENT,
    mender=Mender.POLICE_DISCLOSURE,
    stage=Stage.FINAL,
    profiles=TELLING,
    blind="Whether the answers are right; material that the case does not have.",
    overrulable=False,
)
def what_is_kept_back_is_fair_before_it_is_listed_or_certified(reading: DocumentReading) -> Iterator[Hit]:
    """No schedule of what is withheld and no certificate is final while a question of what is kept back is open.

    The questions are those of WS-171 to WS-173 and WS-187: looked at, answered, not refused by the tribunal, entered.
    """
    yield from a_paper_that_is_withheld_is_accounted_for(reading)
    yield from what_is_kept_back_was_looked_at_for_the_appellant(reading)
    yield from what_is_kept_back_and_helps_the_appellant_is_answered(reading)
    yield from what_the_tribunal_refused_to_have_withheld_is_served_or_withdrawn(reading)


@rule(
    "WS-176",
    source="Procedure Rules 2014 r.13(2) and (3): the tribunal is given the excluded item with the reason",
    severity=Severity.ERROR,
    reads=Reads.DOCUMENT,
    mender=Mender.POLICE_DISCLOSURE,
    stage=Stage.FINAL,
    profiles=CLOSED,
    blind="Whether the reason is a good one; what the applicant writes into the blanks.",
    overrulable=False,
)
def what_the_tribunal_is_asked_to_withhold_has_its_reason_and_its_answers(reading: DocumentReading) -> Iterator[Hit]:
    """What the tribunal is asked to withhold has reason and authority, and was looked at for the appellant."""
    yield from _open(under(reading.case, UNDER_RULE_13), ("reason_tribunal", "authority", "date", *QUESTIONS))


def _open(kept: Iterable[tuple[Loc, KeptBack]], fields: tuple[str, ...]) -> Iterator[Hit]:
    for loc, each in kept:
        missing = [name for name in fields if isinstance(getattr(each, name), NotRecorded | NotApplicable | None)]
        if missing:
            step = f"Have it looked at, and enter: {', '.join(missing)}."
            yield Hit(loc, "is kept back, and what has to be said of it is not recorded.", step)


@rule(
    "WS-177",
    source="design: closed papers carry a marking of their own; Procedure Rules 2014 r.13(3)",
    severity=Severity.ERROR,
    reads=Reads.DOCUMENT,
    mender=Mender.FORMAT_OWNER,
    profiles=CLOSED,
    blind="What is done with a printed copy.",
    overrulable=False,
)
def a_closed_document_says_so_on_every_page(reading: DocumentReading) -> Iterator[Hit]:
    """What the tribunal alone is given says CLOSED at the head of every page."""
    if not text_of(reading.document.running.header).startswith(MARKING):
        step = f"Begin <header> in the format with {MARKING}, whatever the case holds."
        yield Hit("header", "has no marking of what is closed.", step)


@rule(
    "WS-178",
    source="disclosure officer's report, CPS Disclosure Manual ch.10, by analogy; domain BU-55",
    severity=Severity.WARNING,
    reads=Reads.ATTESTED,
    mender=Mender.POLICE_DISCLOSURE,
    stage=Stage.FINAL,
    blind="The certificate itself: it is signed on paper.",
)
def a_police_disclosure_officer_has_certified_what_is_kept_back(reading: TextReading) -> Iterator[Hit]:
    """Where anything is kept back, a named police disclosure officer has signed the certificate."""
    for loc, each in kept_back(reading.data.case):
        if each.answer not in SETTLED:
            step = (
                "Have the certificate signed (docgen make CASE police-disclosure-certificate), then record it under "
                "attestations, with rule WS-178."
            )
            yield Hit(loc, "is kept back, and no police disclosure officer's certificate is recorded.", step)
            return
