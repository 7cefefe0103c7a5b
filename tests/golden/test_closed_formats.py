"""What the tribunal alone is told, and what those served are told of the same case."""

import re
from datetime import date
from hashlib import sha256

import pytest

from docgen.case import Case
from docgen.case.closed_views import ApplicationView, ExcludedView
from docgen.checks.rule import CLOSED
from docgen.formats.shelf import load_format, shipped_formats
from docgen.workflow.topics import topics_of
from tests.made.cases import case_of
from tests.made.closed import CLOSED_FORMS, NOTE, SECRETS, closed_case
from tests.made.topics import form_named, made_of

APPLICATION, PACK = CLOSED_FORMS
UPPER = ("number: HU/01188/2025", "number: UI-2025-002612")
ORDERED = ("anonymity: none", "anonymity: made\n  initials: QX")


def text_of(form: str, case: Case) -> str:
    (made,) = made_of(case, form)
    return made.text


def item(text: str, number: int) -> str:
    return text.partition(f"\n## Item {number}: ")[2].partition("\n## ")[0]


def test_the_application_asks_for_what_is_applied_for_and_still_kept_back_and_for_nothing_else() -> None:
    text = text_of(APPLICATION, closed_case())
    assert "the material set out below, 2 items, is not disclosed to the Appellant, Mr Lopes." in text
    assert re.findall(r"^## Item (\d): (.*)$", text, re.MULTILINE) == [
        ("1", "a detail in a record (incident I1: account, words)"),
        ("2", "a list of gaming machines"),
    ]
    assert [each for each in ("Ferrybank", "an old list", "by direction") if each in text] == []


def test_the_application_sets_out_what_is_recorded_of_each_item() -> None:
    rows = item(text_of(APPLICATION, closed_case()), 1).split("\n\n")[2].splitlines()
    assert rows == [
        "| What is asked | What is recorded |",
        "| Who decided to keep it back, and when | Disclosure officer, Saltmarsh Constabulary, 24 April 2025 |",
        "| The reason recorded for the Tribunal | Whoever reads it knows that he spoke of the Wexcombe brothers. |",
        "| Until when | no end is recorded |",
        "| Did the decision-maker see it? | no |",
        "| Would it help the Appellant? | yes |",
        "| Does it go against a paragraph that is served? | no |",
        "| What was done about that | gist given |",
        "| The gist that is offered or given | He gave a reason for it. |",
        "| What the served schedule says of the reason | rights of others |",
    ]


def test_the_application_argues_nothing_and_leaves_room_for_who_applies() -> None:
    text = text_of(APPLICATION, closed_case())
    for number in (1, 2):
        told = item(text, number)
        asked = re.findall(rf"For the applicant to answer, item {number}: (.*)\n\nAnswer ________\n\(continued\)", told)
        assert [line.partition("?")[0][:30] for line in asked] == [
            "to whom would disclosure be li",
            "why is it proportionate that M",
        ]
    assert text.count("Answer ________") == 5
    assert text.rstrip().endswith(
        "Signed ________\nName ________\nPosition ________\nOn behalf of the Respondent\nDate ________"
    )
    assert [word for word in ("we submit", "would cause serious", "is clearly") if word in text] == []


def test_what_may_not_be_listed_is_told_to_the_tribunal_as_that() -> None:
    told = item(text_of(APPLICATION, closed_case()), 2)
    assert "| nothing: its originator directs that it is not listed |" in told
    assert (
        "| note of a telephone call | Police; held by Saltmarsh Constabulary | 5 February 2025 | whole; 3 pages |"
        in told
    )


def test_the_application_has_no_withheld_value_and_the_pack_has_it_word_for_word() -> None:
    assert "I owed money" not in text_of(APPLICATION, closed_case())
    told = item(text_of(PACK, closed_case()), 1)
    assert "What is excluded, word for word: I owed money to the Wexcombe brothers" in told


def test_the_pack_has_the_numbers_of_the_application_and_then_what_was_granted() -> None:
    text = text_of(PACK, closed_case())
    assert [line for line in text.splitlines() if re.match(r"\| \d \|", line)] == [
        "| 1 | a detail in a record (incident I1: account, words) | the Tribunal is asked to allow it |",
        "| 2 | a list of gaming machines | the Tribunal is asked to allow it |",
        "| 3 | a note of a call from Ferrybank | allowed by the Tribunal |",
    ]
    applied = [line for line in text_of(APPLICATION, closed_case()).splitlines() if line.startswith("## Item")]
    assert [line for line in text.splitlines() if line.startswith("## Item")][:2] == applied


def test_the_pack_tells_papers_by_pages_and_digest() -> None:
    told = item(text_of(PACK, closed_case()), 3)
    assert (
        "| note of a telephone call | Police; held by Saltmarsh Constabulary | 5 February 2025 | pages 2 to 3 |" in told
    )
    assert (
        "| custody record | Police; held by Saltmarsh Constabulary | not recorded | whole; pages not counted |" in told
    )
    assert f"SHA-256: {sha256(NOTE).hexdigest()}" in told
    assert "Item 3, paper 1, note of a telephone call: goes with this pack as a file" in told
    assert "Item 3, paper 2, custody record: is to be put beside this pack by hand" in told
    assert "Decided by: Registrar Oakes, 23 April 2025" in told


@pytest.mark.parametrize("form", CLOSED_FORMS)
def test_each_tribunal_is_asked_under_its_own_rules(form: str) -> None:
    first, upper = text_of(form, closed_case()), text_of(form, closed_case(UPPER))
    assert ("ule 13(" in first, "ule 14(" in first, "IN THE FIRST-TIER TRIBUNAL" in first) == (True, False, True)
    assert ("ule 13(" in upper, "ule 14(" in upper, "IN THE UPPER TRIBUNAL" in upper) == (False, True, True)


@pytest.mark.parametrize("form", CLOSED_FORMS)
def test_what_is_closed_says_so_at_the_head_and_keeps_to_an_order_of_anonymity(form: str) -> None:
    text = text_of(form, closed_case(ORDERED))
    assert "[head] CLOSED: for the Tribunal only. Not to be served\n" in text
    assert [word for word in ("Lopes", "Caio", "1995") if word in text] == []
    assert "\n\nQX\n\nAppellant" in text


@pytest.mark.parametrize("form", CLOSED_FORMS)
def test_the_example_of_each_closed_format_makes_a_document_of_it(form: str) -> None:
    example = (shipped_formats() / form / "1" / "example.yaml").read_text(encoding="utf-8")
    assert "a note of a telephone call to the shop" in text_of(form, case_of(text=example))


def test_closed_views_are_of_types_of_their_own() -> None:
    for form, view in ((APPLICATION, ApplicationView), (PACK, ExcludedView)):
        loaded = load_format(shipped_formats() / form / "1")
        assert loaded.view is view
        assert loaded.sheet.audience == "closed"
        assert loaded.sheet.profile in CLOSED


def test_a_closed_document_is_as_at_the_last_day_that_it_tells_of() -> None:
    (topic,) = topics_of(closed_case(), form_named(APPLICATION))
    assert topic.as_at == date(2025, 4, 28)


# --- the certificate, which is served ---

CERTIFICATE = "police-disclosure-certificate"


def test_the_certificate_has_the_numbers_of_the_served_schedule_and_no_more_than_that_tells() -> None:
    text, schedule = text_of(CERTIFICATE, closed_case()), text_of("withheld-schedule", closed_case())
    rows = [line.split(" | ")[:3] for line in schedule.splitlines() if re.match(r"\| \d \|", line)]
    told = text.partition("## What is withheld")[2]
    assert [line.removesuffix(" |").split(" | ") for line in told.splitlines() if re.match(r"\| \d \|", line)] == rows
    assert len(rows) == 2
    assert [word for word in SECRETS if word in text] == []
    assert "does not say whether there is material whose existence may not be told" in told


def test_whether_what_is_withheld_would_help_changes_nothing_in_the_certificate() -> None:
    otherwise = closed_case(
        ("          helps: yes\n          undermines: no", "          helps: no\n          undermines: yes")
    )
    assert text_of(CERTIFICATE, otherwise) == text_of(CERTIFICATE, closed_case())


def test_what_may_not_be_listed_changes_nothing_in_the_certificate() -> None:
    without = closed_case(("  - {id: D3, what: never to be listed, parts", "  - {id: D9, what: another, parts"))
    fewer = without.model_copy(update={"withheld": tuple(each for each in without.withheld if each.listed)})
    assert text_of(CERTIFICATE, fewer) == text_of(CERTIFICATE, closed_case())


def test_the_certificate_tells_what_points_the_other_way_in_each_incident() -> None:
    text = text_of(CERTIFICATE, closed_case())
    assert "| 1 | 2 February 2025 | theft of two jackets | none found when searched on 24 April 2025 |" in text
    assert "that is disclosed, 4 items in the schedule of material" in text


def test_the_certificate_is_signed_by_the_officer_and_by_nobody_whom_docgen_chooses() -> None:
    text = text_of(CERTIFICATE, closed_case())
    assert text.rstrip().endswith(
        "Signed ________\nName ________\nRank or post ________\nForce Saltmarsh Constabulary\nDate ________"
    )
    assert "Haddenham" not in text
    assert "Also reviewed ________" in text
