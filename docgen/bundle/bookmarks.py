"""The bookmarks of a bundle: sections, documents and the documents' own, with the numbers of their pages.

General guidance on electronic court bundles (29 November 2021), paragraph 3: a bookmark for every section and document
of weight, with a short description and the number of its page.
"""

import itertools
from collections.abc import Callable, Sequence
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from docgen.bundle.grafting import Graft, Mark
from docgen.bundle.sources import Branch

__all__ = ["write_bookmarks"]

LONGEST: Final = 200
"""Characters of a title; what is longer is cut, with a sign that it is."""
Numbered = Callable[[Object], str]


def write_bookmarks(bundle: Pdf, branches: Sequence[Branch], grafts: Sequence[Graft], numbered: Numbered) -> None:
    """Write the bookmarks; `numbered` returns the number that is printed on a page."""
    root = bundle.make_indirect(Dictionary(Type=Name.Outlines))
    marks = [mark for branch in branches for mark in _top(branch, grafts)]
    shown = _write(bundle, root, marks, numbered, is_open=True)
    if shown:
        root["/Count"] = shown
        bundle.Root["/Outlines"] = root


def _top(branch: Branch, grafts: Sequence[Graft]) -> Sequence[Mark]:
    """Return a branch's bookmark, or all those of a bundle that was finished before."""
    if branch.source is not None and grafts[branch.source].finished:
        return grafts[branch.source].marks
    mark = _mark(branch, grafts)
    return [] if mark is None else [mark]


def _mark(branch: Branch, grafts: Sequence[Graft]) -> Mark | None:
    """Return a bookmark for a branch; one of a section leads to its first document, and without one is none."""
    below = [mark for each in branch.branches if (mark := _mark(each, grafts)) is not None]
    if branch.source is not None:
        graft = grafts[branch.source]
        return Mark(branch.title, Array([graft.pages[0], Name.Fit]), (*below, *(() if branch.bare else graft.marks)))
    target = next((mark.target for mark in below if mark.target is not None), None)
    return Mark(branch.title, target, tuple(below)) if below else None


def _write(bundle: Pdf, parent: Object, marks: Sequence[Mark], numbered: Numbered, *, is_open: bool) -> int:
    """Write marks below one; return how many are seen as the bundle opens."""
    items = [bundle.make_indirect(Dictionary(Title=String(_title(mark, numbered)), Parent=parent)) for mark in marks]
    seen = len(items)
    for item, mark in zip(items, marks, strict=True):
        if mark.target is not None:
            item["/Dest"] = mark.target
        if mark.below:
            _write(bundle, item, mark.below, numbered, is_open=False)
            item["/Count"] = -len(mark.below)
    for one, other in itertools.pairwise(items):
        one["/Next"], other["/Prev"] = other, one
    if items:
        parent["/First"], parent["/Last"] = items[0], items[-1]
    return seen if is_open else 0


def _title(mark: Mark, numbered: Numbered) -> str:
    words = " ".join(mark.title.split())
    words = words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}\u2026"
    return words if mark.target is None or mark.numbered else f"{words} [{numbered(mark.target[0])}]"
