"""The law of the served view: what a case withholds or tells nobody changes not one byte of what is served."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings

from tests.law.engine import (
    BASES,
    CASES,
    IN_TEST,
    LIKE_IN_TEST,
    PDFS,
    Try,
    base,
    changed,
    differences,
    made_of,
    served,
    tried,
    tries,
)
from tests.law.more_changes import CHANGES, Change
from tests.law.told import Data, thawed


@given(tries(pdf=False))
@settings(LIKE_IN_TEST, max_examples=IN_TEST)
def test_two_cases_that_differ_in_what_is_told_to_nobody_make_the_same_served_bytes(each: Try) -> None:
    assert tried(each) == ()


@given(tries(pdf=True))
@settings(LIKE_IN_TEST, max_examples=PDFS)
def test_two_cases_that_differ_in_what_is_told_to_nobody_make_the_same_pdf(each: Try) -> None:
    assert tried(each) == ()


def test_two_hundred_whole_cases_are_tried_twenty_of_them_as_pdf() -> None:
    assert (CASES, PDFS) == (200, 20)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_each_kind_of_change_does_change_a_case(change: Change) -> None:
    """Else the law would be tried on nothing."""
    bases = [
        base(name, bool(hidden), left_out) for name in dict.fromkeys(BASES) for hidden, left_out in ((0, 0), (1, 1))
    ]
    tried_on = ((changed(thawed(each), of(change)), each) for each in bases)
    assert any(made_of(after) not in {None, made_of(before)} for after, before in tried_on)


def of(change: Change) -> Try:
    return Try("", False, 0, (change.__name__,), 7, final=True)


Edit = Callable[[Data], None]


def a_day(data: Data) -> None:
    data["incidents"][0]["date"] = "2023-05-05"


def a_label(data: Data) -> None:
    data["people"][0]["label"] = "Person B"


def a_word_of_the_makers(data: Data) -> None:
    data["statements"][0]["paragraphs"][-1]["text"] += " No."


def a_reason_that_is_told(data: Data) -> None:
    data["incidents"][0]["time"]["withheld"]["reason_served"] = "rights of others"


def a_route(data: Data) -> None:
    data["incidents"][0]["time"]["withheld"]["route"] = "r13_granted"


def one_thing_less_that_is_listed(data: Data) -> None:
    data["incidents"][0]["time"]["withheld"]["listed"] = "no"


def a_paper_that_is_disclosed(data: Data) -> None:
    data["papers"][1]["title"] = "summary of status"


def pages_that_are_served(data: Data) -> None:
    data["papers"][0]["pages"] = "4"


def the_subjects_birth(data: Data) -> None:
    data["subject"]["born"] = "1988-11-29"


def the_makers_post(data: Data) -> None:
    data["makers"][0]["post"] = "Immigration Liaison Officer"


SHOWN: dict[Edit, set[str]] = {
    # what is changed: in which documents it shows (a statement, a front sheet, the schedules, the key)
    a_day: {"statement", "certificate"},
    a_label: {"statement"},
    a_word_of_the_makers: {"statement"},
    a_reason_that_is_told: {"withheld"},
    a_route: {"withheld", "certificate"},
    one_thing_less_that_is_listed: {"withheld", "certificate"},
    a_paper_that_is_disclosed: {"schedule"},
    pages_that_are_served: {"statement", "schedule", "sheet"},
    the_subjects_birth: {"statement"},
    the_makers_post: {"statement"},
}
SUFFIXES = ("txt", "docx", "json", "view")
KINDS = {
    "police-statement": "statement", "police-disclosure": "certificate", "withheld": "withheld",
    "redaction": "redactions", "schedule": "schedule", "exhibit": "sheet", "key": "key",
}  # fmt: skip


@pytest.mark.parametrize("edit", SHOWN, ids=lambda edit: edit.__name__)
def test_what_is_served_does_show_in_every_kind_of_file(edit: Edit) -> None:
    """The near miss: else the law would hold of documents that say nothing."""
    before, after = base("small-closed", False, 0), thawed(base("small-closed", False, 0))
    edit(after)
    one, other = made_of(before), made_of(after)
    assert one is not None
    assert other is not None
    found = [name for name, _, _ in (line.partition(": ") for line in differences(served(one), served(other)))]
    shown = {suffix: {kind_of(name) for name in found if name.endswith(f".{suffix}")} for suffix in SUFFIXES}
    assert shown["txt"] == shown["docx"] == shown["json"] == SHOWN[edit]
    assert shown["view"] >= SHOWN[edit]


def kind_of(name: str) -> str:
    return next(kind for begin, kind in KINDS.items() if name.startswith(begin))


def test_a_difference_is_told_with_its_file_and_place() -> None:
    before, after = base("small-closed", False, 0), thawed(base("small-closed", False, 0))
    a_route(after)
    one, other = made_of(before), made_of(after)
    assert one is not None
    assert other is not None
    found = dict(line.split(": ", 1) for line in differences(served(one), served(other)))
    assert found["withheld-schedule.view"] == "/rows/0/route"
    assert found["withheld-schedule.txt"].startswith("line ")
    assert found["withheld-schedule.docx"].startswith("word/document.xml, byte ")


@pytest.mark.parametrize("name", dict.fromkeys(BASES))
def test_no_id_of_the_case_stands_in_what_is_served(name: str) -> None:
    """Every record has a new id that nothing served has by chance, and none of these is found in any file."""
    data = changed(thawed(base(name, False, 0)), Try(name, False, 0, ("ids_of_everything",), 11, final=True))
    case = made_of(data)
    assert case is not None
    ids = {each["id"] for each in records_in(data) if len(each["id"]) > 3}
    texts = {key: content.decode() for key, content in served(case).items() if key.endswith((".json", ".txt", ".view"))}
    found = {(key, each) for key, text in texts.items() for each in ids if f'"{each}"' in text or f".{each}." in text}
    assert ids
    assert found == set()


def records_in(value: object) -> list[Data]:
    if isinstance(value, dict):
        return ([value] if "id" in value else []) + [each for item in value.values() for each in records_in(item)]
    return [each for item in value for each in records_in(item)] if isinstance(value, list) else []


def test_what_goes_with_finished_files_names_exhibits_and_pages_and_nothing_else() -> None:
    case = made_of(base("khelladi", False, 0))
    assert case is not None
    for name, content in served(case).items():
        if name.endswith(".json"):
            record = json.loads(content)
            assert list(record) == ["docgen", "pages", "exhibits", "text_sha256", "files", "document"]
            assert set(record["document"]) == {"format", "title", "as_at", "blocks", "running", "mark", "language"}
            assert set(record["document"]["format"]) == {"name", "version"}
            assert all(set(each) == {"mark", "pages"} for each in record["exhibits"])
    statement = json.loads(served(case)["police-statement-tribunal-M2-2.json"])
    assert [each["mark"] for each in statement["exhibits"]] == ["DW/1", "DW/2", "DW/3"]
    assert all(isinstance(each["pages"], int) for each in statement["exhibits"])
