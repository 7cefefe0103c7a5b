"""Labelled lines of a paper: what it plainly says under labels of a closed list, and nothing that has to be guessed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

__all__ = ["Labelled", "block_of", "lines_of", "names_in"]

MOST_LINES, LONGEST_LINE = 400, 300
"""What is read of a page: a paper that says who it is about says so at its head, and in short lines."""
LABELS: dict[str, str] = {
    # as papers have it, in any capitals: what it says; nothing, where the line is passed over
    "defendant": "name", "name": "name", "appellant": "name", "subject": "name",
    "born": "born", "date of birth": "born", "dob": "born",
    "nationality": "nationality",
    "pncid": "pnc", "pnc id": "pnc", "cro": "cro", "cro number": "cro",
    "home office reference": "home_office", "uan": "uan",
    "appeal number": "number", "received": "received",
    "court": "court", "offence": "offence", "plea": "plea", "date of conviction": "convicted",
    "order": "order", "sentence": "order",
    "date": "dated", "print date": "dated",
    "alias": "", "decision date": "", "representative": "", "interpreter": "",
}  # fmt: skip
CLOSED_BEHIND = re.compile(r"\d{1,3}\. .*|I certify\b.*|An officer of the court\..*|[=_-]{5,}|grounds", re.IGNORECASE)
"""A line that begins something else: what stands above it ends there."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line of a paper that has a label: what it says, its words, and whether these end with the line for certain."""

    says: str
    value: str
    ends: bool


def lines_of(page: str) -> tuple[str, ...]:
    """Return the lines of a page that hold something, each with single spaces; none of a page that is out of bounds."""
    lines = tuple(" ".join(line.split()) for line in page[: MOST_LINES * LONGEST_LINE].splitlines() if line.strip())
    if len(lines) > MOST_LINES or any(len(line) > LONGEST_LINE for line in lines):
        return ()
    return lines


def names_in(lines: Sequence[str]) -> int:
    """Return how many lines of a page name somebody under a label."""
    return sum(1 for line in lines if (found := _read(line)) and found[0] == "name")


def block_of(lines: Sequence[str]) -> tuple[Labelled, ...]:
    """Return the labelled lines that stand together with the one that names somebody.

    What stands apart from the name may be of somebody else, so a line without a label ends the block. Nothing is
    returned where no line names anybody, or where two do, or one label stands twice.
    """
    read = [_read(line) for line in lines]
    names = [at for at, found in enumerate(read) if found and found[0] == "name"]
    if len(names) != 1:
        return ()
    start = end = names[0]
    while start and read[start - 1]:
        start -= 1
    while end + 1 < len(lines) and read[end + 1]:
        end += 1
    block = tuple(_labelled(lines, read, start, end))
    said = [each.says for each in block]
    return () if len(said) != len(set(said)) else block


def _labelled(lines: Sequence[str], read: Sequence[tuple[str, str] | None], start: int, end: int) -> Iterator[Labelled]:
    """Yield the labelled lines of a block; the last one ends for certain where nothing, or something else, follows."""
    for at in range(start, end + 1):
        says, value = read[at] or ("", "")
        last = at == end and end + 1 < len(lines)
        if says:
            yield Labelled(says, value, ends=not last or bool(CLOSED_BEHIND.fullmatch(lines[at + 1])))


def _read(line: str) -> tuple[str, str] | None:
    """Return what a line says and its words; None where it has no label of ours, or nothing behind it."""
    found = _label().fullmatch(line)
    return (LABELS[found[1].casefold()], found[2]) if found else None


@cache
def _label() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, LABELS), key=lambda each: (-len(each), each)))
    return re.compile(rf"((?i:{words}))(?: ?: ?| )(\S.*)")
