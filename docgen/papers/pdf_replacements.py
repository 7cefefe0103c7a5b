"""Replacement text of a PDF taken out, so that its words are those that it draws (ISO 32000-1, 14.9.4)."""

import re
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Dictionary, Object, Pdf, Stream

__all__ = ["without_replacements"]

KEY: Final = "/ActualText"
WRITTEN: Final = re.compile(
    rb"/" + rb"".join(b"(?:%c|#%02x)" % (each, each) for each in KEY[1:].encode()), re.IGNORECASE
)
"""The key as a content stream may write it, any letter as two figures."""
NOTHING: Final = b"/NoMoreText"
PICTURE: Final = "/Image"


def without_replacements(content: bytes) -> bytes:
    """Return a PDF whose parts give no text in place of what they draw; itself where none does.

    Raises pikepdf.PdfError where it cannot be read.
    """
    with Pdf.open(BytesIO(content)) as pdf:
        if pdf.is_encrypted or not [each for each in pdf.objects if _mended(each)]:
            return content
        written = BytesIO()
        pdf.save(written, static_id=True)
        return written.getvalue()


def _mended(item: Object) -> bool:
    """Take replacement text out of one object, and tell whether there was any."""
    changed = isinstance(item, Dictionary) and _dropped(item, 0)
    if isinstance(item, Stream):
        changed = _dropped(item.get("/Resources"), 0)
        changed = _redrawn(item) or changed
    return changed


def _dropped(item: Object | None, depth: int) -> bool:
    """Delete the key in a dictionary and in those directly in it."""
    if not isinstance(item, Dictionary) or depth > 4:  # noqa: PLR2004 - a page's resources lie no deeper
        return False
    changed = KEY in item
    if changed:
        del item[KEY]
    inner = [
        _dropped(value, depth + 1) for _, value in item.items() if isinstance(value, Object) and not value.is_indirect
    ]
    return changed or any(inner)


def _redrawn(stream: Stream) -> bool:
    if str(stream.get("/Subtype", "")) == PICTURE:
        return False
    try:
        drawn = stream.read_bytes()
    except pikepdf.PdfError:  # packed as pictures are, or damaged: it draws no text
        return False
    if b"BDC" not in drawn or not WRITTEN.search(drawn):
        return False
    stream.write(WRITTEN.sub(NOTHING, drawn))
    return True
