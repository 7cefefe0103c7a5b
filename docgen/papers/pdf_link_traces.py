"""Looking in the addresses of links for words that must not be there, however an address writes them."""

import binascii
import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from typing import Final
from unicodedata import normalize

__all__ = ["AddressPhrase"]

MOST_TIMES: Final = 3
"""How often an address may be written in percent codes over each other."""
BLOB: Final = re.compile(r"[A-Za-z0-9+/_-]{8,}")
PERCENT: Final = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
APART: Final = re.compile(r"[\W_]+")
SHORTEST_WITHIN: Final = 7
"""Letters of a phrase that is looked for within words."""
SHORTEST_NUMBER: Final = 6
"""Figures of a phrase that is a number; its code of a country, or the 0 in place of it, does not count."""
FOREIGN: Final = re.compile(r"^(?:0044|44|0)")


class AddressPhrase:
    """A phrase, to be looked for in addresses: as words of its own, as one word, or as a number."""

    def __init__(self, phrase: str) -> None:
        words = _words(phrase)
        self._spaced, self._whole = f" {words} ", words.replace(" ", "")
        figures = FOREIGN.sub("", self._whole)
        self._number = figures if figures.isdigit() and len(figures) >= SHORTEST_NUMBER else None

    def is_in(self, address: str) -> bool:
        """Tell whether an address of any kind says it: plainly, in percent codes or in base64."""
        return bool(self._whole) and any(self._is_said(form) for form in _forms(address))

    def _is_said(self, form: str) -> bool:
        words = _words(form)
        if self._spaced in f" {words} ":
            return True
        whole = words.replace(" ", "")
        if self._number is not None and self._number in whole:
            return True
        return len(self._whole) >= SHORTEST_WITHIN and self._whole in whole


def _words(text: str) -> str:
    """Return words in small letters without accents, one space between; a capital within a word begins another."""
    plain = "".join(char for char in normalize("NFKD", HUMP.sub(" ", text)) if not "\u0300" <= char <= "\u036f")
    return APART.sub(" ", plain.casefold()).strip()


def _forms(address: str) -> Iterator[str]:
    """Yield an address as it is written, and as it reads when its codes are undone."""
    form = address
    for _ in range(MOST_TIMES + 1):
        yield form
        yield from _blobs(form)
        if (plain := PERCENT.sub(_undone, form)) == form:
            break
        form = plain


def _undone(found: re.Match[str]) -> str:
    return bytes.fromhex(found[0].replace("%", "")).decode("utf-8", "replace")


def _blobs(form: str) -> Iterator[str]:
    for blob in BLOB.findall(form):
        text = blob.replace("+", "-").replace("/", "_")
        try:
            yield urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            continue
