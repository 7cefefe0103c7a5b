"""Where the links and bookmarks of a PDF lead: names and numbers resolved to the pages of the file itself.

ISO 32000-1, 12.3.2 (destinations), 7.9.6 (name trees). A destination that is an array with its page in it means the
same in any file that the page is copied to, and no name can clash with another file's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

__all__ = ["Targets", "pairs_of_tree", "targets_of"]

DEEPEST: Final = 60
MOST_NAMES: Final = 200_000
MOST_STEPS: Final = 5
"""A name may stand for a name; more than so many in a row lead nowhere."""
Id = tuple[int, int]


def pairs_of_tree(node: Object | None, key: str) -> Iterator[tuple[Object, Object]]:
    """Yield the keys and values of a name tree (`/Names`) or number tree (`/Nums`), loops and odd nodes passed over."""
    seen, waiting = set[Id](), [(node, 0)]
    while waiting:
        at, depth = waiting.pop()
        if not isinstance(at, Dictionary) or depth > DEEPEST:
            continue
        if at.is_indirect:
            if at.objgen in seen:
                continue
            seen.add(at.objgen)
        pairs = at.get(key)
        if isinstance(pairs, Array):
            yield from ((pairs[place], pairs[place + 1]) for place in range(0, len(pairs) - 1, 2))
        kids = at.get("/Kids")
        if isinstance(kids, Array):
            waiting += [(kid, depth + 1) for kid in reversed([*kids])]


@dataclass(slots=True)
class Targets:
    """The pages of a file, by their object, and its named destinations."""

    pages: list[Object]
    place: dict[Id, int]
    names: dict[bytes, Object] = field(default_factory=dict)

    def explicit(self, target: Object | None) -> Array | None:
        """Return a destination as an array whose first item is a page of this file; None where it leads nowhere."""
        for _ in range(MOST_STEPS):
            match target:
                case Name() | String():
                    target = self.names.get(_key(target))
                case Dictionary():
                    target = target.get("/D")
                case Array():
                    return self._array(target)
                case _:
                    return None
        return None

    def _array(self, target: Array) -> Array | None:
        if not len(target):
            return None
        first, rest = target[0], [*target][1:] or [Name.Fit]
        if isinstance(first, Dictionary):
            return Array([first, *rest]) if first.objgen in self.place else None
        try:
            number = int(first)
        except (TypeError, ValueError):
            return None
        return Array([self.pages[number], *rest]) if 0 <= number < len(self.pages) else None


def _key(name: Object) -> bytes:
    """Return what a name or a string is looked up by: the two kinds are often used for one another."""
    if isinstance(name, String):
        return bytes(name)
    return str(name)[1:].encode("utf-8", "surrogateescape")


def targets_of(pdf: Pdf) -> Targets:
    """Return a file's pages and named destinations, those of old files (`/Dests`) too."""
    pages: list[Object] = [page.obj for page in pdf.pages]
    targets = Targets(pages, {page.objgen: at for at, page in enumerate(pages)})
    old = pdf.Root.get("/Dests")
    if isinstance(old, Dictionary):
        for key in list(old.keys())[:MOST_NAMES]:
            targets.names[key[1:].encode("utf-8", "surrogateescape")] = old[key]
    names = pdf.Root.get("/Names")
    tree = names.get("/Dests") if isinstance(names, Dictionary) else None
    for name, target in pairs_of_tree(tree, "/Names"):
        if isinstance(name, String) and len(targets.names) < MOST_NAMES:
            targets.names.setdefault(bytes(name), target)
    return targets
