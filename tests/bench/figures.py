"""The figures: one function each, in the order of the table of targets."""

import gc
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, partial
from io import BytesIO
from math import inf
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

import pikepdf
import weasyprint

from docgen.disclosure.scan_desk import asked, looked_of
from docgen.document import Document
from docgen.pdf import fontconfig, fonts_of, write_pdf
from docgen.word import write_docx
from docgen.workflow import making
from docgen.workflow.folder import open_case
from docgen.workflow.gathering import gather_all
from docgen.workflow.making import Order, make_documents
from docgen.workflow.preparing import chosen, prepare
from docgen.workflow.scanning import Reading, scan_files
from docgen.workroom.scratch import scratch_folder
from docgen.workroom.typesetting import typesetting
from docgen.workroom.worker import WorkerLimits, hired
from tests.bench.bundles import (
    case_of_papers,
    front_of,
    gathered,
    papers_of,
    peak_mb,
    size_mb,
    words_of_job,
    words_of_pdfbox,
    words_of_qpdf,
)
from tests.bench.cases import STATEMENT, Size, grow
from tests.bench.findings import listed
from tests.bench.leaks import bundle_of_pictures, bundle_of_text, terms_of_many
from tests.bench.peers import OPTIONS, naive_html, script, template, with_docxtpl
from tests.bench.redactable import born_digital, redactable, scanned
from tests.bench.timing import ROUNDS, SideBySide, calls, cpu_of_process, side_by_side, warm
from tests.bench.verifying import Verifying, verifying
from tests.law.engine import CASES, IN_TEST, PDFS, Outcome, tried_often
from tests.leaks.kit import KIT, alarms
from tests.leaks.minimum import POINTS, that_pass
from tests.made.cases import FIXTURE
from tests.made.corpus import TROUBLES, troubles

__all__ = ["FIGURES", "Bench", "Figure", "Row"]

EPOCH = 1745539200
CLOCK = datetime(2026, 1, 2, tzinfo=UTC)
BATCH_ROUNDS, BATCH_CASES = 3, 100
SCANNED_PAGES, SCANNED_TERMS, SCANNED_PICTURES = 2_000, 300, 200
REDACT_ROUNDS = 3
BUNDLE_ROUNDS, PEAK_PAGES = 3, 11_400


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured: the value, None where it cannot be, and the absolute figures behind it."""

    value: float | None
    absolute: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: what is at most reached (or at least, where more is better), and how it is measured."""

    key: str
    target: float
    measure: "Callable[[Bench], Figure]"
    least: bool = False


class Bench:
    """What several figures share: a folder to work in, the statement of the figures, the peer's page."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def case(self) -> Path:
        """The case of the statement of the figures."""
        return grow(self.folder / "case", STATEMENT)

    @cached_property
    def prepared(self) -> tuple[Document, str, bytes]:
        """Its document, with its format's styles and reference document."""
        case = open_case(self.case)
        ((form, topic),) = chosen(case, None, None, None)
        return prepare(case, topic, form, final=False).document, form.css, form.reference

    @cached_property
    def law(self) -> Outcome:
        """What came of trying the law of the served view as often as `make test` does."""
        return tried_often(IN_TEST, PDFS)

    @cached_property
    def verified(self) -> Verifying:
        """What verifying a long bundle took."""
        return verifying(self.folder)

    @cached_property
    def corpus(self) -> dict[str, list[str]]:
        """What went wrong with the corpus of troublesome PDFs, each file alone and all in one bundle."""
        return troubles(self.folder)

    @cached_property
    def naive(self) -> str:
        """The peer's page of HTML."""
        document, css, _ = self.prepared
        return naive_html(document, css)

    @cached_property
    def fonts(self) -> dict[str, str]:
        """The environment that gives the peer our fonts; its cache is kept, as a user's is."""
        folder = self.folder / "fonts"
        folder.mkdir()
        (folder / "fonts.conf").write_text(fontconfig(folder / "cache"), encoding="utf-8")
        return {"FONTCONFIG_FILE": str(folder / "fonts.conf"), "SOURCE_DATE_EPOCH": str(EPOCH)}

    def write_pdf(self) -> bytes:
        """Write the PDF as the journey of a statement does."""
        document, css, _ = self.prepared
        with scratch_folder() as scratch:
            fonts = fontconfig(scratch / "cache", fonts_of(document))
            with typesetting(scratch, fonts, EPOCH):
                return write_pdf(document, css)

    def print_naive(self) -> bytes:
        """Print the peer's page, in the same environment."""
        config = Path(self.fonts["FONTCONFIG_FILE"]).read_text(encoding="utf-8")
        with scratch_folder() as scratch, typesetting(scratch, config, EPOCH):
            printed: bytes = weasyprint.HTML(string=self.naive).write_pdf(**OPTIONS)
        return printed


def _of(pair: SideBySide, ours: str = "ours_cpu_s", peers: str = "peers_cpu_s", **more: Any) -> Figure:
    return Figure(
        round(pair.ratio, 3), {ours: round(pair.ours, 4), peers: round(pair.peers, 4), "rounds": pair.rounds, **more}
    )


def _missed(_: Bench) -> Figure:
    rows = listed("missed")
    return Figure(len(rows), {str(at): row for at, row in enumerate(rows, 1)})


def _false(_: Bench) -> Figure:
    rows = listed("false")
    return Figure(len(rows), {str(at): row for at, row in enumerate(rows, 1)})


def _docx_vs_docxtpl(bench: Bench) -> Figure:
    document, _, reference = bench.prepared
    made = template(document)
    ours, peers = partial(write_docx, document, reference), partial(with_docxtpl, made, document)
    return _of(side_by_side(warm(ours), warm(peers)), ours_bytes=len(ours()), peers_bytes=len(peers()))


def _pdf_vs_weasyprint(bench: Bench) -> Figure:
    pair = side_by_side(warm(bench.write_pdf), warm(bench.print_naive))
    ours, peers = calls(bench.write_pdf), calls(bench.print_naive)
    pages = {name: _pages(pdf) for name, pdf in (("ours", bench.write_pdf()), ("peers", bench.print_naive()))}
    assert pages["ours"] == pages["peers"], f"not the same pages: {pages}"
    return _of(pair, ours_calls=ours, peers_calls=peers, calls=round(ours / peers, 3), pages=pages["ours"])


def _pages(pdf: bytes) -> int:

    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def _own_work_vs_pdf(bench: Bench) -> Figure:
    """Take the journey less the writing of its PDF (load, check, compose, DOCX, text, file checks), over that PDF."""
    make = partial(make_documents, Order(bench.case), lambda: CLOCK)
    make()
    own, pdfs = [], []
    for _ in range(ROUNDS):
        gc.collect()
        with _timed_pdf() as took:
            before = process_time()
            make()
            own.append(process_time() - before - sum(took))
        pdfs.append(sum(took))
    return _of(SideBySide(median(own), median(pdfs), ROUNDS), "own_cpu_s", "pdf_cpu_s")


@contextmanager
def _timed_pdf() -> Iterator[list[float]]:
    """Lend a list to which each writing of a PDF adds what it takes, in CPU seconds."""
    took: list[float] = []

    def timed(document: Document, css: str) -> bytes:
        start = process_time()
        try:
            return write_pdf(document, css)
        finally:
            took.append(process_time() - start)

    making.write_pdf = timed  # type: ignore[attr-defined]  # a clock is put round it, nothing else
    try:
        yield took
    finally:
        making.write_pdf = write_pdf  # type: ignore[attr-defined]  # the same


def _growth(bench: Bench) -> Figure:
    sizes = (Size(200, 1500, 25), Size(50, 375, 25))
    folders = [grow(bench.folder / f"growth-{size.incidents}", size) for size in sizes]
    long, short = (warm(partial(make_documents, Order(folder), lambda: CLOCK)) for folder in folders)
    return _of(side_by_side(long, short), "cpu_s_of_200", "cpu_s_of_50")


def _help_vs_python(_: Bench) -> Figure:
    docgen = Path(sys.executable).with_name("docgen")
    ours, peers = (partial(cpu_of_process, words) for words in ((docgen, "--help"), (sys.executable, "-c", "pass")))
    ours(), peers()
    return _of(side_by_side(ours, peers))


def _cold(bench: Bench) -> Figure:
    page, printed = bench.folder / "naive.html", bench.folder / "naive.pdf"
    page.write_text(bench.naive, encoding="utf-8")
    three_lines = bench.folder / "three_lines.py"
    three_lines.write_text(script(page, printed), encoding="utf-8")
    docgen = Path(sys.executable).with_name("docgen")
    ours = partial(cpu_of_process, (docgen, "statement", bench.case))
    peers = partial(cpu_of_process, (sys.executable, three_lines), bench.fonts)
    ours(), peers()
    return _of(side_by_side(ours, peers))


def _batch_overhead(bench: Bench) -> Figure:
    root = bench.folder / "batch"
    for at in range(BATCH_CASES):
        case = root / f"case-{at:03d}"
        shutil.copytree(FIXTURE / "papers", case / "papers")
        shutil.copy(FIXTURE / "case.yaml", case)
    docgen = Path(sys.executable).with_name("docgen")

    def by(workers: int) -> float:
        words = (docgen, "batch", root, "--again", "--json", "--workers", str(workers))
        return cpu_of_process(words)

    pair = side_by_side(partial(by, 2), partial(by, 1), BATCH_ROUNDS)
    return _of(pair, "cpu_s_by_two", "cpu_s_by_one", statements=BATCH_CASES)


def _kit(which: str) -> "Callable[[Bench], Figure]":
    """Count what the kit of hiding places plants, what is found of it, and clean twins that are suspected."""

    def measure(_: Bench) -> Figure:
        counts = {
            "planted": lambda: len(KIT),
            "found": lambda: sum(1 for plant in KIT if alarms(plant, plant.planted())),
            "false": lambda: sum(1 for plant in KIT if alarms(plant, plant.twin())),
        }
        return Figure(counts[which](), {"hiding_places": len(KIT)})

    return measure


def _law_examples(bench: Bench) -> Figure:
    return Figure(bench.law.examples, {"pdfs": bench.law.pdfs})


def _law_differences(bench: Bench) -> Figure:
    found = bench.law.found
    return Figure(len(found), {str(at): row for at, row in enumerate(found, 1)})


def _redaction_minimum(_: Bench) -> Figure:
    """Count the points of redaction whose tests all pass."""
    met = that_pass()
    return Figure(len(met), {"points": len(POINTS), "proofs": len({proof for each in POINTS for proof in each.proofs})})


def _scan_text(_: Bench) -> Figure:
    content, terms = bundle_of_text(SCANNED_PAGES), tuple(terms_of_many(SCANNED_TERMS))
    before = perf_counter()
    with hired("docgen.disclosure.scan_desk:answer", WorkerLimits(600, 4 << 30)) as ask:
        looked = looked_of(ask(asked("bundle.pdf", content, terms)))
    assert looked.hits == looked.blind == ()
    return Figure(round(perf_counter() - before, 1), {"pages": SCANNED_PAGES, "forms": len(terms)})


def _scan_pictures(bench: Bench) -> Figure:
    bundle = bench.folder / "pictures.pdf"
    bundle.write_bytes(bundle_of_pictures(SCANNED_PICTURES))
    before = perf_counter()
    scan_files(bench.case, [bundle], Reading.DEMANDED)
    return Figure(round(perf_counter() - before, 1), {"pictures": SCANNED_PICTURES})


def _verify_seconds(bench: Bench) -> Figure:
    return Figure(round(bench.verified.seconds, 1), {"pages": bench.verified.pages})


def _verify_peak(bench: Bench) -> Figure:
    """Take the memory of all processes at the moment when it is most; what they share is counted for each."""
    return Figure(round(bench.verified.peak), {"pages": bench.verified.pages})


def _redact(bench: Bench, name: str, target: bytes, *, signed: bool) -> Figure:
    """Time `docgen redact` as a person waits for it: in seconds by the clock, from the command to its end."""
    case = redactable(bench.folder / name, target, signed=signed)
    docgen = Path(sys.executable).with_name("docgen")
    took = []
    for _ in range(REDACT_ROUNDS):
        start = perf_counter()
        subprocess.run([docgen, "redact", case, "S01"], check=True, capture_output=True)
        took.append(perf_counter() - start)
    record = json.loads((case / "redactions" / "S01.record.json").read_text(encoding="utf-8"))
    size = (case / "redactions" / "S01.pdf").stat().st_size
    return Figure(round(median(took), 2), {"places": len(record["places"]), "pages": record["pages"], "bytes": size})


def _redact_pages(bench: Bench) -> Figure:
    return _redact(bench, "redact-pages", born_digital(20), signed=False)


def _redact_scans(bench: Bench) -> Figure:
    return _redact(bench, "redact-scans", scanned(20), signed=True)


def _bundle_vs_qpdf(pages: int, *, scans: bool) -> Callable[[Bench], Figure]:
    """Return what measures joining, numbering, linking and tagging gathered papers against joining them alone."""

    def measure(bench: Bench) -> Figure:
        folder = gathered(bench.folder / f"gathered-{pages}-{scans}", pages, scans=scans)
        target = bench.folder / "joined.pdf"
        pair = side_by_side(
            partial(cpu_of_process, words_of_job(folder, target)),
            partial(cpu_of_process, words_of_qpdf(folder, target)),
            BUNDLE_ROUNDS,
        )
        return _of(pair, pages=pages, mb=round(size_mb(folder)))

    return measure


def _bundle_vs_pdfbox(bench: Bench) -> Figure:
    folder = gathered(bench.folder / "gathered-pdfbox", 10_000, scans=False)
    target = bench.folder / "joined.pdf"
    words = words_of_pdfbox(folder, target, bench.folder)
    if words is None:
        return Figure(None, {"why": "no PDFBox or no Java here: apt install libpdfbox2-java default-jdk-headless"})
    ours = partial(cpu_of_process, words_of_job(folder, target))
    return _of(side_by_side(ours, partial(cpu_of_process, words), BUNDLE_ROUNDS), pages=10_000)


def _bundle_growth(bench: Bench) -> Figure:
    many, few = (gathered(bench.folder / f"growth-{pages}", pages, scans=True) for pages in (20_000, 2_000))
    target = bench.folder / "joined.pdf"
    long, short = (partial(cpu_of_process, words_of_job(folder, target)) for folder in (many, few))
    return _of(side_by_side(long, short, 1), "cpu_20000_s", "cpu_2000_s", mb=round(size_mb(many)))


def _bundle_peak(bench: Bench) -> Figure:
    folder = gathered(bench.folder / "peak", PEAK_PAGES, scans=True)
    return Figure(
        round(peak_mb(words_of_job(folder, bench.folder / "joined.pdf"))),
        {"pages": PEAK_PAGES, "papers_mb": round(size_mb(folder))},
    )


def _gather(bench: Bench) -> Figure:
    case = case_of_papers(bench.folder / "gather", 10_000)
    before = perf_counter()
    with_papers = gather_all(case, papers_of(case))
    assert sum(each.facts.pages for group in with_papers for each in group) == 10_000
    return Figure(round(perf_counter() - before, 1), {"files": len(with_papers), "pages": 10_000})


def _index(_: Bench) -> Figure:
    before = perf_counter()
    pages = front_of(1_000, 12)
    return Figure(round(perf_counter() - before, 1), {"entries": 1_000, "sections": 12, "pages": pages})


def _corpus(what: str) -> Callable[[Bench], Figure]:
    def measure(bench: Bench) -> Figure:
        found = bench.corpus[what]
        return Figure(len(found), {str(at): each for at, each in enumerate(found, 1)})

    return measure


FIGURES = (
    Row("findings_missed", 0, _missed),
    Row("findings_false", 0, _false),
    Row("docx_vs_docxtpl", 0.5, _docx_vs_docxtpl),
    Row("pdf_vs_weasyprint", 0.8, _pdf_vs_weasyprint),
    Row("own_work_vs_pdf", 0.5, _own_work_vs_pdf),
    Row("growth_50_to_200", 5, _growth),
    Row("help_vs_python", 8, _help_vs_python),
    Row("cold_vs_weasyprint", 1.3, _cold),
    Row("batch_overhead", 1.15, _batch_overhead),
    Row("leak_kit_planted", 40, _kit("planted"), least=True),
    Row("leak_kit_found", len(KIT), _kit("found"), least=True),
    Row("leak_kit_false_alarms", 0, _kit("false")),
    Row("law_examples", CASES, _law_examples, least=True),
    Row("law_differences", 0, _law_differences),
    Row("redaction_minimum", 17, _redaction_minimum, least=True),
    Row("scan_2000_pages_s", 45, _scan_text),
    Row("scan_200_images_s", inf, _scan_pictures),  # as measured
    Row("verify_10000_s", 60, _verify_seconds),
    Row("verify_peak_mb", 500, _verify_peak),
    Row("redact_20_pages_s", 8, _redact_pages),
    Row("redact_20_scans_s", inf, _redact_scans),
    Row("bundle_2000_vs_qpdf", 2.0, _bundle_vs_qpdf(2_000, scans=True)),
    Row("bundle_10000_vs_qpdf", 0.8, _bundle_vs_qpdf(10_000, scans=False)),
    Row("bundle_10000_vs_pdfbox", 0.7, _bundle_vs_pdfbox),
    Row("bundle_growth_10x", 12, _bundle_growth),
    Row("bundle_peak_mb", 400, _bundle_peak),
    Row("gather_10000_s", 90, _gather),
    Row("index_1000_s", 15, _index),
    *(Row(f"corpus_{what}", 0, _corpus(what)) for what in TROUBLES),
)
