"""Words that offer an arrest, a charge or a stop as proof, or that weigh what was found."""

import re

from docgen.checks.wording import Hints, found, found_by_hint, later, negated, table

__all__ = ["ARGUED_FROM", "BY_DENIAL", "DENIAL_HINTS", "HINTS", "PROOF", "argues"]

PAPERS = r"(?:sheet|record|report|form|log|note|warrant|statement|entry|slip|photograph|image|paper|book|officer)s?\b"
STEP = rf"(?:arrest|charge|stop)(?:s|e?d|ped)?(?: and search(?:es)?)?(?! {PAPERS})"
GAP = (
    r"(?:,? (?!(?:and|but|while|when) (?!that\b|this\b|it\b|so\b|arrest|charge|stop)|"
    rf"{PAPERS}|(?:file|footage|exhibit|camera|cctv|computer|database|system|who)s?\b|"
    r"(?:dropped|withdrawn|discontinued|dismissed|cancelled|rescinded|refused|unlawful|mistaken|wrongful|wrongly)\b)"
    r"\w+){0,6},?"
)
"""Words between a step and what it is said to show: none of them is a paper or somebody else that shows it."""
SHOWS = (
    r"(?:shows?|proves?|proved|demonstrates?|confirms?|establish(?:es)?|reveals?|means?|indicates?|suggests?|"
    r"supports?|corroborates?|bears? out|backs? up|underlines?|reinforces?|vindicates?|validates?|"
    r"(?:lends?|gives?|adds?) (?:\w+ )?(?:weight|support|credence|colour) to|adds? to)"
)
SHOWN = (
    r"(?:that|how|what|his|her|their|a pattern|something|enough|he|she|person [a-z]|"
    r"the (?:allegation|complaint|complainant|account|case|suspicion|report|claim|version|victim|witness)\w*)"
)
TAKEN = r"(?:arrest|charg|stopp|bail|detain|search|investigat)ed"
NO_REASON = (
    r"(?:for (?:nothing|no (?:\w+ )?(?:reason|cause))|without (?:\w+ )?(?:cause|reason|grounds|evidence|foundation))"
)
PROOF = table(
    an_arrest_or_charge_as_proof=rf"(?<!who )(?<!who had )(?<!record of the )(?<!record of his )(?<!report of the )"
    rf"(?:{STEP}|bailed|investigated){GAP} {SHOWS} {SHOWN}|"
    rf"(?:arrest|stop)(?: and search)? (?:record|history) {SHOWS} (?:a pattern|what (?:kind|sort)|how he|that he is)",
    an_arrest_that_says_all=rf"{STEP}{GAP} (?:speaks? (?:for (?:itself|themselves)|volumes)|"
    r"says? (?:(?:it )?all|enough|a lot|much|something|volumes)|tells? (?:a|an|its|their|the|his|her) (?:\w+ )?"
    r"(?:story|stories|tale)|paints? an? (?:\w+ )?picture|adds? up|counts? against|forms? a pattern|"
    r"points? to (?:him|her|his|a pattern|guilt)|(?:is|are|was|were) telling|"
    r"(?:is|are|was|were) (?:in itself |itself )?(?:evidence|proof|a sign|an indication) (?:of|that))|"
    rf"{TAKEN} (?:for|with) (?:a |good |a good |every )?(?:reason|cause)(?=\W*$|[.,;!?])|"
    r"(?:arrested|charged|stopped|bailed),? (?:and )?(?:so|therefore|hence|thus) (?:he|she) (?:must|was|is|had)",
    a_view_of_the_evidence=r"(?:strong|ample|compelling|overwhelming|clear|plenty of|considerable|damning|"
    r"good) (?:case|evidence) "
    r"(?:against|that (?:he|she))|(?:case|evidence) against (?:him|her|\w+ \w+) (?:was|is) (?:very |"
    r"quite )?(?:strong|ample|"
    r"compelling|overwhelming|clear|good|damning)|(?:all(?: of)? (?:the|this) evidence|everything|"
    r"it all) points? (?:to|at) (?:him|her)|no smoke without fire",
)
STEPS = ("arrest", "charg", "stop", "bail", "detain", "search", "investigat")
HINTS: Hints = {"a view of the evidence": ("case", "evidence", "point", "smoke")}
"""A view of the evidence needs no step; what argues from one needs a step and one of the words below close after it."""
ARGUED_FROM = later(
    rf"(?:{'|'.join(STEPS)})\w*[\w ,]{{0,200}}?\b(?:show|prove|demonstrate|confirm|establish|reveal|mean|indicat|"
    r"suggest|support|corroborate|bear|back|underline|reinforce|vindicate|validate|lend|give|add|speak|say|tell|paint|count|form|"
    r"point|evidence|proof|a sign|reason|cause|so |therefore|hence|thus)"
)
BY_DENIAL = table(
    not_for_nothing=rf"(?:not|\w+n['’]t|never|nobody|no[- ]one|hardly|scarcely|rarely|seldom|none)"
    rf"(?: (?!and\b|but\b|or\b)[\w-]+){{0,4}}? (?:{TAKEN}|arrest|charge|stop|search|detain)"
    rf"(?: (?!and\b|but\b|or\b)[\w-]+){{0,3}}? (?:{NO_REASON}|by (?:accident|chance|mistake))",
    no_coincidence=rf"{STEP}{GAP} (?:(?:is|are|was|were|can|could|cannot)(?: be)? (?:no|not|hardly|"
    r"never|be)(?: an?| all)?(?: mere| pure)? (?:coincidence|accident|chance|mistake)s?|"
    r"leaves? (?:little|no)(?: \w+)? (?:doubt|question))",
    not_unless=rf"would (?:not|never) have (?:been )?{TAKEN}(?: \w+){{0,2}} (?:unless|without something|"
    r"(?:if|had) (?:he|she|it|there) (?:were|was|had|did|been)?(?: been| be)?(?:n['’]t| not| never| nothing| innocent|"
    r" blameless| done (?:nothing|no)| no (?:\w+ )?(?:evidence|reason|case|cause|grounds))"
    r"(?! been (?:mistaken|taken|wrongly|misidentified)))",
)
"""What argues by denying the opposite. "Would not have arrested him if they had known" helps him, and is let stand."""
DENIAL_HINTS: Hints = {
    "not for nothing": ("for nothing", "for no", "without", "by accident", "by chance", "by mistake"),
    "no coincidence": ("coincidence", "accident", "chance", "mistake", "doubt", "question"),
    "not unless": ("would not have", "would never have"),
}
DENIED_WITHIN = re.compile(r"\b(?:not|never|no|cannot|neither|nor)\b(?! (?:have|smoke))", re.IGNORECASE)


def argues(text: str) -> bool:
    """Tell whether a text argues, and does not deny it, before the words or within ("does not show that")."""
    small = text.casefold()
    of_a_step = any(step in small for step in STEPS)
    proof = found(PROOF, text) if of_a_step and ARGUED_FROM().search(text) else found_by_hint(PROOF, HINTS, text)
    if any(not negated(text, match) for _, match in proof if DENIED_WITHIN.search(match[0]) is None):
        return True
    return of_a_step and any(not negated(text, match) for _, match in found_by_hint(BY_DENIAL, DENIAL_HINTS, text))
