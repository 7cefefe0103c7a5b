"""Hostile text in every text field of a case is printed exactly, or refused by the name of the field; never altered.

The fields are found by walking the model of the loaded case, so that a field that is added is tried too.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import pypdfium2
import pytest
import yaml
from pydantic import AfterValidator, BaseModel

from docgen.case import load_case, scalars
from docgen.errors import InputError
from docgen.papers.ooxml import open_docx
from tests.made.cases import FIXTURE
from tests.workflow.cases import agree_all, made

CASES = sorted(path.parent for path in FIXTURE.parent.glob("*/case.yaml"))
TEXT = {scalars._line, scalars._prose}
NO_TEXT = {scalars._file_name}
Path_ = tuple[str | int, ...]

SIGNS = (
    "=cmd() Smith & Sons <x> 100<100 kg ]]> {{ 7*7 }} {% x %} &amp; <!-- --> ${y} %s “q” ‘q’ – a  b Łukasz يوسف Nguyễn"
)
WORD = "x" * 500
LONG = ("a long title of many words, " * 120)[:2_960]
NEVER_IN_YAML = {"a control": "\x07", "a null": "\x00", "an escape": "\x1b", "a line separator": "\u2028"}
SHORT = 100
"""A case with fewer values of text fields is short."""
AT_ONCE = 150
"""Fields tried in one load: no more than 200 faults are told at once."""
UNSEEN = {
    "a turn to the left": "\u202e",
    "an isolate": "\u2066",
    "a space without width": "\u200b",
    "a byte order mark": "\ufeff",
    "a soft hyphen": "\u00ad",
    "a private letter": "\ue000",
    "a noncharacter": "\ufdd0",
    "a letter behind the tags": "\U000e0041",
}


def holds(kind: Any, wanted: set[Any]) -> bool:
    """Tell whether a type is, or holds, one that a validator of `wanted` checks."""
    if isinstance(kind, AfterValidator):
        return kind.func in wanted
    return any(holds(inner, wanted) for inner in (*get_args(kind), *getattr(kind, "__metadata__", ())))


def texts_of(model: BaseModel, at: Path_ = ()) -> Iterator[Path_]:
    """Yield the place of every value of a text field, as keys and positions of the case file."""
    for name, field in type(model).model_fields.items():
        kinds = (field.annotation, *field.metadata)
        is_text = any(holds(kind, TEXT) for kind in kinds) and not any(holds(kind, NO_TEXT) for kind in kinds)
        yield from _texts_in(getattr(model, name), (*at, field.alias or name), is_text=is_text)


def _texts_in(value: object, at: Path_, *, is_text: bool) -> Iterator[Path_]:
    if isinstance(value, BaseModel):
        yield from texts_of(value, at)
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _texts_in(item, (*at, position), is_text=is_text)
    elif type(value) is str and is_text:
        yield at


@dataclass(frozen=True)
class Tree:
    """A case file as plain data, in which single values can be exchanged."""

    data: Any

    def value(self, at: Path_) -> Any:
        found = self.data
        for step in at:
            found = found[step]
        return found

    def put(self, at: Path_, text: str) -> None:
        self.value(at[:-1])[at[-1]] = text

    def written(self) -> bytes:
        return yaml.dump(self.data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10**6).encode()


def tree_of(folder: Path) -> tuple[Tree, list[Path_]]:
    content = (folder / "case.yaml").read_bytes()
    tree = Tree(yaml.load(content, yaml.CBaseLoader))  # noqa: S506 - reads every scalar as text, and makes nothing
    found = [at for at in texts_of(load_case(content, "case.yaml")) if written_as_text(tree, at)]
    return tree, found


def written_as_text(tree: Tree, at: Path_) -> bool:
    """Tell whether the case file itself holds the value: what it leaves out has the model's own."""
    try:
        return isinstance(tree.value(at), str)
    except KeyError:
        return False


def marked(text: str, number: int) -> str:
    return f"{text} ~{number:04}~"


def filled(folder: Path, texts: dict[Path_, str]) -> tuple[bytes, set[Path_]]:
    """A case file with the texts in place, but where a field refuses its one by name; and which fields did."""
    tree, _ = tree_of(folder)
    before = {at: tree.value(at) for at in texts}
    for at, text in texts.items():
        tree.put(at, text)
    refused: set[Path_] = set()
    for _ in range(9):
        content = tree.written()
        try:
            load_case(content, "case.yaml")
        except InputError as error:
            lines = content.decode().split("\n")
            faulty = "\n".join(lines[line - 1] for line in {fault.place.line for fault in error.faults})
            named = {at for at, text in texts.items() if text[-6:] in faulty}
            if not named:
                raise
            for at in named:
                tree.put(at, before[at])
            refused |= named
        else:
            return content, refused
    raise AssertionError("the case is refused again and again")


def test_the_fields_of_a_case_are_found() -> None:
    _, found = tree_of(FIXTURE)
    assert {("subject", "name", "family"), ("papers", 0, "title"), ("incidents", 0, "allegation")} <= set(found)
    assert ("papers", 0, "file") not in found
    assert ("papers", 0, "sha256") not in found


@pytest.mark.parametrize("kind", NEVER_IN_YAML)
def test_a_file_with_what_no_yaml_may_hold_is_refused_as_a_whole(kind: str) -> None:
    content = (
        (FIXTURE / "case.yaml").read_text(encoding="utf-8").replace("two jackets", f"two {NEVER_IN_YAML[kind]} jackets")
    )
    with pytest.raises(InputError) as refused:
        load_case(content.encode(), "case.yaml")
    assert NEVER_IN_YAML[kind] not in str(refused.value)


@pytest.mark.parametrize("kind", NEVER_IN_YAML)
def test_it_is_refused_by_its_field_where_it_is_written_as_an_escape(kind: str) -> None:
    quoted = json.dumps(f"two {NEVER_IN_YAML[kind]} jackets")
    content = (FIXTURE / "case.yaml").read_text(encoding="utf-8").replace("theft of two jackets", quoted)
    with pytest.raises(InputError, match=r"incidents\.I1\.allegation: holds U\+"):
        load_case(content.encode(), "case.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("turn", [0, 4])
def test_what_cannot_be_seen_is_refused_in_every_text_field_by_its_place(turn: int, case: Path) -> None:
    """Each field in turn gets one of the characters; another with another `turn`."""
    _, found = tree_of(case)
    for first in range(0, len(found), AT_ONCE):
        tree, _ = tree_of(case)
        for number, at in enumerate(found[first : first + AT_ONCE]):
            tree.put(at, marked(f"a{list(UNSEEN.values())[(number + turn) % len(UNSEEN)]}b", number))
        content = tree.written()
        with pytest.raises(InputError) as refused:
            load_case(content, "case.yaml")
        assert [char for char in UNSEEN.values() if char in str(refused.value)] == []
        named = {fault.place.line for fault in refused.value.faults}
        lines = content.decode().split("\n")
        marks = {number for number, line in enumerate(lines, start=1) if re.search(r"~\d{4}~", line)}
        assert marks - named == set(), [lines[number - 1][:80] for number in marks - named]


def strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, str):
        yield value


def files_of(folder: Path, suffix: str) -> Iterator[bytes]:
    found = sorted((folder / "out" / "internal").glob(f"*{suffix}"))
    yield from (path.read_bytes() for path in found if ".manifest" not in path.name)


def outputs(folder: Path) -> dict[str, str]:
    """The text of each kind of output, all statements joined."""
    docx = [open_docx(content) for content in files_of(folder, ".docx")]
    return {
        "text": "\n".join(content.decode() for content in files_of(folder, ".txt")),
        "JSON": "\n".join(text for content in files_of(folder, ".json") for text in strings(json.loads(content))),
        "Word": "\n".join(paragraph.text for facts in docx for paragraph in facts.paragraphs),
    }


def printed_otherwise(said: str, texts: dict[Path_, str]) -> list[Path_]:
    """The fields whose mark stands in an output without the text before it, be it in capitals."""
    wrong = []
    for at, text in texts.items():
        mark = text[-6:]
        whole = said.count(text) + (said.count(text.upper()) if text != text.upper() else 0)
        if said.count(mark) != whole:
            wrong.append(at)
    return wrong


def one_of_each(found: list[Path_]) -> dict[tuple[str, ...], Path_]:
    """The first place of each field of the model."""
    return {field_of(at): at for at in reversed(found)}


def first_of_each(case: Path, found: list[Path_]) -> list[Path_]:
    """One place of each field of the model: a long text in every one of them makes a hundred pages.

    In the long cases a field that an earlier case has is tried there.
    """
    fields = one_of_each(found)
    before = {field_of(at) for earlier in CASES[: CASES.index(case)] for at in tree_of(earlier)[1]}
    new = [at for field, at in fields.items() if len(found) < SHORT or field not in before]
    return sorted(new, key=found.index)


def field_of(at: Path_) -> tuple[str, ...]:
    return tuple(step for step in at if isinstance(step, str))


def is_named(path: str, at: Path_) -> bool:
    """Tell whether a path of a view ("maker.name.family") is that of a field of the case file."""
    names = [step for step in at if isinstance(step, str)]
    first, *rest = path.split(".")
    return names[0].startswith(first) and names[-len(rest) :] == rest


def tried(case: Path, texts: dict[Path_, str], tmp_path: Path) -> tuple[Path, dict[Path_, str]]:
    """The case made with the texts in it; and those texts that no field refused."""
    folder, kept = tmp_path / case.name, dict(texts)
    agree_all(folder / "formats")
    for _ in range(4):
        content, refused = filled(case, kept)
        kept = {at: text for at, text in kept.items() if at not in refused}
        (folder / "case.yaml").write_bytes(content)
        try:
            produced = made(folder)
            break
        except InputError as error:  # what stands at the foot of each page may be refused by name, and nothing else
            named = {at for fault in error.faults for at in kept if is_named(fault.place.file, at)}
            if not named or "the foot of each page" not in str(error):
                raise
            kept = {at: text for at, text in kept.items() if at not in named}
    assert [str(each) for one in produced for each in one.findings if each.rule == "WS-110"] == []
    assert all(one.files for one in produced)
    return folder, kept


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("hostile", [SIGNS, WORD], ids=["signs", "a word of 500 letters"])
def test_hostile_text_in_every_field_at_once_is_printed_exactly_wherever_it_is_printed(
    hostile: str, case: Path, tmp_path: Path
) -> None:
    _, found = tree_of(case)
    tried_in = found if hostile == SIGNS else first_of_each(case, found)
    texts = {at: marked(hostile, number) for number, at in enumerate(tried_in)}
    folder, texts = tried(case, texts, tmp_path)
    for kind, said in outputs(folder).items():
        assert printed_otherwise(said, texts) == [], kind
        assert sum(text[-6:] in said for text in texts.values()) >= 10, kind
    for content in files_of(folder, ".pdf"):
        assert off_the_page(content) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_title_of_3000_characters_is_printed_exactly_and_stays_on_the_page(case: Path, tmp_path: Path) -> None:
    _, found = tree_of(case)
    titles = [at for at in one_of_each(found).values() if at[-1] in {"title", "description", "offence"}]
    texts = {at: marked(LONG, number) for number, at in enumerate(titles)}
    folder, texts = tried(case, texts, tmp_path)
    for kind, said in outputs(folder).items():
        assert printed_otherwise(said, texts) == [], kind
        assert any(text in said for text in texts.values()), kind
    for content in files_of(folder, ".pdf"):
        assert off_the_page(content) == []


MILLIMETRE = 72 / 25.4
EDGES = (30 * MILLIMETRE, 10 * MILLIMETRE, 180 * MILLIMETRE, 287 * MILLIMETRE)
"""Left, bottom, right and top of where letters may stand on an A4 page with margins of 35 mm, in points."""


def off_the_page(content: bytes) -> list[tuple[int, str]]:
    """The letters that stand outside the margins or off the page, each with its page from 1."""
    left, bottom, right, top = EDGES
    found = []
    pdf = pypdfium2.PdfDocument(content)
    for number, page in enumerate(pdf, start=1):
        words = page.get_textpage()
        for at in range(words.count_chars()):
            box = words.get_charbox(at)
            is_within = left <= box[0] and bottom <= box[1] and box[2] <= right and box[3] <= top
            if not is_within and (letter := words.get_text_range(at, 1)).strip():
                found.append((number, letter))
        words.close()
        page.close()
    pdf.close()
    return found
