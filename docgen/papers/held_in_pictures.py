"""What lies in a picture besides what it shows: metadata, comments, thumbnails, and bytes after its end."""

import re
import struct
import warnings
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from io import BytesIO

from PIL import ExifTags, Image, ImageOps, TiffImagePlugin

from docgen.papers.decoding import decoded, inflated
from docgen.papers.held import Blind, Held, Inside, Picture, Text, within
from docgen.papers.held_in_text import held_in_markup, raw_words
from docgen.papers.picture_looks import MOST_FRAMES, MOST_PIXELS
from docgen.papers.picture_opening import opened

__all__ = ["as_png", "held_in_picture"]

PNG = b"\x89PNG\r\n\x1a\n"
MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]", re.DOTALL)
PACKED_CHUNKS = {b"zTXt", b"iTXt", b"iCCP"}
DAMAGED = (
    Image.DecompressionBombError, OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, struct.error,
)  # fmt: skip
"""What Pillow raises for a picture that is not as it should be."""
SMALLEST_SIDE = 12
"""Pixels: in less no word can be read."""
LARGEST_FOR_READING = 3_600
"""Pixels of the longer side of what is read by machine: A4 at 300 dots to the inch."""


def held_in_picture(content: bytes, place: str, inside: Inside) -> Iterator[Held]:
    """Yield what a picture holds besides its pixels, and each of its frames to be read."""
    if content.startswith(b"\xff\xd8"):
        yield from _jpeg(content, place, inside)
    elif content.startswith(PNG):
        yield from _png(content, place, inside)
    yield from _thumbnails(content, place)
    yield from raw_words(content, within(place, "bytes of the picture"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of slightly broken files
        try:
            with opened(content) as image:
                yield from _told(image, place)
                yield from _frames(image, content, place)
        except DAMAGED:
            yield Blind(place, "The picture cannot be read: it is damaged, too large, or of a kind nobody knows.")


def _frames(image: Image.Image, content: bytes, place: str) -> Iterator[Held]:
    count = min(int(getattr(image, "n_frames", 1)), MOST_FRAMES + 1)
    if count > MOST_FRAMES or image.size[0] * image.size[1] > MOST_PIXELS:
        yield Blind(place, "It holds more pictures, or more pixels, than docgen looks through.")
        return
    if max(image.size) < SMALLEST_SIDE:
        return
    digest = sha256(content).hexdigest()
    for at in range(count):
        where = within(place, f"picture {at + 1}" if count > 1 else "the picture")
        yield Picture(where, f"{digest}-{at}" if at else digest, partial(as_png, content, at))


def as_png(content: bytes, frame: int = 0) -> bytes:
    """Return one frame of a picture, upright and in greys, as a PNG of bounded size. Raises what Pillow raises."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as above
        with opened(content) as image:
            image.seek(frame)
            image.draft("L", (LARGEST_FOR_READING, LARGEST_FOR_READING))
            upright = _upright(_on_white(image))
            upright.thumbnail((LARGEST_FOR_READING, LARGEST_FOR_READING))
            out = BytesIO()
            upright.save(out, "PNG", compress_level=1)
            return out.getvalue()


def _upright(image: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(image)
    except DAMAGED:  # in the metadata; the picture is read as it lies
        return image


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        clear = image.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(white, clear).convert("L")
    return image.convert("L")


def _told(image: Image.Image, place: str) -> Iterator[Held]:
    for value in image.info.values():
        yield from _value(value, within(place, "metadata"))
    try:
        yield from _exif(image, place)
    except DAMAGED:
        return  # its bytes are looked through in any case


def _exif(image: Image.Image, place: str) -> Iterator[Held]:
    exif = image.getexif()
    within_it = (exif.get_ifd(ifd) for ifd in (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo, ExifTags.IFD.Interop))
    for table in (exif, *within_it):
        for value in table.values():
            yield from _value(value, within(place, "EXIF"))
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        for value in image.tag_v2.values():
            yield from _value(value, within(place, "TIFF tags"))


def _value(value: object, place: str) -> Iterator[Held]:
    if isinstance(value, str):
        yield Text(place, value)
        if "<" in value:
            yield from held_in_markup(value, place)
    elif isinstance(value, bytes):
        yield from _bytes(value, place)
    elif isinstance(value, tuple | list) and value and all(isinstance(each, int) and 0 <= each < 256 for each in value):  # noqa: PLR2004 - a byte
        yield from _bytes(bytes(value), place)


def _bytes(value: bytes, place: str) -> Iterator[Held]:
    """Yield what bytes of metadata say: a text in 8 or 16 bits, with or without the eight letters of its code."""
    body = value[8:] if value[:8] in {b"UNICODE\0", b"ASCII\0\0\0", b"JIS\0\0\0\0\0"} else value
    if b"<" in body:
        yield from held_in_markup(decoded(body), place)
    if b"\0" in body:
        yield Text(place, body.decode("utf-16-le", "replace"))
        yield Text(place, body.decode("utf-16-be", "replace"))
    yield Text(place, decoded(body).replace("\0", " "))


def _jpeg(content: bytes, place: str, inside: Inside) -> Iterator[Held]:
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] not in {0xDA, 0xD9}:  # noqa: PLR2004 - JPEG markers
        size = int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xE0 <= content[at + 1] <= 0xFE:  # noqa: PLR2004 - application segments and comments
            yield from _bytes(content[at + 4 : at + 2 + size], within(place, "JPEG segment"))
        at += 2 + max(size, 2)
    ends = next((found.end() for found in MARKER.finditer(content, at) if found[0] == b"\xff\xd9"), len(content))
    if content[ends:].strip(b"\0"):
        yield from inside(within(place, "after the end"), content[ends:])


def _png(content: bytes, place: str, inside: Inside) -> Iterator[Held]:
    at = len(PNG)
    while at + 12 <= len(content):
        size, kind = struct.unpack_from(">I4s", content, at)
        body, at = content[at + 8 : at + 8 + size], at + 12 + size
        if kind in PACKED_CHUNKS:
            for start in (found.start() for found in re.finditer(rb"x[\x01\x5e\x9c\xda]", body)):
                yield Text(within(place, "PNG text"), decoded(inflated(body[start:]) or b""))
        if kind not in {b"IDAT", b"PLTE", b"fdAT"}:
            yield from _bytes(body, within(place, "PNG chunk"))
        if kind == b"IEND":
            break
    if content[at:].strip(b"\0"):
        yield from inside(within(place, "after the end"), content[at:])


def _thumbnails(content: bytes, place: str) -> Iterator[Held]:
    """Yield the JPEG pictures that lie within the bytes of another picture."""
    start = content.find(b"\xff\xd8\xff", 3)
    seen = 0
    while start >= 0 and seen < 50:  # noqa: PLR2004 - a picture has one or two
        end = content.find(b"\xff\xd9", start)
        inner = content[start : end + 2 if end >= 0 else len(content)]
        if _opens(inner):
            yield Picture(within(place, "thumbnail"), sha256(inner).hexdigest(), partial(as_png, inner))
        start, seen = content.find(b"\xff\xd8\xff", start + 3), seen + 1


def _opens(content: bytes) -> bool:
    """Tell whether bytes begin as a picture does: three of them may stand anywhere by chance."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # as above
            Image.open(BytesIO(content), formats=("JPEG",)).close()
    except DAMAGED:
        return False
    return True
