"""The files that came with an e-mail, in its order, those of mails within it behind these: within bounds."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from docgen.papers.kinds import FileKind, kind_of
from docgen.papers.looks import shown_name
from docgen.papers.mail_looks import MOST_ATTACHMENTS
from docgen.papers.mail_parts import MOST_PARTS, MailPart, as_message, has_more, parts_of

__all__ = ["MailFile", "answer_files", "as_files", "files_of"]

MOST_BYTES: Final = 500_000_000
DEEPEST: Final = 3
"""Mails within mails whose files are taken out."""
SIZE_BYTES: Final = 8
PATH: Final = re.compile(r".*[\\/]")
TOO_MANY: Final = f"More than {MOST_ATTACHMENTS} files came with the mail: this one and those behind it are left out."
TOO_LARGE: Final = f"The files of the mail have more than {MOST_BYTES:,} bytes: this one is left out."
TOO_DEEP: Final = f"Files of mails that lie {DEEPEST + 1} deep within others are not taken out."


@dataclass(frozen=True, slots=True)
class MailFile:
    """A file that came with a mail: its number (2.1: the first of the mail that is the second), name and bytes.

    `refused` says why it was not taken out; empty where it was.
    """

    number: str
    name: str
    content: bytes
    refused: str = ""


@dataclass(slots=True)
class _Room:
    """How many files and bytes may still come."""

    files: int = MOST_ATTACHMENTS
    bytes: int = MOST_BYTES

    def refuses(self, size: int) -> str:
        """Return why a file of a size may not come any more; nothing where it may, and takes its room."""
        if self.files <= 0:
            return TOO_MANY
        if size > self.bytes:
            return TOO_LARGE
        self.files, self.bytes = self.files - 1, self.bytes - size
        return ""


def files_of(content: bytes) -> tuple[MailFile, ...]:
    """Return the files of a mail. A picture that its words show and that came already does not come again.

    The seal over a mail that is signed is no file of it: nobody reads it.
    """
    return tuple(_files(content, "", 0, _Room()))


def _files(content: bytes, above: str, depth: int, room: _Room) -> Iterator[MailFile]:
    message, seen = as_message(content), dict[str, bool]()
    files = [each for each in parts_of(message) if not each.is_words]
    for at, part in enumerate(files, start=1):
        number, name, held = f"{above}{at}", _cleaned(part.name), part.content
        if part.is_seal or _came_already(part, held, seen):
            continue
        refused = room.refuses(len(held))
        yield MailFile(number, name, b"" if refused else held, refused)
        if refused == TOO_MANY:
            return
        if not refused and kind_of(held) is FileKind.EMAIL:
            yield from _within(held, number, depth + 1, room)
    if has_more(message):
        why = f"The mail has more than {MOST_PARTS:,} parts."
        yield MailFile(f"{above}{len(files) + 1}", "further parts", b"", why)


def _within(content: bytes, number: str, depth: int, room: _Room) -> Iterator[MailFile]:
    """Yield the files of a mail in a mail; of one that lies too deep, one that says so."""
    if depth <= DEEPEST:
        yield from _files(content, f"{number}.", depth, room)
    elif any(not part.is_words for part in parts_of(as_message(content))):
        yield MailFile(f"{number}.1", "files within", b"", TOO_DEEP)


def _came_already(part: MailPart, content: bytes, seen: dict[str, bool]) -> bool:
    """Tell whether a picture came before, and the words show it or the first of it; keep it in mind."""
    digest = sha256(content).hexdigest()
    again = digest in seen and (part.is_shown or seen[digest])
    seen[digest] = seen.get(digest, False) or part.is_shown
    return again and bool(content)


def _cleaned(name: str) -> str:
    """Return a file's name on one line, without the folders of whoever sent it."""
    return " ".join(shown_name(PATH.sub("", name)).replace("\ufffd", " ").split()) or "a file without a name"


def answer_files(content: bytes) -> bytes:
    """Answer with the files of a mail; for `workroom.worker`."""
    files = files_of(content)
    rows = [[each.number, each.name, each.refused, len(each.content)] for each in files]
    told = json.dumps(rows).encode()
    return b"".join((len(told).to_bytes(SIZE_BYTES, "big"), told, *(each.content for each in files)))


def as_files(answer: bytes) -> tuple[MailFile, ...]:
    """Return the files that an answer tells."""
    at = SIZE_BYTES + int.from_bytes(answer[:SIZE_BYTES], "big")
    found = list[MailFile]()
    for number, name, refused, size in json.loads(answer[SIZE_BYTES:at]):
        found.append(MailFile(number, name, answer[at : at + size], refused))
        at += size
    return tuple(found)
