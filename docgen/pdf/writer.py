"""Writing a document as PDF: the one that is adopted, signed and served."""

from collections.abc import Callable, Iterable
from unicodedata import name

from docgen.document import Cell, Document, Leaf, Paragraph, SignatureLine, Span, leaves, text_of
from docgen.errors import Fault, InputError, MachineError, Place
from docgen.pdf.declarations import declarations_read_beforehand
from docgen.pdf.fonts import FontFile, fonts_for, missing_characters

__all__ = ["fonts_of", "refuse_missing_characters", "write_pdf"]


def write_pdf(document: Document, css: str) -> bytes:
    """Return a document as one tagged PDF that is PDF/UA-1 and PDF/A-2a at once.

    `css` is the format's print.css. The same document and styles give the same bytes inside
    docgen.workroom.typesetting. Raises InputError for characters that no font of ours has, FormatError for styles that
    are not understood, MachineError where WeasyPrint or the fonts are not those that docgen knows.
    """
    refuse_missing_characters(document)
    families = tuple(dict.fromkeys(font.family for font in fonts_of(document)))
    return _typeset()(document, css, families)


def fonts_of(document: Document) -> tuple[FontFile, ...]:
    """Return the fonts that a document is set in: all that typesetting it and proving its shapes need."""
    return fonts_for("".join(text for _, text in _texts(document)))


def _typeset() -> Callable[[Document, str, tuple[str, ...]], bytes]:
    try:
        with declarations_read_beforehand():
            from docgen.pdf.engine import typeset  # noqa: PLC0415  # WeasyPrint takes half a second to import
    except OSError as missing:  # cffi's word for a library that is not there
        raise MachineError.at(
            "Pango", "A library of WeasyPrint is missing.", "Install it: apt install libpango-1.0-0 libpangoft2-1.0-0"
        ) from missing
    return typeset


def refuse_missing_characters(document: Document) -> None:
    """Raise InputError, naming block and code point and never the value, where text cannot be written."""
    texts = _texts(document)
    if not missing_characters("".join(text for _, text in texts)):
        return
    faults = [
        Fault(
            Place(where if isinstance(where, str) else _named(where)),
            f"{', '.join(map(_called, missing))} cannot be printed.",
            NEXT_STEP,
        )
        for where, text in texts
        if (missing := missing_characters(text))
    ]
    raise InputError(*faults)


NEXT_STEP = "Write it with other characters; a space, dash or joined letter pasted from elsewhere is the usual cause."


def _texts(document: Document) -> list[tuple[str | Leaf, str]]:
    """Return every text, with the name of where it stands or the block that it is in."""
    running = document.running
    edges = [("header", running.header), ("footer left", running.footer_left), ("footer right", running.footer_right)]
    found: list[tuple[str | Leaf, str]] = [(edge, text_of(spans)) for edge, spans in edges]
    found += [("title", document.title), ("mark", document.mark or "")]
    return found + [(leaf, _text(leaf)) for leaf in leaves(document)]


def _text(leaf: Leaf) -> str:
    label = text_of(leaf.label) if isinstance(leaf, SignatureLine) else ""
    return label + text_of(leaf.spans)


def _called(char: str) -> str:
    """Return a character's code point and Unicode name, as a person can look it up; controls have no name."""
    return f"U+{ord(char):04X} ({name(char, 'a control character').lower()})"


def _named(leaf: Leaf) -> str:
    paths = _paths(span for span in leaf.spans if missing_characters(span.text)) or _paths(leaf.spans)
    path = next(iter(paths), "")
    clause = "" if isinstance(leaf, Cell | SignatureLine) else f"{leaf.clause} "
    number = f"paragraph {leaf.number} " if isinstance(leaf, Paragraph) and leaf.number else ""
    return f"{clause}{number}{path or leaf.id}"


def _paths(spans: Iterable[Span]) -> list[str]:
    return [path for span in spans if (path := getattr(span, "path", ""))]
