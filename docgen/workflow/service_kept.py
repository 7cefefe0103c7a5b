"""What was served of a case, as it is recorded: that stands, and nothing takes its place."""

from pathlib import Path
from typing import Final

from docgen.case.service import Service, read_service
from docgen.errors import InputError
from docgen.workflow.folder import AUDIT, SERVED
from docgen.workroom.folder import inside
from docgen.workroom.journal import read_chain
from docgen.workroom.reading import read_bounded

__all__ = ["SERVICE", "refuse_served", "refuse_served_statement", "service_of"]

SERVICE: Final = "service.yaml"
LARGEST_RECORD: Final = 8_000_000


def service_of(folder: Path) -> Service:
    """Return what was served of a case; nothing where no record is there."""
    path = inside(folder, SERVICE)
    if not path.exists():
        return Service(docgen=1)
    return read_service(read_bounded(path, LARGEST_RECORD, root=folder), SERVICE)


def refuse_served(folder: Path, name: str) -> None:
    """Refuse to put another file in the place of one that was served. Raises InputError."""
    days_of = [each.on.isoformat() for each in service_of(folder).served if f"{SERVED}/{each.file}" == name]
    logged = (line.entry for line in read_chain(inside(folder, AUDIT)).lines if line.entry.get("did") == "serve")
    days_of += [str(entry.get("on")) for entry in logged if entry.get("output") == name]
    if days_of:
        days = ", ".join(dict.fromkeys(days_of))
        step = "Its numbers stay as they are. Make a supplementary bundle: see `supplementary` in the README."
        raise InputError.at(f"{folder}/{name}", f"This file was served ({days}), and is not replaced.", step)


def refuse_served_statement(folder: Path, statement: str) -> None:
    """Refuse to make anew the final of a statement that a served bundle holds. Raises InputError."""
    logged = [line.entry for line in read_chain(inside(folder, AUDIT)).lines]
    served = {entry.get("sha256") for entry in logged if entry.get("did") == "serve"}
    bundles = (entry for entry in logged if entry.get("did") == "bundle" and entry.get("sha256") in served)
    if any(statement in listed for entry in bundles if isinstance(listed := entry.get("statements"), list)):
        detail = f"The statement {statement} stands in a bundle that was served, and is not made anew."
        step = f"Where a fact has changed, begin the next statement: docgen supplement {folder} {statement}"
        raise InputError.at(f"{folder}/{SERVED}", detail, step)
