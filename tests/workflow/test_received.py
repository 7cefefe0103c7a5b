"""The papers of whole cases, and hostile ones among them, are all listed with what stands out."""

import re
from pathlib import Path

import pytest

from docgen.checks.rule import FoundPaper
from docgen.papers.kinds import FileKind
from docgen.papers.looks import Looks, Shows
from docgen.workflow.papers import looking, seen_marking, sensitive_words
from docgen.workflow.starting import start_case
from docgen.workroom.worker import WorkerLimits
from tests.made.cases import FIXTURE
from tests.papers import files

CASES = ("monforte", "khelladi")
ROW = re.compile(r"^\| S\d+ \| (?P<file>[^|]+?) \| (?P<ending>\w+) \| (?P<pages>[^|]+?) \| (?P<inside>[^|]+?) \|$")
ENDINGS = {
    "pdf": FileKind.PDF,
    "docx": FileKind.WORD,
    "xlsx": FileKind.SPREADSHEET,
    "eml": FileKind.EMAIL,
    "tif": FileKind.TIFF,
    "jpg": FileKind.PICTURE,
}


@pytest.fixture(scope="module", params=CASES)
def received(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[FoundPaper]]:
    """A case's folder of fixtures, and its papers as `docgen new` finds them."""
    case = FIXTURE.parent / request.param
    started = start_case(tmp_path_factory.mktemp("case") / "new", source=case / "papers", example=None)
    return case, list(started.papers)


def expected(case: Path) -> dict[str, re.Match[str]]:
    """The table "Pages per source" of a case's `expected.md`, by file."""
    lines = (case / "expected.md").read_text(encoding="utf-8").splitlines()
    return {row["file"]: row for row in map(ROW.match, lines) if row}


def looks_of(papers: list[FoundPaper]) -> dict[str, Looks]:
    return {paper.file: paper.looks for paper in papers if paper.looks}


def test_every_paper_of_a_case_is_listed_with_its_kind_pages_and_whether_it_is_an_image(
    received: tuple[Path, list[FoundPaper]],
) -> None:
    case, papers = received
    rows, looks = expected(case), looks_of(papers)
    assert set(looks) == set(rows)
    assert [paper.fault for paper in papers if paper.fault] == []
    for name, row in rows.items():
        seen = looks[name]
        counted = seen.kind in {FileKind.PDF, FileKind.TIFF, FileKind.PICTURE}
        is_image = "image only" in row["inside"] or seen.kind in {FileKind.TIFF, FileKind.PICTURE}
        assert seen.kind is ENDINGS[row["ending"]], name
        assert seen.pages == (int(row["pages"]) if counted else None), name
        assert seen.shows == (Shows.IMAGE if is_image else Shows.TEXT), name


def test_turned_large_and_sideways_papers_of_a_case_are_told(received: tuple[Path, list[FoundPaper]]) -> None:
    case, papers = received
    looks = looks_of(papers)
    for name, row in expected(case).items():
        said = " ".join(looks[name].remarks)
        assert ("Turned by a rotation flag (90 degrees)" in said) == ("/Rotate 90" in row["inside"]), name
        assert ("Larger than A4 (420 × 297 mm)" in said) == ("1191x842 pt" in row["inside"]), name
        orientation = re.search(r"EXIF orientation (\d)", row["inside"])
        assert (orientation[0] if orientation else "EXIF") in said or orientation is None, name
        assert ("(GPS)" in said) == (orientation is not None), name


def test_the_markings_of_the_papers_are_seen() -> None:
    with looking() as look_at:
        papers = FIXTURE.parent / "monforte" / "papers"
        seen = {
            path.name: seen_marking(found.looks)
            for path in sorted(papers.rglob("*"))
            if path.is_file() and (found := look_at(path.name, path.read_bytes())).looks
        }
    sensitive = {name for name, marking in seen.items() if marking == "OFFICIAL-SENSITIVE"}
    assert sensitive == {
        "CR 4402215-20 print.pdf", "CR 4417762-19 print.pdf", "CR 4419733-22 print(2).pdf", "CR 4431908-19 print.pdf",
        "CR 4472240-24 RESTRICTED VICTIM.pdf", "PNC print MONFORTE.pdf", "W1 EM-INT-24-00931.pdf", "cr4460087_21.pdf",
        "custody record EM-21-8854.pdf",
    }  # fmt: skip
    assert {name for name, marking in seen.items() if marking == "cannot be seen: image"} == {
        "Cert conv 03.09.2019.pdf", "IMG_0388.jpg", "IMG_1190.jpg", "IMG_2041.JPG", "caution_form.tif", "scan0007.pdf",
        "withdrawal stmt MG11 02042020.pdf",
    }  # fmt: skip


def test_the_attachment_of_a_mail_is_listed_with_its_pages() -> None:
    with looking() as look_at:
        content = (FIXTURE.parent / "monforte" / "papers" / "Rota from employer.eml").read_bytes()
        looks = look_at("Rota from employer.eml", content).looks
    assert looks is not None
    (attached,) = looks.attachments
    assert (attached.name, attached.looks.kind, attached.looks.pages) == ("Rota covering note.pdf", FileKind.PDF, 1)


def test_a_paper_that_hangs_or_breaks_its_reader_is_listed_with_why_and_the_next_one_is_read() -> None:
    with looking(WorkerLimits(seconds=1, memory=2 << 30)) as look_at:
        slow = look_at("slow.pdf", files.endless_drawing(400))
        after = look_at("a.pdf", files.pdf_of("OFFICIAL"))
    assert slow.fault == (
        "The file cannot be read: it takes longer than 1 seconds. Ask for it again, or for another form of it."
    )
    assert slow.looks is not None
    assert (slow.sha256 is not None, slow.pages, slow.looks.kind) == (True, None, FileKind.PDF)
    assert after.looks == Looks(FileKind.PDF, 1, Shows.TEXT, markings=("OFFICIAL",), words=("OFFICIAL",))


HOSTILE = {
    "bomb.docx": files.zip_bomb(),
    "bomb.png": files.pixel_bomb(),
    "broken.pdf": b"%PDF-1.7 broken",
    "circle.tif": files.circle_of_frames(),
    "entities.docx": files.laughing_word_file(),
    "locked.pdf": files.locked("x"),
    "mails.eml": files.mail_in_mail(40),
}


def test_hostile_papers_are_taken_in_and_stop_nothing(tmp_path: Path) -> None:
    (source := tmp_path / "from").mkdir()
    for name, content in HOSTILE.items():
        (source / name).write_bytes(content)
    (source / "plain.txt").write_text("OFFICIAL", encoding="utf-8")
    papers = start_case(tmp_path / "new", source=source, example=None).papers
    assert [paper.file for paper in papers] == sorted([*HOSTILE, "plain.txt"])
    unread = {paper.file for paper in papers if paper.fault}
    assert unread == {"bomb.docx", "bomb.png", "broken.pdf", "entities.docx", "locked.pdf"}
    for name, content in HOSTILE.items():
        assert (tmp_path / "new" / "papers" / name).read_bytes() == content
    assert papers[-1].looks is not None
    assert papers[-1].looks.markings == ("OFFICIAL",)


NAMES = [
    ("CR 4472240-24 RESTRICTED VICTIM.pdf", ("RESTRICTED", "VICTIM")),
    ("RESTRICTED/W1 EM-INT-24-00931.pdf", ("RESTRICTED", "INT")),
    ("witness_statement (child).docx", ("witness", "child")),
    ("Sentencing remarks T20240519.pdf", ()),
    ("printout of interest.pdf", ()),
]


@pytest.mark.parametrize(("name", "words"), NAMES, ids=[row[0] for row in NAMES])
def test_words_in_a_file_s_name_that_should_not_be_seen_outside_are_named(name: str, words: tuple[str, ...]) -> None:
    assert sensitive_words(name) == words


def test_a_name_that_says_another_kind_than_the_content_is_told() -> None:
    with looking() as look_at:
        found = look_at("scan.pdf", files.picture())
    assert found.looks is not None
    assert "Its name ends like one of another kind (pdf)." in found.looks.remarks


def test_what_was_seen_stands_in_the_case_file_as_remarks(tmp_path: Path) -> None:
    (source := tmp_path / "from").mkdir()
    (source / "a.eml").write_bytes(files.mail(("x\nÿ: z.pdf", "application/pdf", files.pdf_of("x"))))
    (source / "b.pdf").write_bytes(files.pdf_of("RESTRICTED CRIME REPORT"))
    start_case(tmp_path / "new", source=source, example=None)
    text = (tmp_path / "new" / "case.yaml").read_text(encoding="utf-8")
    listed = text.partition('file: "a.eml"')[2]
    assert "#    # seen: PDF; text or image: text; marking: RESTRICTED\n" in listed
    assert "#    # seen: kind: perhaps crime report, as its first words say\n" in listed
    assert "#    # seen: 1 attachment, each a paper in its own right.\n" in listed
    assert all(line.startswith("#") for line in listed.splitlines()[1:])
