"""The digital signatures of a PDF: each held against the bytes that it was made over, and what came after these."""

import json
import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Object, Pdf, String

from docgen.papers.cms_verifying import CannotVerifyError, NoMatchError, verified
from docgen.papers.signature_states import SIZE_BYTES, Signature, SignatureState, signatures_told

__all__ = ["answer_signatures", "signatures_in"]

MOST_FIELDS: Final = 20_000
MOST_SIGNATURES: Final = 50
BOUNDS: Final = 4
HEX: Final = re.compile(rb"<(?:[0-9A-Fa-f]{2})*>")
LONGEST: Final = 1 << 24
"""Bytes of one signature."""


def answer_signatures(question: bytes) -> bytes:
    """Answer with the signatures of a file; for `workroom.worker`."""
    size = SIZE_BYTES + int.from_bytes(question[:SIZE_BYTES], "big")
    return signatures_told(signatures_in(question[size:], json.loads(question[SIZE_BYTES:size])))


def signatures_in(content: bytes, passwords: Sequence[str] = ()) -> tuple[Signature, ...]:
    """Return the signatures of a PDF in the order of its fields.

    Raises pikepdf's PasswordError and PdfError. More than the bound are not looked at, which the last one says.
    """
    found = list[Signature]()
    with _opened(content, ("", *passwords)) as pdf:
        for name, value in _signed_fields(pdf):
            if len(found) == MOST_SIGNATURES:
                found.append(Signature(name, SignatureState.UNVERIFIED, f"there are more than {MOST_SIGNATURES}"))
                break
            found.append(_held_against(name, value, content, is_plain=not pdf.is_encrypted))
    return tuple(found)


def _opened(content: bytes, passwords: Sequence[str]) -> Pdf:
    for password in passwords[:-1]:
        try:
            return Pdf.open(BytesIO(content), password=password)
        except pikepdf.PasswordError:
            continue
    return Pdf.open(BytesIO(content), password=passwords[-1])


def _signed_fields(pdf: Pdf) -> Iterator[tuple[str, Object]]:
    """Yield the name and the value of each field that is signed, those that lie on pages only too; each value once."""
    form = pdf.Root.get("/AcroForm")
    waiting = [*_some(form.get("/Fields"))] if isinstance(form, Dictionary) else []
    waiting += [note for page in pdf.pages for note in _some(page.obj.get("/Annots")) if "/T" in note]
    seen = set[tuple[int, int]]()
    for _ in range(MOST_FIELDS):
        if not waiting:
            return
        field = waiting.pop(0)
        if field.is_indirect and field.objgen in seen:
            continue
        seen |= {field.objgen} if field.is_indirect else set()
        waiting[:0] = _some(field.get("/Kids"))
        value = field.get("/V")
        if isinstance(value, Dictionary) and "/Contents" in value:
            if value.is_indirect and value.objgen in seen:
                continue
            seen |= {value.objgen} if value.is_indirect else set()
            yield str(field.get("/T", "")), value


def _some(value: Object | None) -> Iterator[Object]:
    if isinstance(value, Array):
        yield from (each for each in value if isinstance(each, Dictionary))


def _held_against(name: str, value: Object, content: bytes, *, is_plain: bool) -> Signature:
    try:
        signature, signed, after = _ranges(value, content, is_plain=is_plain)
        signer = verified(signature, signed, str(value.get("/SubFilter", "")))
    except NoMatchError as fault:
        return Signature(name, SignatureState.BROKEN, str(fault))
    except CannotVerifyError as fault:
        return Signature(name, SignatureState.UNVERIFIED, str(fault))
    if after.strip(b"\r\n \0"):
        return Signature(name, SignatureState.ADDED_TO, "something was added behind what was signed", signer)
    return Signature(name, SignatureState.INTACT, "it covers the whole file", signer)


def _numbers(told: Array) -> list[int]:
    """Return the numbers of a list; nothing where one is none."""
    try:
        return [int(each) for each in list(told)]
    except (TypeError, ValueError):
        return []


def _ranges(value: Object, content: bytes, *, is_plain: bool) -> tuple[bytes, bytes, bytes]:
    """Return a signature, the bytes that it was made over, and those behind them.

    It must be made over all from the file's first byte on, but for itself: what else a gap leaves out could be
    anything. Raises NoMatchError and CannotVerifyError.
    """
    told = value.get("/ByteRange")
    numbers = _numbers(told) if isinstance(told, Array) else []
    if len(numbers) != BOUNDS or not isinstance(value.get("/Contents"), String):
        raise CannotVerifyError("it does not say what was signed")
    first, size, second, rest = numbers
    if first != 0 or not 0 < size < second or rest < 0 or second + rest > len(content):
        raise NoMatchError("it is not made over the file from its beginning on")
    gap = content[size:second]
    if len(gap) > LONGEST:
        raise CannotVerifyError("it is too long")
    if content[size - 1 : size] == b"<" and content[second : second + 1] == b">":  # as some programs do
        gap = b"<" + gap + b">"
    if HEX.fullmatch(gap) is None:
        raise NoMatchError("it leaves out more than itself")
    signature = bytes.fromhex(gap[1:-1].decode("ascii"))
    if is_plain and signature != bytes(value["/Contents"]):
        raise NoMatchError("it is another than the one that it leaves room for")
    return signature, content[:size] + content[second : second + rest], content[second + rest :]
