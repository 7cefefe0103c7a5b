"""Office files turned into PDF, or old ones into new, by LibreOffice: a process that is ended if it takes too long."""

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

from docgen.errors import InputError, MachineError

__all__ = ["turned_by_office"]

PROGRAM = "soffice"
SECONDS = 180
OF_TYPESETTING = ("FONTCONFIG_FILE", "SOURCE_DATE_EPOCH")
"""What docgen's own typesetting sets in a process: an office file is shown in the machine's fonts."""


def turned_by_office(content: bytes, ending: str, into: str, scratch: Path, where: str) -> bytes:
    """Return an office file as one of another kind; `ending` is its own, like docx, `where` what errors call it.

    It is opened without its programs, under a profile of its own in `scratch`; a second turn may use that one. Raises
    MachineError where LibreOffice is missing, InputError where the file cannot be turned.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        step = "Install it: apt install libreoffice-writer libreoffice-calc"
        raise MachineError.at("LibreOffice", "It is missing, and office papers are turned into pages with it.", step)
    source = scratch / f"paper.{ending}"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(scratch / 'profile').as_uri()}"
    words = [
        program,
        profile,
        "--headless",
        "--norestore",
        "--convert-to",
        into,
        "--outdir",
        str(scratch / "turned"),
        str(source),
    ]
    _run(words, where)
    made = scratch / "turned" / f"paper.{into}"
    if not made.exists():
        step = "See whether its part for this kind of file is there (docgen doctor); else ask for it as a PDF."
        raise InputError.at(where, "LibreOffice cannot turn this file into pages.", step)
    return made.read_bytes()


def _run(words: list[str], where: str) -> None:
    process = subprocess.Popen(  # noqa: S603 - the program and our own words
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # it starts others, which are ended with it
        env={name: value for name, value in os.environ.items() if name not in OF_TYPESETTING},
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise InputError.at(
            where, f"It takes longer than {SECONDS} seconds to turn this into pages.", "Ask for it as a PDF."
        ) from None
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
