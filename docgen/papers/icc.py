"""What a colour profile says besides its colours, who made it and when, taken out; its colours stay as they are."""

from collections.abc import Iterator
from typing import Final

__all__ = ["without_descriptions"]

HEADER: Final = 128
ENTRY: Final = 12
MOST_TAGS: Final = 100
SIGNED: Final = slice(36, 40)
SIGNATURE: Final = b"acsp"
KEPT_OF_HEADER: Final = ((8, 12), (12, 24), (36, 40), (64, 68), (68, 80))
"""Version, kind, colours and what they are told by, signature, intent and white point (ICC.1:2010, 7.2)."""
COLOURS: Final = frozenset(
    (
        *(b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"wtpt", b"bkpt", b"chad"),
        *(b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2", b"gamt"),
    )
)
"""Tags by which colours are made of others (ICC.1:2010, 8 and 9)."""
MOST_COLOURS: Final = 15
PARAMETERS: Final = (1, 3, 4, 5, 7)
"""Of a curve by a formula, by its kind (ICC.1:2010, 10.18)."""


def without_descriptions(profile: bytes) -> bytes | None:
    """Return a profile with what makes its colours only; None for one that cannot be read or is of a rarer kind."""
    if len(profile) < HEADER + 4 or profile[SIGNED] != SIGNATURE:
        return None
    tags = dict[bytes, bytes]()
    for name, data in _tags(profile):
        if name not in COLOURS:
            continue
        if (length := _length(data)) is None or length > len(data):
            return None
        tags[name] = data[:4] + bytes(4) + data[8:length]
    return _profile(profile, tags) if tags else None


def _tags(profile: bytes) -> Iterator[tuple[bytes, bytes]]:
    count = min(_number(profile, HEADER), MOST_TAGS)
    for at in range(HEADER + 4, min(HEADER + 4 + count * ENTRY, len(profile) - ENTRY + 1), ENTRY):
        start, length = _number(profile, at + 4), _number(profile, at + 8)
        yield profile[at : at + 4], profile[start : start + length]


def _number(data: bytes, at: int, size: int = 4) -> int:
    return int.from_bytes(data[at : at + size], "big")


def _length(data: bytes) -> int | None:
    """Return how many bytes a tag's data take by what they are; None where that is not known."""
    kind = data[:4]
    if kind == b"XYZ ":
        return 20
    if kind == b"sf32":
        return 44
    if kind == b"curv":
        return 12 + 2 * _number(data, 8)
    if kind == b"para":
        which = _number(data, 8, 2)
        return 12 + 4 * PARAMETERS[which] if which < len(PARAMETERS) else None
    if kind in {b"mft1", b"mft2"} and len(data) > HEADER // 2:
        return _length_of_table(data, wide=1 if kind == b"mft1" else 2)
    return None


def _length_of_table(data: bytes, *, wide: int) -> int:
    """Return how long a table of colours is (ICC.1:2010, 10.10 and 10.11): its curves, and the points between."""
    ins, outs, steps = data[8:11]
    rows = (256, 256) if wide == 1 else (_number(data, 48, 2), _number(data, 50, 2))
    points: int = steps ** min(ins, MOST_COLOURS)
    return (48 if wide == 1 else 52) + wide * (ins * rows[0] + points * outs + outs * rows[1])


def _profile(old: bytes, tags: dict[bytes, bytes]) -> bytes:
    header = bytearray(HEADER)
    for start, end in KEPT_OF_HEADER:
        header[start:end] = old[start:end]
    nothing = bytes(12) if old[8] < 4 else bytes(4) + (12).to_bytes(4, "big")  # noqa: PLR2004 - the version
    empty = b"desc" + bytes(86) if old[8] < 4 else b"mluc" + nothing  # noqa: PLR2004
    right = b"text" + bytes(5) if old[8] < 4 else empty  # noqa: PLR2004
    every = {b"desc": empty, b"cprt": right, **tags}
    listed, body, places = b"", b"", dict[bytes, int]()
    begins = HEADER + 4 + ENTRY * len(every)
    for name, data in every.items():
        if data not in places:
            places[data] = begins + len(body)
            body += data + bytes(-len(data) % 4)
        listed += name + places[data].to_bytes(4, "big") + len(data).to_bytes(4, "big")
    made = bytes(header) + len(every).to_bytes(4, "big") + listed + body
    return len(made).to_bytes(4, "big") + made[4:]
