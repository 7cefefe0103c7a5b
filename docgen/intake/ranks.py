"""Police ranks, in full and in short: what a short form means, where it can mean one rank only."""

from collections.abc import Mapping
from typing import Any

__all__ = ["RANKS", "SAID_IN_SHORT", "in_full"]

RANKS = {
    "Police Constable": "PC", "Police Sergeant": "PS", "Inspector": "Insp", "Detective Constable": "DC",
    "Detective Sergeant": "DS", "Detective Inspector": "DI",
}  # fmt: skip
SAID_IN_SHORT = {**{short.casefold(): rank for rank, short in RANKS.items()}, "sgt": "Police Sergeant"}


def in_full(maker: Mapping[str, Any]) -> str | None:
    """Return the rank of a maker in full, where it is in short and an empty cell is to be told by it; else None.

    Who has filled in those cells too may mean the short form to be printed.
    """
    rank = maker.get("rank")
    if not isinstance(rank, str) or all(maker.get(name) for name in ("rank_short", "employer", "over_18")):
        return None
    return SAID_IN_SHORT.get(rank.rstrip(".").casefold())
