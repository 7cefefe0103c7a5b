"""Files of a bundle as it was made before, in other volumes: none may lie beside those of the new one."""

import re
from collections.abc import Collection
from pathlib import Path
from typing import Final

from docgen.errors import InputError
from docgen.workflow.bundle_manifest import manifest_file
from docgen.workflow.folder import AUDIT
from docgen.workflow.service_kept import refuse_served
from docgen.workroom.folder import inside
from docgen.workroom.journal import read_chain

__all__ = ["earlier_files", "kept_with", "refuse_to_drop"]

VOLUME: Final = re.compile(r" volume [0-9]+(?=(?: draft)?\.pdf\Z)")


def earlier_files(folder: Path, files: Collection[str]) -> tuple[str, ...]:
    """Return the volumes of the same bundle that lie in the case folder and are not among its new files.

    The audit journal says which files are volumes of it.
    """
    bundles = {VOLUME.sub("", name) for name in files}
    logged = (line.entry for line in read_chain(inside(folder, AUDIT)).lines if line.entry.get("did") == "bundle")
    outputs = sorted({str(entry.get("output")) for entry in logged} - {*files})
    return tuple(name for name in outputs if VOLUME.sub("", name) in bundles and inside(folder, name).exists())


def refuse_to_drop(folder: Path, earlier: Collection[str], *, replace: bool) -> None:
    """Refuse to take away finals that were served, or, without `replace`, any. Raises InputError."""
    for name in earlier:
        refuse_served(folder, name)
        if not replace:
            detail = "It is a final of this bundle, which is now in other volumes; it stands, and nothing was written."
            step = "Move it to where it is kept; or give --replace, if nobody has sent it."
            raise InputError.at(f"{folder}/{name}", detail, step)


def kept_with(name: str) -> tuple[str, str, str]:
    """Return a bundle's file with what is kept for it: the list of what it holds, and the internal manifest."""
    return name, f"{name.removesuffix('.pdf')}.json", manifest_file(name)
