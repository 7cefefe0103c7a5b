"""What an empty cell is taken to say, where the rest of the workbook leaves one answer: by rules that its help states.

Only a cell that would else be refused as empty has such a rule, so a case that is complete comes back as it was. No
rule carries a maker's own knowledge from row to row, nor who took a step, nor a day on which something happened.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import timedelta
from string import ascii_uppercase
from typing import Any

from pydantic import BaseModel

from docgen.case.absence import NotApplicable, NotRecorded
from docgen.case.case import Case, Stage
from docgen.case.commission import Commission
from docgen.case.incidents import Account, Impact, Incident, Step, StepKind, UnderminingItem
from docgen.case.material import Exhibit, FromParty, Marking, Paper, PaperKind
from docgen.case.outcomes import Sentence, SentenceKind
from docgen.case.people import Alias, ImmigrationStatus, Maker, Person, Subject
from docgen.case.statements import About, Knowledge, OwnParagraph, Search, Statement
from docgen.intake.around import FROM, Around, EmptyCell, Path, Value, listed, text_of
from docgen.intake.columns import ABSENT
from docgen.intake.empty_sources import (
    as_above,
    day_of_the_interview,
    itself,
    of_a_sentence,
    of_a_step,
    of_an_account,
    of_the_incident,
    own_knowledge,
    the_maker,
    who_interviewed,
    why_of_a_step,
)
from docgen.intake.ranks import RANKS, SAID_IN_SHORT
from docgen.intake.spellings import day_meant

__all__ = ["RECKONED_FROM", "RULES", "SAID_BY", "Around", "EmptyCell", "rule_for"]

NOBODY_SAYS = "nobody says"
NO_LENGTH = {SentenceKind.FINE, SentenceKind.COSTS, SentenceKind.SURCHARGE, SentenceKind.COMPENSATION}
NO_AMOUNT = {SentenceKind.IMPRISONMENT, SentenceKind.SUSPENDED, SentenceKind.DETENTION, SentenceKind.UNPAID_WORK}
NUMBERED = tuple(f"Person {number}" for number in range(27, 1_000))
BY_A_COURT = {StepKind.TRIED, StepKind.SENTENCED}
MADE_BY: dict[str, FromParty] = {
    # kinds of paper that only one party makes
    PaperKind.DECISION: FromParty.HOME_OFFICE, PaperKind.IMMIGRATION_HISTORY: FromParty.HOME_OFFICE,
    PaperKind.CERTIFICATE: FromParty.COURT, PaperKind.VERDICT: FromParty.COURT, PaperKind.SENTENCING: FromParty.COURT,
    PaperKind.APPEAL: FromParty.APPELLANT, PaperKind.DETERMINATION: FromParty.TRIBUNAL,
    PaperKind.CRIME_REPORT: FromParty.POLICE, PaperKind.PNC_PRINT: FromParty.POLICE,
    PaperKind.CUSTODY_RECORD: FromParty.POLICE, PaperKind.NOTEBOOK: FromParty.POLICE,
}  # fmt: skip


def rule_for(models: tuple[type[BaseModel], ...], path: Path) -> EmptyCell | None:
    """Return the rule for an empty cell of a field; None where an empty cell says nothing."""
    return RULES.get((models[0], path))


def _one_maker(around: Around) -> str | None:
    return around.only("makers")


def _identity(around: Around) -> Value | None:
    link = around.only("subject.identity")
    return None if link is None else (link,)


def _due(around: Around) -> str | None:
    """Return 28 days from the Tribunal's notice (Procedure Rules 2014, rule 24(1)), where that has a day."""
    appeal = around.record.get("appeal")
    sent = day_meant(str(appeal.get("notified", ""))) if isinstance(appeal, dict) else None
    return (sent + timedelta(days=28)).isoformat() if sent else None


def _about_the_one_incident(around: Around) -> str | None:
    return around.only("incidents") if around.record.get("about") == About.INCIDENT else None


def _the_one_incident(around: Around) -> Value | None:
    incident = around.only("incidents")
    about = any(each.get("about") == About.INCIDENT for each in listed(around.record, "paragraphs"))
    return (incident,) if incident and (about or _is_for_it(around)) else None


def _is_for_it(around: Around) -> bool:
    """Tell whether a statement is the only one, and names nothing that it leaves out or sets out instead."""
    other = any(around.record.get(name) for name in ("left_out", "intelligence", "overseas"))
    return len(listed(around.case, "statements")) == 1 and not other


def _official(_: Around) -> str:
    """Return what a statement is marked where nobody has decided otherwise; how a paper is, only the paper says."""
    return str(Marking.OFFICIAL)


def _its_exhibits(around: Around) -> Value | None:
    """Return the exhibits of a statement's maker, where no other statement can be the one that produces them."""
    if len(listed(around.case, "statements")) != 1:
        return None
    theirs = (each for each in listed(around.case, "exhibits") if each.get("maker") == around.record.get("maker"))
    return tuple(mark for each in theirs if (mark := text_of(each.get("mark")))) or None


def _next_number(around: Around) -> str | None:
    maker = around.record.get("maker")
    earlier = [each for one in listed(around.case, "makers") if one.get("id") == maker for each in _earlier(one)]
    same = [each for each in listed(around.case, "statements") if each.get("maker") == maker]
    numbers = [str(each.get("number", "")) for each in (*earlier, *same)]
    return str(1 + max((int(number) for number in numbers if number.isdecimal()), default=0)) if maker else None


def _earlier(maker: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return listed(maker, "earlier")


def _next_person(around: Around) -> str:
    """Return Person A, or the next letter that no label has: a label says nothing of who somebody is, nor what."""
    people = listed(around.case, "people")
    taken = {str(each.get("label", "")) for each in people}
    free = [label for label in (*(f"Person {letter}" for letter in ascii_uppercase), *NUMBERED) if label not in taken]
    unlabelled = [each for each in people if not text_of(each.get("label"))]
    before = next((at for at, each in enumerate(unlabelled) if each is around.record), 0)
    return free[before]


def _who_makes_its_kind(around: Around) -> str | None:
    """Return who makes papers of a kind, where nobody else does."""
    party = MADE_BY.get(str(around.record.get("kind")))
    return str(party) if party else None


def _came_from_the_home_office(around: Around) -> bool:
    return around.record.get("from_party") == FromParty.HOME_OFFICE


def _day_above(around: Around) -> str | None:
    """Return the day on which the paragraph above was written, where that is said."""
    above = text_of(around.above.get("written"))
    return None if above in ABSENT else above


def _the_force(around: Around) -> str | None:
    """Return the force of the case for its one maker, a police officer; of two, one may be of another force."""
    one = around.only("makers") is not None and around.record.get("rank") in RANKS
    return text_of(around.case.get("force")) if one else None


def _no_party(around: Around) -> str | None:
    """Return no for the force of the case: the parties are the appellant and the Secretary of State."""
    employer = text_of(around.record.get("employer"))
    return "no" if employer and employer == around.case.get("force") else None


def _convicted(around: Around) -> str | None:
    ended = around.record.get("outcome")
    return "convicted" if isinstance(ended, dict) and ended.get("result") == "convicted" else None


def _its_kind(around: Around) -> str | None:
    kind = text_of(around.record.get("kind"))
    return None if kind == PaperKind.OTHER else kind


def _what_its_paper_is(around: Around) -> str | None:
    parts = listed(around.record, "parts")
    if len(parts) != 1 or "first" in parts[0] or "last" in parts[0]:
        return None
    papers = [each for each in listed(around.case, "papers") if each.get("id") == parts[0].get("paper")]
    return text_of(papers[0].get("title")) if papers else None


def _none_by_kind(kinds: Collection[SentenceKind]) -> Callable[[Around], str | None]:
    return lambda around: str(NotApplicable.NOT_APPLICABLE) if around.record.get("kind") in kinds else None


def _nobody_of_the_case(around: Around) -> str | None:
    return str(NotApplicable.NOT_APPLICABLE) if around.record.get("kind") in BY_A_COURT else None


def _nobody_to_place(around: Around) -> str | None:
    """Return not recorded for the address of an incident that nobody is linked to; else somebody may live there."""
    return None if around.record.get("people") else str(NotRecorded.NOT_RECORDED)


def _appealed(around: Around) -> str | None:
    appeal = around.record.get("appeal")
    return str(Stage.APPEALED) if isinstance(appeal, dict) and "number" in appeal else None


ONE_MAKER = EmptyCell("the one maker, where there is but one", "the one maker", _one_maker)
AS_ABOVE = EmptyCell(
    "as in the row above, where that is of the same record and names papers only", "as in the row above", as_above
)
RULES: dict[tuple[type[BaseModel], Path], EmptyCell] = {
    # the kind of record and its field; what is reckoned from other empty cells comes after them
    (Case, ("stage",)): EmptyCell("appealed, where the appeal is filled in", "as the appeal says", _appealed),
    (Case, ("appeal", "bundle_due")): EmptyCell(
        "28 days from the day on which the Tribunal sent the notice on", "28 days from the Tribunal's notice", _due
    ),
    (Subject, ("cro",)): EmptyCell("not recorded", NOBODY_SAYS, lambda _: str(NotRecorded.NOT_RECORDED)),
    (Alias, FROM): AS_ABOVE,
    (ImmigrationStatus, FROM): AS_ABOVE,
    (Paper, ("title",)): EmptyCell("the words of its kind, but of other", "the words of its kind", _its_kind),
    (Paper, ("from_party",)): EmptyCell(
        "who makes papers of its kind, where only one party does: decision and immigration history the Home Office, "
        "certificate and verdict a court, appeal the appellant, crime report and PNC print the police",
        "who makes papers of its kind",
        _who_makes_its_kind,
    ),
    (Paper, ("held_by",)): EmptyCell(
        "the Home Office, for what came from there; else not recorded",
        lambda around: "it came from the Home Office" if _came_from_the_home_office(around) else NOBODY_SAYS,
        lambda around: "Home Office" if _came_from_the_home_office(around) else str(NotRecorded.NOT_RECORDED),
    ),
    (Maker, ("employer",)): EmptyCell(
        "the force of the case, for a police officer who is the one maker", "the force of the case", _the_force
    ),
    (Maker, ("employer_is_party",)): EmptyCell(
        "no, where the employer is the force of the case", "the force is no party to the appeal", _no_party
    ),
    (Maker, ("rank_short",)): EmptyCell(
        f"by rank: {', '.join(RANKS.values())}",
        "the usual short form of the rank",
        lambda around: RANKS.get(str(around.record.get("rank"))),
    ),
    (Maker, ("over_18",)): EmptyCell(
        f"yes, for a police officer ({', '.join(RANKS.values())}): nobody is one before 18",
        "nobody is a police officer before 18",
        lambda around: "yes" if around.record.get("rank") in RANKS else None,
    ),
    (Maker, FROM): EmptyCell("the maker, who tells it", "the maker's own knowledge", itself),
    (Person, ("label",)): EmptyCell(
        "Person A, or the next letter that nobody has", "the next letter that nobody has", _next_person
    ),
    (Incident, ("role",)): EmptyCell(
        "convicted, where it ended in a conviction", "it ended in a conviction", _convicted
    ),
    (Incident, ("exact_place",)): EmptyCell(
        "not recorded, where nobody of the sheet people is linked to it", NOBODY_SAYS, _nobody_to_place
    ),
    (Incident, ("identity",)): EmptyCell(
        "the one identity link, where there is but one", "the one identity link", _identity
    ),
    (Step, ("by",)): EmptyCell(
        "not applicable, where a court did it (tried, sentenced)", "a court did it", _nobody_of_the_case
    ),
    (Step, FROM): EmptyCell(
        "the maker who took it; as the conviction, if sentenced; else as in the row above of the same incident, if "
        "that names papers only",
        why_of_a_step,
        of_a_step,
    ),
    (Account, ("date",)): EmptyCell(
        "the day of the one interview among the steps, of what was said in interview",
        "the day of the interview",
        day_of_the_interview,
    ),
    (Account, FROM): EmptyCell(
        "the maker who interviewed, of what was said in interview that day; else as the incident, if that names papers "
        "only",
        lambda around: "the maker who interviewed" if who_interviewed(around) else "as the incident",
        of_an_account,
    ),
    (Impact, FROM): EmptyCell("as the incident, where that names papers only", "as the incident", of_the_incident),
    (UnderminingItem, FROM): AS_ABOVE,
    (Sentence, ("length",)): EmptyCell(
        "not applicable, for fine, costs, surcharge and compensation", "a sum has none", _none_by_kind(NO_LENGTH)
    ),
    (Sentence, ("amount",)): EmptyCell(
        "not applicable, for imprisonment, suspended or not, detention and unpaid work",
        "no sum of money",
        _none_by_kind(NO_AMOUNT),
    ),
    (Sentence, FROM): EmptyCell("as the conviction that it belongs to", "as its conviction", of_a_sentence),
    (Exhibit, ("maker",)): ONE_MAKER,
    (Exhibit, ("description",)): EmptyCell(
        "the title of its paper, where it is one whole paper", "the title of its paper", _what_its_paper_is
    ),
    (Commission, ("maker",)): ONE_MAKER,
    (Commission, ("statement",)): EmptyCell(
        "the one statement, where there is but one", "the one statement", lambda around: around.only("statements")
    ),
    (Statement, ("maker",)): ONE_MAKER,
    (Statement, ("number",)): EmptyCell("the maker's next", "the maker's next", _next_number),
    (Statement, ("incidents",)): EmptyCell(
        "the one incident, where there is but one, and one statement or a paragraph about it",
        "the one incident",
        _the_one_incident,
    ),
    (Statement, ("marking",)): EmptyCell("OFFICIAL", "nobody has decided otherwise", _official),
    (Statement, ("exhibits",)): EmptyCell(
        "the exhibits of its maker, where there is but one statement", "the maker's exhibits", _its_exhibits
    ),
    (Search, FROM): EmptyCell("the statement's maker, who searched", "the statement's maker", the_maker),
    (OwnParagraph, ("incident",)): EmptyCell(
        "the one incident, where there is but one", "the one incident", _about_the_one_incident
    ),
    (OwnParagraph, ("author",)): EmptyCell(
        "the statement's maker", "the statement's maker", lambda around: text_of(around.parent.get("maker"))
    ),
    (OwnParagraph, ("written",)): EmptyCell(
        "as in the row above, where that is of the same statement and has a day; else not recorded",
        lambda around: "as in the row above" if _day_above(around) else NOBODY_SAYS,
        lambda around: _day_above(around) or str(NotRecorded.NOT_RECORDED),
    ),
    (OwnParagraph, FROM): EmptyCell("the author, for own knowledge", "the author's own knowledge", own_knowledge),
}
RECKONED_FROM: dict[tuple[type[BaseModel], Path], Path] = {
    # the kind of record and its field: what the rule reckons it from, as a path from the record (..: what holds it)
    (Paper, ("title",)): ("kind",),
    (Paper, ("from_party",)): ("kind",),
    (Maker, ("employer",)): ("rank",),
    (Maker, ("employer_is_party",)): ("employer",),
    (Maker, ("over_18",)): ("rank",),
    (Incident, ("role",)): ("outcome", "result"),
    (Maker, ("rank_short",)): ("rank",),
    (Step, ("by",)): ("kind",),
    (Step, FROM): ("by",),
    (Account, ("date",)): ("where",),
    (Sentence, ("length",)): ("kind",),
    (Sentence, ("amount",)): ("kind",),
    (Sentence, FROM): ("..", "..", "from"),
    (Exhibit, ("description",)): ("parts",),
    (OwnParagraph, FROM): ("kind",),
}
"""Where this is wrong itself, nothing is said of the empty cell: it is told by its cause alone."""
SAID_BY: dict[tuple[type[BaseModel], Path], tuple[str, ...]] = {
    # the kind of record and its field: the words of what it is reckoned from, with which alone an empty cell says it
    (Paper, ("title",)): tuple(str(kind) for kind in PaperKind if kind is not PaperKind.OTHER),
    (Paper, ("from_party",)): tuple(map(str, MADE_BY)),
    (Maker, ("rank_short",)): (*RANKS, *SAID_IN_SHORT),
    (Maker, ("employer",)): (*RANKS, *SAID_IN_SHORT),
    (Maker, ("over_18",)): (*RANKS, *SAID_IN_SHORT),
    (Step, ("by",)): tuple(sorted(map(str, BY_A_COURT))),
    (Sentence, ("length",)): tuple(sorted(map(str, NO_LENGTH))),
    (Sentence, ("amount",)): tuple(sorted(map(str, NO_AMOUNT))),
    (OwnParagraph, FROM): (str(Knowledge.OWN_KNOWLEDGE),),
}
