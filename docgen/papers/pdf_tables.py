"""The tables that a page draws with, its own and those of its forms: what in them a kept page cannot have."""

from collections.abc import Iterator
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Object, Stream

__all__ = ["MOST_DEPTH", "has_layers", "has_masks", "inherited"]

LAYERS: Final = frozenset(("/OCG", "/OCMD"))
COMPRESSED_PICTURES: Final = frozenset(("/JPXDecode",))
"""Pictures with room for data of any kind in them, which is not looked through: their pages are made anew."""
MOST_PARENTS: Final = 50
MOST_DEPTH: Final = 12


def has_layers(page: pikepdf.Page) -> bool:
    """Tell whether a page may draw on layers, some of them hidden (ISO 32000-1, 8.11), or what cannot be stripped."""
    for table, depth in _tables(page):
        named = (each for each in _in(table, "/Properties") if isinstance(each, Dictionary))
        if depth > MOST_DEPTH or any(str(each.get("/Type", "")) in LAYERS for each in named):
            return True
        if any("/OC" in part or COMPRESSED_PICTURES & _filters(part) for part in _parts(table)):
            return True
    return False


def has_masks(page: pikepdf.Page) -> bool:
    """Tell whether a picture on a page may have a mask, which may show something itself (ISO 32000-1, 8.9.6)."""
    return any("/SMask" in part or "/Mask" in part for table, _ in _tables(page) for part in _parts(table))


def _tables(page: pikepdf.Page) -> Iterator[tuple[Object, int]]:
    """Yield the tables that a page and its forms draw with, each once, and how deep each lies."""
    todo, known = [(inherited(page.obj, "/Resources"), 0)], set[tuple[int, int]]()
    while todo:
        table, depth = todo.pop()
        if not isinstance(table, Dictionary):
            continue
        yield table, depth
        for part in _parts(table):
            if depth <= MOST_DEPTH and part.objgen not in known:
                known.add(part.objgen)
                todo.append((part.get("/Resources"), depth + 1))


def _parts(table: Object) -> Iterator[Stream]:
    yield from (part for part in _in(table, "/XObject") if isinstance(part, Stream))


def _filters(part: Object) -> frozenset[str]:
    named = part.get("/Filter")
    return frozenset(map(str, list(named) if isinstance(named, Array) else [named]))


def _in(resources: Object, key: str) -> Iterator[Object]:
    table = resources.get(key)
    if isinstance(table, Dictionary):
        yield from (value for _, value in table.items())


def inherited(page: Object, key: str) -> Object | None:
    """Return what a page, or else what it is part of, has under a key (ISO 32000-1, 7.7.3.4)."""
    node: Object | None = page
    for _ in range(MOST_PARENTS):
        if not isinstance(node, Dictionary):
            return None
        if (value := node.get(key)) is not None:
            return value
        if key == "/UserUnit":
            return None
        node = node.get("/Parent")
    return None
