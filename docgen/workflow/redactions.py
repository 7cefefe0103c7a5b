"""The records of the papers that are served redacted, each proved to be of the files that lie there."""

from collections.abc import Iterator, Mapping
from hashlib import sha256

from docgen.case.material import Disclosure, Paper
from docgen.case.redaction_record import RedactionRecord, read_record
from docgen.disclosure.keeping_back import pages_kept_back
from docgen.disclosure.proposing import sought_digest
from docgen.errors import Fault, InputError, Place
from docgen.workflow.folder import AUDIT, OpenCase
from docgen.workflow.papers import LARGEST_PAPER
from docgen.workflow.papers_to_redact import PLANS, saved_plan
from docgen.workflow.withheld_pages import undecided
from docgen.workroom.folder import inside
from docgen.workroom.journal import read_chain
from docgen.workroom.reading import read_bounded

__all__ = ["outdated_redactions", "records_of"]

LARGEST_RECORD = 50_000_000
AGAIN = "Redact it: docgen redact CASE {}"


def records_of(case: OpenCase) -> tuple[RedactionRecord, ...]:
    """Read the record of every paper that is disclosed redacted, in the order of the case.

    Raises InputError with every paper that was not redacted yet, or whose paper, plan or redacted copy is another than
    the record's, or of which the case withholds other pages now, or whose record is not the one that was logged, or
    does not say in what role it was authorised. The journal has to be unbroken.
    """
    papers = [paper for paper in case.loaded.case.papers if paper.disclosure is Disclosure.REDACT]
    sought = sought_digest(case.loaded.case)
    logged = _logged(case) if papers else {}
    read = [_record(case, paper, sought, logged) for paper in papers]
    if faults := tuple(each for each in read if isinstance(each, Fault)):
        raise InputError(*faults)
    return tuple(each for each in read if isinstance(each, RedactionRecord))


def outdated_redactions(case: OpenCase) -> tuple[Fault, ...]:
    """Return what is wrong with papers that were redacted: changed since, or decided on anew; one fault of each."""
    found, sought = list[Fault](), sought_digest(case.loaded.case)
    for paper in case.loaded.case.papers:
        if paper.disclosure is Disclosure.REDACT and inside(case.folder, f"{PLANS}/{paper.id}.record.json").exists():
            try:
                read = _record(case, paper, sought, _logged(case))
            except InputError as error:
                found += error.faults[:1]
            else:
                found += [read] if isinstance(read, Fault) else []
    return tuple(found)


def _logged(case: OpenCase) -> dict[str, str]:
    """Return the digest of each file that redacting made, as the journal has it: that of the last time."""
    chain = read_chain(inside(case.folder, AUDIT))
    made = (line.entry for line in chain.lines if line.entry.get("did") == "redact")
    return {str(entry.get("output")): str(entry.get("sha256")) for entry in made}


def _record(case: OpenCase, paper: Paper, sought: str, logged: Mapping[str, str]) -> RedactionRecord | Fault:
    name = f"{PLANS}/{paper.id}.record.json"
    path = inside(case.folder, name)
    if not path.exists():
        detail = f"{paper.id} is to be disclosed redacted, and has not been redacted."
        return Fault(Place(name), detail, AGAIN.format(paper.id))
    content = read_bounded(path, LARGEST_RECORD, root=case.folder)
    record = read_record(content, name)
    if logged.get(name) != sha256(content).hexdigest():
        return Fault(Place(name), f"is not the record that {AUDIT} has logged.", AGAIN.format(paper.id))
    return next(_faults(case, paper, record, name), next(_unsought(paper, record, name, sought), record))


def _faults(case: OpenCase, paper: Paper, record: RedactionRecord, name: str) -> Iterator[Fault]:
    received = next((found.sha256 for found in case.papers if found.file == paper.file), None)
    if record.paper != paper.id or record.paper_sha256 != received:
        yield Fault(Place(name), "is of another paper than the one in papers/.", AGAIN.format(paper.id))
    copy = f"{PLANS}/{paper.id}.pdf"
    inside(case.folder, copy)
    if sha256(read_bounded(case.folder / copy, LARGEST_PAPER, root=case.folder)).hexdigest() != record.redacted_sha256:
        yield Fault(Place(copy), "is another file than the one that was made.", AGAIN.format(paper.id))
    yield from _outdated(case, paper, record, name)
    if record.authorised.role is None:
        step = f"Write it under authorised in {PLANS}/{paper.id}.yaml (role: Head of Disclosure), and redact again."
        yield Fault(Place(name, field="authorised.role"), "does not say in what role it was authorised.", step)


def _unsought(paper: Paper, record: RedactionRecord, name: str, sought: str) -> Iterator[Fault]:
    if record.sought_sha256 != sought:
        detail = "was made when the case named other people, numbers or places to be looked for in papers."
        step = f"Look again (docgen redact CASE {paper.id} --suggest), decide on what is new, and redact it."
        yield Fault(Place(name), detail, step)


def _outdated(case: OpenCase, paper: Paper, record: RedactionRecord, name: str) -> Iterator[Fault]:
    """Yield what was decided since a paper was redacted, so that the redacted paper does not show it."""
    plan = saved_plan(case.folder, paper.id)
    if plan is None or plan.sha256 != record.plan_sha256:
        detail = "is older than what was decided: its plan has been changed since, or is gone."
        yield Fault(Place(name), detail, AGAIN.format(paper.id))
    elif waiting := undecided(case.loaded.case, paper.id, plan.plan):
        entries = ", ".join(dict.fromkeys(f"{entry} on page {page}" for entry, page in waiting))
        detail = f"is older than what the case withholds of the paper now: {entries}."
        yield Fault(
            Place(name), detail, f"Mark it (docgen redact CASE {paper.id} --suggest), decide, and redact again."
        )
    if {*record.pages_left_out} != {*pages_kept_back(case.loaded.case, paper.id)}:
        detail = "was made when the case withheld other pages of the paper."
        yield Fault(Place(name), detail, AGAIN.format(paper.id))
