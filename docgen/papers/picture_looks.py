"""What one sees of a picture: how it lies, how many there are in a file, and what it tells of where it was taken."""

import warnings
from collections.abc import Iterator

from PIL import ExifTags, Image, UnidentifiedImageError

from docgen.papers.kinds import FileKind
from docgen.papers.looks import Looks, Shows, as_pages
from docgen.papers.picture_opening import opened

__all__ = ["MOST_FRAMES", "MOST_PIXELS", "look_at_picture"]

MOST_FRAMES = 2_000
MOST_PIXELS = 170_000_000
"""In one frame: an A2 sheet at 600 dpi, 510 MB in colour. Pillow itself refuses little more."""
CHECKED_PIXELS = 600_000_000
"""In all frames of a file: so many are decoded to see that they are whole."""
LIES = {
    2: "mirrored",
    3: "upside down",
    4: "mirrored and upside down",
    5: "mirrored and on its side",
    6: "on its side",
    7: "mirrored and on its side",
    8: "on its side",
}
"""EXIF orientation (tag 274) -> how the picture lies unless a viewer heeds it."""
TELLING: tuple[tuple[int, str], ...] = (
    (ExifTags.Base.Artist, "who took it"),
    (ExifTags.Base.Copyright, "who owns it"),
    (ExifTags.Base.XPAuthor, "its author"),
    (ExifTags.Base.ImageDescription, "a description"),
    (ExifTags.Base.XPComment, "a comment"),
    (ExifTags.Base.DateTime, "when it was made"),
    (ExifTags.Base.Make, "the device"),
    (ExifTags.Base.Model, "the device"),
)
TELLING_WITHIN: tuple[tuple[int, str], ...] = (
    (ExifTags.Base.DateTimeOriginal, "when it was made"),
    (ExifTags.Base.UserComment, "a comment"),
    (ExifTags.Base.BodySerialNumber, "the device's serial number"),
    (ExifTags.Base.CameraOwnerName, "the device's owner"),
)


def look_at_picture(content: bytes, kind: FileKind) -> Looks:
    """Look at a picture, or at each frame of a TIFF. Pixels are decoded within bounds, to see that none is missing."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of large and of slightly broken files: those are told below
        try:
            with opened(content) as image:
                return _looks(image, kind)
        except Image.DecompressionBombError:
            return _unread(kind, f"It has more than {MOST_PIXELS:,} pixels.")
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError):
            return _unread(kind, "It is damaged, or a kind of picture that docgen does not know.")


def _unread(kind: FileKind, why: str) -> Looks:
    return Looks(kind, shows=Shows.IMAGE, blind=True, fault=f"The picture cannot be read. {why} Ask for it again.")


def _looks(image: Image.Image, kind: FileKind) -> Looks:
    frames = _frames(image)
    if isinstance(frames, str):
        return _unread(kind, frames)
    remarks = tuple(_remarks(image, frames, kind))
    pages = len(frames) if kind is FileKind.TIFF else 1
    return Looks(kind, pages, Shows.IMAGE, tuple(range(1, pages + 1)), blind=True, remarks=remarks)


def _frames(image: Image.Image) -> list[tuple[int, int]] | str:
    """Return the size of each frame, or why the file is refused; what is decoded is let go again at once."""
    found, room = list[tuple[int, int]](), CHECKED_PIXELS
    while True:
        width, height = image.size
        if width * height > MOST_PIXELS:
            return f"It has more than {MOST_PIXELS:,} pixels."
        if len(found) >= MOST_FRAMES:
            return f"It holds more than {MOST_FRAMES:,} pictures."
        found.append((width, height))
        room -= width * height
        if room >= 0:
            image.load()
        try:
            image.seek(len(found))
        except EOFError:
            image.seek(0)
            return found


def _remarks(image: Image.Image, frames: list[tuple[int, int]], kind: FileKind) -> Iterator[str]:
    width, height = frames[0]
    yield f"{width} × {height} pixels."
    if len(frames) > 1 and kind is not FileKind.TIFF:
        yield f"Holds {len(frames)} pictures, of which a page shows the first."
    other = tuple(number for number, size in enumerate(frames, start=1) if size != frames[0])
    if other and kind is FileKind.TIFF:
        yield f"Another size than the first: {as_pages(other)}."
    exif = image.getexif()
    orientation = exif.get(ExifTags.Base.Orientation)
    if orientation in LIES:
        yield f"Lies {LIES[orientation]} (EXIF orientation {orientation}); viewers that heed it turn it upright."
    if exif.get_ifd(ExifTags.IFD.GPSInfo):
        yield "Its metadata says where it was taken (GPS)."
    within = exif.get_ifd(ExifTags.IFD.Exif)
    told = [word for tag, word in TELLING if exif.get(tag)] + [word for tag, word in TELLING_WITHIN if within.get(tag)]
    if told:
        yield f"Its metadata tells {', '.join(dict.fromkeys(told))}."
    if any(key in image.info for key in ("xmp", "XML:com.adobe.xmp", "comment", "photoshop")):
        yield "It carries further metadata."
