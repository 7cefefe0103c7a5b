"""What a bundle gets that its documents did not have: links between them, numbers, a way back, a name, labels."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from docgen.bundle.grafting import Graft
from docgen.bundle.sources import Look, Numbers, Order
from docgen.bundle.stamping import BACK, Stamper, link_to
from docgen.bundle.tag_trees import Tree

__all__ = ["Labelled", "describe", "lay_leads", "lead", "number"]

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


@dataclass(frozen=True, slots=True)
class Labelled:
    """All pages of a bundle as they stand, and what is printed on each."""

    pages: Sequence[Object]
    numbers: Numbers
    labels: Mapping[tuple[int, int], str]

    @classmethod
    def of(cls, pages: Sequence[Object], numbers: Numbers) -> "Labelled":
        """Label pages as they are numbered."""
        return cls(pages, numbers, {page.objgen: numbers.label(at) for at, page in enumerate(pages)})

    @property
    def index(self) -> Object | None:
        """Return the page to which each document's first page leads back."""
        at = self.numbers.index
        return self.pages[at] if at is not None and at < len(self.pages) else None

    def of_page(self, page: Object) -> str:
        """Return what is printed on a page; a question mark for one that is not in the bundle."""
        return self.labels.get(page.objgen, "?")


def lead(order: Order, grafts: Sequence[Graft], labelled: Labelled, left: Counter[str]) -> None:
    """Let the links of made documents lead to the pages of the bundle that they name."""
    every = {labelled.of_page(page): page for page in labelled.pages}
    for source, made in zip(order.sources, grafts, strict=True):
        for note in (note for page in made.pages if source.is_made for note in page.get("/Annots", ())):
            action = note.get("/A", Dictionary())
            address = str(action.get("/URI", "")) if isinstance(action, Dictionary) else ""
            if not address.startswith(TO_A_PAGE):
                continue
            del note["/A"]
            label = address.removeprefix(TO_A_PAGE)
            if label in every:
                note["/Dest"] = Array([every[label], Name.Fit])
                note["/Contents"] = String(f"Page {label} of this bundle")
            else:
                left["link to a page that is not there"] += 1


def number(bundle: Pdf, order: Order, grafts: Sequence[Graft], tree: Tree, labelled: Labelled) -> None:
    """Draw every page's number, and on each document's first page the way back to the index."""
    stamper, index = Stamper.into(bundle, order.look.font), labelled.index
    for part, (source, made) in enumerate(zip(order.sources, grafts, strict=True)):
        if source.finished:
            continue
        has_index = index is not None and any(page.objgen == index.objgen for page in made.pages)
        for place, page in enumerate(made.pages):
            back = index is not None and place == 0 and not has_index
            free = source.free[place] if place < len(source.free) else ()
            rectangle = stamper.number(page, labelled.of_page(page), free, back=back)
            if rectangle is not None and index is not None:
                said = f"{BACK}, page {labelled.of_page(index)}"
                _lay(bundle, tree, part, page, link_to(bundle, rectangle, index, said))


def lay_leads(bundle: Pdf, order: Order, grafts: Sequence[Graft], tree: Tree, labelled: Labelled) -> None:
    """Lay links over words that speak of other documents; how the page looks does not change."""
    for part, source in enumerate(order.sources):
        for each in source.leads:
            goal = grafts[each.to].pages[each.at]
            said = each.words or f"{each.said}, page {labelled.of_page(goal)}"
            _lay(bundle, tree, part, grafts[part].pages[each.page], link_to(bundle, each.box, goal, said))


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


def describe(bundle: Pdf, labelled: Labelled, look: Look) -> None:
    """Say what the bundle is called, how it opens, and how its pages are labelled."""
    root = bundle.Root
    root["/Lang"] = String(look.language)
    root["/PageMode"] = Name.UseOutlines
    root["/ViewerPreferences"] = Dictionary(DisplayDocTitle=True)
    root["/OpenAction"] = Array([labelled.pages[0], Name.XYZ, None, None, 1])
    root["/PageLabels"] = Dictionary(Nums=Array(_labels(labelled.numbers)))
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
