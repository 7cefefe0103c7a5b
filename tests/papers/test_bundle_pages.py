"""What is seen of a bundle's pages: where numbers stand as a viewer shows the page, which way words run, what is drawn."""

# ruff: noqa: E501 - one row, one line where it can be

import io

import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name

from docgen.papers.bundle_facts import Numeral, PageShown, Says, SheetShown
from docgen.papers.bundle_file import file_shown
from docgen.papers.bundle_page import page_shown
from docgen.papers.bundle_words import (
    edge_numbers,
    first_number,
    is_vague,
    last_number,
    paged_numbers,
    references_in,
    says_of,
)
from docgen.papers.pdf_boxes import seen
from tests.made.bundles import Made, bundle
from tests.made.redactable import saved

BOXES = [
    {"/MediaBox": [0, 0, 595, 842]},
    {"/MediaBox": [-50, 20, 545, 862]},
    {"/MediaBox": [0, 0, 700, 900], "/CropBox": [40, 30, 635, 872]},
]
PLACES = {"bottom right": (540, 20), "top left": (30, 800), "bottom middle": (290, 20), "side left": (10, 400)}


def drawn(how: str, boxes: dict[str, list[int]], turned: int, **keys: object) -> bytes:
    """A page on which something is drawn in the space of the page as seen, with a link round the same place."""
    pdf = bundle(Made())
    page = pdf.pages[4].obj
    for key, box in boxes.items():
        page[key] = Array(box)
    page.Rotate = turned
    for key, value in keys.items():
        page[f"/{key}"] = value
    matrix = seen(page).matrix
    placed = " ".join(f"{each:g}" for each in matrix)
    page.Contents = pdf.make_stream(f"q {placed} cm {how} Q".encode())
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x, y in ((100, 200), (150, 220))]
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([*corners[0], *corners[1]]))
    link.Dest = Array([pdf.pages[6].obj, Name.Fit])
    page.Annots = Array([pdf.make_indirect(link)])
    return saved(pdf)


def shown(content: bytes, number: int = 5) -> PageShown:
    with pypdfium2.PdfDocument(content) as pdf:
        return page_shown(pdf, number, len(pdf), lines=True)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("boxes", BOXES)
@pytest.mark.parametrize("place", PLACES)
def test_a_number_is_found_where_a_viewer_shows_it(place: str, boxes: dict[str, list[int]], turned: int) -> None:
    across = turned in {90, 270}
    x, y = PLACES[place]
    at = (x * 842 / 595, y * 595 / 842) if across else (x, y)
    page = shown(drawn(f"BT /F 11 Tf {at[0]:g} {at[1]:g} Td (5) Tj ET", boxes, turned))
    (number,) = page.numerals
    assert (number.said, number.slot) == ("5", place)
    assert abs(number.box[0] - at[0]) < 2
    assert abs(number.box[1] - at[1]) < 2


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("boxes", BOXES)
def test_words_and_links_are_told_as_they_are_seen(boxes: dict[str, list[int]], turned: int) -> None:
    content = drawn("BT /F 11 Tf 100 205 Td (Words that stand upright as the page is seen) Tj ET", boxes, turned)
    page = shown(content)
    assert page.turns[1:] == (0, 0, 0)
    assert page.turns[0] > 30
    link = next(each for each in file_shown(content, "x").links if each.page == 5)
    assert link.box == pytest.approx((100, 200, 150, 220), abs=0.2)
    assert link.target == 7


@pytest.mark.parametrize(("matrix", "turn"), [("1 0 0 1", 0), ("0 -1 1 0", 1), ("-1 0 0 -1", 2), ("0 1 -1 0", 3)])
def test_it_is_told_which_way_words_run(matrix: str, turn: int) -> None:
    how = f"BT {matrix} 300 400 Tm /F 11 Tf (Words that run some way) Tj ET"
    turns = shown(drawn(how, BOXES[0], 0)).turns
    assert [at for at, count in enumerate(turns) if count] == [turn]


def test_a_page_s_unit_counts_for_its_size_and_not_for_its_places() -> None:
    content = drawn("BT /F 11 Tf 540 20 Td (5) Tj ET", BOXES[0], 0, UserUnit=2)
    sheet: SheetShown = file_shown(content, "x").sheets[4]
    assert (sheet.width, sheet.height, sheet.unit) == (419.8, 594.1, 2.0)


def test_a_number_within_forms_within_forms_is_found_and_its_picture_measured() -> None:
    pdf = bundle(Made())
    font, page = pdf.pages[0].obj.Resources.Font, pdf.pages[4].obj
    image = pdf.make_stream(bytes(100 * 100), Type=Name.XObject, Subtype=Name.Image, Width=100, Height=100,
                            BitsPerComponent=8, ColorSpace=Name.DeviceGray)  # fmt: skip
    inner = pdf.make_stream(b"BT /F 11 Tf 0 0 Td (5) Tj ET q 36 0 0 36 -200 100 cm /I Do Q", Subtype=Name.Form,
                            BBox=Array([-300, -300, 300, 300]), Resources=Dictionary(Font=font, XObject=Dictionary(I=image)))  # fmt: skip
    outer = pdf.make_stream(b"q 0.5 0 0 0.5 0 0 cm /X Do Q", Subtype=Name.Form, BBox=Array([-300, -300, 300, 300]),
                            Resources=Dictionary(XObject=Dictionary(X=inner)))  # fmt: skip
    page.Resources = Dictionary(XObject=Dictionary(X=outer))
    page.Contents = pdf.make_stream(b"q 1 0 0 1 540 20 cm /X Do Q")
    found = shown(saved(pdf))
    assert [n.said for n in found.numerals] == ["5"]
    assert found.dpi == 400


def test_a_page_that_is_not_there_is_told_as_not_readable() -> None:
    with pypdfium2.PdfDocument(saved(bundle(Made()))) as pdf:
        assert page_shown(pdf, 400, 8, lines=False) == PageShown(400, readable=False)


def test_fonts_are_looked_for_in_forms_and_a_form_within_itself_ends() -> None:
    pdf = bundle(Made())
    loose = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    form = pdf.make_stream(b"", Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    form.Resources = Dictionary(Font=Dictionary(H=loose), XObject=Dictionary(Self=form))
    pdf.pages[4].obj.Resources = Dictionary(XObject=Dictionary(X=form))
    drawing = Dictionary(Type=Name.Font, Subtype=Name.Type3)
    pdf.pages[5].obj.Resources = Dictionary(Font=Dictionary(D=drawing))
    sheets = file_shown(saved(pdf), "x").sheets
    assert [at for at, sheet in enumerate(sheets, start=1) if sheet.loose] == [5]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("7", ("7", True)), ("Page 7", ("7", True)), ("7 of 300", ("7", True)), ("[7]", ("7", True)),
        ("- 7 -", ("7", True)), ("RB/7", ("7", True)), ("A7", ("7", True)), ("007", ("7", True)),
        ("23A", ("23A", True)), ("Bundle page 7", ("7", True)), ("HU/00001/2026 page 9", ("9", True)), ("Bundle of a party, page 9", ("9", False)),
        ("12 | Bundle of a party", ("12", False)), ("2 March 2026", None), ("Dated 2 March 2026", None),
        ("Page 2 Heading", None), ("3.2", None), ("HU/00001/2026", None), ("no number", None),
    ],
)  # fmt: skip
def test_a_line_at_an_edge_may_give_a_number(line: str, number: tuple[str, bool] | None) -> None:
    assert edge_numbers(line) == (() if number is None else (number,))


def test_a_line_of_numbers_only_gives_each_of_them() -> None:
    assert edge_numbers("12 057") == (("12", True), ("57", True))
    assert edge_numbers("0207 946 0000 12") == (("12", False),)


@pytest.mark.parametrize(
    ("line", "last", "first"),
    [
        ("Statement ..... 12", 12, None), ("Statement 12-15", 12, None), ("1. Letter, 2 March 2026", None, 1),
        ("Letter, 2 March 2026 14", 14, None), ("12 Letter", None, 12), ("Letter, 3 pages", None, None),
        ("Letter [14]", 14, None), ("2 March 2026", None, None),
    ],
)  # fmt: skip
def test_a_line_of_an_index_may_begin_or_end_with_a_number(line: str, last: int | None, first: int | None) -> None:
    assert (last_number(line), first_number(line)) == (last, first)


@pytest.mark.parametrize(
    "title", ["", "misc", "Misc. 12", "scan0001.pdf", "MG11", "Document 3 (page 4)", "IMG_2031", "Form N1", "12"]
)
def test_words_that_identify_nothing(title: str) -> None:
    assert is_vague(title)


@pytest.mark.parametrize(
    "title", ["Statement 1 of the record", "Letter from the council", "MG11 of a nurse", "Crime report (p 12)"]
)
def test_words_that_identify_something(title: str) -> None:
    assert not is_vague(title)


def test_numbers_that_are_said_to_be_pages() -> None:
    assert paged_numbers("Chapter 3, p. 12") == (12,)
    assert paged_numbers("Letter of 2 March 2026 (7)") == (7,)
    assert paged_numbers("Exhibit 3") == ()


def test_references_are_told_from_years_reports_and_paragraphs() -> None:
    text = "see [RB/12], [13], [2013] UKUT 146, [7] EWCA 1, page 14 of the bundle, [300], [RB/999]"
    assert [(page, sure) for page, _, _, sure in references_in(text, 20)] == [
        (12, True),
        (14, True),
        (999, True),
        (13, False),
    ]


@pytest.mark.parametrize(
    ("heading", "is_one"),
    [
        ("INDEX", True), ("Index to the bundle", True), ("Table of contents", True), ("Respondent's bundle: Index", True),
        ("what is said in the contents", False), ("Indexing of records", False), ("An index of prices was kept, he said, and it is exhibited", False),
    ],
)  # fmt: skip
def test_a_page_headed_as_an_index_is_known(heading: str, is_one: bool) -> None:
    assert (Says.INDEX in says_of(f"HU/00001/2026\r\n{heading}\r\n1 Statement 3")) is is_one


def test_a_hostile_page_tells_no_more_than_there_is_room_for() -> None:
    pdf = bundle(Made())
    many = "".join(f"BT /F 5 Tf {at % 20 * 29} {10 + at // 20 % 8 * 9} Td ({at}) Tj ET\n" for at in range(3_000))
    pdf.pages[4].obj.Contents = pdf.make_stream(many.encode())
    page = shown(saved(pdf))
    assert 0 < len(page.numerals) <= 20
    assert all(isinstance(each, Numeral) for each in page.numerals)
    assert len(page.lines) <= 300


def test_what_is_no_pdf_or_leads_in_circles_does_not_keep_a_reader_for_ever() -> None:
    pdf = bundle(Made())
    pdf.Root.Names = pdf.make_indirect(Dictionary(Dests=pdf.make_indirect(Dictionary())))
    tree = pdf.Root.Names.Dests
    tree.Kids = Array([tree])
    first = pdf.Root.Outlines.First
    first.Next = first
    out = io.BytesIO()
    pdf.save(out)
    shown_ = file_shown(out.getvalue(), "x")
    assert len(shown_.outline) == 1
