"""A form can be read, printed and filled in by somebody who has never seen one: lists, prompts, headings, formats."""

import io
import re
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest

from docgen.intake.layout import FIRST_ROW, HEAD_ROW, headed, is_put_away
from docgen.intake.naming import LEAST, SELDOM
from docgen.intake.prompting import ANY, BRIEF, MOST_WORDS
from docgen.intake.tables import Table, tables
from docgen.intake.writing import ON_ONE_PAGE
from tests.intake.books import SINGLES, cell, fixture, form_of, opened

BOOK = opened(form_of(fixture("khelladi"), formats=("police-statement-tribunal", "police-statement-s9")))
ABSENCE = ["not recorded", "not applicable", "withheld"]
LONGEST_PROMPT = 255


def choices(sheet: str, heading: str, row: int = FIRST_ROW) -> list[str]:
    """What the list of a cell offers, as a spreadsheet program finds it."""
    spot = cell(BOOK, sheet, heading, row).coordinate
    rule = next(each for each in BOOK[sheet].data_validations.dataValidation if spot in each.sqref)
    if rule.type != "list":
        return []
    page, _, area = rule.formula1.partition("!")
    found = BOOK[page.strip("'")][area.replace("$", "")]
    return [each.value for (each,) in found if each.value is not None]


def prompt(sheet: str, heading: str) -> str:
    """What is said while a cell under a heading is chosen."""
    spot = cell(BOOK, sheet, heading).coordinate
    return str(next(each for each in BOOK[sheet].data_validations.dataValidation if spot in each.sqref).prompt)


@pytest.mark.parametrize("table", [each for each in tables() if each.name in LEAST], ids=lambda each: str(each.name))
def test_what_a_first_draft_has_in_view_is_told_of_in_few_words_and_the_help_has_the_rest(table: Table) -> None:
    for each in headed(table):
        if not is_put_away(table, each):
            assert len(prompt(table.name, each.heading).split()) <= MOST_WORDS, each.heading
            assert not prompt(table.name, each.heading).endswith("(see Help)")


def test_what_is_said_in_short_is_said_of_fields_that_there_are() -> None:
    fields = {(table.models[0], column.path) for table in tables() for column in table.columns}
    assert set(BRIEF) <= fields
    assert set(ANY) <= {path for _, path in fields}
    kept_short = {(name, path) for name, paths in SELDOM.items() for path in paths}
    assert kept_short <= {(table.name, column.path) for table in tables() for column in table.columns}


def test_whoever_names_case_owner_as_a_source_is_told_that_it_is_not_printed() -> None:
    for sheet, heading in (("incidents", "time and place: from"), ("impact", "from")):
        assert re.search("From case-owner.* printed", prompt(sheet, heading))


def test_of_what_the_maker_alone_can_say_it_is_told_what_to_write_until_then() -> None:
    assert prompt("searches", "found").endswith("Not asked yet: not recorded.")
    assert prompt("impact", "extent").endswith("Not asked yet: no row.")


@pytest.mark.parametrize(
    ("sheet", "heading", "said"),
    [
        ("papers", "who it came from", "crime report and PNC print the police."),
        ("statements", "number", "1, 2, ... Empty: the maker's next."),
    ],
)
def test_a_prompt_that_is_too_long_says_its_rule_before_the_words_that_its_list_has(
    sheet: str, heading: str, said: str
) -> None:
    assert said in prompt(sheet, heading)


@pytest.mark.parametrize(
    ("sheet", "heading", "offered"),
    [
        ("people", "under 18", ["yes", "no", *ABSENCE]),
        ("people", "lifetime anonymity", ["yes", "no"]),
        ("people", "address", ABSENCE),
        ("people", "name", ["recorded", *ABSENCE]),
        ("incidents", "reliance", ["relied on", "context", "not relied on"]),
        ("steps", "belongs to", [f"I{number}" for number in range(1, 10)]),
        ("steps", "by whom", ["M1", "M2", *(f"P{number}" for number in range(1, 9)), *ABSENCE]),
        ("sentences", "belongs to", [f"I{number}" for number in range(1, 10)]),
        ("statements", "maker", ["M1", "M2"]),
        ("statements", "format", ["police-statement-tribunal", "police-statement-s9"]),
        ("paragraphs", "author", ["M1", "M2"]),
        ("material", "disclosable", ["yes", "in part", "no", *ABSENCE]),
        ("withheld values", "route", ["not_relied_on", "r13_applied", "r13_granted", "r13_refused", "pii_claimed"]),
    ],
)
def test_a_cell_offers_what_can_stand_in_it(sheet: str, heading: str, offered: list[str]) -> None:
    assert choices(sheet, heading) == offered


def test_what_a_row_of_many_kinds_of_record_may_belong_to_is_offered() -> None:
    assert {"subject", "I4 outcome", "F1 account", "O8"} <= set(choices("differences", "belongs to"))
    assert {"I1", "O8", "U8a"} <= set(choices("who told whom", "belongs to"))


def test_when_and_where_an_incident_was_may_be_from_a_maker_a_page_or_the_case_owners_own_note() -> None:
    offered = choices("incidents", "time and place: from")
    assert {"M1", "S03 p1", "case-owner"} <= set(offered)
    assert "case-owner" not in choices("convictions", "from")


def pages() -> Iterator[Any]:
    yield from (BOOK[table.name] for table in tables())


def test_every_cell_to_be_filled_in_is_text_and_says_what_belongs_there() -> None:
    for page in pages():
        rules = page.data_validations.dataValidation
        assert all(rule.prompt and len(rule.prompt) <= LONGEST_PROMPT and rule.promptTitle for rule in rules), (
            page.title
        )
        columns = [2] if page.title in SINGLES else range(1, page.max_column + 1)
        for column in columns:
            spot = page.cell(FIRST_ROW, column)
            assert spot.number_format == "@", spot
            assert any(spot.coordinate in rule.sqref for rule in rules), spot


def test_headings_stay_in_view_on_the_screen_and_on_paper() -> None:
    for page in pages():
        assert page.freeze_panes[-1] == str(HEAD_ROW + 1)
        if max(cell.row for row in page.iter_rows() for cell in row if cell.value) > ON_ONE_PAGE:
            assert page.print_title_rows == f"$1:${HEAD_ROW}"
        assert page.page_setup.orientation == "landscape"
        assert "INTERNAL" in page.oddFooter.center.text
        if page.title not in SINGLES:
            assert page.auto_filter.ref.startswith(f"A{HEAD_ROW}:")


def test_what_is_required_has_a_star_and_is_not_told_by_colour_alone() -> None:
    heads = [
        page.cell(HEAD_ROW, at) for page in pages() if page.title not in SINGLES for at in range(1, page.max_column + 1)
    ]
    assert all(head.value.endswith(" *") == bool(head.font.b) for head in heads)


def test_a_heading_says_when_an_answer_is_wanted_of_a_field_that_is_not_always_required() -> None:
    heads = {page.title: {page.cell(HEAD_ROW, at).value for at in range(1, page.max_column + 1)} for page in pages()}
    assert "chain (for information and belief)" in heads["paragraphs"]
    assert "chain (unless a court or the subject says it)" in heads["incidents"]
    assert "chain" in heads["impact"]
    assert {f"none found: {each} (or other way)" for each in ("by whom", "date", "searched")} <= (
        heads["incidents"] & heads["overseas"]
    )


def test_what_is_closed_is_visibly_so() -> None:
    book = opened(form_of(fixture("small-closed")))
    for name in ("people", "withheld values", "withheld material"):
        assert book[name].sheet_properties.tabColor.rgb == "FFC00000"
    hidden = cell(book, "incidents", "time")
    assert (hidden.value, hidden.font.b) == ("withheld", True)
    assert cell(book, "withheld values", "value").value == "23:40"
    assert "CLOSED" in book["withheld values"].cell(1, 1).value


def test_the_sheets_that_every_case_needs_come_first_and_their_tabs_are_green() -> None:
    colours = [BOOK[name].sheet_properties.tabColor for name in BOOK.sheetnames[1 : len(LEAST) + 1]]
    assert set(BOOK.sheetnames[1 : len(LEAST) + 1]) == set(LEAST)
    assert {colour.rgb for colour in colours} == {"FF2E7D32"}
    others = [page.sheet_properties.tabColor for page in BOOK if page.title not in LEAST]
    assert {colour.rgb for colour in others if colour} == {"FFC00000"}
    listed = [row[0].value for row in BOOK["Start here"].iter_rows() if row[0].hyperlink]
    assert listed == [name for name in BOOK.sheetnames if name not in {"Start here", "choices"}]


def said_of_field(sheet: str, field: str) -> str:
    rows = [[each.value for each in row] for row in BOOK["Help"].iter_rows(min_row=FIRST_ROW)]
    return next(str(row[3]) for row in rows if row[:2] == [sheet, field])


@pytest.mark.parametrize(
    ("sheet", "field", "said"),
    [
        ("convictions", "date", "Convicted: When the court convicted"),
        ("convictions", "court", "Convicted: The court that convicted"),
        ("case", "stage", "where several are true, the furthest of them"),
        ("subject", "born", "The date of birth"),
        ("incidents", "from", "or a maker who was there (M1); both only where both are so"),
        ("subject", "from", "one cell for them all, and they may be from several papers: name each"),
        ("immigration", "start", "No leave begins on the day on which the leave before it ended"),
        ("immigration", "end", "not applicable for the last one, where it goes on"),
        ("steps", "date", "a certificate that dates the conviction alone dates neither plea nor sentence"),
        ("statements", "number", "1, 2, ... Empty: the maker's next."),
        ("incidents", "from", "see `time and place: from`."),
    ],
)
def test_the_help_says_what_a_stranger_had_to_ask(sheet: str, field: str, said: str) -> None:
    assert said in said_of_field(sheet, field)


def test_the_example_of_an_incidents_source_names_no_paper_for_what_only_its_maker_saw() -> None:
    rows = [[each.value for each in row] for row in BOOK["Help"].iter_rows(min_row=FIRST_ROW)]
    (example,) = (row[4] for row in rows if row[:2] == ["incidents", "from"])
    assert example == "M1, where the maker was there; S1 p1, where that page says it"


def test_ids_of_papers_have_one_shape_in_all_that_is_told() -> None:
    told = [each.value for page in (BOOK["Help"], BOOK["Start here"]) for row in page.iter_rows() for each in row[:4]]
    assert not [text for text in told if text and re.search("S0[0-9]", text)]


def test_impact_is_said_to_be_printed_as_recorded_and_never_its_kind() -> None:
    assert "a statement never says what kind of harm it is" in said_of_field("impact", "(the sheet)")
    assert prompt("impact", "kind") == "Choose; never printed."


def test_the_first_sheet_has_rules_and_sheets_that_a_small_case_can_do_without_folded_away() -> None:
    page = BOOK["Start here"]
    listed = {row[0].value: page.row_dimensions[row[0].row].hidden for row in page.iter_rows() if row[0].hyperlink}
    assert {name for name, hidden in listed.items() if not hidden} == set(LEAST)
    last = max(each.row for row in page.iter_rows() for each in row if each.value)
    assert "press the plus sign" in page.cell(last, 2).value
    assert not page.row_dimensions[last].hidden
    assert page.row_dimensions[last].collapsed
    shown = [row for row in range(1, last) if not page.row_dimensions[row].hidden]
    assert shown == list(range(1, len(shown) + 1)), "what is folded has one plus sign, and no gap"


def test_the_first_sheet_leads_to_every_other() -> None:
    links = {each.hyperlink.location for row in BOOK["Start here"].iter_rows() for each in row if each.hyperlink}
    assert links == {f"'{name}'!A1" for name in BOOK.sheetnames if name not in {"Start here", "choices"}}
    assert BOOK.active.title == "Start here"


def test_the_help_explains_every_field_with_an_invented_example() -> None:
    rows = [[each.value for each in row] for row in BOOK["Help"].iter_rows(min_row=FIRST_ROW)]
    assert {row[0] for row in rows} == {table.name for table in tables()} | {"withheld values"}
    assert sum(row[4] is not None for row in rows) > 100
    assert ["people", "categories", "required"] in [row[:3] for row in rows]


def wanted(book: Any) -> dict[str, tuple[str, str]]:
    """The formula and the sheet's name, by the sheets of a first draft."""
    rows = {row[0].value: row[2] for row in book["Start here"].iter_rows() if row[0].hyperlink}
    return {name: (cell.data_type, str(cell.value)) for name, cell in rows.items() if name in LEAST}


def test_the_first_sheet_reckons_how_many_cells_each_sheet_of_a_draft_still_wants() -> None:
    assert list(wanted(BOOK)) == list(LEAST)
    for name, (kind, formula) in wanted(BOOK).items():
        assert kind == "f"
        assert f"'{name}'!" in formula


def test_what_the_first_sheet_reckons_is_right_as_it_is_written() -> None:
    whole = openpyxl.load_workbook(io.BytesIO(form_of(fixture("brandini-lopes"))), data_only=True)
    begun = openpyxl.load_workbook(
        io.BytesIO(form_of({"papers": ({"id": "S1"}, {"id": "S2", "date": "x"})})), data_only=True
    )
    assert {int(value) for _, value in wanted(whole).values()} == {0}
    needed = sum(str(head.value).endswith(" *") for head in begun["papers"][HEAD_ROW])
    assert int(wanted(begun)["papers"][1]) == needed - 1


@pytest.mark.parametrize(
    ("undermining", "more"),
    [
        ({}, 3),
        ({"none_found": {"by": "M1", "date": "2025-04-24"}}, 1),
        ({"items": ({"id": "U1", "what": "x"},)}, 0),
        ({"not_asked": "yes"}, 0),
        ({"not_asked": "no"}, 3),
    ],
)
def test_what_points_the_other_way_is_reckoned_among_what_is_wanted(undermining: dict[str, Any], more: int) -> None:
    def asked(incident: dict[str, Any]) -> int:
        book = form_of({"incidents": ({"id": "I1", **incident},)})
        return int(wanted(openpyxl.load_workbook(io.BytesIO(book), data_only=True))["incidents"][1])

    assert asked({"undermining": undermining}) == asked({}) - 3 + more
    assert "+IF(COUNTA('other way'!" in wanted(BOOK)["incidents"][1]


def test_what_a_first_draft_can_do_without_is_folded_away_until_it_says_something() -> None:
    book = opened(form_of({"incidents": ({"id": "I1", "statute": "section 1"},)}))
    columns = {
        head.value: book["incidents"].column_dimensions[head.column_letter] for head in book["incidents"][HEAD_ROW]
    }
    assert not columns["statute"].hidden
    assert not columns["date *"].hidden
    assert columns["arrest summons number"].hidden
    assert columns["arrest summons number"].outlineLevel == 1
