"""Recorded events: their procedural steps, what the subject said, what points the other way, and how they ended."""

from collections.abc import Iterable
from typing import Self

from pydantic import Field, model_validator

from docgen.case.absence import NotApplicable, NotRecorded, Recorded
from docgen.case.knowledge import Chain
from docgen.case.outcomes import Outcome
from docgen.case.record import Model, Record
from docgen.case.references import Asn, IncidentId, PersonId, RecordId, SourceRef, WhoId
from docgen.case.scalars import ClockTime, IsoDate, Line, Phrase, Prose, Vocabulary, YesNo

__all__ = [
    "Account",
    "Impact",
    "ImpactKind",
    "Incident",
    "NoneFound",
    "Reliance",
    "Stance",
    "Step",
    "StepKind",
    "SubjectRole",
    "Undermining",
    "UnderminingItem",
    "WhenAndWhere",
    "events_of",
]


class StepKind(Vocabulary):
    """What was done in the course of an incident."""

    REPORTED = "reported"
    ARRESTED = "arrested"
    INTERVIEWED = "interviewed"
    VOLUNTARY_ATTENDANCE = "attended voluntarily"
    STOPPED = "stopped"
    FINGERPRINTED = "fingerprinted"
    WITHDRAWN = "complaint withdrawn"
    REVIEWED = "reviewed by a supervisor"
    BAILED = "bailed"
    CAUTIONED = "cautioned"
    CHARGED = "charged"
    PLEADED = "pleaded"
    TRIED = "tried"
    SENTENCED = "sentenced"


class Step(Record):
    """One procedural step."""

    id: RecordId
    kind: StepKind
    date: IsoDate = Field(
        description="The day that the source gives for this very step: a certificate that dates the conviction alone "
        "dates neither plea nor sentence. Leave out a step whose day is not known."
    )
    by: Recorded[WhoId] = Field(
        description="The maker or officer who took the step; not applicable where it was nobody of this case."
    )
    detail: Recorded[Phrase] = Field(
        default=NotApplicable.NOT_APPLICABLE, description="What belongs to it, for example a plea of not guilty."
    )


class Stance(Vocabulary):
    """Where the subject stood towards the allegation."""

    ADMITTED = "admitted"
    IN_PART = "admitted in part"
    EXPLAINED = "gave an explanation"
    DENIED = "denied"
    NO_COMMENT = "made no comment"
    PREPARED_STATEMENT = "gave a prepared statement"


class Account(Record):
    """What the subject said about it."""

    stance: Stance
    where: Phrase = Field(description="How or where it was said, for example in interview, or on arrest.")
    date: Recorded[IsoDate]
    words: Recorded[Prose] = Field(description="The words recorded, without quotation marks.")


class UnderminingItem(Record):
    """Something that undermines the allegation or helps the subject."""

    id: RecordId
    what: Prose = Field(description="In neutral words; people in braces, like {P7}.")
    chain: Recorded[Chain] = Field(default=NotApplicable.NOT_APPLICABLE, description="Who told whom, and when.")


class NoneFound(Model):
    """Who looked for what points the other way, where and when, and found none."""

    by: WhoId = Field(
        description="Who looked for this: that nothing else came up in a search for other things is no such look. Ask, "
        "where nobody says so."
    )
    date: IsoDate
    searched: tuple[Line, ...] = Field(min_length=1, description="What was searched.")


class Undermining(Model):
    """Either the items, or the search that found none, or that nobody was asked yet; silence is an error."""

    items: tuple[UnderminingItem, ...] = ()
    none_found: NoneFound | None = Field(
        default=None, description="The search that found none, where there are no items."
    )
    not_asked: YesNo = Field(
        default=False,
        description="Whether nobody was asked yet who could tell: a draft then says so, and no final is made.",
    )

    @model_validator(mode="after")
    def either_items_or_a_search(self) -> Self:
        """Refuse silence, and refuse two answers at once."""
        held = sum((bool(self.items), self.none_found is not None, self.not_asked))
        if held != 1:
            told = "more than one" if held else "neither"
            raise ValueError(
                "must hold either items, or none_found with who searched what and when, or not_asked: yes; "
                f"it holds {told}"
            )
        return self


class ImpactKind(Vocabulary):
    """The kinds of adverse impact that the Nexus High Harm guidance names."""

    PHYSICAL = "physical"
    EMOTIONAL = "emotional"
    FINANCIAL = "financial"


class Impact(Record):
    """A recorded effect, and upon whom; a statement prints it as recorded, and never what kind of harm it is."""

    id: RecordId
    kind: ImpactKind
    on: Phrase = Field(description="Upon whom, without a name: for example a business, or {P7}.")
    extent: Line = Field(
        description="In neutral words, with goods, their value and whether they came back; for example £140 of goods, "
        "recovered."
    )
    chain: Recorded[Chain] = Field(default=NotApplicable.NOT_APPLICABLE, description="Who told whom, and when.")


class SubjectRole(Vocabulary):
    """What the subject was in the incident."""

    NAMED = "named"
    SUSPECT = "suspect"
    ARRESTED = "arrested"
    CHARGED = "charged"
    CONVICTED = "convicted"
    VICTIM = "victim"


class Reliance(Vocabulary):
    """What an incident is there for."""

    RELIED_ON = "relied on"
    CONTEXT = "context"
    NOT_RELIED_ON = "not relied on"


class WhenAndWhere(Model):
    """What time and place of an incident are from, where the rest is from elsewhere."""

    sources: tuple[SourceRef, ...] = Field(
        alias="from",
        min_length=1,
        description="Where the time and the place are from, where not from where the rest is: for example M1, where a "
        "certificate gives the day and the offence alone.",
    )


class Incident(Record):
    """One recorded event."""

    id: IncidentId
    date: IsoDate
    last_date: IsoDate | None = Field(default=None, description="The last day of a range; none for a single day.")
    date_in_words: Phrase | None = Field(
        default=None,
        description="The day, where no date tells it: May 2023, or a day between 1 and 14 May 2023: date and "
        "last_date are then the first and last day that it can have been.",
    )
    time: Recorded[ClockTime]
    time_in_words: Phrase | None = Field(
        default=None, description="The time where one figure does not tell it, for example between 15:00 and 16:30."
    )
    place: Recorded[Phrase] = Field(
        description="The place in the words to be served, for example a shop in Saltmarsh, on a bus, or in Saltmarsh. "
        "Where it begins with no such word, at, in or on is printed before it; begin a bare name with the word."
    )
    time_and_place: WhenAndWhere | None = None
    exact_place: Recorded[Line] = Field(description="The full address; closed.")
    reference: Recorded[Line] = Field(
        description="The force's reference; printed only where the record itself is exhibited."
    )
    allegation: Phrase = Field(
        description="What was alleged or found, in a few neutral words, for example theft from a shop."
    )
    statute: Recorded[Phrase] = Field(
        default=NotRecorded.NOT_RECORDED, description="The provision alleged, for example section 8(1) Theft Act 1968."
    )
    count: Recorded[Phrase] = Field(
        default=NotApplicable.NOT_APPLICABLE,
        description="Which charge it is, where several stand under one reference, for example count 2 of the "
        "indictment.",
    )
    same_event: tuple[IncidentId, ...] = Field(
        default=(),
        description="Other incidents of this case that are charges of this same event, so that nobody takes one event "
        "for two.",
    )
    asn: Recorded[Asn] = Field(
        default=NotRecorded.NOT_RECORDED, description="The arrest summons number; not applicable where there is none."
    )
    role: SubjectRole
    people: tuple[PersonId, ...] = ()
    reliance: Reliance
    relevance: Line = Field(description="Why this incident is pertinent; internal.")
    why_printed: Recorded[Line] = Field(
        default=NotApplicable.NOT_APPLICABLE,
        description="For what is not relied on: why it is set out all the same, to follow the word because.",
    )
    why_under_18: Recorded[Line] = Field(
        default=NotApplicable.NOT_APPLICABLE,
        description="Where the subject was under 18: why it is set out all the same, to follow the word because.",
    )
    chain: Recorded[Chain] = Field(
        default=NotRecorded.NOT_RECORDED,
        description="How it is known: who told whom; not applicable where a court or the subject's own words say it.",
    )
    steps: tuple[Step, ...] = Field(min_length=1, description="In order of date.")
    account: Recorded[Account] = Field(description="What the subject said about it.")
    undermining: Undermining
    identity: tuple[RecordId, ...] = Field(
        min_length=1, description="Which identity links of the subject this incident rests on."
    )
    impact: tuple[Impact, ...] = ()
    outcome: Outcome

    @model_validator(mode="after")
    def ends_after_it_begins(self) -> Self:
        """Refuse what cannot have happened in that order, or is called an event of its own and of itself."""
        if self.id in self.same_event:
            raise ValueError("has itself in same_event: name the other incidents")
        if self.last_date is not None and self.last_date < self.date:
            raise ValueError("has a last_date before its date")
        if self.outcome.date < self.date:
            raise ValueError("has an outcome dated before the incident")
        return self

    @model_validator(mode="after")
    def says_where_a_time_or_a_place_is_from_only_where_there_is_one(self) -> Self:
        """Refuse sources of a time and a place of which neither is there."""
        gone = (NotRecorded.NOT_RECORDED, NotApplicable.NOT_APPLICABLE)
        if self.time_and_place and not self.time_in_words and self.time in gone and self.place in gone:
            raise ValueError("has sources in time_and_place, and neither a time nor a place: take them out")
        return self


def events_of(incidents: Iterable[Incident]) -> dict[str, str]:
    """Return by incident the event that it is of, by the id of one of its incidents, whichever names the others.

    Only these incidents are looked at: what links two of them through a third one that is not among them is not told.
    """
    told = tuple(incidents)
    events = {each.id: each.id for each in told}
    for each in told:
        for other in each.same_event:
            old, new = events.get(other), events[each.id]
            events = {name: new if event == old else event for name, event in events.items()}
    return events
