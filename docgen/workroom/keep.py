"""Putting finished files into a case folder: all of a set or none, whatever happens."""

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.errors import DocgenError, InputError
from docgen.workroom.folder import disk_fault, flush_folder, inside
from docgen.workroom.reading import read_bounded

__all__ = ["INTENT", "is_free", "keep", "recover"]

STAGING = "out/.staging"
INTENT = "out/.intent.json"
INTENT_LIMIT = 1 << 24
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class _Move:
    """One file of a set: its number in the staging folder, its place in the case, and its SHA-256."""

    staged: Path
    target: Path
    sha256: str

    def is_staged(self) -> bool:
        return _digest(self.staged) == self.sha256

    def is_in_place(self) -> bool:
        return _digest(self.target) == self.sha256


@dataclass(frozen=True, slots=True)
class _Intent:
    """What is to happen, in order: files that come, and files that go."""

    moves: tuple[_Move, ...]
    gone: tuple[Path, ...]


def is_free(case: Path, name: str, content: bytes) -> bool:
    """Tell whether a file can be put in place without another one being lost: nothing is there, or the same bytes."""
    path = inside(case, name)
    return not path.exists() or _digest(path) == hashlib.sha256(content).hexdigest()


def keep(case: Path, files: Mapping[str, bytes], *, gone: Collection[str] = ()) -> None:
    """Put a set of finished files in place and take old ones (`gone`) away, all or none.

    Names are relative to the case folder. Killed at any moment, the folder holds the old set or the new one whole as
    soon as `recover` has run. The caller holds the case's lock. Raises MachineError when the disk is full, InputError
    when a name leaves the folder or the folder cannot be written to; the old files then stand untouched.
    """
    recover(case)
    _check_names(case, {*files, *gone})
    going = sorted(name for name in set(gone) - set(files) if (case / name).exists())
    try:
        _prepare(case, {*files, *going})
        _stage(case, files)
        _declare(case, files, going)
    except BaseException as error:
        _forget(case)  # whatever it was, an interrupt too: drafts must not lie about
        if isinstance(error, OSError):
            raise disk_fault(error, case / STAGING, "The old files stand; nothing was changed.") from None
        raise
    _finish(case)


def _finish(case: Path) -> None:
    try:
        recover(case)
    except KeyboardInterrupt:
        recover(case)  # what is left are a few renames: quicker done than explained
        raise


def recover(case: Path) -> None:
    """Finish or undo what a killed run left half done, so that outputs are whole or as before.

    Nothing to do is the normal case. The intent is written only when every new file is safe on the disk, so from then
    on the way is forward; without an intent the staged files are dropped. Raises InputError where they were altered.
    """
    for name in (INTENT, STAGING):
        inside(case, name)  # an `out` that is a link must not lead what follows to another folder
    try:
        if (case / INTENT).exists():
            _carry_out(case, _read_intent(case))
        _forget(case)
    except OSError as error:
        raise disk_fault(error, case / INTENT, "docgen will finish the files when it is run again.") from None


def _check_names(case: Path, names: Collection[str]) -> None:
    for name in sorted(names):
        if inside(case, name).is_dir():
            raise InputError.at(
                str(case / name), "A folder stands where a file is to go.", "Move or rename the folder."
            )


def _prepare(case: Path, names: Collection[str]) -> None:
    """Make the folders; refuse one that a rename could not be moved into, since the set would then stick half way."""
    staging = case / STAGING
    for folder in (staging, *sorted({inside(case, name).parent for name in names})):
        folder.mkdir(parents=True, exist_ok=True)
        flush_folder(folder.parent)
        if folder.stat().st_dev != staging.stat().st_dev:
            raise InputError.at(
                str(folder), "This folder is on another disk than the case.", "Keep a case on one disk."
            )
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def _stage(case: Path, files: Mapping[str, bytes]) -> None:
    for number, name in enumerate(sorted(files)):
        _write(case / STAGING / str(number), files[name])
    flush_folder(case / STAGING)


def _declare(case: Path, files: Mapping[str, bytes], going: Sequence[str]) -> None:
    come = [
        {"name": name, "sha256": hashlib.sha256(files[name]).hexdigest(), "staged": str(number)}
        for number, name in enumerate(sorted(files))
    ]
    draft = case / STAGING / "intent"
    _write(draft, json.dumps({"come": come, "go": going}, indent=1, ensure_ascii=False).encode())
    draft.replace(case / INTENT)
    flush_folder(case / "out")


def _read_intent(case: Path) -> _Intent:
    try:
        read = json.loads(read_bounded(case / INTENT, INTENT_LIMIT, root=case))
        staging = case / STAGING
        moves = tuple(
            _Move(inside(staging, row["staged"]), inside(case, row["name"]), row["sha256"]) for row in read["come"]
        )
        return _Intent(moves, tuple(inside(case, name) for name in read["go"]))
    except (ValueError, TypeError, LookupError):
        raise _meddled(case) from None


def _carry_out(case: Path, intent: _Intent) -> None:
    waiting = [move for move in intent.moves if not move.is_in_place()]
    if not all(move.is_staged() for move in waiting):
        if len(waiting) == len(intent.moves):
            return  # no file has come yet: the old set is whole, and the intent can be dropped
        raise _meddled(case)
    for move in waiting:
        move.target.parent.mkdir(parents=True, exist_ok=True)
        move.staged.replace(move.target)
    for path in intent.gone:
        path.unlink(missing_ok=True)
    for folder in sorted({path.parent for path in (*(move.target for move in intent.moves), *intent.gone)}):
        if folder.is_dir():
            flush_folder(folder)


def _forget(case: Path) -> None:
    """Drop the intent first: staged files without an intent mean nothing, an intent without them would be a fault."""
    if (case / INTENT).exists():
        (case / INTENT).unlink()
        flush_folder(case / "out")
    shutil.rmtree(case / STAGING, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _digest(path: Path) -> str | None:
    if path.is_symlink() or not path.is_file():
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _meddled(case: Path) -> DocgenError:
    return InputError.at(
        str(case / INTENT),
        "A run of docgen was cut off, and what it left has been altered since, so its files cannot be put in place.",
        "Remove the folder out/.staging and the file out/.intent.json, and make the documents again.",
    )
