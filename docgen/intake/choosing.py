"""What there is to choose from in a cell: the words of a closed list, ids of other sheets, the words of absence."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from docgen.case.incidents import Account, Incident, Step
from docgen.case.people import IdentityLink, ImmigrationStatus, Maker
from docgen.case.pointing import EITHER, LISTS, POINTERS
from docgen.case.references import CASE_OWNER, has_form_of_id
from docgen.case.statements import Search
from docgen.intake.cells import column_letters
from docgen.intake.columns import ABSENT, RECORDED, Column, Kind
from docgen.intake.layout import FIRST_ROW, headed
from docgen.intake.ranks import RANKS
from docgen.intake.rows import Row, Rows, owner_of, stands_for
from docgen.intake.tables import Table, tables
from docgen.intake.values import SOURCE

__all__ = ["FORMAT_NAME", "LAST_ROW", "Choice", "choice_for", "out_of_date", "owners"]

FORMAT_NAME = "format's name"
FEW_PAGES, MOST_SOURCES = 6, 200
"""A list to choose from is no help when it is long: of a longer paper the page is written behind its id."""
SEVERAL_WORDS = frozenset({(Step, ("kind",))})
"""Of these fields a cell may hold several words of its list, which a spreadsheet program must not refuse."""
OWN_NOTES = frozenset({(Incident, ("time_and_place", "from"))})
"""Of these sources the case-owner's own note is one that a first draft often has."""
LAST_ROW = 2_000
"""The last row that is got ready to be filled in; rows below it are read all the same."""

USUAL_WORDS: dict[tuple[type[BaseModel], tuple[str, ...]], tuple[str, ...]] = {
    # the kind of record and its field: words that often belong there, where any others may stand as well
    (IdentityLink, ("how",)): (
        "fingerprints taken on arrest", "fingerprints confirmed in custody", "name and date of birth only",
    ),
    (ImmigrationStatus, ("status",)): ("Visitor", "Student", "Worker", "Indefinite leave to remain", "No leave"),
    (Maker, ("rank",)): tuple(RANKS),
    (Account, ("where",)): ("in interview", "on arrest", "in court"),
    (Search, ("system",)): ("the Police National Computer (PNC)", "the Police National Database (PND)"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """What to choose from: words, or the cells of another sheet (`area`); `strict` if nothing else can be right."""

    words: tuple[str, ...] = ()
    area: str | None = None
    strict: bool = False


def choice_for(table: Table, column: Column, rows: Rows, formats: Sequence[str] = ()) -> Choice | None:
    """Return what there is to choose from in a column, or None where there is nothing.

    `formats` are the names of formats that a statement can be made in. Where a cell may hold several, one can be chosen
    and others written behind it.
    """
    if column.many:
        return _one_of_several(table, column, rows)
    if column.form == FORMAT_NAME:
        return Choice(tuple(formats)) if formats else None
    if column.kind is Kind.GROUP:
        return Choice((RECORDED, *ABSENT), strict=True)
    absent = ABSENT if column.absent else ()
    if column.choices:
        return Choice((*column.choices, *absent), strict=(table.models[0], column.path) not in SEVERAL_WORDS)
    kind = next((POINTERS[shape] for shape in _shapes(table, column) if shape in POINTERS), None)
    if kind in LISTS and not absent:
        return Choice(area=_area(_listed(kind)))
    ids = tuple(name for each in EITHER.get(kind or "", (kind,)) if each for name in _ids(each, rows))
    usual = USUAL_WORDS.get((table.models[0], column.path), ())
    return Choice((*ids, *usual, *absent)) if ids or usual or absent else None


def owners(table: Table, rows: Rows) -> Choice:
    """Return what a row can say that it belongs to: a list of other rows' ids, which grows as they are filled in."""
    holders = [each for each in tables() for home in table.homes if home.parent == each.models]
    if len(table.homes) == 1:
        holder = holders[0]
        if stands_for(table, table.homes[0]):
            over = [home.parent for home in holder.homes]
            holder = next(each for each in tables() if each.models in over)
        if holder.key:
            return Choice(area=_area(holder))
    found: dict[str, None] = {}
    for home in table.homes:
        holder = next(each for each in tables() if each.models == home.parent)
        for row in rows.by_table[holder.name]:
            found[owner_of(table, home, row.address, row.owner)] = None
    return Choice(tuple(found))


def out_of_date(offered: Collection[str], rows: Rows) -> tuple[str, ...]:
    """Return the ids that the lists of a workbook offer and that no record has any more, and the papers they lack.

    `offered` are the words of its lists, and `rows` what it says itself; lists are written once, with the workbook.
    """
    listed = {name for each in offered if has_form_of_id(name := each.partition(" ")[0])}
    there_are = {row.address.partition(" ")[0] for every in rows.by_table.values() for row in every}
    papers = set(_ids("paper", rows))
    return tuple(sorted((listed - there_are) | (papers - listed if offered else set())))


def _one_of_several(table: Table, column: Column, rows: Rows) -> Choice | None:
    if column.form == SOURCE:
        noted = (CASE_OWNER,) if (table.models[0], column.path) in OWN_NOTES else ()
        return Choice((*_sources(rows), *noted))
    kind = next((POINTERS[shape] for each in _shapes(table, column) if (shape := f"{each}.*") in POINTERS), None)
    return Choice(area=_area(_listed(kind))) if kind in LISTS else None


def _sources(rows: Rows) -> tuple[str, ...]:
    """Return what a record can be from: the pages of the papers, or a long paper as a whole; the makers' knowledge."""
    papers = [name for row in rows.by_table[_listed("paper").name] if row.address for name in _pages(row)]
    return tuple([*papers, *_ids("maker", rows)][:MOST_SOURCES])


def _pages(paper: Row) -> Iterator[str]:
    pages = str(paper.values.get(("pages",), ""))
    if pages.isdecimal() and 0 < int(pages) <= FEW_PAGES:
        yield from (f"{paper.address} p{page}" for page in range(1, int(pages) + 1))
    else:
        yield paper.address


@cache
def _shapes(table: Table, column: Column) -> tuple[str, ...]:
    """Return the shapes of the places where a column's values stand in a case file, like `incidents.*.steps.*.by`."""
    return tuple(".".join((*place, *column.path)) for place in _places(table))


def _places(table: Table) -> Iterator[tuple[str, ...]]:
    if not table.homes:
        yield ()
    for home in table.homes:
        holder = next(each for each in tables() if each.models == home.parent)
        for place in _places(holder):
            yield (*place, *home.path, *(("*",) if home.many else ()))


def _listed(kind: str) -> Table:
    field = LISTS[kind][0][-1]
    return next(table for table in tables() if any(home.path == (field,) for home in table.homes) and table.key)


def _ids(kind: str, rows: Rows) -> tuple[str, ...]:
    return tuple(row.address for row in rows.by_table[_listed(kind).name]) if kind in LISTS else ()


def _area(table: Table) -> str:
    """Return the cells that hold the ids of a sheet, as another sheet names them."""
    at = next(at for at, each in enumerate(headed(table), start=1) if each.column and each.column.path == (table.key,))
    letters = column_letters(at)
    return f"'{table.name}'!${letters}${FIRST_ROW}:${letters}${LAST_ROW}"
