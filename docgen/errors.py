"""What docgen cannot do: faults with an exit code, a place and a next step, and never a person's data."""

from dataclasses import dataclass
from enum import IntEnum

__all__ = [
    "DocgenError",
    "ExitCode",
    "Fault",
    "FormatError",
    "InputError",
    "MachineError",
    "OwnError",
    "Place",
    "own_fault",
]


class ExitCode(IntEnum):
    """How a command ended, as a shell sees it."""

    DONE = 0
    FINDINGS = 1
    INPUT = 2
    MACHINE = 3
    OWN = 4


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: file, line and column (both from 1; 0 means the file as a whole), and field path."""

    file: str
    line: int = 0
    column: int = 0
    field: str = ""

    def __str__(self) -> str:
        spot = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{spot} {self.field}".rstrip()


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong with an input: where, what, and what to do next."""

    place: Place
    detail: str
    next_step: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.detail}" + (f" {self.next_step}" if self.next_step else "")


class DocgenError(Exception):
    """Base of everything docgen raises on purpose. `faults` holds all that was found in one run, in file order."""

    exit_code = ExitCode.OWN

    def __init__(self, *faults: Fault) -> None:
        """Keep the faults sorted by place, each once."""
        self.faults: tuple[Fault, ...] = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))

    @classmethod
    def at(cls, where: str, detail: str, next_step: str = "") -> "DocgenError":
        """Make the error for a single fault in a file or place that has no line of its own."""
        return cls(Fault(Place(where), detail, next_step))


class InputError(DocgenError):
    """What came in cannot be used: a case file, a paper, an argument."""

    exit_code = ExitCode.INPUT


class FormatError(InputError):
    """A format's folder cannot be used: its templates, declarations or registry."""


class MachineError(DocgenError):
    """Something this machine needs is missing; the fault says the command that installs it."""

    exit_code = ExitCode.MACHINE


class OwnError(DocgenError):
    """docgen broke a promise of its own; nothing was kept."""

    exit_code = ExitCode.OWN


def own_fault(error: Exception) -> str:
    """Say where docgen failed: the type, and our own lines from the innermost out; never the message, never a value."""
    places = []
    step = error.__traceback__
    while step is not None:
        module = step.tb_frame.f_globals.get("__name__", "")
        if module.split(".")[0] == "docgen":
            places.append(f"{module}:{step.tb_lineno}")
        step = step.tb_next
    return (
        f"A fault of docgen: {type(error).__name__} at {' < '.join(reversed(places))}. "
        "Nothing of the case is in this line: please send it to those who look after docgen."
    )
