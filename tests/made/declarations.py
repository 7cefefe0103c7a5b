"""Keep what cffi makes of WeasyPrint's declarations: `python -m tests.made.declarations` writes the file anew."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from hashlib import sha256
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory
from typing import Any

import cffi

__all__ = ["KEPT", "parsed_anew"]

KEPT = Path(__file__).resolve().parents[2] / "docgen" / "pdf" / "declarations.json"
TABLES = ("_version", "_types", "_globals", "_struct_unions", "_enums", "_typenames")


def parsed_anew() -> str:
    """Return what the file should hold; in a process of its own, where WeasyPrint is not yet imported."""
    words = [sys.executable, "-m", "tests.made.declarations", "--print"]
    return run(words, check=True, capture_output=True, text=True).stdout


def _made() -> str:
    with _overheard() as said:
        import weasyprint.text.ffi  # noqa: PLC0415  # its declarations are what is wanted
    (declared,) = said
    made = {
        "of": f"WeasyPrint {weasyprint.__version__}",
        "cffi": cffi.__version__,
        "declarations_sha256": sha256(declared.encode()).hexdigest(),
        **{name: _as_text(table) for name, table in _tables(declared).items()},
    }
    return "{\n" + ",\n".join(f' "{name}": {json.dumps(value)}' for name, value in made.items()) + "\n}\n"


@contextmanager
def _overheard() -> Iterator[list[str]]:
    said: list[str] = []

    class Overheard(cffi.FFI):
        def cdef(self, csource: str, override: bool = False, packed: bool = False, pack: Any = None) -> None:
            said.append(csource)
            super().cdef(csource, override, packed, pack)

    before, cffi.FFI = cffi.FFI, Overheard
    try:
        yield said
    finally:
        cffi.FFI = before


def _tables(declared: str) -> dict[str, Any]:
    """Let cffi write its module, and take from it what it gives the backend."""
    builder = cffi.FFI()
    builder.cdef(declared)
    builder.set_source("declarations", None)
    taken: dict[str, Any] = {}
    with TemporaryDirectory() as folder:
        written = Path(folder) / "declarations.py"
        with redirect_stdout(None):  # it says what it writes
            builder.emit_python_code(str(written))
        source = written.read_text(encoding="utf-8").replace("import _cffi_backend", "")
    backend = type("Backend", (), {"FFI": staticmethod(lambda _, **tables: taken.update(tables))})
    exec(source, {"_cffi_backend": backend})  # noqa: S102  # cffi has just written it
    assert sorted(taken) == sorted(TABLES)
    return {name: taken[name] for name in TABLES}


def _as_text(table: Any) -> Any:
    if isinstance(table, tuple):
        return [_as_text(part) for part in table]
    return table.decode("latin-1") if isinstance(table, bytes) else table


if __name__ == "__main__":
    if sys.argv[1:] == ["--print"]:
        sys.stdout.write(_made())
    else:
        KEPT.write_text(parsed_anew(), encoding="ascii")
