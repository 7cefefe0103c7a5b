"""What a bundle gets that its documents did not have: links between them, numbers, a way back, a name, labels."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from docgen.bundle.grafting import Graft
from docgen.bundle.sources import Look, Numbers, Order, Source
from docgen.bundle.stamping import Stamper, back_link
from docgen.bundle.tag_trees import Tree

__all__ = ["describe", "lead", "number", "pages_of"]

TO_A_DOCUMENT: Final = "urn:docgen:"
PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
</rdf:Description>{claim}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
CLAIM: Final = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>"""


def pages_of(grafts: Sequence[Graft]) -> Iterator[Object]:
    """Yield every page of a bundle, in order."""
    for each in grafts:
        yield from each.pages


def lead(sources: Sequence[Source], grafts: Sequence[Graft], left: Counter[str]) -> None:
    """Let the links of made documents lead to the pages of the documents that they name."""
    for source, made in zip(sources, grafts, strict=True):
        if not source.is_made:
            continue
        for note in (note for page in made.pages for note in page.get("/Annots", ())):
            action = note.get("/A", Dictionary())
            address = str(action.get("/URI", "")) if isinstance(action, Dictionary) else ""
            if not address.startswith(TO_A_DOCUMENT):
                continue
            del note["/A"]
            place = _place(address, grafts)
            if place is None:
                left["link to a document that is not there"] += 1
            else:
                note["/Dest"] = Array([place, Name.Fit])


def _place(address: str, grafts: Sequence[Graft]) -> Object | None:
    try:
        document, *page = (int(each) for each in address.removeprefix(TO_A_DOCUMENT).split(":"))
        at = page[0] - 1 if page else 0
        return grafts[document].pages[at] if document >= 0 and at >= 0 else None
    except (ValueError, IndexError):
        return None


def number(bundle: Pdf, order: Order, grafts: Sequence[Graft], tree: Tree) -> None:
    """Draw every page's number, and on each document's first page but the index's the way back to that."""
    stamper, numbers = Stamper.into(bundle, order.look.font), order.numbers
    index = grafts[numbers.index].pages[0] if numbers.index is not None else None
    of_index = numbers.label(sum(len(each.pages) for each in grafts[: numbers.index])) if index is not None else ""
    page_number = 0
    for at, (source, made) in enumerate(zip(order.sources, grafts, strict=True)):
        for place, page in enumerate(made.pages):
            back = index is not None and place == 0 and at != numbers.index
            free = source.free[place] if place < len(source.free) else ()
            rectangle = stamper.number(page, numbers.label(page_number), free, back=back)
            page_number += 1
            if rectangle is not None and index is not None:
                _lay(bundle, tree, at, page, back_link(bundle, rectangle, index, of_index))


def _lay(bundle: Pdf, tree: Tree, at: int, page: Object, link: Object) -> None:
    """Lay a link on a page, with an element of its own at the end of its document's part."""
    part = tree.parts[at]
    reference = Dictionary(Type=Name.OBJR, Obj=link, Pg=page)
    element = bundle.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Link, P=part, Pg=page, K=Array([reference])))
    link["/P"], link["/StructParent"] = page, tree.following
    tree.numbers.append((tree.following, tree.following, Array([tree.following, element])))
    tree.following += 1
    part["/K"].append(element)
    page["/Annots"] = Array([*page.get("/Annots", ()), link])
    page["/Tabs"] = Name.S


def describe(bundle: Pdf, grafts: Sequence[Graft], numbers: Numbers, look: Look) -> None:
    """Say what the bundle is called, how it opens, and how its pages are labelled."""
    root = bundle.Root
    root["/Lang"] = String(look.language)
    root["/PageMode"] = Name.UseOutlines
    root["/ViewerPreferences"] = Dictionary(DisplayDocTitle=True)
    first = next(pages_of(grafts))
    root["/OpenAction"] = Array([first, Name.XYZ, None, None, 1])
    root["/PageLabels"] = Dictionary(Nums=Array(_labels(numbers)))
    packet = PACKET.format(title=escape(look.title), claim=CLAIM if look.claims_ua else "")
    root["/Metadata"] = bundle.make_indirect(Stream(bundle, packet.encode(), Type=Name.Metadata, Subtype=Name.XML))
    bundle.docinfo["/Title"] = String(look.title)


def _labels(numbers: Numbers) -> list[Object | int]:
    """Return the labels as ranges: pages that are counted on share one, others stand alone."""
    if not numbers.labels:
        return [0, Dictionary(S=Name.D, St=numbers.first)]
    made = list[Object | int]()
    for at, (before, label) in enumerate(pairwise(("", *numbers.labels))):
        if at and before.isdecimal() and label.isdecimal() and int(label) == int(before) + 1:
            continue
        plain = label.isdecimal()
        made += [at, Dictionary(S=Name.D, St=int(label)) if plain else Dictionary(P=String(label))]
    return made
