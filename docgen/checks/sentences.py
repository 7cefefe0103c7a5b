"""Whether a plea, a verdict, the steps and each part of a sentence can be together."""

from collections.abc import Iterator
from datetime import date

from docgen.case.absence import is_recorded
from docgen.case.incidents import Incident, StepKind
from docgen.case.outcomes import Convicted, Plea, Sentence, SentenceKind
from docgen.checks.rule import Loc

__all__ = ["DISCHARGES", "MONEY", "sentence_faults"]

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
