"""Intelligence is told as what was reported, and never as what is known."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
from collections.abc import Iterator

from docgen.case.case import Case
from docgen.case.material import PaperKind
from docgen.case.references import parse_source
from docgen.case.statements import About, Knowledge, OwnParagraph
from docgen.checks.rule import DataReading, Hit, Loc, Reads, rule
from docgen.checks.wording import found, negated, table
from docgen.findings import Mender, Severity

__all__ = ["intelligence_is_told_as_what_was_reported"]

SHOWN = table(
    intelligence_that_shows=r"(?:intelligence(?: reports?| items?)?|(?:the|these|those|both|"
    r"two) (?:intelligence )?reports|"
    r"item \w+) (?:\w+ly )?(?:shows?|proves?|establish(?:es)?|demonstrates?|reveals?|confirms?|makes? (?:it )?"
    r"(?:clear|plain)|leaves? no doubt)",
    what_police_know=r"(?:(?:the )?police|officers|the force|detectives|the (?:intelligence )?(?:desk|unit|team)|we|"
    r"I) (?:all )?"
    r"(?:know|knew|are (?:well )?aware|are (?:certain|sure)|have established|am (?:well )?aware|am (?:certain|sure))"
    r"(?: from intelligence)? (?:that (?:he|she|the subject|\{subject\})|him to|her to|of his|of her)",
)
KNOWN = table(
    what_is_known=r"it is (?:also )?(?:a fact|(?:well |widely |commonly |generally )?(?:known|established|accepted|"
    r"certain|clear|"
    r"recognised|understood)|common knowledge)(?: to (?:the )?(?:police|officers|us|"
    r"all))?(?: from intelligence)? (?:that|how)|"
    r"(?:is|was|are) (?:well |widely )?known (?:to (?:be|have|carry|deal|sell|supply|associate|use|keep|run|control)|"
    r"for|as)|"
    r"there is no doubt|undoubtedly|in fact|the truth is|certainly",
)
UNOPPOSED = table(
    nothing_to_the_contrary=r"(?:no|not any) (?:\w+ )?(?:evidence|information|record|report|item|intelligence|sign|"
    r"reason)(?: \w+){0,3} (?:to the contrary|otherwise|contradicts? (?:it|this|that))|"
    r"(?:nothing|nobody|no[- ]one)(?: \w+){0,3} (?:to the contrary|otherwise|contradicts? (?:it|this|that))",
)
"""What says that an item is true because nobody has said that it is not."""
HEDGED = re.compile(
    r"\b(?:reports?|reported(?:ly)?|says?|said|stat(?:es|ed)|according to|suggest(?:s|ed)?|alleg\w+|claim(?:s|ed)?|"
    r"speaks?|"
    r"describ\w+|recorded|records|mentions?|is told|was told|may|might|graded|intelligence|items?|source|source's|"
    r"denied|denies|"
    r"convicted|arrested|charged|interviewed|stopped|aged|years old|born|acquitted|cautioned)\b",
    re.IGNORECASE,
)
"""What says that somebody said it, or that it is of another record."""
OF_THE_SUBJECT = re.compile(
    r"(?:he|she|they|(?:the )?subject|the appellant|\{subject\})(?:'s|’s)? (?:\w+ly )?[a-z]+", re.IGNORECASE
)
SENTENCE = re.compile(r"(?<=[.;!?])\s+")


@rule(
    "WS-152",
    source="Bah [2012] UKUT 196 (IAC): what weight an item has is for the tribunal; design: an item is what was "
    "reported",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.MAKER,
    blind="Facts put in other words, or whose subject is something else than the person (a knife was carried); what is "
    "told outside the paragraphs of intelligence without saying that it is intelligence; the reports' own texts, which "
    "the format tells as reports.",
)
def intelligence_is_told_as_what_was_reported(reading: DataReading) -> Iterator[Hit]:
    """What the maker says from intelligence is told as what was reported: not as known, shown, or plainly so.

    Each sentence of a paragraph of intelligence that says something of the person says who says so, or denies it; what
    the maker knows at first hand is another matter.
    """
    for at, paragraph in enumerate(reading.statement.paragraphs):
        loc: Loc = ("statements", reading.position, "paragraphs", at, "text")
        if name := next(_as_fact(paragraph, reading.case), None):
            step = "Say what the report says, and that it is a report."
            yield Hit(loc, f"tells intelligence as a fact ({name}).", step)


def _as_fact(paragraph: OwnParagraph, case: Case) -> Iterator[str]:
    is_intelligence = paragraph.about is About.INTELLIGENCE or _is_from_intelligence(paragraph, case)
    for sentence in SENTENCE.split(paragraph.text):
        words = {**SHOWN, **KNOWN} if is_intelligence else SHOWN
        yield from (name for name, match in found(words, sentence) if not negated(sentence, match))
        unopposed = found(UNOPPOSED, sentence) if is_intelligence else ()
        yield from (name for name, match in unopposed if not HEDGED.search(sentence[: match.start()]))
        is_hers = paragraph.kind is Knowledge.OWN_KNOWLEDGE or not is_intelligence
        if not is_hers and (match := OF_THE_SUBJECT.match(sentence)) and not _is_told(sentence, match):
            yield "said of the person, and not by whom"


def _is_from_intelligence(paragraph: OwnParagraph, case: Case) -> bool:
    reports = {paper.id for paper in case.papers if paper.kind is PaperKind.INTELLIGENCE}
    papers = {parse_source(source)[0] for source in paragraph.sources} & {paper.id for paper in case.papers}
    return bool(papers) and papers <= reports


def _is_told(sentence: str, match: re.Match[str]) -> bool:
    after = re.match(r"[\w ']{0,60}", sentence[match.start() :])
    denied = re.search(r"\b(?:not|never|no|nothing|nobody)\b|n't\b", after[0] if after else "")
    return HEDGED.search(sentence) is not None or denied is not None
