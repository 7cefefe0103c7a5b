"""Ids and what points at them, looked at in plain data: told even where other fields are not of the right form."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from docgen.case.contradiction import Contradiction, Loc
from docgen.case.references import has_form_of_id, parse_source
from docgen.case.words import SUBJECT, pieces

__all__ = ["leaves", "loose_ends"]

OWN_WORDS = "statements.*.paragraphs.*.text"
STATEMENT_INCIDENT = "statements.*.paragraphs.*.incident"
LISTS = {
    # kind: where its records are, and which field names them
    "maker": (("makers",), "id"),
    "paper": (("papers",), "id"),
    "person": (("people",), "id"),
    "incident": (("incidents",), "id"),
    "exhibit": (("exhibits",), "mark"),
    "identity link": (("subject", "identity"), "id"),
    "statement": (("statements",), "id"),
    "intelligence item": (("intelligence",), "id"),
    "overseas conviction": (("overseas",), "id"),
}
EITHER = {
    # kind: the kinds of which it is one
    "maker or person": ("maker", "person"),
    "paper or maker": ("paper", "maker"),
    "intelligence item or incident": ("intelligence item", "incident"),
    "intelligence item or overseas conviction": ("intelligence item", "overseas conviction"),
}
POINTERS = {
    # field: what it names
    "attestations.*.statement": "statement",
    "exhibits.*.maker": "maker",
    "exhibits.*.parts.*.paper": "paper",
    "commissions.*.maker": "maker",
    "commissions.*.statement": "statement",
    "decision.paper": "paper",
    "incidents.*.identity.*": "identity link",
    "incidents.*.people.*": "person",
    "incidents.*.same_event.*": "incident",
    "incidents.*.steps.*.by": "maker or person",
    "incidents.*.undermining.none_found.by": "maker or person",
    "intelligence.*.incidents.*": "incident",
    "intelligence.*.same_root.*": "intelligence item or incident",
    "makers.*.earlier.*.paper": "paper",
    "makers.*.speaks_to.*": "incident",
    "overseas.*.original": "paper",
    "overseas.*.translation": "paper",
    "overseas.*.undermining.none_found.by": "maker or person",
    "papers.*.incidents.*": "incident",
    "papers.*.statement_of": "person",
    "papers.*.translates": "paper",
    "people.*.speaks_to.*": "incident",
    "subject.family.*": "person",
    "summary.rows.*.incident": "incident",
    "summary.rows.*.papers.*": "paper",
    "withheld.*.parts.*.paper": "paper",
    "statements.*.maker": "maker",
    "statements.*.incidents.*": "incident",
    "statements.*.exhibits.*": "exhibit",
    "statements.*.intelligence.*": "intelligence item",
    "statements.*.left_out.*.incident": "incident",
    "statements.*.overseas.*": "overseas conviction",
    "statements.*.paragraphs.*.author": "maker",
    "statements.*.paragraphs.*.item": "intelligence item or overseas conviction",
}
ONCE = {
    "incidents.*.same_event.*",
    "statements.*.incidents.*",
    "statements.*.exhibits.*",
    "statements.*.intelligence.*",
    "statements.*.overseas.*",
}
PARTS_LAST = {"exhibits.*.parts.*.last", "withheld.*.parts.*.last"}
Ids = frozenset[str] | None
"""The ids of one kind; None where a record's id is not of the right form, so that nothing can be said."""


def leaves(data: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Yield every text in plain data with its location, in file order."""
    if isinstance(data, str):
        yield loc, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*loc, key))
    elif isinstance(data, tuple):
        for at, item in enumerate(data):
            yield from leaves(item, (*loc, at))


def loose_ends(data: Any) -> Iterator[Contradiction]:
    """Yield ids that are given twice, and references to what is not there; a malformed reference is none."""
    known = {kind: _ids(data, where, name) for kind, (where, name) in LISTS.items()}
    known |= {kind: _joined(known[part] for part in parts) for kind, parts in EITHER.items()}
    looked = _Looked(data, known, _pages_by_paper(data) if known["paper"] else {})
    for loc, text in leaves(data):
        yield from looked.leaf(loc, text)


def _joined(parts: Iterable[Ids]) -> Ids:
    """Return the ids of several kinds together; None where one of them cannot be told."""
    ids: frozenset[str] = frozenset()
    for part in parts:
        if part is None:
            return None
        ids |= part
    return ids


def _ids(data: Any, where: tuple[str, ...], name: str) -> Ids:
    records = _at(data, where, ())
    if not isinstance(records, tuple):
        return None
    ids = [str(_at(record, (name,), "")) for record in records]
    return frozenset(ids) if all(map(has_form_of_id, ids)) else None


def _pages_by_paper(data: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for record in _at(data, ("papers",), ()):
        found.setdefault(_at(record, ("id",)), []).append(str(_at(record, ("pages",), "")))
    return found


def _at(data: Any, loc: Loc, otherwise: Any = None) -> Any:
    for step in loc:
        if isinstance(data, tuple) and isinstance(step, int):
            data = data[step]
        elif isinstance(data, dict):
            data = data.get(step, otherwise)
        else:
            return otherwise
    return data


@dataclass
class _Looked:
    """What was seen on the way through a case. `pages` are those that each paper is said to have, by its id."""

    data: Any
    known: Mapping[str, Ids]
    pages: Mapping[str, list[str]]
    given: set[str] = field(default_factory=set)
    named: set[tuple[Loc, str]] = field(default_factory=set)

    def leaf(self, loc: Loc, text: str) -> Iterator[Contradiction]:
        shape = ".".join("*" if isinstance(step, int) else step for step in loc)
        if loc[-1:] in {("id",), ("mark",)} and has_form_of_id(text):
            yield from self._given(loc, text)
        elif len(loc) > 1 and loc[-2] == "from" and isinstance(loc[-1], int):
            yield from self._source(loc, text)
        elif shape == STATEMENT_INCIDENT:
            yield from self._in_statement(loc, text)
        elif shape in POINTERS:
            yield from self._points(loc, text, POINTERS[shape], self.known[POINTERS[shape]])
            yield from self._once(loc, text, shape)
        elif "{" in text:
            yield from self._words(loc, text, every=shape == OWN_WORDS)
        if shape in PARTS_LAST and text.isdecimal():
            yield from self._pages(loc, _at(self.data, (*loc[:-1], "paper")), int(text))

    def _given(self, loc: Loc, name: str) -> Iterator[Contradiction]:
        if name in self.given:
            yield Contradiction(loc, "is given to two records.", "Give the second one an id of its own.")
        self.given.add(name)

    def _once(self, loc: Loc, text: str, shape: str) -> Iterator[Contradiction]:
        if shape in ONCE and (loc[:-1], text) in self.named:
            yield Contradiction(loc, "stands in this list twice.", "Take one of them out.")
        self.named.add((loc[:-1], text))

    def _source(self, loc: Loc, text: str) -> Iterator[Contradiction]:
        try:
            name, _, last = parse_source(text)
        except ValueError:
            return  # its type says what is wrong with it
        yield from self._points(loc, name, "paper or maker", self.known["paper or maker"])
        yield from self._pages(loc, name, last)

    def _pages(self, loc: Loc, paper: Any, last: int | None) -> Iterator[Contradiction]:
        for pages in self.pages.get(paper, ()) if isinstance(paper, str) else ():
            if last is not None and pages.isdecimal() and last > int(pages):
                detail = f"names a page that {paper} does not have: it has {int(pages)}."
                yield Contradiction(loc, detail, "Look at the paper.")

    def _words(self, loc: Loc, text: str, *, every: bool) -> Iterator[Contradiction]:
        """Look at what stands in braces; outside the maker's words what has not the form of an id is only text."""
        known = _joined((self.known["exhibit"], self.known["maker or person"], frozenset({SUBJECT})))
        for name in dict.fromkeys(piece.target for piece in pieces(text) if piece.target is not None):
            if every or has_form_of_id(name):
                yield from _unknown(loc, name, "something in braces", known)

    def _in_statement(self, loc: Loc, text: str) -> Iterator[Contradiction]:
        """Look at the incident of a paragraph: the case has to have it, and its statement has to set it out."""
        known, named = self.known["incident"], _at(self.data, (*loc[:2], "incidents"), ())
        if known is None or text not in known:
            yield from self._points(loc, text, "incident", known)
        elif not named:
            where: Loc = (*loc[:2], "incidents")
            detail = "names no incident, although a paragraph of the statement is about one."
            if (where, "") not in self.named:
                yield Contradiction(where, detail, "Name the incidents that the statement sets out.")
            self.named.add((where, ""))
        elif isinstance(named, tuple) and text not in named and all(has_form_of_id(str(each)) for each in named):
            detail = "names an incident that this statement does not set out."
            hint = f"Add it to the statement's incidents, or name one of those: {', '.join(sorted(map(str, named)))}."
            yield Contradiction(loc, detail, hint)

    def _points(self, loc: Loc, text: str, kind: str, known: Ids) -> Iterator[Contradiction]:
        if has_form_of_id(text):  # else its type says what is wrong, or it says that nobody is known
            article = "an" if kind[0] in "aeiou" else "a"
            yield from _unknown(loc, text, f"{article} {kind}", known)


def _unknown(loc: Loc, name: str, what: str, known: Ids) -> Iterator[Contradiction]:
    if known is not None and name not in known:
        near = sorted(each for each in known if _bare(each) == _bare(name))
        hint = f"Did you mean {near[0]}? " if near else ""
        every = ", ".join(sorted(known)) or "none"
        yield Contradiction(loc, f"names {what} that the case does not have.", f"{hint}Known are: {every}.")


def _bare(name: str) -> str:
    """Return an id without the noughts in front of its number: people write S04 for S4."""
    return re.sub("(?<=[A-Z])0+(?=[0-9])", "", name)
