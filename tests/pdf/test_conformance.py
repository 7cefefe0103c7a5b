"""Other people's checkers on finished files: veraPDF for PDF/UA-1 and PDF/A-2a, outloud for what it cannot see."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.pdf.conftest import ROOT

VERAPDF = ROOT / "tests" / "tools" / "verapdf" / "verapdf"
OUTLOUD = os.environ.get("DOCGEN_OUTLOUD", str(ROOT / ".tools" / "bin" / "outloud"))


@pytest.fixture(scope="module")
def files(written: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("written")
    for name, data in written.items():
        (folder / f"{name}.pdf").write_bytes(data)
    return sorted(folder.iterdir())


@pytest.mark.skipif(shutil.which("javac") is None, reason="veraPDF needs default-jdk-headless and libjaxb-java")
def test_every_document_is_pdf_ua_1_and_pdf_a_2a_by_verapdf(files: list[Path]) -> None:
    ran = subprocess.run([VERAPDF, "ua1,2a", *files], capture_output=True, text=True, check=False)
    verdicts = [tuple(line.split("\t")[:3]) for line in ran.stdout.splitlines() if "\t" in line]
    assert verdicts == [("PASS", flavour, path.name) for flavour in ("ua1", "2a") for path in files], ran.stdout


@pytest.mark.skipif(shutil.which(OUTLOUD) is None, reason="outloud is not installed; DOCGEN_OUTLOUD names it")
def test_every_document_reads_well_by_outloud(files: list[Path]) -> None:
    ran = subprocess.run([OUTLOUD, "--json", "-", *files], capture_output=True, text=True, check=False)
    results = json.loads(ran.stdout[ran.stdout.index("{") : ran.stdout.rindex("}") + 1])["results"]
    assert [result["verdict"] for result in results] == ["pass"] * len(files)
    # TBL-014 takes a table that is joined over pages for one page's.
    found = {f["rule"] for result in results for f in result["findings"] if f["severity"] != "info"}
    assert found <= {"TBL-014"}
