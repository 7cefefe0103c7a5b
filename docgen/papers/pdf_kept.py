"""A page that is kept as it is, less all that nobody sees on it: notes, alternate text, previews, data of programs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

__all__ = ["Link", "add_links", "has_layers", "links_of", "strip"]

PAGE_KEYS: Final = ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Resources")
DRAWN_KEYS: Final = frozenset(
    {"/Type", "/Subtype", "/BBox", "/Matrix", "/Resources", "/Group", "/Width", "/Height", "/ColorSpace"}
    | {"/BitsPerComponent", "/Decode", "/DecodeParms", "/Filter", "/ImageMask", "/Mask", "/SMask", "/Interpolate"}
    | {"/Intent", "/FormType", "/Matte", "/Length"}
)
"""What a picture or a drawn part needs to be seen; the rest tells where it came from (ISO 32000-1, 8.9.5 and 8.10.2)."""
RESOURCE_KEYS: Final = frozenset(("/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font", "/ProcSet"))
MARKS: Final = frozenset(("BMC", "BDC", "EMC", "MP", "DP"))
"""Operators that say what is drawn and draw nothing (ISO 32000-1, 14.6)."""
LAYERS: Final = frozenset(("/OCG", "/OCMD"))
MOST_LINKS: Final = 500
MOST_PARENTS: Final = 50
MOST_DEPTH: Final = 12


@dataclass(frozen=True, slots=True)
class Link:
    """A link on a page: where it lies in the page's own units, and the address or the page, from 0, that it leads to."""

    rectangle: tuple[float, float, float, float]
    address: str | None = None
    page: int | None = None


def has_layers(page: pikepdf.Page) -> bool:
    """Tell whether a page may draw on layers, of which some are hidden (ISO 32000-1, 8.11)."""
    resources = _inherited(page.obj, "/Resources")
    if not isinstance(resources, Dictionary):
        return False
    named = any(
        isinstance(each, Dictionary) and str(each.get("/Type", "")) in LAYERS for each in _in(resources, "/Properties")
    )
    return named or any(isinstance(part, Stream) and "/OC" in part for part in _in(resources, "/XObject"))


def _in(resources: Object, key: str) -> Iterator[Object]:
    table = resources.get(key)
    if isinstance(table, Dictionary):
        yield from (value for _, value in table.items())


def _inherited(page: Object, key: str) -> Object | None:
    node: Object | None = page
    for _ in range(MOST_PARENTS):
        if not isinstance(node, Dictionary):
            return None
        if (value := node.get(key)) is not None:
            return value
        if key == "/UserUnit":
            return None
        node = node.get("/Parent")
    return None


def strip(pdf: Pdf, page: pikepdf.Page) -> None:
    """Take from a page all but what it draws. Links go too: read them before, with `links_of`."""
    kept = {key: value for key in PAGE_KEYS if (value := _inherited(page.obj, key)) is not None}
    contents = _without_marks(page.obj)
    for key in [each for each in page.obj.keys() if each not in {"/Type", "/Parent"}]:
        del page.obj[key]
    for key, value in kept.items():
        page.obj[key] = value
    page.obj["/Contents"] = pdf.make_stream(contents)
    _Stripper().resources(page.obj.get("/Resources"), 0)


def _without_marks(drawing: Object) -> bytes:
    instructions = pikepdf.parse_content_stream(drawing)
    return pikepdf.unparse_content_stream([each for each in instructions if str(each.operator) not in MARKS])


@dataclass(slots=True)
class _Stripper:
    """Strips what pages draw with; each object once."""

    seen: set[tuple[int, int]] = field(default_factory=set)

    def resources(self, table: Object | None, depth: int) -> None:
        """Strip a table of resources, and everything that is drawn with it."""
        if not isinstance(table, Dictionary) or depth > MOST_DEPTH or not self._is_new(table):
            return
        for key in [each for each in table.keys() if each not in RESOURCE_KEYS]:
            del table[key]
        for part in (*_in(table, "/XObject"), *_in(table, "/Pattern")):
            self._drawn(part, depth)
        for state in _in(table, "/ExtGState"):
            mask = state.get("/SMask") if isinstance(state, Dictionary) else None
            if isinstance(mask, Dictionary):
                self._drawn(mask.get("/G"), depth)
        for font in _in(table, "/Font"):
            if isinstance(font, Dictionary) and str(font.get("/Subtype", "")) == "/Type3":
                self.resources(font.get("/Resources"), depth + 1)

    def _drawn(self, part: Object | None, depth: int) -> None:
        if not isinstance(part, Stream) or not self._is_new(part):
            return
        is_pattern = "/PatternType" in part
        for key in [each for each in part.keys() if each not in DRAWN_KEYS and not is_pattern]:
            del part[key]
        for key in ("/Metadata", "/PieceInfo", "/StructParents", "/StructParent"):
            if key in part:
                del part[key]
        if is_pattern or str(part.get("/Subtype", "")) == "/Form":
            part.write(_without_marks(part))
            self.resources(part.get("/Resources"), depth + 1)
        for key in ("/SMask", "/Mask"):
            self._drawn(part.get(key), depth + 1)

    def _is_new(self, node: Object) -> bool:
        if not node.is_indirect:
            return True
        fresh = node.objgen not in self.seen
        self.seen.add(node.objgen)
        return fresh


def links_of(pdf: Pdf, page: pikepdf.Page) -> Iterator[Link]:
    """Yield the links of a page to addresses and to pages of the same file; others lead out of what can be answered for."""
    notes = page.obj.get("/Annots")
    for note in list(notes)[:MOST_LINKS] if isinstance(notes, Array) else []:
        if not isinstance(note, Dictionary) or str(note.get("/Subtype", "")) != "/Link" or "/Rect" not in note:
            continue
        action = note.get("/A")
        kind = str(action.get("/S", "")) if isinstance(action, Dictionary) else ""
        rectangle = tuple(float(edge) for edge in note["/Rect"])
        if len(rectangle) != len("xyxy"):
            continue
        if kind == "/URI" and "/URI" in action:
            yield Link(rectangle, address=str(action["/URI"]))
        else:
            target = action.get("/D") if kind == "/GoTo" else note.get("/Dest")
            if (number := _page_of(pdf, target)) is not None:
                yield Link(rectangle, page=number)


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
