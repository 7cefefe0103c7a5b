"""A bundle's order read from its file, and a first one written."""

from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from docgen.case.bundle_order import BundleOrder
from docgen.case.emitting import as_block
from docgen.case.nodes import Node, data_of, place_of, read_nodes
from docgen.errors import Fault, InputError, Place

__all__ = ["LoadedOrder", "load_order", "written_order"]

TOP = """# The order of the bundle: change, move and add rows as you like; docgen bundle reads it each time.
# An entry names one of: paper (with first and last, for some of its pages), exhibit, statement, format.
# Of each it may say: description, date, from, issue; comments: keep; why_missing, where it cannot be had.
"""


class LoadedOrder:
    """An order with the nodes that it was read from; `digest` is the SHA-256 of its file."""

    def __init__(self, order: BundleOrder, root: Node, file: str, digest: str) -> None:
        self.order, self.file, self.digest = order, file, digest
        self._root = root

    def place(self, *loc: str | int) -> Place:
        """Return where a field stands in the file."""
        return place_of(self._root, loc, self.file)

    def saying(self, order: BundleOrder) -> "LoadedOrder":
        """Return the same file's order in other words."""
        return LoadedOrder(order, self._root, self.file, self.digest)


def load_order(content: bytes, file: str) -> LoadedOrder:
    """Read an order. Raises InputError with every fault of form; `file` is the name to show."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError.at(file, "This is not UTF-8 text.", "Save the file as UTF-8.") from None
    root = read_nodes(text, file)
    try:
        order = BundleOrder.model_validate(data_of(root))
    except ValidationError as error:
        raise InputError(*(_fault(each, root, file) for each in error.errors(include_input=False))) from None
    return LoadedOrder(order, root, file, sha256(content).hexdigest())


def _fault(error: Any, root: Node, file: str) -> Fault:
    """Say what is wrong with a field, never its value."""
    place, kind = place_of(root, error["loc"], file), error["type"]
    if kind == "missing":
        return Fault(place, f"lacks {error['loc'][-1]}.", f"Add it: {error['loc'][-1]}.")
    if kind == "extra_forbidden":
        return Fault(place, "is no field of a bundle's order.", "See the lines at the top of one that docgen wrote.")
    said = str(error["msg"]).removeprefix("Value error, ") if kind == "value_error" else "has not the right form"
    return Fault(place, f"{said}.", "See the lines at the top of an order that docgen wrote, or the README.")


def written_order(data: dict[str, Any]) -> str:
    """Write an order as a file, from data in the form of the file."""
    return f"{TOP}{as_block(data, 0)}\n".replace('docgen: "1"', "docgen: 1")
