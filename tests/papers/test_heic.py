"""The pictures of telephones: shown upright, as photographs, within bounds, by a parser that nothing else meets."""

import io
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from docgen.papers.everything import everything
from docgen.papers.held import Picture, Text
from docgen.papers.kinds import FileKind, kind_of
from docgen.papers.looking import look
from docgen.papers.picture_pages import pages_of_picture
from tests.made.cases import FIXTURE
from tests.workflow.test_gathering import content_of, gathered, image_on, picture, sizes_of, wanted

TURNED = FIXTURE.parents[1] / "pictures" / "turned.heic"
"""320 by 200, red at the top left, turned by a quarter as it is seen; it also says so in EXIF, as telephones do."""
HEIC = TURNED.read_bytes()


def with_size(side: int) -> bytes:
    """The picture, saying that it is so large (ISO/IEC 23008-12, 6.5.3)."""
    at = HEIC.index(b"ispe") + 8
    return HEIC[:at] + side.to_bytes(4, "big") * 2 + HEIC[at + 8 :]


def avif() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return picture((320, 200), "AVIF", exif=exif)


def shown(made: bytes) -> Image.Image:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        (drawn,) = pdf.pages[0].Resources.XObject.values()
        return pikepdf.PdfImage(drawn).as_pil_image().convert("RGB")


@pytest.mark.parametrize("content", [HEIC, avif()], ids=["heic", "avif"])
def test_it_is_turned_once_and_packed_as_a_photograph(tmp_path: Path, content: bytes) -> None:
    (made,) = gathered(tmp_path / "case", wanted(content, "IMG_1.HEIC"))
    assert (made.broken, made.facts.pages, sizes_of(made)) == (None, 1, [(595, 842)])
    assert image_on(made) == (pytest.approx(150, abs=1), pytest.approx(240, abs=1))
    seen = shown(content_of(made))
    assert seen.size == (200, 320)
    for at, is_red in (((195, 4), True), ((4, 4), False), ((195, 310), False), ((4, 310), False)):
        assert (seen.getpixel(at)[1] < 100) == is_red  # type: ignore[index]
    with pikepdf.open(io.BytesIO(content_of(made))) as pdf:
        assert pdf.pages[0].Resources.XObject.Im0.Filter == pikepdf.Name.DCTDecode
    assert b"Quillcamera" not in content_of(made)


def test_it_is_looked_at_and_what_it_says_of_its_camera_is_told() -> None:
    looks = look(HEIC)
    assert (looks.kind, looks.pages, looks.fault) == (FileKind.PICTURE, 1, None)
    assert "200 × 320 pixels." in looks.remarks
    assert "Its metadata tells the device." in looks.remarks


def test_it_is_looked_through_as_any_picture() -> None:
    held = [*everything("a.heic", HEIC)]
    assert any(isinstance(each, Picture) for each in held)
    assert any("Quillcamera" in each.text for each in held if isinstance(each, Text))


def test_it_has_pages_to_be_redacted() -> None:
    seen = shown(pages_of_picture(HEIC))
    red = [at for at in range(seen.width) if seen.getpixel((at, seen.height // 8))[1] < 100]  # type: ignore[index]
    assert min(red, default=0) > seen.width / 2


@pytest.mark.parametrize(
    ("content", "why"),
    [(with_size(30_000), "It has more than 170,000,000 pixels"), (HEIC[:600], "damaged"), (HEIC[:40], "damaged")],
    ids=["too large", "cut", "a head"],
)
def test_one_that_is_too_large_or_cut_is_told_and_is_a_page_that_says_so(
    tmp_path: Path, content: bytes, why: str
) -> None:
    assert why in str(look(content).fault)
    (made,) = gathered(tmp_path / "case", wanted(content, "a.heic"))
    assert made.broken


@pytest.mark.parametrize("brand", ["heic", "heix", "hevc", "mif1", "msf1", "avif", "avis"])
def test_its_kind_is_told_by_how_it_begins(brand: str) -> None:
    assert kind_of(b"\0\0\0\x18ftyp" + brand.encode() + bytes(12)) is FileKind.PICTURE


def test_its_library_is_loaded_where_such_a_picture_is_there_only() -> None:
    said = "import sys, docgen.papers.looking, docgen.workflow.gathering as g; sys.exit('pi_heif' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", said], check=False).returncode == 0
