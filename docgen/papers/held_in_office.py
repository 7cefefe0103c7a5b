"""What lies in a ZIP file, and in an office file, which is one: every part, name and comment, listed or not."""

import re
import struct
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO

from docgen.papers.decoding import decoded, decoded_xml, inflated
from docgen.papers.held import Allowance, Blind, Covered, Held, Inside, Text, within
from docgen.papers.held_in_text import held_in_markup, raw_words
from docgen.papers.known_fonts import without_known_fonts
from docgen.papers.office_readings import KNOWN_PARTS, readings, unescaped
from docgen.papers.painted_cells import has_painted_cells, painted_styles
from docgen.papers.sheet_readings import said_in, shared_strings, sheet_of, titles_of

__all__ = ["held_in_zip"]

LOCAL = b"PK\x03\x04"
LOCAL_HEADER = struct.Struct("<4sHHHHHIIIHH")
LARGEST_PART = 400_000_000
MOST_TIMES = 200
"""How many times its packed size a large part may have; text packs to a hundredth at the very most."""
LARGE = 5_000_000
XML_NAMES = (".xml", ".rels", ".vml", ".xhtml", ".html", ".htm", ".svg")
BLACK_RUN = re.compile(
    r"<w:rPr>(?:(?!</w:rPr>).)*?(?:<w:highlight w:val=\"black\"|<w:shd [^>]*w:fill=\"000000\")"
    r"(?:(?!</w:rPr>).)*</w:rPr>"
    r"(?:(?!</w:r>).)*?<w:t[ >]",
    re.DOTALL,
)
WHITE = re.compile(r"<w:color w:val=\"(?:[Ff]{6}|[CDEFcdef][0-9A-Fa-f][CDEFcdef][0-9A-Fa-f][CDEFcdef][0-9A-Fa-f])\"")
CELL_DAY = re.compile(
    r"<(?:\w+:)?c [^<>]*\bs=[\"'][0-9]+[\"'][^<>]*>\s*(?:<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*)?"
    r"<(?:\w+:)?v\b[^<>]*>([1-6]?[0-9]{4})(?:\.[0-9]+)?</"
)
FIRST_DAY, FIRST_DAY_OF_MACS = date(1899, 12, 30), date(1904, 1, 1)
"""Days that a workbook counts from (ECMA-376 part 1, 18.17.4.1)."""
BOOK = "xl/workbook.xml"
OF_MACS = re.compile(r"\bdate1904\s*=\s*[\"'](?:1|true|on)[\"']")
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
STRINGS = re.compile(r"<(?:\w+:)?(?:delText|del|moveFrom)\b")


def held_in_zip(content: bytes, place: str, inside: Inside, allowance: Allowance) -> Iterator[Held]:
    """Yield what a ZIP file or an office file holds. What is locked or swells beyond bounds is blind."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        listed = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error):
        yield Blind(place, "It is a damaged ZIP file: make it again.")
        yield from raw_words(content, place)
        return
    with archive:
        yield Text(within(place, "comment of the ZIP file"), decoded(archive.comment))
        for at, entry in enumerate(listed, start=1):
            yield from _entry(archive, entry, within(place, f"part {at}"), inside, allowance)
        yield from _painted_cells(archive, listed, place, allowance)
        yield from _cells_in_order(archive, listed, place, allowance)
    yield from _unlisted(content, {entry.header_offset for entry in listed}, place, inside)
    yield from raw_words(content, within(place, "between its parts"))


def _painted_cells(
    archive: zipfile.ZipFile, listed: list[zipfile.ZipInfo], place: str, allowance: Allowance
) -> Iterator[Held]:
    """Yield the sheets of a workbook that have words which are only painted over."""
    styles = [_read(archive, entry, allowance) for entry in listed if entry.filename == "xl/styles.xml"]
    painted = {style for read in styles if isinstance(read, bytes) for style in painted_styles(decoded_xml(read))}
    for at, entry in enumerate(listed, start=1):
        if painted and entry.filename.startswith("xl/worksheets/") and entry.filename.endswith(".xml"):
            sheet = _read(archive, entry, allowance)
            if isinstance(sheet, bytes) and has_painted_cells(decoded_xml(sheet), painted):
                yield Covered(within(place, f"part {at}"), "words of cells are only painted over")


def _cells_in_order(
    archive: zipfile.ZipFile, listed: list[zipfile.ZipInfo], place: str, allowance: Allowance
) -> Iterator[Held]:
    """Yield what the sheets of a workbook say in the order of their cells, whose words stand in another part."""
    named = {entry.filename: entry for entry in listed}

    def read(name: str) -> str:
        part = _read(archive, named[name], allowance) if name in named else b""
        return decoded_xml(part) if isinstance(part, bytes) else ""

    book = read(BOOK)
    shared, titles = shared_strings(read("xl/sharedStrings.xml")), titles_of(book)
    names = sorted((name for name in named if SHEET.fullmatch(name)), key=lambda name: (len(name), name))
    parts = {name: read(name) for name in names}
    sheets = [sheet_of(part, shared) for part in parts.values()]
    if OF_MACS.search(book):
        for at, part in enumerate(parts.values(), start=1):
            yield from _days(part, FIRST_DAY_OF_MACS, within(place, f"sheet {at}"))
    for at, sheet in enumerate(sheets):
        told = "\n".join(dict.fromkeys(said_in(sheet, dict(zip(titles, sheets, strict=False)))))
        yield Text(within(place, f"sheet {at + 1}, cells in their order"), told)


def _entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: str, inside: Inside, allowance: Allowance
) -> Iterator[Held]:
    yield Text(within(place, "file name"), entry.filename)
    yield Text(within(place, "comment"), decoded(entry.comment))
    if entry.extra:
        yield from raw_words(entry.extra, within(place, "extra field"))
    if entry.is_dir():
        return
    part = _read(archive, entry, allowance)
    if isinstance(part, str):
        yield Blind(place, part)
    elif sha256(part).hexdigest() in KNOWN_PARTS:
        return
    elif entry.filename.casefold().endswith(XML_NAMES):
        yield from _part(decoded_xml(part), place)
    else:
        yield from inside(place, part)


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, allowance: Allowance) -> bytes | str:
    if entry.flag_bits & 1:
        return "It is locked with a password: ask for a copy without one."
    if entry.file_size > LARGEST_PART or (
        entry.file_size > LARGE and entry.file_size > MOST_TIMES * max(entry.compress_size, 1)
    ):
        return "It swells beyond bounds when it is unpacked, as an attack would."
    if not allowance.take(entry.file_size):
        return "The file holds more than docgen looks through: send it in parts."
    try:
        with archive.open(entry) as opened:
            content = opened.read(entry.file_size + 1)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, RuntimeError) as broken:
        return f"It cannot be unpacked ({type(broken).__name__}): make it again."
    except Exception as broken:  # noqa: BLE001 - each way of packing has errors of its own
        return f"It cannot be unpacked ({type(broken).__name__}): make it again."
    return content


def _part(text: str, place: str) -> Iterator[Held]:
    yield from held_in_markup(without_known_fonts(text), place)
    if (plain := unescaped(text)) != text:
        yield from held_in_markup(without_known_fonts(plain), within(place, "escapes undone"))
    for reading in readings(text):
        yield Text(within(place, "read in another way"), reading)
    yield from _days(text, FIRST_DAY, place)
    if any(not WHITE.search(found[0]) for found in BLACK_RUN.finditer(text)):
        yield Covered(place, "words are only painted black")


def _days(sheet: str, first: date, place: str) -> Iterator[Held]:
    """Yield the numbers in cells that may be shown as days, counted from a first one, as days."""
    days = dict.fromkeys(CELL_DAY.findall(sheet))
    if days:
        told = "\n".join((first + timedelta(int(day))).isoformat() for day in days)
        yield Text(within(place, "dates as numbers"), told)


def _unlisted(content: bytes, known: set[int], place: str, inside: Inside) -> Iterator[Held]:
    """Yield what stands in the file as a part and not in its list of parts."""
    at = content.find(LOCAL)
    while at >= 0 and len(content) - at > LOCAL_HEADER.size:
        _, _, _, method, _, _, _, packed, _, name, extra = LOCAL_HEADER.unpack_from(content, at)
        start = at + LOCAL_HEADER.size + name + extra
        if at not in known and method in {0, 8} and start < len(content):
            yield Text(within(place, "file name not in its list"), decoded(content[at + LOCAL_HEADER.size :][:name]))
            body = content[start : start + packed] if method == 0 else inflated(content[start:], bits=-15)
            if body is None:
                yield Blind(place, "A part that is not in its list swells beyond bounds.")
            elif body:
                yield from inside(within(place, "part not in its list"), body)
        at = content.find(LOCAL, at + 4)
