"""The corpus of troublesome PDFs: its files made ready, joined, and what a stranger finds of them in the bundle."""

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import monotonic
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Pdf
from PIL import Image, ImageChops, ImageStat

from docgen.bundle.joining import join
from docgen.bundle.sources import Branch, Joined, Look, Numbers, Order, Source
from docgen.papers.pdf_free_places import PLACES
from docgen.papers.pdf_links import links_of
from docgen.papers.pdf_ready import Ready, ready
from docgen.pdf.fonts import CATALOGUE

CORPUS = Path(__file__).resolve().parents[2] / "fixtures" / "corpus"
FONT = CATALOGUE[0].path.read_bytes()
HIDDEN = 2 | 32
SCALE = 2
UNLIKE = 12.0
"""Of 255, by how much a number may look other than the same number on an empty page, on average."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the corpus that was made ready."""

    name: str
    original: bytes
    password: str
    facts: Ready
    content: bytes

    @property
    def source(self) -> Source:
        return Source(self.content, self.name, self.facts.free, len(self.content))


def listed() -> list[dict[str, Any]]:
    """What is known of each file, in the order of their names."""
    files: list[dict[str, Any]] = json.loads((CORPUS / "corpus.json").read_text(encoding="utf-8"))["files"]
    return sorted(files, key=lambda each: str(each["file"]))


@cache
def made(name: str) -> Made | None:
    """A file made ready, with its password if it has one; None for one that no page can be had of."""
    said = next(each for each in listed() if each["file"] == name)
    content, password = (CORPUS / name).read_bytes(), said["password"] or ""
    try:
        facts, whole = ready(content, [password] if password else [])
    except (pikepdf.PasswordError, pikepdf.PdfError, ValueError):
        return None
    return Made(name, content, password, facts, whole)


def every() -> list[Made]:
    """Every file of which pages can be had."""
    return [each for said in listed() if (each := made(said["file"])) is not None]


def bundle_of(files: Sequence[Made], target: Path, numbers: Numbers | None = None) -> Joined:
    """Join files in their order, each with a bookmark of its own; the first is taken for the index."""
    branches = tuple(Branch(each.name, at) for at, each in enumerate(files))
    sources = tuple(each.source for each in files)
    return join(Order(sources, branches, numbers or Numbers(index=0), Look("A bundle", FONT)), target)


def wrong_links(files: Sequence[Made], bundle: Pdf, joined: Joined) -> list[str]:
    """Links of papers that lead to another page than in the paper, or nowhere; of those that lead somewhere there."""
    place = {page.obj.objgen: at for at, page in enumerate(bundle.pages)}
    wrong = []
    for each, start, count in zip(files, joined.starts, joined.counts, strict=True):
        with Pdf.open(io.BytesIO(each.original), password=each.password) as own:
            for at, page in enumerate(own.pages):
                wanted = sorted(start + to for to in _targets(own, page) if to < count)
                lying = bundle.pages[start + at].obj.get("/Annots", ())
                found = sorted(place.get(note["/Dest"][0].objgen, -1) for note in lying if _is_own(note))
                wrong += [] if wanted == found else [f"{each.name} page {at + 1}: {wanted} became {found}"]
    return wrong


def _is_own(note: pikepdf.Object) -> bool:
    return "/Dest" in note and not str(note.get("/Contents", "")).startswith("Back to index")


def _targets(own: Pdf, page: pikepdf.Page) -> Iterator[int]:
    """Where the links of a page lead that a viewer shows, read by other code than that which is tried."""
    notes = page.obj.get("/Annots")
    if isinstance(notes, pikepdf.Array):
        kept = [each for each in notes if isinstance(each, pikepdf.Dictionary) and not int(each.get("/F", 0)) & HIDDEN]
        page.obj["/Annots"] = pikepdf.Array(kept)
    yield from (link.page for link in links_of(own, page) if link.page is not None)


TROUBLES = ("crashes", "hangs", "lost_pages", "wrong_links", "bad_stamps")
LONGEST = 60.0
"""Seconds for one file, from which on it is said to hang."""


def troubles(folder: Path) -> dict[str, list[str]]:
    """What goes wrong with the corpus, each file alone and all in one: by kind, nothing where all is well."""
    found: dict[str, list[str]] = {what: [] for what in TROUBLES}
    files = []
    for said in listed():
        name, start = str(said["file"]), monotonic()
        try:
            file = made(name)
        except Exception as crash:  # noqa: BLE001 - whatever it is, it is what is counted
            found["crashes"].append(f"{name}: {crash}")
            continue
        found["hangs"] += [name] if monotonic() - start > LONGEST else []
        wanted = 0 if said["expected"] == "placeholder" else said["expected_pages"]
        found["lost_pages"] += [] if (file.facts.pages if file else 0) >= wanted else [name]
        if file is not None:
            files.append(file)
            _tried([file], folder / "one.pdf", found)
    _tried(files, folder / "all.pdf", found)
    return found


def _tried(files: Sequence[Made], target: Path, found: dict[str, list[str]]) -> None:
    try:
        joined = bundle_of(files, target)
    except Exception as crash:  # noqa: BLE001 - the same
        found["crashes"].append(f"{files[0].name} and {len(files) - 1} more: {crash}")
        return
    with pikepdf.open(target) as bundle:
        found["lost_pages"] += [] if len(bundle.pages) == sum(each.facts.pages for each in files) else [files[0].name]
        found["wrong_links"] += wrong_links(files, bundle, joined)
    found["bad_stamps"] += bad_stamps(target.read_bytes(), [str(at + 1) for at in range(joined.pages)])


def bad_stamps(content: bytes, labels: Sequence[str]) -> list[str]:
    """Pages on which the number is not where it should be, upright and as it would look on an empty page."""
    bad = []
    with pypdfium2.PdfDocument(content) as pdf:
        for at, label in enumerate(labels):
            page = pdf[at]
            picture, size = page.render(scale=SCALE, grayscale=True).to_pil(), page.get_size()
            page.close()
            likeness = [_unlike(picture, size, label, place) for place in range(len(PLACES))]
            if min(likeness) > UNLIKE:
                bad.append(f"page {at + 1}: {min(likeness):.0f}")
    return bad


def _unlike(picture: Image.Image, size: tuple[float, float], label: str, place: int) -> float:
    left, bottom, right, top = PLACES[place].box(*size)
    left, right = _framed(label, PLACES[place].across, left, right)
    edges = tuple(round(edge * SCALE) for edge in (left, size[1] - top, right, size[1] - bottom))
    wanted = _on_an_empty_page(label, place, *size)
    difference = ImageChops.difference(picture.crop(edges), wanted.crop(edges))
    return float(ImageStat.Stat(difference).mean[0])


def _framed(label: str, across: float, left: float, right: float) -> tuple[float, float]:
    """Between which edges the frame of a number stands, by the widths of Arimo Bold's figures (556 of 1000)."""
    wide = len(label) * 0.556 * 11 + 6
    left += (right - left - wide) * across
    return left, left + wide


@cache
def _on_an_empty_page(label: str, place: int, width: float, height: float) -> Image.Image:
    empty = Pdf.new()
    empty.add_blank_page(page_size=(width, height))
    empty.pages[0].Contents = empty.make_stream(b"")
    written = io.BytesIO()
    empty.save(written)
    facts, content = ready(written.getvalue())
    target = io.BytesIO()
    source = Source(content, "empty", ((place,),) * facts.pages)
    join(Order((source,), (), Numbers(labels=(label,)), Look("One", FONT)), target)
    with pypdfium2.PdfDocument(target.getvalue()) as pdf:
        return pdf[0].render(scale=SCALE, grayscale=True).to_pil()
