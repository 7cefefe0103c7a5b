"""A picture that is kept back is found in other papers, whatever its size there, and however it is packed."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path

import docx
import pytest
import weasyprint
import yaml
from docx.shared import Cm
from PIL import Image, ImageDraw, ImageFilter

from docgen.errors import InputError
from docgen.workflow.bundling import BundleAsked, begin_order, make_bundle
from docgen.workflow.scanning import Reading, scan_files
from tests.workflow.cases import CLOCK, case_folder


def photograph(seed: int, size: tuple[int, int] = (900, 600)) -> Image.Image:
    """Something like a photograph: blots of light and dark."""
    picture = Image.new("RGB", size, (120, 130, 110))
    drawn = ImageDraw.Draw(picture)
    for at in range(40):
        left, top = (at * 97 + seed * 131) % size[0], (at * 61 + seed * 173) % size[1]
        shade = (at * 53 + seed * 29) % 256
        drawn.ellipse((left, top, left + 160, top + 110), fill=(shade, shade, 255 - shade))
    return picture.filter(ImageFilter.GaussianBlur(4))


def packed(picture: Image.Image, form: str = "JPEG", **how: int) -> bytes:
    written = BytesIO()
    picture.save(written, form, **how)
    return written.getvalue()


def with_photograph(tmp_path: Path, disclosure: str) -> Path:
    """Pack C with a photograph among its papers."""
    folder, content = case_folder(tmp_path / "case"), packed(photograph(1), quality=90)
    (folder / "papers" / "still.jpg").write_bytes(content)
    path = folder / "case.yaml"
    case = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # all as text
    own = {"id": "S9", "file": "still.jpg", "title": "a still", "kind": "photograph", "disclosure": disclosure}
    case["papers"].append({**case["papers"][0], **own, "sha256": sha256(content).hexdigest(), "pages": "1"})
    path.write_text(yaml.safe_dump(case, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return folder


def in_word(picture: Image.Image, folder: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("See the still:")
    document.add_picture(BytesIO(packed(picture.resize((600, 400)), quality=60)), width=Cm(12))
    document.save(str(folder / "report.docx"))
    return folder / "report.docx"


def in_pdf(picture: Image.Image, folder: Path) -> Path:
    (folder / "shown.png").write_bytes(packed(picture, "PNG"))
    page = "<p>See the still:</p><img src='shown.png' style='width: 12cm'>"
    weasyprint.HTML(string=page, base_url=str(folder)).write_pdf(folder / "report.pdf")
    return folder / "report.pdf"


def told(folder: Path, file: Path) -> list[str]:
    return [each.detail for each in scan_files(folder, [file], Reading.NO).findings]


FOUND = ["holds what may not be served: a picture that is kept back (S9)."]


@pytest.mark.parametrize("disclosure", ["internal", "disclose redacted"])
def test_a_picture_that_is_kept_back_is_found_and_another_is_not(tmp_path: Path, disclosure: str) -> None:
    folder = with_photograph(tmp_path, disclosure)
    assert [*dict.fromkeys(told(folder, in_word(photograph(1), tmp_path)))] == FOUND
    assert [*dict.fromkeys(told(folder, in_pdf(photograph(1), tmp_path)))] == FOUND
    assert told(folder, in_word(photograph(2), tmp_path)) == []
    assert told(folder, in_pdf(photograph(2), tmp_path)) == []


def test_a_redacted_copy_is_not_the_picture(tmp_path: Path) -> None:
    folder = with_photograph(tmp_path, "disclose redacted")
    copy = photograph(1)
    ImageDraw.Draw(copy).rectangle((500, 300, 560, 330), fill="black")
    assert told(folder, in_pdf(copy, tmp_path)) == []


def test_a_picture_that_is_disclosed_may_stand_anywhere(tmp_path: Path) -> None:
    folder = with_photograph(tmp_path, "disclose")
    assert told(folder, in_word(photograph(1), tmp_path)) == []


def test_a_file_that_is_kept_back_is_known_by_its_bytes(tmp_path: Path) -> None:
    folder = with_photograph(tmp_path, "internal")
    (tmp_path / "renamed.jpg").write_bytes((folder / "papers" / "still.jpg").read_bytes())
    assert "is a paper that is kept back (S9)." in told(folder, tmp_path / "renamed.jpg")


def test_the_same_file_under_another_name_goes_into_no_bundle(tmp_path: Path) -> None:
    folder = with_photograph(tmp_path, "internal")
    path = folder / "case.yaml"
    case = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # all as text
    (folder / "papers" / "still (2).jpg").write_bytes((folder / "papers" / "still.jpg").read_bytes())
    case["papers"].append({**case["papers"][-1], "id": "S10", "file": "still (2).jpg", "disclosure": "disclose"})
    path.write_text(yaml.safe_dump(case, sort_keys=False, allow_unicode=True), encoding="utf-8")
    begin_order(folder)
    with pytest.raises(InputError, match=r"is the same file as one that is kept back \(S10, S9\)"):
        make_bundle(BundleAsked(folder), lambda: CLOCK)
