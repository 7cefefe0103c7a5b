"""The noun for what cannot be so in a case."""

from dataclasses import dataclass

__all__ = ["Contradiction", "Loc"]

Loc = tuple[str | int, ...]
"""A place in the case, as keys and positions: ("incidents", 0, "date")."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Something that cannot be so: the location in the case, what is wrong, and what to do."""

    loc: Loc
    detail: str
    next_step: str = ""
