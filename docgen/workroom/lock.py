"""One lock per case: two runs never write the same case folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docgen.errors import InputError
from docgen.workroom.folder import disk_fault

__all__ = ["case_lock"]

NAME = ".lock"


@contextmanager
def case_lock(case: Path) -> Iterator[None]:
    """Hold a case folder for this run alone.

    Raises InputError, naming the process, where another run holds it. The system drops the lock when its holder ends,
    however it ends; the file stays, since removing it would let two later runs lock two different files.
    """
    handle = _open(case)
    try:
        _take(case, handle)
        _sign(case, handle)
        yield
    finally:
        os.close(handle)


def _open(case: Path) -> int:
    try:
        return os.open(
            case / NAME, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666
        )  # less the umask: colleagues share a case
    except FileNotFoundError:
        raise InputError.at(str(case), "There is no such case folder.", "Check the name.") from None
    except OSError as error:
        raise disk_fault(error, case / NAME, "Nothing was changed.") from None


def _sign(case: Path, handle: int) -> None:
    try:
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
    except OSError as error:
        raise disk_fault(error, case / NAME, "Nothing was changed.") from None


def _take(case: Path, handle: int) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip() or "unknown"
        raise InputError.at(
            str(case),
            f"Another run of docgen (process {holder}) is at work on this case.",
            "Wait until it has finished, or end it, and run the command again.",
        ) from None
