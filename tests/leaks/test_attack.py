"""Nothing that a pack says must never appear is in anything that is made of it, by the programs of other people."""

import shutil
from pathlib import Path

import pytest

from docgen.case.people import Name
from docgen.workflow.scanning import Reading, scan_files
from tests.leaks.attack import PROGRAMS, attack
from tests.leaks.kit import KIT
from tests.leaks.planting import HIDDEN_NAME
from tests.made.cases import FIXTURE
from tests.made.packs import PACKS, documents_of, shared_pack
from tests.made.topics import case_named, unspeakable

KEY = "key-to-persons."
EVERY = (
    "police-statement-tribunal", "exhibit-front-sheet", "schedule-of-material", "withheld-schedule", KEY,
    "redaction-schedule", "police-disclosure-certificate", "summary-of-material", "statement-commission", "S",
)  # fmt: skip
"""How the names of all that is made begin; redacted papers are called by their ids."""
SEEN_BY = {
    "PDF: text split over a TJ": "pdftotext",
    "PDF: earlier revision": "unpacked streams",
    "PDF: stream packed twice": "qpdf",
    "PDF: named destination": "qpdf: names",
    "PDF: document information in UTF-16": "exiftool",
    "PDF: embedded file": "text",
    "PDF: name of an embedded file": "file name",
    "PDF: picture of words": "tesseract",
    "DOCX: deleted text": "LibreOffice",
    "DOCX: name split over runs": "LibreOffice",
    "DOCX: comment": "bytes",
    "DOCX: file name in the ZIP": "unzip: names",
    "ZIP: comment": "unzip: comment",
    "JSON: escapes": "text",
    "JPEG: EXIF title in UTF-16": "exiftool",
}
"""What hides a name, and by which way the attack has to see it there; the clean twin of each must pass."""


def test_every_program_that_attacks_is_there() -> None:
    assert [program for program in PROGRAMS if shutil.which(program) is None] == []


def test_each_way_of_the_attack_sees_what_is_hidden_and_nothing_in_a_clean_twin(tmp_path: Path) -> None:
    (scratch := tmp_path / "scratch").mkdir()
    files, ways = [], dict[str, str]()
    for at, plant in enumerate(each for each in KIT if each.what in SEEN_BY):
        for stem, content in ((f"hidden{at}", plant.planted()), (f"clean{at}", plant.twin())):
            path = tmp_path / f"{stem}{Path(plant.name).suffix}"
            path.write_bytes(content)
            files.append(path)
        ways[f"hidden{at}{Path(plant.name).suffix}"] = SEEN_BY[plant.what]
    seen = {(each.file, each.way) for each in attack(files, [HIDDEN_NAME], scratch)}
    assert len(ways) == len(SEEN_BY)
    assert set(ways.items()) - seen == set()
    assert {file for file, _ in seen} == set(ways)


def test_the_attack_sees_the_names_in_papers_before_they_are_redacted(tmp_path: Path) -> None:
    papers = FIXTURE.parent / "monforte" / "papers"
    before = [papers / "cr4460087_21.pdf", papers / "withdrawal stmt MG11 02042020.pdf"]
    seen = {(each.way, each.string) for each in attack(before, unspeakable("monforte"), tmp_path)}
    assert {("pdftotext", "Dennet Okoro-Vance"), ("tesseract", "Lucía Almansa Prieto")} <= seen


def in_the_key(case: str) -> set[str]:
    """What the key to persons may say: the names that a recorded decision gives."""
    people = [each for each in case_named(case).people if each.naming is not None and not each.lifetime_anonymity]
    return {form for each in people if isinstance(each.name, Name) for form in (each.name.full, each.name.family_part)}


@pytest.mark.parametrize("case", PACKS)
def test_nothing_that_a_pack_forbids_is_in_anything_that_is_made_of_it(
    case: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    files = documents_of(shared_pack(case, tmp_path_factory))
    kinds = {path.suffix for path in files}
    forbidden = unspeakable(case)
    seen = attack(files, forbidden, tmp_path)
    given = in_the_key(case)
    assert kinds == {".pdf", ".docx", ".txt", ".json"}
    for begin in (
        "police-statement-",
        "statement-commission-",
        "summary-of-",
        "withheld-schedule",
        "exhibit-",
        "S",
        KEY,
    ):
        assert any(path.name.startswith(begin) for path in files)
    assert len(forbidden) > 15
    assert [each for each in sorted(seen) if not (each.file.startswith(KEY) and each.string in given)] == []


@pytest.mark.parametrize("case", PACKS)
def test_what_was_proposed_and_taken_out_of_papers_is_all_that_the_scan_looks_for(
    case: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pack = shared_pack(case, tmp_path_factory)
    papers = sorted((pack / "redactions").glob("*.pdf"))
    assert len(papers) > 3
    assert [(str(each.place), each.detail) for each in scan_files(pack, papers, Reading.NO).findings] == []
