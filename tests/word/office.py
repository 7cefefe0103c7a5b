"""The real LibreOffice, for tests: it converts files, and a scripted reviewer edits them."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REVIEWER = Path(__file__).resolve().parents[1] / "tools" / "reviewer.py"
SYSTEM_PYTHON = "/usr/bin/python3"  # the Python that owns the uno module (package python3-uno)
FILTERS = {"docx": "docx:MS Word 2007 XML", "pdf": "pdf"}


def own_environment() -> dict[str, str]:
    """The environment without the fonts and the time that tests of PDFs set for this process."""
    return {name: value for name, value in os.environ.items() if name not in {"FONTCONFIG_FILE", "SOURCE_DATE_EPOCH"}}


@dataclass(frozen=True)
class Office:
    """LibreOffice with a profile of its own under `folder`."""

    folder: Path

    def convert(self, data: bytes, kind: str) -> bytes:
        """Open a DOCX and save it as `kind`: docx or pdf."""
        binary = shutil.which("soffice")
        assert binary, "install libreoffice-writer (not libreoffice-writer-nogui)"
        source, target = self.folder / "in.docx", self.folder / "converted"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(self.folder / 'profile').as_uri()}"
        order = [binary, "--headless", profile, "--convert-to", FILTERS[kind], "--outdir", str(target), str(source)]
        subprocess.run(order, check=True, capture_output=True, timeout=120, env=own_environment())
        return (target / f"in.{kind}").read_bytes()

    def review(self, *jobs: tuple[bytes, list[dict[str, Any]], bool]) -> list[bytes]:
        """Let a reviewer edit files, each with its actions and whether recording is on; return what comes back."""
        orders = []
        for number, (data, actions, record) in enumerate(jobs):
            source = self.folder / f"issued-{number}.docx"
            source.write_bytes(data)
            back = str(self.folder / f"back-{number}.docx")
            orders.append({"in": str(source), "out": back, "actions": actions, "record": record})
        script = self.folder / "jobs.json"
        script.write_text(json.dumps(orders), encoding="utf-8")
        run = subprocess.run(
            [SYSTEM_PYTHON, str(REVIEWER), "--jobs", str(script)],
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
            env=own_environment(),
        )
        assert run.returncode == 0, run.stderr
        return [Path(order["out"]).read_bytes() for order in orders]


def pdf_text(pdf: bytes, folder: Path) -> list[str]:
    """Return the text of each page, laid out as it is seen."""
    source = folder / "pages.pdf"
    source.write_bytes(pdf)
    run = subprocess.run(["pdftotext", "-layout", str(source), "-"], capture_output=True, text=True, check=True)
    return run.stdout.split("\f")[:-1]
