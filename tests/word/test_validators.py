from pathlib import Path

import pytest
from docx_integrity import check
from openxml_audit import OpenXmlValidator

from docgen.document import Document
from docgen.word import write_docx
from tests.made.documents import statement_document
from tests.word.documents import document, paragraph, table, working_document

DOCUMENTS = {
    "every kind of block": working_document(),
    "long": statement_document(),
    "final": statement_document(2, 1, mark=None),
    "empty": document(),
    "ends with a table": document(table("t", (("1", "a"),))),
    "empty paragraph": document(paragraph(1)),
}


@pytest.mark.parametrize("made", DOCUMENTS.values(), ids=DOCUMENTS)
def test_two_validators_that_know_nothing_of_each_other_find_nothing(
    made: Document, reference: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "statement.docx"
    file.write_bytes(write_docx(made, reference))
    audit = OpenXmlValidator().validate(str(file))
    assert (list(audit.errors), list(check(str(file)))) == ([], [])


def test_the_reference_document_is_valid_itself(reference: bytes, tmp_path: Path) -> None:
    file = tmp_path / "reference.docx"
    file.write_bytes(reference)
    assert (list(OpenXmlValidator().validate(str(file)).errors), list(check(str(file)))) == ([], [])
