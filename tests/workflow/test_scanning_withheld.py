"""What a withheld paper says is looked for in all that is served, word for word: in finals, and by a scan."""

from pathlib import Path

import pytest

from docgen.disclosure.scanning import sought_of
from docgen.workflow.folder import open_case
from docgen.workflow.scanning import Reading, scan_files, scan_own
from docgen.workflow.withheld_words import WithheldWords
from tests.made.cases import edited
from tests.workflow.cases import case_folder, made
from tests.workflow.test_redacting_withheld import REAR, case_that_withholds

CALL = """Report AB/INT/24/00931
The caller works at the yard beside the lower mill and is there each morning.
The place is open to the public and the shop closes at six on most days.
I make this statement knowing that it may be placed before the Tribunal.
"""
COUNTED = "The place is open to the public and the shop closes at six"
PAPER = """  - id: {id}
    file: {file}
    title: {title}
    kind: log or table
    date: 2025-02-01
    from_party: police
    held_by: Saltmarsh Constabulary
    pages: 1
    marking: OFFICIAL
    disclosure: {disclosure}
"""
PAPERS = (
    PAPER.format(id="S5", file="call.txt", title="note of a call", disclosure="withhold")
    + PAPER.format(id="S6", file="shop.txt", title="note on a shop", disclosure="disclose")
    + "\nincidents:\n"
)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case with a note of a call that is withheld, and a note that is disclosed and has one of its sentences."""
    folder = case_folder(tmp_path / "case")
    (folder / "case.yaml").write_text(edited(("\nincidents:\n", PAPERS)), encoding="utf-8")
    (folder / "papers" / "call.txt").write_text(CALL, encoding="utf-8")
    (folder / "papers" / "shop.txt").write_text(COUNTED, encoding="utf-8")
    return folder


WORDS, REFERENCE = "words of a withheld paper (S5).", "reference in a withheld paper (S5)."
QUOTES: dict[str, set[str]] = {
    "He said that THE CALLER works at\nthe yard, and no more.": {WORDS},
    "a yard beside the lo-\nwer mill and is there, each day": {WORDS},
    "see ab-int-24-00931": {REFERENCE},
    f"{COUNTED}, beside the lower mill and is there": {WORDS},
    "The caller works at a yard near the lower mill.": set(),
    COUNTED: set(),
}


def test_a_quote_of_a_withheld_paper_is_told_unless_a_disclosed_one_says_it(case: Path) -> None:
    files = {case.parent / f"{at}.txt": words for at, words in enumerate(QUOTES)}
    for file, words in files.items():
        file.write_text(words, encoding="utf-8")
    told: dict[str, set[str]] = {words: set() for words in QUOTES}
    for each in scan_files(case, list(files), Reading.NO).findings:
        told[files[Path(each.place.file)]].add(each.detail.removeprefix("holds what may not be served: "))
    assert told == QUOTES


def test_a_final_that_quotes_a_withheld_paper_is_not_kept(case: Path) -> None:
    file = case / "case.yaml"
    quote = "The yard beside the lower mill and is there. On 2 February 2025"
    text = file.read_text(encoding="utf-8").replace("On 2 February 2025", quote)
    file.write_text(text, encoding="utf-8")
    (produced,) = made(case, final=True)
    assert produced.files == ()
    assert {each.detail for each in produced.findings if each.rule == "SCAN"} == {
        "holds what may not be served: words of a withheld paper (S5)."
    }


def test_a_final_of_a_case_with_a_withheld_paper_is_kept_all_the_same(case: Path) -> None:
    (produced,) = made(case, final=True)
    assert [str(each) for each in produced.findings if each.rule == "SCAN"] == []


def test_words_of_a_withheld_page_are_looked_for_and_those_of_its_paper_s_other_pages_are_not(tmp_path: Path) -> None:
    opened = open_case(case_that_withholds(tmp_path / "case", 2))
    files = {"rear.txt": REAR.encode(), "end.txt": b"The front names nobody and no more, The end, as nobody told it"}
    found = scan_own(sought_of(opened.loaded.case), files, WithheldWords(opened))
    assert [each.place.file for each in found] == ["rear.txt"]


def test_a_withheld_paper_that_no_machine_reads_is_told_of_as_not_looked_for(case: Path) -> None:
    (case / "papers" / "call.txt").unlink()
    file = case.parent / "note.txt"
    file.write_text("nothing", encoding="utf-8")
    exempt = scan_files(case, [file], Reading.NO).exemptions
    assert ("words of a withheld paper", "S5") in {(each.kind, each.whose) for each in exempt}
