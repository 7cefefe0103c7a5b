"""The reference document of a format: its styles, numbering, margins and theme; all looks live there."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NoReturn

from lxml import etree

from docgen.document import Role
from docgen.errors import FormatError
from docgen.papers.ooxml_names import w
from docgen.papers.ooxml_opening import WordPackage, open_package

__all__ = [
    "DECLARATION",
    "DRAFT_MARK",
    "FOOTER",
    "HEADER",
    "HEADINGS",
    "ROLES",
    "SIGNATURE",
    "STRONG",
    "TABLE",
    "TABLE_GAP",
    "TABLE_HEAD",
    "TABLE_LOOK",
    "WHERE",
    "Reference",
    "read_reference",
]

WHERE: Final = "reference.docx"
ROLES: Final[Mapping[Role, str]] = MappingProxyType(
    {
        Role.NUMBERED: "Numbered Paragraph",
        Role.PLAIN: "Plain",
        Role.CORNER: "Corner",
        Role.COURT: "Court",
        Role.REFERENCE: "Reference",
        Role.PARTY: "Party",
        Role.STANDING: "Standing",
    }
)
HEADINGS: Final = ("Title", "heading 1", "heading 2", "heading 3")
DECLARATION: Final = "Declaration"
SIGNATURE: Final = "Signature"
TABLE: Final = "Table"
TABLE_HEAD: Final = "Table Head"
TABLE_GAP: Final = "Table Gap"
TABLE_LOOK: Final = "Ruled Table"
HEADER: Final = "header"
FOOTER: Final = "footer"
DRAFT_MARK: Final = "Draft Mark"
STRONG: Final = "Strong"
# Of the parts that a word processor leaves in a saved file only these are carried: Word asks for each, and
# others (stylesWithEffects.xml, thumbnails, web settings) are stale copies or hold names of people and machines.
CARRIED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "fontTable": "word/fontTable.xml",
        "numbering": "word/numbering.xml",
        "styles": "word/styles.xml",
        "theme": "word/theme/theme1.xml",
    }
)
NEEDED: Final = (
    *ROLES.values(),
    *HEADINGS,
    DECLARATION,
    SIGNATURE,
    TABLE,
    TABLE_HEAD,
    TABLE_GAP,
    TABLE_LOOK,
    HEADER,
    FOOTER,
    DRAFT_MARK,
    STRONG,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """What the writer takes from a reference document.

    `styles` maps the style names of `NEEDED` to their ids; `numbering_id` is the numbering of numbered paragraphs;
    `page_size` and `margins` are the attributes of `w:pgSz` and `w:pgMar`; `text_width` is in twips; `parts` are
    carried over as they are, by part name.
    """

    styles: Mapping[str, str]
    numbering_id: str
    page_size: Mapping[str, str]
    margins: Mapping[str, str]
    text_width: int
    parts: Mapping[str, bytes]


@lru_cache(maxsize=8)
def read_reference(data: bytes) -> Reference:
    """Read a reference document. Raises FormatError, naming what it lacks, and InputError where it is no Word file."""
    package = open_package(data, WHERE)
    main = package.related("", "officeDocument") or _lacks("a main document")
    parts = {kind: package.related(main, kind) or _lacks(f"a part for {kind}") for kind in CARRIED}
    if any(package.relations(part) for part in parts.values()):
        _fault("embeds fonts or pictures.")
    styles = package.tree(parts["styles"])
    names = _style_ids(styles)
    missing = sorted(name for name in NEEDED if name.casefold() not in names)
    if missing:
        _lacks("these styles: " + ", ".join(missing))
    size, margins = _page(package, main)
    return Reference(
        styles=MappingProxyType({name: names[name.casefold()] for name in NEEDED}),
        numbering_id=_numbering_of(styles, names[ROLES[Role.NUMBERED].casefold()]),
        page_size=size,
        margins=margins,
        text_width=int(size[w("w")]) - int(margins[w("left")]) - int(margins[w("right")]),
        parts=MappingProxyType({CARRIED[kind]: package.parts[part] for kind, part in parts.items()}),
    )


def _fault(why: str) -> NoReturn:
    raise FormatError.at(WHERE, why, "Make it again from the reference document of an agreed format.")


def _lacks(what: str) -> NoReturn:
    _fault(f"lacks {what}.")


def _style_ids(styles: etree._Element) -> dict[str, str]:
    """Map names to ids, without regard to case: word processors write built-in names as they please."""
    found = {}
    for style in styles.iterfind(w("style")):
        name = style.find(w("name"))
        if name is not None:
            found[name.get(w("val"), "").casefold()] = style.get(w("styleId"), "")
    return found


def _numbering_of(styles: etree._Element, style_id: str) -> str:
    path = f"{w('style')}[@{w('styleId')}='{style_id}']/{w('pPr')}/{w('numPr')}/{w('numId')}"
    number = styles.find(path)
    if number is None:
        _lacks("a numbering in the style Numbered Paragraph")
    return number.get(w("val"), "")


def _page(package: WordPackage, main: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    section = package.tree(main).find(f"{w('body')}/{w('sectPr')}")
    size, margins = (None if section is None else section.find(w(name)) for name in ("pgSz", "pgMar"))
    if size is None or margins is None:
        _lacks("a page size or margins")
    if w("w") not in size.attrib or not {w("left"), w("right")} <= set(margins.attrib):
        _lacks("a page width, or a margin at the left or right")
    return _attributes(size), _attributes(margins)


def _attributes(element: etree._Element) -> Mapping[str, str]:
    return MappingProxyType({str(name): str(value) for name, value in element.items()})
