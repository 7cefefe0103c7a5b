"""The tag tree of a PDF: its elements in reading order, with the text that each holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Object, Pdf

from docgen.papers.pdf_content import Marked, PageText

__all__ = ["Element", "structure"]

MAX_DEPTH = 60
MAX_ELEMENTS = 1_000_000


@dataclass(frozen=True, slots=True)
class Element:
    """One structure element: its role ("P"), its id or "", its scope ("Column") or "", and what it holds, in order.

    `actual` is what the file says is to be read instead of the glyphs (ActualText), or None.
    """

    role: str
    id: str
    scope: str
    actual: str | None
    parts: tuple["Element | Marked", ...]

    @property
    def marked(self) -> tuple[Marked, ...]:
        """Return all marked content in the element and what is inside it, in order."""
        return tuple(_marked(self))

    @property
    def own_marks(self) -> tuple[Marked, ...]:
        """Return the marked content that is in the element itself, not in one inside it."""
        return tuple(part for part in self.parts if not isinstance(part, Element))

    @property
    def text(self) -> str:
        """Return what extraction gives from the element's glyphs."""
        return "".join(mark.text for mark in self.marked)

    @property
    def spoken(self) -> str:
        """Return what a reader is told: ActualText where there is one, else the text of the glyphs."""
        if self.actual is not None:
            return self.actual
        return "".join(_spoken(part) for part in self.parts)

    @property
    def glyphs(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """Return each run of glyphs with its font's name, in drawing order."""
        return tuple((run.font, run.glyphs) for mark in self.marked for run in mark.runs)

    @property
    def pages(self) -> tuple[int, ...]:
        """Return the pages that the element stands on, from 1."""
        return tuple(sorted({mark.page for mark in self.marked}))


def _marked(element: Element) -> Iterator[Marked]:
    for part in element.parts:
        if isinstance(part, Element):
            yield from _marked(part)
        else:
            yield part


def _spoken(part: Element | Marked) -> str:
    if isinstance(part, Element):
        return part.spoken
    return part.text if part.actual is None else part.actual


def structure(pdf: Pdf, texts: Mapping[int, PageText]) -> tuple[Element, ...]:
    """Return every structure element, each before what is inside it; none in a file without a tag tree.

    `texts` holds the text of each page from 1. Kids that point back up, or lie too deep, are not followed.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary):
        return ()
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    reader = _Reader(pages, texts)
    tops = [reader.element(kid, None, 0) for kid in _kids(root)]
    return tuple(element for top in tops if top is not None for element in _flat(top))


def _flat(element: Element) -> Iterator[Element]:
    yield element
    for part in element.parts:
        if isinstance(part, Element):
            yield from _flat(part)


@dataclass(slots=True)
class _Reader:
    pages: dict[tuple[int, int], int]
    texts: Mapping[int, PageText]
    count: int = 0
    seen: set[tuple[int, int]] = field(default_factory=set)
    """Indirect elements already read: an element has one parent, so one that comes round again is a loop."""

    def element(self, node: Object, page: int | None, depth: int) -> Element | None:
        if not isinstance(node, Dictionary) or "/S" not in node or not self.may_enter(node, depth):
            return None
        page = self.page_of(node, page)
        parts = (self.part(kid, page, depth) for kid in _kids(node))
        return Element(
            role=str(node["/S"]).removeprefix("/"),
            id=str(node.get("/ID", "")),
            scope=_scope(node),
            actual=str(node["/ActualText"]) if "/ActualText" in node else None,
            parts=tuple(part for part in parts if part is not None),
        )

    def may_enter(self, node: Object, depth: int) -> bool:
        fresh = not node.is_indirect or node.objgen not in self.seen
        self.seen.add(node.objgen)
        self.count += 1
        return fresh and depth <= MAX_DEPTH and self.count <= MAX_ELEMENTS

    def part(self, kid: object, page: int | None, depth: int) -> "Element | Marked | None":
        if isinstance(kid, int):
            return self.marked(page, kid)
        if isinstance(kid, Dictionary) and "/MCID" in kid:
            return self.marked(self.page_of(kid, page), int(kid["/MCID"]))
        return self.element(kid, page, depth + 1) if isinstance(kid, Dictionary) else None

    def marked(self, page: int | None, number: int) -> Marked | None:
        text = None if page is None else self.texts.get(page)
        return None if text is None else text.marked.get(number)

    def page_of(self, node: Object, page: int | None) -> int | None:
        return self.pages.get(node["/Pg"].objgen, page) if "/Pg" in node else page


def _kids(node: Object) -> list[Object]:
    kids = node.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _scope(node: Object) -> str:
    if "/A" not in node:
        return ""
    attributes = node["/A"]
    entries = list(attributes) if isinstance(attributes, Array) else [attributes]
    scopes = (str(entry["/Scope"]) for entry in entries if isinstance(entry, Dictionary) and "/Scope" in entry)
    return next(scopes, "").removeprefix("/")
