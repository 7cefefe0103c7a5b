"""Quotation marks: the format sets them round recorded words, so the words carry none of their own."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

from collections.abc import Iterator

from docgen.case.absence import is_recorded
from docgen.case.incidents import Account
from docgen.checks.rule import DataReading, Hit, Reads, rule
from docgen.checks.seen import incidents_of
from docgen.findings import Mender, Severity

__all__ = ["recorded_words_carry_no_quotation_marks_of_their_own"]

PAIRS = frozenset({'""', "''", "“”", "‘’", "„“", "„”", "«»", '“"', '"”', "``"})
DOUBLE = frozenset('"“”„«»')


@rule(
    "WS-115",
    source="design: the format prints the quotation marks",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Quotation marks in the middle of the words, which may quote somebody else.",
)
def recorded_words_carry_no_quotation_marks_of_their_own(reading: DataReading) -> Iterator[Hit]:
    """The words that the subject is recorded to have said stand in the case without quotation marks round them."""
    for loc, incident in incidents_of(reading):
        account = incident.account
        if isinstance(account, Account) and is_recorded(account.words) and _is_quoted(str(account.words)):
            step = "Take the outer quotation marks out: the statement prints its own."
            yield Hit((*loc, "account", "words"), "begins or ends with a quotation mark of its own.", step)


def _is_quoted(text: str) -> bool:
    """Tell whether a text has quotation marks round it, or one at an end that was never closed or opened."""
    first, last = text[0], text.rstrip(".,")[-1:]
    alone = sum(character in DOUBLE for character in text) == 1
    return first + last in PAIRS or first + text[-1] in PAIRS or (alone and bool({first, last, text[-1]} & DOUBLE))
