"""Words in texts, in marked-up texts and in bytes of no known form."""

import html
import json
import re
from collections.abc import Iterator

from docgen.papers.decoding import LONGEST_BLOB, decoded, ebcdic_runs, in_other_charsets, in_wide_codes
from docgen.papers.held import Blind, Held, Inside, Text, within
from docgen.papers.held_in_codes import written_otherwise
from docgen.papers.office_readings import is_office_text, readings
from docgen.papers.shown_markup import LARGEST_STYLED, as_shown, is_styled

__all__ = ["OVERRIDE", "held_in_markup", "held_in_text", "in_other_codes", "raw_words"]

BLOCK_TAG = re.compile(
    r"<(?:/(?:\w+:)?(?:p|tr|tc|si|row|c|v|t[dhr]|li|div|h[1-6]|table|body|title|head|comment|instrText|footnote|endnote)"
    r"|(?:\w+:)?(?:br|cr|tab|hr|p|tr|td|th|li|div|h[1-6]|lastRenderedPageBreak)\b[^>]*)\s*/?>",
    re.IGNORECASE,
)
TAG = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>|<[^<>]*>")
QUOTED = re.compile(r"=\s*\"([^\"<]*)\"|=\s*'([^'<]*)'|\s\"([^\"<]*)\"|\s'([^'<]*)'")
PLAIN_VALUE = re.compile(
    r"[\w.#%-]{0,2}|(?![0-9]{4}-[0-9]{1,2}-[0-9]{1,2}\Z|[0-9]{1,2}[.-][0-9]{1,2}[.-][0-9]{4}\Z|[0-9][0-9-]{8,}(?:\.0*)?\Z)[0-9.,%-]*"
    r"|#?[0-9A-Fa-f]{6,8}|(?:https?|urn):\S*(?:schemas|w3|purl)\S*"
)
"""Values of attributes that tell nothing: lengths, colours, the names of schemas; days and long numbers may."""
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
ENTITY = re.compile(r"<!ENTITY\s+(\w+)\s+[\"']([^\"']{0,400})[\"']\s*>")
TURNED = re.compile(
    r"<w:bdo\b[^>]*w:val=[\"']rtl[\"'][^>]*>(.*?)(?:</w:bdo>|\Z)|<bdo\b[^>]*dir=[\"']?rtl[\"']?[^>]*>(.*?)(?:</bdo>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
OVERRIDE = "\u202e"
"""Turns what follows, until U+202C or the end of the line: the reader sees its last letter first."""
LONGEST_ENTITY = 400
MOST_ENTITIES = 5_000
RAW = re.compile(rb"[\x20-\x7e\xc3-\xc5\x80-\xbf]{5,}")
WIDE_LITTLE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\0){4,}")
WIDE_BIG = re.compile(rb"(?:\0[\x20-\x7e\xa0-\xff]){4,}")
READABLE = re.compile(r"[\w .,'’-]{4,}")


def held_in_text(content: bytes, place: str, inside: Inside) -> Iterator[Held]:
    """Yield what a plain text, JSON or HTML file holds, also where it is written in figures of another form."""
    text = decoded(content)
    if text.lstrip()[:1] in {"{", "["}:
        yield from _json(text, place)
    if "<" in text and ">" in text:
        yield from held_in_markup(text, place)
        if is_office_text(text):
            yield from (Text(within(place, "read in another way"), reading) for reading in readings(text))
    yield Text(place, text)
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield from raw_words(content, place)
    yield from in_other_codes(content, place, inside)
    for told in in_other_charsets(content):
        yield Text(within(place, "in another code page"), told)
    yield from written_otherwise(text, place, inside)


def in_other_codes(content: bytes, place: str, inside: Inside) -> Iterator[Held]:
    """Yield what bytes say as a text in UTF-16 or UTF-32 without a mark, and in EBCDIC."""
    if wide := in_wide_codes(content):
        yield from inside(within(place, "in a code of several bytes"), wide.encode("utf-8", "replace"))
    if not content.isascii() and (runs := ebcdic_runs(content)):
        yield Text(within(place, "EBCDIC"), runs, raw=True)


def _json(text: str, place: str) -> Iterator[Held]:
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return
    for path, value in _leaves(read):
        yield Text(within(place, path), value)


def _leaves(value: object) -> Iterator[tuple[str, str]]:
    """Yield each key and text with its path, and what stands together in one record or list.

    Keys are not named in a path, since one may be what must not be told.
    """
    waiting: list[tuple[str, object]] = [("", value)]
    while waiting:
        path, each = waiting.pop()
        inside = each.values() if isinstance(each, dict) else each if isinstance(each, list) else ()
        together = [str(one) for one in inside if isinstance(one, str | int | float) and not isinstance(one, bool)]
        if len(together) > 1:
            yield f"{path} together", " ".join(together)
        if isinstance(each, dict):
            for at, (key, inner) in enumerate(each.items(), start=1):
                yield f"{path}/key {at}", str(key)
                waiting.append((f"{path}/{at}", inner))
        elif isinstance(each, list):
            waiting += [(f"{path}/{at}", inner) for at, inner in enumerate(each, start=1)]
        elif each is not None and not isinstance(each, bool):
            yield path, str(each)


def held_in_markup(text: str, place: str) -> Iterator[Held]:
    """Yield what XML or HTML says: its text as it reads, and with each tag a space; values of attributes; comments.

    Nothing is parsed: no entity is expanded but those of characters, nothing is fetched.
    """
    spaced = BLOCK_TAG.sub(" ", TURNED.sub(lambda found: f"{OVERRIDE}{found[1] or found[2]}\u202c", text))
    yield Text(place, html.unescape(TAG.sub("", spaced)))
    if is_styled(text):
        if len(text) > LARGEST_STYLED:
            yield Blind(place, "What its style hides cannot be told in a text of tags so large: send it in parts.")
        else:
            yield from (Text(within(place, "as it is shown"), told) for told in as_shown(text))
    if "<!--" in text:
        yield Text(place, html.unescape(TAG.sub("", COMMENT.sub("", spaced))))
    if entities := dict(ENTITY.findall(text)):
        told = _with_entities(
            spaced, {name: _with_entities(said, entities)[:LONGEST_ENTITY] for name, said in entities.items()}
        )
        yield Text(place, html.unescape(TAG.sub("", told)))
    yield Text(place, html.unescape(TAG.sub(" ", spaced)))
    values = (next(filter(None, found.groups()), "") for tag in TAG.finditer(text) for found in QUOTED.finditer(tag[0]))
    telling = dict.fromkeys(value for value in values if not PLAIN_VALUE.fullmatch(value))
    if telling:
        yield Text(within(place, "attributes"), html.unescape("\n".join(telling)))
    unseen = re.findall(r"<!--(.*?)(?:-->|\Z)|<\?(.*?)(?:\?>|\Z)|<!(?:DOCTYPE|ENTITY)([^>]*)>", text, re.DOTALL)
    if unseen:
        yield Text(within(place, "comments"), html.unescape("\n".join("\n".join(each) for each in unseen)))


def _with_entities(text: str, entities: dict[str, str]) -> str:
    """Return a text with its own entities put in, so many of them that no text swells by more than a little."""
    return re.sub(r"&(\w+);", lambda found: entities.get(found[1], found[0]), text, count=MOST_ENTITIES)


def raw_words(content: bytes, place: str) -> Iterator[Held]:
    """Yield the runs of printable characters in bytes, in 8 bits and in 16; each is a text of its own by its line."""
    if len(content) > LONGEST_BLOB * 10:
        yield Blind(place, "It is too large to be looked through.")
        return
    runs = [found[0].decode("utf-8", "replace") for found in RAW.finditer(content)]
    if b"\0" in content:
        runs += [found[0].decode("utf-16-le") for found in WIDE_LITTLE.finditer(content)]
        runs += [found[0].decode("utf-16-be") for found in WIDE_BIG.finditer(content)]
    telling = [run for run in runs if READABLE.search(run)]
    if telling:
        yield Text(place, "\n".join(telling), raw=True)
