"""Names that do not move: a block's id depends on its clause and on the record it speaks of, on nothing else."""

from hashlib import sha256

__all__ = ["ID_LENGTH", "block_id"]

ID_LENGTH = 13
"""Characters of a block id: `b` and twelve of the hash."""


def block_id(clause: str, path: str) -> str:
    """Return `b` and 12 hexadecimal characters of the SHA-256 over a clause and a path of the view.

    `path` names records by their ids (`incidents.I1`), so a block keeps its id when others come or go.
    """
    return "b" + sha256(f"{clause}\n{path}".encode()).hexdigest()[: ID_LENGTH - 1]
