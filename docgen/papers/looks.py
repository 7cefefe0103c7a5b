"""What one sees of a file on first looking at it: the noun that everything that looks at files gives."""

import json
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from docgen.papers.kinds import FileKind

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = ["MOST_TOLD", "Attachment", "Looks", "Shows", "as_pages", "looks_of", "shown_name", "told"]

LONGEST_NAME = 200
MOST_TOLD = 1_000_000
"""Characters of a file's words that are told: as JSON they stay within what a worker may answer."""


class Shows(StrEnum):
    """Whether a file's words are there as text, or only as a picture of text."""

    TEXT = "text"
    IMAGE = "image"
    MIXED = "mixed"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Looks:
    """What a file is and what stands out in it; nothing here quotes it but its words and the names of attachments.

    `pages` is None where they are not counted (office files, e-mails, text). `textless` are the pages, from 1, that
    show something but hold no text. `markings` are the protective markings that were seen, the weightiest first; with
    `blind` there are pictures on which one could stand unseen. `titles` are kinds of paper that its words suggest;
    `heading` is the one that it calls itself, None where it calls itself none.
    `remarks` are sentences; those of what a screen does not show, and a copy would carry along, are `unseen` as well.
    `words` are what each page says, or what the whole does where pages are not counted: for rules that look something
    up, never to be shown. None stands for what may say more than its text does; nothing is told of files within.
    `partly` is the text of what is None there, and of sheets: where a name is looked for that must not be in it.
    `fault` says why the file cannot be read; None where it can.
    """

    kind: FileKind
    pages: int | None = None
    shows: Shows | None = None
    textless: tuple[int, ...] = ()
    markings: tuple[str, ...] = ()
    blind: bool = False
    titles: tuple[str, ...] = ()
    heading: str | None = None
    remarks: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    attachments: "tuple[Attachment, ...]" = ()
    words: tuple[str | None, ...] = field(default=(), repr=False)
    partly: str = field(default="", repr=False)
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file within a file: its name as it can be shown, its SHA-256, and its looks."""

    name: str
    sha256: str
    looks: Looks


def shown_name(name: str) -> str:
    """Return a name from inside a file as one line that shows what it is: no controls, no turned letters, not long."""
    safe = "".join(char if char.isprintable() else "\ufffd" for char in name)
    return safe if len(safe) <= LONGEST_NAME else f"{safe[:LONGEST_NAME]}…"


def as_pages(numbers: tuple[int, ...]) -> str:
    """Return page numbers in words, runs joined: "page 3", "pages 1-4, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    listed = ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return f"page{'' if len(numbers) == 1 else 's'} {listed}"


@cache
def _form() -> "TypeAdapter[Looks]":
    from pydantic import TypeAdapter  # noqa: PLC0415 - takes long; whoever reads papers tells only, and needs it not

    return TypeAdapter(Looks)


def told(looks: Looks) -> bytes:
    """Return looks as JSON."""
    return json.dumps(asdict(looks)).encode()


def looks_of(said: bytes) -> Looks:
    """Return the looks that JSON tells. Raises ValueError where it tells something else."""
    return _form().validate_json(said)
