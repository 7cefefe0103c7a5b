"""Streams of a PDF that no list names, unpacked by what their own dictionary says in the bytes before them."""

import re
from typing import Final

import pikepdf
from pikepdf import Dictionary, Name, Pdf

__all__ = ["unfiltered"]

FACTS_WITHIN: Final = 2_000
"""Bytes before a stream in which its dictionary is looked for."""
FILTER: Final = re.compile(rb"/Filter\s*(/\w+|\[[\s/\w]*\])")
PARAMETERS: Final = re.compile(rb"/(Predictor|Columns|Colors|BitsPerComponent|EarlyChange)\s+([0-9]{1,5})(?![0-9])")
LARGEST: Final = 100_000
"""Bytes of a packed stream: it swells a thousandfold at the most, if it is packed once."""
PACKING: Final = ("/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL")


def unfiltered(before: bytes, body: bytes) -> bytes:
    """Return a stream's bytes as its filters give them; b"" where it has none, or where they give nothing new.

    `before` are the bytes of the file in front of the stream. One that could swell beyond bounds is left alone.
    """
    facts = before[-FACTS_WITHIN:].rpartition(b" obj")[2]
    filters = FILTER.search(facts)
    names = [Name(f"/{each.decode()}") for each in re.findall(rb"/(\w+)", filters[1] if filters else b"")]
    packed = sum(str(name) in PACKING for name in names)
    if not names or packed > 1 or (packed and len(body) > LARGEST):
        return b""
    told = {f"/{key.decode()}": int(figure) for key, figure in PARAMETERS.findall(facts)}
    try:
        with pikepdf.new() as pdf:
            return _read(pdf, body, names, told)
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        return b""


def _read(pdf: Pdf, body: bytes, names: list[Name], told: dict[str, int]) -> bytes:
    stream = pdf.make_stream(b"")
    parameters = [Dictionary(told) if str(name) in {"/FlateDecode", "/LZWDecode"} and told else None for name in names]
    stream.write(body, filter=pikepdf.Array(names), decode_parms=pikepdf.Array(parameters))
    return stream.read_bytes()
