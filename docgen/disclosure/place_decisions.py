"""Which streets and names of places may stand by themselves: those of a recorded decision, and those of every town."""

from typing import Final

from docgen.case.case import Case
from docgen.case.people import Category, Person
from docgen.disclosure.ordinary import ORDINARY
from docgen.disclosure.placing import PLACE
from docgen.disclosure.roads import ROADS, written_out
from docgen.disclosure.sought import Term, squeezed

__all__ = ["DECIDED", "decided_places", "is_decided", "is_of_every_town"]

DECIDED: Final = "may be said by itself, by a recorded decision"
KINDS: Final = frozenset({PLACE, "place", "exact place"})
THE: Final = "the"
EVERYWHERE: Final = frozenset(
    {"station", "victoria", "albert", "manor", "windsor", "york", "queen", "queens", "george"}
)
OF_EVERY_TOWN: Final = frozenset(one + road for one in ORDINARY | EVERYWHERE for road in ROADS)


def decided_places(case: Case) -> frozenset[str]:
    """Return the places, squeezed, that recorded decisions let stand by themselves, whoever else lives there."""
    decided = (person.place_alone.words for person in case.people if person.place_alone is not None)
    words = (form for each in decided for form in written_out(each))
    return frozenset(form for each in words for form in (squeezed(each), squeezed(each).removeprefix(THE)))


def is_decided(term: Term, decided: frozenset[str]) -> bool:
    """Tell whether a term is a place by itself that a decision lets stand."""
    return term.kind in KINDS and term.squeezed.removeprefix(THE) in decided


def is_of_every_town(term: Term, case: Case) -> bool:
    """Tell whether a street has the name of one in every town, like High Street, and is nobody's who is protected.

    Such a name tells little; of a child or somebody with anonymity for life it is looked for all the same.
    """
    return term.kind == PLACE and term.squeezed in OF_EVERY_TOWN and term.whose not in _of_protected(case)


def _of_protected(case: Case) -> frozenset[str]:
    """Return the ids of people who may not be placed, and the paths of exact places of incidents that name one."""
    people = {person.id for person in case.people if _is_protected(person)}
    paths = {f"incidents.{at}.exact_place" for at, each in enumerate(case.incidents) if people & set(each.people)}
    return frozenset(people | paths)


def _is_protected(person: Person) -> bool:
    return person.lifetime_anonymity or person.under_18 is True or Category.CHILD in person.categories
