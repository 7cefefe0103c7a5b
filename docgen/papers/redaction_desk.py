"""Redacting as questions and answers between processes: the paper redacted, its pictures to be read, words behind them.

A paper's words that only lie behind its pictures stand in the redacted paper when it has been told which of them may.
"""

from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from typing import ClassVar

import pypdfium2
from pikepdf import Pdf
from PIL import Image, ImageDraw
from pydantic import TypeAdapter

from docgen.papers.pages_alone import without_pages
from docgen.papers.pdf_blackouts import Blackout
from docgen.papers.pdf_pages_anew import RESOLUTION, drawn_page
from docgen.papers.pdf_redacted import Layered, PageAnew, Redacted, redacted_pdf, with_words
from docgen.papers.pdf_traces import Trace, traces
from docgen.papers.pdf_words import PageWords
from docgen.papers.redacting import Flat, PaperPage, flat, held_by, word_of

__all__ = ["Behind", "Layer", "Made", "Order", "Outcome", "PictureOf", "answer", "made_of", "outcome_of", "question"]

LENGTH_BYTES = 8


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be blacked out, by page from 1, and pages that are left out."""

    blackouts: dict[int, tuple[Blackout, ...]]
    left_out: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Layer:
    """A page made anew with words that only lay behind what it showed: all that could stand behind its picture now.

    `unseen` are those of which this is so, from 0.
    """

    number: int
    width: float
    height: float
    words: tuple[Flat, ...]
    unseen: tuple[int, ...]

    def as_words(self) -> PageWords:
        """Return it as a page of all these words."""
        return PageWords(self.number, self.width, self.height, tuple(map(word_of, self.words)))


@dataclass(frozen=True, slots=True)
class Made:
    """What came of an order: the pages that were made anew, and those of them that had a layer of words.

    Pages have the numbers that they have in the paper, also where some before them were left out.
    """

    anew: dict[int, PageAnew]
    layers: dict[int, Layer]


@dataclass(frozen=True, slots=True)
class PictureOf:
    """Asks for the picture of a page of what was made last, as a PNG, with nothing where it is black."""

    picture: int


@dataclass(frozen=True, slots=True)
class Behind:
    """Which words of layers stand behind their pictures, by page and from 0, and phrases that may stand nowhere."""

    behind: dict[int, tuple[int, ...]]
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the finished file holds: all its pages, and where phrases still stand."""

    pages: tuple[PaperPage, ...]
    remaining: tuple[Trace, ...]


Question = Order | PictureOf | Behind


@cache
def _form(kind: object) -> TypeAdapter[object]:
    form: TypeAdapter[object] = TypeAdapter(kind)  # type: ignore[arg-type]  # a class, or several
    return form


def _framed(head: bytes, body: bytes) -> bytes:
    return len(head).to_bytes(LENGTH_BYTES, "big") + head + body


def _unframed(message: bytes) -> tuple[bytes, bytes]:
    end = LENGTH_BYTES + int.from_bytes(message[:LENGTH_BYTES], "big")
    return message[LENGTH_BYTES:end], message[end:]


def question(asked: Question, content: bytes = b"") -> bytes:
    """Return what is asked, with the PDF that an order is on; whatever else is asked is on what was ordered last."""
    return _framed(_form(Question).dump_json(asked), content)


class _Desk:
    """What was made last, and the numbers that its pages have in the paper."""

    redacted: ClassVar[Redacted] = Redacted(b"", {})
    numbers: ClassVar[tuple[int, ...]] = ()


def answer(message: bytes) -> bytes:
    """Answer an order with what came of it, else with a picture, or with the finished file and what it holds."""
    said, content = _unframed(message)
    asked = _form(Question).validate_json(said)
    match asked:
        case Order():
            return _form(Made).dump_json(_made(asked, content))
        case PictureOf():
            return _png(_Desk.numbers.index(asked.picture))
        case Behind():
            outcome, finished = _finished(asked)
            return _framed(_form(Outcome).dump_json(outcome), finished)
    raise ValueError("this is no question")


def _made(order: Order, content: bytes) -> Made:
    plain = without_pages(content, order.left_out) if order.left_out else content
    count = len(order.left_out) + _count(plain)
    numbers = tuple(number for number in range(1, count + 1) if number not in order.left_out)
    served = {number: at for at, number in enumerate(numbers, 1)}
    _Desk.redacted = redacted_pdf(plain, {served[number]: areas for number, areas in order.blackouts.items()})
    _Desk.numbers = numbers
    layers = {numbers[at - 1]: _layer(each, numbers[at - 1]) for at, each in _Desk.redacted.layers.items()}
    return Made({numbers[at - 1]: page for at, page in _Desk.redacted.pages.items()}, layers)


def _count(content: bytes) -> int:
    with Pdf.open(BytesIO(content)) as source:
        return len(source.pages)


def _layer(layered: Layered, number: int) -> Layer:
    page = layered.page
    return Layer(number, page.width, page.height, tuple(map(flat, page.words)), layered.layer)


def _png(at: int) -> bytes:
    """Return the picture of a page, from 0, as it is seen; what is black on it is white: a box hides its line."""
    out = BytesIO()
    if at + 1 not in _Desk.redacted.pages:
        with closing(pypdfium2.PdfDocument(_Desk.redacted.content)) as kept, closing(kept[at]) as page:
            drawn_page(page, RESOLUTION).save(out, "PNG", compress_level=1)
        return out.getvalue()
    with Pdf.open(BytesIO(_Desk.redacted.content)) as pdf:
        page = pdf.pages[at].obj
        held, scale = page.Resources.XObject.Im0, int(page.Resources.XObject.Im0.Width) / float(page.MediaBox[2])
        mode = "L" if str(held.ColorSpace) == "/DeviceGray" else "RGB"
        picture = Image.frombytes(mode, (int(held.Width), int(held.Height)), held.read_bytes())
    pen = ImageDraw.Draw(picture)
    for box in _Desk.redacted.pages[at + 1].black:
        left, top, right, bottom = (edge * scale for edge in (box.left, box.top, box.right, box.bottom))
        pen.rectangle((left - 1, top - 1, right + 1, bottom + 1), fill="white")
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()


def _finished(asked: Behind) -> tuple[Outcome, bytes]:
    """Put words behind pictures, and look what the file holds then."""
    made, numbers = _Desk.redacted, _Desk.numbers
    behind = {at: layered.only({*asked.behind[numbers[at - 1]]}) for at, layered in made.layers.items()}
    content = with_words(made.content, behind) if behind else made.content
    outcome = Outcome(
        tuple(replace(page, number=numbers[page.number - 1]) for page in held_by(content)),
        tuple(
            replace(each, page=numbers[each.page - 1]) if each.page else each for each in traces(content, asked.phrases)
        ),
    )
    return outcome, content


def made_of(said: bytes) -> Made:
    """Return what came of an order."""
    made = _form(Made).validate_json(said)
    assert isinstance(made, Made)  # noqa: S101 - what its form makes
    return made


def outcome_of(said: bytes) -> tuple[Outcome, bytes]:
    """Return what a finished file holds, and the file."""
    head, content = _unframed(said)
    outcome = _form(Outcome).validate_json(head)
    assert isinstance(outcome, Outcome)  # noqa: S101 - what its form makes
    return outcome, content
