"""What says that somebody did an offence: a table of wordings, each with what a text has to hold for it to be there."""

from docgen.checks.wording import Hints, table

__all__ = ["CRIME", "HINTS"]

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
DO = (
    r"(?:rob|mug|burgle|burglari[sz]e|steal|shoplift|assault|attack|stab|rape|murder|defraud|molest|kidnap|swindle|"
    r"blackmail)"
)
DOES = (
    r"(?:robs|mugs|burgles|steals|shoplifts|assaults|attacks|stabs|rapes|murders|defrauds|molests|kidnaps|swindles|"
    r"blackmails)"
)
PEOPLE = r"(?:he|she|him|her|they|them|the (?:subject|appellant|defendant|suspect|man|woman))"
ENDS = r"(?=\W*$|[.,;:!?)]| (?:and|on|at|in|of|upon|against|that|which|was|were|with|from|outside|near)\b)"
"""What follows a word that stands for somebody, and owns nothing ("by her car")."""
BY_OFFICERS = "".join(
    rf"(?<!\b{did} )(?<!\b{did} (?:him|her) )" for did in ("stopped", "arrested", "detained", "challenged", "held")
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
    that_he_did_do_it=rf"(?:did|does|used to|began to|went on to|continued to|managed to|set out to|tried to|"
    rf"attempted to|intended to|meant to|planned to|conspired to|helped (?:\w+ )?(?:to )?|decided to|chose to) "
    rf"(?:(?:then|indeed|in fact|also|both|later) )?{DO}|(?:he|she|they|who|the subject|the appellant) "
    rf"(?:\w+ly )?{DOES}(?! of\b)",
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
    by_whom_it_was=rf"(?:{CRIMES})(?: (?:of|on|against|upon|at|in|from) [^,.;:!?]{{1,40}}?)? "
    rf"(?:(?:which|that) )?(?:(?:was|is|were) )?(?:done |made |executed |carried out )?by {PEOPLE}{ENDS}|"
    rf"what (?:he|she|they) did (?:was|is|amounts to|amounted to) (?:\w+ ){{0,2}}?(?:{CRIMES})",
    at_the_point_of_a_weapon=rf"{BY_OFFICERS}at (?:knife|gun)[- ]?point(?! by (?:the |armed )?(?:officers|police))|"
    r"(?:held|stuck) (?:\w+ ){0,4}?up (?:with|using) (?:a|the|his|"
    r"her) (?:\w+ )?(?:knife|gun|pistol|weapon|blade|firearm)|held up (?:the|a|an|this|that) (?:[\w-]+ ){0,2}?"
    r"(?:shop\w*|stores?|banks?|garage|cashier|clerk|cab|taxi|bookmaker\w*|bookie\w*|post office|jeweller\w*|kiosk|"
    r"driver|man|woman|girl|boy|student|passenger|customer|assistant)",
    no_innocent_man=r"(?:(?:is|was|are|were|be|been) (?:not|hardly|scarcely|far from|anything but|no|never|"
    r"nowhere near)|(?:is|was|are|were)n['’]t)(?: an?)?(?: \w+ly)? "
    r"(?:innocent(?! of (?!it\b|this\b|that\b|the\b|incident))|blameless)|"
    r"not without (?:blame|fault)|innocent (?:he|she) (?:is|was) not",
    caught_at_it=r"red[- ]handed|bang to rights|dead to rights|(?:caught|found|seen|spotted|taken|discovered) (?:\w+ )?"
    r"(?:in the act|at it)(?! of (?:leaving|walking|sleeping))|(?:hand|hands|fingers) in the till",
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
VERBS = (
    "rob", "mug", "burgl", "steal", "stole", "shoplift", "assault", "attack", "stab", "rape", "raping", "murder",
    "defraud", "molest", "kidnap", "swindle", "blackmail",
)  # fmt: skip
NOUNS = (
    "robber", "burglar", "theft", "mugging", "raid", "stabbing", "assault", "attack", "rape", "murder", "fraud",
    "arson", "kidnapping", "shoplifting", "offence", "crime",
)  # fmt: skip
DOERS = (
    "robber", "burglar", "thief", "thieves", "mugger", "shoplifter", "attacker", "assailant", "abuser", "rapist",
    "murderer", "killer", "fraudster", "arsonist", "kidnapper", "pickpocket", "molester", "blackmailer", "swindler",
    "conman", "con man", "crook", "felon", "smuggler", "dealer", "trafficker", "supplier",
)  # fmt: skip
HINTS: Hints = {
    "did it": VERBS,
    "dealt drugs": ("dealt", "sold", "supplied", "trafficked"),
    "that he did do it": VERBS,
    "was doing it": (*VERBS, "dealing"),
    "who did it": DOERS,
    "carried it out": NOUNS,
    "that he carried out": NOUNS,
    "he did it": ("did it", "responsible", "blame", "behind", "away with", "who did", "must have"),
    "a record of it": ("record", "history", "form", "previous", "known for"),
    "his victim": ("victim",),
    "by whom it was": NOUNS,
    "at the point of a weapon": ("point", "held", "stuck"),
    "no innocent man": ("innocent", "blame", "fault"),
    "caught at it": ("handed", "to rights", "in the act", "at it", "in the till"),
    "who got away": (
        "justice", "conviction", "punishment", "prosecution", "technicality", "lucky", "would have been", "saved",
        "spared",
    ),
    "what was proved": ("proved", "proven", "made out", "established", "true"),
    "his crime": NOUNS,
}  # fmt: skip
