"""The pages before the sections of a bundle: numbered and bookmarked as all pages are, each with what follows it."""

import re
from pathlib import Path

import pikepdf

from docgen.papers.pdf import open_pdf
from docgen.workflow.first_order import first_order
from docgen.workflow.verifying import verify_file
from tests.made.topics import case_named
from tests.workflow.test_bundle_volumes import large
from tests.workflow.test_bundling import DRAFT, FINAL, changed, folder_with_order, made, texts


def words(path: Path) -> list[str]:
    return [" ".join(text.split()) for text in texts(path)]


def test_a_page_before_each_section_says_what_stands_in_it_and_leads_there(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path, dividers=True)
    bundled = made(folder, final=True)
    assert (bundled.file, bundled.findings) == (FINAL, ())
    assert [each[:3] for each in bundled.documents] == [
        ("Notice of appeal", 6, 6),
        ("Notice of decision", 7, 8),
        ("Immigration history", 9, 9),
        ("Statement 1 of PC 1207 Haddenham", 11, 13),
        ("LH/1: certificate of conviction", 14, 14),
    ]
    pages = words(folder / FINAL)
    assert len(pages) == bundled.pages == 14
    assert "Section A Appeal papers No. Document Page 1 Notice of appeal" in pages[4]
    assert "2 Notice of decision 7 to 8 3 Immigration history 9" in pages[4]
    assert "Section B Statements and their exhibits No. Document Page 4 Statement 1 of PC 1207 Haddenham 11" in pages[9]
    assert all(re.search(rf"\b{number}\b", text) for number, text in enumerate(pages, 1))
    with pikepdf.open(folder / FINAL) as pdf:
        places = {page.obj.objgen: at for at, page in enumerate(pdf.pages, start=1)}
        led = [places[note["/Dest"][0].objgen] for note in pdf.pages[4].obj["/Annots"]]
    assert led == [6, 7, 8, 9, 3]  # the last leads back to the index


def test_the_bookmark_of_a_section_leads_to_its_page(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path, dividers=True)
    made(folder, final=True)
    outline = open_pdf((folder / FINAL).read_bytes(), text=False).outline
    assert [(each.title, each.page) for each in outline if each.level == 1] == [
        ("Respondent's bundle [1]", 1),
        ("A. Appeal papers [5]", 5),
        ("B. Statements and their exhibits [10]", 10),
    ]
    at = next(number for number, each in enumerate(outline) if each.title == "A. Appeal papers [5]")
    assert [each.title for each in outline[at + 1 : at + 3]] == ["Notice of appeal [6]", "Notice of decision [7]"]


def test_every_page_before_a_section_has_tags(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path, dividers=True)
    made(folder, final=True)
    with pikepdf.open(folder / FINAL) as pdf:
        parts = pdf.Root.StructTreeRoot.K[0].K if "/S" in pdf.Root.StructTreeRoot.K[0] else pdf.Root.StructTreeRoot.K
        titles = [str(part.get("/T", "")) for part in parts]
        assert "/StructParents" in pdf.pages[4].obj
    assert "A. Appeal papers" in titles


def test_an_order_can_leave_them_out_and_one_of_a_single_section_has_none(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    assert made(folder, final=True).pages == 12
    assert not any("Section A" in text for text in words(folder / FINAL))
    case = case_named("brandini-lopes")
    assert first_order(case)["dividers"] == "yes"
    assert first_order(case.model_copy(update={"papers": ()}))["dividers"] == "no"


LONG = "Papers of the proceedings before the Crown Court that concern what was alleged in the years from 2001 to 2024 "
ARABIC = "\u0623\u0648\u0631\u0627\u0642 \u0627\u0644\u0645\u062d\u0643\u0645\u0629"


def test_many_sections_of_any_title_and_more_documents_than_a_page_holds(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path, final=False)
    titles = {"B": (LONG * 2).strip(), "C": ARABIC, "D": "\u6cd5\u5ead\u6587\u4ef6"}
    many = {"B": 60, "Z": 3}
    sections = [
        {
            "letter": letter,
            "title": titles.get(letter, f"Papers {letter}"),
            "entries": [{"paper": "S3"} for _ in range(many.get(letter, 1))],
        }
        for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    ]
    changed(folder, lambda order: order.update(sections=sections, dividers="yes"))
    bundled = made(folder)
    pages = words(folder / DRAFT)
    starts = [at for at, text in enumerate(pages, 1) if re.search(r"Section [A-Z] ", text)]
    assert len(starts) == 26
    assert "No. Document Page 2 Immigration history" in pages[starts[1] - 1]
    more = pages[starts[1] : bundled.documents[1].first - 1]  # where the table goes on, under its head
    assert more
    assert all("No. Document Page" in text for text in more)
    assert bundled.pages == len(pages)
    told = verify_file(folder / DRAFT, "ftt-iac-2024").told
    assert not {each.finding.rule for each in told} & {"BU-02", "BU-20", "BU-21", "BU-22", "BU-24"}


def test_a_section_that_goes_on_in_another_volume_has_a_page_in_each(tmp_path: Path) -> None:
    folder = large(tmp_path, dividers=True)
    bundled = made(folder)
    first, second = (words(folder / name) for name in bundled.files)
    assert any("volume 1 Section B Statements" in text for text in first)
    (at,) = [at for at, text in enumerate(second, 1) if "volume 2 Section B, continued Statements" in text]
    assert "5 LH/1: certificate of conviction" in second[at - 1]
    assert "Haddenham" not in second[at - 1]
    for number, name in enumerate(bundled.files, 1):
        assert len(texts(folder / name)) == max(each.last for each in bundled.documents if each.volume == number)
        found = {each.finding.rule for each in verify_file(folder / name, "ftt-iac-2024").told}
        assert not found & {"BU-02", "BU-05", "BU-20", "BU-21", "BU-22", "BU-24"}


def test_a_first_order_has_the_schedules_of_what_is_kept_back_and_letters_without_a_gap() -> None:
    sections = first_order(case_named("monforte"))["sections"]
    assert [(each["letter"], each["title"]) for each in sections] == [
        ("A", "Appeal papers"),
        ("B", "Statements and their exhibits"),
        ("C", "What is kept back"),
    ]
    assert sections[2]["entries"] == ({"format": "withheld-schedule"}, {"format": "redaction-schedule"})
