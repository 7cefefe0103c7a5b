"""What the case withholds of a paper never stays in it when it is redacted: pages are left out, passages are marked."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Pdf

from docgen.case.loading import load_case
from docgen.disclosure.served import schedule_view
from docgen.errors import InputError
from docgen.papers.pdf_words import page_words
from docgen.workflow.bundling import BundleAsked, make_bundle
from docgen.workflow.making import Order, make_documents
from docgen.workflow.suggesting import Suggested, suggest
from tests.made.redactable import SECRET, pages, saved, scan
from tests.workflow.cases import CLOCK
from tests.workflow.test_redacting import PAPER, SIGNED, case_with, decide, plan_of, redact, refusal

ENTRY = """withheld:
  - id: D9
    what: the rear of a form
    parts: [{{paper: S01, first: {0}, last: {0}}}]
    in_part: {1}
    route: not_relied_on
    listed: no
    reason: It is never served.
    authority: not recorded
    date: not recorded
"""
REAR = "The caller works at the yard beside the lower mill."
SHEETS = (
    [(72, 700, f"The front names {SECRET} and no more.")],
    [(72, 700, REAR)],
    [(72, 700, f"The end, as {SECRET} told it.")],
)
ROLE = ('by: "Head of Disclosure, I. Nvented"', "by: I. Nvented, role: Head of Disclosure")


def numbered(*feet: str) -> bytes:
    """A paper of three pages, each with its number at the foot, if any."""
    at_foot = [[(72, 60, foot)] if foot else [] for foot in feet]
    return saved(pages(*([*sheet, *foot] for sheet, foot in zip(SHEETS, at_foot, strict=True))))


def scanned(foot: str) -> bytes:
    """The same as pictures, the first one with the name on it."""
    whole = Pdf.new()
    for number in (1, 2, 3):
        lines = ["I spoke to", SECRET, "at the door.", *[""] * 26, foot.format(number)]
        whole.pages.extend(Pdf.open(BytesIO(scan(lines, dpi=150))).pages)
    return saved(whole)


def case_that_withholds(  # noqa: PLR0913 - each is one thing that a test varies
    folder: Path, page: int, *, in_part: bool = False, foot: str = "", listed: str = "no", paper: bytes | None = None
) -> Path:
    """A paper of three pages that withholds one, or something on it; each page has its number at the foot."""
    entry = ENTRY.format(page, "yes" if in_part else "no").replace("listed: no", f"listed: {listed}")
    content = paper or numbered(*(foot.format(number) for number in (1, 2, 3)))
    case = case_with(folder, content, ("\nwithheld:\n  # The log", f"\n{entry}  # The log"))
    path = case / "case.yaml"
    before, start, after = path.read_text(encoding="utf-8").partition("  - id: S01\n")
    after = after.replace("    pages: 1\n", f"    pages: {max(page, len(SHEETS))}\n", 1)
    path.write_text(before + start + after, encoding="utf-8")
    return case


def suggested(folder: Path) -> Suggested:
    (done,) = suggest(folder, PAPER)
    return done


def words_in(folder: Path) -> list[str]:
    redacted = (folder / "redactions" / f"{PAPER}.pdf").read_bytes()
    return [" ".join(word.text for word in page.words) for page in page_words(redacted)]


def record_in(folder: Path) -> dict[str, object]:
    told: dict[str, object] = json.loads((folder / "redactions" / f"{PAPER}.record.json").read_text(encoding="utf-8"))
    return told


def with_role(folder: Path) -> None:
    plan = plan_of(folder)
    plan.write_text(plan.read_text(encoding="utf-8").replace(*ROLE), encoding="utf-8")


def test_a_page_that_is_withheld_is_left_out_and_the_schedules_count_the_same_pages(tmp_path: Path) -> None:
    folder = case_that_withholds(tmp_path / "case", 2)
    assert suggested(folder).left_out == ((2, "D9"),)
    decide(folder)
    with_role(folder)
    redact(folder)
    assert words_in(folder) == ["The front names and no more.", "The end, as told it."]
    record = record_in(folder)
    assert (record["pages"], record["pages_left_out"], record["pages_made_anew"]) == (2, [2], [1, 3])
    make_documents(Order(folder, format="redaction-schedule"), lambda: CLOCK)
    text = (folder / "out/internal/redaction-schedule.txt").read_text(encoding="utf-8")
    assert "It has 2 pages." in text
    assert "| 2 | 1 | NA | name of another person |" in text
    case = load_case((folder / "case.yaml").read_bytes(), "case.yaml")
    (row,) = [each for each in schedule_view(case, CLOCK.date()).rows if each.id == PAPER]
    assert row.pages == case_pages(case) - 1


@pytest.mark.parametrize(
    "foot",
    [
        "Page {} of 3",
        "page {}/3",
        "Page {}",
        "{}",
        "- {} -",
        "{}/3",
        "{} of 3",
        "p{}",
        "Sheet {}",
        "SC00041{}",
        "3 pages",
    ],
)
def test_a_number_that_tells_of_a_page_left_out_that_may_not_be_listed_has_to_come_out(
    foot: str, tmp_path: Path
) -> None:
    folder = case_that_withholds(tmp_path / "case", 2, foot=foot)
    suggest(folder, PAPER)
    decide(folder)
    assert "Page 3 prints a number that tells that pages are left out" in refusal(folder)


def test_a_roman_number_and_one_in_words_and_one_that_a_first_page_had_tell_of_it_too(tmp_path: Path) -> None:
    for number, feet in ((1, ("1", "2", "3")), (2, ("i", "ii", "iii")), (2, ("Page one", "two", "Page three"))):
        folder = case_that_withholds(tmp_path / feet[0], number, paper=numbered(*feet))
        suggest(folder, PAPER)
        decide(folder)
        assert "Page 3 prints a number that tells that pages are left out" in refusal(folder)


def test_a_number_that_is_no_pages_may_be_kept_by_a_row_that_says_so(tmp_path: Path) -> None:
    folder = case_that_withholds(tmp_path / "case", 2, foot="Room {}")
    suggest(folder, PAPER)
    decide(folder)
    assert "says keep" in refusal(folder)
    plan = plan_of(folder)
    row = "  - {id: R9, page: 3, words: Room 3, reason: name of another person, decision: keep, why: a room}\n"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("redactions:\n", f"redactions:\n{row}", 1), encoding="utf-8"
    )
    redact(folder)
    assert "Room 3" in words_in(folder)[1]


def test_a_number_in_the_picture_of_a_page_tells_of_it_too(tmp_path: Path) -> None:
    folder = case_that_withholds(tmp_path / "case", 2, paper=scanned("- {} -"))
    suggest(folder, PAPER)
    decide(folder, SIGNED.replace("page: 1", "page: 3").replace("[{", "[{page: 1, by: A, date: 2025-02-02}, {"))
    for _ in range(2):  # what was read is kept for the next time
        with pytest.raises(InputError, match="Page 3 prints a number"):
            redact(folder)


@pytest.mark.parametrize(
    ("page", "foot", "listed"),
    [
        (2, "Page {} of 3", "yes"),
        (2, "- {} -", "yes"),
        (3, "Page {}", "no"),
        (3, "{}", "no"),
        (2, "Form 3 of 1994", "no"),
        (2, "Version 3, 4 May 2023", "no"),
    ],
)
def test_a_number_that_tells_nothing_or_what_may_be_told_may_stay(
    page: int, foot: str, listed: str, tmp_path: Path
) -> None:
    folder = case_that_withholds(tmp_path / "case", page, foot=foot, listed=listed)
    suggest(folder, PAPER)
    decide(folder)
    redact(folder)
    assert len(words_in(folder)) == 2


def case_pages(case: object) -> int:
    (paper,) = [each for each in case.papers if each.id == PAPER]  # type: ignore[attr-defined]  # a case
    assert isinstance(paper.pages, int)
    return paper.pages


def test_what_is_left_out_is_on_no_row_that_a_person_has_to_decide(tmp_path: Path) -> None:
    folder = case_that_withholds(tmp_path / "case", 1)
    assert [proposal.page for _, proposal in suggested(folder).new] == [3]
    decide(folder)
    redact(folder)
    assert words_in(folder) == [REAR, "The end, as told it."]


@pytest.mark.parametrize("page", [4])
def test_a_withheld_page_that_is_not_there_stops_the_redaction(tmp_path: Path, page: int) -> None:
    folder = case_that_withholds(tmp_path / "case", page)
    suggest(folder, PAPER)
    decide(folder)
    assert "withheld.D9: names page 4 of S01, which has 3." in refusal(folder)


def test_something_withheld_on_a_page_has_to_be_marked_by_a_person(tmp_path: Path) -> None:
    folder = case_that_withholds(tmp_path / "case", 2, in_part=True)
    first = suggested(folder)
    ((row, entry, page),) = first.marks
    assert (entry, page, first.left_out, suggested(folder).marks) == ("D9", 2, (), ())
    decide(folder, decision="keep")
    assert "D9 withholds something on page 2, and no row takes it out." in refusal(folder)
    plan = plan_of(folder)
    text = plan.read_text(encoding="utf-8")
    there = f"{{id: {row}, page: 2, withheld: D9, reason: irrelevant and private, decision: keep}}"
    marked = '{id: H1, page: 2, withheld: D9, words: "beside the lower mill", reason: police method, decision: redact}'
    assert there.replace("page: 2", 'page: "2"') in text or there in text
    plan.write_text(text + f"  - {marked}\n", encoding="utf-8")
    redact(folder)
    assert words_in(folder)[1] == "The caller works at the yard"


def test_something_withheld_is_not_taken_out_by_a_row_that_is_of_something_else(tmp_path: Path) -> None:
    folder = case_that_withholds(tmp_path / "case", 1, in_part=True)
    suggest(folder, PAPER)
    decide(folder, decision="keep")
    plan = plan_of(folder)
    text = plan.read_text(encoding="utf-8")
    other = "{id: H1, page: 1, words: front, reason: police method, decision: redact}"
    plan.write_text(text + f"  - {other}\n", encoding="utf-8")
    assert "D9 withholds something on page 1" in refusal(folder)


def test_a_row_that_redacts_something_withheld_has_to_say_where_it_stands(tmp_path: Path) -> None:
    folder = case_that_withholds(tmp_path / "case", 2, in_part=True)
    suggest(folder, PAPER)
    decide(folder)
    assert "must give one of words, pattern and area" in refusal(folder)


def test_a_paper_that_is_withheld_as_a_whole_is_not_redacted(tmp_path: Path) -> None:
    folder = case_that_withholds(tmp_path / "case", 2)
    path = folder / "case.yaml"
    text = path.read_text(encoding="utf-8").replace("{paper: S01, first: 2, last: 2}", "{paper: S01}")
    path.write_text(text, encoding="utf-8")
    (folder / "redactions").mkdir()
    assert "papers.S01: is withheld as a whole (D9)" in refusal(folder)


def bundled_pages(folder: Path, entry: str) -> list[str]:
    """What the pages of one entry say in the draft of a bundle that has nothing else."""
    order = (
        "docgen: 1\nprofile: ftt-iac-2024\ntitle: A bundle\n"
        f"sections:\n  - letter: A\n    title: Papers\n    entries:\n      - {entry}\n"
    )
    (folder / "bundle.yaml").write_text(order, encoding="utf-8")
    made = make_bundle(BundleAsked(folder), lambda: CLOCK)
    assert made.file is not None
    (placed,) = made.documents
    whole = page_words((folder / made.file).read_bytes())
    return [" ".join(word.text for word in page.words) for page in whole[placed.first - 1 : placed.last]]


def test_pages_of_a_paper_go_into_a_bundle_by_their_own_numbers_less_what_is_left_out(tmp_path: Path) -> None:
    """A part names pages of the paper; in the redacted copy those after a withheld one have other numbers."""
    folder = case_that_withholds(tmp_path / "case", 2)
    suggested(folder)
    decide(folder)
    with_role(folder)
    redact(folder)
    front, end = "The front names and no more.", "The end, as told it."
    for pages_asked, said in (
        {"first: 1, last: 2": [front], "first: 2, last: 3": [end], "first: 3, last: 3": [end]}
    ).items():
        found = bundled_pages(folder, f"{{paper: {PAPER}, {pages_asked}}}")
        assert len(found) == len(said)
        assert all(words in page for words, page in zip(said, found, strict=True))
    with pytest.raises(InputError, match="names pages that are all withheld"):
        bundled_pages(folder, f"{{paper: {PAPER}, first: 2, last: 2}}")


def test_what_is_withheld_on_a_page_after_a_paper_was_redacted_keeps_it_out(tmp_path: Path) -> None:
    folder = case_that_withholds(tmp_path / "case", 2)
    suggested(folder)
    decide(folder)
    with_role(folder)
    redact(folder)
    path = folder / "case.yaml"
    more = ENTRY.format(3, "yes").replace("withheld:\n", "").replace("D9", "D8")
    said = path.read_text(encoding="utf-8").replace("withheld:\n  - id: D9", f"withheld:\n{more}  - id: D9")
    path.write_text(said, encoding="utf-8")
    (page,) = bundled_pages(folder, f"{{paper: {PAPER}}}")
    assert "It is not there yet" in page
