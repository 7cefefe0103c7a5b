"""Other people's checkers of finished files, each run as its own program."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VERAPDF = ROOT / "tests" / "tools" / "verapdf" / "verapdf"
OUTLOUD = os.environ.get("DOCGEN_OUTLOUD", str(ROOT / ".tools" / "outloud" / "bin" / "outloud"))

needs_verapdf = pytest.mark.skipif(
    shutil.which("javac") is None, reason="veraPDF needs default-jdk-headless and libjaxb-java"
)
needs_outloud = pytest.mark.skipif(
    shutil.which(OUTLOUD) is None, reason="outloud is not installed; DOCGEN_OUTLOUD names it"
)


FOR_A_SHORT_RUN = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto"
"""Java is to compile little: a check of some documents ends before its better compiler has paid for itself."""


def verapdf_verdicts(files: Sequence[Path]) -> dict[tuple[str, str], str]:
    """The verdict of the real veraPDF on each file as PDF/UA-1 and PDF/A-2a, by flavour and file name."""
    env = {**os.environ, "JDK_JAVA_OPTIONS": FOR_A_SHORT_RUN}
    ran = subprocess.run([VERAPDF, "ua1,2a", *files], capture_output=True, text=True, check=False, env=env)
    rows = [line.split("\t") for line in ran.stdout.splitlines() if "\t" in line]
    return {
        (flavour, name): f"{verdict} {ran.stdout if verdict == 'FAIL' else ''}".strip()
        for verdict, flavour, name, *_ in rows
    }


def outloud_findings(files: Sequence[Path]) -> dict[str, set[str]]:
    """What outloud finds in each file that is more than information, by file name.

    TBL-014 is left out: it takes a table that is joined over pages for one page's.
    """
    ran = subprocess.run([OUTLOUD, "--json", "-", *files], capture_output=True, text=True, check=False)
    results = json.loads(ran.stdout[ran.stdout.index("{") : ran.stdout.rindex("}") + 1])["results"]
    return {
        path.name: {f["rule"] for f in result["findings"] if f["severity"] != "info"} - {"TBL-014"}
        for path, result in zip(files, results, strict=True)
    }
