"""What cannot be true of how an incident ended, or is to end: its plea, its sentence, and whom it was against."""

from collections.abc import Iterator
from datetime import date

from docgen.case.absence import NotApplicable, NotRecorded
from docgen.case.contradiction import Contradiction, Loc
from docgen.case.incidents import Incident, StepKind, SubjectRole
from docgen.case.outcomes import (
    Acquitted,
    Cautioned,
    Convicted,
    OtherDisposal,
    Outcome,
    Pending,
    Plea,
    Quashed,
    Sentence,
    SentenceKind,
    UnfitToPlead,
)

__all__ = ["GUILTY", "endings"]

GUILTY = frozenset({Plea.GUILTY, Plea.CHANGED, Plea.LESSER})
"""What a subject answers in person or in writing: nothing is then proved in the subject's absence."""
AGAINST_THE_SUBJECT = (Convicted, Cautioned, OtherDisposal, Quashed, Acquitted, UnfitToPlead, Pending)
"""Outcomes that are told of the subject, as of somebody suspected."""


def endings(incident: Incident, loc: Loc) -> Iterator[Contradiction]:
    """Yield what cannot be so in an incident's outcome, or beside it; `loc` is the incident's place."""
    outcome, where = incident.outcome, (*loc, "outcome")
    # Beside a day in words it is the last of those that the day can have been.
    last = incident.last_date if incident.date_in_words is None else None
    if last is not None and outcome.date < last:
        yield Contradiction(
            (*loc, "last_date"), "is after the incident had ended in its outcome.", "Compare it with outcome.date."
        )
    if incident.role is SubjectRole.VICTIM and isinstance(outcome, AGAINST_THE_SUBJECT):
        yield Contradiction(
            (*loc, "role"),
            f"is victim, but the outcome is told of somebody suspected: {outcome.result}.",
            "Say what the subject was; of an incident in which the subject was the victim, enter how the matter stood.",
        )
    if isinstance(outcome, Convicted | Pending):
        yield from _plea(incident, outcome, where)
    if isinstance(outcome, Convicted):
        yield from _absence(outcome, where)
        for at, part in enumerate(outcome.sentence):
            yield from _to_come(incident, part, loc, at)
            if _says_its_kind_again(part):
                yield Contradiction(
                    (*where, "sentence", at, "length"),
                    "says again what kind of sentence it is, which is printed before it.",
                    "Write the length alone, for example 12 months.",
                )


def _plea(incident: Incident, outcome: Convicted | Pending, loc: Loc) -> Iterator[Contradiction]:
    day, where = outcome.plea_date, (*loc, "plea_date")
    if isinstance(day, date) and day < incident.date:
        yield Contradiction(where, "is before the incident.", "Compare it with the incident's date.")
    if isinstance(outcome, Pending) and not _has_none(day) and _entered_none(outcome):
        yield Contradiction(where, "gives a day, where no plea was entered.", "Enter the plea, or take the day out.")


def _entered_none(outcome: Outcome) -> bool:
    return getattr(outcome, "plea", None) in {Plea.NONE, NotApplicable.NOT_APPLICABLE}


def _has_none(value: object) -> bool:
    """Tell whether there is no value: one that is withheld is there."""
    return isinstance(value, NotRecorded | NotApplicable)


def _absence(outcome: Convicted, loc: Loc) -> Iterator[Contradiction]:
    if outcome.in_absence is True and outcome.plea in GUILTY:
        yield Contradiction(
            (*loc, "in_absence"),
            "cannot be yes where the subject pleaded guilty: nothing had then to be proved.",
            "Compare plea and in_absence with the certificate.",
        )


def _says_its_kind_again(part: Sentence) -> bool:
    """Tell whether a length begins as its kind does or ends: imprisonment for 12 months, of imprisonment."""
    said = part.length if type(part.length) is str else ""
    words = [word.strip(".,;:") for word in said.casefold().split()]
    kind = str(part.kind).split()
    return words[:1] == kind[-1:] or (len(kind) > 1 and words[: len(kind)] == kind)


def _to_come(incident: Incident, part: Sentence, loc: Loc, at: int) -> Iterator[Contradiction]:
    """Yield what says that a sentence was passed, where it is recorded as not yet passed."""
    if part.kind is not SentenceKind.NOT_YET:
        return
    if not _has_none(part.amount):
        where: Loc = (*loc, "outcome", "sentence", at, "amount")
        yield Contradiction(where, "gives a sum, where the sentence is not yet passed.", "Write not applicable.")
    for number, step in enumerate(incident.steps):
        if step.kind is StepKind.SENTENCED:
            here: Loc = (*loc, "steps", number, "kind")
            detail = "is sentenced, where the sentence is not yet passed."
            yield Contradiction(here, detail, "Enter what was imposed, or take the step out.")
