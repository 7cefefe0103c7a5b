"""The files that came with an e-mail: all of them, in its order, each once, within bounds."""

from email.message import EmailMessage

import pytest

from docgen.papers.mail_files import DEEPEST, MOST_ATTACHMENTS, TOO_DEEP, TOO_MANY, answer_files, as_files, files_of
from docgen.papers.mail_looks import mail_as_text

PICTURE = b"\x89PNG\r\n\x1a\n" + b"picture"


def mail(words: str = "It is on Monday.") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "one@example.org", "two@example.org", "The meeting"
    made.set_content(words)
    return made


def with_files(*files: tuple[str, bytes]) -> bytes:
    made = mail()
    for name, content in files:
        made.add_attachment(content, "application", "octet-stream", filename=name)
    return made.as_bytes()


def nested(depth: int) -> bytes:
    """A mail with a file, in as many mails."""
    inner = mail()
    inner.add_attachment(b"within", "application", "octet-stream", filename="a.bin")
    for _ in range(depth):
        outer = mail()
        outer.add_attachment(inner)
        inner = outer
    return inner.as_bytes()


def told(content: bytes) -> list[tuple[str, str, bytes]]:
    return [(each.number, each.name, each.content) for each in as_files(answer_files(content))]


def test_files_come_in_the_order_of_the_mail_with_their_numbers() -> None:
    content = with_files(("b.pdf", b"%PDF-1"), ("a.txt", b"words"), ("b.pdf", b"%PDF-2"))
    assert told(content) == [("1", "b.pdf", b"%PDF-1"), ("2", "a.txt", b"words"), ("3", "b.pdf", b"%PDF-2")]


def test_files_of_a_mail_in_a_mail_stand_behind_it() -> None:
    inner = mail("The inner one.")
    inner.add_attachment(b"within", "application", "octet-stream", filename="w.bin")
    outer = mail()
    outer.add_attachment(inner)
    outer.add_attachment(b"last", "application", "octet-stream", filename="z.bin")
    found = told(outer.as_bytes())
    assert [(number, name) for number, name, _ in found] == [
        ("1", "forwarded message"), ("1.1", "w.bin"), ("2", "z.bin"),
    ]  # fmt: skip
    assert b"The inner one." in found[0][2]


def test_a_nest_of_mails_is_opened_so_deep_and_what_lies_deeper_is_told() -> None:
    assert told(nested(DEEPEST))[-1] == ("1." * DEEPEST + "1", "a.bin", b"within")
    last = files_of(nested(DEEPEST + 1))[-1]
    assert (last.content, last.refused) == (b"", TOO_DEEP)


def test_one_file_too_many_is_told_and_none_comes_behind_it() -> None:
    found = files_of(with_files(*((f"{at}.bin", bytes([at])) for at in range(MOST_ATTACHMENTS + 3))))
    assert len(found) == MOST_ATTACHMENTS + 1
    assert [each.refused for each in found[-2:]] == ["", TOO_MANY]


def test_a_picture_that_the_words_show_comes_once() -> None:
    made = mail()
    made.add_alternative("<p>It is <img src='cid:a'> on <img src='cid:b'> Monday.</p>", subtype="html")
    related = made.get_payload()[1]  # type: ignore[index]
    for name in ("a", "b"):
        related.add_related(PICTURE, "image", "png", cid=f"<{name}>", filename=f"{name}.png")  # type: ignore[union-attr]
    made.add_attachment(PICTURE, "image", "png", filename="again.png")
    made.add_attachment(PICTURE, "application", "octet-stream", filename="once more.bin")
    assert [name for _, name, _ in told(made.as_bytes())] == ["a.png"]


def test_two_files_of_the_same_bytes_that_no_words_show_come_both() -> None:
    assert [name for _, name, _ in told(with_files(("a.png", PICTURE), ("b.png", PICTURE)))] == ["a.png", "b.png"]


def test_a_seal_over_a_mail_is_no_file_of_it() -> None:
    sealed = (
        b"From: one@example.org\nTo: two@example.org\nSubject: s\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary="x"\n\n'
        b"--x\nContent-Type: text/plain\n\nWords.\n--x\nContent-Type: application/pkcs7-signature; name=smime.p7s\n"
        b"Content-Transfer-Encoding: base64\n\nMAA=\n--x--\n"
    )
    assert told(sealed) == []
    loose = sealed.replace(b"multipart/signed", b"multipart/mixed")
    assert [name for _, name, _ in told(loose)] == ["smime.p7s"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("..\\..\\C:\\Users\\ann\\scan.pdf", "scan.pdf"),
        ("/home/ann/scan 1.pdf", "scan 1.pdf"),
        ("a\u202efdp.exe", "a fdp.exe"),
        ("a/", "a file without a name"),
    ],
)
def test_a_name_tells_no_folder_and_turns_no_letters(name: str, shown: str) -> None:
    assert told(with_files((name, b"x")))[0][1] == shown


def test_words_of_a_mail_stand_in_its_order_and_of_two_forms_one_does() -> None:
    made = mail("First words.")
    made.add_alternative("<p>First words, as a page.</p>", subtype="html")
    made.add_attachment(b"x", "application", "octet-stream", filename="a.bin")
    trailing = EmailMessage()
    trailing.set_content("Last words.")
    made.attach(trailing)
    said = mail_as_text(made.as_bytes()).decode()
    assert said.index("Attachment: a.bin") < said.index("First words.") < said.index("Last words.")
    assert "as a page" not in said


def test_parts_beyond_the_bound_are_told() -> None:
    made = mail()
    made.make_mixed()
    for _ in range(1_200):
        part = EmailMessage()
        part.set_content("x")
        made.attach(part)
    assert [each.refused for each in files_of(made.as_bytes())] == ["The mail has more than 1,000 parts."]
