"""Pictures as pages: turned upright as they say, on A4, without what cameras and programs say of them."""

import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Pdf
from PIL import Image, ImageOps

from docgen.papers.jpeg import BLOCK, block_size
from docgen.papers.pdf_jpeg_blocks import BLOCK_KEY
from docgen.papers.pdf_pages_anew import RESOLUTION, add_page
from docgen.papers.picture_looks import MOST_FRAMES, MOST_PIXELS
from docgen.papers.picture_opening import opened

__all__ = ["pages_of_picture"]

A4: Final = (595.28, 841.89)
POINTS: Final = 72
LOWEST: Final = 72


def pages_of_picture(content: bytes) -> bytes:
    """Return a picture as a PDF, a page for each frame of a TIFF, at 200 dots an inch or its own on the page if fewer.

    Raises OSError or ValueError where it cannot be read: `workroom.worker` is the place for this.
    """
    made = Pdf.new()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of slightly broken files: they are shown as far as they go
        with opened(content) as image:
            for frame in _frames(image):
                sheet, size, scale = _on_a_sheet(frame)
                add_page(made, sheet, size, ())
                if image.format in {"JPEG", "MPO"}:
                    block = max(block_size(content))
                    made.pages[-1].obj[BLOCK_KEY] = scale * (block + block // BLOCK if block > BLOCK else BLOCK)
    written = BytesIO()
    made.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return written.getvalue()


def _frames(image: Image.Image) -> Iterator[Image.Image]:
    count = min(getattr(image, "n_frames", 1), MOST_FRAMES) if image.format == "TIFF" else 1
    for at in range(count):
        if count > 1:
            image.seek(at)
        if image.width * image.height > MOST_PIXELS:
            raise ValueError("too many pixels")
        upright = ImageOps.exif_transpose(image)
        if upright.mode in {"RGBA", "LA", "PA", "P"}:  # what is see-through shows the paper
            ground = Image.new("RGBA", upright.size, "white")
            upright = Image.alpha_composite(ground, upright.convert("RGBA"))
        yield upright.convert("L" if upright.mode in {"1", "L"} else "RGB")


def _on_a_sheet(picture: Image.Image) -> tuple[Image.Image, tuple[float, float], float]:
    """Return a picture in the middle of an A4 sheet, portrait or landscape as it is itself, and the sheet's size.

    Last how many points of it a dot of the picture is.
    """
    size = A4 if picture.height >= picture.width else (A4[1], A4[0])
    finest = max(picture.width / size[0], picture.height / size[1]) * POINTS
    resolution = max(LOWEST, min(RESOLUTION, finest))
    width, height = (max(1, round(side / POINTS * resolution)) for side in size)
    fitting = ImageOps.contain(picture, (width, height))
    sheet = Image.new(picture.mode, (width, height), "white")
    sheet.paste(fitting, ((width - fitting.width) // 2, (height - fitting.height) // 2))
    return sheet, size, fitting.width / picture.width * size[0] / width
