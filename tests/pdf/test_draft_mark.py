"""No format makes a draft look final: its mark is dark red in the top right of every page, whatever the format says."""

import subprocess
from pathlib import Path

import pytest
from PIL import Image

from docgen.pdf import write_pdf
from tests.made.documents import statement_document

HIDING = [
    "@page { @top-right { color: #fff; font-size: 0.01pt } }",
    "@page { @top-right { visibility: hidden; opacity: 0; content: none } }",
    "@page { visibility: hidden; color: #fff; font-size: 0; line-height: 0; text-indent: -999mm }",
    "@page :first { @top-right { color: transparent; width: 0; height: 0; overflow: hidden } }",
    "@page :left { @top-right { transform: scale(0.01); text-transform: lowercase; margin-left: 300mm } }",
    "html { color: #fff; font-size: 0.1pt; visibility: hidden }",
]


def red_in_the_corners(pdf: bytes, folder: Path) -> list[int]:
    """Count the dark red pixels in the top right sixteenth of each page, at 72 to the inch."""
    (folder / "pages.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "72", str(folder / "pages.pdf"), str(folder / "page")], check=True)
    return [_red_in_the_corner(Image.open(path)) for path in sorted(folder.glob("page-*.ppm"))]


def _red_in_the_corner(page: Image.Image) -> int:
    pixels = page.crop((page.width // 2, 0, page.width, page.height // 8)).tobytes()
    triples = zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True)
    return sum(red > 150 and green < 90 and blue < 90 for red, green, blue in triples)


@pytest.mark.parametrize("hiding", ["", *HIDING])
def test_a_format_cannot_hide_the_mark_of_a_draft(hiding: str, css: str, tmp_path: Path) -> None:
    found = red_in_the_corners(write_pdf(statement_document(20, 2), css + hiding), tmp_path)
    assert found
    assert min(found) > 50


def test_a_final_has_no_mark(css: str, tmp_path: Path) -> None:
    assert set(red_in_the_corners(write_pdf(statement_document(20, 2, mark=None), css), tmp_path)) == {0}
