"""What is kept of WeasyPrint's declarations is what parsing them gives, and is used only for them."""

import subprocess
import sys

import cffi

from docgen.pdf.declarations import declarations_read_beforehand
from tests.made.declarations import KEPT, parsed_anew

ASK = """
import sys
from docgen.pdf.writer import write_pdf, _typeset
{before}
_typeset()
import weasyprint.text.ffi as found
print("pycparser" in sys.modules, found.ffi.sizeof("PangoLogAttr"), found.ffi.NULL == found.ffi.cast("void *", 0),
      found.pango.PANGO_WRAP_WORD_CHAR, found.ffi.string(found.ffi.new("char[]", b"Arimo")))
"""


def _said(before: str = "") -> str:
    words = [sys.executable, "-c", ASK.format(before=before)]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()


def test_what_is_kept_is_what_parsing_gives() -> None:
    assert KEPT.read_text(encoding="ascii") == parsed_anew()


def test_typesetting_is_begun_without_parsing_and_gives_the_same_types() -> None:
    assert _said() == "False 4 True 2 b'Arimo'"
    assert _said("import weasyprint") == "True 4 True 2 b'Arimo'"  # imported before: parsed as ever


def test_other_declarations_are_parsed_as_ever() -> None:
    with declarations_read_beforehand():
        foreign = cffi.FFI()
    foreign.cdef("typedef struct { int one; int two; } pair;")
    assert foreign.sizeof("pair") == 8
    assert cffi.FFI is not type(foreign)
