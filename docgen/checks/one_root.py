"""Reports of one root: they say so, and none of them is put forward as bearing another out."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
from collections.abc import Iterator, Mapping

from docgen.case.absence import is_recorded
from docgen.case.statements import OwnParagraph
from docgen.checks.claims import dates
from docgen.checks.rule import DataReading, Hit, Loc, Reads, TextReading, rule
from docgen.checks.seen import incidents_of, items_of, passages, text_of_all
from docgen.checks.wording import found, negated, table
from docgen.findings import Mender, Severity

__all__ = ["reports_of_one_root_do_not_bear_each_other_out"]

SAME = re.compile(r"\bsame\b|\bnot (?:a )?(?:second|separate|independent)\b|\bone event\b", re.IGNORECASE)
MANY = (
    r"(?:two|three|four|several|both|many|multiple|different|independent|separate|various|more than one)(?: of)?"
    r"(?: (?:the|these|those|separate|different|independent|intelligence))* "
    r"(?:sources?|informants?|reports?|items?|pieces of intelligence|logs?|people|occasions)"
)
BORNE_OUT = table(
    bearing_out=r"corroborat\w*|(?:bears?|bore|borne|bearing) (?:[\w']+ ){0,3}out|confirm\w*|support(?!s? (?:officer|"
    r"worker|staff))"
    r"(?:s|ed|ing|ive)?|(?:back|backs|backed|backing) (?:[\w']+ ){0,3}up|reinforc\w*|strengthen\w*|verif(?:y|ies|ied)|"
    r"substantiat\w*|validat\w*|(?:lends?|adds?|gives?) (?:\w+ )?(?:weight|credence|support|credibility)|"
    r"underlin(?:e|es|ed)|"
    r"endorse[sd]?|vouch\w*|prov(?:e|es|ed|en)|attest(?:s|ed)?",
    agreement=r"consistent with|in (?:line|keeping|agreement) with|(?:agrees?|accords?|tall(?:y|ies)|chimes?|ties in|"
    r"fits?|squares?) with|"
    r"matche[sd]|echoe[sd]|mirror(?:s|ed)|point(?:s|ing)? (?:the same way|in the same direction)|paint(?:s|"
    r"ing)? the same picture",
    independence=r"independent(?:ly)?|on its own account",
    two_sources=rf"{MANY} (?:all |each |both |now |have |then )*(?:say|said|report(?:ed)?|state[ds]?|tell|told|"
    rf"agree[ds]?|speak|spoke|"
    r"give|gave|put|show(?:ed)?|describ\w+|nam(?:e|ed)|mention(?:ed)?|saw|have)|from " + MANY,
    a_second_one=r"(?:reported|seen|said|told|named) (?:twice|again|more than once|a second time)|(?:a|"
    r"another) (?:second|further) "
    r"(?:report|source|informant)",
)
"""What says that one report adds to another."""
UNTRUE = re.compile(
    r"\b(?:cannot|can't|hardly|rather than|instead of|fails? to|could not|nothing|lacks?|"
    r"(?:not|never) (?:looked|found|seen|know|known|able|aware|heard|asked|say|said|"
    r"searched))\b[^.;]{0,40}$",
    re.IGNORECASE,
)
ONE = re.compile(
    r"\b(?:go(?:es)?|went|lead|leads|trace[sd]?) back to\b|\b(?:a|the) (?:same|single|one) (?:event|informant|source|"
    r"root|origin|report)\b|"
    r"\bone (?:event|informant|source|root|origin)\b|\bnot (?:a )?(?:second|separate|independent)\b|\bno(?:t|"
    r" more) than one report\b",
    re.IGNORECASE,
)
"""What says that it is one thing after all."""
OTHERS = re.compile(
    rf"\b(?:{MANY}|each other|one another|(?:the|this) (?:other|second|first|earlier|later|next) (?:one|report|item|"
    rf"intelligence)|"
    r"(?:the|these|those|all|my) (?:reports|items|sources|intelligence reports))\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.;!?])\s+")
FEWEST, CLOSE = 2, 80
Day = tuple[int, int, int]
Called = Mapping[str, tuple[str | Day, ...]]


@rule(
    "WS-67",
    source="design: two reports of one event are one report; IRR, on hearsay upon hearsay",
    severity=Severity.WARNING,
    reads=Reads.TEXT,
    mender=Mender.POLICE_DISCLOSURE,
    blind="Roots that nobody recorded in same_root; bearing out put in other words, or over two sentences, or in the "
    "text "
    "of a report.",
)
def reports_of_one_root_do_not_bear_each_other_out(reading: TextReading) -> Iterator[Hit]:
    """An item that goes back to the root of another says so, and nobody puts it forward as bearing the other out."""
    items, roots, called = items_of(reading.data), _roots(reading.data), _called(reading.data)
    for loc, item in items:
        text = text_of_all(tuple(p for p in passages(reading.document) if _is_of(p.paths, item.id)))
        if item.same_root and text and not SAME.search(text):
            yield Hit((*loc, "same_root"), "is not said in the statement.", "Print it in the format.")
        if any(item.id in other.same_root and other.id not in item.same_root for _, other in items):
            step = "Name the other report here too, so that each says it."
            yield Hit((*loc, "same_root"), "does not name a report that goes back to this one.", step)
        told = str(item.corroboration) if is_recorded(item.corroboration) else ""
        if _bears_out(told, called, roots, item.id):
            step = "Say that it is no corroboration: both go back to one event or informant."
            yield Hit((*loc, "corroboration"), "names what goes back to the same root.", step)
    for at, paragraph in enumerate(reading.data.statement.paragraphs):
        if _bears_out(paragraph.text, called, roots, _about(paragraph)):
            where: Loc = ("statements", reading.data.position, "paragraphs", at, "text")
            step = "Say that they go back to one event or informant, or take it out."
            yield Hit(where, "offers what goes back to one root as bearing itself out.", step, Mender.MAKER)


def _is_of(paths: tuple[str, ...], item: str) -> bool:
    return any(path.startswith(f"intelligence.{item}.") for path in paths)


def _about(paragraph: OwnParagraph) -> str | None:
    return paragraph.item or paragraph.incident


def _roots(data: DataReading) -> tuple[frozenset[str], ...]:
    """Return the ids of reports and incidents that go back to one root, together."""
    groups: list[frozenset[str]] = []
    for _, item in items_of(data):
        new = frozenset({item.id, *item.same_root})
        new = new.union(*(group for group in groups if group & new))
        groups = [*(group for group in groups if not group & new), new]
    return tuple(group for group in groups if len(group) >= FEWEST)


def _bears_out(text: str, called: Called, roots: tuple[frozenset[str], ...], about: str | None) -> bool:
    """Tell whether a sentence says that what goes back to one root bears itself out, and none that it is one thing."""
    if not roots or ONE.search(text):
        return False
    for sentence in SENTENCE.split(text):
        if not any(_is_claimed(sentence, match) for _, match in found(BORNE_OUT, sentence)):
            continue
        named = _named(sentence, called)
        meant = named | {about} if about else named
        if any(len(meant & root) >= FEWEST for root in roots):
            return True
        if not named and OTHERS.search(sentence) and (about is None or any(about in root for root in roots)):
            return True
    return False


def _is_claimed(sentence: str, match: re.Match[str]) -> bool:
    return not negated(sentence, match) and not UNTRUE.search(sentence[max(0, match.start() - CLOSE) : match.start()])


def _called(data: DataReading) -> Called:
    """Return what reports and incidents are called: by label, number in the statement, reference, and day."""
    called: dict[str, tuple[str | Day, ...]] = {item.id: (item.label,) for item in data.case.intelligence}
    told = sorted((each.date, each.id) for _, each in incidents_of(data) if each.date <= data.statement.date)
    numbers = {name: f"incident {number}" for number, (_, name) in enumerate(told, 1)}
    for each in data.case.incidents:
        texts = [numbers.get(each.id), str(each.reference) if is_recorded(each.reference) else None]
        called[each.id] = (*filter(None, texts), (each.date.year, each.date.month, each.date.day))
    return called


def _named(sentence: str, called: Called) -> set[str]:
    """Return the reports and incidents that a sentence names."""
    days = {claim.value for claim in dates(sentence)}
    return {
        name
        for name, each in called.items()
        if any(call in days if isinstance(call, tuple) else _holds(sentence, call) for call in each)
    }


def _holds(sentence: str, name: str) -> bool:
    """Tell whether a name stands in a sentence; one without both a figure and a letter only after what it names."""
    plain = re.search(r"\d", name) and re.search(r"[^\W\d_]", name)
    before = "" if plain else r"(?:item|report|intelligence|number|no\.?) "
    return re.search(rf"(?<![\w/]){before}{re.escape(name)}(?![\w/])", sentence, re.IGNORECASE) is not None
