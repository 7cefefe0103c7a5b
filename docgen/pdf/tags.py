"""The tag tree: one structure element for each element of the HTML, whole across pages, named by the block's id."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes

from docgen.papers.shapes import is_right_to_left
from docgen.pdf.marking import Artifacts, text_boxes
from docgen.pdf.markup import BLOCK

__all__ = ["write_tags"]

ROLES = {
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "h5": "H5",
    "h6": "H6",
    "p": "P",
    "a": "Link",
    "div": "Div",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
}
"""HTML element -> standard structure type (ISO 32000-1 14.8.4); elements not named pass their text to their parent."""
POINTS = 0.75
"""Points in a CSS pixel."""
SCOPES = {"col": "/Column", "row": "/Row"}


@dataclass(slots=True)
class _Tree:
    pdf: Any
    artifacts: Artifacts
    pages: list[Any]
    """References to the pages; pydyf reckons them anew each time that it is asked."""
    elements: dict[Any, Any] = field(default_factory=dict)
    """HTML element -> its structure element."""
    parents: list[list[bytes]] = field(default_factory=list)
    """For each page, the structure element of each marked content, in the order of MCIDs."""
    annotations: list[tuple[Any, Any]] = field(default_factory=list)
    """Link annotations, each with its structure element."""
    places: dict[str, Any] = field(default_factory=dict)
    """For each block, by id, where a link to it leads."""
    heights: list[float] = field(default_factory=list)
    """For each page, its height in CSS pixels."""


def write_tags(artifacts: Artifacts, pdf: Any, document: Any, pdf_version: Any, page_streams: Sequence[Any]) -> None:
    """Add the tag tree to a PDF; takes the place of WeasyPrint's own function of that purpose.

    Source: ISO 32000-1 14.7 (logical structure), ISO 14289-1 7.1, 7.5 (artifacts, table headers).
    """
    del pdf_version  # what is written here is the same in every version that is used
    root = _added(pdf, {"Type": "/StructTreeRoot"})
    top = _added(pdf, {"Type": "/StructElem", "S": "/Document", "P": root.reference, "K": pydyf.Array()})
    root["K"] = pydyf.Array([top.reference])
    tree = _Tree(pdf, artifacts, list(pdf.page_references))
    for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        tree.heights.append(page.height)
        tree.parents.append([b"null"] * len(stream._tags))  # noqa: SLF001  # no public way; checked in internals
        for box in page._page_box.children:  # noqa: SLF001  # the same
            if not isinstance(box, boxes.MarginBox):
                _walk(tree, box, top, number, stream._tags)  # noqa: SLF001  # the same
    _add_indexes(tree, root)
    pdf.catalog["StructTreeRoot"] = root.reference
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


def _walk(tree: _Tree, box: Any, parent: Any, page: int, marks: dict[Any, Any]) -> None:
    if isinstance(box, boxes.TextBox):
        _add_mark(tree, box, parent, page, marks)
        return
    if isinstance(box, boxes.TableRowGroupBox) and _is_repeated(tree, box):
        return
    element = _element_for(tree, box, parent, page)
    if box.link_annotation:
        _add_link(tree, box, element, page)
    for child in getattr(box, "children", ()):
        _walk(tree, child, element, page, marks)


def _is_repeated(tree: _Tree, group: Any) -> bool:
    return any(box in tree.artifacts for box in text_boxes(group))


def _element_for(tree: _Tree, box: Any, parent: Any, page: int) -> Any:
    """Return the structure element of a box: that of its HTML element, on whatever page it began."""
    source = box.element
    role = None if source is None else ROLES.get(source.tag)
    if role is None:
        return parent
    if source not in tree.elements:
        tree.elements[source] = _new_element(tree, box, role, parent, page)
    return tree.elements[source]


def _new_element(tree: _Tree, box: Any, role: str, parent: Any, page: int) -> Any:
    source = box.element
    facts = {
        "Type": "/StructElem",
        "S": f"/{role}",
        "P": parent.reference,
        "Pg": tree.pages[page],
        "K": pydyf.Array(),
    }
    element = _added(tree.pdf, facts)
    if name := source.get(BLOCK):
        element["ID"] = pydyf.String(name)
        tree.places[name] = _place_of(tree, box, page)
    if role == "TH":
        element["A"] = pydyf.Dictionary({"O": "/Table", "Scope": SCOPES[source.get("scope")]})
    # A table whose first row does not fit under its head on one page gets its head only on the next.
    parent["K"].insert(0 if role == "THead" else len(parent["K"]), element.reference)
    return element


def _place_of(tree: _Tree, box: Any, page: int) -> Any:
    """Return the destination that is the upper left corner of a box (ISO 32000-1 12.3.2.2); no zoom is asked for."""
    left, top, _, _ = box.hit_area()
    return pydyf.Array((tree.pages[page], "/XYZ", left * POINTS, (tree.heights[page] - top) * POINTS, 0))


def _add_mark(tree: _Tree, box: Any, parent: Any, page: int, marks: dict[Any, Any]) -> None:
    mark = marks.pop(box, None)
    if mark is None:  # nothing was drawn for it
        return
    if is_right_to_left(box.text):
        parent = _span_that_says(tree, box, parent, page)
    number = mark["mcid"]
    tree.parents[page][number] = parent.reference
    here = tree.pages[page]
    on_first_page = parent["Pg"] == here
    parent["K"].append(number if on_first_page else pydyf.Dictionary({"Type": "/MCR", "Pg": here, "MCID": number}))


def _span_that_says(tree: _Tree, box: Any, parent: Any, page: int) -> Any:
    """Return a span that tells a reader the text in the order it is spoken (ISO 32000-1 14.9.4)."""
    facts = {
        "Type": "/StructElem",
        "S": "/Span",
        "P": parent.reference,
        "Pg": tree.pages[page],
        "ActualText": pydyf.String(box.text),
        "K": pydyf.Array(),
    }
    element = _added(tree.pdf, facts)
    parent["K"].append(element.reference)
    return element


def _add_link(tree: _Tree, box: Any, element: Any, page: int) -> None:
    annotation = box.link_annotation
    # ISO 14289-1 7.18.5: a link says in words where it leads; WeasyPrint writes the target's name.
    annotation["Contents"] = pydyf.String("".join(child.text for child in text_boxes(box)))
    reference = {"Type": "/OBJR", "Obj": annotation.reference, "Pg": tree.pages[page]}
    element["K"].append(_added(tree.pdf, reference).reference)
    tree.annotations.append((annotation, element))


def _add_indexes(tree: _Tree, root: Any) -> None:
    numbers = pydyf.Array()
    for page, parents in enumerate(tree.parents):
        numbers.extend((page, pydyf.Array(parents)))
    for number, (annotation, element) in enumerate(tree.annotations, start=len(tree.parents)):
        annotation["StructParent"] = number
        numbers.extend((number, element.reference))
    root["ParentTree"] = _added(tree.pdf, {"Nums": numbers}).reference
    root["ParentTreeNextKey"] = len(tree.parents) + len(tree.annotations)
    names = pydyf.Array()
    destinations = pydyf.Array()
    named = {source.get(BLOCK): element for source, element in tree.elements.items() if source.get(BLOCK)}
    for name, element in sorted(named.items()):
        names.extend((element["ID"], element.reference))
        destinations.extend((element["ID"], tree.places[name]))
    root["IDTree"] = _added(tree.pdf, {"Names": names}).reference
    tree.pdf.catalog["Names"] = pydyf.Dictionary({"Dests": pydyf.Dictionary({"Names": destinations})})


def _added(pdf: Any, values: dict[str, Any]) -> Any:
    dictionary = pydyf.Dictionary(values)
    pdf.add_object(dictionary)
    return dictionary
