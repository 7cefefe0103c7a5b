"""What is said while a cell is chosen: of what a first draft has in view the rule alone, in a few words.

The sheet Help says the whole of every field. What is folded away is told of whole: who unfolds it has a question.
"""

import re

from pydantic import BaseModel

from docgen.case.case import Case
from docgen.case.incidents import Account, Impact, Incident, Step
from docgen.case.material import Exhibit, Paper, Part
from docgen.case.outcomes import Convicted, Sentence
from docgen.case.people import IdentityLink, ImmigrationStatus, Maker, Subject
from docgen.case.statements import OwnParagraph, Search, Statement
from docgen.intake.columns import Column
from docgen.intake.layout import OWNER_SAID, Headed, is_put_away, said_of
from docgen.intake.naming import LEAST
from docgen.intake.tables import Table

__all__ = ["ANY", "BRIEF", "MOST_WORDS", "prompt_of"]

Path = tuple[str, ...]
MOST_WORDS = 20
CHOOSE = "Choose."
DAY = "Like 2 Feb 2025."
SOURCE = "Like S1 p1; M1."
SOURCE_OR_ABOVE = "Like S1 p1. Empty: as above."
OWNER = "Which record it is part of, like I1. Empty: the one there is, or as above."
ANY: dict[Path, str] = {
    # a field of any kind of record
    ("id",): "Empty: the next one.",
    ("date",): DAY,
    ("from",): SOURCE,
    ("name", "given"): "Given names, like Caio.",
    ("name", "family"): "Family names, in ordinary letters.",
}
BRIEF: dict[tuple[type[BaseModel], Path], str] = {
    # the kind of record and its field
    (Paper, ("file",)): "Its file in papers/.",
    (Paper, ("kind",)): CHOOSE,
    (Paper, ("held_by",)): "Who has the original. Empty: not recorded, or the Home Office.",
    (Paper, ("pages",)): "Counted by docgen.",
    (Paper, ("marking",)): "As the paper shows it, like OFFICIAL.",
    (Paper, ("disclosure",)): "May tribunal and appellant have it?",
    (Paper, ("why",)): "What to redact or hold back, and why.",
    (Case, ("case_owner",)): "By name.",
    (Case, ("force",)): "Whose records these are.",
    (Case, ("flag",)): CHOOSE,
    (Case, ("route",)): CHOOSE,
    (Case, ("appeal", "number")): "Like HU/12345/2025.",
    (Case, ("appeal", "received")): "When the Tribunal had the notice.",
    (Case, ("appeal", "notified")): "When the Tribunal sent it on.",
    (Case, ("appeal", "bundle_due")): "Empty: 28 days from then.",
    (Case, ("appeal", "anonymity")): "Whether ordered.",
    (Subject, ("short_name",)): "Like Mr Lopes.",
    (Subject, ("born",)): DAY,
    (Subject, ("nationality",)): "Like Brazilian.",
    (Subject, ("pnc",)): "With its letter, like 1999/0123456X.",
    (Subject, ("cro",)): "Like 12345/99X.",
    (Subject, ("home_office",)): "Like L1234567.",
    (Subject, ("uan",)): "Like 1234-5678-1234-5678.",
    (Subject, ("from",)): "All papers these are from: S1 p1; S4 p1.",
    (IdentityLink, ("how",)): "Like fingerprints taken on arrest.",
    (ImmigrationStatus, ("status",)): "Like Visitor, or No leave.",
    (ImmigrationStatus, ("start",)): "No leave begins when leave ended.",
    (ImmigrationStatus, ("end",)): "Not applicable, if it goes on.",
    (ImmigrationStatus, ("from",)): SOURCE_OR_ABOVE,
    (Maker, ("rank",)): "Like Police Constable.",
    (Maker, ("number",)): "Warrant or collar number.",
    (Maker, ("post",)): "Like Immigration Liaison.",
    (Maker, ("work_address",)): "Never a home address.",
    (Maker, ("over_18",)): "Ask. Empty: yes, of a police officer.",
    (Maker, ("availability", "any_day")): "For a hearing; else list days away.",
    (Incident, ("date",)): DAY,
    (Incident, ("time",)): "Like 16:20.",
    (Incident, ("place",)): "As served, like a shop in Saltmarsh.",
    (Incident, ("time_and_place", "from")): (
        "Only where from elsewhere, like M1. From case-owner, neither time nor place is printed."
    ),
    (Incident, ("exact_place",)): "Full address; never served.",
    (Incident, ("reference",)): "The force's own.",
    (Incident, ("allegation",)): "Neutrally, like theft from a shop.",
    (Incident, ("reliance",)): CHOOSE,
    (Incident, ("relevance",)): "Why it matters; internal.",
    (Incident, ("undermining", "none_found", "by")): "Who looked. A search for something else is no such look: ask.",
    (Incident, ("undermining", "none_found", "date")): "When. A search for something else is no such look.",
    (
        Incident,
        ("undermining", "none_found", "searched"),
    ): "Where; a line each. A search for something else is no such look.",
    (Incident, ("undermining", "not_asked")): "Yes, while nobody was asked.",
    (Incident, ("from",)): "A page that says it (S1 p1); a maker who was there (M1).",
    (Step, ("kind",)): "Choose. Several of one day by one person: arrested; interviewed.",
    (Step, ("date",)): "As the source dates this very step.",
    (Step, ("by",)): "Maker or officer, like M1. Empty: a court.",
    (Step, ("from",)): "Like S1 p1. Empty: the maker who took it.",
    (Account, ("stance",)): CHOOSE,
    (Account, ("where",)): "Like in interview.",
    (Account, ("date",)): "Like 2 Feb 2025. Empty: the day of the one interview.",
    (Account, ("from",)): "Like S1 p1; M1. Empty: the maker who interviewed that day.",
    (Account, ("words",)): "As recorded, without quotation marks.",
    (Convicted, ("result",)): CHOOSE,
    (Convicted, ("date",)): "When it ended so.",
    (Convicted, ("court",)): "In full.",
    (Convicted, ("offence",)): "As certified, without day and Act.",
    (Convicted, ("statute",)): "Like section 1(1) of the Theft Act 1968.",
    (Convicted, ("plea",)): CHOOSE,
    (Convicted, ("kind",)): "Like simple caution, or community resolution.",
    (Sentence, ("kind",)): CHOOSE,
    (Sentence, ("amount",)): "Like £200. Empty: no sum.",
    (Sentence, ("length",)): "Like 12 months. Empty: a sum.",
    (Impact, ("kind",)): "Choose; never printed.",
    (Impact, ("on",)): "Unnamed, like a business, or {P7}.",
    (Impact, ("extent",)): "Neutrally; goods, value, whether recovered. Not asked yet: no row.",
    (Impact, ("from",)): "Like S1 p1; M1. From case-owner: not printed.",
    (Exhibit, ("mark",)): "Initials and number, like JS/1.",
    (Exhibit, ("description",)): "Empty: the title of its one paper.",
    (Part, ("paper",)): "Like S1.",
    (Part, ("first",)): "Empty: the whole paper.",
    (Part, ("last",)): "Empty: the whole paper.",
    (Statement, ("date",)): "Nothing later is in it.",
    (Statement, ("incidents",)): "Empty: the one there is.",
    (Statement, ("exhibits",)): "Empty: the maker's.",
    (Search, ("system",)): "In full.",
    (Search, ("found",)): "What it showed. Not asked yet: not recorded.",
    (OwnParagraph, ("about",)): CHOOSE,
    (OwnParagraph, ("incident",)): "Where about is incident. Empty: the one there is.",
    (OwnParagraph, ("kind",)): "What it rests on.",
    (OwnParagraph, ("text",)): "The maker's words.",
    (OwnParagraph, ("written",)): "When. Empty: as above, or nobody said yet.",
}


def prompt_of(table: Table, each: Headed) -> str:
    """Say what is to be typed into a cell: in `MOST_WORDS` at most, where a first draft has the field in view."""
    column = each.column
    if column is None:
        return OWNER if table.name in LEAST else OWNER_SAID
    if table.name not in LEAST or is_put_away(table, each):
        return said_of(column)
    return BRIEF.get((table.models[0], column.path)) or ANY.get(column.path) or _first(column)


def _first(column: Column) -> str:
    """Return the first sentence of what is said of a field, for one that has no words of its own here."""
    return re.split(r"(?<=[^.]\.) (?=[A-Z])", said_of(column), maxsplit=1)[0]
