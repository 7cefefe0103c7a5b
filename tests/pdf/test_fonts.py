"""The fonts we set in: whole, ours, and known by what they cannot write."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest
import weasyprint.draw.text as weasyprint_text
import weasyprint.pdf.fonts as weasyprint_fonts

from docgen.document import Heading
from docgen.errors import InputError, MachineError
from docgen.pdf import engine, fonts_of, write_pdf, writer
from docgen.pdf.fonts import (
    CATALOGUE,
    FAMILIES,
    FontFile,
    font_digests,
    fontconfig,
    fonts_for,
    missing_characters,
    reverse_cmap,
)
from docgen.workroom.typesetting import typesetting
from tests.made.documents import statement_document, text
from tests.pdf.conftest import DOCUMENTS

SHIPPED = Path(__file__).resolve().parents[2] / "docgen" / "pdf" / "fonts"


@pytest.mark.parametrize("font", CATALOGUE, ids=lambda font: font.path.name)
def test_each_font_of_the_catalogue_is_installed(font: FontFile) -> None:
    assert font.path.is_file()


def test_arimo_whose_widths_are_arials_comes_first() -> None:
    assert FAMILIES[0] == "Arimo"


def test_every_file_we_ship_is_in_the_catalogue_and_in_the_table_of_origins() -> None:
    shipped = {path.name for path in SHIPPED.glob("*.ttf")}
    origins = (SHIPPED / "ORIGIN.md").read_text(encoding="utf-8")
    assert shipped == {font.path.name for font in CATALOGUE if font.package == "docgen.pdf"}
    digests = font_digests()
    assert all(f"| {name} | {digests[name]} |" in origins for name in sorted(shipped))
    assert "SIL OPEN FONT LICENSE" in (SHIPPED / "OFL.txt").read_text(encoding="utf-8")


def test_the_shipped_fonts_stay_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 3_100_000


def test_fontconfig_knows_our_folders_and_no_others(tmp_path: Path) -> None:
    text = fontconfig(tmp_path / "a<b")
    folders = {line for line in text.splitlines() if line.startswith("<dir>")}
    assert folders == {f"<dir>{font.path.parent}</dir>" for font in CATALOGUE}
    assert "a&lt;b</cachedir>" in text
    assert "include" not in text


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Łukasz Żółć, Siân, Nguyễn, José — “£”", ()),
        ("a\tb\nc \u00a0d\u200d\u200e", ()),
        ("\U0001f600 and \U0001f9fe", ("\U0001f600", "\U0001f9fe")),
        ("a\x00\x1b\r", ("\x00", "\r", "\x1b")),
        ("soft\u00adhyphen\u2028", ("\u00ad", "\u2028")),
        ("\u202emirror\u2066", ("\u202e", "\u2066")),
        ("\ufffe\uffff", ("\ufffe", "\uffff")),
        ("𓀀", ("𓀀",)),
    ],
)
def test_what_no_font_can_write_is_named(text: str, missing: tuple[str, ...]) -> None:
    assert missing_characters(text) == missing


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("", ["Arimo"]),
        ("Łukasz Żółć, 12 May", ["Arimo"]),
        ("أنيس", ["Arimo", "Noto Sans Arabic"]),
        ("李 and ተስፋ", ["Arimo", "Noto Sans Ethiopic", "Noto Sans CJK SC"]),
    ],
)
def test_only_the_fonts_that_a_text_needs_are_taken_down(text: str, families: list[str]) -> None:
    assert list(dict.fromkeys(font.family for font in fonts_for(text))) == families


def test_fonts_that_a_document_does_not_need_change_nothing(
    css: str, tmp_path: Path, written: dict[str, bytes]
) -> None:
    for name, make in DOCUMENTS.items():  # those were written with every font at hand
        document = make()
        with typesetting(tmp_path, fontconfig(tmp_path / name, fonts_of(document)), 0):
            assert write_pdf(document, css) == written[name]


def test_a_glyph_of_many_characters_reads_as_the_plainest() -> None:
    fonts = {font.family: font for font in CATALOGUE}
    chinese, arabic = (fonts[name] for name in ("Noto Sans CJK SC", "Noto Sans Arabic"))
    said = {f.family: set(reverse_cmap(f.path.read_bytes(), f.index).values()) for f in (chinese, arabic)}
    assert "馬" in said[chinese.family]
    assert "⾺" not in said[chinese.family]
    assert "لا" in said[arabic.family]


def test_a_glyph_missing_while_drawing_is_an_error_by_code_point(monkeypatch: pytest.MonkeyPatch, css: str) -> None:
    monkeypatch.setattr(writer, "refuse_missing_characters", lambda document: None)  # the first net is away
    document = statement_document(1, 1)
    heading = document.blocks[-3]
    assert isinstance(heading, Heading)
    faulty = replace(heading, spans=(text("a \U0001f600"),))
    with pytest.raises(InputError, match=r"U\+1F600"):
        write_pdf(replace(document, blocks=(faulty,)), css)


def test_without_the_library_that_subsets_fonts_nothing_is_written() -> None:
    words = 'Using fontTools instead of HarfBuzz-Subset for font "%s".'
    with pytest.raises(MachineError, match="libharfbuzz-subset0"), engine._without_complaints():
        logging.getLogger("weasyprint").warning(words, "Arimo")
    source = Path(weasyprint_fonts.__file__).read_text(encoding="utf-8")
    assert engine.NO_SUBSETTER in source
    assert engine.NOTDEF in Path(weasyprint_text.__file__).read_text(encoding="utf-8")
