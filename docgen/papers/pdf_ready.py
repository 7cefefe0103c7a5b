"""A PDF made ready to be joined with others: opened within bounds, cleaned, on A4, its pages closed in themselves.

What is ready has explicit links only, a tag tree that clashes with no other, no forms, scripts, attachments, hidden
layers, or properties of people; and what was left away is counted.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from io import BytesIO
from types import MappingProxyType
from typing import Any, Final

import pikepdf
import pypdfium2
from pikepdf import Pdf
from pypdfium2 import raw

from docgen.papers.pdf_covered_pictures import covering_pictures
from docgen.papers.pdf_drawing_closed import content_of, set_parts, shows_text, unbalanced
from docgen.papers.pdf_free_places import free_places
from docgen.papers.pdf_hidden_layers import CannotDrawError, without_marks
from docgen.papers.pdf_marked_pages import mark_pages
from docgen.papers.pdf_own_letters import with_own_letters
from docgen.papers.pdf_pages_cleaned import clean_pages, keep_pages
from docgen.papers.pdf_redacted import redacted_pdf
from docgen.papers.pdf_stripped import strip, without_forms
from docgen.papers.pdf_tag_tree import plain_tree

__all__ = ["Ready", "answer_ready", "as_ready", "question_ready", "ready", "ready_of"]

MOST_PAGES, MOST_OBJECTS = 20_000, 3_000_000
SIZE_BYTES: Final = 8
Pages = tuple[int, int]
"""The first and the last page, from 1."""
LISTS: Final = ("pictures", "layered", "comments", "free", "unread", "smaller", "turned", "covered")
UNSEEN_WORDS: Final = b"3 Tr"
"""How drawing begins of words that lie unseen behind a picture (ISO 32000-2, table 104)."""
NONE: Final[Mapping[int, int]] = MappingProxyType({})
FIRST_CHARACTERS: Final = 500
MOST_DEPTH: Final = 6
UNSEEN: Final = 3


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
    layered: tuple[int, ...]
    """Pages that show pictures alone, with words unseen behind them."""
    comments: tuple[int, ...]
    free: tuple[tuple[int, ...], ...]
    unread: tuple[int, ...]
    """Pages whose drawing is damaged: shown as far as viewers show them."""
    came: int
    """Pages of the file, of which some alone may go in."""
    is_mended: bool
    """Whether the file was damaged, so that it had to be put together anew before it could be read."""
    smaller: tuple[int, ...]
    turned: tuple[int, ...]
    """Pages that were made smaller to be A4, and those that the file says are seen turned."""
    covered: tuple[int, ...]
    """Pages on which something dark lies over a part of a picture, which is in the file all the same."""


def question_ready(
    content: bytes,
    *,
    passwords: Sequence[str] = (),
    comments: bool = False,
    pages: Pages | None = None,
    turns: Mapping[int, int] = NONE,
) -> bytes:
    """Return the question for `answer_ready`: a file, passwords, whether comments come along, which pages go in.

    `turns` are the degrees, clockwise, by which pages of the file, from 1, are turned to stand upright.
    """
    asked = json.dumps(
        {"passwords": list(passwords), "comments": comments, "pages": pages, "turns": [*turns.items()]}
    ).encode()
    return len(asked).to_bytes(SIZE_BYTES, "big") + asked + content


def answer_ready(question: bytes) -> bytes:
    """Answer with a file made ready, behind what is to be known of it; for `workroom.worker`."""
    size = int.from_bytes(question[:SIZE_BYTES], "big")
    asked = json.loads(question[SIZE_BYTES : SIZE_BYTES + size])
    first_and_last = tuple(asked["pages"]) if asked["pages"] else None
    content = question[SIZE_BYTES + size :]
    turns = dict(asked["turns"])
    facts, content = ready(content, asked["passwords"], comments=asked["comments"], pages=first_and_last, turns=turns)
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
    content: bytes,
    passwords: Sequence[str] = (),
    *,
    comments: bool = False,
    pages: Pages | None = None,
    turns: Mapping[int, int] = NONE,
) -> tuple[Ready, bytes]:
    """Return a file made ready and what is to be known of it; with `pages`, of its first to its last of these alone.

    Fonts then have no letter that these pages do not show; pages whose fonts cannot be cut so are made anew, unless
    comments on them are to be kept. `turns` are degrees, clockwise, by which pages of the file, from 1, are turned.

    Raises pikepdf's PasswordError and PdfError, or ValueError where it has no page or is out of bounds: a worker, with
    its limits of time and memory, is the place for this.
    """
    with _opened(content, ("", *passwords)) as pdf:
        if not len(pdf.pages):
            raise ValueError("it has no pages")
        if len(pdf.pages) > MOST_PAGES or len(pdf.objects) > MOST_OBJECTS:
            raise ValueError("it has too many pages or objects")
        left = Counter[str]()
        came, is_mended = len(pdf.pages), bool(pdf.get_warnings())
        for page, degrees in turns.items():
            pdf.pages[page - 1].rotate(degrees, relative=True)
        signed = without_forms(pdf, left)
        cleaned = clean_pages(pdf, left, comments=comments)
        if pages is not None:
            cleaned = cleaned.within(*pages)
            keep_pages(pdf, *pages, left)
        closed = _close_pages(pdf, left)
        strip(pdf, left)
        made = _saved(pdf)
    look = _looked_at(made, closed)
    facts = Ready(
        len(look.free), dict(sorted(left.items())), closed.tagged, signed, look.pictures, look.layered,
        cleaned.commented, look.free, closed.unread, came, is_mended, cleaned.smaller, cleaned.turned, look.covered,
    )  # fmt: skip
    return (facts, made) if pages is None else _alone(facts, made, comments=comments)


def _alone(facts: Ready, made: bytes, *, comments: bool) -> tuple[Ready, bytes]:
    """Return pages that go in without others of their file, with no letter of these in their fonts."""
    alone = with_own_letters(made, _saved)
    if alone is not None or comments:
        return facts, alone or made
    anew, made = ready(redacted_pdf(made, {}).content)
    shown = {name: getattr(anew, name) for name in ("pictures", "layered", "unread", "covered")}
    return replace(facts, tagged=False, **shown), made


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


@dataclass(frozen=True, slots=True)
class _Closed:
    """What is known of pages whose drawing was closed: of each whether it shows text itself, and words unseen.

    `tagged` tells whether the file's tag tree is its own; `unread` are the pages that cannot be read, from 1.
    """

    tagged: bool
    text: tuple[bool, ...]
    unseen: tuple[bool, ...]
    unread: tuple[int, ...]


def _close_pages(pdf: Pdf, left: Counter[str]) -> _Closed:
    """Close each page's drawing in itself, in a tag tree: the file's own or a plain one."""
    tree = plain_tree(pdf)
    text, unseen, closing, unread = list[bool](), list[bool](), list[int](), list[int]()
    for number, page in enumerate(pdf.pages, start=1):
        try:
            content = content_of(page.obj)
            if tree is None and (b"BDC" in content or b"BMC" in content):
                drawn = without_marks(page.obj, frozenset(), marks=True)
                page.obj["/Contents"] = pdf.make_stream(drawn or b"")
            closing.append(max(0, unbalanced(content)))
            text.append(shows_text(content))
            unseen.append(UNSEEN_WORDS in content)
        except CannotDrawError:
            unread.append(number)
            closing.append(0)
            text.append(False)
            unseen.append(False)
    if tree is None:
        if "/StructTreeRoot" in pdf.Root:
            left["tag tree that does not hold"] += 1
        mark_pages(pdf, text, closing)
    else:
        for page, open_states in zip(pdf.pages, closing, strict=True):
            set_parts(pdf, page.obj, b"q\n", b"\nQ" * (open_states + 1) + b"\n")
    return _Closed(tree is not None, tuple(text), tuple(unseen), tuple(unread))


@dataclass(frozen=True, slots=True)
class _Look:
    """What is seen of pages: the free places of each, and which, from 1, are as `Ready` says."""

    free: tuple[tuple[int, ...], ...]
    pictures: tuple[int, ...]
    layered: tuple[int, ...]
    covered: tuple[int, ...]


def _looked_at(content: bytes, closed: _Closed) -> _Look:
    free, pictures, layered, covered = list[tuple[int, ...]](), list[int](), list[int](), list[int]()
    with pypdfium2.PdfDocument(content) as pdf:
        for at in range(len(pdf)):
            page = pdf[at]
            free.append(free_places(page))
            if not closed.text[at] and not _has_text(page):
                pictures.append(at + 1)
            elif closed.unseen[at] and _is_layered(page):
                layered.append(at + 1)
            if any(covering_pictures(page)):
                covered.append(at + 1)
            page.close()
    return _Look(tuple(free), tuple(pictures), tuple(layered), tuple(covered))


def _is_layered(page: pypdfium2.PdfPage) -> bool:
    """Tell whether all text of a page lies unseen behind pictures."""
    kinds = set[int]()
    for drawn in page.get_objects(max_depth=MOST_DEPTH):
        if drawn.type == raw.FPDF_PAGEOBJ_TEXT and raw.FPDFTextObj_GetTextRenderMode(drawn.raw) != UNSEEN:
            return False
        kinds.add(drawn.type)
    return raw.FPDF_PAGEOBJ_IMAGE in kinds


def _has_text(page: pypdfium2.PdfPage) -> bool:
    words = page.get_textpage()
    try:
        return bool(words.get_text_range(0, min(words.count_chars(), FIRST_CHARACTERS)).strip())
    finally:
        words.close()
