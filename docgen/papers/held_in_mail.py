"""What lies in an e-mail: every header, every body, every attachment, and what stands before, between and after."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message

from docgen.papers.decoding import decoded, in_charset, in_other_charsets
from docgen.papers.held import Blind, Held, Inside, Text, within
from docgen.papers.held_in_codes import coded_in, unworded
from docgen.papers.held_in_text import held_in_text
from docgen.papers.unread_kinds import unread

__all__ = ["held_in_mail"]

MOST_PARTS = 2_000
MOST_CHARSETS = 5
CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9][\w.:-]{1,30})", re.IGNORECASE)


def held_in_mail(content: bytes, place: str, inside: Inside) -> Iterator[Held]:
    """Yield what an e-mail holds; attachments are looked through as files."""
    waiting: list[Message] = [message_from_bytes(content, policy=policy.compat32)]
    seen = 0
    while waiting:
        part, seen = waiting.pop(0), seen + 1
        if seen > MOST_PARTS:
            yield Blind(place, f"It has more than {MOST_PARTS:,} parts.")
            return
        here = within(place, "the message" if seen == 1 else f"part {seen}")
        yield from _headers(part, here, inside)
        payload = part.get_payload()
        if isinstance(payload, list):
            waiting += [each for each in payload if isinstance(each, Message)]
        else:
            yield from _body(part, here, inside)
        for word, text in (("before its parts", part.preamble), ("after its parts", part.epilogue)):
            if text:
                yield from held_in_text(text.encode("utf-8", "surrogateescape"), within(here, word), inside)
    whole = within(place, "as it stands")
    yield Text(whole, decoded(content))
    if not content.isascii():
        named = dict.fromkeys(found[1].decode().casefold() for found in CHARSET.finditer(content))
        told = (*(in_charset(content, each) for each in [*named][:MOST_CHARSETS]), *in_other_charsets(content))
        yield from (Text(within(whole, "in another code page"), each) for each in dict.fromkeys(told))


def _headers(part: Message, place: str, inside: Inside) -> Iterator[Held]:
    for at, (_, value) in enumerate(part.items(), start=1):
        told = within(place, f"header {at}")
        yield Text(told, f"{_readable(str(value))}\n{unworded(str(value))}\n{value}")
        yield from coded_in(str(value), told, inside)
    name = part.get_filename()
    if name:
        yield Text(within(place, "file name"), _readable(name))
    for key, value in part.get_params() or ():
        yield Text(within(place, "parameters"), f"{key} {_readable(str(value))}")


def _readable(value: str) -> str:
    try:
        return str(make_header(decode_header(value)))
    except (MessageError, ValueError, LookupError, UnicodeError):
        return value


def _body(part: Message, place: str, inside: Inside) -> Iterator[Held]:
    try:
        body = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        body = None
    if not isinstance(body, bytes):
        yield Blind(place, "Its code cannot be undone.")
        return
    if part.get_content_maintype() != "text":
        yield from inside(place, body)
        return
    yield from unread(body, place)
    charset = part.get_content_charset("utf-8")
    try:
        text = body.decode(charset)
    except (LookupError, ValueError):
        text = decoded(body)
        yield from (Text(within(place, "in another code page"), told) for told in in_other_charsets(body))
    yield from held_in_text(text.encode("utf-8", "surrogatepass"), place, inside)
