"""What a paper can show by its kind, one search told in two places, and a statement that sets out nothing."""

import pytest

from docgen.findings import Severity
from tests.checks.readings import CLOSED, RULES, Changes, Reads, Try, in_paragraphs, reading_of, tried
from tests.checks.test_facts import ACQUITTED, CAUTIONED

I1 = "incidents.0"
NOTICE = ("kind: certificate of conviction", "kind: notice of appeal")
PNC = ("kind: certificate of conviction", "kind: PNC print")
SENTENCES = tuple(f"{I1}.outcome.sentence.{at}.from" for at in range(3))
MIXED_UP: Changes = (
    ("    kind: certificate of conviction", "    kind: mixed up"),
    ("    kind: notice of appeal", "    kind: certificate of conviction"),
    ("    kind: mixed up", "    kind: notice of appeal"),
)
"""The certificate is S2 and the notice of appeal S4, as where a list in one's head has other numbers than the case."""
BY_KNOWLEDGE = ("    from: [M1, S4 p1]\n", "    from: [M1]\n")
DECIDED = ("\nappeal:\n", "\ndecision:\n  {}\n\nappeal:\n")


def decision(paper: str) -> tuple[str, str]:
    basis = "section 10 of the Immigration and Asylum Act 1999"
    said = f"date: 2025-04-07\n  paper: {paper}\n  basis: [{basis}]\n  from: [{paper}]"
    return DECIDED[0], DECIDED[1].format(said)


def first_is(kind: str) -> tuple[str, str]:
    return "kind: crime report", f"kind: {kind}"


def looked_in(system: str) -> tuple[str, str]:
    return "          - the Police National Computer (PNC)", f"          - {system}"


def listed(*days: str) -> tuple[str, str]:
    """Let the maker's searches of the PNC be on these days."""
    system = "system: the Police National Computer (PNC)\n        date: "
    more = "".join(
        f"      - {{id: Q{number}, system: the Police National Computer (PNC), date: {day}, found: x y, from: [M1]}}\n"
        for number, day in enumerate(days[1:], start=8)
    )
    rest = "\n        found: the conviction set out in this statement and no other record\n        from: [M1]\n"
    return f"{system}2025-04-24{rest}", f"{system}{days[0]}{rest}{more}"


TRIES = (
    Try("WS-169", "a statement of nothing", ("statements.0.incidents",),
        (("    incidents: [I1]", "    incidents: []"), ("about: incident\n        incident: I1", "about: identity"))),
    Try("WS-169", "a statement of one incident"),
    Try("WS-169", "a statement on the community",
        case=(("    incidents: [I1]", "    incidents: []"),
              ("about: incident\n        incident: I1", "about: effect on the community"))),
    Try("WS-167", "a conviction from a notice of appeal",
        (f"{I1}.outcome.from", *SENTENCES, f"{I1}.steps.3.from", f"{I1}.from", "subject.from"), (NOTICE,)),
    Try("WS-167", "a conviction from a PNC print", case=(PNC,)),
    Try("WS-167", "a conviction from a notice and a certificate",
        case=(("      from: [S4 p1]\n    from", "      from: [S2 p1, S4 p1]\n    from"),)),
    Try("WS-167", "a sentence from a notice", (SENTENCES[0],),
        (("from: [S4 p1]}\n        - {id: V1b", "from: [S2]}\n        - {id: V1b"),)),
    Try("WS-167", "an acquittal from a decision", (f"{I1}.outcome.from", f"{I1}.from", "subject.from"),
        (*ACQUITTED, first_is("notice of decision")), CLOSED),
    Try("WS-167", "an acquittal from a crime report", case=ACQUITTED, base=CLOSED),
    Try("WS-167", "a caution from a certificate", (f"{I1}.outcome.from",),
        (*CAUTIONED, first_is("certificate of conviction")), CLOSED),
    Try("WS-167", "a caution from its record", case=(*CAUTIONED, first_is("caution record")), base=CLOSED),
    Try("WS-167", "a status from a certificate", ("subject.immigration.0.from",),
        (("from: [S3 p1]", "from: [S4 p1]"),)),
    Try("WS-167", "a decision that is an immigration history", ("decision.paper",), (decision("S3"),)),
    Try("WS-167", "a decision that is one", case=(decision("S1"),)),
    Try("WS-167", "a decision in a letter",
        case=(decision("S1"), ("    kind: notice of decision", "    kind: correspondence"))),
    Try("WS-167", "an incident from a maker and a notice of decision", (f"{I1}.from",),
        (("    from: [M1, S4 p1]\n", "    from: [M1, S1 p1]\n"),)),
    Try("WS-167", "a time and a place from a notice of decision", (f"{I1}.time_and_place.from",),
        (("{from: [M1]} ", "{from: [S1 p1]} "),)),
    Try("WS-167", "a time and a place from a certificate", case=(("{from: [M1]} ", "{from: [S4 p1]} "),)),
    Try("WS-167", "an incident from a maker alone", case=(BY_KNOWLEDGE,)),
    Try("WS-167", "an incident from a notice and a certificate",
        case=(("    from: [M1, S4 p1]\n", "    from: [S2 p1, S4 p1]\n"),)),
    Try("WS-167", "the subject from a notice of appeal", ("subject.from",),
        (("  from: [S1 p1, S4 p1]", "  from: [S2 p1]"),)),
    Try("WS-167", "the subject from an immigration history", case=(("  from: [S1 p1, S4 p1]", "  from: [S3 p1]"),)),
    Try("WS-168", "a search corrected in one place", (f"{I1}.undermining.none_found.date",), (listed("2025-04-23"),)),
    Try("WS-168", "the same day", case=()),
    Try("WS-168", "searches on two days, both listed", case=(listed("2025-04-23", "2025-04-24"),)),
    Try("WS-168", "by its short name", (f"{I1}.undermining.none_found.date",),
        (listed("2025-04-23"), looked_in("PNC"))),
    Try("WS-168", "another system", case=(listed("2025-04-23"), looked_in("the custody system"))),
)  # fmt: skip


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_a_rule_hits_where_it_must_and_nowhere_else(row: Try) -> None:
    assert tried(row) == row.hits


def test_what_is_said_of_a_wrong_paper_names_its_kind_and_the_right_one() -> None:
    (found,) = RULES["WS-48"].check(reading_of(Try("WS-48", "", case=MIXED_UP))[Reads.DATA])
    assert found.detail == (
        "names no certificate of conviction that is exhibited. S4 is a notice of appeal; the certificate of conviction "
        "in this case is S2."
    )
    assert found.next_step == "Name it in from, and exhibit it."
    hits = list(RULES["WS-167"].check(reading_of(Try("WS-167", "", case=MIXED_UP))[Reads.DATA]))
    repeated = {hit.where: (hit.detail.partition(": ")[2], hit.severity) for hit in hits if "repeat it" in hit.detail}
    assert repeated == {
        ("incidents", 0, "from"): ("S4 is a notice of appeal.", Severity.WARNING),
        ("subject", "from"): ("S1 is a notice of decision; S4 is a notice of appeal.", Severity.NOTE),
    }
    told = [hit.detail for hit in hits if hit.where not in repeated]
    assert {each.partition(". ")[2] for each in told} == {
        "S4 is a notice of appeal; the certificate of conviction in this case is S2."
    }


def test_an_exhibit_of_another_paper_than_the_certificate_is_told_of_with_the_cell_where_papers_are_chosen() -> None:
    other = Try("WS-48", "", case=(("      - paper: S4", "      - paper: S2"),))
    (found,) = RULES["WS-48"].check(reading_of(other)[Reads.DATA])
    assert found.next_step == (
        "Name S4 as the paper of a part of an exhibit (sheet parts, column paper). "
        "There now: LH/1 is of S2, a notice of appeal."
    )


def test_an_exhibit_that_is_nowhere_spoken_of_is_told_of_with_the_cell_where_its_papers_are_chosen() -> None:
    unsaid = Try("WS-72", "", document=in_paragraphs("LH/1", "that"))
    hits = RULES["WS-72"].check(reading_of(unsaid)[Reads.TEXT])
    (step,) = [hit.next_step for hit in hits if hit.where[-2:] == ("exhibits", 0)]
    assert step.endswith("If another paper than S4 was meant: sheet parts, column paper.")


def test_what_its_own_maker_saw_of_an_incident_is_a_source_and_no_error() -> None:
    (found,) = RULES["WS-32"].check(reading_of(Try("WS-32", "", case=(BY_KNOWLEDGE,)))[Reads.DATA])
    assert (found.severity, found.where[-1]) == (Severity.NOTE, "from")
    assert "only where its page says it" in found.next_step


def test_what_a_maker_says_of_an_incident_without_having_been_there_is_no_source() -> None:
    by_another = tuple(
        (f"kind: {kind}, date: 2025-02-02, by: M1", f"kind: {kind}, date: 2025-02-02, by: not recorded")
        for kind in ("arrested", "interviewed")
    )
    told = ("        incident: I1\n        kind: own knowledge", "        incident: I1\n        kind: record")
    case = (BY_KNOWLEDGE, *by_another, told)
    (found,) = RULES["WS-32"].check(reading_of(Try("WS-32", "", case=case))[Reads.DATA])
    assert (found.severity, found.detail) == (None, "names no paper.")


def test_how_an_incident_ended_is_no_makers_own_knowledge() -> None:
    outcome = ("      from: [S4 p1]\n    from: [M1, S4 p1]", "      from: [M1]\n    from: [M1, S4 p1]")
    (found,) = RULES["WS-32"].check(reading_of(Try("WS-32", "", case=(outcome,)))[Reads.DATA])
    assert (found.severity, found.where[-2:]) == (None, ("outcome", "from"))


def test_a_certificate_that_is_named_and_not_produced_is_mended_at_the_exhibits() -> None:
    unproduced = ("    exhibits: [LH/1]", "    exhibits: []")
    (found,) = RULES["WS-48"].check(reading_of(Try("WS-48", "", case=(unproduced,)))[Reads.DATA])
    assert found.detail == "S4 is in from, but no exhibit of a statement produces it."
    assert found.next_step == "Add LH/1 to the exhibits of the statement (sheet statements, column exhibits)."


def test_where_the_case_has_no_certificate_it_is_to_be_obtained() -> None:
    (found,) = RULES["WS-48"].check(reading_of(Try("WS-48", "", case=(PNC,)))[Reads.DATA])
    assert found.detail == "names no certificate of conviction that is exhibited. S4 is a PNC print."
    assert found.next_step.startswith("Obtain the certificate")


def test_a_search_on_two_days_names_both_places() -> None:
    row = Try("WS-168", "", case=(listed("2025-04-23"),))
    (found,) = RULES["WS-168"].check(reading_of(row)[Reads.DATA])
    assert found.where == ("incidents", 0, "undermining", "none_found", "date")
    assert "statements.G1.searches.Q1.date" in found.detail
