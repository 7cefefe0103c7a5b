"""The shelf of formats: each a versioned folder of templates, looks and declarations, checked as it is taken down."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

import docgen
from docgen.case.record import View
from docgen.case.scalars import Line, Prose
from docgen.case.views import VIEWS
from docgen.document import FormatStamp, LateSpan, LateValue
from docgen.errors import Fault, FormatError, Place
from docgen.findings import Audience
from docgen.formats.lint import lint
from docgen.formats.looks import faults_of_css
from docgen.formats.looks_in_word import faults_of_reference
from docgen.formats.parser import parse_template
from docgen.formats.syntax import Template
from docgen.workroom.reading import read_bounded

__all__ = [
    "AUDIENCES",
    "FILES",
    "PAGES",
    "PROFILES",
    "Declared",
    "Format",
    "digest_of",
    "formats_on",
    "is_installed",
    "load_format",
    "shipped_formats",
]

FILES = ("format.toml", "body.html.jinja", "print.css", "reference.docx")
"""The files that decide what a format prints; its digest is reckoned over these."""
PAGES = "{pages}"
"""Where a declaration says how many pages the document has: its one blank, known after layout only."""
PROFILES = {
    "StatementView": ("tribunal_cpr", "s9_mg11"),
    "SummaryView": ("summary",),
    "CommissionView": ("commission",),
    "FrontSheetView": ("front_sheet",),
    "ScheduleView": ("schedule",),
    "BundleView": ("bundle",),
    "ChangesView": ("bundle",),
    "DividerView": ("bundle",),
    "ReferencesView": ("references",),
    "KeyView": ("key",),
    "WithheldView": ("withheld_schedule",),
    "RedactionsView": ("redaction_schedule",),
    "CertificateView": ("certificate",),
    "ApplicationView": ("rule_13_application",),
    "ExcludedView": ("excluded_pack",),
}
"""The profiles that a format of each view may have: they say which rules its documents are held to."""
AUDIENCES = {
    "StatementView": Audience.SERVED,
    "SummaryView": Audience.INTERNAL,
    "CommissionView": Audience.INTERNAL,
    "FrontSheetView": Audience.SERVED,
    "ScheduleView": Audience.SERVED,
    "BundleView": Audience.SERVED,
    "ChangesView": Audience.SERVED,
    "DividerView": Audience.SERVED,
    "ReferencesView": Audience.INTERNAL,
    "KeyView": Audience.SERVED,
    "WithheldView": Audience.SERVED,
    "RedactionsView": Audience.SERVED,
    "CertificateView": Audience.SERVED,
    "ApplicationView": Audience.CLOSED,
    "ExcludedView": Audience.CLOSED,
}
"""Whom each view is for: a format cannot let anybody else read it."""
LARGEST_TEXT = 250_000
LARGEST_REFERENCE = 2_000_000
NAME = re.compile(r"[a-z][a-z0-9-]{1,60}")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Declared(_Part):
    """A declaration of the format: a constant text, printed word for word, with the source that prescribes it.

    The text may hold PAGES, once; every digest of it is that of the text with PAGES in it.
    """

    text: Prose
    source: Line

    @field_validator("text")
    @classmethod
    def no_blank_but_pages(cls, text: str) -> str:
        """Refuse any other blank: a declaration is a constant."""
        if text.count(PAGES) > 1 or set("{}") & set(text.replace(PAGES, "")):
            raise ValueError(f"may hold {PAGES}, once, and no other brace")
        return text

    @property
    def printed(self) -> str:
        """Return the text as canonical text prints it, with the fixed stand-in for the number of pages."""
        return self.text.replace(PAGES, LateSpan(LateValue.PAGES).text)

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the text."""
        return sha256(self.text.encode()).hexdigest()


class _Sheet(_Part):
    """What format.toml holds."""

    name: str = Field(pattern=NAME.pattern)
    version: int = Field(ge=1)
    title: Line
    kind: Line
    audience: Audience
    view: str
    profile: Line
    label: Line
    constants: tuple[str, ...] = ()
    declarations: dict[str, Declared] = {}


@dataclass(frozen=True)
class Format:
    """A format as it stands on the shelf; `digest` is the SHA-256 over the files in FILES."""

    sheet: _Sheet
    view: type[View]
    template: Template
    css: str
    reference: bytes
    digest: str

    @property
    def name(self) -> str:
        """Return the format's name, as a case-owner types it."""
        return self.sheet.name

    @property
    def version(self) -> int:
        """Return the format's version, from 1."""
        return self.sheet.version

    @property
    def stamp(self) -> FormatStamp:
        """Return what a document keeps of the format it was composed under."""
        return FormatStamp(self.name, self.version, self.digest)

    def declared(self, name: str) -> Declared:
        """Return a declaration; the linter has seen to it that it is there."""
        return self.sheet.declarations[name]


def shipped_formats() -> Path:
    """Return the folder of the formats that docgen ships: in the wheel, or beside the package in a checkout."""
    package = Path(docgen.__file__).parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def is_installed() -> bool:
    """Tell whether docgen's own formats lie in an installed package; in a checkout they lie beside it."""
    return shipped_formats().parent == Path(docgen.__file__).parent


def formats_on(*shelves: Path) -> Iterator[tuple[str, int, Path]]:
    """Yield name, version and folder of each format, sorted; the first shelf that has one wins."""
    found: dict[tuple[str, int], Path] = {}
    for shelf in shelves:
        for sheet in sorted(shelf.glob("*/*/format.toml")) if shelf.is_dir() else ():
            folder = sheet.parent
            if NAME.fullmatch(folder.parent.name) and folder.name.isdecimal():
                found.setdefault((folder.parent.name, int(folder.name)), folder)
    for (name, version), folder in sorted(found.items()):
        yield name, version, folder


def load_format(folder: Path) -> Format:
    """Take a format down and check it whole. Raises FormatError with every fault that the linter finds."""
    content = {name: _read(folder, name) for name in FILES}
    return _checked(folder, tuple(content.items()))


@lru_cache(maxsize=16)
def _checked(folder: Path, files: tuple[tuple[str, bytes], ...]) -> Format:
    """Check a format's files, once for each content: a run over many cases takes the same few formats down again."""
    content = dict(files)
    sheet = _sheet(content["format.toml"], folder)
    template = parse_template(content["body.html.jinja"].decode(), "body.html.jinja")
    view = VIEWS[sheet.view]
    css, reference = content["print.css"].decode(), content["reference.docx"]
    faults = (
        *lint(template, view, sheet.declarations, sheet.constants),
        *faults_of_css(css),
        *faults_of_reference(reference),
    )
    if faults:
        at = f"{folder.parent.name}/{folder.name}"
        raise FormatError(*(_within(at, fault) for fault in faults))
    return Format(sheet, view, template, css, reference, digest_of(content))


def digest_of(content: dict[str, bytes]) -> str:
    """Return the SHA-256 over the digests of a format's files, in the order of FILES."""
    lines = (f"{sha256(content[name]).hexdigest()}  {name}\n" for name in FILES)
    return sha256("".join(lines).encode()).hexdigest()


SHEET_FAULTS = {"missing": "is missing.", "extra_forbidden": "is not a field of a format."}


def _sheet_fault(where: str, error: Any) -> Fault:
    field = ".".join(map(str, error["loc"]))
    said = str(error["ctx"]["error"]) if error["type"] == "value_error" else str(error["msg"])
    return Fault(Place(where, field=field), SHEET_FAULTS.get(error["type"], f"{said}."))


def _within(at: str, fault: Fault) -> Fault:
    place = fault.place
    return Fault(Place(f"{at}/{place.file}", place.line, place.column, place.field), fault.detail, fault.next_step)


def _read(folder: Path, name: str) -> bytes:
    is_text = not name.endswith(".docx")
    content = read_bounded(folder / name, LARGEST_TEXT if is_text else LARGEST_REFERENCE, root=folder.parent)
    if is_text:
        try:
            content.decode()
        except UnicodeDecodeError:
            raise FormatError.at(f"{folder.parent.name}/{folder.name}/{name}", "is not UTF-8 text.") from None
    return content


def _sheet(content: bytes, folder: Path) -> _Sheet:
    where = f"{folder.parent.name}/{folder.name}/format.toml"
    try:
        sheet = _Sheet.model_validate(tomllib.loads(content.decode()))
    except tomllib.TOMLDecodeError as fault:
        raise FormatError.at(where, f"is not TOML: {fault}.") from None
    except RecursionError:
        raise FormatError.at(where, "is not TOML: it is nested too deep.") from None
    except ValidationError as error:
        raise FormatError(*(_sheet_fault(where, item) for item in error.errors(include_input=False))) from None
    except ValueError:  # Python reads no whole number of more than 4,300 figures
        raise FormatError.at(where, "holds a number that is far too long.") from None
    if (sheet.name, str(sheet.version)) != (folder.parent.name, folder.name):
        raise FormatError.at(where, "names a format or version that its folder does not.", "Make the two agree.")
    _check_view(sheet, where)
    return sheet


def _check_view(sheet: _Sheet, where: str) -> None:
    """Refuse a view that there is not, and a profile or an audience that the view has not."""
    if sheet.view not in VIEWS:
        raise FormatError.at(where, f"names a view that there is not; known are {', '.join(VIEWS)}.")
    if sheet.profile not in PROFILES[sheet.view]:
        known = ", ".join(PROFILES[sheet.view])
        raise FormatError.at(where, f"names a profile that {sheet.view} has not; known are {known}.")
    if sheet.audience is not (audience := AUDIENCES[sheet.view]):
        raise FormatError.at(where, f"names an audience that {sheet.view} is not for: it is {audience}.")
