"""Seventeen points of the least that is done when something is redacted, their proofs, and the README's table."""

import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

__all__ = ["POINTS", "Point", "table", "that_pass"]

ROOT = Path(__file__).resolve().parents[2]
OUTCOME = re.compile(
    r"^(PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS) (tests/\S+?::\w+(?:\[.*?\])?)(?: - .*)?$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Point:
    """A point: what is asked, how docgen meets it, and the tests that show it, by their ids.

    `gap` is what an attack showed to be open: such a point is not met, whatever its tests say.
    """

    asks: str
    met: str
    proofs: tuple[str, ...]
    gap: str = ""


POINTS = tuple(
    Point(row["asks"], row["met"], tuple(row["proofs"]), row.get("open", ""))
    for row in tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["point"]
)


def table() -> str:
    """The points as the README has them: number, what is asked, how it is met, and the files of the tests."""
    rows = ["| | asked | how docgen meets it | shown in |", "|---|---|---|---|"]
    for number, point in enumerate(POINTS, start=1):
        files = dict.fromkeys(proof.partition("::")[0] for proof in point.proofs)
        met = f"{point.met}; **not met yet:** {point.gap}" if point.gap else point.met
        rows.append(f"| {number} | {point.asks} | {met} | {', '.join(f'`{file}`' for file in files)} |")
    return "\n".join(rows)


def that_pass() -> tuple[Point, ...]:
    """Run every proof; the points without a gap of which each was run and none did anything but pass."""
    proofs = dict.fromkeys(proof for point in POINTS for proof in point.proofs)
    words = [sys.executable, "-m", "pytest", "-q", "-rA", "-p", "no:cacheprovider", "--tb=no", *proofs]
    said = subprocess.run(words, capture_output=True, text=True, check=False, cwd=ROOT).stdout
    return tuple(each for each in POINTS if not each.gap and all(_passes(proof, said) for proof in each.proofs))


def _passes(proof: str, said: str) -> bool:
    outcomes = [how for how, test in OUTCOME.findall(said) if test == proof or test.startswith(f"{proof}[")]
    return bool(outcomes) and set(outcomes) == {"PASSED"}
