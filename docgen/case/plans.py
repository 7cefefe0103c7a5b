"""A redaction plan read from its file, and rows added to one: what people wrote in it stays as it is."""

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from docgen.case.editing import edit
from docgen.case.emitting import as_block
from docgen.case.nodes import Node, data_of, place_of, read_nodes
from docgen.case.redaction import Decision, Redaction, RedactionPlan
from docgen.errors import Fault, InputError, Place

__all__ = ["LoadedPlan", "load_plan", "new_plan", "with_rows"]

TOP = """# What is taken out of one paper, and who decided. Each row below is a place that may tell who somebody is:
# write for its decision redact or keep (and why, if you like), add rows of your own, and say who authorised it:
#   authorised: {by: A. Name, role: Head of Disclosure, date: 2025-02-02}     (the role is served, the name is not)
# A row gives one of: words (as they stand on the page), pattern (a kind of number), or
#   area: {left: 20, top: 30.5, width: 60, height: 8}     (millimetres from the top left corner of the page as seen)
# A row with withheld: D1 is of something that the case withholds on that page: add to it words or an area.
# A page that no machine can read, like a scan, has to be looked at and signed off as it will be served:
#   signed_off: [{page: 1, by: "Disclosure officer, A. Name", date: 2025-02-02}]
"""


QUOTED = re.compile(r'^(docgen: |[ ]+(?:- )?page: )"([0-9]+)"$')


class LoadedPlan:
    """A plan with the text and the nodes that it was read from."""

    def __init__(self, plan: RedactionPlan, text: str, root: Node, file: str) -> None:
        self.plan, self.text, self.file = plan, text, file
        self._root = root

    @property
    def sha256(self) -> str:
        """Return the digest of its text, by which the record of a redaction knows it."""
        return sha256(self.text.encode()).hexdigest()

    def place(self, *loc: str | int) -> Place:
        """Return where a field stands in the file."""
        return place_of(self._root, loc, self.file)

    def row(self, row_id: str, *loc: str) -> Place:
        """Return where a row stands, or a field of it."""
        at = next((n for n, row in enumerate(self.plan.redactions) if row.id == row_id), 0)
        return self.place("redactions", at, *loc)


def load_plan(content: bytes, file: str) -> LoadedPlan:
    """Read a plan. Raises InputError with every fault of form; `file` is the name to show."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError.at(file, "This is not UTF-8 text.", "Save the file as UTF-8.") from None
    root = read_nodes(text, file)
    try:
        plan = RedactionPlan.model_validate(data_of(root))
    except ValidationError as error:
        faults = [_fault(each, root, file) for each in error.errors(include_input=False)]
        raise InputError(*faults) from None
    return LoadedPlan(plan, text, root, file)


def _fault(error: Any, root: Node, file: str) -> Fault:
    """Say what is wrong with a field, never its value."""
    place, kind = place_of(root, error["loc"], file), error["type"]
    if kind == "missing":
        return Fault(place, f"lacks {error['loc'][-1]}.", f"Add it: {error['loc'][-1]}.")
    if kind == "extra_forbidden":
        return Fault(place, "is no field of a plan.", f"A row has: {', '.join(Redaction.model_fields)}.")
    said = str(error["msg"]).removeprefix("Value error, ") if kind == "value_error" else "has not the right form"
    return Fault(place, f"{said}.", "See the lines at the top of a plan that docgen wrote, or the README.")


def new_plan(paper: str, sha256: str, pages_sha256: str | None, rows: Iterable[Redaction]) -> str:
    """Write a plan in which nothing is decided yet."""
    head = {"docgen": "1", "paper": paper, "sha256": sha256}
    if pages_sha256 is not None:
        head["pages_sha256"] = pages_sha256
    listed = tuple(map(_plain, rows))
    body = "redactions: []" if not listed else f"redactions:\n{as_block(listed, 2)}"
    return TOP + _plain_figures(f"{as_block(head, 0)}\n{body}\n")


def with_rows(loaded: LoadedPlan, rows: Iterable[Redaction]) -> str:
    """Return a plan's text with rows added; nothing else in it changes.

    Raises InputError where the text is laid out so that rows cannot be added without losing remarks.
    """
    added = tuple(map(_plain, rows))
    if not added:
        return loaded.text
    data = data_of(read_nodes(loaded.text, loaded.file))
    edited = edit(loaded.text, {**data, "redactions": (*data.get("redactions", ()), *added)})
    if not edited.kept_layout:
        raise InputError.at(
            loaded.file,
            "Rows cannot be added here without losing remarks in it.",
            "Give each row under redactions a line of its own that begins with a dash.",
        )
    return _plain_figures(edited.text, keep=frozenset(loaded.text.splitlines()))


def _plain_figures(text: str, keep: frozenset[str] = frozenset()) -> str:
    """Write numbers as people do, without quotation marks, in lines that docgen wrote."""
    lines = (line if line in keep else QUOTED.sub(r"\1\2", line) for line in text.split("\n"))
    return "\n".join(lines)


def _plain(row: Redaction) -> dict[str, Any]:
    """Return a proposed row as data to be written."""
    each = {
        "id": row.id,
        "page": None if row.page is None else str(row.page),
        "words": row.words,
        "pattern": row.pattern and str(row.pattern),
        "withheld": row.withheld,
        "reason": str(row.reason),
        "person": row.person,
        "decision": str(Decision.OPEN),
    }
    return {name: value for name, value in each.items() if value is not None}
