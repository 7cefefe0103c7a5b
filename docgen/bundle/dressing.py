"""What a bundle gets that its documents did not have: links between them, numbers, a way back, a name, labels."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Final
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from docgen.bundle.grafting import Graft
from docgen.bundle.sources import Look, Numbers, Order
from docgen.bundle.stamping import BACK, Stamper, link_to
from docgen.bundle.tag_trees import Tree

__all__ = ["describe", "lay_leads", "lead", "number", "pages_of"]

TO_A_PAGE: Final = "urn:docgen:page:"
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


def lead(order: Order, grafts: Sequence[Graft], left: Counter[str]) -> None:
    """Let the links of made documents lead to the pages of the bundle that they name."""
    every = [*pages_of(grafts)]
    for source, made in zip(order.sources, grafts, strict=True):
        for note in (note for page in made.pages if source.is_made for note in page.get("/Annots", ())):
            action = note.get("/A", Dictionary())
            address = str(action.get("/URI", "")) if isinstance(action, Dictionary) else ""
            if not address.startswith(TO_A_PAGE):
                continue
            del note["/A"]
            number = address.removeprefix(TO_A_PAGE)
            at = int(number) - order.numbers.first if number.isdecimal() else -1
            if 0 <= at < len(every):
                note["/Dest"] = Array([every[at], Name.Fit])
                note["/Contents"] = String(f"Page {number} of this bundle")
            else:
                left["link to a page that is not there"] += 1


def number(bundle: Pdf, order: Order, grafts: Sequence[Graft], tree: Tree) -> None:
    """Draw every page's number, and on each document's first page the way back to the index."""
    stamper, numbers = Stamper.into(bundle, order.look.font), order.numbers
    index = next(islice(pages_of(grafts), numbers.index, None)) if numbers.index is not None else None
    of_index = numbers.label(numbers.index) if numbers.index is not None else ""
    at = 0
    for part, (source, made) in enumerate(zip(order.sources, grafts, strict=True)):
        has_index = numbers.index is not None and at <= numbers.index < at + len(made.pages)
        for place, page in enumerate(made.pages):
            back = index is not None and place == 0 and not has_index
            free = source.free[place] if place < len(source.free) else ()
            rectangle = stamper.number(page, numbers.label(at), free, back=back)
            at += 1
            if rectangle is not None and index is not None:
                _lay(bundle, tree, part, page, link_to(bundle, rectangle, index, f"{BACK}, page {of_index}"))


def lay_leads(bundle: Pdf, order: Order, grafts: Sequence[Graft], tree: Tree) -> None:
    """Lay links over words that speak of other documents; how the page looks does not change."""
    starts, at = list[int](), 0
    for made in grafts:
        starts.append(at)
        at += len(made.pages)
    for part, source in enumerate(order.sources):
        for each in source.leads:
            said = each.words or f"{each.said}, page {order.numbers.label(starts[each.to] + each.at)}"
            page = grafts[part].pages[each.page]
            _lay(bundle, tree, part, page, link_to(bundle, each.box, grafts[each.to].pages[each.at], said))


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
