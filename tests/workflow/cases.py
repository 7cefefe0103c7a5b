"""Case folders for tests: copies of the fixtures, and making their statements on a clock that is given."""

import shutil
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.workflow.making import Order, Produced, make_documents
from docgen.workflow.shelving import Agreeing, agree_format, list_formats
from tests.made.cases import FIXTURE

STEM = "police-statement-tribunal-M1-1"
CLOCK = datetime(2025, 6, 1, 9, 30, tzinfo=UTC)


def agree_all(registry: Path) -> None:
    """Have an invented person agree to what is shipped, so that a test holds while a format is being worked on."""
    registry.mkdir(parents=True, exist_ok=True)
    for name, content in _all_agreed().items():
        assert not (registry / name).exists()
        (registry / name).write_bytes(content)


@cache
def _all_agreed() -> dict[str, bytes]:
    """The files of a registry in which all is agreed, by name: they are the same each time."""
    with TemporaryDirectory() as folder:
        _agree_all(Path(folder))
        return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def _agree_all(registry: Path) -> None:
    for row in list_formats(None):
        agree_format(
            Agreeing(f"{row.name}@{row.version}", "Ines Corrigan (invented)", "Head", "2025-01-06", registry), CLOCK
        )


def case_folder(folder: Path, *, agreed: bool = True) -> Path:
    """A copy of the fixture's case file and papers, with a registry that covers the shipped formats or with none."""
    folder.mkdir(parents=True)
    shutil.copy(FIXTURE / "case.yaml", folder / "case.yaml")
    shutil.copytree(FIXTURE / "papers", folder / "papers")
    if agreed:
        agree_all(folder / "formats")
    return folder


def made(folder: Path, *, final: bool = False, at: datetime = CLOCK) -> tuple[Produced, ...]:
    return make_documents(Order(folder, final=final), lambda: at)


def files_in(folder: Path) -> dict[str, bytes]:
    """The outputs of a case folder by name; the audit journal and the manifests' head of its chain are left out."""
    found = {
        path.relative_to(folder).as_posix(): path for path in sorted((folder / "out").rglob("*")) if path.is_file()
    }
    return {name: _without_head(path.read_bytes()) for name, path in found.items()}


def _without_head(content: bytes) -> bytes:
    return b"\n".join(line for line in content.splitlines() if b'"audit_head"' not in line)
