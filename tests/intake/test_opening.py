"""A workbook from outside is opened within bounds, and what is none is refused in words."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from docgen.errors import InputError
from docgen.intake.cells import column_letters, column_number
from tests.intake.books import back, faults_of, fixture, form_of

BOOK = form_of(fixture("brandini-lopes"))
SHEET = "xl/worksheets/sheet3.xml"


def repacked(change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(BOOK)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return whole.getvalue()


def bomb(parts: dict[str, bytes]) -> None:
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", b" " * 40_000_000 + b"</sheetData>")


def entity(parts: dict[str, bytes]) -> None:
    head, _, rest = parts[SHEET].partition(b"?>")
    parts[SHEET] = head + b'?><!DOCTYPE x [<!ENTITY a "b">]>' + rest


def broken(parts: dict[str, bytes]) -> None:
    parts[SHEET] = parts[SHEET][:500]


def no_book(parts: dict[str, bytes]) -> None:
    del parts["xl/workbook.xml"]


def other_sheets(parts: dict[str, bytes]) -> None:
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b'name="', b'name="x')


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is not a workbook"),
        (b"docgen: 1\n", "is not a workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
        (b"PK\x03\x04" + b"\0" * 100, "is damaged or is not a workbook"),
        (repacked(bomb), "unpacks to more than a workbook could hold"),
        (repacked(entity), "declares a document type"),
        (repacked(broken), "not well-formed XML"),
        (repacked(no_book), "it is not a workbook"),
        (repacked(other_sheets), "none of the sheets that docgen form writes"),
    ],
    ids=["empty", "text", "old or locked", "damaged", "bomb", "entity", "broken", "no book", "another's"],
)
def test_what_is_no_workbook_of_ours_is_refused_with_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(InputError) as caught:
        back(data)
    (fault,) = caught.value.faults
    assert said in fault.detail
    assert "docgen form" in fault.next_step
    assert "Word" not in str(fault)


def test_a_cell_beyond_the_bounds_is_refused() -> None:
    def far(parts: dict[str, bytes]) -> None:
        row = b'<row r="999999"><c r="A999999" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
        parts[SHEET] = parts[SHEET].replace(b"</sheetData>", row)

    (fault,) = faults_of(repacked(far))
    assert fault.startswith("case!A999999: stands beyond what docgen reads.")


def test_macros_and_links_are_told_of_and_not_followed() -> None:
    def macros(parts: dict[str, bytes]) -> None:
        parts["xl/vbaProject.bin"] = b"\0" * 10
        parts["xl/externalLinks/externalLink1.xml"] = b"<externalLink><x/></externalLink>"

    told = back(repacked(macros)).remarks
    assert told == (
        "The workbook holds macros, which docgen does not take in.",
        "The workbook holds links to other workbooks, which docgen does not take in.",
    )


def test_no_part_of_a_form_tells_who_made_it_or_when() -> None:
    with zipfile.ZipFile(io.BytesIO(BOOK)) as archive:
        core = archive.read("docProps/core.xml").decode()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not any(word in core for word in ("creator", "created", "modified", "lastModifiedBy"))


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (300, "KN"), (703, "AAA")])
def test_columns_are_counted_as_spreadsheets_count_them(number: int, letters: str) -> None:
    assert column_letters(number) == letters
    assert column_number(f"{letters}12") == number


@pytest.mark.parametrize("summary", [False, True])
def test_a_form_is_what_the_standard_says_a_workbook_is(summary: bool, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(form_of(fixture("monforte"), summary=summary))
    result = OpenXmlValidator().validate(path)
    assert [str(error) for error in result.errors] == []


def test_figures_of_a_file_that_are_none_do_no_harm() -> None:
    def odd(parts: dict[str, bytes]) -> None:
        sheet = parts[SHEET].replace(b'<row r="5"', b'<row r="x"').replace(b' s="4"', b' s="\xd9\xa1"')
        parts[SHEET] = sheet.replace(b'min="1"', b'min="-" hidden="1"')

    form = back(repacked(odd))
    assert form.assembled.data["case_owner"] == fixture("brandini-lopes")["case_owner"]


def test_a_list_too_long_for_a_cell_is_refused_by_its_cell_before_anything_is_written() -> None:
    data = fixture("small-closed")
    first, *others = data["people"]
    long = {**first, "places": tuple(f"{number} {'x' * 2_900}" for number in range(12))}
    with pytest.raises(InputError, match=r"people!.*would hold more than 32767 characters"):
        form_of({**data, "people": (long, *others)})
