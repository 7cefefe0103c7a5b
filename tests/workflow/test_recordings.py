"""Recordings in a bundle: a page says what they are, how large, their digest, and how they are played."""

from hashlib import sha256
from pathlib import Path

from docgen.findings import Severity
from tests.papers.test_media_kinds import MP3, a_recording
from tests.workflow.test_bundling import DRAFT, FINAL, changed, folder_with_order, made, spoilt, texts
from tests.workflow.test_mail_attachments import mail


def page_of(folder: Path, page: int) -> str:
    return " ".join(texts(folder / DRAFT)[page - 1].split())


def test_a_recording_is_a_page_that_says_how_it_is_played_and_stops_a_final(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    content = a_recording()
    spoilt(folder, "S3", content)
    bundled = made(folder)
    placed = next(each for each in bundled.documents if each.title == "Immigration history")
    page, last = placed.first, placed.last
    assert page == last
    said = page_of(folder, page)
    for words in (
        "It is a sound recording (WAV), which is played and has no pages.",
        "It is played on request: ask the party that served this bundle",
        "The original is held by Home Office.",
        f"{len(content):,} bytes",
    ):
        assert words in said
    assert sha256(content).hexdigest() in said.replace(" ", "")
    assert "not shown: see the page" in " ".join(texts(folder / DRAFT)[2].split())
    (finding,) = (each for each in bundled.findings if each.rule == "BU-40")
    assert finding.severity is Severity.ERROR
    assert made(folder, final=True).file is None

    def why(order: dict[str, object]) -> None:
        for section in order["sections"]:  # type: ignore[attr-defined]
            for entry in section["entries"]:
                entry.update({"why_missing": "It is served on a disc."} if entry.get("paper") == "S3" else {})

    changed(folder, why)
    assert made(folder, final=True).file == FINAL


def test_a_recording_that_came_with_a_mail_is_a_page_behind_it(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    spoilt(folder, "S3", mail(("call.mp3", MP3 * 9)))
    bundled = made(folder)
    placed = next(each for each in bundled.documents if each.title == "Immigration history")
    page, last = placed.first, placed.last
    assert last == page + 1
    assert "Attachment 1: call.mp3" in page_of(folder, last)
    assert "It is a sound recording (MP3)" in page_of(folder, last)
    assert next(each for each in bundled.findings if each.rule == "BU-40").detail.startswith("S3, attachment 1: It is")
