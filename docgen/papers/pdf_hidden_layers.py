"""Layers of a PDF (optional content) that a viewer does not show at first, taken out of what is drawn.

ISO 32000-1, 8.11. They are taken out of pages, of drawn forms and patterns within these, and of pictures and forms
that are hidden as a whole: nothing of them is left in the file.
"""

from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

__all__ = ["CannotDrawError", "Layers", "empty_hidden", "hidden_layers", "is_hidden", "without_marks"]

Layers = frozenset[tuple[int, int]]
DEEPEST: Final = 20
SILENT: Final = frozenset(
    (
        "q", "Q", "cm", "BT", "ET", "Td", "TD", "Tm", "T*", "Tf", "Tc", "Tw", "TL", "Tr", "Ts", "Tz", "w", "J", "j",
        "M", "d", "ri", "i", "gs", "CS", "cs", "SC", "SCN", "sc", "scn", "G", "g", "RG", "rg", "K", "k",
        "BDC", "BMC", "EMC", "MP", "DP",
    )
)  # fmt: skip
"""Operators that show nothing themselves but count for what comes after."""
MARKS: Final = frozenset(("BDC", "BMC", "EMC", "MP", "DP"))


class CannotDrawError(Exception):
    """What a page draws cannot be read."""


def hidden_layers(pdf: Pdf) -> Layers:
    """Return the layers (optional content groups) that a viewer does not show at first."""
    properties = pdf.Root.get("/OCProperties")
    if not isinstance(properties, Dictionary):
        return frozenset()
    usual = properties.get("/D")
    usual = usual if isinstance(usual, Dictionary) else Dictionary()
    groups = {each.objgen for each in _listed(properties.get("/OCGs"))}
    hidden = groups if str(usual.get("/BaseState", "/ON")) == "/OFF" else set[tuple[int, int]]()
    hidden = hidden - {each.objgen for each in _listed(usual.get("/ON"))}
    return frozenset(hidden | {each.objgen for each in _listed(usual.get("/OFF"))})


def _listed(value: Object | None) -> list[Object]:
    return [each for each in value if isinstance(each, Dictionary)] if isinstance(value, Array) else []


def without_marks(page: Object, hidden: Layers, *, marks: bool) -> bytes | None:
    """Return what a page draws without what stands in hidden layers and, with `marks`, without any marks of content.

    None where nothing of either is there. Raises CannotDrawError.
    """
    resources = page.get("/Resources")
    layers = _hidden_names(resources, "/Properties", hidden) if hidden else set[str]()
    forms = _hidden_names(resources, "/XObject", hidden) if hidden else set[str]()
    if not marks and not layers and not forms:
        return None
    try:
        drawn = pikepdf.parse_content_stream(page)
    except (pikepdf.PdfError, pikepdf.DataDecodingError, RuntimeError, TypeError) as broken:
        raise CannotDrawError from broken
    kept, within = list[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage](), list[bool]()
    for each in drawn:
        name = "" if isinstance(each, pikepdf.ContentStreamInlineImage) else str(each.operator)
        if name in {"BDC", "BMC"}:
            within.append(_is_layer([*each.operands], layers))
        is_shown = name in SILENT or not any(within)
        if name == "EMC" and within:
            within.pop()
        if is_shown and not (marks and name in MARKS) and not (name == "Do" and str(each.operands[0]) in forms):
            kept.append(each)
    return pikepdf.unparse_content_stream(kept)


def _is_layer(operands: list[Object], layers: set[str]) -> bool:
    return len(operands) > 1 and str(operands[0]) == "/OC" and str(operands[1]) in layers


def _hidden_names(resources: Object | None, kind: str, hidden: Layers) -> set[str]:
    named = resources.get(kind) if isinstance(resources, Dictionary) else None
    found = set[str]()
    if not isinstance(named, Dictionary):
        return found
    for name, value in named.items():
        layer = value.get("/OC") if kind == "/XObject" and isinstance(value, Stream) else value
        if isinstance(layer, Dictionary) and is_hidden(layer, hidden):
            found.add(name)
    return found


def is_hidden(layer: Object, hidden: Layers) -> bool:
    """Tell whether a layer is hidden, or what a membership of several comes to (8.11.2.2)."""
    if str(layer.get("/Type", "")) != "/OCMD":
        return layer.objgen in hidden
    if isinstance(layer.get("/VE"), Array):
        return not _is_shown(layer["/VE"], hidden, 0)
    groups = layer.get("/OCGs")
    every = [groups] if isinstance(groups, Dictionary) else _listed(groups)
    states = [each.objgen not in hidden for each in every]
    told = {"/AllOn": all(states), "/AnyOff": not all(states), "/AllOff": not any(states)}
    return bool(states) and not told.get(str(layer.get("/P", "/AnyOn")), any(states))


def _is_shown(said: Object, hidden: Layers, depth: int) -> bool:
    """Tell what an expression of layers comes to: And, Or and Not of layers and of expressions."""
    if isinstance(said, Dictionary):
        return said.objgen not in hidden
    if not isinstance(said, Array) or not len(said) or depth > DEEPEST:
        return False
    states = [_is_shown(each, hidden, depth + 1) for each in [*said][1:]]
    match str(said[0]):
        case "/And":
            return all(states)
        case "/Or":
            return any(states)
        case _:
            return not any(states)


def empty_hidden(pdf: Pdf, hidden: Layers) -> int:
    """Empty whatever is drawn in hidden layers within drawn forms, patterns and pictures; return how many had some."""
    emptied = 0
    for item in pdf.objects:
        if not isinstance(item, Stream):
            continue
        layer = item.get("/OC")
        if isinstance(layer, Dictionary) and is_hidden(layer, hidden):
            item.stream_dict = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
            item.write(b"")
            emptied += 1
        elif str(item.get("/Subtype", "")) == "/Form" or "/PatternType" in item:
            drawn = _plainly(item, hidden)
            if drawn is not None:
                item.write(drawn)
                emptied += 1
    return emptied


def _plainly(item: Stream, hidden: Layers) -> bytes | None:
    try:
        return without_marks(item, hidden, marks=False)
    except CannotDrawError:
        return None
