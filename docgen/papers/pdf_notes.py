"""What lies on the pages of a PDF and can be clicked, opened or run: links that stay, and all else taken off.

A bundle takes in links, and comments where its order says so. Nothing that runs, sends, plays, opens another file or
hides comes along; what is left away is counted by kind. ISO 32000-1, 12.5 (annotations), 12.6 (actions).
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, String

from docgen.papers.pdf_hidden_layers import Layers, is_hidden
from docgen.papers.pdf_targets import Targets

__all__ = ["COMMENTS", "cleaned_notes"]

LINK: Final = "/Link"
COMMENTS: Final = frozenset(
    (
        "/Text", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight", "/Underline",
        "/Squiggly", "/StrikeOut", "/Caret", "/Stamp", "/Ink", "/Popup",
    )
)  # fmt: skip
HIDDEN: Final = 1 << 1 | 1 << 5
"""Flags of what a viewer does not show (12.5.3: Hidden, NoView)."""
MOST_NOTES: Final = 10_000
"""Of one page."""
RUNS: Final = ("/AA", "/PA", "/AF", "/OC")
TELLING: Final = ("/NM", "/T", "/TU", "/Subj", "/RC", "/M", "/CreationDate", "/Popup")
"""What a link says of itself and of who made it, that nobody sees."""
ADDRESS: Final = "/URI"


def cleaned_notes(
    page: Object, targets: Targets, left: Counter[str], hidden: Layers, *, comments: bool
) -> list[Object]:
    """Return what may stay of what lies on a page, with every destination explicit; count in `left` what may not.

    A link that leads nowhere stays as it is seen, and is counted as broken. With `comments` what people wrote on the
    page stays too, as it stands there.
    """
    kept = list[Object]()
    for note in _notes(page):
        kind = str(note.get("/Subtype", "none"))
        wanted = kind == LINK or (comments and kind in COMMENTS)
        unseen = bool(_flags(note) & HIDDEN) or _is_in(note, hidden)
        if not wanted or unseen:
            left["hidden annotation" if unseen else _named(kind)] += 1
            continue
        for key in RUNS:
            if key in note:
                del note[key]
                left[f"annotation's {key}"] += 1
        for key in TELLING if kind == LINK else ():
            if key in note:
                del note[key]
        _lead(note, targets, left)
        kept.append(note)
    return kept


def _notes(page: Object) -> Iterator[Object]:
    notes = page.get("/Annots")
    if isinstance(notes, Array):
        yield from (each for each in [*notes][:MOST_NOTES] if isinstance(each, Dictionary))


def _is_in(note: Object, hidden: Layers) -> bool:
    layer = note.get("/OC")
    return isinstance(layer, Dictionary) and is_hidden(layer, hidden)


def _flags(note: Object) -> int:
    try:
        return int(note.get("/F", 0))
    except (TypeError, ValueError):
        return 0


def _named(kind: str) -> str:
    return "comment" if kind in COMMENTS else f"annotation {kind}"


def _lead(note: Object, targets: Targets, left: Counter[str]) -> None:
    """Make where a link leads explicit, or take its leading away; an address of the web stays."""
    said = note.get("/A")
    action = said if isinstance(said, Dictionary) else Dictionary()
    target = note.get("/Dest")
    kind = str(action.get("/S", ""))
    if kind == ADDRESS and isinstance(action.get(ADDRESS), String):
        note["/A"] = Dictionary(S=Name.URI, URI=action[ADDRESS])
        return
    if "/A" in note:
        del note["/A"]
    if kind == "/GoTo":
        target = action.get("/D")
    elif kind:
        left[f"action {kind}"] += 1
    if "/Dest" in note:
        del note["/Dest"]
    if target is None:
        return
    explicit = targets.explicit(target)
    if explicit is None:
        left["link that led nowhere"] += 1
    else:
        note["/Dest"] = explicit
