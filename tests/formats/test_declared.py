"""A declaration is a constant with at most one blank, the number of pages; a foot line may be of two lines."""

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from docgen.compose import compose
from docgen.disclosure.served import served_view
from docgen.document import Declaration, LateSpan, LateValue, TextSpan, block_id, canonical_text, leaves
from docgen.errors import FormatError
from docgen.formats.shelf import Format, load_format, shipped_formats
from tests.made.cases import case_of

NAME = "police-statement-s9"
BLANK = "consisting of {pages} page(s)"
REFUSED = [
    (BLANK, "consisting of {page} page(s)"),
    (BLANK, "consisting of {pages} of {pages} page(s)"),
    (BLANK, "consisting of {{pages}} page(s)"),
    (BLANK, "consisting of {pages page(s)"),
    ("wilfully", "{wilfully}"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped_formats() / NAME / "1", tmp_path / NAME / "1"))


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def declaration_of(form: Format) -> Declaration:
    case = case_of()
    document = compose(served_view(case, case.statements[0]), form, as_at=case.statements[0].date, mark=None)
    return next(leaf for leaf in leaves(document) if isinstance(leaf, Declaration))


@pytest.mark.parametrize(("old", "new"), REFUSED, ids=[new for _, new in REFUSED])
def test_a_declaration_with_another_blank_is_refused_by_name(old: str, new: str, folder: Path) -> None:
    edit(folder / "format.toml", old, new)
    with pytest.raises(
        FormatError, match=r"format.toml declarations.true.text: may hold \{pages\}, once, and no other"
    ):
        load_format(folder)


def test_the_number_of_pages_is_a_late_value_and_the_digest_is_over_the_blank(folder: Path) -> None:
    form = load_format(folder)
    block = declaration_of(form)
    assert [type(span) for span in block.spans] == [TextSpan, LateSpan, TextSpan]
    assert block.spans[1] == LateSpan(LateValue.PAGES)
    assert block.digest == sha256(form.declared("true").text.encode()).hexdigest()


@pytest.mark.parametrize(("text", "spans"), [("{pages} in all.", 2), ("In all {pages}", 2), ("None.", 1)])
def test_a_declaration_may_begin_or_end_with_the_number_or_have_none(text: str, spans: int, folder: Path) -> None:
    sheet = folder / "format.toml"
    lines = sheet.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if BLANK in line)
    sheet.write_text("".join([*lines[:at], f'text = "{text}"\n', *lines[at + 1 :]]), encoding="utf-8")
    block = declaration_of(load_format(folder))
    assert len(block.spans) == spans
    assert "".join(span.text for span in block.spans) == text.replace("{pages}", "[pages]")


def test_a_line_may_be_broken_at_the_foot_of_a_page_and_nowhere_else(folder: Path) -> None:
    body = folder / "body.html.jinja"
    edit(body, '<h1 id="title">WITNESS', '<h1 id="title">WITNESS<new-line/>')
    with pytest.raises(FormatError, match="<new-line> cannot stand in <h1>"):
        load_format(folder)


def test_two_tables_of_one_loop_have_heads_of_their_own(tmp_path: Path) -> None:
    """A block's name is of its clause and record: the head of a table that stands once keeps the name that it had."""
    folder = Path(shutil.copytree(shipped_formats() / NAME / "1", tmp_path / NAME / "1"))
    table = '<table id="{}" widths="50 50"><tr><th>A</th><th>B</th></tr><tr><td>{}</td><td>b</td></tr></table>'
    step = (
        "{% for search in statement.searches %}" + table.format("each", "{{ search.system | text }}") + "{% endfor %}"
    )
    body = folder / "body.html.jinja"
    body.write_text(
        body.read_text(encoding="utf-8") + step + table.format("once", "{{ maker.rank | text }}"), encoding="utf-8"
    )
    case = case_of()
    document = compose(
        served_view(case, case.statements[0]), load_format(folder), as_at=case.statements[0].date, mark=None
    )
    assert canonical_text(document).count("| A | B |") == 3
    names = [leaf.id for leaf in leaves(document)]
    assert len(names) == len(set(names))
    assert {block_id("each/th0", "statement.searches.Q1/head"), block_id("once/th0", "head")} <= set(names)
