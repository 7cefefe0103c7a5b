"""A document's journey: from a case folder to checked files in it, all or none."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

from docgen.case.beside_views import KeyView
from docgen.checks.rule import FileReading, Reads
from docgen.checks.running import blocking, run_rules
from docgen.document import plain_text
from docgen.errors import InputError
from docgen.findings import Finding, Mender, Severity
from docgen.formats.registry import Standing
from docgen.papers.ooxml import open_docx
from docgen.papers.pdf import open_pdf
from docgen.papers.shapes import Face
from docgen.pdf import fontconfig, fonts_of, write_pdf
from docgen.pdf.fonts import faces
from docgen.word import write_docx
from docgen.workflow.folder import AUDIT, CASE_FORM, INTERNAL, OpenCase, check_case_folder, open_case
from docgen.workflow.outputs import Finished, audit_entries, folder_of, manifest, named_files
from docgen.workflow.preparing import Prepared, chosen, prepare
from docgen.workflow.service_kept import refuse_served, refuse_served_statement
from docgen.workroom.folder import inside
from docgen.workroom.journal import append
from docgen.workroom.keep import is_free, keep, recover
from docgen.workroom.lock import case_lock
from docgen.workroom.scratch import scratch_folder
from docgen.workroom.typesetting import typesetting

__all__ = ["Clock", "Order", "Produced", "finish", "leave_finals_alone", "make_documents", "may_be_kept", "typeset_pdf"]

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: whose documents, in which format (None: every statement), and whether as finals.

    `formats` is the organisation's registry; None means `formats/` in the case folder. `replace` lets finals take the
    place of others that were made before.
    """

    folder: Path
    final: bool = False
    maker: str | None = None
    format: str | None = None
    version: int | None = None
    formats: Path | None = None
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Produced:
    """What came of one document: findings, and its files by name in the case folder (none: a final was refused).

    `mark` is the word on every page of a draft; None for a final.
    """

    stem: str
    standing: Standing
    files: tuple[str, ...]
    findings: tuple[Finding, ...]
    mark: str | None


def make_documents(order: Order, clock: Clock) -> tuple[Produced, ...]:
    """Make every document that an order asks for, each whole or not at all. Raises DocgenError where one cannot be."""
    check_case_folder(order.folder)
    with case_lock(order.folder):
        recover(order.folder)
        case = open_case(order.folder, order.formats, looked_at=order.final)
        refuse_what_is_not_read(case)
        asked = [
            prepare(case, topic, form, final=order.final)
            for form, topic in chosen(case, order.maker, order.format, order.version)
        ]
        finished = [*_scanned(case, [finish(prepared) for prepared in asked])]
        served = {each.prepared.stem: why for each in finished if (why := _served(case, each)) is not None}
        made = [each for each in finished if each.prepared.stem not in served]
        if not made and served:
            raise next(iter(served.values()))
        if not order.replace:
            leave_finals_alone(order.folder, [each for each in made if may_be_kept(each)])
        produced = {each.prepared.stem: _produce(case, each, clock) for each in made}
        return tuple(
            produced.get(each.prepared.stem) or _as_served(each, served[each.prepared.stem]) for each in finished
        )


def refuse_what_is_not_read(case: OpenCase) -> None:
    """Refuse to make documents of docgen's example while a workbook lies there that a person may have filled in."""
    if case.loaded.case.example and inside(case.folder, CASE_FORM).exists():
        raise InputError.at(
            str(case.folder / CASE_FORM),
            "This workbook was not read in yet: the case file still holds docgen's invented example.",
            f"Read it first: docgen fill {case.folder}",
        )


def finish(prepared: Prepared) -> Finished:
    """Write the document in each of its pictures, and look at the finished files."""
    pdf = typeset_pdf(prepared)
    facts = open_pdf(pdf)
    document = prepared.document
    docx = write_docx(document, prepared.form.reference, pages=len(facts.pages))
    files = {"docx": docx, "pdf": pdf, "txt": plain_text(document).encode()}
    fonts = tuple(Face(*face) for face in faces(fonts_of(document)))
    found = run_rules(FileReading(document, open_docx(docx), facts, fonts), Reads.FILE, prepared.round)
    return Finished(prepared, named_files(prepared, files, len(facts.pages)), prepared.findings + found)


def _scanned(case: OpenCase, finished: Sequence[Finished]) -> Iterator[Finished]:
    """Look through what is to be served for all that the case withholds; one thing found, and nothing of it is kept."""
    if not any(each.prepared.served for each in finished):
        yield from finished
        return
    from docgen.disclosure.beside import given_in_key  # noqa: PLC0415 - drafts, which are most, start sooner without it
    from docgen.disclosure.scanning import sought_of  # noqa: PLC0415 - likewise
    from docgen.workflow.scanning import scan_own  # noqa: PLC0415 - likewise
    from docgen.workflow.withheld_words import WithheldWords  # noqa: PLC0415 - likewise

    whole, quoted = case.loaded.case, WithheldWords(case)
    sought = cache(lambda given: sought_of(whole, given))
    for each in finished:
        given = given_in_key(whole) if isinstance(each.prepared.topic.view, KeyView) else frozenset[str]()
        found = scan_own(sought(given), each.files, quoted) if each.prepared.served else ()
        yield replace(each, findings=each.findings + found)


def may_be_kept(finished: Finished) -> bool:
    """Tell whether a document may be kept: a draft always, a final where no error stands."""
    return not finished.prepared.final or not any(blocking(finished.findings))


def _served(case: OpenCase, finished: Finished) -> InputError | None:
    """Return why a final may not take the place of another: that was served, by itself or in a bundle."""
    others = [name for name, content in finished.files.items() if not is_free(case.folder, name, content)]
    if not finished.prepared.final or not others:
        return None
    at = finished.prepared.topic.statement
    try:
        for name in finished.files:
            refuse_served(case.folder, name)
        if at is not None:
            refuse_served_statement(case.folder, case.loaded.case.statements[at].id)
    except InputError as why:
        return why
    return None


def _as_served(finished: Finished, why: InputError) -> Produced:
    """Return a document that stands as it was served, with why it does."""
    (fault,) = why.faults
    note = Finding("BU-56", Severity.NOTE, fault.place, fault.detail, fault.next_step, Mender.CASE_OWNER)
    return Produced(finished.prepared.stem, finished.prepared.standing, tuple(finished.files), (note,), None)


def leave_finals_alone(folder: Path, finished: Iterable[Finished]) -> None:
    """Refuse to put a final in the place of another one: somebody may have signed or sent that."""
    for each in finished:
        if each.prepared.final and not all(is_free(folder, name, content) for name, content in each.files.items()):
            raise InputError.at(
                f"{folder / folder_of(each.prepared)}/{each.prepared.stem}",
                "There is a final already that says something else; it stands, and nothing was written.",
                "Move it to where it is kept; or give --replace, if nobody has signed or sent it.",
            )


def _produce(case: OpenCase, finished: Finished, clock: Clock) -> Produced:
    prepared = finished.prepared
    if not may_be_kept(finished):
        return Produced(prepared.stem, prepared.standing, (), finished.findings, None)
    _keep(case, finished, clock)
    return Produced(prepared.stem, prepared.standing, tuple(finished.files), finished.findings, prepared.document.mark)


def typeset_pdf(prepared: Prepared) -> bytes:
    """Write a document's PDF, under our own fonts and the document's own date."""
    document = prepared.document
    epoch = int(datetime.combine(document.as_at, time(), UTC).timestamp())
    with scratch_folder() as scratch:
        fonts = fontconfig(scratch / "cache", fonts_of(document))
        with typesetting(scratch, fonts, epoch):
            return write_pdf(document, prepared.form.css)


def _keep(case: OpenCase, finished: Finished, clock: Clock) -> None:
    """Log what is to be, then put it in place; the internal manifest carries the head of the chain."""
    for name in (AUDIT, *finished.files):
        inside(case.folder, name)  # nothing is logged that a link out of the folder would keep from being done
    head = ""
    for entry in audit_entries(case, finished):
        head = append(case.folder / AUDIT, entry, at=clock())
    beside = f"{INTERNAL}/{finished.prepared.stem}.{finished.prepared.stage_word}.manifest.json"
    keep(case.folder, {**finished.files, beside: manifest(case, finished, head)})
