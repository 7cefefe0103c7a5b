"""The finished files of the formats beside the tribunal's statement, under tools that know nothing of docgen."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import docx
import pytest
from docx_integrity import check
from openxml_audit import OpenXmlValidator

from docgen.checks.files_agree import (
    blocks_that_differ_in_docx,
    blocks_that_differ_in_pdf,
    edges_that_differ_in_docx,
    edges_that_differ_in_pdf,
)
from docgen.errors import InputError
from docgen.papers.ooxml import open_docx
from docgen.papers.pdf import open_pdf
from docgen.papers.shapes import Face
from docgen.pdf import faces, fontconfig, write_pdf
from docgen.word import write_docx
from docgen.workroom.typesetting import typesetting
from tests.made.cases import case_of
from tests.made.checkers import needs_outloud, needs_verapdf, outloud_findings, verapdf_verdicts
from tests.made.closed import CLOSED_FORMS, closed_case
from tests.made.topics import OTHERS, Made, case_named, made_of
from tests.word.office import Office, pdf_text

NEXUS = ("monforte", "khelladi", "brandini-lopes")
FACES = tuple(Face(*face) for face in faces())


@dataclass(frozen=True)
class Written:
    """A document in both pictures."""

    made: Made
    pdf: bytes
    word: bytes


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Written]]:
    """The last document that each format makes of each case, as a draft: of exhibits one is as good as another."""
    scratch = tmp_path_factory.mktemp("typesetting")
    found: dict[str, Written] = {}
    with typesetting(scratch, fontconfig(scratch / "cache"), 0):
        for case in NEXUS:
            for form in OTHERS:
                for made in made_of(case_named(case), form)[-1:]:
                    found[f"{case}-{form}"] = _written(made)
        for form in CLOSED_FORMS:
            (made,) = made_of(closed_case(), form)
            found[f"closed-{form}"] = _written(made)
        yield found


def _written(made: Made) -> Written:
    pdf = write_pdf(made.document, made.form.css)
    return Written(made, pdf, write_docx(made.document, made.form.reference, pages=len(open_pdf(pdf).pages)))


def saved(written: dict[str, Written], folder: Path) -> list[Path]:
    for name, each in written.items():
        (folder / f"{name}.pdf").write_bytes(each.pdf)
    return sorted(folder.glob("*.pdf"))


def test_there_is_a_document_of_each_format(written: dict[str, Written]) -> None:
    without = {f"brandini-lopes-{form}" for form in ("summary-of-material", "statement-commission", "key-to-persons")}
    closed = {f"closed-{form}" for form in CLOSED_FORMS}
    assert set(written) == {f"{case}-{form}" for case in NEXUS for form in OTHERS} - without | closed


def test_the_files_say_what_the_document_says(written: dict[str, Written]) -> None:
    for name, each in written.items():
        document, pdf, word = each.made.document, open_pdf(each.pdf), open_docx(each.word)
        assert blocks_that_differ_in_pdf(document, pdf, FACES) == (), name
        assert edges_that_differ_in_pdf(document, pdf) == (), name
        assert blocks_that_differ_in_docx(document, word) == (), name
        assert edges_that_differ_in_docx(document, word) == (), name


@needs_verapdf
def test_verapdf_finds_no_failure_in_any_pdf(written: dict[str, Written], tmp_path: Path) -> None:
    files = saved(written, tmp_path)
    assert verapdf_verdicts(files) == {(flavour, path.name): "PASS" for flavour in ("ua1", "2a") for path in files}


@needs_outloud
def test_outloud_is_content_with_every_pdf(written: dict[str, Written], tmp_path: Path) -> None:
    files = saved(written, tmp_path)
    assert outloud_findings(files) == {path.name: set() for path in files}


def test_two_validators_are_content_with_every_word_file(written: dict[str, Written], tmp_path: Path) -> None:
    for name, each in written.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(each.word)
        assert (list(OpenXmlValidator().validate(str(path)).errors), list(check(str(path)))) == ([], []), name


@pytest.mark.parametrize("case", NEXUS)
def test_the_declaration_under_section_9_counts_the_pages_as_they_are(
    case: str, written: dict[str, Written], tmp_path: Path
) -> None:
    each = written[f"{case}-police-statement-s9"]
    pages = len(open_pdf(each.pdf).pages)
    said = f"This statement (consisting of {pages} page(s) each signed by me)"
    assert pages > 1
    assert said in " ".join(pdf_text(each.pdf, tmp_path)[0].split())
    path = tmp_path / "in.docx"
    path.write_bytes(each.word)
    assert [p.text for p in docx.Document(str(path)).paragraphs if p.text.startswith(said)]


@pytest.mark.parametrize("case", NEXUS)
def test_every_page_under_section_9_has_a_line_to_sign_in_both_pictures(
    case: str, written: dict[str, Written], tmp_path: Path
) -> None:
    each = written[f"{case}-police-statement-s9"]
    drawn = pdf_text(each.pdf, tmp_path)
    printed = pdf_text(Office(tmp_path).convert(each.word, "pdf"), tmp_path)
    for pages in (drawn, printed):
        for number, page in enumerate(pages, 1):
            foot = re.search(
                r"Signature \.{30,} +Signature witnessed by \.{30,}\s+Statement of .*Page (\d+) of (\d+)", page
            )
            assert foot, page[-300:]
            assert foot.groups() == (str(number), str(len(pages)))


def test_what_is_internal_says_so_on_every_page(written: dict[str, Written], tmp_path: Path) -> None:
    for case in NEXUS[:2]:
        for form in ("summary-of-material", "statement-commission"):
            pages = pdf_text(written[f"{case}-{form}"].pdf, tmp_path)
            assert len(pages) > 1
            assert all("Internal: not for service" in page for page in pages)


@pytest.mark.parametrize("form", CLOSED_FORMS)
def test_what_is_closed_says_so_on_every_page_in_both_pictures(
    form: str, written: dict[str, Written], tmp_path: Path
) -> None:
    each = written[f"closed-{form}"]
    for pages in (pdf_text(each.pdf, tmp_path), pdf_text(Office(tmp_path).convert(each.word, "pdf"), tmp_path)):
        assert len(pages) > 1
        assert all("CLOSED: for the Tribunal only. Not to be served" in page for page in pages)


@pytest.mark.parametrize("case", NEXUS)
def test_a_front_sheet_is_one_page_in_both_pictures(case: str, written: dict[str, Written], tmp_path: Path) -> None:
    each = written[f"{case}-exhibit-front-sheet"]
    assert len(open_pdf(each.pdf).pages) == 1
    assert len(pdf_text(Office(tmp_path).convert(each.word, "pdf"), tmp_path)) == 1


def test_a_lead_stands_on_the_page_of_its_table(written: dict[str, Written], tmp_path: Path) -> None:
    """Whatever the table: the first words of its head stand on the page on which its lead ends."""
    (lopes,) = made_of(case_named("brandini-lopes"), "police-statement-s9", on=date(2025, 4, 25))
    assert lopes.text == written["brandini-lopes-police-statement-s9"].made.text
    pages = pdf_text(written["brandini-lopes-police-statement-s9"].pdf, tmp_path)
    (with_lead,) = [page for page in pages if "I produce 1 exhibit." in page]
    assert re.search(r"Mark +What it is", with_lead)


def test_poppler_reads_the_text_of_every_pdf_in_order(written: dict[str, Written], tmp_path: Path) -> None:
    for name, each in written.items():
        path = tmp_path / "one.pdf"
        path.write_bytes(each.pdf)
        ran = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True)
        assert each.made.document.title in " ".join(ran.stdout.split()), name


@pytest.mark.parametrize(
    ("grows", "letters", "fits"),
    [("up", 40, True), ("up", 900, False), ("down", 40, True), ("down", 100, True), ("down", 900, False)],
)
def test_a_foot_that_runs_into_the_text_or_off_the_sheet_is_refused_by_its_field(
    grows: str, letters: int, fits: bool, tmp_path: Path
) -> None:
    (made,) = made_of(case_of(("family: Haddenham", f"family: {'x' * letters}")), "police-statement-s9")
    css = made.form.css
    if grows == "up":
        css += "\n@page { @bottom-left { vertical-align: bottom; padding-top: 0; padding-bottom: 9mm } }"
    with typesetting(tmp_path, fontconfig(tmp_path / "cache"), 0):
        if fits:
            assert write_pdf(made.document, css)
        else:
            with pytest.raises(InputError, match=r"maker.name.family: What stands at the foot of each page is longer"):
                write_pdf(made.document, css)
