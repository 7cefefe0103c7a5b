"""Bundles to measure joining by: gathered papers of text pages and of scans, joined by docgen and by its peers.

Each is joined in a process of its own, as a person would have it done, so that imports and peak memory count too.
"""

import json
import os
import random
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Pdf
from PIL import Image

from docgen.bundle.joining import join
from docgen.bundle.sources import Branch, Look, Numbers, Order, Source
from docgen.bundle.spilling import Spill
from docgen.case.bundle_order import BundleOrder
from docgen.disclosure.bundle_places import Places, Standing
from docgen.disclosure.bundled import bundle_view
from docgen.disclosure.served_names import named_as_served
from docgen.papers.pdf_ready import ready, ready_of
from docgen.pdf.fonts import CATALOGUE, fontconfig
from docgen.pdf.plain import fonts_of_text, plain_pages
from docgen.workflow.folder import open_case
from docgen.workflow.gathering import Wanted
from docgen.workflow.making import typeset_pdf
from docgen.workflow.preparing import prepare, take
from docgen.workflow.topics import Topic
from docgen.workroom.scratch import scratch_folder
from docgen.workroom.typesetting import typesetting
from tests.made.cases import FIXTURE

PAGES_A_FILE = 20
DIFFERENT = 10
"""So many different documents are made; files of a set are copies of these, since what is joined is not compared."""
LINES_A_PAGE, WORDS_A_LINE = 45, 12
SCAN = (1240, 1754)
"""A4 at 150 dots an inch."""
SPILL_FROM = 150_000_000
PDFBOX = Path("/usr/share/java/pdfbox2.jar")
PEER = Path(__file__).with_name("MergeAndStamp.java")
PAPER = [200 + each // 5 for each in range(256)]
"""From dots at random to those of paper that is not quite white."""
WORDS = (
    "record", "officer", "interview", "conviction", "station", "appeal", "notebook", "exhibit", "paragraph", "custody",
    "evidence", "account",
)  # fmt: skip


def text_file(seed: int) -> bytes:
    """Twenty pages of text with links between them, made ready."""
    chosen = random.Random(seed)  # noqa: S311 - no secret
    lines = [" ".join(chosen.choices(WORDS, k=WORDS_A_LINE)) for _ in range(LINES_A_PAGE * PAGES_A_FILE)]
    with scratch_folder() as scratch:
        said = "\n".join(lines)
        with typesetting(scratch, fontconfig(scratch / "cache", fonts_of_text(said)), 0):
            made = plain_pages(said)
    with Pdf.open(BytesIO(made)) as pdf:
        del pdf.pages[PAGES_A_FILE:]
        assert len(pdf.pages) == PAGES_A_FILE
        for at, page in enumerate(pdf.pages):
            target = pikepdf.Array([pdf.pages[(at * 7) % PAGES_A_FILE].obj, pikepdf.Name.Fit])
            link = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[60, 700, 200, 715], Dest=target
            )
            page.obj.Annots = pikepdf.Array([pdf.make_indirect(link)])
        written = BytesIO()
        pdf.save(written, deterministic_id=True)
    return written.getvalue()


def scan(seed: int) -> bytes:
    """A page as a scanner makes it, as a JPEG: paper that is not quite white, with dark strokes."""
    chosen = random.Random(seed)  # noqa: S311 - no secret
    noise = Image.frombytes("L", SCAN, chosen.randbytes(SCAN[0] * SCAN[1])).point(
        [200 + each // 5 for each in range(256)]
    )
    written = BytesIO()
    noise.save(written, "JPEG", quality=62, dpi=(150, 150))
    return written.getvalue()


def mixed_file(seed: int) -> bytes:
    """Twenty pages, a third of them scans."""
    with Pdf.open(BytesIO(text_file(seed))) as pdf:
        for at in range(0, PAGES_A_FILE, 3):
            jpeg = scan(seed * 100 + at)
            picture = pdf.make_stream(
                jpeg, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=SCAN[0], Height=SCAN[1],
                ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
            )  # fmt: skip
            page = pdf.pages[at].obj
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=picture))
            page.Contents = pdf.make_stream(b"q 595.28 0 0 841.89 0 0 cm /Im0 Do Q")
        written = BytesIO()
        pdf.save(written, deterministic_id=True)
    return written.getvalue()


def gathered(folder: Path, pages: int, *, scans: bool) -> Path:
    """Make a folder of files made ready, with what is known of them, of so many pages together."""
    folder.mkdir(parents=True)
    make = mixed_file if scans else text_file
    made = [ready(make(seed)) for seed in range(DIFFERENT)]
    for at in range(pages // PAGES_A_FILE):
        facts, content = made[at % DIFFERENT]
        (folder / f"{at:04d}.pdf").write_bytes(content)
        (folder / f"{at:04d}.json").write_text(json.dumps(asdict(facts)), encoding="utf-8")
    return folder


def size_mb(folder: Path) -> float:
    """How many MB the PDFs of a folder have."""
    return sum(path.stat().st_size for path in folder.glob("*.pdf")) / 1e6


def case_of_papers(folder: Path, pages: int) -> Path:
    """Make a folder of papers as received, of text, of so many pages together."""
    (folder / "papers").mkdir(parents=True)
    different = [text_file(seed) for seed in range(DIFFERENT)]
    for at in range(pages // PAGES_A_FILE):
        with Pdf.open(BytesIO(different[at % DIFFERENT])) as pdf:  # each another file, so that none is kept of another
            pdf.docinfo["/Title"] = f"Paper {at}"
            pdf.save(folder / "papers" / f"{at:04d}.pdf")
    return folder


def papers_of(folder: Path) -> list[list[Wanted]]:
    """Every paper of such a folder, wanted for a bundle."""
    return [[Wanted(path.name, path.stem, path.read_bytes())] for path in sorted((folder / "papers").glob("*.pdf"))]


def front_of(entries: int, sections: int) -> int:
    """Lay out front matter with an index of so many entries; return its pages."""
    case = open_case(FIXTURE)
    on = date(2026, 1, 2)
    rows = [{"paper": "S1", "description": f"Paper {at}, a description of usual length"} for at in range(entries)]
    share = -(-entries // sections)
    listed = [
        {"letter": chr(65 + at), "title": f"Section {at + 1}", "entries": tuple(rows[at * share : (at + 1) * share])}
        for at in range(sections)
    ]
    data = {"docgen": 1, "profile": "ftt-iac-2024", "title": "Bundle", "sections": tuple(listed)}
    order = BundleOrder.model_validate(data, strict=False)
    standing = [Standing(at + 40, at + 40) for at in range(entries)]
    view, names = named_as_served(bundle_view(case.loaded.case, order, on, Places(standing, {}, 3)))
    form = take(case, "bundle-front", ("statements",), None)
    pdf = typeset_pdf(prepare(case, Topic("case", "", on, None, view, names), form, final=False))
    with Pdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def sources(folder: Path) -> Iterator[Source]:
    for path in sorted(folder.glob("*.pdf")):
        facts = ready_of(json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))
        yield Source(path, f"Paper {path.stem}", facts.free, path.stat().st_size)


def job(folder: Path, target: Path) -> None:
    """Join a folder of gathered papers, with bookmarks, links, numbers, labels and tags."""
    order_of = tuple(sources(folder))
    branches = tuple(Branch(each.title, at) for at, each in enumerate(order_of))
    order = Order(order_of, branches, Numbers(index=0), Look("A bundle", CATALOGUE[0].path.read_bytes()))
    if sum(each.size for each in order_of) < SPILL_FROM:
        join(order, target)
        return
    with scratch_folder() as scratch:
        join(order, target, Spill(scratch, Path.write_bytes))


def words_of_job(folder: Path, target: Path) -> list[str]:
    """The command that does the job in a process of its own."""
    return [sys.executable, "-m", "tests.bench.bundles", str(folder), str(target)]


def words_of_qpdf(folder: Path, target: Path) -> list[str]:
    """The peer's: joining alone."""
    return ["qpdf", "--empty", "--pages", *map(str, sorted(folder.glob("*.pdf"))), "--", str(target)]


def words_of_pdfbox(folder: Path, target: Path, classes: Path) -> list[str] | None:
    """The peer's, compiled before: joining and drawing numbers; None where this machine has no PDFBox or no Java."""
    if not PDFBOX.is_file() or shutil.which("javac") is None:
        return None
    path = f"{PDFBOX}:{PDFBOX.with_name('fontbox2.jar')}:{PDFBOX.with_name('commons-logging.jar')}:{classes}"
    subprocess.run(["javac", "-cp", path, "-d", str(classes), str(PEER)], check=True)
    return ["java", "-cp", path, "MergeAndStamp", str(folder), str(target)]


def peak_mb(words: list[str]) -> float:
    """Run a command and return the most memory that it had, in MB."""
    ran = subprocess.Popen(words)
    _, status, usage = os.wait4(ran.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    return usage.ru_maxrss / 1024


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    job(Path(sys.argv[1]), Path(sys.argv[2]))
