"""The people of a case: the subject, the makers of statements, and everybody else."""

from typing import Self

from pydantic import Field, field_validator, model_validator

from docgen.case.absence import NotApplicable, NotRecorded, Recorded, Withheld, is_recorded
from docgen.case.record import Model, Record
from docgen.case.references import (
    CroNumber,
    ExhibitMark,
    HomeOfficeReference,
    IncidentId,
    MakerId,
    PaperId,
    PersonId,
    PncId,
    RecordId,
    Uan,
)
from docgen.case.scalars import Count, IsoDate, Line, Phrase, Vocabulary, YesNo

__all__ = [
    "Alias",
    "Availability",
    "Category",
    "Detention",
    "EarlierStatement",
    "IdentityLink",
    "ImmigrationStatus",
    "Maker",
    "Name",
    "NameOrder",
    "NamingDecision",
    "Period",
    "Person",
    "PlaceDecision",
    "Sex",
    "Subject",
]


class NameOrder(Vocabulary):
    """Which part of a name comes first when it is said in full."""

    GIVEN_FIRST = "given names first"
    FAMILY_FIRST = "family names first"


class Name(Model):
    """A person's name, in the spelling to be printed."""

    given: Recorded[Line] = Field(
        description="Given names, a patronymic among them, for example Caio. The one name of somebody who has one "
        "only. Not recorded where the papers give the family name alone."
    )
    family: Recorded[Line] = Field(
        description="Family names, or the last name where it is none of the family, in ordinary letters; a format may "
        "print them in capitals. Not applicable for somebody who has one name only."
    )
    order: NameOrder = Field(
        default=NameOrder.GIVEN_FIRST, description="Which comes first when the name is said in full."
    )

    @model_validator(mode="after")
    def has_a_part_that_is_known(self) -> Self:
        """Refuse a name of which nothing is known, and one that is kept back in part: the rest would tell it."""
        parts = (self.given, self.family)
        if any(isinstance(part, Withheld) for part in parts):
            raise ValueError("cannot be withheld in part: withhold the whole name, where the field allows it")
        if not any(is_recorded(part) for part in parts):
            raise ValueError("must give given or family names: somebody with one name has it as given")
        return self

    @property
    def given_part(self) -> str:
        """Return the given names; empty where there are none, or none recorded."""
        return str(self.given) if is_recorded(self.given) else ""

    @property
    def family_part(self) -> str:
        """Return the family names; empty where there are none, or none recorded."""
        return str(self.family) if is_recorded(self.family) else ""

    @property
    def full(self) -> str:
        """Return the names that there are in the order in which they are said, with one space between."""
        parts = (self.given_part, self.family_part)
        return " ".join(filter(None, parts if self.order is NameOrder.GIVEN_FIRST else reversed(parts)))

    @property
    def called(self) -> str:
        """Return what follows a rank or title: the family names, or the one name that there is."""
        return self.family_part or self.given_part


class Alias(Name, Record):
    """Another name that a record has for the subject, or another spelling."""

    note: Line | None = Field(default=None, description="For example as the translator of the judgment spells it.")


class Sex(Vocabulary):
    """As the records have it."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


class Detention(Record):
    """Where the subject is held."""

    where: Line = Field(description="The prison or removal centre.")
    number: Recorded[Line] = Field(default=NotRecorded.NOT_RECORDED, description="The prison number.")
    release: Recorded[IsoDate] = Field(default=NotRecorded.NOT_RECORDED, description="When release is due.")


class ImmigrationStatus(Record):
    """One period of immigration status."""

    id: RecordId
    status: Line = Field(description="For example Visitor, or No leave.")
    start: Recorded[IsoDate]
    end: Recorded[IsoDate]


class IdentityLink(Record):
    """Why the records are taken to speak of the subject."""

    id: RecordId
    how: Phrase = Field(description="For example fingerprints taken on arrest, or name and date of birth only.")
    date: Recorded[IsoDate]


class Subject(Record):
    """The person the case is about."""

    name: Name
    short_name: Line = Field(
        description="What a statement calls the subject after the first mention, for example Mr Lopes."
    )
    own_script: Recorded[Line] = Field(
        default=NotRecorded.NOT_RECORDED, description="The name as the subject's own script writes it."
    )
    aliases: tuple[Alias, ...] = Field(default=(), description="Other names and spellings, each with its paper.")
    born: Recorded[IsoDate] = Field(description="The date of birth; another that a paper gives stands under differs.")
    birthplace: Recorded[Line] = NotRecorded.NOT_RECORDED
    sex: Recorded[Sex] = NotRecorded.NOT_RECORDED
    nationality: Recorded[Line]
    languages: tuple[Line, ...] = Field(default=(), description="Languages spoken, with the dialect where known.")
    vulnerability: Recorded[Line] = NotRecorded.NOT_RECORDED
    family: tuple[PersonId, ...] = Field(default=(), description="Family, each a person of this case.")
    entered: Recorded[IsoDate] = Field(default=NotRecorded.NOT_RECORDED, description="First entry.")
    detention: Recorded[Detention] = Field(
        default=NotRecorded.NOT_RECORDED, description="Not applicable where the subject is at liberty."
    )
    pnc: Recorded[PncId]
    cro: Recorded[CroNumber]
    home_office: HomeOfficeReference = Field(description="The Home Office reference, like L1234567.")
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
    INFORMANT = "informant"
    RELATIVE = "relative"
    OTHER = "other"


class NamingDecision(Record):
    """A recorded decision on what served papers tell of somebody."""

    by: Line = Field(description="Who decided, by role and name.")
    date: Recorded[IsoDate]
    reason: Line


class PlaceDecision(NamingDecision):
    """A recorded decision that a street, or the name of a place, may be said by itself."""

    words: Line = Field(description="What may be said, without a number, for example Mill Parade.")

    @field_validator("words")
    @classmethod
    def holds_no_number(cls, words: str) -> str:
        """Refuse words with a figure: a house number is never said, whoever decides."""
        if any(char.isdigit() for char in words):
            raise ValueError("must give the street or name by itself, without a number")
        return words


class Person(Record):
    """Anybody in the case but the subject and the makers. Everything here but the label is closed."""

    id: PersonId
    name: Recorded[Name]
    aliases: tuple[Name, ...] = ()
    label: Line = Field(
        description="What served papers call this person, for example Person A; never derived from the name, but where "
        "a naming decision is recorded."
    )
    part: Recorded[Line] = Field(
        default=NotRecorded.NOT_RECORDED,
        description="What this person has to do with the case, for example shop manager.",
    )
    categories: tuple[Category, ...] = Field(min_length=1)
    under_18: Recorded[YesNo]
    lifetime_anonymity: YesNo = Field(description="Complainant of a sexual offence or of trafficking.")
    born: Recorded[IsoDate]
    address: Recorded[Line]
    contact: Recorded[Line]
    places: tuple[Line, ...] = Field(
        default=(), description="School, workplace or whatever else would tell who this is."
    )
    age: Recorded[Count] = Field(default=NotRecorded.NOT_RECORDED, description="In years, at the incident.")
    safety: Recorded[Line] = Field(default=NotRecorded.NOT_RECORDED, description="A recorded risk to this person.")
    speaks_to: tuple[IncidentId, ...] = Field(
        default=(), description="The incidents that this person could give evidence of."
    )
    naming: NamingDecision | None = Field(
        default=None, description="A recorded decision to name this person; none means the label only."
    )
    label_only: NamingDecision | None = Field(
        default=None,
        description="A recorded decision that this person stands under the label in all that is served, the key to "
        "persons too; none while nobody has decided.",
    )
    in_key: NamingDecision | None = Field(
        default=None,
        description="A recorded decision to give this person's name in the key to persons, which goes to the parties "
        "alone; none while nobody has decided.",
    )
    place_alone: PlaceDecision | None = Field(
        default=None,
        description="A recorded decision that served papers may say the street, or the name of a place, of this person "
        "by itself; none means that they do not.",
    )
    relationship: NamingDecision | None = Field(
        default=None,
        description="A recorded decision that served papers may tell how this person is related to the subject or to "
        "others, of a child or of somebody with anonymity for life; none means that they do not.",
    )


class Period(Model):
    """From one day to another, both included."""

    first: IsoDate
    last: IsoDate

    @model_validator(mode="after")
    def ends_after_it_begins(self) -> Self:
        """Refuse a period that ends before it begins."""
        if self.last < self.first:
            raise ValueError("has a last day before its first")
        return self


class Availability(Model):
    """Whether a maker can attend a hearing. It is never printed in a statement."""

    any_day: YesNo
    except_for: tuple[Period, ...] = Field(default=(), description="Days on which the maker cannot attend.")


class EarlierStatement(Model):
    """A statement that the maker made before, in this matter, outside this case file."""

    number: Count
    date: IsoDate
    exhibits: tuple[ExhibitMark, ...] = ()
    paper: PaperId | None = Field(default=None, description="The paper that holds it; none where it is not here.")


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
    over_18: YesNo = Field(description="As the maker says: ask.")
    age: Recorded[Count] = Field(
        default=NotApplicable.NOT_APPLICABLE, description="In years, for a maker under 18 only."
    )
    can_read: YesNo = Field(default=True, description="Whether the maker can read the statement.")
    reader: Recorded[Line] = Field(
        default=NotApplicable.NOT_APPLICABLE, description="Who reads it over to a maker who cannot."
    )
    availability: Availability
    speaks_to: tuple[IncidentId, ...] = Field(
        default=(), description="The incidents of which the maker can give evidence; none given: of all."
    )
    earlier: tuple[EarlierStatement, ...] = Field(default=(), description="Statements made before, by number.")
