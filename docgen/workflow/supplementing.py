"""A supplementary statement begun: for the maker who has to put right what was served and is no longer so."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from docgen.case.editing import edit
from docgen.case.loading import load_with_places
from docgen.case.nodes import data_of
from docgen.errors import InputError, OwnError
from docgen.workflow.folder import AUDIT, CASE_FILE, LARGEST_CASE, check_case_folder, open_case
from docgen.workflow.served_words import Outdated, outdated_paragraphs
from docgen.workflow.service_kept import service_of
from docgen.workroom.journal import append
from docgen.workroom.keep import keep, recover
from docgen.workroom.lock import case_lock
from docgen.workroom.reading import read_bounded

__all__ = ["Begun", "begin_supplement"]


@dataclass(frozen=True, slots=True)
class Begun:
    """The statement that was begun, by its id, and what it has to put right."""

    statement: str
    number: int
    corrects: tuple[Outdated, ...]


def begin_supplement(folder: Path, statement: str, on: date, clock: Callable[[], datetime]) -> Begun:
    """Enter a supplementary statement of the same maker, dated `on`, of the incidents that were served otherwise.

    It has no words of the maker's yet: these are asked for. Raises InputError where nothing is to be put right.
    """
    check_case_folder(folder)
    with case_lock(folder):
        recover(folder)
        case = open_case(folder)
        found = next((each for each in case.loaded.case.statements if each.id == statement), None)
        if found is None:
            raise InputError.at(statement, "The case has no such statement.", "Give the id of one that was served.")
        wrong = tuple(each for each in outdated_paragraphs(case, service_of(folder)) if each.statement == statement)
        if not wrong:
            step = "Enter what has changed first; what was served is compared with it."
            raise InputError.at(statement, "Nothing that was served of it says otherwise than the case.", step)
        data = data_of(case.loaded.root)
        own = [each for each in case.loaded.case.statements if each.maker == found.maker]
        row: dict[str, Any] = {
            "id": _free_id([each.id for each in case.loaded.case.statements]),
            "format": found.format,
            "maker": found.maker,
            "number": str(max(each.number for each in own) + 1),
            "date": on.isoformat(),
            "marking": str(found.marking),
            "incidents": tuple(dict.fromkeys(each.incident for each in wrong if each.incident is not None)),
            "searches": (),
            "paragraphs": (),
        }
        new = {**data, "statements": (*data["statements"], row)}
        was = read_bounded(folder / CASE_FILE, LARGEST_CASE, root=folder)
        content = edit(was.decode("utf-8-sig"), new).text.encode()
        if data_of(load_with_places(content, CASE_FILE).root) != new:
            raise OwnError.at(CASE_FILE, "The new case file would not say what it should; nothing was kept.")
        append(folder / AUDIT, {"did": "supplement", "of": statement, "statement": row["id"]}, at=clock())
        keep(folder, {CASE_FILE: content})
    return Begun(row["id"], int(row["number"]), wrong)


def _free_id(taken: list[str]) -> str:
    """Return the next id of a statement: G1, G2 ..."""
    return next(name for number in range(1, len(taken) + 2) if (name := f"G{number}") not in taken)
