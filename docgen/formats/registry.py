"""What was agreed: an organisation's registry of formats, and the digests that a format was locked with.

`lock` records what a format's files are and sets its status to draft. `agree` is a separate, recorded act of a named
person. Only an agreed, unaltered format makes finals.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from docgen.case.scalars import IsoDate, Line
from docgen.errors import FormatError, InputError
from docgen.formats.shelf import FILES, Format
from docgen.workroom.reading import read_bounded

__all__ = [
    "LOCK",
    "REGISTRY",
    "Agreement",
    "Standing",
    "agree",
    "lock_record",
    "name_and_version",
    "read_registry",
    "standing",
]

LOCK = "lock.json"
REGISTRY = "agreed.json"
LARGEST = 1_000_000


class Agreement(BaseModel):
    """One recorded agreement: which files, who, in what role, when."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Line
    version: int = Field(ge=1)
    digest: str = Field(pattern=r"^[0-9a-f]{64}$")
    by: Line
    role: Line
    on: IsoDate


@dataclass(frozen=True, slots=True)
class Standing:
    """How a format stands: the agreement that covers these very files, or None; `altered` if one covers others."""

    agreement: Agreement | None
    altered: bool

    @property
    def word(self) -> str:
        """Return the standing in one word for a list."""
        if self.agreement:
            return "agreed"
        return "altered since it was agreed" if self.altered else "draft"


_REGISTRY = TypeAdapter(tuple[Agreement, ...])


def read_registry(folder: Path | None) -> tuple[Agreement, ...]:
    """Read the registry in a folder; none is an empty one. Raises InputError for one that cannot be read."""
    if folder is None or not (folder / REGISTRY).exists():
        return ()
    content = read_bounded(folder / REGISTRY, LARGEST)
    try:
        return _REGISTRY.validate_json(content)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        where = f"{REGISTRY} {'.'.join(map(str, first['loc']))}".strip()
        raise InputError.at(where, "is not a registry of agreements.", "`docgen formats agree` writes it.") from None


def standing(form: Format, registry: tuple[Agreement, ...]) -> Standing:
    """Tell how a format stands with a registry."""
    mine = [entry for entry in registry if (entry.format, entry.version) == (form.name, form.version)]
    covering = [entry for entry in mine if entry.digest == form.digest]
    return Standing(covering[-1] if covering else None, bool(mine) and not covering)


def agree(registry: tuple[Agreement, ...], form: Format, *, by: str, role: str, on: date) -> bytes:
    """Return the registry's file with one more agreement. Raises InputError where these files are agreed already."""
    if standing(form, registry).agreement:
        raise InputError.at(f"{form.name}@{form.version}", "is agreed already, with these very files.")
    entry = Agreement(format=form.name, version=form.version, digest=form.digest, by=by, role=role, on=on)
    return _json(_REGISTRY.dump_python((*registry, entry), mode="json"))


def lock_record(form: Format, digests: dict[str, str]) -> bytes:
    """Return the lock file of a format: its status, its digest, and the digest of each of its files."""
    files = {name: digests[name] for name in FILES}
    return _json(
        {"format": form.name, "version": form.version, "status": "draft", "digest": form.digest, "files": files}
    )


def name_and_version(text: str) -> tuple[str, int | None]:
    """Read `name` or `name@version`. Raises InputError."""
    match = re.fullmatch(r"([a-z][a-z0-9-]*)(?:@([1-9][0-9]{0,3}))?", text)
    if not match:
        raise FormatError.at(text[:60], "is not a format: write its name, or name@version.")
    return match[1], int(match[2]) if match[2] else None


def _json(value: Any) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()
