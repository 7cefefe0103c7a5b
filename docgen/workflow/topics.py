"""What a format's documents are of: each statement, each commission, each exhibit, or the case as a whole."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from docgen.case import Case, Statement
from docgen.case.case import Appeal
from docgen.case.commission import Summary
from docgen.case.decision import Decision, Referral
from docgen.case.record import View
from docgen.case.redaction_record import RedactionRecord
from docgen.disclosure.beside import certificate_view, key_view, people_spoken_of, redactions_view, withheld_view
from docgen.disclosure.casework import commission_view, summary_view
from docgen.disclosure.closed import UNDER_RULE_13, application_view, excluded_view, under
from docgen.disclosure.served import front_sheet_view, schedule_view, served_view
from docgen.disclosure.served_names import Names, named_as_served
from docgen.findings import Audience
from docgen.formats.shelf import Format

__all__ = ["Topic", "topics_of"]


@dataclass(frozen=True, slots=True)
class Topic:
    """What one document is of.

    `name` is an id, a mark, or `case`; `suffix` what its files are called after the format's name (whose, and a number;
    nothing for the case as a whole); `statement` the position of the statement that it belongs to, or None. `names`
    leads from what records are called in a served document to the case's own ids; it is internal.
    """

    name: str
    suffix: str
    as_at: date
    statement: int | None
    view: View
    names: Names = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked for: a format's documents of a case, for one maker or all (None); the records of redactions."""

    case: Case
    form: Format
    maker: str | None
    records: tuple[RedactionRecord, ...]


def topics_of(
    case: Case, form: Format, maker: str | None = None, records: tuple[RedactionRecord, ...] = ()
) -> tuple[Topic, ...]:
    """Return what a format can make documents of in a case, for one maker or for all (None).

    `records` are those of the papers that were redacted, in the order of the case; only their schedule is made of them.
    """
    found = FINDERS[form.sheet.view](_Asked(case, form, maker, records))
    return tuple(map(_as_served, found) if form.sheet.audience is Audience.SERVED else found)


def _as_served(topic: Topic) -> Topic:
    """Return what a served document is of: its records are called by their order in it."""
    view, names = named_as_served(topic.view)
    return replace(topic, view=view, names=names)


def _statements(asked: _Asked) -> Iterator[Topic]:
    case = asked.case
    for at, statement in _made_by(asked):
        if statement.format == asked.form.name:
            suffix = f"-{_called(case, statement)}-{statement.number}"
            yield Topic(statement.id, suffix, statement.date, at, served_view(case, statement))


def _made_by(asked: _Asked) -> Iterator[tuple[int, Statement]]:
    return ((at, each) for at, each in enumerate(asked.case.statements) if asked.maker in {None, each.maker})


def _called(case: Case, statement: Statement) -> str:
    """Return what the files of a maker's documents are called after: M1 for who made the case's first statement, ...

    The maker's own id would tell how many makers the case has before that one.
    """
    return f"M{list(dict.fromkeys(each.maker for each in case.statements)).index(statement.maker) + 1}"


def _summary(asked: _Asked) -> Iterator[Topic]:
    case = asked.case
    if isinstance(case.summary, Summary):
        decided = case.decision.date if isinstance(case.decision, Decision) else None
        on = _latest(case.summary.received, case.summary.asked, _referred(case), decided, *_days(case))
        yield Topic("case", "", on, None, summary_view(case, case.summary, on))


def _commissions(asked: _Asked) -> Iterator[Topic]:
    case = asked.case
    for commission in case.commissions:
        if asked.maker in {None, commission.maker}:
            at = next(at for at, each in enumerate(case.statements) if each.id == commission.statement)
            statement = case.statements[at]
            on = commission.date if isinstance(commission.date, date) else statement.date
            suffix = f"-{commission.maker}-{statement.number}"
            yield Topic(commission.id, suffix, on, at, commission_view(case, commission, on))


def _front_sheets(asked: _Asked) -> Iterator[Topic]:
    case = asked.case
    produced = {exhibit.mark: exhibit for exhibit in case.exhibits}
    for at, statement in _made_by(asked):
        for mark in statement.exhibits:
            suffix = f"-{_called(case, statement)}-{mark.partition('/')[2]}"
            view = front_sheet_view(case, produced[mark], statement)
            yield Topic(mark, suffix, statement.date, at, view)


def _of_the_case(view: Callable[[Case, date], View]) -> Callable[[_Asked], Iterator[Topic]]:
    """Return who finds the one topic of a format that is of the case as a whole, as at the last day that it knows."""

    def find(asked: _Asked) -> Iterator[Topic]:
        if (on := _last_known(asked.case)) is not None:
            yield Topic("case", "", on, None, view(asked.case, on))

    return find


def _key(asked: _Asked) -> Iterator[Topic]:
    return _of_the_case(key_view)(asked) if people_spoken_of(asked.case) else iter(())


def _redactions(asked: _Asked) -> Iterator[Topic]:
    known = _last_known(asked.case)
    if known is not None and asked.records:
        on = max(known, *(each.authorised.date for each in asked.records))
        yield Topic("case", "", on, None, redactions_view(asked.case, asked.records, on))


def _closed(view: Callable[[Case, date], View | None]) -> Callable[[_Asked], Iterator[Topic]]:
    """Return who finds the topic of a closed format: none without an appeal, or without anything under rule 13."""

    def find(asked: _Asked) -> Iterator[Topic]:
        known = _last_known(asked.case)
        on = _latest(known, *(each.date for _, each in under(asked.case, UNDER_RULE_13)))
        if known is not None and (seen := view(asked.case, on)) is not None:
            yield Topic("case", "", on, None, seen)

    return find


def _last_known(case: Case) -> date | None:
    """Return the last day that a document of the whole case knows of; None where nothing is dated yet."""
    notified = case.appeal.notified if isinstance(case.appeal, Appeal) else None
    days = (*_days(case), case.decision.date if isinstance(case.decision, Decision) else None, notified)
    return _latest(*days) if any(isinstance(day, date) for day in days) else None


def _days(case: Case) -> tuple[date, ...]:
    return tuple(statement.date for statement in case.statements)


def _referred(case: Case) -> object:
    return case.referral.day if isinstance(case.referral, Referral) else None


def _latest(*days: object) -> date:
    return max((day for day in days if isinstance(day, date)), default=date.min)


FINDERS: dict[str, Callable[[_Asked], Iterator[Topic]]] = {
    "StatementView": _statements,
    "SummaryView": _summary,
    "CommissionView": _commissions,
    "FrontSheetView": _front_sheets,
    "ScheduleView": _of_the_case(schedule_view),
    "KeyView": _key,
    "WithheldView": _of_the_case(withheld_view),
    "CertificateView": _of_the_case(certificate_view),
    "RedactionsView": _redactions,
    "ApplicationView": _closed(application_view),
    "ExcludedView": _closed(excluded_view),
    "BundleView": lambda _: iter(()),
    "ChangesView": lambda _: iter(()),
    "DividerView": lambda _: iter(()),
    "ReferencesView": lambda _: iter(()),
}
"""Who finds the topics of a format, by its view."""
