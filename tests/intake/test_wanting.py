"""What the first sheet says is still wanted is what reading the workbook would refuse, also once a person has typed."""

import io
from typing import Any

import openpyxl
import pytest

from docgen.intake.wanting import IF_THERE
from tests.intake.books import cell, fixture, form_of, saved_by_office, touched

LOPES = fixture("brandini-lopes")
NONE_FOUND = tuple(("incidents", f"none found: {each}", 3, None) for each in ("by whom", "date", "searched"))
IN_A_PARAGRAPH = ("belongs to", "id", "about", "incident", "kind", "text", "author", "written", "from", "note")
IN_A_SENTENCE = ("belongs to", "id", "kind", "amount", "length", "from")
TYPED: dict[str, tuple[tuple[tuple[str, str, int, str | None], ...], dict[str, int | str]]] = {
    # what is typed into a whole workbook: how many cells its sheets then want, or that none is needed
    "nothing": ((("incidents", "place", 3, "a shop"),), {}),
    "no search": (NONE_FOUND, {"incidents": 3}),
    "nobody asked": ((*NONE_FOUND, ("incidents", "not asked", 3, "yes")), {"incidents": 0}),
    "half a search": (NONE_FOUND[1:], {"incidents": 2}),
    "a paper of another kind": (
        (("papers", "kind", 3, "other"), ("papers", "title", 3, None), ("papers", "who it came from", 3, None)),
        {"papers": 2},
    ),
    "a kind that tells": ((("papers", "title", 6, None), ("papers", "who it came from", 6, None)), {"papers": 0}),
    "a holder that nobody names": ((("papers", "held by", 6, None),), {"papers": 0}),
    "a sum that is not said": ((("sentences", "amount", 3, None),), {"sentences": 1}),
    "a step by nobody": ((("steps", "by whom", 3, None), ("steps", "by whom", 6, None)), {"steps": 1}),
    "no words yet": (
        tuple(("paragraphs", heading, row, None) for row in (3, 4, 5) for heading in IN_A_PARAGRAPH),
        {"paragraphs": IF_THERE},
    ),
    "no sentence of a conviction": (
        tuple(("sentences", heading, row, None) for row in (3, 4, 5) for heading in IN_A_SENTENCE),
        {"sentences": 1},
    ),
    "no sentence of a caution": (
        (
            ("convictions", "result", 3, "cautioned"),
            *(("sentences", heading, row, None) for row in (3, 4, 5) for heading in IN_A_SENTENCE),
        ),
        {"sentences": IF_THERE},
    ),
    "a rank of another kind": (
        (("makers", "rank", 3, "Special Constable"), ("makers", "rank short", 3, None)),
        {"makers": 1},
    ),
}


@pytest.fixture(scope="module")
def reckoned(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, int | str]]:
    """The numbers of the first sheet, as another program reckons them once the cells are typed."""
    whole = form_of(LOPES)
    books = {name: touched(whole, _typing(cells)) for name, (cells, _) in TYPED.items()}
    saved = saved_by_office(books, tmp_path_factory.mktemp("reckoned"))
    return {name: _numbers(book) for name, book in saved.items()}


def _typing(cells: tuple[tuple[str, str, int, str | None], ...]) -> Any:
    def typed(pages: Any) -> None:
        for sheet, heading, row, value in cells:
            cell(pages, sheet, heading, row).value = value

    return typed


def _numbers(book: bytes) -> dict[str, int | str]:
    page = openpyxl.load_workbook(io.BytesIO(book), data_only=True)["Start here"]
    said = {row[0].value: str(row[2].value) for row in page.iter_rows()}
    known = {sheet: text for sheet, text in said.items() if text.isdecimal() or text == IF_THERE}
    return {sheet: int(text) if text.isdecimal() else text for sheet, text in known.items()}


@pytest.mark.parametrize("name", TYPED)
def test_the_number_is_of_the_cells_that_would_be_refused(name: str, reckoned: dict[str, dict[str, int | str]]) -> None:
    expected = TYPED[name][1]
    there = reckoned[name].items()
    assert {sheet: said for sheet, said in there if said not in {0, IF_THERE} or sheet in expected} == expected
