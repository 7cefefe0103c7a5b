"""What the PDF tests share: our fonts and a fixed time around them, the format's styles, and documents once written."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.checks.files_agree import blocks_that_differ_in_pdf
from docgen.document import Document, Table
from docgen.papers.pdf import PdfFacts, open_pdf
from docgen.papers.shapes import Face
from docgen.pdf import faces, fontconfig, write_pdf
from docgen.workroom.typesetting import typesetting
from tests.made.documents import statement_document
from tests.pdf.scripts import scripts_document

ROOT = Path(__file__).resolve().parents[2]
PRINT_CSS = ROOT / "templates" / "police-statement-tribunal" / "1" / "print.css"
DOCUMENTS: dict[str, Callable[[], Document]] = {
    "long-draft": statement_document,
    "long-final": lambda: statement_document(mark=None),
    "one-page": lambda: without_table(statement_document(1, 1, mark=None)),
    "scripts": scripts_document,
}


FACES = tuple(Face(*face) for face in faces())


def blocks_that_differ(document: Document, facts: PdfFacts) -> tuple[str, ...]:
    """The proof that a PDF says its document, with the fonts that ours are set in."""
    return blocks_that_differ_in_pdf(document, facts, FACES)


def without_table(document: Document) -> Document:
    """Leave the table and its heading out."""
    at = next(i for i, block in enumerate(document.blocks) if isinstance(block, Table))
    return replace(document, blocks=document.blocks[: at - 1] + document.blocks[at + 1 :])


@pytest.fixture(scope="session", autouse=True)
def _fonts_and_time(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    scratch = tmp_path_factory.mktemp("typesetting")
    with typesetting(scratch, fontconfig(scratch / "cache"), 0):
        yield


@pytest.fixture(scope="session")
def css() -> str:
    return PRINT_CSS.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def written(css: str, _fonts_and_time: None) -> dict[str, bytes]:
    return {name: write_pdf(make(), css) for name, make in DOCUMENTS.items()}


@pytest.fixture(scope="session")
def facts(written: dict[str, bytes]) -> dict[str, PdfFacts]:
    return {name: open_pdf(data) for name, data in written.items()}
