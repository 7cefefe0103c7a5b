"""The text that two formats share. Each folder holds all that its digest is over, so it is copied into both."""

from dataclasses import dataclass
from pathlib import Path

__all__ = ["COPIES", "Copy", "as_it_should_be", "body_of"]


@dataclass(frozen=True)
class Copy:
    """What of one format's body another has word for word.

    Each stretch is given by what begins it, what follows it in the source, and in the target (nothing: the end).
    """

    source: str
    target: str
    stretches: tuple[tuple[str, str, str], ...]


COPIES = (
    Copy(
        "bundle-front",
        "schedule-of-incidents",
        (("{% macro how_it_ended(outcome) %}", "\n{% if not incidents is empty %}", "\n{# --- every page"),),
    ),
    Copy(
        "police-statement-tribunal",
        "police-statement-s9",
        (
            ("{# --- small pieces", "<footer-left>", "<footer-left>"),
            ("{# --- who I am, how I know", '\n<h2 id="h-truth">', ""),
        ),
    ),
    Copy(
        "summary-of-material",
        "statement-commission",
        (
            ("{% macro full_name(name) %}", "\n{# --- every page", "\n{# --- every page"),
            ("{# --- the guides of the guidance", "", ""),
        ),
    ),
)


def body_of(shelf: Path, name: str) -> Path:
    """Return where a format's template lies."""
    return shelf / name / "1" / "body.html.jinja"


def as_it_should_be(copy: Copy, shelf: Path) -> str:
    """Return the target's body with the source's stretches in it."""
    source = body_of(shelf, copy.source).read_text(encoding="utf-8")
    target = body_of(shelf, copy.target).read_text(encoding="utf-8")
    for begins, ends_source, ends_target in copy.stretches:
        target = target.replace(_stretch(target, begins, ends_target), _stretch(source, begins, ends_source))
    return target


def _stretch(text: str, begins: str, ends: str) -> str:
    start = text.index(begins)
    return text[start : text.index(ends, start) if ends else len(text)]
