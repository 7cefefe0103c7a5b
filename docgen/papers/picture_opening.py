"""Pictures opened by the parsers that may see a file from outside, and by no other."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import Final

from PIL import Image

__all__ = ["PHOTOGRAPHS", "opened"]

FORMATS: Final = ("JPEG", "PNG", "GIF", "BMP", "WEBP", "AVIF", "TIFF")
"""Formats that Pillow may try; others of its parsers never see a file from outside."""
HEIF: Final = "HEIF"
PHOTOGRAPHS: Final = frozenset(("JPEG", "MPO", "AVIF", HEIF))
"""Formats that were packed with a loss: without one they take many times the room."""
AV1: Final = frozenset((b"avif", b"avis"))
BRAND: Final = 4
LONGEST_HEAD: Final = 400


@contextmanager
def opened(content: bytes) -> Iterator[Image.Image]:
    """Open a picture; what a telephone writes (HEIC) by a parser of its own, which turns it as it is seen.

    Raises what Pillow raises, UnidentifiedImageError where nothing here knows it.
    """
    formats: tuple[str, ...] = FORMATS
    if _is_heif(content):
        _with_heif()
        formats = (HEIF,)
    with Image.open(BytesIO(content), formats=formats) as image:
        yield image


def _is_heif(content: bytes) -> bool:
    """Tell whether a picture is packed as films are, and not in AV1, which Pillow knows (ISO/IEC 23008-12, 10)."""
    size = min(int.from_bytes(content[:BRAND], "big"), LONGEST_HEAD)
    if content[BRAND : 2 * BRAND] != b"ftyp":
        return False
    return not AV1 & {content[at : at + BRAND] for at in range(2 * BRAND, size, BRAND)}


@cache
def _with_heif() -> None:
    """Let Pillow know of HEIC: only where one is there, since loading its library takes a while."""
    from pi_heif import register_heif_opener  # noqa: PLC0415 - see above

    register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)
