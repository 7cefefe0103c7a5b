"""What shapes the bytes of an output besides its input: programs, libraries, fonts."""

import ctypes
import hashlib
import json
import platform
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, requires, version
from typing import Any

from docgen import __version__
from docgen.errors import MachineError

__all__ = ["Fingerprint", "fingerprint", "library_versions", "pinned_packages"]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Wherever this is the same, the same input gives the same bytes. Versions by name; SHA-256 of fonts by file."""

    docgen: str
    python: str
    machine: str
    libraries: Mapping[str, str]
    packages: Mapping[str, str]
    fonts: Mapping[str, str]

    def fields(self) -> dict[str, Any]:
        """List what the digest is taken over, as manifests and `docgen doctor --json` print it."""
        return {
            "docgen": self.docgen,
            "python": self.python,
            "machine": self.machine,
            "libraries": dict(self.libraries),
            "packages": dict(self.packages),
            "fonts": dict(self.fonts),
        }

    @property
    def sha256(self) -> str:
        """One digest over all of it."""
        canonical = json.dumps(self.fields(), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


@cache
def fingerprint(fonts: frozenset[str] | None = None) -> Fingerprint:
    """Take this machine's fingerprint, without loading WeasyPrint. Raises MachineError where something is missing.

    `fonts` are the files of fonts that an output is set in, by name; None means all that docgen has.
    """
    try:
        # Where uharfbuzz is missing this cannot be imported, and `docgen doctor` must still be able to say so.
        from docgen.pdf.fonts import CATALOGUE, font_digests  # noqa: PLC0415 -- see above

        asked = tuple(font for font in CATALOGUE if fonts is None or font.path.name in fonts)
        return Fingerprint(
            docgen=__version__,
            python=platform.python_version(),
            machine=platform.machine(),
            libraries=library_versions(),
            packages={name: _version(name) for name in sorted(pinned_packages())},
            fonts=dict(sorted(font_digests(asked).items())),
        )
    except (ImportError, OSError):
        raise MachineError.at("docgen", "This machine lacks something docgen needs.", "Run: docgen doctor") from None


def _version(package: str) -> str:
    """Return a package's version; read as a line, since the parser of mail that would read it is slow."""
    headers = distribution(package).read_text("METADATA") or ""
    return headers.partition("\nVersion:")[2].partition("\n")[0].strip() or version(package)


def library_versions() -> dict[str, str]:
    """Ask the system libraries that shape a page for their versions. Raises OSError where one is missing."""
    asked = {name: ask() for name, ask in sorted(_ASKED.items())}
    return {**asked, "zlib": zlib.ZLIB_RUNTIME_VERSION}  # what compresses a PDF's streams: zlib-ng gives other bytes


def pinned_packages() -> dict[str, str]:
    """Return the version docgen asks for of each package, by name, from its own metadata; empty if not installed."""
    try:
        wanted = requires("docgen") or []
    except PackageNotFoundError:
        return {}
    pins = (want.split("==", 1) for want in wanted if "==" in want and ";" not in want)
    return {name.strip(): pin.strip() for name, pin in pins}


def _text_from(library: str, function: str) -> Callable[[], str]:
    def ask() -> str:
        call = getattr(ctypes.CDLL(library), function)
        call.restype = ctypes.c_char_p
        said: bytes = call()
        return said.decode("ascii")

    return ask


def _fontconfig_version() -> str:
    number = int(ctypes.CDLL("libfontconfig.so.1").FcGetVersion())
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


_ASKED = {
    "fontconfig": _fontconfig_version,
    "harfbuzz": _text_from("libharfbuzz.so.0", "hb_version_string"),
    "pango": _text_from("libpango-1.0.so.0", "pango_version_string"),
}
