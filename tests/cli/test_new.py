"""`docgen new` prints what every paper is as a table of at most 100 columns, and all of it as JSON."""

import json
from pathlib import Path

import pytest

from docgen.cli.main import main
from tests.made.cases import FIXTURE
from tests.papers import files

Capture = pytest.CaptureFixture[str]
PAPERS = {
    "a long name of a paper that does not fit its column and goes on below.pdf": files.pdf_of("RESTRICTED", ""),
    "locked.pdf": files.locked("x"),
    "mail.eml": files.mail(("rota.pdf", "application/pdf", files.pdf_of("x", turned=90))),
    "picture.jpg": files.picture(),
    "x" * 90: b"OFFICIAL",
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (folder := tmp_path / "from").mkdir()
    for name, content in PAPERS.items():
        (folder / name).write_bytes(content)
    return folder


def test_the_papers_are_a_table_that_fits_100_columns(source: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["new", str(tmp_path / "c"), "--from", str(source)]) == 0
    table = capsys.readouterr().out.partition("copied to papers/:\n")[2].partition(str(tmp_path))[0]
    assert max(map(len, table.splitlines())) <= 100
    lines = [line[:-12].rstrip() if line[-12:].isalnum() and len(line) > 60 else line for line in table.splitlines()]
    assert lines == [
        "  paper                       kind         pages        text     marking seen           SHA-256",
        "  a long name of a paper      PDF          2            mixed    RESTRICTED",
        "  that does not fit its",
        "  column and goes on",
        "  below.pdf",
        "    - Without text: page 2.",
        "  locked.pdf                  PDF          not counted  unknown  cannot be seen",
        "    - The PDF asks for a password. Ask for a copy without one.",
        "  mail.eml                    e-mail       not counted  text     none seen",
        "    - 1 attachment, each a paper in its own right.",
        "    - attached: rota.pdf (PDF, 1 page, marking none seen)",
        "      - Turned by a rotation flag (90 degrees): page 1.",
        "      - Landscape: page 1.",
        "  picture.jpg                 picture      1            image    cannot be seen: image",
        "    - 40 × 30 pixels.",
        "  xxxxxxxxxxxxxxxxxxxxxxxxxx  text         not counted  text     OFFICIAL",
        "  xxxxxxxxxxxxxxxxxxxxxxxxxx",
        "  xxxxxxxxxxxxxxxxxxxxxxxxxx",
        "  xxxxxxxxxxxx",
    ]


def test_as_json_everything_that_was_seen_is_there(source: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["new", str(tmp_path / "c"), "--from", str(source), "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    mail = next(paper for paper in record["papers"] if paper["file"] == "mail.eml")
    (attached,) = mail["looks"]["attachments"]
    assert (attached["name"], attached["looks"]["pages"], len(attached["sha256"])) == ("rota.pdf", 1, 64)
    long = record["papers"][0]
    assert (long["looks"]["shows"], long["looks"]["textless"], long["looks"]["markings"]) == (
        "mixed", [2], ["RESTRICTED"],
    )  # fmt: skip


@pytest.mark.parametrize("case", ["monforte", "khelladi"])
def test_the_listing_of_a_whole_case_fits_and_names_every_paper(case: str, tmp_path: Path, capsys: Capture) -> None:
    papers = FIXTURE.parent / case / "papers"
    assert main(["new", str(tmp_path / "c"), "--from", str(papers)]) == 0
    said = capsys.readouterr().out.replace(str(tmp_path), "")
    assert max(map(len, said.splitlines())) <= 100
    count = sum(1 for path in papers.rglob("*") if path.is_file())
    assert f"\n{count} papers copied" in said
