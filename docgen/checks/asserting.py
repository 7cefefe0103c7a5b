"""Crimes told as facts: words that say that somebody did an offence, where nobody is said to say so."""

import re
from collections.abc import Iterator

from docgen.checks.wording import found, negated, table

__all__ = ["asserted"]

CRIMES = (
    r"robber(?:y|ies)|burglar(?:y|ies)|thefts?|muggings?|raids?|stabbings?|(?:sexual )?assaults?|attacks?|rapes?|"
    r"murders?|frauds?|arsons?|kidnapping|shoplifting|offences?|crimes?"
)
DID = (
    r"robbed|mugged|burgled|burglari[sz]ed|stole|shoplifted|(?:sexually |indecently )?assaulted|attacked|stabbed|raped|"
    r"murdered|defrauded|molested|kidnapped|swindled|blackmailed|"
    r"(?:(?:has|had|have|having) |(?:was|were|been|being) (?=stolen by))stolen"
)
DOING = (
    r"robbing|mugging|burgling|stealing|shoplifting|assaulting|attacking|stabbing|raping|murdering|defrauding|molesting|"
    r"kidnapping|blackmailing|dealing (?:in )?(?:drugs|cocaine|heroin|cannabis)"
)
DRUGS = r"(?:drugs?|cocaine|heroin|crack|cannabis|class [ab])"
WHO_DID = (
    r"(?:robber|burglar(?! alarm)|thief|mugger|shoplifter|attacker|assailant|abuser|rapist|murderer|killer|fraudster|"
    r"arsonist|kidnapper|pickpocket|molester|blackmailer|swindler|con ?man|crook|felon|people smuggler|"
    rf"{DRUGS} (?:dealer|trafficker|supplier))(?:'s|’s|s|s'|s’)?|thieves|crooks"
)
CRIME = table(
    did_it=DID,
    dealt_drugs=rf"(?:dealt|sold|supplied|trafficked) (?:in )?(?:\w+ )?{DRUGS}",
    was_doing_it=rf"(?:was|were|been|seen|caught|spotted|filmed|while|kept|of) (?:{DOING})",
    who_did_it=rf"(?:the|(?<!person )an?|this|that|these|both|two|his|her|their|my|whose|same) "
    r"(?:(?!alleged|suspected|supposed|possible|would-be|unknown|unidentified|(?:the|his|her|their|my|this)\b)"
    rf"[\w-]+ ){{0,2}}?(?:{WHO_DID})|"
    rf"(?:is|was|as|be|been) (?:{WHO_DID})|(?:he|she) (?:is|was) (?:a|the) dealer",
    carried_it_out=r"(?:carr(?:y|ied|ying) out|part in|participated in|responsible for|(?:was|were|is) behind|"
    r"involved in|(?:he|she|who|subject) did) (?:the|this|that|a|an|these|both|at least one) "
    rf"(?:[\w-]+ ){{0,2}}?(?:{CRIMES})",
    that_he_carried_out=rf"(?:{CRIMES}) (?:that |which )?(?:he|she|the subject) "
    r"(?:carried out|did|was part of|took part in)",
    he_did_it=r"(?:he|she|the subject|the man|the woman) (?:did it|(?:is|was|are|were) (?:responsible|"
    r"to blame)"
    r"(?: for (?:it|this|that))?|(?:is|was|were) behind (?:it|this|that)|(?:got|gets) away with (?:it|this|that)|"
    r"(?:is|was|were) (?:the )?one of (?:the|those) (?:\w+ ){0,2}who did (?:it|this|that))(?=\W*$|[.,;:!?])|"
    r"must have (?:done|taken part|been (?:involved|responsible))|one of the (?:\w+ ){0,2}who did (?:it|this|that)",
    a_record_of_it=r"(?:he|she|the subject|the appellant) (?:has|had) (?:a (?:long )?)?(?:record|history|form|"
    r"previous) (?:for|of) "
    rf"(?:\w+ ){{0,2}}?(?:{CRIMES}|violence|dishonesty|offending)|(?:has|had) (?:got )?(?:form|previous)(?=\W*$|"
    rf"[.,;]| for\b)|"
    rf"(?:is|was) (?:well )?known for (?:\w+ )?(?:{CRIMES}|violence|dishonesty)",
    his_victim=r"(?:his|the subject's|the subject’s) (?:\w+ )?victims?",
    who_got_away=r"(?:evad|escap|avoid|cheat|dodg)(?:es|ed|ing|s) (?:justice|conviction|punishment|prosecution)|"
    r"on a technicality|lucky (?:not )?to (?:have (?:not )?been|be|escape|avoid|get)|"
    r"would have been (?:convicted|found guilty|charged)|(?:saved|spared) (?:him|her) (?:from|a) (?:\w+ )?"
    r"(?:conviction|charge|trial|prosecution)",
    what_was_proved=r"(?:matter|allegation|case|robbery|theft|assault|burglary|crime) "
    r"(?:was|is|has been|stands) (?:fully |clearly )?(?:proved|proven|made out|established|true)",
    his_crime=rf"(?:his|her|their|the subject's|the subject’s) (?:{CRIMES}) (?:of|on|against|upon|at)",
)
"""Nobody is told of as having done what no court found (Farquharson). Blows and takings that name no offence are let
stand: that he struck or took is for whoever saw it to say."""
SAYING = (
    r"said|says|saying|stat(?:e|es|ed|ing)|tells?|told|report(?:s|ed|ing)?(?! of\b)|record(?:s|ed|ing)?(?! of\b)|"
    r"alleg\w+|complain\w*|"
    r"claim(?:s|ed|ing)?|accus\w+|describ\w+|according to|account|version|wrote|writes|noted|notes|"
    r"mention(?:s|ed)?|explain(?:s|ed)?|admit(?:s|ted)|identified as|ask(?:s|ed)|put to (?:him|her)|"
    r"suspicion|suspected|charged? (?:with|of|that|is|was)|investigat\w+|arrested (?:for|on)|believed|thought|"
    r"call(?:s|ed) (?:him|her)"
)
SAID = re.compile(
    rf"(?<!\bI )(?<!\bI have )(?<!\bit is )\b(?:{SAYING})\b"
    r"(?:[^,;]{0,60}?\b(?:that|how|of what|to have|having|as)\b|\s*[:“\"]|"
    r"(?!.*\b(?:after|because|before|once|since|when|where|as)\b))",
    re.IGNORECASE | re.DOTALL,
)
"""Whoever is said to say it says so up to here; "arrested after he robbed her" is nobody's saying."""
SAID_AFTER = re.compile(
    r"[^.;!?]{0,80}?,\s+(?:according to|as alleged|it (?:is|was) (?:said|alleged|reported|claimed)|allegedly|"
    r"(?:he|she|they|(?:[A-Z]\w+ ){1,3}) ?(?:said|says|alleged|claimed|told|reported))\b"
)
UNREAL = re.compile(
    r"\b(?:if|may have|might have|could have|would have|to find out who|in case|unless)(?: been)?\W*$", re.IGNORECASE
)
SENTENCE = re.compile(r"[.;!?]\s|\b(?:but|yet|nevertheless)\s|\n", re.IGNORECASE)
QUOTED = re.compile(r"[“\"][^“”\"]{0,2000}[”\"]")
FAR = 300
"""How many characters of its sentence before a word are looked at for who says it."""


def asserted(text: str) -> Iterator[str]:
    """Yield what a text tells as a fact though it names an offence; what somebody is said to say is let stand.

    So is what is denied, and what stands between quotation marks.
    """
    text = QUOTED.sub("“”", text)
    for name, match in found(CRIME, text):
        before = SENTENCE.split(text[max(0, match.start() - FAR) : match.start()])[-1]
        said = SAID.search(before) or SAID_AFTER.match(text[match.end() : match.end() + FAR])
        if not (said or UNREAL.search(before) or negated(text, match)):
            yield name
