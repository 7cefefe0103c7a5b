"""The pages of one file put into a bundle with all that belongs to them: links, what lies on them, their tag tree.

All that refers to pages is copied in one go after the pages, so that each reference finds the page's copy; a page
that was not copied is nothing to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from docgen.bundle.tag_trees import Tree, take

__all__ = ["Graft", "Mark", "graft"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark of a source: its title, where it leads in the bundle (None: nowhere), and those below it.

    `numbered` is one whose title says its page already.
    """

    title: str
    target: Array | None
    below: tuple["Mark", ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Graft:
    """What was put in of one source: its pages in the bundle, their node, and its bookmarks."""

    pages: tuple[Object, ...]
    node: Object
    marks: tuple[Mark, ...]
    finished: bool = False


def graft(bundle: Pdf, source: Pdf, tree: Tree, title: str, *, finished: bool = False) -> Graft:
    """Copy all pages of a source, with what lies on them and its tag tree, into a bundle."""
    own: list[Object] = [page.obj for page in source.pages]
    held = _held(source, own)
    node = bundle.make_indirect(Dictionary(Type=Name.Pages, Parent=bundle.Root.Pages))
    pages = [bundle.copy_foreign(page) for page in own]
    for page in pages:
        page["/Parent"] = node
    node["/Kids"], node["/Count"] = Array(pages), len(pages)
    copied = bundle.copy_foreign(held)
    for page, lying in zip(pages, copied["/Notes"], strict=True):
        if len(lying):
            page["/Annots"] = lying
        for note in lying:
            note["/P"] = page
    if "/Tree" in copied:
        take(bundle, tree, copied["/Tree"], pages, title)
    marks = _marks(copied["/Outline"], 0, numbered=finished) if "/Outline" in copied else ()
    return Graft(tuple(pages), node, marks, finished)


def _held(source: Pdf, pages: Sequence[Object]) -> Object:
    """Return all of a source that refers to its pages, as one object; what lies on the pages is taken off them."""
    notes = list[Object]()
    for page in pages:
        notes.append(Array([*page.get("/Annots", ())]))
        if "/Annots" in page:
            del page["/Annots"]
    held = Dictionary(Notes=Array(notes))
    for key, kept in (("/StructTreeRoot", "/Tree"), ("/Outlines", "/Outline")):
        value = source.Root.get(key)
        if isinstance(value, Dictionary):
            held[kept] = value
    return source.make_indirect(held)


DEEPEST, MOST_MARKS = 40, 100_000


def _marks(parent: Object, depth: int, *, numbered: bool) -> tuple[Mark, ...]:
    """Return the bookmarks below one; `papers.pdf_pages_cleaned` made sure that they go round in no circle."""
    found, item = list[Mark](), parent.get("/First")
    while isinstance(item, Dictionary) and depth < DEEPEST and len(found) < MOST_MARKS:
        target = item.get("/Dest")
        explicit = target if isinstance(target, Array) and isinstance(target[0], Dictionary) else None
        found.append(Mark(_text(item.get("/Title")), explicit, _marks(item, depth + 1, numbered=numbered), numbered))
        item = item.get("/Next")
    return tuple(found)


def _text(said: Object | None) -> str:
    words = " ".join(str(said).split()) if isinstance(said, String) else ""
    return words or "(no title)"
