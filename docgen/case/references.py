"""References that check themselves, with the public rule each follows."""

import re
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

__all__ = [
    "CASE_OWNER",
    "AppealNumber",
    "Asn",
    "CroNumber",
    "ExhibitMark",
    "FormatName",
    "HomeOfficeReference",
    "IncidentId",
    "MakerId",
    "PaperId",
    "PersonId",
    "PncId",
    "RecordId",
    "SourceRef",
    "Uan",
    "WhoId",
    "check_letter",
    "has_form_of_id",
    "has_its_check_letter",
    "parse_source",
]

# Source: the check letter that the Ministry of Justice's published person-record code uses for PNC ids. A letter that
# does not belong is a finding (WS-97) and not a refusal: the record itself may have it so.
CHECK_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"


def check_letter(digits: str) -> str:
    """Return the letter that belongs to a run of digits: the number modulo 23, in an alphabet without I, O and S."""
    return CHECK_LETTERS[int(digits) % 23]


def _called(kind: str) -> WithJsonSchema:
    """Say for `docgen schema` what a text is."""
    return WithJsonSchema({"x-kind": kind, "type": "string"})


def _matching(pattern: str, good: str) -> AfterValidator:
    compiled = re.compile(pattern, re.ASCII)

    def check(text: str) -> str:
        if not compiled.fullmatch(text):
            raise ValueError(f"must be {good}")
        return text

    return AfterValidator(check)


def has_its_check_letter(reference: str) -> bool:
    """Tell whether the check letter of a PNC id, CRO number or arrest summons number belongs to its digits.

    Of a CRO number from a small file (SF) the letter's rule is not public: any letter of the alphabet will do there.
    """
    digits, letter = reference[:-1], reference[-1]
    if digits.startswith("SF"):
        return letter in CHECK_LETTERS
    if cro := re.fullmatch(r"([0-9]{1,6})/([0-9]{2})", digits):
        return check_letter(cro[2] + cro[1].zfill(6)) == letter
    # A PNC id counts with the year's last two figures.
    figures = digits.replace("/", "")
    return check_letter(figures[2:] if re.fullmatch(r"[0-9]{4}/[0-9]{7}", digits) else figures) == letter


PncId = Annotated[
    str,
    _matching(r"[0-9]{4}/[0-9]{7}[A-Z]", "a PNC id: year, slash, seven digits, check letter, like 1999/0123456X"),
    _called("PNC id"),
]
CroNumber = Annotated[
    str,
    _matching(
        r"[0-9]{1,6}/[0-9]{2}[A-Z]|SF[0-9]{2}/[0-9]{1,6}[A-Z]",
        "a CRO number: up to six digits, slash, two-digit year, check letter, like 12345/99X",
    ),
    _called("CRO number"),
]
Asn = Annotated[
    str,
    _matching(r"[0-9]{2}/[0-9]{4}/[0-9]{2}/[0-9]{11}[A-Z]", "an arrest summons number like 24/0142/01/00000001234X"),
    _called("arrest summons number"),
]
AppealNumber = Annotated[
    str,
    _matching(
        r"(?:DA|DC|EA|HU|IA|LP|PA|RP)/[0-9]{5}/20[0-9]{2}|UI-20[0-9]{2}-[0-9]{6}",
        "an appeal number like HU/12345/2025, or UI-2025-123456 in the Upper Tribunal",
    ),
    _called("appeal number"),
]
HomeOfficeReference = Annotated[
    str,
    _matching(r"[A-Z][0-9]{7}(?:/[0-9]{1,3})?", "a Home Office reference like L1234567"),
    _called("Home Office reference"),
]
Uan = Annotated[
    str,
    _matching(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{4}", "a UAN of four groups of four digits, like 1234-5678-1234-5678"),
    _called("UAN"),
]
ExhibitMark = Annotated[
    str,
    _matching(r"[A-Z]{2,4}/[1-9][0-9]{0,3}", "an exhibit mark: the maker's initials, slash, number, like JS/1"),
    _called("exhibit mark, like JS/1"),
]
RecordId = Annotated[
    str,
    _matching(r"[A-Z][0-9]{1,4}[a-z]?", "a short id: a capital, then a number, like Q1 or T2a"),
    _called("id, like Q1"),
]
PersonId = Annotated[
    str, _matching(r"P[0-9]{1,4}", "a person's id: P and a number, like P7"), _called("person's id, like P7")
]
MakerId = Annotated[
    str, _matching(r"M[0-9]{1,3}", "a maker's id: M and a number, like M1"), _called("maker's id, like M1")
]
WhoId = Annotated[
    str,
    _matching(r"[MP][0-9]{1,4}", "the id of a maker or a person, like M1 or P7"),
    _called("maker's or person's id, like M1 or P7"),
]
PaperId = Annotated[
    str, _matching(r"S[0-9]{1,4}", "a paper's id: S and a number, like S4"), _called("paper's id, like S4")
]
FormatName = Annotated[
    str,
    _matching(r"[a-z][a-z0-9-]{1,60}", "a format's name like police-statement-tribunal: `docgen formats` lists them"),
    _called("format's name"),
]
IncidentId = Annotated[
    str, _matching(r"I[0-9]{1,4}", "an incident's id: I and a number, like I3"), _called("incident's id, like I3")
]

_ID = re.compile(r"[A-Z][0-9]{1,4}[a-z]?|[A-Z]{2,4}/[1-9][0-9]{0,3}", re.ASCII)


def has_form_of_id(text: str) -> bool:
    """Tell whether a text has the form of an id or exhibit mark, so that a message may show it."""
    return _ID.fullmatch(text) is not None


CASE_OWNER = "case-owner"
"""The source of what stands in the case-owner's own notes and in no paper: nothing of it is printed as a record."""

_SOURCE = re.compile(r"(S[0-9]{1,4})(?: p([1-9][0-9]{0,3})(?:-([1-9][0-9]{0,3}))?)?|(M[0-9]{1,3}|case-owner)", re.ASCII)


def parse_source(text: str) -> tuple[str, int | None, int | None]:
    """Split `S4 p1-3` into paper, first and last page; None, None is the whole paper, a maker or the case-owner."""
    match = _SOURCE.fullmatch(text)
    if not match:
        raise ValueError("must name a paper and its pages, like S4 p1 or S4 p1-3, or a maker, like M1, or case-owner")
    if match[4]:
        return match[4], None, None
    first = int(match[2]) if match[2] else None
    last = int(match[3]) if match[3] else first
    if first is not None and last is not None and last < first:
        raise ValueError("names a range of pages that ends before it begins")
    return match[1], first, last


def _source(text: str) -> str:
    parse_source(text)
    return text


SourceRef = Annotated[str, AfterValidator(_source), _called("source, like S4 p1, M1 or case-owner")]
"""A paper and its pages, a maker's own knowledge, or a note of the case-owner's that no paper bears out."""
