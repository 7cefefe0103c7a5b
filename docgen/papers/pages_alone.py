"""Some pages of a PDF as a file of their own: what they show, and nothing of the other pages or of the file."""

from collections.abc import Collection
from io import BytesIO

import pikepdf
from pikepdf import Pdf

__all__ = ["answer_pages_alone", "pages_asked", "without_pages"]

NUMBER_BYTES = 4


def pages_asked(content: bytes, first: int, last: int) -> bytes:
    """Return the question for pages of a PDF, from 1, both counted."""
    return first.to_bytes(NUMBER_BYTES, "big") + last.to_bytes(NUMBER_BYTES, "big") + content


def answer_pages_alone(message: bytes) -> bytes:
    """Answer with a PDF of these pages alone, with their notes and stamps; the same pages give the same bytes.

    Raises pikepdf.PdfError where the file cannot be read, ValueError for a page that is not there.
    """
    first = int.from_bytes(message[:NUMBER_BYTES], "big")
    last = int.from_bytes(message[NUMBER_BYTES : 2 * NUMBER_BYTES], "big")
    made, written = Pdf.new(), BytesIO()
    with Pdf.open(BytesIO(message[2 * NUMBER_BYTES :])) as source:
        if not 1 <= first <= last <= len(source.pages):
            raise ValueError("names a page that is not there")
        source.remove_unreferenced_resources()  # else one table of pictures would bring those of all pages along
        made.pages.extend(source.pages[first - 1 : last])
        made.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return written.getvalue()


def without_pages(content: bytes, left_out: Collection[int]) -> bytes:
    """Return a PDF less some pages, from 1, and less what only they drew; links to them lead nowhere.

    The file may still hold bookmarks and names of them: whoever serves it takes its other pages alone. Raises
    pikepdf.PdfError where it cannot be read.
    """
    written = BytesIO()
    with Pdf.open(BytesIO(content)) as source:
        for number in sorted(left_out, reverse=True):
            del source.pages[number - 1]
        source.remove_unreferenced_resources()  # else one table of pictures would bring those of all pages along
        source.save(written, deterministic_id=True)
    return written.getvalue()
