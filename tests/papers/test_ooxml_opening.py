"""Files that no one should open are refused in plain words, and nothing of them is repeated."""

import contextlib
import io
import re
import zipfile
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.errors import InputError
from docgen.papers.ooxml import open_docx
from docgen.papers.ooxml_opening import LIMITS
from tests.made.reference_docx import parts

MIB = 1024 * 1024
NAME = "Caio Brandini LOPES"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"


def package(**changed: str | bytes | None) -> bytes:
    return packed({**parts(), MAIN: body(f"<w:p><w:r><w:t>{NAME}</w:t></w:r></w:p>")} | changed)


def packed(content: dict[str, Any], level: int = zipfile.ZIP_DEFLATED) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", level) as made:
        for name, data in content.items():
            if data is not None:
                made.writestr(name, data)
    return whole.getvalue()


def body(inner: str, *, head: str = "") -> str:
    return f"{head}<w:document {W}><w:body>{inner}</w:body></w:document>"


def with_part(name: str, content: str | bytes | None) -> bytes:
    return package(**{name: content})


def with_relation(kind: str, target: str, *, external: bool = True) -> bytes:
    mode = ' TargetMode="External"' if external else ""
    added = f'<Relationship Id="rId90" Type="{RELATION}/{kind}" Target="{target}"{mode}/></Relationships>'
    return with_part(RELATIONS, parts()[RELATIONS].replace("</Relationships>", added))


def encrypted(data: bytes) -> bytes:
    """Set the encryption flag of the first entry in its local header and in the directory."""
    marked = bytearray(data)
    marked[6] |= 1
    marked[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(marked)


def broken(data: bytes) -> bytes:
    """Spoil one byte inside the first entry's content, so that its checksum is wrong."""
    at = 30 + len("[Content_Types].xml") + 20
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def heavy(count: int, size: int) -> bytes:
    """Pack parts that unpack to `size` MiB each, from enough noise for a ratio that is not suspicious by itself."""
    content = Random(1).randbytes(MIB) + bytes((size - 1) * MIB)  # noqa: S311 - noise, not a secret
    return packed({**parts(), **{f"p{at}.bin": content for at in range(count)}})


def twice() -> bytes:
    return packed({**parts(), "word/Document.xml": "<x/>"})


ENTITY = f'<!DOCTYPE x [<!ENTITY e "{NAME}">]>'
PADDED = b'<?xml version="1.0"' + b" " * 5000 + b'encoding="UTF-7"?><x/>'
EBCDIC = ('<?xml version="1.0" encoding="cp037"?>' + ENTITY + "<x/>").encode("cp037")
BOMB = b"<w:document>" + b" " * (LIMITS.ratio_grace * 40)
EMPTY = "<w:p/>" * (LIMITS.paragraphs + 1)
LONG = f"<w:p><w:r><w:t>{'x' * (LIMITS.paragraph_characters + 1)}</w:t></w:r></w:p>"
MUCH = f"<w:p><w:r><w:t>{'x' * 40_000}</w:t></w:r></w:p>" * 51
MANY = "<w:p>" + "<w:ins/>" * (LIMITS.revisions + 1) + "</w:p>"
TYPES = "[Content_Types].xml"
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "is not a Word file"),
    "a PDF": (lambda: b"%PDF-1.7 x", "is not a Word file"),
    "an old .doc": (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 600, "old .doc file"),
    "an archive of something else": (lambda: packed({"mimetype": "x", "content.xml": "<x/>"}), "is not a Word file"),
    "a torn file": (lambda: package()[:700], "is damaged"),
    "a spoilt file": (lambda: broken(package()), "is damaged"),
    "encrypted": (lambda: encrypted(package()), "encrypted"),
    "too many parts": (lambda: packed(parts() | {f"p{n}": b"" for n in range(501)}), "more than 500 parts"),
    "two parts of one name": (twice, "two parts of one name"),
    "a way out": (lambda: with_part("../evil.xml", "<x/>"), "leads outside"),
    "an absolute way out": (lambda: with_part("/etc/evil.xml", "<x/>"), "leads outside"),
    "a way out of another system": (lambda: with_part("word\\..\\evil.xml", "<x/>"), "leads outside"),
    "a bomb": (lambda: with_part(MAIN, BOMB), "unpacks to more"),
    "a file too large": (lambda: b"PK\x03\x04" + bytes(50 * MIB), "larger than 50 MiB"),
    "a part too large": (lambda: heavy(1, 33), "unpacks to more"),
    "parts too large together": (lambda: heavy(5, 30), "unpacks to more"),
    "a document type": (lambda: with_part(MAIN, body("", head=ENTITY)), "document type"),
    "a document type in a part nobody reads": (lambda: with_part("x.xml", ENTITY + "<x/>"), "document type"),
    "a document type in UTF-16": (lambda: with_part(MAIN, (ENTITY + "<x/>").encode("utf-16")), "document type"),
    "a strange encoding": (lambda: with_part(MAIN, b'<?xml version="1.0" encoding="UTF-7"?><x/>'), "encoding"),
    "a strange encoding far out": (lambda: with_part(MAIN, PADDED), "encoding"),
    "a document type in EBCDIC": (lambda: with_part(MAIN, EBCDIC), "document type|encoding|not well-formed"),
    "macros": (lambda: with_part("word/vbaProject.bin", b"x"), "macros"),
    "a macro type": (lambda: with_part(TYPES, parts()[TYPES].replace("document.main", "macroEnabled")), "macros"),
    "a control": (lambda: with_part("word/activeX/activeX1.xml", "<x/>"), "macros"),
    "an embedded file": (lambda: with_part("word/embeddings/a.bin", b"x"), "embedded"),
    "a linked template": (lambda: with_relation("attachedTemplate", "file:///x.dotm"), "links another file"),
    "a linked picture": (lambda: with_relation("image", "https://example.invalid/x.png"), "links another file"),
    "a chunk": (lambda: with_relation("aFChunk", "chunk.html", external=False), "links another file"),
    "broken XML": (lambda: with_part(MAIN, "<w:document"), "not well-formed"),
    "too deep": (lambda: with_part(MAIN, body("<w:sdt>" * 300 + "</w:sdt>" * 300)), "not well-formed"),
    "no document": (lambda: with_part("_rels/.rels", None), "is not a Word document"),
    "the strict form": (lambda: with_part(MAIN, "<document xmlns='http://purl.oclc.org/x'/>"), "strict form"),
    "too many paragraphs": (lambda: with_part(MAIN, body(EMPTY)), "more than 3000 paragraphs"),
    "a paragraph without end": (lambda: with_part(MAIN, body(LONG)), "more text"),
    "too much text": (lambda: packed({**parts(), MAIN: body(MUCH)}, zipfile.ZIP_STORED), "more text"),
    "changes without number": (lambda: with_part(MAIN, body(MANY)), "more tracked changes"),
}


@pytest.mark.parametrize(("make", "why"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_should_not_be_opened_is_refused_with_a_reason_and_a_next_step(
    make: Callable[[], bytes], why: str
) -> None:
    with pytest.raises(InputError, match=why) as caught:
        open_docx(make(), "returned.docx")
    (fault,) = caught.value.faults
    assert fault.place.file == "returned.docx"
    assert fault.next_step
    assert NAME not in str(caught.value)
    assert caught.value.__suppress_context__


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3_000), st.binary(min_size=1, max_size=8)), min_size=1, max_size=5))
def test_a_spoilt_file_is_read_or_refused_and_nothing_else_happens(spots: list[tuple[int, bytes]]) -> None:
    spoilt = bytearray(packed({**parts(), MAIN: body("<w:p/>")}, zipfile.ZIP_STORED))
    for at, content in spots:
        spoilt[at : at + len(content)] = content
    with contextlib.suppress(InputError):
        assert len(open_docx(bytes(spoilt)).pages) <= 1


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(sorted(name for name in parts() if name != TYPES)),
    st.integers(0, 200),
    st.sampled_from(["", "-1", "99999999999", "x", "0", "word/document.xml", "../../x", "NaN", "é"]),
)
def test_a_strange_value_anywhere_is_read_or_refused_and_nothing_else_happens(name: str, at: int, value: str) -> None:
    content = {**parts(), MAIN: body("<w:p><w:pPr><w:pStyle w:val='NumberedParagraph'/></w:pPr></w:p>")}
    values = list(re.finditer(r'(?<==")[^"]*(?=")', content[name]))
    spot = values[at % len(values)]
    content[name] = content[name][: spot.start()] + value + content[name][spot.end() :]
    with contextlib.suppress(InputError):
        assert len(open_docx(packed(content)).paragraphs) == 1


def test_a_plain_file_with_a_link_in_it_is_opened_and_the_link_is_told() -> None:
    found = open_docx(with_relation("hyperlink", "https://example.invalid/page"))
    assert [each.text for each in found.paragraphs] == [NAME]
    assert found.external == ("https://example.invalid/page",)


def test_a_size_that_an_entry_declares_is_not_believed() -> None:
    lying = bytearray(packed({**parts(), "zz.xml": "<x>" + "y" * 5000 + "</x>"}))
    at = lying.rindex(b"PK\x01\x02") + 24
    lying[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(InputError, match=r"damaged|not well-formed"):
        open_docx(bytes(lying))
