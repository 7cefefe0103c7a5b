"""The same document gives the same bytes: again, in another process, in another folder, at another hour."""

import subprocess
import sys
from pathlib import Path

import pytest

from docgen.pdf import write_pdf
from tests.pdf.conftest import DOCUMENTS, PRINT_CSS, ROOT

ELSEWHERE = """
import sys, hashlib, time
from pathlib import Path
real, offset = time.time, float(sys.argv[4])
time.time = lambda: real() + offset
from docgen.pdf import fontconfig, write_pdf
from docgen.workroom.typesetting import typesetting
from tests.pdf.conftest import DOCUMENTS
scratch = Path(sys.argv[2])
with typesetting(scratch, fontconfig(scratch / "cache"), 0):
    data = write_pdf(DOCUMENTS[sys.argv[1]](), Path(sys.argv[3]).read_text(encoding="utf-8"))
sys.stdout.buffer.write(data)
"""


@pytest.mark.parametrize("name", ["one-page", "scripts"])
def test_the_same_document_gives_the_same_bytes_twice_in_one_process(
    name: str, css: str, written: dict[str, bytes]
) -> None:
    assert write_pdf(DOCUMENTS[name](), css) == written[name]


@pytest.mark.parametrize(("name", "seed", "later"), [("long-draft", "1", "0"), ("scripts", "77", "40000000")])
def test_the_same_document_gives_the_same_bytes_in_another_process_folder_and_year(
    name: str, seed: str, later: str, written: dict[str, bytes], tmp_path: Path
) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, name, str(tmp_path), str(PRINT_CSS), later],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland", "LC_ALL": "C"},
        capture_output=True,
        check=True,
    )
    assert ran.stdout == written[name]


def test_two_documents_that_differ_in_one_letter_have_two_identifiers(css: str, written: dict[str, bytes]) -> None:
    assert written["long-draft"] != written["long-final"]
