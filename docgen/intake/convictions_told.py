"""How a certificate words an offence and what the court ordered: closed forms, read whole or not at all."""

import re
from dataclasses import dataclass

from docgen.case.outcomes import SentenceKind
from docgen.intake.spellings import day_meant

__all__ = ["COURT", "Order", "offence_told", "order_told"]

COURT = re.compile(
    r"(?:[A-Z][A-Za-z'\u2019-]{1,30} ){1,4}(?:Magistrates['\u2019] Court|Crown Court)"
    r"|(?:The )?Crown Court at(?: [A-Z][A-Za-z'\u2019-]{1,30}){1,4}"
)
WORDS = r"[A-Z][a-z]{2,20}(?: [a-z][a-z'\u2019-]{0,20}){0,15}"
"""An offence in words without a name in it: beyond the first, none has a capital."""
SECTION = r"section [0-9]{1,3}[A-Z]{0,2}(?:\([0-9a-zA-Z]{1,3}\)){0,3}"
ACT_WORD = r"(?:[A-Z][a-z]{1,20}|and|of|the|\([A-Z][a-z]{2,20}\))"
ACT = rf"{ACT_WORD}(?: {ACT_WORD}){{0,9}}"
OFFENCE = re.compile(
    rf"({WORDS}) on ([0-9]{{1,2}} [A-Z][a-z]+ [0-9]{{4}}),? contrary to ({SECTION} (?:of the )?{ACT} Act [0-9]{{4}})\.?"
)
SUM = re.compile(
    r"(fine|costs|surcharge|victim surcharge|compensation) (?:of )?(£[0-9]{1,6}(?:,[0-9]{3})?(?:\.[0-9]{2})?)"
)
LENGTH = re.compile(r"([0-9]{1,3} (?:days?|weeks?|months?|years?))['\u2019]? imprisonment")
KINDS = {"victim surcharge": SentenceKind.SURCHARGE}
MOST_ORDERS = 10


@dataclass(frozen=True, slots=True)
class Order:
    """One part of what a court ordered: a sum, or a length, in the words of the paper; the other is empty."""

    kind: str
    amount: str = ""
    length: str = ""


def offence_told(text: str) -> tuple[str, str, str] | None:
    """Return an offence's words, day (as 2025-02-02) and provision; None where a line has not all three."""
    found = OFFENCE.fullmatch(text)
    day = day_meant(found[2]) if found else None
    return (found[1][0].lower() + found[1][1:], day.isoformat(), found[3]) if found and day else None


def order_told(text: str) -> tuple[Order, ...]:
    """Return the parts of what a court ordered; none of them where one is of a form that is not read."""
    parts = [part.strip() for part in text.rstrip(".").split(";")]
    read = [_part(part[:1].lower() + part[1:]) for part in parts] if len(parts) <= MOST_ORDERS else []
    return tuple(part for part in read if part) if all(read) else ()


def _part(text: str) -> Order | None:
    if money := SUM.fullmatch(text):
        return Order(str(KINDS.get(money[1], money[1])), amount=money[2])
    if length := LENGTH.fullmatch(text):
        return Order(str(SentenceKind.IMPRISONMENT), length=length[1])
    return None
