"""Recording what was served: which bytes, on whom, how and when; from then on they are not replaced."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final

from docgen.case.service import Served, Service, written_service
from docgen.errors import InputError, Place
from docgen.findings import Finding, Mender, Severity
from docgen.workflow.due import due_dates
from docgen.workflow.folder import AUDIT, SERVED, OpenCase, check_case_folder, open_case
from docgen.workflow.making import Clock
from docgen.workflow.scanning import scan_files
from docgen.workflow.served_words import kept_words
from docgen.workflow.service_kept import SERVICE, service_of
from docgen.workroom.folder import inside
from docgen.workroom.journal import append, read_chain
from docgen.workroom.keep import keep, recover
from docgen.workroom.lock import case_lock
from docgen.workroom.reading import read_bounded

__all__ = ["Serving", "record_service"]

LARGEST: Final = 2 << 30
BUNDLE: Final = "the bundle"


@dataclass(frozen=True, slots=True)
class Serving:
    """What is to be recorded: a file of out/served, to whom, how, on which day, and who says so."""

    folder: Path
    file: str
    to: str
    how: str
    on: date
    recorded_by: str


def record_service(serving: Serving, clock: Clock) -> tuple[Finding, ...]:
    """Record that a file was served; return what was too old for it, and what speaks against the file itself.

    A file of an earlier state of the case is looked through for all that the case withholds by now. Raises InputError
    for what is not there.
    """
    check_case_folder(serving.folder)
    with case_lock(serving.folder):
        recover(serving.folder)
        case = open_case(serving.folder)
        name = Path(serving.file).name
        path = inside(serving.folder, f"{SERVED}/{name}")
        if not path.is_file():
            step = f"What may be served lies in {SERVED}; give the name of a file there."
            raise InputError.at(str(path), "There is no such file.", step)
        digest = sha256(read_bounded(path, LARGEST, root=serving.folder)).hexdigest()
        before = service_of(serving.folder)
        words, names = kept_words(case, digest)
        row = Served(
            file=name,
            sha256=digest,
            to=serving.to,
            how=serving.how,
            on=serving.on,
            recorded_by=serving.recorded_by,
            words=names,
        )
        entry = {"did": "serve", "output": f"{SERVED}/{name}", "sha256": digest, "on": serving.on.isoformat()}
        append(serving.folder / AUDIT, entry, at=clock())
        after = Service(docgen=1, served=(*before.served, row))
        keep(serving.folder, {SERVICE: written_service(after), **words})
    found = tuple(_not_of_now(case, digest, Place(SERVICE, field=name)))
    found += scan_files(serving.folder, [path]).findings if found else ()
    return (*_stale(case, serving), *found)


def _not_of_now(case: OpenCase, digest: str, place: Place) -> Iterator[Finding]:
    """Yield that a file is not as docgen made it, or was made of the case as it was before."""
    logged = [line.entry for line in read_chain(inside(case.folder, AUDIT)).lines]
    states = [each["case_sha256"] for each in logged if each.get("sha256") == digest and "case_sha256" in each]
    step = "Look at what is found in it below; where something must not be out, tell whoever has it, and ask for it."
    if not states:
        detail = "is not as docgen made it: whoever changed it has to answer for what it says."
        yield Finding("BU-63", Severity.WARNING, place, detail, step, Mender.CASE_OWNER)
    elif states[-1] != case.digest:
        detail = "was made before the case was last changed: it may hold what is withheld by now."
        yield Finding("BU-63", Severity.WARNING, place, detail, step, Mender.CASE_OWNER)


def _stale(case: OpenCase, serving: Serving) -> Iterator[Finding]:
    """Yield what was past its day when the file was served."""
    for each in due_dates(case.loaded.case):
        late = -each.days_left(serving.on)
        if late > 0:
            detail = f"was due {late} days before service: {each.what}, {each.of} ({each.rule})."
            step = "Explain it to the Tribunal." if each.what == BUNDLE else "Look again, and serve what has changed."
            place = Place(SERVICE, field=serving.file)
            yield Finding("BU-57", Severity.WARNING, place, detail, step, Mender.CASE_OWNER)
