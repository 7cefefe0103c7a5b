"""The inner parts of WeasyPrint that tagging stands on are as they were; if one moves, nothing is written."""

import contextlib

import pytest
import weasyprint
import weasyprint.pdf

from docgen.errors import MachineError
from docgen.pdf import internals, write_pdf
from tests.made.documents import statement_document


def test_weasyprint_is_the_one_whose_inner_parts_are_known() -> None:
    assert internals.changed_internals(weasyprint.__version__, internals.KNOWN) == ()


def test_a_moved_signature_and_another_version_are_named() -> None:
    moved = {"add_tags": (lambda pdf, pages: None, "(pdf, document, pdf_version, page_streams)")}
    assert internals.changed_internals("71.0", moved) == ("version 71.0", "add_tags")


def test_with_another_weasyprint_nothing_is_written(css: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "70.1")
    with pytest.raises(MachineError, match=r"pip install weasyprint==70\.0"):
        write_pdf(statement_document(1, 1), css)


def test_what_was_exchanged_is_put_back_even_after_a_fault() -> None:
    before = weasyprint.pdf.Stream, weasyprint.pdf.add_tags
    during = []
    with contextlib.suppress(ZeroDivisionError), internals.exchanged(lambda: None, lambda: None):
        during += [weasyprint.pdf.Stream, weasyprint.pdf.add_tags]
        raise ZeroDivisionError
    assert not set(during) & set(before)
    assert (weasyprint.pdf.Stream, weasyprint.pdf.add_tags) == before
