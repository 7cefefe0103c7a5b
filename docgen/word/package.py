"""The package round a document's parts: content types, relationships, properties, and a zip that is always the same."""

from collections.abc import Mapping
from typing import Final

from lxml import etree
from lxml.etree import SubElement

from docgen.document import Document, digest
from docgen.papers.ooxml_names import (
    CORE,
    CUSTOM,
    DC,
    DCTERMS,
    OFFICE_RELATION,
    PACKAGE_RELATION,
    TYPES,
    VARIANT,
    WORD,
    XSI,
    w,
)
from docgen.word.runs import printable

__all__ = ["DIGEST_PROPERTY", "FOOTER_RELATION", "HEADER_RELATION", "package_parts"]

DIGEST_PROPERTY: Final = "docgen.digest"
MAIN: Final = "word/document.xml"
HEADER_RELATION: Final = "rId1"
FOOTER_RELATION: Final = "rId2"
WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
XML_TYPE: Final = "application/xml"
CORE_RELATION: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
# Part, type, and the relationship it stands in: of the package (core, custom, main) or of the main document.
PART_TYPES: Final[Mapping[str, str]] = {
    MAIN: f"{WORD_TYPE}.document.main+xml",
    "word/header1.xml": f"{WORD_TYPE}.header+xml",
    "word/footer1.xml": f"{WORD_TYPE}.footer+xml",
    "word/styles.xml": f"{WORD_TYPE}.styles+xml",
    "word/numbering.xml": f"{WORD_TYPE}.numbering+xml",
    "word/settings.xml": f"{WORD_TYPE}.settings+xml",
    "word/fontTable.xml": f"{WORD_TYPE}.fontTable+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
PACKAGE_RELATIONS: Final = (
    (f"{OFFICE_RELATION}/officeDocument", MAIN),
    (CORE_RELATION, "docProps/core.xml"),
    (f"{OFFICE_RELATION}/custom-properties", "docProps/custom.xml"),
)
MAIN_RELATIONS: Final = (
    (f"{OFFICE_RELATION}/header", "header1.xml"),
    (f"{OFFICE_RELATION}/footer", "footer1.xml"),
    (f"{OFFICE_RELATION}/styles", "styles.xml"),
    (f"{OFFICE_RELATION}/numbering", "numbering.xml"),
    (f"{OFFICE_RELATION}/settings", "settings.xml"),
    (f"{OFFICE_RELATION}/fontTable", "fontTable.xml"),
    (f"{OFFICE_RELATION}/theme", "theme/theme1.xml"),
)
CUSTOM_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The format id of custom properties, and 2 the first property id they may have (ECMA-376 part 1, 22.3.2.2)."""


def package_parts(document: Document) -> dict[str, etree._Element]:
    """Return the parts that are the same for every document or say only its title, date and digest."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(PACKAGE_RELATIONS),
        "word/_rels/document.xml.rels": _relations(MAIN_RELATIONS),
        "word/settings.xml": _settings(document.language),
        "docProps/core.xml": _core(document),
        "docProps/custom.xml": _custom(digest(document)),
    }


def _content_types() -> etree._Element:
    types = etree.Element(f"{{{TYPES}}}Types", nsmap={None: TYPES})
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    for extension, kind in (("rels", relations), ("xml", XML_TYPE)):
        SubElement(types, f"{{{TYPES}}}Default", {"Extension": extension, "ContentType": kind})
    for part, kind in PART_TYPES.items():
        SubElement(types, f"{{{TYPES}}}Override", {"PartName": f"/{part}", "ContentType": kind})
    return types


def _relations(relations: tuple[tuple[str, str], ...]) -> etree._Element:
    whole = etree.Element(f"{{{PACKAGE_RELATION}}}Relationships", nsmap={None: PACKAGE_RELATION})
    for at, (kind, target) in enumerate(relations, start=1):
        SubElement(whole, f"{{{PACKAGE_RELATION}}}Relationship", {"Id": f"rId{at}", "Type": kind, "Target": target})
    return whole


def _settings(language: str) -> etree._Element:
    """No rsids, which would tell edits apart by session, and no updateFields, which makes Word ask before it opens."""
    settings = etree.Element(w("settings"), nsmap={"w": WORD})
    compatibility = SubElement(settings, w("compat"))
    mode = {w("name"): "compatibilityMode", w("uri"): "http://schemas.microsoft.com/office/word", w("val"): "15"}
    SubElement(compatibility, w("compatSetting"), mode)
    SubElement(settings, w("themeFontLang"), {w("val"): language})
    return settings


def _core(document: Document) -> etree._Element:
    """Title, language, and the document's own date; no author, no reviser, no count of saves."""
    core = etree.Element(f"{{{CORE}}}coreProperties", nsmap={"cp": CORE, "dc": DC, "dcterms": DCTERMS, "xsi": XSI})
    SubElement(core, f"{{{DC}}}title").text = printable(document.title)
    SubElement(core, f"{{{DC}}}language").text = document.language
    for name in ("created", "modified"):
        date = SubElement(core, f"{{{DCTERMS}}}{name}", {f"{{{XSI}}}type": "dcterms:W3CDTF"})
        date.text = f"{document.as_at.isoformat()}T00:00:00Z"
    return core


def _custom(value: str) -> etree._Element:
    custom = etree.Element(f"{{{CUSTOM}}}Properties", nsmap={None: CUSTOM, "vt": VARIANT})
    named = {"fmtid": CUSTOM_FORMAT, "pid": "2", "name": DIGEST_PROPERTY}
    SubElement(SubElement(custom, f"{{{CUSTOM}}}property", named), f"{{{VARIANT}}}lpwstr").text = value
    return custom
