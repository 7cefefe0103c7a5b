"""What is kept back: whether it was asked if that is fair, and whether a yes was answered before a final is made."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

from collections.abc import Iterator

from docgen.case.absence import DisclosureAnswer, DisclosureQuestion, WithholdingRoute
from docgen.case.material import Disclosure
from docgen.case.people import Name
from docgen.checks.rule import KEY, DataReading, DocumentReading, Hit, Reads, Stage, rule
from docgen.checks.seen import passages
from docgen.disclosure.beside import people_spoken_of
from docgen.disclosure.keeping_back import SETTLED, kept_back
from docgen.findings import Mender, Severity

__all__ = [
    "a_paper_that_is_withheld_is_accounted_for",
    "everybody_spoken_of_stands_in_the_key_by_a_recorded_decision",
    "what_is_kept_back_and_helps_the_appellant_is_answered",
    "what_is_kept_back_was_looked_at_for_the_appellant",
    "what_the_tribunal_refused_to_have_withheld_is_served_or_withdrawn",
]

APPLIED = frozenset({WithholdingRoute.R13_APPLIED, WithholdingRoute.R13_GRANTED})
AnyReading = DataReading | DocumentReading
"""What has a case: the same is asked of a statement and of what is served beside it (WS-175)."""
SERVE = "Serve it, or take out every paragraph that rests on it."


@rule(
    "WS-171",
    source="Procedure Rules 2014 r.13; the duty of candour: what is kept back is looked at for the appellant",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.POLICE_DISCLOSURE,
    stage=Stage.FINAL,
    blind="Whether the answers are right.",
    overrulable=False,
)
def what_is_kept_back_was_looked_at_for_the_appellant(reading: AnyReading) -> Iterator[Hit]:
    """Of everything kept back it is recorded whether the decision-maker saw it, and whether it helps the appellant."""
    for loc, question in kept_back(reading.case):
        open_ = [name for name in ("seen", "helps", "undermines") if getattr(question, name) is None]
        if open_:
            step = f"Have it looked at, and answer: {', '.join(open_)}."
            yield Hit(loc, "is kept back, and it is not recorded whether that is fair.", step)


@rule(
    "WS-172",
    source="Procedure Rules 2014 r.13; domain WS-65: what undermines the case is disclosed, or a gist of it",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.POLICE_DISCLOSURE,
    stage=Stage.FINAL,
    blind="Whether the gist is a fair one; whether the paragraph is gone.",
    overrulable=False,
)
def what_is_kept_back_and_helps_the_appellant_is_answered(reading: AnyReading) -> Iterator[Hit]:
    """What is kept back and would help the appellant, or goes against a served paragraph, is answered before a final.

    It is disclosed, a gist of it is given, an application under rule 13 is made, or the paragraph goes.
    """
    for loc, question in kept_back(reading.case):
        if not (question.helps or question.undermines):
            continue
        if question.answer is None:
            step = "Disclose it, give its gist, apply under rule 13, or take out the paragraph; then record the answer."
            yield Hit(loc, "is kept back, though it helps the appellant or goes against what is served.", step)
        elif question.answer is DisclosureAnswer.GISTED and question.gist is None:
            yield Hit(loc, "is said to be given in gist, and no gist is recorded.", "Record the words under gist.")
        elif question.answer is DisclosureAnswer.APPLIED and _route(question) not in APPLIED:
            step = "Record the route as r13_applied, or answer it otherwise."
            yield Hit(loc, "is said to be applied for, and its route says otherwise.", step)


def _route(question: DisclosureQuestion) -> object:
    return getattr(question, "route", None)


@rule(
    "WS-173",
    source="Procedure Rules 2014 r.13: what the Tribunal has refused to have withheld is served, or not relied on",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="What the maker's words rest on.",
    overrulable=False,
)
def what_the_tribunal_refused_to_have_withheld_is_served_or_withdrawn(reading: AnyReading) -> Iterator[Hit]:
    """Nothing stays kept back under an application that the Tribunal has refused."""
    for loc, question in kept_back(reading.case):
        if _route(question) is WithholdingRoute.R13_REFUSED and question.answer not in SETTLED:
            yield Hit((*loc, "route"), "was refused by the Tribunal, and is kept back all the same.", SERVE)


@rule(
    "WS-187",
    source="Procedure Rules 2014 r.13; the duty of candour: whatever is kept back is accounted for",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.POLICE_DISCLOSURE,
    blind="Papers that the case does not have.",
)
def a_paper_that_is_withheld_is_accounted_for(reading: AnyReading) -> Iterator[Hit]:
    """Each paper that is to be withheld stands among what is kept back, with its route and its reason."""
    entered = {part.paper for item in reading.case.withheld for part in item.parts}
    for at, paper in enumerate(reading.case.papers):
        if paper.disclosure is Disclosure.WITHHOLD and paper.id not in entered:
            step = f"Enter {paper.id} under withheld: under what it is kept back, by whom, and whether that is fair."
            yield Hit(("papers", at, "disclosure"), "is to be withheld, and no entry says under what.", step)


@rule(
    "WS-174",
    source="design: each person stands in the key to persons by a recorded decision; domain WS-83",
    severity=Severity.WARNING,
    reads=Reads.DOCUMENT,
    mender=Mender.CASE_OWNER,
    profiles=KEY,
    blind="People whom the case does not have. Whether a decision was a right one.",
)
def everybody_spoken_of_stands_in_the_key_by_a_recorded_decision(reading: DocumentReading) -> Iterator[Hit]:
    """Everybody whose label a statement prints is given in the key, or withheld, by a recorded decision.

    Somebody with anonymity for life is given by a decision of that very purpose alone.
    """
    people = {person.id: (at, person) for at, person in enumerate(reading.case.people)}
    for person in people_spoken_of(reading.case):
        at, _ = people[person.id]
        if person.label_only is None and person.in_key is None and person.naming is None:
            step = (
                "Have it decided, and record it under in_key or label_only. Can the appellant answer without the name?"
            )
            yield Hit(("people", at, "in_key"), "is not decided: the key to persons says nothing of this person.", step)
        elif person.lifetime_anonymity and person.label_only is None and person.in_key is None:
            step = "Have it decided whether the parties are told, and record it under in_key or label_only."
            yield Hit(("people", at, "in_key"), "rests on a decision for other papers.", step, severity=Severity.ERROR)
    told = "\n".join(passage.text for passage in passages(reading.document))
    for at, person in people.values():
        name = person.name.full if isinstance(person.name, Name) else None
        if name is not None and person.label_only is not None and name in told:
            yield Hit(("people", at, "label_only"), "is not kept to.", "Take the name out.", severity=Severity.ERROR)
