"""A bundle for print on A3: the same pages, numbers, labels, links and bookmarks, larger."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Name

from docgen.cli.main import main
from docgen.papers.pdf_enlarged import FACTOR, enlarged
from tests.workflow.test_bundling import FINAL, folder_with_order, made, texts


def test_a_bundle_becomes_a3_and_keeps_its_pages_labels_links_and_bookmarks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_with_order(tmp_path)
    made(folder, final=True)
    assert main(["enlarge", str(folder / FINAL), "--to", str(tmp_path / "large.pdf")]) == 0
    assert "print it on A3" in capsys.readouterr().out
    assert texts(tmp_path / "large.pdf") == texts(folder / FINAL)
    with pikepdf.open(folder / FINAL) as one, pikepdf.open(tmp_path / "large.pdf") as other:
        for before, after in zip(one.pages, other.pages, strict=True):
            assert [float(each) for each in after.mediabox] == pytest.approx(
                [float(each) * FACTOR for each in before.mediabox], abs=0.01
            )
            assert sorted(float(each) for each in after.mediabox)[2:] == pytest.approx([841.89, 1190.55], abs=1)
            assert str(after.label) == str(before.label)
            for small, large in zip(before.obj.get("/Annots", ()), after.obj.get("/Annots", ()), strict=True):
                sides = [float(each) * FACTOR for each in small.Rect]
                assert [float(each) for each in large.Rect] == pytest.approx(sides, abs=0.01)
                assert large.Dest[0].objgen in {page.obj.objgen for page in other.pages}
        with one.open_outline() as first, other.open_outline() as second:
            assert [each.title for each in second.root] == [each.title for each in first.root]
        assert "/StructTreeRoot" in other.Root


def test_a_page_that_lies_elsewhere_and_turned_is_enlarged_as_it_is_seen() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(400, 300))
        page = pdf.pages[0].obj
        page["/MediaBox"], page["/CropBox"], page["/Rotate"] = Array([50, 20, 450, 320]), Array([60, 30, 440, 310]), 90
        page["/UserUnit"] = 2
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("here", Array([page, Name.XYZ, 60, 310, None])))
        kept = BytesIO()
        pdf.save(kept)
    with pikepdf.open(BytesIO(enlarged(kept.getvalue()))) as pdf:
        large = pdf.pages[0].obj
        assert [float(each) for each in large.MediaBox] == pytest.approx([0, 0, 760 * FACTOR, 560 * FACTOR], abs=0.01)
        assert "/UserUnit" not in large
        target = pdf.Root.Outlines.First.Dest
        assert [float(each) for each in target[2:4]] == pytest.approx([0, 560 * FACTOR], abs=0.01)


def test_what_is_no_pdf_is_refused_and_nothing_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "note.pdf").write_text("no PDF", encoding="utf-8")
    assert main(["enlarge", str(tmp_path / "note.pdf")]) == 2
    assert "cannot be made larger" in capsys.readouterr().err
    assert [each.name for each in tmp_path.iterdir()] == ["note.pdf"]


def test_a_file_that_is_there_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a A3.pdf").write_bytes(b"kept")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    assert main(["enlarge", str(tmp_path / "a.pdf")]) == 2
    assert "it stands" in capsys.readouterr().err
    assert (tmp_path / "a A3.pdf").read_bytes() == b"kept"
