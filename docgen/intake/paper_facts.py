"""What one paper plainly says of itself and of the person whom it names, in strict forms; the rest is left unread."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from docgen.case.material import PaperKind
from docgen.case.outcomes import Plea
from docgen.intake.convictions_told import COURT, Order, offence_told, order_told
from docgen.intake.histories_told import Period, periods_told
from docgen.intake.labelled import Labelled, block_of, lines_of, names_in
from docgen.intake.spellings import day_meant

__all__ = ["READ", "Fact", "PaperFacts", "facts_of"]

READ: Final[Mapping[str, frozenset[str]]] = {
    # the kinds of paper that are read, and what is taken from each
    PaperKind.CERTIFICATE: frozenset({"born", "court", "offence", "plea", "convicted", "order"}),
    PaperKind.DECISION: frozenset({"born", "nationality", "home_office", "uan", "dated"}),
    PaperKind.APPEAL: frozenset({"born", "nationality", "number", "received", "dated"}),
    PaperKind.IMMIGRATION_HISTORY: frozenset({"born", "nationality", "home_office", "uan", "dated"}),
    PaperKind.PNC_PRINT: frozenset({"born", "nationality", "pnc", "cro", "dated"}),
}
MOST_PAGES, LEAST_WORDS, MOST_WORDS, LONGEST_NAME, FIRST_LINES = 20, 2, 6, 80, 6
NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['\u2019-](?=[^\W\d_]))*")
PARTICLES = frozenset(
    {"al", "ben", "bin", "da", "de", "del", "della", "di", "do", "dos", "el", "la", "van", "von", "y"}
)
REFERENCE = re.compile(r"(?<![\w/-])[A-Z][0-9]{7}(?![\w/-])", re.ASCII)
UAN = re.compile(r"\bUAN:? ?([0-9]{4}(?:-[0-9]{4}){3})(?![\w-])", re.ASCII)
OFFICE_COPY = re.compile(r"\boffice copy,? ([0-9]{1,2} [A-Z][a-z]+ [0-9]{4})(?!\w)", re.IGNORECASE)
FORMS: Final[Mapping[str, re.Pattern[str]]] = {
    "pnc": re.compile(r"[0-9]{4}/[0-9]{7}[A-Z]", re.ASCII),
    "cro": re.compile(r"[0-9]{1,6}/[0-9]{2}[A-Z]|SF[0-9]{2}/[0-9]{1,6}[A-Z]", re.ASCII),
    "home_office": REFERENCE,
    "uan": re.compile(r"[0-9]{4}(?:-[0-9]{4}){3}", re.ASCII),
    "number": re.compile(r"(?:DA|DC|EA|HU|IA|LP|PA|RP)/[0-9]{5}/20[0-9]{2}|UI-20[0-9]{2}-[0-9]{6}", re.ASCII),
    "nationality": re.compile(r"[A-Z][A-Za-z]{2,20}(?: [A-Z][A-Za-z]{2,20})?", re.ASCII),
    "court": COURT,
}
DAYS = frozenset({"born", "received", "dated", "convicted"})
WHOLE = frozenset({"name", "nationality", "court", "offence", "order"})
"""What may go on in the next line: it is read only where it is certain that it does not."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What a page says, in the form of a case file; None where the page has it in a way that is not read."""

    value: str | None
    page: int


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What a paper says: the name that it is labelled with (empty: none), fields by name, and what is made of lines.

    `unclear` says that it names more than one person, or somebody in a way that is not read: nothing is read then.
    `offence` are words, day and provision of the one offence.
    """

    name: str = ""
    page: int = 0
    unclear: bool = False
    fields: Mapping[str, Fact] = field(default_factory=dict)
    offence: tuple[str, str, str] | None = None
    orders: tuple[Order, ...] = ()
    periods: tuple[Period, ...] = ()
    history_page: int = 0


def facts_of(kind: str, pages: Mapping[int, str]) -> PaperFacts:
    """Read a paper of a kind in `READ`, by the words of its pages (0: they are not counted)."""
    lines = {at: lines_of(pages[at]) for at in sorted(pages)[:MOST_PAGES]}
    blocks = {at: block for at, each in lines.items() if (block := block_of(each))}
    names = {at: _name(block) for at, block in blocks.items()}
    if sum(map(names_in, lines.values())) != len(blocks) or len(blocks) > 1 or "" in names.values():
        return PaperFacts(unclear=True)
    page, name = next(iter(names.items()), (0, ""))
    said = {each.says: each for each in blocks.get(page, ())}
    told = {each: Fact(_value(said[each]), page) for each in sorted(READ[kind]) if each in said}
    told |= dict(_elsewhere(kind, lines, told))
    offence, orders = _convicted(said)
    history, at = _history(kind, lines)
    return PaperFacts(name, page, fields=told, offence=offence, orders=orders, periods=history, history_page=at)


def _name(block: tuple[Labelled, ...]) -> str:
    """Return the name that a block is labelled with; empty where it is not written as a name is."""
    labelled = next(each for each in block if each.says == "name")
    words = labelled.value.split(" ")
    if not labelled.ends or not LEAST_WORDS <= len(words) <= MOST_WORDS or len(labelled.value) > LONGEST_NAME:
        return ""
    good = all(NAME_WORD.fullmatch(word) and (word[0].isupper() or word in PARTICLES) for word in words)
    return labelled.value if good else ""


def _value(labelled: Labelled) -> str | None:
    """Return a value in the form of a case file; None where it is not of the strict form that its label wants."""
    if labelled.says in WHOLE and not labelled.ends:
        return None
    if labelled.says in DAYS:
        day = day_meant(labelled.value)
        return day.isoformat() if day else None
    if labelled.says == "plea":
        word = labelled.value.casefold()
        return word if word in {str(Plea.GUILTY), str(Plea.NOT_GUILTY)} else None
    form = FORMS.get(labelled.says)
    return labelled.value if form and form.fullmatch(labelled.value) else None


def _convicted(block: Mapping[str, Labelled]) -> tuple[tuple[str, str, str] | None, tuple[Order, ...]]:
    offence, order = block.get("offence"), block.get("order")
    told = offence_told(offence.value) if offence and offence.ends else None
    return told, order_told(order.value) if order and order.ends else ()


def _elsewhere(kind: str, lines: Mapping[int, tuple[str, ...]], told: Mapping[str, Fact]) -> Iterator[tuple[str, Fact]]:
    """Yield what stands on a paper in a form that cannot be anything else, without a label before it."""
    for at, page in lines.items():
        for says, form in (("home_office", REFERENCE), ("uan", UAN)):
            found = {each for line in page for each in form.findall(line)}
            if says in READ[kind] and says not in told and found:
                told = {**told, says: Fact(found.pop() if len(found) == 1 else None, at)}
                yield says, told[says]
        if kind == PaperKind.CERTIFICATE:
            yield from _of_a_certificate(at, page, told)
    if kind == PaperKind.APPEAL and "dated" not in told and "received" in told:
        yield "dated", told["received"]


def _of_a_certificate(at: int, page: tuple[str, ...], told: Mapping[str, Fact]) -> Iterator[tuple[str, Fact]]:
    courts = {line for line in page[:FIRST_LINES] if COURT.fullmatch(line)}
    named = told.get("court")
    if courts:
        same = courts if named is None else {*courts, named.value}
        yield "court", Fact(courts.pop() if len(same) == 1 else None, at)
    days = {found for line in page for found in OFFICE_COPY.findall(line)}
    if days:
        day = day_meant(days.pop()) if len(days) == 1 else None
        yield "dated", Fact(day.isoformat() if day else None, at)


def _history(kind: str, lines: Mapping[int, tuple[str, ...]]) -> tuple[tuple[Period, ...], int]:
    """Return the periods of leave of a history that stands on one page, and that page."""
    if kind != PaperKind.IMMIGRATION_HISTORY:
        return (), 0
    told = {at: found for at, page in lines.items() if (found := periods_told(page))}
    at, periods = next(iter(told.items()), (0, ()))
    return (periods, at) if len(lines) == 1 else ((), 0)
