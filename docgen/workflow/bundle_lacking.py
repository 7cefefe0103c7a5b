"""What a bundle has to hold and does not: what its statements produce, and what the rules ask for first."""

from collections.abc import Iterator
from typing import Final

from docgen.case.bundle_order import Entry, Profile
from docgen.case.case import Case
from docgen.case.material import PaperKind, Part
from docgen.case.orders import LoadedOrder
from docgen.findings import Finding
from docgen.workflow.bundle_findings import finding_of

__all__ = ["lacking_in"]

ASKED: Final = {
    PaperKind.DECISION: ("the notice of decision", "decision"),
    PaperKind.APPEAL: ("the notice of appeal", "appeal"),
    PaperKind.IMMIGRATION_HISTORY: ("the immigration history", "immigration history"),
}
"""What rule 24(1) asks for of which a case may have the paper, and the word by which its absence is told."""
TRIBUNALS: Final = frozenset({Profile.FTT_IAC})


def lacking_in(case: Case, order: LoadedOrder) -> Iterator[Finding]:
    """Yield the exhibits that a statement in a bundle produces, and rule 24 items, that are neither in it nor absent.

    A later bundle lacks what the first has.
    """
    asked = order.order
    if asked.supplementary is not None or asked.adds is not None:
        return
    entries = [each for section in asked.sections for each in section.entries]
    absent = " ".join(each.item for each in asked.absent)
    yield from _exhibits(case, order, entries, absent)
    if asked.profile not in TRIBUNALS:
        return
    papers = {each.paper for each in entries} | {part.paper for mark in _marks(entries) for part in _parts(case, mark)}
    there = {each.kind for each in case.papers if each.id in papers}
    for kind, (item, word) in ASKED.items():
        if kind not in there and word not in absent.casefold():
            detail = f"has neither {item} nor, under absent, a reason why it is not here."
            step = f"Add it as an entry; or say under absent why {item} is not here."
            yield finding_of("BU-30", order.place("sections"), detail, step)


def _exhibits(case: Case, order: LoadedOrder, entries: list[Entry], absent: str) -> Iterator[Finding]:
    held, there = {each.statement for each in entries}, _marks(entries)
    for statement in (each for each in case.statements if each.id in held):
        for mark in statement.exhibits:
            if mark not in there and mark not in absent:
                detail = f"has the statement {statement.id}, and not {mark}, which it produces."
                step = f"Add the entry {{exhibit: {mark}}}; or say under absent why {mark} is not here."
                yield finding_of("BU-33", order.place("sections"), detail, step)


def _marks(entries: list[Entry]) -> frozenset[str]:
    return frozenset(each.exhibit for each in entries if each.exhibit is not None)


def _parts(case: Case, mark: str) -> tuple[Part, ...]:
    return next((each.parts for each in case.exhibits if each.mark == mark), ())
