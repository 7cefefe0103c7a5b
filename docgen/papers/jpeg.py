"""What a JPEG carries besides its picture, taken out without touching the picture; and how large its blocks are."""

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["BLOCK", "bare_jpeg", "block_size"]

BLOCK: Final = 8
"""Dots of a picture that are coded together, each way (ISO/IEC 10918-1, A.1.1)."""
COARSEST: Final = 4
"""Dots of a picture for one of its colour, each way, at most (B.2.2)."""
FACTORS: Final = 11
"""Where a frame's header has the factors of its first part; those of each next one are three bytes on (B.2.2)."""
START: Final = b"\xff\xd8"
END: Final = b"\xff\xd9"
SCAN: Final = 0xDA
"""Behind it there is picture, up to the next mark that is not one of a pause (ISO/IEC 10918-1, annex B)."""
NEXT: Final = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
JFIF: Final = 0xE0
ADOBE: Final = 0xEE
"""Says how colours are to be read (APP14); all other application segments and comments only tell of the picture."""
LONGEST: Final = {JFIF: 18, ADOBE: 16}
"""What of these is read, with their marks; behind it JFIF has a small copy of the picture."""
FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
DRAWN: Final = frozenset((*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDC, 0xDD))
"""Frames, scans, and the tables and numbers that they need."""
Segment = tuple[int, bytes]


def bare_jpeg(jpeg: bytes) -> tuple[bytes, tuple[int, int]] | None:
    """Return a JPEG without EXIF, XMP, comments, previews and what follows its end, and its width and height in dots.

    None for what is no JPEG, or a broken one.
    """
    made, size = [START], None
    try:
        for kind, data in _segments(jpeg):
            if kind in FRAMES:
                if size:
                    return None
                size = int.from_bytes(data[7:9], "big"), int.from_bytes(data[5:7], "big")
            made.append(_plain(kind, data))
    except ValueError:
        return None
    return (b"".join((*made, END)), size) if size else None


def block_size(jpeg: bytes) -> tuple[int, int]:
    """Return how many dots of a JPEG are coded together, across and down: more where it has less colour than light.

    A broken one has the usual ones of a photograph, 16 each way.
    """
    at = len(START)
    while jpeg.startswith(START) and at + FACTORS < len(jpeg) and jpeg[at] == START[0]:
        kind = jpeg[at + 1]
        if kind in FRAMES:
            return _block_of_frame(jpeg[at : at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")])
        at += 1 if kind == START[0] else 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return 2 * BLOCK, 2 * BLOCK


def _block_of_frame(frame: bytes) -> tuple[int, int]:
    factors = frame[FACTORS::3]
    across, down = max(each >> 4 for each in factors), max(each & 15 for each in factors)
    if len(factors) == 1:  # a part by itself is coded in plain blocks, whatever its factors (A.2.2)
        across = down = 1
    return BLOCK * max(1, min(COARSEST, across)), BLOCK * max(1, min(COARSEST, down))


def _segments(jpeg: bytes) -> Iterator[Segment]:
    """Yield each segment with its mark, and with the picture behind it. Raises ValueError where there is no end."""
    if not jpeg.startswith(START):
        raise ValueError
    at = len(START)
    while jpeg[at : at + 2] != END:
        if at + 4 > len(jpeg) or jpeg[at] != START[0]:
            raise ValueError
        if jpeg[at + 1] == START[0]:
            at += 1
            continue
        kind, end = jpeg[at + 1], at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if kind == SCAN:
            if (found := NEXT.search(jpeg, end)) is None:
                raise ValueError
            end = found.start()
        yield kind, jpeg[at:end]
        at = end


def _plain(kind: int, data: bytes) -> bytes:
    """Return a segment as it is, cut to what is read of it, or nothing where it only tells of the picture."""
    if kind in DRAWN:
        return data
    if kind not in LONGEST or (kind == JFIF and data[4:9] != b"JFIF\0") or (kind == ADOBE and data[4:9] != b"Adobe"):
        return b""
    cut = data[: LONGEST[kind]]
    if kind == JFIF:
        cut = cut[:16] + bytes(2)
    return cut[:2] + (len(cut) - 2).to_bytes(2, "big") + cut[4:]
