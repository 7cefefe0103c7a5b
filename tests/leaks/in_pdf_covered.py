"""Hiding places in PDF files: parts of pictures, and words, under something dark that is drawn in its own way."""

from collections.abc import Callable

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from tests.leaks.in_pdf import changed
from tests.leaks.in_pictures import words_as_picture
from tests.leaks.planting import Plant

PLACED = b"q 400 0 0 100 70 400 cm /I0 Do Q "
BOX = b"0 g 190 440 250 32 re f"
"""Over what is seen behind the first two words."""


def picture_of(pdf: Pdf, text: str) -> Stream:
    """A picture that shows words, half a point a dot."""
    image = words_as_picture(text)
    return pdf.make_stream(
        image.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=image.width, Height=image.height,
        BitsPerComponent=8, ColorSpace=Name.DeviceGray,
    )  # fmt: skip


def drawn(content: bytes, **more: Callable[[Pdf], object]) -> Callable[[Pdf, str], None]:
    """Draw a picture of words, and something with it."""

    def change(pdf: Pdf, text: str) -> None:
        table = {"I0": picture_of(pdf, text)} | {name: make(pdf) for name, make in more.items()}
        pdf.pages[0].obj.Resources.XObject = Dictionary(**table)
        pdf.pages[0].contents_add(pdf.make_stream(content))

    return change


def black_dots(pdf: Pdf) -> Stream:
    return pdf.make_stream(
        b"\0" * 64, Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8, BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )  # fmt: skip


def black_form(pdf: Pdf) -> Stream:
    """A form as a program makes it of a note that is set down for good."""
    box = Array([0, 0, 250, 32])
    return pdf.make_stream(b"0 g 0 0 250 32 re f", Type=Name.XObject, Subtype=Name.Form, BBox=box)


def _note(pdf: Pdf, text: str) -> None:
    drawn(PLACED)(pdf, text)
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Square, Rect=Array([190, 440, 440, 472]), C=Array([0, 0, 0]), IC=Array([0, 0, 0]),
        AP=Dictionary(N=black_form(pdf)),
    )  # fmt: skip
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def _form_over_words(pdf: Pdf, text: str) -> None:
    pdf.pages[0].obj.Resources.XObject = Dictionary(F0=black_form(pdf))
    words = b"BT /F 12 Tf 80 600 Td (" + text.encode() + b") Tj ET "
    pdf.pages[0].contents_add(pdf.make_stream(words + b"q 1 0 0 1 70 590 cm /F0 Do Q"))


COVERED: dict[str, Callable[[Pdf, str], None]] = {
    "black box over a picture": drawn(PLACED + BOX),
    "dark grey box over a picture": drawn(PLACED + b"0.2 " + BOX[2:]),
    "black picture over a picture": drawn(PLACED + b"q 250 0 0 32 190 440 cm /I1 Do Q", I1=black_dots),
    "black box within a form over a picture": drawn(PLACED + b"q 1 0 0 1 190 440 cm /F0 Do Q", F0=black_form),
    "thick black line over a picture": drawn(PLACED + b"0 G 32 w 190 456 m 440 456 l S"),
    "dark note over a picture": _note,
    "black box within a form over words": _form_over_words,
}
IN_PDF_COVERED = tuple(
    Plant(f"PDF: {what}", "a.pdf", changed(change), "some words", "", covered=True) for what, change in COVERED.items()
)
