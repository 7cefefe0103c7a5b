"""A kit of hiding places: for each a file that holds a text there, made by code. All people in it are invented."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from docgen.case.people import Name
from docgen.disclosure.finding_terms import Index
from docgen.disclosure.glued_behind import Behind
from docgen.disclosure.terms import of_address, of_day, of_name, of_number, of_place_alone

HIDDEN_NAME = "Marisol Quennell"
CLEAN = "Person Aleph here"
TERMS = (
    *of_name(Name(given="Marisol", family="Quennell"), "P7"),
    *of_day(date(1991, 3, 14), "date of birth", "P7"),
    *of_number("07700 900417", "contact", "P7"),
    *of_address("17 Tarnside Row, Saltmarsh, ZS4 7QT", "P7"),
    *of_place_alone("17 Tarnside Row, Saltmarsh, ZS4 7QT", "P7"),
)
INDEX = Index(TERMS, Behind())


@dataclass(frozen=True, slots=True)
class Plant:
    """A hiding place: what it is, how the file is called, and how a file is made that holds a text there.

    `by_eye` is a place that only reading by machine finds; `covered` is one where words lie under something dark.
    """

    what: str
    name: str
    make: Callable[[str], bytes]
    secret: str = HIDDEN_NAME
    clean: str = CLEAN
    by_eye: bool = False
    covered: bool = False

    def planted(self) -> bytes:
        return self.make(self.secret)

    def twin(self) -> bytes:
        return self.make(self.clean)
