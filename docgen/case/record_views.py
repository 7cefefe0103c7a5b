"""The records of a case as the formats of an audience can be given them: types of their own, without a way back.

A field that is not here cannot be printed. A field of the same name as in the case is copied by `docgen.disclosure`;
the others are reckoned there, from served fields only. The types of values are the case's, but for what is withheld: of
that a view holds one mark.
"""

from typing import Literal

from pydantic import Field

from docgen.case.absence import Served
from docgen.case.people import NameOrder
from docgen.case.record import View
from docgen.case.references import AppealNumber, ExhibitMark, RecordId
from docgen.case.scalars import Count, IsoDate, Line, YesNo
from docgen.case.statements import Knowledge

__all__ = [
    "AliasView",
    "AppealView",
    "ChainView",
    "DifferenceView",
    "ExhibitView",
    "IdentityLinkView",
    "ImpactView",
    "MakerView",
    "NameView",
    "SearchView",
    "ShownBy",
    "Sourced",
    "SubjectView",
    "TellingView",
    "WordsPiece",
    "WordsView",
]


class NameView(View):
    """A name as it may be printed: one part of it may be absent, never both."""

    given: Served[Line]
    family: Served[Line]
    order: NameOrder


class MakerView(View):
    """The maker of the statement."""

    name: NameView
    rank: Line
    rank_short: Line
    number: Line
    post: Line
    employer: Line
    employer_is_party: YesNo
    work_address: Line
    over_18: YesNo
    age: Served[Count]
    can_read: YesNo
    reader: Served[Line]


class AppealView(View):
    """The appeal, where it was known at the document's date."""

    number: AppealNumber
    upper_tribunal: YesNo


class ExhibitView(View):
    """An exhibit produced in this statement.

    `pages` counts its pages; `date` is its first paper's, `obtained` the day on which that was taken out of its system;
    `redacted` where any part is a redacted copy, of which `held_by` holds the original.
    """

    mark: ExhibitMark
    description: Line
    date: Served[IsoDate]
    date_in_words: Line | None
    obtained: Served[IsoDate]
    pages: Served[Count]
    redacted: YesNo
    held_by: Line


class WordsPiece(View):
    """Part of a maker's paragraph, from the offset `start` as printed; `to` and `target` say what a reference names."""

    text: str
    start: Count
    to: Literal["exhibit", "person"] | None = None
    target: Line | None = None


class WordsView(View):
    """A maker's own paragraph, with its references already put into served words."""

    id: RecordId
    kind: Knowledge
    pieces: tuple[WordsPiece, ...]


class DifferenceView(View):
    """What an exhibit of this statement says instead; `id` counts the differences of one record."""

    id: Line
    field: Line
    says: Line
    evidence: tuple[ExhibitView, ...]


class ShownBy(View):
    """What something is from: the maker's own knowledge, what this statement exhibits, or both."""

    own_knowledge: YesNo
    evidence: tuple[ExhibitView, ...]


class Sourced(ShownBy):
    """Where a record is from, and what other exhibits of this statement say instead."""

    differs: tuple[DifferenceView, ...]


class TellingView(View):
    """One step of the way on which something came to be known; `id` counts the steps."""

    id: Line
    by: Line
    to: Line
    said: Served[IsoDate]
    recorded: Served[IsoDate]
    first_hand: YesNo


class ChainView(View):
    """The whole way, from the one who was there."""

    links: tuple[TellingView, ...]
    not_called: Served[Line]


class AliasView(Sourced):
    """Another name or spelling that an exhibit of this statement has; `id` counts them."""

    id: Line
    given: Served[Line]
    family: Served[Line]
    order: NameOrder
    note: Line | None


class SubjectView(Sourced):
    """The subject, as the tribunal's order on anonymity allows."""

    name: NameView | None = Field(
        description="None where the Tribunal has ordered anonymity: the short name is then the initials."
    )
    short_name: Line
    own_script: Served[Line]
    aliases: tuple[AliasView, ...]
    born: Served[IsoDate]
    nationality: Served[Line]


class IdentityLinkView(ShownBy):
    """Why the records are taken to speak of the subject."""

    id: RecordId
    how: Line
    date: Served[IsoDate]


class ImpactView(Sourced):
    """An effect that is recorded."""

    id: RecordId
    on: Line
    extent: Line
    chain: Served[ChainView]


class SearchView(View):
    """A search that the maker made."""

    id: RecordId
    system: Line
    date: IsoDate
    found: Served[Line]
