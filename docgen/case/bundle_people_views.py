"""What the front matter of a bundle is told of people: who is spoken of by label, who gives evidence, and when.

`elsewhere` is the volume of a page that is in another volume than the one that the front matter is of.
"""

from docgen.case.record import View
from docgen.case.scalars import Count, IsoDate, Line, Vocabulary, YesNo

__all__ = ["Attendance", "InIncident", "PersonPlaceView", "PersonRowView", "WitnessIncidentView", "WitnessRowView"]


class InIncident(Vocabulary):
    """What part somebody has in an incident, as far as a statement tells it."""

    ACTED = "dealt with it"
    TOLD = "gave an account of it"
    WAS_TOLD = "was told of it"
    AFFECTED = "was affected by it"
    SPOKEN_OF = "is spoken of"


class PersonPlaceView(View):
    """Where a statement first speaks of somebody: in which incident, in what part, in which paragraph, on which page.

    `allegation` and `date` are None where it does so outside its incidents. `paragraph` is None where what speaks of
    them has no number, and `page` where it cannot be told: no page is given rather than a wrong one.
    """

    id: str
    statement: Line
    allegation: Line | None
    date: IsoDate | None
    last_date: IsoDate | None
    date_in_words: Line | None
    parts: tuple[Line, ...]
    paragraph: Count | None
    page: Count | None
    elsewhere: Count | None


class PersonRowView(View):
    """Somebody of whom another's statement in the bundle speaks, as it does: by label, or by rank and name."""

    id: str
    called: Line
    places: tuple[PersonPlaceView, ...]


class Attendance(Vocabulary):
    """Whether a witness can come to the hearing, as far as the case records it."""

    AVAILABLE = "available"
    NOT_AVAILABLE = "not available"
    NOT_RECORDED = "not recorded"
    NO_HEARING = "no hearing date is recorded"


class WitnessIncidentView(View):
    """An incident of which a witness can speak."""

    id: str
    allegation: Line
    date: IsoDate
    last_date: IsoDate | None
    date_in_words: Line | None


class WitnessRowView(View):
    """Somebody who gives a statement that is in the bundle, on what page it begins, and whether they can attend.

    `of_all` where they can speak of all that it sets out, else `incidents` are those of which they can.
    `away_first` and `away_last` are the first and the last of the days, around the hearing, on which they cannot; None
    for whoever can, and for the last where it is one day.
    """

    id: str
    called: Line
    statement: Line
    page: Count
    elsewhere: Count | None
    of_all: YesNo
    incidents: tuple[WitnessIncidentView, ...]
    attendance: Attendance
    away_first: IsoDate | None
    away_last: IsoDate | None
