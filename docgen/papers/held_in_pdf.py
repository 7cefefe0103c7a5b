"""What lies in a PDF: what it shows or draws unseen, every string, name and stream, and what earlier saves left."""

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from io import BytesIO

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Object, Pdf, Stream

from docgen.papers.decoding import decoded, decoded_xml, inflated
from docgen.papers.held import Allowance, Blind, Held, Inside, Picture, Text, within
from docgen.papers.held_in_codes import written_otherwise
from docgen.papers.held_in_pictures import LARGEST_FOR_READING, SMALLEST_SIDE, as_png
from docgen.papers.held_in_text import held_in_markup, in_other_codes, raw_words
from docgen.papers.kinds import FileKind, kind_of
from docgen.papers.packed import PACKED, zlib_within
from docgen.papers.pdf_covered import covered_on
from docgen.papers.pdf_form_values import said_by_fields, said_with_notes
from docgen.papers.pdf_lines import jumps, parted_text, placed_text
from docgen.papers.pdf_names import STANDARD
from docgen.papers.pdf_raw_streams import unfiltered
from docgen.papers.pdf_strings import DRAWS, Font, drawn, font_of, names_in, strings_in
from docgen.papers.pdf_unnamed import pages_with_unnamed_letters
from docgen.papers.picture_looks import MOST_PIXELS

__all__ = ["held_in_pdf"]

STREAM = re.compile(rb"(?:(\d+)\s+\d+\s+obj\b(?:(?!endobj|stream).)*?)?\bstream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
PLAIN_PACKED = {"/FlateDecode", "/Fl"}
PICTURES = {"/DCTDecode", "/JPXDecode", "/DCT"}
MOST_FONTS = 40
MOST_STRANGE = 0.1
"""From this share of letters that nobody explains on, a page is read as a picture."""
STRANGE = re.compile("[\x00-\x08\ue000-\uf8ff\ufffd\ufffe]+")
MANY_CURVES = 400
"""Curves on a page that has no words: letters may be drawn as shapes."""
LARGEST_RAW = 5_000_000
SHORTEST_CODED = 12
FEW_LETTERS = 400
"""Letters of a page below which shapes with curves may be words that are drawn as such."""
CURVES = 60
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
"""Bytes that no text holds, but in UTF-16, which is looked for elsewhere."""
BROKEN = (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError, IndexError, AttributeError)


@dataclass(slots=True)
class _Walk:
    """A way through one file: what it may unpack, what was seen, and all its fonts."""

    content: bytes
    inside: Inside
    allowance: Allowance
    seen: set[bytes] = field(default_factory=set)
    fonts: dict[tuple[int, int], Font] = field(default_factory=dict)
    drawn: set[tuple[int, int]] = field(default_factory=set)


def held_in_pdf(content: bytes, place: str, inside: Inside, allowance: Allowance) -> Iterator[Held]:
    """Yield what a PDF holds. One that cannot be opened is blind; its bytes are looked through all the same."""
    walk = _Walk(content, inside, allowance)
    try:
        with Pdf.open(BytesIO(content)) as pdf:
            yield from _shown(content, place, pages_with_unnamed_letters(pdf))
            yield from _objects(pdf, walk, place)
            yield from _pages(pdf, walk, place)
            yield from _of_form(pdf, content, place)
            if pdf.is_encrypted:
                yield from _unlocked(pdf, walk, place)
    except pikepdf.PasswordError:
        yield Blind(place, "The PDF asks for a password: ask for a copy without one.")
    except BROKEN:
        yield Blind(place, "The file cannot be read as a PDF: make it again.")
    yield from _bytes(walk, content, place)


def _unlocked(pdf: Pdf, walk: _Walk, place: str) -> Iterator[Held]:
    plain = BytesIO()
    pdf.save(plain, encryption=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    yield from _bytes(walk, plain.getvalue(), within(place, "unlocked"))


def _shown(content: bytes, place: str, unnamed: Collection[int]) -> Iterator[Held]:
    """Yield what PDFium reads on each page, the pages whose letters cannot be read, and words under dark boxes."""
    try:
        with closing(pypdfium2.PdfDocument(content)) as pdf:
            for at in range(len(pdf)):
                with closing(pdf.get_page(at)) as page:
                    yield from _of_page(
                        content, page, at, within(place, f"page {at + 1}"), is_unnamed=at + 1 in unnamed
                    )
    except pypdfium2.PdfiumError:
        yield Blind(place, "Its pages cannot be read: make it again.")


def _of_page(content: bytes, page: pypdfium2.PdfPage, at: int, place: str, *, is_unnamed: bool) -> Iterator[Held]:
    with closing(page.get_textpage()) as read:
        text = read.get_text_range()
        yield Text(place, text)
        if jumps(read):
            yield Text(within(place, "by place"), placed_text(page, read))
        elif parted := parted_text(page, read):
            yield Text(within(place, "with gaps for spaces"), parted)
        looked = covered_on(page, read)
    yield from (each if each.place else type(each)(place, each.how) for each in looked.covered)
    strange = sum(map(len, STRANGE.findall(text)))
    unread = is_unnamed or strange > MOST_STRANGE * max(len(text), 1) or _are_shapes(text, looked.curves)
    if unread or looked.images > 1 or looked.type3:
        digest = sha256(content).hexdigest()
        yield Picture(within(place, "as it is seen"), f"{digest}/{at}", partial(_rendered, content, at))


def _are_shapes(text: str, curves: int) -> bool:
    """Tell whether what a page draws may be words as shapes: many where it has no words, some where it has few."""
    letters = len(text.strip())
    return curves > (MANY_CURVES if letters > FEW_LETTERS // 2 else CURVES) and letters < FEW_LETTERS


def _rendered(content: bytes, at: int) -> bytes:
    with closing(pypdfium2.PdfDocument(content)) as pdf, closing(pdf.get_page(at)) as page:
        longest = max(page.get_size()) or 1.0
        picture = page.render(scale=min(200 / 72, LARGEST_FOR_READING / longest), grayscale=True).to_pil()
        out = BytesIO()
        picture.save(out, "PNG", compress_level=1)
        return out.getvalue()


def _pages(pdf: Pdf, walk: _Walk, place: str) -> Iterator[Held]:
    """Yield what the content streams of each page say in the page's own fonts, hidden or not."""
    for number, page in enumerate(pdf.pages, start=1):
        here = within(place, f"page {number}")
        try:
            parts = page.obj.get("/Contents")
            streams = [parts] if isinstance(parts, Stream) else [*parts] if parts is not None else []
            fonts = _fonts(walk, page.resources)
            content = b"\n".join(_read(each, walk) or b"" for each in streams)
            yield Text(within(here, "what is drawn"), drawn(content, fonts))
            if any(font.is_contradicted for font in fonts.values()):
                own = {name: font.by_its_encoding() for name, font in fonts.items()}
                yield Text(within(here, "what is drawn, by the fonts' own encodings"), drawn(content, own))
            yield from _forms(page.resources, walk, within(here, "what is drawn"), fonts, depth=0)
        except BROKEN:
            yield Blind(here, "What it draws cannot be read: make the file again.")


def _forms(resources: Object, walk: _Walk, place: str, outer: Mapping[bytes, Font], *, depth: int) -> Iterator[Held]:
    """Yield what forms and patterns that a page may draw say, in their own fonts, else in the page's."""
    for kind in ("/XObject", "/Pattern"):
        table = resources.get(kind)
        for form in table.values() if isinstance(table, Dictionary) and depth < 8 else ():  # noqa: PLR2004 - deeper is drawn by nobody
            if not isinstance(form, Stream) or str(form.get("/Subtype", "")) == "/Image" or form.objgen in walk.drawn:
                continue
            walk.drawn.add(form.objgen)
            own = form.get("/Resources")
            fonts = _fonts(walk, own) if isinstance(own, Dictionary) else outer
            yield Text(place, drawn(_read(form, walk) or b"", fonts))
            if isinstance(own, Dictionary):
                yield from _forms(own, walk, place, fonts, depth=depth + 1)


def _fonts(walk: _Walk, resources: Object) -> dict[bytes, Font]:
    table = resources.get("/Font")
    found: dict[bytes, Font] = {}
    for name, font in table.items() if isinstance(table, Dictionary) else ():
        if isinstance(font, Dictionary):
            if font.objgen not in walk.fonts or not font.is_indirect:
                walk.fonts[font.objgen] = font_of(font)
            found[name[1:].encode()] = walk.fonts[font.objgen]
    return found


def _read(stream: Stream, walk: _Walk) -> bytes | None:
    """Return a stream's bytes as far as they can be unpacked; None where they swell beyond bounds."""
    raw = stream.read_raw_bytes()
    packing = stream.get("/Filter")
    names = [str(packing)] if isinstance(packing, pikepdf.Name) else [str(each) for each in packing or ()]
    if names and names[0] in PLAIN_PACKED:
        plain = inflated(raw)
        if plain is None or not walk.allowance.take(len(plain)):
            return None
        if len(names) == 1 and "/DecodeParms" not in stream and "/DP" not in stream:
            return plain
    if not names or any(name in PICTURES for name in names):
        return raw
    try:
        return stream.read_bytes()
    except BROKEN:
        return raw


def _objects(pdf: Pdf, walk: _Walk, place: str) -> Iterator[Held]:
    """Yield what every stream of the file holds, and the strings and names of every object."""
    known = list[Font]()
    for item in pdf.objects:
        if isinstance(item, Dictionary) and str(item.get("/Type", "")) == "/Font" and len(known) < MOST_FONTS:
            walk.fonts.setdefault(item.objgen, font_of(item))
    # A number in a place of its own is no object to pikepdf: LibreOffice writes the length of each stream so.
    for item in (each for each in pdf.objects if isinstance(each, Object)):
        here = within(place, f"object {item.objgen[0]}")
        if isinstance(item, Stream):
            walk.seen.add(sha256(item.read_raw_bytes()).digest())
            yield from _stream(item, walk, here)
        told = (item.stream_dict if isinstance(item, Stream) else item).unparse(resolved=True)
        yield from _named(told, here)
        yield from _coded(told, walk, here)
    yield from _form_in_parts(pdf, place)


def _coded(content: bytes, walk: _Walk, place: str) -> Iterator[Held]:
    """Yield what an object's strings say in another code, and those with tags in them."""
    for said in strings_in(content):
        if len(said) >= SHORTEST_CODED:
            yield from written_otherwise(said, within(place, "strings"), walk.inside)
        if "<" in said and ">" in said:
            yield from held_in_markup(said, within(place, "strings"))


def _of_form(pdf: Pdf, content: bytes, place: str) -> Iterator[Held]:
    """Yield what fields and notes say together, and with what is printed beside them."""
    for told in said_by_fields(pdf):
        yield Text(within(place, "its fields, in their order"), told)
    try:
        for number, told in said_with_notes(content):
            yield Text(within(place, f"page {number}, with what its fields and notes say"), told)
    except (*BROKEN, RuntimeError, pypdfium2.PdfiumError):
        yield Blind(place, "What its fields show cannot be read: print it to a new PDF.")


def _form_in_parts(pdf: Pdf, place: str) -> Iterator[Held]:
    """Yield an XFA form as one text: it may stand in several streams, cut anywhere."""
    form = pdf.Root.get("/AcroForm")
    parts = form.get("/XFA") if isinstance(form, Dictionary) else None
    if isinstance(parts, Array):
        streams = [each.read_bytes() for each in list(parts) if isinstance(each, Stream)]
        yield from held_in_markup(decoded(b"".join(streams)), within(place, "its form"))


def _named(content: bytes, place: str) -> Iterator[Held]:
    said = [*strings_in(content)]
    if said:
        yield Text(within(place, "strings"), "\n".join(said))
    names = [name for name in names_in(content) if name not in STANDARD]
    if names:
        yield Text(within(place, "names"), "\n".join(names))


def _stream(stream: Stream, walk: _Walk, place: str) -> Iterator[Held]:
    if str(stream.get("/Subtype", "")) == "/Image":
        yield from _image(stream, walk, place)
        return
    content = _read(stream, walk)
    if content is None:
        yield Blind(place, "It swells beyond bounds when it is unpacked, as an attack would.")
        return
    yield from _unpacked(content, walk, place, is_font="/Length1" in stream or "/Length3" in stream)


def _unpacked(content: bytes, walk: _Walk, place: str, *, is_font: bool = False) -> Iterator[Held]:
    """Yield what unpacked bytes hold: a file, drawn text, marked-up text, strings, or words among bytes."""
    if is_font:
        yield from raw_words(content, place)
    elif b"begincmap" in content:
        yield Text(place, "\n".join(line for line in decoded(content).splitlines() if "<" not in line))
    elif DRAWS.search(content) and b"BT" in content:
        yield from _said(content, place)
    elif (kind := kind_of(content)) is FileKind.TEXT:
        text = decoded_xml(content)
        yield Text(place, text)
        if text.lstrip("\ufeff \t\r\n")[:1] == "<":
            yield from held_in_markup(text, place)
        yield from _named(content, place)
        yield from written_otherwise(text, place, walk.inside)
        yield from in_other_codes(content, place, walk.inside)
    elif kind is FileKind.OTHER and not content.startswith((b"PK", *PACKED)):
        yield from raw_words(content, place)
        yield from in_other_codes(content, place, walk.inside)
        for plain in zlib_within(content[:LARGEST_RAW]):
            yield from walk.inside(within(place, "unpacked"), plain)
    else:
        yield from walk.inside(place, content)


def _said(content: bytes, place: str) -> Iterator[Held]:
    """Yield what a content stream of nobody knows which page may say: in bytes, and in each font of the file."""
    yield from _named(content, place)
    comments = [each for each in re.findall(rb"%[^\r\n]{3,}", content) if _is_said(each)]
    if comments:
        yield Text(within(place, "comments"), "\n".join(map(decoded, comments)))


def _is_said(comment: bytes) -> bool:
    """Tell whether a comment may be text: the bytes of a font have percent signs, and some letters by chance."""
    return not CONTROLS.search(comment)


def _image(stream: Stream, walk: _Walk, place: str) -> Iterator[Held]:
    width, height = int(stream.get("/Width", 0)), int(stream.get("/Height", 0))
    raw = stream.read_raw_bytes()
    if kind_of(raw) in {FileKind.PICTURE, FileKind.TIFF}:
        yield from walk.inside(place, raw)
        return
    yield from raw_words(_read(stream, walk) or b"", place)
    if min(width, height) >= SMALLEST_SIDE:
        if width * height > MOST_PIXELS:
            yield Blind(place, "The picture has more pixels than docgen looks through.")
            return
        digest = sha256(raw).hexdigest()
        yield Picture(place, digest, partial(_extracted, walk.content, stream.objgen))


def _extracted(content: bytes, objgen: tuple[int, int]) -> bytes:
    with Pdf.open(BytesIO(content)) as pdf:
        stream = pdf.get_object(objgen)
        assert isinstance(stream, Stream)  # noqa: S101 - it was one when it was found
        picture = pikepdf.PdfImage(stream).as_pil_image()
    out = BytesIO()
    picture.convert("L").save(out, "PNG", compress_level=1)
    return as_png(out.getvalue())


def _bytes(walk: _Walk, content: bytes, place: str) -> Iterator[Held]:
    """Yield what the file's bytes hold beyond its objects: unlisted streams, what earlier saves left, and comments."""
    between, end = list[bytes](), 0
    for found in STREAM.finditer(content):
        between.append(content[end : found.start(2)])
        end = found.end(2)
        body = found[2]
        if sha256(body).digest() in walk.seen:
            continue
        here = within(place, "a stream that no list names or that holds objects")
        plain = inflated(body)
        if plain is None:
            yield Blind(here, "It swells beyond bounds when it is unpacked, as an attack would.")
        elif plain:
            yield from _left_over(plain, walk, here)
        else:
            yield from _unpacked(body, walk, here)
        if undone := unfiltered(between[-1], body):
            yield from _left_over(undone, walk, here)
    between.append(content[end:])
    rest = b"\n".join(between)
    yield from _named(rest, within(place, "objects as they stand in the file"))
    yield from raw_words(rest, within(place, "bytes between its streams"))
    for plain in zlib_within(rest):
        yield from walk.inside(within(place, "unpacked, between its streams"), plain)


def _left_over(plain: bytes, walk: _Walk, place: str) -> Iterator[Held]:
    yield from _unpacked(plain, walk, place)
    if DRAWS.search(plain) and b"BT" in plain:
        for font in [*walk.fonts.values()][:MOST_FONTS]:
            yield Text(place, drawn(plain, _EveryName(font)))


class _EveryName(dict[bytes, Font]):
    """Gives one font, whatever name is asked for."""

    def __init__(self, font: Font) -> None:
        super().__init__()
        self._font = font

    def get(self, _: bytes, __: object = None) -> Font:
        return self._font
