"""What a page draws, closed in itself: no state is left open behind it, and hidden layers are not in it."""

import re
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Object, Pdf, Stream

__all__ = ["CannotDrawError", "content_of", "hidden_layers", "set_parts", "shows_text", "unbalanced", "without_marks"]

SAVES: Final = re.compile(rb"(?<![^\s\]>)])([qQ])(?![^\s/\[<(%-])")
SILENT: Final = frozenset(
    (
        "q", "Q", "cm", "BT", "ET", "Td", "TD", "Tm", "T*", "Tf", "Tc", "Tw", "TL", "Tr", "Ts", "Tz", "w", "J", "j",
        "M", "d", "ri", "i", "gs", "CS", "cs", "SC", "SCN", "sc", "scn", "G", "g", "RG", "rg", "K", "k",
        "BDC", "BMC", "EMC", "MP", "DP",
    )
)  # fmt: skip
"""Operators that show nothing themselves but count for what comes after."""
MARKS: Final = frozenset(("BDC", "BMC", "EMC", "MP", "DP"))
SHOWS: Final = re.compile(rb"(?<![^\s\]>)])(?:TJ|Tj|'|\")(?![^\s/\[<(])")


class CannotDrawError(Exception):
    """What a page draws cannot be read."""


def content_of(page: Object) -> bytes:
    """Return what a page draws, unpacked. Raises CannotDrawError."""
    said = page.get("/Contents")
    parts = [*said] if isinstance(said, Array) else [said]
    try:
        return b"\n".join(each.read_bytes() for each in parts if isinstance(each, Stream))
    except (pikepdf.PdfError, pikepdf.DataDecodingError, RuntimeError) as broken:
        raise CannotDrawError from broken


def unbalanced(content: bytes) -> int:
    """Return how many states are saved and not restored; fewer than none where more are restored than saved."""
    return sum(1 if found == b"q" else -1 for found in SAVES.findall(content))


def shows_text(content: bytes) -> bool:
    """Tell whether a page shows text itself, not within a drawn form."""
    return SHOWS.search(content) is not None


def hidden_layers(pdf: Pdf) -> frozenset[tuple[int, int]]:
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


def without_marks(page: Object, hidden: frozenset[tuple[int, int]], *, marks: bool) -> bytes | None:
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


def _hidden_names(resources: Object | None, kind: str, hidden: frozenset[tuple[int, int]]) -> set[str]:
    named = resources.get(kind) if isinstance(resources, Dictionary) else None
    found = set[str]()
    if not isinstance(named, Dictionary):
        return found
    for name, value in named.items():
        layer = value.get("/OC") if kind == "/XObject" and isinstance(value, Stream) else value
        if isinstance(layer, Dictionary) and _is_hidden(layer, hidden):
            found.add(name)
    return found


def _is_hidden(layer: Object, hidden: frozenset[tuple[int, int]]) -> bool:
    """Tell whether a layer is hidden, or what a membership of several comes to (8.11.2.2)."""
    if str(layer.get("/Type", "")) != "/OCMD":
        return layer.objgen in hidden
    groups = layer.get("/OCGs")
    every = [groups] if isinstance(groups, Dictionary) else _listed(groups)
    states = [each.objgen not in hidden for each in every]
    told = {"/AllOn": all(states), "/AnyOff": not all(states), "/AllOff": not any(states)}
    return bool(states) and not told.get(str(layer.get("/P", "/AnyOn")), any(states))


def set_parts(pdf: Pdf, page: Object, before: bytes, after: bytes) -> None:
    """Draw something before and something behind what a page draws."""
    said = page.get("/Contents")
    parts = [*said] if isinstance(said, Array) else [said]
    made = [pdf.make_indirect(Stream(pdf, before)), *(each for each in parts if isinstance(each, Stream))]
    page["/Contents"] = Array([*made, pdf.make_indirect(Stream(pdf, after))])
