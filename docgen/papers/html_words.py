"""A page of HTML as its words: nothing in it is fetched or run, and no style hides or moves any of them."""

import re
from typing import Final

from lxml import html

__all__ = ["is_html", "words_of_page"]

BEGINS: Final = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
NO_WORDS: Final = ("script", "style", "template", "head", "svg", "iframe", "object", "canvas", "noscript")
LINES: Final = frozenset(
    (
        "address", "article", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "footer", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul",
    )
)  # fmt: skip
"""Elements that stand on lines of their own."""
CELLS: Final = frozenset(("td", "th"))


def is_html(content: bytes) -> bool:
    """Tell whether bytes are a page of HTML, by how they begin."""
    return BEGINS.match(content) is not None


def words_of_page(content: bytes) -> bytes:
    """Return a page's words in UTF-8, line by line, cells with a gap between; for `workroom.worker`.

    Raises ValueError where there are none.
    """
    root = html.document_fromstring(content, parser=html.HTMLParser(no_network=True, remove_comments=True))
    for name in NO_WORDS:
        for element in [*root.iter(name)]:
            element.drop_tree()
    for element in root.iter():
        if element.tag in LINES:
            element.text = f"\n{element.text or ''}"
            element.tail = f"\n{element.tail or ''}"
        elif element.tag in CELLS:
            element.tail = f"\t{element.tail or ''}"
    lines = ("\t".join(" ".join(cell.split()) for cell in line.split("\t")) for line in root.text_content().split("\n"))
    said = "\n".join(line.strip("\t ") for line in lines if line.strip())
    if not said:
        raise ValueError("there are no words in it")
    return said.encode()
