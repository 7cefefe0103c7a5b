"""The pages of a PDF cleaned: what may stay on them, whole and on A4, with links that lead to pages of the file."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Object, Pdf, Stream

from docgen.papers.pdf_boxes import box_of, cut, inherited, seen
from docgen.papers.pdf_hidden_layers import CannotDrawError, Layers, empty_hidden, hidden_layers, without_marks
from docgen.papers.pdf_notes import cleaned_notes
from docgen.papers.pdf_on_a4 import Placed, move_note, moved_array, on_a4
from docgen.papers.pdf_targets import Targets, targets_of

__all__ = ["Cleaned", "clean_pages", "keep_pages"]

INHERITED: Final = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
KEPT_OF_PAGES: Final = frozenset(
    ("/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/Rotate", "/Contents", "/Group", "/StructParents")
)
"""What a page is shown by; whatever else it says goes, private keys too. What lies on it is put back."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Pages, from 1: on which people wrote comments; that were made smaller; that the file says are seen turned."""

    commented: tuple[int, ...]
    smaller: tuple[int, ...]
    turned: tuple[int, ...]

    def within(self, first: int, last: int) -> "Cleaned":
        """Return what is so of some pages alone, counted from the first of these."""
        every = (self.commented, self.smaller, self.turned)
        return Cleaned(*(tuple(page - first + 1 for page in each if first <= page <= last) for each in every))


def clean_pages(pdf: Pdf, left: Counter[str], *, comments: bool) -> Cleaned:
    """Put pages on A4 with what may stay of what lies on them; count in `left` what may not.

    Comments of people stay with `comments` only.
    """
    targets, hidden = targets_of(pdf), hidden_layers(pdf)
    if hidden and (emptied := empty_hidden(pdf, hidden)):
        left["hidden layer within a drawing"] += emptied
    commented, notes_of = list[int](), list[list[Object]]()
    for number, page in enumerate(targets.pages, start=1):
        before = left["comment"]
        _own(page)
        notes = cleaned_notes(page, targets, left, hidden, comments=comments)
        if left["comment"] > before or any(str(note.get("/Subtype")) != "/Link" for note in notes):
            commented.append(number)
        notes_of.append(notes)
        _without_layers(pdf, page, hidden, left)
    turned = tuple(at for at, page in enumerate(targets.pages, start=1) if seen(page).turned % 360)
    placed = [on_a4(pdf, page) for page in targets.pages]
    smaller = tuple(at for at, here in enumerate(placed, start=1) if here is not None and here.is_smaller)
    for page, notes, here in zip(targets.pages, notes_of, placed, strict=True):
        _put_back(pdf, page, notes, here)
        for note in notes:
            _follow(note, targets, placed)
    for item in _bookmarks(pdf):
        _resolve(item, targets, placed)
    return Cleaned(tuple(commented), smaller, turned)


def keep_pages(pdf: Pdf, first: int, last: int, left: Counter[str]) -> None:
    """Leave of a file whose pages are clean some alone, from 1, and nothing that leads to or tells of the others.

    Raises ValueError for pages that are not there.
    """
    if not 1 <= first <= last <= len(pdf.pages):
        raise ValueError("it has not so many pages")
    for key in ("/StructTreeRoot", "/Outlines"):
        if key in pdf.Root:
            del pdf.Root[key]
    pdf.remove_unreferenced_resources()  # else one table of pictures would bring those of all pages along
    del pdf.pages[last:]
    del pdf.pages[: first - 1]
    kept = {page.obj.objgen for page in pdf.pages}
    for item in (each for page in pdf.pages for each in (page.obj, *page.obj.get("/Annots", ()))):
        for key in ("/StructParents", "/StructParent"):
            if key in item:
                del item[key]
        target = item.get("/Dest")
        if isinstance(target, Array) and target[0].objgen not in kept:
            del item["/Dest"]
            left["link to a page that is left out"] += 1


def _put_back(pdf: Pdf, page: Object, notes: Sequence[Object], here: Placed | None) -> None:
    """Take everything off a page that is no drawing, and put back what may lie on it, moved as the page was."""
    for key in {*page.keys()} - KEPT_OF_PAGES:
        del page[key]
    if here is not None:
        for note in notes:
            move_note(note, here)
    if notes:
        page["/Annots"] = Array([note if note.is_indirect else pdf.make_indirect(note) for note in notes])
        page["/Tabs"] = pikepdf.Name.S


def _own(page: Object) -> None:
    """Give a page what it gets from above; a crop box that leaves nothing of it goes."""
    for key in INHERITED:
        value = inherited(page, key)
        if value is not None and key not in page:
            page[key] = value
    media, crop = box_of(page.get("/MediaBox")), box_of(page.get("/CropBox"))
    if "/CropBox" in page and (media is None or crop is None or cut(media, crop) is None):
        del page["/CropBox"]
    if media is None:
        page["/MediaBox"] = Array([0, 0, 595.276, 841.89])
    if not isinstance(page.get("/Resources"), Dictionary):
        page["/Resources"] = Dictionary()


def _follow(item: Object, targets: Targets, placed: Sequence[Placed | None]) -> None:
    target = item.get("/Dest")
    if isinstance(target, Array):
        item["/Dest"] = moved_array(target, placed[targets.place[target[0].objgen]])
        if str(item.get("/Subtype", "")) == "/Link":
            item["/Contents"] = pikepdf.String(f"Page {targets.place[target[0].objgen] + 1} of this document")
    elif str(item.get("/Subtype", "")) == "/Link":
        item["/Contents"] = pikepdf.String("Link")


def _without_layers(pdf: Pdf, page: Object, hidden: Layers, left: Counter[str]) -> None:
    try:
        drawn = without_marks(page, hidden, marks=False) if hidden else None
    except CannotDrawError:
        return
    if drawn is not None:
        left["hidden layer on a page"] += 1
        page["/Contents"] = pdf.make_indirect(Stream(pdf, drawn))


def _bookmarks(pdf: Pdf) -> Iterator[Object]:
    """Yield the root of a file's bookmarks and each of them; one that comes round again is cut off."""
    root = pdf.Root.get("/Outlines")
    waiting: list[Object] = [root] if isinstance(root, Dictionary) else []
    seen = {item.objgen for item in waiting}
    while waiting:
        item = waiting.pop()
        for key in ("/Next", "/First"):
            following = item.get(key)
            if isinstance(following, Dictionary) and following.objgen not in seen:
                seen.add(following.objgen)
                waiting.append(following)
            elif key in item:
                del item[key]
        yield item


def _resolve(item: Object, targets: Targets, placed: Sequence[Placed | None]) -> None:
    """Make the target of a bookmark explicit, and take off whatever else it would do."""
    action, target = item.get("/A"), item.get("/Dest")
    if isinstance(action, Dictionary) and str(action.get("/S", "")) == "/GoTo":
        target = action.get("/D")
    for key in ("/A", "/Dest", "/SE", "/AA"):
        if key in item:
            del item[key]
    explicit = targets.explicit(target)
    if explicit is not None:
        item["/Dest"] = explicit
        _follow(item, targets, placed)
