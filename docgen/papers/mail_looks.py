"""What one sees of an e-mail: its words, its markings, and every file that came with it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from hashlib import sha256
from html.parser import HTMLParser

from docgen.papers.decoding import decoded
from docgen.papers.hiding_markup import HIDDEN_WORDS, hides_words
from docgen.papers.html_words import is_html, words_of_page
from docgen.papers.kinds import FileKind
from docgen.papers.looks import Attachment, Looks, Shows, shown_name
from docgen.papers.mail_parts import as_message, bytes_of, parts_of
from docgen.papers.wording import heading_in, markings_in, scripts_in, titles_in

__all__ = ["MOST_ATTACHMENTS", "look_at_mail", "look_at_words", "mail_as_text", "words_as_text"]

MOST_ATTACHMENTS = 100
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
    message = as_message(content)
    said = [_words(each.part) for each in parts_of(message) if each.is_words]
    files = [(each.name, each.content) for each in parts_of(message) if not each.is_words]
    bodies, fetched = [each.words for each in said], sum(each.fetched for each in said)
    text = "\n".join((str(message.get("subject", "")), *bodies))[:MOST_CHARACTERS]
    attachments = tuple(
        Attachment(shown_name(name), sha256(each).hexdigest(), look(each)) for name, each in files[:MOST_ATTACHMENTS]
    )
    unseen = (HIDDEN_WORDS,) if any(each.is_hiding for each in _printed(message)) else ()
    return Looks(
        FileKind.EMAIL,
        shows=Shows.TEXT if text.strip() else Shows.NOTHING,
        markings=markings_in(text, bodies),
        titles=("correspondence",),
        remarks=(*unseen, *_remarks(len(files), fetched, text)),
        unseen=unseen,
        attachments=attachments,
        words=(None if files or fetched else f"{message.get('date', '')}\n{text}",),
        partly=text if files or fetched else "",
    )


def look_at_words(content: bytes) -> Looks:
    """Look at a plain text, in UTF-8 or UTF-16, else in the code page of Western Europe."""
    text = decoded(content)[:MOST_CHARACTERS]
    unseen = (HIDDEN_WORDS,) if is_html(content) and _page_hides_words(content, text) else ()
    return Looks(
        FileKind.TEXT,
        shows=Shows.TEXT if text.strip() else Shows.NOTHING,
        markings=markings_in(text),
        titles=titles_in(text),
        heading=heading_in(text),
        remarks=(*unseen, *_of_scripts(text)),
        unseen=unseen,
        words=(text,),
    )


def mail_as_text(content: bytes) -> bytes:
    """Return an e-mail as it is read, in UTF-8: who wrote to whom, when, on what; its words; its attachments' names.

    Of words that it says in several forms, the first form that has any.
    """
    message = as_message(content)
    names = [each.name for each in parts_of(message) if not each.is_words]
    bodies = [each.words.strip("\r\n") if at else each.words for at, each in enumerate(_printed(message))]
    head = [f"{name}: {message[name]}" for name in ("From", "To", "Cc", "Date", "Subject") if message[name]]
    head += [f"Attachment: {shown_name(name)}" for name in names[:MOST_ATTACHMENTS]]
    return "\n".join((*head, "", *bodies)).encode("utf-8", "replace")[:MOST_CHARACTERS]


def words_as_text(content: bytes) -> bytes:
    """Return a plain text in UTF-8."""
    return decoded(content)[:MOST_CHARACTERS].encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a part, how much it fetches from elsewhere, and its HTML, where it is any."""

    words: str
    fetched: int = 0
    markup: str = ""

    @property
    def is_hiding(self) -> bool:
        """Tell whether its style hides some of these words, or may."""
        return hides_words(self.markup, self.words)


def _printed(message: EmailMessage) -> Iterator[_Said]:
    """Yield what is printed of a message: of words that it says in several forms, the first form that has any."""
    chosen = set[int]()
    for each in parts_of(message):
        if each.is_words and each.choice not in chosen and (said := _words(each.part)).words.strip():
            chosen |= {each.choice} - {0}
            yield said


def _page_hides_words(content: bytes, text: str) -> bool:
    try:
        return hides_words(text, words_of_page(content).decode())
    except ValueError:
        return False  # it has no words


def _words(part: EmailMessage) -> _Said:
    try:
        text = bytes_of(part).decode(part.get_content_charset("utf-8"), "replace")
    except (LookupError, ValueError):  # a character set that nobody knows
        text = bytes_of(part).decode("cp1252", "replace")
    if part.get_content_type() == "text/plain":
        return _Said(text)
    reader = _Words()
    reader.feed(text[:MOST_CHARACTERS])
    reader.close()
    return _Said(EMPTY_LINES.sub("\n\n", "".join(reader.words)).strip("\n"), reader.fetched, text[:MOST_CHARACTERS])


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
