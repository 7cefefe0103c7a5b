"""How a viewer shows a page: its size, its turning, and where a point of it lies in the page's own space."""

import io

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image, ImageChops

from docgen.papers.pdf_boxes import seen

BOXES = [
    {"/MediaBox": [0, 0, 300, 400]},
    {"/MediaBox": [-50, 20, 250, 420]},
    {"/MediaBox": [250, 420, -50, 20]},
    {"/MediaBox": [0, 0, 300, 400], "/CropBox": [40, 60, 240, 300]},
    {"/MediaBox": [0, 0, 300, 400], "/CropBox": [-100, -100, 500, 350]},
]
MARK = 20


def page_with(boxes: dict[str, list[int]], turned: int) -> bytes:
    """A page whose square mark stands, as seen, 10 points from the left and 30 from the bottom: 20 points wide."""
    pdf = Pdf.new()
    page = Dictionary(Type=Name.Page, Rotate=turned, **{key[1:]: Array(box) for key, box in boxes.items()})
    at = seen(page)
    matrix = " ".join(f"{each:g}" for each in at.matrix)
    drawn = f"q {matrix} cm 1 0 0 rg 10 30 {MARK} {MARK} re f Q"
    page.Contents = pdf.make_indirect(Stream(pdf, drawn.encode()))
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    written = io.BytesIO()
    pdf.save(written)
    return written.getvalue()


def shown(content: bytes) -> Image.Image:
    with pypdfium2.PdfDocument(content) as pdf:
        return pdf[0].render(scale=1).to_pil().convert("RGB")


@pytest.mark.parametrize("turned", [0, 90, 180, 270, -90, 450])
@pytest.mark.parametrize("boxes", BOXES, ids=str)
def test_a_point_as_seen_is_where_a_viewer_shows_it(boxes: dict[str, list[int]], turned: int) -> None:
    content = page_with(boxes, turned)
    picture = shown(content)
    with Pdf.open(io.BytesIO(content)) as pdf:
        at = seen(pdf.pages[0].obj)
    assert (round(at.width), round(at.height)) == picture.size
    box = ImageChops.difference(picture, Image.new("RGB", picture.size, "white")).getbbox()
    assert box is not None
    left, top, right, bottom = box
    assert left == pytest.approx(10, abs=1)
    assert picture.height - bottom == pytest.approx(30, abs=1)
    assert (right - left, bottom - top) == (pytest.approx(MARK, abs=1), pytest.approx(MARK, abs=1))


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"/MediaBox": Array([])},
        {"/MediaBox": Array([0, 0, 0, 0])},
        {"/MediaBox": Array([0, 0, Name.x, 4])},
        {"/MediaBox": Array([0, 0, 1e30, 4])},
        {"/MediaBox": pikepdf.String("none")},
    ],
    ids=str,
)
def test_a_page_without_a_size_of_its_own_is_taken_to_be_a4(said: dict[str, pikepdf.Object]) -> None:
    at = seen(Dictionary({"/Type": Name.Page, "/Rotate": pikepdf.String("x"), "/UserUnit": 0, **said}))
    assert (at.width, at.height, at.turned) == (595.276, 841.89, 0)


def test_a_crop_box_that_leaves_nothing_is_passed_over() -> None:
    """Some viewers show such a page as nothing at all: whoever copies it leaves that box away."""
    at = seen(Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 300, 400]), CropBox=Array([900, 900, 990, 990])))
    assert at.box == (0, 0, 300, 400)


def test_user_units_make_a_page_larger_and_the_space_on_it_finer() -> None:
    at = seen(Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 360, 360]), UserUnit=10))
    assert (at.width, at.height) == (3600, 3600)
    assert at.matrix == (0.1, 0, 0, 0.1, 0, 0)


def test_what_stands_above_a_page_is_asked_for_also_where_the_tree_has_a_loop() -> None:
    pdf = Pdf.new()
    node = pdf.make_indirect(Dictionary(Type=Name.Pages, MediaBox=Array([0, 0, 100, 200])))
    node.Parent = node
    assert seen(Dictionary(Type=Name.Page, Parent=node)).width == 100
