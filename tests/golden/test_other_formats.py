"""What the formats beside the tribunal's statement say of packs A, B and C, and what they never say."""

import re
from datetime import date
from hashlib import sha256

import pytest

from docgen.case.commission import Summary
from docgen.case.material import Disclosure
from docgen.compose import compose
from docgen.disclosure.casework import summary_view
from docgen.document import Declaration, canonical_text, digest, text_of
from docgen.formats.shelf import shipped_formats
from tests.made.cases import CASE_TEXT, case_of
from tests.made.shared_text import COPIES, Copy, as_it_should_be, body_of
from tests.made.topics import OTHERS, case_named, form_named, made_of, named_section, unspeakable

A, B, C = "monforte", "khelladi", "brandini-lopes"
PACKS = [(case, form) for case in (A, B, C) for form in OTHERS]
DECLARED = (
    "This statement (consisting of [pages] page(s) each signed by me) is true to the best of my knowledge and belief "
    "and I make it knowing that, if it is tendered in evidence, I shall be liable to prosecution if I have wilfully "
    "stated in it anything which I know to be false, or do not believe to be true."
)
STRAY = re.compile(r"  | [,;:)]|\( |,,|[{}]|\|  \|| \.(?!\.)|(?<!\.)\.\.(?!\.)")
"""Two spaces, one before a stop, a doubled stop that is no ellipsis, a brace, an empty cell."""
RENEW = "the text that two formats share has changed in one of them: run `python -m tests.made.agreements`"


def text_of_all(case: str, form: str) -> str:
    return "\n".join(made.text for made in made_of(case_named(case), form))


def summary_on(case: str, day: date) -> str:
    """The summary as it would be printed on a later day."""
    read = case_named(case)
    assert isinstance(read.summary, Summary)
    return canonical_text(
        compose(summary_view(read, read.summary, day), form_named("summary-of-material"), as_at=day, mark=None)
    )


# --- all of them ---


@pytest.mark.parametrize(("case", "form"), PACKS)
def test_no_document_holds_a_string_that_the_pack_forbids(case: str, form: str) -> None:
    text = text_of_all(case, form)
    forbidden = unspeakable(case) if case != C else ("Tamsin", "Overbury")
    assert len(forbidden) > 1
    assert [each for each in forbidden if each.casefold() in text.casefold()] == []


@pytest.mark.parametrize(("case", "form"), PACKS)
def test_no_sentence_has_stray_spaces_stops_or_braces(case: str, form: str) -> None:
    lines = [line for line in text_of_all(case, form).splitlines() if not line.startswith("[foot]")]
    assert [line for line in lines if STRAY.search(line)] == []


@pytest.mark.parametrize("form", OTHERS)
def test_the_example_of_each_format_makes_a_document_of_it(form: str) -> None:
    example = (shipped_formats() / form / "1" / "example.yaml").read_text(encoding="utf-8")
    assert made_of(case_of(text=example), form)
    assert ("summary:" in example) is (form in {"summary-of-material", "statement-commission"})


@pytest.mark.parametrize("copy", COPIES, ids=lambda copy: copy.target)
def test_what_two_formats_share_is_the_same_in_both(copy: Copy) -> None:
    target = body_of(shipped_formats(), copy.target).read_text(encoding="utf-8")
    assert target == as_it_should_be(copy, shipped_formats()), RENEW


# --- the statement in the form of section 9 ---


@pytest.mark.parametrize("case", [A, B, C])
def test_the_head_of_a_section_9_statement_has_name_age_occupation_and_declaration(case: str) -> None:
    for made in made_of(case_named(case), "police-statement-s9"):
        _, title, citation, maker, age, occupation, declared, signature, first, *_ = made.text.split("\n\n")
        assert title == "# WITNESS STATEMENT"
        assert citation == "(Criminal Procedure Rules, rule 16.2; Criminal Justice Act 1967, section 9)"
        assert re.fullmatch(r"Statement of: \S+ \S+", maker)
        assert age == "Age if under 18: Over 18"
        assert re.fullmatch(r"Occupation: [A-Z][\w ]+ \w+, [\w ]+", occupation)
        assert declared == DECLARED
        assert signature == "Signature ________\nDate ________"
        assert first == "## Who I am"


def test_the_declaration_is_a_constant_whatever_the_number_of_pages() -> None:
    (made,) = made_of(case_named(C), "police-statement-s9")
    (block,) = [block for block in made.document.blocks if isinstance(block, Declaration)]
    declared = made.form.declared("true")
    assert "consisting of {pages} page(s)" in declared.text
    assert block.digest == declared.digest == sha256(declared.text.encode()).hexdigest()
    assert text_of(block.spans) == declared.printed == DECLARED
    (final,) = made_of(case_named(C), "police-statement-s9", mark=None)
    assert digest(made.document) == digest(final.document)


def test_a_section_9_statement_says_what_the_tribunal_s_says_between_its_head_and_its_end() -> None:
    (ours,) = made_of(case_named(A), "police-statement-s9")
    (theirs,) = made_of(case_named(A), "police-statement-tribunal")
    begin, end = "## Who I am", "\n\n## Statement of truth"
    assert ours.text.partition(begin)[2].rstrip() == theirs.text.partition(begin)[2].partition(end)[0]
    assert "acquitted Mr Monforte: not guilty by unanimous verdict" in ours.text


def test_every_page_of_a_section_9_statement_has_lines_for_both_signatures() -> None:
    (made,) = made_of(case_named(A), "police-statement-s9")
    foot = made.text.partition("[foot] ")[2].partition("\n\n")[0]
    assert re.fullmatch(
        r"Signature \.{30,} Signature witnessed by \.{30,}\nStatement of H Callowhill \| Page \[page\] of \[pages\]",
        foot,
    )


@pytest.mark.parametrize(
    "unsaid", ["tribunal has", "admissible", "date of birth of", "MG11", "telephone", "email", "prolific", "High Harm"]
)
def test_a_section_9_statement_claims_nothing_for_the_tribunal_and_has_nothing_of_the_rear(unsaid: str) -> None:
    assert unsaid.casefold() not in text_of_all(C, "police-statement-s9").casefold()


@pytest.mark.parametrize(
    ("change", "age"),
    [
        (("over_18: yes", "over_18: no\n    age: 17"), "17"),
        (("over_18: yes", "over_18: no\n    age: not recorded"), "not recorded"),
        (("over_18: yes", "over_18: yes"), "Over 18"),
    ],
)
def test_the_age_is_given_where_the_maker_is_under_18(change: tuple[str, str], age: str) -> None:
    (made,) = made_of(case_of(change), "police-statement-s9")
    assert f"\n\nAge if under 18: {age}\n\n" in made.text


def test_a_maker_who_cannot_read_has_a_second_declaration_by_the_reader() -> None:
    assert "can_read" not in CASE_TEXT
    case = case_of(("over_18: yes", "over_18: yes\n    can_read: no\n    reader: Merrin Oxley"))
    (made,) = made_of(case, "police-statement-s9")
    signatures = made.text.partition(DECLARED)[2].partition("## Who I am")[0].strip()
    assert signatures == (
        "Signature ________\nDate ________\n\n"
        "The maker of this statement cannot read it. I read it over to the maker before it was signed.\n\n"
        "Signature ________\nName Merrin Oxley\nDate ________"
    )


# --- the summary of available material ---

EACH = (
    "Date", "What it shows", "Outcome", "What points the other way", "Primary record held", "Can it be disclosed",
    "Handling conditions", "Who can speak to it", "Selected or declined",
)  # fmt: skip


@pytest.mark.parametrize("case", [A, B])
def test_the_summary_sets_out_every_row_with_all_that_the_police_were_asked(case: str) -> None:
    (made,) = made_of(case_named(case), "summary-of-material")
    summary = case_named(case).summary
    assert isinstance(summary, Summary)
    assert made.document.running.header[0].text == "Internal: not for service"
    items = named_section(made.text, "Each item").strip().split("\n\n")
    assert len(items) == len(summary.rows)
    for number, (item, row) in enumerate(zip(items, summary.rows, strict=True), 1):
        head, *lines = item.splitlines()
        assert head == f"| Item {number} | {row.item} |"
        assert tuple(line.split(" | ")[0].removeprefix("| ") for line in lines) == EACH


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (A, "| What it shows | allegation of assault occasioning actual bodily harm, made by Person C |"),
        (A, "| What points the other way | Person C withdrew on 2 April 2020, saying that she lost her footing; not"),
        (A, "| Can it be disclosed | in part: names and contact details of Person A |"),
        (
            A,
            "| Selected or declined | declined: cannot be disclosed; on the withheld schedule by number",
        ),
        (A, "| Emotional | Person A | avoids the town centre | I1 of 16 June 2019: convicted | no |"),
        (
            A,
            "| Financial | Person B | a vehicle window, value £180; paid to the owner | I2 of 9 November 2019:",
        ),
        (B, "| What points the other way | 39 of the 41 are not attributed to him |"),
        (B, "| Emotional | Person A | aged 81, stopped going out alone | I4 of 4 December 2022: convicted | no |"),
        (B, "This is a guide of the guidance on Operation Nexus (2017), not a test of law."),
    ],
)
def test_the_summary_says_what_is_held_what_helps_him_and_whom_it_harmed(case: str, said: str) -> None:
    assert said in text_of_all(case, "summary-of-material")


@pytest.mark.parametrize(
    ("case", "day", "since", "window", "count"),
    [
        (A, date(2025, 3, 3), "decision", "from 4 March 2022 to 3 March 2025", 1),
        (A, date(2025, 1, 27), "referral", "from 10 December 2021 to 9 December 2024", 1),
        (B, date(2025, 5, 20), "decision", "from 21 May 2022 to 20 May 2025", 7),
        (B, date(2025, 4, 9), "referral", "from 18 February 2022 to 17 February 2025", 8),
    ],
)  # fmt: skip
def test_the_guide_of_five_in_three_years_shows_its_window_and_its_convictions(
    case: str, day: date, since: str, window: str, count: int
) -> None:
    section = named_section(summary_on(case, day), "Five convictions in three years")
    counted = "1 conviction" if count == 1 else f"{count} convictions"
    met = "met" if count >= 5 else "not met"
    line = f"Back from the {since}: {window}, both days counted, {counted}. Five or more: {met}."
    assert line in section
    listed = section.partition(line)[2].strip().split("\n\n")[0].splitlines()
    assert listed[0] == "| Incident | Convicted on | Court | Of |"
    assert len(listed) - 1 == count


def test_a_caution_an_acquittal_and_a_charge_are_in_no_window() -> None:
    section = named_section(summary_on(A, date(2025, 3, 3)), "Five convictions in three years")
    found = re.findall(r"^\| (I\d+) \|", section, re.MULTILINE)
    assert set(found) == {"I6"}


def test_a_case_without_a_summary_has_none_to_print() -> None:
    assert made_of(case_named(C), "summary-of-material") == ()


# --- the commission ---


@pytest.mark.parametrize(
    ("case", "maker", "said"),
    [
        (A, "C1", "To: Detective Constable 4471EM Hesper Callowhill, Nexus liaison officer, Eastmere BCU"),
        (A, "C1", "Date: 16 January 2025"),
        (A, "C1", "Please send it by: a day that is still to be agreed; please say when you can"),
        (A, "C1", "selected 10 items of the summary of available material"),
        (A, "C1", "declined 3 items of the summary, to be left out too."),
        (A, "C1", "Please produce 19 exhibits under the marks given"),
        (A, "C1", "immigration law, or a view on what should happen to Mr Monforte"),
        (A, "C1", "Is incident 5 to be left out, or set out only to say that it is not relied on?"),
        (A, "C1", "only with the withdrawal statement, in the same paragraph as the allegation"),
        (B, "C1", "ten convictions; the one abroad is apart from the nine"),
        (B, "C1", "Please produce 12 exhibits under the marks given"),
        (B, "C2", "Please produce 3 exhibits under the marks given"),
        (B, "C2", "any sentence that reads as if Mr Khelladi did all 41 thefts"),
        (B, "C2", "Please send your statement of 14 February 2025; it is not in the folder."),
    ],
)
def test_the_commission_asks_its_maker_for_what_was_selected_and_nothing_else(case: str, maker: str, said: str) -> None:
    (made,) = [made for made in made_of(case_named(case), "statement-commission") if made.name == maker]
    assert made.document.running.header[0].text == "Internal: not for service"
    assert said in made.text


REMINDERS = (
    "Your own words.", "How you know.", "What you searched.", "What you do not know.", "What points the other way.",
    "Why you say who it is.", "How each matter ended.", "No law and no label.",
)  # fmt: skip


@pytest.mark.parametrize("case", [A, B])
def test_the_commission_says_in_plain_words_how_a_statement_is_written(case: str) -> None:
    for made in made_of(case_named(case), "statement-commission"):
        told = named_section(made.text, "As you write").strip().split("\n\n")
        assert [
            paragraph for paragraph, begins in zip(told, REMINDERS, strict=True) if not paragraph.startswith(begins)
        ] == []
        assert "strike it" in told[0]


# --- front sheets and the schedule ---


@pytest.mark.parametrize("case", [A, B, C])
def test_every_exhibit_of_every_statement_has_its_front_sheet(case: str) -> None:
    read = case_named(case)
    marks = [mark for statement in read.statements for mark in statement.exhibits]
    made = made_of(read, "exhibit-front-sheet")
    assert [each.name for each in made] == marks
    for each in made:
        assert (
            f"# Exhibit {each.name}\n\nThis is the exhibit marked {each.name} referred to in the witness" in each.text
        )


def test_the_front_sheet_of_a_redacted_crime_report_reads_well() -> None:
    (made,) = [made for made in made_of(case_named(A), "exhibit-front-sheet") if made.name == "HC/7"]
    assert made.text.partition("\n\n")[2] == (
        "H Callowhill\n\nStatement 1\n\nExhibit HC/7\n\n27 January 2025\n\n"
        "Statement concerning Ruben Tavares Monforte\n\n"
        "# Exhibit HC/7\n\n"
        "This is the exhibit marked HC/7 referred to in the witness statement of Hesper Callowhill "
        "dated 27 January 2025.\n\n"
        "What it is: crime report, incident 3\n\n"
        "Date: 20 January 2025\n\n"
        "Length: 2 pages, without this sheet\n\n"
        "Taken from the records on: 20 January 2025\n\n"
        "Copy: a redacted copy; the original is held by Metropolitan Police Service\n\n"
        "Signed ________\nName Hesper Callowhill\nDate ________\n"
    )


def test_of_a_paper_whose_holder_nobody_wrote_down_that_is_said() -> None:
    read = case_of(("held_by: Saltmarsh Magistrates' Court", "held_by: not recorded"))
    (sheet,) = made_of(read, "exhibit-front-sheet")
    assert "nothing in it is redacted; the original is held by somebody who is not recorded\n" in sheet.text
    (schedule,) = made_of(read, "schedule-of-material")
    assert "somebody who is not recorded" in schedule.text


def test_the_front_sheet_names_the_appeal_where_it_was_known_at_the_statement_s_date() -> None:
    (made,) = made_of(case_named(C), "exhibit-front-sheet")
    assert "On behalf of the Respondent" in made.text
    assert "IN THE FIRST-TIER TRIBUNAL" in made.text
    assert "Appeal number: HU/01188/2025" in made.text


@pytest.mark.parametrize("case", [A, B, C])
def test_the_schedule_numbers_what_is_disclosed_and_names_nothing_that_is_withheld(case: str) -> None:
    read = case_named(case)
    (made,) = made_of(read, "schedule-of-material")
    rows = [line.strip("| ").split(" | ") for line in made.text.splitlines() if re.match(r"\| \d", line)]
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    assert {len(row) for row in rows} == {6}
    disclosed = [p for p in read.papers if p.disclosure in {Disclosure.DISCLOSE, Disclosure.REDACT}]
    assert len(rows) == len(disclosed)
    for row, paper in zip(rows, disclosed, strict=True):
        assert row[1] == paper.title + (" (redacted copy)" if paper.disclosure is Disclosure.REDACT else "")
        marks = {each.mark for each in read.exhibits if any(part.paper == paper.id for part in each.parts)}
        assert {mark for mark in re.split(", | and ", row[5]) if mark != "none"} == marks
