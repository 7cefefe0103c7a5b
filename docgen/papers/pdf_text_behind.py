"""Words that a machine read in the pictures of pages, put behind these: what was a picture can be searched and heard.

It is done to files that were made ready (`papers.pdf_ready`): their pages are closed in themselves, and those without a
tag tree of their own have one element, to which the words add another.
"""

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Final

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from docgen.papers.ocr import words_at
from docgen.papers.pdf_boxes import seen
from docgen.papers.pdf_pages_anew import drawn_page, words_drawn
from docgen.papers.pdf_targets import pairs_of_tree

__all__ = ["answer_picture", "answer_with_words", "picture_wanted", "words_put"]

RESOLUTION: Final = 200
SIZE_BYTES: Final = 8
FIGURE: Final = "/Figure"
SECOND: Final = 1
"""The mark of the words on a page whose own drawing has the mark 0."""


def picture_wanted(content: bytes, page: int) -> bytes:
    """Return the question for a page's picture, by its number from 1."""
    return page.to_bytes(SIZE_BYTES, "big") + content


def answer_picture(question: bytes) -> bytes:
    """Answer with a page as a viewer shows it, as a PNG; for `workroom.worker`."""
    page = int.from_bytes(question[:SIZE_BYTES], "big")
    with pypdfium2.PdfDocument(question[SIZE_BYTES:]) as pdf:
        picture = drawn_page(pdf[page - 1], RESOLUTION).convert("L")
    written = BytesIO()
    picture.save(written, "PNG", compress_level=1)
    return written.getvalue()


def words_put(content: bytes, said: Mapping[int, str]) -> bytes:
    """Return the question for a file with words behind pages: by number from 1, as `ocr.read_places` tells them."""
    told = json.dumps({str(page): words for page, words in said.items()}).encode()
    return len(told).to_bytes(SIZE_BYTES, "big") + told + content


def answer_with_words(question: bytes) -> bytes:
    """Answer with the file, the words behind its pages; for `workroom.worker`."""
    size = int.from_bytes(question[:SIZE_BYTES], "big")
    said = {int(page): words for page, words in json.loads(question[SIZE_BYTES : SIZE_BYTES + size]).items()}
    written = BytesIO()
    with Pdf.open(BytesIO(question[SIZE_BYTES + size :])) as pdf:
        root = pdf.Root.get("/StructTreeRoot")
        parents = dict(_numbers(root)) if isinstance(root, Dictionary) else {}
        for page, words in sorted(said.items()):
            _put(pdf, page, words, parents)
        pdf.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


def _numbers(root: Object) -> list[tuple[int, Object]]:
    return [(int(number), element) for number, element in pairs_of_tree(root.get("/ParentTree"), "/Nums")]


def _put(pdf: Pdf, number: int, said: str, parents: Mapping[int, Object]) -> None:
    """Put words behind a page, under fonts of its own name: pages may share their resources."""
    page = pdf.pages[number - 1].obj
    at = seen(page)
    drawn, fonts = words_drawn(pdf, words_at(said, at.width, at.height), at.height, on_side=at.turned % 180 != 0)
    if not drawn:
        return
    resources = page["/Resources"]
    if not isinstance(resources.get("/Font"), Dictionary):
        resources["/Font"] = Dictionary()
    for name, font in fonts.items():
        resources["/Font"][f"/DgRead{number}{name[1:]}"] = font
    moved = " ".join(f"{each:.5f}" for each in at.matrix)
    opening = _marked(pdf, page, parents)
    body = f"\n{opening} q {moved} cm\n".encode() + drawn.replace(b"/F", f"/DgRead{number}F".encode()) + b"Q EMC\n"
    contents = page["/Contents"]
    parts = [*contents] if isinstance(contents, Array) else [contents]
    page["/Contents"] = Array([*parts, pdf.make_indirect(Stream(pdf, body))])


def _marked(pdf: Pdf, page: Object, parents: Mapping[int, Object]) -> str:
    """Give the words an element beside the page's own, and return how their drawing begins; else an artifact's."""
    own = parents.get(int(page.get("/StructParents", -1)))
    if not isinstance(own, Array) or len(own) != SECOND or str(own[0].get("/S", "")) != FIGURE:
        return "/Artifact BMC"
    whole = own[0]["/P"]
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=whole, Pg=page, K=SECOND))
    own.append(element)
    at = next(n for n, each in enumerate(whole["/K"]) if each.objgen == own[0].objgen)
    whole["/K"].insert(at + 1, element)
    own[0]["/Alt"] = pikepdf.String("A picture of a page; its words, as a machine read them, follow")
    return "/P <</MCID 1>> BDC"
