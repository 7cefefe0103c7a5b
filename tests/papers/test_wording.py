"""Protective markings, scripts and titles are found where they stand as such, and not in a sentence."""

import pytest

from docgen.papers.codes import is_in_codes
from docgen.papers.wording import heading_in, markings_in, scripts_in, titles_in

MARKINGS = [
    ("OFFICIAL", ("OFFICIAL",)),
    ("OFFICIAL-SENSITIVE", ("OFFICIAL-SENSITIVE",)),
    ("OFFICIAL – SENSITIVE [PERSONAL]", ("OFFICIAL-SENSITIVE",)),
    ("OFFICIAL:SENSITIVE", ("OFFICIAL-SENSITIVE",)),
    ("OFFICIAL\nSENSITIVE", ("OFFICIAL-SENSITIVE",)),
    ("page 1 OFFICIAL\nOFFICIAL-SENSITIVE", ("OFFICIAL-SENSITIVE", "OFFICIAL")),
    ("RESTRICTED when complete", ("RESTRICTED",)),
    ("Restricted\nA letter", ("RESTRICTED",)),
    ("  official-sensitive  ", ("OFFICIAL-SENSITIVE",)),
    ("CONFIDENTIAL - PROTECT", ("CONFIDENTIAL", "PROTECT")),
    ("TOP SECRET", ("TOP SECRET",)),
    ("SECRET", ("SECRET",)),
    ("NOT PROTECTIVELY MARKED", ("NOT PROTECTIVELY MARKED",)),
    ("O F F I C I A L - S E N S I T I V E", ("OFFICIAL-SENSITIVE",)),
    ("CLOSED: for the Tribunal only. Not to be served", ("CLOSED",)),
    ("CLOSED – TRIBUNAL\nOFFICIAL", ("CLOSED", "OFFICIAL")),
    ("CLOSED MATERIAL", ("CLOSED",)),
    ("CLOSED\nApplication under rule 13", ("CLOSED",)),
    ("Saltmarsh Police\nPUBLIC INTEREST IMMUNITY\nUnused material", ("CLOSED",)),
    ("NOT FOR DISCLOSURE - MG6D\nOFFICIAL", ("CLOSED", "OFFICIAL")),
    ("Not for disclosure\nA list", ("CLOSED",)),
    ("Report\nStatus\nCLOSED\nIt speaks of public interest immunity and is not for disclosure to them.", ()),
    ("1\n2\n3\n4\n5\n6\nNOT FOR DISCLOSURE", ()),
    ("Status: CLOSED\nCLOSED: 3 March, the tribunal was told\nEnclosed: for the tribunal", ()),
    ("The official told me in confidence of a secret and of a restricted area.", ()),
    ("UNOFFICIAL, PROTECTED, CONFIDENTIALITY, NON-RESTRICTED", ()),
]


@pytest.mark.parametrize(("text", "markings"), MARKINGS, ids=[row[0][:30] for row in MARKINGS])
def test_a_marking_is_seen_in_capitals_or_alone_on_its_line(text: str, markings: tuple[str, ...]) -> None:
    assert markings_in(text) == markings


SCRIPTS = [
    ("Siân Żółć Nguyễn ﬁ ª", ()),
    ("يوسف Yusuf", ("Arabic",)),
    ("Ευανθία и Щербина Борщівна", ("Cyrillic", "Greek")),
    ("霧島さゆり 황보", ("Hiragana", "Chinese", "Hangul")),
    ("ሥላሴ", ("Ethiopic",)),
    ("12 € × ½ ™", ()),
]


@pytest.mark.parametrize(("text", "scripts"), SCRIPTS)
def test_scripts_other_than_latin_are_named_the_most_used_first(text: str, scripts: tuple[str, ...]) -> None:
    assert scripts_in(text) == scripts


def test_the_kind_of_a_paper_is_guessed_from_its_first_words_only() -> None:
    assert titles_in("CRIME REPORT 12/34\nsee the custody record") == ("crime report", "custody record")
    assert titles_in("x" * 1_500 + "Notice of appeal") == ()
    assert titles_in("Form MG11 of a witness") == ("statement",)


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("OFFICIAL\nHome Office\n\n  Immigration   history\nDate", "immigration history"),
        ("Saltmarsh Magistrates' Court\nMEMORANDUM OF CONVICTION\n", "certificate of conviction"),
        ("We enclose the notice of appeal.\n", None),
        ("Notice of appeal\nCustody record\n", None),
        ("one\ntwo\nthree\nfour\nfive\nsix\nNotice of appeal\n", None),
    ],
)
def test_a_paper_is_headed_what_it_calls_itself_in_a_line_of_its_own(text: str, heading: str | None) -> None:
    assert heading_in(text) == heading


CODED = [
    "<p>Fer<b>rant</b></p>", "\ufeff\n<?xml version='1.0'?><a/>", "<!DOCTYPE html>", '{"a": "\\u0428"}', "[1, 2]",
    "From: <Saved by>\nMIME-Version: 1.0\n\n=46errant",
]  # fmt: skip
READ = ["[10:02] He came.", "{see below}", "< 5 kg", "He said <sic> so.", "", "MIME is a code."]


@pytest.mark.parametrize("text", CODED)
def test_a_text_in_codes_is_told_from_one_that_is_read(text: str) -> None:
    assert is_in_codes(text)


@pytest.mark.parametrize("text", READ)
def test_a_text_that_is_read_as_it_stands_is_in_no_codes(text: str) -> None:
    assert not is_in_codes(text)
