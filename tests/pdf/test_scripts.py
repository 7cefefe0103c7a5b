"""Names in many scripts: each is drawn as it is written, and a wrong letter is noticed in every one of them."""

from dataclasses import replace

import pytest

from docgen.document import Paragraph, ValueSpan
from docgen.papers.pdf import PdfFacts
from docgen.papers.shapes import is_complex
from tests.pdf.conftest import blocks_that_differ
from tests.pdf.scripts import NAMES, scripts_document

OTHER = {  # script: (a letter of some name, another in its place)
    "Polish": ("ś", "s"),
    "Welsh": ("ŷ", "y"),
    "Vietnamese": ("ị", "i"),
    "decomposed Latin": ("\u0301", "\u0300"),
    "Greek": ("θ", "δ"),
    "Cyrillic": ("щ", "ш"),
    "Armenian": ("դ", "ղ"),
    "Georgian": ("ხ", "ჩ"),
    "Hebrew": ("\u05b0", "\u05b8"),
    "Arabic": ("د", "ذ"),
    "Urdu": ("ٹ", "ت"),
    "Pashto": ("ښ", "س"),
    "Kurdish": ("ڵ", "ل"),
    "Yoruba": ("ẹ", "e"),
    "Hausa": ("ƙ", "k"),
    "Turkish": ("ğ", "g"),
    "Devanagari": ("क", "ख"),
    "Bengali": ("ঞ", "ণ"),
    "Gurmukhi": ("ਰ", "ਲ"),
    "Gujarati": ("ત", "ન"),
    "Tamil": ("ம", "ன"),
    "Thai": ("\u0e49", "\u0e48"),
    "Chinese": ("清", "淸"),
    "Japanese": ("さ", "ざ"),
    "Korean": ("슬", "술"),
    "Ethiopic": ("ገ", "ጎ"),
    "Khmer": ("រ", "ល"),
    "Myanmar": ("န", "ဏ"),
    "Sinhala": ("ම", "න"),
    "Malayalam": ("ക", "ഗ"),
    "Telugu": ("ల", "ళ"),
    "Kannada": ("ಬ", "ಭ"),
    "Lao": ("ສ", "ຊ"),
}


def paragraph_of(script: str) -> tuple[int, Paragraph]:
    blocks = scripts_document().blocks
    at = 1 + list(NAMES).index(script)
    block = blocks[at]
    assert isinstance(block, Paragraph)
    return at, block


def found_out(script: str, change: dict[str, str], facts: PdfFacts) -> bool:
    document = scripts_document()
    at, block = paragraph_of(script)
    spans = tuple(
        replace(span, text="".join(change.get(char, char) for char in span.text))
        if isinstance(span, ValueSpan)
        else span
        for span in block.spans
    )
    assert spans != block.spans
    altered = (*document.blocks[:at], replace(block, spans=spans), *document.blocks[at + 1 :])
    return blocks_that_differ(replace(document, blocks=altered), facts) == (block.id,)


def test_thirty_names_and_more_stand_in_paragraphs_and_cells(facts: dict[str, PdfFacts]) -> None:
    assert sum(map(len, NAMES.values())) >= 30
    assert len(NAMES) >= 12
    assert blocks_that_differ(scripts_document(), facts["scripts"]) == ()


@pytest.mark.parametrize("script", NAMES)
def test_one_other_letter_in_a_name_is_noticed(script: str, facts: dict[str, PdfFacts]) -> None:
    letter, other = OTHER[script]
    assert found_out(script, {letter: other}, facts["scripts"])


@pytest.mark.parametrize("script", NAMES)
def test_a_missing_letter_in_a_name_is_noticed(script: str, facts: dict[str, PdfFacts]) -> None:
    assert found_out(script, {OTHER[script][0]: ""}, facts["scripts"])


@pytest.mark.parametrize("script", [s for s, names in NAMES.items() if " " in names[0]])
def test_words_of_a_name_in_another_order_are_noticed_unless_they_run_right_to_left(
    script: str, facts: dict[str, PdfFacts]
) -> None:
    document = scripts_document()
    at, block = paragraph_of(script)
    span = block.spans[1]
    assert isinstance(span, ValueSpan)
    turned = replace(span, text=" ".join(reversed(span.text.split(" "))))
    spans = (block.spans[0], turned, *block.spans[2:])
    altered = (*document.blocks[:at], replace(block, spans=spans), *document.blocks[at + 1 :])
    differ = blocks_that_differ(replace(document, blocks=altered), facts["scripts"])
    assert differ == (() if script in {"Hebrew", "Arabic", "Urdu", "Pashto", "Kurdish"} else (block.id,))


@pytest.mark.parametrize("script", NAMES)
def test_a_reader_is_told_each_name_in_the_order_it_is_spoken(script: str, facts: dict[str, PdfFacts]) -> None:
    _, block = paragraph_of(script)
    spoken = facts["scripts"].by_id()[block.id].spoken
    for name in NAMES[script]:
        if is_complex(name):
            assert name in spoken
