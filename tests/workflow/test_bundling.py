"""The bundle of a case: what goes in, what stands on which page, and what keeps a final from being made."""

import io
import re
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import yaml
from docx import Document as WordDocument
from docx.oxml import parse_xml
from pikepdf import Dictionary, Name, Pdf

from docgen.case.orders import load_order
from docgen.errors import InputError
from docgen.findings import Severity
from docgen.papers.pdf import open_pdf
from docgen.workflow.bundle_assertions import unsupported
from docgen.workflow.bundling import BundleAsked, Bundled, begin_order, make_bundle
from docgen.workflow.folder import open_case
from docgen.workflow.making import Order, make_documents
from docgen.workflow.verifying import verify_file
from tests.made.cases import FIXTURE
from tests.workflow.cases import CLOCK

FINAL = "out/served/HU 01188 2025 Respondents bundle.pdf"
DRAFT = "out/internal/HU 01188 2025 Respondents bundle draft.pdf"
CASES = FIXTURE.parent
Change = Callable[[dict[str, object]], None]


def folder_with_order(
    tmp_path: Path, name: str = "brandini-lopes", *, final: bool = True, dividers: bool = False
) -> Path:
    """A copy of a fixture's case with its statements made and a first order of its bundle, with dividers or without."""
    folder = tmp_path / "case"
    shutil.copytree(CASES / name, folder)
    make_documents(Order(folder, final=final), lambda: CLOCK)
    begin_order(folder)
    if not dividers:
        changed(folder, lambda order: order.update(dividers="no"))
    return folder


def changed(folder: Path, change: Change) -> None:
    """Change the order as a person would."""
    path = folder / "bundle.yaml"
    order = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes texts only
    change(order)
    path.write_text(yaml.safe_dump(order, sort_keys=False, allow_unicode=True), encoding="utf-8")


def made(folder: Path, *, final: bool = False, replace: bool = False) -> Bundled:
    return make_bundle(BundleAsked(folder, final=final, replace=replace), lambda: CLOCK)


def texts(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def test_every_row_of_the_index_says_the_page_on_which_its_document_begins(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    bundled = made(folder, final=True)
    assert bundled.file == FINAL
    assert [each[:3] for each in bundled.documents] == [
        ("Notice of appeal", 5, 5),
        ("Notice of decision", 6, 7),
        ("Immigration history", 8, 8),
        ("Statement 1 of PC 1207 Haddenham", 9, 11),
        ("LH/1: certificate of conviction", 12, 12),
    ]
    pages = texts(folder / FINAL)
    assert len(pages) == bundled.pages == 12
    for page, words in (
        (5, "NOTICE OF APPEAL"),
        (6, "Notice of liability"),
        (9, "Witness statement of"),
        (12, "Memorandum"),
    ):
        assert words in pages[page - 1]
    index = " ".join(pages[2].split())
    for row in ("Notice of appeal 17 April 2025 Appellant 5", "Notice of decision 7 April 2025 Home Office 6 to 7"):
        assert row in index


def test_every_page_has_its_number_and_every_link_of_the_index_leads_to_it(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    made(folder, final=True)
    for number, text in enumerate(texts(folder / FINAL), start=1):
        assert re.search(rf"(?:^|\n|\r){number}(?:\r|\n|$)", text), number
    with pikepdf.open(folder / FINAL) as pdf:
        places = {page.obj.objgen: at for at, page in enumerate(pdf.pages, start=1)}
        notes = pdf.pages[2].obj["/Annots"]
        assert [places[note["/Dest"][0].objgen] for note in notes] == [5, 6, 7, 8, 9, 11, 12]
        back = [note for page in pdf.pages[4:] for note in page.obj.get("/Annots", ()) if "Back" in str(note.Contents)]
        assert [places[note["/Dest"][0].objgen] for note in back] == [3] * 5
        assert pdf.Root.PageMode == Name.UseOutlines
        assert [*pdf.Root.OpenAction][1:] == [Name.XYZ, None, None, 1]


def test_bookmarks_have_sections_documents_and_pages(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    made(folder, final=True)
    outline = open_pdf((folder / FINAL).read_bytes(), text=False).outline
    top = [(item.title, item.page) for item in outline if item.level == 1]
    assert top == [
        ("Respondent's bundle [1]", 1), ("A. Appeal papers [5]", 5), ("B. Statements and their exhibits [9]", 9),
    ]  # fmt: skip
    second = [(item.title, item.page) for item in outline if item.level == 2]
    assert ("Statement 1 of PC 1207 Haddenham [9]", 9) in second
    assert all(item.title.endswith(f"[{item.page}]") for item in outline)


def test_the_same_case_gives_the_same_bytes_and_the_second_time_nothing_is_gathered_anew(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    made(folder, final=True)
    first = (folder / FINAL).read_bytes()
    kept = {path.name: path.stat().st_mtime_ns for path in (folder / "out/internal/gathered").iterdir()}
    assert kept
    made(folder, final=True)
    assert (folder / FINAL).read_bytes() == first
    assert kept == {path.name: path.stat().st_mtime_ns for path in (folder / "out/internal/gathered").iterdir()}


def test_a_final_that_says_something_else_does_not_take_the_place_of_another(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    made(folder, final=True)
    before = (folder / FINAL).read_bytes()
    changed(folder, lambda order: order.update(hearing="2025-09-01"))
    with pytest.raises(InputError, match="There is a final already"):
        made(folder, final=True)
    assert (folder / FINAL).read_bytes() == before
    made(folder, final=True, replace=True)
    assert "For the hearing on 1 September 2025" in texts(folder / FINAL)[0]


def test_a_first_order_is_not_written_over(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    before = (folder / "bundle.yaml").read_bytes()
    with pytest.raises(InputError, match="There is an order already"):
        begin_order(folder)
    assert (folder / "bundle.yaml").read_bytes() == before


def test_without_an_order_it_is_said_how_to_get_one(tmp_path: Path) -> None:
    shutil.copytree(FIXTURE, tmp_path / "case")
    with pytest.raises(InputError, match="--init"):
        made(tmp_path / "case")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"paper": "S99"}, r"bundle.yaml:\d+:\d+ sections.1.entries.1: names a paper that the case does not have"),
        ({"exhibit": "LH/9"}, "names an exhibit that the case does not have"),
        ({"statement": "G9"}, "names a statement that the case does not have"),
        ({"paper": "S1", "first": 2, "last": 9}, r"names pages that the file does not have \(S1, 2 to 9\)"),
        ({"format": "key-to-persons"}, "is the key to persons, which stands in no bundle"),
        ({"format": "statement-commission"}, "is not for the Tribunal and the appellant"),
        ({"paper": "S1", "exhibit": "LH/1"}, "must name one of paper, exhibit, statement and format"),
        ({"paper": "S1", "first": 2}, "must give both first and last, or neither"),
        ({"papers": "S1"}, "is no field of a bundle's order"),
    ],
    ids=str,
)
def test_what_is_wrong_with_an_order_is_said_at_its_place(tmp_path: Path, entry: dict[str, object], said: str) -> None:
    folder = folder_with_order(tmp_path)
    changed(folder, lambda order: order["sections"][0].update(entries=[entry]))  # type: ignore[index]
    with pytest.raises(InputError, match=said):
        made(folder)
    assert not (folder / DRAFT).exists()


def test_pages_of_a_paper_may_go_in_alone(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    changed(folder, lambda order: order["sections"][0].update(entries=[{"paper": "S1", "first": 2, "last": 2}]))  # type: ignore[index]
    bundled = made(folder)
    assert bundled.documents[0][:3] == ("Notice of decision, pages 2 to 2", 5, 5)
    assert "You may appeal" in texts(folder / DRAFT)[4]
    assert "Notice of liability" not in " ".join(texts(folder / DRAFT))


def test_a_withheld_paper_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path, "monforte", final=False)
    closed = next(
        line
        for line in yaml.safe_load((folder / "case.yaml").read_text())["papers"]
        if line["disclosure"] == "withhold"
    )
    changed(folder, lambda order: order["sections"][0]["entries"].append({"paper": closed["id"]}))  # type: ignore[index]
    with pytest.raises(InputError, match=rf"is not disclosed \({closed['id']}\)"):
        made(folder)
    assert not [*(folder / "out").glob("*/*bundle*")]


def test_a_paper_of_which_something_is_withheld_is_refused_unless_it_is_redacted(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    entry = "withheld:\n  - {id: D1, what: a passage, parts: [{paper: S1, first: 1, last: 1}], in_part: yes, "
    entry += "route: not_relied_on, reason: x, authority: y, date: 2025-05-01}\n"
    path = folder / "case.yaml"
    path.write_text(path.read_text(encoding="utf-8").rstrip() + f"\n{entry}", encoding="utf-8")
    with pytest.raises(InputError, match=r"has pages that are withheld \(S1\)"):
        made(folder)


def test_a_final_that_was_changed_by_hand_is_refused_and_an_older_one_told_of(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    statement = next((folder / "out" / "served").glob("police-statement*.pdf"))
    before = statement.read_bytes()
    statement.write_bytes(before + b"% by hand")
    with pytest.raises(InputError, match="is another file than the final that docgen made"):
        made(folder, final=True)
    statement.write_bytes(before)
    with (folder / "case.yaml").open("a", encoding="utf-8") as case:
        case.write("# a remark\n")
    (finding,) = made(folder, final=True).findings
    assert finding.detail.endswith("was made before the case was last changed.")


def test_a_paper_that_calls_itself_closed_or_was_changed_stops_a_final(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    path = folder / "papers" / "immigration history.pdf"
    before = path.read_bytes()
    path.write_bytes(with_words(before, "a line more"))
    with pytest.raises(InputError, match="is that of another file than the one in papers"):
        made(folder, final=True)
    path.write_bytes(before)
    spoilt(folder, "S3", with_words(before, "CLOSED: for the Tribunal only", 825))
    with pytest.raises(InputError, match=r"lets a paper go out that calls itself closed \(S3\)"):
        made(folder, final=True)


def test_a_schedule_that_is_older_than_the_case_stops_a_final(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    make_documents(Order(folder, final=True, format="schedule-of-material"), lambda: CLOCK)
    changed(folder, lambda order: order["sections"][0]["entries"].append({"format": "schedule-of-material"}))  # type: ignore[index]
    assert made(folder, final=True).file == FINAL
    with (folder / "case.yaml").open("a", encoding="utf-8") as case:
        case.write("# a remark\n")
    with pytest.raises(InputError, match=r"was made before the case was last changed \(schedule-of-material.pdf\)"):
        made(folder, final=True, replace=True)


def test_a_paper_that_is_not_redacted_yet_has_a_page_in_a_draft_and_stops_a_final(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path, "khelladi", final=False)
    bundled = made(folder)
    said = {finding.detail for finding in bundled.findings if finding.rule == "BU-32"}
    assert "is to be disclosed redacted, and is not (S21)." in said
    assert bundled.file is not None
    title, page, *_ = next(each for each in bundled.documents if each[0].startswith("RT/9"))
    assert "It is not there yet" in texts(folder / bundled.file)[page - 1]
    assert title == "RT/9: crime report, conviction 8"
    with pytest.raises(InputError, match="has not been redacted"):
        made(folder, final=True)


def test_a_scan_can_be_searched_and_a_wide_table_stays_landscape(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path, "khelladi", final=False)
    bundled = made(folder)
    assert bundled.file is not None
    pages = texts(folder / bundled.file)
    letter = next(first for title, first, *_ in bundled.documents if title == "Letter from a school")
    assert "attendance" in pages[letter - 1]
    with pypdfium2.PdfDocument(folder / bundled.file) as pdf:
        sizes = {tuple(sorted(round(side) for side in pdf[at].get_size())) for at in range(len(pdf))}
        assert all(abs(short - 595) <= 9 and abs(long - 842) <= 9 for short, long in sizes)
        log = next(first for title, first, *_ in bundled.documents if title == "DW/2: incident log")
        width, height = pdf[log - 1].get_size()
        assert width > height


def spoilt(folder: Path, paper: str, content: bytes) -> None:
    """Put other bytes in the place of a paper's file; the case knows of them."""
    path = folder / "case.yaml"
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    said = next(each for each in case["papers"] if each["id"] == paper)
    before = sha256((folder / "papers" / said["file"]).read_bytes()).hexdigest()
    (folder / "papers" / said["file"]).write_bytes(content)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(before, sha256(content).hexdigest()), encoding="utf-8")


def test_what_cannot_be_read_is_a_page_that_says_so_and_stops_a_final(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    content = b"%PDF-1.7\nnothing that anybody could show"
    spoilt(folder, "S3", content)
    bundled = made(folder)
    (finding,) = (each for each in bundled.findings if each.rule == "BU-40")
    assert finding.place.field == "sections.1.entries.3"
    _, page, *_ = next(each for each in bundled.documents if each[0] == "Immigration history")
    told = texts(folder / DRAFT)[page - 1]
    assert "its pages cannot be shown here" in told
    assert sha256(content).hexdigest() in "".join(told.split())
    assert "not shown: see the page" in " ".join(texts(folder / DRAFT)[2].split())
    assert made(folder, final=True).file is None
    assert not (folder / FINAL).exists()


def test_what_the_appellant_says_of_others_goes_in_and_what_another_says_stops_a_final(tmp_path: Path) -> None:
    """A child of the case, named on the appellant's own notice and, in its twin, on the decision."""
    folder = folder_with_order(tmp_path)
    path = folder / "case.yaml"
    child = (
        "people:\n  - {id: P1, name: {given: Ottoline, family: Quillfeather}, label: Person A, categories: [child], "
        "under_18: yes, lifetime_anonymity: no, born: not recorded, address: not recorded, contact: not recorded, "
        "from: [S2 p1]}\n"
    )
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"people: \[\].*\n", child, text, count=1), encoding="utf-8")
    said = "My daughter Ottoline Quillfeather lives with me and goes to school here in the town"
    before = {name: (folder / "papers" / name).read_bytes() for name in ("notice of appeal.pdf", "decision.pdf")}
    for paper, name, stands in (("S2", "notice of appeal.pdf", True), ("S1", "decision.pdf", False)):
        spoilt(folder, paper, with_words(before[name], said))
        bundled = made(folder, final=True, replace=True)
        assert (bundled.file is not None) == stands, [each.detail for each in bundled.findings]
    assert {each.rule for each in bundled.findings if each.severity is Severity.ERROR} == {"SCAN", "WS-190"}


def with_words(content: bytes, words: str, height: int = 300) -> bytes:
    """A paper with a line more on its first page, so many points above its foot."""
    with Pdf.open(io.BytesIO(content)) as pdf:
        page = pdf.pages[0]
        page.add_resource(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica), Name.Font, Name.Fx)
        page.contents_add(f"q BT /Fx 9 Tf 60 {height} Td ({words}) Tj ET Q".encode(), prepend=False)
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True)
    return written.getvalue()


def test_comments_on_a_paper_stop_a_final_unless_the_order_keeps_them(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    with Pdf.open(folder / "papers" / "decision.pdf") as pdf:
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Text, Rect=[100, 700, 120, 720], Contents=pikepdf.String("ask counsel")
        )
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(note)])
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True)
    spoilt(folder, "S1", written.getvalue())
    bundled = made(folder, final=True)
    assert bundled.file is None
    (finding,) = (each for each in bundled.findings if each.rule == "BU-10")
    assert finding.detail == "S1 has comments on pages 1: they are left away."
    made(folder)
    assert b"ask counsel" not in (folder / DRAFT).read_bytes()
    changed(folder, lambda order: order["sections"][0]["entries"][1].update(comments="keep"))  # type: ignore[index]
    assert made(folder, final=True).file == FINAL
    with pikepdf.open(folder / FINAL) as pdf:
        assert "ask counsel" in [str(note.get("/Contents", "")) for note in pdf.pages[5].obj["/Annots"]]


def test_a_word_file_with_changes_that_nobody_decided_on_stops_a_final(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    document = WordDocument()
    document.add_paragraph("What stays.")
    deleted = parse_xml(
        '<w:del xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:id="1" w:author="A">'
        "<w:r><w:delText>What was struck out.</w:delText></w:r></w:del>"
    )
    document.paragraphs[0]._p.append(deleted)
    written = io.BytesIO()
    document.save(written)
    spoilt(folder, "S3", written.getvalue())
    bundled = made(folder, final=True)
    assert bundled.file is None
    (finding,) = (each for each in bundled.findings if each.rule == "BU-10")
    assert "Tracked changes: 1" in finding.detail


def test_an_absent_item_without_a_reason_is_told_of(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path, "khelladi", final=False)
    said = [each.detail for each in made(folder).findings if each.rule == "BU-30"]
    assert said == ["gives no reason for the absence of the immigration history."]
    changed(folder, lambda order: order["absent"][0].update(reason="held by another office"))  # type: ignore[index]
    bundled = made(folder)
    assert [each for each in bundled.findings if each.rule == "BU-30"] == []
    assert bundled.file is not None
    assert "held by another office" in " ".join(" ".join(texts(folder / bundled.file)).split())


def test_marks_of_exhibits_in_a_statement_lead_to_the_exhibits(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path, "khelladi", final=False)
    bundled = made(folder)
    assert bundled.file is not None
    starts = {title.partition(":")[0]: first for title, first, *_ in bundled.documents}
    first, last = next((first, last) for title, first, last, *_ in bundled.documents if title.startswith("Statement 1"))
    with pikepdf.open(folder / bundled.file) as pdf:
        places = {page.obj.objgen: at for at, page in enumerate(pdf.pages, start=1)}
        found = {
            (str(note.Contents).partition(",")[0], places[note["/Dest"][0].objgen])
            for page in pdf.pages[first - 1 : last]
            for note in page.obj.get("/Annots", ())
            if str(note.get("/Contents", "")).startswith("RT/")
        }
    assert found == {(f"RT/{number}", starts[f"RT/{number}"]) for number in range(1, 13)}


def test_the_schedule_of_incidents_says_where_each_is_told_and_shown(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path, "monforte", final=False)
    bundled = made(folder)
    assert bundled.file is not None
    pages = [" ".join(text.split()) for text in texts(folder / bundled.file)]
    at = next(number for number, text in enumerate(pages) if "Schedule of incidents and evidence Wh" in text)
    schedule = pages[at]
    for row in (
        "common assault (4417762/19) convicted, 3 September 2019 relied on",
        "value £180 (4431908/19) caution, 10 November 2019; not a conviction relied on",
        "robbery (4460087/21) acquitted, 14 February 2022 context",
        "sexual assault charged, 2 December 2024; not tried context",
    ):
        assert row in schedule
    starts = {title.partition(":")[0]: first for title, first, *_ in bundled.documents}
    told = re.findall(r"para (\d+), page (\d+) ((?:HC/\d+, page \d+(?:; )?)+)", schedule)
    assert len(told) == 7
    for paragraph, page, evidence in told:
        assert re.search(rf"\b{paragraph}\. ", pages[int(page) - 1])
        for mark, shown in re.findall(r"(HC/\d+), page (\d+)", evidence):
            assert starts[mark] == int(shown)


def test_people_and_witnesses_are_listed_with_links_to_where_they_are_spoken_of(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path, "monforte", final=False)
    changed(folder, lambda order: order.update(hearing="2025-10-06"))
    bundled = made(folder)
    assert bundled.file is not None
    pages = [" ".join(text.split()) for text in texts(folder / bundled.file)]
    at = next(number for number, text in enumerate(pages) if "List of people Everybody" in text)
    rows = re.findall(
        r"robbery, 28 August 2021 gave an account of it para (\d+), page (\d+)", " ".join(pages[at : at + 2])
    )
    assert len(rows) == 2
    for paragraph, page in rows:
        assert re.search(rf"\b{paragraph}\. ", pages[int(page) - 1])
    said = next(text for text in pages if "Witnesses Who gives a statement" in text)
    assert re.search(
        r"DC 4471EM Callowhill Statement 1 of .*, page \d+ all that the statement sets out is available", said
    )
    titles = [item.title for item in open_pdf((folder / bundled.file).read_bytes(), text=False).outline]
    assert f"List of people [{at + 1}]" in titles
    with pikepdf.open(folder / bundled.file) as pdf:
        places = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        led = {places[note["/Dest"][0].objgen] for note in pdf.pages[at].obj["/Annots"]}
    assert {int(page) for _, page in rows} <= led


def test_days_on_which_a_witness_cannot_come_are_said_and_stop_no_final(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.copytree(FIXTURE, folder)
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    away = "availability: {any_day: no, except_for: [{first: 2025-09-01, last: 2025-09-12}]}"
    (folder / "case.yaml").write_text(re.sub(r"availability: \{.*\}|availability:\n +any_day: .*", away, text), "utf-8")
    make_documents(Order(folder, final=True), lambda: CLOCK)
    begin_order(folder)
    changed(folder, lambda order: order.update(hearing="2025-09-04"))
    bundled = made(folder, final=True)
    assert (bundled.file, bundled.findings) == (FINAL, ())
    said = " ".join(" ".join(texts(folder / FINAL)).split())
    assert "is not available from 1 September 2025 to 12 September 2025" in said


def supplement(folder: Path, **said: object) -> str:
    """Write the order of a supplementary bundle of one paper, numbered on behind the first."""
    entries = [{"paper": "S3", "description": "Immigration history, as it is now"}]
    order = {
        "docgen": 1, "profile": "ftt-iac-2024", "title": "Respondent's supplementary bundle 1", "supplementary": 1,
        "number_from": 13, "sections": [{"letter": "A", "title": "Later papers", "entries": entries}], **said,
    }  # fmt: skip
    (folder / "later.yaml").write_text(yaml.safe_dump(order, sort_keys=False), encoding="utf-8")
    return "later.yaml"


def test_a_supplementary_bundle_is_numbered_on_dated_and_explained(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    name = supplement(folder, date="2025-06-02", explanation="It was obtained on 30 May 2025.")
    bundled = make_bundle(BundleAsked(folder, final=True, order=name), lambda: CLOCK)
    assert bundled.file == "out/served/HU 01188 2025 Respondents supplementary bundle 1.pdf"
    assert bundled.documents == (("Immigration history, as it is now", 16, 16, 1, ""),)
    pages = [" ".join(text.split()) for text in texts(folder / bundled.file)]
    assert "Supplementary bundle number 1. Dated 2 June 2025. 4 pages." in pages[0]
    assert "Why this was not provided earlier: It was obtained on 30 May 2025." in pages[1]
    assert all(str(number) in text.split() for number, text in enumerate(pages, start=13))
    with pikepdf.open(folder / bundled.file) as pdf:
        assert int(pdf.Root.PageLabels.Nums[1].St) == 13
        places = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        assert [places[note["/Dest"][0].objgen] for note in pdf.pages[2].obj["/Annots"]] == [3]


def test_an_order_of_a_supplementary_bundle_is_begun_with_what_the_first_does_not_have(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    with pytest.raises(InputError, match="there is nothing to add"):
        begin_order(folder, "later.yaml")
    changed(folder, lambda order: order["sections"][0]["entries"].pop())  # type: ignore[index]
    begin_order(folder, "later.yaml")
    order = yaml.safe_load((folder / "later.yaml").read_text(encoding="utf-8"))
    assert str(order["supplementary"]) == "1"
    assert order["sections"][0]["entries"] == [{"paper": "S3"}]


@pytest.mark.parametrize(
    ("assertion", "rule", "said"),
    [
        (
            {"words": "you are a prolific thief", "incident": None},
            "BU-34",
            "no incident of the case bears out",
        ),
        ({"words": "you were convicted of robbery", "incident": "I4"}, "BU-35", "it is recorded as: acquitted"),
        ({"words": "your offending in 2020", "incident": "I3"}, "BU-35", "it is recorded as: no further action"),
        ({"words": "you were acquitted of robbery", "incident": "I4"}, None, ""),
        ({"words": "you were convicted of common assault", "incident": "I1"}, None, ""),
    ],
    ids=lambda each: str(each)[:60],
)
def test_what_the_decision_says_is_held_against_what_is_recorded(
    assertion: dict[str, object], rule: str | None, said: str
) -> None:
    row = {key: value for key, value in {"paragraph": "12", **assertion}.items() if value is not None}
    sections = [{"letter": "B", "title": "Statements", "entries": [{"statement": "G1"}]}]
    order = {"docgen": 1, "profile": "ftt-iac-2024", "title": "Bundle", "sections": sections, "assertions": [row]}
    loaded = load_order(yaml.safe_dump(order).encode(), "bundle.yaml")
    found = [*unsupported(open_case(CASES / "monforte").loaded.case, loaded)]
    assert [each.rule for each in found] == ([rule] if rule else [])
    assert all(said in each.detail for each in found)


def test_what_the_decision_says_stops_a_final(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    row = {"paragraph": "3", "words": "you were convicted of burglary", "incident": "I1"}
    changed(
        folder, lambda order: order.update(assertions=[{**row, "incident": "I1"}, {"paragraph": "4", "words": "x"}])
    )
    bundled = made(folder, final=True)
    assert bundled.file is None
    assert [each.place.field for each in bundled.findings if each.rule == "BU-34"] == ["assertions.2"]


def test_a_supplementary_bundle_without_day_and_reason_is_no_final(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    name = supplement(folder)
    bundled = make_bundle(BundleAsked(folder, final=True, order=name), lambda: CLOCK)
    assert bundled.file is None
    said = [each.detail for each in bundled.findings if each.rule == "BU-58"]
    assert said == ["has no day: what comes later is dated.", "is not explained."]


def test_essential_reading_leads_to_its_page(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    row = {"entry": "LH/1", "page": 1, "passage": "the order", "issue": "what the court imposed"}
    changed(folder, lambda order: order.update(essential=[row]))
    bundled = made(folder)
    _, page, *_ = bundled.documents[-1]
    index = " ".join(" ".join(texts(folder / DRAFT)[:4]).split())
    assert f"{page} LH/1: certificate of conviction the order what the court imposed" in index
    changed(folder, lambda order: order.update(essential=[{**row, "entry": "S9"}]))
    with pytest.raises(InputError, match="names what is not in the bundle"):
        made(folder)


@pytest.mark.parametrize(
    ("name", "errors"),
    [("brandini-lopes", set()), ("khelladi", {"BU-61"}), ("monforte", {"BU-61"})],
)
def test_verify_finds_no_fault_of_ours_in_our_own_bundles(tmp_path: Path, name: str, errors: set[str]) -> None:
    """What stays is the papers' own: markings that somebody has to review, fonts that they do not embed."""
    folder = folder_with_order(tmp_path, name, final=False, dividers=True)
    changed(folder, lambda order: order.update(date="2025-09-01"))
    bundled = made(folder)
    assert bundled.file is not None
    told = verify_file(folder / bundled.file, "ftt-iac-2024").told
    found = [each.finding for each in told]
    assert {each.rule for each in found if each.severity is Severity.ERROR} == errors
    assert {each.rule for each in found if each.severity is Severity.WARNING} <= {"BU-12"}


def test_people_in_braces_stand_under_their_labels_in_all_that_an_order_says(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path, "khelladi", final=False)

    def braces(order: dict[str, Any]) -> None:
        order["title"] = "Papers on {P1}"
        order["absent"][0]["reason"] = "{P1} has it; {nobody} does not."
        entry = order["sections"][0]["entries"][0]
        entry["description"] = "What {P1} and {subject} said"

    changed(folder, braces)
    bundled = made(folder)
    assert bundled.file is not None
    label = next(each.label for each in open_case(folder).loaded.case.people if each.id == "P1")
    text = " ".join(" ".join(texts(folder / bundled.file)).split())
    assert f"What {label} and Mr Khelladi said" in text
    assert f"{label} has it; {{nobody}} does not." in text
    assert "{P1}" not in text


def test_what_a_statement_produces_and_what_the_rules_ask_for_is_there_or_absent_with_a_reason(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)

    def without(order: dict[str, Any]) -> None:
        for section in order["sections"]:
            section["entries"] = [each for each in section["entries"] if {*each.values()}.isdisjoint({"S1", "LH/1"})]

    changed(folder, without)
    found = {each.rule: each.detail for each in made(folder, final=True).findings if each.rule in {"BU-30", "BU-33"}}
    assert found["BU-33"] == "has the statement G1, and not LH/1, which it produces."
    assert found["BU-30"].startswith("has neither the notice of decision nor")
    told = [{"item": name, "reason": "It is served apart."} for name in ("LH/1", "the notice of decision")]
    changed(folder, lambda order: order.update(absent=told))
    assert not [each for each in made(folder).findings if each.rule in {"BU-30", "BU-33"}]


def test_why_a_page_stands_for_a_paper_is_said_on_it_and_no_command(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    with Pdf.open(FIXTURE / "papers" / "immigration history.pdf") as pdf:
        written = io.BytesIO()
        pdf.save(written, encryption=pikepdf.Encryption(owner="o", user="opensesame"))
    spoilt(folder, "S3", written.getvalue())
    reason = "The Home Office has no other copy."

    def explained(order: dict[str, Any]) -> None:
        next(each for each in order["sections"][0]["entries"] if each.get("paper") == "S3")["why_missing"] = reason

    changed(folder, explained)
    bundled = made(folder)
    (finding,) = (each for each in bundled.findings if each.rule == "BU-40")
    assert (finding.severity, "--password" in finding.detail) == (Severity.WARNING, True)
    (page,) = (text for text in map(flat, texts(folder / DRAFT)) if "cannot be shown here" in text)
    assert f"What is said of it by whoever serves it: {reason}" in page
    assert "which nobody gave" in page
    assert "--" not in page


def flat(text: str) -> str:
    return " ".join(text.split())
