"""What keeps any other document than a statement from being made as a final: its format, and an invented case."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

from collections.abc import Iterator

from docgen.checks.declaration import how_to_agree
from docgen.checks.rule import DOCUMENTS, STATEMENTS, DocumentReading, Hit, Reads, Stage, rule
from docgen.findings import Mender, Severity

__all__ = ["any_other_final_is_made_only_in_an_agreed_format", "no_other_final_is_made_of_the_example"]


@rule(
    "WS-179",
    source="design: only an agreed, unaltered format makes finals",
    severity=Severity.ERROR,
    reads=Reads.DOCUMENT,
    stage=Stage.FINAL,
    mender=Mender.FORMAT_OWNER,
    profiles=DOCUMENTS - STATEMENTS,
    blind="Whether who agreed it might: the registry says who it was and in what role.",
    overrulable=False,
)
def any_other_final_is_made_only_in_an_agreed_format(reading: DocumentReading) -> Iterator[Hit]:
    """A final that is no statement is made in a format of which these very files were agreed."""
    if not reading.agreed:
        stamp = reading.document.format
        name = f"{stamp.name}@{stamp.version}"
        yield Hit("format", f"{name} was not agreed, or was altered since.", how_to_agree(name))


@rule(
    "WS-180",
    source="design: every printed fact is a field of the case",
    severity=Severity.ERROR,
    reads=Reads.DOCUMENT,
    stage=Stage.FINAL,
    mender=Mender.CASE_OWNER,
    profiles=DOCUMENTS - STATEMENTS,
    blind="Invented values that are left where the line `example: yes` was taken out.",
    overrulable=False,
)
def no_other_final_is_made_of_the_example(reading: DocumentReading) -> Iterator[Hit]:
    """No final of any document is made of docgen's invented example."""
    if reading.case.example:
        step = "Put your case's values in place of every one, and then take out the line `example: yes`."
        yield Hit(("example",), "says that this is still the invented example.", step)
