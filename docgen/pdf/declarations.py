"""WeasyPrint's declarations of Pango, HarfBuzz and Fontconfig, read beforehand.

WeasyPrint gives cffi sixteen kilobytes of C to parse each time that it is imported: a fifth of a second, more than the
layout of some pages takes. cffi can keep what it parsed ("out-of-line, ABI mode" in its documentation); it is kept in
`declarations.json`, which `python -m tests.made.declarations` writes from the WeasyPrint that is installed. Should the
declarations be others than those, they are parsed as ever.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib.resources import files
from typing import Any

import _cffi_backend
import cffi

__all__ = ["declarations_read_beforehand"]

TABLES = ("_types", "_globals", "_struct_unions", "_enums", "_typenames")
"""What cffi's own generated modules give its backend, by the names that it has there."""


class _Foreign:
    """Stands in for `cffi.FFI` in a module that declares once and then uses: all but `cdef` is cffi's own."""

    def cdef(self, declared: str) -> None:
        """Take what is kept for these declarations, or have them parsed; then be that."""
        made = _kept(declared)
        if made is None:
            made = _REAL()
            made.cdef(declared)
        self.__dict__.update({name: getattr(made, name) for name in dir(made) if not name.startswith("_")})


_REAL = cffi.FFI


def _kept(declared: str) -> Any:
    """Return the tables of these declarations as cffi's backend has them; None where none are kept."""
    kept = json.loads(files("docgen.pdf").joinpath("declarations.json").read_text(encoding="ascii"))
    if kept["declarations_sha256"] != sha256(declared.encode()).hexdigest() or kept["cffi"] != cffi.__version__:
        return None
    tables = {name: _as_bytes(kept[name]) for name in TABLES}
    return _cffi_backend.FFI("docgen.pdf.declarations", _version=kept["_version"], **tables)


def _as_bytes(table: Any) -> Any:
    """Return a table with its texts as the bytes that they stand for, and its lists as tuples."""
    if isinstance(table, list):
        return tuple(map(_as_bytes, table))
    return table.encode("latin-1") if isinstance(table, str) else table


@contextmanager
def declarations_read_beforehand() -> Iterator[None]:
    """Let a module that is first imported while the block runs have its declarations without parsing them."""
    cffi.FFI = _Foreign
    try:
        yield
    finally:
        cffi.FFI = _REAL
