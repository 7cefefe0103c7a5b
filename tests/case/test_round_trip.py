"""A case written out and read again is the same case; absence has three kinds; the schema says what a file may hold."""

from datetime import date
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # its types are a package of their own
import pytest
import yaml

from docgen.case import Case, NotApplicable, NotRecorded, Withheld, is_recorded, load_case
from docgen.case.nodes import data_of, read_nodes
from docgen.formats.shelf import formats_on, shipped_formats
from tests.made.cases import CASE_TEXT, FIXTURE, case_of, edited

FILES = [
    *sorted(FIXTURE.parent.glob("*/case.yaml")),
    *(folder / "example.yaml" for _, _, folder in formats_on(shipped_formats())),
]
SCHEMA: dict[str, Any] = Case.model_json_schema()


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def listed(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: listed(value) for key, value in data.items()}
    return [listed(item) for item in data] if isinstance(data, tuple) else data


def read(path: Path) -> Any:
    return listed(data_of(read_nodes(path.read_text(encoding="utf-8"), path.name)))


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_case_written_out_and_read_again_is_the_same_case(path: Path) -> None:
    case = load_case(path.read_bytes(), path.name)
    data = case.model_dump(mode="json", by_alias=True, exclude_none=True)
    written = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True)
    assert load_case(written.encode(), "written") == case


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("not recorded", NotRecorded),
        ("not applicable", NotApplicable),
        ("{withheld: {value: 1990-01-01, route: not_relied_on, authority: DO, date: 2024-01-01}}", Withheld),
        ("2 May 1990", date),
    ],
)
def test_the_kinds_of_absence_are_types_of_their_own(written: str, kind: type) -> None:
    born = case_of(("born: 1995-05-21", f"born: {written}")).subject.born
    assert type(born) is kind
    assert is_recorded(born) == (kind is date)


def test_nothing_in_a_fixture_is_none_but_what_is_optional() -> None:
    dumped = case_of().model_dump(mode="json", by_alias=True)
    assert dumped["subject"]["cro"] == "not recorded"
    assert dumped["subject"]["immigration"][1]["end"] == "not applicable"
    assert dumped["incidents"][0]["last_date"] is None


@pytest.mark.parametrize("path", FILES, ids=named)
def test_every_case_fits_the_json_schema(path: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert [error.message for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(read(path))] == []


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_case_fits_the_schema_as_an_editor_reads_it_too(path: Path) -> None:
    """Editors read YAML 1.2: numbers without quotes are numbers, dates and yes are texts."""
    data = read(path)
    data["docgen"] = 1
    for paper in data["papers"]:
        paper["pages"] = int(paper["pages"])
    assert [error.message for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(data)] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("born: 1995-05-21", "born: {a: b}"), ("born: 1995-05-21", "born: once"), ("stage: appealed", "stage: lost"),
        ("force: Saltmarsh Constabulary\n", ""), ("docgen: 1", "docgen: 2"), ("number: 1", "number: one"),
        ("employer_is_party: no", "employer_is_party: maybe"), ("plea: guilty", "plea: unknown"),
        ("  uan: ", "  uann: x\n  uan: "), ("amount: £200", "amount: a lot"), ('time: "16:20"', "time: noon"),
        ("parts:\n      - paper: S4", "parts: []"), ("result: convicted", "result: acquitted"),
    ],
)  # fmt: skip
def test_a_wrong_case_does_not_fit_the_json_schema(old: str, new: str) -> None:
    data = listed(data_of(read_nodes(edited((old, new)), "case.yaml")))
    assert list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(data))


def test_every_field_of_the_model_says_what_it_is_or_is_plain_from_its_name() -> None:
    assert CASE_TEXT.count("\n") > 100
    groups = {name: group for name, group in SCHEMA["$defs"].items() if "properties" in group}
    assert all(group.get("description") for group in groups.values())
