"""The tag tree of a bundle: those of its papers under one, each in a part of its own.

ISO 32000-1, 14.7. Numbers by which places on pages find their elements are moved behind those that are there; ids,
by which cells of tables name their headings, get a beginning of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from docgen.papers.pdf_tag_tree import FORMS, PARENT_KEYS

__all__ = ["Tree", "begun", "finished", "take"]


@dataclass(slots=True)
class Tree:
    """The tag tree of a bundle as it grows: its parts in order, and the numbers under which places are found in it."""

    root: Dictionary
    whole: Dictionary
    parts: list[Object] = field(default_factory=list)
    numbers: list[tuple[int, int, Array]] = field(default_factory=list)
    """Of each source: its first and last number, and numbers and elements in turn."""
    ids: list[tuple[bytes, Object]] = field(default_factory=list)
    following: int = 0
    """The next number that nobody has."""


def take(bundle: Pdf, tree: Tree, root: Object, pages: Sequence[Object], title: str) -> None:
    """Put a source's tag tree below a part of its own, its numbers moved behind those that are there."""
    base = tree.following
    part = bundle.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Part, P=tree.whole, T=String(title)))
    elements = _elements(root)
    for element in elements:
        element["/P"] = part
        if element.get("/S") == Name.Document:
            element["/S"] = Name.Sect  # of documents there is one in a tree
    part["/K"] = Array(elements)
    tree.parts.append(part)
    for page in pages:
        _move(page, base)
        for note in page.get("/Annots", ()):
            _move(note, base)
    for form in root.get(FORMS, ()):
        _move(form.stream_dict, base)
    numbers = _numbers(root["/ParentTree"])
    if len(numbers):
        moved = [each + base if at % 2 == 0 else each for at, each in enumerate(numbers)]
        tree.numbers.append((int(moved[0]), int(moved[-2]), Array(moved)))
    tree.following = base + int(root.get("/ParentTreeNextKey", 0))
    if "/IDTree" in root:
        _rename(part, b"d%d." % len(tree.parts), tree)


def _numbers(tree: Object) -> list[Object]:
    """Return numbers and elements in turn: of one list, or of those of a bundle that was finished before."""
    lists = [tree] if "/Nums" in tree else [*tree.get("/Kids", ())]
    return [each for one in lists for each in one.get("/Nums", ())]


def _move(item: Object, base: int) -> None:
    for key in PARENT_KEYS:
        if key in item:
            item[key] = int(item[key]) + base


def _elements(node: Object) -> list[Object]:
    kids = node.get("/K")
    each = [*kids] if isinstance(kids, Array) else [kids]
    return [kid for kid in each if isinstance(kid, Dictionary)]


def _rename(part: Object, before: bytes, tree: Tree) -> None:
    """Give every id of a source a beginning of its own: the cells of tables name their headings by id."""
    waiting = _elements(part)
    while waiting:
        element = waiting.pop()
        if "/ID" in element:
            element["/ID"] = String(before + bytes(element["/ID"]))
            tree.ids.append((bytes(element["/ID"]), element))
        attributes = element.get("/A")
        for each in [*attributes] if isinstance(attributes, Array) else [attributes]:
            if isinstance(each, Dictionary) and isinstance(each.get("/Headers"), Array):
                each["/Headers"] = Array([String(before + bytes(name)) for name in each["/Headers"]])
        waiting += [kid for kid in _elements(element) if "/S" in kid]


def finished(bundle: Pdf, tree: Tree) -> None:
    """Write the tag tree into a bundle whose parts are all there."""
    tree.whole["/K"] = Array(tree.parts)
    tree.root["/K"] = Array([tree.whole])
    kids = [
        bundle.make_indirect(Dictionary(Limits=Array([first, last]), Nums=numbers))
        for first, last, numbers in tree.numbers
    ]
    tree.root["/ParentTree"] = bundle.make_indirect(Dictionary(Kids=Array(kids)) if kids else Dictionary(Nums=Array()))
    tree.root["/ParentTreeNextKey"] = tree.following
    if tree.ids:
        pairs = [each for pair in sorted(tree.ids, key=lambda pair: pair[0]) for each in (String(pair[0]), pair[1])]
        tree.root["/IDTree"] = bundle.make_indirect(Dictionary(Names=Array(pairs)))
    bundle.Root["/StructTreeRoot"] = tree.root
    bundle.Root["/MarkInfo"] = Dictionary(Marked=True)


def begun(bundle: Pdf) -> Tree:
    """Return an empty tag tree for a bundle."""
    root = bundle.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    whole = bundle.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    return Tree(root, whole)
