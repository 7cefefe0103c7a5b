"""Bounded reading of a file from outside."""

import os
import stat
from pathlib import Path

from docgen.errors import DocgenError, InputError

__all__ = ["read_bounded"]


def read_bounded(path: Path, limit_bytes: int, *, root: Path | None = None) -> bytes:
    """Read a whole regular file of at most `limit_bytes`.

    With a `root`, a symlink that leads out of it is refused; None means that the person named the file, and links are
    followed. Raises InputError, in different words, for a missing file, an empty one, one too large, and no file.
    """
    handle = _open(path, root)
    try:
        _weigh(path, os.fstat(handle), limit_bytes)
        content = _read(handle, limit_bytes + 1)
    finally:
        os.close(handle)
    if len(content) > limit_bytes:
        raise _too_large(path, limit_bytes)
    return content


def _open(path: Path, root: Path | None) -> int:
    try:
        real = path.resolve(strict=True)
        if root is not None and not real.is_relative_to(root.resolve()):
            raise InputError.at(str(path), "A symbolic link leads out of the folder.", "Put the file itself there.")
        # A pipe without a writer would block for ever; a link put there since `resolve` is not followed.
        return os.open(real, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    except (FileNotFoundError, NotADirectoryError):
        raise InputError.at(str(path), "There is no such file.", "Check the name.") from None
    except (OSError, RuntimeError) as error:  # resolve raises RuntimeError for a loop of links
        why = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else "its links lead in a circle"
        raise InputError.at(str(path), f"The file cannot be opened: {why}.", "Check who may read it.") from None


def _weigh(path: Path, facts: os.stat_result, limit_bytes: int) -> None:
    if not stat.S_ISREG(facts.st_mode):
        kind = "a folder" if stat.S_ISDIR(facts.st_mode) else "not a regular file"
        raise InputError.at(str(path), f"This is {kind}.", "Name a file.")
    if facts.st_size == 0:
        raise InputError.at(str(path), "The file is empty (0 bytes).", "Ask for it again, or copy it again.")
    if facts.st_size > limit_bytes:
        raise _too_large(path, limit_bytes)


def _read(handle: int, at_most: int) -> bytes:
    parts = []
    while at_most > 0 and (part := os.read(handle, min(at_most, 1 << 20))):
        parts.append(part)
        at_most -= len(part)
    return b"".join(parts)


def _too_large(path: Path, limit_bytes: int) -> DocgenError:
    limit = f"{limit_bytes:,} bytes"
    return InputError.at(str(path), f"The file is larger than docgen reads ({limit}).", "Send it in parts, or smaller.")
