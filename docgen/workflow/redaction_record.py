"""The record of a redaction: what, where, why, by whom, with digests; internal, and the same for the same input."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from docgen.case.redaction import CODES, Decision
from docgen.disclosure.locating import Spot
from docgen.papers.pdf_redacted import PageAnew
from docgen.papers.pdf_words import Box
from docgen.workflow.papers_to_redact import Task
from docgen.workflow.redacted_files import RedactedFile

__all__ = ["record_of"]

MILLIMETRES = 25.4 / 72


def record_of(made: RedactedFile, sought: str) -> bytes:
    """Return the record as JSON. Boxes are left, top, width and height in millimetres on the page as seen.

    Pages have the numbers that they have in the paper; `page_served` is that in the redacted paper. `sought` is the
    digest of what the case had to be looked for.
    """
    task, anew = made.task, made.made.anew
    plan, pages, found = task.plan.plan, task.pages, task.found
    served = {page.number: at for at, page in enumerate(task.served, 1)}
    record = {
        "docgen": 1,
        "audience": "internal",
        "paper": task.received.paper.id,
        "paper_sha256": task.received.sha256,
        "pages_sha256": plan.pages_sha256,
        "plan_sha256": task.plan.sha256,
        "redacted_sha256": sha256(made.content).hexdigest(),
        "pages": len(task.served),
        "pages_left_out": sorted(task.left_out),
        "sought_sha256": sought,
        "pages_made_anew": list(anew),
        "authorised": plan.authorised.model_dump(mode="json", exclude_none=True) if plan.authorised else None,
        "signed_off": [page.model_dump(mode="json") for page in plan.signed_off],
        "places": [
            {**_place(spot, box, pages[spot.page - 1].unit), "page_served": served[spot.page]}
            for spot, box in _placed(task, anew)
        ],
        "lines_set_again": [*_set_again(anew)],
        "words_behind_pictures": [_layer(made, number) for number in made.made.layers],
        "kept": [
            {"row": row.id, "page": row.page, "why": row.why}
            for row in plan.redactions
            if row.decision is Decision.KEEP
        ],
        "remarks": [f"{miss.row} {miss.detail}" for miss in found.misses],
    }
    return (json.dumps(record, indent=1, ensure_ascii=False) + "\n").encode()


def _layer(made: RedactedFile, number: int) -> dict[str, Any]:
    """Tell how many words behind a picture stayed, since a machine read the same ones in it where they lie."""
    stay = made.stay(number)
    left_out = len(made.made.layers[number].unseen) - stay
    return {"page": number, "read": number in made.read, "words_kept": stay, "words_left_out": left_out}


def _set_again(anew: Mapping[int, PageAnew]) -> Iterator[dict[str, Any]]:
    for number, page in anew.items():
        if page.moved or page.beside or page.drawings:
            drawings = {"drawings_taken_beside": page.drawings} if page.drawings else {}
            yield {"page": number, "words_moved": list(page.moved), "words_taken_beside": list(page.beside), **drawings}


def _placed(task: Task, anew: Mapping[int, PageAnew]) -> Iterator[tuple[Spot, Box]]:
    """Yield each place with the rectangle that is drawn over it: the last ones of its page."""
    for number, spots in sorted(task.found.by_page().items()):
        yield from zip(spots, anew[number].areas[-len(spots) :], strict=True)


def _place(spot: Spot, box: Box, unit: float) -> dict[str, Any]:
    scale = unit * MILLIMETRES
    edges = (box.left, box.top, box.right - box.left, box.bottom - box.top)
    return {
        "row": spot.row.id,
        "page": spot.page,
        "box_mm": [round(edge * scale, 2) for edge in edges],
        "reason": str(spot.row.reason),
        "code": CODES[spot.row.reason],
        "person": spot.row.person,
        "words": list(spot.words),
        "words_beside": list(spot.beside),
    }
