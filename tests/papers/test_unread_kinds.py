"""A file of a kind that docgen does not look into is told, also within another; a piece of a file is not by chance."""

from email.message import EmailMessage
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from docgen.papers.everything import everything
from docgen.papers.held import Blind
from tests.leaks.in_office import zipped


def picture(kind: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (60, 40), "white").save(out, kind)
    return out.getvalue()


def blind(name: str, content: bytes) -> list[str]:
    return [held.place for held in everything(name, content) if isinstance(held, Blind)]


@pytest.mark.parametrize("kind", ["JPEG2000", "PPM", "PCX", "TGA", "ICO", "ICNS", "DDS", "SGI", "EPS"])
def test_a_picture_of_a_kind_that_is_not_read_is_told(kind: str) -> None:
    assert blind("a", picture(kind))


@pytest.mark.parametrize(
    "begins",
    [
        b"\0\0\0\x18ftypisom", b"RIFF\x24\0\0\0WAVEfmt ", b"7z\xbc\xaf\x27\x1c\0\4", b"Rar!\x1a\x07\0",
        b"\x5d\0\0\x80\0\xff", b"\xff\x0a\xfa\x1f", b"%!PS-Adobe-3.0\n(Some) show (one) show\n",
    ],
)  # fmt: skip
def test_a_film_an_archive_and_a_drawing_that_a_program_makes_are_told(begins: bytes) -> None:
    assert blind("a", begins + b"\x01\x80" * 40)


def test_it_is_told_within_another_file() -> None:
    assert blind("a.zip", zipped({"a.jp2": picture("JPEG2000")})) == ["part 1"]


DATA, SIGNED, ENVELOPED = (bytes.fromhex(f"06092a864886f70d0107{n:02x}") for n in (1, 2, 3))
"""Types of the Cryptographic Message Syntax (RFC 5652)."""


def der(tag: int, *parts: bytes) -> bytes:
    """A value of ASN.1 with its length in two bytes (X.690, 8.1.3)."""
    inner = b"".join(parts)
    return bytes([tag, 0x82]) + len(inner).to_bytes(2, "big") + inner


def signed(*message: bytes) -> bytes:
    """A signed message; without one, a signature by itself, whose message is elsewhere."""
    inner = der(0x30, DATA, der(0xA0, der(0x04, *message))) if message else b"\x30\x0b" + DATA
    certificates = der(0xA0, b"\0" * 300)
    return der(0x30, SIGNED, der(0xA0, der(0x30, b"\2\1\1", der(0x31), inner, certificates)))


SEALED = {
    "encrypted": der(0x30, ENVELOPED, der(0xA0, der(0x30, b"\2\1\0", b"\x9a" * 80))),
    "signed as a whole": signed(b"Content-Type: text/plain\r\n\r\nU28gYmUgaXQ=\r\n"),
    "PGP": b"A note.\n-----BEGIN PGP MESSAGE-----\n\nhQEMA2x\n-----END PGP MESSAGE-----\n",
}


@pytest.mark.parametrize("what", SEALED)
def test_a_message_that_is_encrypted_or_signed_as_a_whole_is_told_by_itself_and_in_an_e_mail(what: str) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.org", "b@example.org", "x"
    mail.set_content("See what comes with it.")
    mail.add_attachment(SEALED[what], "application", "octet-stream", filename="smime.p7m")
    assert blind("a", SEALED[what])
    assert blind("a.eml", bytes(mail))


def test_so_is_one_in_the_words_of_an_e_mail() -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.org", "b@example.org", "x"
    mail.set_content(SEALED["PGP"].decode())
    assert blind("a.eml", bytes(mail))


def test_a_signature_whose_message_is_elsewhere_is_not() -> None:
    assert blind("smime.p7s", signed()) == []


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"])
def test_a_picture_that_is_read_is_not(kind: str) -> None:
    assert blind("a", picture(kind)) == []


@pytest.mark.parametrize(
    "content",
    [b"P1 2 March", b"P1 is the first of them.", b"P3 said:\n", b"ID3 of the list", b"PS: a word", b"\1\2\3words\0"],
)
def test_a_text_is_not(content: bytes) -> None:
    assert blind("a.txt", content) == []


def test_a_picture_in_a_pdf_is_read_as_its_pages_show_it() -> None:
    made, out = pikepdf.new(), BytesIO()
    page = made.add_blank_page(page_size=(200, 200))
    shown = pikepdf.Stream(made, picture("JPEG2000"))
    shown.Type, shown.Subtype, shown.Filter = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.JPXDecode
    shown.Width, shown.Height = 60, 40
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=shown))
    page.Contents = pikepdf.Stream(made, b"60 0 0 40 10 10 cm /A Do")
    made.save(out)
    assert blind("a.pdf", out.getvalue()) == []
