"""What papers plainly say of themselves and of the subject, proposed for a new workbook: to be looked at by a person.

Nothing is read of a paper that names somebody else, nothing from a scan, and nothing on which two papers differ.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from docgen.case.contradiction import Loc
from docgen.case.material import PaperKind
from docgen.checks.rule import FoundPaper
from docgen.intake.paper_facts import READ, Fact, PaperFacts, facts_of
from docgen.intake.same_names import SameName, same_name
from docgen.papers.kinds import FileKind
from docgen.papers.looks import Looks, Shows

__all__ = ["Prefilled", "data_with", "prefilled", "still_said"]

TEXT_FILES: Final = frozenset({FileKind.PDF, FileKind.TEXT})
OF_SUBJECT: Final = ("born", "nationality", "pnc", "cro", "home_office", "uan")
OF_APPEAL: Final = ("number", "received")
FIRST: Final = (PaperKind.PNC_PRINT, PaperKind.DECISION)
"""Kinds of papers that have most of what is asked of the subject: what they bear is said to be from them."""
SMALL: Final = frozenset(
    map(str, (PaperKind.CERTIFICATE, PaperKind.DECISION, PaperKind.APPEAL, PaperKind.IMMIGRATION_HISTORY))
)
"""Kinds of papers in a case of one conviction: with any other, there may be incidents of which they tell."""


@dataclass(frozen=True, slots=True)
class Prefilled:
    """Fields of a case, by place, that papers were read to say: their values, and the pages that bear each.

    `unsure` are places of which papers say different things, or something that is not read, with these pages.
    `others` are papers that name somebody else than the subject, and were not read.
    """

    values: Mapping[Loc, Any] = field(default_factory=dict)
    sources: Mapping[Loc, tuple[str, ...]] = field(default_factory=dict)
    unsure: Mapping[Loc, tuple[str, ...]] = field(default_factory=dict)
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Paper:
    at: int
    kind: str
    facts: PaperFacts

    def source(self, page: int) -> str:
        return f"S{self.at + 1} p{page}" if page else f"S{self.at + 1}"


def prefilled(papers: Sequence[FoundPaper]) -> Prefilled:
    """Read papers, numbered S1, S2 ... in their order, for what a new workbook of their case can say."""
    kinds = [_kind(paper.looks) for paper in papers]
    read = [
        _Paper(at, kind, facts_of(kind, _pages(paper.looks)))
        for at, (kind, paper) in enumerate(zip(kinds, papers, strict=True))
        if kind in READ and paper.looks and _is_text(paper.looks)
    ]
    name = same_name([(each.kind, each.facts.name) for each in sorted(read, key=_fullest)])
    if name is None:
        return Prefilled()
    named = [each for each in read if name.is_of(each.facts.name)]
    known = _references(named)
    ours = [each for each in read if each in named or _is_tied(each, known)]
    work = _Work({}, {}, {})
    work.name(sorted(named, key=_fullest), name)
    work.subject(sorted(ours, key=_fullest))
    work.papers(ours)
    work.appeal(ours)
    work.immigration(ours)
    if set(kinds) <= SMALL and kinds.count(PaperKind.CERTIFICATE) == 1:
        work.conviction([each for each in ours if each.kind == PaperKind.CERTIFICATE])
    others = tuple(f"S{each.at + 1}" for each in read if each not in ours and (each.facts.name or each.facts.unclear))
    return Prefilled(work.values, work.sources, work.unsure, others)


def _kind(looks: Looks | None) -> str:
    """Return what kind of paper a file calls itself; empty where it calls itself none, or several."""
    if looks is None:
        return ""
    prints = looks.titles == (str(PaperKind.PNC_PRINT),)
    return str(PaperKind.PNC_PRINT) if prints and looks.heading is None else looks.heading or ""


def _is_text(looks: Looks) -> bool:
    """Tell whether all of a file is text, and nothing in it shows words that are none: a scan's words are guessed."""
    whole = looks.shows is Shows.TEXT and not looks.blind and not looks.fault and not looks.attachments
    return whole and looks.kind in TEXT_FILES and None not in looks.words


def _fullest(paper: _Paper) -> int:
    return FIRST.index(PaperKind(paper.kind)) if paper.kind in FIRST else len(FIRST)


def _pages(looks: Looks) -> dict[int, str]:
    first = 0 if looks.pages is None else 1
    return {at: words or "" for at, words in enumerate(looks.words, start=first)}


def _references(named: Sequence[_Paper]) -> frozenset[str]:
    """Return the Home Office reference of papers that name the subject."""
    found = (each.facts.fields.get("home_office") for each in named)
    return frozenset(each.value for each in found if each and each.value)


def _is_tied(paper: _Paper, references: frozenset[str]) -> bool:
    """Tell whether a paper that names nobody has the one Home Office reference of papers that name the subject."""
    fact = paper.facts.fields.get("home_office")
    return not paper.facts.name and len(references) == 1 and fact is not None and fact.value in references


@dataclass(frozen=True, slots=True)
class _Work:
    values: dict[Loc, Any]
    sources: dict[Loc, tuple[str, ...]]
    unsure: dict[Loc, tuple[str, ...]]

    def put(self, loc: Loc, value: object, *sources: str) -> None:
        self.values[loc] = value
        self.sources[loc] = tuple(dict.fromkeys(sources))

    def agreed(self, loc: Loc, told: Sequence[tuple[_Paper, Fact]]) -> None:
        """Put a value on which all papers that have it agree; where they do not, say which they are."""
        said = {str(fact.value).casefold(): fact for _, fact in reversed(told)}
        pages = tuple(sorted({paper.source(fact.page) for paper, fact in told}, key=_by_number))
        if len(said) > 1 or any(fact.value is None for _, fact in told):
            self.unsure[loc] = pages
            return
        plain = [(paper, fact) for paper, fact in told if fact.value and _is_plain(loc, fact.value)]
        if plain:
            paper, fact = plain[0]
            self.put(loc, fact.value, paper.source(fact.page))

    def name(self, named: Sequence[_Paper], name: SameName) -> None:
        sources = {each.facts.name: each.source(each.facts.page) for each in reversed(named)}
        places: tuple[Loc, Loc] = (("subject", "name", "given"), ("subject", "name", "family"))
        if name.differs:
            self.unsure.update(dict.fromkeys(places, tuple(sorted(sources.values(), key=_by_number))))
        elif name.family:
            bearing = sorted({sources[name.plain], sources[name.in_capitals]}, key=_by_number)
            for loc, value in zip(places, (name.given, name.family), strict=True):
                self.put(loc, value, *bearing)

    def subject(self, ours: Sequence[_Paper]) -> None:
        for each in OF_SUBJECT:
            self.agreed(("subject", each), _told(ours, each))
        pages = {page for loc, found in self.sources.items() if loc[0] == "subject" for page in found}
        if pages:
            bearing = tuple(sorted(pages, key=_by_number))
            self.put(("subject", "from"), bearing, *bearing)

    def papers(self, ours: Sequence[_Paper]) -> None:
        for each in ours:
            self.agreed(("papers", each.at, "date"), _told([each], "dated"))

    def appeal(self, ours: Sequence[_Paper]) -> None:
        for each in OF_APPEAL:
            self.agreed(("appeal", each), _told(ours, each))

    def immigration(self, ours: Sequence[_Paper]) -> None:
        histories = [each for each in ours if each.facts.periods]
        if len(histories) != 1 or any(
            each.kind == PaperKind.IMMIGRATION_HISTORY and each not in histories for each in ours
        ):
            return
        source = histories[0].source(histories[0].facts.history_page)
        for at, period in enumerate(histories[0].facts.periods):
            row: Loc = ("subject", "immigration", at)
            self.put((*row, "status"), period.status, source)
            self.put((*row, "start"), period.start, source)
            self.put((*row, "end"), period.end or "not applicable", source)
            self.put((*row, "from"), (source,), source)

    def conviction(self, certificates: Sequence[_Paper]) -> None:
        """Put the one conviction of a small case, its day and its sentence, as the certificate has them."""
        for paper in certificates:
            facts, outcome = paper.facts, ("incidents", 0, "outcome")
            told = {each: fact.value for each, fact in facts.fields.items()}
            if facts.offence is None or not told.get("convicted") or not told.get("court"):
                return
            words, day, statute = facts.offence
            source = paper.source(facts.page)
            self.put(("incidents", 0, "date"), day, source)
            said: dict[str, Any] = {
                "result": "convicted",
                "date": told["convicted"],
                "court": told["court"],
                "offence": words,
            }
            said |= {"statute": statute, "plea": told.get("plea"), "from": (source,)}
            for each, value in said.items():
                if value:
                    self.put((*outcome, each), value, source)
            for at, order in enumerate(facts.orders):
                for each, text in (("kind", order.kind), ("amount", order.amount), ("length", order.length)):
                    if text:
                        self.put((*outcome, "sentence", at, each), text, source)


def _told(papers: Sequence[_Paper], says: str) -> list[tuple[_Paper, Fact]]:
    return [(paper, paper.facts.fields[says]) for paper in papers if says in paper.facts.fields]


def _is_plain(loc: Loc, value: str) -> bool:
    """Tell whether a value stands in ordinary letters, where that matters."""
    return loc[-1] != "nationality" or not value.isupper()


def _by_number(source: str) -> tuple[int, ...]:
    return tuple(int(part.lstrip("Sp")) for part in source.split())


def data_with(begun: Mapping[str, Any], found: Prefilled) -> dict[str, Any]:
    """Return plain data of a new workbook with what was read from its papers in it."""
    whole: dict[str, Any] = _merged(begun, list(found.values.items())) if found.values else dict(begun)
    return whole


def _merged(begun: Any, said: Sequence[tuple[Loc, Any]]) -> Any:
    if len(said) == 1 and not said[0][0]:
        return said[0][1]
    parts: dict[str | int, list[tuple[Loc, Any]]] = {}
    for loc, value in said:
        parts.setdefault(loc[0], []).append((loc[1:], value))
    if any(isinstance(part, int) for part in parts):
        rows = begun if isinstance(begun, tuple) else ()
        places = max(len(rows), *(int(part) + 1 for part in parts))
        known = (*rows, *({},) * (places - len(rows)))
        return tuple(_merged(row, parts[at]) if at in parts else row for at, row in enumerate(known))
    new: dict[str, Any] = dict(begun or {})
    return new | {str(part): _merged(new.get(str(part)), inner) for part, inner in parts.items()}


def still_said(data: Mapping[str, Any], found: Prefilled) -> Iterator[tuple[Loc, tuple[str, ...]]]:
    """Yield the places where a case says what was read from papers, with the pages that bear it."""
    for loc, value in found.values.items():
        if _at(data, loc) == value:
            yield loc, found.sources[loc]


def _at(data: Any, loc: Loc) -> Any:
    for step in loc:
        if isinstance(step, int):
            data = data[step] if isinstance(data, tuple) and step < len(data) else None
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data
