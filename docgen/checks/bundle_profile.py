"""What a forum asks of a bundle's file: which rules hold, how weighty each is, by what source, and its measures."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

from docgen.errors import InputError
from docgen.findings import Severity
from docgen.workroom.reading import read_bounded

__all__ = ["BundleProfile", "Held", "Numbering", "bundle_profile", "bundle_profiles"]

SHEET: Final = Path(__file__).with_name("bundle_profiles.toml")
LARGEST: Final = 200_000


class Numbering(StrEnum):
    """What a page's printed number is to equal: its place in the file from 1, or the label that the file gives it."""

    INDEX = "index"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Held:
    """That a rule holds in a forum: how weighty it is there, and by what source."""

    severity: Severity
    source: str


@dataclass(frozen=True, slots=True)
class BundleProfile:
    """A forum's rules, by id, and its measures.

    `reviewed` is when somebody last held it against its sources. `tolerance` is in millimetres, `finest` and `coarsest`
    are resolutions of pictures in dots an inch; `most_bytes` is None where the forum sets no limit.
    """

    name: str
    says: str
    reviewed: str
    numbering: Numbering
    tolerance: float
    finest: int
    coarsest: int
    most_bytes: int | None
    rules: Mapping[str, Held]


@cache
def bundle_profiles() -> Mapping[str, BundleProfile]:
    """Return every profile, by name."""
    sheet = tomllib.loads(read_bounded(SHEET, LARGEST).decode())
    return {name: _profile(name, row) for name, row in sheet.items()}


def bundle_profile(name: str) -> BundleProfile:
    """Return one profile. Raises InputError, with the names that there are, where there is none of that name."""
    profiles = bundle_profiles()
    if name not in profiles:
        raise InputError.at("--profile", "There is no such profile.", f"Choose one of: {', '.join(profiles)}.")
    return profiles[name]


def _profile(name: str, row: Mapping[str, Any]) -> BundleProfile:
    return BundleProfile(
        name,
        says=row["says"],
        reviewed=str(row["reviewed"]),
        numbering=Numbering(row["numbering"]),
        tolerance=float(row["tolerance_mm"]),
        finest=int(row["finest_dpi"]),
        coarsest=int(row["coarsest_dpi"]),
        most_bytes=row.get("most_bytes"),
        rules={number: Held(Severity(severity), source) for number, (severity, source) in row["rules"].items()},
    )
