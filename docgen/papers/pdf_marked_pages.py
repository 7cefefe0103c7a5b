"""A PDF without a tag tree given a plain one: one element a page round all that it draws, and one for each link.

That makes nothing accessible that was not. It says what is there: text, or a picture without text, page by page; and
a bundle of such papers and tagged ones has one tree.
"""

from collections.abc import Sequence
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from docgen.papers.pdf_drawing_closed import set_parts

__all__ = ["OPENING", "mark_pages"]

OPENING: Final = {True: b"/P <</MCID 0>> BDC q\n", False: b"/Figure <</MCID 0>> BDC q\n"}
"""What stands before a page's own drawing, by whether it shows text."""
CLOSING: Final = b"\nQ EMC\n"


def mark_pages(pdf: Pdf, text: Sequence[bool], closing: Sequence[int]) -> Dictionary:
    """Give a file a tree of one element a page, and return its root.

    `text` says of each page whether it shows text, `closing` how many states it leaves open.
    """
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    whole = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    elements, numbers = list[Object](), list[tuple[Object, Object]]()
    for at, page in enumerate(pdf.pages):
        element = _of_page(pdf, page, whole, at, is_text=text[at])
        set_parts(pdf, page.obj, OPENING[text[at]], b" Q" * closing[at] + CLOSING)
        page.obj["/StructParents"] = len(numbers)
        numbers.append((Array([element]), element))
        elements.append(element)
        for note in page.obj.get("/Annots", Array()):
            is_link = note.get("/Subtype") == Name.Link
            reference = Dictionary(Type=Name.OBJR, Obj=note, Pg=page.obj)
            kind = Name.Link if is_link else Name.Annot
            of_note = pdf.make_indirect(
                Dictionary(Type=Name.StructElem, S=kind, P=whole, Pg=page.obj, K=Array([reference]))
            )
            note["/StructParent"] = len(numbers)
            numbers.append((of_note, of_note))
            elements.append(of_note)
    whole["/K"] = Array(elements)
    root["/K"] = Array([whole])
    listed = [part for at, (parent, _) in enumerate(numbers) for part in (at, parent)]
    root["/ParentTree"] = pdf.make_indirect(Dictionary(Nums=Array(listed)))
    root["/ParentTreeNextKey"] = len(numbers)
    pdf.Root["/StructTreeRoot"] = root
    return root


def _of_page(pdf: Pdf, page: pikepdf.Page, whole: Object, at: int, *, is_text: bool) -> Object:
    made = Dictionary(Type=Name.StructElem, S=Name.P if is_text else Name.Figure, P=whole, Pg=page.obj, K=0)
    if not is_text:
        made["/Alt"] = String(f"Page {at + 1}: a picture, without text that a machine could read")
        box = page.obj.get("/CropBox", page.obj["/MediaBox"])
        made["/A"] = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)
    return pdf.make_indirect(made)
