"""Mails in a bundle: what came with them stands behind them, named below them, and nothing of it is kept back."""

import io
from email.message import EmailMessage
from pathlib import Path

import pytest
from docx import Document as WordDocument
from PIL import Image

from docgen.errors import InputError
from docgen.findings import Severity
from docgen.papers.pdf import open_pdf
from tests.workflow.test_bundling import DRAFT, FINAL, changed, folder_with_order, made, spoilt, texts
from tests.workflow.test_gathering import saved, with_text


def mail(*files: tuple[str, bytes], words: str = "Please see what is attached.") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "one@example.org", "two@example.org", "History"
    message.set_content(words)
    for name, content in files:
        if name.endswith(".eml"):
            message.add_attachment(message_of(content), filename=name)
        else:
            message.add_attachment(content, "application", "octet-stream", filename=name)
    return message.as_bytes()


def message_of(content: bytes) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "three@example.org", "one@example.org", "Inner"
    message.set_content(content.decode())
    message.add_attachment(saved(with_text("within the inner mail")), "application", "pdf", filename="inner.pdf")
    return message


def a_word_file() -> bytes:
    document = WordDocument()
    document.add_paragraph("Words of an attached Word file.")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def a_picture() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (300, 200), "red").save(written, "PNG")
    return written.getvalue()


def with_mail(tmp_path: Path, content: bytes) -> Path:
    """A case in which the immigration history came as a mail."""
    folder = folder_with_order(tmp_path)
    spoilt(folder, "S3", content)
    return folder


def test_what_came_with_a_mail_stands_behind_it_in_its_order_and_is_named_below_it(tmp_path: Path) -> None:
    files = (
        ("C:\\own\\a letter.pdf", saved(with_text("words of a letter"))), ("note.docx", a_word_file()),
        ("photo.png", a_picture()), ("older.eml", b"An older mail."),
    )  # fmt: skip
    folder = with_mail(tmp_path, mail(*files))
    bundled = made(folder)
    placed = next(each for each in bundled.documents if each.title == "Immigration history")
    title, first, last = placed.title, placed.first, placed.last
    assert last - first == 5
    pages = [" ".join(text.split()) for text in texts(folder / DRAFT)[first - 1 : last]]
    for page, words in zip(
        pages,
        (
            "Please see what is attached.", "words of a letter", "Words of an attached Word file.", "",
            "An older mail.", "within the inner mail",
        ),
        strict=True,
    ):  # fmt: skip
        assert words in page
    outline = open_pdf((folder / DRAFT).read_bytes(), text=False).outline
    at = next(at for at, item in enumerate(outline) if item.title.startswith(title))
    below = [item for item in outline[at + 1 :] if item.page is not None and first < item.page <= last]
    assert [(item.level, item.title) for item in below] == [
        (outline[at].level + 1, f"Attachment {name} [{page}]")
        for page, name in enumerate(
            ("1: a letter.pdf", "2: note.docx", "3: photo.png", "4: older.eml", "4.1: inner.pdf"), first + 1
        )
    ]
    again = (folder / DRAFT).read_bytes()
    made(folder)
    assert (folder / DRAFT).read_bytes() == again


def test_what_cannot_be_read_of_it_is_a_page_and_a_finding_that_names_it(tmp_path: Path) -> None:
    folder = with_mail(tmp_path, mail(("a.txt", b"words"), ("broken.pdf", b"%PDF-1.7\nnothing")))
    bundled = made(folder)
    (finding,) = (each for each in bundled.findings if each.rule == "BU-40")
    assert (finding.severity, finding.place.field) == (Severity.ERROR, "sections.1.entries.3")
    assert finding.detail.startswith("S3, attachment 2: It cannot be read")
    assert made(folder, final=True).file is None

    def why(order: dict[str, object]) -> None:
        for section in order["sections"]:  # type: ignore[attr-defined]
            for entry in section["entries"]:
                if entry.get("paper") == "S3":
                    entry["why_missing"] = "Nobody has another copy."

    changed(folder, why)
    assert made(folder, final=True).file == FINAL


def test_a_paper_that_is_kept_back_does_not_come_with_a_mail(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    path = folder / "case.yaml"
    closed = (folder / "papers" / "notice of appeal.pdf").read_bytes()
    spoilt(folder, "S3", mail(("copy.pdf", closed)))
    assert made(folder).file == DRAFT
    text = path.read_text(encoding="utf-8")
    at = text.index("disclosure: disclose", text.index("notice of appeal.pdf"))
    path.write_text(f"{text[:at]}disclosure: withhold{text[at + len('disclosure: disclose') :]}", encoding="utf-8")
    with pytest.raises(InputError, match=r"holds a paper that is not disclosed as it is \(S3, attachment 1 is S2\)"):
        made(folder)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("CLOSED: for the Tribunal only", r"holds a file that calls itself closed \(S3, attachment 1\)"),
        ("OFFICIAL-SENSITIVE", r"holds a file that is marked more heavily than it \(S3, attachment 1\)"),
    ],
)
def test_a_file_of_a_mail_that_calls_itself_closed_or_is_marked_stops_it(tmp_path: Path, words: str, said: str) -> None:
    folder = with_mail(tmp_path, mail(("note.pdf", saved(with_text(words)))))
    assert made(folder).file == DRAFT
    with pytest.raises(InputError, match=said):
        made(folder, final=True)


def test_what_a_file_of_a_mail_keeps_off_the_screen_is_told(tmp_path: Path) -> None:
    document = WordDocument()
    run = document.add_paragraph("Words that are seen. ").add_run("Words that are not.")
    run.font.hidden = True
    written = io.BytesIO()
    document.save(written)
    bundled = made(with_mail(tmp_path, mail(("note.docx", written.getvalue()))), final=True)
    assert bundled.file is None
    (finding,) = (each for each in bundled.findings if each.rule == "BU-10")
    assert finding.detail.startswith("S3, attachment 1 may show what its author did not")


def test_a_name_in_an_attached_file_that_may_not_be_served_stops_a_final(tmp_path: Path) -> None:
    folder = with_mail(tmp_path, mail(("Quillfeather.pdf", saved(with_text("a letter")))))
    path = folder / "case.yaml"
    text = path.read_text(encoding="utf-8")
    person = (
        "people:\n  - {id: P1, name: {given: Ottoline, family: Quillfeather}, label: Person A, categories: [child], "
        "under_18: yes, lifetime_anonymity: no, born: not recorded, address: not recorded, contact: not recorded, "
        "from: [S2 p1]}\n"
    )
    path.write_text(text.replace(next(x for x in text.splitlines(keepends=True) if x.startswith("people: []")), person))
    bundled = made(folder, final=True)
    assert bundled.file is None
    assert "SCAN" in {each.rule for each in bundled.findings}


def test_pages_that_an_order_names_of_a_mail_go_in_alone(tmp_path: Path) -> None:
    folder = with_mail(tmp_path, mail(("a.txt", b"words that came with it")))

    def first_page(order: dict[str, object]) -> None:
        order["sections"][0].update(entries=[{"paper": "S3", "first": 1, "last": 1}])  # type: ignore[index]

    changed(folder, first_page)
    made(folder)
    assert "words that came with it" not in " ".join(texts(folder / DRAFT))
