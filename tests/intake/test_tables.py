"""Every field of the model has its place in the workbook, and a new one gets its own by itself."""

from collections.abc import Iterator

import pytest
from pydantic import BaseModel, Field

from docgen.case.absence import Recorded
from docgen.case.case import Case
from docgen.case.people import Person
from docgen.case.record import Model
from docgen.case.scalars import IsoDate, Line
from docgen.case.shape import fields_of
from docgen.intake.columns import Kind, held_by
from docgen.intake.layout import headed, said_of
from docgen.intake.naming import LEAST, LETTERS, SHEETS
from docgen.intake.tables import CONSTANT, Table, tables

LONGEST_NAME = 31  # of a sheet, as spreadsheet programs have it
NAMED = {table.name: table for table in tables()}


def _models(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    if model in seen:
        return
    seen.add(model)
    yield model
    for attribute in model.model_fields:
        for inner in held_by(model, attribute).models:
            yield from _models(inner, seen)


def _places(table: Table) -> set[tuple[str, ...]]:
    own = {column.path for column in table.columns}
    children = {home.path for each in tables() for home in each.homes if home.parent == table.models}
    return own | children


def test_every_field_of_the_model_has_a_column_or_a_sheet() -> None:
    lacking = []
    for table in tables():
        places = _places(table)
        for model in table.models:
            lacking += [
                (table.name, name)
                for name in fields_of(model)
                if name not in CONSTANT and not any(path[0] == name for path in places)
            ]
    assert lacking == []


def test_every_kind_of_record_is_in_some_table() -> None:
    listed = {model for table in tables() for model in table.models}
    lists = {
        inner
        for model in _models(Case, set())
        for attribute in model.model_fields
        if held_by(model, attribute).many
        for inner in held_by(model, attribute).models
    }
    assert lists <= listed


@pytest.mark.parametrize(
    "name", ["case", "people", "incidents", "steps", "convictions", "intelligence", "papers", "exhibits", "statements"]
)
def test_the_sheets_that_were_asked_for_are_there(name: str) -> None:
    assert name in NAMED


def test_names_of_sheets_and_headings_are_fit_for_a_workbook() -> None:
    names = [table.name for table in tables()]
    assert len(set(names)) == len(names)
    assert all(len(name) <= LONGEST_NAME and not set(name) & set("[]:*?/\\'") for name in names)
    for table in tables():
        headings = [each.heading for each in headed(table)]
        assert len(set(headings)) == len(headings), table.name


def test_what_is_said_of_sheets_speaks_of_sheets_that_there_are() -> None:
    assert set(LEAST) <= set(NAMED)
    assert {table.models[0] for table in tables()} == set(SHEETS)
    assert len(set(LETTERS.values())) == len(LETTERS)
    assert set(LETTERS) == {table.models[0] for table in tables() if table.key == "id"}


def test_every_column_says_what_belongs_in_it() -> None:
    said = [said_of(each.column) for table in tables() for each in headed(table) if each.column]
    assert all(text.endswith(".") and not text[0].islower() and "  " not in text for text in said)


class _Nickname(Model):
    word: Line = Field(description="The word itself.")
    since: Recorded[IsoDate]


def test_a_new_field_of_the_model_gets_a_column_by_itself() -> None:
    class Grown(Person):
        shoes: Recorded[Line] = Field(description="What shoes.")
        nickname: _Nickname | None = None
        nicknames: tuple[_Nickname, ...] = ()

    held = {name: held_by(Grown, name) for name in ("shoes", "nickname", "nicknames")}
    assert (held["shoes"].kind, held["shoes"].absent, held["shoes"].needed) == (Kind.LINE, True, True)
    assert (held["nickname"].models, held["nickname"].many) == ((_Nickname,), False)
    assert (held["nicknames"].models, held["nicknames"].many) == ((_Nickname,), True)


def test_what_several_kinds_of_record_call_by_one_name_is_of_one_kind() -> None:
    """Else the list of one would stand in the cells of the other."""
    for table in (each for each in tables() if len(each.models) > 1):
        for name in {name for model in table.models for name in fields_of(model)}:
            held = [held_by(model, fields_of(model)[name]) for model in table.models if name in fields_of(model)]
            said = {(each.kind, each.choices if name != "result" else ()) for each in held if not each.models}
            assert len(said) <= 1, f"{table.name}: {name}"
