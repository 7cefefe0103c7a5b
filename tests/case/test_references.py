"""References check themselves, and say what a good one looks like, without repeating what they were given."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from docgen.case.references import (
    AppealNumber,
    Asn,
    CroNumber,
    ExhibitMark,
    FormatName,
    HomeOfficeReference,
    IncidentId,
    MakerId,
    PaperId,
    PersonId,
    PncId,
    RecordId,
    SourceRef,
    Uan,
    check_letter,
    has_form_of_id,
    has_its_check_letter,
    parse_source,
)

GOOD = [
    (PncId, "2025/0031877D"), (PncId, "2019/0214407P"),
    (CroNumber, "88213/19G"), (CroNumber, "SF59/12345X"),
    (Asn, "24/0142/01/00000001234" + check_letter("24014201" + "00000001234")),
    (AppealNumber, "HU/01188/2025"), (AppealNumber, "DA/00253/2015"), (AppealNumber, "UI-2025-123456"),
    (HomeOfficeReference, "L1234567"), (HomeOfficeReference, "L1234567/2"),
    (Uan, "1212-0003-1010-2020"),
    (ExhibitMark, "LH/1"), (ExhibitMark, "ABCD/9999"),
    (RecordId, "Q1"), (RecordId, "T2a"), (PersonId, "P7"), (MakerId, "M1"), (PaperId, "S05"), (IncidentId, "I3"),
    (SourceRef, "S05"), (SourceRef, "S05 p1"), (SourceRef, "S05 p1-3"), (SourceRef, "M1"),
    (FormatName, "police-statement-tribunal"),
]  # fmt: skip
BAD = [
    # reference, what is wrong with it, part of what is said
    (PncId, "2025/003187D", "must be a PNC id"),
    (PncId, "25/0031877D", "must be a PNC id"), (PncId, "2025/0031877d", "must be a PNC id"),
    (PncId, "2025/0031877D ", "must be a PNC id"), (PncId, "2025-0031877D", "must be a PNC id"),
    (PncId, "2025/003187\u0667D", "must be a PNC id"), (PncId, "", "must be a PNC id"),
    (CroNumber, "8821300/19G", "must be a CRO"), (CroNumber, "88213/2019G", "must be a CRO"),
    (Asn, "24/0142/1/00000001234A", "must be an arrest summons"),
    (AppealNumber, "HU/1188/2025", "must be an appeal number"), (AppealNumber, "XX/01188/2025", "must be an appeal"),
    (AppealNumber, "hu/01188/2025", "must be an appeal number"), (AppealNumber, "UI-2024-98765", "must be an appeal"),
    (AppealNumber, "HU/01188/2025\n", "must be an appeal number"),
    (HomeOfficeReference, "1234567", "Home Office"), (HomeOfficeReference, "LL123456", "Home Office"),
    (Uan, "1212000310102020", "four groups"), (Uan, "1212-0003-1010", "four groups"),
    (ExhibitMark, "L/1", "exhibit mark"), (ExhibitMark, "LH/0", "exhibit mark"), (ExhibitMark, "LH1", "exhibit mark"),
    (ExhibitMark, "LH/01", "exhibit mark"), (ExhibitMark, "lh/1", "exhibit mark"), (ExhibitMark, "LH/1a", "exhibit"),
    (RecordId, "q1", "short id"), (RecordId, "Lopes1", "short id"), (RecordId, "Q", "short id"),
    (PersonId, "S1", "person's id"), (MakerId, "M1234", "maker's id"), (PaperId, "S", "paper's id"),
    (IncidentId, "I-1", "incident's id"),
    (SourceRef, "S05 p0", "must name a paper"), (SourceRef, "S05 p3-1", "ends before it begins"),
    (SourceRef, "S05, p1", "must name a paper"), (SourceRef, "page 3", "must name a paper"),
    (SourceRef, "M1 p2", "must name a paper"),
    (FormatName, "../secret", "format's name"), (FormatName, "Police", "format's name"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("2025/0031877D", True), ("2025/0031877E", False), ("2019/0214407P", True), ("2019/0214407O", False),
        ("88213/19G", True), ("88213/19H", False), ("SF59/12345X", True), ("SF59/12345O", False),
        ("19/0142/01/00000007731T", True), ("19/0142/01/00000007731I", False),
    ],
)  # fmt: skip
def test_a_check_letter_is_compared_with_the_digits_it_stands_for(text: str, holds: bool) -> None:
    assert has_its_check_letter(text) is holds


@pytest.mark.parametrize(("kind", "text"), GOOD, ids=[text for _, text in GOOD])
def test_a_good_reference_is_kept_as_it_stands(kind: Any, text: str) -> None:
    assert TypeAdapter(kind).validate_python(text) == text


@pytest.mark.parametrize(("kind", "text", "reason"), BAD, ids=[ascii(f"{text} {why}") for _, text, why in BAD])
def test_a_bad_reference_is_refused_with_what_a_good_one_looks_like(kind: Any, text: str, reason: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python(text)
    (fault,) = refused.value.errors()
    assert reason in fault["msg"]
    assert len(text) < 9 or text.strip() not in fault["msg"].partition("like")[0]


@pytest.mark.parametrize(
    ("text", "parts"),
    [("S05 p1-3", ("S05", 1, 3)), ("S05 p2", ("S05", 2, 2)), ("S05", ("S05", None, None)), ("M1", ("M1", None, None))],
)
def test_a_source_is_read_as_its_paper_and_pages(text: str, parts: tuple[str, int | None, int | None]) -> None:
    assert parse_source(text) == parts


@pytest.mark.parametrize(
    ("text", "shown"),
    [("I1", True), ("T2a", True), ("LH/1", True), ("Lopes", False), ("P7 Ferrant", False), ("", False)],
)
def test_only_what_has_the_form_of_an_id_is_shown_in_messages(text: str, shown: bool) -> None:
    assert has_form_of_id(text) is shown
