"""Signatures of PDFs that were really made: intact, added to, broken, of several kinds; and what forges them."""

import io
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import pkcs7
from pikepdf import Array, Dictionary, Name, Pdf, String

from docgen.papers.pdf_signatures import answer_signatures, signatures_in
from docgen.papers.signature_states import Signature, SignatureState, as_signatures, signatures_question
from tests.made.cases import FIXTURE

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
ROOM = 4096
"""Bytes for a signature."""
SIGNER = "Ines Corrigan (invented)"
OPTIONS = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary]
CORPUS = FIXTURE.parents[1] / "corpus"
HALF = 10**9
"""A number of the length that places in a file are given, before they are known."""


@cache
def rsa_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@cache
def certificate(key: Key) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, SIGNER)])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(7).not_valid_before(datetime(2025, 1, 1, tzinfo=UTC))
    return made.not_valid_after(datetime(2035, 1, 1, tzinfo=UTC)).sign(key, hashes.SHA256())


def unsigned(words: str = "words that are signed") -> bytes:
    """A PDF with room for a signature."""
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    page = pdf.pages[0]
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    page.Contents = pdf.make_stream(f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET".encode())
    value = pdf.make_indirect(
        Dictionary(
            Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), SubFilter=Name("/adbe.pkcs7.detached"),
            Contents=String(b"\xff" * ROOM), ByteRange=Array([0, HALF, HALF, HALF]),
        )
    )  # fmt: skip
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("made"), V=value, Rect=[0] * 4)
    page.Annots = Array([pdf.make_indirect(field)])
    pdf.Root.AcroForm = Dictionary(Fields=page.Annots, SigFlags=3)
    written = io.BytesIO()
    pdf.save(written, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return written.getvalue()


def ranged(content: bytes) -> tuple[bytes, int, int]:
    """The file with its range written into it, and where the room for the signature begins and ends."""
    start = content.index(b"<" + b"ff" * ROOM)
    end = start + 2 * ROOM + 2
    said = re.search(rb"/ByteRange \[([^]]*)\]", content)
    assert said is not None
    numbers = f"0 {start} {end} {len(content) - end}".encode().ljust(len(said[1]))
    return content[: said.start(1)] + numbers + content[said.end(1) :], start, end


def signed(
    content: bytes | None = None,
    key: Key | None = None,
    digest: hashes.HashAlgorithm | None = None,
    *,
    pss: bool = False,
) -> bytes:
    whole, start, end = ranged(content or unsigned())
    key = key or rsa_key()
    how = padding.PSS(padding.MGF1(hashes.SHA256()), padding.PSS.DIGEST_LENGTH) if pss else None
    builder = pkcs7.PKCS7SignatureBuilder().set_data(whole[:start] + whole[end:])
    builder = builder.add_signer(certificate(key), key, digest or hashes.SHA256(), rsa_padding=how)  # type: ignore[arg-type]
    made = builder.sign(serialization.Encoding.DER, OPTIONS)
    return whole[:start] + b"<" + made.hex().encode().ljust(2 * ROOM, b"0") + b">" + whole[end:]


def added_to(content: bytes) -> bytes:
    """The file with an object more, as an update behind what is there."""
    at = len(content)
    before = content[content.rindex(b"startxref") :].split()[1]
    size = re.findall(rb"/Size (\d+)", content)[-1]
    root = re.findall(rb"/Root (\d+ \d+ R)", content)[-1]
    more = b"\n%s 0 obj\n(more)\nendobj\n" % size
    table = b"xref\n%s 1\n%010d 00000 n \n" % (size, at + 1)
    trailer = b"trailer\n<< /Size %d /Root %s /Prev %s >>\n" % (int(size) + 1, root, before)
    return content + more + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (at + len(more))


def states(content: bytes) -> list[tuple[SignatureState, str]]:
    return [(each.state, each.why) for each in signatures_in(content)]


def test_a_signature_that_covers_the_whole_file_is_intact() -> None:
    (found,) = as_signatures(answer_signatures(signatures_question(signed(), ())))
    assert found == Signature("made", SignatureState.INTACT, "it covers the whole file", SIGNER)


@pytest.mark.parametrize(
    "how",
    [{"digest": hashes.SHA512()}, {"pss": True}, {"key": ec.generate_private_key(ec.SECP256R1())}],
    ids=["SHA-512", "PSS", "an elliptic curve"],
)
def test_signatures_of_several_kinds_are_verified(how: dict[str, object]) -> None:
    assert [state for state, _ in states(signed(**how))] == [SignatureState.INTACT]  # type: ignore[arg-type]


def test_what_is_added_behind_what_was_signed_is_told() -> None:
    content = added_to(signed())
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) == 1
    assert states(content) == [(SignatureState.ADDED_TO, "something was added behind what was signed")]


def test_a_file_that_was_changed_within_does_not_match() -> None:
    content = signed().replace(b"words that are signed", b"words that are forged")
    assert states(content) == [(SignatureState.BROKEN, "what was signed was changed")]


def test_a_signature_by_another_key_than_its_certificate_does_not_match() -> None:
    content = signed()
    at = content.index(b"0" * 60, content.index(b"/Contents <"))
    while content[at - 1 : at] == b"0":
        at -= 1
    forged = content[: at - 40] + bytes(reversed(content[at - 40 : at - 20])) + content[at - 20 :]
    assert states(forged) == [(SignatureState.BROKEN, "its certificate did not make it")]


@pytest.mark.parametrize(
    ("change", "state", "why"),
    [
        ((rb"/ByteRange \[ ?0 ", b"/ByteRange [ 9 "), SignatureState.BROKEN, "from its beginning on"),
        ((rb"/ByteRange", b"/ByteRank "), SignatureState.UNVERIFIED, "does not say what was signed"),
        ((rb"adbe.pkcs7.detached", b"adbe.x509.rsa_sha12"), SignatureState.UNVERIFIED, "made in a way"),
        ((rb"<30", b"<31"), SignatureState.UNVERIFIED, "it is damaged"),
    ],
)
def test_what_makes_no_sense_is_no_signature(change: tuple[bytes, bytes], state: SignatureState, why: str) -> None:
    content = re.sub(change[0], change[1], signed(), count=1)
    ((found, said),) = states(content)
    assert (found, why in said) == (state, True), said


def test_a_range_that_leaves_out_more_than_the_signature_does_not_match() -> None:
    """Else what stands in the gap could be changed, and the digest still be right."""
    content = unsigned().replace(b"/Contents <", b"/Contents   <")
    whole, start, end = ranged(content)
    wide = re.sub(rb"/ByteRange \[0 %d " % start, b"/ByteRange [0 %d " % (start - 2), whole)
    builder = pkcs7.PKCS7SignatureBuilder().set_data(wide[: start - 2] + wide[end:])
    made = builder.add_signer(certificate(rsa_key()), rsa_key(), hashes.SHA256()).sign(
        serialization.Encoding.DER, OPTIONS
    )
    content = wide[:start] + b"<" + made.hex().encode().ljust(2 * ROOM, b"0") + b">" + wide[end:]
    assert states(content) == [(SignatureState.BROKEN, "it leaves out more than itself")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("qpdf__digitally-signed", [SignatureState.INTACT]),
        ("pdfjs__signed_verified", [SignatureState.INTACT]),
        ("pyhanko__form-update-override-appearance-stream-sneaky", [SignatureState.ADDED_TO, SignatureState.INTACT]),
        ("hmcts-ia__doc1", []),
    ],
)
def test_signatures_of_other_programs_are_verified(name: str, expected: list[SignatureState]) -> None:
    assert [each.state for each in signatures_in((CORPUS / f"{name}.pdf").read_bytes())] == expected


def test_a_tree_of_fields_that_goes_round_ends() -> None:
    assert signatures_in(Path(CORPUS / "pyhanko__form-tree-circular-ref-input.pdf").read_bytes()) is not None
