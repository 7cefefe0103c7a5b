"""What one sees of a Word file, a spreadsheet or slides: words, markings, and what their screens do not show."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from lxml import etree

from docgen.errors import InputError
from docgen.papers.kinds import FileKind
from docgen.papers.looks import Looks, Shows
from docgen.papers.ooxml_opening import ACTIVE_PARTS, WordPackage, open_received
from docgen.papers.wording import heading_in, markings_in, scripts_in, titles_in

__all__ = ["look_at_office_file"]

MOST_CHARACTERS: Final = 5_000_000
TEXT: Final = frozenset({"t", "delText"})
EDGES: Final = frozenset({"oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"})
AT_EDGES: Final = ("word/header", "word/footer")
BREAKS: Final = frozenset({"p", "si", "row", "br", "tab", "c"})
CHANGES: Final = frozenset({"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"})
HEADER_CODES: Final = re.compile(r"&(?:[LCRPNDTFAGZBIUESXYOH]|\"[^\"]*\"|\d+|K[0-9A-F]{6})")
"""What stands in a sheet's header for place, font and fields (ECMA-376 part 1, 18.3.1.39)."""
WORDS_OF: Final = {
    FileKind.WORD: re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\d*\.xml"),
    FileKind.SPREADSHEET: re.compile(
        r"xl/(?:sharedStrings|workbook|comments\d*|worksheets/[^/]+|drawings/[^/]+)(?:\.xml)?"
    ),
    FileKind.SLIDES: re.compile(r"ppt/(?:slides|notesSlides|slideMasters|slideLayouts|comments)/[^/]+\.xml"),
}
PICTURES: Final = re.compile(r"(?:word|xl|ppt)/media/", re.IGNORECASE)
SAYING: Final = re.compile(r"(?:word|ppt)/(?:media|charts|diagrams|embeddings|afchunk)", re.IGNORECASE)
"""Parts of a text or of slides that may say something which is none of its words."""


def look_at_office_file(content: bytes, kind: FileKind) -> Looks:
    """Look at an office file of the present kind (.docx, .xlsx, .pptx); its pages are not counted."""
    try:
        package = open_received(content, "the file")
        trees = {name: package.tree(name) for name in sorted(package.parts) if WORDS_OF[kind].fullmatch(name)}
    except InputError as error:
        why = " ".join(f"{each.detail} {each.next_step}" for each in error.faults)
        return Looks(kind, fault=f"{why[:1].upper()}{why[1:]}")
    text = _text(trees)
    has_pictures = any(PICTURES.match(name) for name in package.parts)
    unseen, words = tuple(_unseen(trees)), _words(package, kind, text)
    return Looks(
        kind,
        shows=_shows(text, has_pictures=has_pictures),
        markings=markings_in(text, _edges(trees)),
        blind=has_pictures,
        titles=titles_in(text),
        heading=heading_in(text),
        remarks=(*unseen, *_remarks(package, trees, text)),
        unseen=unseen,
        words=words,
        partly="" if any(words) else text,
    )


def _words(package: WordPackage, kind: FileKind, text: str) -> tuple[str | None, ...]:
    """Return all that a text or slides say; nothing for sheets, whose days and sums are numbers shown as something."""
    if kind is FileKind.SPREADSHEET:
        return ()
    return (None if any(SAYING.match(name) for name in package.parts) else text,)


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(trees: dict[str, etree._Element]) -> str:
    parts, room = list[str](), MOST_CHARACTERS
    for tree in trees.values():
        for element in tree.iter(etree.Element):
            piece = _piece(element)
            parts.append(piece)
            room -= len(piece)
            if room < 0:
                return "".join(parts)
        parts.append("\n")
    return "".join(parts)


def _piece(element: etree._Element) -> str:
    name = _local(element)
    if name in TEXT:
        return element.text or ""
    if name in EDGES:
        return f"\n{HEADER_CODES.sub(chr(10), element.text or '')}\n"
    return "\n" if name in BREAKS else ""


def _edges(trees: dict[str, etree._Element]) -> Iterator[str]:
    """Yield what stands at the head and at the foot of every page."""
    for name, tree in trees.items():
        if name.startswith(AT_EDGES):
            yield _text({name: tree})
        yield from (_piece(element) for element in tree.iter(*(f"{{*}}{edge}" for edge in EDGES)))


def _shows(text: str, *, has_pictures: bool) -> Shows:
    if text.strip():
        return Shows.MIXED if has_pictures else Shows.TEXT
    return Shows.IMAGE if has_pictures else Shows.NOTHING


def _unseen(trees: dict[str, etree._Element]) -> Iterator[str]:
    """Say what of a file its screen does not show, or shows beside it only."""
    counts = Counter(_local(element) for tree in trees.values() for element in tree.iter(etree.Element))
    if changes := sum(counts[name] for name in CHANGES):
        yield f"Tracked changes: {changes}; what was struck out still stands in the file."
    if comments := counts["comment"] + counts["cm"]:
        yield f"Comments: {comments}."
    if counts["vanish"]:
        yield "Hidden text."
    yield from _hidden_in_sheets(trees)


def _remarks(package: WordPackage, trees: dict[str, etree._Element], text: str) -> Iterator[str]:
    if sheets := len(_sheets(trees)):
        yield f"{sheets} sheet{'' if sheets == 1 else 's'}."
    yield from _parts(package)
    if scripts := scripts_in(text):
        yield f"Holds letters of other scripts: {', '.join(scripts)}."
    yield from _properties(package)


def _parts(package: WordPackage) -> Iterator[str]:
    if any(name.casefold().endswith("vbaproject.bin") for name in package.parts):
        yield "Holds programs (macros)."
    if sum(1 for name in package.parts if ACTIVE_PARTS.search(name) and "vba" not in name.casefold()):
        yield "Holds embedded files or controls."
    if _links_out(package):
        yield "Fetches something from another place when it is opened."
    if any(PICTURES.match(name) for name in package.parts):
        yield "Holds pictures, whose words cannot be read here."


def _sheets(trees: dict[str, etree._Element]) -> list[etree._Element]:
    book = trees.get("xl/workbook.xml")
    return [] if book is None else [element for element in book.iter(etree.Element) if _local(element) == "sheet"]


def _hidden_in_sheets(trees: dict[str, etree._Element]) -> Iterator[str]:
    if hidden := sum(1 for sheet in _sheets(trees) if sheet.get("state") in {"hidden", "veryHidden"}):
        yield f"Hidden sheets: {hidden}."
    lines = sum(
        1
        for name, tree in trees.items()
        if name.startswith("xl/worksheets/")
        for element in tree.iter(etree.Element)
        if _local(element) in {"row", "col"} and element.get("hidden") in {"1", "true"}
    )
    if lines:
        yield f"Hidden rows or columns: {lines}."


def _links_out(package: WordPackage) -> bool:
    owners = (name.replace("_rels/", "", 1).removesuffix(".rels") for name in package.parts if name.endswith(".rels"))
    relations = (each for owner in owners for each in package.relations("" if owner == "" else owner))
    return any(each.external and each.kind != "hyperlink" for each in relations)


def _properties(package: WordPackage) -> Iterator[str]:
    if "docProps/core.xml" not in package.parts:
        return
    named = {_local(element) for element in package.tree("docProps/core.xml") if (element.text or "").strip()}
    if named & {"creator", "lastModifiedBy"}:
        yield "Its properties name who wrote it."
