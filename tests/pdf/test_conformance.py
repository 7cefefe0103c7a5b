"""Other people's checkers on finished files: veraPDF for PDF/UA-1 and PDF/A-2a, outloud for what it cannot see."""

from pathlib import Path

import pytest

from tests.made.checkers import needs_outloud, needs_verapdf, outloud_findings, verapdf_verdicts


@pytest.fixture(scope="module")
def files(written: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("written")
    for name, data in written.items():
        (folder / f"{name}.pdf").write_bytes(data)
    return sorted(folder.iterdir())


@needs_verapdf
def test_every_document_is_pdf_ua_1_and_pdf_a_2a_by_verapdf(files: list[Path]) -> None:
    wanted = {(flavour, path.name): "PASS" for flavour in ("ua1", "2a") for path in files}
    assert verapdf_verdicts(files) == wanted


@needs_outloud
def test_every_document_reads_well_by_outloud(files: list[Path]) -> None:
    assert outloud_findings(files) == {path.name: set() for path in files}
