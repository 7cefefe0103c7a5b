"""A Word file made ready to be printed: a space before each tab, so that what stands on both sides is two words.

Where a word ends just before a tab's stop, the next one begins so near to it that on the page both are one: nobody then
finds a name in it.
"""

from typing import Final

from lxml import etree

from docgen.papers.ooxml_opening import open_received
from docgen.papers.ooxml_zip import zipped

__all__ = ["apart"]

TABS: Final = {"tab", "ptab"}
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def apart(content: bytes) -> bytes:
    """Return a Word file (DOCX) with a space before each tab of its texts. Raises InputError where it is damaged."""
    package = open_received(content, "the file")
    parts = dict(package.parts)
    for name in parts:
        if name.startswith("word/") and name.endswith(".xml"):
            root = package.tree(name)
            if _set_apart(root):
                parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return zipped(parts)


def _set_apart(root: etree._Element) -> bool:
    """Put a space before each tab that stands in a run of text; stops that a style sets are no such tabs."""
    tabs = [each for each in root.iter(*(f"{{*}}{name}" for name in TABS)) if _is_run(each.getparent())]
    for tab in tabs:
        space = etree.Element(etree.QName(etree.QName(tab).namespace, "t"), {SPACE: "preserve"})
        space.text = " "
        tab.addprevious(space)
    return bool(tabs)


def _is_run(parent: etree._Element | None) -> bool:
    return parent is not None and etree.QName(parent).localname == "r"
