"""Writing a document as DOCX: body, edges, properties, package."""

from typing import Final

from lxml import etree
from lxml.etree import SubElement

from docgen.document import Document
from docgen.papers.ooxml_names import OFFICE_RELATION, RELATION_ID, WORD, w
from docgen.papers.ooxml_opening import parsed
from docgen.papers.ooxml_zip import zipped
from docgen.word.blocks import add_blocks, paragraph_numbers
from docgen.word.package import FOOTER_RELATION, HEADER_RELATION, package_parts
from docgen.word.reference import DRAFT_MARK, FOOTER, HEADER, WHERE, Reference, read_reference
from docgen.word.runs import Setting, add_runs, add_text, printable

__all__ = ["write_docx"]

NAMESPACES: Final = {"w": WORD, "r": OFFICE_RELATION}
PLAIN_LANGUAGE: Final = "en-GB"
# No format may make a draft look final. The order of names is that of the schema (ECMA-376 part 1, 17.3.1 and 17.3.2).
MARK_PLACE: Final = (
    ("spacing", {"before": "40", "after": "0", "line": "240", "lineRule": "auto"}),
    ("ind", {"left": "0", "right": "0", "firstLine": "0"}),
    ("jc", {"val": "right"}),
)
MARK_LOOK: Final = (
    *((name, "1") for name in ("b", "bCs")),
    *((name, "0") for name in ("caps", "smallCaps", "strike", "dstrike", "outline", "emboss", "imprint")),
    *((name, "0") for name in ("vanish", "webHidden")),
    ("color", "C00000"),
    ("spacing", "20"),
    ("w", "100"),
    ("position", "0"),
    ("sz", "26"),
    ("szCs", "26"),
    ("highlight", "none"),
)


def write_docx(document: Document, reference: bytes, *, pages: int = 1) -> bytes:
    """Write a document as a Word file that looks as `reference` says (a style-only .docx of its format).

    `pages` is how many the finished PDF has: what is shown for their number until a word processor reckons it. Word
    reckons fields at the edges of pages as it opens a file, those in the text only when it is asked to or prints.

    The same document and reference give the same bytes. Raises FormatError for a reference that lacks a style, and
    ValueError for a document that breaks its own promises: numbers that do not follow, references that lead nowhere,
    two blocks of one id, control characters.
    """
    look = read_reference(reference)
    setting = Setting(look.styles, paragraph_numbers(document), pages)
    trees = {
        **package_parts(document),
        "word/document.xml": _body(document, look, setting),
        "word/header1.xml": _header(document, setting),
        "word/footer1.xml": _footer(document, setting),
    }
    styles = _styles(look.parts["word/styles.xml"], document.language)
    written = {name: _serialised(tree) for name, tree in trees.items()}
    return zipped({**look.parts, **written, "word/styles.xml": styles})


def _body(document: Document, look: Reference, setting: Setting) -> etree._Element:
    root = etree.Element(w("document"), nsmap=NAMESPACES)
    body = SubElement(root, w("body"))
    add_blocks(body, document, look, setting)
    section = SubElement(body, w("sectPr"))
    for name, relation in (("headerReference", HEADER_RELATION), ("footerReference", FOOTER_RELATION)):
        SubElement(section, w(name), {w("type"): "default", RELATION_ID: relation})
    SubElement(section, w("pgSz"), dict(look.page_size))
    SubElement(section, w("pgMar"), dict(look.margins))
    return root


def _header(document: Document, setting: Setting) -> etree._Element:
    """Set one header for all pages; the mark of a draft stands in it, and a final differs in nothing else."""
    root = etree.Element(w("hdr"), nsmap=NAMESPACES)
    add_runs(_edge_paragraph(root, HEADER, setting), document.running.header, setting)
    if document.mark is not None:
        _add_mark(_edge_paragraph(root, DRAFT_MARK, setting), printable(document.mark))
    return root


def _add_mark(paragraph: etree._Element, mark: str) -> None:
    """Set the mark with a look of its own, which goes before any style's (ECMA-376 part 1, 17.7.2)."""
    for name, values in MARK_PLACE:
        SubElement(paragraph[0], w(name), {w(key): value for key, value in values.items()})
    run = SubElement(paragraph, w("r"))
    properties = SubElement(run, w("rPr"))
    for name, value in MARK_LOOK:
        SubElement(properties, w(name), {w("val"): value})
    add_text(run, mark)


def _footer(document: Document, setting: Setting) -> etree._Element:
    """Set the left end, a tab to the right-hand stop of the style, the right end."""
    root = etree.Element(w("ftr"), nsmap=NAMESPACES)
    paragraph = _edge_paragraph(root, FOOTER, setting)
    add_runs(paragraph, document.running.footer_left, setting)
    SubElement(SubElement(paragraph, w("r")), w("tab"))
    add_runs(paragraph, document.running.footer_right, setting)
    return root


def _edge_paragraph(root: etree._Element, style: str, setting: Setting) -> etree._Element:
    paragraph = SubElement(root, w("p"))
    SubElement(SubElement(paragraph, w("pPr")), w("pStyle"), {w("val"): setting.styles[style]})
    return paragraph


def _styles(content: bytes, language: str) -> bytes:
    """Set the language of all text, where the document's is not the one that reference documents are made in."""
    if language == PLAIN_LANGUAGE:
        return content
    styles = parsed(content, WHERE)
    for each in styles.iterfind(f"{w('docDefaults')}//{w('lang')}"):
        each.set(w("val"), language)
    return _serialised(styles)


def _serialised(tree: etree._Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
