"""Hostile text in the fields that the five formats print: it stands in both pictures exactly, or is refused by name."""

from collections.abc import Iterator

import pytest

from docgen.checks.files_agree import (
    blocks_that_differ_in_docx,
    blocks_that_differ_in_pdf,
    edges_that_differ_in_docx,
    edges_that_differ_in_pdf,
)
from docgen.errors import InputError
from docgen.formats.shelf import shipped_formats
from docgen.papers.ooxml import open_docx
from docgen.papers.pdf import open_pdf
from docgen.papers.shapes import Face
from docgen.pdf import faces, fontconfig, write_pdf
from docgen.word import write_docx
from docgen.workroom.typesetting import typesetting
from tests.made.cases import case_of
from tests.made.closed import CLOSED_FORMS, closed_case
from tests.made.topics import OTHERS, made_of

EXAMPLE = (shipped_formats() / "summary-of-material" / "1" / "example.yaml").read_text(encoding="utf-8")
FACES = tuple(Face(*face) for face in faces())
FIELDS = [
    ("item: certificate of conviction of 24 June 2024\n", "item: {}\n"),
    ("why: the only conviction\n", "why: {}\n"),
    ("other_way: he admitted it at once; the coat was undamaged\n", "other_way: {}\n"),
    ("by: PC 4471 Treharne\n", "by: {}\n"),
    ("- Do you know what the coat was worth?\n", "- {}\n"),
    ("description: certificate of conviction\n", "description: {}\n"),
    ("title: certificate of conviction\n", "title: {}\n"),
    ("held_by: Brackwater Magistrates' Court\n", "held_by: {}\n"),
    ("case_owner: Perpetua Lindqvist\n", "case_owner: {}\n"),
    ("force: Brackwater Police\n", "force: {}\n"),
    (
        "    label: Person A ",
        "    in_key: {{by: {}, date: not recorded, reason: the parties know, from: [M1]}}\n    label: Person A ",
    ),
]
HOSTILE = [
    "=cmd() Smith & Sons <x>, 100<100 kg, ]]>, {{ 7*7 }}, a  b   c", "x" * 500, "word " * 580 + "end",
    "Łukasz Żółć, Nguyễn Thị Hồng, أنيس بن إدريس, 王小明",
]  # fmt: skip
TOLD = (
    "a list of gaming machines", "Only the arcade owner had the list.", "A list of machines was handed in.",
    '"I owed money to the Wexcombe brothers"',
)  # fmt: skip
"""Closed texts of the case in which things are kept back."""
PRINTED_IN = {
    "police-statement-s9": 1, "summary-of-material": 6, "statement-commission": 6, "exhibit-front-sheet": 2,
    "schedule-of-material": 3, "key-to-persons": 1, "redaction-schedule": 1, "police-disclosure-certificate": 2,
}  # fmt: skip
"""In how many places at least each format prints one of the fields; the schedule of what is withheld prints none."""


@pytest.fixture(scope="module", autouse=True)
def _fonts_and_time(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    scratch = tmp_path_factory.mktemp("typesetting")
    with typesetting(scratch, fontconfig(scratch / "cache"), 0):
        yield


@pytest.mark.parametrize("words", HOSTILE, ids=[words[:16] for words in HOSTILE])
def test_hostile_text_stands_in_both_pictures_exactly(words: str) -> None:
    case = case_of(*((old, new.format(f'"{words}"')) for old, new in FIELDS), text=EXAMPLE)
    for form in OTHERS:
        (made,) = made_of(case, form)
        assert made.text.count(words) >= PRINTED_IN.get(form, 0), form
        pdf = write_pdf(made.document, made.form.css)
        drawn, word = open_pdf(pdf), open_docx(write_docx(made.document, made.form.reference))
        assert blocks_that_differ_in_pdf(made.document, drawn, FACES) == (), form
        assert edges_that_differ_in_pdf(made.document, drawn) == (), form
        assert blocks_that_differ_in_docx(made.document, word) == (), form
        assert edges_that_differ_in_docx(made.document, word) == (), form


@pytest.mark.parametrize("words", [HOSTILE[0], HOSTILE[1], HOSTILE[3]], ids=str)
def test_hostile_text_that_the_tribunal_alone_is_told_stands_in_both_pictures_exactly(words: str) -> None:
    case = closed_case(*((told, f'"{words}"') for told in TOLD))
    for form, least in zip(CLOSED_FORMS, (3, 5), strict=True):
        (made,) = made_of(case, form)
        assert made.text.count(words) >= least, form
        pdf = write_pdf(made.document, made.form.css)
        drawn, word = open_pdf(pdf), open_docx(write_docx(made.document, made.form.reference))
        assert blocks_that_differ_in_pdf(made.document, drawn, FACES) == (), form
        assert blocks_that_differ_in_docx(made.document, word) == (), form


@pytest.mark.parametrize("form", ["summary-of-material", "statement-commission"])
def test_a_name_that_does_not_fit_at_the_foot_is_refused_by_its_field(form: str) -> None:
    (made,) = made_of(case_of(("short_name: Mr Toufar ", f"short_name: {'x' * 500} "), text=EXAMPLE), form)
    with pytest.raises(InputError, match=r"subject.short_name: What stands at the foot of each page is longer"):
        write_pdf(made.document, made.form.css)
