"""The shelf: what was agreed, what was altered, and every way in which a format's folder can be faulty."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.errors import FormatError, InputError
from docgen.formats.shelf import load_format, shipped_formats
from docgen.workflow.making import Order, make_documents
from docgen.workflow.shelving import Agreeing, Shelved, agree_format, list_formats, lock_format
from docgen.workroom.journal import read_chain
from tests.workflow.cases import CLOCK, agree_all, case_folder

NAME = "police-statement-tribunal"
SHIPPED = shipped_formats() / NAME / "1"


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """An organisation's registry with a format of its own: version 2 of the shipped one."""
    folder = tmp_path / "shelf" / NAME / "2"
    shutil.copytree(SHIPPED, folder)
    edit(folder / "format.toml", "version = 1", "version = 2")
    return tmp_path / "shelf"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def row(shelf: Path, version: int = 2) -> Shelved:
    return next(found for found in list_formats(shelf) if found.version == version)


def agreeing(shelf: Path, **changes: str) -> Agreeing:
    given = {"format": f"{NAME}@2", "by": "Ines Corrigan", "role": "Head", "on": "6 January 2025", **changes}
    return Agreeing(registry=shelf, **given)


def test_a_format_is_locked_then_agreed_then_altered(shelf: Path) -> None:
    assert row(shelf).unlocked
    with pytest.raises(FormatError, match="is not locked, or has changed since"):
        agree_format(agreeing(shelf), CLOCK)
    lock_format(f"{NAME}@2", shelf)
    assert not row(shelf).unlocked
    agree_format(agreeing(shelf), CLOCK)
    found = row(shelf)
    assert found.standing
    assert found.standing.word == "agreed"
    edit(shelf / NAME / "2" / "print.css", "{", "{ ")
    found = row(shelf)
    assert found.standing
    assert (found.standing.word, found.unlocked) == ("altered since it was agreed", True)


def test_locking_never_writes_into_an_installed_docgen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site" / "docgen"
    shutil.copytree(SHIPPED.parents[1], package / "templates")
    before = (package / "templates" / NAME / "1" / "lock.json").stat().st_mtime_ns
    monkeypatch.setattr("docgen.__file__", str(package / "__init__.py"))
    with pytest.raises(FormatError, match="is part of the installed docgen"):
        lock_format(f"{NAME}@1", None)
    assert (package / "templates" / NAME / "1" / "lock.json").stat().st_mtime_ns == before


def test_an_agreement_is_recorded_with_who_and_when_and_logged(shelf: Path) -> None:
    lock_format(f"{NAME}@2", shelf)
    agree_format(agreeing(shelf), CLOCK)
    (entry,) = json.loads((shelf / "agreed.json").read_text(encoding="utf-8"))
    assert {key: entry[key] for key in ("format", "version", "by", "role", "on")} == {
        "format": NAME, "version": 2, "by": "Ines Corrigan", "role": "Head", "on": "2025-01-06",
    }  # fmt: skip
    (line,) = read_chain(shelf / "agreed.jsonl").lines
    assert line.entry == {"did": "agree", "format": f"{NAME}@2", "format_sha256": entry["digest"]}
    with pytest.raises(InputError, match="is agreed already, with these very files"):
        agree_format(agreeing(shelf), CLOCK)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"by": ""}, "--by: is empty"),
        ({"by": "a\nb"}, "--by: must be one line"),
        ({"role": "a\u202eb"}, r"--role: holds U\+202E"),
        ({"on": "2025-13-01"}, "--on: must be a day of the calendar"),
        ({"format": "nope@1"}, "is not on the shelf"),
        ({"format": f"{NAME}@3"}, "is not on the shelf"),
        ({"format": "../x"}, "is not a format: write its name"),
    ],
)
def test_an_agreement_that_cannot_be_is_refused_and_nothing_recorded(
    changes: dict[str, str], said: str, shelf: Path
) -> None:
    lock_format(f"{NAME}@2", shelf)
    with pytest.raises(InputError, match=said):
        agree_format(agreeing(shelf, **changes), CLOCK)
    assert [path.name for path in shelf.iterdir()] == [NAME]


def test_an_organisations_version_is_taken_before_docgens_own(shelf: Path, tmp_path: Path) -> None:
    edit(shelf / NAME / "2" / "body.html.jinja", "Statement of truth</h2>", "Our statement of truth</h2>")
    lock_format(f"{NAME}@2", shelf)
    agree_format(agreeing(shelf), CLOCK)
    case = case_folder(tmp_path / "case", agreed=False)
    (final,) = make_documents(Order(case, final=True, formats=shelf), lambda: CLOCK)
    text = next(name for name in final.files if name.endswith(".txt"))
    assert "Our statement of truth" in (case / text).read_text(encoding="utf-8")
    agree_all(tmp_path / "other")
    (older,) = make_documents(Order(case, version=1, formats=tmp_path / "other"), lambda: CLOCK)
    assert older.standing.word == "agreed"


Spoil = Callable[[Path], object]
FAULTY: list[tuple[str, Spoil, str]] = [
    ("a file is missing", lambda f: (f / "print.css").unlink(), "There is no such file"),
    ("a file is empty", lambda f: (f / "print.css").write_bytes(b""), "is empty"),
    ("a file is no text", lambda f: (f / "print.css").write_bytes(b"\xff"), "is not UTF-8 text"),
    ("a file is huge", lambda f: (f / "print.css").write_bytes(b" " * 500_001), "larger than docgen reads"),
    ("no TOML", lambda f: (f / "format.toml").write_text("= ="), "is not TOML"),
    ("nested TOML", lambda f: (f / "format.toml").write_text("a = " + "[" * 100_000), "nested too deep"),
    ("a field too many", lambda f: edit(f / "format.toml", "kind =", "sort = 1\nkind ="), "sort: is not a field of a"),
    ("a field missing", lambda f: edit(f / "format.toml", "kind = ", "# kind = "), "kind: is missing"),
    (
        "an unknown view",
        lambda f: edit(f / "format.toml", '"StatementView"', '"Case"'),
        "names a view that there is not",
    ),
    ("an unknown audience", lambda f: edit(f / "format.toml", '"served"', '"all"'), "audience: Input should be"),
    ("another version", lambda f: edit(f / "format.toml", "version = 2", "version = 3"), "names a format or version"),
    (
        "a constant that is none",
        lambda f: edit(f / "format.toml", "constants = [", 'constants = ["x", '),
        "`x`, which is no",
    ),
    (
        "a bad macro",
        lambda f: edit(f / "body.html.jinja", "{% macro days", "{% set x = 1 %}{% macro days"),
        "`set` is not part",
    ),
    ("an unknown field", lambda f: edit(f / "body.html.jinja", "maker.rank |", "maker.rnak |"), "Did you mean `rank`"),
    ("an id twice", lambda f: edit(f / "body.html.jinja", 'id="title"', 'id="truth"'), "a second time"),
    (
        "an unclosed tag",
        lambda f: edit(f / "body.html.jinja", "</h2>", ""),
        "not closed",
    ),
    ("widths", lambda f: edit(f / "body.html.jinja", 'widths="', 'widths="1 '), "adding up to 100"),
    ("an unknown element", lambda f: edit(f / "body.html.jinja", "<h1 ", "<h9 "), "<h9> is not an element"),
    (
        "an undeclared declaration",
        lambda f: edit(f / "format.toml", "[declarations.truth]", "[declarations.lie]"),
        "names a declaration that format.toml does not have",
    ),
    ("nothing in it", lambda f: (f / "body.html.jinja").write_text("\n"), "prints nothing"),
]


@pytest.mark.parametrize(("spoil", "said"), [one[1:] for one in FAULTY], ids=[one[0] for one in FAULTY])
def test_a_faulty_format_is_listed_with_its_fault_and_makes_nothing(
    spoil: Spoil, said: str, shelf: Path, tmp_path: Path
) -> None:
    spoil(shelf / NAME / "2")
    found = row(shelf)
    assert found.fault
    assert said in found.fault
    assert row(shelf, 1).fault is None
    case = case_folder(tmp_path / "case", agreed=False)
    with pytest.raises(InputError):
        make_documents(Order(case, formats=shelf), lambda: CLOCK)
    with pytest.raises(InputError):
        lock_format(f"{NAME}@2", shelf)
    assert not (case / "out").exists()


def test_a_link_out_of_a_format_s_folder_is_refused(shelf: Path, tmp_path: Path) -> None:
    folder = shelf / NAME / "2"
    shutil.move(folder / "body.html.jinja", tmp_path / "body")
    (folder / "body.html.jinja").symlink_to(tmp_path / "body")
    with pytest.raises(InputError, match="A symbolic link leads out of the folder"):
        load_format(folder)


def test_versions_of_one_format_may_share_a_file_by_a_link(shelf: Path) -> None:
    shutil.copytree(shelf / NAME / "2", shelf / NAME / "3")
    edit(shelf / NAME / "3" / "format.toml", "version = 2", "version = 3")
    (shelf / NAME / "3" / "print.css").unlink()
    (shelf / NAME / "3" / "print.css").symlink_to("../2/print.css")
    assert row(shelf, 3).fault is None


@pytest.mark.parametrize("content", ["{}", "[1]", "not json", '[{"format": "x"}]', '[{"on": "once"}]'])
def test_a_registry_that_cannot_be_read_is_refused(content: str, shelf: Path) -> None:
    (shelf / "agreed.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="is not a registry of agreements"):
        list_formats(shelf)


@pytest.mark.parametrize("name", ["UPPER", "a b", ".hidden", "x"])
def test_a_folder_whose_name_is_no_format_s_is_passed_over(name: str, shelf: Path) -> None:
    shutil.copytree(SHIPPED, shelf / name / "1")
    shutil.copytree(SHIPPED, shelf / NAME / "draft")
    own = [found for found in list_formats(shelf) if found.name == NAME]
    assert [found.version for found in own] == [1, 2]
    assert name not in {found.name for found in list_formats(shelf)}
