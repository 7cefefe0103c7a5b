"""Facts of a Word file (DOCX), read within bounds from the file alone: nothing of ours in it is believed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from docgen.papers.ooxml_facts import (
    CellPlace,
    CharState,
    DocxFacts,
    EdgeFacts,
    PageFacts,
    ParagraphFacts,
    Revision,
    Stretch,
)
from docgen.papers.ooxml_names import RELATION_ID, w
from docgen.papers.ooxml_numbers import Counting, Numbering, read_numbering
from docgen.papers.ooxml_opening import LIMITS, WordPackage, open_package, refuse
from docgen.papers.ooxml_paragraphs import Story, read_story
from docgen.papers.ooxml_styles import StyleSheet, is_on, read_styles

__all__ = [
    "CellPlace",
    "CharState",
    "DocxFacts",
    "EdgeFacts",
    "PageFacts",
    "ParagraphFacts",
    "Revision",
    "Stretch",
    "open_docx",
]

TWIPS_PER_MM: Final = 1440 / 25.4
REVISIONS: Final = tuple(
    w(name)
    for name in (
        "cellDel",
        "cellIns",
        "cellMerge",
        "del",
        "ins",
        "moveFrom",
        "moveTo",
        "numberingChange",
        "pPrChange",
        "rPrChange",
        "sectPrChange",
        "tblGridChange",
        "tblPrChange",
        "tblPrExChange",
        "tcPrChange",
        "trPrChange",
    )
)
LENGTH: Final = etree.XPath("string-length()")
"""How many characters an element and what is in it hold."""
SAVE_AGAIN: Final = "Save it in the word processor as a plain Word document (.docx) and use that."
SHORTEN: Final = "Ask the sender for the statement alone."


@dataclass(frozen=True, slots=True)
class Sheets:
    """What the stories of one file share: styles, numberings, and the names of what none of them took in."""

    styles: StyleSheet
    numbering: Numbering
    unread: set[str]

    def story(self) -> Story:
        """Begin a story; each counts its own numbers."""
        return Story(self.styles, Counting(self.numbering, self.styles), self.unread)


def open_docx(data: bytes, where: str = "the Word file") -> DocxFacts:
    """Open a Word file and return what it says.

    `where` names the file in errors. Raises InputError for what is not a plain Word document or is larger than
    `LIMITS` allow; the error never holds content.
    """
    package = open_package(data, where)
    main = package.related("", "officeDocument")
    root = package.tree(main) if main else None
    body = None if root is None else root.find(w("body"))
    if main is None or root is None or body is None:
        refuse(where, "is not a Word document, or is one in the strict form.", SAVE_AGAIN)
    _check_size(root, where)
    sheets = _sheets(package, main)
    paragraphs = tuple(read_story(body, sheets.story()))
    headers, footers = (_edges(package, main, root, kind, sheets) for kind in ("header", "footer"))
    settings = _optional(package, main, "settings")
    return DocxFacts(
        paragraphs=paragraphs,
        headers=headers,
        footers=footers,
        pages=tuple(_pages(root)),
        core=_core(package),
        custom=_custom(package),
        revisions=_revisions(package, main, root),
        comments=_comments(package, main),
        external=_external(package),
        unread=tuple(sorted(sheets.unread)),
        even_and_odd=bool(is_on(settings, "evenAndOddHeaders")),
    )


def _check_size(root: etree._Element, where: str) -> None:
    lengths = [int(LENGTH(each)) for each in _paragraphs_within(root, where)]
    if sum(lengths) > LIMITS.characters or max(lengths, default=0) > LIMITS.paragraph_characters:
        refuse(where, "holds more text than a statement could.", SHORTEN)
    if sum(1 for _ in root.iter(*REVISIONS)) > LIMITS.revisions:
        refuse(where, "holds more tracked changes than a person could have made.", SHORTEN)


def _paragraphs_within(root: etree._Element, where: str) -> list[etree._Element]:
    found = []
    for paragraph in root.iter(w("p")):
        found.append(paragraph)
        if len(found) > LIMITS.paragraphs:
            refuse(where, f"holds more than {LIMITS.paragraphs} paragraphs.", SHORTEN)
    return found


def _sheets(package: WordPackage, main: str) -> Sheets:
    styles = read_styles(_optional(package, main, "styles"))
    return Sheets(styles, read_numbering(_optional(package, main, "numbering")), set())


def _optional(package: WordPackage, part: str, kind: str) -> etree._Element | None:
    target = package.related(part, kind)
    return None if target is None else package.tree(target)


def _sections(root: etree._Element) -> list[etree._Element]:
    """Return the sections as they stand, without those that tracked changes remember."""
    changes = {w("sectPrChange")}
    return [
        each for each in root.iter(w("sectPr")) if (parent := each.getparent()) is None or parent.tag not in changes
    ]


def _edges(package: WordPackage, main: str, root: etree._Element, kind: str, sheets: Sheets) -> tuple[EdgeFacts, ...]:
    targets = {each.id: each.target for each in package.relations(main) if each.kind == kind}
    edges = []
    for number, section in enumerate(_sections(root)):
        for reference in section.iterfind(w(f"{kind}Reference")):
            target = targets.get(reference.get(RELATION_ID, ""), "")
            tree = package.tree(target)
            _check_size(tree, package.where)
            paragraphs = tuple(read_story(tree, sheets.story()))
            edges.append(EdgeFacts(number, reference.get(w("type"), "default"), paragraphs))
    return tuple(edges)


def _pages(root: etree._Element) -> Iterator[PageFacts]:
    for section in _sections(root):
        size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
        yield PageFacts(
            width=_millimetres(size, "w"),
            height=_millimetres(size, "h"),
            top=_millimetres(margins, "top"),
            right=_millimetres(margins, "right"),
            bottom=_millimetres(margins, "bottom"),
            left=_millimetres(margins, "left"),
            first_differs=bool(is_on(section, "titlePg")),
        )


def _millimetres(element: etree._Element | None, name: str) -> float:
    """Return a length to a tenth of a millimetre; 0 where the file does not say."""
    text = "" if element is None else element.get(w(name), "")
    return round(int(text) / TWIPS_PER_MM, 1) if re.fullmatch(r"-?[0-9]{1,6}", text) else 0.0


def _core(package: WordPackage) -> tuple[tuple[str, str], ...]:
    root = _optional(package, "", "core-properties")
    return () if root is None else tuple((etree.QName(each).localname, each.text or "") for each in root)


def _custom(package: WordPackage) -> tuple[tuple[str, str], ...]:
    root = _optional(package, "", "custom-properties")
    return () if root is None else tuple((each.get("name", ""), "".join(each.itertext())) for each in root)


def _revisions(package: WordPackage, main: str, root: etree._Element) -> int:
    """Count tracked changes in every part that the main document is made of."""
    kinds = {"header", "footer", "footnotes", "endnotes"}
    parts = {each.target for each in package.relations(main) if each.kind in kinds and each.target in package.parts}
    trees = (root, *(package.tree(part) for part in sorted(parts - {main})))
    return sum(1 for tree in trees for _ in tree.iter(*REVISIONS))


def _comments(package: WordPackage, main: str) -> int:
    root = _optional(package, main, "comments")
    return 0 if root is None else sum(1 for _ in root.iterfind(w("comment")))


def _external(package: WordPackage) -> tuple[str, ...]:
    parts = ("", *(name for name in package.parts if not name.endswith(".rels")))
    return tuple(each.target for part in parts for each in package.relations(part) if each.external)
