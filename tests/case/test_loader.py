"""What is not plain YAML is refused with line, column and what to do; what is, is guessed at by nobody."""

from time import process_time

import pytest

from docgen.case import load_case
from docgen.case.nodes import Mapping, Scalar, place_of, read_nodes
from docgen.errors import InputError
from tests.made.cases import CASE_TEXT, edited

OWNER = "case_owner: Tamsin Overbury"


def line_of(shown: str) -> int:
    """The first line of the fixture that shows a text, so that a field more in it moves no test."""
    return CASE_TEXT[: CASE_TEXT.index(shown)].count("\n") + 1


FAULTS = [
    # what is wrong, the file, line, column, what is said
    ("anchor", edited((OWNER, "case_owner: &a Tamsin")), line_of(OWNER), 13, "uses a YAML anchor or alias"),
    ("alias", edited((OWNER, "case_owner: *a")), line_of(OWNER), 13, "uses a YAML anchor or alias"),
    ("tag", edited((OWNER, "case_owner: !!str Tamsin")), line_of(OWNER), 13, "uses a YAML tag"),
    ("own tag", edited((OWNER, "case_owner: !x!y Tamsin")), line_of(OWNER), 13, "uses a YAML tag"),
    (
        "merge key",
        edited(("  short_name: Mr", "  <<: {a: b}\n  short_name: Mr")),
        line_of("  short_name"),
        3,
        "that is not a field",
    ),
    ("same key twice", edited((OWNER, f"{OWNER}\n{OWNER}")), line_of(OWNER) + 1, 1, "gives the same key twice"),
    ("second document", f"{CASE_TEXT}\n---\na: 1\n", CASE_TEXT.count("\n") + 2, 1, "begins a second document"),
    ("tab", edited(("  short_name", "\tshort_name")), line_of("  short_name"), 1, "is indented with a tab"),
    ("deep nesting", "a: " + "[" * 100 + "]" * 100, 1, 27, "is nested more than 24 deep"),
    ("list at top", "- a\n- b\n", 1, 1, "must be a group of fields"),
    ("text at top", "just words", 1, 1, "must be a group of fields"),
    (
        "unclosed quote",
        edited((OWNER, 'case_owner: "Tamsin')),
        line_of(OWNER),
        13,
        "opens a quotation mark that is not closed",
    ),
    ("quote unclosed to the end", 'a: "b\nc: d\n', 1, 4, "opens a quotation mark that is not closed"),
    (
        "unclosed bracket",
        edited(("from: [S1 p1, S4 p1]", "from: [S1 p1, S4 p1")),
        line_of("from: [S1 p1, S4 p1]"),
        9,
        "opens a `[`",
    ),
    ("unclosed brace", edited(("{given: Caio", "{given: {Caio")), line_of("{given: Caio"), 9, "opens a `{`"),
    (
        "colon in a text",
        edited((OWNER, "case_owner: Smith: Tamsin")),
        line_of(OWNER),
        18,
        "has a colon and a space inside a text",
    ),
    (
        "colon in braces",
        edited(("{given: Caio", "{given: a: Caio")),
        line_of("{given: Caio"),
        9,
        "or holds a text that needs quotation marks",
    ),
    ("sign", edited((OWNER, "case_owner: @tamsin")), line_of(OWNER), 13, "has a sign that no text can begin with"),
    (
        "asterisks",
        edited((OWNER, "case_owner: **Tamsin**")),
        line_of(OWNER),
        14,
        "has a sign that no text can begin with",
    ),
    (
        "closing brackets",
        edited((OWNER, "case_owner: ]]>")),
        line_of(OWNER),
        13,
        "has a sign that no text can begin with",
    ),
    (
        "braces",
        edited((OWNER, "case_owner: {{ 7*7 }}")),
        line_of(OWNER),
        14,
        "Put a text with brackets or braces in quotation marks",
    ),
    (
        "list beside its field",
        edited((OWNER, "case_owner: - Tamsin")),
        line_of(OWNER),
        13,
        "begins a list on the line of its field",
    ),
    (
        "apostrophe",
        edited((OWNER, "case_owner: 'Tom's'")),
        line_of(OWNER),
        18,
        "has text behind a closed quotation mark",
    ),
    (
        "backslash",
        edited((OWNER, 'case_owner: "a\\qb"')),
        line_of(OWNER),
        15,
        "has a backslash in double quotation marks",
    ),
    ("one space too few", edited(("  short_name", " short_name")), line_of("  short_name"), 2, "in another column"),
    (
        "one space too many below a text",
        edited(("  born: 1995", "   born: 1995")),
        line_of("  born: 1995"),
        4,
        "begins in another column than the line above",
    ),
    ("quote that ends early", edited((OWNER, "case_owner: 'I didn't pay'")), line_of(OWNER), 21, "ends too early"),
    (
        "indent",
        edited(("  short_name", "    short_name")),
        line_of("  short_name"),
        5,
        "begins in another column than the line above",
    ),
    (
        "hash",
        edited(("theft of two jackets", "theft of item #4")),
        line_of("theft of two jackets"),
        31,
        "makes the rest of the line a remark",
    ),
    (
        "key that is a list",
        edited((OWNER, f"? [a, b]\n: c\n{OWNER}")),
        line_of(OWNER),
        3,
        "has a key that is not a word",
    ),
    ("control character", edited((OWNER, "case_owner: Tam\x07sin")), line_of(OWNER), 16, "holds U+0007"),
    ("nul", edited((OWNER, "case_owner: Tam\0sin")), line_of(OWNER), 16, "holds U+0000"),
    ("line break of YAML's alone", edited((OWNER, "case_owner: Tam\u2028sin")), line_of(OWNER), 16, "holds U+2028"),
    ("next line", edited((OWNER, "case_owner: Tam\u0085sin")), line_of(OWNER), 16, "holds U+0085"),
    ("byte order mark inside", edited((OWNER, "case_owner: Tam\ufeffsin")), line_of(OWNER), 16, "holds U+FEFF"),
    ("place after names in many scripts", "a: Żółć 汉字 \U0001f469\nb: [\n", 2, 4, "opens a `[`"),
]
BYTES = [
    ("UTF-16", CASE_TEXT.encode("utf-16"), 1, 1),
    ("Latin-1", CASE_TEXT.encode().replace(b"Tamsin", b"Tams\xefn"), line_of(OWNER), 17),
    ("a PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", 2, 2),
]


def faults_of(content: bytes) -> list[tuple[int, int, str]]:
    with pytest.raises(InputError) as refused:
        load_case(content, "case.yaml")
    return [
        (fault.place.line, fault.place.column, f"{fault.detail} {fault.next_step}") for fault in refused.value.faults
    ]


@pytest.mark.parametrize(
    ("text", "line", "column", "said"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS]
)
def test_what_is_not_plain_yaml_is_refused_where_it_stands(text: str, line: int, column: int, said: str) -> None:
    (fault,) = faults_of(text.encode())
    assert fault[:2] == (line, column)
    assert said in fault[2]


@pytest.mark.parametrize("text", [row[1] for row in FAULTS if row[0] != "deep nesting"], ids=lambda _: "")
def test_every_such_fault_says_what_to_do(text: str) -> None:
    with pytest.raises(InputError) as refused:
        load_case(text.encode(), "case.yaml")
    assert [fault.next_step for fault in refused.value.faults if not fault.next_step] in ([], [""])


@pytest.mark.parametrize(("content", "line", "column"), [row[1:] for row in BYTES], ids=[row[0] for row in BYTES])
def test_what_is_not_utf_8_is_refused_at_its_first_byte(content: bytes, line: int, column: int) -> None:
    (fault,) = faults_of(content)
    assert fault == (line, column, "is not UTF-8 text. Save the file as UTF-8.")


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# only remarks\n", b"---\n"], ids=ascii)
def test_an_empty_file_says_how_to_begin(content: bytes) -> None:
    with pytest.raises(InputError, match=r"empty|group of fields"):
        load_case(content, "case.yaml")


@pytest.mark.parametrize(
    "content",
    [b"\xef\xbb\xbf" + CASE_TEXT.encode(), CASE_TEXT.replace("\n", "\r\n").encode(), b"---\n" + CASE_TEXT.encode()],
    ids=["byte order mark", "Windows line ends", "marked beginning"],
)
def test_what_other_editors_write_is_the_same_case(content: bytes) -> None:
    assert load_case(content, "case.yaml") == load_case(CASE_TEXT.encode(), "case.yaml")


def test_several_faults_of_form_are_told_in_one_run() -> None:
    text = edited((OWNER, f"{OWNER}\n{OWNER}"), ("  short_name: Mr", "  uan: x\n  short_name: Mr"))
    assert [fault[:2] for fault in faults_of(text.encode())] == [(line_of(OWNER) + 1, 1), (line_of("  uan:") + 2, 3)]
    text = edited((OWNER, "case_owner: &a Tamsin"), ("force: S", "force: !t S"))
    assert [fault[:2] for fault in faults_of(text.encode())] == [(line_of(OWNER), 13), (line_of("force: S"), 8)]


@pytest.mark.parametrize(
    "content",
    [
        "a: " + "x" * 7_900_000,
        "- {id: P1}\n" * 90_000,
        "papers:\n" + "- {id: S1, title: x}\n" * 60_000,
        "k" * 7_000_000,
        "a: [" + "[], " * 300_000 + "]",
        "\n".join(f"k{n}: v" for n in range(150_000)),
        "a: '" + "\n\n" * 3_000_000 + "'",
    ],
    ids=["one long text", "many values", "many faults", "one long key", "many lists", "many keys", "many line breaks"],
)
def test_a_huge_file_is_refused_soon_and_in_few_words(content: str) -> None:
    begun = process_time()
    assert len(faults_of(content.encode())) <= 200
    assert process_time() - begun < 30


# -- nothing is guessed


@pytest.mark.parametrize("written", ["NO", "1e5", "01:30", "007", "0x1F", "1_000", "2025-02-02", "yes", "Null", ".inf"])
def test_a_text_stays_what_it_is(written: str) -> None:
    assert load_case(edited((OWNER, f"case_owner: {written}")).encode(), "case.yaml").case_owner == written


@pytest.mark.parametrize(
    "written", ["'a  b'", '"a  b"', "a  b", "|-\n  a  b", ">-\n  a  b", ">\n  a  b\n", "|+\n  a  b\n\n"]
)
def test_the_ways_of_writing_a_text_say_the_same(written: str) -> None:
    assert load_case(edited((OWNER, f"case_owner: {written}")).encode(), "case.yaml").case_owner == "a  b"


# -- places


def test_a_value_s_place_is_found_inside_lists_and_groups_on_one_line() -> None:
    root = read_nodes("a: [{id: T1, b: {c: [x, 'ży', {d: e}]}}]\n", "f")
    assert str(place_of(root, ("a", 0, "b", "c", 1), "f")) == "f:1:25 a.T1.b.c.2"
    assert str(place_of(root, ("a", 0, "b", "c", 2, "d"), "f")) == "f:1:35 a.T1.b.c.3.d"
    assert str(place_of(root, ("a", 0, "b", "c", 2, "d"), "f", at_key=True)) == "f:1:32 a.T1.b.c.3.d"


def test_a_union_s_tag_in_a_location_is_passed_over() -> None:
    root = read_nodes("time:\n  withheld:\n    value: x\n", "f")
    assert str(place_of(root, ("time", "withheld", "withheld", "value"), "f")) == "f:3:12 time.withheld.value"


def test_a_record_s_id_is_shown_only_where_it_has_the_form_of_one() -> None:
    root = read_nodes("people:\n- {id: Ferrant, label: x}\n- {id: P2, label: x}\n", "f")
    assert str(place_of(root, ("people", 0, "label"), "f")) == "f:2:24 people.1.label"
    assert str(place_of(root, ("people", 1, "label"), "f")) == "f:3:19 people.P2.label"


def test_a_scalar_keeps_the_characters_that_it_was_read_from() -> None:
    text = "a: Żółć\nb: 'x \U0001f469 y'\n"
    root = read_nodes(text, "f")
    assert isinstance(root, Mapping)
    found = {key: node for key, node in root.entries.items() if isinstance(node, Scalar)}
    assert {key: text[node.start : node.end] for key, node in found.items()} == {"a": "Żółć", "b": "'x \U0001f469 y'"}
