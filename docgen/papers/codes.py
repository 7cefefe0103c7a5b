"""Texts that nobody reads as they stand: a program shows something else than their letters."""

import json
import re
from typing import Final

__all__ = ["is_in_codes"]

MARKUP: Final = re.compile(r"\s*<[!?a-z]", re.IGNORECASE)
HEAD: Final = re.compile(r"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
AT_FIRST: Final = 4_000
"""Characters in which a saved page says what it is."""


def is_in_codes(text: str) -> bool:
    """Tell whether a text is HTML, XML, JSON or a saved web page."""
    plain = text.lstrip("\ufeff \t\r\n")
    if MARKUP.match(plain) or HEAD.search(plain[:AT_FIRST]):
        return True
    try:
        return plain[:1] in {"{", "["} and json.loads(plain) is not None
    except (ValueError, RecursionError):
        return False
