"""What the tests of the Word file share."""

from pathlib import Path

import pytest

from tests.word.office import Office

REFERENCE = Path(__file__).resolve().parents[2] / "templates" / "police-statement-tribunal" / "1" / "reference.docx"


@pytest.fixture(scope="session")
def reference() -> bytes:
    return REFERENCE.read_bytes()


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))
