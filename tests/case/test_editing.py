"""Changes to a case file's text keep the remarks and the layout, and say just what they should."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.case.editing import edit, written_anew
from docgen.case.loading import load_case
from docgen.case.nodes import data_of, read_nodes
from tests.made.cases import FIXTURE

FILES = sorted(FIXTURE.parent.glob("*/case.yaml"))
TEXT = """\
# A remark at the head.
title: old title   # said so by somebody
number: "007"
group:
  name: one    # the name
  other: {a: x, b: [1, 2]}
  lines: |
    first
    second

list:
  # above the first
  - id: A1
    what: first
  - id: A2     # the second
    what: second
    inner:
      - id: B1
        deep: yes
words: [one, two]
"""


def data_in(text: str) -> Any:
    return data_of(read_nodes(text, "case.yaml"))


def changed(**changes: Any) -> dict[str, Any]:
    return {**data_in(TEXT), **changes}


def edited(new: dict[str, Any]) -> str:
    done = edit(TEXT, new)
    assert data_in(done.text) == new
    assert done.kept_layout
    return done.text


A1, A2 = data_in(TEXT)["list"]
GROUP = data_in(TEXT)["group"]


def test_the_same_data_leaves_every_byte_as_it_is() -> None:
    assert edited(data_in(TEXT)) == TEXT


@pytest.mark.parametrize(
    ("new", "before", "after"),
    [
        (changed(title="new: title"), "title: old title   #", 'title: "new: title"   #'),
        (changed(number="7"), 'number: "007"', 'number: "7"'),
        (changed(group={**GROUP, "name": "two"}), "name: one    # the name", "name: two    # the name"),
        (changed(group={**GROUP, "lines": "third"}), "lines: |\n    first\n    second\n", "lines: third\n"),
        (changed(words=("one", "three")), "[one, two]", "[one, three]"),
        (changed(words=("one",)), "[one, two]", "[one]"),
        (changed(words="none"), "[one, two]", "none"),
        (changed(list=(A2,)), "  - id: A1\n    what: first\n", ""),
        (changed(list=(A1,)), TEXT[TEXT.index("  - id: A2") : TEXT.index("words:")], ""),
        (
            changed(list=(A1, {"id": "A3", "what": "new"}, A2)),
            "    what: first\n",
            "    what: first\n  - {id: A3, what: new}\n",
        ),
        (
            changed(list=(A1, {**A2, "inner": "none"})),
            "    inner:\n      - id: B1\n        deep: yes\n",
            "    inner: none\n",
        ),
        (changed(list=({**A1, "note": "x"}, A2)), "    what: first\n", "    what: first\n    note: x\n"),
    ],
)
def test_only_what_changes_is_touched(new: dict[str, Any], before: str, after: str) -> None:
    assert TEXT.count(before) == 1
    assert edited(new) == TEXT.replace(before, after)


def test_a_record_that_is_put_in_and_one_that_is_taken_out_at_one_place_do_not_meet() -> None:
    new = changed(list=(A1, {"id": "A3", "what": "new"}))
    assert "A2" not in edited(new)


def test_where_the_order_changes_the_file_is_written_anew_and_that_is_said() -> None:
    done = edit(TEXT, changed(list=(A2, A1)))
    assert not done.kept_layout
    assert data_in(done.text) == changed(list=(A2, A1))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_a_case_written_anew_is_the_same_case(path: Path) -> None:
    text = written_anew(data_in(path.read_text(encoding="utf-8")))
    assert load_case(text.encode(), "anew") == load_case(path.read_bytes(), "case.yaml")


@pytest.mark.parametrize(
    "text", ["007", "1e5", "NO", "null", "a: b", "# no remark", "- x", "=1", "'", '"', "{x}", "\\", "a\nb", "é", "£120"]
)
def test_a_text_is_read_back_as_it_was_written(text: str) -> None:
    assert data_in(edit(TEXT, changed(title=text)).text)["title"] == text
    assert data_in(written_anew({"a": text, "b": (text,), "c": {"d": text}})) == {
        "a": text,
        "b": (text,),
        "c": {"d": text},
    }


VALUES = st.one_of(
    st.sampled_from(["x: y # z", "007", "it's", "a, b [c]", "two\nlines", "=cmd()", "not recorded"]),
    st.just({"a": "b", "c": ("1", "2")}),
    st.just(("q", "r")),
)


def _altered(draw: st.DataObject, data: Any) -> Any:
    """The data with one thing in it set, taken out, put in, or moved deeper."""
    keys = list(data) if isinstance(data, dict) else list(range(len(data)))
    at = draw.draw(st.sampled_from(keys))
    inner = data[at]
    if isinstance(inner, dict | tuple) and inner and draw.draw(st.integers(0, 3)):
        new = _altered(draw, inner)
        return {**data, at: new} if isinstance(data, dict) else (*data[:at], new, *data[at + 1 :])
    value = draw.draw(st.one_of(st.none(), VALUES))
    if isinstance(data, dict):
        kept = {name: each for name, each in data.items() if name != at}
        return {**data, draw.draw(st.sampled_from([at, "added"])): value} if value is not None else kept or data
    middle = () if value is None and len(data) > 1 else (value or inner,)
    return (*data[:at], *middle, *data[at + draw.draw(st.integers(0, 1)) :])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_changes_is_what_the_file_then_says(draw: st.DataObject) -> None:
    text = (FIXTURE.parent / "small-closed" / "case.yaml").read_text(encoding="utf-8")
    data = data_in(text)
    for _ in range(draw.draw(st.integers(1, 4))):
        data = _altered(draw, data)
    assert data_in(edit(text, data).text) == data
