"""What the case withholds of a paper that is redacted: pages that are left out, and things on other pages."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from docgen.case.case import Case
from docgen.case.redaction import Decision, RedactionPlan
from docgen.disclosure.keeping_back import pages_kept_back, pages_kept_in_part
from docgen.disclosure.locating import Located
from docgen.errors import Fault, Place
from docgen.papers.ocr import EDGE
from docgen.papers.pdf_words import PageWords
from docgen.workflow.folder import CASE_FILE
from docgen.workflow.papers_to_redact import Task

__all__ = ["beside_left_out", "numbered_faults", "undecided", "withheld_faults"]

NUMBERED = re.compile(r"\bpage\s+([0-9]{1,4})(?:\s*(?:of|/)\s*([0-9]{1,4}))?(?![0-9])", re.IGNORECASE)
"""A page's number, as a paper prints it, and that of all its pages."""
OF_ALL = re.compile(r"(?<![\w/.])([0-9]{1,4})\s*(?:of|/)\s*([0-9]{1,4})(?![\w/])", re.IGNORECASE)
"""The same at the edge of a page, whatever stands before it."""
PAGES = re.compile(r"(?<![\w/.])([0-9]{1,4})\s+pages\b", re.IGNORECASE)
"""How many pages there are, at the edge of one."""
IN_WORDS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16",
    "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20",
}  # fmt: skip
COUNTED = re.compile(r"(?<![0-9])[0-9]{1,9}(?![0-9])")
ROMAN = re.compile(r"(?<!\w)(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?!\w)", re.IGNORECASE)
ROMAN_FIGURES = {"i": 1, "v": 5, "x": 10, "l": 50}
MARK = "in a row with page: {page} and withheld: {entry} give its words or an area, and decide redact."


def beside_left_out(found: Located, left_out: Collection[int]) -> Located:
    """Return the places of a plan less those on pages that are left out: nothing of these is in the redacted paper."""
    return Located([spot for spot in found.spots if spot.page not in left_out], found.misses)


def undecided(case: Case, paper: str, plan: RedactionPlan | None) -> tuple[tuple[str, int], ...]:
    """Return the entries that withhold something on a page, with that page, for which a plan has no row yet."""
    rows = plan.redactions if plan else ()
    known = {(row.withheld, row.page) for row in rows if row.withheld is not None}
    every = pages_kept_in_part(case, paper)
    return tuple((entry, page) for entry, page in every if known.isdisjoint({(entry, page), (entry, None)}))


def withheld_faults(case: Case, task: Task) -> Iterator[Fault]:
    """Yield what keeps a paper from being redacted so that nothing that the case withholds of it goes out."""
    paper = task.received.paper.id
    in_part = pages_kept_in_part(case, paper)
    yield from _of_pages(pages_kept_back(case, paper), in_part, task)
    entries = {item.id for item in case.withheld}
    for row in task.plan.plan.redactions:
        if row.withheld is not None and row.withheld not in entries:
            step = "Correct the id: see withheld in the case."
            yield Fault(task.plan.row(row.id, "withheld"), "names an entry that is not in the case.", step)
    taken = {(spot.row.withheld, spot.page) for spot in task.found.spots}
    for entry, page in in_part:
        if (entry, page) not in taken:
            detail = f"{entry} withholds something on page {page}, and no row takes it out."
            step = f"Mark it: {MARK.format(page=page, entry=entry)}"
            yield Fault(Place(task.plan.file, field="redactions"), detail, step)


def numbered_faults(case: Case, task: Task, pages: Sequence[PageWords], read: Mapping[int, str]) -> Iterator[Fault]:
    """Yield pages of a redacted paper whose numbers tell that some are left out which may not be listed.

    `read` is what a machine read at the top and at the foot of pages that are pictures.
    """
    kept = pages_kept_back(case, task.received.paper.id)
    if all(item.listed for item in case.withheld if item.id in kept.values()):
        return
    count, left = len(task.pages), len(task.served)
    numbers = [sheet.number for sheet in task.served]
    rows = [row for row in task.plan.plan.redactions if row.decision is Decision.KEEP and row.words]
    no_numbers = [frozenset(row.words for row in rows if row.page == number and row.words) for number in numbers]
    edges = [f"{_edges(page)} {read.get(number, '')}" for number, page in zip(numbers, pages, strict=True)]
    telling = {*_counted(numbers, [_numbers_in(*each) for each in zip(edges, no_numbers, strict=True)])}
    for number, page, edge in zip(numbers, pages, edges, strict=True):
        text = f"{' '.join(word.text for word in page.words)} {edge}"
        said = [(int(found[1]), int(found[2] or 0)) for found in NUMBERED.finditer(text)]
        of_all = (str(number), str(count)) in OF_ALL.findall(edge) or str(count) in PAGES.findall(edge)
        if of_all or number in telling or any(of == count or each > left for each, of in said):
            detail = f"Page {number} prints a number that tells that pages are left out, which may not be listed."
            step = f"Take it out: in a row with page: {number} and its words, as they stand there, or an area over it."
            step += " Where it is no page's number, add a row with that page and these words that says keep."
            yield Fault(Place(task.plan.file, field="redactions"), detail, step)


def _edges(page: PageWords) -> str:
    """Return the words at the top and at the foot of a page, in the order in which they stand there, with figures."""
    near = EDGE * page.height
    texts = (w.text for w in page.words if w.box.bottom < near or w.box.top > page.height - near)
    return " ".join(IN_WORDS.get(text.casefold(), text) for text in texts)


def _numbers_in(text: str, kept: Collection[str]) -> frozenset[int]:
    """Return the numbers at a page's edges: its own is among them, if it has one; not what is `kept`."""
    for words in kept:
        text = text.replace(words, "-")
    figures = {int(found[0]) for found in COUNTED.finditer(text)}
    return frozenset(figures | {_of_roman(found[0].casefold()) for found in ROMAN.finditer(text)})


def _of_roman(figures: str) -> int:
    values = [ROMAN_FIGURES[figure] for figure in figures]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))


def _counted(numbers: Sequence[int], printed: Sequence[Collection[int]]) -> Iterator[int]:
    """Yield the pages that print a number by which they are counted on over pages that are left out.

    Numbers may begin anywhere: a paper may be a part of another one, or its pages have stamps. Where they begin with 1
    on a first page that is left out, the next one tells of it by itself.
    """
    for start in {each - number for number, every in zip(numbers, printed, strict=True) for each in every}:
        counted = [n for n, every in zip(numbers, printed, strict=True) if n + start in every]
        gaps = counted[-1] - counted[0] + 1 - sum(counted[0] <= n <= counted[-1] for n in numbers)
        is_late = start == 0 and counted[0] == numbers[0] > 1
        if len(counted) > 1 and 2 * len(counted) > len(numbers) and (gaps or is_late):
            yield from counted


def _of_pages(whole: Mapping[int, str], in_part: Collection[tuple[str, int]], task: Task) -> Iterator[Fault]:
    """Yield pages that are withheld and not there, and that none is left."""
    paper, count = task.received.paper.id, len(task.pages)
    for page, entry in sorted({*whole.items(), *((page, entry) for entry, page in in_part)}):
        if page > count:
            detail = f"names page {page} of {paper}, which has {count}."
            yield Fault(_entry(entry), detail, "Correct the pages: no machine can tell which is meant.")
    if not task.served:
        detail = f"withholds what is left of {paper}, so that nothing of it can be served."
        yield Fault(_entry(whole[count]), detail, "Correct the paper's disclosure to withhold.")


def _entry(entry: str) -> Place:
    return Place(CASE_FILE, field=f"withheld.{entry}")
