"""A bundle that is larger than the forum takes: parted at the edges of documents, each volume whole, with one index."""

from datetime import date
from hashlib import shake_256
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Name, Stream

from docgen.case.orders import load_order
from docgen.errors import InputError
from docgen.papers.pdf import open_pdf
from docgen.workflow.bundle_volumes import FRONT, parted, too_large
from docgen.workflow.serving import Serving, record_service
from docgen.workflow.verifying import verify_file
from tests.workflow.cases import CLOCK
from tests.workflow.test_bundling import changed, folder_with_order, made, spoilt, texts

NAMES = [f"out/internal/HU 01188 2025 Respondents bundle volume {number} draft.pdf" for number in (1, 2)]


@given(st.lists(st.integers(0, 2_000_000), max_size=40), st.integers(1, 3_000_000))
def test_every_entry_is_in_one_volume_and_none_is_larger_than_it_must_be(sizes: list[int], most: int) -> None:
    volumes = parted(sizes, most)
    assert [at for each in volumes for at in each.entries] == [*range(len(sizes))]
    for each in volumes:
        assert len(each.entries) <= 1 or FRONT + sum(sizes[at] for at in each.entries) <= most
    for one, other in pairwise(volumes):
        assert FRONT + sum(sizes[at] for at in one.entries) + sizes[other.entries.start] > most


def with_noise(content: bytes, seed: int) -> bytes:
    """A PDF whose first page shows a picture of noise as well, of 0.9 MB that nothing makes smaller."""
    with pikepdf.open(BytesIO(content)) as pdf:
        page, side = pdf.pages[0], 548
        noise = shake_256(bytes([seed])).digest(side * side * 3)
        picture = Stream(pdf, noise, Type=Name.XObject, Subtype=Name.Image, Width=side, Height=side,
                         ColorSpace=Name.DeviceRGB, BitsPerComponent=8)  # fmt: skip
        page.add_resource(pdf.make_indirect(picture), Name.XObject, Name.Noise)
        page.contents_add(b"q 90 0 0 90 250 300 cm /Noise Do Q")
        written = BytesIO()
        pdf.save(written, static_id=True)
    return written.getvalue()


def large(tmp_path: Path, *, dividers: bool = False) -> Path:
    """Pack C with two papers of 0.9 MB, of which a file may have two megabytes with its other papers, but not both."""
    folder = folder_with_order(tmp_path, dividers=dividers)
    papers = yaml.safe_load((folder / "case.yaml").read_text(encoding="utf-8"))["papers"]
    for seed, name in enumerate(("S1", "S4")):
        file = next(each["file"] for each in papers if each["id"] == name)
        spoilt(folder, name, with_noise((folder / "papers" / file).read_bytes(), seed))
    changed(folder, lambda order: order.update(volume_mb=2))
    return folder


def test_a_large_bundle_is_parted_and_each_volume_says_where_all_is(tmp_path: Path) -> None:
    folder = large(tmp_path)
    bundled = made(folder)
    assert [*bundled.files] == NAMES
    for number, name in enumerate(bundled.files, 1):
        pages = texts(folder / name)
        here = [each for each in bundled.documents if each.volume == number]
        assert f"Volume {number} of {len(bundled.files)}" in " ".join(pages[0].split())
        assert len(pages) == max(each.last for each in here)
        index = " ".join(" ".join(pages).split())
        for each in bundled.documents:
            where = str(each.first) if each.volume == number else f"volume {each.volume}, page {each.first}"
            assert f"{each.title} " in index
            assert where in index
        found = {each.finding.rule for each in verify_file(folder / name, "ftt-iac-2024").told}
        assert not found & {"BU-02", "BU-05", "BU-20", "BU-21", "BU-22", "BU-24"}


def test_a_mark_of_an_exhibit_in_another_volume_leads_to_the_index_which_says_where(tmp_path: Path) -> None:
    folder = large(tmp_path)
    bundled = made(folder)
    statement = next(each for each in bundled.documents if each.title.startswith("Statement"))
    exhibit = next(each for each in bundled.documents if each.title.startswith("LH/1"))
    assert statement.volume != exhibit.volume
    path = folder / bundled.files[statement.volume - 1]
    index = next(
        item.page for item in open_pdf(path.read_bytes(), text=False).outline if item.title.startswith("Index")
    )
    said = f"LH/1, volume {exhibit.volume}, page {exhibit.first}"
    with pikepdf.open(path) as pdf:
        places = {page.obj.objgen: at for at, page in enumerate(pdf.pages, start=1)}
        pages = pdf.pages[statement.first - 1 : statement.last]
        notes = [note for page in pages for note in page.obj.get("/Annots", ()) if str(note.get("/Contents")) == said]
        assert notes
        assert {places[note.Dest[0].objgen] for note in notes} == {index}


def test_what_is_too_large_by_itself_is_told(tmp_path: Path) -> None:
    order = load_order((folder_with_order(tmp_path, final=False) / "bundle.yaml").read_bytes(), "bundle.yaml")
    one, other = parted([5, 5], FRONT + 6)
    (found,) = too_large(order, 1_000_000, [(one, 900_000), (other, 1_200_000)])
    assert (found.rule, found.place.field) == ("BU-08", "sections")
    assert "volume 2 has 1.2 MB, and 1 are taken" in found.detail


def test_the_same_volumes_come_out_the_same(tmp_path: Path) -> None:
    folder = large(tmp_path)
    first = {name: (folder / name).read_bytes() for name in made(folder).files}
    assert {name: (folder / name).read_bytes() for name in made(folder).files} == first
    for content in first.values():
        pypdfium2.PdfDocument(content).close()


def names_in(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir() if "bundle" in each.name}


def test_volumes_of_an_earlier_state_do_not_lie_beside_those_of_a_later_one(tmp_path: Path) -> None:
    folder = large(tmp_path)
    made(folder)
    assert {name.rpartition("/")[2] for name in NAMES} <= names_in(folder / "out/internal")
    changed(folder, lambda order: order.update(volume_mb=50))
    bundled = made(folder)
    assert len(bundled.files) == 1
    stem = "HU 01188 2025 Respondents bundle draft"
    left = names_in(folder / "out/internal")
    assert left >= {f"{stem}.pdf", f"{stem}.json", f"{stem}.manifest.json"}
    assert not any("volume" in name for name in left)


def test_a_final_in_other_volumes_is_taken_away_on_demand_only_and_never_once_it_was_served(tmp_path: Path) -> None:
    folder = large(tmp_path)
    files = made(folder, final=True).files
    changed(folder, lambda order: order.update(volume_mb=50))
    with pytest.raises(InputError, match="now in other volumes"):
        made(folder, final=True)
    record_service(Serving(folder, files[1], "Tribunal", "portal", date(2025, 5, 19), "A. Name"), lambda: CLOCK)
    with pytest.raises(InputError, match="was served"):
        made(folder, final=True, replace=True)
    assert all((folder / name).exists() for name in files)
