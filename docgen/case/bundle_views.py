"""What the front matter of a bundle can be given: of what is served, and of where it stands in the bundle.

`elsewhere` is the volume of a page that is in another volume than the one that the front matter is of.
"""

from docgen.case.absence import Served
from docgen.case.bundle_people_views import PersonRowView, WitnessRowView
from docgen.case.incident_views import OutcomeView
from docgen.case.incidents import Reliance
from docgen.case.record import View
from docgen.case.record_views import AppealView, SubjectView
from docgen.case.references import ExhibitMark
from docgen.case.scalars import Count, IsoDate, Line, YesNo

__all__ = [
    "BundleIncidentView",
    "BundleMarkView",
    "BundleRowView",
    "BundleSectionView",
    "BundleView",
    "ChangeRowView",
    "ChangesView",
    "DividerView",
    "EssentialView",
    "ReasonView",
    "ReferenceRowView",
    "ReferencesView",
]


class BundleRowView(View):
    """A document of the bundle: its number in the whole, what it is, and the pages, from 1, on which it stands.

    `last` is None where it has one page; `later` is of a document that is later than the decision; `placeholder` where
    a page stands for what cannot be read.
    """

    id: str
    number: Count
    description: Line
    date: Served[IsoDate]
    came_from: Line | None
    issue: Line | None
    first: Count
    last: Count | None
    elsewhere: Count | None
    later: YesNo
    placeholder: YesNo


class BundleSectionView(View):
    """A section of the bundle; `here` where something of it stands in the volume that the front matter is of."""

    id: str
    letter: Line
    title: Line
    here: YesNo
    rows: tuple[BundleRowView, ...]


class BundleMarkView(View):
    """An exhibit of the bundle by its mark, and the page on which it begins; None where it is not in it."""

    id: str
    mark: ExhibitMark
    page: Count | None
    elsewhere: Count | None


class BundleIncidentView(View):
    """An incident that a statement in the bundle sets out, as at that statement's date, and where its evidence stands.

    `paragraph` is the first of the statement that is of it, on the bundle's page `page`. `outcome` is None where none
    was recorded by then; `reference` where the record that has it is not exhibited.
    """

    id: str
    statement: Line
    date: IsoDate
    last_date: IsoDate | None
    date_in_words: Line | None
    reference: Line | None
    allegation: Line
    outcome: OutcomeView | None
    reliance: Reliance
    paragraph: Count
    page: Count
    elsewhere: Count | None
    exhibits: tuple[BundleMarkView, ...]


class EssentialView(View):
    """A passage that has to be read, with its page in the bundle."""

    id: str
    description: Line
    passage: Line
    issue: Line
    page: Count
    elsewhere: Count | None


class ReasonView(View):
    """An item that is not in the bundle, and why."""

    id: str
    item: Line
    reason: Line


class BundleView(View):
    """All that cover, index and note can be made of: of a bundle, or of one of its volumes."""

    subject: SubjectView
    appeal: AppealView | None
    anonymous: YesNo
    title: Line
    profile: Line
    date: Served[IsoDate]
    hearing: Served[IsoDate]
    answer_by: Served[IsoDate]
    supplementary: Count | None
    explanation: Line | None
    volume: Count | None
    volumes: Count
    pages: Count
    index: Count
    sections: tuple[BundleSectionView, ...]
    incidents: tuple[BundleIncidentView, ...]
    people: tuple[PersonRowView, ...]
    witnesses: tuple[WitnessRowView, ...]
    essential: tuple[EssentialView, ...]
    absent: tuple[ReasonView, ...]


class DividerView(View):
    """All that the page before a section of a bundle can be made of: which section it is, and what follows.

    `volume` is the one that it stands in, None where there is only one; `continued` where the section began in an
    earlier one.
    """

    title: Line
    volume: Count | None
    letter: Line
    section: Line
    continued: YesNo
    rows: tuple[BundleRowView, ...]


class ReferenceRowView(View):
    """A row of the table of references: what the decision asserts, and where the bundle tells and shows it.

    `paragraph` is the decision's, None where it does not speak of the incident. `told` is None where no statement in
    the bundle sets it out; `untold` then says which incident it is, and is None too where the case has no record.
    """

    id: str
    paragraph: Line | None
    issues: tuple[Line, ...]
    told: BundleIncidentView | None
    untold: Line | None


class ReferencesView(View):
    """All that the table of references of a bundle can be made of: for whoever writes the review, and nobody else."""

    subject: SubjectView
    appeal: AppealView | None
    title: Line
    final: YesNo
    rows: tuple[ReferenceRowView, ...]


class ChangeRowView(View):
    """A document that came into a bundle after it was served, and what is printed on its first and last page."""

    id: str
    number: Count
    description: Line
    date: Served[IsoDate]
    came_from: Line | None
    first: Line
    last: Line | None
    later: YesNo
    placeholder: YesNo


class ChangesView(View):
    """All that the page of changes of a bundle can be made of: what was added, where, why, and by what direction."""

    subject: SubjectView
    appeal: AppealView | None
    anonymous: YesNo
    title: Line
    date: Served[IsoDate]
    served: IsoDate
    inserted: YesNo
    direction: Line | None
    explanation: Line | None
    rows: tuple[ChangeRowView, ...]
