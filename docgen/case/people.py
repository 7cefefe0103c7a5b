"""The people of a case: the subject, the makers of statements, and everybody else."""

from pydantic import Field

from docgen.case.absence import Recorded
from docgen.case.record import Model, Record
from docgen.case.references import CroNumber, HomeOfficeReference, MakerId, PersonId, PncId, RecordId, Uan
from docgen.case.scalars import IsoDate, Line, Vocabulary, YesNo

__all__ = [
    "Availability",
    "Category",
    "IdentityLink",
    "ImmigrationStatus",
    "Maker",
    "Name",
    "NamingDecision",
    "Person",
    "Subject",
]


class Name(Model):
    """A person's name, in the spelling to be printed."""

    given: Line = Field(description="Given names, for example Caio.")
    family: Line = Field(description="Family names, in ordinary letters; a format may print them in capitals.")

    @property
    def full(self) -> str:
        """Return given and family names with one space between."""
        return f"{self.given} {self.family}"


class ImmigrationStatus(Record):
    """One period of immigration status."""

    id: RecordId
    status: Line = Field(description="For example Visitor, or No leave.")
    start: IsoDate
    end: Recorded[IsoDate]


class IdentityLink(Record):
    """Why the records are taken to speak of the subject."""

    id: RecordId
    how: Line = Field(description="For example fingerprints, or name and date of birth only.")
    date: IsoDate


class Subject(Record):
    """The person the case is about."""

    name: Name
    short_name: Line = Field(
        description="What a statement calls the subject after the first mention, for example Mr Lopes."
    )
    aliases: tuple[Name, ...] = ()
    born: Recorded[IsoDate]
    nationality: Recorded[Line]
    pnc: Recorded[PncId]
    cro: Recorded[CroNumber]
    home_office: HomeOfficeReference = Field(description="Home Office reference.")
    uan: Recorded[Uan]
    immigration: tuple[ImmigrationStatus, ...] = Field(description="Immigration status, oldest first.")
    identity: tuple[IdentityLink, ...] = Field(min_length=1, description="What links the subject to the records.")


class Category(Vocabulary):
    """What somebody is in this case; one person may be several."""

    SUSPECT = "suspect"
    CONVICTED = "convicted"
    VICTIM = "victim"
    COMPLAINANT = "complainant"
    WITNESS = "witness"
    CHILD = "child"
    OFFICER = "officer"
    RELATIVE = "relative"
    OTHER = "other"


class NamingDecision(Record):
    """A recorded decision to name somebody in served papers."""

    by: Line = Field(description="Who decided, by role and name.")
    date: IsoDate
    reason: Line


class Person(Record):
    """Anybody in the case but the subject and the makers. Everything here but the label is closed."""

    id: PersonId
    name: Recorded[Name]
    aliases: tuple[Name, ...] = ()
    label: Line = Field(
        description="What served papers call this person, for example Person A; never derived from the name."
    )
    categories: tuple[Category, ...] = Field(min_length=1)
    under_18: Recorded[YesNo]
    lifetime_anonymity: YesNo = Field(description="Complainant of a sexual offence or of trafficking.")
    born: Recorded[IsoDate]
    address: Recorded[Line]
    contact: Recorded[Line]
    naming: NamingDecision | None = Field(
        default=None, description="A recorded decision to name this person; none means the label only."
    )


class Availability(Model):
    """Whether a maker can attend a hearing. It is never printed."""

    any_day: YesNo
    except_for: tuple[Line, ...] = ()


class Maker(Record):
    """A person who makes and signs a statement, in an occupational capacity."""

    id: MakerId
    name: Name
    rank: Line = Field(description="In full, for example Police Constable.")
    rank_short: Line = Field(description="For example PC.")
    number: Line = Field(description="Warrant or collar number.")
    post: Line = Field(description="For example Immigration Liaison.")
    employer: Line
    employer_is_party: YesNo = Field(description="Whether the employer is a party to the proceedings.")
    work_address: Line = Field(description="The work address; never a home address.")
    over_18: YesNo
    availability: Availability
