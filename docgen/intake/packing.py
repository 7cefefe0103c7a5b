"""The package round a workbook's parts: content types, relationships, properties, and a zip without clock or rights."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from lxml import etree
from lxml.etree import SubElement

from docgen.papers.ooxml_zip import zipped

__all__ = ["DIGEST", "escaped", "package", "relations"]

DIGEST: Final = "docgen.case"
RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
CORE: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
CORE_RELATION: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
DC: Final = "http://purl.org/dc/elements/1.1/"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CUSTOM: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VARIANT: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
SHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
CUSTOM_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The format id of custom properties, and 2 the first property id they may have (ECMA-376 part 1, 22.3.2.2)."""
PART_TYPES: Final = (
    # how a part's name begins: its type
    ("xl/workbook.xml", f"{SHEET_TYPE}.sheet.main+xml"),
    ("xl/styles.xml", f"{SHEET_TYPE}.styles+xml"),
    ("xl/sharedStrings.xml", f"{SHEET_TYPE}.sharedStrings+xml"),
    ("xl/theme/", "application/vnd.openxmlformats-officedocument.theme+xml"),
    ("xl/worksheets/", f"{SHEET_TYPE}.worksheet+xml"),
    ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ("docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"),
)
# What a program would read as one sign written in figures, and the line break of another kind, which XML would lose.
_AS_IF_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def escaped(text: str) -> str:
    """Write a text so that it is read as it stands: _x0041_ must not become A (ECMA-376 part 1, 22.4.2.4)."""
    return _AS_IF_ESCAPED.sub("_x005F_", text)


def package(parts: Mapping[str, etree._Element], title: str, digest: str | None) -> bytes:
    """Zip the parts of a workbook, with its title and the digest of the case it is made from (None: without)."""
    every = {**parts, "docProps/core.xml": _core(title)}
    related = [(f"{OFFICE}/officeDocument", "xl/workbook.xml"), (CORE_RELATION, "docProps/core.xml")]
    if digest is not None:
        every["docProps/custom.xml"] = _custom(digest)
        related.append((f"{OFFICE}/custom-properties", "docProps/custom.xml"))
    every["_rels/.rels"] = relations(related)
    every["[Content_Types].xml"] = _types(every)
    return zipped(
        {
            name: etree.tostring(part, xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, part in every.items()
        }
    )


def relations(related: Sequence[tuple[str, str]]) -> etree._Element:
    """Return the relationships of a part: kinds and targets, numbered from rId1."""
    whole = etree.Element(f"{{{RELATIONS}}}Relationships", nsmap={None: RELATIONS})
    for at, (kind, target) in enumerate(related, start=1):
        SubElement(whole, f"{{{RELATIONS}}}Relationship", {"Id": f"rId{at}", "Type": kind, "Target": target})
    return whole


def _types(parts: Mapping[str, etree._Element]) -> etree._Element:
    types = etree.Element(f"{{{TYPES}}}Types", nsmap={None: TYPES})
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    for extension, kind in (("rels", rels), ("xml", "application/xml")):
        SubElement(types, f"{{{TYPES}}}Default", {"Extension": extension, "ContentType": kind})
    for name in sorted(parts):
        for begins, its in PART_TYPES:
            if name.startswith(begins):
                SubElement(types, f"{{{TYPES}}}Override", {"PartName": f"/{name}", "ContentType": its})
    return types


def _core(title: str) -> etree._Element:
    """Title and language; no author, no reviser, no day."""
    core = etree.Element(f"{{{CORE}}}coreProperties", nsmap={"cp": CORE, "dc": DC})
    SubElement(core, f"{{{DC}}}title").text = title
    SubElement(core, f"{{{DC}}}language").text = "en-GB"
    return core


def _custom(digest: str) -> etree._Element:
    custom = etree.Element(f"{{{CUSTOM}}}Properties", nsmap={None: CUSTOM, "vt": VARIANT})
    named = {"fmtid": CUSTOM_FORMAT, "pid": "2", "name": DIGEST}
    SubElement(SubElement(custom, f"{{{CUSTOM}}}property", named), f"{{{VARIANT}}}lpwstr").text = digest
    return custom
