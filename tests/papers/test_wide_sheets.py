"""Cells of a workbook get the room that their words need, on as few pages side by side as may be."""

from io import BytesIO

import openpyxl
import pytest

from docgen.papers.sheet_readings import Sheet
from docgen.papers.sheet_sizes import NARROWEST, PAGE, PAGE_ON_ITS_SIDE, STEP, TooHighError, sizes_of
from docgen.papers.wide_sheets import widened

ENTRY = "They went to the quay and came back. "


def sheet(*row: str) -> Sheet:
    return Sheet({(1, column): told for column, told in enumerate(row, start=1)})


@pytest.mark.parametrize(
    ("row", "is_wide", "scale"),
    [
        (("10:00", "DC 1"), False, 1.0),
        (("10:00", ENTRY * 4, "EM/1"), False, 1.0),
        (("2025-02-01", "10:00", ENTRY * 4, "EM/1"), True, 1.0),
        (("Ann Marsh",) * 5, True, 0.8),
        (("Ann Marsh",) * 6, True, 0.7),
        (("2025-02-01 10:00", "an officer of the borough", ENTRY * 8, "EM/1 and EM/2"), True, 1.0),
        (("10:00", ENTRY * 200, "EM/1"), False, 0.5),
        (("line\n" * 100,), False, 0.4),
    ],
)
def test_a_row_goes_on_one_page_upright_on_its_side_or_smaller(
    row: tuple[str, ...], *, is_wide: bool, scale: float
) -> None:
    sizes = sizes_of(sheet(*row))
    assert (sizes.is_wide, sizes.scale) == (is_wide, scale)
    assert max(sizes.widths.values()) <= sizes.page == (PAGE_ON_ITS_SIDE if is_wide else PAGE) / scale
    assert sum(sizes.widths.values()) <= sizes.page or (scale < 1 and not is_wide)


NAMES = (
    "Ann",
    "Ann Marsh",
    "Zebulon Quill",
    "MAX MUSTERMANN",
    "Wilhelmina Mayhew",
    "Annabel Littlefield",
    "1",
    "07700",
)


@pytest.mark.parametrize("beside", [("10:00",), ("10:00", ENTRY), ("2025-02-01", ENTRY * 8, "EM/1"), ("Ann",) * 5])
def test_columns_and_rows_tell_nothing_of_how_long_a_name_is(beside: tuple[str, ...]) -> None:
    every = [sizes_of(Sheet(sheet("Caller", *beside).cells | {(2, 1): name, (2, 2): "10:00"})) for name in NAMES]
    assert every == [every[0]] * len(NAMES)


def test_columns_are_of_few_widths_and_rows_of_even_lines() -> None:
    every = [sizes_of(sheet("10:00", "x" * 3 + " word" * words)) for words in range(60)]
    assert {width for each in every for width in each.widths.values()} == {NARROWEST, STEP, 2 * STEP}
    assert {each.lines[1] for each in every} == {1, 2, 4, 6, 8, 10}


def test_one_row_of_two_lines_is_as_high_as_those_of_one_beside_it() -> None:
    long, short = sheet(*("Maximiliana Littlefield-Quillsworth of the Borough",) * 5), sheet(*("Ann",) * 5)
    below = {(row + 1, column): told for (row, column), told in short.cells.items()}
    assert set(sizes_of(Sheet(long.cells | below)).lines.values()) == {2}


def test_a_sheet_with_nothing_on_it_has_no_sizes() -> None:
    assert sizes_of(Sheet()).widths == {}


def test_a_cell_that_no_page_takes_is_told_and_nothing_of_it_made() -> None:
    with pytest.raises(TooHighError):
        sizes_of(sheet("line\n" * 1_000))
    book, out = openpyxl.Workbook(), BytesIO()
    book.active["A1"] = "line\n" * 1_000
    book.save(out)
    assert widened(out.getvalue()) == b""


def test_a_long_word_is_not_cut_and_columns_keep_what_hides_them() -> None:
    book, out = openpyxl.Workbook(), BytesIO()
    book.active["A1"], book.active["B1"], book.active["D1"] = "x" * 55, "yes", "seen by nobody"
    book.active.column_dimensions["D"].hidden = True
    book.save(out)
    columns = openpyxl.load_workbook(BytesIO(widened(out.getvalue()))).active.column_dimensions
    assert columns["A"].width > 55
    assert columns["B"].width == STEP
    assert columns["D"].hidden
