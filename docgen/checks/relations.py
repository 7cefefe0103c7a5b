"""How somebody who must not be known is related to others: told by recorded decision only."""

import re
from collections.abc import Iterator

from docgen.case.people import Category, Person
from docgen.case.plain_letters import plainly
from docgen.checks.birth_told import SENTENCE
from docgen.checks.rule import Hit, Reads, TextReading, rule
from docgen.checks.seen import passages
from docgen.checks.wording import later
from docgen.findings import Mender, Severity

__all__ = ["how_a_protected_person_is_related_is_told_by_recorded_decision"]

KIN = (
    r"(?:(?:step|half|grand|great|foster|ex|former|late|eldest|elder|oldest|older|youngest|younger|only|own|adopted|"
    r"newborn|unborn|estranged|two|three|four|five)[ -]?)*"
    r"(?:daughter|son|child|mother|father|parent|sister|brother|sibling|wife|husband|spouse|partner|girlfriend|"
    r"boyfriend|fiancee?|niece|nephew|cousin|aunt|uncle|relative|children|wives)s?(?! (?:agenc|force|organi[sz]ation))"
)
POSSESSIVE = r"(?:my|his|her|their|whose|[\w)]+'s|[\w)]+s')"
RELATED = later(
    rf"\b{POSSESSIVE} (?:\w+ )?{KIN}\b|\b{KIN} (?:of|to)\b|\b(?:married|engaged|related) to\b|"
    r"\bin a relationship with\b|\b(?:mother|father|parent|sister|brother|uncle|aunt|cousin|wife|husband)\b(?= ?\()"
)


@rule(
    "WS-182",
    source="Sexual Offences (Amendment) Act 1992 s.1; [2024] UKUT 85 (AAC): relationship and place tell who it is",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.CASE_OWNER,
    blind="Relationships told in other words, over two sentences, or of somebody whose label is not beside them.",
)
def how_a_protected_person_is_related_is_told_by_recorded_decision(reading: TextReading) -> Iterator[Hit]:
    """How a child, or somebody with anonymity for life, is related to others is told by recorded decision only."""
    people = reading.data.case.people
    labels = sorted((plainly(person.label) for person in people), key=len, reverse=True)
    closed = {plainly(person.label): person.id for person in people if _is_protected(person)}
    if not closed:
        return
    every = re.compile("|".join(map(re.escape, labels)))
    for passage in passages(reading.document):
        for sentence in SENTENCE.split(plainly(passage.text)):
            beside = [closed[label] for label in every.findall(sentence) if label in closed]
            if beside and RELATED().search(every.sub("X", sentence)):
                step = "Leave it out; or have it decided, and record the decision under relationship."
                yield Hit(passage.id, f"tells how {beside[0]} is related to somebody.", step)
                break


def _is_protected(person: Person) -> bool:
    child = person.under_18 is True or Category.CHILD in person.categories
    return (child or person.lifetime_anonymity) and person.relationship is None
