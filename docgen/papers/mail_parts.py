"""The parts of an e-mail in the order in which they stand: its words, the files that came with it, seals over it."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from itertools import count, islice
from typing import Final, TypeGuard

__all__ = ["MOST_PARTS", "MailPart", "as_message", "bytes_of", "has_more", "parts_of"]

MOST_PARTS: Final = 1_000
SEALS: Final = frozenset(("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"))
"""A signature over the rest of the message (RFC 1847, 2.1): nobody reads it."""


@dataclass(frozen=True, slots=True)
class MailPart:
    """One part of a message: words of the message itself, or a file.

    `choice` is the number of the set of which a reader shows one part alone; 0 where it stands for itself. `is_shown`
    is a picture that the words may show in their midst; `is_seal` a signature over the rest.
    """

    part: EmailMessage
    name: str
    is_words: bool
    choice: int = 0
    is_seal: bool = False

    @property
    def is_shown(self) -> bool:
        """Tell whether it is a picture that has a name for the words to show it by (RFC 2392)."""
        return self.part.get_content_maintype() == "image" and bool(self.part.get("Content-ID"))

    @property
    def content(self) -> bytes:
        """Return the file; empty where its code cannot be undone."""
        try:
            if self.part.get_content_maintype() != "message":
                return bytes_of(self.part)
            inner = self.part.get_payload()
            within = inner if isinstance(inner, list) else []
            return b"\n".join(each.as_bytes() for each in within if isinstance(each, EmailMessage))
        except (MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError):
            return b""


def as_message(content: bytes) -> EmailMessage:
    """Return bytes as a message."""
    message = message_from_bytes(content, policy=policy.default.clone(refold_source="none"))
    assert isinstance(message, EmailMessage)  # noqa: S101 - what the default policy makes, which the types do not say
    return message


def parts_of(message: EmailMessage) -> Iterator[MailPart]:
    """Yield words and files in the order in which they stand; beyond the bound none (`has_more`).

    A message in the message is a file; a report on a message, which is words of programs, too.
    """
    files = 0
    for part, choice, is_sealed in islice(_walked(message), MOST_PARTS):
        if _is_words(part):
            yield MailPart(part, "", is_words=True, choice=choice)
        elif not _is_bundle(part):
            files += 1
            kind = part.get_content_type()
            plain = "forwarded message" if kind == "message/rfc822" else f"attachment {files}"
            yield MailPart(part, _name(part) or plain, is_words=False, is_seal=is_sealed and kind in SEALS)


def has_more(message: EmailMessage) -> bool:
    """Tell whether a message has more parts than are looked at."""
    return next(islice(_walked(message), MOST_PARTS, None), None) is not None


def _walked(message: EmailMessage) -> Iterator[tuple[EmailMessage, int, bool]]:
    """Yield each part, the number of the set that it is chosen from, and whether a seal may be over it."""
    waiting = [(message, 0, False)]
    for number in count(1):
        if not waiting:
            return
        part, choice, _ = here = waiting.pop(0)
        yield here
        if _is_bundle(part):
            kind, inner = part.get_content_type(), part.get_payload()
            of_one = choice or (number if kind == "multipart/alternative" else 0)
            within = inner if isinstance(inner, list) else []
            waiting[:0] = [(each, of_one, kind == "multipart/signed") for each in within if _is_message(each)]


def _is_message(part: object) -> TypeGuard[EmailMessage]:
    return isinstance(part, EmailMessage)


def _is_bundle(part: EmailMessage) -> bool:
    return part.is_multipart() and part.get_content_maintype() != "message"


def bytes_of(part: EmailMessage) -> bytes:
    """Return what a part holds, its code undone."""
    decoded = part.get_payload(decode=True)
    return decoded if isinstance(decoded, bytes) else b""


def _name(part: EmailMessage) -> str:
    return str(part.get_filename() or "").strip()


def _is_words(part: EmailMessage) -> bool:
    is_text = part.get_content_type() in {"text/plain", "text/html"}
    return is_text and part.get_content_disposition() != "attachment" and not _name(part)
