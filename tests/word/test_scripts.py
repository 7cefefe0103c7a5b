"""Names in other scripts are runs of their own, with a font, a direction and a language that a word processor has."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx_integrity import check
from lxml import etree
from openxml_audit import OpenXmlValidator

from docgen.papers.ooxml import open_docx
from docgen.papers.ooxml_names import w
from docgen.word import write_docx
from docgen.word.scripts import VOICES, parts
from tests.made.documents import text
from tests.made.reference_docx import reference_docx
from tests.pdf.scripts import NAMES, scripts_document
from tests.word.documents import document, paragraph

R_PR = w("rPr")
REFERENCE = reference_docx()
LATIN = {
    "Polish", "Welsh", "Vietnamese", "decomposed Latin", "Greek", "Cyrillic", "Yoruba", "Hausa", "Turkish",
}  # fmt: skip
FONTS = {
    "Armenian": ("Sylfaen", "val", "hy-AM"),
    "Georgian": ("Sylfaen", "val", "ka-GE"),
    "Hebrew": (None, "bidi", "he-IL"),
    "Arabic": (None, "bidi", "ar-SA"),
    "Urdu": (None, "bidi", "ur-PK"),
    "Pashto": (None, "bidi", "ar-SA"),
    "Kurdish": (None, "bidi", "ar-SA"),
    "Devanagari": ("Nirmala UI", "bidi", "hi-IN"),
    "Bengali": ("Nirmala UI", "bidi", "bn-BD"),
    "Gurmukhi": ("Nirmala UI", "bidi", "pa-IN"),
    "Gujarati": ("Nirmala UI", "bidi", "gu-IN"),
    "Tamil": ("Nirmala UI", "bidi", "ta-IN"),
    "Thai": ("Leelawadee UI", "bidi", "th-TH"),
    "Chinese": ("Microsoft YaHei", "eastAsia", "zh-CN"),
    "Japanese": ("MS Gothic", "eastAsia", "ja-JP"),
    "Korean": ("Malgun Gothic", "eastAsia", "ko-KR"),
    "Ethiopic": ("Ebrima", "val", "am-ET"),
    "Khmer": ("Leelawadee UI", "bidi", "km-KH"),
    "Myanmar": ("Myanmar Text", "bidi", "my-MM"),
    "Sinhala": ("Nirmala UI", "bidi", "si-LK"),
    "Malayalam": ("Nirmala UI", "bidi", "ml-IN"),
    "Telugu": ("Nirmala UI", "bidi", "te-IN"),
    "Kannada": ("Nirmala UI", "bidi", "kn-IN"),
    "Lao": ("Leelawadee UI", "bidi", "lo-LA"),
}


def runs(words: str) -> list[etree._Element]:
    with zipfile.ZipFile(io.BytesIO(write_docx(document(paragraph(1, text(words))), REFERENCE))) as package:
        return list(etree.fromstring(package.read("word/document.xml")).iter(w("r")))


def spoken(words: str) -> list[tuple[str, str | None, str, str]]:
    """Of each run that is set in a script: text, font, slot and language."""
    found = []
    for run in runs(words):
        language = run.find(f"{R_PR}/{w('lang')}")
        if language is not None:
            ((slot, value),) = language.attrib.items()
            fonts = run.find(f"{R_PR}/{w('rFonts')}")
            font = None if fonts is None else str(fonts.get(w("cs")))
            found.append(("".join(run.itertext()), font, str(slot).rpartition("}")[2], str(value)))
    return found


def test_every_script_of_the_names_is_tried() -> None:
    assert set(NAMES) == LATIN | set(FONTS)


@pytest.mark.parametrize("script", sorted(FONTS))
def test_a_name_among_english_words_is_one_run_with_its_font_and_language(script: str) -> None:
    (name, *_) = NAMES[script]
    assert spoken(f"I spoke to {name} (born 1991), who was there.") == [(name, *FONTS[script])]


@pytest.mark.parametrize("script", sorted(LATIN))
def test_a_name_in_latin_greek_or_cyrillic_letters_needs_no_run_of_its_own(script: str) -> None:
    for name in NAMES[script]:
        assert parts(name) is None
        assert len(runs(f"I spoke to {name}, who was there.")) == len(runs("I spoke to her."))


def test_names_in_two_scripts_side_by_side_are_two_runs() -> None:
    assert [run[0] for run in spoken("सुनीता كوثر and 황보슬기 / ትዕግሥት")] == ["सुनीता", "كوثر", "황보슬기", "ትዕግሥት"]


def test_figures_and_signs_between_letters_of_one_script_stay_with_them() -> None:
    assert [run[0] for run in spoken("(欧阳, 清岚) 12")] == ["欧阳, 清岚"]
    assert [run[0] for run in spoken("(ਕੌਰ 12 ਗਿੱਲ) 12")] == ["ਕੌਰ 12 ਗਿੱਲ"]


def test_right_to_left_is_said_for_right_to_left_alone_and_complex_for_all_that_are() -> None:
    for script, (_, slot, _) in FONTS.items():
        (run,) = [each for each in runs(f"a {NAMES[script][0]} b") if each.find(f"{R_PR}/{w('lang')}") is not None]
        assert (run.find(f"{R_PR}/{w('rtl')}") is not None) == (
            script in {"Hebrew", "Arabic", "Urdu", "Pashto", "Kurdish"}
        ), script
        assert (run.find(f"{R_PR}/{w('cs')}") is not None) == (slot == "bidi"), script


def test_no_two_scripts_claim_one_letter_but_those_of_one_group() -> None:
    patterns = [(re.compile(f"[{letters}]"), voice.group) for letters, voice in VOICES]
    for code in range(0x530, 0xFFFF):
        groups = {group for pattern, group in patterns if pattern.match(chr(code))}
        assert len(groups) <= 1, f"U+{code:04X} {groups}"


def test_every_name_comes_back_from_the_word_file() -> None:
    facts = open_docx(write_docx(scripts_document(), REFERENCE))
    said = "\n".join(paragraph.text for paragraph in facts.paragraphs)
    assert [name for names in NAMES.values() for name in names if said.count(name) < 2] == []


def test_two_validators_are_content_with_names_in_every_script(tmp_path: Path) -> None:
    (file := tmp_path / "scripts.docx").write_bytes(write_docx(scripts_document(), REFERENCE))
    assert (list(OpenXmlValidator().validate(str(file)).errors), list(check(str(file)))) == ([], [])
