"""What tells of somebody's birth without giving the day: a month, a year, an age, in figures or in words."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from docgen.case.plain_letters import plainly
from docgen.checks.claims import FIGURES
from docgen.checks.variants import LONG_MONTHS, MONTHS, any_of
from docgen.disclosure.records import whole_years

__all__ = ["tells_a_birth"]

SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")
OF_A_BIRTH = r"(?:born|birth|d\.?\s?o\.?\s?b\b\.?)"
NEAR = 40
"""How many characters may stand between a year and the word that says that it is of a birth."""
OF_A_THING = re.compile(r"\b(?:report|record|card|licence|warrant|certificate|car|building)s? (?:was|is|were)\b")
"""What has an age too, and is not somebody."""
TENS = {at: word for word, at in FIGURES.items() if at % 10 == 0}
ONES = {at: word for word, at in FIGURES.items() if at < 20}  # noqa: PLR2004 - they have words of their own
DECADES = {2: "twenties", 3: "thirties", 4: "forties", 5: "fifties", 6: "sixties", 7: "seventies", 8: "eighties"}
TEENS = range(13, 20)


def tells_a_birth(births: Iterable[date], days: Iterable[date], others: Iterable[str], text: str) -> bool:
    """Tell whether a text gives the month, the year or an age that somebody born so had between some days.

    An age, or a birthday, is looked for where none of `others`, the labels of other people, stands in the sentence.
    """
    known, between = tuple(births), sorted(days)
    patterns = [pattern for born in known for pattern in _month_or_year(born)]
    seen = plainly(text)
    if patterns and re.search(any_of(patterns), seen, re.IGNORECASE):
        return True
    ages = {age for born in known for age in _ages(born, between)}
    if not ages:
        return False
    age, labels = re.compile(any_of(_age(ages)), re.IGNORECASE), [plainly(label) for label in others]
    return any(
        age.search(sentence) and not OF_A_THING.search(sentence) and not any(label in sentence for label in labels)
        for sentence in SENTENCE.split(seen)
    )


def _month_or_year(born: date) -> Iterator[str]:
    """Yield patterns for May 1995, 05/1995, and for 1995 or May beside a word for a birth."""
    year, month = f"{born.year}", rf"{MONTHS[born.month - 1]}(?:{LONG_MONTHS[born.month - 1]})?\b\.?"
    yield rf"\b{month}[\s,]+(?:of\s+)?(?:the\s+year\s+)?{year}\b"
    yield rf"(?<![\d/.-])0?{born.month}[/.-]{year}(?!\d)"
    yield rf"(?<!\d){year}[/-]0?{born.month}(?![\d/-])"
    for said in (rf"(?<!\d){year}(?!\d)", rf"\b{month}"):
        yield rf"\b{OF_A_BIRTH}[^.;\n]{{0,{NEAR}}}?{said}"
        yield rf"{said}[^.;\n]{{0,{NEAR}}}?\b{OF_A_BIRTH}"


def _ages(born: date, days: list[date]) -> range:
    if not days:
        return range(0)
    return range(max(0, whole_years(born, days[0])), whole_years(born, days[-1]) + 1)


def _age(ages: set[int]) -> Iterator[str]:
    """Yield patterns for an age: aged 29, 29 years old, a 29-year-old, twenty-nine years of age, his 30th birthday."""
    said = any_of(form for age in ages for form in _numbers(age))
    before = rf"(?<![\w£/.,-])(?:{said})"
    yield rf"\b(?:aged?(?:\s+of)?|age:?|age\s+(?:is|was))\s+(?:about\s+|only\s+|then\s+)?(?:{said})(?![\w%/-])"
    yield rf"{before}[\s-]+years?[\s-]+(?:old|of\s+age)\b"
    yield rf"{before}[\s-]*(?:y/?o|yrs?\.?[\s-]+old)\b"
    somebody = r"(?:man|woman|person|male|female|he|she|they|who)"
    yield rf"\b{somebody}\s+(?:(?:is|was|were|are)\s+)?(?:then\s+|only\s+|of\s+)?{before}(?=[.,;]|$)"
    yield rf"\b(?:turned|turns|turning)\s+(?:{said})\b"
    yield r"\bbirthday\b"
    decades = [DECADES[tens] for tens in {age // 10 for age in ages} if tens in DECADES]
    if decades:
        yield rf"\bin\s+(?:his|her|their)\s+(?:(?:early|mid|late)[\s-]+)?(?:{any_of(decades)})\b"
    if ages & set(TEENS):
        yield r"\b(?:teenager|in\s+(?:his|her|their)\s+teens)\b"


def _numbers(age: int) -> Iterator[str]:
    yield str(age)
    if age in ONES:
        yield ONES[age]
    elif age % 10 == 0 and age in TENS:
        yield TENS[age]
    elif age < 100 and age % 10 in ONES:  # noqa: PLR2004 - longer numbers are no ages
        yield rf"{TENS[age - age % 10]}[\s-]+{ONES[age % 10]}"
