"""Texts of a part of an office file as they are shown: what stands in a text and is not of it is read apart from it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

__all__ = ["without_insets"]

ALTERNATIVES: Final = ("Choice", "Fallback")
INSETS: Final = (
    "instrText", "delInstrText", "fldData", "drawing", "pict", "object", "txbxContent", "textbox", "rt", "rPh", "note",
    "annotation", "frame", "custom-shape", "text-box", "ruby-text", "tracked-changes", "control", "sdtPr",
)  # fmt: skip
"""Elements in a text that show nothing of it: instructions of fields, boxes, notes, readings of signs, comments.

ECMA-376 part 1, 17.16.18, 17.3.3, 18.4.6 and part 3, 10.2.1; OpenDocument 1.3 part 3, 6.3, 10.4 and 14.1.
"""
MARK: Final = re.compile(
    rf"<(/?)(?:[\w.-]{{1,40}}:)?({'|'.join((*INSETS, *ALTERNATIVES, 'AlternateContent', 'fldChar'))})"
    r"(?=[\s/>])([^<>]*)>"
)
FIELD: Final = "fldChar"
STEP: Final = re.compile(r"fldCharType\s*=\s*[\"'](begin|separate|end)")
SECOND: Final = re.compile(r"</(?:\w+:)?Choice>\s*<(?:\w+:)?Choice\b")


@dataclass(slots=True)
class _Flow:
    """A text while it is read: what it is in, its pieces, and how many fields in it show what came of them."""

    within: str
    pieces: list[str] = field(default_factory=list)
    results: int = 0


def without_insets(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the tags and words of a part without what stands in its texts and is not of them, and each of that.

    Where a part has something in several forms for programs of several ages, once for each form. None where all is one
    text. Time grows with the length of the part alone.
    """
    found = {mark[2] for mark in MARK.finditer(text)}
    if not found:
        return
    yield _read(text, ("Choice", 0))
    if "Fallback" in found:
        yield _read(text, ("Fallback", 0))
    if SECOND.search(text):
        yield _read(text, ("Choice", 1))


def _read(text: str, shown: tuple[str, int]) -> tuple[str, list[str]]:
    reading, at = _Reading(shown), 0
    for mark in MARK.finditer(text):
        reading.say(text[at : mark.start()])
        at = mark.end()
        if mark[2] == FIELD:
            reading.step(mark[0])
        elif mark[1]:
            reading.end(mark[2])
        elif not mark[3].endswith("/"):
            reading.begin(mark[2])
    reading.say(text[at:])
    return reading.told()


class _Reading:
    """What is open while a part is read. `shown` says which of several alternatives is: its name and number."""

    def __init__(self, shown: tuple[str, int]) -> None:
        self._shown = shown
        self._flows = [_Flow("")]
        self._open = Counter[str]()
        self._apart: list[str] = []
        self._alternatives: list[Counter[str]] = []

    def say(self, text: str) -> None:
        self._flows[-1].pieces.append(text)

    def begin(self, name: str) -> None:
        if name == "AlternateContent":
            self._alternatives.append(Counter())
            return
        if name in ALTERNATIVES:
            told = self._alternatives[-1] if self._alternatives else Counter()
            number, told[name] = told[name], told[name] + 1
            if (name, number) == self._shown:
                return
        self._push(name)

    def end(self, name: str) -> None:
        if name == "AlternateContent":
            del self._alternatives[-1:]
        while self._open[name] and self._pop() != name:
            pass

    def step(self, tag: str) -> None:
        """Go on in a field: from its instruction, which is apart, to what it shows, and to its end."""
        found = STEP.search(tag)
        kind = found[1] if found else ""
        if kind == "begin":
            self._push(FIELD)
        elif kind == "separate" and self._flows[-1].within == FIELD:
            self._pop()
            self._flows[-1].results += 1
        elif kind == "end" and self._flows[-1].results:
            self._flows[-1].results -= 1
        elif kind == "end" and self._flows[-1].within == FIELD:
            self._pop()

    def told(self) -> tuple[str, list[str]]:
        while len(self._flows) > 1:
            self._pop()
        return "".join(self._flows[0].pieces), self._apart

    def _push(self, name: str) -> None:
        self._flows.append(_Flow(name))
        self._open[name] += 1

    def _pop(self) -> str:
        last = self._flows.pop()
        self._open[last.within] -= 1
        self._apart.append("".join(last.pieces))
        return last.within
