"""What this machine needs for docgen, what it has, and how to get the rest."""

import ctypes
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

from docgen.workflow.fingerprint import Fingerprint, fingerprint, pinned_packages

__all__ = ["Check", "Diagnosis", "Group", "State", "examine"]

OLDEST_PYTHON = (3, 11)
TOOLS = (
    ("LibreOffice Writer", "lowriter", "libreoffice-writer", "makes pages of Word files, for docgen redact"),
    ("LibreOffice Calc", "localc", "libreoffice-calc", "makes pages of spreadsheets, for docgen redact"),
    ("Tesseract", "tesseract", "tesseract-ocr", "reads the words in pictures, for docgen scan and docgen redact"),
)


class State(StrEnum):
    """Whether a thing is there; `absent` is for what docgen can do without."""

    OK = "ok"
    MISSING = "missing"
    ABSENT = "absent"


class Group(StrEnum):
    """What kind of thing it is, in the order in which things are to be put right."""

    PYTHON = "Python"
    LIBRARY = "System libraries"
    PACKAGE = "Python packages"
    FONT = "Fonts"
    TOOL = "Optional tools"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked for. `source` is the package that holds it, empty where nothing is to be installed."""

    group: Group
    name: str
    state: State
    detail: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All that was looked for, and the fingerprint; None where something needed is missing."""

    checks: tuple[Check, ...]
    fingerprint: Fingerprint | None

    @property
    def is_able(self) -> bool:
        """Tell whether docgen can work here."""
        return all(check.state is not State.MISSING for check in self.checks)

    def remedies(self) -> tuple[str, ...]:
        """Return the commands that install what is missing, in order."""
        apt, pip = (self._sources(group) for group in (Group.LIBRARY, Group.PACKAGE))
        commands = {
            "sudo apt-get update && sudo apt-get install --no-install-recommends ": apt,
            "python -m pip install ": pip,
        }
        return tuple(start + " ".join(names) for start, names in commands.items() if names)

    def _sources(self, group: Group) -> list[str]:
        return [check.source for check in self.checks if check.group is group and check.state is State.MISSING]


def examine() -> Diagnosis:
    """Look for everything docgen needs on this machine."""
    needed = (_python(), *_libraries(), *_packages())
    fonts = tuple(_fonts())
    is_able = all(check.state is State.OK for check in (*needed, *fonts))
    return Diagnosis((*needed, *fonts, *_tools()), fingerprint() if is_able else None)


def _python() -> Check:
    state = State.OK if tuple(sys.version_info[:2]) >= OLDEST_PYTHON else State.MISSING
    return Check(Group.PYTHON, f"Python {platform.python_version()}", state, "3.11 or later is needed")


def _libraries() -> Iterator[Check]:
    table = files("docgen.workflow").joinpath("libraries.txt").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            package, library, use = line.split(maxsplit=2)
            yield Check(Group.LIBRARY, library, State.OK if _loads(library) else State.MISSING, use, package)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _packages() -> Iterator[Check]:
    pins = pinned_packages()
    if not pins:
        yield Check(Group.PACKAGE, "docgen", State.MISSING, "not installed as a package", ".")
    for name, pin in sorted(pins.items()):
        found = _version_of(name)
        state = State.OK if found and _normal(found) == _normal(pin) else State.MISSING
        yield Check(Group.PACKAGE, name, state, f"found {found or 'none'}, pinned {pin}", f"{name}=={pin}")


def _version_of(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _normal(number: str) -> str:
    """Drop leading zeros, which mean nothing in a version (PEP 440): a font calls itself 2.012."""
    return ".".join(part.lstrip("0") or "0" for part in number.split("."))


def _fonts() -> Iterator[Check]:
    try:
        # Where uharfbuzz is missing this cannot be imported, and the doctor is there to say so.
        from docgen.pdf.fonts import CATALOGUE  # noqa: PLC0415 -- see above

        for font in CATALOGUE:
            state = State.OK if font.path.is_file() else State.MISSING
            yield Check(Group.FONT, font.path.name, state, f"{font.family}: {font.scripts}")
    except ImportError as error:
        yield Check(Group.FONT, "fonts", State.MISSING, f"a package of theirs is missing: {error.name}")


def _tools() -> Iterator[Check]:
    for name, program, package, use in TOOLS:
        yield Check(Group.TOOL, name, State.OK if shutil.which(program) else State.ABSENT, use, package)
