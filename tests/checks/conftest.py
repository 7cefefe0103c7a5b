"""What the tests of the rules over files share: our fonts and a fixed time, and files of a document, once made."""

from collections.abc import Callable, Iterator

import pytest

from docgen.checks.rule import FileReading
from docgen.document import Document
from docgen.papers.ooxml import open_docx
from docgen.papers.pdf import open_pdf
from docgen.papers.shapes import Face
from docgen.pdf import faces, fontconfig, write_pdf
from docgen.word import write_docx
from docgen.workroom.typesetting import typesetting
from tests.checks.readings import FORM

Filed = Callable[..., FileReading]


@pytest.fixture(scope="session", autouse=True)
def _fonts_and_time(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    scratch = tmp_path_factory.mktemp("typesetting")
    with typesetting(scratch, fontconfig(scratch / "cache"), 0):
        yield


@pytest.fixture(scope="session")
def filed(_fonts_and_time: None) -> Filed:
    """Make both files of a document, and read them back."""
    fonts = tuple(Face(*face) for face in faces())
    made: dict[tuple[Document, str], FileReading] = {}

    def make(document: Document, css: str = FORM().css) -> FileReading:
        if (document, css) not in made:
            docx, pdf = open_docx(write_docx(document, FORM().reference)), open_pdf(write_pdf(document, css))
            made[document, css] = FileReading(document, docx, pdf, fonts)
        return made[document, css]

    return make
