"""What goes into a workbook comes out of it: whole cases, any edit of them, and every hostile text."""

import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from docgen.case.case import Case
from docgen.case.scalars import printable
from docgen.intake.columns import ABSENT
from docgen.intake.plain import as_filled, spelt_as
from docgen.intake.tables import summary_tables, tables
from tests.intake.books import (
    CASES,
    back,
    case_in,
    faults_of,
    fixture,
    form_of,
    opened,
    saved_by_office,
    touched,
    written,
)

HOSTILE = {
    "markup": "Smith & Sons <x>",
    "angle": "100<100 kg",
    "cdata": "]]>",
    "template": "{{ 7*7 }}",
    "formula": "=cmd()",
    "sum": "=1+1",
    "plus": "+44 20 7946 0618",
    "minus": "-2",
    "at": "@SUM(A1)",
    "leading noughts": "007",
    "half": "1/2",
    "day": "2025-02-02",
    "exponent": "1e5",
    "truth": "TRUE",
    "apostrophe": "'quoted",
    "escape of another program": "_x0041_ and _x000D_ and _x005F_",
    "semicolon": "one; two, three",
    "entity": "&amp;#65;",
    "right to left": "سمير \u200c الخلادي",
    "combining": "e\u0301 \u0902\u0915",
    "beyond the first plane": "\U0001d4b3 \U0001f600",
    "long": "x" * 3_000,
    "a word of a group": "recorded",
    "heading": "label *",
    "heading of before": "label (required)",
}
LOST = {"control": "a\x07b", "override": "a\u202eb", "zero width": "a\u200bb", "no character": "a\ufffeb"}


@pytest.mark.parametrize("name", CASES)
def test_a_case_goes_through_the_workbook_and_comes_back_unchanged(name: str) -> None:
    data = fixture(name)
    form = back(form_of(data))
    assert form.remarks == ()
    assert spelt_as(data, as_filled(data, tables()), form.assembled.data) == data
    assert case_in(form) == Case.model_validate(data)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The workbook of a whole case, with all hostile texts besides, as LibreOffice saves it."""
    return saved_by_office({"whole": form_of(whole())}, tmp_path_factory.mktemp("office"))["whole"]


def whole() -> dict[str, Any]:
    return {**fixture("khelladi"), "comments": comments(*HOSTILE.values())}


def test_a_case_and_hostile_texts_come_back_unchanged_from_libreoffice(saved: bytes) -> None:
    form = back(saved)
    assert form.remarks == ()
    assert form.digest == "0" * 64
    assert texts_in(form) == list(HOSTILE.values())
    assert form.assembled.data == as_filled(whole(), tables())


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_comes_back_exactly_and_is_never_a_formula(text: str) -> None:
    book = form_of(with_comments(text))
    assert texts_in(back(book)) == [text]
    if "_x" not in text:  # the stranger's library reads such signs and does not write them again
        assert texts_in(back(touched(book, lambda opened: None))) == [text]


@pytest.mark.parametrize("text", ["first line\nsecond line", "a\n\nb", "a\n  indented", "=1\n=2"])
def test_line_breaks_stay_where_they_are(text: str) -> None:
    data = with_comments(text)
    assert texts_in(back(form_of(data))) == [text]
    asked = {**fixture("monforte")["commissions"][0], "questions": (text, "another"), "not_wanted": (text,)}
    form = back(form_of({**fixture("monforte"), "commissions": (asked,)}))
    assert form.assembled.data["commissions"][0]["questions"] == (text, "another")


@pytest.mark.parametrize("text", LOST.values(), ids=LOST)
def test_a_text_that_cannot_be_printed_is_refused_by_its_cell(text: str) -> None:
    in_figures = "".join(char if char.isalpha() else f"_x{ord(char):04X}_" for char in text)
    faults = faults_of(written(form_of(with_comments("plain")), ("comments", "text", 3, in_figures)))
    assert [fault.partition(": ")[0] for fault in faults] == ["comments!C3 (text)"]
    assert f"U+{ord(text[1]):04X}" in faults[0]


def test_the_same_case_gives_the_same_bytes() -> None:
    assert form_of(fixture("monforte")) == form_of(copy.deepcopy(fixture("monforte")))


def test_the_summary_alone_comes_back_and_holds_nothing_else() -> None:
    data = fixture("monforte")
    form = back(form_of(data, summary=True, digest=None))
    assert form.summary
    assert form.digest is None
    assert form.assembled.data == as_filled(data, summary_tables())
    assert set(form.assembled.data) == {"summary"}


def with_comments(*texts: str) -> dict[str, Any]:
    return {**fixture("small-closed"), "comments": comments(*texts)}


def comments(*texts: str) -> tuple[dict[str, str], ...]:
    return tuple({"id": f"C{at}", "by": "Somebody", "text": text} for at, text in enumerate(texts, start=900))


def texts_in(form: Any) -> list[str]:
    return [comment["text"] for comment in form.assembled.data["comments"]]


TEXTS = st.text(
    st.one_of(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), st.sampled_from("=+-@'\"<>&{};:,#_x041 ")),
    min_size=1,
    max_size=40,
)


def _printable(text: str) -> bool:
    try:
        printable(text)
    except ValueError:
        return False
    return text == text.strip() and "\n" not in text and text.casefold() not in {*ABSENT, "[withheld]", "~", "null"}


LINES = TEXTS.filter(_printable)
WITHHELD = {"route": "pii_claimed", "authority": "Disclosure officer", "date": "2024-03-01"}


def _places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    if isinstance(data, dict):
        return found + [place for key, value in data.items() for place in _places(value, (*path, key))]
    if isinstance(data, tuple):
        return found + [place for at, value in enumerate(data) for place in _places(value, (*path, at))]
    return found


def _changed(data: Any, path: tuple[Any, ...], change: Any) -> Any:
    """The data with what stands at a path changed: to another value, or taken out."""
    if isinstance(data, dict):
        key = path[0]
        if len(path) == 1 and change is None:
            return {name: value for name, value in data.items() if name != key}
        return {**data, key: change if len(path) == 1 else _changed(data[key], path[1:], change)}
    at = path[0]
    middle = (
        ()
        if len(path) == 1 and change is None
        else (change if len(path) == 1 else _changed(data[at], path[1:], change),)
    )
    return (*data[:at], *middle, *data[at + 1 :])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(st.data())
def test_any_edit_that_still_is_a_case_goes_through_the_workbook(draw: st.DataObject) -> None:
    data = draw.draw(st.sampled_from([fixture("small-closed"), fixture("brandini-lopes")]))
    for _ in range(draw.draw(st.integers(1, 4))):
        place = draw.draw(st.sampled_from(_places(data)))
        change = draw.draw(
            st.one_of(
                LINES,
                st.none(),
                st.sampled_from(["not recorded", "not applicable"]),
                LINES.map(lambda text: {"withheld": {"value": text, **WITHHELD}}),
            )
        )
        altered = _changed(data, place, change)
        try:
            Case.model_validate(altered)
        except (ValidationError, TypeError):
            continue
        data = altered
    case = Case.model_validate(data)
    assume(not case.example)
    form = back(form_of(data))
    assert spelt_as(data, as_filled(data, tables()), form.assembled.data) == data
    said = _less(form.assembled.data, data) if form.assembled.taken else form.assembled.data
    assert Case.model_validate({"docgen": "1", **said}) == case


def _less(filled: Any, data: Any) -> Any:
    """What was filled in, less the fields that the data has not, or has empty: what rules say of empty cells."""
    if data == ():
        return data
    if isinstance(filled, dict) and isinstance(data, dict):
        return {name: _less(value, data[name]) for name, value in filled.items() if name in data}
    if isinstance(filled, tuple) and isinstance(data, tuple) and len(filled) == len(data):
        return tuple(_less(one, other) for one, other in zip(filled, data, strict=True))
    return filled


def test_an_incident_that_a_paragraph_did_not_name_is_told_and_not_written_into_the_case() -> None:
    place = ("statements", 0, "paragraphs", 2, "incident")
    data = _changed(fixture("brandini-lopes"), place, None)
    form = back(form_of(data))
    assert [(each.rule, each.value) for each in form.assembled.taken] == [("the one incident", "I1")]
    assert spelt_as(data, as_filled(data, tables()), form.assembled.data) == data


@pytest.mark.parametrize("exhibits", [None, ()], ids=["left out", "empty"])
def test_exhibits_that_a_statement_did_not_name_are_told_and_not_written_into_the_case(exhibits: Any) -> None:
    data = _changed(fixture("brandini-lopes"), ("statements", 0, "exhibits"), exhibits)
    form = back(form_of(data))
    assert [(each.rule, each.value) for each in form.assembled.taken] == [("the maker's exhibits", "LH/1")]
    assert spelt_as(data, as_filled(data, tables()), form.assembled.data) == data


def test_what_the_summary_withholds_stays_withheld_and_stands_in_no_cell() -> None:
    data = fixture("monforte")
    kept = {"withheld": {"value": "a hidden informant", **WITHHELD}}
    first, *others = data["summary"]["rows"]
    changed = {**data, "summary": {**data["summary"], "rows": ({**first, "speaker": kept}, *others)}}
    book = form_of(changed, summary=True)
    form = back(book)
    filled = as_filled(changed, summary_tables())
    assert form.assembled.data == filled
    assert spelt_as({"summary": changed["summary"]}, filled, form.assembled.data)["summary"] == changed["summary"]
    assert all("hidden" not in str(cell.value) for page in opened(book) for row in page.iter_rows() for cell in row)
