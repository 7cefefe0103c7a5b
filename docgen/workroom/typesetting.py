"""The environment that typesetting reads: which fonts there are, and what time it is for font files."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docgen.workroom.folder import disk_fault

__all__ = ["typesetting"]

FONTCONFIG_FILE = "fonts.conf"


@contextmanager
def typesetting(scratch: Path, fontconfig: str, epoch: int) -> Iterator[None]:
    """Give typesetting our fonts and a fixed time while the block runs; the environment is put back afterwards.

    `scratch` is a private folder for the fontconfig file; `epoch` is in seconds since 1970. fontTools stamps the time
    into each variable font it makes static unless SOURCE_DATE_EPOCH is set, so without it the bytes differ each second.
    """
    path = scratch / FONTCONFIG_FILE
    try:
        path.write_text(fontconfig, encoding="utf-8")
    except OSError as error:
        raise disk_fault(error, scratch, "The documents were not made.") from None
    wanted = {"FONTCONFIG_FILE": str(path), "SOURCE_DATE_EPOCH": str(epoch)}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
