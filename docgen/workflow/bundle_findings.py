"""What is to be said of a bundle's entries: what could not be read, what was left away, what is late or absent."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from docgen.case.bundle_order import Entry
from docgen.case.orders import LoadedOrder
from docgen.errors import Place
from docgen.findings import Finding, Mender, Severity
from docgen.workflow.first_order import SAY_WHY
from docgen.workflow.gathering import Gathered, Wanted
from docgen.workflow.scanning import AS_THEY_ARE
from docgen.workflow.signature_findings import of_signatures

__all__ = ["AGAIN", "DRAFT", "OLDER", "entries_of", "finding_of", "found_in"]


def entries_of(order: LoadedOrder) -> Iterator[tuple[Entry, Place]]:
    """Yield every entry of an order with its place in the file."""
    for at, section in enumerate(order.order.sections):
        for number, entry in enumerate(section.entries):
            yield entry, order.place("sections", at, "entries", number)


OLDER: Final = "was made before the case was last changed."
AGAIN: Final = "See whether what changed is in it; if so, make it again, or have the maker say so."
DRAFT: Final = "Make its final before the bundle's."


def finding_of(rule: str, place: Place, detail: str, step: str, severity: Severity = Severity.ERROR) -> Finding:
    """Return a finding over an entry, for the case-owner."""
    return Finding(rule, severity, place, detail, step, Mender.CASE_OWNER)


def found_in(
    order: LoadedOrder, files: Sequence[list[Wanted]], gathered: Sequence[list[Gathered]]
) -> Iterator[Finding]:
    """Yield what is wrong with what was gathered, and with what is said to be absent."""
    for (entry, place), wanted, made in zip(entries_of(order), files, gathered, strict=True):
        for each, got in zip(wanted, made, strict=True):
            yield from _of_one(entry, place, each, got)
    if order.order.supplementary is not None or order.order.adds is not None:
        yield from _late(order)
    for at, item in enumerate(order.order.absent):
        if item.reason == SAY_WHY:
            place = order.place("absent", at, "reason")
            yield finding_of(
                "BU-30", place, f"gives no reason for the absence of {item.item}.", "Say why it is absent."
            )


def _of_one(entry: Entry, place: Place, wanted: Wanted, got: Gathered) -> Iterator[Finding]:
    if got.broken is not None and not wanted.missing:
        severity = Severity.WARNING if entry.why_missing else Severity.ERROR
        step = "Obtain it in another form; or say under why_missing why a page may stand for it."
        yield finding_of("BU-40", place, f"{wanted.name}: {got.broken} A page stands for it.", step, severity)
    if got.facts.comments and not wanted.comments:
        pages = ", ".join(map(str, got.facts.comments))
        step = "Ask for it without; or say `comments: keep`, and they stay as they are."
        yield finding_of("BU-10", place, f"{wanted.name} has comments on pages {pages}: they are left away.", step)
    if got.unseen:
        step = "Ask for it as a PDF, or with every change accepted or refused and nothing hidden in it."
        yield finding_of(
            "BU-10", place, f"{wanted.name} may show what its author did not: {' '.join(got.unseen)}", step
        )
    yield from of_signatures(wanted.name, place, got.signatures)
    if got.facts.covered:
        yield _of_covered(place, wanted, got.facts.covered)
    if got.facts.pictures:
        pages = ", ".join(map(str, got.facts.pictures))
        step = "Obtain a copy with text, or have it read by a machine."
        yield finding_of("BU-04", place, f"{wanted.name} has no text on pages {pages}.", step, Severity.WARNING)


def _of_covered(place: Place, wanted: Wanted, covered: Sequence[int]) -> Finding:
    """Return what is to be said of pictures that are hidden in part; others answer for their own papers."""
    pages = ", ".join(map(str, covered))
    detail = f"{wanted.name} only looks redacted on pages {pages}: something dark lies over a part of a picture."
    if wanted.paper is not None and wanted.paper.paper.from_party in AS_THEY_ARE:
        step = "Ask whoever made it whether that part may be seen: whoever takes the picture out of the file sees it."
        return finding_of("BU-66", place, detail, step, Severity.WARNING)
    step = "Redact it, `disclose redacted`, with that part as an area; or ask for it without."
    return finding_of("BU-66", place, detail, step)


def _late(order: LoadedOrder) -> Iterator[Finding]:
    """Yield what is lacking where papers come later (FtTIAC Practice Direction of 1 November 2024, 7.13)."""
    field, rule = ("supplementary", "BU-58") if order.order.adds is None else ("adds", "BU-59")
    if not isinstance(order.order.date, date):
        yield finding_of(rule, order.place(field), "has no day: what comes later is dated.", "Give its date.")
    if order.order.explanation is None:
        step = "Say why this was not provided earlier: explanation."
        yield finding_of(rule, order.place(field), "is not explained.", step)
