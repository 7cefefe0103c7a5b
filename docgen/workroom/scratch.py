"""A private scratch folder, removed at the end, and after a crash by the next run."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from docgen.workroom.folder import disk_fault

__all__ = ["scratch_folder"]

PREFIX = "docgen-scratch-"


@contextmanager
def scratch_folder(within: Path | None = None) -> Iterator[Path]:
    """Lend a new empty folder that only this user may enter (mode 0700), and remove it with all it holds.

    `within` is where it is made; None means the system's temporary folder. What killed runs left there is removed
    first: drafts hold personal data and must not lie about.
    """
    parent = within or Path(tempfile.gettempdir())
    for leftover in parent.glob(f"{PREFIX}*"):
        _remove_if_abandoned(leftover)
    folder, handle = _claim(parent)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)


def _claim(parent: Path) -> tuple[Path, int]:
    while True:
        # Another run may take the folder for abandoned and remove it before it is locked: then make another.
        try:
            folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
        except OSError as error:
            raise disk_fault(error, parent, "Nothing was changed.") from None
        with suppress(FileNotFoundError):
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            fcntl.flock(handle, fcntl.LOCK_EX)
            if folder.exists():
                return folder, handle
            os.close(handle)


def _remove_if_abandoned(folder: Path) -> None:
    with suppress(OSError):  # another user's, in use, or just gone: none of our business
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            if os.fstat(handle).st_uid == os.getuid():
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder)
        finally:
            os.close(handle)
