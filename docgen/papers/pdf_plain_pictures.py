"""Pictures of a kept page with the dots that they show and no more: what stands behind the last one is cut off."""

import zlib
from collections.abc import Mapping
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from docgen.papers.jpeg import bare_jpeg
from docgen.papers.pdf_plain_parts import CannotKeepError, Plain, components, some

__all__ = ["inline_picture", "make_picture_plain"]

MOST_BYTES: Final = 400_000_000
MOST_PACKED: Final = 200_000
"""Bytes that are unpacked at once by filters that may swell them a thousand times."""
MOST_CODED: Final = 40_000_000
CODED: Final = frozenset(("/ASCIIHexDecode", "/ASCII85Decode", "/RunLengthDecode"))
FLATE: Final = "/FlateDecode"
JPEG: Final = "/DCTDecode"
PNG: Final = 10
"""From this predictor on each row begins with a byte that says how it is told (ISO 32000-1, 7.4.4.4)."""
PREDICTED: Final = ("/Predictor", "/Colors", "/BitsPerComponent", "/Columns", "/EarlyChange")
BYTE: Final = 8
SHORT: Final = {
    "/Width": "/W",
    "/Height": "/H",
    "/BitsPerComponent": "/BPC",
    "/ColorSpace": "/CS",
    "/ImageMask": "/IM",
    "/Decode": "/D",
    "/Interpolate": "/I",
    "/DecodeParms": "/DP",
}
SHORT_SPACES: Final = {"/DeviceGray": "/G", "/DeviceRGB": "/RGB", "/DeviceCMYK": "/CMYK"}
Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage


def make_picture_plain(pdf: Pdf, picture: Stream, plain: Plain) -> None:
    """Leave of a picture what is drawn of it; its masks are pictures, and stay as they are.

    Raises CannotKeepError for pictures whose last dot cannot be told from what follows.
    """
    facts = _facts(picture, plain)
    filters, parms = _filters(picture)
    data: bytes | None
    if filters[-1:] == [JPEG]:
        inner = filters[:-1]
        coded = _unpacked(pdf, picture.read_raw_bytes(), inner, parms[:-1], None) if inner else picture.read_raw_bytes()
        data, packed = _jpeg(coded, facts), Name.DCTDecode
        told = some(parms[-1], ("/ColorTransform",)) if isinstance(parms[-1], Dictionary) else {}
    else:
        data, packed, told = _dots(pdf, picture, facts, (filters, parms)), None, {}
    for key in [*picture.keys()]:
        if key not in {"/SMask", "/Mask", "/Length", "/Filter", "/DecodeParms"}:
            del picture[key]
    for key, value in {"/Type": Name.XObject, "/Subtype": Name.Image, **facts}.items():
        picture[key] = value
    if data is not None:
        picture.write(data, filter=packed, decode_parms=Dictionary(told) if told else None)


def _facts(picture: Any, plain: Plain) -> dict[str, Any]:
    """Return what says how a picture is drawn. Raises CannotKeepError for one whose size cannot be told."""
    is_stencil, is_jpeg = picture.get("/ImageMask") is True, _filters(picture)[0][-1:] == [JPEG]
    facts = some(picture, ("/Width", "/Height", "/BitsPerComponent", "/Interpolate", "/Decode", "/Matte"))
    if is_stencil or is_jpeg:
        facts["/BitsPerComponent"] = 1 if is_stencil else BYTE
    if is_stencil:
        facts["/ImageMask"] = True
    else:
        facts["/ColorSpace"] = plain.space(picture.get("/ColorSpace"))
    sides = [facts.get(key) for key in ("/Width", "/Height", "/BitsPerComponent")]
    if not all(isinstance(side, int) and side > 0 for side in sides) or sides[2] not in {1, 2, 4, 8, 16}:
        raise CannotKeepError("has a picture without a size")
    if _needed(facts) > MOST_BYTES:
        raise CannotKeepError("has a picture that is too large")
    if "/Decode" in facts and not _is_usual(facts):
        raise CannotKeepError("has a picture whose colours are turned into others")
    return facts


def _row(facts: Mapping[str, Any]) -> int:
    """Return how many bytes a row of dots takes."""
    width, bits, space = facts["/Width"], facts["/BitsPerComponent"], facts.get("/ColorSpace")
    each = 1 if space is None else components(space)
    if not each:
        raise CannotKeepError("has a picture in colours of another kind")
    return -(-int(width) * int(bits) * each // BYTE)


def _needed(facts: Mapping[str, Any]) -> int:
    height = facts["/Height"]
    return _row(facts) * int(height)


def _is_usual(facts: Mapping[str, Any]) -> bool:
    """Tell whether colours are as they stand, or turned round: every dot then shows what it holds."""
    pairs, space, bits = facts["/Decode"], facts.get("/ColorSpace"), facts["/BitsPerComponent"]
    kind = str(space[0]) if isinstance(space, Array) else ""
    most = (1 << bits) - 1 if kind == "/Indexed" else 1
    told = [float(each) for each in list(pairs)] if isinstance(pairs, Array) and kind != "/Lab" else [0.0]
    return len(told) % 2 == 0 and all(sorted(told[at : at + 2]) == [0, most] for at in range(0, len(told), 2))


def _filters(picture: Any) -> tuple[list[str], list[Any]]:
    named, told = picture.get("/Filter"), picture.get("/DecodeParms")
    filters = [
        str(each) for each in (list(named) if isinstance(named, Array) else [named] if named is not None else [])
    ]
    parms = list(told) if isinstance(told, Array) else [told]
    return filters, [*parms, *[None] * len(filters)][: len(filters)]


def _jpeg(coded: bytes, facts: Mapping[str, Any]) -> bytes:
    found = bare_jpeg(coded)
    if found is None or found[1] != (facts["/Width"], facts["/Height"]):
        raise CannotKeepError("has a JPEG of another size, or a broken one")
    return found[0]


def _dots(pdf: Pdf, picture: Stream, facts: dict[str, Any], how: tuple[list[str], list[Any]]) -> bytes | None:
    """Return the dots of a picture, unpacked; None where they may stay packed as they are."""
    filters, parms = how
    raw, needed = picture.read_raw_bytes(), _needed(facts)
    is_listed = isinstance(space := facts.get("/ColorSpace"), Array) and str(space[0]) == "/Indexed"
    if filters == [FLATE] and not isinstance(parms[0], Dictionary) and not is_listed:
        reader = zlib.decompressobj()
        try:
            found = reader.decompress(raw, needed + 1)
        except zlib.error as fault:
            raise CannotKeepError("has a picture that cannot be unpacked") from fault
        is_whole = len(found) == needed and reader.eof and not reader.unused_data
        return None if is_whole else found[:needed]
    found = _unpacked(pdf, raw, filters, parms, facts)[:needed]
    if is_listed:
        facts["/ColorSpace"] = _used(facts, found)
    return found


def _used(facts: Mapping[str, Any], found: bytes) -> Array:
    """Return a list of colours without those that no dot of a picture has."""
    space, bits = facts["/ColorSpace"], facts["/BitsPerComponent"]
    if bits > BYTE:
        raise CannotKeepError("has a picture with too long a list of colours")
    steps = [(1 << bits) - 1 << at for at in range(0, BYTE, bits)]
    used = {(byte & step) >> at * bits for byte in set(found) for at, step in enumerate(steps)}
    wide, colours = components(space[1]), bytes(space[3])
    kept = b"".join(
        colours[at : at + wide] if at // wide in used else bytes(len(colours[at : at + wide]))
        for at in range(0, len(colours), wide)
    )
    return Array([space[0], space[1], space[2], String(kept)])


def _unpacked(pdf: Pdf, raw: bytes, filters: list[str], parms: list[Any], facts: Mapping[str, Any] | None) -> bytes:
    """Unpack what is packed in any way of which the end is known, within bounds."""
    swelling = [each for each in filters if each not in CODED]
    if (
        len(swelling) > 1
        or not {*swelling} <= {FLATE, "/LZWDecode"}
        or len(raw) > MOST_CODED * (10 if filters else 100)
    ):
        raise CannotKeepError("has a picture packed in a rare way")
    if filters and filters[-1] == FLATE and facts is not None:
        coded = _undone(pdf, raw, filters[:-1], parms[:-1])
        return _inflated(pdf, coded, parms[-1], facts)
    if swelling and len(raw) > MOST_PACKED:
        raise CannotKeepError("has a picture packed in a rare way")
    return _undone(pdf, raw, filters, parms)


def _inflated(pdf: Pdf, coded: bytes, parms: Any, facts: Mapping[str, Any]) -> bytes:
    height = facts["/Height"]
    told = some(parms, PREDICTED) if isinstance(parms, Dictionary) else {}
    predictor = told.get("/Predictor", 1)
    try:
        found = zlib.decompressobj().decompress(coded, _needed(facts) + (height if predictor >= PNG else 0))
    except zlib.error as fault:
        raise CannotKeepError("has a picture that cannot be unpacked") from fault
    return _undone(pdf, zlib.compress(found, 1), [FLATE], [Dictionary(told)]) if predictor > 1 else found


def _undone(pdf: Pdf, raw: bytes, filters: list[str], parms: list[Any]) -> bytes:
    if not filters:
        return raw
    packed = Stream(pdf, raw)
    packed["/Filter"] = Array([Name(each) for each in filters])
    told = [Dictionary(some(each, PREDICTED)) if isinstance(each, Dictionary) else None for each in parms]
    if any(each is not None for each in told):
        packed["/DecodeParms"] = Array(told)
    try:
        return packed.read_bytes(pikepdf.StreamDecodeLevel.specialized)
    except pikepdf.PdfError as fault:
        raise CannotKeepError("has a picture that cannot be unpacked") from fault


def inline_picture(pdf: Pdf, found: pikepdf.PdfInlineImage, plain: Plain) -> Instruction:
    """Return a picture that stands among what is drawn, with its dots only, in hexadecimal figures."""
    picture = Stream(pdf, found.read_raw_bytes())
    for key, value in found.obj.items():
        if key != "/Length":
            picture[key] = value
    make_picture_plain(pdf, picture, plain)
    is_jpeg = str(picture.get("/Filter", "")) == JPEG
    data = picture.read_raw_bytes() if is_jpeg else picture.read_bytes()
    facts = [b"%s %s" % (SHORT[key].encode(), _short(key, value)) for key, value in picture.items() if key in SHORT]
    how = b"/F [/AHx /DCT]" if is_jpeg else b"/F /AHx"
    told = (b"BI", *sorted(facts), how, b"ID", data.hex().encode() + b">", b"EI")
    return pikepdf.parse_content_stream(pdf.make_stream(b"\n".join(told)))[0]


def _short(key: str, value: Any) -> bytes:
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if key != "/ColorSpace" or isinstance(value, Name):
        said = SHORT_SPACES.get(str(value)) if isinstance(value, Name) else None
        return said.encode() if said else value.unparse() if isinstance(value, Object) else str(value).encode()
    if not isinstance(value, Array) or str(value[0]) != "/Indexed" or not isinstance(value[1], Name):
        raise CannotKeepError("has a picture among what it draws in colours of another kind")
    base = SHORT_SPACES[str(value[1])].encode()
    return b"[/I %s %d <%s>]" % (base, int(value[2]), bytes(value[3]).hex().encode())
