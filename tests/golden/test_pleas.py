"""How a conviction came about, in plain English: what was answered, when, and whose finding it was."""

import pytest

from docgen.case import Case, load_case
from docgen.checks.rule import Reads
from docgen.errors import InputError
from docgen.findings import Severity
from docgen.intake.layout import said_of
from docgen.intake.plain import as_filled, spelt_as
from docgen.intake.tables import tables
from tests.checks.readings import CLOSED, RULES, Try, outcome, reading_of, tried
from tests.golden.test_other_formats import STRAY
from tests.intake.books import back, case_in, data_from_text, form_of
from tests.made.cases import case_of, edited
from tests.made.topics import made_of

FORMS = ("police-statement-tribunal", "police-statement-s9")
PLEA = "      plea: guilty\n"
CONVICTED = "On 27 February 2025 Saltmarsh Magistrates' Court convicted Mr Lopes"
OF = "of theft from a shop, contrary to section 1(1) of the Theft Act 1968."
PLEAS = {
    # what the case says: what is printed
    "plea: guilty": f"{CONVICTED}, on a plea of guilty, {OF} The court imposed",
    "plea: not guilty": f"{CONVICTED}, after a plea of not guilty and a trial, {OF} The court imposed",
    "plea: changed to guilty\nplea_date: 2025-02-20":
        f"{CONVICTED}, on a plea that was changed to guilty, {OF} The plea was changed on 20 February 2025. The court",
    "plea: guilty to a lesser offence":
        f"{CONVICTED}, on a plea of guilty to a lesser offence than the one charged, {OF} The court imposed",
    "plea: none entered\nfound_by: a court without a jury\nin_absence: yes":
        f"{CONVICTED}, without a plea, {OF} The court sat without a jury. It was proved in the absence of Mr Lopes.",
    "plea: not recorded": f"{CONVICTED} {OF} The plea is not recorded. The court imposed",
    "plea: guilty\nplea_date: 2025-02-10\nbasis: that he took one jacket, not two":
        f"{CONVICTED}, on a plea of guilty, {OF} The plea was entered on 10 February 2025. The basis of the plea is "
        "recorded as: that he took one jacket, not two. The court",
    "plea: not guilty\nfound_by: a jury": f"{OF} The verdict was that of a jury. The court imposed",
    "plea: not guilty\nfound_by: a jury by a majority":
        f"{OF} The verdict was that of a jury, by a majority. The court imposed",
    "plea: not guilty\nin_absence: no": f"{CONVICTED}, after a plea of not guilty and a trial, {OF} The court imposed",
    "plea: {withheld: {value: guilty, route: pii_claimed, authority: DO, date: 2024-03-01}}":
        f"{CONVICTED} {OF} The plea is withheld. The court imposed",
}  # fmt: skip


def with_plea(lines: str) -> tuple[tuple[str, str], ...]:
    return ((PLEA, "".join(f"      {line}\n" for line in lines.split("\n"))),)


def printed(case: Case, form: str) -> str:
    return "\n".join(made.text for made in made_of(case, form))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lines", PLEAS)
def test_a_plea_and_whose_finding_it_was_are_told_in_plain_english(lines: str, form: str) -> None:
    text = printed(case_of(*with_plea(lines)), form)
    assert PLEAS[lines] in text
    assert [line for line in text.splitlines() if STRAY.search(line) and not line.startswith("[foot]")] == []


@pytest.mark.parametrize("lines", PLEAS)
def test_a_plea_goes_through_the_workbook(lines: str) -> None:
    data = data_from_text(edited(*with_plea(lines)))
    form = back(form_of(data))
    assert spelt_as(data, as_filled(data, tables()), form.assembled.data) == data
    assert case_in(form) == Case.model_validate(data)


def test_the_workbook_lists_the_pleas_and_says_what_each_field_holds() -> None:
    table = next(each for each in tables() if each.name == "convictions")
    columns = {path: table.column((path,)) for path in ("plea", "basis", "found_by", "in_absence")}
    said = {path: said_of(column) for path, column in columns.items() if column}
    assert "changed to guilty" in said["plea"]
    assert "none entered" in said["plea"]
    assert "which facts were admitted" in said["basis"]
    assert "a jury by a majority" in said["found_by"]
    assert "absence" in said["in_absence"]


def test_the_verdict_of_an_acquittal_is_free_text_in_the_workbook_still() -> None:
    table = next(each for each in tables() if each.name == "convictions")
    column = table.column(("verdict",))
    assert column is not None
    assert (column.choices, column.only) == ((), ("acquitted",))


PENDING = (
    "result: pending\ndate: 2023-06-28\nplea: PLEA\nplea_date: 2023-07-03\n"
    "next_hearing: Saltmarsh Crown Court, 3 June 2030\nprosecutor_checked: 2024-01-30"
)
ANSWERS = {
    "not guilty": "The plea recorded is not guilty, on 3 July 2023.",
    "changed to guilty": "The plea recorded was changed to guilty, on 3 July 2023.",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("plea", ["not guilty", "changed to guilty"])
def test_what_was_answered_to_a_charge_not_yet_tried_is_told(plea: str, form: str) -> None:
    assert ANSWERS[plea] in printed(case_of(*outcome(PENDING.replace("PLEA", plea)), text=CLOSED), form)


@pytest.mark.parametrize("form", FORMS)
def test_that_no_plea_was_entered_yet_is_told_without_a_day(form: str) -> None:
    lines = PENDING.replace("PLEA", "none entered").replace("plea_date: 2023-07-03\n", "")
    assert "No plea has been entered. The next hearing" in printed(case_of(*outcome(lines), text=CLOSED), form)


RULED = (
    ("WS-48", "plea: not applicable", ("incidents.0.outcome.plea",)),
    ("WS-48", "plea: not recorded", ("incidents.0.outcome.plea",)),
    ("WS-48", "plea: none entered", ()),
    ("WS-40", "plea: guilty\nfound_by: a jury", ("incidents.0.outcome.found_by",)),
    ("WS-40", "plea: guilty\nfound_by: not applicable", ()),
    ("WS-40", "plea: changed to guilty\nfound_by: a jury", ()),
    ("WS-40", "plea: not guilty\nbasis: that he took one", ("incidents.0.outcome.basis",)),
    ("WS-40", "plea: none entered\nplea_date: 2025-02-20", ("incidents.0.outcome.plea_date",)),
    ("WS-40", "plea: guilty\nplea_date: 2025-02-28", ("incidents.0.outcome.plea_date",)),
    ("WS-40", "plea: guilty\nplea_date: 2025-02-27", ()),
)


@pytest.mark.parametrize(("rule", "lines", "hits"), RULED)
def test_what_cannot_be_with_a_plea_is_found(rule: str, lines: str, hits: tuple[str, ...]) -> None:
    assert tried(Try(rule, lines, case=with_plea(lines))) == hits


def test_a_plea_that_is_not_recorded_stops_no_final() -> None:
    (hit,) = RULES["WS-48"].check(reading_of(Try("WS-48", "", case=with_plea("plea: not recorded")))[Reads.DATA])
    assert hit.severity is Severity.WARNING


@pytest.mark.parametrize("rule", ["WS-41", "WS-42", "WS-48"])
@pytest.mark.parametrize("lines", PLEAS)
def test_no_plea_is_taken_for_an_outcome(lines: str, rule: str) -> None:
    hits = tried(Try(rule, lines, case=with_plea(lines)))
    assert hits == (("incidents.0.outcome.plea",) if rule == "WS-48" and "plea: not recorded" in lines else ())


def test_a_word_that_is_no_plea_is_refused() -> None:
    with pytest.raises(InputError, match=r"outcome\.plea: must be one of: guilty, not guilty, changed to guilty"):
        load_case(edited(*with_plea("plea: proved")).encode(), "case.yaml")
