"""An append-only journal whose lines are chained by their hashes: `audit.jsonl`.

It holds ids and hashes only; that is the caller's duty, since a journal cannot tell a name from an id.
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from docgen.errors import DocgenError, InputError
from docgen.workroom.folder import disk_fault, flush_folder

__all__ = ["Chain", "Line", "Value", "append", "read_chain"]

FIRST = "0" * 64
"""What stands as the previous head in the first line, and the head of a journal without lines."""

Value = str | int | bool | None | list[str]
TAIL = 1 << 16


@dataclass(frozen=True, slots=True)
class Line:
    """One entry: its number from 1, when it was written (ISO 8601, UTC), the head before it, and what it says."""

    seq: int
    at: str
    previous: str
    entry: Mapping[str, Value]

    @property
    def sha256(self) -> str:
        """The hash over the line's canonical JSON without the hash itself; the journal's head after this line."""
        return hashlib.sha256(_canonical(self._fields())).hexdigest()

    def encoded(self) -> bytes:
        """Print the line as it stands in the file."""
        return _canonical({**self._fields(), "sha256": self.sha256}) + b"\n"

    def _fields(self) -> dict[str, object]:
        return {"seq": self.seq, "at": self.at, "previous": self.previous, "entry": dict(self.entry)}


@dataclass(frozen=True, slots=True)
class Chain:
    """A journal read whole and found unbroken."""

    lines: tuple[Line, ...]
    head: str


def append(path: Path, entry: Mapping[str, Value], *, at: datetime) -> str:
    """Add an entry and give back the new head, once it is safe on the disk.

    An unfinished last line, left by a run cut off while writing, is dropped: its head was never given to anyone. Raises
    InputError where the last line has been altered; `read_chain` then says more.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)  # less the umask: colleagues share a case
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            return _append(handle, path, entry, at)
        finally:
            os.close(handle)
    except OSError as error:
        raise disk_fault(error, path, "Nothing was added to it.") from None


def read_chain(path: Path, known_heads: Collection[str] = ()) -> Chain:
    """Read a journal and verify it; a missing file is a journal without lines.

    `known_heads` are heads that manifests and approvals carry: only they can show that lines at the end were removed.
    Raises InputError that says at which line the chain is broken, and whether one was altered, removed, moved or cut.
    """
    content = path.read_bytes() if path.exists() else b""
    lines: list[Line] = []
    head = FIRST
    for number, raw in enumerate(content.splitlines(keepends=True), start=1):
        line = _read_line(path, number, raw)
        _check_link(path, number, line, head)
        lines.append(line)
        head = line.sha256
    missing = sorted(set(known_heads) - {FIRST, *(line.sha256 for line in lines)})
    if missing:
        raise _broken(path, len(lines) + 1, f"lines from here on were removed: head {missing[0][:12]} is not in it")
    return Chain(tuple(lines), head)


def _append(handle: int, path: Path, entry: Mapping[str, Value], at: datetime) -> str:
    end, last = _last_line(handle)
    if last is None:
        line = Line(1, _stamp(at), FIRST, entry)
    else:
        before = _read_line(path, 0, last)
        line = Line(before.seq + 1, _stamp(at), before.sha256, entry)
    encoded = line.encoded()
    os.ftruncate(handle, end)
    try:
        _write_all(handle, encoded, end)
    except OSError:
        os.ftruncate(handle, end)
        raise
    os.fsync(handle)
    if line.seq == 1:
        flush_folder(path.parent)
    return line.sha256


def _write_all(handle: int, encoded: bytes, at: int) -> None:
    while encoded:
        written = os.pwrite(handle, encoded, at)
        encoded, at = encoded[written:], at + written


def _last_line(handle: int) -> tuple[int, bytes | None]:
    """Find where the last whole line ends, and that line, reading from the end in growing steps."""
    size, reach = os.fstat(handle).st_size, TAIL
    while True:
        start = max(0, size - reach)
        tail = os.pread(handle, size - start, start)
        end = tail.rfind(b"\n") + 1
        begin = tail.rfind(b"\n", 0, max(0, end - 1)) + 1
        if start == 0 and end == 0:
            return 0, None
        if end and (begin or start == 0):
            return start + end, tail[begin:end]
        reach *= 4


def _read_line(path: Path, number: int, raw: bytes) -> Line:
    if not raw.endswith(b"\n"):
        raise _broken(path, number, "the line is cut")
    try:
        read = json.loads(raw)
        line = Line(int(read["seq"]), str(read["at"]), str(read["previous"]), dict(read["entry"]))
    except (ValueError, TypeError, LookupError, RecursionError):
        raise _broken(path, number, "the line cannot be read") from None
    if raw != line.encoded():
        raise _broken(path, number, "the line was altered")
    return line


def _check_link(path: Path, number: int, line: Line, head: str) -> None:
    if line.seq > number:
        raise _broken(path, number, f"entry {number} was removed or moved: entry {line.seq} stands here")
    if line.seq < number:
        raise _broken(path, number, f"entry {line.seq} stands here again, or was moved")
    if line.previous != head:
        raise _broken(path, number, "the line does not follow from the one before: that one was replaced")


def _canonical(fields: Mapping[str, object]) -> bytes:
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode("ascii")


def _stamp(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("A journal's clock carries its time zone.")
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _broken(path: Path, number: int, what: str) -> DocgenError:
    where = f"{path}:{number}" if number else str(path)
    spot = f"line {number}" if number else "its last line"
    return InputError.at(where, f"The journal is broken at {spot}: {what}.", "Compare it with a copy kept elsewhere.")
