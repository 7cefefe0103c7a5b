"""Where closed papers go: a folder outside every case, with permissions of its own, which a person names."""

import os
from pathlib import Path

from docgen.errors import InputError
from docgen.workflow.folder import CASE_FILE
from docgen.workroom.folder import disk_fault
from docgen.workroom.reading import read_bounded

__all__ = ["CLOSED_ROOT", "closed_folder"]

CLOSED_ROOT = "DOCGEN_CLOSED"
"""The variable of the environment that names the closed root where `--closed` does not."""
OWNER = "case.txt"
OWNERS_ALONE = 0o770
OUTSIDE = "Name a folder outside every case, which only those may read who may see closed papers."


def closed_folder(case: Path, given: Path | None) -> Path:
    """Return the folder that holds a case's closed papers, made where it is not there yet.

    `given` is the closed root; None means what DOCGEN_CLOSED names. Raises InputError where neither does, or it is
    missing, a link, inside a case folder or around this one; or holds the closed papers of another case of that name.
    """
    root = _root(given)
    here, inner = case.resolve(), root.resolve()
    if here.is_relative_to(inner):
        raise InputError.at(str(root), "The case lies inside this folder: closed papers stay apart.", OUTSIDE)
    if any((folder / CASE_FILE).exists() for folder in (inner, *inner.parents)) or inner.is_relative_to(here):
        raise InputError.at(str(root), "This folder lies inside a case folder: closed papers stay apart.", OUTSIDE)
    return _of_case(root / here.name, here)


def _root(given: Path | None) -> Path:
    named = given or (Path(found) if (found := os.environ.get(CLOSED_ROOT)) else None)
    if named is None:
        step = f"Give --closed DIR, or set {CLOSED_ROOT}. {OUTSIDE}"
        raise InputError.at("--closed", "Nothing says where closed papers go.", step)
    if named.is_symlink():
        raise InputError.at(str(named), "This is a link; closed papers go where their folder itself is.", OUTSIDE)
    if not named.is_dir():
        raise InputError.at(str(named), "There is no such folder for closed papers.", f"Make it first. {OUTSIDE}")
    return named


def _of_case(folder: Path, case: Path) -> Path:
    """Make a case's own folder within the root; refuse one that is a link, or another case's."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise InputError.at(str(folder), "This is a link or a file; a folder must stand there.", "Move it away.")
    if (folder / CASE_FILE).exists():
        raise InputError.at(str(folder), "A case folder stands where closed papers would go.", OUTSIDE)
    owner = folder / OWNER
    try:
        folder.mkdir(mode=OWNERS_ALONE, exist_ok=True)
        if not owner.exists() and not owner.is_symlink():
            owner.write_text(f"{case}\n", encoding="utf-8")
    except OSError as error:
        raise disk_fault(error, folder, "Nothing was made.") from None
    if read_bounded(owner, 1 << 16, root=folder).decode("utf-8", "replace").strip() != str(case):
        detail = "holds the closed papers of another case of the same name."
        step = f"Use another closed root; or, if that case was moved, write where it is now into {owner}."
        raise InputError.at(str(folder), detail, step)
    return folder
