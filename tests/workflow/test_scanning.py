"""A scan finds what a case withholds, tells where and never what, and keeps a final that leaks from being kept."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.case import load_case
from docgen.cli.main import main
from docgen.disclosure.beside import given_in_key
from docgen.disclosure.scanning import sought_of
from docgen.disclosure.sought import squeezed
from docgen.errors import InputError
from docgen.papers.ocr import can_read
from docgen.workflow.making import Order, make_documents
from docgen.workflow.read_pictures import READ_PICTURES, keep_words, kept_words
from docgen.workflow.scanning import Reading, scan_files, scan_own
from tests.leaks.in_pictures import words_as_picture
from tests.made.cases import FIXTURE, case_of, edited
from tests.made.redactable import pages, saved
from tests.papers.files import locked, pixel_bomb, zip_bomb
from tests.workflow.cases import CLOCK, case_folder, made

NOBODY = "people: []          # no third party is named in any paper\n"
SOMEBODY = """people:
  - id: P7
    name: {given: GIVEN, family: Quennell}
    label: Person A
    categories: [witness]
    under_18: no
    lifetime_anonymity: no
    born: 1991-03-14
    address: 17 Tarnside Row, Saltmarsh, ZS4 7QT
    contact: 07700 900417
    from: [S4 p1]
"""
needs_a_reader = pytest.mark.skipif(not can_read(), reason="tesseract-ocr is not installed")
PLACE = ("exact_place: not recorded", "exact_place: 3 Ferrybank Parade, Saltmarsh")


def with_somebody(given: str = "Marisol") -> tuple[str, str]:
    return NOBODY, SOMEBODY.replace("GIVEN", given)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = case_folder(tmp_path / "case")
    (folder / "case.yaml").write_text(edited(with_somebody(), PLACE), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("It was M. Quennell.", "P7"),
        ("at 17 tarnside row", "P7"),
        ("born on 14/03/1991", "P7"),
        ("3 Ferrybank Parade", "incidents.0.exact_place"),
    ],
)
def test_what_is_withheld_is_told_by_place_kind_and_whose(case: Path, tmp_path: Path, text: str, whose: str) -> None:
    file = tmp_path / "note.txt"
    file.write_text(text, encoding="utf-8")
    findings = scan_files(case, [file], Reading.NO).findings
    assert findings
    assert all(f"({whose})" in each.detail for each in findings)
    assert not any(text in each.detail for each in findings)


def test_a_file_name_that_tells_is_not_repeated(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "Quennell.txt"
    file.write_text("nothing", encoding="utf-8")
    assert main(["scan", str(file), "--case", str(case), "--json"]) == 1
    said = capsys.readouterr().out
    assert json.loads(said)["findings"][0]["file"] == "file 1"
    assert "Quennell" not in said


def test_a_clean_file_passes(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "note.txt"
    file.write_text("Caio Brandini Lopes was seen by Person A.", encoding="utf-8")
    assert main(["scan", str(file), "--case", str(case)]) == 0
    assert "Nothing was found." in capsys.readouterr().out


def test_a_file_that_is_not_there_cannot_be_used(case: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        scan_files(case, [tmp_path / "none.pdf"])


def test_what_cannot_be_looked_through_is_never_passed(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "broken.pdf"
    file.write_bytes(b"%PDF-1.7\nthis is none")
    assert "cannot be looked through" in scan_files(case, [file]).findings[0].detail


def test_the_log_number_of_an_intelligence_item_is_looked_for() -> None:
    case = load_case((FIXTURE.parent / "monforte" / "case.yaml").read_bytes(), "case.yaml")
    sought = {(term.kind, term.whose, term.squeezed) for term in sought_of(case).terms}
    logs = {("log number", item.id, squeezed(item.log)) for item in case.intelligence if isinstance(item.log, str)}
    assert logs
    assert logs <= sought


def test_a_part_of_a_name_that_the_subject_bears_too_becomes_a_phrase_and_is_listed() -> None:
    sought = sought_of(case_of(with_somebody("Caio")))
    terms = {term.squeezed for term in sought.terms}
    assert "caio" not in terms
    assert {"caioquennell", "quennellcaio", "mrcaio", "quennell"} <= terms
    assert [each.whose for each in sought.exemptions if each.kind == "part of a name"] == ["P7"]


@pytest.mark.parametrize(
    ("name", "sought"),
    [
        ("certificate.pdf", False),
        ("Certificate of conviction.pdf", False),
        ("certificate 10 March 2025.pdf", False),
        ("certificate 10.03.25.pdf", False),
        ("certificate 11 March 2025.pdf", True),
        ("rtif.pdf", True),
    ],
)
def test_a_file_that_is_called_as_its_paper_is_tells_no_more_and_is_listed(name: str, sought: bool) -> None:
    """Else a document that docgen itself calls a certificate could not be made of the case."""
    found = sought_of(case_of(("file: certificate.pdf", f"file: {name}")))
    assert any(term.whose == "S4" for term in found.terms) is sought
    assert ("file name of a paper", "S4") not in {(each.kind, each.whose) for each in found.exemptions} or not sought


def test_what_docgen_makes_of_a_case_with_somebody_in_it_passes(case: Path) -> None:
    made(case)
    drafts = {each.name: each.read_bytes() for each in (case / "out/internal").iterdir() if "manifest" not in each.name}
    sought = sought_of(case_of(with_somebody(), PLACE))
    assert scan_own(sought, drafts) == ()
    assert scan_own(sought, {**drafts, "x.txt": b"Marisol"})[0].place.field == ""


def test_a_final_that_leaks_is_not_kept(case: Path) -> None:
    file = case / "case.yaml"
    told = edited(
        ("On 2 February 2025", "At 17 Tarnside Row. On 2 February 2025"), text=file.read_text(encoding="utf-8")
    )
    file.write_text(told, encoding="utf-8")
    (produced,) = made(case, final=True)
    assert produced.files == ()
    assert {"PDF", "DOCX", "TXT", "JSON"} == {
        each.place.file.rpartition(".")[2].upper() for each in produced.findings if each.rule == "SCAN"
    }
    assert not [*(case / "out/served").glob("*")]


@pytest.mark.parametrize("said", ["nobody at all", "Marisol Quennell"])
def test_a_pdf_with_a_number_in_a_place_of_its_own_is_looked_through(case: Path, tmp_path: Path, said: str) -> None:
    """LibreOffice writes the length of each stream so."""
    file = tmp_path / "letter.pdf"
    pdf = pages([(72, 700, f"It was {said}")])
    pdf.Root["/Length"] = pdf.make_indirect(7)
    file.write_bytes(saved(pdf))
    found = scan_files(case, [file], Reading.NO).findings
    assert {each.detail.partition(":")[0] for each in found} == (
        {"holds what may not be served"} if "M" in said else set()
    )


GIVEN = "    in_key: {by: Head of Casework, date: 2025-04-01, reason: The parties know., from: [case-owner]}\n"


def test_a_key_gives_the_names_that_were_decided_to_be_given_and_tells_nothing_else_of_them(case: Path) -> None:
    file = case / "case.yaml"
    spoken_of = ("What I say about those", "{P7} saw me. What I say about those")
    told = edited(
        spoken_of, ("    from: [S4 p1]\n\nmakers", f"    from: [S4 p1]\n{GIVEN}\nmakers"), text=file.read_text("utf-8")
    )
    file.write_text(told, encoding="utf-8")
    order = Order(case, format="key-to-persons", final=True)
    (produced,) = make_documents(order, lambda: CLOCK)
    assert [each.rule for each in produced.findings] == []
    assert "Marisol Quennell" in (case / "out/served/key-to-persons.txt").read_text("utf-8")
    whole = load_case(file.read_bytes(), "case.yaml")
    given = given_in_key(whole)
    assert given == {"P7"}
    files = {"key.txt": b"Person A: Marisol Quennell"}
    assert scan_own(sought_of(whole, given), files) == ()
    assert scan_own(sought_of(whole), files) != ()
    assert scan_own(sought_of(whole, given), {"key.txt": b"Marisol Quennell, born on 14 March 1991"}) != ()


def shown(tmp_path: Path, words: str) -> Path:
    """A picture that shows words."""
    path = tmp_path / "wall.png"
    words_as_picture(words).save(path)
    return path


@needs_a_reader
def test_words_of_a_picture_are_kept_where_only_casework_sees_them_and_not_read_again(
    case: Path, tmp_path: Path
) -> None:
    file = shown(tmp_path, "nobody")
    assert scan_files(case, [file]).findings == ()
    (digest,) = kept_words(case)
    assert READ_PICTURES.startswith("out/internal/")
    keep_words(case, {digest: "what another run read: Quennell"})
    assert [each.place.field for each in scan_files(case, [file]).findings] == ["the picture (read by machine)"]


@needs_a_reader
@pytest.mark.parametrize("spoil", [lambda text: text[:-40], lambda text: text.replace("nobody", "no"), lambda _: "{}"])
def test_kept_words_that_were_cut_off_or_changed_are_read_again(
    case: Path, tmp_path: Path, spoil: Callable[[str], str]
) -> None:
    file = shown(tmp_path, "nobody Quennell")
    assert len(scan_files(case, [file]).findings) == 1
    path = case / READ_PICTURES
    path.write_text(spoil(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert kept_words(case) == {}
    assert len(scan_files(case, [file]).findings) == 1


def test_pictures_that_have_to_be_read_where_nothing_reads_them_end_with_what_to_install(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = shown(tmp_path, "nobody")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["scan", str(file), "--case", str(case), "--ocr"]) == 3
    assert "has nothing that reads pictures. Install it: sudo apt-get" in " ".join(capsys.readouterr().err.split())
    (warned,) = scan_files(case, [file]).findings
    assert "1 picture whose words nobody has read" in warned.detail


BOMBS = {
    "a ZIP that swells": ("bomb.docx", zip_bomb, "swells beyond bounds"),
    "a picture of too many dots": ("bomb.png", pixel_bomb, "cannot be looked through"),
    "a PDF with a password": ("locked.pdf", lambda: locked("x"), "asks for a password: ask for a copy without one"),
}


@pytest.mark.parametrize(("name", "made", "why"), BOMBS.values(), ids=BOMBS)
def test_a_bomb_or_a_locked_file_is_told_with_what_to_do(
    name: str, made: Callable[[], bytes], why: str, case: Path, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(made())
    findings = scan_files(case, [tmp_path / name], Reading.NO).findings
    assert any(why in each.detail for each in findings)
    assert all(each.next_step for each in findings)
