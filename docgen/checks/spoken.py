"""What only the maker can say: a statement without it is a print of records with a name under it."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

from collections.abc import Iterator

from docgen.checks.rule import Hit, Loc, Reads, TextReading, rule
from docgen.checks.seen import passages
from docgen.findings import Mender, Severity

__all__ = ["the_maker_says_how_the_maker_knows"]


@rule(
    "WS-150",
    source="CPR PD 32 paras 18.1 and 18.2: the witness's own words, and what is of own knowledge or information",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.MAKER,
    blind="Whether what the maker says is enough.",
)
def the_maker_says_how_the_maker_knows(reading: TextReading) -> Iterator[Hit]:
    """The statement has a paragraph in the maker's own words on how the maker knows what it says."""
    said = any(path.startswith("statement.how_i_know") for p in passages(reading.document) for path in p.paths)
    if not said:
        where: Loc = ("statements", reading.data.position, "paragraphs")
        detail = "hold nothing on how the maker knows, as written by the statement's date."
        yield Hit(where, detail, "Ask the maker to write it: about `how I know`.")
