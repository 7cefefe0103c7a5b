"""Papers of twenty pages with a hundred areas, born digital and scanned, and the case that they belong to."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf

from tests.made.cases import FIXTURE, edited
from tests.made.redactable import Line, pages, saved, scan

AREAS_ON_A_PAGE = 5
LINES, LINES_OF_A_SCAN = 45, 25
WORDS_IN_A_LINE = 11


def _line(page: int, row: int) -> str:
    """Words that stand nowhere else."""
    return " ".join(f"w{page:02d}{row:02d}{chr(97 + at)}" for at in range(WORDS_IN_A_LINE))


def born_digital(count: int) -> bytes:
    """Pages full of words."""
    return saved(pages(*(_lines(page) for page in range(count))))


def _lines(page: int) -> list[Line]:
    return [(60, 780 - row * 16, _line(page, row)) for row in range(LINES)]


def scanned(count: int) -> bytes:
    """Pictures of such pages at 200 dots an inch, with the words that a machine read."""
    made = pikepdf.new()
    for page in range(count):
        lines = [_line(page, row) for row in range(LINES_OF_A_SCAN)]
        with pikepdf.open(BytesIO(scan(lines, dpi=200, read=True))) as one:
            made.pages.extend(one.pages)
    return saved(made)


def redactable(folder: Path, paper: bytes, *, signed: bool) -> Path:
    """A case with one paper to be redacted, whose plan is decided: five areas on each page."""
    (folder / "papers").mkdir(parents=True)
    (folder / "redactions").mkdir()
    (folder / "papers" / "note.pdf").write_bytes(paper)
    case = (FIXTURE.parent / "monforte" / "case.yaml").read_text(encoding="utf-8")
    case = edited(("file: CR 4417762-19 print.pdf", "file: note.pdf"), text=case)
    (folder / "case.yaml").write_text(case, encoding="utf-8")
    with pikepdf.open(BytesIO(paper)) as pdf:
        count = len(pdf.pages)
    (folder / "redactions" / "S01.yaml").write_text(_plan(sha256(paper).hexdigest(), count, signed=signed))
    return folder


def _plan(digest: str, count: int, *, signed: bool) -> str:
    rows = [
        f"  - {{id: R{page * AREAS_ON_A_PAGE + at + 1}, page: {page + 1}, reason: police method, decision: redact, "
        f"area: {{left: {30 + 20 * at}, top: {30 + 40 * at}, width: 40, height: 5}}}}"
        for page in range(count)
        for at in range(AREAS_ON_A_PAGE)
    ]
    by = 'by: "Officer, I. Nvented", date: 2025-02-02'
    signs = [f"  - {{page: {page + 1}, {by}}}" for page in range(count)] if signed else []
    return "\n".join(
        ["docgen: 1", "paper: S01", f"sha256: {digest}", f"authorised: {{{by}}}", "redactions:", *rows]
        + (["signed_off:", *signs] if signed else [])
        + [""]
    )
