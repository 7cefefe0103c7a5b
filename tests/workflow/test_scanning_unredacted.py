"""Papers of the appellant and of a tribunal go in as they are: their own pages may say it, and nothing else may."""

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name, OutlineItem, Pdf

from docgen.workflow.scanning import Reading, Scanned, scan_files
from tests.made.cases import FIXTURE, edited

KHELLADI = FIXTURE.parent / "khelladi"
DETERMINATION, LETTER = "Previous determination HU 04417 2020.pdf", "School letter re Idris.pdf"
BIRTH = "12 February 2019"
"""A child's, which an earlier decision of the tribunal gives: S16."""


def stamped(pdf: Pdf, at: int, words: str) -> None:
    """Print words at the foot of a page, as a bundle prints its numbers."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page = pdf.pages[at]
    name = page.add_resource(pdf.make_indirect(font), Name.Font)
    page.contents_add(pdf.make_stream(f"q BT {name} 9 Tf 500 20 Td ({words}) Tj ET Q".encode()))


def bundle(change: Callable[[Pdf], object] = lambda _: None, papers: tuple[str, ...] = (DETERMINATION,)) -> bytes:
    """An index page and papers after it, each page with its number."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        stamped(pdf, 0, "Index")
        for paper in papers:
            with Pdf.open(KHELLADI / "papers" / paper) as received:
                pdf.pages.extend(received.pages)
        for at in range(1, len(pdf.pages)):
            stamped(pdf, at, f"RB/{at + 1}")
        change(pdf)
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


def bookmarked(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem(f"Child of {BIRTH}", 1))


def case_with(tmp_path: Path, *changes: tuple[str, str], after: str = "docgen: 1") -> Path:
    """The case with the two papers, changed after a line of its file."""
    (papers := tmp_path / "case" / "papers").mkdir(parents=True)
    for paper in (DETERMINATION, LETTER):
        shutil.copy(KHELLADI / "papers" / paper, papers)
    before, start, rest = (KHELLADI / "case.yaml").read_text(encoding="utf-8").partition(after)
    assert start
    (papers.parent / "case.yaml").write_text(before + start + edited(*changes, text=rest), encoding="utf-8")
    return papers.parent


def scanned(tmp_path: Path, content: bytes, *, name: str = "bundle.pdf", case: Path | None = None) -> Scanned:
    (tmp_path / name).write_bytes(content)
    return scan_files(case or case_with(tmp_path), [tmp_path / name], Reading.DEMANDED)


def test_a_tribunal_s_own_decision_passes_on_its_own_pages_and_each_is_listed(tmp_path: Path) -> None:
    found = scanned(tmp_path, bundle())
    assert [(str(each.place), each.detail) for each in found.findings] == []
    (listed,) = [each for each in found.exemptions if each.whose == "S16" and "unredacted" in each.kind]
    assert listed.why.endswith("not told of: page 2 of bundle.pdf, page 3 of bundle.pdf")


def test_a_scan_of_the_appellant_s_passes_where_it_is_the_same_picture(tmp_path: Path) -> None:
    found = scanned(tmp_path, bundle(papers=(LETTER,)))
    assert found.findings == ()
    assert "page 2 of bundle.pdf" in " ".join(each.why for each in found.exemptions if each.whose == "S26")


def hanging(key: str, words: str) -> Callable[[Pdf], object]:
    """What hangs something on a page that no reader of it sees."""
    return lambda pdf: pdf.pages[1].obj.__setitem__(key, pdf.make_stream(f"<x>{words}</x>".encode()))


ELSEWHERE: dict[str, Callable[[Pdf], object]] = {
    "the index": lambda pdf: stamped(pdf, 0, BIRTH),
    "a bookmark": bookmarked,
    "a title": lambda pdf: pdf.docinfo.__setitem__("/Title", BIRTH),
    "a stamp on its own page, of somebody else": lambda pdf: stamped(pdf, 1, "Winifred Osgathorpe"),
    "a page that says much more": lambda pdf: stamped(pdf, 1, "and so on " * 20),
    "a page that says something of it": lambda pdf: stamped(
        pdf, 1, "this page is of the one who is called so in it " * 2
    ),
    "what is said of its page": hanging("/Metadata", BIRTH),
    "anything else that hangs on it": hanging("/Private", BIRTH),
}


@pytest.mark.parametrize("change", ELSEWHERE.values(), ids=ELSEWHERE)
def test_the_same_words_elsewhere_are_told(change: Callable[[Pdf], object], tmp_path: Path) -> None:
    assert scanned(tmp_path, bundle(change)).findings


def test_a_file_name_is_told_whatever_the_pages_are(tmp_path: Path) -> None:
    assert scanned(tmp_path, bundle(), name=f"{BIRTH}.pdf").findings


@pytest.mark.parametrize(("paper", "file", "party"), [("S16", DETERMINATION, "tribunal"), ("S26", LETTER, "appellant")])
def test_a_paper_of_the_police_is_let_off_nowhere(paper: str, file: str, party: str, tmp_path: Path) -> None:
    case = case_with(tmp_path, (f"from_party: {party}", "from_party: police"), after=f"  - id: {paper}\n")
    assert scanned(tmp_path, bundle(papers=(file,)), case=case).findings
