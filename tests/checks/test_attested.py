"""Attested rules: a question that only a named person can answer stands until one has, and is asked again of new words.

The rule is made here, in a catalogue of its own.
"""

from collections.abc import Iterator

import pytest

from docgen.checks.rule import Hit, Reads, Rule, Stage, TextReading, rule
from docgen.checks.running import Round, blocking, run_attested, run_rules
from docgen.errors import Place
from docgen.findings import Finding, Mender, Severity
from tests.checks.readings import RULES, readings
from tests.made.cases import case_of

PRIVATE: dict[str, Rule] = {}
WRITTEN_LATER = (
    "written: 2025-04-25\n        from: [M1]\n        note: invented for this example\n\ncomments:",
    "written: 2025-04-30\n        from: [M1]\n        note: invented for this example\n\ncomments:",
)


@rule(
    "WS-900",
    source="invented for this test",
    severity=Severity.ERROR,
    reads=Reads.ATTESTED,
    mender=Mender.POLICE_DISCLOSURE,
    blind="Whether who confirmed it looked.",
    catalogue=PRIVATE,
)
def somebody_heard_the_recording(reading: TextReading) -> Iterator[Hit]:
    """Where the maker says what was said in an interview, somebody has heard the recording."""
    if any("interview" in paragraph.text for paragraph in reading.data.statement.paragraphs):
        where = ("statements", reading.data.position, "paragraphs")
        yield Hit(where, "tell of an interview, and nobody says that the recording was heard.", "Have it heard.")


def attested(date: str, rule_id: str = "WS-900", statement: str = "G1", name: str = "A7") -> tuple[str, str]:
    row = f"id: {name}, rule: {rule_id}, statement: {statement}, by: B Penhale, role: disclosure officer, date: {date}"
    return "attestations:\n", f"attestations:\n  - {{{row}, looked_at: the recording of the interview}}\n"


def findings_of(*changes: tuple[str, str]) -> tuple[Finding, ...]:
    case = case_of(*changes)
    _, seen = readings(case)
    round_ = Round("tribunal_cpr", Stage.DRAFT, lambda at: Place(str(at)), case.overrules, case.attestations)
    return run_attested(seen, round_, PRIVATE)


def test_a_question_that_nobody_answered_stands_and_blocks() -> None:
    (found,) = blocking(findings_of())
    assert (found.rule, found.mender, found.next_step) == ("WS-900", Mender.POLICE_DISCLOSURE, "Have it heard.")


@pytest.mark.parametrize("day", ["2025-04-25", "2025-04-26"])
def test_a_confirmation_on_or_after_the_day_of_the_last_words_answers_it(day: str) -> None:
    assert findings_of(attested(day)) == ()


@pytest.mark.parametrize(
    "changes",
    [(attested("2025-04-24"),), (WRITTEN_LATER, attested("2025-04-29"))],
    ids=["before any words", "one paragraph was written since"],
)
def test_a_confirmation_from_before_the_last_words_does_not_and_the_finding_says_so(
    changes: tuple[tuple[str, str], ...],
) -> None:
    (found,) = findings_of(*changes)
    assert "A7 is from before the maker's last words were written" in found.next_step
    assert found.stands


SECOND_STATEMENT = (
    "\ncomments:",
    """
  - {id: G2, format: police-statement-tribunal, maker: M1, number: 2, date: 2025-04-26, marking: OFFICIAL,
     incidents: [I1], searches: [], paragraphs: []}

comments:""",
)


@pytest.mark.parametrize(
    "other", [{"rule_id": "WS-01"}, {"statement": "G2"}], ids=["another rule", "another statement"]
)
def test_a_confirmation_of_something_else_answers_nothing(other: dict[str, str]) -> None:
    (found,) = findings_of(SECOND_STATEMENT, attested("2025-04-26", **other))
    assert found.next_step == "Have it heard."


def test_where_the_question_does_not_arise_nobody_is_asked() -> None:
    assert findings_of(("interviewed him", "saw him"), ("and interviewed is", "and saw is")) == ()


def test_attested_rules_are_run_by_themselves_and_a_private_one_is_in_no_catalogue() -> None:
    _, seen = readings(case_of())
    round_ = Round("tribunal_cpr", Stage.DRAFT, lambda at: Place(str(at)))
    assert run_rules(seen, Reads.TEXT, round_, PRIVATE) == ()
    assert not PRIVATE.keys() & RULES.keys()


UNCONFIRMED = ("rule: WS-170", "rule: WS-26")


def own_words_of(*changes: tuple[str, str], final: bool = False) -> tuple[Finding, ...]:
    case = case_of(*changes)
    _, seen = readings(case, final=final)
    stage = Stage.FINAL if final else Stage.DRAFT
    round_ = Round("tribunal_cpr", stage, lambda at: Place(str(at)), case.overrules, case.attestations)
    return tuple(each for each in run_attested(seen, round_, RULES) if each.rule == "WS-170")


WAITS: dict[str, tuple[tuple[tuple[str, str], ...], bool]] = {
    "confirmed": ((), False),
    "another rule": ((UNCONFIRMED,), True),
    "one paragraph was written since": ((WRITTEN_LATER,), True),
    "another statement": ((("statement: G1\n    by:", "statement: G2\n    by:"), SECOND_STATEMENT), True),
}
VERDICTS = [("WS-170", waits) for _, waits in WAITS.values()]


@pytest.mark.parametrize(("changes", "waits"), WAITS.values(), ids=WAITS)
def test_words_wait_for_the_maker_until_the_maker_has_confirmed_them(
    changes: tuple[tuple[str, str], ...], *, waits: bool
) -> None:
    found = own_words_of(*changes)
    assert [(each.severity, each.mender) for each in found] == ([(Severity.NOTE, Mender.MAKER)] if waits else [])
    assert all("waiting for the maker to confirm" in each.detail for each in found)


def test_words_without_a_day_are_never_confirmed_and_the_maker_is_asked_for_it() -> None:
    (found,) = own_words_of(("written: 2025-04-25", "written: not recorded"))
    assert "Enter when each was written too" in found.next_step
    assert "is from before" not in found.next_step


def test_no_final_prints_as_the_makers_own_what_the_maker_never_confirmed() -> None:
    (found,) = own_words_of(UNCONFIRMED, final=True)
    assert found.severity is Severity.ERROR
    assert own_words_of(final=True) == ()
