"""Words that end the names of streets, and how they are shortened: Gull St for Gull Street."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

__all__ = ["ROADS", "SHORTENED", "in_full", "written_out"]

SHORT_FORMS: Final = """
    street: st str
    road: rd
    lane: ln la
    row: rw
    avenue: ave av aven avn
    close: cl clo cls
    drive: dr drv
    way: wy
    terrace: ter terr tce trc
    crescent: cres cresc crs cr crst
    square: sq sqr
    gardens: gdns gdn gds gards
    quay: qy
    steps: stps
    yard: yd
    gate: gt gte
    bank: bk bnk
    hill: hl
    basin: bsn
    wharf: whf
    mews: mws
    parade: pde par
    court: ct crt
    place: pl plc
    grove: gr gro grv
    walk: wk wlk
    rise: ri
    green: grn
    view: vw
    park: pk
"""
"""Each word with its short forms, as addresses and notebooks have them."""
_TABLE: Final = {word.strip(): short.split() for word, _, short in (
    line.partition(":") for line in SHORT_FORMS.strip().splitlines()
)}  # fmt: skip
ROADS: Final = frozenset(_TABLE)
"""Words that end the name of a street."""
SHORTENED: Final[Mapping[str, str]] = {short: word for word, forms in _TABLE.items() for short in forms}
"""The word for each short form; one form stands for one word."""
FIGURE: Final = re.compile(r"[0-9]")
_SHORT: Final = re.compile(rf"(?<=\s)({'|'.join(sorted(SHORTENED, key=len, reverse=True))})\b\.?", re.IGNORECASE)
_LAST: Final = re.compile(rf"{_SHORT.pattern}(?=\s*(?:[,;(]|$))", re.IGNORECASE)


def written_out(place: str) -> Iterator[str]:
    """Yield a place with the short words at the ends of its names in full, and with all in full.

    At the beginning or in the middle of a name `St` is rather Saint: St Mary's Rd is St Mary's Road. As it is written
    one comes as well that has a figure; another run together may be any word: Fore St is no forest.
    """
    if FIGURE.search(place):
        yield place
    yield _LAST.sub(_in_full, place)
    yield in_full(f" {place}").strip()


def in_full(text: str) -> str:
    """Return a text with each short word in full that may end the name of a street: it stands after another word."""
    return _SHORT.sub(_in_full, text)


def _in_full(found: re.Match[str]) -> str:
    return SHORTENED[found[1].casefold()]
