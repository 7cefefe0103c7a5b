"""What the words of a bundle tell a rule: flags, numbers and references, never the words themselves."""

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Final

from docgen.papers.bundle_facts import Says
from docgen.papers.wording import markings_in

__all__ = [
    "dated",
    "digest_of",
    "edge_numbers",
    "first_number",
    "is_set_apart",
    "is_vague",
    "last_number",
    "markings_of",
    "numbers_in",
    "paged_numbers",
    "references_in",
    "says_of",
]

MONTHS: Final = "january|february|march|april|may|june|july|august|september|october|november|december"
DATE: Final = re.compile(
    rf"(?i)\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?,?\s+\d{{4}}\b"
    r"|\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b"
    rf"|(?i:\b(?:{MONTHS})\s+\d{{4}}\b)"
)
DAY: Final = re.compile(rf"(?i)\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS})\b")
NO_DATE: Final = re.compile(r"(?i)\b(?:undated|no date|date unknown|not recorded|withheld|n/?d)\b")
EDGE: Final = re.compile(
    r"(?i)(?P<before>.*?)(?<![\w/.,:-])(?P<lead>(?:(?:bundle\s+)?(?:page|pg|p)\.?\s*(?:no\.?\s*)?)?[\[({-]?\s*)"
    r"(?P<letters>[a-z]{1,4}[ /.-]?)?(?P<number>\d{1,5})(?P<tail>[a-z]{0,2})"
    r"(?P<total>\s*(?:of|/)\s*\d{1,5})?\s*[\])}-]?[\s.|]*"
)
"""A line near a page's edge that ends in what may be its number: "7", "Page 7 of 300", "[7]", "RB/7", "- 7 -"."""
FRONT: Final = re.compile(
    r"(?i)(?:(?:bundle\s+)?(?:page|p)\.?\s*)?[\[(]?(?P<number>\d{1,5})[\])]?(?P<total>\s*(?:of|/)\s*\d{1,5})?"
    r"(?(total)[\s|–-]|\s*[|–-]\s)\s*\D.*"
)
"""A line near a page's edge that begins with what may be its number."""
LAST: Final = re.compile(r"(?i)(?:^|[\s.…_|\[(-])(\d{1,5})(?:\s*(?:-|–|to)\s*\d{1,5})?[\])]?[\s.]*$")
APART: Final = re.compile(
    r"(?i)(?:^|\.{2,}|(?:\. ){2,}|…|_{2,}|[|\[(]|\bpages?|\bpp?\.?)\s*\d{1,5}(?:\s*(?:-|–|to)\s*\d{1,5})?[\])]?[\s.]*$"
)
FIRST: Final = re.compile(r"^[\[(]?(\d{1,5})(?:\s*(?:-|–|to)\s*\d{1,5})?[\])]?[.:)]?(?=\s|$)")
APPEAL: Final = re.compile(r"\b[A-Z]{2}[/ ]\d{5}[/ ]\d{4}\b|\bUI-\d{4}-\d{6}\b")
NUMBER: Final = re.compile(r"(?<![\w/.,-])\d{1,5}(?![\d/]|[.,-]\d)")
PAGED: Final = re.compile(
    r"(?i)\b(?:pages?|pp?|pg)\b\.?\s*(?P<a>\d{1,5})|[\[(]\s*(?P<b>\d{1,5})(?:\s*[-–]\s*\d{1,5})?\s*[\])]\s*$"
)
"""A number in a title that is said to be a page: "p. 7", "pages 7-9", "(7)" at its end."""
REPORTS: Final = r"(?!\s*(?:UK|EW|E\.?W|AC\b|WLR|QB|KB|Imm|INLR|All\s+ER|CSOH|CSIH|NI|EU|ECHR|EHRR|\d+\s+[A-Z]))"
SURE: Final = re.compile(
    r"\[\s*(?:RB|AB|HB|SB|CB|TB)\s*/?\s*(?P<a>\d{1,5})(?:\s*[-–]\s*\d{1,5})?\s*\]"
    r"|(?i:\bpages?\s+(?P<b>\d{1,5})(?:\s*(?:-|–|to|and)\s*\d{1,5})?\s+of\s+(?:the|this)\s+(?:hearing\s+)?bundle\b)"
)
UNSURE: Final = re.compile(rf"\[(?P<a>\d{{1,4}})(?:\s*[-–]\s*\d{{1,4}})?\]{REPORTS}")
YEARS: Final = range(1800, 2100)
SEVERAL: Final = range(2, 4)
"""How many numbers a line at an edge may be of."""
LONGEST: Final = 6
"""Figures of a number."""
MOST: Final = 40
"""References of a page that are looked at."""
VAGUE: Final = re.compile(
    r"(?i)(?:misc(?:ellaneous)?|documents?|docs?|scan(?:ned)?(?: (?:document|image|copy))?|image|img|untitled|file|"
    r"attachments?|enclosures?|exhibits?|papers?|letters?|e-?mails?|other|various|evidence|form|new document|"
    r"supporting documents?|further evidence|correspondence)?"
)
FILLER: Final = re.compile(
    rf"(?i)\.(?:pdf|docx?|jpe?g|tiff?)\b|\b(?:pages?|pp?)\b\.?|\bno\.?(?=\s*\d)|{DATE.pattern.replace('(?i)', '', 1)}"
)
FORM_NUMBER: Final = re.compile(r"(?i)\b(?:mg ?\d{1,2} ?[a-z]?|[a-z]{1,4}-?\d{1,4}[a-z]?)\b")
FEWEST: Final = 40
"""Signs of a page's text from which on the same signs mean the same page."""
HEAD: Final = 600
"""Signs at a page's beginning in which its heading stands."""
LATER: Final = r"\bsupplementa(?:ry|l) (?:\w+ ){0,2}bundle"
"""How a supplementary bundle is called."""
WHOLE: Final[Mapping[Says, str]] = {
    Says.BLANK: r"(?i)\b(?:intentionally|deliberately) (?:left )?blank\b|\bblank page\b",
    Says.WITHHELD: (
        r"\bWITHHELD\b|(?i:\b(?:this|these) (?:page|document|exhibit)s? (?:is|are|has been|have been) withheld\b)"
    ),
    Says.WITHHELD_SCHEDULE: (
        r"(?i)schedule of (?:documents |material |pages |what is )?withheld|withheld (?:\w+ )?schedule"
    ),
}
"""What is said anywhere on a page."""
AT_HEAD: Final[Mapping[Says, str]] = {
    Says.INDEX: (
        r"(?im)^\W*(?:(?:bundle|hearing bundle|master|core) )?"
        r"(?:index|contents|table of contents|list of documents)\b.{0,40}$"
        r"|^(?-i:[^a-z\s].{0,50}\b(?:INDEX|Index|CONTENTS|Contents))\W*$"
    ),
    Says.SUPPLEMENTARY: rf"(?i){LATER}\b",
    Says.SUPPLEMENTARY_NUMBER: (
        rf"(?i){LATER},?\s*(?:no\.?|number)?\s*\d+|\b(?:first|second|third|fourth|fifth) supplementa"
    ),
    Says.REFERENCE: APPEAL.pattern,
    Says.PARTIES: r"(?i)\bappellant|\brespondent|\bparties\b|\bapplicant\b|\bclaimant\b|\s-?v\.?-?\s",
    Says.DATE: DATE.pattern,
}
"""What is said at a page's head."""
SAID: Final = {said: re.compile(pattern) for said, pattern in (*WHOLE.items(), *AT_HEAD.items())}


SPOKEN: Final = ("BLANK", "WITHHELD")
MARKED: Final = ("SECRET", "OFFICIAL", "CONFIDENTIAL", "RESTRICTED", "PROTECT", "CLOSED", "INTEREST", "DISCLOSURE")
"""One of these stands in all that is looked for: most pages have none, and are not looked through ten times."""


def says_of(text: str) -> tuple[Says, ...]:
    """Return what a page's words say of it."""
    head = text[:HEAD].replace("\r", "")
    whole = [said for said in WHOLE if SAID[said].search(text)] if _has(text, SPOKEN) else []
    return (*whole, *(said for said in AT_HEAD if SAID[said].search(head)))


def markings_of(text: str) -> tuple[str, ...]:
    """Return the protective markings that stand in a page's words."""
    return markings_in(text) if _has(text, MARKED) else ()


def _has(text: str, words: Sequence[str]) -> bool:
    signs = "".join(text.split()).upper()  # a word may be spaced out, or broken
    return any(word in signs for word in words)


def edge_numbers(line: str) -> tuple[tuple[str, bool], ...]:
    """Return the numbers that a line near a page's edge ends or begins with, and whether each is all that it says.

    A number is told with a letter that follows it ("23A"); letters before it and a total are left out. Where a line is
    of numbers only, as where a page has an old number beside the new one, each of them counts.
    """
    line = APPEAL.sub(" ", DATE.sub(" ", line)).strip()
    if len(words := line.split()) in SEVERAL and all(map(str.isdigit, words)):
        return tuple((_number(word), True) for word in words)
    if found := EDGE.fullmatch(line):
        return ((_number(found["number"]) + found["tail"].upper(), not found["before"].strip()),)
    if found := FRONT.fullmatch(line):
        return ((_number(found["number"]), False),)
    return ()


def _number(figures: str) -> str:
    return figures[:LONGEST].lstrip("0") or "0"


def last_number(line: str) -> int | None:
    """Return the number that a line of an index ends with, the first of a range; None where it ends with none."""
    found = LAST.search(line)
    return int(found[1]) if found and not _ends_in_date(line) else None


def is_set_apart(parts: Sequence[str]) -> bool:
    """Tell whether the number that a line ends with, given in its parts, is set apart: by a gap, leaders, or `page`."""
    return APART.search(parts[-1]) is not None if parts else False


def _ends_in_date(line: str) -> bool:
    return any(not line[found.end() :].strip(" .])") for found in DATE.finditer(line))


def first_number(line: str) -> int | None:
    """Return the number that a line begins with; None where it begins with none, or with a date."""
    found = FIRST.match(line.strip())
    return int(found[1]) if found and not DATE.match(line.strip()) else None


def dated(line: str) -> bool:
    """Tell whether a date stands in a line, the beginning of one whose year is in the next, or that there is none."""
    return any(each.search(line) is not None for each in (DATE, DAY, NO_DATE))


def numbers_in(title: str) -> tuple[int, ...]:
    """Return all whole numbers of a title that are no part of a date or of a reference."""
    return tuple(int(found[0]) for found in NUMBER.finditer(DATE.sub(" ", title)))


def paged_numbers(title: str) -> tuple[int, ...]:
    """Return the numbers of a title that are said to be pages."""
    return tuple(int(found["a"] or found["b"]) for found in PAGED.finditer(DATE.sub(" ", title)))


def is_vague(title: str) -> bool:
    """Tell whether the words of an entry identify no document: none, "misc", "scan0001", a form's number alone."""
    words = FILLER.sub(" ", title).replace("_", " ")
    bare = " ".join(re.sub(r"[\d\W]+", " ", FORM_NUMBER.sub(" ", words)).split())
    return VAGUE.fullmatch(bare) is not None


def references_in(text: str, pages: int) -> Iterator[tuple[int, int, int, bool]]:
    """Yield the pages that words refer to: page, where in the text it begins and ends, and whether it is surely one.

    Of numbers in square brackets alone, years and what a law report follows are left out, and what is no page anyway.
    """
    found = 0
    for sure, pattern in ((True, SURE), (False, UNSURE)):
        for match in pattern.finditer(text):
            page = int(next(group for group in match.groups() if group))
            if not sure and (page in YEARS or page > pages):
                continue
            found += 1
            if found > MOST:
                return
            yield page, match.start(), match.end(), sure


def digest_of(text: str) -> str:
    """Return what is the same for the same words, wherever the lines break; "" where there are too few to tell."""
    signs = "".join(text.split())
    return sha256(signs.encode("utf-8", "replace")).hexdigest()[:16] if len(signs) >= FEWEST else ""
