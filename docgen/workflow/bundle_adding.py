"""Later papers in a bundle that was served: at its end, or behind one of its pages; what is there keeps its numbers.

General guidance on electronic court bundles (29 November 2021), final part: late pages go to the end, numbered on, and
are provided separately too. Pages are inserted (23A) only where a forum numbers by label or has directed it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any, Final

import pikepdf

from docgen.bundle.sources import Branch, Look, Numbers, Order, Source
from docgen.case.bundle_order import Adding, BundleOrder, Entry
from docgen.case.orders import LoadedOrder
from docgen.checks.bundle_profile import Numbering, bundle_profile
from docgen.disclosure.bundle_changes import Added, changes_view
from docgen.errors import InputError
from docgen.formats.printers import show_date
from docgen.papers.pdf import open_pdf
from docgen.papers.pdf_ready import as_ready, question_ready
from docgen.pdf.fonts import CATALOGUE
from docgen.workflow.bundle_documents import day_of, prepare_of_bundle
from docgen.workflow.bundle_fronts import MOST_ROUNDS
from docgen.workflow.bundle_kept import Made, Placed, name_of
from docgen.workflow.bundle_plan import branch_of, joined
from docgen.workflow.folder import AUDIT, SERVED, OpenCase
from docgen.workflow.gathering import LARGEST, Gathered
from docgen.workflow.making import typeset_pdf
from docgen.workflow.preparing import Prepared, take
from docgen.workflow.service_kept import SERVICE, service_of
from docgen.workroom.folder import inside
from docgen.workroom.journal import read_chain
from docgen.workroom.reading import read_bounded
from docgen.workroom.worker import Ask

__all__ = ["Base", "add_to_bundle", "later_pages", "letters", "served_bundle"]

CHANGES: Final = "bundle-changes"
CHANGED: Final = "What was added"
ALPHABET: Final = 26


@dataclass(frozen=True, slots=True)
class Base:
    """A bundle that was served: where it lies, when it was served, and what is printed on each of its pages."""

    path: Path
    served: date
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A document that is added: its title, its files, what is printed on its pages, and behind which page it stands."""

    title: str
    made: Sequence[Gathered]
    labels: tuple[str, ...]
    behind: int | None


@dataclass(frozen=True, slots=True)
class _Changes:
    """The page of changes: as it was made, made ready, and what is printed on its pages."""

    prepared: Prepared
    made: Gathered
    labels: tuple[str, ...]


def served_bundle(folder: Path, name: str) -> Base:
    """Return a bundle that was served. Raises InputError for one that was not, or that is another file by now."""
    path = inside(folder, f"{SERVED}/{Path(name).name}")
    rows = [each for each in service_of(folder).served if each.file == Path(name).name]
    if not rows or not path.is_file():
        step = "Name the file of out/served that was; one that was not served is made anew: docgen bundle CASE"
        raise InputError.at(str(path), "No such bundle was served.", step)
    if sha256(read_bounded(path, LARGEST, root=folder)).hexdigest() != rows[-1].sha256:
        raise InputError.at(str(path), "This is another file than the one that was served.", "Put that back.")
    with pikepdf.open(path) as pdf:
        labels = tuple(str(page.label) for page in pdf.pages)
    return Base(path, rows[0].on, labels)


def later_pages(folder: Path, data: dict[str, Any], adds: Adding) -> dict[str, Any]:
    """Turn the order of a supplementary bundle into one of pages that come into the bundle that was served last.

    Raises InputError where none was.
    """
    logged = (line.entry for line in read_chain(inside(folder, AUDIT)).lines if line.entry.get("did") == "bundle")
    bundles = {str(entry.get("output")) for entry in logged}
    served = [each.file for each in service_of(folder).served if f"{SERVED}/{each.file}" in bundles]
    if not served:
        step = "Change bundle.yaml, and make it anew; or record what was served: docgen served"
        raise InputError.at(str(folder / SERVICE), "No bundle was served yet.", step)
    base = served_bundle(folder, served[-1])
    sections = data["sections"]
    if adds is Adding.INSERT:
        behind = {"behind": str(_following(base) - 1)}
        sections = tuple(
            {**each, "entries": tuple({**entry, **behind} for entry in each["entries"])} for each in sections
        )
    title = str(data["title"]).partition(",")[0]
    kept = {key: value for key, value in data.items() if key not in {"supplementary", "sections"}}
    told = {"title": f"{title}, with later papers", "adds": str(adds), "adds_to": served[-1]}
    return {**kept, **told, "sections": sections}


def add_to_bundle(
    case: OpenCase, order: LoadedOrder, gathered: Sequence[Sequence[Gathered]], ready: Ask, *, final: bool
) -> Made:
    """Return the bundle with its later papers, and these by themselves. Raises InputError where they may not go in."""
    asked, base = order.order, served_bundle(case.folder, str(order.order.adds_to))
    if asked.adds is Adding.INSERT and asked.direction is None:
        profile = bundle_profile(str(asked.profile))
        if profile.numbering is not Numbering.LABEL:
            step = "Say by which direction under `direction`; or add them at the end (adds: append)."
            detail = f"inserts pages, and where {profile.name} holds, a printed number is the page's place in the file."
            raise InputError.at(str(order.place("adds")), detail, step)
    pages = 1
    for _ in range(MOST_ROUNDS):
        labels = tuple(str(_following(base) + at) for at in range(pages))
        pieces = [*_pieces(order, base, gathered, labels)]
        prepared, pdf = _laid(case, order, base, pieces, final=final)
        if (found := len(open_pdf(pdf, text=False).pages)) == pages:
            told, made = as_ready(ready(question_ready(pdf)))
            changes = _Changes(prepared, Gathered(made, told, ("made by docgen",), len(made)), labels)
            return _joined(asked, base, _named(pieces, prepared), changes, final=final)
        pages = found
    raise InputError.at(CHANGES, "does not come to rest: its own numbers change how long it is.", "Report this.")


def _following(base: Base) -> int:
    """Return the number of the page behind the last one."""
    return max((int(each) for each in base.labels if each.isdecimal()), default=0) + 1


def _pieces(
    order: LoadedOrder, base: Base, gathered: Sequence[Sequence[Gathered]], changes: Sequence[str]
) -> Iterator[_Piece]:
    """Yield what is added, with its numbers."""
    following, used = _following(base) + len(changes), dict[int, int]()
    for entry, made in zip(_entries(order.order), gathered, strict=True):
        count = sum(each.facts.pages for each in made)
        if entry.behind is None:
            yield _Piece("", made, tuple(str(following + at) for at in range(count)), None)
            following += count
            continue
        group = [at for at, label in enumerate(base.labels, 1) if re.fullmatch(f"{entry.behind}[A-Z]*", label)]
        if not group:
            step = "Name a page by the number that is printed on it."
            raise InputError.at(str(order.place("sections")), f"The bundle has no page {entry.behind}.", step)
        before = used.setdefault(entry.behind, len(group) - 1)
        used[entry.behind] += count
        yield _Piece("", made, tuple(f"{entry.behind}{letters(before + at)}" for at in range(1, count + 1)), group[-1])


def letters(number: int) -> str:
    """Return the letters of an inserted page: 1 is A, 26 Z, 27 AA."""
    found = ""
    while number:
        number, rest = divmod(number - 1, ALPHABET)
        found = chr(ord("A") + rest) + found
    return found


def _laid(
    case: OpenCase, order: LoadedOrder, base: Base, pieces: Sequence[_Piece], *, final: bool
) -> tuple[Prepared, bytes]:
    added = [Added(each.labels[0], each.labels[-1], any(one.broken for one in each.made)) for each in pieces]
    view = changes_view(case.loaded.case, order.order, day_of(case, order.order), base.served, added)
    form = take(case, CHANGES, ("statements",), None)
    prepared = prepare_of_bundle(case, order, view, form, final=final)
    return prepared, typeset_pdf(prepared)


def _named(pieces: Sequence[_Piece], prepared: Prepared) -> list[_Piece]:
    rows = prepared.topic.view.rows  # type: ignore[attr-defined]
    return [
        _Piece(row.description, each.made, each.labels, each.behind) for row, each in zip(rows, pieces, strict=True)
    ]


def _joined(order: BundleOrder, base: Base, pieces: Sequence[_Piece], changes: _Changes, *, final: bool) -> Made:
    """Join the bundle with what is added to it, and that by itself."""
    look = Look(order.title, CATALOGUE[0].path.read_bytes())
    own = Source(changes.made.content, CHANGED, changes.made.facts.free, changes.made.size, is_made=True)
    added = [source for each in pieces for source in _sources(each)]
    is_inserted = order.adds is Adding.INSERT
    whole = (Source(base.path, order.title, finished=True), *((*added, own) if is_inserted else (own, *added)))
    labels = _in_order(base, pieces, changes, inserted=is_inserted)
    numbers = Numbers(labels=labels, index=labels.index(changes.labels[0]))
    on = f"Added on {show_date(order.date)}" if isinstance(order.date, date) else "Added later"
    first, at = (1, len(whole) - 1) if is_inserted else (2, 1)
    below = (Branch(CHANGED, at), *_branches(pieces, first))
    files = {name_of(order, changes.prepared, "", final=final): joined(
        Order(whole, (Branch(order.title, 0), Branch(on, None, below)), numbers, look)
    )}  # fmt: skip
    alone = Numbers(labels=(*changes.labels, *chain.from_iterable(each.labels for each in pieces)), index=0)
    loose = tuple(_sources(each, placed=False) for each in pieces)
    files[name_of(order, changes.prepared, " pages added", final=final)] = joined(
        Order((own, *chain.from_iterable(loose)), (Branch(CHANGED, 0), *_branches(pieces, 1)), alone, look)
    )
    placed = tuple(_placed(pieces, labels))
    return Made(files, len(labels), placed, changes.prepared, (), {})


def _sources(piece: _Piece, *, placed: bool = True) -> list[Source]:
    return [
        Source(
            each.content, each.below or piece.title, each.facts.free, each.size, behind=piece.behind if placed else None
        )
        for each in piece.made
    ]


def _branches(pieces: Sequence[_Piece], first: int) -> Iterator[Branch]:
    for each in pieces:
        yield branch_of(each.title, first, each.made)
        first += len(each.made)


def _in_order(base: Base, pieces: Sequence[_Piece], changes: _Changes, *, inserted: bool) -> tuple[str, ...]:
    """Return what is printed on every page, as they stand in the file."""
    if not inserted:
        return (*base.labels, *changes.labels, *chain.from_iterable(each.labels for each in pieces))
    found = list[str]()
    for at, label in enumerate(base.labels, 1):
        found.append(label)
        found += chain.from_iterable(each.labels for each in pieces if each.behind == at)
    return (*found, *changes.labels)


def _placed(pieces: Sequence[_Piece], labels: Sequence[str]) -> Iterator[Placed]:
    for each in pieces:
        first = labels.index(each.labels[0]) + 1
        label = each.labels[0] if each.labels[0] != str(first) else ""
        yield Placed(each.title, first, first + len(each.labels) - 1, 1, label)


def _entries(order: BundleOrder) -> Iterator[Entry]:
    return (entry for section in order.sections for entry in section.entries)
