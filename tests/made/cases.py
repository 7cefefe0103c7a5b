"""Cases for tests: the fixture's case, edited as text, so that a test shows just what it changes."""

from pathlib import Path

from docgen.case import Case, load_case
from docgen.compose import compose
from docgen.disclosure.served import served_view
from docgen.document import Document
from docgen.formats.shelf import Format, load_format, shipped_formats

FIXTURE = Path(__file__).resolve().parents[2] / "fixtures" / "cases" / "brandini-lopes"
CASE_TEXT = (FIXTURE / "case.yaml").read_text(encoding="utf-8")


def edited(*changes: tuple[str, str], text: str = CASE_TEXT) -> str:
    """The fixture's case file with each piece of text replaced, which must be there."""
    for old, new in changes:
        assert old in text, f"the fixture does not hold {old!r}"
        text = text.replace(old, new)
    return text


def case_of(*changes: tuple[str, str], text: str = CASE_TEXT) -> Case:
    return load_case(edited(*changes, text=text).encode(), "case.yaml")


def the_format() -> Format:
    return load_format(shipped_formats() / "police-statement-tribunal" / "1")


def document_of(case: Case, *, mark: str | None = "DRAFT") -> Document:
    statement = case.statements[0]
    return compose(served_view(case, statement), the_format(), as_at=statement.date, mark=mark)
