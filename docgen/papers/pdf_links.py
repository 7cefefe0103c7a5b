"""The links of a PDF's pages, read from one file and put into another."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

__all__ = ["Link", "add_links", "links_of"]

MOST_LINKS: Final = 500


@dataclass(frozen=True, slots=True)
class Link:
    """A link on a page: where it lies in the page's own units, and the address or page (from 0) that it leads to."""

    rectangle: tuple[float, float, float, float]
    address: str | None = None
    page: int | None = None


def links_of(pdf: Pdf, page: pikepdf.Page) -> Iterator[Link]:
    """Yield a page's links to addresses and to pages of the same file; others lead out of what can be answered for."""
    notes = page.obj.get("/Annots")
    for note in list(notes)[:MOST_LINKS] if isinstance(notes, Array) else []:
        if isinstance(note, Dictionary) and str(note.get("/Subtype", "")) == "/Link":
            yield from _link(pdf, note)


def _link(pdf: Pdf, note: Dictionary) -> Iterator[Link]:
    edges = note.get("/Rect")
    if not isinstance(edges, Array) or len(edges) != len("xyxy"):
        return
    left, bottom, right, top = (float(edge) for edge in edges)
    action = note.get("/A")
    if not isinstance(action, Dictionary):
        action = Dictionary()
    if str(action.get("/S", "")) == "/URI" and "/URI" in action:
        yield Link((left, bottom, right, top), address=str(action["/URI"]))
        return
    target = action.get("/D") if str(action.get("/S", "")) == "/GoTo" else note.get("/Dest")
    if (number := _page_of(pdf, target)) is not None:
        yield Link((left, bottom, right, top), page=number)


def _page_of(pdf: Pdf, target: Object | None) -> int | None:
    """Return the page, from 0, that a destination names: in the file itself, or by a name that the file explains."""
    if isinstance(target, Name | pikepdf.String):
        target = _named(pdf, str(target))
    if isinstance(target, Dictionary):
        target = target.get("/D")
    if not isinstance(target, Array) or not len(target) or not isinstance(target[0], Dictionary):
        return None
    wanted = target[0].objgen
    return next((at for at, page in enumerate(pdf.pages) if page.obj.objgen == wanted), None)


def _named(pdf: Pdf, name: str) -> Object | None:
    old = pdf.Root.get("/Dests")
    if isinstance(old, Dictionary) and name in old:
        return old.get(name)
    names = pdf.Root.get("/Names")
    tree = names.get("/Dests") if isinstance(names, Dictionary) else None
    if not isinstance(tree, Dictionary):
        return None
    return pikepdf.NameTree(tree).get(name)


def add_links(target: Pdf, at: int, links: list[Link]) -> None:
    """Add links to a page, from 0, of a file whose pages are those of the file that they come from."""
    notes = Array()
    for link in links:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(link.rectangle), Border=Array([0, 0, 0]))
        if link.address is not None:
            note["/A"] = Dictionary(S=Name.URI, URI=pikepdf.String(link.address))
        elif link.page is not None and link.page < len(target.pages):
            note["/Dest"] = Array([target.pages[link.page].obj, Name.Fit])
        notes.append(target.make_indirect(note))
    if len(notes):
        target.pages[at].obj["/Annots"] = notes
