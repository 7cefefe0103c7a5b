"""Intelligence: graded, sanitised and released, apart from recorded crime, and never more than was reported."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
from collections.abc import Iterator
from datetime import date

from docgen.case.absence import NotApplicable, NotRecorded, is_recorded
from docgen.case.incidents import Reliance
from docgen.case.intelligence import (
    Assessment3x5x2,
    Assessment5x5x5,
    Grading3x5x2,
    Grading5x5x5,
    Handling3x5x2,
    Handling5x5x5,
    IntelligenceItem,
    Release,
    Sanitised,
)
from docgen.case.material import PaperKind
from docgen.case.references import parse_source
from docgen.checks.rule import DataReading, Hit, Loc, Reads, TextReading, rule
from docgen.checks.seen import Passage, items_of, passages, text_of_all
from docgen.checks.wording import found, negated, table
from docgen.disclosure.records import whole_years
from docgen.document import Heading
from docgen.findings import Mender, Severity

__all__ = [
    "a_claim_of_a_gang_has_its_particulars",
    "a_grade_is_explained_in_words",
    "intelligence_has_a_section_of_its_own",
    "intelligence_is_graded_and_has_its_log",
    "intelligence_is_sanitised_by_somebody_named",
    "old_intelligence_is_borne_out_later",
    "restricted_intelligence_is_released",
    "what_is_suspected_false_is_left_out_or_reasoned",
]

UNKNOWN = NotRecorded | NotApplicable
SOURCES = {
    "A": "always reliable", "B": "mostly reliable", "C": "sometimes reliable", "D": "unreliable|not reliable",
    "E": "untested", "1": r"(?<!not )\breliable", "2": "untested", "3": "not reliable|unreliable",
}  # fmt: skip
"""What a grade of the source says in words; no letter or figure stands for a source in both systems."""
TOLD_5X5X5 = {
    "1": "known to be true", "2": "known personally", "3": "corroborated", "4": "(?:not|cannot) be judged",
    "5": "false|malicious",
}  # fmt: skip
TOLD_3X5X2 = {
    "A": r"\bdirectly", "B": "corroborated", "C": "indirectly", "D": "not known", "E": "false",
}  # fmt: skip
HANDLED = {
    "1": "law enforcement|prosecut", "2": "not prosecute|non-prosecuting", "3": "abroad|outside",
    "4": "originating agency", "5": "originator|no further", "P": "without conditions|lawful sharing", "C": "condition",
}  # fmt: skip
NOTHING = re.compile(r"\s*(?:nothing|nobody|none|no\b)|\b(?:not|never|un)\s?(?:corroborated|borne out)", re.IGNORECASE)
GANG = table(
    a_gang=r"gangs?|gang[- ](?:nominals?|members?|related|affiliat\w+)|organised crime (?:group|network)s?|OCGs?|"
    r"crew members?|county lines|cartels?|mafia",
)
PARTICULAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
OLD = 5
"""From how many whole years on a report needs something later that bears it out (house rule)."""


def _told(reading: TextReading, item: IntelligenceItem) -> tuple[Passage, ...]:
    return tuple(p for p in passages(reading.document) if any(_is_of(path, item) for path in p.paths))


def _is_of(path: str, item: IntelligenceItem) -> bool:
    return path.startswith(f"intelligence.{item.id}.")


@rule(
    "WS-60",
    source="the gradings of police intelligence: 5x5x5 (HMRC manual MLR3C14000) and 3x5x2 (College of Policing)",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.POLICE_DISCLOSURE,
    blind="Whether the grade is the one that the report was given.",
)
def intelligence_is_graded_and_has_its_log(reading: DataReading) -> Iterator[Hit]:
    """Each intelligence item that is set out has its grade, and the log that it is kept under (which is closed)."""
    for loc, item in items_of(reading):
        for field, value in (("grading", item.grading), ("log", item.log)):
            if isinstance(value, UNKNOWN):
                step = "Ask the intelligence desk, or take the item out of the statement."
                yield Hit((*loc, field), "is not given for an item that the statement sets out.", step)


@rule(
    "WS-62",
    source="design: what its own force suspected to be false proves nothing",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.POLICE_DISCLOSURE,
    blind="Doubts that the grade does not show.",
)
def what_is_suspected_false_is_left_out_or_reasoned(reading: DataReading) -> Iterator[Hit]:
    """An item graded as suspected false is not relied on, and is set out only with the reason in its weight."""
    for loc, item in items_of(reading):
        relied = item.reliance is Reliance.RELIED_ON
        if _is_suspected_false(item) and (relied or not is_recorded(item.weight)):
            step = "Take it out; or do not rely on it, and say in weight that it is suspected and why it is told."
            yield Hit((*loc, "grading", "information"), "says suspected false.", step)


def _is_suspected_false(item: IntelligenceItem) -> bool:
    grading = item.grading
    if isinstance(grading, Grading5x5x5):
        return grading.information is Assessment5x5x5.SUSPECTED_FALSE
    return isinstance(grading, Grading3x5x2) and grading.information is Assessment3x5x2.SUSPECTED_FALSE


@rule(
    "WS-63",
    source="5x5x5 handling codes (HMRC manual MLR3C14000); 3x5x2 handling code C",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.POLICE_DISCLOSURE,
    blind="Whether who released it might, and whether the conditions are kept.",
    overrulable=False,
)
def restricted_intelligence_is_released(reading: DataReading) -> Iterator[Hit]:
    """An item that may go no further, or on conditions only, names who released it, when and on what conditions."""
    step = "Have its originator release it for these proceedings, or take it out."
    for loc, item in items_of(reading):
        if not _is_restricted(item):
            continue
        if not isinstance(item.release, Release):
            yield Hit((*loc, "release"), "is not given, and the handling code asks for it.", step)
            continue
        for field, value in (("date", item.release.date), ("conditions", item.release.conditions)):
            if isinstance(value, UNKNOWN):
                yield Hit((*loc, "release", field), "is not given, and the handling code asks for it.", step)


def _is_restricted(item: IntelligenceItem) -> bool:
    grading = item.grading
    if isinstance(grading, Grading5x5x5):
        return grading.handling in {Handling5x5x5.AGENCY_ONLY, Handling5x5x5.NO_FURTHER}
    return isinstance(grading, Grading3x5x2) and grading.handling is Handling3x5x2.CONDITIONS


@rule(
    "WS-64",
    source="design: letters and figures mean nothing to a reader, and other things in each system",
    severity=Severity.WARNING,
    reads=Reads.TEXT,
    mender=Mender.FORMAT_OWNER,
    blind="Whether the words are understood; words for the grade that its table does not know.",
)
def a_grade_is_explained_in_words(reading: TextReading) -> Iterator[Hit]:
    """Where an item's grade is printed, the statement says in words what source, information and handling mean."""
    for loc, item in items_of(reading.data):
        text = text_of_all(_told(reading, item))
        grading = item.grading
        if not text or not isinstance(grading, Grading5x5x5 | Grading3x5x2):
            continue
        told = TOLD_5X5X5 if isinstance(grading, Grading5x5x5) else TOLD_3X5X2
        wanted = (SOURCES[grading.source], told[grading.information], HANDLED[grading.handling])
        if not all(re.search(words, text, re.IGNORECASE) for words in wanted):
            yield Hit((*loc, "grading"), "is not explained in words.", "Print the words for the grade in the format.")


@rule(
    "WS-65",
    source="sanitisation of intelligence before it is given on (police training papers on 3x5x2)",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.POLICE_DISCLOSURE,
    blind="Whether the text tells of its source all the same: who sanitised it answers for that.",
    overrulable=False,
)
def intelligence_is_sanitised_by_somebody_named(reading: DataReading) -> Iterator[Hit]:
    """Somebody named saw to it that an item's text tells nothing of its source, and it holds no log number."""
    for loc, item in items_of(reading):
        if not isinstance(item.sanitised, Sanitised):
            step = "Have the intelligence desk confirm it, by role and name."
            yield Hit(
                (*loc, "sanitised"), "names nobody who saw to it that the text tells nothing of its source.", step
            )
        if isinstance(item.log, str) and is_recorded(item.log) and item.log.casefold() in item.text.casefold():
            yield Hit((*loc, "text"), "holds the number of its log.", "Have it sanitised again.")


@rule(
    "WS-66",
    source="design: intelligence beside recorded crime is taken for it",
    severity=Severity.WARNING,
    reads=Reads.TEXT,
    mender=Mender.FORMAT_OWNER,
    blind="Intelligence that a paragraph retells without naming its paper in from.",
)
def intelligence_has_a_section_of_its_own(reading: TextReading) -> Iterator[Hit]:
    """Intelligence stands under a heading that says so, no incident does, and no incident is told from intelligence."""
    under = ""
    for passage in passages(reading.document):
        if isinstance(passage.leaf, Heading):
            under = passage.text.casefold()
        is_item = any(path.startswith("intelligence.") for path in passage.paths)
        if is_item and (passage.incident is not None or "intelligence" not in under):
            yield Hit(passage.id, "sets out intelligence outside its own section.", "Mend the format.")
        if passage.incident is not None and "intelligence" in under and not isinstance(passage.leaf, Heading):
            yield Hit(passage.id, f"tells of {passage.incident} among intelligence.", "Mend the format.")
    yield from _incidents_told_from_intelligence(reading.data)


def _incidents_told_from_intelligence(data: DataReading) -> Iterator[Hit]:
    reports = {paper.id for paper in data.case.papers if paper.kind is PaperKind.INTELLIGENCE}
    for at, paragraph in enumerate(data.statement.paragraphs):
        if paragraph.incident and reports & {parse_source(source)[0] for source in paragraph.sources}:
            loc: Loc = ("statements", data.position, "paragraphs", at, "from")
            step = "Ask the maker to tell it among the intelligence."
            yield Hit(loc, "names intelligence for what is told of an incident.", step, Mender.MAKER)


@rule(
    "WS-68",
    source="Bah [2012] UKUT 196 (IAC): associations have to be shown; design",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.MAKER,
    blind="Other words for a group; whether the day that it finds beside the claim has to do with it.",
)
def a_claim_of_a_gang_has_its_particulars(reading: DataReading) -> Iterator[Hit]:
    """Where a maker or an item speaks of a gang, the same words give a day or year: a label alone is no evidence."""
    texts: list[tuple[Loc, str]] = [((*loc, "text"), item.text) for loc, item in items_of(reading)]
    for at, paragraph in enumerate(reading.statement.paragraphs):
        texts.append((("statements", reading.position, "paragraphs", at, "text"), paragraph.text))
    for loc, text in texts:
        if any(not negated(text, match) for _, match in found(GANG, text)) and not PARTICULAR.search(text):
            yield Hit(loc, "speaks of a gang, and gives no day.", "Say what was seen or recorded, and when.")


@rule(
    "WS-124",
    source="design: what is old and was never borne out weighs little (house rule: 5 years)",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Whether what is recorded as corroboration is later than the report, and bears it out.",
)
def old_intelligence_is_borne_out_later(reading: DataReading) -> Iterator[Hit]:
    """An item older than five years at the statement's date is set out only where something later bears it out."""
    for loc, item in items_of(reading):
        text = str(item.corroboration) if is_recorded(item.corroboration) else ""
        if _is_old(item.report_date, reading.statement.date) and (not text or NOTHING.search(text)):
            step = "Leave it out; or state its age and limited weight, and say who decided to keep it."
            yield Hit((*loc, "report_date"), f"is more than {OLD} years ago, and nothing later bears it out.", step)


def _is_old(day: date, on: date) -> bool:
    return whole_years(day, on) >= OLD
