"""Lines are filled: none ends early because a date or an exhibit mark comes later in it."""

import re
import subprocess
from pathlib import Path

import pytest

from docgen.pdf import write_pdf
from docgen.pdf.fonts import fontconfig
from docgen.workroom.typesetting import typesetting
from tests.made.cases import FIXTURE, case_of, document_of, the_format

WORD = re.compile(r'<word xMin="([0-9.]+)" yMin="[0-9.]+" xMax="([0-9.]+)"')
LINE = re.compile(r"<line .*?</line>", re.DOTALL)
BLOCK = re.compile(r"<block .*?</block>", re.DOTALL)
FULL = 0.6
"""How full a line is at least that the next one follows in its paragraph: no date or mark is longer than the rest."""
LEFT, RIGHT = 133.0, 496.0
"""Where the text of a numbered paragraph begins and may end, in points: margins of 35 mm and an indent of 12 mm."""


@pytest.mark.parametrize("name", ["monforte", "khelladi"])
def test_no_line_of_a_numbered_paragraph_ends_early(name: str, tmp_path: Path) -> None:
    text = (FIXTURE.parent / name / "case.yaml").read_text(encoding="utf-8")
    file = tmp_path / "statement.pdf"
    with typesetting(tmp_path, fontconfig(tmp_path / "cache"), 0):
        file.write_bytes(write_pdf(document_of(case_of(text=text)), the_format().css))
    boxes = subprocess.run(["pdftotext", "-bbox-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    early, looked_at = [], 0
    for block in BLOCK.findall(boxes):
        lines = [[(float(a), float(b)) for a, b in WORD.findall(line)] for line in LINE.findall(block)]
        for line in lines[:-1]:
            if abs(line[0][0] - LEFT) < 2 or line[0][0] < LEFT - 30:
                looked_at += 1
                early += [line] if (line[-1][1] - LEFT) / (RIGHT - LEFT) < FULL else []
    assert looked_at > 100
    assert early == []
