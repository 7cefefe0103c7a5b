"""From a case file to a case: all faults in one run, each with its line, column and field, and never a value."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pydantic import ValidationError

from docgen.case.case import Case
from docgen.case.consistency import contradictions
from docgen.case.contradiction import Contradiction
from docgen.case.nodes import Node, data_of, place_of, read_nodes
from docgen.case.pointing import loose_ends
from docgen.case.telling import told
from docgen.errors import Fault, InputError, Place

__all__ = ["LoadedCase", "load_case", "load_with_places"]

MOST_FAULTS = 200
"""A file with more faults is of another kind; nobody reads on."""


@dataclass(frozen=True, slots=True)
class LoadedCase:
    """A case with the nodes that it was read from, so that places can be found."""

    case: Case
    root: Node
    file: str

    def place(self, loc: tuple[str | int, ...]) -> Place:
        """Return where a field stands in the file: keys as the file has them, and positions from 0.

        A field that the file leaves out stands where its record does, and has a path of its own all the same.
        """
        place = place_of(self.root, loc, self.file)
        holder = place_of(self.root, loc[:-1], self.file)
        is_left_out = bool(loc) and isinstance(loc[-1], str) and _is_whole(holder, loc[:-1]) and holder == place
        return replace(place, field=f"{place.field}.{loc[-1]}".lstrip(".")) if is_left_out else place


def _is_whole(place: Place, loc: tuple[str | int, ...]) -> bool:
    """Tell whether the file has all of a location."""
    return (place.field.count(".") + 1 if place.field else 0) == len(loc)


def load_case(content: bytes, file: str) -> Case:
    """Read a case file. Raises InputError with every fault found; `file` is the name to show."""
    return load_with_places(content, file).case


def load_with_places(content: bytes, file: str) -> LoadedCase:
    """Read a case file and keep where everything stands. Raises InputError like `load_case`."""
    root = read_nodes(_decoded(content, file), file)
    data = data_of(root)
    try:
        case = Case.model_validate(data)
    except ValidationError as error:
        faults = list(told(error.errors(include_input=False), root, file))
        raise InputError(*_without_echoes(faults, _placed(loose_ends(data), root, file))) from None
    found = (*_placed(loose_ends(data), root, file), *_placed(contradictions(case), root, file))
    if found:
        raise InputError(*found[:MOST_FAULTS])
    return LoadedCase(case, root, file)


def _without_echoes(faults: list[Fault], loose: Iterable[Fault]) -> list[Fault]:
    """Add what points at nothing to what is of the wrong form, but say one thing only of each place."""
    places = {(fault.place.line, fault.place.column) for fault in faults}
    every = [*faults, *(fault for fault in loose if (fault.place.line, fault.place.column) not in places)]
    return sorted(every)[:MOST_FAULTS]


def _decoded(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = fault.object[: fault.start]  # without the byte order mark
        line, column = before.count(b"\n") + 1, fault.start - before.rfind(b"\n")
        raise InputError(Fault(Place(file, line, column), "is not UTF-8 text.", "Save the file as UTF-8.")) from None


def _placed(found: Iterable[Contradiction], root: Node, file: str) -> Iterator[Fault]:
    for item in found:
        yield Fault(place_of(root, item.loc, file), item.detail, item.next_step)
