"""All faults in one run, in file order, each where it stands; and no message ever holds what stands there."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from docgen.case import load_case
from docgen.case.nodes import Mapping, Node, Scalar, Sequence, data_of, read_nodes
from docgen.errors import Fault, InputError
from tests.made.cases import CASE_TEXT, FIXTURE, edited

SENTINEL = "Zyx7secret"
ROUTES = "conviction-led deportation, intelligence-led deportation, administrative removal"
CLOSED_TEXT = (FIXTURE.parent / "small-closed" / "case.yaml").read_text(encoding="utf-8")
ROOTS = {name: read_nodes(text, "case.yaml") for name, text in (("open", CASE_TEXT), ("closed", CLOSED_TEXT))}
Path = tuple[str | int, ...]


def scalars(node: Node, path: Path = ()) -> list[tuple[Path, Scalar]]:
    match node:
        case Scalar():
            return [(path, node)]
        case Sequence(items=items):
            return [found for at, item in enumerate(items) for found in scalars(item, (*path, at))]
        case Mapping(entries=entries):
            return [found for key, item in entries.items() for found in scalars(item, (*path, key))]


LEAVES = [(name, path, leaf) for name, root in ROOTS.items() for path, leaf in scalars(root)]


def faults_of(text: str) -> tuple[Fault, ...]:
    try:
        load_case(text.encode(), "case.yaml")
    except InputError as refused:
        return refused.faults
    return ()


def with_value(name: str, leaf: Scalar, value: str) -> str:
    text = CASE_TEXT if name == "open" else CLOSED_TEXT
    end = leaf.start + len(text[leaf.start : leaf.end].rstrip())  # a block ends where the next field begins
    return text[: leaf.start] + value + text[end:]


@given(st.sampled_from(LEAVES))
def test_a_fault_in_any_field_is_told_at_its_very_line_and_column(row: tuple[str, Path, Scalar]) -> None:
    name, path, leaf = row
    faults = faults_of(with_value(name, leaf, '" \\a"'))
    assert (leaf.line, leaf.column) in {(fault.place.line, fault.place.column) for fault in faults}, path


WRONG = [
    f'" {SENTINEL}\\a"',
    f"[{SENTINEL}]",
    f"{{{SENTINEL}: {SENTINEL}}}",
    f"{{withheld: {SENTINEL}}}",
    SENTINEL,
    f"{SENTINEL}: {SENTINEL}",
    f"&{SENTINEL} x",
    f"*{SENTINEL}",
    f"!{SENTINEL} x",
    f'"{SENTINEL}',
    f"@{SENTINEL}",
    f"[{SENTINEL}",
    f"%{SENTINEL}",
    f'"\\q{SENTINEL}"',
    f"x #{SENTINEL}",
    f"{SENTINEL}\x07",
    f"{{{SENTINEL}}}",
    f"{{id: {SENTINEL}}}",
    f"[{{id: {SENTINEL}, a: b}}]",
    f"'x {{{SENTINEL}}} y'",
]


@pytest.mark.parametrize("wrong", WRONG, ids=[ascii(wrong) for wrong in WRONG])
def test_no_message_holds_what_a_field_holds(wrong: str) -> None:
    told, tried = 0, LEAVES[WRONG.index(wrong) % 3 :: 3]
    for name, path, leaf in tried:
        faults = faults_of(with_value(name, leaf, wrong))
        told += bool(faults)
        assert SENTINEL.casefold() not in "\n".join(map(str, faults)).casefold(), path
    assert told > len(tried) / 4


def test_no_message_holds_a_key_that_is_no_field() -> None:
    told = 0
    for name, root in ROOTS.items():
        for path, _ in groups(root):
            data = data_of(root)
            group: Any = data
            for step in path:
                group = group[step]
            group[SENTINEL] = group[SENTINEL.casefold()] = "x"
            faults = faults_of(yaml.dump(listed(data), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False))
            told += len(faults)
            assert SENTINEL.casefold() not in "\n".join(map(str, faults)).casefold(), (name, path)
    assert told > 100


def groups(node: Node, path: Path = ()) -> list[tuple[Path, Mapping]]:
    match node:
        case Scalar():
            return []
        case Sequence(items=items):
            return [found for at, item in enumerate(items) for found in groups(item, (*path, at))]
        case Mapping(entries=entries):
            inner = [found for key, item in entries.items() for found in groups(item, (*path, key))]
            return [(path, node), *inner]


def listed(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: listed(value) for key, value in data.items()}
    return [listed(item) for item in data] if isinstance(data, tuple) else data


def line_of(text: str, shown: str) -> int:
    """The first line that shows a text, so that a field more in the fixture moves no test."""
    return text[: text.index(shown)].count("\n") + 1


def test_all_faults_are_told_in_one_run_in_file_order() -> None:
    text = edited(
        ("route: administrative removal", "route: removal"),
        ("born: 1995-05-21", "born: 31 February 1995"),
        ("    rank: Police Constable\n", ""),
        ("pages: 1\n    sha256: be67", "pages: one\n    sha256: be67"),
        ("        searched:\n", "        serched: x\n        searched:\n"),
        ("  - mark: LH/1", "  - mark: LH1"),
        (
            "author: M1\n        written: 2025-04-25\n        from: [M1]\n        note: invented for this example\n\n",
            "author: M2\n        written: 2025-04-25\n        from: [S9 p1]\n\n",
        ),
    )
    told = [(fault.place.line, f"{fault.place.field}: {fault.detail}") for fault in faults_of(text)]
    assert told == [
        (line_of(text, shown), said)
        for shown, said in (
            (
                "route: removal",
                f"route: must be one of: {ROUTES}.",
            ),
            (
                "31 February 1995",
                "subject.born: must be a day of the calendar, written like 2025-02-02 or 2 February 2025.",
            ),
            ("- id: M1", "makers.M1.rank: is missing."),
            ("pages: one", "papers.S4.pages: must be a whole number in figures, like 3."),
            ("serched: x", "incidents.I1.undermining.none_found: has a key here that is not a field."),
            (
                "- mark: LH1",
                "exhibits.1.mark: must be an exhibit mark: the maker's initials, slash, number, like JS/1.",
            ),
            ("author: M2", "statements.G1.paragraphs.W3.author: names a maker that the case does not have."),
            (
                "from: [S9 p1]",
                "statements.G1.paragraphs.W3.from.1: names a paper or maker that the case does not have.",
            ),
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  short_name: Mr Lopes", "  shortname: Mr Lopes", "Did you mean `short_name`?"),
        ("  cro: not recorded", "  cro: Not recorded", "must be a CRO number"),
        ("      result: convicted", "      result: guilty", "`result` must be one of: convicted, cautioned"),
        ("      result: convicted\n", "", "`result` must be one of: convicted, cautioned"),
        (
            "result: convicted",
            "result: acquitted",
            "The fields here are: court, date, differs, from, result, verdict.",
        ),
        ("    number: 1\n", "    number: 0\n", "must be at least 1"),
        ("docgen: 1", "docgen: 2", "must be 1"),
        (
            "    identity: [L1]\n",
            "    identity: []\n",
            "needs at least one item",
        ),
        ("people: []", "people: Smith", "must be a list: each item on a line that begins with `- `"),
        ("people: []", "people:", "must be a list"),
        ("  name: {given: Caio Brandini, family: Lopes}", "  name: Caio Brandini Lopes", "must be a group of fields"),
        ("  cro: not recorded", "  cro: N/A", "If nobody wrote it down, write: not recorded."),
        ("  cro: not recorded", "  cro:", "If nobody wrote it down, write: not recorded."),
        ("  born: 1995-05-21", "  born: unknown", "If nobody wrote it down, write: not recorded."),
        ("  cro: not recorded", "  cro: withheld", "withheld: {value: ..., route: ..., authority: ..., date: ...}"),
        ("  cro: not recorded", "  cro: withheld: {value: x}", "has `withheld:` on the line of its field. Write it on"),
        ("from: [S1 p1, S4 p1]", "from: S1 p1", "Write it in brackets, like [S1 p2]"),
        ("    sha256: be67", "    sha256: xy67", "has other letters, figures or signs than belong here"),
    ],
)
def test_a_fault_says_what_belongs_there(old: str, new: str, said: str) -> None:
    assert said in "\n".join(map(str, faults_of(edited((old, new)))))


def test_an_outcome_that_is_left_empty_is_told_with_the_words_for_endings() -> None:
    start, end = CASE_TEXT.index("    outcome:\n"), CASE_TEXT.index("\nexhibits:")
    (fault, *_) = faults_of(f"{CASE_TEXT[:start]}    outcome:\n    from: [S4 p1]\n{CASE_TEXT[end:]}")
    assert fault.place.field == "incidents.I1.outcome"
    assert "must be one of: convicted, cautioned, other disposal" in fault.next_step


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  short_name: Mr Lopes", "  shortname: Mr Lopes"),
        ("case_owner: ", "caseowner: "),
        ("    rank: Police", "    rnak: Police"),
        ("    title: certificate of conviction", "    titel: certificate of conviction"),
    ],
)
def test_a_misspelt_field_is_one_fault_at_the_key(old: str, new: str) -> None:
    text = edited((old, new))
    (fault,) = faults_of(text)
    assert (fault.place.line, fault.place.column) == (line_of(text, new), len(new) - len(new.lstrip()) + 1)
    assert fault.next_step == f"Did you mean `{old.strip().partition(':')[0]}`?"


def test_a_misspelt_field_hides_no_other_that_is_missing() -> None:
    text = edited(("    rank: Police Constable\n", "    rnak: Police Constable\n"), ("    rank_short: PC\n", ""))
    assert [fault.place.field for fault in faults_of(text)] == ["makers.M1.rank_short", "makers.M1"]


def test_a_missing_field_is_told_where_its_group_begins_with_the_group_s_name() -> None:
    text = edited(("  short_name: Mr Lopes\n", ""))
    (fault,) = faults_of(text)
    assert fault.place.line == line_of(text, "  name: {given: Caio")
    assert "to the group `subject`" in fault.next_step
    (fault,) = faults_of(edited(("route: administrative removal\n", "")))
    assert "Add `route:` at the left margin" in fault.next_step


def test_a_list_with_a_faulty_item_is_not_called_too_short_as_well() -> None:
    assert len(faults_of(edited(("employer_is_party: no", "employer_is_party: {a: b}")))) == 1


def test_a_key_that_is_called_like_a_kind_of_value_does_not_lead_astray() -> None:
    old = "stance: admitted\n      where: in interview\n      date: 2025"
    new = "stance: admitted\n      value: {date: 1}\n      where: in interview\n      date: 20255"
    assert [fault.place.field for fault in faults_of(edited((old, new)))] == [
        "incidents.I1.account",
        "incidents.I1.account.date",
    ]
