"""What was agreed: listing formats, locking a format's files, and recording that a named person agreed to them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from os import fsync
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from docgen.case.scalars import Line, read_date
from docgen.errors import FormatError, InputError
from docgen.formats.registry import (
    LOCK,
    REGISTRY,
    Standing,
    agree,
    lock_record,
    name_and_version,
    read_registry,
    standing,
)
from docgen.formats.shelf import FILES, Format, formats_on, is_installed, load_format, shipped_formats
from docgen.workroom.folder import disk_fault, flush_folder
from docgen.workroom.journal import append
from docgen.workroom.reading import read_bounded
from docgen.workroom.scratch import scratch_folder

__all__ = ["Agreeing", "Shelved", "agree_format", "list_formats", "lock_format"]

JOURNAL = "agreed.jsonl"
LARGEST_LOCK = 100_000
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shelved:
    """One format on the shelf: itself and its standing, or the fault that keeps it from being used (else None)."""

    name: str
    version: int
    folder: Path
    format: Format | None
    standing: Standing | None
    unlocked: bool
    fault: str | None


def list_formats(registry: Path | None) -> tuple[Shelved, ...]:
    """List docgen's own formats and an organisation's; a faulty one is listed with its fault."""
    shelves = (registry, shipped_formats()) if registry else (shipped_formats(),)
    return tuple(_shelved(*row, registry) for row in formats_on(*shelves))


def _shelved(name: str, version: int, folder: Path, registry: Path | None) -> Shelved:
    try:
        form = load_format(folder)
    except InputError as error:
        return Shelved(name, version, folder, None, None, unlocked=True, fault=str(error))
    return Shelved(name, version, folder, form, standing(form, read_registry(registry)), _unlocked(folder, form), None)


def _unlocked(folder: Path, form: Format) -> bool:
    if not (folder / LOCK).exists():
        return True
    return read_bounded(folder / LOCK, LARGEST_LOCK) != lock_record(form, _digests(folder))


def _digests(folder: Path) -> dict[str, str]:
    return {name: sha256(read_bounded(folder / name, 2_000_000)).hexdigest() for name in FILES}


def _chosen(text: str, registry: Path | None) -> Shelved:
    name, version = name_and_version(text)
    found = [row for row in list_formats(registry) if row.name == name and version in {None, row.version}]
    if not found:
        known = ", ".join(f"{row.name}@{row.version}" for row in list_formats(registry))
        raise FormatError.at(text, "is not on the shelf.", f"There is: {known}. See: docgen formats")
    return found[-1]


def lock_format(text: str, registry: Path | None) -> Path:
    """Record what a format's files are, as a draft; return the lock file.

    With a registry, only formats that lie in it are locked; without one docgen's own, and those in a checkout only.
    Raises FormatError for a faulty format and for one that is not to be written to.
    """
    row = _chosen(text, registry)
    _require_own(row, registry)
    form = load_format(row.folder)
    _write(row.folder / LOCK, lock_record(form, _digests(row.folder)))
    return row.folder / LOCK


def _require_own(row: Shelved, registry: Path | None) -> None:
    """Keep docgen's own formats as they were shipped: an organisation locks copies, and only a checkout locks these."""
    if not row.folder.is_relative_to(shipped_formats()):
        return
    where = f"{row.name}@{row.version}"
    if registry is not None:
        hint = f"Copy its folder to {registry / row.name} under a number of its own, and lock that."
        raise FormatError.at(where, f"is docgen's own, and not in {registry}; it is locked as it was shipped.", hint)
    if is_installed():
        hint = "Copy its folder into a registry, and lock it there: --formats DIR"
        raise FormatError.at(where, "is part of the installed docgen, which is left as it was shipped.", hint)


@dataclass(frozen=True, slots=True)
class Agreeing:
    """An act of agreeing: which format, by whom, in what role, on which day, recorded in which registry."""

    format: str
    by: str
    role: str
    on: str
    registry: Path


def agree_format(act: Agreeing, at: datetime) -> Path:
    """Record an agreement in a registry and log it; return the registry's file.

    Raises FormatError where the format is faulty or its files are not those it was locked with.
    """
    row = _chosen(act.format, act.registry)
    form = load_format(row.folder)
    if row.unlocked:
        where = f"{row.name}@{row.version}"
        raise FormatError.at(
            where, "is not locked, or has changed since.", f"Look at it, then: docgen formats lock {where}"
        )
    day = _checked("--on", read_date, act.on)
    by, role = (_checked(f"--{name}", _LINE.validate_python, getattr(act, name)) for name in ("by", "role"))
    try:
        act.registry.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk_fault(error, act.registry, "Nothing was recorded.") from None
    content = agree(read_registry(act.registry), form, by=by, role=role, on=day)
    entry = {"did": "agree", "format": f"{form.name}@{form.version}", "format_sha256": form.digest}
    append(act.registry / JOURNAL, entry, at=at)
    _write(act.registry / REGISTRY, content)
    return act.registry / REGISTRY


_LINE = TypeAdapter(Line)


def _checked(option: str, read: Callable[[str], T], given: str) -> T:
    """Read what an option was given. Raises InputError that names the option."""
    try:
        return read(given)
    except ValidationError as error:
        raise InputError.at(option, f"{error.errors(include_input=False)[0]['ctx']['error']}.") from None
    except ValueError as fault:
        raise InputError.at(option, f"{fault}.") from None


def _write(path: Path, content: bytes) -> None:
    """Put a file in the place of another in one step: a reader sees the old one or the new one."""
    try:
        with scratch_folder(path.parent) as scratch:
            beside = scratch / path.name
            with beside.open("wb") as file:
                file.write(content)
                file.flush()
                fsync(file.fileno())
            beside.replace(path)
        flush_folder(path.parent)
    except OSError as error:
        raise disk_fault(error, path, "The old file stands.") from None
