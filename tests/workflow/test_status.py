"""How a case stands on a day: what is made, what is missing and from whom, what is due and by which rule."""

from datetime import date
from pathlib import Path

import pytest

from docgen.case import Case
from docgen.case.shape import fields_at
from docgen.workflow.due import due_dates
from docgen.workflow.forms import form_case
from docgen.workflow.lacking import ASKED, lacking
from docgen.workflow.starting import start_case
from docgen.workflow.status import status_of
from tests.intake.books import fixture
from tests.made.cases import case_of
from tests.workflow.cases import STEM, case_folder, made

TODAY = date(2025, 6, 1)
SHAPES = sorted(ASKED)


def case_from(name: str) -> Case:
    return Case.model_validate(fixture(name))


def wanted(case: Case) -> set[tuple[str, str]]:
    return {(each.who, each.of) for each in lacking(case)}


def test_what_is_missing_is_said_with_who_can_give_it() -> None:
    found = wanted(
        case_of(("pnc: 2025/0031877D", "pnc: not recorded"), ("nationality: Brazilian", "nationality: not recorded"))
    )
    assert ("police", "subject pnc") in found
    assert ("Home Office", "subject nationality") in found


def test_a_fact_that_is_there_or_has_no_place_is_not_asked_for() -> None:
    assert not {of for _, of in wanted(case_of()) if of.startswith("subject")}
    assert ("police", "subject pnc") not in wanted(case_of(("pnc: 2025/0031877D", "pnc: not applicable")))


@pytest.mark.parametrize(
    ("name", "who", "of"),
    [
        ("khelladi", "maker", "M2"),
        ("khelladi", "police", "summary"),
        ("khelladi", "case-owner", "C1"),
        ("small-closed", "court", "S1"),
    ],
)
def test_papers_statements_and_commissions_that_are_not_here_are_asked_for(name: str, who: str, of: str) -> None:
    data = fixture(name)
    if of == "S1":
        (first, *rest) = data["papers"]
        first = {key: value for key, value in first.items() if key not in {"file", "sha256"}} | {"from_party": "court"}
        data = {**data, "papers": (first, *rest)}
    assert (who, of) in wanted(Case.model_validate(data))


@pytest.mark.parametrize(
    ("kind", "who", "what"),
    [("notice of decision", "case-owner", "is here (S1)"), ("correspondence", "Home Office", "the notice of decision")],
)
def test_a_decision_of_which_the_notice_is_here_is_to_be_entered(kind: str, who: str, what: str) -> None:
    case = case_of(("kind: notice of decision", f"kind: {kind}"))
    (found,) = [each for each in lacking(case) if each.of == "decision"]
    assert found.who == who
    assert found.what.endswith(what)


def test_a_commission_is_asked_for_until_the_maker_has_answered_and_of_a_case_that_was_referred() -> None:
    data = fixture("brandini-lopes")
    asked = ("case-owner", "G1")
    assert asked not in wanted(Case.model_validate(data))
    unanswered = {**data, "statements": ({**data["statements"][0], "paragraphs": ()},)}
    assert asked in wanted(Case.model_validate(unanswered))
    referral = {"date": "2025-01-10", "accepted": "not recorded", "interest": "not recorded"}
    assert asked in wanted(Case.model_validate({**data, "referral": referral}))


@pytest.mark.parametrize(
    ("day", "is_asked"), [("not recorded", True), ("not applicable", False), ("2025-04-02", False)]
)
def test_the_day_of_a_commission_is_asked_for_only_where_it_is_not_recorded(day: str, is_asked: bool) -> None:
    data = fixture("brandini-lopes")
    commission = {"id": "C1", "statement": "G1", "maker": "M1", "date": day, "due": "2025-04-30"}
    case = Case.model_validate({**data, "commissions": (commission,)})
    assert (("case-owner", "C1") in wanted(case)) == is_asked
    assert "C1" not in {each.of for each in due_dates(case)}
    unanswered = {**data, "commissions": (commission,), "statements": ({**data["statements"][0], "paragraphs": ()},)}
    assert "C1" in {each.of for each in due_dates(Case.model_validate(unanswered))}


@pytest.mark.parametrize(
    ("changes", "is_asked"),
    [
        ((), False),  # a court convicted, and the subject admitted it
        ((("stance: admitted", "stance: denied"),), False),
    ],
)
def test_how_it_is_known_is_not_asked_of_what_a_court_or_the_subject_bears_out(
    changes: tuple[tuple[str, str], ...], *, is_asked: bool
) -> None:
    unsaid = ("    identity: [L1]\n", "    identity: [L1]\n    chain: not recorded\n")
    assert (("maker", "I1 chain") in wanted(case_of(*changes, unsaid))) == is_asked


@pytest.mark.parametrize(("stance", "is_asked"), [("denied", True), ("admitted", False)])
def test_how_it_is_known_is_asked_of_an_allegation_that_nobody_bears_out(stance: str, *, is_asked: bool) -> None:
    data = fixture("small-closed")
    first, *rest = data["incidents"]
    account = {"stance": stance, "where": "in interview", "date": "not recorded", "words": "a", "from": ("S1",)}
    told = {**first, "chain": "not recorded", "account": account}
    asked = wanted(Case.model_validate({**data, "incidents": (told, *rest)}))
    assert (("maker", f"{first['id']} chain") in asked) == is_asked


@pytest.mark.parametrize(
    ("changes", "is_asked"),
    [((), False), (("rule: WS-170", "rule: WS-26"), True), (("25\n    looked_at", "24\n    looked_at"), True)],
)
def test_the_maker_is_asked_to_confirm_words_until_that_is_recorded(
    changes: tuple[str, str], *, is_asked: bool
) -> None:
    assert (("maker", "G1") in wanted(case_of(*([changes] if changes else [])))) == is_asked


def test_a_statement_without_words_waits_for_no_confirmation_of_them() -> None:
    data = fixture("brandini-lopes")
    unanswered = {**data, "statements": ({**data["statements"][0], "paragraphs": ()},), "attestations": ()}
    assert ("maker", "G1") not in wanted(Case.model_validate(unanswered))


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_asked_for_is_a_field_of_the_case(shape: str) -> None:
    loc: tuple[str | int, ...] = tuple(0 if step == "*" else step for step in shape.split("."))
    assert loc[-1] in fields_at(Case, loc[:-1])


def test_the_bundle_is_due_by_rule_24_or_as_recorded() -> None:
    (bundle,) = (each for each in due_dates(case_of()) if each.of == "appeal")
    assert (bundle.day, bundle.days_left(TODAY)) == (date(2025, 5, 20), -12)
    assert bundle.rule == "Procedure Rules 2014, rule 24(3): 28 days from the Tribunal's notice"
    (other,) = (
        each for each in due_dates(case_of(("bundle_due: 2025-05-20", "bundle_due: 2025-06-20"))) if each.of == "appeal"
    )
    assert other.day == date(2025, 6, 20)
    assert other.rule.startswith("as recorded; by Procedure Rules 2014, rule 24(3)")
    (reckoned,) = (
        each
        for each in due_dates(case_of(("bundle_due: 2025-05-20", "bundle_due: not recorded")))
        if each.of == "appeal"
    )
    assert reckoned.day == date(2025, 5, 20)


def test_searches_and_the_prosecutors_word_are_due_again_after_28_days() -> None:
    due = {(each.of, each.what): each for each in due_dates(case_from("monforte"))}
    pending = next(each for (of, _), each in due.items() if of == "I7")
    assert "house rule" in pending.rule
    searches = next(each for (of, what), each in due.items() if of == "G1" and "searches" in what)
    first = min(search.date for search in case_from("monforte").statements[0].searches)
    assert (searches.day - first).days == 28


def test_the_next_step_follows_from_what_is_made(tmp_path: Path) -> None:
    folder = case_folder(tmp_path / "case")
    before = status_of(folder, TODAY)
    assert (before.outputs[0].stem, before.outputs[0].draft) == (STEM, "none")
    assert before.next_step == f"docgen statement {folder}"
    made(folder)
    drafted = status_of(folder, TODAY)
    assert drafted.outputs[0].draft == "made"
    assert drafted.next_step == f"docgen statement {folder} --final"
    path = folder / "case.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# looked at again\n", encoding="utf-8")
    assert status_of(folder, TODAY).outputs[0].draft == "made before the case was last changed"


def test_a_format_that_is_not_agreed_is_what_comes_next(tmp_path: Path) -> None:
    folder = case_folder(tmp_path / "case", agreed=False)
    made(folder)
    assert status_of(folder, TODAY).next_step == "docgen formats"


def test_errors_are_to_be_mended_first(tmp_path: Path) -> None:
    folder = case_folder(tmp_path / "case")
    (folder / "papers" / "certificate.pdf").unlink()
    status = status_of(folder, TODAY)
    assert status.outputs[0].errors
    assert status.next_step == f"docgen check {folder}"


def test_a_field_that_the_case_file_leaves_out_is_told_of_at_its_own_cell_and_a_paragraph_at_that_of_its_words(
    tmp_path: Path,
) -> None:
    folder = case_folder(tmp_path / "case")
    path = folder / "case.yaml"
    text = path.read_text(encoding="utf-8").replace("    exhibits: [LH/1]\n", "")
    path.write_text(
        text.replace("They were\n          recovered.", "They were\n          recovered from a prolific thief."),
        encoding="utf-8",
    )
    form_case(folder, summary=False)
    status = status_of(folder, TODAY)
    assert "WS-99" in {found.rule for each in status.outputs for found in each.findings}
    told = {found.rule: str(spot) for spot, found in status.cells}
    assert told["WS-48"] == "statements!J3 (exhibits)"
    assert told["WS-99"] == "paragraphs!G5 (text)"


def test_after_a_final_agreed_elsewhere_nothing_is_to_be_agreed(tmp_path: Path) -> None:
    folder = case_folder(tmp_path / "case")
    made(folder, final=True)
    (folder / "formats").rename(tmp_path / "elsewhere")
    assert status_of(folder, TODAY).next_step == f"docgen bundle {folder} --init"


def test_a_file_of_which_the_case_says_nothing_is_named(tmp_path: Path) -> None:
    folder = case_folder(tmp_path / "case")
    (folder / "papers" / "late.txt").write_bytes(b"a late paper\n")
    assert status_of(folder, TODAY).strays == ("late.txt",)


def test_a_case_just_begun_is_to_be_filled_in(tmp_path: Path) -> None:
    start_case(tmp_path / "case", source=None, example=None)
    status = status_of(tmp_path / "case", TODAY)
    assert status.example
    assert status.lacking == status.due == status.outputs == ()
    assert status.next_step == f"docgen form {tmp_path / 'case'}"
