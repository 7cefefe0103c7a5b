"""Words that a statement must not use, or not of this or that: tables of them, and where they are let stand."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
from collections.abc import Iterator

from docgen.case.outcomes import Convicted
from docgen.checks.arguing import argues
from docgen.checks.asserting import asserted, may_assert
from docgen.checks.calling import Called, called_apart, of_others
from docgen.checks.convicting import convicting, may_convict
from docgen.checks.rule import BUNDLE, SERVED, DocumentReading, Hit, Reads, TextReading, rule
from docgen.checks.seen import Passage, incidents_of, passages, squeezed
from docgen.checks.wording import Table, found, negated, table
from docgen.disclosure.copying import short_name
from docgen.document import BlockKind, Heading, ValueSpan, WordsSpan
from docgen.findings import Mender, Severity

__all__ = [
    "OFFENCE_OF",
    "a_heading_of_convictions_holds_only_convictions",
    "an_arrest_or_charge_is_not_offered_as_proof",
    "an_incident_without_conviction_is_not_called_one",
    "the_statement_holds_no_immigration_law_and_no_label",
    "the_wording_is_plain",
]

PLEA = re.compile(r"\bplea recorded (?:is|was changed to) guilty(?: to a lesser offence)?")
"""The format's own words on a charge that is not yet tried: a plea is no conviction."""
RECORD = table(
    a_heading_of_convictions=r"(?:previous |other )?convictions?|criminal (?:record|history)|antecedents|"
    r"offending(?: history)?|offences|record of offending",
)
EMOTIVE = table(
    prolific=r"prolific|persistent(?:ly)?|habitual(?:ly)?|repeat offender|career criminal|serial(?! numbers?)",
    notorious=r"notorious|infamous|well[- ]known (?:to (?:the )?police|criminal|offender)",
    dangerous=r"(?:dangerous|violent|evil|nasty|vicious) (?:man|woman|individual|person|offender|criminal|male|female)|"
    r"(?:he|she|who) (?:is|was) (?:(?!not|never)\w+ )?(?:dangerous|violent|evil|manipulative|nasty)",
    shocking=r"appalling|shocking|heinous|horrific|despicable|disgusting|callous|brutal(?:ly)?|cowardly|depraved|"
    r"sickening|outrageous|vicious(?:ly)?",
    menace=r"menace(?! to the)|menace to (?:society|the public)|thugs?|thuggish|monster|predator|scourge|"
    r"hardened|high risk|one[- ]man crime wave|prey(?:s|ed|ing)? (?:up)?on",
    blatant=r"blatant(?:ly)?|brazen(?:ly)?|flagrant(?:ly)?|total disregard|no remorse|clearly guilty",
)
LAW = table(
    a_label=r"high[- ]harm|operation nexus|nexus|foreign (?:national )?(?:criminal|offender)s?|FNOs?|"
    r"persistent offender",
    a_view_on_deportation=r"deport(?:s|ed|ing|ation|able)?(?! (?:centre|officer))|"
    r"remov(?:e|ed|al|ing)(?: \w+){0,3} (?:from|out of) (?:the )?(?:UK|United Kingdom|country|Britain)|"
    r"administrative removal|should (?:not )?(?:be )?(?:sent (?:back|home)|allowed to (?:stay|remain)|stay|remain)|"
    r"ought to (?:be sent|leave)|(?:a )?(?:risk|danger|threat) to (?:the )?(?:public|community|society)",
    immigration_law=r"conducive to the public good|(?<!not in the )(?<!no longer in the )public interest|"
    r"Article 8|section (?:10|117\w?|32|3\(5\)|94B)"
    r"(?: of the (?:Immigration|Nationality|UK Borders))|Immigration (?:Act|Rules)|UK Borders Act|"
    r"Immigration and Asylum Act|human rights (?:claim|ground)s?|overstay(?:er|ed|ing)?|illegal (?:entrant|immigrant)|"
    r"proportionate(?:ly)? to remove|very compelling circumstances|unduly harsh",
)
LISTED = 2
"""So many words of a wording are all the table's own."""
NOT_THE_MAKERS = ("exhibits", "maker.", "appeal.")
"""Fields whose words are what things are called: an exhibit's description, a post, a reference."""

TITLES = ("exhibit.", "rows.")
"""Fields of front sheets and schedules: what a paper is called, and what is said of it."""
LABEL = "a label"
OFFENCE_OF = re.compile(r"\boffences? of\b", re.IGNORECASE)
"""What may stand before the name of an offence that is alleged."""
NOT_CASE_WORDS = ("exhibits", "appeal.")


@rule(
    "WS-42",
    source="Farquharson [2013] UKUT 146 (IAC), headnote (2)",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.MAKER,
    blind="Words that the tables do not know, such as blows and takings that name no offence; a crime told as a fact "
    "in a sentence in which somebody is said to say something else; sentences outside an incident's section that call "
    "it by neither day, number, reference nor allegation; years in words.",
    overrulable=False,
)
def an_incident_without_conviction_is_not_called_one(reading: TextReading) -> Iterator[Hit]:
    """An incident that ended without a conviction is described without conviction vocabulary, by anybody.

    What is denied ("was not convicted") or called an allegation is let stand, and so is that somebody robbed or stole
    where it is told who says so. Where no incident of the statement ended in a conviction, the maker's words are read
    throughout; else each sentence of theirs that calls such an incident by its day, number, reference or allegation.
    """
    day = reading.data.statement.date
    shown = [incident for _, incident in incidents_of(reading.data) if incident.date <= day]
    # A statement without incidents of its own may speak of those of the case.
    of_case = [each for each in reading.data.case.incidents if each.date <= day]
    convicted = {i.id for i in shown or of_case if isinstance(i.outcome, Convicted) and i.outcome.date <= day}
    others = {incident.id for incident in shown} - convicted
    called = called_apart(shown, convicted) if convicted else None
    subject = short_name(reading.data.case)
    for passage in passages(reading.document):
        texts, facts = _read(passage, others, called)
        names = [name for text in texts for name in convicting(PLEA.sub("", text))]
        told = (name for text in facts for name in asserted(_of_him(text, subject)))
        for name in dict.fromkeys((*names, *told)):
            step = "Say what was alleged or recorded, by whom, and how it ended."
            yield Hit(passage.id, f"uses conviction vocabulary ({name}) where nobody was convicted.", step)


def _read(passage: Passage, others: set[str], called: tuple[Called, Called] | None) -> tuple[list[str], list[str]]:
    """Return the texts of a passage that are read for conviction vocabulary, and those that are for crimes as facts.

    `called` is what calls incidents apart, those without a conviction first; None where there is no conviction.
    """
    if passage.incident in others:
        return [passage.text, *_supplied(passage)], [_told(passage)]
    if passage.incident is not None:
        return [], []
    own = passage.text if passage.kind is BlockKind.WORDS else passage.words  # with what its references are called
    texts = [own, *_supplied(passage)]
    if called is not None:
        texts = of_others(own, *called) if others and (may_convict(own) or may_assert(own)) else []
    return texts, texts


def _of_him(text: str, subject: str) -> str:
    """Return a text with a pronoun for the subject: what is told of "Mr Lopes" is told of him."""
    owned = re.sub(rf"(?<!\w){re.escape(subject)}(?:'s|’s|'|’)(?!\w)", "his", text)
    return re.sub(rf"(?<!\w){re.escape(subject)}(?!\w)", "he", owned)


def _told(passage: Passage) -> str:
    """Return a passage as it is told, without the subject's recorded words."""
    spans = passage.leaf.spans
    return squeezed("".join("" if getattr(s, "path", "").endswith("account.words") else s.text for s in spans))


def _supplied(passage: Passage) -> Iterator[str]:
    """Yield what the case supplies to a passage, each by itself: the format's own words excuse nothing within it.

    An allegation may name an offence, and the subject's own words are the subject's.
    """
    for span in passage.leaf.spans:
        if not isinstance(span, ValueSpan) or span.printer != "text":
            continue
        if not span.path.startswith(NOT_CASE_WORDS) and not span.path.endswith(("account.words", "outcome.plea")):
            yield OFFENCE_OF.sub("", squeezed(span.text))


@rule(
    "WS-43",
    source="Farquharson [2013] UKUT 146 (IAC), headnote (2): a charge without a conviction is no criminal record",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.FORMAT_OWNER,
    blind="Headings that call it otherwise; what the maker tells there without the day or reference of an incident.",
    overrulable=False,
)
def a_heading_of_convictions_holds_only_convictions(reading: TextReading) -> Iterator[Hit]:
    """Under a heading that speaks of convictions or of a criminal record stands no incident without a conviction."""
    day = reading.data.statement.date
    outcomes = {incident.id: incident.outcome for _, incident in incidents_of(reading.data)}
    convicted = {name for name, each in outcomes.items() if isinstance(each, Convicted) and each.date <= day}
    under = None
    for passage in passages(reading.document):
        if isinstance(passage.leaf, Heading):
            level = passage.leaf.level
            if any(not negated(passage.text, match) for _, match in found(RECORD, passage.text)):
                under = level
            elif under is not None and level <= under:
                under = None
        if under is not None and passage.incident is not None and passage.incident not in convicted:
            detail = f"tells of {passage.incident}, which ended without a conviction, under a heading of convictions."
            yield Hit(passage.id, detail, "Give it a heading of its own in the format.")


@rule(
    "WS-47",
    source="Farquharson [2013] UKUT 146 (IAC), headnote (2)",
    severity=Severity.WARNING,
    reads=Reads.TEXT,
    mender=Mender.MAKER,
    blind="Arguments that say it in other words, or over two sentences.",
)
def an_arrest_or_charge_is_not_offered_as_proof(reading: TextReading) -> Iterator[Hit]:
    """No arrest, charge or stop and search is said to show conduct by itself, and no evidence is called strong."""
    for passage in passages(reading.document):
        if argues(passage.text):
            step = "Say what was seen or recorded instead."
            yield Hit(passage.id, "offers an arrest, charge or stop as proof, or weighs what was found.", step)


@rule(
    "WS-99",
    source="design: the statement sets out facts and leaves the weight to the judge",
    severity=Severity.WARNING,
    reads=Reads.DOCUMENT,
    mender=Mender.MAKER,
    profiles=SERVED,
    blind="Other words; words quoted from a paper or a person, which may have to stand.",
)
def the_wording_is_plain(reading: DocumentReading) -> Iterator[Hit]:
    """No emotive or prejudicial word is in the statement."""
    for passage in _body(reading):
        for name, quoted in _named(found(EMOTIVE, passage.text)):
            said = quoted or f" (like {name})"
            yield Hit(passage.id, f"uses an emotive word{said}.", f"Ask the maker for the facts instead{_at(passage)}.")


def _at(passage: Passage) -> str:
    """Say in which of the maker's own paragraphs a passage stands; nothing where it is in none."""
    words = (span.path for span in passage.leaf.spans if isinstance(span, WordsSpan))
    ids = dict.fromkeys(path.rpartition(".")[2] for path in words)
    return f" (the maker's own words: {', '.join(ids)})" if ids else ""


def _named(matches: Iterator[tuple[str, re.Match[str]]]) -> Iterator[tuple[str, str]]:
    """Yield each name of a table once, with its first wording in quotes, or nothing where it may hold another's word.

    Only wordings of three words and more leave room for a word that is not in the table, which may be a name.
    """
    first: dict[str, re.Match[str]] = {}
    for name, match in matches:
        first.setdefault(name, match)
    for name, match in first.items():
        words = match.group().split()
        yield name, f" (“{' '.join(words)}”)" if len(words) <= LISTED else ""


@rule(
    "WS-105",
    source="Chege [2016] UKUT 187 (IAC); Nexus High Harm guidance: labels belong to referral and decision (design)",
    severity=Severity.ERROR,
    reads=Reads.DOCUMENT,
    mender=Mender.MAKER,
    profiles=SERVED - BUNDLE,
    blind="Views put in other words; what exhibits and posts are called is let stand, and the law on front sheets "
    "and schedules: a paper is called what it is. A bundle's front matter, dividers and schedule name papers, issues "
    "and law.",
)
def the_statement_holds_no_immigration_law_and_no_label(reading: DocumentReading) -> Iterator[Hit]:
    """The statement holds no immigration law, no High Harm label or flag, and no view on deportation."""
    for passage in _body(reading):
        for name, quoted in _named(found(_law(passage), passage.text)):
            step = f"Take it out{_at(passage)}: that is for the decision and for the judge."
            yield Hit(passage.id, f"holds {name}{quoted}.", step)


def _law(passage: Passage) -> Table:
    """Return what a passage may not hold: a title of a paper may name law, and no title a label."""
    is_title = any(path.startswith(TITLES) for path in passage.paths)
    return {LABEL: LAW[LABEL]} if is_title else LAW


def _body(reading: DocumentReading) -> Iterator[Passage]:
    """Yield the passages from the title on that are not only what exhibits, posts and appeals are called."""
    begun = False
    for passage in passages(reading.document):
        begun = begun or isinstance(passage.leaf, Heading)
        fields = [path for path in passage.paths if not path.startswith(NOT_THE_MAKERS)]
        if begun and (fields or not passage.paths) and re.search(r"\w", passage.text):
            yield passage
