"""What a workbook says that no part of it says alone: cells by rows and by columns, and formulas that join them."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from docgen.papers.office_readings import unescaped

__all__ = ["Sheet", "said_in", "shared_strings", "sheet_of", "titles_of"]

MOST_CELLS: Final = 200_000
MOST_FORMULAS: Final = 20_000
MOST_IN_RANGE: Final = 200
LONGEST_TOLD: Final = 2_000
STRING: Final = re.compile(r"<(?:\w+:)?si\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?si>)", re.DOTALL)
PHONETIC: Final = re.compile(r"<(?:\w+:)?rPh\b.*?</(?:\w+:)?rPh>", re.DOTALL)
WORDS: Final = re.compile(r"<(?:\w+:)?t\b[^>]*>([^<]*)</")
ROW: Final = re.compile(r"<(?:\w+:)?row\b")
CELL: Final = re.compile(r"<(?:\w+:)?c\b([^>]*?)(?:/>|>((?:(?!</(?:\w+:)?c>).)*)</(?:\w+:)?c>)", re.DOTALL)
AT: Final = re.compile(r"\br=[\"']([A-Z]{1,3})[0-9]{1,7}[\"']")
ROW_AT: Final = re.compile(r"[^>]*\br=[\"']([0-9]{1,7})[\"']")
KIND: Final = re.compile(r"\bt=[\"'](\w+)[\"']")
VALUE: Final = re.compile(r"<(?:\w+:)?v\b[^>]*>([^<]*)</")
FORMULA: Final = re.compile(r"<(?:\w+:)?f\b[^>]*>([^<]*)</")
TITLE: Final = re.compile(r"<(?:\w+:)?sheet\b[^>]*\bname=\"([^\"]*)\"")
PIECE: Final = re.compile(
    r"\"((?:[^\"]|\"\")*)\"|\b(?:UNI)?CHAR\(\s*([0-9]{1,6})\s*\)"
    r"|(?:'((?:[^']|'')*)'!|(\w+)!|(?<![\w'!]))\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?(?![\w(!])",
    re.IGNORECASE,
)
Place = tuple[int, int]


@dataclass(slots=True)
class Sheet:
    """What the cells of a sheet say, and their formulas, by row and column from 1."""

    cells: dict[Place, str] = field(default_factory=dict)
    formulas: dict[Place, str] = field(default_factory=dict)


def shared_strings(part: str) -> list[str]:
    """Return the strings that the sheets of a workbook have in common, by their number."""
    return [_words(found[1] or "") for found in STRING.finditer(part)]


def titles_of(part: str) -> list[str]:
    """Return the titles of a workbook's sheets in their order, in small letters."""
    return [html.unescape(found[1]).casefold() for found in TITLE.finditer(part)]


def sheet_of(part: str, shared: list[str]) -> Sheet:
    """Return a sheet; of one that has very many cells the first."""
    sheet, row = Sheet(), 0
    for piece in ROW.split(part)[1:]:
        row = int(found[1]) if (found := ROW_AT.match(piece)) else row + 1
        column = 0
        for cell in CELL.finditer(piece):
            column = _column(placed[1]) if (placed := AT.search(cell[1])) else column + 1
            body = cell[2] or ""
            if len(sheet.cells) < MOST_CELLS and (told := _told(cell[1], body, shared)):
                sheet.cells[row, column] = told
            if len(sheet.formulas) < MOST_FORMULAS and (formula := FORMULA.search(body)):
                sheet.formulas[row, column] = html.unescape(formula[1])
    return sheet


def said_in(sheet: Sheet, others: Mapping[str, Sheet]) -> Iterator[str]:
    """Yield what a sheet says row by row, column by column, and by its formulas; `others` are the sheets by title."""
    for _ in range(2):  # a formula may join what another one joins
        for place, formula in sheet.formulas.items():
            if told := _joined(formula, sheet, others):
                sheet.cells.setdefault(place, told)
                yield told
    yield " ".join(sheet.cells[place] for place in sorted(sheet.cells))
    words = (place for place, told in sheet.cells.items() if any(map(str.isalpha, told)))
    yield " ".join(sheet.cells[place] for place in sorted(words, key=lambda place: (place[1], place[0])))


def _words(part: str) -> str:
    return html.unescape(unescaped("".join(WORDS.findall(PHONETIC.sub("", part)))))


def _told(facts: str, body: str, shared: list[str]) -> str:
    kind = KIND.search(facts)
    if kind and kind[1] == "inlineStr":
        return _words(body)
    found = VALUE.search(body)
    value = html.unescape(unescaped(found[1])).strip() if found else ""
    if kind and kind[1] == "s":
        return shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""
    return value


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _joined(formula: str, sheet: Sheet, others: Mapping[str, Sheet]) -> str:
    """Return the pieces of a formula one after the other: literals, letters by their numbers, what cells say."""
    told, length = list[str](), 0
    for found in PIECE.finditer(formula):
        if found[2]:
            piece = chr(int(found[2])) if 0 < int(found[2]) < 0xD800 else ""  # noqa: PLR2004 - Unicode
        elif found[5]:
            title = (found[3] or found[4] or "").replace("''", "'").casefold()
            piece = _of_cells(found, others.get(title, Sheet()) if title else sheet)
        else:
            piece = (found[1] or "").replace('""', '"')
        told.append(piece)
        length += len(piece)
        if length > LONGEST_TOLD:
            break
    return "".join(told)[:LONGEST_TOLD]


def _of_cells(found: re.Match[str], sheet: Sheet) -> str:
    first, top = _column(found[5]), int(found[6])
    last, bottom = (_column(found[7]), int(found[8])) if found[7] else (first, top)
    places = ((row, column) for row in range(top, bottom + 1) for column in range(first, last + 1))
    return "".join(sheet.cells.get(place, "") for place in islice(places, MOST_IN_RANGE))
