"""A PDF made ready to be joined with others: opened within bounds, cleaned, on A4, its pages closed in themselves.

What is ready has explicit links only, a tag tree that clashes with no other, no forms, scripts, attachments, hidden
layers, or properties of people; and what was left away is counted.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from typing import Any, Final

import pikepdf
import pypdfium2
from pikepdf import Pdf

from docgen.papers.pdf_covered_pictures import covering_pictures
from docgen.papers.pdf_drawing_closed import content_of, set_parts, shows_text, unbalanced
from docgen.papers.pdf_free_places import free_places
from docgen.papers.pdf_hidden_layers import CannotDrawError, without_marks
from docgen.papers.pdf_marked_pages import mark_pages
from docgen.papers.pdf_pages_cleaned import clean_pages, keep_pages
from docgen.papers.pdf_stripped import strip, without_forms
from docgen.papers.pdf_tag_tree import plain_tree

__all__ = ["Ready", "answer_ready", "as_ready", "question_ready", "ready", "ready_of"]

MOST_PAGES, MOST_OBJECTS = 20_000, 3_000_000
SIZE_BYTES: Final = 8
Pages = tuple[int, int]
"""The first and the last page, from 1."""
LISTS: Final = ("pictures", "comments", "free", "unread", "covered")
FIRST_CHARACTERS: Final = 500


@dataclass(frozen=True, slots=True)
class Ready:
    """What came of a file: pages, what was left away by kind, and what has to be known of its pages, from 1.

    `pictures` are pages without text that a machine reads, `comments` pages on which people wrote comments, `free` the
    places at each page's edges on which nothing is drawn. `signed` tells of fields that held a signature.
    """

    pages: int
    left: dict[str, int]
    tagged: bool
    signed: int
    pictures: tuple[int, ...]
    comments: tuple[int, ...]
    free: tuple[tuple[int, ...], ...]
    unread: tuple[int, ...]
    """Pages whose drawing is damaged: shown as far as viewers show them."""
    covered: tuple[int, ...] = ()
    """Pages on which something dark lies over a part of a picture, which is in the file all the same."""


def question_ready(
    content: bytes, *, passwords: Sequence[str] = (), comments: bool = False, pages: Pages | None = None
) -> bytes:
    """Return the question for `answer_ready`: a file, passwords, whether comments come along, which pages go in."""
    asked = json.dumps({"passwords": list(passwords), "comments": comments, "pages": pages}).encode()
    return len(asked).to_bytes(SIZE_BYTES, "big") + asked + content


def answer_ready(question: bytes) -> bytes:
    """Answer with a file made ready, behind what is to be known of it; for `workroom.worker`."""
    size = int.from_bytes(question[:SIZE_BYTES], "big")
    asked = json.loads(question[SIZE_BYTES : SIZE_BYTES + size])
    first_and_last = tuple(asked["pages"]) if asked["pages"] else None
    content = question[SIZE_BYTES + size :]
    facts, content = ready(content, asked["passwords"], comments=asked["comments"], pages=first_and_last)
    told = json.dumps(asdict(facts), ensure_ascii=False).encode()
    return len(told).to_bytes(SIZE_BYTES, "big") + told + content


def as_ready(answer: bytes) -> tuple[Ready, bytes]:
    """Return what an answer tells, and the file."""
    size = int.from_bytes(answer[:SIZE_BYTES], "big")
    return ready_of(json.loads(answer[SIZE_BYTES : SIZE_BYTES + size])), answer[SIZE_BYTES + size :]


def ready_of(told: dict[str, Any]) -> Ready:
    """Return facts from what was kept of them as JSON."""
    lists = {key: tuple(tuple(each) if isinstance(each, list) else each for each in told[key]) for key in LISTS}
    return Ready(**{**told, **lists})


def ready(
    content: bytes, passwords: Sequence[str] = (), *, comments: bool = False, pages: Pages | None = None
) -> tuple[Ready, bytes]:
    """Return a file made ready and what is to be known of it; with `pages`, of its first to its last of these alone.

    Raises pikepdf's PasswordError and PdfError, or ValueError where it has no page or is out of bounds: a worker, with
    its limits of time and memory, is the place for this.
    """
    with _opened(content, ("", *passwords)) as pdf:
        if not len(pdf.pages):
            raise ValueError("it has no pages")
        if len(pdf.pages) > MOST_PAGES or len(pdf.objects) > MOST_OBJECTS:
            raise ValueError("it has too many pages or objects")
        left = Counter[str]()
        signed = without_forms(pdf, left)
        commented = clean_pages(pdf, left, comments=comments)
        if pages is not None:
            commented = tuple(page - pages[0] + 1 for page in commented if pages[0] <= page <= pages[1])
            keep_pages(pdf, *pages, left)
        tagged, text, unread = _close_pages(pdf, left)
        strip(pdf, left)
        made = _saved(pdf)
    free, pictures, covered = _looked_at(made, text)
    facts = Ready(len(free), dict(sorted(left.items())), tagged, signed, pictures, commented, free, unread, covered)
    return facts, made


def _opened(content: bytes, passwords: Sequence[str]) -> Pdf:
    for last, password in enumerate(passwords, start=1):
        try:
            return Pdf.open(BytesIO(content), password=password)
        except pikepdf.PasswordError:
            if last == len(passwords):
                raise
    raise ValueError("no password was tried")


def _saved(pdf: Pdf) -> bytes:
    written = BytesIO()
    if "/Size" not in pdf.trailer:
        pdf.trailer["/Size"] = 1  # a rebuilt file may lack it; the library then writes one that it cannot read
    pdf.save(
        written,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        min_version="1.7",
    )
    return written.getvalue()


def _close_pages(pdf: Pdf, left: Counter[str]) -> tuple[bool, list[bool], tuple[int, ...]]:
    """Close each page's drawing in itself, in a tag tree: the file's own or a plain one.

    Returns whether the tree is its own, which pages show text themselves, and the pages that cannot be read.
    """
    tree = plain_tree(pdf)
    text, closing, unread = list[bool](), list[int](), list[int]()
    for number, page in enumerate(pdf.pages, start=1):
        try:
            content = content_of(page.obj)
            if tree is None and (b"BDC" in content or b"BMC" in content):
                drawn = without_marks(page.obj, frozenset(), marks=True)
                page.obj["/Contents"] = pdf.make_stream(drawn or b"")
            closing.append(max(0, unbalanced(content)))
            text.append(shows_text(content))
        except CannotDrawError:
            unread.append(number)
            closing.append(0)
            text.append(False)
    if tree is None:
        if "/StructTreeRoot" in pdf.Root:
            left["tag tree that does not hold"] += 1
        mark_pages(pdf, text, closing)
        return False, text, tuple(unread)
    for page, open_states in zip(pdf.pages, closing, strict=True):
        set_parts(pdf, page.obj, b"q\n", b"\nQ" * (open_states + 1) + b"\n")
    return True, text, tuple(unread)


def _looked_at(
    content: bytes, text: Sequence[bool]
) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...], tuple[int, ...]]:
    """Return the free places of each page, which pages hold no text to be read, and which hide a part of a picture."""
    free, pictures, covered = list[tuple[int, ...]](), list[int](), list[int]()
    with pypdfium2.PdfDocument(content) as pdf:
        for at in range(len(pdf)):
            page = pdf[at]
            free.append(free_places(page))
            if not text[at] and not _has_text(page):
                pictures.append(at + 1)
            if any(covering_pictures(page)):
                covered.append(at + 1)
            page.close()
    return tuple(free), tuple(pictures), tuple(covered)


def _has_text(page: pypdfium2.PdfPage) -> bool:
    words = page.get_textpage()
    try:
        return bool(words.get_text_range(0, min(words.count_chars(), FIRST_CHARACTERS)).strip())
    finally:
        words.close()
