"""The catalogue as a whole: what it holds, that every rule is tried, and what it says of the two fixture cases."""

import re
from dataclasses import replace

import pytest

from docgen.case.loading import load_with_places
from docgen.checks.rule import DocumentReading, Hit, Reads, Stage
from docgen.checks.running import Round, run_rules
from docgen.errors import Place
from tests.checks import (
    test_as_reported,
    test_attested,
    test_cited_pages,
    test_cited_words,
    test_closed,
    test_courts,
    test_facts,
    test_files,
    test_form_s9,
    test_handling,
    test_harm_and_overseas,
    test_identifying,
    test_identity,
    test_intelligence,
    test_knowledge,
    test_leaks,
    test_order,
    test_other_side,
    test_own_words,
    test_papers_in_folder,
    test_process,
    test_produced,
    test_received,
    test_relations,
    test_showing,
    test_told_beside,
    test_withholding,
    test_words_and_form,
)
from tests.checks.conftest import Filed
from tests.checks.readings import CLOSED, OPEN, RULES, Try, outcome, reading_of, readings
from tests.disclosure import test_beside
from tests.made.cases import case_of, edited

OF_CASES = (
    *test_as_reported.TRIES,
    *test_courts.TRIES,
    *test_order.TRIES,
    *test_other_side.TRIES,
    *test_told_beside.TRIES,
    *test_identifying.TRIES,
    *test_own_words.TRIES,
    *test_handling.TRIES,
    *test_facts.TRIES,
    *test_process.TRIES,
    *test_knowledge.TRIES,
    *test_leaks.CIPHERS,
    *test_harm_and_overseas.TRIES,
    *test_intelligence.TRIES,
    *test_words_and_form.TRIES,
    *test_identity.TRIES,
    *test_relations.TRIES,
    *test_showing.TRIES,
    *test_withholding.TRIES,
    *test_received.OF_THE_EXAMPLE,
)
TRIED = (*OF_CASES, *test_files.TRIES)
Row = Try | test_files.Try
COMMISSIONED = (
    "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 20 21 22 23 24 25 26 27 28 30 31 32 33 34 35 36 37 38 40 "
    "41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 60 62 63 64 65 66 67 68 70 71 72 73 74 75 76 80 81 82 83 "
    "84 85 87 88 89 90 91 92 95 96 97 98 99 100 102 103 104 105 106 107 108 109 110 111 112 113 114 115 116 120 121 "
    "122 123 124 125 126 127 128 129 130 131 132 140 141 142 143 144 145 146 147 148 149 150 151 152 153 154 155 156 "
    "157 158 159 165 166 167 168 169 170 171 172 173 174 175 176 177 178 179 180 181 182 183 184 185 186 187 188 189 "
    "190 191"
)
NEVER_OVERRULED = (
    "WS-155",
    "WS-25",
    "WS-43",
    "WS-63",
    "WS-65",
    "WS-126",
    "WS-132",
    "WS-41",
    "WS-42",
    "WS-44",
    "WS-45",
    "WS-46",
    "WS-80",
    "WS-89",
    "WS-109",
    "WS-110",
    "WS-111",
    "WS-113",
    "WS-90",
    "WS-82",
    "WS-81",
    "WS-149",
    "WS-141",
    "WS-91",
    "WS-123",
    "WS-171",
    "WS-172",
    "WS-173",
    "WS-175",
    "WS-176",
    "WS-177",
    "WS-179",
    "WS-180",
)
VERDICTS = (*test_produced.VERDICTS, *test_attested.VERDICTS, *test_closed.VERDICTS, *test_beside.VERDICTS)
NOTES = {OPEN: ["WS-106", "WS-107"], CLOSED: ["WS-106", "WS-114"]}


def test_the_catalogue_holds_the_rules_that_it_should_in_the_order_of_their_numbers() -> None:
    assert list(RULES) == [f"WS-{number}" for number in COMMISSIONED.split()]


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_case_that_trips_it_and_a_near_miss(rule: str) -> None:
    verdicts = {bool(row.hits) for row in TRIED if row.rule == rule}
    of_papers = (*test_papers_in_folder.TRIES, *test_received.TRIES, *test_cited_pages.TRIES, *test_cited_words.TRIES)
    verdicts |= {bool(row.hits) for row in of_papers if row.rule == rule}
    verdicts |= {bool(row.hits) for row in test_form_s9.FILES if row.rule == rule}
    verdicts |= {hits for number, hits in VERDICTS if number == rule}
    assert verdicts == {True, False}


@pytest.mark.parametrize("rule", NEVER_OVERRULED)
def test_leaks_outcome_wording_and_what_points_the_other_way_are_never_overruled(rule: str) -> None:
    assert not RULES[rule].overrulable


@pytest.mark.parametrize("text", [OPEN, CLOSED], ids=["open", "closed"])
@pytest.mark.parametrize("final", [False, True], ids=["draft", "final"])
def test_the_fixture_cases_trip_no_rule_but_their_notes(text: str, final: bool, filed: Filed) -> None:
    data, seen = readings(case_of(text=text), final=final)
    stage = Stage.FINAL if final else Stage.DRAFT
    round_ = Round("tribunal_cpr", stage, lambda where: Place(str(where)))
    found = [
        finding.rule
        for reads, reading in (
            (Reads.DATA, data),
            (Reads.TEXT, seen),
            (Reads.DOCUMENT, DocumentReading(data.case, seen.document, data.statement.date, data)),
            (Reads.FILE, filed(seen.document)),
        )
        for finding in run_rules(reading, reads, round_)
    ]
    assert found == NOTES[text]


def test_a_draft_may_be_made_in_a_format_that_nobody_agreed_and_a_final_may_not() -> None:
    for stage, due in ((Stage.DRAFT, ["WS-116"]), (Stage.FINAL, ["WS-109"])):
        _, seen = readings(case_of(), final=stage is Stage.FINAL)
        round_ = Round("tribunal_cpr", stage, lambda where: Place(str(where)))
        (found,) = run_rules(replace(seen, agreed=False), Reads.TEXT, round_)
        assert [found.rule] == due
        assert "docgen formats agree police-statement-tribunal@1 --by " in found.next_step
        assert all(f" --{option} " in found.next_step for option in ("by", "role", "on", "formats"))


@pytest.mark.parametrize("row", [row for row in TRIED if row.hits], ids=str)
def test_no_finding_repeats_a_name_or_a_withheld_value(row: Row, filed: Filed) -> None:
    secrets = re.compile(r"Lopes|Haddenham|Stanciu|Ferrant|Odile|Gull Row|23:40|my sister|07700|1995")
    for hit in row_hits(row, filed):
        assert not secrets.search(f"{hit.detail} {hit.next_step}")


def row_hits(row: Row, filed: Filed) -> list[Hit]:
    if isinstance(row, test_files.Try):
        return list(RULES[row.rule].check(test_files.reading_of(row, filed)))
    return of_case(row)


def of_case(row: Try) -> list[Hit]:
    rule = RULES[row.rule]
    return list(rule.check(reading_of(row)[rule.reads]))


CHARGED = (("role: arrested", "role: charged"), ("kind: arrested", "kind: charged"))
CHARGED_THEN = (CHARGED[0], ("kind: arrested, date: 2023-05-06", "kind: charged, date: 2023-06-28"))
ENDINGS = {
    "acquitted": (*test_facts.ACQUITTED, *CHARGED),
    "cautioned": test_facts.CAUTIONED,
    "discontinued": (*outcome("result: discontinued\ndate: 2023-06-28\nreason: not recorded"), *CHARGED),
    "no further action": (),
    "other disposal": test_facts.RESOLVED,
    "pending": (*outcome(test_facts.PENDING + "2024-03-01"), *CHARGED_THEN),
    "quashed": (*test_facts.QUASHED, *CHARGED),
    "unfit to plead": (*test_facts.UNFIT, *CHARGED),
    "under investigation": outcome("result: under investigation\ndate: 2023-06-28"),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_way_of_ending_trips_a_rule_by_its_own_wording(ending: str) -> None:
    data, seen = readings(case_of(*ENDINGS[ending], text=CLOSED))
    document = DocumentReading(data.case, seen.document, data.statement.date, data)
    reading = {Reads.DATA: data, Reads.TEXT: seen, Reads.DOCUMENT: document}
    held = [rule for rule in RULES.values() if rule.reads in reading and "tribunal_cpr" in rule.profiles]
    found = [rule.id for rule in held for _ in rule.check(reading[rule.reads])]
    assert found == ["WS-106", "WS-114"]


@pytest.mark.parametrize("row", [row for row in OF_CASES if row.hits], ids=str)
def test_a_hit_in_the_case_has_a_line_of_the_file(row: Try) -> None:
    loaded = load_with_places(edited(*row.case, text=row.base).encode(), "case.yaml")
    for hit in of_case(row):
        if isinstance(hit.where, tuple):
            place = loaded.place(hit.where)
            assert place.line > 1
            assert place.field
