"""The linter's eye for markup: what stands where, what is closed, which blocks are declared constants."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

from docgen.document import Role, TemplatePlace
from docgen.errors import Fault, Place
from docgen.formats.elements import ELEMENTS, ROOT
from docgen.formats.syntax import Close, Open, Text

__all__ = ["Markup", "nearest"]

FULL_WIDTH = 100
PROSE_ROLES = {Role.NUMBERED, Role.PLAIN}


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a hint: the nearest known word, or all of them."""
    names = [str(name) for name in known]
    near = difflib.get_close_matches(word, names, 1)
    return f"Did you mean `{near[0]}`?" if near else f"Known are: {', '.join(sorted(names))}."


@dataclass
class Markup:
    """The open elements on the way through a template, and what is learnt of its blocks."""

    declarations: frozenset[str]
    faults: list[Fault] = field(default_factory=list)
    stack: list[Open] = field(default_factory=list)
    ids: dict[str, TemplatePlace] = field(default_factory=dict)
    asked: list[tuple[str, TemplatePlace]] = field(default_factory=list)
    formulas: dict[str, TemplatePlace] = field(default_factory=dict)
    has_value: bool = False

    def fault(self, place: TemplatePlace, detail: str, next_step: str = "") -> None:
        """Note a fault at a place of the template."""
        self.faults.append(Fault(Place(place.file, place.line, place.column), detail, next_step))

    def holds_text(self) -> bool:
        """Tell whether text or a value may stand here."""
        return bool(self.stack) and ELEMENTS[self.stack[-1].tag].text

    def text(self, node: Text) -> None:
        """Take in text."""
        if node.text.strip() and not self.holds_text():
            self.fault(node.place, "has text outside any paragraph, heading, cell or line.")

    def value(self, place: TemplatePlace) -> None:
        """Take in a printed value."""
        self.has_value = True
        if not self.holds_text():
            self.fault(place, "prints a value outside any paragraph, heading, cell or line.")

    def open(self, node: Open) -> None:
        """Take in an opening or self-closing tag."""
        parent = self.stack[-1].tag if self.stack else ROOT
        if parent not in ELEMENTS[node.tag].parents:
            self.fault(node.place, f"<{node.tag}> cannot stand in {parent if parent == ROOT else f'<{parent}>'}.")
        self._attributes(node)
        if node.tag == "p":
            self.has_value = False
        if node.void:
            self.has_value = True
        else:
            self.stack.append(node)

    def close(self, node: Close, depth: int) -> None:
        """Take in a closing tag; `depth` is how many elements were open where this branch, loop or macro began."""
        if len(self.stack) <= depth or self.stack[-1].tag != node.tag:
            self.fault(node.place, f"</{node.tag}> closes nothing that was opened in the same branch, loop or macro.")
            return
        opened = self.stack.pop()
        prose = node.tag == "p" and (opened.attribute("role") or Role.NUMBERED) in PROSE_ROLES
        if prose and not self.has_value:
            self.formulas[opened.attribute("id") or ""] = opened.place

    def leave(self, depth: int) -> None:
        """Note what a branch, loop or macro leaves open."""
        for opened in self.stack[depth:]:
            self.fault(opened.place, f"<{opened.tag}> is not closed in the same branch, loop or macro.")
        del self.stack[depth:]

    def _attributes(self, node: Open) -> None:
        clause, role = node.attribute("id"), node.attribute("role")
        if clause is not None and self.ids.setdefault(clause, node.place) != node.place:
            self.fault(node.place, f"has the id `{clause}` a second time.")
        if role is not None and role not in set(Role):
            self.fault(node.place, f"has the role `{role}`, which is not known.", nearest(role, Role))
        if node.tag == "declaration" and node.attribute("name") not in self.declarations:
            self.fault(node.place, "names a declaration that format.toml does not have.")
        if node.tag == "see":
            self.asked.append((node.attribute("clause") or "", node.place))
        widths = (node.attribute("widths") or "").split()
        if node.tag == "table" and not (all(w.isdigit() for w in widths) and sum(map(int, widths)) == FULL_WIDTH):
            self.fault(node.place, "has widths that are not whole percentages adding up to 100.")

    def finish(self, constants: frozenset[str]) -> None:
        """Check what only the whole template shows: references to blocks, and the declared constants."""
        if not self.ids:
            self.faults.append(Fault(Place("body.html.jinja"), "prints nothing: it has no block."))
        for clause, place in self.asked:
            if clause not in self.ids:
                self.fault(place, f"<see> names `{clause}`, which is no block here.", nearest(clause, self.ids))
        for clause, place in self.formulas.items():
            if clause not in constants:
                self.fault(
                    place,
                    f"`{clause}` prints no value, so it would be the same in every case.",
                    "Declare it under `constants` in format.toml.",
                )
        for clause in sorted(constants - set(self.formulas)):
            detail = f"declares the constant `{clause}`, which is no paragraph without a value in the template."
            self.faults.append(Fault(Place("format.toml"), detail))
