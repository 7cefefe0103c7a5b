"""The bounds of a folder, and what the disk refuses, in sentences."""

import errno
import os
from pathlib import Path, PurePosixPath

from docgen.errors import DocgenError, InputError, MachineError

__all__ = ["disk_fault", "flush_folder", "inside"]

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def inside(root: Path, relative: str) -> Path:
    """Find a path within a folder; the path need not exist yet.

    `relative` has forward slashes. Raises InputError where it is absolute, climbs (`..`) or leaves the
    folder by a symlink.
    """
    pure = PurePosixPath(relative)
    if not pure.parts or pure.is_absolute() or ".." in pure.parts or "\0" in relative or "\\" in relative:
        raise InputError.at(
            repr(relative), "This is not a path within the case folder.", "Name it from that folder on."
        )
    path = root.joinpath(*pure.parts)
    if not path.resolve().is_relative_to(root.resolve()):
        raise InputError.at(str(path), "A symbolic link leads out of the case folder.", "Put the file itself there.")
    return path


def disk_fault(error: OSError, path: Path, outcome: str) -> DocgenError:
    """Say why the disk refused and what stands now; `outcome` is the sentence for the latter."""
    if error.errno in FULL:
        return MachineError.at(str(path), f"The disk is full. {outcome}", "Make room and run the command again.")
    why = os.strerror(error.errno) if error.errno else type(error).__name__
    return InputError.at(str(path), f"This cannot be written to: {why}. {outcome}", "Check who may write there.")


def flush_folder(folder: Path) -> None:
    """Make new and renamed entries of a folder outlive a power cut (POSIX: a rename is durable once its folder is)."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
