"""The tag tree of a PDF made ready to be joined with others: own names of types and classes resolved, loose ends cut.

ISO 32000-1, 14.7 (logical structure), 14.8.4 (standard types). A tree without a role map and a class map of its own
cannot clash with another file's.
"""

from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from docgen.papers.pdf_targets import pairs_of_tree

__all__ = ["FORMS", "PARENT_KEYS", "plain_tree"]

STANDARD: Final = frozenset(
    (
        "/Document", "/Part", "/Art", "/Sect", "/Div", "/BlockQuote", "/Caption", "/TOC", "/TOCI", "/Index",
        "/NonStruct", "/Private", "/P", "/H", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/L", "/LI", "/Lbl",
        "/LBody", "/Table", "/TR", "/TH", "/TD", "/THead", "/TBody", "/TFoot", "/Span", "/Quote", "/Note",
        "/Reference", "/BibEntry", "/Code", "/Link", "/Annot", "/Ruby", "/RB", "/RT", "/RP", "/Warichu", "/WT",
        "/WP", "/Figure", "/Formula", "/Form",
    )
)  # fmt: skip
UNKNOWN: Final = "/NonStruct"
PARENT_KEYS: Final = ("/StructParents", "/StructParent")
FORMS: Final = "/DocgenForms"
"""Under this key of a plain tree's root stand the drawn forms that have numbers of their own in it."""
DEEPEST, MOST_ELEMENTS, MOST_ROLES = 200, 400_000, 20
LEFT_OUT: Final = ("/NS", "/C", "/R", "/AF", "/PhoneticAlphabet", "/Phoneme")


def plain_tree(pdf: Pdf) -> Dictionary | None:
    """Make a file's tag tree plain, and return its root; None where there is none that can be kept whole."""
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary) or not isinstance(root.get("/ParentTree"), Dictionary):
        return None
    if not _is_whole(pdf, root):
        return None
    roles = {key: str(value) for key, value in _entries(root.get("/RoleMap"))}
    classes = dict(_entries(root.get("/ClassMap")))
    if not _walked(root, roles, classes):
        return None
    for key in ("/RoleMap", "/ClassMap", "/Namespaces", "/PronunciationLexicon", "/AF"):
        if key in root:
            del root[key]
    _number(pdf, root)
    return root


def _number(pdf: Pdf, root: Dictionary) -> None:
    """Write the tree from places on pages to elements as one list, of those only that are still there."""
    forms = [item for item in pdf.objects if isinstance(item, Stream) and _keys_in(item.stream_dict)]
    on_pages = [page.obj for page in pdf.pages]
    notes = [note for page in on_pages for note in page.get("/Annots", Array()) if isinstance(note, Dictionary)]
    used = {number for each in (*on_pages, *notes) for number in _keys_in(each)}
    used |= {number for form in forms for number in _keys_in(form.stream_dict)}
    kept = dict[int, Object]()
    for number, element in pairs_of_tree(root["/ParentTree"], "/Nums"):
        if int(number) in used:
            kept.setdefault(int(number), element)
    listed = [part for number in sorted(kept) for part in (number, kept[number])]
    root["/ParentTree"] = pdf.make_indirect(Dictionary(Nums=Array(listed)))
    root["/ParentTreeNextKey"] = max(kept, default=-1) + 1
    if forms:
        root[FORMS] = Array(forms)


def _keys_in(item: Object) -> list[int]:
    found = []
    for key in PARENT_KEYS:
        try:
            found += [int(item[key])] if key in item else []
        except (TypeError, ValueError):
            del item[key]
    return found


def _entries(node: Object | None) -> list[tuple[str, Object]]:
    return list(node.items()) if isinstance(node, Dictionary) else []


def _is_whole(pdf: Pdf, root: Dictionary) -> bool:
    """Tell whether every page that has something to draw is in the tree: of a part only, nothing could be said."""
    known = set[int]()
    for number, _ in pairs_of_tree(root["/ParentTree"], "/Nums"):
        try:
            known.add(int(number))
        except (TypeError, ValueError):
            return False
    return all(int(page.obj.get("/StructParents", -1)) in known for page in pdf.pages if "/Contents" in page.obj)


def _walked(root: Dictionary, roles: dict[str, str], classes: dict[str, Object]) -> bool:
    """Go through the tree once; False where it is too large, too deep, or goes round in a circle."""
    waiting: list[tuple[Object, int]] = [(root, 0)]
    seen = set[tuple[int, int]]()
    while waiting:
        node, depth = waiting.pop()
        if node.is_indirect:
            if node.objgen in seen:
                return False
            seen.add(node.objgen)
        if depth > DEEPEST or len(seen) > MOST_ELEMENTS:
            return False
        if depth:
            _make_plain(node, roles, classes)
        waiting += [(kid, depth + 1) for kid in _kids(node)]
    return True


def _kids(node: Object) -> list[Object]:
    """Return the elements below one; a reference to something that was taken off the page goes."""
    kids = node.get("/K")
    if isinstance(kids, Dictionary):
        kids = Array([kids])
    if not isinstance(kids, Array):
        return []
    kept = [kid for kid in kids if not (isinstance(kid, Dictionary) and _is_loose(kid))]
    if len(kept) < len(kids) or not isinstance(node.get("/K"), Array):
        node["/K"] = Array(kept)
    return [kid for kid in kept if isinstance(kid, Dictionary) and "/S" in kid]


def _is_loose(kid: Dictionary) -> bool:
    """Tell whether this refers to an object that is no longer there."""
    return kid.get("/Type") == Name.OBJR and not isinstance(kid.get("/Obj"), Dictionary | Stream)


def _make_plain(element: Object, roles: dict[str, str], classes: dict[str, Object]) -> None:
    said = str(element.get("/S", ""))
    for _ in range(MOST_ROLES):
        if said in STANDARD or said not in roles:
            break
        said = roles[said]
    element["/S"] = Name(said if said in STANDARD else UNKNOWN)
    if classes and "/C" in element:
        named = element["/C"]
        attributes = [each for name in (named if isinstance(named, Array) else [named]) for each in _of(classes, name)]
        own = element.get("/A")
        element["/A"] = Array([*attributes, *(own if isinstance(own, Array) else [own] if own is not None else [])])
    for key in LEFT_OUT:
        if key in element:
            del element[key]


def _of(classes: dict[str, Object], name: Object) -> list[Object]:
    value = classes.get(str(name)) if isinstance(name, Name) else None
    return [*value] if isinstance(value, Array) else [] if value is None else [value]
