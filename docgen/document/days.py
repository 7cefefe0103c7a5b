"""Days in a text, so that what prints it parts no day from its month, nor a month from its year."""

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["days_in"]

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAY = re.compile(rf"(?<![\w.,/-])[0-9]{{1,2}} (?:{'|'.join(MONTHS)})(?: [0-9]{{4}})?(?![\w])")


def days_in(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text in order, each with whether it is a day; joined, they are the text."""
    end = 0
    for day in _DAY.finditer(text):
        if day.start() > end:
            yield text[end : day.start()], False
        yield day[0], True
        end = day.end()
    if end < len(text) or not text:
        yield text[end:], False
