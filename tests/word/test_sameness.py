import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from docgen.word import write_docx
from tests.word.documents import working_document

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import sys
from hashlib import sha256
from docgen.word import write_docx
from tests.made.reference_docx import reference_docx
from tests.word.documents import working_document
sys.stdout.write(sha256(write_docx(working_document(), reference_docx())).hexdigest())
"""


def test_the_same_document_gives_the_same_bytes_twice(reference: bytes) -> None:
    assert write_docx(working_document(), reference) == write_docx(working_document(), reference)


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_another_process_in_another_folder_zone_and_language_gives_the_same_bytes(
    seed: str, reference: bytes, tmp_path: Path
) -> None:
    around = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"}
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=tmp_path,
        env={**os.environ, **around},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == sha256(write_docx(working_document(), reference)).hexdigest()
