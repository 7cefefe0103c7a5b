"""Papers with a dark box over a part of a picture: in a bundle the picture would lie whole beneath it."""

import io
from pathlib import Path

import pikepdf
from pikepdf import Name, Pdf

from docgen.findings import Severity
from docgen.workflow.scanning import Reading, scan_files
from tests.leaks.in_pictures import words_as_picture
from tests.workflow.test_bundling import FINAL, folder_with_order, made, spoilt


def with_box_over_a_picture(content: bytes) -> bytes:
    """A paper with a photograph low on its first page, and a black box over a part of that."""
    image = words_as_picture("somebody here", size=(400, 100), points=20)
    with Pdf.open(io.BytesIO(content)) as pdf:
        shown = pdf.make_stream(
            image.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=image.width, Height=image.height,
            BitsPerComponent=8, ColorSpace=Name.DeviceGray,
        )  # fmt: skip
        page = pdf.pages[0]
        page.add_resource(shown, Name.XObject, Name.Ix)
        page.contents_add(b"q", prepend=True)
        page.contents_add(b"Q q 200 0 0 50 60 120 cm /Ix Do Q q 0 g 80 121 178 36 re f Q", prepend=False)
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True)
    return written.getvalue()


def test_a_dark_box_over_a_part_of_a_picture_stops_a_final(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    spoilt(folder, "S1", with_box_over_a_picture((folder / "papers" / "decision.pdf").read_bytes()))
    bundled = made(folder, final=True)
    assert bundled.file is None
    (finding,) = (each for each in bundled.findings if each.rule == "BU-66")
    assert (finding.severity, finding.detail) == (
        Severity.ERROR, "S1 only looks redacted on pages 1: something dark lies over a part of a picture.",
    )  # fmt: skip
    assert not (folder / FINAL).exists()
    assert {each.rule for each in bundled.findings if each.severity is Severity.ERROR} == {"BU-66", "SCAN"}


def test_in_a_paper_of_the_appellant_it_is_told_of_and_goes_in(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    spoilt(folder, "S2", with_box_over_a_picture((folder / "papers" / "notice of appeal.pdf").read_bytes()))
    bundled = made(folder, final=True)
    assert bundled.file == FINAL, [each.detail for each in bundled.findings]
    (finding,) = (each for each in bundled.findings if each.rule == "BU-66")
    assert finding.severity is Severity.WARNING
    with pikepdf.open(folder / FINAL) as pdf:
        assert len(pdf.pages) > 1
    scanned = scan_files(folder, [folder / FINAL], Reading.NO)
    assert [each.detail for each in scanned.findings if "only looks redacted" in each.detail] == []
