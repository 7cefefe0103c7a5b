"""A workbook read back into its case: all of it or nothing, and the case file's remarks and layout kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from docgen.case.editing import Edited, edit, written_anew
from docgen.case.loading import load_with_places
from docgen.case.nodes import data_of
from docgen.errors import InputError, OwnError
from docgen.intake.changing import cells_of_fields, changed, newly_taken
from docgen.intake.choosing import out_of_date
from docgen.intake.judging import judged
from docgen.intake.merging import merged
from docgen.intake.noted import as_read
from docgen.intake.prefilling import prefilled, still_said
from docgen.intake.reading import Form, read_form
from docgen.intake.rows import rows_of
from docgen.intake.telling import told
from docgen.intake.undoing import changed_after_the_decision, decided_and_gone, gone, is_another_copy, undone
from docgen.workflow.folder import AUDIT, CASE_FILE, INTERNAL, LARGEST_CASE, OpenCase, check_case_folder, open_case
from docgen.workflow.forms import LARGEST_WORKBOOK, for_statements, is_example, papers_looked_at, refuse_example
from docgen.workroom.folder import inside
from docgen.workroom.journal import append, read_chain
from docgen.workroom.keep import keep, recover
from docgen.workroom.lock import case_lock
from docgen.workroom.reading import read_bounded

__all__ = ["Filled", "before", "fill_case"]


def before(digest: str) -> str:
    """Return where a case file is kept as it was before a workbook was read in, by the digest of its bytes."""
    return f"{INTERNAL}/case.before.{digest[:16]}.yaml"


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of reading a workbook in.

    `changed` says that the case file was written, `kept_layout` that it is the old text with changes in it; `remarks`
    are what stands in the workbook and was not taken in; `before` is where the file is kept as it was; `changes` are
    the cells whose fields the case had otherwise, none where it had nothing but the example; `removed` are
    the ids of records that the case had and the workbook leaves out; `set_back` are the cells of other records that
    were changed after the workbook was made and now are again as they were then; `look_again` says what was taken in
    and touches what the case-owner has decided; `taken` is what empty cells were taken to say that the case did not
    say yet; `out_of_date` are ids that the workbook's lists to choose from still offer, or do not offer yet; `read` is
    what was read from papers for the workbook of a case just begun and was kept, by page.
    """

    changed: bool
    kept_layout: bool
    summary: bool
    remarks: tuple[str, ...]
    before: str = ""
    changes: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    set_back: tuple[str, ...] = ()
    look_again: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    out_of_date: tuple[str, ...] = ()
    read: tuple[str, ...] = ()


def fill_case(folder: Path, workbook: Path, clock: Callable[[], datetime], *, over: bool = False) -> Filled:
    """Read a workbook into its case. Raises InputError with every fault by sheet and cell; nothing is then kept.

    A workbook made before the case file was last changed is refused, since it would undo the changes; `over` reads it
    in all the same.
    """
    check_case_folder(folder)
    form = read_form(read_bounded(workbook, LARGEST_WORKBOOK), workbook.name)
    with case_lock(folder):
        recover(folder)
        case = open_case(folder)
        old = data_of(case.loaded.root)
        if form.summary:
            refuse_example(case)
        begun = {} if is_example(case) else old
        new = merged(begun, form, case.papers)
        _refuse_faults(form, begun, new)
        back = _set_back(case, form, new)
        if not over:
            _refuse_an_old_one(case, form, new, workbook.name)
        if new == old:
            return _unchanged(form, new)
        was = read_bounded(folder / CASE_FILE, LARGEST_CASE, root=folder)
        edited = _edited(was, begun, new)
        kept = before(case.digest)
        _keep(case, form, {CASE_FILE: edited.text.encode(), kept: was}, clock)
    return replace(
        _unchanged(form, new),
        changed=True,
        kept_layout=edited.kept_layout,
        before=kept,
        changes=changed(begun, new, form.assembled.spots) if begun else (),
        removed=gone(begun, new),
        set_back=back,
        look_again=changed_after_the_decision(begun, new, form.assembled.spots) if form.summary else (),
        taken=told(newly_taken(begun, new, form.assembled)),
        read=() if begun else _read(folder, new),
    )


def _edited(was: bytes, begun: Mapping[str, Any], new: Mapping[str, Any]) -> Edited:
    """Return the new case file. Raises OwnError where it would not say what it should."""
    edited = edit(was.decode("utf-8-sig"), new) if begun else Edited(written_anew(new), kept_layout=True)
    if data_of(load_with_places(edited.text.encode(), CASE_FILE).root) != new:
        raise OwnError.at(CASE_FILE, "The new case file would not say what the workbook says; nothing was kept.")
    return edited


def _read(folder: Path, new: Mapping[str, Any]) -> tuple[str, ...]:
    """Say what a case says now that was read from its papers for its first workbook: a person is to look at it."""
    return as_read(still_said(new, prefilled(papers_looked_at(folder))))


def _refuse_faults(form: Form, was: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """Refuse what is no case, and a summary that loses what the case-owner has decided."""
    lost = decided_and_gone(was, new, form.assembled.spots) if form.summary else ()
    faults = (*judged(new, form.assembled, for_statements()), *lost)
    if faults:
        raise InputError(*faults)


def _unchanged(form: Form, new: Mapping[str, Any]) -> Filled:
    """Say what came of a workbook that says what its case says."""
    stale = () if form.summary else out_of_date(form.offered, rows_of(new))
    return Filled(changed=False, kept_layout=True, summary=form.summary, remarks=form.remarks, out_of_date=stale)


def _refuse_an_old_one(case: OpenCase, form: Form, new: Mapping[str, Any], name: str) -> None:
    """Refuse a workbook that would undo what was changed in the case since it was made.

    Where the case was changed only by workbooks made with this one, as this one was by its own person, what the case
    was then is known, and only a copy that has not seen the changes is refused.
    """
    if form.digest is None or form.digest == case.digest:
        return
    now, base = data_of(case.loaded.root), _made_from(case, form)
    if base is not None and not is_another_copy(base, now, new):
        return
    raise InputError.at(
        name,
        "The case file was changed after this workbook was made, so reading it in would undo what was changed.",
        "Move it away, make a new one with docgen form, and copy your changes; or give --over, if this one is right.",
    )


def _set_back(case: OpenCase, form: Form, new: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the cells of what a workbook sets back to what it was when it was made, in records that it has."""
    base = _made_from(case, form)
    now = data_of(case.loaded.root)
    back = undone(base, now, new) if base is not None else ()
    left_out = set(gone(now, new))
    fields = (field for field in back if not left_out & set(field.split(".")))
    return cells_of_fields(fields, new, form.assembled.spots)


def _made_from(case: OpenCase, form: Form) -> Any:
    """Return the case as it was when a workbook was made; None where others than its copies changed it since."""
    if form.digest is None or form.digest == case.digest:
        return None
    inside(case.folder, AUDIT)
    entries = (line.entry for line in read_chain(case.folder / AUDIT).lines)
    own = [each for each in entries if each.get("did") == "fill" and each.get("form_of") == form.digest]
    if not own or own[-1].get("case_sha256") != case.digest:
        return None
    file = before(form.digest)
    made_from = read_bounded(inside(case.folder, file), LARGEST_CASE, root=case.folder)
    base = data_of(load_with_places(made_from, file).root)
    return {} if base.get("example") == "yes" else base  # of docgen's example an empty workbook is made


def _keep(case: OpenCase, form: Form, files: Mapping[str, bytes], clock: Callable[[], datetime]) -> None:
    """Log what is to be, then put the new case file in place, and the old one beside."""
    for name in (AUDIT, *files):
        inside(case.folder, name)  # nothing is logged that a link out of the folder would keep from being done
    entry = {
        "did": "fill",
        "form": "summary" if form.summary else "case",
        "form_of": form.digest,
        "case_sha256_before": case.digest,
        "case_sha256": sha256(files[CASE_FILE]).hexdigest(),
    }
    append(case.folder / AUDIT, entry, at=clock())
    keep(case.folder, files)
