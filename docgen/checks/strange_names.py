"""Names in a text that no text of the case has: words with a capital that are neither known nor plain words."""

import re
from collections.abc import Iterator

from docgen.checks.claims import Claim, Kind, folded
from docgen.checks.known import Known

__all__ = ["strange_names"]

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
CAPITAL = re.compile(r"(?<![^\W\d_])(?<!['’\-])[A-Z][^\W\d_]*(?:['’\-][^\W\d_]+)*")
"""The same where it begins with a capital, which in a text of plain letters is all that can be a name."""
PARTS = re.compile(r"['’\-]")
SENTENCE = re.compile(r"[.!?:;\n][\s\"'“”‘’()]*$")
TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|St|No)\.\s*$")
ACTS = re.compile(
    r"\s+(?:told|said|says|states?|stated|tells|asked|admitted|denied|confirmed|reported|saw|heard|called|rang|"
    r"explained|wrote|gave|went|lives|works|was seen|was arrested|pushed|struck|hit|took)\b"
)
"""What somebody says or does: the word before it at the start of a sentence is a name, unless it is a plain one."""
INSTITUTIONS = re.compile(
    r"\b(?:Crown Prosecution Service|Home Office|Home Secretary|Secretary of State|First-tier Tribunal|Upper Tribunal|"
    r"Immigration and Asylum Chamber|United Kingdom|Great Britain|England and Wales|England|Wales|Scotland|"
    r"Northern Ireland|Police National Computer|Probation Service|Border Force|Immigration Enforcement)\b"
)
CLOSE = 80
"""How many characters before and after a word are looked at."""
CAPITALS = (
    "I January February March April May June July August September October November December Jan Feb Mar Apr Jun "
    "Jul Aug Sept Sep Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter Mr Mrs "
    "Ms Miss Mx Dr Sir Madam Prof Professor Judge Recorder Constable Sergeant Inspector Superintendent Detective "
    "Chief Officer Police Court Tribunal Act Acts Order Regulations Rules Statement Exhibit Exhibits Appendix "
    "Schedule Part Item Person Witness English British UK GB PC DC PS DS DI DCI DCS CI PCSO PNC CPS CCTV DNA ANPR "
    "MG NHS GP TV DVD USB CD SIM PIN ID AM PM OK HM HMP HHJ NFA ASN URN CRO"
)
"""Words with a capital that name nobody and no place: days, titles, ranks, parts of papers, common short forms."""
BEGINNINGS = (
    "A An The This That These Those He She It They We You I His Her Its Their Our My There Here What Which Who Whom "
    "Whose When Where Why How If As At By For From In Into Of On Off Over Under To With Without After Before Until "
    "Since While During Between Among Through Because Although Though However Nor Or And But So Yet Not No None "
    "Nothing Nobody Neither Both Each Every Either All Any Some Several Many Most Few Other Others Another Such "
    "Someone Somebody Anyone Anybody Everyone One Two Three Four Five Six Seven Eight Nine Ten Once Then Later "
    "Police Officer Staff Mother Father Mum Dad Brother Sister Son Daughter Wife Husband Partner Victim Complainant "
    "Witness Neighbour Employer Manager Doctor Judge Jury Prosecutor Counsel Court Magistrate Colleague Caller "
    "Suspect Subject Defendant Appellant Householder Owner Driver Passenger Child Nurse Teacher Security Man Woman "
    "Boy Girl Nevertheless Also Only Further Today Yesterday"
)
"""Plain words that begin sentences."""


def _of(words: str) -> frozenset[str]:
    return frozenset(map(folded, words.split()))


PLAIN, STARTERS = _of(CAPITALS), _of(BEGINNINGS)


def strange_names(text: str, known: Known) -> Iterator[Claim]:
    """Yield the names that no text of the case has, in order; words with one space between them are one name.

    A word of a script without capitals is a name as well where the case does not have it.
    """
    text = INSTITUTIONS.sub(lambda match: " " * len(match[0]), text)
    last: Claim | None = None
    for match in (CAPITAL if text.isascii() else WORD).finditer(text):
        if not _is_strange(match, text, known):
            continue
        together = last is not None and text[last.end : match.start()] == " "
        if last is not None and not together:
            yield last
        last = Claim(Kind.NAME, last.start if last is not None and together else match.start(), match.end(), None)
    if last is not None:
        yield last


def _is_strange(match: re.Match[str], text: str, known: Known) -> bool:
    word = match[0]
    if word[0].islower() or _is_known(word, known):
        return False
    starts = word[0].isupper() and _starts(text[max(0, match.start() - CLOSE) : match.start()])
    return not starts or _is_named(word, text[match.end() : match.end() + CLOSE], known)


def _starts(before: str) -> bool:
    """Tell whether a sentence starts after a text."""
    return not before.strip() or (SENTENCE.search(before) is not None and TITLE.search(before) is None)


def _is_named(word: str, after: str, known: Known) -> bool:
    """Tell whether a word that starts a sentence is a name: by a strange name after it, or by what it does."""
    if folded(word) in STARTERS or word.endswith("s"):
        return False
    following = WORD.match(after.lstrip(" "))
    if following is not None and following[0][0].isupper() and not _is_known(following[0], known):
        return True
    return ACTS.match(after) is not None


def _is_known(word: str, known: Known) -> bool:
    plain = word.removesuffix("'s").removesuffix("’s")
    every = (folded(plain), *(folded(part) for part in PARTS.split(plain) if part))
    found = [each in known.names or each in PLAIN for each in every]
    return found[0] or all(found[1:])
