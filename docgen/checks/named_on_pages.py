"""What a page names: this court, offence or provision, or another.

It is read generously: what a page may name in another way counts as named, and a page that names no other is silent.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from docgen.case.plain_letters import plainly
from docgen.checks.told_on_pages import MOST_KEPT, STEM, Told, words_of

__all__ = ["court_told", "offence_told", "statute_told"]

TRIAL_COURTS = {
    "magistrates": r"magistrates?|youth courts?|juvenile courts?|petty sessions|justices|llys ynadon",
    "crown": r"crown courts?|central criminal court|old bailey|assizes|llys y goron",
    "sheriff": r"sheriff",
    "peace": r"justice of the peace",
}
"""Courts that try, by kind, as pages name them in full."""
SHORT_COURTS = {
    "magistrates": r"mags?|mc|yc",
    "crown": r"crown|cc|ccc",
    "sheriff": r"sherf|shf",
    "peace": r"jpc|district court",
    "appeal": r"court of (?:criminal )?appeal|high court|divisional court|supreme court|house of lords",
}
"""What else may stand for one of that kind; one that hears appeals is no other court than the one that tried."""
NO_TOWN = words_of(
    "the court courts crown magistrates magistrate youth juvenile at in of for sitting and sheriff justice justices "
    "peace central criminal county high appeal division jury before convicted venue name hearing old bailey llys goron "
    "ynadon appeared sentencing case local mags from with that when this any all her his other bench"
)
TOWN_BEFORE = re.compile(r"\b([a-z][a-z'-]{2,30}) (?:magistrates|(?:crown|youth|sheriff) court)")
TOWN_AFTER = re.compile(r"\b(?:magistrates?'?s?'?|crown) court (?:sitting )?(?:at|in) ([a-z][a-z'-]{2,30})")
"""A court with its town, in small letters on one line."""
CRIMES = {
    "theft": (
        r"thefts?|shoplift\w*|stealing|pickpocket\w*|larceny",
        r"thie\w+|steals?|stole|stolen|shop\s?theft|without pay\w*|making off|dishonest\w*",
    ),
    "robbery": (r"robber(?:y|ies)|muggings?", r"robb?\w*|mugg\w*"),
    "burglary": (r"burglar(?:y|ies)", r"burgl\w*|trespass\w*|broke into|break-?in\w*"),
    "handling": (r"handling stolen", r"handl\w+|receiv\w+"),
    "assault": (
        r"(?:common|indecent|sexual )?assaults?|battery|(?:actual|grievous) bodily harm|wounding",
        r"assault\w*|batter\w*|beat\w*|bodily|abh|gbh|wound\w*|attack\w*|strangl\w*|stab\w*|violen\w+|struck|punch\w*",
    ),
    "damage": (r"criminal damage|arsons?|vandalism", r"damag\w*|arson\w*|vandal\w*|graffiti|fire"),
    "fraud": (
        r"frauds?|false representation|deception|forgery|money laundering|counterfeiting",
        r"fraud\w*|decept\w*|deceiv\w*|forg\w*|launder\w*|counterfeit\w*|false\w*",
    ),
    "sexual": (
        r"rapes?|sexual (?:assault|activity|touching|communication)|indecent (?:assault|exposure|images?)|voyeurism",
        r"rap(?:e|ed|ing)|sex\w*|indecen\w*|expos\w*|voyeur\w*|groom\w*",
    ),
    "drugs": (
        r"(?:possess\w+|supply\w*|production) (?:of |a |an |with intent to supply ){0,3}(?:controlled|class|cannabis)",
        r"drugs?|cannabis|cocaine|heroin|crack|class [abc]|controlled|psychoactive|mdma|amphet\w*|supply\w*|pwits",
    ),
    "weapons": (
        r"offensive weapons?|bladed article|article with a blade|possession of a (?:knife|firearm)",
        r"blad\w*|kni\w+|weapons?|firearms?|ammunition|pointed|guns?|pistols?|sword|machete",
    ),
    "killing": (r"murders?|manslaughter", r"murder\w*|manslaughter|kill\w*|homicid\w*|death"),
    "disorder": (
        r"affray|violent disorder|harassment|stalking|riot|(?:threatening|abusive) (?:words|behaviour)",
        r"affray|disorder\w*|harass\w*|stalk\w*|riot\w*|threat\w*|abus\w*|insult\w*|drunk\w*|alarm|distress",
    ),
    "driving": (
        r"(?:dangerous|careless|drink|drunk) driving|driving (?:while|whilst|without|with|otherwise)",
        r"driv\w*|drove|vehicles?|motor\w*|insurance|uninsured|licen[cs]e|alcohol|speeding|disqualif\w*",
    ),
    "bail": (r"fail(?:ing|ure|ed) to surrender|absconding", r"surrender\w*|abscond\w*|bail|fta"),
    "liberty": (
        r"kidnapping|false imprisonment|blackmail|abduction", r"kidnap\w*|abduct\w*|blackmail\w*|false\w*|imprison\w*"
    ),
    "justice": (
        r"obstructing|resisting|perverting the course|perjury", r"obstruct\w*|resist\w*|pervert\w*|perjur\w*|escap\w*"
    ),
}  # fmt: skip
"""Of each family of offences, words that name one for certain, and words that may tell of one."""
CIRCUMSTANCES = words_of(
    "the and for from with of in on at to by an shop store person dwelling building public place street house home "
    "other than value worth item items goods two three one count having possession possessing article attempted "
    "attempt conspiracy alleged allegation offence offences crime another against common aggravated simple cause "
    "causing intent his her their without was were that which"
)
"""Words that are not what makes an offence this one."""
ACT = re.compile(
    r"\b(theft|criminal damage|bail|sexual offences|misuse of drugs|fraud|offences against the person|public order|"
    r"road traffic|firearms|assaults on emergency workers|protection from harassment|"
    r"identity (?:cards|documents)|forgery and counterfeiting|modern slavery|computer misuse|prison|criminal justice|"
    r"criminal law|police|prevention of crime|proceeds of crime|serious crime|domestic abuse|communications|"
    r"malicious communications|offensive weapons|psychoactive substances|perjury|criminal attempts|homicide|knives|"
    r"customs and excise management|immigration|crime and disorder|children and young persons)"
    r"(?: \(offences\)| \(amendment\))? act(?:,? ?((?:18|19|20)\d\d))?\b"
)
"""Acts that make offences, as they are called in small letters on one line."""
NO_OFFENCES = frozenset({"immigration", "police", "bail", "criminal justice"})
"""Those that are more often named for something else than the offence."""
SECTION = re.compile(r"(?<![\w'])s(?:ections?|ects?|ec|s)?\.? ?(?=\d)")
NUMBERS = re.compile(r"(?:\d{1,3}[a-z]{0,2}(?: ?\([0-9a-z]{1,4}\)){0,4}(?:,|and|&|or|/|to| ){0,4}){1,6}")
NUMBER = re.compile(r"\d{1,3}[a-z]{0,2}(?: ?\([0-9a-z]{1,4}\)){0,4}")
REACH = 40
"""Characters that the numbers of sections take, and that an Act stands from them."""
YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
SPACE = re.compile(r"\s+")


@lru_cache(MOST_KEPT)
def _squeezed(text: str) -> str:
    """Return a page on one line, in plain small letters."""
    return SPACE.sub(" ", plainly(text).casefold())


def _is_in(pattern: str, text: str) -> bool:
    return re.search(rf"(?<![a-z0-9])(?:{pattern})(?![a-z0-9])", text) is not None


def court_told(court: str, text: str) -> Told:
    """Compare a court with those that a page names, by kind and by town."""
    kinds = {*_full(_squeezed(court))} or {*_short(_squeezed(court))}
    towns = {word for word in words_of(court) - NO_TOWN if len(word) >= STEM - 1}
    named, may_be = _courts(text)
    if not named or not kinds:
        return Told.NOTHING
    is_of_kind, is_of_town = bool(kinds & may_be), not towns or bool(towns & words_of(text))
    if is_of_kind and is_of_town:
        return Told.THIS
    return Told.ANOTHER if not is_of_kind or _names_a_town(text) else Told.NOTHING


@lru_cache(MOST_KEPT)
def _courts(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the kinds of courts that a page names in full, and those that it may name."""
    named = frozenset(_full(_squeezed(text)))
    return named, named | frozenset(_short(_squeezed(text)))


def _full(text: str) -> Iterator[str]:
    yield from (kind for kind, names in TRIAL_COURTS.items() if _is_in(names, text))


def _short(text: str) -> Iterator[str]:
    yield from (kind for kind, names in SHORT_COURTS.items() if _is_in(names, text))


def _names_a_town(text: str) -> bool:
    page = _squeezed(text)
    return any(town not in NO_TOWN for pattern in (TOWN_BEFORE, TOWN_AFTER) for town in pattern.findall(page))


def offence_told(offence: str, text: str) -> Told:
    """Compare an offence with those that a page names: shoplifting is a theft, and what an Act is called is none."""
    is_one, own = _crimes(offence)
    if not is_one:  # a false name is no fraud, and a quarrel no assault: only what is called an offence is compared
        return Told.NOTHING
    named, may_be = _crimes(text)
    stems = {word[:STEM] for word in words_of(offence) - CIRCUMSTANCES if word.isalpha() and len(word) > 1}
    if own & may_be or stems & _stems(text):
        return Told.THIS
    return Told.ANOTHER if named else Told.NOTHING


@lru_cache(MOST_KEPT)
def _crimes(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the families of offences that a page names, and those that it may tell of."""
    said = ACT.sub(" ", _squeezed(text))
    named = frozenset(family for family, (sure, _) in CRIMES.items() if _is_in(sure, said))
    return named, named | {family for family, (_, perhaps) in CRIMES.items() if _is_in(perhaps, said)}


@lru_cache(MOST_KEPT)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in words_of(ACT.sub(" ", _squeezed(text))))


def statute_told(statute: str, text: str) -> Told:
    """Compare a provision with those that a page gives: the Act by its name and year, and the section."""
    own, page = _squeezed(statute), _squeezed(text)
    sections, year = {*_sections(own)}, YEAR.search(own)
    called = ACT.search(own)
    if not sections or year is None or called is None:
        return Told.NOTHING
    acts = [(each[1], each[2] or year[0]) for each in ACT.finditer(page)]
    if (called[1], year[0]) not in acts:
        return _another_act(acts, year[0], page)
    if any(_agree(one, other) for one in sections for other in _sections(page)):
        return Told.THIS
    return Told.ANOTHER if _gives_a_section_of(called[1], page) else Told.NOTHING


def _another_act(acts: list[tuple[str, str]], year: str, page: str) -> Told:
    """Tell of a page without the Act whether it gives another one, and not this one in short, as by TA 1968."""
    is_other = any(name not in NO_OFFENCES for name, _ in acts) and {*_sections(page)}
    return Told.ANOTHER if is_other and year not in YEAR.findall(ACT.sub(" ", page)) else Told.NOTHING


def _sections(text: str) -> Iterator[str]:
    """Yield the numbers of sections that a text gives, like 9(1)(b)."""
    for found in SECTION.finditer(text):
        if listed := NUMBERS.match(text, found.end(), found.end() + REACH):
            yield from (number.replace(" ", "") for number in NUMBER.findall(listed[0]))


def _agree(one: str, other: str) -> bool:
    """Tell whether two numbers may be of one section: 1 and 1(1), and not 1 and 12."""
    short, long = sorted((one, other), key=len)
    return long == short or long.startswith(f"{short}(")


def _gives_a_section_of(act: str, page: str) -> bool:
    """Tell whether a page gives a section right before or after the name of an Act."""
    called = rf"{re.escape(act)}(?: \(\w+\))?"
    before = re.search(rf"(?<![\w'])s(?:ections?|ects?|ec|s)?\.? ?\d[^.;:]{{0,{REACH}}}?\b{called} act\b", page)
    after = re.search(rf"\b{called} act(?:,? ?\d{{4}})?,? \(?s(?:ections?|ects?|ec|s)?\.? ?\d", page)
    return before is not None or after is not None
