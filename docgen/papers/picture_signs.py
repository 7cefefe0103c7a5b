"""What a picture is known by, whatever its size and however it was packed: how bright it is, part by part."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image

__all__ = ["KeptPicture", "is_of", "sign_of"]

SIDE: Final = 64
"""Parts of a picture's width, and of its height."""
NEAR: Final = 10
"""Of 255, by how much a part may differ: what packing and another size change is less."""
LOOSE: Final = SIDE * SIDE // 50
"""Parts that may differ more, where nothing was taken out of the picture."""
VARIED: Final = 24
FEWEST: Final = SIDE * SIDE // 50
"""How many parts must differ by so much, of 255, from the middle one: a plain picture is known by nothing."""


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture that is kept back: its paper's id, and its sign. Of one that is `redacted` a copy is served."""

    paper: str
    sign: bytes
    redacted: bool


def sign_of(png: bytes) -> bytes:
    """Return a PNG's sign, 4,096 bytes; nothing for a picture that shows too little to be known by.

    Raises what Pillow raises for one that it cannot read.
    """
    with Image.open(BytesIO(png), formats=("PNG",)) as picture:
        sign = picture.convert("L").resize((SIDE, SIDE), Image.Resampling.BOX).tobytes()
    middle = sorted(sign)[len(sign) // 2]
    return sign if sum(abs(part - middle) > VARIED for part in sign) >= FEWEST else b""


def is_of(sign: bytes, kept: Sequence[KeptPicture]) -> KeptPicture | None:
    """Return the kept picture that a sign is of; None where it is of none.

    A redacted copy differs where something was taken out; no other part may differ then.
    """
    for each in kept:
        if len(sign) == len(each.sign):
            apart = sum(abs(one - other) > NEAR for one, other in zip(sign, each.sign, strict=True))
            if apart <= (0 if each.redacted else LOOSE):
                return each
    return None
