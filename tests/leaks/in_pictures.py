"""Hiding places in pictures."""

from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from docgen.pdf.fonts import CATALOGUE
from tests.leaks.planting import Plant


def words_as_picture(text: str, *, size: tuple[int, int] = (800, 200), points: int = 40) -> Image.Image:
    """A picture that shows words, in greys."""
    font = ImageFont.truetype(str(next(each.path for each in CATALOGUE if each.path.suffix == ".ttf")), points)
    image = Image.new("L", size, "white")
    ImageDraw.Draw(image).text((40, 60), f"Seen with {text}", fill=0, font=font)
    return image


def _saved(kind: str, image: Image.Image | None = None, **how: object) -> bytes:
    out = BytesIO()
    (image or Image.new("RGB", (40, 30), "white")).save(out, kind, **how)
    return out.getvalue()


def _exif(tag: int, code: Callable[[str], object], kind: str = "JPEG", ifd: int = 0) -> Callable[[str], bytes]:
    def make(text: str) -> bytes:
        exif = Image.Exif()
        (exif.get_ifd(ifd) if ifd else exif)[tag] = code(text)
        return _saved(kind, exif=exif)

    return make


def _jpeg_comment(text: str) -> bytes:
    return _saved("JPEG", comment=text.encode())


def _xmp(text: str) -> bytes:
    return _saved("JPEG", xmp=f"<x:xmpmeta><dc:creator>{text}</dc:creator></x:xmpmeta>".encode())


def _split_xmp(text: str) -> bytes:
    return _saved("JPEG", xmp=f"<x:xmpmeta><b>{text[:4]}</b><b>{text[4:]}</b></x:xmpmeta>".encode())


def _after(text: str) -> bytes:
    return _saved("JPEG") + text.encode()


def _zip_after(text: str) -> bytes:
    from tests.leaks.in_office import zipped  # noqa: PLC0415 - they use each other

    return _saved("JPEG") + zipped({"notes.txt": text.encode()})


def _thumbnail(text: str) -> bytes:
    plain, inner = _saved("JPEG"), _saved("JPEG", words_as_picture(text))
    segment = b"Exif\0\0" + inner
    return plain[:2] + b"\xff\xe1" + (len(segment) + 2).to_bytes(2, "big") + segment + plain[2:]


def _png_text(text: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", text)
    return _saved("PNG", pnginfo=info)


def _png_packed(text: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", text, zip=True)
    return _saved("PNG", pnginfo=info)


def _still(text: str) -> bytes:
    """A photograph with white words over it, as cameras write them."""
    picture = Image.linear_gradient("L").resize((1280, 720)).point(lambda shade: 70 + shade // 3)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 430, 1280, 720), fill=130)
    pen.ellipse((700, 210, 790, 300), fill=160)
    font = ImageFont.truetype(str(next(each.path for each in CATALOGUE if each.path.suffix == ".ttf")), 30)
    pen.text((700, 660), f"Room 2 {text}", fill=255, font=font)
    return _saved("JPEG", picture, quality=88)


def _sideways(text: str) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return _saved("JPEG", words_as_picture(text).rotate(90, expand=True), exif=exif)


def _turned(how: Image.Transpose) -> Callable[[str], bytes]:
    return lambda text: _saved("PNG", words_as_picture(text).transpose(how))


def _tiff_second(text: str) -> bytes:
    return _saved("TIFF", Image.new("L", (800, 200), "white"), save_all=True, append_images=[words_as_picture(text)])


IN_PICTURES = (
    Plant("JPEG: EXIF artist", "a.jpg", _exif(0x013B, str)),
    Plant("JPEG: EXIF title in UTF-16", "a.jpg", _exif(0x9C9B, lambda text: text.encode("utf-16-le") + b"\0\0")),
    Plant(
        "JPEG: EXIF user comment", "a.jpg",
        _exif(0x9286, lambda text: b"UNICODE\0" + text.encode("utf-16-be"), ifd=0x8769),
    ),
    Plant("JPEG: comment", "a.jpg", _jpeg_comment),
    Plant("JPEG: XMP", "a.jpg", _xmp),
    Plant("JPEG: XMP, split by tags", "a.jpg", _split_xmp),
    Plant("JPEG: after the end", "a.jpg", _after),
    Plant("JPEG: a ZIP after the end", "a.jpg", _zip_after),
    Plant("JPEG: thumbnail", "a.jpg", _thumbnail, by_eye=True),
    Plant("JPEG: what it shows", "a.jpg", lambda text: _saved("JPEG", words_as_picture(text)), by_eye=True),
    Plant("JPEG: white words over a photograph", "a.jpg", _still, by_eye=True),
    Plant("JPEG: what it shows, turned by a flag", "a.jpg", _sideways, by_eye=True),
    Plant("PNG: text", "a.png", _png_text),
    Plant("PNG: packed text", "a.png", _png_packed),
    Plant("PNG: what it shows", "a.png", lambda text: _saved("PNG", words_as_picture(text)), by_eye=True),
    Plant("PNG: what it shows on its side", "a.png", _turned(Image.Transpose.ROTATE_90), by_eye=True),
    Plant("PNG: what it shows on its head", "a.png", _turned(Image.Transpose.ROTATE_180), by_eye=True),
    Plant("PNG: what it shows in a mirror", "a.png", _turned(Image.Transpose.FLIP_LEFT_RIGHT), by_eye=True),
    Plant("TIFF: what its second picture shows", "a.tif", _tiff_second, by_eye=True),
    Plant("TIFF: tag", "a.tif", _exif(0x010E, str, "TIFF")),
)  # fmt: skip
