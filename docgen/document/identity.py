"""Names of blocks: a block's id depends on its clause and on the record it speaks of, on nothing else."""

from hashlib import sha256

__all__ = ["ID_LENGTH", "block_id"]

ID_LENGTH = 13
"""Characters of a block id: `b` and twelve of the hash."""


def block_id(clause: str, path: str) -> str:
    """Return `b` and 12 hexadecimal characters of the SHA-256 over a clause and a path of the view.

    `path` names records by their ids in the view (`incidents.I1`). Views that are served count their records (see
    `docgen.disclosure.served_names`), so no id tells of what is not served.
    """
    return "b" + sha256(f"{clause}\n{path}".encode()).hexdigest()[: ID_LENGTH - 1]
