"""The steps of an incident as a statement tells them: those of its maker as sentences, the rest as a list."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from docgen.case.absence import NotApplicable, NotRecorded
from docgen.case.incident_views import StepView
from docgen.case.incidents import Incident, Step, StepKind
from docgen.disclosure.copying import Projection

__all__ = ["steps_told"]

PLAIN = frozenset(
    {StepKind.ARRESTED, StepKind.INTERVIEWED, StepKind.STOPPED, StepKind.FINGERPRINTED, StepKind.BAILED,
     StepKind.CHARGED}
)  # fmt: skip
"""What one person did to the subject: `I arrested Mr Lopes` says all of it."""
NOTHING = (NotRecorded.NOT_RECORDED, NotApplicable.NOT_APPLICABLE)


def steps_told(projection: Projection, incident: Incident) -> dict[str, Any]:
    """Return the steps by the document's day, and what of their kinds there is; plain ones first, by day."""
    steps = [step for step in incident.steps if step.date <= projection.on and projection.is_borne_out(step)]
    plain: dict[date, list[Step]] = {}
    for step in steps:
        if _is_plain(projection, step):
            plain.setdefault(step.date, []).append(step)
    others = [step for step in steps if not _is_plain(projection, step)]
    listed = tuple(_view(projection, step, at, others, plain=False) for at, step in enumerate(others))
    known = [step.own_knowledge and not step.evidence for step in listed]
    said = tuple(_view(projection, step, at, day, plain=True) for day in plain.values() for at, step in enumerate(day))
    return {
        "steps": (*said, *listed),
        "steps_plain": bool(said),
        "steps_other": bool(listed),
        "steps_known": any(known),
        "steps_recorded": not all(known),
    }


def _is_plain(projection: Projection, step: Step) -> bool:
    """Tell whether the maker took a step and alone tells of it, and nothing belongs to it but its day."""
    shown_by: Mapping[str, Any] = projection.shown_by(step.sources)
    own = step.by == projection.maker and shown_by["own_knowledge"] and not shown_by["evidence"]
    return own and step.kind in PLAIN and step.detail in NOTHING


def _view(projection: Projection, step: Step, at: int, group: list[Step], *, plain: bool) -> StepView:
    return projection.sourced(
        StepView,
        step,
        by_maker=step.by == projection.maker,
        by=projection.by_whom(step.by),
        plain=plain,
        begins=at == 0,
        ends=at == len(group) - 1,
    )
