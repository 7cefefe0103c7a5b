"""Police ranks, in full and in short: what a short form means, where it can mean one rank only."""

from collections.abc import Mapping
from typing import Any, NamedTuple

__all__ = ["RANKS", "SAID_IN_SHORT", "NotKnown", "in_full", "not_known"]

RANKS = {
    "Police Constable": "PC", "Police Sergeant": "PS", "Inspector": "Insp", "Detective Constable": "DC",
    "Detective Sergeant": "DS", "Detective Inspector": "DI",
}  # fmt: skip
SAID_IN_SHORT = {**{short.casefold(): rank for rank, short in RANKS.items()}, "sgt": "Police Sergeant"}
TOLD_BY_IT = {"rank_short": "rank short", "employer": "employer", "over_18": "over 18"}
"""Fields of a maker that a rank may tell, as the workbook calls them."""


def in_full(maker: Mapping[str, Any]) -> str | None:
    """Return the rank of a maker in full, where it is in short and an empty cell is to be told by it; else None.

    Who has filled in those cells too may mean the short form to be printed.
    """
    rank = maker.get("rank")
    if not isinstance(rank, str) or all(maker.get(name) for name in TOLD_BY_IT):
        return None
    return SAID_IN_SHORT.get(rank.rstrip(".").casefold())


class NotKnown(NamedTuple):
    """What is said of a rank that docgen does not know, and what to do about it."""

    detail: str
    next_step: str


def not_known(maker: Mapping[str, Any]) -> NotKnown | None:
    """Return what to say of a maker's rank that is none of those known, where empty cells are to be told by it."""
    rank, empty = maker.get("rank"), [said for field, said in TOLD_BY_IT.items() if not maker.get(field)]
    if not isinstance(rank, str) or rank in RANKS or not empty:
        return None
    write = f"Write {', '.join(RANKS.values())}, or the like in full, and the number under `number`"
    cells = f"{', '.join(empty[:-1])} and {empty[-1]}" if len(empty) > 1 else empty[0]
    return NotKnown(
        f"is no rank known by these words, so it does not tell {cells}.",
        f"{write}; of another rank, fill in {cells} too (what is not in view is behind plus signs).",
    )
