"""`docgen verify` at the door: table, JSON, a page of HTML, exit codes, and nothing of a person in any of them."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pikepdf import Array, Name, Pdf

from docgen.cli.main import main
from docgen.errors import ExitCode
from docgen.findings import Severity
from docgen.workflow import verifying
from docgen.workflow.verified_page import html_of
from docgen.workflow.verifying import verify_file
from docgen.workroom.worker import WorkerLimits
from tests.made.bundles import Made, bundle_bytes
from tests.workflow.test_bundling import folder_with_order, made

CORPUS = Path(__file__).resolve().parents[2] / "fixtures" / "corpus"
NAME = "HU 00001 2026 hearing bundle 1.pdf"
LOOPS = ("pikepdf__cyclic-toc.pdf", "qpdf__outlines-with-loop.pdf", "pdfjs__bad-PageLabels.pdf")
PERSON = "Quillon Vantongeren"
BROKEN = Made(documents=6, stamp=lambda n: "" if n in {4, 5, 6, 9} else str(n))
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    path.write_bytes(bundle_bytes())
    return path


def broken(path: Path, made: Made = BROKEN) -> Path:
    path.write_bytes(bundle_bytes(made))
    return path


def test_a_good_bundle_passes_and_what_no_file_shows_is_said(bundle: Path, capsys: Capture) -> None:
    assert main(["verify", str(bundle)]) == ExitCode.DONE
    lines = " ".join(capsys.readouterr().out.split())
    assert "8 pages, held against: First-tier Tribunal" in lines
    assert "Nothing was found." in lines
    assert "Not asked, since no file shows it (`docgen rules ID` says why): BU-13, BU-27" in lines


def test_the_table_gives_rule_severity_pages_what_and_next_step(bundle: Path, capsys: Capture) -> None:
    assert main(["verify", str(broken(bundle))]) == ExitCode.FINDINGS
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("    error    BU-02   pages 4-6, 9")
    assert [line.strip() for line in lines[at + 1 : at + 3]] == [
        "No number is printed that is the page's own.",
        "Number the whole file anew, from 1 on its very first page, the index included.",
    ]
    assert "  1 error, no warnings, no notes" in lines


def test_json_has_pages_as_runs_and_the_profile_s_source(bundle: Path, capsys: Capture) -> None:
    assert main(["verify", str(broken(bundle)), "--json", "--profile", "general-2021"]) == ExitCode.FINDINGS
    record = json.loads(capsys.readouterr().out)
    (finding,) = record["findings"]
    assert (record["profile"], record["pages"]) == ("general-2021", 14)
    assert (finding["rule"], finding["pages"]) == ("BU-02", [[4, 6], [9, 9]])
    assert finding["source"] == "General guidance on electronic court bundles (29 November 2021), 2"
    assert "BU-56" in record["not_shown_by_a_file"]


def test_warnings_alone_do_not_end_in_an_error(tmp_path: Path) -> None:
    assert main(["verify", str(broken(tmp_path / "bundle.pdf", Made()))]) == ExitCode.DONE


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("{bundle}", "--profile", "commercial"), "Choose one of: ftt-iac-2024, utiac-ce-file, general-2021."),
        (("{bundle}", "--html", "findings.pdf"), "Let it end in .html."),
        (("missing.pdf",), "There is no such file."),
        ((str(CORPUS / "qpdf__empty.pdf"),), "The PDF has no pages."),
        ((str(CORPUS / "pypdf__r2-user-password.pdf"),), "The PDF asks for a password."),
        ((str(CORPUS / "qpdf__pages-loop.pdf"),), "The file cannot be read as a PDF"),
        ((str(CORPUS / "ocrmypdf__invalid.pdf"),), "The file cannot be read as a PDF"),
    ],
    ids=["profile", "html", "missing", "no pages", "password", "loop", "damaged"],
)
def test_what_cannot_be_used_is_told_in_a_sentence(
    words: tuple[str, ...], said: str, bundle: Path, capsys: Capture
) -> None:
    assert main(["verify", *(word.format(bundle=bundle) for word in words)]) == ExitCode.INPUT
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "name", ["pikepdf__cyclic-toc.pdf", "qpdf__outlines-with-loop.pdf", "pdfjs__bad-PageLabels.pdf"]
)
def test_trees_with_loops_are_read_to_their_end(name: str, capsys: Capture) -> None:
    assert main(["verify", str(CORPUS / name)]) == ExitCode.FINDINGS
    assert "BU-20" in capsys.readouterr().out


def test_a_stitched_bundle_of_the_courts_is_told_what_it_lacks(capsys: Capture) -> None:
    assert main(["verify", str(CORPUS / "hmcts-stitch__outlined.pdf"), "--json"]) == ExitCode.FINDINGS
    found = {(each["rule"], each["field"]) for each in json.loads(capsys.readouterr().out)["findings"]}
    assert {("BU-02", "pages 1-5"), ("BU-03", "pages 2-4"), ("BU-20", "page 2"), ("BU-23", "file")} <= found
    assert not {rule for rule, _ in found} & {"BU-21", "BU-22", "BU-24"}


def test_a_bundle_that_docgen_made_has_no_errors_in_it(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path, final=False)
    verified = verify_file(folder / made(folder).file, "ftt-iac-2024")
    assert [each.finding for each in verified.told if each.finding.severity is Severity.ERROR] == []


class Seen(HTMLParser):
    """What a page of HTML holds: tags, and the addresses of its pictures."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.pictures: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.pictures += [str(value) for key, value in attrs if tag == "img" and key == "src"]


def test_the_page_is_whole_in_itself_and_has_a_thumbnail_of_each_page_found(tmp_path: Path, bundle: Path) -> None:
    out = tmp_path / "findings.html"
    assert main(["verify", str(broken(bundle)), "--html", str(out)]) == ExitCode.FINDINGS
    page = out.read_text(encoding="utf-8")
    seen = Seen(page)
    assert len(seen.pictures) == 4
    assert all(each.startswith("data:image/png;base64,iVBOR") for each in seen.pictures)
    assert "script" not in seen.tags
    assert re.findall(r"<figcaption>(.*?)</figcaption>", page) == [f"page {n}" for n in (4, 5, 6, 9)]
    assert "BU-02: Every page has its number printed on it" in page


def test_the_page_has_no_more_than_sixty_thumbnails_and_escapes_what_it_is_given(tmp_path: Path) -> None:
    path, out = tmp_path / "a&b <i>.pdf", tmp_path / "findings.html"
    verify_file(broken(path, Made(documents=40, stamp=lambda n: "")), "ftt-iac-2024", out)
    page = out.read_text(encoding="utf-8")
    assert len(Seen(page).pictures) <= 60
    assert "a&amp;b &lt;i&gt;.pdf" in page
    assert "<i>" not in page


def test_a_page_is_not_written_over_a_bundle_nor_into_a_folder_that_is_not_there(bundle: Path, capsys: Capture) -> None:
    before = bundle.read_bytes()
    assert main(["verify", str(bundle), "--html", str(bundle)]) == ExitCode.INPUT
    assert bundle.read_bytes() == before
    assert main(["verify", str(bundle), "--html", str(bundle.parent / "gone" / "x.html")]) != ExitCode.DONE
    assert "x.html" in capsys.readouterr().err


def test_nothing_that_a_person_is_called_is_told(tmp_path: Path, capsys: Capture) -> None:
    made = Made(
        entry=lambda at: f"{PERSON}",
        title=lambda at, page: f"{PERSON} {page + 3}",
        cover=f"HU/00001/2026|{PERSON}",
        beside={4: f"BT /F 11 Tf 60 500 Td ({PERSON}, see [RB/400]) Tj ET\n"},
        stamp=lambda n: f"{PERSON} {n + 1}",
        at=(300, 22),
    )
    path, out = broken(tmp_path / "bundle.pdf", made), tmp_path / "findings.html"
    main(["verify", str(path), "--html", str(out)])
    main(["verify", str(path), "--json"])
    printed = capsys.readouterr()
    for told in (printed.out, printed.err, out.read_text(encoding="utf-8")):
        assert "Vantongeren" not in told


def test_a_page_that_breaks_its_reader_is_told_and_the_others_are_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def slow(pdf: Pdf) -> None:
        square = b"0 0 m 9 9 l S\n" * 4_000_000  # takes PDFium longer than it is given here
        pdf.pages[4].obj.Contents = pdf.make_stream(square)

    path = tmp_path / NAME
    path.write_bytes(bundle_bytes(change=slow))
    monkeypatch.setattr(verifying, "OF_PAGES", WorkerLimits(seconds=1))
    told = {each.finding.rule: each.pages for each in verify_file(path, "ftt-iac-2024").told}
    assert told == {"BU-04": (5,)}


def test_whoever_waits_hears_how_many_pages_are_read(monkeypatch: pytest.MonkeyPatch, bundle: Path) -> None:
    heard: list[tuple[int, int]] = []
    monkeypatch.setattr(verifying, "AT_A_TIME", 3)
    verify_file(bundle, "general-2021", read=lambda more, of: heard.append((more, of)))
    assert sorted(heard) == [(2, 8), (3, 8), (3, 8)]


def test_the_same_bundle_gives_the_same_page(tmp_path: Path, bundle: Path) -> None:
    pages = []
    for name in ("one.html", "two.html"):
        verify_file(broken(bundle), "ftt-iac-2024", tmp_path / name)
        pages.append((tmp_path / name).read_bytes())
    assert pages[0] == pages[1]


def test_a_bundle_without_findings_makes_a_page_that_says_so(bundle: Path) -> None:
    verified = verify_file(bundle, "utiac-ce-file")
    assert "No rule has anything to say" in html_of(NAME, verified.profile, 8, verified.told, {})


def test_an_index_of_links_by_names_is_followed(tmp_path: Path) -> None:
    def named(pdf: Pdf) -> None:
        target = Array([pdf.pages[4].obj, Name.Fit])
        pdf.Root.Names = pdf.make_indirect({"/Dests": {"/Names": ["second", target]}})
        pdf.pages[1].obj.Annots[1].Dest = "second"  # a string object, as pikepdf writes it

    path = tmp_path / NAME
    path.write_bytes(bundle_bytes(change=named))
    assert verify_file(path, "ftt-iac-2024").told == ()
