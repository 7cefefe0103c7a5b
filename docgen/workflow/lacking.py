"""What a case still lacks, and who can give it: facts that nobody wrote down, papers, statements, decisions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docgen.case.absence import NotRecorded
from docgen.case.attesting import OWN_WORDS, own_words_are_confirmed
from docgen.case.case import Case, Stage
from docgen.case.commission import Summary
from docgen.case.decision import Referral
from docgen.case.material import PaperKind
from docgen.case.record import Model
from docgen.case.shape import fields_of
from docgen.checks.sourcing import speaks_for_itself

__all__ = ["Lacking", "lacking"]

POLICE, COURT, MAKER, OWNER = "police", "court", "maker", "case-owner"
HOME_OFFICE, PROSECUTOR, TRIBUNAL = "Home Office", "prosecutor", "Tribunal"
ASKED = {
    # field that is not recorded: who can give it, and what to ask for
    "subject.born": (HOME_OFFICE, "the subject's date of birth"),
    "subject.nationality": (HOME_OFFICE, "the subject's nationality"),
    "subject.uan": (HOME_OFFICE, "the subject's UAN"),
    "subject.pnc": (POLICE, "the subject's PNC id"),
    "subject.immigration.*.start": (HOME_OFFICE, "when this immigration status began"),
    "people.*.under_18": (POLICE, "whether this person was under 18"),
    "papers.*.civil_use": (POLICE, "whether the witness agreed to use in civil proceedings"),
    "papers.*.translator": (POLICE, "who translated this paper"),
    "incidents.*.account": (POLICE, "what the subject said about it, or that nothing was recorded"),
    "incidents.*.chain": (MAKER, "how it is known: who told whom, and when"),
    "incidents.*.outcome.reason": (POLICE, "why the matter ended so"),
    "incidents.*.outcome.plea": (COURT, "the plea"),
    "incidents.*.outcome.next_hearing": (COURT, "the next hearing"),
    "incidents.*.outcome.prosecutor_checked": (PROSECUTOR, "whether the matter stands as recorded"),
    "incidents.*.outcome.prosecutor_view": (PROSECUTOR, "the view of using the matter before the trial"),
    "intelligence.*.grading": (POLICE, "how the report is graded"),
    "intelligence.*.sanitised": (POLICE, "who sanitised the report"),
    "intelligence.*.release": (POLICE, "who released the report, and on what conditions"),
    "overseas.*.original": (POLICE, "the judgment itself"),
    "overseas.*.translation": (POLICE, "a translation of the judgment"),
    "overseas.*.fingerprints": (POLICE, "whether fingerprints confirm that it was the subject"),
    "appeal.bundle_due": (TRIBUNAL, "when the bundle is due"),
    "decision": (HOME_OFFICE, "the notice of decision"),
}
"""Where words of absence are no answer for good; elsewhere not recorded may be all that there is to say."""
ENTER_DECISION = "its day, paper and basis, on the sheet case: the notice of decision is here"
PARTIES = {"home office": HOME_OFFICE, "tribunal": TRIBUNAL, "other": "holder"}


@dataclass(frozen=True, slots=True)
class Lacking:
    """One thing that is missing: from whom, of which record or field, and what."""

    who: str
    of: str
    what: str


def lacking(case: Case) -> tuple[Lacking, ...]:
    """Return all that a case lacks, in the order of the case."""
    asked = (*_facts(case), *_papers(case), *_earlier(case), *_material(case), *_commissions(case))
    return (*asked, *_other_way(case), *_own_words(case))


def _facts(case: Case) -> Iterator[Lacking]:
    borne_out = {f"{incident.id} chain" for incident in case.incidents if speaks_for_itself(incident)}
    for shape, name, value in _walked(case, (), ""):
        asked = shape in ASKED and name not in borne_out and not _too_early(case, shape)
        if asked and isinstance(value, NotRecorded):
            yield Lacking(*_asked(case, shape, name))


def _asked(case: Case, shape: str, name: str) -> tuple[str, str, str]:
    """Return from whom what is wanted, of which field; a notice of decision that lies in the case is to be entered."""
    notices = [paper.id for paper in case.papers if paper.kind is PaperKind.DECISION]
    if shape == "decision" and notices:
        return OWNER, name, f"{ENTER_DECISION} ({', '.join(notices)})"
    who, what = ASKED[shape]
    return who, name, what


def _too_early(case: Case, shape: str) -> bool:
    return shape == "decision" and case.stage not in {Stage.DECIDED, Stage.APPEALED}


def _walked(model: Model, shape: tuple[str, ...], name: str) -> Iterator[tuple[str, str, Any]]:
    """Yield every field with its shape, and the nearest record's id to name it by."""
    for key, attribute in fields_of(type(model)).items():
        value, here = getattr(model, attribute), (*shape, key)
        yield ".".join(here), f"{name} {key.replace('_', ' ')}".strip(), value
        if isinstance(value, Model):
            yield from _walked(value, here, f"{name} {key}".strip())
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, Model):
                    own = str(getattr(item, "id", None) or getattr(item, "mark", None) or name)
                    yield from _walked(item, (*here, "*"), own)


def _papers(case: Case) -> Iterator[Lacking]:
    for paper in case.papers:
        if paper.file is None:
            who = PARTIES.get(str(paper.from_party), str(paper.from_party))
            yield Lacking(who, paper.id, "the paper itself: it is described here without its file")


def _earlier(case: Case) -> Iterator[Lacking]:
    for maker in case.makers:
        for each in maker.earlier:
            if each.paper is None:
                yield Lacking(
                    MAKER, maker.id, f"the maker's earlier statement {each.number}, which is not in the folder"
                )


def _material(case: Case) -> Iterator[Lacking]:
    if not isinstance(case.summary, Summary):
        if case.stage in {Stage.REFERRED, Stage.SUMMARY}:
            yield Lacking(POLICE, "summary", "the summary of available material: docgen form CASE --summary")
        return
    if isinstance(case.summary.received, NotRecorded):
        yield Lacking(POLICE, "summary", "the summary of available material, which was not recorded as received")
    for row in case.summary.rows:
        if isinstance(row.selected, NotRecorded):
            yield Lacking(OWNER, row.id, "whether this material is selected, and why")


def _commissions(case: Case) -> Iterator[Lacking]:
    """Yield commissions that are still wanted: of a case that was referred (WS-100), or before the maker answers."""
    asked_for = {each.statement for each in case.commissions}
    referred = isinstance(case.referral, Referral)
    for statement in case.statements:
        if statement.id not in asked_for and (referred or not statement.is_answered):
            yield Lacking(OWNER, statement.id, "the commission of this statement")
    for commission in case.commissions:
        if isinstance(commission.date, NotRecorded):
            yield Lacking(OWNER, commission.id, "when the commission was sent")


def _other_way(case: Case) -> Iterator[Lacking]:
    """Yield incidents and convictions abroad of which nobody was asked yet what points the other way (WS-46)."""
    told = [(each.id, each.undermining) for each in case.incidents]
    told += [(each.id, each.undermining) for each in case.overseas]
    for name, undermining in told:
        if undermining.not_asked:
            yield Lacking(MAKER, name, "whether anything undermines it or helps the subject (WS-46)")


def _own_words(case: Case) -> Iterator[Lacking]:
    """Yield statements whose paragraphs nobody says that the maker confirmed: others may have typed them (WS-170)."""
    for statement in case.statements:
        if statement.is_answered and not own_words_are_confirmed(case, statement):
            yield Lacking(MAKER, statement.id, f"the confirmation that the words are the maker's own ({OWN_WORDS})")
