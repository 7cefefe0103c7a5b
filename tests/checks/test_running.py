"""Running rules: what a recorded overrule does, and what it cannot."""

import pytest

from docgen.checks.rule import CATALOGUE, DocumentReading, Reads, Stage, rule
from docgen.checks.running import Round, blocking, places_of, run_rules
from docgen.errors import Place
from docgen.findings import Finding, Mender, Severity
from tests.checks.readings import OPEN, own, readings
from tests.made.cases import case_of

OVERRULES = """overrules:
  - {id: O1, rule: WS-105, field: paragraph 8, role: senior caseworker, by: A Penhale, reason: quoted, date: 2025-04-25}
  - {id: O2, rule: WS-72, role: Specialist Appeals, by: B Penhale, reason: known, date: 2025-04-25}

comments:"""


def findings_of(*changes: tuple[str, str]) -> tuple[Finding, ...]:
    case = case_of(*changes, text=OPEN)
    data, seen = readings(case)
    blocks = places_of(seen.document, "statement G1")
    places = Round("tribunal_cpr", Stage.DRAFT, lambda at: blocks.get(str(at), Place(str(at))), case.overrules)
    document = DocumentReading(case, seen.document, data.statement.date, data)
    return (*run_rules(document, Reads.DOCUMENT, places), *run_rules(seen, Reads.TEXT, places))


def test_an_overruled_finding_is_reported_and_blocks_nothing() -> None:
    found = findings_of(*own("He was deported from Spain."), ("comments:", OVERRULES))
    assert [(f.rule, f.overruled_by, f.place.field) for f in found] == [("WS-105", "O1", "paragraph 8")]
    assert list(blocking(found)) == []


def test_an_overrule_of_one_place_leaves_others_standing() -> None:
    elsewhere = ("interviewed him. What I say", "interviewed him before he was deported. What I say")
    found = findings_of(*own("He was deported from Spain."), elsewhere, ("comments:", OVERRULES))
    assert [f.place.field for f in blocking(found)] == ["paragraph 3"]


def test_what_cannot_be_overruled_is_not() -> None:
    found = findings_of(*own("See LH/9."), ("comments:", OVERRULES))
    assert [(f.rule, f.stands) for f in found] == [("WS-72", True)]


def test_an_id_is_given_to_one_rule() -> None:
    known = dict(CATALOGUE)
    enter = rule("WS-01", source="x", severity=Severity.NOTE, reads=Reads.DATA, mender=Mender.MAKER, blind="x.")
    with pytest.raises(ValueError, match="WS-01 is given to two rules"):
        enter(lambda reading: iter(()))
    assert known == CATALOGUE


def test_each_text_of_a_document_has_a_place_that_a_reader_can_follow() -> None:
    _, seen = readings(case_of())
    fields = [place.field for place in places_of(seen.document, "statement G1").values()]
    assert fields[0] == "corner-party"
    assert "paragraph 14" in fields
    assert "table exhibits, row 1" in fields
    assert fields[-1] == "signature"


def test_a_slip_in_the_makers_words_is_the_makers_to_mend_and_one_in_a_field_the_case_owners() -> None:
    changes = (*own("It was {LH/1 at TBC."), ("place: a shop in Saltmarsh", "place: TBC"))
    found = [(f.mender, f.detail.partition(" (")[0], f.next_step.split()[0]) for f in findings_of(*changes)]
    assert found == [
        (Mender.MAKER, "holds braces that name nothing", "Write"),
        (Mender.MAKER, "holds a placeholder", "Ask"),
        (Mender.CASE_OWNER, "holds a placeholder", "Enter"),
    ]


def test_a_slip_is_found_by_the_word_that_it_stands_at() -> None:
    found = findings_of(*own("See {LH/1 here."))
    text = case_of(*own("See {LH/1 here.")).statements[0].paragraphs[2].text
    assert [f.detail for f in found] == [f"holds braces that name nothing (word {text.split().index('{LH/1') + 1})."]
