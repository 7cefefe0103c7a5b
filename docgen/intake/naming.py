"""The sheets' names, their order, and plain words for fields whose own name says too little.

A model or field that is not here gets a sheet or column all the same, under its own name.
"""

from functools import cache

from pydantic import BaseModel

from docgen.case.case import Attestation, Case, Comment, Overrule
from docgen.case.commission import Commission, Summary, SummaryRow
from docgen.case.decision import Authority
from docgen.case.incidents import Account, Impact, Incident, Step, UnderminingItem
from docgen.case.intelligence import IntelligenceItem
from docgen.case.knowledge import Telling
from docgen.case.material import Exhibit, Paper, Part
from docgen.case.outcomes import Convicted, Sentence
from docgen.case.overseas import OverseasConviction
from docgen.case.people import (
    Alias,
    EarlierStatement,
    IdentityLink,
    ImmigrationStatus,
    Maker,
    Name,
    Period,
    Person,
    Subject,
)
from docgen.case.record import Difference
from docgen.case.statements import LeftOut, OwnParagraph, Search, Statement
from docgen.case.withheld import WithheldItem

__all__ = [
    "CLOSED",
    "EXAMPLES",
    "HEADINGS",
    "LEAST",
    "LETTERS",
    "MORE",
    "OWN_SHEET",
    "SAID",
    "SELDOM",
    "SHEETS",
    "USUAL",
    "WHO",
    "first_id",
    "heading_of",
]

SHEETS = {
    # the kind of record (the first, of several): the sheet's name, and what it is for
    Case: ("case", "The case and the appeal."),
    Subject: ("subject", "The person the case is about."),
    Alias: ("other names", "Other names and spellings of the subject, each with the paper that has it."),
    ImmigrationStatus: ("immigration", "Status, oldest first."),
    IdentityLink: ("identity links", "Why the records speak of the subject."),
    Person: ("people", "Everybody else: victims, witnesses, officers, relatives. Only the label is printed."),
    Name: ("names of people", "Other names of people."),
    Paper: ("papers", "What each paper is."),
    Maker: ("makers", "Who makes statements."),
    Period: ("days away", "Days on which a maker cannot attend."),
    EarlierStatement: ("earlier statements", "Statements that a maker made before, outside this case file."),
    Incident: ("incidents", "What happened, by event."),
    Step: ("steps", "What was done, by date."),
    Account: ("accounts", "What the subject said."),
    Convicted: ("convictions", "How each incident ended."),
    Sentence: ("sentences", "What a court imposed."),
    UnderminingItem: (
        "other way",
        "What points the other way; else, on the incident's row, who looked and found none.",
    ),
    Impact: ("impact", "Whom it affected, how."),
    Telling: ("who told whom", "How something came to be known: one row for each telling, in order."),
    OverseasConviction: ("overseas", "Convictions by courts abroad; never counted with those of this country."),
    IntelligenceItem: ("intelligence", "Intelligence reports, as sanitised."),
    Exhibit: ("exhibits", "What a maker produces."),
    Part: ("parts", "The papers of exhibits."),
    WithheldItem: ("withheld material", "Papers and parts of papers that are kept back as a whole. CLOSED."),
    Summary: ("summary", "The summary of available material, which comes before any statement."),
    SummaryRow: ("material", "The available material, one piece on each row."),
    Commission: ("commissions", "What makers are asked for."),
    Statement: ("statements", "What is commissioned."),
    Search: ("searches", "What a maker searched."),
    OwnParagraph: ("paragraphs", "The makers' own words."),
    LeftOut: ("left out", "Incidents that a statement leaves out, and who decided so."),
    Difference: ("differences", "What other papers say instead."),
    Authority: ("authorities", "Decided cases and provisions that somebody relies on."),
    Comment: ("comments", "What somebody said of the case or a draft; internal."),
    Overrule: ("overrules", "Recorded decisions that a finding does not stand in the way."),
    Attestation: ("attestations", "What a named person looked at and confirmed."),
}
MORE: dict[type[BaseModel], str] = {
    # the kind of record: what the sheet Help says of its sheet as a whole, where the sheet itself says it in short
    Case: "The case as a whole, the decision and the appeal.",
    ImmigrationStatus: "Periods of immigration status, oldest first.",
    IdentityLink: "Why the records are taken to speak of the subject; at least one.",
    Paper: "The papers as received; a paper may be described here without its file.",
    Maker: "Who makes and signs statements; at least one.",
    Incident: "The recorded events, each on a row. What happened next stands on the sheets that follow.",
    Step: "What was done in each incident, in order of date; at least one for each.",
    Account: "What the subject said, where the incident's account is marked as recorded.",
    Convicted: "How each incident ended: convictions and all other outcomes; one for each incident.",
    Sentence: "What a court imposed, for each conviction, in the order of the certificate.",
    Impact: ("What an incident did, and to whom, as it is recorded; a statement never says what kind of harm it is."),
    Exhibit: "What a maker produces, under marks that never change.",
    Part: "The papers, or pages of them, that make an exhibit or that are withheld, in order.",
    Statement: "The statements that are commissioned.",
    Search: "What a maker searched, in order of date.",
    OwnParagraph: "The makers' own paragraphs, in their words, in the order to be printed.",
}
WHO = {
    # the kind of record: who fills in its sheet, where that is not the case-owner
    Summary: "police",
    SummaryRow: "police",
    Search: "maker",
    OwnParagraph: "maker",
}
LEAST = (
    "papers", "case", "subject", "identity links", "immigration", "makers", "incidents", "steps", "accounts",
    "convictions", "sentences", "impact", "exhibits", "parts", "statements", "searches", "paragraphs",
)  # fmt: skip
"""The sheets that a first draft needs, in the order in which nothing has to be looked up twice."""
USUAL: dict[str, tuple[tuple[str, ...], ...]] = {
    "papers": (("file",), ("why",)),
    "case": (("appeal",),),
    "incidents": (("time_and_place",), ("undermining",)),
    "statements": (("incidents",), ("exhibits",)),
    "paragraphs": (("incident",),),
    "parts": (("first",), ("last",)),
}
"""Fields that can be left out and that a first draft mostly has, or has to think of, by the name of their sheet."""
SELDOM: dict[str, tuple[tuple[str, ...], ...]] = {
    "papers": (("title",), ("from_party",)),
    "case": (
        ("stage",),
        ("appeal",),
        ("appeal", "initials"),
        ("appeal", "order", "date"),
        ("appeal", "order", "terms"),
    ),
    "makers": (("rank_short",), ("employer",), ("employer_is_party",), ("from",)),
    "incidents": (("role",), ("chain",), ("account",), ("identity",)),
    "identity links": (("id",),),
    "immigration": (("id",),),
    "steps": (("id",),),
    "convictions": (("convicted_on",),),
    "sentences": (("id",), ("from",)),
    "impact": (("id",), ("chain",)),
    "exhibits": (("maker",),),
    "statements": (("maker",), ("number",), ("marking",)),
    "searches": (("id",), ("from",)),
    "paragraphs": (("id",), ("author",), ("chain",)),
}
"""Fields that a small case leaves empty, since the rest of it says them or it has none, by the name of their sheet."""
CLOSED = frozenset({Person, Name, WithheldItem})
"""Kinds of record whose sheet holds what is never served."""
OWN_SHEET = frozenset({"outcome", "account", "subject", "summary"})
"""Groups of one that are too large for columns of the record that they belong to."""
HEADINGS = {
    # a field's name: what headings call it; nothing, where what stands in the group is plain without its name
    "as": "what the other paper says",
    "asn": "arrest summons number",
    "by": "by whom",
    "civil_use": "agreed to use in civil proceedings",
    "cro": "CRO number",
    "family": "family",
    "from_party": "who it came from",
    "home_office": "Home Office reference",
    "naming": "decision to name",
    "none_found": "none found",
    "on": "upon whom",
    "other_way": "what points the other way",
    "pnc": "PNC id",
    "primary": "primary record held",
    "sha256": "SHA-256",
    "shows": "what it shows",
    "speaker": "who can speak to it",
    "uan": "UAN",
    "undermining": "",
    "under_18": "under 18",
    "over_18": "over 18",
    "why_under_18": "why printed although under 18",
}
LETTERS: dict[type[BaseModel], str] = {
    # the kind of record: the letter that its ids begin with, where an empty cell leaves the id to docgen
    Person: "P", Paper: "S", Maker: "M", Incident: "I", Step: "T", Sentence: "V", UnderminingItem: "U", Impact: "X",
    OverseasConviction: "F", IntelligenceItem: "N", WithheldItem: "D", SummaryRow: "R", Commission: "K",
    Statement: "G", Search: "Q", OwnParagraph: "O", Authority: "A", Comment: "C", Overrule: "Y", Attestation: "B",
    ImmigrationStatus: "Z", IdentityLink: "L",
}  # fmt: skip


SAID: dict[tuple[type[BaseModel], tuple[str, ...]], str] = {
    # the kind of record and its field: what its help says, where that of the model says too little
    (Incident, ("from",)): (
        "A paper whose page says it (S4 p1, S4 p2-3, S4), or a maker who was there (M1); both only where both are so. "
        "In the words of what is named here: where that says theft, write theft. Time and place from elsewhere: see "
        "`time and place: from`."
    ),
    (Impact, ("from",)): (
        "A paper whose page tells of this effect, or a maker who knows of it (M1): the statement then says that the "
        "maker does. case-owner, where it is your own reckoning: then no statement prints it."
    ),
    (Subject, ("from",)): (
        "Where name, birth, nationality and references are from. It is one cell for them all, and they may be from "
        "several papers: name each, for example S1 p1; S4 p1."
    ),
    (ImmigrationStatus, ("start",)): "When it began; No leave begins on the day on which the leave before it ended.",
    (ImmigrationStatus, ("end",)): "When it ended; not applicable for the last one, where it goes on.",
}
EXAMPLES: dict[tuple[type[BaseModel], tuple[str, ...]], str] = {
    (Incident, ("from",)): "M1, where the maker was there; S1 p1, where that page says it",
    (Subject, ("from",)): "S1 p1; S4 p1",
}
"""Examples that show more than the one of an invented case could."""


def first_id(kind: type[BaseModel]) -> str:
    """Return the first id of a kind of record, like I1 for incidents; empty where its ids have no letter."""
    return f"{LETTERS[kind]}1" if kind in LETTERS else ""


@cache
def heading_of(path: tuple[str, ...]) -> str:
    """Return a column's heading: the field's name in plain words, behind those of the groups that it stands in."""
    words = (HEADINGS.get(name, name.replace("_", " ")) for name in path)
    return ": ".join(word for word in words if word)
