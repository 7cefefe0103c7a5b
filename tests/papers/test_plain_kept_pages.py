"""What a kept page draws with comes along, and nothing else that stands there: no entry, name, remark or left-over."""

import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String
from PIL import Image, ImageChops, ImageCms

from docgen.papers.icc import without_descriptions
from docgen.papers.pdf_redacted import redacted_pdf
from tests.made.redactable import SECRET, jpeg_of, pages, saved
from tests.papers.test_redacted_pdfs import everything_in, shown, tells, texts

Change = Callable[[Pdf, Object], str]
"""Puts things to draw with into a page's table, and returns what draws them."""
SAID = SECRET.encode()
CALLED = "/" + SECRET.replace(" ", "_")
SIDE = 16
RAMP = bytes(range(0, 256, 16)) * SIDE
"""Sixteen rows of sixteen dots, each of another grey."""


def _paper(change: Change) -> bytes:
    pdf = pages([(72, 780, "Seen by all.")], [(72, 780, "Second page.")])
    page = pdf.pages[0].obj
    drawn = change(pdf, page.Resources)
    page.Contents = pdf.make_stream(f"q {drawn} Q ".encode("latin-1") + page.Contents.read_bytes())
    return saved(pdf)


def _state(**entries: Any) -> Change:
    def change(_: Pdf, table: Object) -> str:
        table.ExtGState = Dictionary(G=Dictionary(CA=1, ca=0.5, **entries))
        return "/G gs 72 500 100 50 re f"

    return change


def _called(_: Pdf, table: Object) -> str:
    table.ExtGState = Dictionary({CALLED: Dictionary(ca=0.5)})
    table.Font[CALLED] = table.Font.F
    return f"{CALLED} gs 72 500 100 50 re f BT {CALLED} 12 Tf 72 400 Td (More words) Tj ET"


def _remark(said: str) -> Change:
    return lambda _, __: f"{said} 72 500 100 50 re f"


def _space(make: Callable[[Pdf], list[object]], colour: str) -> Change:
    def change(pdf: Pdf, table: Object) -> str:
        table.ColorSpace = Dictionary(C=Array(make(pdf)))
        return f"/C cs {colour} scn 72 500 100 50 re f"

    return change


def _function(pdf: Pdf) -> Stream:
    """Steps from nothing to green, with bytes behind the last one."""
    facts = {"Domain": Array([0, 1]), "Range": Array([0, 1] * 3), "Size": Array([2]), "BitsPerSample": 8}
    return pdf.make_stream(b"\xff\xff\xff\0\xff\0" + SAID, FunctionType=0, **facts)


def _program(pdf: Pdf) -> Stream:
    said = b"{ % " + SAID + b"\n pop 0 1 0 }"
    return pdf.make_stream(said, FunctionType=4, Domain=Array([0, 1]), Range=Array([0, 1] * 3))


def _ink(pdf: Pdf) -> list[object]:
    return [Name.Separation, Name(CALLED), Name.DeviceRGB, _function(pdf)]


def _inks(pdf: Pdf) -> list[object]:
    told = Dictionary(Colorants=Dictionary({CALLED: Array(_ink(pdf))}))
    return [Name.DeviceN, Array([Name(CALLED)]), Name.DeviceRGB, _function(pdf), told]


def _by_a_program(pdf: Pdf) -> list[object]:
    return [Name.Separation, Name("/All"), Name.DeviceRGB, _program(pdf)]


def profile(said: str) -> bytes:
    """A profile of sRGB that calls itself something, with bytes that no tag has."""
    made = bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    old = "sRGB built-in".encode("utf-16-be")
    assert old in made
    return made.replace(old, said[: len(old) // 2].ljust(len(old) // 2).encode("utf-16-be")) + said.encode()


def _profiled(pdf: Pdf) -> list[object]:
    return [Name.ICCBased, pdf.make_stream(profile(SECRET), N=3, Metadata=pdf.make_stream(SAID))]


def _measured(_: Pdf) -> list[object]:
    return [Name.CalRGB, Dictionary(WhitePoint=Array([0.95, 1, 1.09]), Note=String(SECRET))]


def _shaded(pdf: Pdf, table: Object) -> str:
    facts = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([72, 500, 172, 550]), Note=String(SECRET))
    facts.Function = _function(pdf)
    table.Shading = Dictionary(S=facts)
    table.Pattern = Dictionary(P=Dictionary(PatternType=2, Shading=facts, Note=String(SECRET)))
    return "q 72 500 100 50 re W n /S sh Q /Pattern cs /P scn 200 500 100 50 re f"


def _tiled(pdf: Pdf, table: Object) -> str:
    facts = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "BBox": Array([0, 0, 9, 9]), "XStep": 9, "YStep": 9}
    tile = pdf.make_stream(b"0 1 0 rg 0 0 5 5 re f % " + SAID, **facts, Resources=Dictionary(), Note=String(SECRET))
    table.Pattern = Dictionary(P=tile)
    return "/Pattern cs /P scn 200 500 100 50 re f"


def _form(pdf: Pdf, table: Object) -> str:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB, Note=String(SECRET))
    table.XObject = Dictionary({CALLED: pdf.make_stream(
        b"0 1 0 rg 72 500 100 50 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 600, 800]),
        Group=group, Name=Name(CALLED), Resources=Dictionary(),
    )})  # fmt: skip
    return f"{CALLED} Do"


def _masked(pdf: Pdf, table: Object) -> str:
    _form(pdf, table)
    mask = Dictionary(S=Name.Luminosity, G=table.XObject[CALLED], BC=Array([0, 0, 0]), Note=String(SECRET))
    table.ExtGState = Dictionary(M=Dictionary(SMask=mask))
    return "/M gs 0 0 1 rg 72 490 150 90 re f"


def _font(_: Pdf, table: Object) -> str:
    font = table.Font.F
    font.Name, font.Encoding = Name(CALLED), Dictionary(BaseEncoding=Name.WinAnsiEncoding, Note=String(SECRET))
    font.FontDescriptor = Dictionary(FontName=Name.Helvetica, Flags=32, FontFamily=String(SECRET), Lang=Name(CALLED))
    return ""


def picture(data: bytes, *, said: bytes = b"", **facts: Any) -> Change:
    """A picture of a grey ramp; what is packed already comes with how."""
    keys = {"Width": SIDE, "Height": SIDE, "BitsPerComponent": 8, "ColorSpace": Name.DeviceGray, **facts}

    def change(pdf: Pdf, table: Object) -> str:
        stream = Stream(pdf, data)
        for key, value in {"Type": Name.XObject, "Subtype": Name.Image, **keys, "Note": String(said)}.items():
            stream[f"/{key}"] = value
        table.XObject = Dictionary(P=stream)
        return "q 160 0 0 160 72 500 cm /P Do Q"

    return change


def inline(data: bytes, facts: str) -> Change:
    return lambda _, __: (
        f"q 160 0 0 160 72 500 cm BI /W {SIDE} /H {SIDE} {facts} ID ".encode() + data + b" EI Q"
    ).decode("latin-1")


def _named(name: str) -> Name:
    return Name(f"/{name}Decode")


UP = zlib.compress(b"".join(b"\2" + (RAMP[:SIDE] if row == 0 else bytes(SIDE)) for row in range(SIDE)) + SAID)
JPEG = jpeg_of("Wall", told=SECRET)
WALL = Image.open(BytesIO(JPEG))
OF_JPEG: dict[str, Any] = {"Width": WALL.width, "Height": WALL.height, "ColorSpace": Name.DeviceRGB}
assert WALL.mode == "RGB"
LISTED = [Name.Indexed, Name.DeviceGray, 99, String((bytes(range(0, 256, 16)) + SAID.lower()).ljust(100))]
KEPT = {
    "an entry of a state": _state(Note=String(SECRET), HT=Dictionary(HalftoneName=String(SECRET))),
    "a way of blending": _state(BM=Array([Name.Normal, Name(CALLED)])),
    "names of what is drawn with": _called,
    "an operator that is none": _remark(f"BX ({SECRET}) foo EX"),
    "an operand too many": _remark(f"({SECRET}) 1 w"),
    "a name that is no name of anything": _remark(f"{CALLED} ri"),
    "the name of an ink": _space(_ink, "1"),
    "names of inks": _space(_inks, "1"),
    "a colour profile": _space(_profiled, "0 1 0"),
    "an entry of a colour space": _space(_measured, "0 1 0"),
    "a shading": _shaded,
    "a tile": _tiled,
    "a form": _form,
    "a mask": _masked,
    "a font": _font,
    "a picture's entry": picture(RAMP, said=SAID),
    "bytes behind the dots": picture(RAMP + SAID),
    "packed bytes behind the dots": picture(zlib.compress(RAMP + SAID), Filter=_named("Flate")),
    "bytes behind what is packed": picture(zlib.compress(RAMP) + SAID, Filter=_named("Flate")),
    "figures": picture((RAMP + SAID).hex().encode() + b">" + SAID, Filter=_named("ASCIIHex")),
    "run lengths": picture(
        b"".join(b"\x0f" + RAMP[at : at + 16] for at in range(0, 256, 16)) + bytes([len(SAID) - 1]) + SAID + b"\x80",
        Filter=Array([_named("RunLength")]),
    ),
    "rows by the one above": picture(
        UP, Filter=_named("Flate"), DecodeParms=Dictionary(Predictor=15, Columns=SIDE, Note=String(SECRET))
    ),
    "figures of what is packed": picture(
        zlib.compress(RAMP + SAID).hex().encode() + b">", Filter=Array([_named("ASCIIHex"), _named("Flate")])
    ),
    "colours that no dot has": picture(bytes(range(16)) * SIDE, ColorSpace=Array(LISTED)),
    "bytes behind a JPEG": picture(JPEG + SAID + b"\xff\xd9", Filter=_named("DCT"), **OF_JPEG),
    "a packed JPEG": picture(zlib.compress(JPEG), Filter=Array([_named("Flate"), _named("DCT")]), **OF_JPEG),
    "bytes behind a picture among what is drawn": inline(RAMP + SAID, "/BPC 8 /CS /G"),
    "an entry of one": inline(RAMP, f"/BPC 8 /CS /G /Note ({SECRET})"),
    "colours of one": inline(bytes(range(16)) * SIDE, f"/BPC 8 /CS [/I /G 99 <{bytes(LISTED[3]).hex()}>]"),  # type: ignore[call-overload]  # a String
}
ANEW = {
    "a program for colours": _space(_by_a_program, "1"),
    "a curve for printing": _state(TR=Name(CALLED)),
    "a way of blending of which readers differ": _state(BM=Name.Lighten),
    "fax": picture(b"\0\1\0\1" + SAID, Filter=_named("CCITTFax"), BitsPerComponent=1),
    "a JPEG of another size": picture(JPEG, Filter=_named("DCT"), **OF_JPEG | {"Height": 20}),
    "colours turned into one": picture(RAMP, Decode=Array([1, 1])),
    "text in place of a number": picture(RAMP, Matte=Array([String(SECRET)])),
}


@pytest.mark.parametrize("change", KEPT.values(), ids=KEPT)
def test_a_kept_page_looks_as_before_and_says_nothing_else(change: Change, tmp_path: Path) -> None:
    content = _paper(change)
    assert tells(everything_in(content, tmp_path))
    redacted = redacted_pdf(content, {})
    assert redacted.anew == ()
    assert tells(everything_in(redacted.content, tmp_path)) == []
    assert texts(redacted.content) == texts(content)
    apart = ImageChops.difference(shown(content), shown(redacted.content)).getextrema()
    assert apart == (0, 0)


@pytest.mark.parametrize("change", ANEW.values(), ids=ANEW)
def test_a_page_that_cannot_be_stripped_is_made_anew(change: Change, tmp_path: Path) -> None:
    redacted = redacted_pdf(_paper(change), {})
    assert redacted.anew == (1,)
    assert tells(everything_in(redacted.content, tmp_path)) == []


def test_a_profile_makes_the_same_colours_without_its_words() -> None:
    told = profile(SECRET)
    clean = without_descriptions(told)
    assert clean is not None
    assert tells(clean) == []
    ramp = Image.merge("RGB", [Image.linear_gradient("L").rotate(90 * turn) for turn in range(3)])
    lab = ImageCms.createProfile("LAB")
    one, two = (
        ImageCms.profileToProfile(ramp, ImageCms.ImageCmsProfile(BytesIO(each)), lab, outputMode="LAB")
        for each in (told, clean)
    )
    assert one is not None
    assert two is not None
    assert one.tobytes() == two.tobytes()


@pytest.mark.parametrize("broken", [b"", bytes(200), profile("")[:140], profile("")[:300]], ids=len)
def test_a_broken_profile_is_told_as_such(broken: bytes) -> None:
    assert without_descriptions(broken) is None
