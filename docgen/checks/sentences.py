"""Whether a plea, a verdict, the steps and each part of a sentence can be together."""

from collections.abc import Iterator
from datetime import date

from docgen.case.absence import is_recorded
from docgen.case.incidents import Incident, StepKind
from docgen.case.outcomes import Convicted, Pending, Plea, Sentence, SentenceKind
from docgen.checks.claims import dates
from docgen.checks.rule import Loc

__all__ = ["DISCHARGES", "MONEY", "past_hearings", "sentence_faults"]

MONEY = {SentenceKind.FINE, SentenceKind.COSTS, SentenceKind.SURCHARGE, SentenceKind.COMPENSATION}
DISCHARGES = {SentenceKind.DISCHARGE, SentenceKind.ABSOLUTE, SentenceKind.CONDITIONAL}
NEITHER = {
    SentenceKind.DISCHARGE, SentenceKind.ABSOLUTE, SentenceKind.ADMONITION, SentenceKind.HOSPITAL_ORDER,
    SentenceKind.NO_SEPARATE,
}  # fmt: skip
"""What may have neither sum nor length: a discharge may be absolute."""
CUSTODY = {SentenceKind.IMPRISONMENT, SentenceKind.DETENTION, SentenceKind.SUSPENDED, SentenceKind.ACTIVATED}


def sentence_faults(incident: Incident) -> Iterator[tuple[Loc, str]]:
    """Yield what cannot be so in a conviction, with its place within the incident; nothing for another outcome."""
    outcome = incident.outcome
    if not isinstance(outcome, Convicted):
        return
    yield from ((("outcome", field), detail) for field, detail in _plea(outcome))
    for at, part in enumerate(outcome.sentence):
        for field, detail in _part(part):
            yield ("outcome", "sentence", at, field), detail
    for at, step in enumerate(incident.steps):
        if step.kind is StepKind.SENTENCED and step.date < outcome.date:
            yield ("steps", at, "date"), "is a sentence before the conviction."
        if step.kind is StepKind.TRIED and outcome.plea is Plea.GUILTY:
            yield ("steps", at, "kind"), "cannot be with a plea of guilty."


def _plea(outcome: Convicted) -> Iterator[tuple[str, str]]:
    """Yield what cannot be with the plea that is recorded, or is dated later than the conviction."""
    if outcome.plea is Plea.GUILTY and is_recorded(outcome.found_by):
        yield "found_by", "cannot be with a plea of guilty."
    if outcome.plea in {Plea.NOT_GUILTY, Plea.NONE} and is_recorded(outcome.basis):
        yield "basis", "can be with a plea of guilty only."
    if outcome.plea is Plea.NONE and is_recorded(outcome.plea_date):
        yield "plea_date", "cannot be where no plea was entered."
    if isinstance(outcome.plea_date, date) and outcome.plea_date > outcome.date:
        yield "plea_date", "is later than the conviction."


def _part(part: Sentence) -> Iterator[tuple[str, str]]:
    """Yield what a part of a sentence lacks, or cannot have; what the papers do not record is not lacking."""
    no_sum, no_length = str(part.amount) == "not applicable", str(part.length) == "not applicable"
    if part.kind in CUSTODY and is_recorded(part.amount):
        yield "amount", "cannot be with imprisonment."
    if part.kind in MONEY and no_sum:
        yield "amount", "is missing for a sum of money."
    # A community order or unpaid work has a length.
    if part.kind not in MONEY | NEITHER and no_length and (no_sum or part.kind in CUSTODY):
        yield "length", "is missing."


def past_hearings(incident: Incident, on: date) -> Iterator[Loc]:
    """Yield the places of what is said to be still to come by the day, and of which every day that it gives is past."""
    outcome = incident.outcome
    said: tuple[tuple[Loc, object], ...] = ()
    if isinstance(outcome, Pending):
        said = ((("outcome", "next_hearing"), outcome.next_hearing),)
    elif isinstance(outcome, Convicted):
        to_come = ((at, part) for at, part in enumerate(outcome.sentence) if part.kind is SentenceKind.NOT_YET)
        said = tuple((("outcome", "sentence", at, "length"), part.length) for at, part in to_come)
    for place, text in said:
        if isinstance(text, str) and is_recorded(text) and _is_past(text, on):
            yield place


def _is_past(text: str, on: date) -> bool:
    """Tell whether a text gives days, and the last day that each can mean is before `on`."""
    given = [claim.value for claim in dates(text)]
    ends = [(y, m or 12, d or 31) for y, m, d in (v for v in given if isinstance(v, tuple)) if y]
    return bool(ends) and max(ends) < (on.year, on.month, on.day)
