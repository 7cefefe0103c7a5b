"""Hostile text goes through every output as it stands: from the case file to Word, PDF, text and JSON."""

import json
from pathlib import Path

import pytest

from docgen.papers.ooxml import open_docx
from docgen.papers.pdf import open_pdf
from tests.made.documents import HOSTILE
from tests.workflow.cases import STEM, case_folder, made

TEXTS = [*HOSTILE, "x" * 500, "'; DROP TABLE cases; --", "${jndi:x}", "%s %n", "<!-- -->", "{{7*7}}", "&amp;&lt;"]


@pytest.mark.parametrize("text", TEXTS, ids=[ascii(text)[:30] for text in TEXTS])
def test_a_hostile_allegation_is_printed_exactly(text: str, tmp_path: Path) -> None:
    case = case_folder(tmp_path / "case")
    written = (case / "case.yaml").read_text(encoding="utf-8")
    quoted = json.dumps(text, ensure_ascii=False)
    assert "allegation: theft of two jackets" in written
    (case / "case.yaml").write_text(
        written.replace("allegation: theft of two jackets", f"allegation: {quoted}"), encoding="utf-8"
    )
    (produced,) = made(case)
    out = case / "out/internal"
    assert [finding for finding in produced.findings if finding.rule == "WS-110"] == []
    assert text in (out / f"{STEM}.txt").read_text(encoding="utf-8")
    spans = json.loads((out / f"{STEM}.json").read_text(encoding="utf-8"))
    assert text in strings(spans)
    assert open_docx((out / f"{STEM}.docx").read_bytes())
    assert open_pdf((out / f"{STEM}.pdf").read_bytes()).pages


def strings(value: object) -> set[str]:
    if isinstance(value, dict):
        return {found for item in value.values() for found in strings(item)}
    if isinstance(value, list):
        return {found for item in value for found in strings(item)}
    return {value} if isinstance(value, str) else set()
