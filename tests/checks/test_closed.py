"""What is certified and what the tribunal alone is given: where each rule hits, and near misses."""

from dataclasses import replace

import pytest

from docgen.case import Case
from docgen.checks.rule import DOCUMENTS, STATEMENTS, DocumentReading, Stage
from docgen.checks.running import confirms
from docgen.compose import compose
from docgen.workflow.topics import topics_of
from tests.checks.readings import CLOSED, RULES, readings
from tests.made.cases import case_of
from tests.made.closed import closed_case
from tests.made.topics import form_named

CERTIFIED = "police-disclosure-certificate"
APPLICATION = "rule-13-application"
PACK = "excluded-document-pack"
SCHEDULE = "withheld-schedule"
HELPS = ("    seen: yes\n    helps: no\n", "    seen: yes\n    helps: yes\n")
REFUSED = ("    route: r13_granted\n", "    route: r13_refused\n")
UNSEEN = ("    seen: yes\n", "")
"""Nobody has said whether the decision-maker saw D1."""
OF_D2 = ("    reason_tribunal: Only the arcade owner had the list.\n", "")
NOBODY = ("    authority: Registrar Oakes\n", "    authority: not recorded\n")
TRIES = [
    ("WS-175", CERTIFIED, "everything was looked at", (), ()),
    ("WS-175", CERTIFIED, "one thing was not", (UNSEEN,), ("withheld.0",)),
    ("WS-175", SCHEDULE, "nothing is open", (), ()),
    ("WS-175", SCHEDULE, "a yes is unanswered", (HELPS,), ("withheld.0",)),
    ("WS-175", SCHEDULE, "refused and kept back all the same", (REFUSED,), ("withheld.0.route",)),
    ("WS-176", APPLICATION, "everything is there", (), ()),
    ("WS-176", APPLICATION, "no reason for the tribunal", (OF_D2,), ("withheld.1",)),
    ("WS-176", PACK, "nobody looked at what was granted", (UNSEEN,), ("withheld.0",)),
    ("WS-176", PACK, "nobody decided", (NOBODY,), ("withheld.0",)),
]


def reading(form_name: str, case: Case) -> DocumentReading:
    form = form_named(form_name)
    (topic,) = topics_of(case, form)
    return DocumentReading(case, compose(topic.view, form, as_at=topic.as_at, mark=None), topic.as_at)


@pytest.mark.parametrize(("rule", "form", "about", "changes", "hits"), TRIES, ids=[f"{t[0]} {t[2]}" for t in TRIES])
def test_what_is_open_keeps_a_certificate_and_an_application_from_being_signed(
    rule: str, form: str, about: str, changes: tuple[tuple[str, str], ...], hits: tuple[str, ...]
) -> None:
    del about
    found = RULES[rule].check(reading(form, closed_case(*changes)))
    assert tuple(".".join(map(str, hit.where)) for hit in found) == hits
    assert form_named(form).sheet.profile in RULES[rule].profiles
    assert RULES[rule].stage is Stage.FINAL


def test_what_is_missing_is_named_and_never_said() -> None:
    (hit,) = RULES["WS-176"].check(reading(APPLICATION, closed_case(OF_D2)))
    assert hit.next_step == "Have it looked at, and enter: reason_tribunal."
    assert "arcade" not in f"{hit.detail} {hit.next_step}"


@pytest.mark.parametrize("form", [APPLICATION, PACK])
def test_a_closed_document_says_so_at_the_head_of_every_page(form: str) -> None:
    seen = reading(form, closed_case())
    assert list(RULES["WS-177"].check(seen)) == []
    bare = replace(seen.document, running=replace(seen.document.running, header=()))
    (hit,) = RULES["WS-177"].check(replace(seen, document=bare))
    assert hit.where == "header"
    assert RULES["WS-177"].stage is Stage.DRAFT


SIGNED = {
    "id": "A1", "rule": "WS-178", "statement": "G1", "by": "O. Nvented", "role": "Disclosure officer",
    "date": "2025-05-01", "looked_at": "the signed certificate",
}  # fmt: skip


def test_a_certificate_is_asked_for_where_anything_is_kept_back() -> None:
    for text, asked in ((CLOSED, ["incidents.0.time.withheld"]), (None, [])):
        _, seen = readings(case_of(text=text) if text else case_of())
        assert [".".join(map(str, hit.where)) for hit in RULES["WS-178"].check(seen)] == asked


def test_a_recorded_confirmation_answers_it() -> None:
    lines = "".join(f"\n    {field}: {value}" for field, value in SIGNED.items())
    signed = case_of(("comments:", f"attestations:\n  -{lines[4:]}\n\ncomments:"), text=CLOSED)
    (recorded,) = signed.attestations
    assert confirms(recorded, "WS-178", signed.statements[0])
    assert RULES["WS-178"].overrulable


# --- finals of whatever is no statement ---


@pytest.mark.parametrize("agreed", [True, False])
def test_a_final_of_any_format_is_made_only_where_its_files_were_agreed(agreed: bool) -> None:
    hits = list(RULES["WS-179"].check(replace(reading("withheld-schedule", closed_case()), agreed=agreed)))
    assert bool(hits) is not agreed
    assert all("docgen formats agree withheld-schedule@1" in hit.next_step for hit in hits)


@pytest.mark.parametrize("example", [True, False])
def test_no_final_of_any_format_is_made_of_the_example(example: bool) -> None:
    case = closed_case().model_copy(update={"example": example})
    assert [hit.where for hit in RULES["WS-180"].check(reading("withheld-schedule", case))] == [("example",)] * example


@pytest.mark.parametrize("number", ["WS-179", "WS-180"])
def test_what_holds_of_finals_holds_of_every_profile_but_those_that_have_their_own_rule(number: str) -> None:
    assert RULES[number].profiles | STATEMENTS == DOCUMENTS
    assert RULES[number].profiles & STATEMENTS == set()
    assert RULES["WS-109"].profiles == RULES["WS-123"].profiles == STATEMENTS


VERDICTS = [(rule, bool(hits)) for rule, _, _, _, hits in TRIES]
VERDICTS += [(rule, hits) for rule in ("WS-179", "WS-180") for hits in (True, False)]
VERDICTS += [("WS-177", True), ("WS-177", False), ("WS-178", True), ("WS-178", False)]
"""What the tests here show of each rule."""
