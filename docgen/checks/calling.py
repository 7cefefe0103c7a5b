"""What sentences call incidents by: a day in whatever form, a number, a reference, an allegation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.case.absence import is_recorded
from docgen.case.incidents import Incident
from docgen.case.outcomes import Convicted
from docgen.checks.claims import FIGURES, MONTHS, dates
from docgen.checks.seen import squeezed
from docgen.checks.wording import later

__all__ = ["Called", "called_apart", "of_others"]

SPOKEN = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
NTHS = SPOKEN.split()
NTH = {word: at for at, word in enumerate(NTHS, 1)} | {f"twenty-{word}": 20 + at for at, word in enumerate(NTHS[:9], 1)}
NTH |= {"thirtieth": 30, "thirty-first": 31}
ANY_NTH = "|".join(sorted((word.replace("-", "[- ]") for word in NTH), key=len, reverse=True))
IN_WORDS = later(
    rf"\b(?P<d>{ANY_NTH}) (?:day )?(?:of )?(?P<m>{'|'.join(MONTHS)})[a-z]*\b(?:,? (?P<y>\d{{4}})\b)?|"
    rf"\b(?P<m2>{'|'.join(MONTHS)})[a-z]* (?:the )?(?P<d2>{ANY_NTH})\b(?:,? (?P<y2>\d{{4}})\b)?"
)
"""A day as it is spoken; a year in words is passed over."""
FIGURE = rf"(?:\d{{1,3}}|{'|'.join(FIGURES)})"
BY_NUMBER = later(
    rf"\bincidents? (?:numbers? |nos?\.? ?|I)?(?P<each>{FIGURE}(?:(?:, | and |, and | or | & ){FIGURE})*)\b|"
    rf"\b(?P<nth>{ANY_NTH}|last)(?: of (?:the|these|those))?(?: \w+)? incidents?\b"
)
SENTENCE = re.compile(r"(?<=[.!?])\s+")
PART = later(
    r"[,;]\s+|\s+(?:but|whereas|while|although|though)\s+|\s+and\s+(?=(?:not|no|never|neither|nobody|he|she|it|they|the|"
    r"in|of|for|on|was|is|has|had|that)\b)"
)
"""Where a sentence may turn from one incident to another."""
Day = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Called:
    """What calls incidents: words of theirs in small letters, their numbers in the statement, their days."""

    names: frozenset[str]
    numbers: frozenset[int]
    days: frozenset[Day]
    last: int

    def __sub__(self, other: "Called") -> "Called":
        """Return what calls these and none of the others."""
        return Called(self.names - other.names, self.numbers - other.numbers, self.days - other.days, self.last)


def called_apart(shown: Sequence[Incident], convicted: set[str]) -> tuple[Called, Called]:
    """Return what calls incidents without a conviction and none that ended in one, and the other way round."""
    in_order = sorted(shown, key=lambda incident: (incident.date, incident.id))  # as statements number them
    numbered = list(enumerate(in_order, 1))
    without = _called([each for each in numbered if each[1].id not in convicted], len(numbered))
    ended_so = _called([each for each in numbered if each[1].id in convicted], len(numbered))
    return without - ended_so, ended_so - without


def of_others(text: str, without: Called, convicted: Called) -> list[str]:
    """Return the sentences that call incidents without a conviction.

    Of a sentence that calls one with a conviction as well, the parts that speak of the others only.
    """
    sentences = [sentence for sentence in SENTENCE.split(text) if _calls(sentence, without)]
    return [part for sentence in sentences for part in _parts(sentence, convicted)]


def _parts(sentence: str, convicted: Called) -> list[str]:
    if not _calls(sentence, convicted):
        return [sentence]
    parts = PART().split(sentence)
    return [sentence] if len(parts) == 1 else [part for part in parts if not _calls(part, convicted)]


def _called(numbered: list[tuple[int, Incident]], last: int) -> Called:
    names = {name.casefold() for _, incident in numbered for name in _names(incident)}
    days = {day for _, incident in numbered for day in _days(incident)}
    return Called(frozenset(names), frozenset(number for number, _ in numbered), frozenset(days), last)


def _names(incident: Incident) -> Iterator[str]:
    yield squeezed(incident.allegation)
    if isinstance(incident.reference, str) and is_recorded(incident.reference):
        yield incident.reference
    if isinstance(incident.outcome, Convicted):
        yield squeezed(incident.outcome.offence)


def _days(incident: Incident) -> Iterator[Day]:
    """Yield the days of an incident, each with its year and without."""
    for day in (incident.date, incident.last_date):
        if day is not None:
            yield (day.year, day.month, day.day)
            yield (0, day.month, day.day)


def _calls(sentence: str, called: Called) -> bool:
    """Tell whether a sentence calls one of some incidents by a name, a number or a day of theirs."""
    text = sentence.casefold()
    if any(name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in called.names):
        return True
    if "incident" in text and any(number in called.numbers for number in _numbers(text, called.last)):
        return True
    return any(day in called.days for day in _said(sentence, text))


def _numbers(text: str, last: int) -> Iterator[int]:
    for match in BY_NUMBER().finditer(text):
        if match["nth"]:
            yield last if match["nth"] == "last" else NTH[match["nth"].replace(" ", "-")]
        for figure in re.findall(FIGURE, match["each"] or ""):
            yield int(figure) if figure.isdigit() else FIGURES[figure]


def _said(sentence: str, text: str) -> Iterator[Day]:
    if any(map(str.isdigit, text)):
        yield from (claim.value for claim in dates(sentence) if isinstance(claim.value, tuple))
    for match in IN_WORDS().finditer(text) if any(month in text for month in MONTHS) else ():
        day, month, year = match["d"] or match["d2"], match["m"] or match["m2"], match["y"] or match["y2"]
        yield (int(year or 0), MONTHS.index(month) + 1, NTH[day.replace(" ", "-")])
