"""What a JPEG carries besides its picture: taken out without touching the picture."""

from typing import Final

__all__ = ["without_metadata"]

START: Final = b"\xff\xd8"
SCAN: Final = 0xDA
"""From the first scan on there is picture, to the end-of-image mark (ISO/IEC 10918-1, annex B)."""
END: Final = b"\xff\xd9"
ADOBE: Final = 0xEE
"""Says how colours are to be read (APP14); all other application segments and comments only tell of the picture."""
TELLING: Final = frozenset((*range(0xE1, 0xF0), 0xFE)) - {ADOBE}


def without_metadata(jpeg: bytes) -> bytes:
    """Return a JPEG without EXIF, XMP, comments, previews, and whatever follows its end; another file as it is."""
    if not jpeg.startswith(START):
        return jpeg
    kept, at = [START], len(START)
    while at + 4 <= len(jpeg) and jpeg[at] == START[0]:
        kind = jpeg[at + 1]
        if kind == SCAN:
            end = jpeg.rfind(END)
            return b"".join((*kept, jpeg[at : end + len(END) if end > at else len(jpeg)]))
        length = 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if kind not in TELLING:
            kept.append(jpeg[at : at + length])
        at += length
    return jpeg
