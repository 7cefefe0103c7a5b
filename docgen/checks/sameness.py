"""Whether makers' words are their own: paragraphs that are the same once names, days and numbers are masked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.case.case import Case
from docgen.case.statements import OwnParagraph
from docgen.checks.rule import DataReading, Hit, Loc, Reads, rule
from docgen.checks.seen import squeezed
from docgen.findings import Mender, Severity

__all__ = ["Said", "masked", "no_two_makers_say_it_in_the_same_words", "said_alike", "said_in"]

MASK = "*"
NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
# References, figures with what belongs to them, numbers in words, and words with a capital but for I.
VALUE = re.compile(r"\{[^{}]*\}|£?[0-9][0-9:/.,-]*[A-Za-z]*|\b(?!I\b)[A-Z][\w’'-]*|\b(?i:" + "|".join(NUMBERS) + r")\b")
RUN = re.compile(rf"{re.escape(MASK)}(?:[\s,;]*(?:(?:and|or|to|of) )?{re.escape(MASK)})+")
FEWEST_WORDS = 8
"""How many words must be left: shorter sentences are alike by chance."""


@dataclass(frozen=True, slots=True)
class Said:
    """A maker's paragraph of one case: where it stands there, by whom, and its words with values masked."""

    where: Loc
    id: str
    maker: str
    words: str


def masked(paragraph: str) -> str:
    """Return a paragraph in small letters with names, references, days, sums and numbers masked, each run as one.

    Two paragraphs that were made by putting other values into one pattern are the same when masked. The first word of a
    sentence is masked with the names, as a capital does not tell the two apart.
    """
    return squeezed(RUN.sub(MASK, VALUE.sub(MASK, squeezed(paragraph)))).casefold()


def said_in(case: Case) -> tuple[Said, ...]:
    """Return the paragraphs of every maker of a case that are long enough to be compared."""
    return tuple(
        Said(("statements", at, "paragraphs", number, "text"), paragraph.id, paragraph.author, masked(paragraph.text))
        for at, statement in enumerate(case.statements)
        for number, paragraph in enumerate(statement.paragraphs)
        if _is_long(paragraph)
    )


def _is_long(paragraph: OwnParagraph) -> bool:
    return sum(word != MASK for word in masked(paragraph.text).split()) >= FEWEST_WORDS


def said_alike(mine: Iterable[Said], others: Iterable[Said]) -> Iterator[tuple[Said, Said]]:
    """Yield each of my paragraphs that is, masked, word for word one of the others', with the first such.

    The others may be of the same case or of another: of one case with itself, leave out who is the same.
    """
    first: dict[str, Said] = {}
    for other in others:
        first.setdefault(other.words, other)
    for each in mine:
        if each.words in first:
            yield each, first[each.words]


@rule(
    "WS-98",
    source="Nexus High Harm guidance (2017): specific to the case; CPR PD 32 para 18.1: in the witness's own words",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.MAKER,
    blind="Other cases, which it is not given here; likeness that is less than word for word.",
)
def no_two_makers_say_it_in_the_same_words(reading: DataReading) -> Iterator[Hit]:
    """No paragraph of the maker is word for word another maker's, with names, days and numbers masked."""
    every = said_in(reading.case)
    mine = [each for each in every if each.where[1] == reading.position]
    others = [each for each in every if each.maker != reading.statement.maker]
    for each, other in said_alike(mine, others):
        step = "Ask each maker to say it in the maker's own words."
        yield Hit(each.where, f"is, but for names and numbers, what another maker says in {other.id}.", step)
