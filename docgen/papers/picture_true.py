"""Pictures as pages of a bundle: upright, at their true size where they say it, a JPEG's own bytes taken over.

General guidance on electronic court bundles (29 November 2021), paragraph 9: nothing finer than 300 dots an inch.
"""

import warnings
import zlib
from io import BytesIO
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream
from PIL import Image, ImageOps

from docgen.papers.jpeg import bare_jpeg
from docgen.papers.picture_looks import MOST_FRAMES, MOST_PIXELS
from docgen.papers.picture_opening import PHOTOGRAPHS, opened

__all__ = ["true_pages"]

A4: Final = (595.276, 841.89)
EDGE: Final = 36.0
"""Points that stay free at each edge: a number needs room."""
INCH: Final = 72.0
FINEST, COARSEST, USUAL = 300.0, 40.0, 96.0
"""Dots an inch: no page has more; fewer are a slip of whoever wrote them; and what a picture has that says nothing."""
ORIENTATION: Final = 0x0112
TURNS: Final = {1: (1, 0, 0, 1, 0, 0), 3: (-1, 0, 0, -1, 1, 1), 6: (0, -1, 1, 0, 0, 1), 8: (0, 1, -1, 0, 1, 0)}
"""EXIF orientations that are turns, and how a picture of one by one is drawn so."""
QUALITY: Final = 88


def true_pages(content: bytes) -> bytes:
    """Return a picture as a PDF, a page for each frame of a TIFF.

    Raises OSError or ValueError where it cannot be read: `workroom.worker` is the place for this.
    """
    made = Pdf.new()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of slightly broken files: they are shown as far as they go
        with opened(content) as image:
            count = min(getattr(image, "n_frames", 1), MOST_FRAMES) if image.format == "TIFF" else 1
            for at in range(count):
                if count > 1:  # a telephone's picture need not be the first in its file
                    image.seek(at)
                if image.width * image.height > MOST_PIXELS:
                    raise ValueError("too many pixels")
                _add(made, image, content)
    written = BytesIO()
    made.save(written, deterministic_id=True)
    return written.getvalue()


def _add(pdf: Pdf, image: Image.Image, content: bytes) -> None:
    turned = image.getexif().get(ORIENTATION, 1)
    upright = ImageOps.exif_transpose(image)
    wide, high = _true_size(image, upright)
    sheet = A4 if upright.height >= upright.width else (A4[1], A4[0])
    scale = min(1.0, (sheet[0] - 2 * EDGE) / wide, (sheet[1] - 2 * EDGE) / high)
    width, height = wide * scale, high * scale
    dots = max(upright.width / width, upright.height / height) * INCH
    is_photograph = image.format in PHOTOGRAPHS
    drawn = _as_it_is(pdf, image, content) if image.format == "JPEG" and dots <= FINEST and turned in TURNS else None
    turn = TURNS[turned if drawn is not None else 1]
    if drawn is None:
        drawn = _packed(pdf, _coarser(upright, width, height), is_photograph=is_photograph)
    left, bottom = (sheet[0] - width) / 2, (sheet[1] - height) / 2
    place = " ".join(f"{each:.4f}" for each in (width, 0, 0, height, left, bottom))
    contents = f"q {place} cm {' '.join(map(str, turn))} cm /Im0 Do Q"
    page = Dictionary(
        Type=Name.Page, MediaBox=Array([0, 0, *sheet]), Resources=Dictionary(XObject=Dictionary(Im0=drawn)),
        Contents=pdf.make_stream(contents.encode()),
    )  # fmt: skip
    pdf.pages.append(Page(pdf.make_indirect(page)))


def _true_size(image: Image.Image, upright: Image.Image) -> tuple[float, float]:
    """Return how large a picture is in points: as its dots an inch say, or as they usually are."""
    said = image.info.get("dpi", (0, 0))
    try:
        across, down = (float(each) for each in said)
    except (TypeError, ValueError):
        across = down = 0.0
    if not (across >= COARSEST and down >= COARSEST):
        across = down = USUAL
    if (image.width > image.height) != (upright.width > upright.height):
        across, down = down, across
    return upright.width / across * INCH, upright.height / down * INCH


def _as_it_is(pdf: Pdf, image: Image.Image, content: bytes) -> Object | None:
    """Return a JPEG's own bytes, without what is no picture; None for kinds that readers of PDF may not know."""
    bare = bare_jpeg(content)
    if bare is None or image.mode not in {"L", "RGB"}:
        return None
    space = Name.DeviceGray if image.mode == "L" else Name.DeviceRGB
    said = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=image.width, Height=image.height, ColorSpace=space,
        BitsPerComponent=8, Filter=Name.DCTDecode,
    )  # fmt: skip
    stream = Stream(pdf, bare[0])
    stream.stream_dict = said
    return pdf.make_indirect(stream)


def _coarser(picture: Image.Image, width: float, height: float) -> Image.Image:
    """Return a picture on white paper, with no more dots than a page may have."""
    if picture.mode in {"RGBA", "LA", "PA", "P"}:
        ground = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(ground, picture.convert("RGBA"))
    plain = picture.convert("L" if picture.mode in {"1", "L", "I;16", "I"} else "RGB")
    most = (max(1, round(width / INCH * FINEST)), max(1, round(height / INCH * FINEST)))
    return plain.resize(most) if plain.width > most[0] or plain.height > most[1] else plain


def _packed(pdf: Pdf, picture: Image.Image, *, is_photograph: bool) -> Object:
    """Return a picture as an image of a PDF: a photograph as a JPEG, all else without a loss."""
    space = Name.DeviceGray if picture.mode == "L" else Name.DeviceRGB
    if is_photograph:
        written = BytesIO()
        picture.save(written, "JPEG", quality=QUALITY)
        data, packing = written.getvalue(), Name.DCTDecode
    else:
        data, packing = zlib.compress(picture.tobytes(), 6), Name.FlateDecode
    stream = Stream(pdf, data)
    stream.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=picture.width, Height=picture.height, ColorSpace=space,
        BitsPerComponent=8, Filter=packing,
    )  # fmt: skip
    return pdf.make_indirect(stream)
