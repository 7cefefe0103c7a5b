"""Looking at a file that came in: one function for whatever it is, and the same as an answer to another process."""

from dataclasses import replace
from hashlib import sha256
from itertools import accumulate

from docgen.papers.kinds import OLD_OFFICE, FileKind, kind_of, old_office_kind
from docgen.papers.looks import MOST_TOLD, Attachment, Looks, told
from docgen.papers.mail_looks import look_at_mail, look_at_words
from docgen.papers.media_kinds import media_kind
from docgen.papers.office_looks import look_at_office_file
from docgen.papers.pdf_looks import embedded_files, look_at_pdf
from docgen.papers.picture_looks import look_at_picture

__all__ = ["answer", "look"]

DEEPEST = 4
"""Files within files; a deeper nest is listed but not looked into."""


def look(content: bytes, *, depth: int = 0) -> Looks:
    """Tell what a file is and what stands out in it, whatever it is; what cannot be read is told, never raised.

    This reads files from outside with parsers that can hang or break: `workroom.worker` is the place for it.
    """
    kind = kind_of(content)
    if depth > DEEPEST:
        return Looks(kind, fault="It lies too deep within other files. Take it out and put it among the papers.")
    try:
        looks = _look(content, kind, depth)
        words = () if depth or looks.attachments else _within_bounds(looks.words)
        return replace(looks, words=words, partly="" if depth else _partly(looks)[:MOST_TOLD])
    except MemoryError:
        raise  # nothing that is done after it can be relied on
    except Exception as error:  # noqa: BLE001 - parsers break on hostile files in ways that nobody has listed
        why = f"The file cannot be read: the program that reads it breaks down ({type(error).__name__})."
        return Looks(kind, blind=True, fault=f"{why} Ask for it again, or for another form of it.")


def _partly(looks: Looks) -> str:
    """Return the text that its words do not tell: all of a file that others are in."""
    return "\n".join((*filter(None, looks.words), looks.partly)) if looks.attachments else looks.partly


def _look(content: bytes, kind: FileKind, depth: int) -> Looks:
    if content.startswith(OLD_OFFICE):
        return _old_office(content)
    match kind:
        case FileKind.PDF:
            looks = _with_embedded(look_at_pdf(content), content, depth)
        case FileKind.PICTURE | FileKind.TIFF:
            looks = look_at_picture(content, kind)
        case FileKind.WORD | FileKind.SPREADSHEET | FileKind.SLIDES:
            looks = look_at_office_file(content, kind)
        case FileKind.EMAIL:
            looks = look_at_mail(content, lambda part: look(part, depth=depth + 1))
        case FileKind.TEXT:
            looks = look_at_words(content)
        case FileKind.OTHER:
            played = media_kind(content)
            what = f"It is {played}: play it" if played else "docgen does not know what this is: look at it"
            looks = Looks(kind, remarks=(f"{what} yourself.",), blind=True)
    return looks


def _within_bounds(words: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """Return words with None for what there is no room for."""
    filled = accumulate(len(each or "") for each in words)
    return tuple(each if end <= MOST_TOLD else None for each, end in zip(words, filled, strict=True))


def _with_embedded(looks: Looks, content: bytes, depth: int) -> Looks:
    if looks.fault is not None:
        return looks
    found = tuple(
        Attachment(name, sha256(inner).hexdigest(), look(inner, depth=depth + 1))
        for name, inner in embedded_files(content)
    )
    return replace(looks, attachments=found)


def _old_office(content: bytes) -> Looks:
    kind, called = old_office_kind(content)
    fault = f"This is {called}, which docgen does not read. Save it in the present form, or as a PDF."
    return Looks(kind, blind=True, fault=fault)


def answer(content: bytes) -> bytes:
    """Return the looks of a file as JSON, for the process that asked."""
    return told(look(content))
