"""A format sets looks within bounds: what would hide words, or make layout endless, is refused as it is taken down."""

import io
import shutil
import zipfile
from pathlib import Path
from time import process_time

import pytest

from docgen.errors import ExitCode, FormatError
from docgen.formats.looks import contrast_on_white, faults_of_css
from docgen.formats.shelf import load_format, shipped_formats
from tests.made.reference_docx import parts

NAME = "police-statement-tribunal"
NOT_SET = "is not a property that a format may set here"
SET_TO = "is set to what a format may not set it to"
COLOURS = ("#fff", "transparent", "rgba(0,0,0,0)", "#999", "#00000000")
SIZES = (".1pt", "1e9pt", "1e999pt", "0", "0.01em", "1%", "calc(1pt)")
UNLISTED = (
    "opacity: 0", "position: absolute; left: -9999px", "transform: scale(0)", "overflow: hidden", "clip: auto",
    "visibility: hidden", "columns: 9999", "content: ''", "--a: 1", "font: 1pt x", "float: left", "all: unset",
    "text-transform: uppercase", "font-family: Wingdings", "zoom: 0",
)  # fmt: skip
CSS = [
    *((f".numbered {{ color: {colour} }}", SET_TO) for colour in COLOURS),
    *((f".numbered {{ font-size: {size} }}", SET_TO) for size in SIZES),
    *((f".numbered {{ {hidden} }}", NOT_SET) for hidden in UNLISTED),
    (".numbered { text-indent: -999mm }", SET_TO),
    (".numbered { padding-left: 10mm; text-indent: -20mm }", "hangs out further"),
    (".numbered { margin-left: -100mm }", SET_TO),
    (".numbered { display: none }", SET_TO),
    (".numbered { display: inline-block }", "`display` may be set so for .blank only"),
    (".numbered { height: 0 }", "`height` may be set so for .page-break only"),
    (".numbered { height: -0 }", "`height` may be set so for .page-break only"),
    (".numbered { white-space: pre }", "`white-space` may be set so for .date, .mark only"),
    (".numbered { background: #000; color: #000 }", SET_TO),
    (".numbered { background: url(x.png) }", SET_TO),
    (".numbered { text-decoration: line-through }", SET_TO),
    (".numbered { line-height: 0 }", SET_TO),
    (".numbered { color: #000 !important }", "may not be !important"),
    (".numbered { color: #000; .mark { color: #000 } }", "is not a style rule that docgen understands"),
    (":not(p) { color: #000 }", "has a selector that is not made of plain names"),
    ("@page { size: 0 0 }", SET_TO),
    ("@page { size: 1mm 1mm }", SET_TO),
    ("@page { size: A5 }", SET_TO),
    ("@page { margin: 500mm }", SET_TO),
    ("@page { margin: 0 }", SET_TO),
    ("@page { visibility: hidden }", NOT_SET),
    ("@page :first { margin: 20mm }", "may not be of some pages only"),
    ("@page { @top-right { color: #fff; font-size: 0.01pt } }", SET_TO),
    ("@page { @top-center { content: 'FINAL' } }", SET_TO),
    ("@media print { p { color: #000 } }", "`@media` is not a rule that a format may use here"),
    ("@import 'x.css';", "`@import` is not a rule"),
    ("@font-face { font-family: x }", "`@font-face` is not a rule"),
    ("(" * 100_000, "is not a style rule"),
]  # fmt: skip
STYLE = '<w:name w:val="Numbered Paragraph"/>'
WORD = [
    "<w:vanish/>", "<w:webHidden/>", "<w:strike/>", "<w:caps/>", '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>',
    '<w:color w:val="000000" w:themeColor="background1"/>', '<w:w w:val="1"/>', '<w:highlight w:val="black"/>',
    '<w:shd w:val="clear" w:fill="000000"/>', '<w:rFonts w:ascii="Wingdings"/>', '<w:spacing w:val="-200"/>',
    '<w:position w:val="-900"/>', '<w:sz w:val="1e9"/>', '<w:u w:val="thick"/>', '<w:fitText w:val="1"/>',
]  # fmt: skip
LAYOUT = [
    '<w:tabs><w:tab w:val="right" w:pos="30000"/></w:tabs>',
    '<w:ind w:left="-9000"/>', '<w:ind w:left="10" w:hanging="680"/>', '<w:framePr w:x="-9999"/>',
    '<w:spacing w:line="1" w:lineRule="exact"/>', '<w:ind w:leftChars="-900"/>',
]  # fmt: skip
PAGE = [
    (' w:left="1984"', ""), (' w:right="1984"', ""), ('w:top="1984"', 'w:top="30000"'), ('w:w="11906"', 'w:w="0"'),
    ('w:header="567"', 'w:header="-900"'), ('w:gutter="0"', 'w:gutter="9000"'), ('w:h="16838"', ""),
]  # fmt: skip
TOML = [("version = 1", "version = " + "9" * 5_000)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped_formats() / NAME / "1", tmp_path / NAME / "1"))


def refused(folder: Path) -> str:
    begun = process_time()
    with pytest.raises(FormatError) as error:
        load_format(folder)
    assert error.value.exit_code is ExitCode.INPUT
    assert process_time() - begun < 5
    return str(error.value)


def with_part(folder: Path, name: str, old: str, new: str) -> None:
    assert old in parts()[name]
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as package:
        for each, xml in parts().items():
            package.writestr(each, xml.replace(old, new, 1) if each == name else xml)
    (folder / "reference.docx").write_bytes(whole.getvalue())


def test_the_shipped_looks_are_within_bounds(folder: Path) -> None:
    assert load_format(folder).name == NAME


@pytest.mark.parametrize(("rule", "said"), CSS, ids=[row[0][:50] for row in CSS])
def test_a_style_that_hides_or_never_ends_is_refused_where_it_stands(rule: str, said: str, folder: Path) -> None:
    sheet = folder / "print.css"
    lines = sheet.read_text(encoding="utf-8").count("\n")
    with sheet.open("a", encoding="utf-8") as css:
        css.write(rule)
    told = refused(folder)
    assert said in told
    assert f"{NAME}/1/print.css:{lines + 1}:" in told


@pytest.mark.parametrize("look", WORD)
def test_a_word_style_that_hides_text_is_refused_by_name(look: str, folder: Path) -> None:
    with_part(folder, "word/styles.xml", STYLE, f"{STYLE}<w:rPr>{look}</w:rPr>")
    assert "reference.docx Numbered Paragraph: sets `w:" in refused(folder)


@pytest.mark.parametrize("look", LAYOUT)
def test_a_word_style_that_puts_text_off_the_page_is_refused_by_name(look: str, folder: Path) -> None:
    with_part(folder, "word/styles.xml", STYLE, f"{STYLE}<w:pPr>{look}</w:pPr>")
    assert "reference.docx Numbered Paragraph: sets `w:" in refused(folder)


@pytest.mark.parametrize(("old", "new"), PAGE)
def test_a_page_in_word_that_is_not_a4_with_margins_is_refused(old: str, new: str, folder: Path) -> None:
    with_part(folder, "word/document.xml", old, new)
    assert "reference.docx: lacks `w:" in refused(folder)


@pytest.mark.parametrize(("old", "new"), TOML)
def test_a_number_too_long_to_read_is_refused(old: str, new: str, folder: Path) -> None:
    sheet = folder / "format.toml"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert "holds a number that is far too long" in refused(folder)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("{% for s in incidents %}{% if not loop.frist %}{% endif %}{% endfor %}", "only `loop.first` and `loop.last`"),
        ("{% for s in incidents %}{% if loop %}{% endif %}{% endfor %}", "only `loop.first` and `loop.last`"),
        ("{% for s in incidents %}{% if loop.first is none %}{% endif %}{% endfor %}", "only `loop.first`"),
        ("{% if loop.first %}{% endif %}", "inside a `for` only"),
        ("{% for loop in incidents %}{% endfor %}", "`loop` already stands for something else"),
    ],
)
def test_of_a_loop_only_its_first_and_last_turn_can_be_asked_and_only_inside(
    asked: str, said: str, folder: Path
) -> None:
    body = folder / "body.html.jinja"
    body.write_text(body.read_text(encoding="utf-8") + asked, encoding="utf-8")
    assert said in refused(folder)


@pytest.mark.parametrize(("colour", "contrast"), [((0, 0, 0), 21.0), ((1, 1, 1), 1.0), ((0.75, 0, 0), 6.5)])
def test_contrast_is_that_of_wcag(colour: tuple[float, ...], contrast: float) -> None:
    assert contrast_on_white(colour) == pytest.approx(contrast, abs=0.1)


def test_every_fault_of_a_sheet_is_told_at_once() -> None:
    found = faults_of_css("p { opacity: 0 }\np { color: #fff }\n@media all {}")
    assert [(fault.place.line, fault.place.column) for fault in found] == [(1, 5), (2, 5), (3, 1)]
