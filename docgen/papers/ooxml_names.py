"""Names that ECMA-376 (OOXML) and OPC give to the things inside a Word file."""

__all__ = [
    "CORE",
    "CUSTOM",
    "DC",
    "DCTERMS",
    "OFFICE_RELATION",
    "PACKAGE_RELATION",
    "RELATION_ID",
    "TYPES",
    "VARIANT",
    "WORD",
    "XML_SPACE",
    "XSI",
    "w",
]

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
RELATION_ID = f"{{{OFFICE_RELATION}}}id"


def w(name: str) -> str:
    """Return a WordprocessingML element or attribute name as lxml writes it."""
    return f"{{{WORD}}}{name}"
