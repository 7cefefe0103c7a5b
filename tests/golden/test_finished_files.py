"""Every file that the fixtures make, under tools that know nothing of docgen."""

import re
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from docx_integrity import check
from openxml_audit import OpenXmlValidator

from docgen.workflow.making import Order, make_documents
from tests.made.cases import FIXTURE
from tests.made.checkers import needs_outloud, needs_verapdf, outloud_findings, verapdf_verdicts
from tests.made.packs import CLOCK, PACKS, answered, shared_pack
from tests.word.office import Office, pdf_text

CASES = sorted(path.parent for path in FIXTURE.parent.glob("*/case.yaml"))


STATEMENTS = ["brandini-lopes-M1-1", "khelladi-M1-1", "khelladi-M2-2", "monforte-M1-1", "small-closed-M1-1"]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each fixture's statements as drafts and as finals: a folder of files by case, maker and stage."""
    found: dict[str, Path] = {}
    for case in CASES:
        for stage in ("draft", "final"):
            folder = tmp_path_factory.mktemp("made") / f"{case.name}-{stage}"
            folder.mkdir()
            if stage == "final" and case.name in PACKS:
                files = [*(shared_pack(case.name, tmp_path_factory) / "out" / "served").glob("police-statement-*")]
            else:
                files = _made(case, folder / "case", final=stage == "final")
            for file in files:
                place = folder / f"{file.stem}-only"
                place.mkdir(exist_ok=True)
                shutil.copy(file, place)
                found[f"{case.name}-{file.stem[-4:]}-{stage}"] = place
    return found


def _made(case: Path, folder: Path, *, final: bool) -> list[Path]:
    shutil.copytree(case, folder)
    if final:
        answered(folder / "case.yaml")
    made = make_documents(Order(folder, final=final), lambda: CLOCK)
    assert all(each.files for each in made), [str(found) for each in made for found in each.findings]
    return [folder / name for each in made for name in each.files]


def of_kind(outputs: dict[str, Path], suffix: str, into: Path) -> list[Path]:
    """The files of one kind, each under a name of its own."""
    for name, folder in outputs.items():
        for path in folder.glob(f"*{suffix}"):
            shutil.copyfile(path, into / f"{name}{suffix}")
    return sorted(into.iterdir())


@needs_verapdf
def test_verapdf_finds_no_failure_in_any_pdf(outputs: dict[str, Path], tmp_path: Path) -> None:
    files = of_kind(outputs, ".pdf", tmp_path)
    assert len(files) == 2 * len(STATEMENTS)
    assert verapdf_verdicts(files) == {(flavour, path.name): "PASS" for flavour in ("ua1", "2a") for path in files}


@needs_outloud
def test_outloud_is_content_with_every_pdf(outputs: dict[str, Path], tmp_path: Path) -> None:
    files = of_kind(outputs, ".pdf", tmp_path)
    assert outloud_findings(files) == {path.name: set() for path in files}


def test_two_validators_are_content_with_every_word_file(outputs: dict[str, Path], tmp_path: Path) -> None:
    for path in of_kind(outputs, ".docx", tmp_path):
        assert (list(OpenXmlValidator().validate(str(path)).errors), list(check(str(path)))) == ([], []), path.name


def drawn_as(text: str) -> str:
    """Text as poppler gives it back: a line may end after a hyphen or within 9(1)(b), and Arabic comes as it is drawn.

    That Arabic stands there letter by letter is shown by shapes, in the tests of the PDF.
    """
    return (
        " ".join(re.sub(r"[\u0590-\u08ff\u202a-\u202e]+", " ", text).split())
        .replace("- ", "-")
        .replace(" ,", ",")
        .replace(") (", ")(")
    )


@pytest.mark.parametrize("stage", ["draft", "final"])
@pytest.mark.parametrize("case", STATEMENTS)
def test_the_draft_mark_stands_on_every_page_of_a_draft_and_nowhere_in_a_final(
    case: str, stage: str, outputs: dict[str, Path]
) -> None:
    (pdf,) = outputs[f"{case}-{stage}"].glob("*.pdf")
    (word,) = outputs[f"{case}-{stage}"].glob("*.docx")
    (text,) = outputs[f"{case}-{stage}"].glob("*.txt")
    pages = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    marked = ["DRAFT" in page for page in pages.split("\f")[:-1]]
    headers = [p.text for section in docx.Document(str(word)).sections for p in section.header.paragraphs]
    assert len(marked) > 1
    assert set(marked) == {stage == "draft"}
    assert ("DRAFT" in headers) is (stage == "draft")
    assert text.read_text(encoding="utf-8").startswith("DRAFT\n") is (stage == "draft")


@pytest.mark.parametrize("case", STATEMENTS)
def test_python_docx_and_poppler_read_what_the_text_file_says(case: str, outputs: dict[str, Path]) -> None:
    folder = outputs[f"{case}-final"]
    (pdf,), (word,), (text,) = folder.glob("*.pdf"), folder.glob("*.docx"), folder.glob("*.txt")
    paragraphs = [re.sub(r"^(?:\d+\.|#+) ", "", p) for p in text.read_text(encoding="utf-8").split("\n\n")[1:-1]]
    prose = [p for p in paragraphs if not p.startswith("|")]
    by_word = [p.text for p in docx.Document(str(word)).paragraphs]
    assert [p for p in prose if p not in by_word] == []
    drawn = subprocess.run(
        ["pdftotext", "-raw", "-nopgbrk", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    flat = drawn_as(re.sub(r"Statement of [A-Z] .*\n|Page \d+ of \d+\n|OFFICIAL\n", "", drawn))
    assert [p for p in prose if drawn_as(p) not in flat] == []


@pytest.mark.parametrize("case", STATEMENTS)
def test_libreoffice_lays_out_every_paragraph_of_the_word_file(
    case: str, outputs: dict[str, Path], tmp_path: Path
) -> None:
    folder = outputs[f"{case}-draft"]
    (word,), (text,) = folder.glob("*.docx"), folder.glob("*.txt")
    pages = pdf_text(Office(tmp_path).convert(word.read_bytes(), "pdf"), tmp_path)
    flat = drawn_as(re.sub(r"(?m)^ *(?:Statement of [A-Z] .*Page \d+ of \d+|OFFICIAL|DRAFT) *$", "", "\n".join(pages)))
    prose = [p for p in text.read_text(encoding="utf-8").split("\n\n")[2:-1] if not p.startswith("|")]
    assert all("DRAFT" in page for page in pages)
    assert [p for p in prose if drawn_as(re.sub(r"^#+ ", "", p)) not in flat] == []
