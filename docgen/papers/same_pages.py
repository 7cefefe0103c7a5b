"""Which pages of a PDF are pages of a paper that goes in as it is, by what they say and show, and their own objects."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

import pypdfium2
from pikepdf import Array, Dictionary, Object, Pdf, Stream

__all__ = ["PageSign", "SamePages", "page_signs", "pages_that_are"]

MOST_BESIDE = 16
"""Words of a stamp that may stand on a page beside the paper's own."""
FEWEST_WORDS = 8
"""Words of a page without pictures from which on it is told from others."""
SHOWN = {"/Contents", "/Resources", "/Annots", "/Group"}
"""What a page has to be seen by; all else that hangs on it is nobody's page."""
ASIDE = {"/Metadata", "/PieceInfo", "/AF"}
"""What is said of a picture or a form, and shows nothing."""
UPWARDS = {"/Parent", "/P", "/Dest", "/D", "/Pg", "/B"}


@dataclass(frozen=True, slots=True)
class PageSign:
    """What a page is known by: its words as they are read, and the SHA-256 of the bytes of each picture that it has."""

    words: tuple[str, ...]
    pictures: frozenset[str]


@dataclass(frozen=True, slots=True)
class SamePages:
    """Pages, from 1, that are some paper's: the number of its sign, and the words beside the paper's own.

    `objects` are the numbers of the file's objects that nothing but these pages has.
    """

    pages: dict[int, tuple[int, tuple[str, ...]]]
    objects: frozenset[int]


def page_signs(content: bytes) -> tuple[PageSign, ...]:
    """Return what each page of a PDF is known by. Raises what pikepdf and PDFium raise for one that cannot be read."""
    with Pdf.open(BytesIO(content)) as pdf, closing(pypdfium2.PdfDocument(content)) as read:
        pictures = [frozenset(_pictures(page.obj)) for page in pdf.pages]
        return tuple(PageSign(_words(read, at), shown) for at, shown in enumerate(pictures))


def pages_that_are(content: bytes, signs: Sequence[PageSign]) -> SamePages:
    """Return the pages of a PDF that say and show what a sign says, and no more than a stamp beside it."""
    found: dict[int, tuple[int, tuple[str, ...]]] = {}
    for number, page in enumerate(page_signs(content), start=1):
        for at, sign in enumerate(signs):
            beside = _beside(page, sign)
            if beside is not None:
                found[number] = at, beside
                break
    return SamePages(found, _own_objects(content, found.keys()) if found else frozenset())


def _words(pdf: pypdfium2.PdfDocument, at: int) -> tuple[str, ...]:
    with closing(pdf.get_page(at)) as page, closing(page.get_textpage()) as text:
        return tuple(text.get_text_range().split())


def _pictures(page: Object) -> Iterator[str]:
    resources = page.get("/Resources")
    table = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    for each in table.values() if isinstance(table, Dictionary) else ():
        if isinstance(each, Stream) and str(each.get("/Subtype", "")) == "/Image":
            yield sha256(each.read_raw_bytes()).hexdigest()


def _beside(page: PageSign, sign: PageSign) -> tuple[str, ...] | None:
    """Return the words that a page has beyond a sign's; None where it is another page."""
    if page.pictures != sign.pictures or (len(sign.words) < FEWEST_WORDS and not sign.pictures):
        return None
    more = Counter(page.words)
    more.subtract(sign.words)
    if min(more.values(), default=0) < 0 or more.total() > MOST_BESIDE:
        return None
    beside: list[str] = []
    for word in reversed(page.words):
        if more[word] > 0:
            more[word] -= 1
            beside.append(word)
    return tuple(reversed(beside))


def _own_objects(content: bytes, wanted: Collection[int]) -> frozenset[int]:
    """Return the numbers of objects that are reached from some pages and from nothing else."""
    with Pdf.open(BytesIO(content)) as pdf:
        every = {page.obj.objgen for page in pdf.pages}
        own, others = set[int](), set[int]()
        for number, page in enumerate(pdf.pages, start=1):
            if number in wanted:
                own.update(_reached(page.obj, every, shown=True))
                others.update(_hanging_on(page.obj, every))
            else:
                others.update(_reached(page.obj, every))
        others.update(_reached(pdf.Root, every))
        if isinstance(pdf.trailer.get("/Info"), Dictionary):
            others.add(pdf.trailer.Info.objgen[0])
    return frozenset(own - others)


def _hanging_on(page: Object, pages: set[tuple[int, int]]) -> set[int]:
    """Return the numbers of all objects that hang on a page and are not shown by it."""
    hanging = (value for key, value in page.items() if key not in SHOWN | UPWARDS and isinstance(value, Object))
    return {number for each in hanging for number in _reached(each, pages)}


def _reached(start: Object, pages: set[tuple[int, int]], *, shown: bool = False) -> set[int]:
    """Return the numbers of all objects that one leads to, itself with them, and not through a page.

    With `shown` those alone by which a page is seen.
    """
    seen, waiting = set[tuple[int, int]](), [start]
    while waiting:
        here = waiting.pop()
        if here.is_indirect:
            if here.objgen in seen or (here.objgen in pages and here.objgen != start.objgen):
                continue
            seen.add(here.objgen)
        if isinstance(here, Array):
            waiting += [each for each in here if isinstance(each, Object)]
        elif isinstance(here, Dictionary | Stream):
            waiting += [value for key, value in here.items() if _leads(key, value, shown=shown, first=here is start)]
    return {number for number, _ in seen if number}


def _leads(key: str, value: object, *, shown: bool, first: bool) -> bool:
    if key in UPWARDS or not isinstance(value, Object):
        return False
    return not shown or (key in SHOWN if first else key not in ASIDE)
