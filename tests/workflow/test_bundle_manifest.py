"""The internal manifest of a bundle: what came in, what was done with it, and where each page stands."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf

from docgen.workflow.bundle_manifest import Assembled, Sources, rows_of
from docgen.workflow.folder import open_case
from docgen.workflow.gathering import Wanted, gather_all
from tests.made.cases import FIXTURE
from tests.papers.test_media_kinds import a_recording
from tests.papers.test_pdf_signatures import SIGNER, signed
from tests.workflow.cases import files_in
from tests.workflow.test_bundling import DRAFT, FINAL, changed, folder_with_order, made, spoilt
from tests.workflow.test_gathering import a_portfolio, saved, with_text
from tests.workflow.test_mail_attachments import a_picture, a_word_file, mail

INTERNAL = "out/internal/HU 01188 2025 Respondents bundle.manifest.json"
OF_DRAFT = INTERNAL.replace("bundle.", "bundle draft.")


def manifest(folder: Path, name: str = INTERNAL) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / name).read_bytes())
    return told


def row(folder: Path, name: str, of: str = OF_DRAFT) -> dict[str, Any]:
    (found,) = (each for each in manifest(folder, of)["sources"] if each["name"] == name)
    return dict(found)


def test_a_final_has_one_beside_what_is_internal_and_none_beside_what_is_served(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    made(folder, final=True)
    told = manifest(folder)
    content = (folder / FINAL).read_bytes()
    schedule = FINAL.replace(".pdf", " schedule.docx")
    assert {*told["outputs"]} == {FINAL, schedule}
    assert told["outputs"][FINAL] == sha256(content).hexdigest()
    assert told["stage"] == "final"
    assert told["case_sha256"] == sha256((folder / "case.yaml").read_bytes()).hexdigest()
    assert told["order_sha256"] == sha256((folder / "bundle.yaml").read_bytes()).hexdigest()
    assert {"sha256", "packages", "fonts"} <= {*told["fingerprint"]}
    line = json.loads((folder / "audit.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert (told["audit_head"], line["entry"]["output"]) == (line["sha256"], schedule)
    assert not [*(folder / "out" / "served").glob("*manifest*")]
    beside = json.loads((folder / FINAL.replace(".pdf", ".json")).read_bytes())
    assert {*beside} == {"docgen", "file", "sha256", "documents"}


def test_each_file_says_what_it_is_and_on_which_pages_it_stands(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    bundled = made(folder, final=True)
    told = manifest(folder)
    assert (told["pages"], told["other_pages"]) == (bundled.pages, 4)
    assert [
        (each["entry"], each["name"], each["file"], each["kind"], each["pages_in"], each["pages"])
        for each in told["sources"]
    ] == [
        (1, "S2", "notice of appeal.pdf", "PDF", 1, [{"of_file": [1, 1], "in_bundle": [5, 5]}]),
        (2, "S1", "decision.pdf", "PDF", 2, [{"of_file": [1, 2], "in_bundle": [6, 7]}]),
        (3, "S3", "immigration history.pdf", "PDF", 1, [{"of_file": [1, 1], "in_bundle": [8, 8]}]),
        (4, "G1", None, "PDF", 3, [{"of_file": [1, 3], "in_bundle": [9, 11]}]),
        (5, "S4", "certificate.pdf", "PDF", 1, [{"of_file": [1, 1], "in_bundle": [12, 12]}]),
    ]
    for each in told["sources"]:
        if each["file"]:
            assert each["sha256"] == sha256((folder / "papers" / each["file"]).read_bytes()).hexdigest()
        assert (each["redacted_sha256"], each["steps"], each["placeholder"]) == (None, ["as it is"], None)


def test_pages_of_a_file_that_go_in_alone_keep_their_numbers_in_it(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    changed(folder, lambda order: order["sections"][0].update(entries=[{"paper": "S1", "first": 2, "last": 2}]))  # type: ignore[index]
    made(folder)
    told = row(folder, "S1")
    assert (told["pages_in"], told["went_in"], told["pages_out"]) == (2, [2, 2], 1)
    assert told["pages"] == [{"of_file": [2, 2], "in_bundle": [5, 5]}]


def test_steps_and_what_was_taken_away_are_told(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    files = (("a.docx", a_word_file()), ("b.png", a_picture()), ("c.pdf", a_portfolio()), ("d.wav", a_recording()))
    large = with_text("a plan", (2384, 3370))
    large.pages[0].Rotate = 90
    spoilt(folder, "S3", mail(*files, ("e.pdf", saved(large)), ("f.pdf", signed()), ("g.pdf", damaged())))
    made(folder)
    first = row(folder, "S3")
    assert (first["kind"], first["steps"]) == ("e-mail", ["converted to pages: its words"])
    rows = [row(folder, f"S3, attachment {number}") for number in range(1, 8)]
    assert [(each["kind"], each["steps"][0]) for each in rows] == [
        ("Word", "converted to pages: by LibreOffice"),
        ("picture", "converted to pages: pictures, upright"),
        ("PDF", "as it is"),
        ("sound recording (WAV)", "a page stands for it"),
        ("PDF", "as it is"),
        ("PDF", "as it is"),
        ("PDF", "rebuilt: it was damaged"),
    ]
    assert rows[2]["removed"] == {"embedded file": 1, "portfolio": 1}
    assert (rows[3]["pages_in"], rows[3]["pages"], rows[3]["pages_out"]) == (None, [], 1)
    assert rows[3]["placeholder"].startswith("It is a sound recording (WAV)")
    assert (rows[4]["smaller"], rows[4]["turned"]) == ([1], [1])
    assert rows[5]["signatures"] == [
        {"field": "made", "state": "intact", "why": "it covers the whole file", "signer": SIGNER}
    ]
    assert {each["entry"] for each in (first, *rows)} == {3}
    assert [each["file"] for each in rows] == ["a.docx", "b.png", "c.pdf", "d.wav", "e.pdf", "f.pdf", "g.pdf"]


def damaged() -> bytes:
    """A PDF whose table of places is wrong."""
    content = saved(with_text("damaged"), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    at = content.rindex(b"startxref")
    return content[:at] + b"startxref\n7\n%%EOF\n"


def test_pages_that_a_machine_read_are_named(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path, "khelladi", final=False)
    bundled = made(folder)
    assert bundled.file is not None
    told = manifest(folder, f"{bundled.file.removesuffix('.pdf')}.manifest.json")
    steps = {step for each in told["sources"] for step in each["steps"]}
    assert "words behind page 1 as a machine read them" in steps


def test_of_a_redacted_paper_both_digests_are_told(tmp_path: Path) -> None:
    case = open_case(FIXTURE)
    copy = Wanted("S1", "A paper", saved(with_text("redacted")))
    (gathered,) = gather_all(tmp_path, [[copy]])
    assembled = Assembled(case, None, Sources(None, [[copy]], [gathered]), [(1, 5)], 5, ())  # type: ignore[arg-type]
    (told,) = rows_of(assembled)
    original = next(each for each in case.papers if each.file == "decision.pdf").sha256
    assert (told.received, told.redacted, told.file) == (original, copy.sha256, "decision.pdf")


def test_the_same_case_gives_the_same_manifest_but_for_the_journal(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    spoilt(folder, "S3", mail(("a.docx", a_word_file()), ("f.pdf", signed())))
    made(folder)
    first = files_in(folder)[OF_DRAFT]
    made(folder)
    assert files_in(folder)[OF_DRAFT] == first
    for kept in (folder / "out" / "internal" / "gathered").iterdir():
        kept.unlink()
    made(folder)
    assert files_in(folder)[OF_DRAFT] == first
    assert (folder / DRAFT).exists()
