"""What a PDF says about itself, and its outline."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from pikepdf import Array, Dictionary, NameTree, Object, Pdf, Stream

__all__ = ["Metadata", "OutlineItem", "outline", "read_metadata"]

MAX_XMP_BYTES = 1_000_000
MAX_OUTLINE_ITEMS = 100_000
PDFA = "http://www.aiim.org/pdfa/ns/id/"
PDFUA = "http://www.aiim.org/pdfua/ns/id/"


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, language and producer; PDF/A part and level ("2a") and PDF/UA part ("1") as claimed; dates as written.

    What the file does not say is "".
    """

    title: str
    language: str
    producer: str
    pdfa: str
    pdfua: str
    created: str
    modified: str
    shows_title: bool


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """One item of the outline: level from 1, title, and its page from 1, or None where it leads nowhere known."""

    level: int
    title: str
    page: int | None


def read_metadata(pdf: Pdf) -> Metadata:
    """Return what the file's information dictionary, XMP packet and catalogue say; a broken packet says nothing."""
    info = pdf.trailer.get("/Info", Dictionary())
    claims = _claims(pdf.Root.get("/Metadata"))
    viewing = pdf.Root.get("/ViewerPreferences", Dictionary())
    return Metadata(
        title=str(info.get("/Title", "")),
        language=str(pdf.Root.get("/Lang", "")),
        producer=str(info.get("/Producer", "")),
        pdfa=claims.get((PDFA, "part"), "") + claims.get((PDFA, "conformance"), "").lower(),
        pdfua=claims.get((PDFUA, "part"), ""),
        created=str(info.get("/CreationDate", "")),
        modified=str(info.get("/ModDate", "")),
        shows_title=bool(viewing.get("/DisplayDocTitle", False)),
    )


def _claims(stream: Object | None) -> dict[tuple[str, str], str]:
    if not isinstance(stream, Stream):
        return {}
    packet = stream.read_bytes()
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(packet[:MAX_XMP_BYTES], parser)
    except etree.XMLSyntaxError:
        return {}
    return dict(_named_values(root))


def _named_values(root: etree._Element) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield (namespace, name) and value of each property, which XMP writes as attribute or as element."""
    for element in root.iter(etree.Element):
        pairs = [(str(element.tag), element.text or ""), *((str(k), str(v)) for k, v in element.attrib.items())]
        for tag, value in pairs:
            name = etree.QName(tag)
            if name.namespace in {PDFA, PDFUA}:
                yield (name.namespace, name.localname), value.strip()


def outline(pdf: Pdf) -> tuple[OutlineItem, ...]:
    """Return the outline in reading order; an item that comes round again ends its branch."""
    root = pdf.Root.get("/Outlines")
    if not isinstance(root, Dictionary) or "/First" not in root:
        return ()
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    found: list[OutlineItem] = []
    waiting: list[tuple[Object, int]] = [(root["/First"], 1)]
    seen: set[tuple[int, int]] = set()
    while waiting and len(found) < MAX_OUTLINE_ITEMS:
        item, level = waiting.pop()
        if not isinstance(item, Dictionary) or item.objgen in seen:
            continue
        seen.add(item.objgen)
        found.append(OutlineItem(level, str(item.get("/Title", "")), _page_of(pdf, item, pages)))
        waiting += [(item[key], at) for key, at in (("/Next", level), ("/First", level + 1)) if key in item]
    return tuple(found)


def _page_of(pdf: Pdf, item: Object, pages: dict[tuple[int, int], int]) -> int | None:
    action = item.get("/A", Dictionary())
    target = item.get("/Dest", action.get("/D") if isinstance(action, Dictionary) else None)
    if target is not None and not isinstance(target, Array):
        target = _named_target(pdf, str(target))
    if isinstance(target, Dictionary):
        target = target.get("/D")
    if not isinstance(target, Array) or not len(target):
        return None
    return pages.get(target[0].objgen) if isinstance(target[0], Dictionary) else None


def _named_target(pdf: Pdf, name: str) -> Object | None:
    names = pdf.Root.get("/Names", Dictionary())
    if "/Dests" in names:
        tree = NameTree(names["/Dests"])
        if name in tree:
            return tree[name]
    old = pdf.Root.get("/Dests", Dictionary())
    return old.get(name)
