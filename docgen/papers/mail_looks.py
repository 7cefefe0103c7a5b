"""What one sees of an e-mail: its words, its markings, and every file that came with it."""

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from hashlib import sha256
from html.parser import HTMLParser

from docgen.papers.decoding import decoded
from docgen.papers.kinds import FileKind
from docgen.papers.looks import Attachment, Looks, Shows, shown_name
from docgen.papers.wording import heading_in, markings_in, scripts_in, titles_in

__all__ = ["MOST_ATTACHMENTS", "look_at_mail", "look_at_words", "mail_as_text", "words_as_text"]

MOST_ATTACHMENTS = 100
MOST_PARTS = 1_000
MOST_CHARACTERS = 2_000_000
EMPTY_LINES = re.compile(r"\n(?:[ \t\r\f]*\n)+\s*")
"""Lines with nothing on them: each element of a page begins one and ends one."""
BLOCKS = frozenset(
    """
    address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol optgroup option p pre section summary
    table tbody tfoot thead title tr ul
    """.split()  # noqa: SIM905 - a list of so many words reads better as words
)
"""Elements that stand on lines of their own."""
APART = frozenset(("td", "th", "button", "img", "input", "label", "meter", "object", "progress", "select", "textarea"))
"""Elements that stand beside others, and never without room between."""
LookAt = Callable[[bytes], Looks]


class _Words(HTMLParser):
    """The words of HTML, with what it fetches from elsewhere counted; scripts and styles are no words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.unread = 0
        self.fetched = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        self.unread += tag in {"script", "style"}
        sources = [value or "" for name, value in attrs if name in {"src", "background", "srcset"}]
        self.fetched += any(value.strip().casefold().startswith(("http:", "https:", "//")) for value in sources)
        self.words.append("\n" if tag in BLOCKS else "  " if tag in APART else "")

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        self.unread -= tag in {"script", "style"} and self.unread > 0
        self.words.append("\n" if tag in BLOCKS else "  " if tag in APART else "")

    def handle_data(self, data: str) -> None:
        """Keep words."""
        if not self.unread:
            self.words.append(data)


def look_at_mail(content: bytes, look: LookAt) -> Looks:
    """Look at an e-mail; `look` is how its attachments are looked at. Its pages are not counted."""
    message = message_from_bytes(content, policy=policy.default.clone(refold_source="none"))
    assert isinstance(message, EmailMessage)  # noqa: S101 - what the default policy makes, which the types do not say
    bodies, files = list[str](), list[tuple[str, bytes]]()
    fetched = _sort_out(message, bodies, files)
    text = "\n".join((str(message.get("subject", "")), *bodies))[:MOST_CHARACTERS]
    attachments = tuple(
        Attachment(shown_name(name), sha256(each).hexdigest(), look(each)) for name, each in files[:MOST_ATTACHMENTS]
    )
    return Looks(
        FileKind.EMAIL,
        shows=Shows.TEXT if text.strip() else Shows.NOTHING,
        markings=markings_in(text),
        titles=("correspondence",),
        remarks=tuple(_remarks(len(files), fetched, text)),
        attachments=attachments,
        words=(None if files or fetched else f"{message.get('date', '')}\n{text}",),
        partly=text if files or fetched else "",
    )


def look_at_words(content: bytes) -> Looks:
    """Look at a plain text, in UTF-8 or UTF-16, else in the code page of Western Europe."""
    text = decoded(content)[:MOST_CHARACTERS]
    return Looks(
        FileKind.TEXT,
        shows=Shows.TEXT if text.strip() else Shows.NOTHING,
        markings=markings_in(text),
        titles=titles_in(text),
        heading=heading_in(text),
        remarks=tuple(_of_scripts(text)),
        words=(text,),
    )


def mail_as_text(content: bytes) -> bytes:
    """Return an e-mail as it is read, in UTF-8: who wrote to whom, when, on what; its words; its attachments' names."""
    message = message_from_bytes(content, policy=policy.default.clone(refold_source="none"))
    assert isinstance(message, EmailMessage)  # noqa: S101 - what the default policy makes, which the types do not say
    bodies, files = list[str](), list[tuple[str, bytes]]()
    _sort_out(message, bodies, files)
    head = [f"{name}: {message[name]}" for name in ("From", "To", "Cc", "Date", "Subject") if message[name]]
    head += [f"Attachment: {shown_name(name)}" for name, _ in files[:MOST_ATTACHMENTS]]
    return "\n".join((*head, "", *bodies[:1])).encode("utf-8", "replace")[:MOST_CHARACTERS]


def words_as_text(content: bytes) -> bytes:
    """Return a plain text in UTF-8."""
    return decoded(content)[:MOST_CHARACTERS].encode("utf-8", "replace")


def _sort_out(message: EmailMessage, bodies: list[str], files: list[tuple[str, bytes]]) -> int:
    """Put a message's words into `bodies` and its files into `files`; return what its HTML would fetch."""
    fetched, waiting, seen = 0, [message], 0
    while waiting and seen < MOST_PARTS:
        part, seen = waiting.pop(0), seen + 1
        inner = part.get_payload()
        within = [each for each in inner if isinstance(each, EmailMessage)] if isinstance(inner, list) else []
        if part.get_content_type() == "message/rfc822":
            files += [(_name(part) or "forwarded message", each.as_bytes()) for each in within]
        elif part.is_multipart():
            waiting += within
        elif _is_body(part):
            words, outside = _words(part)
            bodies.append(words)
            fetched += outside
        else:
            files.append((_name(part) or f"attachment {len(files) + 1}", _bytes_of(part)))
    return fetched


def _name(part: EmailMessage) -> str:
    return str(part.get_filename() or "").strip()


def _is_body(part: EmailMessage) -> bool:
    is_text = part.get_content_type() in {"text/plain", "text/html"}
    return is_text and part.get_content_disposition() != "attachment" and not _name(part)


def _bytes_of(part: EmailMessage) -> bytes:
    decoded = part.get_payload(decode=True)
    return decoded if isinstance(decoded, bytes) else b""


def _words(part: EmailMessage) -> tuple[str, int]:
    try:
        text = _bytes_of(part).decode(part.get_content_charset("utf-8"), "replace")
    except (LookupError, ValueError):  # a character set that nobody knows
        text = _bytes_of(part).decode("cp1252", "replace")
    if part.get_content_type() == "text/plain":
        return text, 0
    reader = _Words()
    reader.feed(text[:MOST_CHARACTERS])
    reader.close()
    return EMPTY_LINES.sub("\n\n", "".join(reader.words)).strip("\n"), reader.fetched


def _remarks(files: int, fetched: int, text: str) -> Iterator[str]:
    if files > MOST_ATTACHMENTS:
        yield f"{files} attachments, of which the first {MOST_ATTACHMENTS} are listed."
    elif files:
        yield f"{files} attachment{'' if files == 1 else 's'}, each a paper in its own right."
    if fetched:
        yield "Fetches pictures from another place when it is opened, which tells its sender."
    yield from _of_scripts(text)


def _of_scripts(text: str) -> Iterator[str]:
    if scripts := scripts_in(text):
        yield f"Holds letters of other scripts: {', '.join(scripts)}."
