"""Rules on a bundle's file as a whole: that it opens, its size and name, and what lies behind its pages."""

import re
from collections.abc import Iterator
from typing import Final

from docgen.checks.bundle_reading import bundle_rule, hit
from docgen.checks.rule import BundleReading, Hit
from docgen.findings import Severity

__all__ = [
    "a_file_that_is_locked",
    "a_file_that_is_too_large",
    "a_name_that_says_too_little",
    "a_name_without_type_and_number",
    "a_view_other_than_actual_size",
    "what_lies_behind_the_pages",
]

FILE: Final = "file"
PLAIN_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._()-]*\.pdf", re.IGNORECASE)
REFERENCE: Final = re.compile(r"\d{4,}")
WORD: Final = re.compile(
    r"(?i)bundle|statement|skeleton|argument|review|report|schedule|index|evidence|order|decision|authorities|notice|"
    r"grounds|letter|application|response|appendix|transcript|certificate"
)
SEQUENCE: Final = re.compile(r"(?<!\d)\d{1,3}(?!\d)")


@bundle_rule(
    "BU-01",
    source="General guidance on electronic court bundles (29 November 2021), 1; portals commonly ask for no password",
    severity=Severity.ERROR,
    blind="Whether all that belongs to the bundle is in this one file.",
)
def a_file_that_is_locked(reading: BundleReading) -> Iterator[Hit]:
    """Every bundle is one PDF that opens without a password; one that needs a password is not read at all."""
    if reading.facts.file.encrypted:
        detail = "It is encrypted: it opens, but readers may be kept from marking, copying or printing it."
        yield Hit(FILE, detail, "Save it without any protection.", severity=Severity.WARNING)


@bundle_rule(
    "BU-06",
    source="General guidance on electronic court bundles (29 November 2021), 6",
    severity=Severity.WARNING,
    blind="What a reader's own settings make of it.",
)
def a_view_other_than_actual_size(reading: BundleReading) -> Iterator[Hit]:
    """Every bundle opens at 100 %."""
    zoom = reading.facts.file.zoom
    if zoom is None:
        yield Hit(FILE, "It does not say that it opens at 100 %.", "Set its initial view to 100 %.")
    elif abs(zoom - 1) > 0.005:  # noqa: PLR2004 - half a hundredth
        yield Hit(FILE, f"It opens at {zoom:.0%}.", "Set its initial view to 100 %.")


@bundle_rule(
    "BU-08",
    source="Upper Tribunal (IAC) Practice Direction on CE-File (31 August 2023): 50 MB a document",
    severity=Severity.ERROR,
    blind="What a portal makes of the file's size, which may count in other units.",
)
def a_file_that_is_too_large(reading: BundleReading) -> Iterator[Hit]:
    """Every bundle is no larger than the forum's portal takes."""
    most, size = reading.profile.most_bytes, reading.facts.size
    if most is not None and size > most:
        detail = f"It has {size / 1e6:.1f} MB; the limit is {most / 1e6:.0f} MB."
        yield Hit(FILE, detail, "Make scans smaller (300 dots an inch are enough), or file it in parts.")


@bundle_rule(
    "BU-09",
    source="General guidance on electronic court bundles (29 November 2021); HMCTS names bundles by the reference",
    severity=Severity.WARNING,
    blind="Whether the reference is that of this case.",
)
def a_name_that_says_too_little(reading: BundleReading) -> Iterator[Hit]:
    """Every file name has the case's reference and says what it is, in plain letters, figures and spaces."""
    name = reading.facts.name
    lacking = [
        what
        for what, holds in (
            ("only letters, figures, spaces, stops and hyphens, and the ending .pdf", PLAIN_NAME.fullmatch(name)),
            ("a reference", REFERENCE.search(name)),
            ("a word for what it is, such as bundle", WORD.search(name)),
        )
        if not holds
    ]
    if lacking:
        detail = f"Its name lacks: {'; '.join(lacking)}."
        yield Hit(FILE, detail, "Call it, for example, `HU 00001 2026 hearing bundle.pdf`.")


@bundle_rule(
    "BU-62",
    source="Upper Tribunal (IAC) Practice Direction on CE-File (31 August 2023): label and number",
    severity=Severity.ERROR,
    blind="Whether the number follows that of the last document that was filed.",
    profiles=frozenset({"utiac-ce-file"}),
)
def a_name_without_type_and_number(reading: BundleReading) -> Iterator[Hit]:
    """Every file for the Upper Tribunal is labelled by its type and a number in sequence."""
    name = reading.facts.name
    if not WORD.search(name) or not SEQUENCE.search(name):
        step = "Put both into its name, for example `UI-2026-000001 Bundle 1.pdf`."
        yield Hit(FILE, "Its name has no type of document and number in sequence.", step)


ACTIVE: Final = {
    "JavaScript": "It holds a program (JavaScript).",
    "Launch": "It can start another program.",
    "SubmitForm": "It can send what is filled in to somewhere.",
    "ImportData": "It fetches data from another file.",
    "GoToE": "It links into a file that is embedded in it.",
    "XFA": "It holds a form of the XFA kind, which most readers do not show.",
    "embedded file": "It holds other files.",
    "additional action": "It does something by itself when a page or field is opened or left.",
}


@bundle_rule(
    "BU-10",
    source="ICO guidance on disclosing information safely; derived: what nobody sees is served unread",
    severity=Severity.ERROR,
    blind="Hidden data in other places than these; `docgen scan` looks for what a case withholds in all of them.",
)
def what_lies_behind_the_pages(reading: BundleReading) -> Iterator[Hit]:
    """Every bundle has a title, and nothing behind its pages: comments, files, programs, layers, older states."""
    file = reading.facts.file
    if not file.titled:
        yield Hit(FILE, "It has no title among its properties.", "Give it one: the reference and what it is.")
    yield from (
        Hit(FILE, ACTIVE[kind], "Take it out, or print the pages to a new PDF.")
        for kind in file.active
        if kind in ACTIVE
    )
    if file.authored:
        step = "Empty the field, unless it is meant to be served."
        yield Hit(FILE, "It names an author among its properties.", step, severity=Severity.WARNING)
    if file.produced:
        step = "Nothing, unless it tells of a system that is not to be known."
        yield Hit(FILE, "It names the program that made it.", step, severity=Severity.NOTE)
    if file.layers:
        yield Hit(FILE, "It has layers that are hidden at first: other readers may show them.", "Flatten the layers.")
    if file.revisions:
        detail = f"It still holds {file.revisions} earlier state{'' if file.revisions == 1 else 's'} of itself."
        yield Hit(FILE, detail, "Save it anew (save as), so that what was taken out is gone.")
    yield from _on_pages(reading)


def _on_pages(reading: BundleReading) -> Iterator[Hit]:
    sheets = [*enumerate(reading.facts.file.sheets, start=1)]
    detail, step = "Comments or marks of a reader lie on the page.", "Take them out, or make them part of the page."
    yield from hit((at for at, sheet in sheets if sheet.notes), detail, step)
    detail, step = "A note or field is there that nobody sees.", "Look at what it says, and take it out."
    yield from hit((at for at, sheet in sheets if sheet.hidden), detail, step)
    detail, step = "A link or field of the page starts a program, or sends something.", "Take it out."
    yield from hit((at for at, sheet in sheets if sheet.acts), detail, step)
    detail, step = "Fields of a form can still be filled in.", "Flatten the form."
    yield from hit((at for at, sheet in sheets if sheet.fields), detail, step, Severity.WARNING)
