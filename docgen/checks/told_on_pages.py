"""What a page tells of a plea, a sentence, somebody's words, a name, a nationality or a reference: this, or another.

It is read generously: what a page may tell in another way counts as told, and a page that tells of no other is silent.
"""

import re
from collections.abc import Collection
from datetime import date
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise

from docgen.case.outcomes import Plea, SentenceKind
from docgen.case.plain_letters import plainly
from docgen.checks.claims import dates, folded
from docgen.checks.said_on_pages import page_says

__all__ = [
    "MOST_KEPT",
    "Told",
    "full_name_told",
    "name_told",
    "nationality_told",
    "plea_told",
    "received_told",
    "reference_told",
    "sentence_told",
    "words_of",
    "words_told",
]

MOST_KEPT = 4_096
"""Of so many pages it is kept what they tell: every record that cites one asks it."""


class Told(Enum):
    """What a page tells of a value: the very value, another, or nothing that can be compared."""

    THIS = auto()
    ANOTHER = auto()
    NOTHING = auto()


NOT_GUILTY = re.compile(r"\bnot[\s-]{1,9}guilty\b|\bplead(?:ed|s)?\s{1,9}not\b(?:\s{1,9}guilty\b)?", re.IGNORECASE)
DENIED = re.compile(r"\bden(?:y|ies|ied)\b", re.IGNORECASE)
GUILTY = re.compile(r"\bguilty\b", re.IGNORECASE)
ADMITTED = re.compile(r"\badmi(?:t|ssion)", re.IGNORECASE)
PLEADED_GUILTY = re.compile(r"\bplea(?:s|d|ded|ds|ding)?\b[^.;]{0,60}?\bguilty\b|\bguilty\s{1,9}plea\b", re.IGNORECASE)
TRIED = re.compile(
    r"\b(?:found\s{1,9}(?:not\s{1,9})?guilty|trials?|tried|verdicts?|jury|proved|chang(?:ed?|ing)|vacated)\b",
    re.IGNORECASE,
)
"""Words of a finding or a change of plea: a page with one of them may tell of more than one answer."""
SENTENCES = {
    SentenceKind.FINE: (r"\bfined?\b", r"\bfin(?:e|ed|es)\b|penalt"),
    SentenceKind.COSTS: (r"\bcosts\b", r"\bcosts?\b|\bp/?c\b|\bcps\b|prosecut|contribution"),
    SentenceKind.SURCHARGE: (r"\bsurcharge\b", r"surcharge|\bv/?sc?\b|victim"),
    SentenceKind.COMPENSATION: (r"\bcompensation\b", r"compensat|\bcomp\b|\bpaid?\b"),
    SentenceKind.COMMUNITY_ORDER: (r"\bcommunity\s{1,9}order\b", r"community|\bco\b|curfew|requirement"),
    SentenceKind.UNPAID_WORK: (r"\bunpaid\s{1,9}work\b", r"unpaid|\bupw\b|\bh(?:our|r)s?\b|community\s{1,9}[sp]"),
    SentenceKind.REHABILITATION: (r"\brehabilitation\s{1,9}activity\b", r"rehab|\brar\b|activity"),
    SentenceKind.SUSPENDED: (r"\bsuspended\b", r"\bsusp|\bsso\b"),
    SentenceKind.ACTIVATED: (r"\bactivated\b", r"activat|\bsusp|\bsso\b|breach"),
    SentenceKind.IMPRISONMENT: (r"\bimprisonment\b", r"prison|custod|gaol|jail|\b(?:week|month|year)s?\b"),
    SentenceKind.DISCHARGE: (r"\bdischarged?\b", r"discharg|\b[ac]\.?d\b"),
    SentenceKind.ABSOLUTE: (r"\babsolute\s{1,9}discharge\b", r"absolute|\bad\b"),
    SentenceKind.CONDITIONAL: (r"\bconditional\s{1,9}discharge\b", r"conditional|\bcd\b"),
    SentenceKind.ADMONITION: (r"\badmonition\b", r"admoni"),
    SentenceKind.DETENTION: (r"\bdetention\b", r"detention|detain|custod|\byoi\b|\bdto\b|young|imprison"),
    SentenceKind.YOUTH_ORDER: (r"\byouth\s{1,9}rehabilitation\b", r"youth|\byro\b|rehab"),
    SentenceKind.REFERRAL_ORDER: (r"\breferral\s{1,9}order\b", r"referral"),
    SentenceKind.PAYBACK_ORDER: (r"\bcommunity\s{1,9}payback\b", r"payback|\bcpo\b"),
    SentenceKind.HOSPITAL_ORDER: (r"\bhospital\s{1,9}order\b", r"hospital"),
    SentenceKind.DISQUALIFIED: (r"\bdisqualif", r"\bdisq|\bban|\bdriv"),
    SentenceKind.POINTS: (r"\bpenalty\s{1,9}points\b", r"\bpoints?\b|endors|\blicen[cs]e"),
    SentenceKind.NO_SEPARATE: (r"\bno\s{1,9}separate\b", r"\bno\s{1,9}(?:sep|further|add|order|penalty)|\bnsp\b"),
}  # fmt: skip
"""Of each kind of sentence, words that name it for certain, and words that may tell of it."""
BREAK = re.compile(r"\.{3,}|…|\{[^{}]*\}|\[[^\[\]]*\]")
"""Where words are left out, or stand for somebody's name."""
WORD = re.compile(r"[a-z0-9]+")
TURNS = frozenset({"not", "no", "never", "nothing", "nobody", "cannot"})
"""Words that turn what is said into its opposite: they have to stand where they are said to stand."""
WHOLE_NAME = 3
"""Letters that a part of a name has at least for it to be told from other words."""
MOST_GIVEN = 4
"""Words before a family name that are looked at for given names."""
NAME_WORD = re.compile(r"[^\W\d_]+|,")
PARTICLES = frozenset({"al", "bin", "bint", "da", "das", "de", "del", "di", "do", "dos", "el", "ibn", "van", "von"})
"""Parts of names that begin with a small letter."""
STEM = 4
NATIONALITY = re.compile(
    r"\b(?:nationality|citizenship)\W{1,20}(?!which\b|each\b|such\b|than\b|can\b)[a-z]{2,20}(?:an|ese|ish|i|ch|ic)\b",
    re.IGNORECASE,
)
"""A nationality by its label, as most of them end."""
FORMS = {
    "home_office": r"[A-Z]\d{7}",
    "pnc": r"\d{4}/\d{7}[A-Z]",
    "cro": r"(?:\d{1,6}/\d\d|SF\d\d/\d{1,6})[A-Z]",
    "uan": r"\d{4}-\d{4}-\d{4}-\d{4}",
    "number": r"(?:DA|DC|EA|HU|IA|LP|PA|RP)/\d{5}/20\d\d",
    "upper number": r"UI-20\d\d-\d{6}",
}
"""The forms of references, by the field that holds one."""
OF_SOMETHING_ELSE = re.compile(
    r"\b(?:passport|licen[cs]e|card|visa|permit|document\s{1,9}n(?:o|umber)|seal|exhibit|previous(?:ly)?|earlier|linked|related|sponsor|"
    r"father|mother|husband|wife|partner|spouse|child|son|daughter|brother|sister|cousin)\b",
    re.IGNORECASE,
)
BEFORE = 50
"""Characters before a reference that tell whether it is of something or somebody else."""
RECEIVED = re.compile(
    r"\breceived\b\W{0,40}?(?:(?:on|date|by|the|tribunal|ftt|iac|stamp)\b\W{0,20}?){0,6}\s{0,9}(?=\d)", re.IGNORECASE
)
RECEIVED_BY_OTHERS = re.compile(r"\b(?:decision|letter|refusal|you|i|appellant|fee|payment)\b", re.IGNORECASE)
DAY_REACH = 30
"""Characters that a day takes."""


@lru_cache(MOST_KEPT)
def words_of(text: str) -> frozenset[str]:
    """Return the words of a page in plain small letters, and its numbers."""
    return frozenset(WORD.findall(plainly(text).casefold()))


def plea_told(plea: Plea, text: str) -> Told:
    """Compare an answer to a charge with the answer that a page gives."""
    said_not = NOT_GUILTY.search(text) is not None
    said_guilty = GUILTY.search(NOT_GUILTY.sub(" ", text)) is not None
    was_tried = TRIED.search(text) is not None
    if plea is Plea.NONE:
        return Told.NOTHING
    if plea is Plea.NOT_GUILTY:
        is_other = PLEADED_GUILTY.search(text) is not None and not was_tried
        return _told(is_this=said_not or DENIED.search(text) is not None, is_other=is_other)
    is_this = said_guilty or ADMITTED.search(text) is not None
    return _told(is_this=is_this, is_other=said_not and not was_tried)


def _told(*, is_this: bool, is_other: bool) -> Told:
    if is_this:
        return Told.THIS
    return Told.ANOTHER if is_other else Told.NOTHING


def sentence_told(kind: SentenceKind, text: str) -> Told:
    """Compare a kind of sentence with those that a page names."""
    if kind not in SENTENCES:
        return Told.NOTHING
    named, may_be = _sentences(text)
    return _told(is_this=kind in may_be, is_other=bool(named))


@lru_cache(MOST_KEPT)
def _sentences(text: str) -> tuple[frozenset[SentenceKind], frozenset[SentenceKind]]:
    """Return the kinds of sentence that a page names, and those that it may tell of."""
    small = plainly(text).casefold()
    named = frozenset(kind for kind, (sure, _) in SENTENCES.items() if re.search(sure, small))
    return named, named | {kind for kind, (_, perhaps) in SENTENCES.items() if re.search(perhaps, small)}


def words_told(words: str, text: str) -> Told:
    """Look for somebody's own words: their letters one after another, or each of them and most pairs of them."""
    if not text.strip():
        return Told.NOTHING
    parts = [part for part in BREAK.split(words) if folded(part)]
    return Told.THIS if all(_is_said(part, text) for part in parts) else Told.ANOTHER


def _is_said(part: str, text: str) -> bool:
    """Tell whether a page has some words one after another, or as far as the lines of a table part them."""
    if folded(part) in folded(text):
        return True
    said, on_page = (WORD.findall(plainly(each).casefold()) for each in (part, text))
    there = set(pairwise(on_page))
    parted = [pair for pair in pairwise(said) if pair not in there]
    if not set(said) <= set(on_page) or 2 * len(parted) >= len(said):
        return False
    return not any(_is_turned(*pair, there) for pair in parted)


def _is_turned(one: str, other: str, there: Collection[tuple[str, str]]) -> bool:
    """Tell whether two words turn each other into the opposite, or a page has such a word between them."""
    return bool(TURNS & {one, other}) or any((one, word) in there and (word, other) in there for word in TURNS)


def name_told(names: Collection[str], text: str) -> Told:
    """Look for somebody's family names or other names, or a part of one."""
    letters = folded(text)
    if not letters:
        return Told.NOTHING
    parts = {part for name in names for part in (folded(name), *map(folded, name.split())) if len(part) >= WHOLE_NAME}
    return Told.THIS if not parts or any(part in letters for part in parts) else Told.ANOTHER


def full_name_told(names: Collection[tuple[str, str]], text: str) -> Told:
    """Compare somebody's given names with those that a page gives before the family name, or behind it and a comma.

    `names` are given and family names. A page tells of another where it has more names after the first given one, or
    others; fewer, initials, titles, and other people of the family are passed over.
    """
    on_page = NAME_WORD.findall(plainly(text))
    small = [word.casefold() for word in on_page]
    is_this = is_other = False
    for given, family in names:
        own, last = (NAME_WORD.findall(plainly(part).casefold()) for part in (given, family))
        for at in range(len(small) - len(last) + 1) if own and last else ():
            if small[at : at + len(last)] == last:
                before = _given(on_page[max(0, at - MOST_GIVEN) : at], own[0])
                is_this |= before == own or small[at + len(last) :][: len(own) + 1] == [",", *own]
                is_other |= any(len(word) > 1 and word not in own for word in before)
    return _told(is_this=is_this, is_other=is_other)


def _given(before: list[str], first: str) -> list[str]:
    """Return the names from the first given one on, of the words before a family name; none where one is no name."""
    at = next((at for at, word in enumerate(before) if word.casefold() == first), len(before))
    names = before[at:]
    return [] if any(word[0].islower() and word not in PARTICLES for word in names) else [w.casefold() for w in names]


def nationality_told(nationality: str, text: str) -> Told:
    """Compare a nationality with the one that a page gives under such a label."""
    stems = {word[:STEM] for word in words_of(nationality) if len(word) >= STEM}
    is_this = not stems or any(word[:STEM] in stems for word in words_of(text))
    return _told(is_this=is_this, is_other=NATIONALITY.search(plainly(text)) is not None)


def reference_told(field: str, reference: str, text: str) -> Told:
    """Compare a reference with those of the very same form that a page gives."""
    form = "upper number" if reference.startswith("UI-") else field
    own = re.match(FORMS[form], reference)
    is_this = own is None or folded(own[0]) in folded(text)
    others = re.finditer(rf"(?<![\w/-]){FORMS[form]}(?![\w-])", text)
    return _told(is_this=is_this, is_other=any(not _is_of_something_else(text, each.start()) for each in others))


def _is_of_something_else(text: str, start: int) -> bool:
    return OF_SOMETHING_ELSE.search(text, max(0, start - BEFORE), start) is not None


def received_told(day: date, text: str) -> Told:
    """Compare the day on which a notice was received with the one that it is marked with."""
    if page_says(text).may_give(day):
        return Told.THIS
    marked = (found for found in RECEIVED.finditer(text) if not _is_by_others(text, found.start()))
    days = (claim for found in marked for claim in dates(text[found.end() : found.end() + DAY_REACH]))
    is_other = any(isinstance(claim.value, tuple) and all(claim.value) for claim in days if claim.start == 0)
    return _told(is_this=False, is_other=is_other)


def _is_by_others(text: str, start: int) -> bool:
    return RECEIVED_BY_OTHERS.search(text, max(0, start - BEFORE), start) is not None
