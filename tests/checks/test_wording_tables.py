"""Tables of wordings: the quick look whether a text may hold anything of a table misses nothing that is there."""

import importlib
import pkgutil
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import docgen.checks
from docgen.checks.wording import Table, found, table

SMALL_TABLE = table(a_label=r"High[- ]Harm|FNOs?", a_number=r"\d{3} \S+|No\. \d", kelvin=r"Risk")


def _tables() -> dict[str, Table]:
    modules = [
        importlib.import_module(f"docgen.checks.{each.name}") for each in pkgutil.iter_modules(docgen.checks.__path__)
    ]
    return {
        f"{module.__name__.rpartition('.')[2]}.{name}": value
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, type(SMALL_TABLE))
    }


TABLES = _tables()


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_whatever_a_pattern_matches_is_found_in_its_table(name: str, data: st.DataObject) -> None:
    words = TABLES[name]
    pattern = words[data.draw(st.sampled_from(sorted(words)))]
    said = data.draw(st.from_regex(pattern))
    for text in (said, said.upper(), said.swapcase(), f"He said so. {said}, she said."):
        expected = [(each, match.span()) for each in words for match in words[each].finditer(text)]
        assert [(each, match.span()) for each, match in found(words, text)] == expected


def test_the_tables_are_there() -> None:
    assert len(TABLES) > 20
    assert "vocabulary.LAW" in TABLES


@pytest.mark.parametrize(
    "text",
    ["HIGH HARM", "high-harm", "fnos", "123 abc", "NO. 4", "no. 4", "ri\u017fk", "RIS\u212a", "r\u0130sk", "r\u0131sk"],
)
def test_capitals_small_letters_and_letters_that_count_as_them_are_found(text: str) -> None:
    assert list(found(SMALL_TABLE, text))


@pytest.mark.parametrize("text", ["highharm", "12 abc", "no 4", "asterisk", ""])
def test_what_is_not_there_is_not_found(text: str) -> None:
    assert not list(found(SMALL_TABLE, text))
    assert not re.search(r"\bfnos?\b", text)
