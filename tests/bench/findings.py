"""Findings that the whole cases ask for, against those that the rules give: missed, and false."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from docgen.findings import Severity
from docgen.workflow.checking import check_case
from tests.made.cases import FIXTURE

__all__ = ["Compared", "Told", "asked_of", "cases", "compared", "listed", "told_of"]

TABLE = "findings.txt"
RANGE = re.compile(r"(?P<head>.*?)I(?P<first>\d+)-I(?P<last>\d+)(?P<tail>.*)")


@dataclass(frozen=True, order=True)
class Told:
    """A finding by its rule, its place and its severity; how many statements bring it does not matter."""

    rule: str
    place: str
    severity: str


@dataclass(frozen=True)
class Compared:
    """What a case asks for and does not bring, and the errors and warnings that it brings and nobody asked for."""

    missed: tuple[Told, ...]
    false: tuple[Told, ...]


def cases() -> tuple[Path, ...]:
    """Return the whole cases that say what they expect."""
    return tuple(folder for folder in sorted(FIXTURE.parent.iterdir()) if (folder / TABLE).exists())


def asked_of(folder: Path) -> frozenset[Told]:
    """Read the rows of a case's table that `docgen check` has to show. Raises ValueError for a line of another form."""
    found = set()
    for number, line in enumerate((folder / TABLE).read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("#") or not line:
            continue
        columns = line.split("\t")
        if len(columns) != 6 or columns[0] not in {"yes", "no"}:
            raise ValueError(f"{folder.name}/{TABLE}:{number} does not have six columns that begin with yes or no")
        asked, rule, place, severity, _, _ = columns
        if asked == "yes":
            found |= {Told(rule, each, severity) for each in _places(place)}
    return frozenset(found)


def _places(place: str) -> tuple[str, ...]:
    """Return the places that a row names: `incidents.I1-I7.reference` is seven."""
    if (match := RANGE.fullmatch(place)) is None:
        return (place,)
    numbers = range(int(match["first"]), int(match["last"]) + 1)
    return tuple(f"{match['head']}I{number}{match['tail']}" for number in numbers)


def told_of(folder: Path) -> frozenset[Told]:
    """Return what `docgen check` says of a case, over all its statements; the case's own folder is not touched."""
    with TemporaryDirectory(prefix="docgen-findings-") as scratch:
        copy = Path(scratch) / folder.name
        shutil.copytree(folder, copy)
        findings = [finding for statement in check_case(copy) for finding in statement.findings]
    return frozenset(Told(each.rule, each.place.field or str(each.place), each.severity) for each in findings)


def compared(folder: Path) -> Compared:
    """Compare a case's table with its findings; a note that nobody asked for is no false finding."""
    asked, told = asked_of(folder), told_of(folder)
    heavy = {each for each in told if each.severity in {Severity.ERROR, Severity.WARNING}}
    return Compared(tuple(sorted(asked - told)), tuple(sorted(heavy - asked)))


def listed(which: Literal["missed", "false"]) -> tuple[str, ...]:
    """Return in words what all cases together miss, or bring falsely."""
    return tuple(
        f"{folder.name}: {each.severity} {each.rule} {each.place}"
        for folder in cases()
        for each in getattr(compared(folder), which)
    )
