"""A first order for a case's bundle: what the rules ask for, in the order in which a judge looks for it.

The Tribunal Procedure (First-tier Tribunal) (Immigration and Asylum Chamber) Rules 2014 (SI 2014/2604), rule 24(1), say
what a respondent provides; standard directions in deportation appeals ask for more. Each statement is followed by its
exhibits. What is not there is listed, for somebody to say why.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from docgen.case.bundle_order import BundleOrder, Profile
from docgen.case.case import Case, Route
from docgen.case.material import Disclosure, Paper, PaperKind
from docgen.disclosure.beside import withheld_view
from docgen.errors import InputError

__all__ = ["SAY_WHY", "first_order", "later_order"]

SAY_WHY: Final = "not recorded: say why it is not here"
"""What stands as the reason for an absent item until somebody gives one."""
SERVED: Final = (Disclosure.DISCLOSE, Disclosure.REDACT)
APPEAL: Final = (
    (PaperKind.APPEAL, "the notice of appeal"),
    (PaperKind.DECISION, "the notice of the decision, with its reasons (rule 24(1)(a) and (b))"),
    (PaperKind.IMMIGRATION_HISTORY, "the immigration history"),
    (PaperKind.DETERMINATION, "earlier decisions of a tribunal about the appellant"),
)
ASKED_IN_DEPORTATION: Final = (
    (PaperKind.CERTIFICATE, "the certificate of conviction"),
    (PaperKind.INDICTMENT, "the indictment or charge"),
    (PaperKind.SENTENCING, "the sentencing remarks"),
    (PaperKind.PRE_SENTENCE, "the pre-sentence report"),
    (PaperKind.PNC_PRINT, "the criminal record"),
    (PaperKind.PRISON, "prison or parole papers"),
)
LETTERS: Final = "ABCD"


def first_order(case: Case) -> dict[str, Any]:
    """Return a first order of a case's bundle, as data in the form of its file."""
    disclosed = [paper for paper in case.papers if paper.disclosure in SERVED]
    appeal = [paper for kind, _ in APPEAL for paper in disclosed if paper.kind is kind]
    statements = [*_statements(case)]
    taken = {paper.id for paper in appeal} | _in_exhibits(case)
    rest = [paper for paper in disclosed if paper.id not in taken]
    sections = {
        "Appeal papers": tuple({"paper": each.id} for each in appeal),
        "Statements and their exhibits": tuple(statements),
        "Other papers": tuple({"paper": each.id} for each in rest),
        "What is kept back": tuple({"format": each} for each in _schedules(case)),
    }
    held = [(title, entries) for title, entries in sections.items() if entries]
    filled = tuple(
        {"letter": letter, "title": title, "entries": entries}
        for letter, (title, entries) in zip(LETTERS, held, strict=False)
    )
    return {
        "docgen": "1",
        "profile": str(Profile.FTT_IAC),
        "title": "Respondent's bundle",
        "date": "not recorded",
        "hearing": "not recorded",
        "dividers": "yes" if len(filled) > 1 else "no",
        "sections": filled,
        "absent": tuple({"item": item, "reason": SAY_WHY} for item in _absent(case, disclosed)),
    }


def later_order(case: Case, first: BundleOrder) -> dict[str, Any]:
    """Return an order of a supplementary bundle: what is disclosed now and is not in the first. Raises InputError."""
    entries = [entry for section in first.sections for entry in section.entries]
    marks = {entry.exhibit for entry in entries}
    there = {entry.paper for entry in entries} | {entry.statement for entry in entries}
    there |= {part.paper for each in case.exhibits if each.mark in marks for part in each.parts}
    papers = [paper for paper in case.papers if paper.disclosure in SERVED and paper.id not in there]
    made = [each for each in _statements(case) if not {*each.values()} & (there | marks)]
    in_exhibits = _in_exhibits(case)
    rest = [{"paper": each.id} for each in papers if each.id not in in_exhibits]
    if not made and not rest:
        raise InputError.at(
            "bundle.yaml", "has all that is disclosed: there is nothing to add.", "Enter the new papers."
        )
    return {
        "docgen": "1",
        "profile": str(first.profile),
        "title": f"{first.title}, supplementary 1",
        "date": "not recorded",
        "supplementary": "1",
        "sections": ({"letter": "A", "title": "Later papers", "entries": (*made, *rest)},),
    }


def _statements(case: Case) -> Iterator[dict[str, str]]:
    """Yield each statement with the exhibits behind it that no earlier one produced."""
    produced = set[str]()
    for statement in case.statements:
        yield {"statement": statement.id}
        for mark in statement.exhibits:
            if mark not in produced:
                produced.add(mark)
                yield {"exhibit": mark}


def _in_exhibits(case: Case) -> frozenset[str]:
    produced = {mark for statement in case.statements for mark in statement.exhibits}
    return frozenset(part.paper for each in case.exhibits if each.mark in produced for part in each.parts)


def _schedules(case: Case) -> Iterator[str]:
    """Yield the formats that tell those served what is kept back: listed, or taken out of papers."""
    if withheld_view(case, date.min).rows:
        yield "withheld-schedule"
    if any(paper.disclosure is Disclosure.REDACT for paper in case.papers):
        yield "redaction-schedule"


def _absent(case: Case, disclosed: Iterable[Paper]) -> Iterator[str]:
    there = {paper.kind for paper in disclosed}
    asked = [*APPEAL, *(ASKED_IN_DEPORTATION if case.route is not Route.REMOVAL else ())]
    for kind, item in asked:
        also = {PaperKind.CHARGE_SHEET} if kind is PaperKind.INDICTMENT else set()
        if there.isdisjoint({kind, *also}) and kind is not PaperKind.DETERMINATION:
            yield item
