"""Ids for rows whose id was left empty: the next free one of the table, in the order of the rows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from docgen.intake.matching import ReadRow
from docgen.intake.naming import LETTERS
from docgen.intake.tables import Table

__all__ = ["with_ids"]

KEY = ("id",)
_ID = re.compile(r"\b([A-Z])([0-9]{1,4})[a-z]?\b")


def with_ids(tables: Sequence[Table], rows: Mapping[str, Sequence[ReadRow]]) -> dict[str, list[ReadRow]]:
    """Give every row of these tables an id; an id that stands anywhere in the workbook is not given again."""
    taken = {
        match[0] for every in rows.values() for row in every for text in _texts(row) for match in _ID.finditer(text)
    }
    named: dict[str, list[ReadRow]] = {}
    for table in tables:
        every = list(rows.get(table.name, ()))
        if table.key == "id" and not table.single:
            every = _named(every, LETTERS.get(table.models[0], "W"), taken)
        named[table.name] = every
    return named


def _named(rows: Sequence[ReadRow], letter: str, taken: set[str]) -> list[ReadRow]:
    ids = [match for row in rows if (match := _ID.fullmatch(str(row.values.get(KEY, ""))))]
    letter = ids[0][1] if ids else letter
    digits = max((len(match[2]) for match in ids if match[2].startswith("0")), default=1)
    number = max((int(match[2]) for match in ids if match[1] == letter), default=0)
    named = []
    for row in rows:
        if KEY in row.values:
            named.append(row)
            continue
        number += 1
        while f"{letter}{number:0{digits}}" in taken:
            number += 1
        name = f"{letter}{number:0{digits}}"
        taken.add(name)
        named.append(replace(row, values={KEY: name, **row.values}))
    return named


def _texts(row: ReadRow) -> list[str]:
    return [
        row.owner,
        *(text for value in row.values.values() for text in ([value] if isinstance(value, str) else value)),
    ]
